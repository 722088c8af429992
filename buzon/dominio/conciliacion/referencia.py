"""Qué facturas nombra lo que el pagador escribió, y con cuánta firmeza.

Firme: el número entero, o sus cifras detrás de "factura", "fra.", "boleta"… Floja: unas cifras que coinciden con un
número y que podrían ser otra cosa (un año, una operación). Las fechas no son números de factura.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.nombres import clave_numero, sin_tildes

_FACTURA = frozenset(
    "factura facturas fact facts fac facs fra fras ftra fc fv fe f boleta boletas bol folio folios cfdi invoice inv "
    "recibo comprobante documento doc ncf dte".split()
)
# Entre "factura" y su número caben estas sin que deje de ser suyo.
_PUENTE = frozenset(
    "n no nro num nos numero numeros electronica electronicas venta de la las y e a con por serie".split()
)
_DESCONOCIDA = frozenset("factura facturas fact fac fra fras boleta folio invoice cfdi".split())
_FECHAS = re.compile(
    r"\b(?:[0-3]?\d[/.-][01]?\d(?:[/.-](?:\d{4}|\d{2}))?|[01]?\d[/-]20\d\d|20\d\d-[01]\d(?:-[0-3]\d)?)\b"
)
_MAX_LETRAS = 400
_MAX_TRAMOS = 80
_MAX_SEGUIDOS = 6
_MIN_SIGNOS = 3
_MIN_CIFRAS_FLOJAS = 3
_LARGO_ANO = 4


class Nombradas(msgspec.Struct, frozen=True):
    """Facturas que nombra. `cerradas`: firmes, pero ya no se deben. `extranas`: números de factura que no conozco."""

    firmes: tuple[Factura, ...] = ()
    flojas: tuple[Factura, ...] = ()
    cerradas: tuple[Factura, ...] = ()
    extranas: tuple[str, ...] = ()


class _Tramo(msgspec.Struct, frozen=True):
    """De qué tramo a qué tramo va un número hallado."""

    desde: int
    hasta: int
    facturas: tuple[Factura, ...]
    es_firme: bool


def leer_referencia(c: Cartera, referencia: str | None) -> Nombradas:
    """Las facturas de la cartera que nombra una referencia. Mira como mucho sus primeras 400 letras."""
    if not referencia:
        return Nombradas()
    tramos = _tramos(referencia)
    hallados = _hallar(c, tramos)
    firmes: dict[str, Factura] = {}
    flojas: dict[str, Factura] = {}
    for tramo in hallados:
        donde = firmes if tramo.es_firme and len(tramo.facturas) == 1 else flojas
        donde.update({factura.id: factura for factura in tramo.facturas})
    return Nombradas(
        firmes=tuple(f for f in firmes.values() if f.esta_abierta),
        flojas=tuple(f for f in flojas.values() if f.esta_abierta and f.id not in firmes),
        cerradas=tuple(f for f in firmes.values() if not f.esta_abierta),
        extranas=tuple(_extranas(tramos, hallados)),
    )


def _tramos(referencia: str) -> list[str]:
    llano = sin_tildes(referencia[:_MAX_LETRAS])
    # Un guion bajo o una barra unen series ("F001-123"); una fecha no es un número.
    sin_fechas = _FECHAS.sub(lambda m: m.group() if _es_serie(llano, m) else " ; ", llano)
    return re.findall(r"[a-z]+|\d+|;", sin_fechas)[:_MAX_TRAMOS]


def _es_serie(texto: str, fecha: re.Match[str]) -> bool:
    """Lo que parece fecha es trozo de un número más largo: "a-12-10-2044", "1-10/3345"."""
    antes, despues = texto[: fecha.start()][-1:], texto[fecha.end() :][:1]
    return antes in ("-", "/", "_") or despues in ("-", "/", "_")


def _hallar(c: Cartera, tramos: Sequence[str]) -> list[_Tramo]:
    """Los números, los largos primero; uno más corto dentro de otro ya hallado no cuenta."""
    hallados: list[_Tramo] = []
    ocupados: set[int] = set()
    firmes: set[int] = set()
    for largo in range(min(_MAX_SEGUIDOS, len(tramos)), 0, -1):
        for desde in range(len(tramos) - largo + 1):
            lugares = range(desde, desde + largo)
            if ocupados.intersection(lugares):
                continue
            facturas, es_entero = _que_nombra(c, tramos[desde : desde + largo])
            if not facturas:
                continue
            es_firme = es_entero and any(not tramo.isdigit() for tramo in tramos[desde : desde + largo])
            es_firme = es_firme or _tras_factura(tramos, desde, firmes) or _esta_solo(tramos, desde, largo)
            hallados.append(_Tramo(desde, desde + largo, facturas, es_firme))
            ocupados.update(lugares)
            if es_firme:
                firmes.update(lugares)
    return hallados


def _que_nombra(c: Cartera, trozo: Sequence[str]) -> tuple[tuple[Factura, ...], bool]:
    """Las facturas con ese número (entero, o solo sus últimas cifras) y si es entero."""
    if ";" in trozo or not trozo[-1].isdigit() or sum(map(len, trozo)) < _MIN_SIGNOS:
        return (), False
    ids = c.por_numero.get(clave_numero(" ".join(trozo)), {})
    if ids:
        return tuple(c.facturas[i] for i in ids), True
    if len(trozo) > 1 or len(trozo[0].lstrip("0")) < _MIN_CIFRAS_FLOJAS:
        return (), False
    return tuple(c.facturas[i] for i in c.por_cifras.get(trozo[0].lstrip("0"), {})), False


def _tras_factura(tramos: Sequence[str], desde: int, firmes: set[int]) -> bool:
    """Delante, saltando "nro.", "y" o series de una letra, está la palabra factura u otro número ya firme."""
    lugar = desde - 1
    while lugar >= 0 and (tramos[lugar] in _PUENTE or lugar in firmes or tramos[lugar] == ";"):
        if lugar in firmes:
            return True
        lugar -= 1
    return lugar >= 0 and tramos[lugar] in _FACTURA


def _esta_solo(tramos: Sequence[str], desde: int, largo: int) -> bool:
    """La referencia no dice otra cosa que ese número, y no parece un año."""
    if largo == 1 and len(tramos[desde]) == _LARGO_ANO and tramos[desde][:2] in ("19", "20"):
        return False
    otros = [*tramos[:desde], *tramos[desde + largo :]]
    return all(
        tramo in _PUENTE or tramo in ("pago", "pagos", "abono", "cancelacion", "transferencia") for tramo in otros
    )


def _extranas(tramos: Sequence[str], hallados: Sequence[_Tramo]) -> Iterator[str]:
    ocupados = {lugar for tramo in hallados for lugar in range(tramo.desde, tramo.hasta)}
    for lugar, tramo in enumerate(tramos):
        if not tramo.isdigit() or lugar in ocupados or len(tramo) < _MIN_CIFRAS_FLOJAS:
            continue
        previo = lugar - 1
        while previo >= 0 and tramos[previo] in _PUENTE:
            previo -= 1
        if previo >= 0 and tramos[previo] in _DESCONOCIDA and previo not in ocupados:
            yield tramo
