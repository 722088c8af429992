"""Estropear semillas: pasos de tres números que se pueden sacar al azar, guardar y encoger."""

import re
from collections.abc import Callable, Sequence
from random import Random

Paso = tuple[int, int, int]
TOPE = 64 * 1024
_MAXIMO = 65_536

# Lo que suele doler: cabeceras, juegos, fronteras, signos del correo, XML y números que no caben.
PALABRAS: tuple[bytes, ...] = tuple(
    palabra.encode("utf-8", "surrogatepass")
    for palabra in (
        "\r\n",
        "\n\n",
        "\r",
        "\x00",
        "\ufeff",
        "\u202e",
        "\u200b",
        "\u2028",
        "\u0130",
        "ß",
        "Á",
        "²",
        "١٢٣",
        "From: ",
        "To: a@b.example, ",
        "Subject: =?utf-8?b?",
        "=?x-nadie?q?=FF?=",
        "=?utf-7?q?+AGE-?=",
        "?=",
        "Content-Type: multipart/mixed; boundary=x\r\n",
        "Content-Type: message/rfc822\r\n\r\n",
        "Content-Type: text/html; charset=idna\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Transfer-Encoding: uuencode\r\n",
        "charset=punycode",
        "charset=unicode_escape",
        "charset=utf-16",
        "name*0*=utf-8''%; name*1=\"",
        'filename="../../../x"',
        "\r\n--x\r\n",
        "--x--",
        "> ",
        ">>>>>>>> ",
        "-- \r\n",
        "El lun., escribió:",
        "On Mon, wrote:",
        "-----Mensaje original-----",
        "Authentication-Results: mx.andes.example; dmarc=pass header.from=",
        "DKIM-Signature: v=1; a=rsa-sha256; d=",
        "Received: from (",
        "Status: 5.1.1",
        "Action: failed\r\n",
        "Final-Recipient: rfc822; ",
        "Date: Mon, 32 Feb 99999 25:61:61 +9999",
        "(((((((",
        '"""""""',
        "<<<<<<>",
        "@@",
        "[[[[",
        "<!--",
        "]]>",
        "<![CDATA[",
        "<!DOCTYPE x [<!ENTITY a 'a'>]>",
        "<a><a><a>",
        "</",
        "&#x110000;",
        "&#0;",
        "&nbsp;",
        "xmlns:a='",
        "encoding='utf-32'",
        "9" * 400,
        "1e999999",
        "-0",
        "NaN",
        "Infinity",
        "0.0.0.0,0,0",
        "1.234.567,89",
        "$",
        "€ ",
        "31/02/2026",
        "99/99/9999",
        "00/00/0000",
        "en 999999999 días",
        "dentro de 10 meses hábiles",
        "el 30 de febrero",
        "promesa 31/12/9999",
        "fin de mes",
        ":61:",
        ":86:",
        "\t",
        ";",
        "<STMTTRN>",
        "<TRNAMT>",
        "88",
        "pausa a ",
        "la 123 ya está pagada",
        "quita 999% ",
        "%s%n{{7*7}}",
    )
)
_NUMERO = re.compile(rb"\d+")


def pasos_al_azar(azar: Random) -> list[Paso]:
    """Pocos casi siempre, y a veces muchos."""
    cuantos = azar.choice((1, 1, 2, 2, 3, 4, 6, 12))
    return [(azar.randrange(_MAXIMO), azar.randrange(_MAXIMO), azar.randrange(_MAXIMO)) for _ in range(cuantos)]


def mutar(semilla: bytes, pasos: Sequence[Paso], otras: Sequence[bytes]) -> bytes:
    """La semilla estropeada paso a paso; los mismos pasos, los mismos octetos. Nunca mide más de `TOPE`."""
    dato = semilla
    for cual, a, b in pasos:
        dato = _OPERACIONES[cual % len(_OPERACIONES)](dato, a, b, otras)[:TOPE]
    return dato


def _lugar(dato: bytes, donde: int) -> int:
    return donde * (len(dato) + 1) // _MAXIMO


def _tramo(dato: bytes, a: int, b: int) -> tuple[int, int]:
    desde = _lugar(dato, a)
    # La mitad de las veces, un tramo corto; la otra, cualquiera.
    return desde, min(len(dato), desde + (b % 16 if b % 2 else _lugar(dato, b)))


def _cambiar(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    desde = _lugar(dato, a)
    return dato[:desde] + bytes((b % 256,)) + dato[desde + 1 :]


def _borrar(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    desde, hasta = _tramo(dato, a, b)
    return dato[:desde] + dato[hasta:]


def _repetir(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    desde, hasta = _tramo(dato, a, b)
    trozo = dato[desde:hasta][:2_000]
    return dato[:hasta] + trozo * (2 + b % 400 if len(trozo) < 100 else 2 + b % 8) + dato[hasta:]


def _repetir_renglon(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    renglones = dato.splitlines(keepends=True) or [b"\n"]
    cual = a % len(renglones)
    return b"".join((*renglones[:cual], *[renglones[cual]] * (2 + b % 300), *renglones[cual + 1 :]))


def _trocar(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    renglones = dato.splitlines(keepends=True) or [b"\n"]
    uno, otro = a % len(renglones), b % len(renglones)
    renglones[uno], renglones[otro] = renglones[otro], renglones[uno]
    return b"".join(renglones)


def _insertar(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    desde = _lugar(dato, a)
    return dato[:desde] + PALABRAS[b % len(PALABRAS)] + dato[desde:]


def _pisar(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    desde, palabra = _lugar(dato, a), PALABRAS[b % len(PALABRAS)]
    return dato[:desde] + palabra + dato[desde + len(palabra) :]


def _llover(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    """La misma palabra cientos de veces seguidas: lo que encuentra lo que no es lineal."""
    desde = _lugar(dato, a)
    return dato[:desde] + PALABRAS[b % len(PALABRAS)] * (a % 3_000) + dato[desde:]


def _empalmar(dato: bytes, a: int, b: int, otras: Sequence[bytes]) -> bytes:
    otra = otras[b % len(otras)] if otras else b""
    return dato[: _lugar(dato, a)] + otra[_lugar(otra, b) :]


def _contar_mal(dato: bytes, a: int, b: int, _otras: Sequence[bytes]) -> bytes:
    numeros = list(_NUMERO.finditer(dato))
    if not numeros:
        return dato
    cual = numeros[a % len(numeros)]
    nuevo = (b"0", b"-1", b"99999999999999999999", b"0" * 50, str(b).encode(), b"1" * 5_000, b"")[b % 7]
    return dato[: cual.start()] + nuevo + dato[cual.end() :]


def _renglones(dato: bytes, a: int, _b: int, _otras: Sequence[bytes]) -> bytes:
    llano = dato.replace(b"\r\n", b"\n")
    return (llano, llano.replace(b"\n", b"\r\n"), llano.replace(b"\n", b"\r"), llano.replace(b"\n", b" "))[a % 4]


def _otro_juego(dato: bytes, a: int, _b: int, _otras: Sequence[bytes]) -> bytes:
    juego = ("utf-16", "utf-16-be", "utf-32", "latin-1", "utf-8-sig", "utf-7")[a % 6]
    return dato.decode("utf-8", "replace").encode(juego, "replace")


_OPERACIONES: tuple[Callable[[bytes, int, int, Sequence[bytes]], bytes], ...] = (
    _cambiar,
    _borrar,
    _repetir,
    _repetir_renglon,
    _trocar,
    _insertar,
    _insertar,
    _pisar,
    _llover,
    _empalmar,
    _contar_mal,
    _renglones,
    _otro_juego,
)
