"""Lo que se endereza en los octetos antes de abrirlos: saltos dobles y cabeceras partidas sin sangría.

Nunca lanza y nunca quita texto. Tiempo lineal.
"""

import re

_PRINCIPIO = 4_096
_FIN_DE_CABECERAS = re.compile(rb"\r?\n\r?\n")
_TOPE = 64 * 1024
# RFC 5322 §4.5.8: hay quien deja un blanco entre el nombre y los dos puntos.
_BLANCO_DE_MAS = re.compile(rb"^([!-9;-~]{1,76})[ \t]{1,8}:")
_CABECERA = re.compile(rb"[!-9;-~]{1,76}:")
# Las que de verdad abren un correo: sin una de ellas debajo, un renglón sin dos puntos es ya el texto.
_CONOCIDA = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|content-[a-z-]{2,30}|mime-version|received|x-[!-9;-~]{1,60}|reply-to"
    rb"|in-reply-to|references|return-path|dkim-signature|delivered-to)[ \t]{0,4}:",
    re.IGNORECASE,
)


def enderezar(crudo: bytes) -> bytes:
    """Los octetos con los saltos «CR CR LF» hechos uno, y las cabeceras partidas o con blancos de más, rectas."""
    if b"\r\r\n" in crudo[:_PRINCIPIO]:
        crudo = crudo.replace(b"\r\r\n", b"\r\n")
    return _unir_cabeceras(crudo)


def _unir_cabeceras(crudo: bytes) -> bytes:
    """Da sangría al renglón que, entre cabeceras, no es ni cabecera ni su continuación.

    Hay pasarelas que parten una cabecera larga y olvidan la sangría; la biblioteca daría ahí por acabadas las cabeceras
    y el tipo y la codificación del cuerpo se perderían.
    """
    fin = _FIN_DE_CABECERAS.search(crudo, 0, _TOPE)
    if fin is None or not _CONOCIDA.match(crudo):
        return crudo
    renglones = [_BLANCO_DE_MAS.sub(rb"\1:", renglon) for renglon in crudo[: fin.start()].split(b"\n")]
    ultima = max((n for n, renglon in enumerate(renglones) if _CONOCIDA.match(renglon)), default=0)
    sueltos = [n for n in range(1, ultima) if not _es_de_cabecera(renglones[n])]
    for lugar in sueltos:
        renglones[lugar] = b" " + renglones[lugar]
    return b"\n".join(renglones) + crudo[fin.start() :]


def _es_de_cabecera(renglon: bytes) -> bool:
    return renglon[:1] in (b" ", b"\t") or _CABECERA.match(renglon) is not None or renglon.startswith(b">From ")
