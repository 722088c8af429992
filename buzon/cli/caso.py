"""De lo que se escribe en la consola («123», «ACME») al caso de un solo cliente."""

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir.ordenes.contexto import buscar_deudor, buscar_facturas
from buzon.informes.palabras import enumerar
from buzon.puertos import FalloDefinitivo


def buscar_caso(c: Cartera, que: str) -> tuple[Deudor, tuple[Factura, ...]]:
    """El cliente y las facturas de que se habla. Raises FalloDefinitivo si no hay nadie así, o puede ser de varios."""
    facturas = buscar_facturas(c, que)
    if len({factura.deudor for factura in facturas}) > 1:
        nombres = enumerar(c.deudores[factura.deudor].nombre for factura in facturas)
        raise FalloDefinitivo(f"la factura «{que}» puede ser de {nombres}: pídelo por el nombre del cliente")
    if facturas:
        return c.deudores[facturas[0].deudor], facturas
    deudores = buscar_deudor(c, que)
    if len(deudores) > 1:
        nombres = enumerar(deudor.nombre for deudor in deudores)
        raise FalloDefinitivo(f"«{que}» puede ser {nombres}: escribe el nombre entero o su correo")
    if not deudores:
        raise FalloDefinitivo(f"no conozco ninguna factura ni cliente «{que}»: mira los nombres en «buzon estado»")
    deudor = deudores[0]
    return deudor, tuple(factura for factura in c.facturas.values() if factura.deudor == deudor.id)
