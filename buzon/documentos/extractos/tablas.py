"""De filas de celdas a movimientos: halla la cabecera, lee cada columna como un todo y aparta lo que no es un extracto.

Los lectores de texto separado, de hoja de cálculo y de página HTML solo le dan las filas.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from buzon.documentos.extractos.cifras_de_columna import hallar_decimal, leer_celda
from buzon.documentos.extractos.columnas import AJENAS, SINONIMOS, Columna
from buzon.documentos.extractos.fechas import leer_fechas
from buzon.dominio.lecturas import MovimientoLeido
from buzon.dominio.llano import allanar

Fila = Sequence[str]
Disenos = Sequence[Mapping[str, Columna]]
TOPE_FILAS = 50_000
_CABECERA_ENTRE = 60
_DE_CARGO = (
    "cargo",
    "debe",
    "debito",
    "d",
    "egreso",
    "salida",
    "retiro",
    "gasto",
    "db",
    "dr",
    "-",
    "pago",
    "debit",
    "nota de debito",
    "n/d",
    "nd",
)
# Lo que aún no ha pasado, o al final no pasó, no es un movimiento aunque venga en la lista.
_SIN_PASAR = (
    "pend", "revert", "declin", "fail", "fallid", "rechaz", "cancel", "anulad", "denied", "deneg", "en proceso",
    "retenid", "held", "on hold", "expir", "program", "scheduled", "devuelt",
)  # fmt: skip
# «Neto» es de una factura, salvo al lado del bruto de una pasarela; «producto», de un almacén si no hay saldo.
_NO_SI_HAY = {"neto": "bruto", "producto": "saldo"}
_POR_CABECERA: dict[str, Columna] = {s: columna for columna, nombres in SINONIMOS.items() for s in nombres}


def leer_tabla(filas: Sequence[Fila], disenos: Disenos = ()) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos de una tabla con cabecera de extracto, o `None` si no la tiene.

    `disenos`: los extractos que describe el dueño, cada uno con el título (tal como lo escribió) de cada columna.
    """
    suyos = [{_en_limpio(titulo): columna for titulo, columna in diseno.items()} for diseno in disenos]
    for lugar, fila in enumerate(filas[:_CABECERA_ENTRE]):
        columnas = next(filter(None, (_descrita(fila, suyo) for suyo in suyos)), None) or _reconocer(fila)
        if columnas is not None:
            return _leer_filas(columnas, filas[lugar + 1 : lugar + 1 + TOPE_FILAS])
    return None


def _en_limpio(celda: str) -> str:
    return " ".join(allanar(celda).replace("\n", " ").strip(" .:*\"'").split())


def _descrita(fila: Fila, diseno: Mapping[str, Columna]) -> dict[Columna, int] | None:
    """Las columnas, si la fila tiene todas las que describe el dueño: lo que él dice manda sobre lo que parezca."""
    titulos = [_en_limpio(celda) for celda in fila]
    if not diseno or not all(titulo in titulos for titulo in diseno):
        return None
    return {columna: titulos.index(titulo) for titulo, columna in diseno.items()}


def _reconocer(fila: Fila) -> dict[Columna, int] | None:
    """Qué columna es cada cual, si la fila es la cabecera de un extracto: fecha, dinero, y saldo o concepto."""
    titulos = [_en_limpio(celda) for celda in fila]
    if any(titulo in AJENAS and _NO_SI_HAY.get(titulo) not in titulos for titulo in titulos):
        return None
    columnas: dict[Columna, int] = {}
    for lugar, titulo in enumerate(titulos):
        columna = _POR_CABECERA.get(titulo) or _POR_CABECERA.get(titulo.partition("(")[0].strip())
        if columna is not None:
            columnas.setdefault(columna, lugar)
    if "fecha" not in columnas and "fecha_valor" in columnas:
        columnas["fecha"] = columnas["fecha_valor"]
    tiene_dinero = "importe" in columnas or {"cargo", "abono"} <= columnas.keys()
    tiene_mas = bool(columnas.keys() & {"concepto", "saldo", "contraparte", "referencia"})
    return columnas if "fecha" in columnas and tiene_dinero and tiene_mas else None


def _leer_filas(columnas: dict[Columna, int], filas: Sequence[Fila]) -> tuple[MovimientoLeido, ...]:
    monetarias = [columnas[c] for c in ("importe", "cargo", "abono", "saldo") if c in columnas]
    decimal = hallar_decimal(celda for fila in filas for n in monetarias if (celda := _celda(fila, n)))
    fechas = leer_fechas([_celda(fila, columnas["fecha"]) for fila in filas])
    movimientos = []
    for fila, fecha in zip(filas, fechas, strict=True):
        importe = _importe(columnas, fila, decimal)
        if fecha is None or importe is None or importe == 0 or _no_ha_pasado(_campo(columnas, fila, "estado")):
            continue
        moneda = _campo(columnas, fila, "moneda")
        movimientos.append(
            MovimientoLeido(
                fecha=fecha,
                importe=importe,
                moneda=moneda.upper() if moneda and len(moneda) == 3 else None,  # noqa: PLR2004 - ISO 4217
                concepto=_campo(columnas, fila, "concepto") or "",
                referencia=_campo(columnas, fila, "referencia"),
                contraparte=_campo(columnas, fila, "contraparte"),
            )
        )
    return tuple(movimientos)


def _no_ha_pasado(estado: str | None) -> bool:
    return estado is not None and allanar(estado).startswith(_SIN_PASAR)


def _importe(columnas: dict[Columna, int], fila: Fila, decimal: str) -> Decimal | None:
    """El importe con su signo: por columna de cargo y abono, por la de tipo, o el que trae escrito."""
    if "cargo" in columnas and "abono" in columnas:
        cargo = leer_celda(_celda(fila, columnas["cargo"]), decimal)
        abono = leer_celda(_celda(fila, columnas["abono"]), decimal)
        if cargo:
            return -abs(cargo) if not abono else abono - abs(cargo)
        return abono
    importe = leer_celda(_celda(fila, columnas["importe"]), decimal)
    if importe is None or "tipo" not in columnas or importe < 0:
        return importe
    tipo = allanar(_celda(fila, columnas["tipo"])).strip(" .")
    return -importe if tipo in _DE_CARGO or tipo.startswith(_DE_CARGO[:3]) else importe


def _campo(columnas: dict[Columna, int], fila: Fila, cual: Columna) -> str | None:
    return " ".join(_celda(fila, columnas[cual]).split())[:500] or None if cual in columnas else None


def _celda(fila: Fila, lugar: int) -> str:
    # Un apóstrofo delante es cómo dice una hoja de cálculo que la cifra es un texto.
    return fila[lugar].lstrip("'") if lugar < len(fila) else ""
