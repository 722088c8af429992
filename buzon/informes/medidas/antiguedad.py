"""La deuda por tramos de atraso, con partes que suman cien."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import totales
from buzon.informes.piezas import DatosTramo

# Los tramos de treinta días son los que usa todo el mundo para la antigüedad de saldos.
TRAMOS = (
    (0, "Por vencer"),
    (30, "1 a 30 días"),
    (60, "31 a 60 días"),
    (90, "61 a 90 días"),
    (10**6, "Más de 90 días"),
)


def antiguedad(abiertas: Sequence[Factura], hoy: date, reglas: Reglas) -> list[DatosTramo]:
    """Los cinco tramos, aunque alguno esté vacío; ninguno si no se debe nada.

    `parte` (0 a 100) es sobre el total en la moneda del negocio; las facturas en otras monedas solo se cuentan.
    """
    moneda = reglas.negocio.moneda
    grupos: dict[str, list[Factura]] = {nombre: [] for _, nombre in TRAMOS}
    for factura in abiertas:
        atraso = (hoy - factura.vencimiento).days
        grupos[next(nombre for tope, nombre in TRAMOS if atraso <= tope)].append(factura)
    propios = [sum((f.saldo for f in suyas if f.moneda == moneda), Decimal(0)) for suyas in grupos.values()]
    tramos: list[DatosTramo] = [
        {
            "tramo": nombre,
            "importe": totales(((f.saldo, f.moneda) for f in suyas), reglas.negocio.pais) or "—",
            "facturas": len(suyas),
            "parte": parte,
        }
        for (nombre, suyas), parte in zip(grupos.items(), partes(propios), strict=True)
    ]
    return tramos if abiertas else []


def partes(importes: Iterable[Decimal]) -> list[int]:
    """Los tantos por ciento, enteros y que suman cien: los que sobran van a los restos mayores (método de Hamilton).

    Por ejemplo, tres importes iguales dan 34, 33 y 33. Todo ceros da todo ceros.
    """
    lista = list(importes)
    todo = sum(lista, Decimal(0))
    if todo <= 0:
        return [0] * len(lista)
    exactas = [importe * 100 / todo for importe in lista]
    enteras = [int(exacta) for exacta in exactas]
    por_resto = sorted(range(len(lista)), key=lambda i: (enteras[i] - exactas[i], i))
    for lugar in por_resto[: 100 - sum(enteras)]:
        enteras[lugar] += 1
    return enteras
