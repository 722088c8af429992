"""Saca el documento de su sobre: CDATA o base64 dentro de otro XML, un SOAP, un sobre Peppol, o un zip.

Nunca abre más de dos sobres de XML ni un zip dentro de otro, y nunca descomprime más de lo que se puede leer.
"""

import base64
import binascii
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from buzon.documentos.xml import TOPE_OCTETOS, hijo, hijos, nombre_local, texto

if TYPE_CHECKING:
    from collections.abc import Iterator

    from buzon.documentos.xml import Elemento

TOPE_ARCHIVOS = 200
TOPE_TOTAL = 30_000_000
TOPE_RAZON = 200
TOPE_DENTRO = 50
_CIFRADO = 0x1
# Sobres que solo transportan. Los que dicen otra cosa (la cesión de un DTE, una respuesta, un libro) no están aquí.
_TRANSPORTES = {
    "Envelope", "Body", "StandardBusinessDocument", "Signature", "Object", "SignedDocument", "FacturaeView",
    "RespuestaAutorizacion", "RespuestaAutorizacionComprobante", "autorizacionComprobanteResponse",
    "autorizaciones", "RespuestaAutorizacionLote",
}  # fmt: skip
# El SRI devuelve la misma respuesta con tres raíces, según el servicio y quién la guardó.
_AUTORIZACIONES = {"autorizacion", "Autorizacion", "RespuestaAutorizacion"}
_NO_AUTORIZADAS = {
    "NO AUTORIZADO", "NO AUTORIZADA", "RECHAZADO", "RECHAZADA", "DEVUELTO", "DEVUELTA", "ANULADO", "ANULADA",
}  # fmt: skip


class ZipRechazado(Exception):
    """El zip no se abre; el mensaje dice por qué."""


def desenvolver(raiz: "Elemento") -> "Iterator[Elemento | bytes]":
    """Lo que lleva un sobre conocido: elementos del mismo árbol, o los octetos de otro XML. Vacío si no es un sobre."""
    nombre = nombre_local(raiz)
    if nombre == "AttachedDocument":
        # DIAN, anexo 1.9: la factura va en el Attachment de la raíz; el de ParentDocumentLineReference es la respuesta.
        for externo in hijos(raiz, "Attachment", "ExternalReference", "Description"):
            yield from _texto_xml(externo)
        for binario in hijos(raiz, "Attachment", "EmbeddedDocumentBinaryObject"):
            yield from _base64_xml(binario)
    elif nombre in _AUTORIZACIONES and hijo(raiz, "comprobante") is not None:
        for comprobante in hijos(raiz, "comprobante"):
            yield from _texto_xml(comprobante)
            yield from comprobante
    elif nombre in _TRANSPORTES:
        for _, parte in zip(range(TOPE_DENTRO), raiz, strict=False):
            yield parte


def motivo_de_rechazo(raiz: "Elemento") -> str | None:
    """Por qué el fisco no dio por buena la factura que va en el sobre; `None` si la autorizó o no lo dice (SRI)."""
    if nombre_local(raiz) not in _AUTORIZACIONES:
        return None
    estado = (texto(raiz, "estado") or "").upper()
    return f"el SRI no la autorizó: su estado es «{estado}»" if estado in _NO_AUTORIZADAS else None


def _texto_xml(elemento: "Elemento") -> "Iterator[bytes]":
    dentro = (elemento.text or "").strip()
    if dentro.startswith("<"):
        yield dentro.encode("utf-8")
    elif dentro:
        yield from _base64_xml(elemento)


def _base64_xml(elemento: "Elemento") -> "Iterator[bytes]":
    codificado = "".join((elemento.text or "").split())
    if len(codificado) > TOPE_OCTETOS:
        return
    try:
        contenido = base64.b64decode(codificado, validate=True)
    except (binascii.Error, ValueError):
        return
    if contenido.lstrip()[:1] == b"<" or contenido[:3] == b"\xef\xbb\xbf":
        yield contenido


def es_zip(contenido: bytes) -> bool:
    """Si empieza como un zip. Los de Office también: `abrir_zip` los rechaza."""
    return contenido[:4] in {b"PK\x03\x04", b"PK\x05\x06"}


def abrir_zip(contenido: bytes) -> tuple[tuple[str, bytes], ...]:
    """Los XML y PDF de un zip, con su nombre, en su orden. Lo demás se ignora, también otro zip.

    Raises:
        ZipRechazado: cifrado, dañado, de Office, con demasiados archivos, o con una razón o un total sospechosos.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as archivo:
            miembros = [m for m in archivo.infolist() if not m.is_dir()]
            _comprobar(miembros)
            elegidos = [m for m in miembros if m.filename.lower().endswith((".xml", ".xsig", ".pdf"))]
            return tuple((m.filename, _extraer(archivo, m)) for m in elegidos)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise ZipRechazado("el zip está dañado o usa una compresión que no se admite") from error


def _comprobar(miembros: list[zipfile.ZipInfo]) -> None:
    if any(m.filename in {"[Content_Types].xml", "mimetype"} for m in miembros):
        raise ZipRechazado("es un documento de oficina, no un zip de facturas")
    if len(miembros) > TOPE_ARCHIVOS:
        raise ZipRechazado(f"el zip trae más de {TOPE_ARCHIVOS} archivos")
    if any(m.flag_bits & _CIFRADO for m in miembros):
        raise ZipRechazado("el zip está cifrado")
    total = sum(m.file_size for m in miembros)
    if total > TOPE_TOTAL or any(m.file_size > TOPE_RAZON * max(m.compress_size, 1_000) for m in miembros):
        raise ZipRechazado("el zip se expande demasiado")


def _extraer(archivo: zipfile.ZipFile, miembro: zipfile.ZipInfo) -> bytes:
    """Lee como mucho lo declarado: la cabecera puede mentir sobre el tamaño, pero entonces falla la suma."""
    with archivo.open(miembro) as flujo:
        return flujo.read(miembro.file_size + 1)
