"""Pagar en especie y mediar: siempre lo decide el titular, y el día previsto se le pregunta en qué quedó."""

import pytest
from recorridos.escenario import AGENCIA, TITULAR, Carta, Escenario

ANA = "ana@acme.example"


def _llano(carta: Carta) -> str:
    return " ".join(carta.texto.split())


@pytest.fixture
def e() -> Escenario:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    return e


def _escribe(e: Escenario, texto: str) -> Carta:
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    return e.avisos("pregunta")[-1]


def test_e4_propone_pagar_con_mercaderia_y_el_titular_acepta(e: Escenario) -> None:
    pregunta = _escribe(e, "Andamos cortos de caja: ¿le podemos pagar la factura con mercadería?")
    assert "en especie" in _llano(pregunta)
    assert e.como_esta("123").estado == "en_revision"
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert "entregar en pago" in _llano(e.a(ANA)[-1])
    assert e.como_esta("123").estado == "plan"
    e.hasta("2027-01-02")
    final = e.avisos("pregunta")[-1]
    assert "¿Te entregó ACME" in _llano(final)
    assert e.etapas(ANA) == ["vencimiento"]
    e.pulsa(TITULAR, final, "si")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"
    assert e.a(ANA)[-1].id.startswith("gracias/")


def test_e4_si_no_llego_se_rompe_y_se_le_dice(e: Escenario) -> None:
    e.ordena("acepta mercadería de ACME hasta el 30/12")
    e.hasta("2026-12-31")
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "no")
    e.hasta("2027-01-06")
    assert e.etapas(ANA) == ["vencimiento", "acuerdo_roto"]
    assert e.como_esta("123").proxima is not None


def test_e4_si_el_titular_calla_no_se_escribe_ni_se_pregunta_dos_veces(e: Escenario) -> None:
    e.ordena("acepta mercadería de ACME hasta el 20/12")
    e.hasta("2027-02-20")
    assert e.etapas(ANA) == ["vencimiento"]
    assert len([c for c in e.avisos("pregunta") if "¿Te entregó" in c.texto]) == 1
    assert not e.a(AGENCIA)


def test_e4_una_mediacion_para_todo_hasta_que_el_titular_diga_en_que_quedo(e: Escenario) -> None:
    pregunta = _escribe(e, "Preferimos resolver esto en una mediación.")
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert e.como_esta("123").estado == "disputa"
    assert "mediación" in _llano(e.a(ANA)[-1])
    e.hasta("2027-01-16")
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "no")
    e.pasar()
    assert e.como_esta("123").estado == "vencida"
    e.hasta("2027-01-25")
    assert e.etapas(ANA)[:2] == ["vencimiento", "recordatorio"]


def test_e4_con_acuerdo_el_titular_lo_manda_despues(e: Escenario) -> None:
    e.ordena("mediación con ACME hasta el 30/12")
    e.hasta("2026-12-31")
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "si")
    e.pasar()
    e.ordena("plan de 3 cuotas a ACME")
    assert e.a(ANA)[-1].id.startswith("plan/")
    assert e.como_esta("123").estado == "plan"


def test_e4_un_plan_mandado_dos_veces_deja_solo_el_ultimo(e: Escenario) -> None:
    e.ordena("plan 3 a ACME")
    e.ordena("plan 6 a ACME")
    (plan,) = e.casa.cartera.planes.values()
    assert len(plan.cuotas) == 6


def test_e4_una_disputa_mandada_por_el_titular_para_solo_esa_factura(e: Escenario) -> None:
    e.factura("124", vence="16/12/2026")
    e.pasar()
    e.ordena("la 123 está en disputa")
    assert (e.como_esta("123").estado, e.como_esta("124").estado) == ("disputa", "vigente")
    e.el_dia("2026-12-16")
    e.ordena("reanudar 123")
    assert e.como_esta("123").estado == "vencida"
