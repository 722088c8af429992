"""Averías de quien escribe las reglas y las plantillas."""

from dataclasses import replace
from pathlib import Path

from averias.mundo_de_red import ANA
from montaje import test_reglas_malas
from proceso import test_vigilar
from proceso.mundo import Mundo
from recorridos import test_d06_tandas as tandas
from recorridos import test_envio as envios
from recorridos.escenario import Escenario

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.montaje.recursos import compartido


def test_f42_unas_reglas_mal_cambiadas_en_marcha_no_entran(negocio: Mundo) -> None:
    test_vigilar.test_unas_reglas_malas_no_entran_y_unas_buenas_si(negocio)


def test_f42_hay_una_coleccion_de_reglas_malas_con_su_mensaje() -> None:
    test_reglas_malas.test_hay_al_menos_trece_configuraciones_malas()


def test_f43_a_una_plantilla_le_falta_un_dato_y_solo_se_retiene_a_ese_deudor(e: Escenario) -> None:
    envios.test_una_plantilla_que_falla_retiene_solo_a_ese_deudor(e)


def test_f43_nunca_sale_una_carta_a_medias(tmp_path: Path, e: Escenario) -> None:
    """Una plantilla del dueño con una variable que no existe: ni «None», ni «{{», ni media carta."""
    for sufijo in ("txt", "html"):
        (tmp_path / f"vencimiento.{sufijo}.j2").write_text("Hola {{ deudor.apellido_que_no_hay }}: pague.")
    e.factura()
    e.pasar()
    e.casa.plantillas = PlantillasJinja([tmp_path, compartido("plantillas_correo")])
    e.hasta("2026-12-18")
    assert not e.etapas(ANA)
    assert e.como_esta("123").proxima is None
    for carta in e.cartas:
        assert "{{" not in carta.texto
        assert "None" not in carta.texto


def test_f44_unas_reglas_que_adelantan_todo_no_hacen_salir_mas_de_una_carta_por_deudor_y_dia(e: Escenario) -> None:
    """Los topes son de la puerta, no del plan: ni todas las etapas juntas, ni más que el tope del día."""
    for numero in range(12):
        e.factura(
            f"80{numero:02}", f"Cliente {'ABCDEFGHIJKL'[numero]}", f"c{numero}@cliente{numero}.example", "$10.000"
        )
    e.pasar()
    e.hasta("2026-12-15")
    juntas = tuple(replace(etapa, dias=0, plazo=0) for etapa in e.reglas.etapas if etapa.solo == "todos")
    cobranza = replace(e.reglas.cobranza, min_dias_entre=0, max_por_semana=50, max_por_dia=7)
    e.casa.reglas = e.reglas = replace(e.reglas, etapas=juntas, cobranza=cobranza)
    por_dia = []
    for dia in ("2026-12-16", "2026-12-17", "2026-12-18"):
        antes = len(e.cartas)
        for hora in ("10:00", "12:00", "16:00"):
            e.el_dia(dia, hora)
            e.pasar()
        destinos = [c.para[0] for c in e.cartas[antes:] if "@cliente" in c.para[0]]
        assert len(destinos) == len(set(destinos))
        por_dia.append(len(destinos))
    assert max(por_dia) <= 7


def test_f44_unas_reglas_que_hacen_salir_muchas_de_golpe_preguntan_antes_y_nada_sale() -> None:
    tandas.test_d6_unas_reglas_que_adelantan_etapas_preguntan_antes()
