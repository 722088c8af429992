"""D2: un correo por cliente, con todas sus facturas abiertas, en el tono de la más atrasada y sin repetirse."""

from datetime import date

from recorridos.escenario import ZONA, Carta, Escenario

ANA = "ana@acme.example"


def recordatorios(e: Escenario) -> list[Carta]:
    return [carta for carta in e.a(ANA) if carta.id.count("/") == 2]


def con_facturas(*vencen: str) -> Escenario:
    e = Escenario()
    for lugar, vence in enumerate(vencen, start=1):
        e.factura(numero=f"20{lugar}", importe=f"${lugar}00.000", vence=vence)
    e.pasar()
    return e


def cuando(e: Escenario, numero: str, etapa: str) -> date:
    return next(p.cuando.astimezone(ZONA).date() for p in e.la(numero).etapas if p.etapa == etapa)


def test_d2_una_sola_carta_con_todas_las_abiertas_y_el_total() -> None:
    e = con_facturas("15/12/2026", "18/12/2026", "20/02/2027")
    e.hasta("2026-12-24")
    ultima = recordatorios(e)[-1]
    assert "recordatorio" in ultima.id
    assert "201" in ultima.texto
    assert "202" in ultima.texto
    assert "Total por pagar: $300.000" in ultima.texto
    assert "Otras facturas abiertas" in ultima.texto
    assert "Factura 203: saldo $300.000" in ultima.texto


def test_d2_dos_que_vencen_con_tres_dias_de_diferencia_no_dan_dos_cartas_iguales() -> None:
    e = con_facturas("15/12/2026", "18/12/2026")
    e.hasta("2027-02-10")
    etapas = [carta.id.split("/")[1] for carta in recordatorios(e)]
    # Hasta que vence, cada una tiene su día; vencidas las dos, van juntas; a la agencia, cada una a su tiempo entero.
    assert etapas == [
        "vencimiento",
        "vencimiento",
        "recordatorio",
        "segundo_aviso",
        "aviso_firme",
        "ultimo_aviso",
        "agencia",
        "agencia",
    ]
    for etapa in etapas[2:-2]:
        assert cuando(e, "201", etapa) == cuando(e, "202", etapa)


def test_d2_la_que_va_con_otra_dice_por_que_y_no_se_salta_ninguna_etapa() -> None:
    e = con_facturas("15/12/2026", "18/12/2026")
    e.hasta("2027-02-10")
    assert [paso.etapa for paso in e.la("202").etapas] == [
        "vencimiento",
        "recordatorio",
        "segundo_aviso",
        "aviso_firme",
        "ultimo_aviso",
        "agencia",
    ]
    razon = next(c.encargo.razon for c in e.casa.cartera.cartas.values() if c.encargo.etapa == "segundo_aviso")
    assert "202: le tocaba segundo aviso en unos días, y va con ella" in razon


def test_d2_un_plazo_ya_concedido_no_se_acorta_por_ir_con_otra() -> None:
    """Aunque la 201 vaya una semana por delante, los siete días que se dieron por la 202 pasan enteros."""
    e = con_facturas("15/12/2026", "22/12/2026")
    e.hasta("2027-02-20")
    for numero in ("201", "202"):
        assert (cuando(e, numero, "ultimo_aviso") - cuando(e, numero, "aviso_firme")).days > 7
        assert (cuando(e, numero, "agencia") - cuando(e, numero, "ultimo_aviso")).days > 7


def test_d2_la_que_nadie_debe_reclamar_no_va_con_las_demas() -> None:
    e = con_facturas("15/12/2026", "18/12/2026")
    e.ordena("disputa la 202")
    e.hasta("2026-12-29")
    assert all("Factura 202" not in carta.texto for carta in recordatorios(e) if "segundo_aviso" in carta.id)
    assert not [paso for paso in e.la("202").etapas if paso.etapa == "segundo_aviso"]


def test_d2_de_la_que_no_se_sabe_cuando_se_emitio_no_se_dice_del() -> None:
    e = con_facturas("15/12/2026")
    e.hasta("2026-12-15")
    (carta,) = recordatorios(e)
    assert ">del <" not in carta.html
    assert "201" in carta.html
