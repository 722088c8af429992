"""Lo que contesta un servidor de correo, dicho en castellano: «550 5.1.1 User unknown» → «la dirección no existe».

Los códigos ampliados son los de la RFC 3463 y su registro
(https://www.iana.org/assignments/smtp-enhanced-status-codes/); las palabras, las que usan los servidores corrientes. Lo
que no se reconoce se deja como está: mejor el original que una explicación inventada.
"""

import re

_LARGO = 400  # lo que un servidor tarda en decir por qué; lo demás son direcciones y enlaces de ayuda
_CODIGO = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
_RESPUESTA = re.compile(r"(?<![\d.])([45]\d\d)(?=[ -]|$)")

_NO_EXISTE = "la dirección no existe"
_SIN_DOMINIO = "el dominio de esa dirección no existe o no recibe correo"
_DESACTIVADO = "ese buzón está desactivado"
_LLENO = "su buzón está lleno"
_PESA = "la carta pesa más de lo que admite su servidor"
_SIN_PRUEBA = "su servidor no pudo comprobar que el correo es tuyo (SPF, DKIM o DMARC)"
_NORMAS = "su servidor la rechazó por sus normas contra el correo no deseado"
_CLAVE = "el servidor no acepta el usuario o la clave"
_MAS_TARDE = "el servidor pide que se intente más tarde"
_SIN_CAMINO = "no se pudo conectar con su servidor"

# Primero las palabras, que son más precisas que el código: muchos servidores ponen 5.7.1 a todo.
_DICHOS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_SIN_PRUEBA, (r"\b(?:spf|dkim|dmarc)\b", r"unauthenticated", r"sender (?:policy|authentication)")),
    (
        _CLAVE,
        (
            r"\bauthentication (?:failed|unsuccessful|credentials|required)",
            r"username and password not accepted",
            r"invalid (?:login|credentials)",
        ),
    ),
    (
        _LLENO,
        (
            r"over ?quota",
            r"quota (?:exceeded|full)",
            r"exceed\w* (?:its |the )?quota",
            r"mailbox (?:is )?full",
            r"insufficient",
        ),
    ),
    (
        _PESA,
        (
            r"(?:message|mail) (?:size|too (?:big|large))",
            r"size (?:limit|exceeds)",
            r"exceeds (?:the )?(?:maximum|size)",
        ),
    ),
    (_DESACTIVADO, (r"(?:account|mailbox|user|recipient)\b[^.]{0,30}\b(?:disabled|inactive|suspended|deactivated)",)),
    (
        _SIN_DOMINIO,
        (
            r"domain (?:name )?(?:not found|does ?n[o']t exist)",
            r"host (?:or domain name )?not found",
            r"no such domain|nxdomain|unrouteable|null mx|does not accept mail",
        ),
    ),
    (
        _NO_EXISTE,
        (
            r"(?:user|recipient|mailbox|address|account)\b[^.]{0,40}\b(?:unknown|not found|does ?n[o']t exist)",
            r"(?:user|recipient|mailbox|address|account)\b[^.]{0,40}\b(?:invalid|unavailable)",
            r"(?:unknown|invalid|no such) (?:local )?(?:user|recipient|mailbox|address)",
            r"no (?:user|mailbox|recipient)\b|recipient address rejected",
        ),
    ),
    (_NORMAS, (r"\b(?:spam|blacklist\w*|blocklist\w*|blocked|rbl|spamhaus|reputation|unsolicited|policy)\b",)),
    (_MAS_TARDE, (r"greylist\w*|try (?:again )?later|temporar(?:y|ily)|too many|rate limit\w*|deferred",)),
    (_SIN_CAMINO, (r"timed? ?out|connection (?:refused|reset)|no route|network is unreachable",)),
)
_PALABRAS = tuple((re.compile("|".join(patrones), re.IGNORECASE), llano) for llano, patrones in _DICHOS)
_CODIGOS: tuple[tuple[str, str], ...] = (
    ("5.1.2", _SIN_DOMINIO),
    ("5.1.10", _SIN_DOMINIO),
    ("5.1.3", "la dirección está mal escrita"),
    ("5.1.", _NO_EXISTE),
    ("5.2.1", _DESACTIVADO),
    ("4.2.2", _LLENO),
    ("5.2.2", _LLENO),
    ("5.2.3", _PESA),
    ("5.3.4", _PESA),
    ("5.4.4", _SIN_DOMINIO),
    ("5.4.", _SIN_CAMINO),
    ("4.4.", _SIN_CAMINO),
    ("5.7.8", _CLAVE),
    ("5.7.26", _SIN_PRUEBA),
    ("5.7.", _NORMAS),
    ("4.", _MAS_TARDE),
    ("5.", "su servidor la rechazó"),
)


def explicar(dicho: str) -> tuple[str, str]:
    """En castellano, y las palabras del servidor. Si no se reconoce, lo mismo que llegó y vacío. No lanza nunca."""
    corto = " ".join(dicho[:_LARGO].split())
    codigo = _CODIGO.search(corto)
    respuesta = _RESPUESTA.search(corto)
    hallada = next((llano for patron, llano in _PALABRAS if patron.search(corto)), None)
    if hallada is None and codigo:
        hallada = next(llano for principio, llano in _CODIGOS if codigo.group(1).startswith(principio))
    if hallada is None and respuesta:
        hallada = _MAS_TARDE if respuesta.group(1).startswith("4") else "su servidor la rechazó"
    return (hallada, corto) if hallada else (corto, "")


def en_llano(dicho: str) -> str:
    """La explicación con el original detrás: «la dirección no existe («550 5.1.1 User unknown»)»."""
    llano, original = explicar(dicho)
    return f"{llano} («{original}»)" if original else llano


def sin_jerga(texto: str) -> str:
    """Una frase nuestra que acaba con las palabras de un servidor («no consigo enviar correo: 535 5.7.8 …»)."""
    antes, dos_puntos, dicho = texto.partition(": ")
    return f"{antes}: {en_llano(dicho)}" if dos_puntos else texto
