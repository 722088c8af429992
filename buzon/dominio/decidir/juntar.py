"""Varios avisos de la misma clase en un minuto son un solo correo: veinte seguidos no los lee nadie.

Solo los que únicamente informan: los que preguntan, o se contestan con palabras, van cada uno en su hilo.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.cartas import JUNTADA
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import PorDespachar
from buzon.dominio.hechos import CartaAnulada, CualquierHecho
from buzon.dominio.reglas import Reglas

_JUNTABLES = frozenset({"correo_sospechoso", "correo_ilegible", "rebote", "rebote_sin_carta", "respuesta_sin_deuda"})
_VARIOS = 3
_MINUTO = timedelta(minutes=1)


def decidir_juntar(c: Cartera, _e: PorDespachar, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Anula los avisos sueltos que se juntan y encarga el que los lleva todos. Uno ya intentado sale como está."""
    # De un cliente cada vez: lo que se dice de uno se ha de poder borrar sin tocar lo de los demás.
    grupos: dict[tuple[str, str | None], list[Carta]] = {}
    for id_carta in c.vivas:
        carta = c.cartas[id_carta]
        tema = str(carta.encargo.datos.get("tema", ""))
        if carta.encargo.dirigida == "titular" and tema in _JUNTABLES and _esta_sin_tocar(carta):
            grupos.setdefault((tema, carta.encargo.deudor), []).append(carta)
    for (tema, _), suyas in grupos.items():
        juntas = [carta for carta in suyas if carta.encargada - suyas[0].encargada <= _MINUTO]
        if len(juntas) >= _VARIOS:
            yield from _juntar(tema, juntas, reglas)


def _esta_sin_tocar(carta: Carta) -> bool:
    return carta.estado == "encargada" and not carta.intentos and not carta.encargo.hilo


def _juntar(tema: str, juntas: list[Carta], reglas: Reglas) -> Iterator[CualquierHecho]:
    for carta in juntas:
        yield CartaAnulada(carta=carta.encargo.carta, motivo=JUNTADA)
    ids = "\0".join(carta.encargo.carta for carta in juntas)
    yield al_titular(
        reglas,
        f"aviso/juntos-{hashlib.sha256(ids.encode()).hexdigest()[:12]}",
        "correo_juntos",
        deudor=juntas[0].encargo.deudor,
        de_que=tema,
        avisos=[dict(carta.encargo.datos) for carta in juntas],
    )
