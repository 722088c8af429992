"""Lo que devuelve una máquina: direcciones que no existen, buzones llenos y vacaciones."""

from email.message import EmailMessage

import pytest
from recorridos.escenario import COBROS, FACTURAS, TITULAR, Carta, Escenario

ANA = "ana@acme.example"


def _devuelve(
    e: Escenario, carta: Carta | None, *, estado: str, accion: str, correo: str = ANA, diagnostico: str = ""
) -> None:
    """Un informe de entrega (RFC 3464) como el que escribe Postfix."""
    message_id = carta.message_id if carta else "<ajena@otro.example>"
    diagnostico = diagnostico or ("550 5.1.1 user unknown" if accion == "failed" else "451 4.2.2 mailbox full")
    lineas = (
        "From: Mail Delivery System <MAILER-DAEMON@mx.acme.example>",
        f"To: {COBROS}",
        "Subject: Undelivered Mail Returned to Sender",
        f"Date: {e.reloj.ahora():%a, %d %b %Y %H:%M:%S %z}",
        f"Message-ID: <rebote-{accion}-{e.reloj.ahora():%d%H%M}@mx.acme.example>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "MIME-Version: 1.0",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "I'm sorry to have to inform you that your message could not be delivered.",
        "",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.acme.example",
        "",
        f"Final-Recipient: rfc822; {correo}",
        f"Action: {accion}",
        f"Status: {estado}",
        f"Diagnostic-Code: smtp; {diagnostico}",
        "",
        "--b",
        "Content-Type: text/rfc822-headers",
        "",
        f"From: {COBROS}",
        f"To: {correo}",
        "Subject: Factura",
        f"Message-ID: {message_id}",
        "",
        "--b--",
        "",
    )
    e.mundo.casillero.entregar("\r\n".join(lineas).encode(), e.reloj.ahora())


def _primera(e: Escenario) -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    return e.a(ANA)[-1]


def test_una_devolucion_definitiva_anula_la_direccion_y_avisa(e: Escenario) -> None:
    _devuelve(e, _primera(e), estado="5.1.1", accion="failed")
    e.el_dia("2026-12-15", "11:00")
    e.pasar()
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == ()
    assert ANA in e.avisos("aviso")[-1].texto
    antes = len(e.a(ANA))
    e.hasta("2027-02-01")
    assert len(e.a(ANA)) == antes
    assert "dirección" in e.como_esta("123").motivo


def test_el_titular_da_otra_direccion_contestando_al_aviso_y_la_secuencia_sigue(e: Escenario) -> None:
    _devuelve(e, _primera(e), estado="5.1.1", accion="failed")
    e.el_dia("2026-12-16")
    e.pasar()
    e.ordena("el correo es pagos@acme.example", responde=e.avisos("aviso")[-1])
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == ("pagos@acme.example",)
    e.hasta("2026-12-22")
    assert e.etapas("pagos@acme.example") == ["recordatorio"]


def test_una_demora_no_cambia_nada(e: Escenario) -> None:
    _devuelve(e, _primera(e), estado="4.2.2", accion="delayed")
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_una_devolucion_que_no_es_de_una_carta_nuestra_no_anula_nada(e: Escenario) -> None:
    _primera(e)
    _devuelve(e, None, estado="5.1.1", accion="failed")
    e.el_dia("2026-12-15", "11:00")
    e.pasar()
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == (ANA,)
    assert "no contesta a ninguna carta mía" in " ".join(e.avisos("aviso")[-1].texto.split())


def test_si_la_direccion_devuelta_es_un_alias_se_anula_aquella_a_la_que_se_escribio(e: Escenario) -> None:
    # El servidor del cliente reenvía por dentro y devuelve con la dirección interior.
    _devuelve(e, _primera(e), estado="5.1.1", accion="failed", correo="ana.perez@interno.acme.example")
    e.el_dia("2026-12-15", "11:00")
    e.pasar()
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == ()
    assert e.avisos("aviso")


def test_una_respuesta_automatica_no_es_respuesta(e: Escenario) -> None:
    carta = _primera(e)
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = f"Ana <{ANA}>", COBROS, f"Respuesta automática: {carta.asunto}"
    m["Auto-Submitted"], m["Message-ID"] = "auto-replied", "<vacaciones@acme.example>"
    m["In-Reply-To"], m["Date"] = carta.message_id, e.reloj.ahora()
    m.set_content("Estoy de vacaciones hasta el 4 de enero. Para urgencias, luis@acme.example. Ya pagué mi billete.")
    e.mundo.casillero.entregar(m.as_bytes(), e.reloj.ahora())
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    assert not e.casa.cartera.respuestas
    assert not e.casa.cartera.alegatos


def test_buzon_no_contesta_a_las_maquinas(e: Escenario) -> None:
    _devuelve(e, _primera(e), estado="5.1.1", accion="failed")
    e.hasta("2026-12-20")
    assert not [c for c in e.cartas if any("daemon" in para.lower() for para in c.para)]


def test_una_devolucion_por_el_peso_no_quita_la_direccion_y_las_siguientes_van_sin_la_copia(e: Escenario) -> None:
    e.llega(
        f"Carla <{TITULAR}>",
        "Factura 123",
        f"Factura 123, ACME Ltda, {ANA}, $450.000, vence 15/12/2026",
        para=FACTURAS,
        adjuntos=(("plano.bin", "application/octet-stream", b"plano " * 2000),),
    )
    e.pasar()
    e.hasta("2026-12-15")
    primera = e.a(ANA)[-1]
    assert primera.adjuntos == ["plano.bin"]
    _devuelve(e, primera, estado="5.2.3", accion="failed", diagnostico="552 5.2.3 message size exceeds limit")
    e.pasar()
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == (ANA,)
    pregunta = e.avisos("pregunta")[-1]
    assert "pesa más de lo que admite su servidor" in " ".join(pregunta.texto.split())
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento"]
    e.ordena("reanudar", responde=pregunta)
    e.hasta("2026-12-23")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    assert e.a(ANA)[-1].adjuntos == []


def test_si_tambien_vuelve_sin_la_copia_se_pregunta_otra_vez_y_no_se_repite(e: Escenario) -> None:
    _devuelve(e, _primera(e), estado="5.3.4", accion="failed", diagnostico="552 5.3.4 too big")
    e.pasar()
    _devuelve(e, e.a(ANA)[-1], estado="5.3.4", accion="failed", diagnostico="552 5.3.4 still too big")
    e.pasar()
    assert len([carta for carta in e.avisos("pregunta") if "no le cabe" in carta.texto]) == 1
    assert e.como_esta("123").proxima is None


def test_quien_paga_y_nos_reenvia_la_devolucion_de_su_correo_ha_contestado(e: Escenario) -> None:
    e.llega(
        f"Ana <{ANA}>",
        "RV: No se puede entregar: Comprobante",
        "Me rebotó; ya pagué ayer la factura 123.\n\nDe: Administrador del sistema\nEnviado el: lunes\n"
        "Asunto: No se puede entregar: Comprobante\n\nNo se puede localizar a los destinatarios siguientes:\n\n"
        f"      '{COBROS}' en 14/12/2026\n",
        responde=_primera(e),
    )
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == (ANA,)
    assert "ya pagó" in e.como_esta("123").motivo


def test_una_devolucion_que_nombra_a_otro_no_toca_a_nadie(e: Escenario) -> None:
    _primera(e)
    e.factura(numero="124", cliente="Estudio Lagos", correo="lago@lagos.example")
    e.pasar()
    _devuelve(e, None, estado="5.1.1", accion="failed", correo="nadie@otra.example")
    e.el_dia("2026-12-16")
    e.pasar()
    assert [d.direcciones for d in e.casa.cartera.deudores.values()] == [(ANA,), ("lago@lagos.example",)]


TIQUES = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", "X-Mailer": "Zendesk Mailer"}
GRUPO = {"Precedence": "list", "List-ID": "<pagos.acme.example>", "List-Unsubscribe": "<mailto:baja@acme.example>"}
ENCIMA = "##- Por favor, escriba su respuesta por encima de esta línea -##\n\nMarta Gil (ACME)\n\n"


@pytest.mark.parametrize(
    "marcas", [TIQUES, GRUPO, {"X-Auto-Response-Suppress": "DR, OOF"}], ids=("tiques", "grupo", "x")
)
@pytest.mark.parametrize(
    "texto",
    [
        "Hola Carla, ya pagamos la factura 123 ayer.",
        "No reconocemos la factura 123: el monto no corresponde a lo pactado.",
        "Les pago el viernes.",
    ],
)
def test_lo_que_dice_quien_contesta_desde_un_programa_se_escucha_y_no_se_le_contesta(
    e: Escenario, marcas: dict[str, str], texto: str
) -> None:
    e.llega(f"ACME <{ANA}>", "[ACME] Re: Factura 123", ENCIMA + texto, responde=_primera(e), cabeceras=marcas)
    e.el_dia("2026-12-16")
    e.pasar()
    pregunta = e.avisos("pregunta")[-1]
    assert "programa" in pregunta.texto
    assert texto.split(":", maxsplit=1)[0] in pregunta.texto
    antes = len(e.a(ANA))
    e.hasta("2027-01-15")
    assert len(e.a(ANA)) == antes


@pytest.mark.parametrize(
    "texto",
    [
        "Hemos recibido su solicitud y se ha creado el ticket #48213. Un agente le responderá.",
        "Estaré fuera de la oficina hasta el 28 de diciembre.",
    ],
)
@pytest.mark.parametrize("marcas", [TIQUES, GRUPO], ids=("tiques", "grupo"))
def test_lo_que_de_verdad_dice_una_maquina_ni_se_pregunta_ni_para_nada(
    e: Escenario, marcas: dict[str, str], texto: str
) -> None:
    e.llega(f"ACME <{ANA}>", "Re: Factura 123", texto, responde=_primera(e), cabeceras=marcas)
    e.el_dia("2026-12-16")
    e.pasar()
    assert not e.avisos("pregunta")
    assert e.como_esta("123").proxima is not None


def test_el_boletin_de_un_cliente_no_es_una_respuesta(e: Escenario) -> None:
    _primera(e)
    oferta = "Oferta de la semana: sillas al 20%. Si no quiere más correos, dese de baja aquí."
    e.llega(f"ACME <{ANA}>", "Ofertas de diciembre", oferta, cabeceras=GRUPO)
    e.el_dia("2026-12-16")
    e.pasar()
    assert not e.avisos("pregunta")
    assert e.como_esta("123").proxima is not None


def test_una_devolucion_que_no_dice_quien_fallo_se_cuenta_y_no_quita_nada(e: Escenario) -> None:
    carta = _primera(e)
    e.llega(
        "Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
        "Delivery Status Notification (Failure)",
        "** Has alcanzado el límite para enviar correo **\n\nTu mensaje no se ha enviado.",
        responde=carta,
    )
    e.el_dia("2026-12-16")
    e.pasar()
    aviso = e.avisos("aviso")[-1]
    assert "límite para enviar" in aviso.texto
    assert ANA in aviso.texto
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == (ANA,)


def test_una_demora_que_no_dice_quien_no_alarma(e: Escenario) -> None:
    carta = _primera(e)
    antes = len(e.avisos("aviso"))
    e.llega(
        "Mail Delivery System <mailer-daemon@mx.example>",
        "Warning: message 1abc-000 delayed 24 hours",
        "The message has not been delivered yet. It will be retried.",
        responde=carta,
    )
    e.el_dia("2026-12-16")
    e.pasar()
    assert len(e.avisos("aviso")) == antes
