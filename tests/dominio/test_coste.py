"""Decidir por un correo cuesta lo mismo con diez clientes que con mil: contado en llamadas, que no dependen del día."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from types import FrameType

import pytest
from recorridos.escenario import reglas_de_prueba

from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, plegar
from buzon.dominio.cartera.copia import adelantar, copiar
from buzon.dominio.decidir.a_favor import a_favor_de
from buzon.dominio.decidir.escalada import consecuencias
from buzon.dominio.decidir.lotes import abonos
from buzon.dominio.hechos import (
    CualquierHecho,
    DeudorRegistrado,
    FacturaRegistrada,
    PagoAplicado,
    PagoDeshecho,
    PagoRecibido,
)
from buzon.dominio.lecturas import MovimientoLeido
from buzon.dominio.reglas import Reglas

AHORA = datetime(2026, 12, 1, 10, tzinfo=UTC)
HOY = AHORA.date()


def cliente(i: int) -> tuple[CualquierHecho, ...]:
    deudor, factura, pago = f"cliente-{i}", f"f-{i}", f"p-{i}"
    return (
        DeudorRegistrado(deudor=deudor, nombre=f"Talleres {i} Ltda", correos=(f"pagos@taller{i}.example",)),
        FacturaRegistrada(
            factura=factura,
            deudor=deudor,
            numero=str(1000 + i),
            vencimiento=date(2026, 12, 15),
            importe=Decimal(100 + i),
            moneda="CLP",
        ),
        PagoRecibido(pago=pago, importe=Decimal(60 + i), moneda="CLP", fecha=HOY, lote=f"lote-{i}"),
        PagoAplicado(pago=pago, factura=factura, importe=Decimal(60 + i), razones=("la nombra",)),
    )


def cartera(clientes: int) -> Cartera:
    return plegar([Asiento(1, AHORA, Causa("casa", "prueba"), tuple(h for i in range(clientes) for h in cliente(i)))])


def llamadas(hace: Callable[[], object]) -> int:
    """Cuántas funciones, de Python o de C, llama."""
    cuenta = 0

    def contar(_marco: FrameType, que: str, _dato: object) -> None:
        nonlocal cuenta
        cuenta += que in ("call", "c_call")

    sys.setprofile(contar)
    try:
        hace()
    finally:
        sys.setprofile(None)
    return cuenta


def _por_adelantado(c: Cartera) -> None:
    copia = copiar(c)
    adelantar(copia, cliente(99_999), AHORA)
    assert "cliente-99999" in copia.deudores
    assert "cliente-99999" not in c.deudores


def _de_un_apunte(c: Cartera) -> None:
    apunte = MovimientoLeido(importe=Decimal(63), moneda="CLP", fecha=HOY, operacion="lote-3")
    assert [motivo for _, motivo in abonos(c, (apunte,))] == ["es un apunte que ya conté, pago por pago"]


CASOS: dict[str, Callable[[Cartera, Reglas], object]] = {
    "decidir por adelantado": lambda c, _: _por_adelantado(c),
    "lo que tiene a favor": lambda c, _: a_favor_de(c, "cliente-3"),
    "un apunte de un lote": lambda c, _: _de_un_apunte(c),
    "las consecuencias de deshacer": lambda c, reglas: tuple(
        consecuencias(c, (PagoDeshecho(pago="p-3", motivo="era de otro"),), AHORA, reglas)
    ),
}


@pytest.mark.parametrize("caso", CASOS)
def test_cuesta_lo_mismo_con_diez_clientes_que_con_mil(caso: str) -> None:
    reglas, pocos, muchos = reglas_de_prueba(), cartera(10), cartera(1000)
    CASOS[caso](pocos, reglas)  # la primera vez se cargan bibliotecas
    assert llamadas(lambda: CASOS[caso](muchos, reglas)) <= 1.2 * llamadas(lambda: CASOS[caso](pocos, reglas))
