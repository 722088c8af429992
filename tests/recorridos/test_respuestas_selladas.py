"""Respuestas que no se pueden leer o que dicen lo suyo donde iría la firma: nada se supone, y el titular lo sabe."""

import pytest
from recorridos.escenario import Carta, Escenario

ANA = "ana@acme.example"
CIFRADO = "-----BEGIN PGP MESSAGE-----\n\nhQEMA0abcXYZ\n=abcd\n-----END PGP MESSAGE-----\n"


def _responde(e: Escenario, texto: str, adjuntos: tuple[tuple[str, str, bytes], ...] = ()) -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1], adjuntos=adjuntos)
    e.el_dia("2026-12-16")
    e.pasar()
    return e.avisos("pregunta")[-1]


def test_una_respuesta_cifrada_se_pregunta_diciendo_que_lo_esta_y_no_se_le_escribe_mas(e: Escenario) -> None:
    pregunta = _responde(e, CIFRADO)
    assert "viene cifrado" in pregunta.texto
    assert "BEGIN PGP" not in pregunta.texto
    e.hasta("2026-12-30")
    assert e.etapas(ANA) == ["vencimiento"]


def test_una_respuesta_dentro_de_un_sobre_de_outlook_se_pregunta_diciendo_como_pedirla(e: Escenario) -> None:
    pregunta = _responde(e, "\n", (("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22\x01\x00"),))
    assert "winmail.dat" in pregunta.texto
    assert "texto sin formato" in pregunta.texto
    assert e.etapas(ANA) == ["vencimiento"]


@pytest.mark.parametrize(
    ("dicho", "en_la_pregunta"),
    [
        ("Conforme a la ley, solicito que eliminen mis datos personales y no me escriban más.", "no se le escriba"),
        ("Consulte a mi abogado.", "Consulte a mi abogado."),
        ("Debe hablar con el contador de la empresa.", "Debe hablar con el contador de la empresa."),
    ],
)
def test_lo_que_se_dice_donde_iria_la_firma_llega_al_titular(e: Escenario, dicho: str, en_la_pregunta: str) -> None:
    pregunta = _responde(e, f"Buenas tardes.\n\n{dicho}\n")
    assert en_la_pregunta in " ".join(pregunta.texto.split())
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento"]
