"""G5: el informe de la semana, por el camino de verdad."""

from dataclasses import replace
from datetime import timedelta

import pytest
from recorridos.escenario import TITULAR, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Abogado, Resumen

ANA = "ana@acme.example"


def _semanales(e: Escenario) -> list[str]:
    return [carta.id for carta in e.avisos("semanal")]


def test_sale_los_lunes_uno_por_semana_y_no_la_semana_en_que_se_abre_la_casa(e: Escenario) -> None:
    e.factura(vence="30/01/2027")
    e.hasta("2026-12-21")  # la casa se abrió el martes 1
    e.pasar()
    e.pasar()
    assert _semanales(e) == ["semanal/2026-12-07", "semanal/2026-12-14", "semanal/2026-12-21"]


def test_tras_una_parada_sale_tarde_y_el_siguiente_a_su_dia(e: Escenario) -> None:
    e.factura(vence="30/01/2027")
    e.hasta("2026-12-05")
    e.el_dia("2026-12-10", "08:00")  # parado desde el sábado; todavía no es la hora del resumen
    e.pasar()
    assert _semanales(e) == []
    e.el_dia("2026-12-10", "08:31")
    e.pasar()
    (carta,) = e.avisos("semanal")
    assert "La semana del 30 de noviembre de 2026 al 6 de diciembre de 2026" in " ".join(carta.texto.split())
    e.hasta("2026-12-14")
    assert _semanales(e) == ["semanal/2026-12-07", "semanal/2026-12-14"]


@pytest.mark.parametrize(("dia", "salen"), [("no", []), ("jue", ["semanal/2026-12-03", "semanal/2026-12-10"])])
def test_el_dia_lo_dicen_las_reglas(dia: str, salen: list[str]) -> None:
    reglas = replace(reglas_de_prueba(), resumen=Resumen(semanal=dia))  # type: ignore[arg-type] # viene de la tabla
    e = Escenario(reglas=reglas, con_jinja=False)
    e.factura(vence="30/01/2027")
    e.hasta("2026-12-11")
    assert _semanales(e) == salen


def test_cambiar_el_dia_no_manda_dos_en_una_semana(e: Escenario) -> None:
    e.factura(vence="30/01/2027")
    e.hasta("2026-12-08")
    e.casa.reglas = e.reglas = replace(e.reglas, resumen=Resumen(semanal="mie"))
    e.hasta("2026-12-16")
    assert _semanales(e) == ["semanal/2026-12-07", "semanal/2026-12-16"]


def test_sin_ninguna_factura_no_hay_nada_que_contar(e: Escenario) -> None:
    e.hasta("2026-12-08")
    assert _semanales(e) == []


def test_cuenta_lo_cobrado_las_promesas_y_quien_paga(e: Escenario) -> None:
    e.factura("123", vence="02/12/2026")
    e.factura("200", "Bodega Sur", "luis@bodega.example", "$80.000", vence="10/01/2027")
    e.hasta("2026-12-03")
    e.llega(f"Ana <{ANA}>", "Re: factura", "Buenas tardes, la pagamos el viernes 4 sin falta.", responde=e.a(ANA)[-1])
    e.pasar()
    e.el_dia("2026-12-04")
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    e.hasta("2026-12-07")
    (carta,) = e.avisos("semanal")
    texto = " ".join(carta.texto.split())
    assert "Cobraste $450.000 en la semana. Te deben $80.000, nada vencido" in texto
    assert "Cobrado en la semana: $450.000 — $450.000 de facturas ya vencidas" in texto
    assert "1 cumplida: ACME Ltda" in texto
    assert "ACME Ltda: 98 de 100 — paga 2 días tarde, cumplió 1 de 1 promesa y no debe nada" in texto
    # Facturado en 90 días: 530.000; pendiente: 80.000. 80 ÷ 530 × 90 = 13,6.
    assert "Días que tardas en cobrar: 14 días" in texto
    assert "Días de atraso: 0 días" in texto


def test_dice_lo_que_lleva_el_abogado() -> None:
    reglas = replace(reglas_de_prueba(), abogado=Abogado(nombre="Estudio Robles", correo="casos@robles.example"))
    e = Escenario(reglas=reglas)
    e.factura("123", vence="02/12/2026")
    e.hasta("2026-12-03")
    e.ordena("al abogado la 123")
    e.hasta("2026-12-07")
    assert "En manos del abogado · $450.000" in e.avisos("semanal")[-1].texto


def test_una_semana_sin_cobros_lo_dice_y_no_dibuja_nada(e: Escenario) -> None:
    e.factura("123", vence="30/01/2027")
    e.hasta("2026-12-07")
    (carta,) = e.avisos("semanal")
    assert "Semana sin cobros" in carta.texto
    assert "semana a semana" not in carta.texto
    assert "http" not in carta.html.replace('xmlns="http://www.w3.org/1999/xhtml"', "")
    assert carta.para == (TITULAR,)


def test_no_sale_dos_veces_aunque_la_casa_renazca(e: Escenario) -> None:
    e.factura("123", vence="30/01/2027")
    e.hasta("2026-12-07")
    e.renacer()
    e.reloj.avanzar(timedelta(hours=2))
    e.pasar()
    assert len(_semanales(e)) == 1
