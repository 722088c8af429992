"""`buzon vigilar`: el demonio, en primer plano."""

import argparse
import logging
import signal
import sys
from types import FrameType

from buzon.adaptadores.sistema import Despertador, SupervisorSystemd
from buzon.cli.comun import casa_de
from buzon.montaje import CasaEnDisco, ReglasInvalidas, montar, recargar
from buzon.vigia import Bucle

registro = logging.getLogger("buzon")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Trabaja hasta SIGTERM o SIGINT; SIGHUP vuelve a leer las reglas y, si están mal, sigue con las de antes."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    disco = casa_de(opciones)
    casa = montar(disco)
    despertador = Despertador()
    bucle = Bucle(
        casa,
        lector=despertador.lector,
        vaciar=despertador.vaciar,
        supervisor=SupervisorSystemd(),
        respaldar=disco.respaldar,
        latir=disco.latir,
        contar=registro.info,
    )
    _escuchar_senales(bucle, despertador, disco)
    registro.info("vigilando %s", casa.reglas.correo.direccion)
    try:
        bucle.correr()
    finally:
        casa.entrada.cerrar()
        casa.salida.cerrar()
        casa.libro.cerrar()
        despertador.cerrar()
    registro.info("parado")
    return 0


def _escuchar_senales(bucle: Bucle, despertador: Despertador, disco: CasaEnDisco) -> None:
    def parar(_senal: int, _marco: FrameType | None) -> None:
        bucle.parar = True
        despertador.despertar()

    def releer() -> None:
        try:
            recargar(bucle.casa, disco)
        except ReglasInvalidas as fallo:
            registro.error("las reglas nuevas están mal y sigo con las de antes: %s", "; ".join(fallo.errores))
        else:
            registro.info("reglas releídas")

    def pedir_recarga(_senal: int, _marco: FrameType | None) -> None:
        bucle.recargar = releer
        despertador.despertar()

    signal.signal(signal.SIGTERM, parar)
    signal.signal(signal.SIGINT, parar)
    signal.signal(signal.SIGHUP, pedir_recarga)
