"""Nadie se escribe sin fin con Buzón: ni una máquina con sus cabeceras, ni una que las quita, ni otro Buzón."""

from dataclasses import replace
from datetime import timedelta

import pytest
from recorridos.escenario import COBROS, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Acuerdos

ANA = "ana@acme.example"
OTRO = "cobros@otracasa.example"

# La tabla de cabeceras: con cualquiera de ellas no se contesta, diga lo que diga el texto.
CABECERAS = (
    {"Auto-Submitted": "auto-replied"},
    {"Auto-Submitted": "auto-generated"},
    {"Precedence": "bulk"},
    {"Precedence": "list"},
    {"Precedence": "junk"},
    {"Precedence": "auto_reply"},
    {"List-Id": "<avisos.acme.example>"},
    {"List-Unsubscribe": "<mailto:baja@acme.example>"},
    {"X-Autoreply": "yes"},
    {"X-Autorespond": "1"},
    {"X-Auto-Response-Suppress": "All"},
    {"Return-Path": "<>"},
    {"X-Buzon-Id": "acme/recordatorio/1"},
)


def _con_recordatorio(e: Escenario, correo: str = ANA) -> None:
    e.factura(correo=correo)
    e.pasar()
    e.hasta("2026-12-15")


@pytest.mark.parametrize("cabeceras", CABECERAS, ids=[f"{k}: {v}" for c in CABECERAS for k, v in c.items()])
def test_t15_a_una_maquina_que_lo_dice_no_se_le_contesta(cabeceras: dict[str, str]) -> None:
    e = Escenario(con_jinja=False)
    _con_recordatorio(e)
    antes = len(e.a(ANA))
    texto = "Hemos recibido su mensaje. ¿Me envía una copia de la factura?"
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1], cabeceras=cabeceras)
    e.el_dia("2026-12-16")
    e.pasar()
    assert len(e.a(ANA)) == antes
    assert not e.casa.cartera.promesas


@pytest.mark.parametrize("de", ["mailer-daemon@acme.example", "no-reply@acme.example", "postmaster@acme.example"])
def test_t15_ni_a_quien_no_lee_nadie(de: str) -> None:
    e = Escenario(con_jinja=False)
    _con_recordatorio(e)
    antes = len(e.cartas)
    e.llega(de, "Re: Factura", "¿Me envía una copia de la factura?", responde=e.a(ANA)[-1])
    e.pasar()
    assert len([carta for carta in e.cartas[antes:] if de in carta.para or ANA in carta.para]) == 0


@pytest.mark.parametrize(
    "texto",
    [
        "Su solicitud fue recibida con el número {n}. ¿Nos envía una copia de la factura?",
        "Ticket {n}: la pagaremos el 20 de diciembre de 2026.",
        "Ticket {n}: queremos pagar en 3 cuotas.",
        "Ticket {n}: gracias por escribirnos.",
    ],
)
def test_t16_un_sistema_de_tickets_sin_cabeceras_y_con_hilo_nuevo_no_hace_bucle(texto: str) -> None:
    acuerdos = Acuerdos(max_cuotas=6, max_dias_prorroga=30)
    e = Escenario(con_jinja=False, reglas=replace(reglas_de_prueba(), acuerdos=acuerdos))
    _con_recordatorio(e)
    antes, vistas = len(e.a(ANA)), len(e.a(ANA)) - 1
    for vuelta in range(60):
        for carta in e.a(ANA)[vistas:]:
            vistas += 1
            e.llega(ANA, f"[#{1000 + vuelta}] {carta.asunto}", texto.format(n=1000 + vuelta))
        e.reloj.poner(e.reloj.ahora() + timedelta(minutes=1))
        e.pasar()
    assert len(e.a(ANA)) - antes <= 1


def test_t16_en_un_mes_no_le_contesta_mas_de_tres_por_semana() -> None:
    e = Escenario(con_jinja=False)
    _con_recordatorio(e)
    antes = len([carta for carta in e.a(ANA) if carta.id.startswith("copia/")])
    for dia in range(28):
        e.llega(ANA, f"[#{dia}] Factura 123", f"Ticket {dia}: ¿me manda una copia de su estado de cuenta?")
        e.reloj.poner(e.reloj.ahora() + timedelta(days=1))
        e.pasar()
    assert len([carta for carta in e.a(ANA) if carta.id.startswith("copia/")]) - antes <= 12


def _dos_buzones() -> tuple[Escenario, Escenario]:
    """Dos casas: cada una tiene a la otra por clienta."""
    base = reglas_de_prueba()
    uno = Escenario(con_jinja=False)
    otro = Escenario(con_jinja=False, reglas=replace(base, correo=replace(base.correo, direccion=OTRO)))
    for casa, deudor in ((uno, OTRO), (otro, COBROS)):
        casa.factura(correo=deudor)
        casa.pasar()
        casa.hasta("2026-12-14")
    return uno, otro


@pytest.mark.parametrize("con_cabeceras", [True, False], ids=["con cabeceras", "sin cabeceras ni hilo"])
def test_t16_dos_buzones_uno_contra_otro_una_hora(*, con_cabeceras: bool) -> None:
    uno, otro = _dos_buzones()
    pasos = ((uno, otro, COBROS, OTRO), (otro, uno, OTRO, COBROS))
    llevadas = {id(uno): len(uno.a(OTRO)), id(otro): len(otro.a(COBROS))}
    cruzadas = 0
    for minuto in range(60):
        for origen, destino, de, para in pasos:
            origen.el_dia("2026-12-15", f"10:{minuto:02}")
            origen.pasar()
            for carta in origen.a(para)[llevadas[id(origen)] :]:
                llevadas[id(origen)] += 1
                cruzadas += 1
                propias = ("Auto-Submitted", "X-Buzon-Id", "X-Auto-Response-Suppress")
                cabeceras = {n: str(carta.mensaje[n]) for n in propias if carta.mensaje[n]} if con_cabeceras else {}
                destino.llega(de, f"[#{minuto}] {carta.asunto}", carta.texto, para=para, cabeceras=cabeceras)
    assert 1 <= cruzadas <= 3


def test_t17_lo_que_sale_dice_que_lo_escribio_un_programa() -> None:
    e = Escenario(con_jinja=False)
    _con_recordatorio(e)
    carta = e.a(ANA)[-1].mensaje
    assert carta["Auto-Submitted"] == "auto-generated"
    # «Estoy fuera hasta el 20» sirve para no escribir en balde: por eso no se pide a Exchange que la calle.
    assert carta["X-Auto-Response-Suppress"] is None
    assert carta["Precedence"] is None
    assert carta["Return-Path"] is None  # lo pone quien entrega; las devoluciones vuelven a la propia dirección
