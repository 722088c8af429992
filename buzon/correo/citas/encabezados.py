"""El bloque de cabeceras con que Outlook, Zimbra y los reenvíos presentan el mensaje citado. Solo lo reconoce y lo lee.

De: Ana Soto <ana@negocio.example>
Enviado el: lunes, 4 de mayo de 2026 9:02
Para: pagos@cliente.example
Asunto: Factura 1020
"""

import re
from collections.abc import Sequence

import msgspec

from buzon.correo.citas.listas import plegar
from buzon.correo.citas.renglones import descitar
from buzon.correo.citas.vocabulario import CAMPOS, Campo

_CABECERA = re.compile(
    r"[ \t>*_|]{0,12}([^\W\d_][^:：<>@\t]{0,28}?)[ \t]{0,3}\*{0,2}[ \t]{0,2}[:：]\*{0,2}[ \t]{0,6}(.*)$"
)
# Un programa escribe el día de la semana y la hora; quien detalla una transferencia, solo la fecha.
_FECHA_DE_CORREO = re.compile(
    r"(?:lun|mar|mie|jue|vie|sab|dom|mon|tue|wed|thu|fri|sat|sun)\w{0,7}\.?,? .{4,40}\d{1,2}:\d{2}"
)
_RENGLONES = 24
_SEGUIDOS = 6
_SUFICIENTES = 3


class Encabezado(msgspec.Struct, frozen=True):
    """Un bloque de cabeceras citado: sus campos (el primero de cada clase) y el renglón que sigue al bloque."""

    campos: dict[Campo, str]
    fin: int


def leer_cabecera(renglon: str) -> tuple[Campo, str] | None:
    """Qué cabecera es un renglón y su valor, o `None` si no lo parece."""
    hallazgo = _CABECERA.match(renglon)
    if hallazgo is None:
        return None
    campo = CAMPOS.get(plegar(hallazgo.group(1)).strip(" *_"))
    return (campo, hallazgo.group(2).strip().strip("*").strip()) if campo else None


def leer_encabezado(renglones: Sequence[str], desde: int) -> Encabezado:
    """Lee las cabeceras que empiezan en `desde`, con sus valores partidos en varios renglones.

    Un renglón en blanco se tolera entre dos cabeceras (hay programas que los intercalan); el segundo cierra el bloque.
    """
    campos: dict[Campo, str] = {}
    actual: Campo | None = None
    lugar = fin = desde
    sueltos = 0
    tope = min(desde + _RENGLONES, len(renglones))
    while lugar < tope and sueltos < _SEGUIDOS:
        renglon = descitar(renglones[lugar]).strip()
        leida = leer_cabecera(renglon)
        if leida is not None:
            actual, valor = leida
            # Un «De:» repetido abre otro bloque: el de un mensaje más viejo.
            if actual in campos and actual in ("de", "asunto"):
                break
            campos.setdefault(actual, valor)
            sueltos, fin = 0, lugar + 1
        elif not renglon:
            if not _sigue_cabecera(renglones, lugar + 1):
                break
        elif actual is not None and (
            not campos[actual] or _sigue_cabecera(renglones, lugar + 1) or _continua(actual, campos[actual], renglon)
        ):
            campos[actual] = f"{campos[actual]} {renglon}".strip()
            sueltos, fin = sueltos + 1, lugar + 1
        else:
            break
        lugar += 1
    return Encabezado(campos, fin)


def _sigue_cabecera(renglones: Sequence[str], lugar: int) -> bool:
    return lugar < len(renglones) and leer_cabecera(descitar(renglones[lugar]).strip()) is not None


def _continua(campo: Campo, valor: str, renglon: str) -> bool:
    """Una lista de destinatarios que sigue en otro renglón."""
    return campo in ("para", "cc") and valor.endswith((",", ";")) and ("@" in renglon or renglon.endswith((",", ";")))


def es_encabezado(encabezado: Encabezado, *, anunciado: bool = False) -> bool:
    """Si el bloque presenta un mensaje citado y no es, por ejemplo, el detalle de una transferencia.

    `anunciado`: lo precede una raya de mensaje original, así que basta con menos.
    """
    campos = encabezado.campos
    clases = set(campos) - {"otro"}
    if anunciado:
        return bool(clases & {"de", "asunto", "fecha", "para"})
    if "de" not in campos:
        return False
    if "asunto" in campos:
        return len(clases) >= _SUFICIENTES or "@" in campos["de"]
    con_buzon = "@" in campos["de"] or "@" in campos.get("para", "")
    return len(clases) >= _SUFICIENTES and (
        con_buzon or _FECHA_DE_CORREO.search(plegar(campos.get("fecha", ""))) is not None
    )
