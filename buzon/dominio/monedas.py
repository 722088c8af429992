"""Con qué signos y palabras se nombra cada moneda, y cuántos céntimos usa de verdad.

No lee cifras. Códigos ISO 4217; signos según CLDR 46 y el uso corriente de cada país.
"""

MONEDA_DEL_PAIS = {
    "AR": "ARS", "BO": "BOB", "BR": "BRL", "CL": "CLP", "CO": "COP", "CR": "CRC", "CU": "CUP", "DO": "DOP",
    "EC": "USD", "ES": "EUR", "GT": "GTQ", "HN": "HNL", "MX": "MXN", "NI": "NIO", "PA": "PAB", "PE": "PEN",
    "PR": "USD", "PY": "PYG", "SV": "USD", "US": "USD", "UY": "UYU", "VE": "VES",
}  # fmt: skip
PAIS_DE_LA_MONEDA = {moneda: pais for pais, moneda in MONEDA_DEL_PAIS.items() if moneda != "USD"} | {
    "USD": "US",
    "CLF": "CL",
}
# CLP y PYG no tienen céntimos (ISO 4217); el peso colombiano los tiene y nadie los escribe con tres cifras.
SIN_CENTIMOS = frozenset({"CLP", "PYG", "COP"})

# "$" y "pesos" son de cada país; donde no hay pesos, "$" es el dólar.
LOCAL = "local"
SIGNOS = {
    "us$": "USD", "u$s": "USD", "u$d": "USD", "usd": "USD", "usd$": "USD", "mx$": "MXN", "mxn": "MXN", "mxn$": "MXN",
    "mxp": "MXN", "m.n.": "MXN", "m.n": "MXN", "mn": "MXN", "clp": "CLP", "clp$": "CLP", "cop": "COP", "cop$": "COP",
    "col$": "COP", "ars": "ARS", "ar$": "ARS", "uyu": "UYU", "$u": "UYU", "r$": "BRL", "brl": "BRL", "rd$": "DOP",
    "dop": "DOP", "c$": "NIO", "nio": "NIO", "b/.": "PAB", "b/": "PAB", "pab": "PAB", "bs.": "BS", "bs": "BS",
    "bob": "BOB", "ves": "VES", "s/.": "PEN", "s/": "PEN", "pen": "PEN", "q": "GTQ", "q.": "GTQ", "gtq": "GTQ",
    "l": "HNL", "l.": "HNL", "lps": "HNL", "lps.": "HNL", "hnl": "HNL", "₡": "CRC", "¢": "CRC", "crc": "CRC",
    "gs.": "PYG", "gs": "PYG", "₲": "PYG", "pyg": "PYG", "€": "EUR", "eur": "EUR", "uf": "CLF", "clf": "CLF",
    "gbp": "GBP", "£": "GBP", "chf": "CHF", "cad": "CAD", "$": LOCAL,
}  # fmt: skip
PALABRAS = {
    "peso": LOCAL, "pesos": LOCAL, "pesitos": LOCAL, "mangos": LOCAL, "varos": "MXN", "sol": "PEN", "soles": "PEN",
    "dolar": "USD", "dolares": "USD", "euro": "EUR", "euros": "EUR", "eurillos": "EUR", "pavos": "EUR",
    "quetzal": "GTQ", "quetzales": "GTQ", "colon": "CRC", "colones": "CRC", "guarani": "PYG", "guaranies": "PYG",
    "boliviano": "BOB", "bolivianos": "BOB", "bolivar": "VES", "bolivares": "VES", "lempira": "HNL",
    "lempiras": "HNL", "cordoba": "NIO", "cordobas": "NIO", "balboa": "PAB", "balboas": "PAB", "reales": "BRL",
    "reais": "BRL", "verdes": "USD",
}  # fmt: skip

# Cuánto vale la unidad de la calle. "Luca" es mil pesos en el sur y un sol en el Perú.
_MILLAR, _MILLON = 1_000, 1_000_000
_SUR = {"luca": _MILLAR, "lucas": _MILLAR, "lukas": _MILLAR, "luka": _MILLAR, "palo": _MILLON, "palos": _MILLON}
JERGA = {
    "CL": _SUR | {"gamba": 100, "gambas": 100, "melon": _MILLON, "melones": _MILLON},
    "AR": _SUR | {"gamba": 100, "gambas": 100},
    "UY": _SUR | {"gamba": 100, "gambas": 100},
    "CO": _SUR | {"barras": _MILLAR},
    "PE": {"luca": 1, "lucas": 1, "lukas": 1},
    "CR": {"rojo": _MILLAR, "rojos": _MILLAR},
}


# Signos que fuera de su país son otra cosa: "q 500" es "que 500", "s/ 500" es "sobre 500".
_SOLO_EN = {"q": "GT", "q.": "GT", "l": "HN", "l.": "HN"}
_DE_PESOS = frozenset({"ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU"})


def resolver_moneda(signo: str, local: str | None, pais: str | None) -> str | None:
    """El código ISO de un signo o palabra en llano (`"us$"`, `"pesos"`), dado el país y su moneda; `None` si no es.

    "$" es el peso donde hay pesos y el dólar donde no los hay (Perú, España, Guatemala…).
    """
    suyo = _SOLO_EN.get(signo)
    if suyo is not None and (pais or local) and suyo != pais and MONEDA_DEL_PAIS[suyo] != local:
        return None
    codigo = SIGNOS.get(signo) or PALABRAS.get(signo)
    if codigo == LOCAL:
        propia = MONEDA_DEL_PAIS.get(pais or "") or ("CLP" if local == "CLF" else local)
        if propia is None or propia in _DE_PESOS:
            return propia
        return "USD" if signo == "$" else None
    if codigo == "BS":
        return "VES" if pais == "VE" or local == "VES" else "BOB"
    return codigo
