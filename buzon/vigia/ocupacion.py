"""Que solo un Buzón atienda cada buzón de correo: dos, con libros distintos, escribirían dos veces a todo el mundo.

El cerrojo del libro lo impide en una casa; entre máquinas, cada uno deja una señal en el propio buzón y la renueva.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from buzon.puertos import BuzonAjeno, Senal
from buzon.vigia.casa import Casa

FRESCA = timedelta(hours=1)
_RENOVAR = 1200.0  # segundos: tres veces dentro de lo que dura fresca


def ocupar(casa: Casa) -> None:
    """Comprueba que nadie más atiende el buzón y renueva la señal propia. No hace nada si la casa no tiene instancia.

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
    _negarse(casa, rival(casa.entrada.senales(), senal, ahora, es_nueva=casa.senalada_en is None))
    casa.entrada.senalar(senal)
    # Dos que empiezan a la vez no se ven al mirar: se ven al volver a mirar, y se queda el que empezó antes.
    _negarse(casa, rival(casa.entrada.senales(), senal, ahora, es_nueva=False))
    casa.instancia, casa.senalada_en = senal, casa.cronometro()
    casa.superar("ajeno")


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
