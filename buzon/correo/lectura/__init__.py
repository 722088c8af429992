"""Abre un correo: de los octetos tal como llegaron a un `Correo`.

Nunca lanza y nunca decide nada: lo que no se entiende queda vacío y dicho en `defectos`.
"""

import hashlib

from buzon.correo.lectura.arbol import plantar
from buzon.correo.lectura.cabeceras import Cabeceras
from buzon.correo.lectura.cuerpo import recoger
from buzon.correo.lectura.topes import recortar
from buzon.correo.mensaje import Correo

__all__ = ["abrir"]


def abrir(crudo: bytes) -> Correo:
    """El correo que hay en unos octetos cualesquiera (RFC 5322 y MIME, con sus faltas de costumbre).

    `huella` es el sha256 de los octetos enteros, aunque se haya recortado lo que se lee.
    """
    octetos, cortes = recortar(crudo)
    arbol, faltas = plantar(octetos)
    cabeceras = Cabeceras(arbol)
    contenido = recoger(arbol)
    firmantes, de = cabeceras.firmantes()
    return Correo(
        huella=hashlib.sha256(crudo).hexdigest(),
        message_id=next(iter(cabeceras.identificadores("message-id")), None),
        en_respuesta_a=cabeceras.identificadores("in-reply-to"),
        referencias=cabeceras.identificadores("references"),
        de=de,
        firmantes=firmantes,
        para=cabeceras.personas("to"),
        cc=cabeceras.personas("cc"),
        responder_a=cabeceras.personas("reply-to"),
        asunto=cabeceras.primera("subject"),
        fecha=cabeceras.fecha(),
        texto=contenido.texto,
        html=contenido.html,
        adjuntos=contenido.adjuntos,
        cabeceras=cabeceras.todas,
        defectos=tuple(dict.fromkeys((*cortes, *faltas, *cabeceras.defectos(), *contenido.defectos))),
    )
