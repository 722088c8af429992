"""Los correos sobre los que no hay nada que decidir, salvo recordar que se vieron y, a veces, enseñarlos."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import CorreoIlegible, CorreoRepetido, CorreoSinInteres, CorreoSospechoso
from buzon.dominio.hechos import CualquierHecho
from buzon.dominio.reglas import Reglas


def decidir_nada(
    _c: Cartera, _e: CorreoSinInteres | CorreoRepetido, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Solo queda visto."""
    yield from ()


def decidir_sospechoso(_c: Cartera, e: CorreoSospechoso, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """No se actúa: se le cuenta al titular qué llegó y por qué no se creyó."""
    yield al_titular(
        reglas,
        f"aviso/{e.origen.huella[:12]}",
        "correo_sospechoso",
        de=e.origen.de or "",
        asunto_correo=e.origen.asunto,
        motivo=e.motivo,
    )


def decidir_ilegible(_c: Cartera, e: CorreoIlegible, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Se deja aparte en el servidor y se avisa: nada se pierde."""
    yield al_titular(
        reglas,
        f"aviso/{e.origen.huella[:12]}",
        "correo_ilegible",
        de=e.origen.de or "",
        asunto_correo=e.origen.asunto,
        motivo=e.motivo,
    )
