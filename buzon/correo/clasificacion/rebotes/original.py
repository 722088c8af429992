"""Nuestra carta dentro de la devolución: dónde empieza, su Message-ID, quién la firmó y a quién iba."""

import quopri
import re

import msgspec

from buzon.correo.clasificacion.rebotes import direcciones
from buzon.correo.clasificacion.texto import TOPE_PARTES, TOPE_TEXTO, aplanar, lineas_de
from buzon.correo.identidades import APARTADOS
from buzon.correo.mensaje import Correo

_CABECERA = re.compile(r"^[>|\s]{0,4}([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?(.*)$")
_ENVIADAS = frozenset({"received", "return-path", "dkim-signature", "x-received", "delivered-to", "envelope-to"})
_CONOCIDAS = _ENVIADAS | {
    "from", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type", "reply-to", "sender",
    "content-transfer-encoding", "x-mailer", "in-reply-to", "references", "x-buzon-id", "thread-topic",
    "domainkey-signature", "authentication-results", "arc-seal", "x-google-dkim-signature", "importance",
}  # fmt: skip
_MESSAGE_ID = re.compile(r"<([^<>\s]{3,500})>")
_SUELTO = re.compile(r"([^<>\s\"']{1,250}@[^<>\s\"']{1,250})")
# «Su mensaje con Id. de mensaje <…>»: dicho de corrido, solo con sus ángulos (los números de cola no los llevan).
_EN_PROSA = re.compile(
    r"\b(?:message[- ]id(?:entifier)?|id\.? (?:de|del) mensaje|identificador (?:de|del) mensaje|id da mensagem)"
    r"[ :=]{0,4}<([^<>\s@]{1,250}@[^<>\s@]{1,250})>",
    re.IGNORECASE,
)
_PARA_QUIEN = re.compile(r"\bfor <?([^\s<>;]{1,320})>?")
_RAYAS = re.compile(r"^[\s>]{0,4}[-=_*#|~.\s]{3,}|^[\s>]{0,4}\*{2,}")
# Frases con las que un servidor anuncia la copia de lo devuelto; ya aplanadas.
_ANUNCIOS = (
    "this is a copy of", "below this line is a copy", "below the next line is a copy", "original message",
    "original mail", "unsent message", "returned message", "message header follows", "message headers follow",
    "header of the original message", "copy of the message header", "enclosed is a copy", "message text follows",
    "original message headers", "encabezados del mensaje original", "encabezados de mensajes originales",
    "encabezados de los mensajes orig",
    "encabezados de mensaje original",
    "mensaje original", "copia del mensaje", "copia de su mensaje", "cabeceras del mensaje original",
    "en-tetes de message d'origine", "en-tetes du message d'origine", "message d'origine",
    "kopfzeilen der ursprunglichen nachricht", "ursprungliche nachrichtenkopfzeilen", "ursprungliche nachricht",
    "intestazioni originali del messaggio", "messaggio originale", "cabecalhos da mensagem original",
    "mensagem original", "message returned", "your message reads", "forwarded message", "begin original message",
    "attachment contains the original mail", "copy of your message", "contents of the message", "returned headers",
)  # fmt: skip
_NO_CORTAN = ("about the original message", "the original message was", "original message details", "id of the orig")
_LARGO_ANUNCIO = 90
_MINIMO_CABECERAS = 3
_MAXIMO_BLOQUE = 100
_TOPE_CABECERAS = 32_000


class Original(msgspec.Struct, frozen=True):
    """Lo que se sabe de la carta devuelta. Direcciones en minúsculas; `message_id` sin ángulos."""

    message_id: str | None = None
    remitentes: frozenset[str] = frozenset()
    destinatarios: tuple[str, ...] = ()


def partir(texto: str) -> tuple[list[str], list[str]]:
    """Separa el aviso del servidor de la copia de la carta: (líneas del aviso, líneas de la carta).

    Un bloque de cabeceras con rastro de envío (`Received`, `Return-Path`…) o un anuncio de copia corta hasta el final;
    un bloque que solo repite asunto y remitente se aparta sin cortar, porque después suelen venir las direcciones.
    """
    lineas = lineas_de(_desplegar(texto))
    aviso: list[str] = []
    copia: list[str] = []
    i = 0
    while i < len(lineas):
        if aviso and _es_anuncio(lineas[i]):
            return aviso, copia + lineas[i + 1 :]
        fin, nombres = _bloque(lineas, i)
        if nombres & _ENVIADAS or ("message-id" in nombres and "mime-version" in nombres):
            return aviso, copia + lineas[i:]
        if "message-id" in nombres:
            copia += lineas[i:fin]
            i = fin
            continue
        aviso.append(lineas[i])
        i += 1
    return aviso, copia


def _desplegar(texto: str) -> str:
    """Une los renglones que `quoted-printable` partió, cuando el aviso trae dentro partes MIME sin abrir."""
    cabeza = texto[:TOPE_TEXTO]
    if "quoted-printable" not in cabeza or "=\n" not in cabeza:
        return texto
    return cabeza.replace("=\n", "").replace("=3D", "=")


def _es_anuncio(linea: str) -> bool:
    if len(linea) > _LARGO_ANUNCIO:
        return False
    plana = aplanar(linea)
    if not any(frase in plana for frase in _ANUNCIOS) or any(frase in plana for frase in _NO_CORTAN):
        return False
    return bool(_RAYAS.match(linea)) or plana.endswith(":") or plana.startswith(_ANUNCIOS)


def _bloque(lineas: list[str], desde: int) -> tuple[int, frozenset[str]]:
    """El final del bloque de cabeceras que empieza en `desde` y sus nombres; vacío si no es un bloque."""
    primera = _CABECERA.match(lineas[desde])
    if not primera or primera.group(1).lower() not in _CONOCIDAS:
        return desde, frozenset()
    nombres = set()
    i = desde
    # Con tope: se pregunta desde cada línea, y sin él una lista de cabeceras sueltas costaría el cuadrado.
    while i < min(len(lineas), desde + _MAXIMO_BLOQUE) and lineas[i].strip():
        cabecera = _CABECERA.match(lineas[i])
        if cabecera:
            nombres.add(cabecera.group(1).lower())
        i += 1
        if len(nombres) > 2 * _MINIMO_CABECERAS:
            break
    conocidas = frozenset(nombres & _CONOCIDAS)
    return i, conocidas if len(conocidas) >= _MINIMO_CABECERAS else frozenset()


def _cabeceras(lineas: list[str]) -> list[tuple[str, str]]:
    """Las cabeceras (nombre en minúsculas, valor en una línea) del principio de una carta."""
    leidas: list[tuple[str, str]] = []
    empezo = False
    for linea in lineas:
        if not linea.strip():
            if empezo:
                break
            continue
        cabecera = _CABECERA.match(linea)
        if cabecera and (not leidas or not linea[:1].isspace() or cabecera.group(1).lower() in _CONOCIDAS):
            leidas.append((cabecera.group(1).lower(), cabecera.group(2).strip()))
            empezo = True
        elif leidas and linea[:1] in " \t>":
            nombre, valor = leidas[-1]
            # Con tope, porque unir muchas líneas de una en una sería cuadrático.
            leidas[-1] = (nombre, f"{valor} {linea.strip()}" if len(valor) < _TOPE_CABECERAS else valor)
    return leidas


def _identificador(valor: str) -> str | None:
    encontrado = _MESSAGE_ID.search(valor) or _SUELTO.search(valor)
    return encontrado.group(1) if encontrado else None


_DE_IDENTIDAD = frozenset({"message-id", "original-message-id", *APARTADOS})


def _leer(cabeceras: list[tuple[str, str]]) -> Original:
    remitentes: set[str] = set()
    destinatarios: dict[str, None] = {}
    identificador = None
    for nombre, valor in cabeceras:
        if nombre in _DE_IDENTIDAD:
            identificador = identificador or _identificador(valor)
        elif nombre in {"from", "sender", "return-path", "reply-to", "x-envelope-from"}:
            remitentes.update(direccion for _, _, direccion in direcciones.buscar(valor[:1000]))
        elif nombre in {"to", "cc", "bcc", "x-envelope-to", "envelope-to", "delivered-to", "x-original-to"}:
            destinatarios.update((direccion, None) for _, _, direccion in direcciones.buscar(valor[:4000]))
        elif nombre == "received":
            para = _PARA_QUIEN.search(valor[:2000])
            direccion = direcciones.primera(para.group(1)) if para else None
            if direccion:
                destinatarios[direccion] = None
    return Original(identificador, frozenset(remitentes), tuple(destinatarios))


def hallar(correo: Correo, copia: list[str]) -> Original:
    """La carta devuelta, mirando primero la copia dentro del texto y luego las partes adjuntas.

    El Message-ID puede venir también en las propias cabeceras del aviso (`X-Original-Message-ID`, `In-Reply-To`).
    """
    fuentes = [_leer(_cabeceras(copia))]
    cartas = [adjunto for adjunto in correo.adjuntos if trae_carta(adjunto.tipo)]
    fuentes += [_de_adjunto(adjunto.contenido) for adjunto in cartas[:TOPE_PARTES]]
    remitentes: frozenset[str] = frozenset()
    destinatarios: dict[str, None] = {}
    identificador = None
    for fuente in fuentes:
        identificador = identificador or fuente.message_id
        remitentes |= fuente.remitentes
        destinatarios.update((direccion, None) for direccion in fuente.destinatarios)
    if identificador is None:
        identificador = _suelto(correo, copia)
    return Original(identificador, remitentes, tuple(destinatarios))


def trae_carta(tipo: str) -> bool:
    """Cierto si la parte trae la carta devuelta, entera o solo sus cabeceras."""
    return "rfc822" in tipo or tipo in {"message/global", "message/global-headers", "message/partial"}


def _de_adjunto(contenido: bytes) -> Original:
    cabeza = contenido[:_TOPE_CABECERAS]
    # Microsoft 365 codifica a veces la carta entera, cosa que RFC 2045 prohíbe: los renglones quedan partidos con `=`.
    if b"=3D" in cabeza and (b"=\n" in cabeza or b"=\r\n" in cabeza):
        cabeza = quopri.decodestring(cabeza)
    return _leer(_cabeceras(lineas_de(cabeza.decode("utf-8", "replace"))))


def _suelto(correo: Correo, copia: list[str]) -> str | None:
    """El Message-ID cuando la carta no viene: en un campo del informe, en las cabeceras del aviso o suelto."""
    partes = [adjunto.contenido[:TOPE_TEXTO].decode("utf-8", "replace") for adjunto in correo.adjuntos
              if "delivery-status" in adjunto.tipo]  # fmt: skip
    for texto in (*partes, "\n".join(copia), correo.texto):
        lineas = lineas_de(texto)
        for i, linea in enumerate(lineas):
            clave, separador, valor = linea.strip(" \t>*|").partition(":")
            if separador and clave.strip().lower().removeprefix("x-").removeprefix("original-") == "message-id":
                siguiente = lineas[i + 1] if i + 1 < len(lineas) else ""
                hallado = _identificador(valor) or _identificador(siguiente)
                if hallado:
                    return hallado
            en_prosa = _EN_PROSA.search(linea)
            if en_prosa:
                return en_prosa.group(1)
    propio = correo.cabecera("x-original-message-id")
    if propio and _identificador(propio):
        return _identificador(propio)
    return next(iter(correo.en_respuesta_a + correo.referencias[-1:]), None)
