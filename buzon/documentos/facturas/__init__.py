"""Un lector por formato de factura; la lista ordenada está en `leer`."""
