"""Monta el mensaje que sale: de una pieza escrita a los bytes exactos que se guardan y se envían.

No decide a quién se escribe ni qué se dice, y la misma carta da siempre los mismos bytes (por eso se puede guardar su
huella antes de hablar con el servidor). Solo usa `email.message.EmailMessage`: con la política antigua (`compat32`)
o con `formataddr`, un tabulador vertical o un NEL en un nombre parten la cabecera.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from typing import Protocol

import msgspec

from buzon.correo.politica import POLITICA

_TOPE_DEL_ASUNTO = 250
_TOPE_DEL_NOMBRE = 100
_TOPE_DEL_ARCHIVO = 120
_TOPE_DEL_HILO = 20
_DIRECCION = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,253}")
# RFC 5322 §3.6.4, sin comentarios ni comillas: lo que de verdad escriben los programas. 250 deja sitio en la línea.
_IDENTIFICADOR = re.compile(r"[!-;=?-~]{1,250}")
_TIPO = re.compile(r"(?!multipart/|message/)[a-z0-9][a-z0-9.+-]{0,63}/[a-z0-9][a-z0-9.+-]{0,63}")


class Escrito(Protocol):
    """Lo que se monta: un asunto y sus dos partes (`buzon.puertos.Pieza` lo es)."""

    @property
    def asunto(self) -> str:
        """Una línea."""
        ...

    @property
    def texto(self) -> str:
        """La parte de texto, completa por sí sola."""
        ...

    @property
    def html(self) -> str:
        """La parte HTML."""
        ...


class AdjuntoSaliente(msgspec.Struct, frozen=True):
    """Un archivo que acompaña a la carta. `nombre` es el que verá quien la reciba; `tipo`, su MIME."""

    nombre: str
    tipo: str
    contenido: bytes


def componer(
    pieza: Escrito,
    *,
    remitente: str,
    remitente_nombre: str,
    para: Sequence[str],
    message_id: str,
    fecha: datetime,
    id_buzon: str,
    cc: Sequence[str] = (),
    responder_a: str | None = None,
    hilo: Sequence[str] = (),
    adjuntos: Sequence[AdjuntoSaliente] = (),
    maquinal: bool = True,
    sin_respuestas_automaticas: bool = False,
    es_ensayo: bool = False,
) -> bytes:
    """Los bytes de un mensaje, con finales CRLF y ninguna línea de más de 998 octetos.

    Args:
        pieza: lo escrito. Del asunto se usan los primeros 250 caracteres, en una línea.
        remitente: dirección sola, sin nombre ni ángulos, como todas. El dominio puede llevar acentos.
        remitente_nombre: el nombre visible del negocio.
        para: al menos una dirección.
        message_id: con ángulos o sin ellos. De él salen también las fronteras MIME.
        fecha: la de la carta, con zona.
        id_buzon: el valor de `X-Buzon-Id`.
        cc: direcciones en copia.
        responder_a: adónde van las respuestas, si no es al remitente.
        hilo: los Message-ID que continúa, del más antiguo al más reciente. Se citan el primero y los 19 últimos
            (RFC 5322 §3.6.4 deja recortar References); los que no sean válidos se saltan.
        adjuntos: los archivos, en orden.
        maquinal: pone `Auto-Submitted: auto-generated` (RFC 3834 §5).
        sin_respuestas_automaticas: pone `X-Auto-Response-Suppress: OOF, AutoReply` (MS-OXCMAIL §2.2.3.2.14). Si no se
            pide, no, porque también calla las ausencias que conviene leer.
        es_ensayo: pone `X-Buzon-Ensayo: si`, para que el dueño las pueda filtrar.

    Raises:
        ValueError: no hay destinatario, o una dirección, la fecha o el Message-ID no valen.
    """
    propio = _identificador(message_id)
    if propio is None:
        raise ValueError(f"Message-ID no válido: {message_id!r}")
    if fecha.tzinfo is None or not para:
        raise ValueError("la carta necesita una fecha con zona y al menos un destinatario")
    mensaje = EmailMessage(policy=POLITICA)
    _dirigir(mensaje, (_en_una_linea(remitente_nombre, _TOPE_DEL_NOMBRE), remitente), para, cc, responder_a)
    mensaje["Subject"] = _en_una_linea(pieza.asunto, _TOPE_DEL_ASUNTO)
    mensaje["Date"] = fecha
    mensaje["Message-ID"] = f"<{propio}>"
    _enhebrar(mensaje, hilo)
    mensaje["X-Buzon-Id"] = re.sub(r"[^!-~]", "", id_buzon)[:200]
    marcas = {
        "X-Buzon-Ensayo": "si" if es_ensayo else None,
        "Auto-Submitted": "auto-generated" if maquinal else None,
        "X-Auto-Response-Suppress": "OOF, AutoReply" if sin_respuestas_automaticas else None,
    }
    for marca, valor in marcas.items():
        if valor:
            mensaje[marca] = valor
    _llenar(mensaje, pieza, adjuntos)
    _fijar_fronteras(mensaje, propio)
    return mensaje.as_bytes()


def _dirigir(
    mensaje: EmailMessage,
    remitente: tuple[str, str],
    para: Sequence[str],
    cc: Sequence[str],
    responder_a: str | None,
) -> None:
    """De quién (nombre y dirección) y a quién."""
    nombre, direccion = remitente
    mensaje["From"] = Address(nombre, addr_spec=_direccion(direccion))
    mensaje["To"] = [Address(addr_spec=_direccion(correo)) for correo in para]
    if cc:
        mensaje["Cc"] = [Address(addr_spec=_direccion(correo)) for correo in cc]
    if responder_a:
        mensaje["Reply-To"] = Address(addr_spec=_direccion(responder_a))


def _enhebrar(mensaje: EmailMessage, hilo: Sequence[str]) -> None:
    """In-Reply-To y References: el primero sostiene el hilo en los programas que solo miran la raíz."""
    previos = list(dict.fromkeys(limpio for crudo in hilo if (limpio := _identificador(crudo)) is not None))
    if not previos:
        return
    if len(previos) > _TOPE_DEL_HILO:
        previos = [previos[0], *previos[1 - _TOPE_DEL_HILO :]]
    mensaje["In-Reply-To"] = f"<{previos[-1]}>"
    mensaje["References"] = " ".join(f"<{previo}>" for previo in previos)


def _llenar(mensaje: EmailMessage, pieza: Escrito, adjuntos: Sequence[AdjuntoSaliente]) -> None:
    mensaje.set_content(_renglones(pieza.texto), charset="utf-8", cte="quoted-printable")
    mensaje.add_alternative(_renglones(pieza.html), subtype="html", charset="utf-8", cte="quoted-printable")
    for adjunto in adjuntos:
        tipo = adjunto.tipo.strip().lower()
        mayor, menor = (tipo if _TIPO.fullmatch(tipo) else "application/octet-stream").split("/")
        # Base64 siempre: un adjunto es prueba y no puede cambiarle nadie un final de línea.
        mensaje.add_attachment(
            adjunto.contenido, maintype=mayor, subtype=menor, cte="base64", filename=_nombre_de_archivo(adjunto.nombre)
        )


def _fijar_fronteras(mensaje: EmailMessage, semilla: str) -> None:
    """Fronteras que salen del Message-ID. Empiezan por "=_", que ni quoted-printable ni base64 pueden producir."""
    compuestas: list[MIMEPart] = [parte for parte in mensaje.walk() if parte.is_multipart()]
    for orden, parte in enumerate(compuestas):
        huella = hashlib.sha256(f"{orden} {semilla}".encode()).hexdigest()[:32]
        parte.set_boundary(f"=_buzon_{huella}")


def _identificador(crudo: str) -> str | None:
    limpio = crudo.strip().removeprefix("<").removesuffix(">")
    return limpio if _IDENTIFICADOR.fullmatch(limpio) else None


def _direccion(correo: str) -> str:
    """La dirección con el dominio en ASCII. Una parte local con acentos exigiría SMTPUTF8, que casi nadie admite."""
    local, arroba, dominio = correo.strip().rpartition("@")
    try:
        entera = f"{local}{arroba}{dominio.encode('idna').decode('ascii')}"
    except UnicodeError:
        entera = ""
    if not _DIRECCION.fullmatch(entera) or ".." in entera or local.startswith(".") or local.endswith("."):
        raise ValueError(f"dirección no válida: {correo[:100]!r}")
    return entera


def _en_una_linea(texto: str, tope: int) -> str:
    """Sin controles ni signos invisibles (categorías C y Z de Unicode pasan a espacio o desaparecen), y recortado."""
    visible = "".join(
        "" if (categoria := unicodedata.category(c)) in {"Cf", "Cs", "Co", "Cn"} else " " if categoria[0] in "CZ" else c
        for c in texto[: tope * 4]
    )
    return " ".join(visible.split())[:tope].rstrip()


def _nombre_de_archivo(nombre: str) -> str:
    """El último tramo de la ruta, sin lo que un sistema de archivos rechaza, conservando la extensión."""
    limpio = _en_una_linea(re.split(r"[/\\]", nombre)[-1], 5000)
    limpio = re.sub(r'[<>:"|?*%;]', "_", limpio).strip(". ") or "documento"
    if len(limpio) <= _TOPE_DEL_ARCHIVO:
        return limpio
    tronco, punto, extension = limpio.rpartition(".")
    corta = f"{punto}{extension}" if tronco and len(extension) <= 5 else ""  # noqa: PLR2004 - "xlsx" y poco más
    return limpio[: _TOPE_DEL_ARCHIVO - len(corta)].rstrip(". ") + corta


def _renglones(texto: str) -> str:
    """Solo saltos de línea corrientes; los demás controles y los medios pares de UTF-16 desaparecen."""
    unido = re.sub(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", texto)
    return re.sub(r"[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff]", "", unido)
