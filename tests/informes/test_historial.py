"""Cada hecho que puede ser de un cliente se cuenta con palabras, o consta por qué se calla."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from buzon.dominio import hechos as h
from buzon.dominio.cartera.valores import Suceso
from buzon.informes.a_quien_se_cuenta import DE_PUERTAS_ADENTRO
from buzon.informes.historial import CALLADOS, FRASES, sin_deshechos

TODOS = [
    clase
    for nombre in h.__all__
    if isinstance(clase := getattr(h, nombre), type) and issubclass(clase, h.Hecho) and clase is not h.Hecho
]


@pytest.mark.parametrize("clase", TODOS, ids=lambda clase: clase.__name__)
def test_cada_hecho_tiene_su_frase_o_una_razon_para_callarse(clase: type) -> None:
    tiene_frase, se_calla = clase in FRASES, len(CALLADOS.get(clase, "")) > 10
    assert tiene_frase != se_calla, f"pon {clase.__name__} en FRASES con sus palabras, o en CALLADOS con su razón"


def test_lo_de_puertas_adentro_es_de_lo_que_se_cuenta() -> None:
    assert set(DE_PUERTAS_ADENTRO) <= set(FRASES)


def test_a_un_tercero_no_se_le_cuenta_un_pago_ni_una_nota_que_se_deshicieron() -> None:
    cuando = datetime(2026, 12, 1, tzinfo=UTC)
    hechos = (
        h.PagoAplicado(pago="p1", factura="f1", importe=Decimal(5), razones=("importe exacto",)),
        h.NotaDeCreditoAplicada(nota="n1", factura="f1", importe=Decimal(1), razones=("la nombra",)),
        h.PagoDeshecho(pago="p1", motivo="era de otro"),
        h.NotaDeCreditoDeshecha(nota="n1", motivo="era de otra"),
        h.PagoAplicado(pago="p1", factura="f1", importe=Decimal(4), razones=("lo mandó el titular",)),
        h.PlanRoto(plan="x", deudor="d", cuota=date(2026, 12, 1)),
    )
    quedan = [suceso.hecho for suceso in sin_deshechos([Suceso(cuando=cuando, hecho=hecho) for hecho in hechos])]
    assert [type(hecho).__name__ for hecho in quedan] == [
        "PagoDeshecho",
        "NotaDeCreditoDeshecha",
        "PagoAplicado",
        "PlanRoto",
    ]
