"""F6: el abogado, lo incobrable y el tiempo que corre."""

from dataclasses import replace
from decimal import Decimal

from recorridos.escenario import AGENCIA, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Abogado, DeudorReglas

ANA = "ana@acme.example"
ROBLES = "casos@robles.example"


def _con_abogado(coste: int = 0) -> Escenario:
    abogado = Abogado(nombre="Estudio Robles", correo=ROBLES, coste=Decimal(coste))
    e = Escenario(reglas=replace(reglas_de_prueba(), abogado=abogado))
    e.factura()
    e.pasar()
    return e


def test_f6_al_abogado_se_le_manda_el_caso_y_al_cliente_no_se_le_escribe_mas() -> None:
    e = _con_abogado()
    e.hasta("2026-12-22")
    e.ordena("al abogado la 123")
    (carta,) = e.a(ROBLES)
    assert "Qué ha pasado hasta hoy" in carta.texto
    assert "Estudio Robles" in carta.texto
    assert e.como_esta("123").estado == "judicial"
    antes = len(e.a(ANA))
    e.hasta("2027-03-01")
    assert len(e.a(ANA)) == antes
    assert not e.a(AGENCIA)


def test_f6_si_no_compensa_se_dice_pero_se_obedece() -> None:
    e = _con_abogado(coste=600_000)
    assert "llevarlo te cuesta $600.000" in e.ordena("pasa la 123 al abogado").texto
    assert e.como_esta("123").estado == "judicial"


def test_f6_sin_abogado_en_las_reglas_queda_judicial_y_se_dice_que_lo_mande_el(e: Escenario) -> None:
    e.factura()
    e.pasar()
    assert "Mándaselo tú" in e.ordena("al abogado la 123").texto
    assert e.como_esta("123").estado == "judicial"


def test_f6_desde_la_agencia_al_abogado_primero_se_retira() -> None:
    e = _con_abogado()
    e.hasta("2027-01-25")
    assert e.la("123").en_agencia
    e.ordena("al abogado la 123")
    assert "pasa a otro profesional" in e.a(AGENCIA)[-1].texto
    assert not e.la("123").en_agencia


def test_f6_lo_incobrable_no_se_reclama_ni_se_cuenta_y_se_puede_reabrir(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("incobrable la 123 por quiebra del cliente")
    como = e.como_esta("123")
    assert como.estado == "incobrable"
    assert "quiebra del cliente" in como.motivo
    e.hasta("2026-12-22")
    assert not e.etapas(ANA)
    assert "Nadie te debe nada" in e.avisos("resumen")[-1].asunto
    e.ordena("reanudar 123")
    e.hasta("2026-12-24")
    assert e.etapas(ANA) == ["recordatorio"]


def test_f6_si_lo_incobrable_se_paga_se_anota(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("da por perdida la 123")
    e.transferencia("ACME Ltda", "$450.000", glosa="factura 123")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"


def test_f6_las_otras_cartas_al_cliente_no_nombran_lo_que_se_dio_por_perdido(e: Escenario) -> None:
    e.factura()
    e.factura("124", vence="20/12/2026")
    e.pasar()
    e.ordena("incobrable la 123")
    e.hasta("2026-12-28")
    cartas = e.a(ANA)
    assert cartas
    assert all("123" not in carta.texto.replace("1122334455", "").replace("76.123.456-0", "") for carta in cartas)


def test_f6_el_tiempo_que_corre_se_avisa_a_los_seis_meses_y_al_mes_y_ya(e: Escenario) -> None:
    """En Chile, un año la acción ejecutiva: vence el 15/12/2026, hasta el 15/12/2027."""
    e.factura()
    e.pasar()
    e.ordena("pausar la 123")
    for dia in ("2027-06-10", "2027-06-20", "2027-08-01", "2027-11-20", "2027-12-01", "2027-12-20"):
        e.el_dia(dia)
        e.pasar()
        e.pasar()
    avisos = [carta for carta in e.avisos("aviso") if "se le acaba el tiempo" in carta.asunto]
    assert len(avisos) == 2
    assert "hasta el 15/12/2027" in avisos[0].texto
    assert "19.983" in avisos[0].texto


def test_f6_con_cero_no_se_avisa_y_con_otro_plazo_se_cuenta_el_del_dueno() -> None:
    for anos, avisos in ((0, 0), (2, 0), (1, 1)):
        reglas = reglas_de_prueba()
        e = Escenario(reglas=replace(reglas, cobranza=replace(reglas.cobranza, prescripcion_anos=anos)))
        e.factura()
        e.pasar()
        e.ordena("pausar la 123")
        e.el_dia("2027-08-01")
        e.pasar()
        assert len([c for c in e.avisos("aviso") if "se le acaba el tiempo" in c.asunto]) == avisos


def test_f6_el_plazo_es_el_del_pais_del_cliente() -> None:
    """En Argentina, dos años: al año no hay nada que avisar."""
    e = Escenario(reglas=replace(reglas_de_prueba(), deudores=(DeudorReglas(nombre="ACME Ltda", pais="AR"),)))
    e.factura()
    e.pasar()
    e.ordena("pausar la 123")
    for dia, avisos in (("2027-11-20", 0), ("2028-07-01", 1)):
        e.el_dia(dia)
        e.pasar()
        assert len([c for c in e.avisos("aviso") if "se le acaba el tiempo" in c.asunto]) == avisos
