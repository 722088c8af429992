"""Lo que se suma a la deuda y lo que se rebaja, en las cartas de verdad y con el dinero de verdad."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from recorridos.escenario import FACTURAS, TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.dominio.hechos import PagoAplicado
from buzon.dominio.reglas import Cargos, Descuento, InteresReglas, Reglas, TasaReglas

ANA = "ana@acme.example"


def _reglas(**cambios: object) -> Reglas:
    """El negocio chileno de siempre, con un interés pactado del 12 % y la tabla del tope puesta por el dueño."""
    tope = TasaReglas(
        tabla="cl_corriente", desde=date(2026, 1, 1), hasta=date(2027, 12, 31), tasa=Decimal(20), fuente="CMF"
    )
    interes = InteresReglas(base_legal="pactado en el pedido", tasa=Decimal(12))
    base = replace(reglas_de_prueba(), cargos=Cargos(base_gastos="cláusula 5", interes=interes), tasas=(tope,))
    return replace(base, **cambios)


def _partes(carta: Carta) -> tuple[str, str]:
    """Las dos, sin los cortes de renglón."""
    return " ".join(carta.texto.split()), " ".join(carta.html.split())


def _hasta_el_recordatorio(reglas: Reglas) -> Escenario:
    e = Escenario(reglas=reglas)
    e.factura(importe="$450.000", vence="10/12/2026")
    e.pasar()
    e.hasta("2026-12-15")
    return e


def test_d7_de_fabrica_la_carta_no_suma_nada() -> None:
    e = _hasta_el_recordatorio(reglas_de_prueba())
    carta = e.a(ANA)[-1]
    assert "450.000" in carta.texto
    assert "Intereses" not in carta.texto


def test_d7_la_carta_suma_el_interes_y_ensena_su_base_y_su_cuenta() -> None:
    e = _hasta_el_recordatorio(_reglas())
    carta = e.a(ANA)[-1]
    # 450.000 · 12 % · 5 días / 360
    for parte in _partes(carta):
        assert "Intereses de demora de la factura 123: 5 días al 12 % anual" in parte
        assert "pactado en el pedido" in parte
        assert "450.750" in parte


def test_d7_el_gasto_de_la_etapa_va_en_su_carta() -> None:
    reglas = _reglas()
    etapas = tuple(replace(una, gasto=Decimal(2000 if una.nombre == "recordatorio" else 0)) for una in reglas.etapas)
    e = _hasta_el_recordatorio(replace(reglas, etapas=etapas))
    carta = e.a(ANA)[-1]
    assert "Gastos de cobranza de la factura 123" in carta.texto
    assert "cláusula 5" in carta.texto
    assert "452.750" in carta.texto


def test_d7_si_falta_la_tasa_la_carta_sale_sin_interes() -> None:
    e = _hasta_el_recordatorio(_reglas(tasas=()))
    carta = e.a(ANA)[-1]
    assert "Intereses" not in carta.texto
    assert "450.000" in carta.texto
    resumen = " ".join(e.avisos("resumen")[-1].texto.split())
    assert "no sumo intereses a la factura 123: falta la tasa del 11/12/2026" in resumen
    assert "CMF" in resumen


def test_d7_pagar_el_principal_cierra_la_factura_sin_intereses() -> None:
    e = _hasta_el_recordatorio(_reglas())
    e.transferencia("ACME LTDA", "$450.000", glosa="factura 123")
    e.pasar()
    assert not e.la("123").esta_abierta
    assert "Intereses" not in e.a(ANA)[-1].texto


def test_d7_pagar_lo_que_dice_la_carta_cobra_tambien_los_intereses_y_no_sobra_nada() -> None:
    e = _hasta_el_recordatorio(_reglas())
    e.el_dia("2026-12-17")
    e.transferencia("ACME LTDA", "$450.750", glosa="factura 123")
    e.pasar()
    assert not e.la("123").esta_abierta
    aplicado = next(h for s in e.casa.cartera.cronica["acme-ltda"] if isinstance(h := s.hecho, PagoAplicado))
    assert (aplicado.importe, aplicado.cargos) == (450_000, 750)
    (pago,) = e.casa.cartera.pagos.values()
    assert pago.sobra == 0
    assert not e.avisos("aviso/sobra")
    assert "450.750" in e.a(ANA)[-1].texto


def test_d7_lo_que_sobra_y_no_son_los_cargos_queda_a_favor_del_cliente() -> None:
    e = _hasta_el_recordatorio(_reglas())
    e.transferencia("ACME LTDA", "$455.000", glosa="factura 123")
    e.pasar()
    (pago,) = e.casa.cartera.pagos.values()
    assert pago.sobra == 5_000
    assert e.avisos("aviso/sobra")


# Pronto pago -------------------------------------------------------------------------------------------------------


def _con_descuento(dias: int, hasta: str) -> Escenario:
    """Factura del 1 de diciembre que vence el 15, con un 2 % por pagar en `dias`; el aviso previo sale el 14."""
    base = reglas_de_prueba()
    etapas = tuple(replace(una, solo="todos") for una in base.etapas)
    e = Escenario(reglas=replace(base, descuento=Descuento(porcentaje=Decimal(2), dias=dias), etapas=etapas))
    texto = "Factura 123, ACME Ltda, ana@acme.example, $450.000, emitida el 01/12/2026, vence 15/12/2026"
    e.llega(TITULAR, "Factura 123", texto, para=FACTURAS)
    e.pasar()
    assert e.la("123").fecha == date(2026, 12, 1)
    e.hasta(hasta)
    return e


def test_d8_la_carta_ofrece_el_descuento_mientras_vale() -> None:
    carta = _con_descuento(14, "2026-12-14").a(ANA)[-1]
    for parte in _partes(carta):
        assert "441.000" in parte
        assert "15 de diciembre" in parte
        assert "9.000" in parte


def test_d8_pasado_el_dia_el_descuento_se_retira_solo() -> None:
    carta = _con_descuento(12, "2026-12-14").a(ANA)[-1]
    assert "441.000" not in carta.texto
    assert "450.000" in carta.texto


def test_d8_pagar_a_tiempo_con_el_descuento_salda_la_factura_y_queda_escrito_por_que() -> None:
    e = _con_descuento(14, "2026-12-11")
    e.transferencia("ACME LTDA", "$441.000", glosa="factura 123")
    e.pasar()
    assert not e.la("123").esta_abierta
    aplicados = [h for s in e.casa.cartera.cronica["acme-ltda"] if isinstance(h := s.hecho, PagoAplicado)]
    assert [(h.importe, h.descuento, h.comision) for h in aplicados] == [(450_000, 9_000, 0)]
    assert any("pronto pago" in razon for razon in aplicados[0].razones)
    (pago,) = e.casa.cartera.pagos.values()
    assert pago.sobra == 0
    gracias = e.a(ANA)[-1]
    assert gracias.id.startswith("gracias/")
    assert "441.000" in gracias.texto
    e.hasta("2027-01-20")
    assert e.a(ANA)[-1].id == gracias.id


def test_d8_sin_nombrar_la_factura_tambien_si_no_hay_otra_lectura() -> None:
    e = _con_descuento(14, "2026-12-11")
    e.transferencia("ACME LTDA", "$441.000")
    e.pasar()
    assert not e.la("123").esta_abierta


def test_d8_el_importe_rebajado_que_llega_tarde_no_salda_la_factura() -> None:
    e = _con_descuento(10, "2026-12-14")
    e.transferencia("ACME LTDA", "$441.000", glosa="factura 123")
    e.pasar()
    assert e.la("123").esta_abierta


def test_d8_si_otra_factura_debe_justo_eso_se_pregunta() -> None:
    e = _con_descuento(14, "2026-12-09")
    e.factura(numero="124", importe="$441.000", vence="20/12/2026")
    e.pasar()
    e.transferencia("ACME LTDA", "$441.000")
    e.pasar()
    assert e.la("123").esta_abierta


def test_d8_deshacer_un_pago_con_descuento_deja_la_deuda_entera() -> None:
    e = _con_descuento(14, "2026-12-11")
    e.transferencia("ACME LTDA", "$441.000", glosa="factura 123")
    e.pasar()
    e.ordena("deshacer 123")
    assert e.la("123").saldo == 450_000
