"""Habla de abogados o pide que no se le escriba: se para todo, sin contestarle, y decide el titular."""

import pytest
from recorridos.escenario import AGENCIA, Escenario

ANA = "ana@acme.example"
BASTA = (
    "Este asunto ya lo lleva nuestro abogado, cualquier comunicación será con él.",
    "Les informo que la empresa está en concurso de acreedores.",
    "Por favor no me escriban más a este correo.",
)


def _contesta(e: Escenario, texto: str, de: str = ANA) -> None:
    e.factura("201", vence="15/12/2026", importe="$100.000")
    e.factura("202", vence="30/12/2026", importe="$200.000")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(de, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()


@pytest.mark.parametrize("texto", BASTA)
def test_nada_mas_sale_para_ese_cliente_ni_por_sus_otras_facturas(e: Escenario, texto: str) -> None:
    _contesta(e, texto)
    e.hasta("2027-03-15")
    assert [carta.id.split("/")[1] for carta in e.a(ANA)] == ["vencimiento"]
    assert not e.a(AGENCIA)
    assert e.como_esta("202").proxima is None
    assert texto[-20:] in e.avisos("pregunta")[-1].texto


def test_una_promesa_que_nombra_al_abogado_no_se_contesta(e: Escenario) -> None:
    _contesta(e, "Pagaremos el 28 de diciembre. Todo lo demás, con nuestro abogado: ya lo hemos demandado.")
    assert [carta.id.split("/")[1] for carta in e.a(ANA)] == ["vencimiento"]
    assert e.casa.cartera.preguntas


def test_ni_siquiera_se_le_dan_las_gracias_si_paga(e: Escenario) -> None:
    _contesta(e, BASTA[1])
    e.transferencia("ACME Ltda", "$100.000")
    e.pasar()
    assert e.la("201").saldo == 0
    assert len(e.a(ANA)) == 1


def test_solo_el_titular_lo_reanuda(e: Escenario) -> None:
    _contesta(e, BASTA[2])
    e.llega(ANA, "Re: Factura", "Envíeme la factura 201 por favor")
    e.pasar()
    assert len(e.a(ANA)) == 1
    e.ordena("reanudar ACME")
    e.hasta("2026-12-22")
    assert e.etapas(ANA)[1:] == ["recordatorio"]


def test_vale_aunque_ese_dia_no_deba_nada(e: Escenario) -> None:
    e.factura("201", vence="15/12/2026", importe="$100.000")
    e.pasar()
    e.ordena("pagada 201")
    e.llega(ANA, "Sus correos", "Dennos de baja, no nos escriban más.")
    e.pasar()
    e.factura("203", vence="30/12/2026", importe="$90.000")
    e.hasta("2027-01-20")
    assert not e.etapas(ANA)
    assert "pide que no se le escriba" in e.como_esta("203").motivo
