"""Quién puede mandar y registrar: T04, T06, T08, T18, T20 y T40, por el camino entero."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from recorridos.escenario import (
    AGENCIA,
    AUTENTICADOR,
    COBROS,
    FACTURAS,
    LLAVE,
    TITULAR,
    Carta,
    Escenario,
    reglas_de_prueba,
)

from buzon.dominio.sellos import leer_sello

ANA, INTRUSO = "ana@acme.example", "intruso@fuera.example"
FACTURA = "Factura 123, ACME Ltda, ana@acme.example, $450.000, vence 15/12/2026"


def _sin_certificador() -> Escenario:
    reglas = reglas_de_prueba()
    return Escenario(reglas=replace(reglas, correo=replace(reglas.correo, authserv_id=None)))


def _falsa(e: Escenario, texto: str, asunto: str = "Factura 123", para: str = FACTURAS, resultado: str = "") -> None:
    """Un correo en nombre del titular. Sin `resultado`, nadie lo certifica ni lo desmiente."""
    cabeceras = {"Authentication-Results": f"{AUTENTICADOR}; {resultado}"} if resultado else {}
    e.llega(TITULAR, asunto, texto, para=para, autentico=False, cabeceras=cabeceras)
    e.pasar()


def _pregunta(e: Escenario) -> Carta:
    return next(carta for carta in reversed(e.avisos("pregunta")) if "la mandaste tú" in carta.texto)


# T04 -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "resultado", ["dmarc=fail header.from=graficaandes.example", "dmarc=pass header.from=fuera.example"]
)
def test_t04_una_factura_que_el_servidor_desmiente_no_se_registra(e: Escenario, resultado: str) -> None:
    _falsa(e, FACTURA, resultado=resultado)
    assert not e.casa.cartera.facturas
    assert not e.casa.cartera.borradores
    assert "no es correcto" in e.avisos("aviso")[-1].texto


@pytest.mark.parametrize("montar", [Escenario, _sin_certificador])
def test_t04_una_factura_que_nadie_certifica_espera_a_que_el_titular_diga_que_es_suya(montar: type[Escenario]) -> None:
    e = montar()
    _falsa(e, FACTURA)
    e.hasta("2026-12-20")
    assert not e.casa.cartera.facturas
    assert not e.a(ANA)
    e.el_dia("2026-12-20", "11:00")
    e.llega(TITULAR, _pregunta(e).boton("si"), "", autentico=False)
    e.pasar()
    assert e.la("123").importe == 450_000


def test_t04_contestar_en_el_hilo_tambien_la_confirma() -> None:
    e = _sin_certificador()
    _falsa(e, FACTURA)
    e.llega(TITULAR, "Re: ¿La factura la mandaste tú?", "sí", responde=_pregunta(e), autentico=False)
    e.pasar()
    assert e.la("123").esta_abierta


def test_t04_decir_que_no_es_suya_la_tira_y_no_queda_nada_pendiente() -> None:
    e = _sin_certificador()
    _falsa(e, FACTURA)
    e.llega(TITULAR, _pregunta(e).boton("no"), "", autentico=False)
    e.pasar()
    assert not e.casa.cartera.facturas
    assert not e.casa.cartera.borradores
    assert not e.casa.cartera.preguntas


def test_t04_confirmarla_dos_veces_no_la_duplica() -> None:
    e = _sin_certificador()
    _falsa(e, FACTURA)
    _falsa(e, FACTURA + " ")
    for pregunta in [carta for carta in e.avisos("pregunta") if "la mandaste tú" in carta.texto]:
        e.llega(TITULAR, pregunta.boton("si"), "", autentico=False)
        e.pasar()
    assert len(e.casa.cartera.facturas) == 1
    assert not e.casa.cartera.borradores


def test_t04_lo_que_le_falta_a_la_confirmada_se_sigue_preguntando() -> None:
    e = _sin_certificador()
    _falsa(e, "Factura 123, ACME Ltda, $450.000, vence 15/12/2026")
    e.llega(TITULAR, "Re: ¿La factura la mandaste tú?", "sí", responde=_pregunta(e), autentico=False)
    e.pasar()
    assert "el correo del cliente" in e.a(TITULAR)[-1].texto
    e.llega(TITULAR, "Re:", "el correo es ana@acme.example", responde=e.a(TITULAR)[-1], autentico=False)
    e.pasar()
    assert e.la("123").esta_abierta


@pytest.mark.parametrize(
    "de",
    [
        f'"Carla <{TITULAR}>" <x@fuera.example>',
        "Carla <carla@graficaandes.example.fuera.example>",
        "Carla <carla@grafica-andes.example>",
        "Carla <carla+x@graficaandes.example>",
        "Carla <carla@xn--grficaandes-l1a.example>",
    ],
)
def test_t04_quien_se_parece_al_titular_no_registra_nada(e: Escenario, de: str) -> None:
    e.llega(de, "Factura 123", FACTURA, para=FACTURAS)
    e.pasar()
    assert not e.casa.cartera.facturas
    assert not e.casa.cartera.borradores


def test_t04_un_cliente_nuevo_tiene_un_dia_de_veto(e: Escenario) -> None:
    e.factura(vence="01/12/2026")
    e.pasar()
    assert not e.a(ANA)
    e.ordena("anular", responde=e.avisos("recibo")[-1])
    e.hasta("2026-12-20")
    assert not e.a(ANA)


# T06 -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("texto", ["Ya pagamos la factura 123, saludos de ACME", "No estamos de acuerdo con la 123"])
def test_t06_un_tercero_que_habla_por_el_cliente_como_mucho_lo_para_y_el_titular_se_entera(
    e: Escenario, texto: str
) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(INTRUSO, "Factura 123 de ACME Ltda", texto, autentico=False)
    e.pasar()
    assert e.la("123").saldo == 450_000
    assert not e.casa.cartera.alegatos
    assert not e.casa.cartera.disputas
    assert not e.a(INTRUSO)
    assert e.avisos("pregunta") or e.avisos("aviso")


# T08 -----------------------------------------------------------------------------------------------------------------


def test_t08_ninguna_carta_que_sale_de_casa_lleva_un_boton_del_titular(e: Escenario) -> None:

    e.factura()
    e.pasar()
    e.hasta("2027-01-25")
    de_fuera = [carta for carta in e.cartas if TITULAR not in carta.para]
    assert {AGENCIA} & {direccion for carta in de_fuera for direccion in carta.para}
    for carta in de_fuera:
        for asunto in map(unquote, re.findall(r"subject=([^&\"]+)", carta.html)):
            sello = leer_sello(LLAVE, "titular", asunto)
            assert sello is None or sello.estado == "alterado"
        assert "[bz:" not in unquote(carta.html) or AGENCIA not in carta.para


def test_t08_el_boton_del_titular_en_otras_manos_no_vale(e: Escenario) -> None:
    e.factura()
    e.pasar()
    boton = e.avisos("recibo")[-1].boton("pagada")
    for de in (INTRUSO, ANA, AGENCIA, "socia@graficaandes.example"):
        e.llega(de, boton, f"de {de}")
    e.pasar()
    assert e.la("123").esta_abierta
    assert not e.casa.cartera.sellos_gastados


@pytest.mark.parametrize(
    "veredicto",
    [
        "spf=fail smtp.mailfrom=graficaandes.example",
        "spf=fail smtp.mailfrom=carla@graficaandes.example; dkim=none",
        "dmarc=none header.from=graficaandes.example; spf=fail smtp.mailfrom=graficaandes.example",
    ],
)
def test_t08_quien_recibio_un_reenvio_y_falsifica_al_titular_no_manda_si_su_dominio_dice_que_no(
    e: Escenario, veredicto: str
) -> None:
    """Sin DMARC, lo que queda es SPF: con un «-all», el propio dominio niega que el correo sea suyo."""
    e.factura()
    e.pasar()
    recibo = e.avisos("recibo")[-1]
    niega = {"Authentication-Results": f"{AUTENTICADOR}; {veredicto}"}
    e.llega(TITULAR, recibo.boton("pagada"), "", autentico=False, cabeceras=niega)
    e.llega(TITULAR, "Re: Factura 123", "pagada 123", responde=recibo, autentico=False, cabeceras=niega)
    e.pasar()
    assert e.la("123").esta_abierta
    assert not e.casa.cartera.sellos_gastados
    assert "SPF de graficaandes.example" in e.avisos("aviso")[-1].texto


def test_t08_una_orden_con_otros_en_copia_no_se_obedece_y_se_dice_por_que(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.llega(TITULAR, "La 123", "La 123 ya está pagada", para=f"{ANA}, {COBROS}")
    e.pasar()
    assert e.la("123").esta_abierta
    aviso = e.avisos("orden")[-1]
    assert ANA in aviso.texto
    e.ordena("La 123 ya está pagada", responde=aviso)
    assert not e.la("123").esta_abierta


def test_t08_una_charla_del_titular_con_un_cliente_no_le_devuelve_nada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    antes = len(e.cartas)
    e.llega(TITULAR, "Muestras", "Hola, Ana: mañana te llegan las muestras.", para=f"{ANA}, {COBROS}")
    e.pasar()
    assert len(e.cartas) == antes


# T18 y T20 -----------------------------------------------------------------------------------------------------------


def test_t18_a_quien_nadie_certifica_no_se_le_contesta_nunca(e: Escenario) -> None:
    e.factura()
    e.pasar()
    for texto in ("Mándenme la factura 123", "¿Cuánto les debo?", "pagada 123", FACTURA, "Hola"):
        e.llega(INTRUSO, "Consulta", texto, autentico=False)
        e.llega(INTRUSO, "Consulta", texto + ".", autentico=False, para=FACTURAS)
    e.pasar()
    assert {direccion for carta in e.cartas for direccion in carta.para} <= {TITULAR, ANA}


@pytest.mark.parametrize(
    "cabeceras",
    [{"Reply-To": INTRUSO}, {"Cc": INTRUSO}, {"Return-Path": f"<{INTRUSO}>"}, {"Sender": INTRUSO}],
)
def test_t20_nadie_se_cuela_entre_los_destinatarios(e: Escenario, cabeceras: dict[str, str]) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Pagaré el 22 de diciembre", responde=e.a(ANA)[-1], cabeceras=cabeceras)
    e.llega(ANA, "Re: Factura", f"Mándame copia de la factura a {INTRUSO}", responde=e.a(ANA)[-1], cabeceras=cabeceras)
    e.hasta("2027-01-25")
    assert not e.a(INTRUSO)
    assert {direccion for carta in e.cartas for direccion in carta.para} <= {TITULAR, ANA, AGENCIA}


# T40 -----------------------------------------------------------------------------------------------------------------


def test_t40_quinientas_facturas_falsas_no_escriben_a_nadie_y_no_entierran_al_titular() -> None:
    e = _sin_certificador()
    for lugar in range(500):
        texto = f"Factura {lugar + 1000}, Víctima {lugar} SA, v{lugar}@victima{lugar}.example, $9.000, vence 01/12/2026"
        e.llega(TITULAR, f"Factura {lugar}", texto, para=FACTURAS, autentico=False)
    e.hasta("2026-12-05")
    assert not e.casa.cartera.facturas
    assert len(e.casa.cartera.borradores) <= 10
    assert {direccion for carta in e.cartas for direccion in carta.para} == {TITULAR}
    assert len(e.a(TITULAR)) <= 60
