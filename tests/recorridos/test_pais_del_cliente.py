"""El país del cliente sale de su factura si no hay duda, y con él su ley, sus festivos y su hora."""

import pytest
from recorridos.escenario import FACTURAS, TITULAR, Escenario

from buzon.dominio.paises.de_quien import pais_del_numero
from buzon.dominio.paises.vigor import vigor_de

_UBL = """<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>E001-77</cbc:ID><cbc:IssueDate>2026-11-15</cbc:IssueDate><cbc:DueDate>2026-12-15</cbc:DueDate>
<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>
<cbc:RegistrationName>Gráfica Andes SpA</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>
</cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party>
<cac:PostalAddress><cac:Country><cbc:IdentificationCode>{pais}</cbc:IdentificationCode></cac:Country>
</cac:PostalAddress>
<cac:PartyLegalEntity><cbc:RegistrationName>Textiles del Rímac SAC</cbc:RegistrationName>
<cbc:CompanyID>20512345671</cbc:CompanyID></cac:PartyLegalEntity>
<cac:Contact><cbc:ElectronicMail>pagos@rimac.example</cbc:ElectronicMail></cac:Contact></cac:Party>
</cac:AccountingCustomerParty>
<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="USD">900.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>"""


def _mandar(e: Escenario, pais: str) -> None:
    adjunto = ("factura.xml", "application/xml", _UBL.format(pais=pais).encode())
    e.llega(TITULAR, "Factura", "La de Lima", para=FACTURAS, adjuntos=(adjunto,))
    e.pasar()


@pytest.mark.parametrize(("escrito", "pais"), [("PE", "PE"), ("PER", "PE"), ("XX", None), ("", None)])
def test_d5_el_domicilio_de_la_factura_dice_su_pais(e: Escenario, escrito: str, pais: str | None) -> None:
    _mandar(e, escrito)
    (deudor,) = e.casa.cartera.deudores.values()
    assert deudor.pais == pais
    assert vigor_de(e.reglas, deudor).pais == (pais or "CL")


def test_d5_al_cliente_de_fuera_se_le_escribe_a_su_hora_y_con_su_ley(e: Escenario) -> None:
    _mandar(e, "PE")
    e.hasta("2026-12-16")
    assert not e.etapas("pagos@rimac.example")  # a las diez de Santiago son las ocho en Lima
    e.el_dia("2026-12-16", "12:00")
    e.pasar()
    assert e.etapas("pagos@rimac.example") == ["vencimiento"]
    vigor = vigor_de(e.reglas, next(iter(e.casa.cartera.deudores.values())))
    assert str(vigor.ventana.zona) == "America/Lima"


def test_d5_lo_que_ya_se_sabia_de_el_no_se_cambia(e: Escenario) -> None:
    _mandar(e, "PE")
    otra = _UBL.format(pais="BO").replace("E001-77", "E001-78").encode()
    e.llega(TITULAR, "Otra", "La otra", para=FACTURAS, adjuntos=(("otra.xml", "application/xml", otra),))
    e.pasar()
    (deudor,) = e.casa.cartera.deudores.values()
    assert len(e.casa.cartera.abiertas_de(deudor.id)) == 2
    assert deudor.pais == "PE"


@pytest.mark.parametrize(
    ("numero", "pais"),
    [
        ("COM090210AB3", "MX"),
        ("com-090210-ab3", "MX"),
        ("XEXX010101000", None),
        ("COM091310AB3", None),
        ("30-50001091-2", "AR"),
        ("30-50001091-3", None),
        ("30500010912", None),
        ("ESB12345674", "ES"),
        ("B12345674", None),
        ("76.123.456-0", None),
        ("20512345671", None),
        ("", None),
    ],
)
def test_d5_un_numero_fiscal_solo_dice_el_pais_si_no_puede_ser_de_otro(numero: str, pais: str | None) -> None:
    assert pais_del_numero(numero) == pais
