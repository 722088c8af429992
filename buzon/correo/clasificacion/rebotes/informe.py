"""La devolución preparada para los detectores: el aviso sin la copia de la carta, y lo que se sabe de ella."""

import re

import msgspec

from buzon.correo.clasificacion.rebotes import frases, indicios, original
from buzon.correo.clasificacion.texto import TOPE_PARTES, TOPE_TEXTO, aplanar, contiene
from buzon.correo.mensaje import Adjunto, Correo

_CABEZA = 60
_ENLACE = re.compile(r"mailto:([^\s\"'<>?&]{3,320}@[^\s\"'<>?&]{3,255})", re.IGNORECASE)


class Informe(msgspec.Struct, frozen=True):
    """Lo que mira cada detector.

    Attributes:
        correo: el correo entero.
        lineas: el aviso, sin la copia de la carta; `planas` son las mismas, aplanadas.
        estados: el texto de cada parte `message/delivery-status`.
        carta: lo que se sabe de la carta devuelta.
        propias: direcciones que no pueden haber fallado (quien recibe la devolución, quien la firma, quien escribió).
        es_demora: el aviso dice que la carta sigue en camino.
    """

    correo: Correo
    lineas: tuple[str, ...]
    planas: tuple[str, ...]
    estados: tuple[str, ...]
    carta: original.Original
    propias: frozenset[str]
    es_demora: bool


def preparar(correo: Correo) -> Informe:
    """Reúne el texto del aviso (cuerpo y partes de texto sueltas) y aparta la copia de la carta."""
    aviso, copia = original.partir(correo.texto)
    for adjunto in _de_texto(correo):
        mas_aviso, mas_copia = original.partir(_decodificar(adjunto.contenido))
        aviso += mas_aviso
        copia += mas_copia
    if not any("@" in linea for linea in aviso):
        # Outlook esconde la dirección detrás del nombre, en el enlace.
        aviso += list(dict.fromkeys(_ENLACE.findall(correo.html[:TOPE_TEXTO])))
    carta = original.hallar(correo, copia)
    planas = tuple(aplanar(linea) for linea in aviso)
    estados = [adjunto for adjunto in correo.adjuntos if "delivery-status" in adjunto.tipo]
    propias = {direccion.correo for direccion in (*correo.para, *correo.cc)} | set(carta.remitentes)
    if correo.de:
        propias.add(correo.de.correo)
    return Informe(
        correo=correo,
        lineas=tuple(aviso),
        planas=planas,
        estados=tuple(_decodificar(adjunto.contenido) for adjunto in estados[:TOPE_PARTES]),
        carta=carta,
        propias=frozenset(propias - set(carta.destinatarios)),
        es_demora=_es_demora(correo, planas),
    )


def _de_texto(correo: Correo) -> list[Adjunto]:
    """Las partes de texto sueltas: algunos servidores ponen ahí el aviso."""
    ajenas = ("rfc822", "calendar", "html", "csv")
    sueltas = [a for a in correo.adjuntos if a.tipo.startswith("text/") and not contiene(a.tipo, ajenas)]
    return sueltas[:TOPE_PARTES]


def _decodificar(contenido: bytes) -> str:
    return contenido[:TOPE_TEXTO].decode("utf-8", "replace")


def _es_demora(correo: Correo, planas: tuple[str, ...]) -> bool:
    asunto = aplanar(correo.asunto)
    if contiene(asunto, frases.ASUNTO_DEMORA) and (
        indicios.es_de_servidor(correo) or not indicios.es_respuesta(correo)
    ):
        return True
    cabeza = " ".join(planas[:_CABEZA])
    definitivo = ("permanent fatal errors", "failed permanently", "permanent error", "error permanente")
    return contiene(cabeza, frases.DEMORA) and not contiene(cabeza, definitivo)
