"""Quien debe, o quien roba, intenta engañar a Buzón: ninguna deuda se cierra sin dinero ni sin el titular."""

import pytest
from recorridos.escenario import AUTENTICADOR, BANCO, COBROS, FACTURAS, TITULAR, Escenario

ANA = "ana@acme.example"
DE_FUERA = "juan.perez@gmail.com"
AVISO = (
    "Le informamos que ACME Ltda le ha realizado una transferencia por $450.000 a su Cuenta Corriente N° 1122334455."
)
REENVIADO = f"""---------- Forwarded message ---------
De: Banco de Chile <{BANCO}>
Date: mar, 15 dic 2026 a las 9:00
Subject: Aviso de transferencia de fondos
To: <{TITULAR}>

{AVISO}
"""
CARTOLA = b"Fecha;Descripcion;Cargo;Abono;Saldo\n15/12/2026;Transferencia de ACME Ltda;;450.000;1.450.000\n"


def _con_deuda(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")


def _se_debe(e: Escenario) -> bool:
    return e.la("123").esta_abierta and e.la("123").saldo == 450_000


def test_un_desconocido_que_reenvia_un_aviso_del_banco_no_es_el_banco(e: Escenario) -> None:
    _con_deuda(e)
    e.llega(DE_FUERA, "Fwd: Aviso de transferencia de fondos", REENVIADO)
    e.pasar()
    assert _se_debe(e)
    assert e.avisos("pregunta")


def test_un_extracto_de_un_desconocido_no_paga_nada_ni_para_a_nadie(e: Escenario) -> None:
    _con_deuda(e)
    e.llega(DE_FUERA, "Cartola", "Adjunto la cartola", adjuntos=(("cartola.csv", "text/csv", CARTOLA),))
    e.pasar()
    assert _se_debe(e)
    assert not e.casa.cartera.preguntas
    assert "extracto" in e.avisos("aviso")[-1].texto


@pytest.mark.parametrize(
    "de",
    [
        "Banco de Chile <serviciodetransferencias@bancochile.cl.evil.example>",
        f'"{BANCO}" <x@evil.example>',
        "Banco de Chile <serviciodetransferencias@bancochi1e.example>",
    ],
)
def test_un_remitente_que_se_parece_al_banco_no_paga_nada(e: Escenario, de: str) -> None:
    _con_deuda(e)
    e.llega(de, "Aviso de transferencia de fondos", AVISO)
    e.pasar()
    assert _se_debe(e)


def test_lo_que_el_deudor_dice_que_le_mando_el_banco_no_lo_dice_el_banco_aunque_lo_reenvie_el_titular(
    e: Escenario,
) -> None:
    _con_deuda(e)
    suyo = f"""---------- Forwarded message ---------
De: Ana <{ANA}>
Date: mar, 15 dic 2026 a las 9:30
Subject: Fwd: Aviso de transferencia de fondos
To: <{TITULAR}>

Carla, el comprobante.

{REENVIADO}"""
    e.llega(TITULAR, "Fwd: Fwd: Aviso de transferencia de fondos", suyo)
    e.pasar()
    assert _se_debe(e)


@pytest.mark.parametrize("prefijo", ["Fwd: ", "RV: ", "Re: "])
def test_el_asunto_que_puso_el_deudor_no_es_una_orden_del_titular(e: Escenario, prefijo: str) -> None:
    _con_deuda(e)
    reenviado = f"\n---------- Forwarded message ---------\nDe: Ana <{ANA}>\nSubject: La 123 ya está pagada\n\nHola\n"
    e.llega(TITULAR, f"{prefijo}La factura 123 ya está pagada", reenviado)
    e.pasar()
    assert _se_debe(e)


def _falso_titular(e: Escenario, asunto: str, resultado: str, *, texto: str = "", hilo: str = "") -> None:
    crudo = (
        f"Authentication-Results: {AUTENTICADOR}; {resultado}\r\nFrom: {TITULAR}\r\nTo: {COBROS}\r\n"
        f"Subject: {asunto}\r\nMessage-ID: <falso@evil.example>\r\nDate: Tue, 15 Dec 2026 10:00:00 -0300\r\n"
    )
    crudo += f"In-Reply-To: {hilo}\r\n" if hilo else ""
    e.mundo.casillero.entregar(f"{crudo}\r\n{texto}\r\n".encode(), e.reloj.ahora())


def test_un_boton_del_titular_que_cayo_en_otras_manos_no_vale_si_el_servidor_lo_desmiente(e: Escenario) -> None:
    _con_deuda(e)
    boton = e.avisos("recibo")[-1].boton("pagada")
    _falso_titular(e, boton, "dmarc=fail header.from=graficaandes.example")
    e.pasar()
    assert _se_debe(e)
    assert "no es correcto" in e.avisos("aviso")[-1].texto


def test_el_hilo_del_titular_que_cayo_en_otras_manos_no_vale_si_el_servidor_lo_desmiente(e: Escenario) -> None:
    _con_deuda(e)
    recibo = e.avisos("recibo")[-1]
    resultado = "dmarc=fail header.from=graficaandes.example"
    _falso_titular(e, "Re: recibo", resultado, texto="pagada 123", hilo=recibo.message_id)
    e.pasar()
    assert _se_debe(e)


def test_un_reenvio_sin_raya_no_se_toma_por_palabras_del_titular(e: Escenario) -> None:
    _con_deuda(e)
    e.llega(TITULAR, "Fwd: factura", "La 123 ya está pagada\n\nSaludos, Ana")
    e.pasar()
    assert _se_debe(e)


@pytest.mark.parametrize(
    "texto",
    [
        "Gracias\n\n> pagada 123\n",
        "Gracias\n\nEl mar, 15 dic 2026 a las 9:00, Ana <ana@acme.example> escribió:\n\npagada 123\n",
        "Gracias\n\n__________\nDe: Ana\nEnviado: martes, 15\nPara: Carla\nAsunto: Re: Factura\n\npagada 123\n",
    ],
)
def test_lo_que_el_titular_lleva_citado_no_es_una_orden_suya(e: Escenario, texto: str) -> None:
    _con_deuda(e)
    e.ordena(texto, responde=e.avisos("recibo")[-1])
    assert _se_debe(e)


@pytest.mark.parametrize(
    "de",
    [
        f"From: {TITULAR}\r\nFrom: x@evil.example",
        f"From: {TITULAR}, x@evil.example",
        f"From: x@evil.example ({TITULAR})",
        f"From: <{TITULAR}> <x@evil.example>",
        f"From: <x@evil.example> <{TITULAR}>",
        f"From: {TITULAR}\0@evil.example",
        f"From: <@evil.example:{TITULAR}>",
        f"From : {TITULAR}\r\nFrom: x@evil.example",
        f'From: "{TITULAR}"@evil.example',
        f"From: x@evil.example <mailto:{TITULAR}>",
    ],
)
def test_ningun_truco_con_el_remitente_da_ordenes(e: Escenario, de: str) -> None:
    _con_deuda(e)
    crudo = (
        f"Authentication-Results: {AUTENTICADOR}; dmarc=pass header.from=evil.example\r\n{de}\r\nTo: {COBROS}\r\n"
        "Subject: Orden\r\nMessage-ID: <b@evil.example>\r\nDate: Tue, 15 Dec 2026 10:00:00 -0300\r\n\r\npagada 123\r\n"
    )
    e.mundo.casillero.entregar(crudo.encode(), e.reloj.ahora())
    e.pasar()
    assert _se_debe(e)


def test_muchos_correos_de_otros_a_la_vez_son_un_solo_aviso(e: Escenario) -> None:
    _con_deuda(e)
    antes = len(e.a(TITULAR))
    for lugar in range(60):
        e.llega(f"x{lugar}@spam.example", f"Oferta {lugar}", "Compre ya", para=FACTURAS)
    e.pasar()
    (juntos,) = e.a(TITULAR)[antes:]
    assert juntos.texto.startswith("60 avisos iguales")


def test_mil_correos_de_otros_a_lo_largo_del_dia_no_entierran_al_titular_y_el_resumen_los_cuenta(e: Escenario) -> None:
    _con_deuda(e)
    antes = len(e.a(TITULAR))
    for lugar in range(60):
        e.llega(f"x{lugar}@spam.example", f"Oferta {lugar}", "Compre ya", para=FACTURAS)
        e.pasar()
    assert len(e.a(TITULAR)) == antes + 40
    e.hasta("2026-12-16")
    assert "20 avisos más" in e.avisos("resumen")[-1].texto


def test_aunque_lo_entierren_lo_que_manda_el_titular_se_le_contesta(e: Escenario) -> None:
    _con_deuda(e)
    for lugar in range(45):
        e.llega(f"avisos{lugar}@bancofalso.example", "Aviso de transferencia de fondos", f"{AVISO} {lugar}")
    e.pasar()
    assert "450" in e.ordena("estado 123").texto


def test_mil_parentesis_en_una_cabecera_no_apartan_el_correo_ni_lo_certifican(e: Escenario) -> None:
    _con_deuda(e)
    crudo = (
        f"Authentication-Results: {AUTENTICADOR}; {'(' * 7000}dmarc=pass\r\nFrom: {TITULAR}\r\nTo: {COBROS}\r\n"
        "Subject: Orden\r\nMessage-ID: <p@evil.example>\r\nDate: Tue, 15 Dec 2026 10:00:00 -0300\r\n\r\npagada 123\r\n"
    )
    e.mundo.casillero.entregar(crudo.encode(), e.reloj.ahora())
    e.pasar()
    assert _se_debe(e)
    assert "¿Eres tú?" in e.avisos("orden")[-1].texto


def test_un_robot_que_contesta_a_todo_en_nombre_del_titular_no_hace_un_bucle_sin_fin(e: Escenario) -> None:
    _con_deuda(e)
    antes = len(e.a(TITULAR))
    for vuelta in range(60):
        e.llega(TITULAR, f"Nuevo caso {vuelta}", f"Su caso {vuelta} está abierto", responde=e.a(TITULAR)[-1])
        e.pasar()
    assert 0 < len(e.a(TITULAR)) - antes <= 40


def test_quien_aplaza_su_promesa_la_vispera_de_cada_una_no_calla_a_buzon_para_siempre(e: Escenario) -> None:
    _con_deuda(e)
    for dia, prometido in (("15", "20"), ("19", "24"), ("23", "28"), ("27", "31")):
        e.el_dia(f"2026-12-{dia}")
        e.llega(ANA, "Re: Factura", f"Pagaré el {prometido}/12/2026", responde=e.a(ANA)[-1])
        e.pasar()
    assert "Pagaré el 31/12/2026" in e.avisos("pregunta")[-1].texto
    assert {promesa.fecha.day for promesa in e.casa.cartera.promesas.values()} == {28}


@pytest.mark.parametrize("dominio", ["gmail.com", "movistar.es", "fibertel.com.ar", "prodigy.net.mx"])
def test_un_abonado_del_mismo_proveedor_no_habla_por_el_cliente(e: Escenario, dominio: str) -> None:
    e.factura(correo=f"ana@{dominio}")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(f"otro@{dominio}", "Hola", "Pagaremos el 18 de diciembre")
    e.pasar()
    assert not e.casa.cartera.promesas


def test_quien_dice_ser_el_cliente_desde_otra_empresa_se_senala_antes_de_que_el_titular_toque_nada(
    e: Escenario,
) -> None:
    _con_deuda(e)
    robo = "Somos ACME Ltda. Ana ya no trabaja aquí: por la factura 123 escriban a pagos@acme-ltda.example"
    e.llega("pagos@acme-ltda.example", "Cambio de contacto", robo)
    e.pasar()
    assert "pagos@acme-ltda.example no está en la ficha de ACME Ltda" in e.avisos("pregunta")[-1].texto
    assert e.casa.cartera.deudores["acme-ltda"].correos == (ANA,)
    carta = e.a(ANA)[-1]
    e.llega("luis@acme.example", f"Re: {carta.asunto}", "¿De qué es esta factura? No la encuentro.", responde=carta)
    e.pasar()
    assert "no está en la ficha" not in e.avisos("pregunta")[-1].texto, "un compañero suyo no es un extraño"
