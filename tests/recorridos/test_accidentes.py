"""Nadie quiere engañar a nadie: se contesta deprisa, desde el teléfono, dentro de lo citado o a dos."""

from decimal import Decimal

import pytest
from recorridos.escenario import AGENCIA, COBROS, TITULAR, Escenario

from buzon.dominio.asientos import Causa
from buzon.dominio.entradas import OrdenDeConsola
from buzon.dominio.ordenes import Orden

ANA = "ana@acme.example"


def _con_deuda(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")


@pytest.mark.parametrize(
    "texto",
    [
        "La 123 no está pagada",
        "Todavía no está pagada la 123",
        "ACME no ha pagado la 123",
        "¿La 123 ya está pagada?",
        "Ana dice que la 123 ya está pagada, ¿es cierto?",
        "Cuando la 123 esté pagada te aviso",
        "No hay que anular la 123",
        "¿Podemos anular la 123?",
    ],
)
def test_negar_preguntar_o_contar_lo_que_dijo_otro_no_cierra_la_deuda(e: Escenario, texto: str) -> None:
    _con_deuda(e)
    e.ordena(texto)
    assert e.la("123").esta_abierta


@pytest.mark.parametrize("texto", ["No, ya está pagada la 123", "La 123 ya está pagada. ¿Cómo va ACME?", "pagada 123!"])
def test_lo_que_se_afirma_se_obedece_aunque_al_lado_haya_otra_cosa(e: Escenario, texto: str) -> None:
    _con_deuda(e)
    e.ordena(texto)
    assert not e.la("123").esta_abierta


def test_una_pregunta_sobre_una_factura_se_contesta_con_su_estado(e: Escenario) -> None:
    _con_deuda(e)
    assert "$450.000" in e.ordena("¿Me han pagado la 123?").texto


@pytest.mark.parametrize("texto", ["ok", "Gracias", "Ok, gracias", "Vale, perfecto\n\nEnviado desde mi iPhone"])
def test_dar_las_gracias_al_recibo_no_cambia_nada(e: Escenario, texto: str) -> None:
    _con_deuda(e)
    e.ordena(texto, responde=e.avisos("recibo")[-1])
    assert e.la("123").saldo == 450_000
    assert not e.casa.cartera.pausas


def test_deshacer_contestando_a_lo_que_hizo_un_boton(e: Escenario) -> None:
    _con_deuda(e)
    e.pulsa(TITULAR, e.avisos("recibo")[-1], "pagada")
    e.pasar()
    assert not e.la("123").esta_abierta
    e.ordena("deshacer", responde=e.avisos("orden")[-1])
    assert e.la("123").esta_abierta


def test_el_cliente_que_sigue_el_hilo_de_su_boton_dice_lo_que_escribe_ahora(e: Escenario) -> None:
    _con_deuda(e)
    carta = e.a(ANA)[-1]
    boton = carta.boton("ya_pago")
    e.llega(ANA, f"Re: {boton}", "Me equivoqué, pagaré el 18 de diciembre", responde=carta)
    e.pasar()
    assert e.como_esta("123").estado == "promesa"


def test_un_ok_a_si_llego_el_dinero_no_lo_da_por_llegado(e: Escenario) -> None:
    _con_deuda(e)
    e.llega(ANA, "Re: Factura", "Ya pagué ayer", responde=e.a(ANA)[-1])
    e.hasta("2026-12-28")
    pregunta = e.avisos("pregunta")[-1]
    vuelta = e.ordena("Ok, gracias", responde=pregunta)
    assert e.la("123").esta_abierta
    assert "sí" in vuelta.texto
    e.ordena("Sí", responde=vuelta)
    assert not e.la("123").esta_abierta


@pytest.mark.parametrize("direccion", [AGENCIA, COBROS, TITULAR])
def test_la_direccion_de_un_cliente_no_puede_ser_de_la_casa_ni_de_la_agencia(e: Escenario, direccion: str) -> None:
    _con_deuda(e)
    vuelta = e.ordena(f"el correo es {direccion}", responde=e.avisos("recibo")[-1])
    assert "no del cliente" in vuelta.texto
    assert e.casa.cartera.deudores["acme-ltda"].correos == (ANA,)


def test_un_pago_en_otra_moneda_no_salda_la_factura_ni_aunque_lo_diga_el_titular(e: Escenario) -> None:
    e.factura(importe="USD 450.000")
    e.pasar()
    e.hasta("2026-12-15")
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    vuelta = e.ordena("es de la 123", responde=e.avisos("pregunta")[-1])
    assert e.la("123").saldo == 450_000
    assert "USD" in vuelta.texto
    e.ordena("ninguna", responde=vuelta)
    e.ordena("parcial USD 300 de la 123")
    assert e.la("123").saldo == 449_700


@pytest.mark.parametrize("texto", ["parcial USD 300 de la 123", "parcial 0 de la 123"])
def test_un_parcial_de_cero_o_en_otra_moneda_no_se_anota(e: Escenario, texto: str) -> None:
    _con_deuda(e)
    e.ordena(texto)
    assert not e.la("123").abonos


def test_de_un_pago_deshecho_antes_de_salir_no_se_dan_las_gracias(e: Escenario) -> None:
    e.factura()
    e.pasar()
    ordenes = (Orden(accion="parcial", objeto="123", importe=Decimal(30000)), Orden(accion="deshacer", objeto="123"))
    for orden in ordenes:
        e.casa.decidir(OrdenDeConsola(ordenes=(orden,), texto=""), Causa("orden", "consola"))
    e.pasar()
    assert not [carta for carta in e.cartas if carta.id.startswith("gracias/")]
    assert e.la("123").pagado == 0


def test_esta_cancelada_no_anula_porque_en_media_america_es_pagada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    contesta = e.ordena("la 123 está cancelada")
    assert e.la("123").anulada is None
    assert "No te he entendido" in contesta.texto
