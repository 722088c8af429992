"""Averías del proceso: quien lo para, quien deja de oírlo, y que alguien se entere cuando él no puede decirlo."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from averias.mundo_de_red import ANA
from proceso import test_consola, test_insistencia, test_vigilar
from proceso.mundo import Mundo
from proceso.test_insistencia import BucleContado, Oidor
from recorridos.escenario import Escenario

from buzon.puertos import FalloPasajero
from buzon.vigia.guardia import faltas
from systemd import test_unidades


def test_f15_entra_y_se_cae_una_y_otra_vez(e: Escenario, contado: BucleContado) -> None:
    test_insistencia.test_una_conexion_que_se_cae_al_escuchar_se_rehace_cada_vez_mas_tarde(e, contado)


def test_f15_cincuenta_caidas_seguidas_acaban_en_una_entrada_cada_cinco_minutos(
    e: Escenario,
    contado: BucleContado,
) -> None:
    e.mundo.fallos.programar("entrada.esperar", *[FalloPasajero("se cayó")] * 60)
    contado.vueltas = 100
    contado.correr()
    reposos = contado.esperas[1::2]
    assert len(reposos) == 50
    assert reposos == sorted(reposos)
    assert reposos[-40:] == [300.0] * 40


def test_f20_un_fallo_del_bucle_mata_el_proceso_y_no_lo_deja_mudo(
    e: Escenario,
    contado: BucleContado,
    testigo: Oidor,
) -> None:
    """No hay más hilo que el del bucle: lo que lo mata sale del proceso, y systemd deja de oír el latido."""

    class DefectoNuestro(RuntimeError):
        pass

    e.mundo.fallos.programar("entrada.novedades", None, DefectoNuestro("defecto"))
    with pytest.raises(DefectoNuestro):
        contado.correr()
    assert len(testigo.latidos) == 1


def test_f20_el_perro_guardian_y_la_alarma_estan_puestos(tmp_path: Path) -> None:
    test_unidades.test_el_perro_guardian_espera_mas_que_el_punto_final_de_smtp()
    test_unidades.test_nunca_deja_de_intentarlo_salvo_que_repetir_no_sirva()
    test_unidades.test_una_caida_y_una_parada_definitiva_se_escriben_como_alerta(tmp_path)


def test_f51_con_sigterm_a_mitad_se_acaba_la_carta_y_no_se_empieza_otra(negocio: Mundo) -> None:
    test_vigilar.test_acaba_la_carta_que_tiene_entre_manos_y_no_empieza_otra(negocio)


def test_f51_y_si_no_acaba_queda_en_duda_y_no_se_repite(negocio: Mundo) -> None:
    test_vigilar.test_un_envio_que_no_acaba_no_impide_parar_y_queda_en_duda(negocio)


def test_f52_la_salida_cerrada_no_es_un_fallo(negocio: Mundo, tmp_path: Path) -> None:
    test_consola.test_que_quien_lee_se_vaya_no_es_un_fallo(negocio, tmp_path)


def test_f55_sin_poder_enviar_lo_dicen_el_estado_el_latido_y_el_registro(
    e: Escenario,
    contado: BucleContado,
    testigo: Oidor,
) -> None:
    """El aviso por correo no puede salir: quedan el código de `buzon estado`, el registro y la fecha del latido."""
    e.factura()
    e.pasar()
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421 no")] * 9000)
    e.reloj.avanzar(timedelta(days=1))
    contado.vueltas = 1
    contado.correr()
    latidos = len(testigo.latidos)
    assert latidos == 1
    assert any("no consigo enviar" in linea for linea in testigo.contado)
    e.casa.debe_parar = False
    e.reloj.avanzar(timedelta(days=1, hours=1))
    contado.esperas = []
    contado.correr()
    assert len(testigo.latidos) == latidos  # un día entero sin poder escribir: el latido se para
    assert e.estado["salud"]["problemas"]


def test_f55_una_factura_que_nadie_mira_sale_en_el_resumen() -> None:
    """La vigilancia diaria no se fía de los índices: una abierta que se cayera de ellos se nota."""
    e = Escenario()
    e.factura()
    e.pasar()
    assert not dict(faltas(e.casa.cartera, e.reglas, e.reloj.ahora()))
    e.casa.cartera.abiertas["acme-ltda"].clear()
    e.reloj.avanzar(timedelta(days=1))
    e.pasar()
    assert any("123" in texto for texto in e.estado["salud"]["problemas"])
    assert any("123" in c.texto and "sin próxima fecha" in c.texto for c in e.avisos("resumen"))


def test_f55_una_carta_que_no_sale_en_dos_dias_se_nota() -> None:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    from buzon.vigia.pasada import avanzar_el_dia

    avanzar_el_dia(e.casa)
    despues = datetime.fromisoformat("2026-12-18T10:00").replace(tzinfo=e.reglas.zona)
    assert "atascada" in dict(faltas(e.casa.cartera, e.reglas, despues))
    assert ANA
