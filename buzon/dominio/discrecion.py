"""Lo que puede quedar en el registro del sistema: qué pasó, y nunca a quién ni por cuánto.

El registro lo lee quien administra la máquina, se copia a otros sitios y se guarda sin plazo. El libro es otra cosa: es
privado y se puede olvidar.
"""

import re
from collections.abc import Iterable

_TOPE = 4_000
_CORREO = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}")
# Lo que va entre comillas lo escribió una persona (un asunto, un nombre), salvo las órdenes que se aconseja teclear.
_ENTRE_COMILLAS = re.compile(r"«(?!buzon )[^«»]{1,300}»")
_IMPORTE = re.compile(
    r"(?:US\$|R\$|S/|[$€₡Q])\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:€|(?:euros?|pesos?|soles|CLP|MXN|COP|PEN|ARS|EUR|USD|CRC|GTQ)\b)"
)
_MIN_NOMBRE = 3


def enmascarar(texto: str, nombres: Iterable[str] = (), *, con_citas: bool = False) -> str:
    """El texto sin direcciones, importes, nombres ni nada citado. `nombres`: los de los clientes de la casa.

    `con_citas`: lo que va entre comillas lo escribió el dueño en sus reglas, y hace falta para corregirlas.
    """
    limpio = texto[:_TOPE]
    for nombre in sorted((n for n in nombres if len(n) >= _MIN_NOMBRE and n in limpio), key=len, reverse=True):
        limpio = limpio.replace(nombre, "[cliente]")
    if not con_citas:
        limpio = _ENTRE_COMILLAS.sub("«…»", limpio)
    limpio = _CORREO.sub(_media_direccion, limpio)
    return _IMPORTE.sub("[importe]", limpio)


def _media_direccion(hallada: re.Match[str]) -> str:
    local, _, dominio = hallada.group().partition("@")
    return f"{local[:1]}…@{dominio[:1]}…"
