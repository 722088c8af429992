"""La historia de cada cliente con sus correos, tal como se enseña en el panel."""

from collections.abc import Callable, Iterator
from typing import Any

from buzon.dominio import hechos as h
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Suceso
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import sin_sello
from buzon.informes.historial import frase

_MAX_SUCESOS = 150
_MAX_CARTAS = 20
_MAX_LETRAS = 4000

Leer = Callable[[str], str | None]


def cronica(c: Cartera, deudor: Deudor, reglas: Reglas, leer: Leer) -> list[dict[str, Any]]:
    """Lo más reciente primero. De los correos, el texto; de las cartas más antiguas, solo que salieron."""
    return list(_sucesos(c, deudor, reglas, leer))


def _sucesos(c: Cartera, deudor: Deudor, reglas: Reglas, leer: Leer) -> Iterator[dict[str, Any]]:
    con_texto = 0
    for suceso in reversed(c.cronica.get(deudor.id, [])[-_MAX_SUCESOS:]):
        dicho = frase(c, suceso, reglas)
        if dicho is None:
            continue
        correo = _correo(c, suceso, leer if con_texto < _MAX_CARTAS else None)
        con_texto += bool(correo)
        yield {
            "cuando": f"{suceso.cuando.astimezone(reglas.zona):%d/%m/%Y %H:%M}",
            "texto": dicho.partition(" — ")[0],
            "correo": correo,
        }


def _correo(c: Cartera, suceso: Suceso, leer: Leer | None) -> dict[str, str] | None:
    hecho = suceso.hecho
    if isinstance(hecho, h.RespuestaRecibida) and hecho.texto:
        return {"de": hecho.de, "asunto": sin_sello(hecho.asunto), "texto": hecho.texto[:_MAX_LETRAS], "clase": "llego"}
    if isinstance(hecho, h.CartaEnviada) and leer is not None:
        carta = c.cartas[hecho.carta]
        texto = leer(carta.huella) if carta.huella else None
        if texto:
            para = ", ".join((*carta.encargo.para, *carta.encargo.cc))
            return {"de": para, "asunto": carta.asunto, "texto": texto[:_MAX_LETRAS], "clase": "salio"}
    return None
