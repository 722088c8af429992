"""Abre un correo reenviado: quién escribió el original, a quién, con qué asunto y qué decía.

No decide si quien reenvía tiene derecho a hacerlo ni si lo reenviado es cierto: lo de dentro lo pudo escribir quien
reenvía. Una respuesta con el original citado no es un reenvío, salvo que el asunto diga que lo es.
"""

from buzon.correo.lectura import abrir
from buzon.correo.mensaje import Adjunto, Correo
from buzon.correo.reenvio.asuntos import clase_de_asunto, sin_prefijos
from buzon.correo.reenvio.lugares import hallar
from buzon.dominio.lecturas import Reenvio

__all__ = ["abrir_reenvio"]
_BREVE = 600


def abrir_reenvio(correo: Correo) -> Reenvio | None:
    """El original de un reenvío, o `None` si el correo no reenvía nada.

    Se mira, por orden: una raya de «mensaje reenviado» en el cuerpo; un correo adjunto (`message/rfc822`); y, si el
    asunto dice que es un reenvío, cualquier otra forma de presentar el original. Si hay varios encajados, el primero.
    """
    clase = clase_de_asunto(correo.asunto)
    dentro = hallar(correo.texto, clase, es_respuesta=bool(correo.en_respuesta_a or correo.referencias))
    if dentro is not None and (dentro.de or dentro.asunto):
        return dentro if dentro.asunto else _con_asunto(dentro, correo.asunto)
    adjunto = _correo_adjunto(correo)
    if adjunto is None or (clase == "respuesta" and len(correo.texto) > _BREVE):
        return None
    original = abrir(adjunto.contenido)
    if original.de is None and not original.asunto:
        return None
    return Reenvio(
        de=original.de.correo if original.de else None,
        nombre=(original.de.nombre or None) if original.de else None,
        asunto=original.asunto or None,
        para=tuple(persona.correo for persona in original.para),
        texto=original.texto,
    )


def _con_asunto(dentro: Reenvio, asunto: str) -> Reenvio:
    """El asunto del original es el del reenvío sin su prefijo, cuando el bloque citado no lo trae."""
    return Reenvio(
        de=dentro.de, nombre=dentro.nombre, asunto=sin_prefijos(asunto) or None, para=dentro.para, texto=dentro.texto
    )


def _correo_adjunto(correo: Correo) -> Adjunto | None:
    """El primer correo adjunto, si el mensaje no es una devolución: en un rebote lo adjunto es una carta nuestra."""
    tipo = (correo.cabecera("content-type") or "").lower()
    if "multipart/report" in tipo or any(adjunto.tipo == "message/delivery-status" for adjunto in correo.adjuntos):
        return None
    return next(
        (adjunto for adjunto in correo.adjuntos if adjunto.tipo == "message/rfc822" and adjunto.contenido), None
    )
