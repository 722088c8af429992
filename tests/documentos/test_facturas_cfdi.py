"""Comprobantes del SAT de México."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import FacturaLeida, PagoDeclarado

CFD4 = 'xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital"'
PARTES = (
    '<cfdi:Emisor Rfc="GAN120101AB1" Nombre="GRÁFICA ANDES" RegimenFiscal="601"/>'
    '<cfdi:Receptor Rfc="PSO980202CD3" Nombre="PAPELERÍA EL SOL" UsoCFDI="G03"/>'
)
TIMBRE = '<tfd:TimbreFiscalDigital Version="1.1" UUID="6F1A2B3C-4D5E-6F70-8192-A3B4C5D6E7F8"/>'


def comprobante(atributos: str, dentro: str = PARTES, complemento: str = TIMBRE) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><cfdi:Comprobante {CFD4} Version="4.0" {atributos}>'
        f"{dentro}<cfdi:Complemento>{complemento}</cfdi:Complemento></cfdi:Comprobante>"
    ).encode()


def unica(contenido: bytes) -> FacturaLeida:
    (factura,) = leer_documento(contenido).facturas
    return factura


def test_un_ingreso_a_credito_es_una_deuda_con_sus_dias() -> None:
    factura = unica(
        comprobante(
            'Serie="A" Folio="1234" Fecha="2026-11-05T10:00:00" Total="11600.00" Moneda="MXN" TipoDeComprobante="I" '
            'MetodoPago="PPD" CondicionesDePago="Crédito a 30 días"'
        )
    )
    assert (factura.formato, factura.tipo, factura.codigo) == ("cfdi", "factura", "I")
    assert factura.numero == "A-1234"
    assert factura.uuid == "6f1a2b3c-4d5e-6f70-8192-a3b4c5d6e7f8"
    assert factura.fecha == date(2026, 11, 5)
    assert factura.condiciones_dias == 30
    assert factura.total == factura.a_pagar == Decimal("11600.00")
    assert factura.moneda == "MXN"
    assert factura.receptor.nombre == "PAPELERÍA EL SOL"
    assert factura.receptor.id_fiscal == "PSO980202CD3"


def test_un_cfdi_32_escribe_los_atributos_en_minuscula() -> None:
    contenido = (
        '<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/3" version="3.2" folio="68189" '
        'fecha="2016-03-21T08:17:31" total="4685.00" Moneda="Pesos" tipoDeComprobante="ingreso" '
        'condicionesDePago="CONTADO"><cfdi:Emisor rfc="GAN120101AB1" nombre="Gráfica"/>'
        '<cfdi:Receptor rfc="XAXX010101000" nombre="Público"/></cfdi:Comprobante>'
    ).encode()
    factura = unica(contenido)
    assert (factura.tipo, factura.numero, factura.moneda) == ("factura", "68189", "MXN")
    assert factura.condiciones_dias == 0
    assert factura.fecha == date(2016, 3, 21)


@pytest.mark.parametrize(
    ("letra", "tipo"), [("E", "nota_credito"), ("T", "otro"), ("N", "nomina"), ("e", "nota_credito")]
)
def test_lo_que_no_es_un_ingreso_no_es_una_deuda(letra: str, tipo: str) -> None:
    factura = unica(comprobante(f'Folio="9" Fecha="2026-11-05T10:00:00" Total="100" TipoDeComprobante="{letra}"'))
    assert factura.tipo == tipo


def test_un_egreso_nombra_la_factura_que_corrige() -> None:
    relacionados = (
        '<cfdi:CfdiRelacionados TipoRelacion="01"><cfdi:CfdiRelacionado UUID="AAAAAAAA-0000-0000-0000-000000000001"/>'
        "</cfdi:CfdiRelacionados>"
    )
    factura = unica(comprobante('Folio="9" Total="100" TipoDeComprobante="E"', relacionados + PARTES))
    assert factura.referencias == ("aaaaaaaa-0000-0000-0000-000000000001",)


def test_una_nomina_antigua_va_como_egreso_y_no_es_un_abono() -> None:
    nomina = '<nomina:Nomina xmlns:nomina="http://www.sat.gob.mx/nomina" Version="1.1"/>'
    assert unica(comprobante('Total="100" TipoDeComprobante="E"', complemento=nomina)).tipo == "nomina"


@pytest.mark.parametrize(
    ("uri", "documento"),
    [("http://www.sat.gob.mx/Pagos20", "pago20"), ("http://www.sat.gob.mx/Pagos", "pago10")],
)
def test_un_recibo_dice_que_facturas_paga_y_cuanto_les_queda(uri: str, documento: str) -> None:
    pagos = (
        f'<{documento}:Pagos xmlns:{documento}="{uri}"><{documento}:Pago FechaPago="2026-11-20T12:00:00" '
        'MonedaP="MXN" Monto="1500.00">'
        f'<{documento}:DoctoRelacionado IdDocumento="AAAAAAAA-0000-0000-0000-000000000001" ImpPagado="1000.00" '
        'ImpSaldoInsoluto="0"/>'
        f'<{documento}:DoctoRelacionado IdDocumento="AAAAAAAA-0000-0000-0000-000000000002" ImpPagado="500.00" '
        'ImpSaldoInsoluto="250.50"/>'
        f"</{documento}:Pago></{documento}:Pagos>"
    )
    factura = unica(comprobante('Folio="7" Total="0" Moneda="XXX" TipoDeComprobante="P"', complemento=pagos))
    assert factura.tipo == "recibo_de_pago"
    assert (factura.total, factura.moneda, factura.a_pagar) == (Decimal("1500.00"), "MXN", None)
    assert factura.pagos == (
        PagoDeclarado(documento="aaaaaaaa-0000-0000-0000-000000000001", importe=Decimal("1000.00"), saldo=Decimal(0)),
        PagoDeclarado(
            documento="aaaaaaaa-0000-0000-0000-000000000002", importe=Decimal("500.00"), saldo=Decimal("250.50")
        ),
    )


def test_un_pago_antiguo_de_una_sola_factura_la_paga_entera() -> None:
    pagos = (
        '<p:Pagos xmlns:p="http://www.sat.gob.mx/Pagos"><p:Pago MonedaP="MXN" Monto="800.00">'
        '<p:DoctoRelacionado IdDocumento="AAAAAAAA-0000-0000-0000-000000000001"/></p:Pago></p:Pagos>'
    )
    factura = unica(comprobante('Total="0" Moneda="XXX" TipoDeComprobante="P"', complemento=pagos))
    assert [p.importe for p in factura.pagos] == [Decimal("800.00")]


def test_sin_total_no_se_devuelve_y_se_dice() -> None:
    leido = leer_documento(comprobante('Folio="9" TipoDeComprobante="I"'), nombre="f.xml")
    assert leido.facturas == ()
    assert leido.avisos == ("el documento 9 (cfdi) no dice su total",)


def test_una_constancia_de_retenciones_no_es_una_factura() -> None:
    contenido = b'<r:Retenciones xmlns:r="http://www.sat.gob.mx/esquemas/retencionpago/2" Version="2.0"/>'
    leido = leer_documento(contenido)
    assert leido.facturas == ()
    assert "Retenciones" in leido.avisos[0]


def test_una_factura_global_no_la_debe_nadie() -> None:
    partes = PARTES.replace("PSO980202CD3", "XAXX010101000").replace("PAPELERÍA EL SOL", "PUBLICO EN GENERAL")
    contenido = comprobante(
        'Fecha="2026-11-05T10:00:00" Total="11600.00" Moneda="MXN" TipoDeComprobante="I" MetodoPago="PUE"',
        f'<cfdi:InformacionGlobal Periodicidad="01" Meses="11" Año="2026"/>{partes}',
    )
    assert unica(contenido).tipo == "otro"


@pytest.mark.parametrize(
    ("condiciones", "dias"),
    [
        ("CREDITO30", 30),
        ("Crédito 45", 45),
        ("CRED. A 60", 60),
        ("Credito 30 dias", 30),
        ("Neto 30.", 30),
        ("Net 30 - transferencia", 30),
        ("CREDITO", None),
        ("Crédito en 3 pagos", None),
        ("CREDITO 30/60", None),
        ("Crédito 3 meses", None),
        ("Crédito 5 días hábiles", None),
        ("Crédito 2%", None),
    ],
)
def test_las_condiciones_de_credito_se_escriben_de_muchas_maneras(condiciones: str, dias: int | None) -> None:
    factura = unica(
        comprobante(f'Fecha="2026-11-05T10:00:00" Total="1.00" TipoDeComprobante="I" CondicionesDePago="{condiciones}"')
    )
    assert factura.condiciones_dias == dias
