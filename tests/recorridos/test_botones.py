"""Los botones del deudor: un correo nuevo con el asunto sellado que se entiende con certeza."""

import pytest
from recorridos.escenario import Carta, Escenario

ANA, LUIS = "ana@acme.example", "luis@bodega.example"


def _primera(e: Escenario) -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    return e.a(ANA)[-1]


def test_ya_pague_con_un_toque(e: Escenario) -> None:
    e.pulsa(ANA, _primera(e), "ya_pago")
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.casa.cartera.alegatos
    assert e.como_esta("123").estado == "en_revision"


def test_pagare_el_con_la_fecha_escrita(e: Escenario) -> None:
    e.pulsa(ANA, _primera(e), "promesa", "Pagaré el día: 22 de diciembre")
    e.el_dia("2026-12-16")
    e.pasar()
    (promesa,) = e.casa.cartera.promesas.values()
    assert promesa.fecha.isoformat() == "2026-12-22"


def test_pagare_el_sin_fecha_se_pregunta(e: Escenario) -> None:
    e.pulsa(ANA, _primera(e), "promesa", "Pagaré el día: ")
    e.el_dia("2026-12-16")
    e.pasar()
    assert not e.casa.cartera.promesas
    assert e.como_esta("123").proxima is None


def test_hay_un_error_abre_disputa(e: Escenario) -> None:
    e.pulsa(ANA, _primera(e), "error", "El error es: me cobran dos veces el mismo trabajo")
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.como_esta("123").estado == "disputa"


@pytest.mark.parametrize("accion", ["cuotas", "persona"])
def test_lo_que_decide_el_titular_para_y_se_le_ensena(e: Escenario, accion: str) -> None:
    e.pulsa(ANA, _primera(e), accion, "En tres pagos, por favor" if accion == "cuotas" else "Es Luis, de pagos")
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.como_esta("123").proxima is None
    assert e.avisos("pregunta") or e.avisos("aviso")


def test_desde_otra_direccion_de_la_empresa_tambien_vale(e: Escenario) -> None:
    e.pulsa("contable@acme.example", _primera(e), "ya_pago")
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.casa.cartera.alegatos


def test_desde_una_direccion_desconocida_el_sello_dice_de_quien_es_y_decide_el_titular(e: Escenario) -> None:
    # La contable lleva las cuentas desde su correo: reenvió la carta y tocó el botón.
    e.pulsa("contable@gmail.com", _primera(e), "ya_pago", "Transferimos $450.000 el lunes")
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.como_esta("123").estado == "en_revision"
    assert e.avisos("pregunta")


def test_un_sello_alterado_no_habla_por_otro_cliente(e: Escenario) -> None:
    carta = _primera(e)
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    e.pasar()
    asunto = carta.boton("ya_pago").replace("acme-ltda", "bodega-sur-spa")
    e.llega("otro@fuera.example", asunto, "")
    e.pasar()
    assert not e.casa.cartera.alegatos
    assert e.como_esta("702").estado == "vigente"


def test_el_sello_de_otro_cliente_no_habla_por_el_sin_preguntar(e: Escenario) -> None:
    carta = _primera(e)
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    e.pasar()
    e.pulsa(LUIS, carta, "ya_pago")
    e.pasar()
    assert "acme-ltda" not in {alegato.deudor for alegato in e.casa.cartera.alegatos.values()}
    assert e.avisos("pregunta") or e.avisos("aviso")


def test_un_boton_del_deudor_no_es_una_orden_del_titular(e: Escenario) -> None:
    carta = _primera(e)
    e.llega(ANA, carta.boton("ya_pago").replace(".ya_pago.", ".pagada."), "pagada 123")
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.la("123").saldo == 450_000


def test_el_mismo_boton_otra_vez_no_alarga_el_silencio_sin_que_lo_sepa_el_titular(e: Escenario) -> None:
    carta = _primera(e)
    for dia in ("2026-12-16", "2026-12-20", "2026-12-24"):
        e.el_dia(dia)
        e.pulsa(ANA, carta, "ya_pago", f"dicho el {dia}")
        e.pasar()
    e.hasta("2026-12-31")
    assert e.avisos("pregunta")
    assert e.etapas(ANA) == ["vencimiento"]
