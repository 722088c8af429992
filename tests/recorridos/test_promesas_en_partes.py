"""«La mitad el viernes y el resto a fin de mes»: dos promesas, y si falla la primera la otra no da más silencio."""

import pytest
from recorridos.escenario import Escenario

ANA = "ana@acme.example"


@pytest.fixture
def e() -> Escenario:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Pagamos la mitad el viernes y el resto el 30 de diciembre.", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    return e


def test_e1_se_anotan_las_dos_y_se_confirman_por_escrito(e: Escenario) -> None:
    promesas = sorted((p.fecha.isoformat(), p.importe) for p in e.casa.cartera.promesas.values())
    assert promesas == [("2026-12-18", 225_000), ("2026-12-30", None)]
    texto = " ".join(e.a(ANA)[-1].texto.split())
    assert "en dos veces: $225.000 el 18 de diciembre de 2026, y el resto el 30 de diciembre de 2026" in texto
    assert e.como_esta("123").estado == "promesa"


def test_e1_cumplida_la_primera_se_calla_hasta_la_segunda(e: Escenario) -> None:
    e.el_dia("2026-12-18")
    e.ordena("parcial 225.000 de la 123")
    e.hasta("2026-12-30")
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.como_esta("123").estado == "promesa"
    e.hasta("2027-01-05")
    assert e.etapas(ANA)[:2] == ["vencimiento", "promesa_vencida"]


def test_e1_si_falla_la_primera_se_recuerda_al_dia_siguiente(e: Escenario) -> None:
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "promesa_vencida"]
    assert not e.casa.cartera.promesas


def test_e1_pagadas_de_una_vez_se_cumplen_las_dos(e: Escenario) -> None:
    e.el_dia("2026-12-18")
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    (deudor,) = e.casa.cartera.deudores.values()
    assert deudor.promesas_cumplidas == 2
    assert not e.casa.cartera.promesas
