"""Averías del tiempo: relojes que saltan, máquinas apagadas, noches de veinticinco horas y años bisiestos."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from averias.mundo_de_red import ANA, EscenarioDeRed
from recorridos import test_envio as envios
from recorridos.escenario import Escenario

from buzon.dominio.calendario import Ventana, calendario_de
from buzon.vigia.alarmas import hora_dudosa

UN_ANO = timedelta(days=365)


def _en_marcha(e: Escenario) -> list[float]:
    """Con el reloj de la máquina vigilado, y un cronómetro que la prueba mueve aparte."""
    tiempo = [0.0]
    e.casa.comprueba_reloj = True
    e.casa.cronometro = lambda: tiempo[0]
    return tiempo


@pytest.mark.parametrize("salto", [UN_ANO, -UN_ANO, -UN_ANO * 56])
def test_f38_el_reloj_salta_y_no_sale_nada_hasta_que_un_correo_confirma_la_hora(salto: timedelta) -> None:
    e = Escenario()
    tiempo = _en_marcha(e)
    e.factura()
    e.pasar()
    for _ in range(13):
        e.reloj.avanzar(timedelta(days=1))
        tiempo[0] += 86400
        e.pasar()
    buena = e.reloj.ahora()
    antes = len(e.a(ANA))
    tiempo[0] += 300
    e.reloj.poner(buena + salto)
    e.pasar()
    assert len(e.a(ANA)) == antes
    assert "reloj" in e.casa.cartera.problemas
    assert len([c for c in e.avisos("aviso") if "/reloj/" in c.id]) == 1
    e.reloj.avanzar(timedelta(minutes=5))
    tiempo[0] += 300
    e.pasar()
    assert len(e.a(ANA)) == antes
    e.reloj.poner(buena + timedelta(days=1))  # alguien arregla el reloj
    tiempo[0] += 86400
    e.pasar()
    assert len(e.a(ANA)) == antes  # todavía no lo confirma nadie
    e.llega("boletin@otra.example", "Novedades", "hola")
    e.reloj.avanzar(timedelta(minutes=5))
    tiempo[0] += 300
    e.pasar()
    assert "reloj" not in e.casa.cartera.problemas
    assert e.etapas(ANA) == ["vencimiento"]


def test_f38_al_arrancar_con_un_ano_de_mas_el_correo_nuevo_lo_delata(red: EscenarioDeRed) -> None:
    red.hasta_el_punto()
    buena = red.reloj.ahora()
    red.renacer()
    red.casa.comprueba_reloj = True
    red.llega("boletin@otra.example", "Novedades", "hola")  # el servidor de correo lo fecha hoy
    red.reloj.poner(buena + UN_ANO)
    red.pasar()
    assert not red.etapas(ANA)
    assert "reloj" in red.casa.cartera.problemas


@pytest.mark.parametrize(
    ("anterior", "llegada", "salto", "es_dudosa"),
    [
        (timedelta(days=-21), timedelta(days=-10), None, False),  # apagada tres semanas, con poco correo
        (timedelta(days=-90), timedelta(hours=-1), None, False),  # apagada tres meses, con correo de hoy
        (timedelta(days=-90), None, None, False),
        (timedelta(days=-365), timedelta(days=-364), None, True),
        (timedelta(days=2), None, None, True),
        (timedelta(hours=2), None, None, False),
        (None, timedelta(days=2), None, True),
        (timedelta(hours=-1), None, timedelta(days=3), True),
        (timedelta(hours=-1), None, timedelta(hours=-2), False),
    ],
)
def test_f38_cuando_no_es_creible_la_hora(
    anterior: timedelta | None, llegada: timedelta | None, salto: timedelta | None, *, es_dudosa: bool
) -> None:
    ahora = datetime(2026, 12, 15, 10, tzinfo=ZoneInfo("UTC"))
    dicho = hora_dudosa(
        ahora + anterior if anterior is not None else None,
        ahora,
        ahora + llegada if llegada is not None else None,
        salto,
    )
    assert (dicho is not None) is es_dudosa


def test_f39_tres_semanas_apagada_sale_una_carta_por_deudor_y_solo_la_etapa_siguiente(e: Escenario) -> None:
    envios.test_d6_tras_tres_semanas_apagado_sale_una_carta_por_deudor_y_solo_la_etapa_siguiente(e)


def test_f39_y_antes_se_lee_el_correo(e: Escenario) -> None:
    envios.test_apagado_primero_se_lee_el_correo_y_quien_pago_no_recibe_nada(e)


@pytest.mark.parametrize(
    ("zona", "noche"),
    [
        ("America/Santiago", date(2026, 9, 6)),
        ("Europe/Madrid", date(2026, 10, 25)),
        ("Europe/Madrid", date(2027, 3, 28)),
    ],
)
def test_f40_la_noche_del_cambio_de_hora_hay_una_apertura_y_solo_una(zona: str, noche: date) -> None:
    donde = ZoneInfo(zona)
    dias = frozenset(("lun", "mar", "mie", "jue", "vie", "sab", "dom"))
    for desde in (datetime.min.time(), datetime.min.time().replace(hour=9)):
        ventana = Ventana(zona=donde, dias=dias, desde=desde, hasta=datetime.max.time())
        instante = datetime.combine(noche - timedelta(days=2), datetime.min.time(), ZoneInfo("UTC"))
        aperturas = []
        while instante.astimezone(donde).date() < noche + timedelta(days=2):
            siguiente = ventana.proxima(instante)
            assert siguiente is not None
            assert siguiente.astimezone(ZoneInfo("UTC")) >= instante
            aperturas.append(siguiente.date())
            instante += timedelta(minutes=15)
        assert set(aperturas) >= {noche + timedelta(days=d) for d in (-1, 0, 1)}


def test_f40_un_ano_con_sus_dos_cambios_no_pierde_ni_dobla_ninguna_carta(e: Escenario) -> None:
    e.factura(vence="01/09/2027")
    e.pasar()
    e.el_dia("2027-08-25")
    e.pasar()
    e.hasta("2027-10-20")
    assert e.etapas(ANA) == [etapa.nombre for etapa in e.reglas.etapas if etapa.solo != "pagadores_tardios"]


@pytest.mark.parametrize(
    ("dia", "pais", "es_festivo"),
    [
        (date(2026, 12, 25), "CL", True),
        (date(2027, 9, 17), "CL", True),
        (date(2026, 11, 16), "MX", True),
        (date(2026, 7, 20), "CO", True),
        (date(2026, 6, 29), "CO", True),
        (date(2026, 12, 16), "CL", False),
    ],
)
def test_f41_los_festivos_tambien_los_que_se_mueven(dia: date, pais: str, *, es_festivo: bool) -> None:
    assert calendario_de(pais)(dia) is es_festivo


def test_f41_lo_que_vence_a_fin_de_mes_o_el_29_de_febrero_sigue_su_curso(e: Escenario) -> None:
    e.reloj.poner(datetime(2028, 1, 20, 10, tzinfo=e.reglas.zona))
    e.factura("229", vence="29/02/2028")
    e.factura("131", "Bodega Sur SpA", "luis@bodega.example", "$80.000", vence="31/01/2028")
    e.pasar()
    assert e.la("229").vencimiento == date(2028, 2, 29)
    e.hasta("2028-03-06")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    assert e.etapas("luis@bodega.example")[:2] == ["vencimiento", "recordatorio"]
