"""`buzon expediente`: todo lo de un caso en un zip que se puede comprobar sin Buzón."""

import argparse

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.entregas import entregar
from buzon.cli.caso import buscar_caso
from buzon.cli.comun import casa_de, reloj_de
from buzon.informes.expediente import empaquetar, reunir


def ejecutar(opciones: argparse.Namespace) -> int:
    """Solo lee: vale con el demonio en marcha."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    cartera, asientos = disco.leer_historia()
    deudor, facturas = buscar_caso(cartera, opciones.que)
    caso = reunir(cartera, asientos, deudor, facturas, reglas)
    archivo = ArchivoEnDisco(disco.archivo)
    octetos = empaquetar(caso, reglas, reloj_de(opciones, reglas).ahora(), archivo.leer)
    entregar(opciones.salida, octetos)
    print(f"{opciones.salida}: {len(caso.hitos)} hechos y {len(caso.pruebas)} pruebas de {deudor.nombre}.")
    print("Para comprobarlo: descomprímelo y, dentro, «sha256sum -c manifiesto.sha256».")
    return 0
