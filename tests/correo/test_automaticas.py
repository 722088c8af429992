"""Ausencias, robots de tiques y desafíos; y las personas que hablan de ausencias sin ser robots."""

from datetime import UTC, date, datetime

import pytest

from buzon.correo.clasificacion.automaticas import leer_automatica
from buzon.correo.mensaje import Correo
from tests.correo.apoyo_clasificacion import correo

PERSONA = "ana@acme.example"


def carta(texto: str, *, asunto: str = "RE: Factura 1187", de: str = PERSONA, **cabeceras: str) -> Correo:
    return correo(texto, de=de, asunto=asunto, **cabeceras)


@pytest.mark.parametrize(
    "cabeceras",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "auto-replied (vacation)"},
        {"auto_submitted": "auto-generated", "in_reply_to": "<carta-1.buzon@negocio.example>"},
        {"x_autoreply": "yes"},
        {"x_autorespond": "Re: Factura"},
        {"precedence": "auto_reply"},
        {"x_apple_action": "VACATION/1.0"},
        {"x_vacation": "yes"},
        {"x_mailer": "vacation 1.2"},
        {"return_path": "<>"},
    ],
)
def test_la_cabecera_de_un_robot_basta_aunque_el_texto_calle(cabeceras: dict[str, str]) -> None:
    aviso = carta("Saludos.", **cabeceras)
    assert leer_automatica(aviso, aviso.texto) is not None


@pytest.mark.parametrize(
    "cabeceras",
    [
        {"auto_submitted": "no"},
        {"x_auto_response_suppress": "DR, RN, NRN, OOF, AutoReply"},
        {"x_autoreply": "no"},
        {"x_mailer": "Microsoft Outlook 16.0"},
    ],
)
def test_las_cabeceras_que_lleva_una_persona_no_prueban_nada(cabeceras: dict[str, str]) -> None:
    respuesta = carta("El viernes te transfiero.", **cabeceras)
    assert leer_automatica(respuesta, respuesta.texto) is None


@pytest.mark.parametrize(
    "asunto",
    [
        "Respuesta automática: Factura 1187",
        "Automatic reply: Factura 1187",
        "Auto: Factura 1187",
        "Fuera de la oficina: Factura 1187",
        "Resposta automática: Factura 1187",
        "Réponse automatique : Factura 1187",
        "Automatische Antwort: Factura 1187",
        "Risposta automatica: Factura 1187",
        "Ya no pertenezco a la empresa - Respuesta automática",
    ],
)
def test_el_asunto_que_pone_el_programa_delata_al_robot(asunto: str) -> None:
    aviso = carta("Buenos días.\nVuelvo pronto.", asunto=asunto)
    assert leer_automatica(aviso, aviso.texto) is not None


def test_quien_responde_a_un_aviso_de_ausencia_es_una_persona() -> None:
    respuesta = carta("Ya estoy de vuelta, el viernes te pago.", asunto="RE: Respuesta automática: Factura 1187")
    assert leer_automatica(respuesta, respuesta.texto) is None


@pytest.mark.parametrize(
    "texto",
    [
        "Estaré fuera de la oficina hasta el próximo 17 de marzo.",
        "Estimados:\n\nJunto con saludar, informo que me encuentro haciendo uso de mis vacaciones hasta el 12/10.",
        "Hola, gracias por tu mensaje. Estoy de vacaciones y no leeré el correo.\nUrgencias: luis@acme.example",
        "Buen día. Actualmente me encuentro con licencia médica. Para temas de pagos escribir a luis@acme.example",
        "Este es un mensaje automático, por favor no responda a este correo.",
        "Este buzón no es monitoreado. Escriba a pagos@acme.example",
        "Recibimos su mensaje y abrimos el ticket #70918. Un agente lo revisará en dos días hábiles.",
        "Gracias por comunicarse con Acme. Su solicitud ha sido registrada con el número de caso 5521.",
        "Estou em licença até 14/09. Volto a responder depois disso.",
        "I am out of the office until October 12 with limited access to email.",
        "Su mensaje está retenido. Confirme su correo en el enlace para que sea entregado.",
        "Me encuentro en comisión de servicio hasta el viernes, sin acceso al correo electrónico.",
        "No estaré en la oficina hasta el lunes 9 de noviembre. Atenderé su mensaje a mi regreso.",
        "Estimado cliente, nuestra oficina permanecerá cerrada por vacaciones del 1 al 31 de agosto.",
        "Acusamos recibo de su correo. Radicado No. 2026-1123. Le responderemos en los términos de ley.",
        "Esta dirección de correo ya no está operativa. Contacte con admin@acme.example",
        "Hola, estoy de baja por paternidad. Escribid a facturas@acme.example",
    ],
)
def test_un_robot_sin_cabeceras_se_reconoce_por_sus_palabras(texto: str) -> None:
    aviso = carta(texto)
    assert leer_automatica(aviso, texto) is not None


@pytest.mark.parametrize(
    "texto",
    [
        "Estaré fuera de la oficina toda la semana, pero el lunes te transfiero los $ 450.000.",
        "Les cuento que la próxima semana estaré de vacaciones, así que la pago hoy mismo.",
        "Necesito la factura de nuevo. Ojo que desde mañana estoy fuera de la oficina.",
        "Ya no trabajo en Acme. Hablad con Teo Manrique, teo@acme.example, que lleva los pagos.",
        "Me llegó una respuesta automática vuestra, ¿leéis este correo? No recibí la factura.",
        "Hemos recibido su factura y la pagaremos el viernes.",
        "Hola, recibimos su correo. La transferencia sale mañana, te aviso.",
        "Gracias por tu mensaje, lo vemos la próxima semana.",
        "Estoy de baja médica y no puedo pagar; ¿podrían darme un plazo de 30 días?",
        "No soy la persona que buscan: hace tiempo que no llevo las compras.",
        "Mi jefe está fuera de la oficina, en cuanto regrese firma el cheque.",
        "La contadora está de vacaciones hasta el 15, apenas vuelva les cancelamos.",
        "Estoy fuera de la ciudad, regreso el jueves y paso a dejarle el cheque.",
        "Me encuentro fuera del país por temas de salud y no voy a poder cumplir este mes.",
        "Hemos recibido su mensaje pero no encontramos la factura 1187 en nuestro sistema.",
        "Su solicitud está en trámite en tesorería, número de radicado 8812, sale el viernes.",
        "Vuelvo el martes.",
        "Este correo no es de Juan, se equivocaron de persona.",
        "Ok.",
    ],
)
def test_una_persona_que_contesta_no_es_un_robot(texto: str) -> None:
    respuesta = carta(texto)
    assert leer_automatica(respuesta, texto) is None


def test_un_aviso_generado_con_importes_no_es_una_ausencia() -> None:
    texto = "Has recibido una transferencia de $ 450.000 de ACME SPA."
    aviso = carta(texto, asunto="Aviso de abono", de="avisos@banco.example", auto_submitted="auto-generated")
    assert leer_automatica(aviso, texto) is None


def test_un_boletin_de_lista_no_es_una_ausencia() -> None:
    aviso = carta("Noticias", asunto="Boletín", list_id="<noticias.example>", precedence="bulk")
    assert leer_automatica(aviso, aviso.texto) is None


@pytest.mark.parametrize(
    ("texto", "hasta"),
    [
        ("Estaré fuera de la oficina hasta el 14 de octubre.", date(2026, 10, 14)),
        ("Estaré fuera de la oficina hasta el próximo lunes.", date(2026, 10, 5)),
        ("Estoy de vacaciones. Vuelvo el lunes 12.", date(2026, 10, 12)),
        ("Me encuentro fuera de la oficina entre el 28/09 y el 23/10, sin acceso a correos.", date(2026, 10, 23)),
        ("Fuera de la oficina del 5 al 16 de octubre de 2026.", date(2026, 10, 16)),
        ("Estoy de vacaciones hasta el 4 de enero.", date(2027, 1, 4)),
        ("Estaré ausente; me reincorporo el 02/11/2026.", date(2026, 11, 2)),
        ("Out of office. I will be back on October 12th.", date(2026, 10, 12)),
        ("Estou de férias até 20/10.", date(2026, 10, 20)),
        ("Estoy fuera de la oficina. Regreso mañana.", date(2026, 10, 3)),
        ("Estoy fuera de la oficina sin fecha de vuelta.", None),
        ("Estoy de vacaciones. Factura 1187 del 15/09/2026 pendiente.", None),
        ("Estoy de vacaciones hasta el 31 de febrero.", None),
    ],
)
def test_la_fecha_de_vuelta_se_entiende_contra_la_del_correo(texto: str, hasta: date | None) -> None:
    ausencia = leer_automatica(carta(texto, auto_submitted="auto-replied"), texto)
    assert ausencia is not None
    assert ausencia.hasta == hasta


def test_sin_fecha_de_correo_solo_valen_fechas_con_ano() -> None:
    texto = "Fuera de la oficina hasta el 14 de octubre de 2026"
    sin_fecha = correo(texto, de=PERSONA, fecha=None, auto_submitted="auto-replied")
    ausencia = leer_automatica(sin_fecha, texto)
    assert ausencia is not None
    assert ausencia.hasta == date(2026, 10, 14)
    vaga = leer_automatica(sin_fecha, "Fuera de la oficina hasta el lunes")
    assert vaga is not None
    assert vaga.hasta is None


def test_el_relevo_no_es_quien_escribe_ni_nosotros() -> None:
    texto = (
        "Estoy de vacaciones (ana@acme.example). Recibí su correo de cobros@negocio.example.\n"
        "En caso de urgencia escriba a Luis Soto, luis.soto@acme.example."
    )
    ausencia = leer_automatica(carta(texto, auto_submitted="auto-replied"), texto)
    assert ausencia is not None
    assert ausencia.contacto == "luis.soto@acme.example"


def test_un_desafio_no_ofrece_relevo() -> None:
    texto = "Usted escribió a ana@otra.example. Su mensaje está RETENIDO. Confirme su correo en https://f.example/v"
    ausencia = leer_automatica(carta(texto, de="filtro@otra.example", auto_submitted="auto-replied"), texto)
    assert ausencia is not None
    assert ausencia.contacto is None


def test_un_texto_enorme_no_cuesta_mas_que_su_tamano() -> None:
    texto = "hasta el " * 300_000 + "@" * 100_000
    fecha = datetime(2026, 1, 1, tzinfo=UTC)
    assert leer_automatica(correo(texto, de=PERSONA, fecha=fecha, auto_submitted="auto-replied"), texto) is not None
