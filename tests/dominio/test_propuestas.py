"""Lo que propone un cliente: más plazo, pagar menos, en especie o mediar. Y lo que no es nada de eso."""

from decimal import Decimal

import pytest

from buzon.dominio.decidir.respuestas.propuesta import es_oferta, leer_propuesta
from buzon.dominio.lecturas import Intencion, TipoIntencion

PROPONEN = (
    ("prorroga", "¿Nos darían 15 días más para cancelar la factura?"),
    ("prorroga", "¿Hay forma de extender el pago hasta el 10 de enero?"),
    ("prorroga", "¿Me aguanta hasta el 30? Ando complicado."),
    ("prorroga", "Quisiéramos pedirles una semana más."),
    ("prorroga", "Rogamos concedernos un plazo adicional."),
    ("quita", "Si les pago $360.000, ¿dan por cancelada la factura?"),
    ("quita", "Les ofrezco $300.000 al contado y cerramos el tema."),
    ("quita", "Le doy $350.000 y quedamos a mano."),
    ("quita", "Propongo pagar $400.000 y que quede saldada toda la deuda."),
    ("dacion", "¿Podemos compensar la deuda con servicios de transporte?"),
    ("dacion", "Podemos entregarles 20 cajas de papel como pago."),
    ("mediacion", "¿Lo vemos con un tercero imparcial?"),
)
NO_PROPONEN = (
    "No necesitamos más plazo, pagamos mañana.",
    "Podemos entregar 100 mil en parte de pago.",
    "Ya entregué el cheque como pago al chofer.",
    "¿Me mandan el detalle de los servicios?",
    "La mercadería llegó tarde.",
)


def _dice(texto: str, tipo: TipoIntencion = "otra", importe: Decimal | None = None) -> str | None:
    propuesta = leer_propuesta(texto, Intencion(tipo=tipo, cita=texto, importe=importe))
    return propuesta.clase if propuesta else None


@pytest.mark.parametrize(("clase", "texto"), PROPONEN)
def test_se_entiende_lo_que_propone(clase: str, texto: str) -> None:
    assert _dice(texto, importe=Decimal(300_000) if clase == "quita" else None) == clase


@pytest.mark.parametrize("texto", NO_PROPONEN)
def test_no_se_ve_una_propuesta_donde_no_la_hay(texto: str) -> None:
    assert _dice(texto) is None


def test_a_quien_promete_un_dia_se_le_toma_la_palabra() -> None:
    assert _dice("Espérennos hasta el 30, ese día pago", "plan") == "prorroga"
    assert _dice("Espérennos hasta el 30, ese día pago", "promesa") is None


def test_la_cita_no_se_corta_en_el_punto_de_los_miles() -> None:
    propuesta = leer_propuesta(
        "Hola. Le doy $350.000 y quedamos a mano. Saludos", Intencion(tipo="ya_pago", cita="", importe=Decimal(350_000))
    )
    assert propuesta is not None
    assert propuesta.cita == "Le doy $350.000 y quedamos a mano."
    assert es_oferta(propuesta)
