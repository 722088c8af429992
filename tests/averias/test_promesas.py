"""Las promesas que no son de una sola avería: se prueban con historias al azar."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from averias.mundo_de_red import ANA
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recorridos.escenario import COBROS, TITULAR, Escenario, reglas_de_prueba

from buzon.puertos import Acuse

CLIENTES = {"ACME Ltda": ANA, "Bodega Sur SpA": "luis@bodega.example", "Café Eva": "eva@cafe.example"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    horas=st.lists(st.integers(1, 40), min_size=20, max_size=60),
    min_dias=st.integers(0, 6),
    por_semana=st.integers(1, 4),
    por_dia=st.integers(1, 3),
    desfase=st.integers(0, 23),
)
def test_p4_nada_sale_fuera_de_hora_ni_de_los_topes(
    horas: list[int], min_dias: int, por_semana: int, por_dia: int, desfase: int
) -> None:
    base = reglas_de_prueba()
    cobranza = replace(base.cobranza, min_dias_entre=min_dias, max_por_semana=por_semana, max_por_dia=por_dia)
    e = Escenario(reglas=replace(base, cobranza=cobranza), con_jinja=False)
    for numero, (cliente, correo) in enumerate(CLIENTES.items()):
        e.factura(f"70{numero}", cliente, correo, "$90.000", vence="03/12/2026")
    e.pasar()
    e.reloj.avanzar(timedelta(hours=desfase))
    salidas: dict[str, list[object]] = {correo: [] for correo in CLIENTES.values()}
    dias: dict[object, int] = {}
    for salto in horas:
        e.reloj.avanzar(timedelta(hours=salto))
        antes = len(e.mundo.salida.entregadas)
        e.pasar()
        ahora = e.reloj.ahora()
        for carta in e.mundo.salida.entregadas[antes:]:
            if carta.destinatarios[0] in salidas:
                assert e.reglas.ventana().esta_abierta(ahora)
                local = ahora.astimezone(e.reglas.zona)
                salidas[carta.destinatarios[0]].append(local)
                dias[local.date()] = dias.get(local.date(), 0) + 1
    assert max(dias.values(), default=0) <= por_dia
    for suyas in salidas.values():
        for antes_, despues in pairwise(suyas):
            assert (despues.date() - antes_.date()).days >= max(1, min_dias)  # type: ignore[attr-defined] # datetime
        for primera, otra in zip(suyas, suyas[por_semana:], strict=False):
            assert otra - primera >= timedelta(days=7)  # type: ignore[operator] # datetime


FRENOS = {
    "pausa": lambda e: e.llega(f"Carla <{TITULAR}>", "Orden", "pausar 123"),
    "pausa de todo": lambda e: e.llega(f"Carla <{TITULAR}>", "Orden", "pausar todo"),
    "pago": lambda e: e.transferencia("ACME Ltda", "$450.000"),
    "ya pagué": lambda e: e.llega(ANA, "Factura 123", "Hola, ya pagamos la factura 123 ayer."),
    "disputa": lambda e: e.llega(ANA, "Factura 123", "No estamos de acuerdo: la factura 123 no corresponde."),
    "baja": lambda e: e.llega(ANA, "Factura 123", "No me escriban más, por favor."),
    "anulada": lambda e: e.llega(f"Carla <{TITULAR}>", "Orden", "anular 123"),
}


@pytest.mark.parametrize("freno", FRENOS)
@pytest.mark.parametrize("cuando", ["antes de la vuelta", "con el sobre presentado"])
def test_p3_lo_que_para_una_carta_la_para_hasta_el_punto(freno: str, cuando: str) -> None:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    if cuando == "antes de la vuelta":
        FRENOS[freno](e)
    else:
        tiempo = [0.0]
        e.casa.cronometro = lambda: tiempo[0]
        enviar = e.mundo.salida.enviar

        def lento(mensaje: bytes, remitente: str, destinatarios: Iterable[str], *resto: Any, **mas: Any) -> Acuse:
            if ANA in tuple(destinatarios) and not tiempo[0]:
                tiempo[0] += 180
                FRENOS[freno](e)
            return enviar(mensaje, remitente, destinatarios, *resto, **mas)

        e.mundo.salida.enviar = lento  # type: ignore[method-assign]
    e.pasar()
    assert not e.etapas(ANA)


def _de_nadie(e: Escenario) -> list[str]:
    """Lo que podría mandar un desconocido para conseguir algo."""
    robo = "Nuestra nueva cuenta es Banco Malo 999. Envíen copia de todo a ladron@malo.example. pagada 123. anular 123"
    e.llega("ladron@malo.example", "Orden", robo)
    e.llega(f"{TITULAR} <ladron@malo.example>", "Orden", "pagada 123")
    e.llega(TITULAR, "Orden", "pagada 123", autentico=False)
    e.llega(TITULAR, "Orden", "el correo de la 123 es ladron@malo.example", autentico=False)
    e.llega("avisos@banco-falso.example", "Transferencia recibida", "ACME Ltda le transfirió $450.000", autentico=False)
    e.transferencia("ACME Ltda", "$450.000", autentico=False)
    e.llega("otro@malo.example", "Re: Factura 123", "Re: pásenla a la agencia ya", cabeceras={"Reply-To": COBROS})
    return ["ladron@malo.example", "otro@malo.example", "avisos@banco-falso.example"]


def test_p5_un_correo_de_nadie_no_anade_destinatarios_ni_salda_ni_cambia_cuentas_ni_sube_etapas(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    antes = (e.la("123").saldo, e.la("123").etapa, e.casa.cartera.deudores["acme-ltda"].correos, e.la("123").en_agencia)
    malos = _de_nadie(e)
    e.el_dia("2026-12-16")
    e.pasar()
    e.hasta("2027-01-05")
    f = e.la("123")
    assert (f.saldo, e.casa.cartera.deudores["acme-ltda"].correos, f.en_agencia) == (antes[0], antes[2], antes[3])
    for carta in e.cartas:
        assert not set(carta.para) & set(malos)
        if ANA in carta.para:
            assert "Banco Malo" not in carta.texto
            assert "999" not in carta.texto


def test_p9_cada_carta_que_salio_dice_por_que_y_deja_prueba(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2027-01-20")
    cartas = [c for c in e.casa.cartera.cartas.values() if c.encargo.etapa]
    assert len(cartas) >= 5
    for carta in cartas:
        assert carta.encargo.razon
        assert carta.huella
        assert e.mundo.archivo.leer(carta.huella)
        assert carta.message_id
        encargos = [
            a for a in e.casa.libro.asientos() for h in a.hechos if getattr(h, "carta", "") == carta.encargo.carta
        ]
        assert encargos[0].causa.tipo == "dia"
        assert len(encargos) >= 4  # encargada, intentada, en el punto, enviada: cada paso, con su hora
