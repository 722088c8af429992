"""Una devolución dentro de otra: una pasarela la recibe y la reenvía como si fuera la carta.

Se reconoce porque lo devuelto es, a su vez, un informe de entrega o lo firma un servidor.
"""

import re

import msgspec

from buzon.correo.clasificacion.rebotes import original
from buzon.correo.clasificacion.texto import TOPE_PARTES, TOPE_TEXTO
from buzon.correo.mensaje import Correo

_CABEZA = 16_000
_FIRMA = re.compile(r"^from:[^\n]{0,300}mailer-daemon", re.IGNORECASE | re.MULTILINE)
_INFORME = re.compile(r"^final-recipient:|report-type=\"?delivery-status", re.IGNORECASE | re.MULTILINE)
_BLANCO = re.compile(r"\r?\n\r?\n")


def abrir(correo: Correo) -> Correo | None:
    """El correo con la devolución de dentro en el lugar de la de fuera, o `None` si no hay ninguna dentro.

    La de dentro se toma como texto (sus partes MIME se leen por sus líneas): basta para los campos de RFC 3464.
    """
    for dentro in _candidatos(correo):
        cabeza = _BLANCO.split(dentro[:_CABEZA], maxsplit=1)[0]
        if _FIRMA.search(cabeza) and _INFORME.search(dentro):
            cuerpo = dentro[len(cabeza) :]
            return msgspec.structs.replace(correo, texto=cuerpo, adjuntos=(), en_respuesta_a=(), referencias=())
    return None


def _candidatos(correo: Correo) -> list[str]:
    adjuntos = [
        adjunto.contenido[:TOPE_TEXTO].decode("utf-8", "replace")
        for adjunto in correo.adjuntos
        if original.trae_carta(adjunto.tipo)
    ]
    _, copia = original.partir(correo.texto)
    return [*adjuntos[:TOPE_PARTES], "\n".join(copia)]
