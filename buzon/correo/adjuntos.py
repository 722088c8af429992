"""Los papeles de un correo, también los que vienen dentro de otro correo que trae adjunto.

«Reenviar como dato adjunto» mete el original entero: su factura va ahí. Lo que escribió el propio Buzón nunca se abre,
porque sus facturas ya están en el libro.
"""

from collections.abc import Iterator

from buzon.correo import lectura
from buzon.correo.mensaje import Adjunto, Correo

TOPE_ADJUNTOS = 60
# Un reenvío de un reenvío; más adentro no hay facturas, hay hilos enteros.
TOPE_HONDURA = 2


def papeles_de(correo: Correo) -> tuple[Adjunto, ...]:
    """Los adjuntos en su orden, y tras cada correo adjunto los suyos; hasta 60 y dos correos adentro.

    Una devolución trae dentro la carta que no llegó: esa no se mira.
    """
    if any(adjunto.tipo == "message/delivery-status" for adjunto in correo.adjuntos):
        return correo.adjuntos
    return tuple(adjunto for adjunto, _ in zip(_recorrer(correo, TOPE_HONDURA), range(TOPE_ADJUNTOS), strict=False))


def _recorrer(correo: Correo, hondura: int) -> Iterator[Adjunto]:
    for adjunto in correo.adjuntos:
        yield adjunto
        if hondura and adjunto.contenido and _es_correo(adjunto):
            dentro = lectura.abrir(adjunto.contenido)
            if dentro.cabecera("x-buzon-id") is None:
                yield from _recorrer(dentro, hondura - 1)


def _es_correo(adjunto: Adjunto) -> bool:
    return adjunto.tipo in {"message/rfc822", "message/global"} or adjunto.nombre.lower().endswith(".eml")
