"""Los botones sellados, venga lo que venga con ellos: el que hizo algo se gasta y el falso se cuenta."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import EntradaDeCorreo, OrdenDelTitular, RespuestaDeudor
from buzon.dominio.hechos import CartaEncargada, CualquierHecho, SelloGastado, SelloRechazado
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import MALOS_PARA_CERRAR


def anotar_sello(
    c: Cartera, e: EntradaDeCorreo, hechos: tuple[CualquierHecho, ...], ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Lo que el botón deja en el libro, delante de su efecto.

    Preguntar no gasta: un botón que solo hizo que se contestara algo se puede volver a tocar.
    """
    sello = e.origen.sello
    if sello is None:
        return
    de = e.origen.de or ""
    if sello.estado == "alterado":
        yield SelloRechazado(de=de)
        if c.sellos_falsos(de, ahora) + 1 == MALOS_PARA_CERRAR:
            carta = f"aviso/sellos/{e.origen.huella[:12]}"
            yield al_titular(reglas, carta, "sellos_falsos", de=de, cuantos=MALOS_PARA_CERRAR)
    tuvo_efecto = any(not isinstance(hecho, CartaEncargada) for hecho in hechos)
    if sello.estado == "vale" and isinstance(e, OrdenDelTitular | RespuestaDeudor) and tuvo_efecto:
        yield SelloGastado(sello=sello.firma, accion=sello.accion, de=e.origen.de)
