"""Decir siempre que ya pagó no libra de los recordatorios para siempre: a la tercera decide el titular."""

from recorridos.escenario import Escenario

ANA = "ana@acme.example"


def test_a_la_tercera_decide_el_titular(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    for dia, texto in (("2026-12-16", "Ya pagué ayer"), ("2026-12-28", "Esa factura ya fue pagada, revisen")):
        e.hasta(dia)
        e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
        e.pasar()
        assert e.casa.cartera.alegatos
        e.ordena("reanudar 123")
    e.hasta("2027-01-04")
    e.llega(ANA, "Re: Factura", "Les repito que ya pagué", responde=e.a(ANA)[-1])
    e.pasar()
    assert not e.casa.cartera.alegatos
    assert "vuelve a decir que ya pagó" in " ".join(e.avisos("pregunta")[-1].texto.split())
