"""La moneda que escribe un formato electrónico, que no siempre es un código ISO 4217. Lo que no se conoce es `None`."""

import re
from functools import lru_cache

from buzon.dominio.llano import allanar
from buzon.dominio.monedas import resolver_moneda

# Lo que no está entre los signos y las palabras de la casa ni entre los nombres de CLDR: catálogo de monedas de Aduanas
# (DTE de exportación, SII) y lo que los programas escribían en el atributo libre de CFDI 3.2.
_ESCRITAS = {
    "dlls": "USD", "dls": "USD", "usa": "USD", "us": "USD", "$us": "USD", "dolar usa": "USD", "dolar americano": "USD",
    "dolares americanos": "USD", "dolares de los estados unidos": "USD", "peso cl": "CLP", "mx": "MXN", "mxp": "MXN",
    "libra est": "GBP", "nuevo sol": "PEN", "nuevos soles": "PEN", "sol": "PEN", "yen": "JPY", "sin moneda": "",
    "cruzeiro real": "BRL", "franco sz": "CHF", "dolar can": "CAD", "peso mex": "MXN", "peso col": "COP",
}  # fmt: skip
# La moneda del país sin decir cuál es: la que el formato supone.
_DE_CASA = frozenset(
    {"peso", "pesos", "moneda", "nacional", "m", "n", "mn", "m.n.", "m.n", "m/n", "local", "corriente"}
)
_CODIGO = re.compile(r"[A-Z]{3}")
_SIN_MONEDA = "XXX"


def leer_moneda(texto: str | None, por_defecto: str | None = None) -> str | None:
    """El código ISO 4217 de lo escrito; `por_defecto` si falta o solo dice «pesos»; `None` si es otra cosa.

    «XXX» es la marca ISO de «sin moneda» (recibos CFDI tipo P) y da `None`.
    """
    escrito = " ".join((texto or "").split())[:80]
    if not escrito:
        return por_defecto
    llano = allanar(escrito).strip(" .,:;()")
    if _CODIGO.fullmatch(llano.upper()) and llano not in _ESCRITAS:
        return None if llano.upper() == _SIN_MONEDA else llano.upper()
    palabras = re.split(r"[\s,;:()-]+", llano)
    if por_defecto and all(palabra in _DE_CASA for palabra in palabras):
        return por_defecto
    conocida = _ESCRITAS.get(llano) or _nombres().get(llano) or resolver_moneda(allanar(escrito), por_defecto, None)
    return conocida or _la_unica(palabras)


def _la_unica(palabras: list[str]) -> str | None:
    """«MXN - Peso mexicano», «USD Dólar»: el código que va con su nombre, si es el único."""
    codigos = {palabra.upper() for palabra in palabras if palabra.upper() in _codigos()}
    return codigos.pop() if len(codigos) == 1 else None


@lru_cache(maxsize=1)
def _codigos() -> frozenset[str]:
    return frozenset(_nombres().values())


@lru_cache(maxsize=1)
def _nombres() -> dict[str, str]:
    """Los nombres de CLDR en español e inglés, en singular y en plural, en llano."""
    from babel import Locale  # noqa: PLC0415 - import pesado
    from babel.numbers import get_currency_name  # noqa: PLC0415 - import pesado

    nombres: dict[str, str] = {}
    for lengua in ("es", "en"):
        for codigo in map(str, Locale(lengua).currencies):
            for cuantos in (1, 2):
                nombres.setdefault(allanar(get_currency_name(codigo, cuantos, lengua)), codigo)
    return nombres


def moneda_declarada(texto: str | None, moneda: str | None) -> str | None:
    """Lo que el documento escribió como moneda, si no es ya el código ISO que se entendió; `None` si lo es o falta."""
    escrito = " ".join((texto or "").split())[:40]
    return escrito if escrito and escrito != moneda else None
