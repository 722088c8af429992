"""La máquina de un cliente contesta que está fuera: se le espera si vuelve pronto, y el suplente se propone."""

from recorridos.escenario import Carta, Escenario

ANA = "ana@acme.example"
SOLA = {"Auto-Submitted": "auto-replied"}


def _fuera(e: Escenario, hasta: str, *mas: str) -> None:
    texto = " ".join((f"Estoy fuera de la oficina hasta el {hasta}.", *mas))
    carta = e.a(ANA)[-1]
    e.llega(ANA, f"Respuesta automática: {carta.asunto}", texto, responde=carta, cabeceras=SOLA)
    e.pasar()


def _suplentes(e: Escenario) -> list[Carta]:
    return [aviso for aviso in e.avisos("aviso") if aviso.id.startswith("aviso/suplente-")]


def _con_un_recordatorio(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    assert e.etapas(ANA) == ["vencimiento"]


def test_a_quien_vuelve_en_unos_dias_se_le_espera(e: Escenario) -> None:
    _con_un_recordatorio(e)
    _fuera(e, "24 de diciembre de 2026")
    e.hasta("2026-12-24")
    assert e.etapas(ANA) == ["vencimiento"]
    assert "está fuera hasta el 24/12/2026" in str(e.estado["facturas"][0]["motivo"])
    e.hasta("2026-12-29")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_a_quien_falta_un_mes_no_se_le_espera(e: Escenario) -> None:
    _con_un_recordatorio(e)
    _fuera(e, "20 de enero de 2027")
    e.hasta("2026-12-24")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_quien_siempre_esta_fuera_acaba_recibiendo_sus_cartas(e: Escenario) -> None:
    """Cada respuesta alarga la ausencia, pero se cuenta desde el primer día."""
    _con_un_recordatorio(e)
    _fuera(e, "24 de diciembre de 2026")
    e.hasta("2026-12-22")
    _fuera(e, "5 de enero de 2027")
    e.hasta("2026-12-29")
    assert "recordatorio" in e.etapas(ANA)


def test_el_suplente_se_propone_una_vez_y_no_se_le_escribe(e: Escenario) -> None:
    _con_un_recordatorio(e)
    for _ in range(2):
        _fuera(e, "24 de diciembre de 2026", "Para temas urgentes escriba a luis@acme.example.")
    avisos = _suplentes(e)
    assert len(avisos) == 1
    assert "luis@acme.example" in avisos[0].texto
    assert not e.a("luis@acme.example")


def test_al_suplente_que_el_titular_da_por_bueno_si_se_le_escribe(e: Escenario) -> None:
    _con_un_recordatorio(e)
    _fuera(e, "24 de diciembre de 2026", "Para temas urgentes escriba a luis@acme.example.")
    e.ordena("el correo es luis@acme.example", responde=_suplentes(e)[0])
    e.hasta("2026-12-29")
    assert "recordatorio" in e.etapas("luis@acme.example")
