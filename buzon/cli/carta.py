"""`buzon carta`: el requerimiento de pago en PDF, para mandarlo por correo certificado o burofax."""

import argparse
import sys
from datetime import date

from buzon.adaptadores.entregas import entregar
from buzon.cli.caso import buscar_caso
from buzon.cli.comun import casa_de, reloj_de
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.frenos import freno
from buzon.dominio.reglas import Reglas
from buzon.informes.ensayo import marca_al_agua
from buzon.informes.papel.carta_formal import carta_formal
from buzon.informes.papel.envio import como_se_certifica
from buzon.informes.papel.extras import extras_de


def _advertir(c: Cartera, deudor: Deudor, facturas: tuple[Factura, ...], reglas: Reglas, hoy: date) -> None:
    """La carta la firma el titular y puede reclamar lo que Buzón no reclamaría: que lo sepa antes de mandarla."""
    for factura in facturas:
        obstaculo = freno(c, deudor, factura, reglas, hoy) if factura.esta_abierta else None
        if obstaculo:
            print(f"Ojo: por la {factura.numero} no le estoy escribiendo: {obstaculo.motivo}", file=sys.stderr)


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sale con 1 si no se debe nada."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    cartera = disco.leer_cartera()
    deudor, facturas = buscar_caso(cartera, opciones.que)
    ahora = reloj_de(opciones, reglas).ahora()
    plazo = opciones.plazo if opciones.plazo is not None else reglas.carta_formal.plazo
    extras = extras_de(reglas, deudor, facturas, ahora.astimezone(reglas.zona).date())
    try:
        octetos = carta_formal(cartera, deudor, facturas, reglas, ahora, plazo, extras)
    except ValueError as fallo:
        print(f"buzon: {fallo}: {deudor.nombre} está al día", file=sys.stderr)
        return 1
    entregar(opciones.salida, octetos)
    _advertir(cartera, deudor, facturas, reglas, ahora.astimezone(reglas.zona).date())
    if marca_al_agua(cartera, reglas):
        print("Ojo: estás en ensayo y la carta va marcada; al cliente no le ha llegado nada todavía.", file=sys.stderr)
    print(f"{opciones.salida}: requerimiento de pago a {deudor.nombre}, con {plazo} días de plazo.")
    print(f"Léela antes de firmarla. Para que haga prueba, mándala por {como_se_certifica(reglas.negocio.pais)}.")
    return 0
