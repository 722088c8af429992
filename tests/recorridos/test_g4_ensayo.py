"""El ensayo (G4): las primeras semanas todo le llega al dueño, y al acabarlas nadie ha recibido nada."""

from __future__ import annotations

import email
from dataclasses import replace
from email.policy import default

import pytest
from recorridos.escenario import AGENCIA, COBROS, TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Reglas
from buzon.informes.estado import lineas_del_estado

ANA = "ana@acme.example"


def _con_ensayo(reglas: Reglas, *, ensayo: bool) -> Reglas:
    return replace(reglas, negocio=replace(reglas.negocio, ensayo=ensayo))


def _en_ensayo() -> Escenario:
    return Escenario(reglas=_con_ensayo(reglas_de_prueba(), ensayo=True))


def _cambiar(e: Escenario, *, ensayo: bool) -> None:
    """El dueño cambia la línea de reglas.toml y Buzón las relee."""
    e.reglas = _con_ensayo(e.reglas, ensayo=ensayo)
    e.casa.reglas = e.reglas


def _ensayadas(e: Escenario) -> list[Carta]:
    return [carta for carta in e.cartas if carta.id.startswith("ensayo/")]


def _pasos(e: Escenario) -> list[str]:
    return [carta.id.split("/")[2] for carta in _ensayadas(e) if carta.id.count("/") == 3]


def test_en_ensayo_la_secuencia_entera_le_llega_al_titular_y_a_nadie_mas() -> None:
    e = _en_ensayo()
    e.factura()
    e.pasar()
    e.hasta("2027-02-05")
    assert {direccion for carta in e.cartas for direccion in carta.para} == {TITULAR}
    assert _pasos(e) == ["vencimiento", "recordatorio", "segundo_aviso", "aviso_firme", "ultimo_aviso", "agencia"]
    for entregada in e.mundo.salida.entregadas:
        mensaje = email.message_from_bytes(entregada.crudo, policy=default)
        for cabecera in ("To", "Cc", "Bcc"):
            assert ANA not in str(mensaje[cabecera] or "")
            assert AGENCIA not in str(mensaje[cabecera] or "")


def test_la_carta_de_ensayo_dice_a_quien_habria_ido_tambien_en_copia_y_se_puede_filtrar() -> None:
    e = _en_ensayo()
    e.factura()
    e.pasar()
    e.hasta("2027-02-05")
    ultima = _ensayadas(e)[-1]
    assert ultima.asunto.startswith("[ENSAYO] ")
    assert ultima.mensaje["X-Buzon-Ensayo"] == "si"
    for parte in (ultima.texto, ultima.html):
        assert "ENSAYO. Esta carta solo la ves tú" in parte
        assert f"ACME Ltda ({ANA}, con copia a {AGENCIA})" in " ".join(parte.split())
    assert ultima.texto.startswith("=" * 72)
    assert ultima.html.index("<body") < ultima.html.index("Esta carta solo la ves tú") < ultima.html.index("</body>")


def test_las_cartas_al_titular_el_estado_y_el_resumen_dicen_que_se_ensaya() -> None:
    e = _en_ensayo()
    e.factura()
    e.pasar()
    e.el_dia("2026-12-02", "20:00")
    e.pasar()
    resumen = e.avisos("resumen")[-1]
    assert "En ensayo" in resumen.asunto
    assert "EN ENSAYO desde el 01/12/2026" in resumen.texto
    assert "EN ENSAYO" in e.avisos("recibo")[-1].texto
    assert e.estado["salud"]["ensayo_desde"].startswith("2026-12-01")
    lineas = lineas_del_estado(e.casa.cartera, e.reglas, e.reloj.ahora())
    assert lineas[0].startswith("En ensayo desde el 01/12/2026")


def test_sin_ensayo_ninguna_carta_lleva_banda() -> None:
    e = Escenario()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-10")
    assert e.etapas(ANA)[0] == "vencimiento"
    for carta in e.cartas:
        assert "ENSAYO" not in carta.texto.upper()
        assert carta.mensaje["X-Buzon-Ensayo"] is None
    assert "ensayo_desde" not in e.estado["salud"]


def test_al_acabar_el_ensayo_nadie_recibe_una_etapa_tardia_de_golpe() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2027-01-04")
    assert _pasos(e)[-1] == "ultimo_aviso"
    assert e.la("123").etapa == "ultimo_aviso"
    _cambiar(e, ensayo=False)
    e.pasar()
    assert e.la("123").etapa is None
    assert e.casa.cartera.deudores[e.la("123").deudor].recordatorios == ()
    assert e.a(ANA) == []
    e.hasta("2027-01-20")
    assert e.etapas(ANA)[0] == "recordatorio"
    primera = e.a(ANA)[0]
    assert "ENSAYO" not in primera.texto.upper()
    assert primera.mensaje["In-Reply-To"] is None


def test_acabado_el_ensayo_el_titular_tiene_su_plazo_para_arrepentirse() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2027-01-04")
    _cambiar(e, ensayo=False)
    e.pasar()
    aviso = e.avisos("aviso/ensayo-termina")[-1]
    assert "escribo de verdad" in aviso.asunto
    assert "Ninguna le llegó a nadie" in aviso.texto
    proxima = e.como_esta("123").proxima
    assert proxima is not None
    horas = (proxima.fecha - e.reloj.ahora()).total_seconds() / 3600
    assert horas >= e.reglas.cobranza.horas_de_veto
    _cambiar(e, ensayo=True)
    e.hasta("2027-01-12")
    assert e.a(ANA) == []


def test_lo_encargado_en_el_ensayo_que_no_llego_a_salir_no_sale_de_verdad() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.el_dia("2026-12-16")
    e.casa.debe_parar = True
    e.pasar()
    vivas = [c for c in map(e.casa.cartera.cartas.__getitem__, e.casa.cartera.vivas) if c.encargo.etapa]
    assert [carta.ensayo for carta in vivas] == [True]
    e.casa.debe_parar = False
    _cambiar(e, ensayo=False)
    e.pasar()
    assert e.casa.cartera.cartas[vivas[0].encargo.carta].estado == "anulada"
    assert e.a(ANA) == []


def test_al_empezar_un_ensayo_a_mitad_de_camino_lo_que_iba_a_salir_se_queda_y_se_dice() -> None:
    e = Escenario()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-02")
    enviadas = len(e.a(ANA))
    e.el_dia("2026-12-09")
    e.casa.debe_parar = True
    e.pasar()
    e.casa.debe_parar = False
    _cambiar(e, ensayo=True)
    e.pasar()
    assert len(e.a(ANA)) == enviadas
    aviso = e.avisos("aviso/ensayo-empieza")[-1]
    assert "ACME Ltda" in aviso.texto
    _cambiar(e, ensayo=False)
    e.pasar()
    assert e.la("123").etapa == "vencimiento"  # la que salió de verdad antes del ensayo sigue contando
    e.hasta("2026-12-22")
    assert e.etapas(ANA)[:2] == ["vencimiento", "recordatorio"]


def test_lo_que_el_titular_contesta_a_una_carta_de_ensayo_no_lo_dice_el_cliente() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    carta = _ensayadas(e)[-1]
    e.llega(TITULAR, f"Re: {carta.asunto}", "Ya la pagué ayer, disculpa.", responde=carta)
    e.pasar()
    assert e.casa.cartera.alegatos == {}
    assert e.casa.cartera.respuestas == {}
    # Pero como orden vale, y sabe de qué cliente se habla.
    e.ordena("pausar", responde=carta)
    assert e.como_esta("123").estado == "pausada"


def test_el_boton_de_un_cliente_tocado_por_el_titular_no_hace_nada_y_se_le_dice() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    e.pulsa(TITULAR, _ensayadas(e)[-1], "ya_pago", "Ya pagué")
    e.pasar()
    assert e.casa.cartera.alegatos == {}
    assert e.la("123").esta_abierta
    assert "Ese botón no es para ti" in e.avisos("orden")[-1].texto


def test_otro_que_contesta_a_una_carta_de_ensayo_no_pasa_por_el_cliente() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    carta = _ensayadas(e)[-1]
    e.llega("contador@estudio.example", f"Re: {carta.asunto}", "Prometemos pagar el viernes.", responde=carta)
    e.pasar()
    assert e.casa.cartera.promesas == {}
    assert e.a("contador@estudio.example") == []


def test_el_cliente_que_escribe_durante_el_ensayo_si_cuenta() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    e.llega(f"Ana <{ANA}>", "Factura 123", "Pagaremos la factura 123 el 30 de diciembre sin falta.")
    e.pasar()
    assert e.como_esta("123").estado == "promesa"
    assert e.a(ANA) == []  # la confirmación también se ensaya
    _cambiar(e, ensayo=False)
    e.pasar()
    assert e.como_esta("123").estado == "promesa"


def test_una_carta_de_ensayo_devuelta_no_anula_la_direccion_del_cliente() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    carta = _ensayadas(e)[-1]
    texto = (
        f"This is the mail system.\n\n<{TITULAR}>: host mx said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n"
    )
    e.llega("MAILER-DAEMON@mx.example", "Undelivered Mail Returned to Sender", texto, responde=carta, para=COBROS)
    e.pasar()
    (deudor,) = e.casa.cartera.deudores.values()
    assert deudor.direcciones == (ANA,)


def test_la_entrega_a_la_agencia_ensayada_no_es_una_entrega() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2027-01-20")
    assert e.la("123").en_agencia
    _cambiar(e, ensayo=False)
    e.pasar()
    assert not e.la("123").en_agencia
    e.transferencia("ACME Ltda", "$450.000", glosa="factura 123")
    e.pasar()
    assert not e.la("123").esta_abierta
    assert e.a(AGENCIA) == []


def test_un_corte_en_el_punto_durante_el_ensayo_no_detiene_a_nadie() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-07")
    e.el_dia("2026-12-09")
    e.mundo.fallos.programar("salida.punto", SystemExit("se fue la luz"))
    with pytest.raises(SystemExit):
        e.pasar()
    e.renacer()
    e.hasta("2026-12-16")
    assert not any(e.casa.cartera.cartas_detenidas.values())
    assert e.avisos("duda") == []
    assert e.la("123").etapa == "segundo_aviso"


def test_la_carta_formal_que_se_pide_certificar_dice_que_es_un_ensayo() -> None:
    reglas = _con_ensayo(reglas_de_prueba(), ensayo=True)
    etapas = tuple(replace(e, formal="titular") if e.nombre == "ultimo_aviso" else e for e in reglas.etapas)
    e = Escenario(reglas=replace(reglas, etapas=etapas))
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2027-01-04")
    (formal,) = [carta for carta in e.a(TITULAR) if carta.id.startswith("ensayo/formal/")]
    assert formal.asunto.startswith("[ENSAYO]")
    assert "Aún no tienes que hacer lo que pide esta carta" in formal.texto


def test_un_plan_ofrecido_en_el_ensayo_queda_sin_efecto_al_acabarlo() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    e.ordena("plan 3 de la 123")
    (plan,) = e.casa.cartera.planes.values()
    assert plan.aceptado is None
    _cambiar(e, ensayo=False)
    e.pasar()
    assert e.casa.cartera.planes == {}


def test_renacer_a_mitad_de_un_ensayo_lo_recuerda_el_libro() -> None:
    e = _en_ensayo()
    e.factura(vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    desde = e.casa.cartera.ensayo
    e.renacer()
    e.casa.reglas = e.reglas
    assert e.casa.cartera.ensayo == desde
    e.hasta("2026-12-16")
    assert {direccion for carta in e.cartas for direccion in carta.para} == {TITULAR}
