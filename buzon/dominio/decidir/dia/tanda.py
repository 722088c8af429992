"""Cuando tocan muchas cartas a la vez: por unas reglas cambiadas, una cartera recién cargada o una parada larga.

Antes que nada se pregunta. Mientras el titular no conteste no sale ninguna de ellas; lo demás sigue.
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from statistics import median

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Tanda
from buzon.dominio.decidir.cartas import preguntar_al_titular
from buzon.dominio.hechos import (
    CartaEncargada,
    CualquierHecho,
    PreguntaHecha,
    PreguntaRetirada,
    TandaDetenida,
)
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import nombre_de_etapa

_DIAS_CORRIENTES = timedelta(days=14)
_VECES_LO_CORRIENTE = 2
_MAX_LISTA = 200


def repartir(
    c: Cartera, cartas: list[CartaEncargada], en_camino: AbstractSet[str | None], libres: int, hoy: date, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """De las cartas que hoy tocan, las que salen; o, si son demasiadas, la pregunta.

    `en_camino`: los deudores con un recordatorio encargado que aún no ha salido. `libres`: lo que admite el día.
    """
    permitidas = [carta for carta in cartas if _esta_permitida(c, carta)]
    nuevas = [carta for carta in cartas if not _esta_permitida(c, carta)]
    tanda = c.tanda
    if tanda and tanda.como == "poco" and permitidas:
        cupo = max(reglas.cobranza.preguntar_desde, 1) - sum(1 for _ in _salidas_de(c, hoy, reglas)) - len(en_camino)
        yield from [*permitidas, *nuevas][: max(min(cupo, libres), 0)]
        return
    yield from permitidas[:libres]
    libres -= min(len(permitidas), libres)
    if not _son_demasiadas(c, len(nuevas), en_camino, hoy, reglas):
        yield from nuevas[: max(libres, 0)]
    elif not permitidas:
        # Con otra tanda saliendo aún, las nuevas esperan a que acabe: dos preguntas a la vez no se entienden.
        yield from _preguntar(c, nuevas, hoy, reglas)


def _esta_permitida(c: Cartera, carta: CartaEncargada) -> bool:
    tanda = c.tanda
    if tanda is None or tanda.como not in ("enviar", "poco") or carta.deudor not in tanda.deudores:
        return False
    return not _se_le_escribio(c.deudores[carta.deudor or ""], tanda)


def _se_le_escribio(deudor: Deudor, tanda: Tanda) -> bool:
    return bool(deudor.recordatorios) and deudor.recordatorios[-1] >= tanda.cuando


def _salidas_de(c: Cartera, dia: date, reglas: Reglas) -> Iterator[datetime]:
    for cuando in reversed(c.salidas):
        suyo = cuando.astimezone(reglas.zona).date()
        if suyo == dia:
            yield cuando
        elif suyo < dia:
            return


def _son_demasiadas(c: Cartera, nuevas: int, en_camino: AbstractSet[str | None], hoy: date, reglas: Reglas) -> bool:
    """Más que `preguntar_desde` y más del doble de lo corriente: quien escribe sesenta cada día no quiere preguntas."""
    tope = reglas.cobranza.preguntar_desde
    if not tope or not nuevas:
        return False
    tanda = c.tanda
    de_la_tanda = 0
    pendientes = len(en_camino)
    if tanda and tanda.como == "enviar":
        pendientes = len(en_camino - tanda.deudores)
    if tanda and tanda.como == "enviar" and tanda.cuando.astimezone(reglas.zona).date() == hoy:
        de_la_tanda = sum(1 for d in tanda.deudores if d in c.deudores and _se_le_escribio(c.deudores[d], tanda))
    ya_hoy = sum(1 for _ in _salidas_de(c, hoy, reglas)) - de_la_tanda + pendientes
    return ya_hoy + nuevas > max(tope, _VECES_LO_CORRIENTE * _lo_corriente(c, hoy, reglas))


def _lo_corriente(c: Cartera, hoy: date, reglas: Reglas) -> float:
    """Los recordatorios de un día de trabajo como los de las dos últimas semanas: la mediana, que ignora un pico."""
    dias: Counter[date] = Counter()
    for cuando in reversed(c.salidas):
        dia = cuando.astimezone(reglas.zona).date()
        if hoy - dia > _DIAS_CORRIENTES:
            break
        if dia < hoy:
            dias[dia] += 1
    return median(dias.values()) if dias else 0


def _preguntar(c: Cartera, cartas: list[CartaEncargada], hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    tanda = f"t-{hoy.isoformat()}"
    pregunta = f"q-{tanda}"
    if f"pregunta/{pregunta}" in c.cartas:
        return  # hoy ya se preguntó por otras: estas esperan a mañana
    abierta = c.tanda if c.tanda and c.tanda.como is None else None
    deudores = dict.fromkeys((*(abierta.deudores if abierta else ()), *(carta.deudor or "" for carta in cartas)))
    if abierta and f"q-{abierta.id}" in c.preguntas:
        yield PreguntaRetirada(pregunta=f"q-{abierta.id}", motivo="se juntan con otras")
    yield TandaDetenida(tanda=tanda, deudores=tuple(sorted(deudores)))
    lista = [[c.deudores[d].nombre, _que(c, d, cartas)] for d in list(deudores)[:_MAX_LISTA]]
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=pregunta,
            asunto="tanda",
            objeto=tanda,
            texto=f"hoy tocan {len(deudores)} cartas a la vez y no he mandado ninguna: ¿salen?",
            opciones=("enviar", "poco", "detener"),
        ),
        "tanda",
        cuantas=len(deudores),
        lista=lista,
        al_dia=reglas.cobranza.preguntar_desde,
    )


def _que(c: Cartera, deudor: str, cartas: list[CartaEncargada]) -> str:
    carta = next((carta for carta in cartas if carta.deudor == deudor), None)
    if carta is None:
        return "ya esperaba desde antes"
    numeros = ", ".join(c.facturas[renglon.factura].numero for renglon in carta.renglones[:5])
    return f"{nombre_de_etapa(carta.etapa or carta.plantilla)} ({numeros})"
