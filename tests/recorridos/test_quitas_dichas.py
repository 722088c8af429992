"""Quien ofrece saldar con menos no se queja ni pide cuotas: se le pregunta al titular por la rebaja, con su cifra."""

from decimal import Decimal

import pytest
from recorridos.escenario import Escenario

ANA = "ana@acme.example"


@pytest.mark.parametrize(
    ("texto", "importe"),
    [
        ("Proponemos cancelar con $400.000 y cerrar el asunto.", 400_000),
        ("Ofrezco $300.000 como pago total y definitivo", 300_000),
        ("Le doy $250.000 y lo damos por zanjado.", 250_000),
    ],
)
def test_la_oferta_de_saldar_con_menos_se_pregunta_como_lo_que_es(e: Escenario, texto: str, importe: int) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: " + e.a(ANA)[-1].asunto, texto, responde=e.a(ANA)[-1])
    e.pasar()
    (pregunta,) = e.casa.cartera.preguntas.values()
    assert (pregunta.asunto, pregunta.clase, pregunta.importe) == ("acuerdo", "quita", Decimal(importe))
    assert not e.casa.cartera.disputas
    assert "propone saldarlo" in e.avisos("pregunta")[-1].asunto
