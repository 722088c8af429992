"""Lo que pagan varios y el banco asienta de una vez: se cuenta por partes, y una sola vez llegue como llegue."""

from dataclasses import replace

import pytest
from documentos.test_extractos import DOS, camt, lote
from recorridos.escenario import TITULAR, Escenario, reglas_de_prueba

ORIA, LUNA = "ana@oria.example", "eva@luna.example"
CON_PARTES = lote(*DOS, total="1210.00")
SIN_PARTES = lote(total="1210.00").replace("<NtryDtls></NtryDtls>", "")


@pytest.fixture
def e() -> Escenario:
    reglas = reglas_de_prueba()
    escena = Escenario(reglas=replace(reglas, negocio=replace(reglas.negocio, moneda="EUR")))
    escena.factura("26/118", "Talleres Oria SL", ORIA, "1.000,00 EUR")
    escena.factura("33", "Bodegas Luna SA", LUNA, "210,00 EUR")
    escena.pasar()
    escena.el_dia("2026-12-02")
    return escena


def _extracto(e: Escenario, entrada: str, como: str) -> None:
    contenido = camt(entrada.replace("2026-05-08", "2026-12-02"))
    e.llega(
        f"Carla <{TITULAR}>", f"Extracto {como}", f"Va el {como}", adjuntos=((f"{como}.xml", "text/xml", contenido),)
    )
    e.pasar()


def test_cada_pago_de_un_lote_va_a_su_factura(e: Escenario) -> None:
    _extracto(e, CON_PARTES, "detalle")
    assert [e.como_esta(numero).estado for numero in ("26/118", "33")] == ["pagada", "pagada"]
    assert len([carta for carta in e.cartas if carta.id.startswith("gracias/")]) == 2


def test_el_mismo_lote_otra_vez_entero_o_por_partes_no_cuenta_dos_veces(e: Escenario) -> None:
    _extracto(e, CON_PARTES, "detalle")
    preguntas = len(e.avisos("pregunta"))
    _extracto(e, SIN_PARTES, "entero")
    _extracto(e, CON_PARTES.replace("<Sts>", "<Sts >"), "repetido")
    assert len(e.avisos("pregunta")) == preguntas
    assert sorted(pago.estado for pago in e.casa.cartera.pagos.values()) == ["aplicado"] * 2 + ["descartado"] * 2


def test_el_apunte_entero_que_no_era_de_nadie_se_entiende_cuando_llega_su_detalle(e: Escenario) -> None:
    _extracto(e, SIN_PARTES, "entero")
    assert [pago.estado for pago in e.casa.cartera.pagos.values()] == ["descartado"]
    _extracto(e, CON_PARTES, "detalle")
    assert [e.como_esta(numero).estado for numero in ("26/118", "33")] == ["pagada", "pagada"]


def test_si_el_titular_ya_dijo_de_quien_era_el_apunte_sus_partes_no_suman(e: Escenario) -> None:
    entero = SIN_PARTES.replace("</Ntry>", "<AddtlNtryInf>Factura 26/118</AddtlNtryInf></Ntry>")
    _extracto(e, entero, "entero")
    e.ordena("es de la 26/118", responde=e.avisos("pregunta")[-1])
    _extracto(e, CON_PARTES, "detalle")
    assert e.como_esta("26/118").estado == "pagada"
    assert [str(pago.importe) for pago in e.casa.cartera.pagos.values()] == ["1210.00", "1210.00"]
