"""Decir siempre que ya pagó no libra de los recordatorios para siempre: a la tercera decide el titular."""

import pytest
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


def _reenvia(e: Escenario, aviso: str, palabras: str = "") -> None:
    texto = (
        f"{palabras}\n\n---------- Forwarded message ---------\n"
        "De: Banco de Chile <serviciodetransferencias@bancochile.cl>\nDate: mar, 15 dic 2026 a las 10:00\n"
        f"Subject: Comprobante de Transferencia a terceros\nTo: <{ANA}>\n\n{aviso}\n"
    )
    e.llega(f"Ana <{ANA}>", "Fwd: Comprobante de Transferencia a terceros", texto)
    e.pasar()


ENVIADA = (
    "Te informamos que has realizado una Transferencia a terceros en forma exitosa. "
    "Destino Nombre Grafica Andes SpA Monto $450.000"
)
RECIBIDA = (
    "Le informamos que ACME LTDA le ha realizado una transferencia por $450.000 a su Cuenta Corriente N° 1122334455."
)


def _con_una_vencida(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-16")


@pytest.mark.parametrize("aviso", [ENVIADA, RECIBIDA])
@pytest.mark.parametrize("palabras", ["", "Ahí va el comprobante."])
def test_el_aviso_de_su_banco_que_reenvia_quien_debe_es_un_ya_pague_y_no_dinero(
    e: Escenario, aviso: str, palabras: str
) -> None:
    _con_una_vencida(e)
    _reenvia(e, aviso, palabras)
    assert not e.casa.cartera.pagos
    assert e.la("123").saldo == 450_000
    (alegato,) = e.casa.cartera.alegatos.values()
    assert "comprobante" in alegato.cita.lower()


def test_si_ademas_discute_habla_lo_que_escribe(e: Escenario) -> None:
    _con_una_vencida(e)
    _reenvia(e, ENVIADA, "No estoy conforme con esta factura: el trabajo llegó mal impreso y lo quiero reclamar.")
    assert not e.casa.cartera.alegatos
    assert not e.casa.cartera.pagos


def test_un_aviso_de_transferencia_rechazada_no_es_un_ya_pague(e: Escenario) -> None:
    _con_una_vencida(e)
    _reenvia(e, "Te informamos que tu transferencia a Grafica Andes SpA por $450.000 fue rechazada.")
    assert not e.casa.cartera.alegatos
