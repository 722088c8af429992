"""`buzon simular`: qué saldría estos días, a quién y por qué. No envía nada."""

import argparse

import msgspec

from buzon.cli.comun import casa_de, reloj_de
from buzon.dominio.cargos.avisos import avisos_de_cargos
from buzon.informes.calendario import lineas_del_calendario
from buzon.informes.paises import AVISO, frases_de_paises
from buzon.informes.palabras import enumerar, nombre_de_etapa
from buzon.informes.para_programas import datos_de_la_simulacion
from buzon.informes.simulacion import simular


def ejecutar(opciones: argparse.Namespace) -> int:
    """Primero, una línea por carta, en orden; después, el calendario de cada cliente y lo que para a cada factura."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    cartera = disco.leer_cartera()
    ahora = reloj_de(opciones, reglas).ahora()
    de_clientes = [deudor.pais for deudor in cartera.con_abiertas() if deudor.pais]
    if opciones.json:
        avisos = [*frases_de_paises(reglas, de_clientes), AVISO]
        avisos += avisos_de_cargos(cartera, reglas, ahora.astimezone(reglas.zona).date())
        previstas = simular(cartera, reglas, ahora, opciones.dias)
        print(msgspec.json.encode(datos_de_la_simulacion(cartera, reglas, ahora, previstas, avisos)).decode())
        return 0
    for frase in frases_de_paises(reglas, de_clientes):
        print(f"· {frase}")
    print(f"· {AVISO}")
    for aviso in avisos_de_cargos(cartera, reglas, ahora.astimezone(reglas.zona).date()):
        print(f"! {aviso}")
    print()
    cartas = list(simular(cartera, reglas, ahora, opciones.dias))
    for carta in cartas:
        cuando = carta.cuando.astimezone(reglas.zona)
        copia = f" (copia a {enumerar(carta.cc)})" if carta.cc else ""
        etapa = nombre_de_etapa(carta.etapa)
        print(
            f"{cuando:%d/%m/%Y %H:%M}  {etapa:<18} {carta.deudor} <{enumerar(carta.para) or 'una llamada tuya'}>{copia}"
        )
        facturas = "factura" if len(carta.facturas) == 1 else "facturas"
        print(f"{'':18}{facturas} {enumerar(carta.facturas)}: {carta.razon}")
    if not cartas:
        print(f"No saldría nada en {opciones.dias} días. «buzon estado» dice por qué.")
    lineas = list(lineas_del_calendario(cartera, reglas, ahora, cartas))
    if lineas:
        print("\nCliente por cliente\n")
    for linea in lineas:
        print(linea)
    return 0
