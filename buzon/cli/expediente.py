"""`buzon expediente`: todo lo de un caso en un zip que se puede comprobar sin Buzón."""

import argparse
import sys

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.entregas import entregar
from buzon.cli.comun import casa_de, reloj_de
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir.ordenes.contexto import buscar_deudor, buscar_facturas
from buzon.informes.expediente import empaquetar, reunir
from buzon.informes.palabras import enumerar


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sale con 1 si no hay nada que se llame así, o si puede ser de varios clientes."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    cartera, asientos = disco.leer_historia()
    elegido = _buscar(cartera, opciones.que)
    if isinstance(elegido, str):
        print(f"buzon: {elegido}", file=sys.stderr)
        return 1
    deudor, facturas = elegido
    caso = reunir(cartera, asientos, deudor, facturas, reglas)
    archivo = ArchivoEnDisco(disco.archivo)
    octetos = empaquetar(caso, reglas, reloj_de(opciones, reglas).ahora(), archivo.leer)
    entregar(opciones.salida, octetos)
    print(f"{opciones.salida}: {len(caso.hitos)} hechos y {len(caso.pruebas)} pruebas de {deudor.nombre}.")
    print("Para comprobarlo: descomprímelo y, dentro, «sha256sum -c manifiesto.sha256».")
    return 0


def _buscar(c: Cartera, que: str) -> tuple[Deudor, tuple[Factura, ...]] | str:
    facturas = buscar_facturas(c, que)
    if len({factura.deudor for factura in facturas}) > 1:
        nombres = enumerar(c.deudores[factura.deudor].nombre for factura in facturas)
        return f"la factura «{que}» puede ser de {nombres}: pide el expediente por el nombre del cliente"
    if facturas:
        return c.deudores[facturas[0].deudor], facturas
    deudores = buscar_deudor(c, que)
    if len(deudores) > 1:
        return f"«{que}» puede ser {enumerar(d.nombre for d in deudores)}: escribe el nombre entero o su correo"
    if not deudores:
        return f"no conozco ninguna factura ni cliente «{que}»: mira los nombres en «buzon estado»"
    deudor = deudores[0]
    return deudor, tuple(factura for factura in c.facturas.values() if factura.deudor == deudor.id)
