"""Que solo un Buzón atienda cada buzón de correo: dos, con libros distintos, escribirían dos veces a todo el mundo.

El cerrojo del libro lo impide en una casa; entre máquinas, cada uno deja una señal en el propio buzón y la renueva.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import msgspec

from buzon.puertos import BuzonAjeno, FalloPasajero, Senal
from buzon.vigia.alarmas import empezar_epoca
from buzon.vigia.casa import Casa

FRESCA = timedelta(hours=1)
_NUNCA = datetime.min.replace(tzinfo=UTC)
_RENOVAR = 1200.0  # segundos: tres veces dentro de lo que dura fresca


def ocupar(casa: Casa) -> None:
    """Comprueba que nadie más atiende el buzón y renueva la señal propia. No hace nada si la casa no tiene instancia.

    Las señales dicen además hasta dónde llegaba el libro: si el de ahora se queda corto, es una copia vieja.

    Raises:
        BuzonAjeno: lo atiende otro. No se lee ni se envía nada.
        FalloPasajero: el buzón no contesta.
    """
    propia = casa.instancia
    if propia is None or (casa.senalada_en is not None and casa.cronometro() - casa.senalada_en < _RENOVAR):
        return
    ahora = casa.ahora()
    desde = propia.desde if casa.senalada_en is not None else ahora
    senal = msgspec.structs.replace(propia, desde=desde, cuando=ahora)
    senales = casa.entrada.senales()
    _negarse(casa, rival(senales, senal, ahora, es_nueva=casa.senalada_en is None))
    _notar_copia(casa, senales)
    senal = _al_dia(casa, senal)
    casa.entrada.senalar(senal)
    # Dos que empiezan a la vez no se ven al mirar: se ven al volver a mirar, y se queda el que empezó antes.
    _negarse(casa, rival(casa.entrada.senales(), senal, ahora, es_nueva=False))
    casa.instancia, casa.senalada_en = senal, casa.cronometro()
    casa.superar("ajeno")


def renovar(casa: Casa) -> None:
    """Deja dicho en el buzón hasta dónde llega el libro, tras escribir a clientes. Que no se pueda no es un fallo."""
    if casa.instancia is not None and casa.senalada_en is not None:
        with suppress(FalloPasajero):
            casa.instancia = _al_dia(casa, msgspec.structs.replace(casa.instancia, cuando=casa.ahora()))
            casa.entrada.senalar(casa.instancia)


def _al_dia(casa: Casa, senal: Senal) -> Senal:
    c = casa.cartera
    return msgspec.structs.replace(senal, asiento=c.ultimo_numero, epoca=c.restaurada)


def _notar_copia(casa: Casa, senales: Iterable[Senal]) -> None:
    """Una señal de esta misma casa que llega más lejos que el libro: alguien lo volvió atrás sin decirlo."""
    c = casa.cartera
    suya = (c.restaurada or _NUNCA, c.ultimo_numero)
    lejos = [s for s in senales if s.casa and s.casa == c.casa and (s.epoca or _NUNCA, s.asiento) > suya]
    if lejos:
        ultima = max(lejos, key=lambda senal: (senal.epoca or _NUNCA, senal.asiento))
        dia = f"{ultima.cuando.astimezone(casa.reglas.zona):%d/%m/%Y a las %H:%M}"
        como = f"llega al asiento {c.ultimo_numero}, y el {dia} llegaba al {ultima.asiento}"
        empezar_epoca(casa, como, ultima.asiento)


def rival(senales: Iterable[Senal], propia: Senal, ahora: datetime, *, es_nueva: bool) -> Senal | None:
    """Otra instancia con la señal fresca y con más derecho: la que ya estaba o, entre dos, la que empezó antes."""
    for otra in senales:
        es_fresca = abs(ahora - otra.cuando) <= FRESCA
        va_antes = es_nueva or (otra.desde, otra.instancia) < (propia.desde, propia.instancia)
        if otra.instancia != propia.instancia and es_fresca and va_antes:
            return otra
    return None


def _negarse(casa: Casa, otra: Senal | None) -> None:
    if otra is None:
        return
    texto = (
        f"este buzón de correo ya lo atiende otro Buzón, en la máquina {otra.maquina} (visto a las "
        f"{otra.cuando.astimezone(casa.reglas.zona):%H:%M}): para uno de los dos. Si aquel ya no existe, borra la "
        "carpeta «Buzon» de tu correo, o espera una hora"
    )
    casa.senalada_en = None
    casa.observar("ajeno", texto)
    raise BuzonAjeno(texto)
