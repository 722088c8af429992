"""`buzon exportar`: todo lo que se guarda de un cliente, en un zip (o en un JSON) que se le puede entregar."""

import argparse
import json

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.entregas import entregar
from buzon.cli.caso import buscar_caso
from buzon.cli.comun import casa_de, reloj_de
from buzon.dominio.olvido import rastrear
from buzon.informes.personales import datos_de_persona, empaquetar_persona
from buzon.vigia.olvido import direcciones_propias


def ejecutar(opciones: argparse.Namespace) -> int:
    """Solo lee: vale con el demonio en marcha."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    cartera, asientos = disco.leer_historia()
    deudor, _ = buscar_caso(cartera, opciones.que)
    rastro = rastrear(asientos, deudor.id, direcciones_propias(reglas))
    datos = datos_de_persona(cartera, deudor, asientos, rastro, reloj_de(opciones, reglas).ahora())
    if opciones.salida.suffix.lower() == ".json":
        octetos = json.dumps(datos, ensure_ascii=False, indent=2).encode()
    else:
        leer = ArchivoEnDisco(disco.archivo).leer
        octetos = empaquetar_persona(cartera, deudor, datos, rastro, asientos, reglas, leer)
    entregar(opciones.salida, octetos)
    cuantos = f"hechos: {len(datos['hechos'])}; facturas: {len(datos['facturas'])}"
    print(f"{opciones.salida}: lo de {deudor.nombre} ({cuantos}).")
    return 0
