"""La identidad que un servidor de salida le pone a una carta, leída de las palabras con que la acepta.

Amazon SES contesta «250 Ok 0100018f…-000000» y sustituye el Message-ID por `<0100018f…-000000@email.amazonses.com>`.
Microsoft 365 contesta «2.6.0 <ABC@XYZ.prod.outlook.com> […] Queued mail for delivery», y ese es el que verá quien
conteste si el conector reescribe el nuestro.
"""

import re
from collections.abc import Iterator

_DE_SES = re.compile(r"\b[0-9a-f]{16}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d{6}\b")
_ENTRE_ANGULOS = re.compile(r"<([^<>@\s]{1,200}@[^<>@\s]{1,200})>")


def identidades_de_acuse(acuse: str) -> Iterator[str]:
    """Los identificadores (sin ángulos) por los que también se la conocerá; ninguno, en casi todos los servidores."""
    yield from _DE_SES.findall(acuse)
    yield from _ENTRE_ANGULOS.findall(acuse)
