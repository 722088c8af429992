"""Los adjuntos hechos datos: facturas, extractos y PDF. Sala pura."""
