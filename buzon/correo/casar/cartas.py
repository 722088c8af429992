"""A qué carta nuestra contesta un correo: por In-Reply-To y References, y si faltan, por lo que quede de la original.

Hay dos clases de indicio. Un Message-ID nuestro no se puede adivinar: quien lo trae recibió la carta. `X-Buzon-Id`
sí se puede, y solo vale con algo más.
"""

import re
from collections.abc import Iterator

from buzon.correo.identidades import APARTADOS, DE_SU_PADRE, apartadas
from buzon.correo.mensaje import Correo
from buzon.dominio.cartera.cartera import Cartera

_TOPE_CABECERAS = 65_536
_TOPE_TEXTO = 100_000
_MAX_ORIGINALES = 5
_DE_ORIGINAL = re.compile(
    rb"^(?:message-id|%s):[ \t]*(?:\r?\n[ \t]+)?<([^<>\s]{3,250})>" % "|".join(APARTADOS).encode(),
    re.IGNORECASE | re.MULTILINE,
)
_MARCA_DE_ORIGINAL = re.compile(rb"^x-buzon-id:[ \t]*([!-~]{1,200})", re.IGNORECASE | re.MULTILINE)
_CITADO = re.compile(r"\b(?:message-id|id\. de mensaje|id\. del mensaje):[ \t*]{0,5}<([^<>\s]{3,250})>", re.IGNORECASE)
_MARCA_CITADA = re.compile(r"\bX-Buzon-Id:[ \t*]{0,5}([!-~]{1,200})", re.IGNORECASE)
_DE_SES = ".amazonses.com"


def carta_contestada(c: Cartera, correo: Correo) -> str | None:
    """El identificador de la carta, o `None`. Se mira del Message-ID más cercano al más lejano."""
    for message_id in _candidatos(correo):
        carta = c.por_message_id.get(message_id) or _reescrita(c, message_id)
        if carta:
            return carta
    return None


def carta_marcada(c: Cartera, correo: Correo) -> str | None:
    """La carta que nombra un `X-Buzon-Id`, en la original adjunta o en lo citado. Es un indicio, no una prueba."""
    marcas = [
        hallada.decode("ascii", "replace")
        for original in _originales(correo)
        for hallada in _MARCA_DE_ORIGINAL.findall(original)
    ]
    marcas += _MARCA_CITADA.findall(correo.texto[:_TOPE_TEXTO])
    propia = correo.cabecera("x-buzon-id")
    return next((marca for marca in (*marcas, (propia or "").strip()) if marca in c.cartas), None)


def _candidatos(correo: Correo) -> Iterator[str]:
    yield from correo.en_respuesta_a
    yield from reversed(correo.referencias)
    yield from apartadas(correo, DE_SU_PADRE)
    for original in _originales(correo):
        for hallado in _DE_ORIGINAL.findall(original):
            yield hallado.decode("ascii", "replace")
    yield from _CITADO.findall(correo.texto[:_TOPE_TEXTO])


def _originales(correo: Correo) -> Iterator[bytes]:
    """El principio de cada correo adjunto, o solo sus cabeceras si es lo que mandaron (RFC 3462)."""
    adjuntos = [a for a in correo.adjuntos if a.tipo in ("message/rfc822", "text/rfc822-headers", "message/global")]
    for adjunto in adjuntos[:_MAX_ORIGINALES]:
        yield adjunto.contenido[:_TOPE_CABECERAS]


def _reescrita(c: Cartera, message_id: str) -> str | None:
    """Amazon SES cambia el Message-ID por el que dio al aceptar la carta: `<acuse@región.amazonses.com>`."""
    local, _, dominio = message_id.partition("@")
    return c.por_message_id.get(local) if f".{dominio.lower()}".endswith(_DE_SES) else None
