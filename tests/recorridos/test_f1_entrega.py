"""F1 y F3: la entrega a la agencia, en copia o en carta aparte, con aviso antes y nunca con algo por resolver."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from recorridos.escenario import AGENCIA, Carta, Escenario, reglas_de_prueba

from buzon.puertos import RespuestaServidor

ANA = "ana@acme.example"


def con_agencia(**claves: object) -> Escenario:
    reglas = reglas_de_prueba()
    assert reglas.agencia is not None
    return Escenario(reglas=replace(reglas, agencia=replace(reglas.agencia, **claves)))  # type: ignore[arg-type] # claves sueltas


def hasta_la_agencia(e: Escenario, dia: str = "2027-01-25") -> Carta:
    e.factura()
    e.pasar()
    e.hasta(dia)
    return e.a(AGENCIA)[0]


def test_f1_aparte_primero_se_escribe_al_cliente_y_despues_a_la_agencia_con_los_papeles() -> None:
    e = con_agencia(modo="aparte", contrato_fecha=date(2026, 1, 15))
    carta = hasta_la_agencia(e)
    al_cliente = next(c for c in e.a(ANA) if "/agencia/" in c.id)
    assert (carta.para, al_cliente.para) == ((AGENCIA,), (ANA,))
    assert [c.id for c in e.cartas].index(al_cliente.id) < [c.id for c in e.cartas].index(carta.id)
    assert "contrato del 15/01/2026" in carta.texto
    assert "Qué ha pasado hasta hoy" in carta.texto
    assert "ana@acme.example" in carta.texto
    assert "$450.000" in carta.texto
    assert "en copia de este correo" not in al_cliente.texto
    assert al_cliente.boton("ya_pago")
    assert e.la("123").en_agencia
    assert len(e.a(AGENCIA)) == 1


def test_f1_en_copia_va_en_la_misma_carta_si_la_ley_lo_deja() -> None:
    e = con_agencia()
    assert hasta_la_agencia(e).para == (ANA, AGENCIA)


def test_f1_en_copia_la_agencia_recibe_la_cronologia_y_el_cliente_no_lee_nada_que_no_sea_suyo() -> None:
    e = con_agencia()
    e.factura()
    e.pasar()
    e.hasta("2026-12-21")
    e.llega(ANA, "Re: factura", "Pago el 23 de diciembre sin falta.", responde=e.a(ANA)[-1])
    e.pasar()
    e.ordena("no vender a ACME Ltda")
    e.ordena("disputa la 123")
    e.ordena("reanudar 123")
    e.hasta("2027-02-12")
    carta = e.a(AGENCIA)[0]
    assert carta.para == (ANA, AGENCIA)
    assert carta.adjuntos[0] == "Cronologia_ACME_Ltda.pdf"
    assert "cronología del caso" in " ".join(carta.texto.split())
    (adjunto,) = [p for p in carta.mensaje.iter_attachments() if p.get_content_type() == "application/pdf"]
    documento = pypdfium2.PdfDocument(adjunto.get_payload(decode=True))
    papel = " ".join("\n".join(hoja.get_textpage().get_text_range() for hoja in documento).split())
    assert "no cumplió su promesa" in papel
    assert "«Pago el 23 de diciembre sin falta.»" in papel
    assert "no está conforme" in papel
    for callado in ("no vender", "titular", "carla@", "disputa la 123"):
        assert callado not in papel


def test_f1_si_la_carta_al_cliente_no_sale_la_agencia_no_recibe_nada() -> None:
    e = con_agencia(modo="aparte")
    e.factura()
    e.pasar()
    e.hasta("2027-01-18")
    e.mundo.salida.rechazos[ANA] = RespuestaServidor(550, "5.1.1", "no existe")
    e.hasta("2027-02-01")
    assert not e.a(AGENCIA)
    assert not e.la("123").en_agencia
    assert e.como_esta("123").estado == "en_revision"


def test_f1_si_la_agencia_no_recibe_correo_no_se_le_da_por_entregado_y_se_avisa() -> None:
    e = con_agencia(modo="aparte")
    e.factura()
    e.pasar()
    e.hasta("2027-01-18")
    e.mundo.salida.rechazos[AGENCIA] = RespuestaServidor(550, "5.1.1", "no existe")
    e.hasta("2027-02-01")
    assert not e.la("123").en_agencia
    assert "no puedo escribir a la agencia" in e.casa.cartera.problemas["agencia"].texto
    assert any(AGENCIA in carta.texto for carta in e.avisos("aviso"))


@pytest.mark.parametrize(
    ("claves", "dicho"),
    [
        ({"importe_minimo": Decimal(500_000)}, "por menos de $500.000"),
        ({"coste": Decimal(450_000)}, "que cobra $450.000"),
        ({"dias_desde_aviso": 60}, "60 días del aviso"),
    ],
)
def test_f3_no_pasa_si_no_compensa_o_no_ha_pasado_el_tiempo_y_dice_por_que(
    claves: dict[str, object], dicho: str
) -> None:
    e = con_agencia(**claves)
    e.factura()
    e.pasar()
    e.hasta("2027-02-05")
    assert not e.a(AGENCIA)
    assert dicho in e.como_esta("123").motivo


def test_f3_sin_la_carta_que_lo_anuncia_no_pasa() -> None:
    """El último aviso se saltó (unas reglas que lo quitaron para este importe): a la agencia no se llega sin avisar."""
    reglas = reglas_de_prueba()
    etapas = tuple(
        replace(etapa, importe_minimo=Decimal(10**9)) if etapa.nombre == "ultimo_aviso" else etapa
        for etapa in reglas.etapas
    )
    e = Escenario(reglas=replace(reglas, etapas=etapas))
    e.factura()
    e.pasar()
    e.hasta("2027-02-20")
    assert not e.a(AGENCIA)
    assert "sin la carta que lo anuncia" in e.como_esta("123").motivo
