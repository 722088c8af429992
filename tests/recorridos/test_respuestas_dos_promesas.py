"""Rompe dos promesas: la carta siguiente va un paso más allá, nunca a la agencia sin su último aviso."""

from recorridos.escenario import AGENCIA, Escenario

ANA = "ana@acme.example"


def _rompe_dos(e: Escenario, desde: str, fechas: tuple[str, str, str]) -> None:
    """Tras la carta del día `desde`, promete dos veces y no paga ninguna."""
    e.factura()
    e.pasar()
    e.hasta(desde)
    primera, segunda, dia_de_la_segunda = fechas
    e.llega(ANA, "Re: Factura", f"Pago el {primera}", responde=e.a(ANA)[-1])
    e.hasta(dia_de_la_segunda)
    e.llega(ANA, "Re: Factura", f"Perdón, se complicó. Ahora sí: pago el {segunda}", responde=e.a(ANA)[-1])


def test_e1_tras_dos_promesas_rotas_se_salta_una_etapa(e: Escenario) -> None:
    _rompe_dos(e, "2026-12-15", ("17 de diciembre", "22 de diciembre", "2026-12-18"))
    e.hasta("2027-01-20")
    assert e.etapas(ANA)[:4] == ["vencimiento", "promesa_vencida", "promesa_vencida", "segundo_aviso"]
    assert "recordatorio" not in e.etapas(ANA)
    assert e.etapas(ANA)[4:6] == ["aviso_firme", "ultimo_aviso"]


def test_e1_con_una_sola_no_se_salta_nada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Pago el 17 de diciembre", responde=e.a(ANA)[-1])
    e.hasta("2026-12-24")
    assert e.etapas(ANA) == ["vencimiento", "promesa_vencida", "recordatorio"]


def test_e1_nunca_se_salta_el_ultimo_aviso(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2027-01-05")
    assert e.etapas(ANA)[-1] == "aviso_firme"
    e.llega(ANA, "Re: Factura", "Pago el 7 de enero", responde=e.a(ANA)[-1])
    e.hasta("2027-01-08")
    e.llega(ANA, "Re: Factura", "Se complicó, pago el 12 de enero", responde=e.a(ANA)[-1])
    e.hasta("2027-02-28")
    despues = e.etapas(ANA)[e.etapas(ANA).index("aviso_firme") + 1 :]
    assert despues == ["promesa_vencida", "promesa_vencida", "ultimo_aviso", "agencia"]
    assert e.a(AGENCIA)
