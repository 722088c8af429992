"""La máquina de un cliente contesta que está fuera: se le espera si vuelve pronto, y el suplente se propone."""

from recorridos.escenario import TITULAR, Carta, Escenario

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


def _en_desuso(e: Escenario, texto: str) -> None:
    carta = e.a(ANA)[-1]
    e.llega(ANA, f"Respuesta automática: {carta.asunto}", texto, responde=carta, cabeceras=SOLA)
    e.pasar()


def test_a_la_direccion_que_ya_no_se_usa_no_se_le_escribe_mas_hasta_que_el_titular_decida(e: Escenario) -> None:
    """No es una ausencia: nadie va a volver. Y la nueva no se usa sin un sí, que podría ser falsa."""
    _con_un_recordatorio(e)
    _en_desuso(e, "Desde ahora escríbanos a pagos@acme.example, este correo ya no se usa.")
    (pregunta,) = e.avisos("pregunta")
    assert "pagos@acme.example" in pregunta.texto
    assert "ya no se usa" in pregunta.texto
    e.hasta("2027-01-10")
    assert e.etapas(ANA) == ["vencimiento"]
    assert not e.a("pagos@acme.example")
    assert "ya no se usa" in str(e.estado["facturas"][0]["motivo"])
    e.pulsa(TITULAR, pregunta, "si")
    e.hasta("2027-01-12")
    assert e.etapas("pagos@acme.example")
    assert e.etapas(ANA) == ["vencimiento"]


def test_si_el_titular_dice_que_no_la_misma_maquina_no_vuelve_a_preguntar(e: Escenario) -> None:
    _con_un_recordatorio(e)
    _en_desuso(e, "Ana ya no trabaja en esta empresa. Diríjase a pagos@acme.example.")
    e.pulsa(TITULAR, e.avisos("pregunta")[0], "no")
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    _en_desuso(e, "Ana ya no trabaja en esta empresa. Diríjase a pagos@acme.example.")
    assert len(e.avisos("pregunta")) == 1


def test_si_no_da_otra_se_pide_al_titular(e: Escenario) -> None:
    _con_un_recordatorio(e)
    _en_desuso(e, "Esta cuenta de correo ha sido desactivada y no será leída.")
    (pregunta,) = e.avisos("pregunta")
    e.ordena("el correo es luis@acme.example", responde=pregunta)
    e.hasta("2026-12-22")
    assert e.etapas("luis@acme.example") == ["recordatorio"]
    assert e.etapas(ANA) == ["vencimiento"]
