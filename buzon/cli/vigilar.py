"""`buzon vigilar`: el demonio, en primer plano."""

import argparse
import logging
import os
import signal
from types import FrameType
from typing import NoReturn

from buzon.adaptadores.registro import registrar_discretamente
from buzon.adaptadores.sistema import Despertador, SupervisorSystemd
from buzon.cli.comun import casa_de
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.casa import montar, recargar
from buzon.puertos import FalloDefinitivo, ReglasInvalidas
from buzon.vigia import Bucle, Casa

registro = logging.getLogger("buzon")
# Lo que se espera a que acabe el envío en curso; systemd mata a los 90 segundos.
_GRACIA = 45
_DE_REGLAS = {"de_reglas": True}


class Impaciencia(BaseException):
    """Se pidió parar y lo que hay entre manos no acaba: se deja como está, que el libro ya lo sabe."""


def ejecutar(opciones: argparse.Namespace) -> int:
    """Trabaja hasta SIGTERM o SIGINT; SIGHUP vuelve a leer las reglas y, si están mal, sigue con las de antes.

    Con unas reglas o unas plantillas malas no empieza: sale con 78 y dice qué corregir.

    Al parar se acaba el envío en curso; a la segunda señal, o a los 45 segundos, se abandona y queda en duda.
    """
    formato = registrar_discretamente()
    disco = casa_de(opciones)
    casa = montar(disco, con_examen=True)
    formato.nombres = lambda: (deudor.nombre for deudor in casa.cartera.deudores.values())
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
    except Impaciencia:
        _abandonar(casa)
    finally:
        casa.entrada.cerrar()
        casa.salida.cerrar()
        casa.libro.cerrar()
        despertador.cerrar()
    registro.info("parado")
    return 0


def _abandonar(casa: Casa) -> NoReturn:
    """Termina ya, sin despedirse de nadie: la conexión a medias se corta, y al volver se comprueba qué llegó."""
    registro.info("paro sin acabar lo que tenía entre manos: lo comprobaré al volver")
    casa.libro.cerrar()
    logging.shutdown()
    os._exit(0)


def _escuchar_senales(bucle: Bucle, despertador: Despertador, disco: CasaEnDisco) -> None:
    def parar(_senal: int, _marco: FrameType | None) -> None:
        if bucle.casa.debe_parar:
            raise Impaciencia
        bucle.casa.debe_parar = True
        signal.alarm(_GRACIA)
        despertador.despertar()

    def releer() -> None:
        try:
            recargar(bucle.casa, disco)
        except ReglasInvalidas as fallo:
            registro.error(
                "las reglas nuevas están mal y sigo con las de antes: %s", "; ".join(fallo.errores), extra=_DE_REGLAS
            )
        except FalloDefinitivo as fallo:
            registro.error("no puedo usar las reglas nuevas y sigo con las de antes: %s", fallo, extra=_DE_REGLAS)
        else:
            registro.info("reglas releídas")

    def pedir_recarga(_senal: int, _marco: FrameType | None) -> None:
        bucle.recargar = releer
        despertador.despertar()

    signal.signal(signal.SIGALRM, parar)
    signal.signal(signal.SIGTERM, parar)
    signal.signal(signal.SIGINT, parar)
    signal.signal(signal.SIGHUP, pedir_recarga)
