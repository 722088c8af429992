"""F4: aviso de suspensión, «no vender» y límite de crédito."""

from dataclasses import replace
from decimal import Decimal

from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.reglas import DeudorReglas, Etapa

ANA = "ana@acme.example"


def test_f4_el_aviso_de_suspension_da_un_plazo_y_no_da_nada_por_seguro() -> None:
    reglas = reglas_de_prueba()
    suspension = Etapa(nombre="suspension", dias=24, plazo=3)
    e = Escenario(reglas=replace(reglas, etapas=(*reglas.etapas[:5], suspension, *reglas.etapas[5:])))
    e.factura()
    e.pasar()
    e.hasta("2027-01-15")
    carta = next(carta for carta in e.a(ANA) if "/suspension/" in carta.id)
    assert "podremos suspender el servicio" in carta.texto
    assert "Tiene hasta el" in carta.texto
    assert "suspenderemos" not in carta.texto
    e.hasta("2027-01-20")
    avisos = [a for a in e.avisos("aviso") if "Ya puedes suspender" in a.asunto]
    assert len(avisos) == 1
    assert "yo no toco nada" in avisos[0].texto


def test_f4_no_vender_se_ve_en_el_estado_y_en_el_resumen_y_avisa_con_cada_factura_nueva(e: Escenario) -> None:
    e.factura()
    e.pasar()
    assert "no se le vende" in e.ordena("no vender a ACME").texto
    (deudor,) = e.estado["deudores"]
    assert "lo mandó" in deudor["no_vender"]
    e.factura("124")
    e.pasar()
    assert "al que no querías vender" in e.avisos("aviso")[-1].asunto
    assert e.la("124").esta_abierta
    e.hasta("2026-12-02")
    assert "No vender" in e.avisos("resumen")[-1].texto
    e.ordena("ya se le puede vender a ACME")
    assert e.estado["deudores"][0]["no_vender"] is None
    antes = len(e.avisos("aviso"))
    e.factura("125")
    e.pasar()
    assert len(e.avisos("aviso")) == antes


def test_f4_pasar_del_limite_de_credito_avisa_con_la_factura_que_lo_pasa() -> None:
    ficha = DeudorReglas(correo=ANA, limite_credito=Decimal(500_000))
    e = Escenario(reglas=replace(reglas_de_prueba(), deudores=(ficha,)))
    e.factura()
    e.pasar()
    assert not [carta for carta in e.avisos("aviso") if "límite" in carta.asunto]
    e.factura("124", importe="$100.000")
    e.pasar()
    (aviso,) = [carta for carta in e.avisos("aviso") if "límite" in carta.asunto]
    assert "$550.000" in aviso.texto
    assert "$500.000" in aviso.texto
    assert e.la("124").esta_abierta
