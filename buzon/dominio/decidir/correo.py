"""Los correos sobre los que no hay nada que decidir, salvo recordar que se vieron y, a veces, enseñarlos."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import CorreoIlegible, CorreoRepetido, CorreoSinInteres, CorreoSospechoso, Origen
from buzon.dominio.hechos import CartaEncargada, CualquierHecho
from buzon.dominio.reglas import Reglas


def decidir_nada(
    _c: Cartera, _e: CorreoSinInteres | CorreoRepetido, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Solo queda visto."""
    yield from ()


def decidir_sospechoso(_c: Cartera, e: CorreoSospechoso, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """No se actúa: se le cuenta al titular qué llegó y por qué no se creyó."""
    yield contar_correo(reglas, e.origen, "correo_sospechoso", e.motivo)


def decidir_ilegible(_c: Cartera, e: CorreoIlegible, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Se deja aparte en el servidor y se avisa: nada se pierde."""
    yield contar_correo(reglas, e.origen, "correo_ilegible", e.motivo)


def contar_correo(reglas: Reglas, origen: Origen, tema: str, motivo: str) -> CartaEncargada:
    """Se le dice al titular qué correo llegó y por qué no se hizo nada con él."""
    return al_titular(
        reglas,
        f"aviso/{origen.huella[:12]}",
        tema,
        de=origen.de or "",
        asunto_correo=origen.asunto,
        motivo=motivo,
    )
