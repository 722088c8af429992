"""De octetos a árbol MIME, con mail-parser delante y la biblioteca estándar como red. Nunca lanza.

No decodifica cuerpos ni cabeceras. De mail-parser se toman el árbol y su diagnóstico; el texto no, porque mezcla el
de los correos adjuntos con el del que los trae y pega las palabras del asunto.
"""

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import Compat32
from typing import Any, TypeAlias

import mailparser

Parte: TypeAlias = "Message[Any, Any]"

# Esta sala no habla: la suciedad corriente de un correo no es asunto del diario, sino de `defectos`.
mailparser.core.log.disabled = True
mailparser.utils.log.disabled = True


class _TalCual(Compat32):
    """Vuelve a escribir un mensaje con sus cabeceras como venían; el generador estándar las pliega de otra manera."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """Una cabecera, octeto por octeto."""
        return f"{name}: {value}{self.linesep}".encode("utf-8", "surrogateescape")


TAL_CUAL = _TalCual()
_FRONTERA_SIN_DECLARAR = re.compile(r"^--([^\s-][^\r\n]{0,198}?)(?:--)?[ \t\r]*$", re.MULTILINE)

_EN_LLANO = {
    "AddressHeaderDefect": "una dirección está mal escrita",
    "ReceivedHeaderDefect": "",
    "DateHeaderDefect": "",
    "CharsetDecodeDefect": "el texto no cuadra con el juego de caracteres que declara",
    "MimeHeaderDefect": "una cabecera MIME trae octetos que no son texto",
    "NoBoundaryInMultipartDefect": "dice tener varias partes y no dice cómo se separan",
    "StartBoundaryNotFoundDefect": "no aparece la primera separación entre partes",
    "CloseBoundaryNotFoundDefect": "le falta el final",
    "MultipartInvariantViolationDefect": "dice tener varias partes y no las tiene",
    "InvalidMultipartContentTransferEncodingDefect": "codifica un conjunto de partes, que no se codifica",
    "MissingHeaderBodySeparatorDefect": "no separa las cabeceras del texto",
    "FirstHeaderLineIsContinuationDefect": "empieza con media cabecera",
    "MisplacedEnvelopeHeaderDefect": "trae una línea de sobre entre las cabeceras",
    "InvalidBase64PaddingDefect": "un base64 está incompleto",
    "InvalidBase64CharactersDefect": "un base64 trae signos ajenos",
    "InvalidBase64LengthDefect": "un base64 está cortado",
}


def plantar(octetos: bytes) -> tuple[Parte, tuple[str, ...]]:
    """El árbol MIME de un correo y sus defectos en palabras llanas."""
    try:
        abierto = mailparser.parse_from_bytes(octetos)
        categorias = sorted(abierto.defects_categories)
        arbol: Parte = abierto.message
    except Exception:  # noqa: BLE001 - mail-parser falla de ocho maneras con uno de cada doscientos correos rotos
        return _plantar_sin_red(octetos)
    faltas = (_EN_LLANO.get(categoria, f"defecto MIME: {categoria}") for categoria in categorias)
    return _con_frontera(arbol), tuple(falta for falta in faltas if falta)


def _plantar_sin_red(octetos: bytes) -> tuple[Parte, tuple[str, ...]]:
    try:
        return _con_frontera(message_from_bytes(octetos)), ("está mal formado: se leyó con tolerancia",)
    except (MessageError, ValueError, RecursionError, TypeError, AttributeError, LookupError):
        suelto: Parte = Message()
        suelto.set_payload(octetos.decode("utf-8", "replace"))
        return suelto, ("no se pudo abrir como correo",)


def hijos_de(parte: Parte) -> list[Parte]:
    """Las partes que cuelgan de otra; ninguna si es una hoja."""
    colgadas = parte.get_payload() if parte.is_multipart() else []
    return [hija for hija in colgadas if isinstance(hija, Message)] if isinstance(colgadas, list) else []


def octetos_de(parte: Parte) -> bytes:
    """Los octetos de una hoja, ya sin su codificación de transporte; si esta miente, como vinieron.

    Nunca se pide el cuerpo como texto: la biblioteca lo decodificaría con el juego que diga el remitente, que puede
    ser un códec que falla o que es cuadrático.
    """
    try:
        octetos = parte.get_payload(decode=True)
    except (ValueError, TypeError, AttributeError, LookupError):
        octetos = None
    if isinstance(octetos, bytes):
        return octetos
    try:
        return parte.as_bytes(policy=TAL_CUAL).partition(b"\n\n")[2]
    except (MessageError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return b""


def _con_frontera(arbol: Parte) -> Parte:
    """Si dice tener partes y no declaró la frontera, la busca: es la primera línea «--…» que se repite."""
    if arbol.get_content_maintype() != "multipart" or arbol.is_multipart():
        return arbol
    cuerpo = octetos_de(arbol).decode("utf-8", "surrogateescape")
    vistas: set[str] = set()
    for hallazgo in _FRONTERA_SIN_DECLARAR.finditer(cuerpo):
        frontera = hallazgo.group(1)
        if frontera in vistas and '"' not in frontera:
            tipo = f'Content-Type: multipart/mixed; boundary="{frontera}"\n\n'
            hijo = message_from_bytes(tipo.encode("utf-8", "replace") + cuerpo.encode("utf-8", "surrogateescape"))
            arbol.set_payload(hijo.get_payload())
            return arbol
        vistas.add(frontera)
    return arbol
