"""Comprobantes del SRI de Ecuador, sueltos y dentro de su autorización."""

from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import Plazo

TRIBUTARIA = (
    "<infoTributaria><razonSocial>Distribuidora Quito S.A.</razonSocial><ruc>1790011674001</ruc>"
    "<claveAcceso>0511202601179001167400110010020000001231234567811</claveAcceso><codDoc>{codigo}</codDoc>"
    "<estab>001</estab><ptoEmi>002</ptoEmi><secuencial>000000123</secuencial></infoTributaria>"
)


def pago(total: str, plazo: str, unidad: str = "dias") -> str:
    return f"<pago><total>{total}</total><plazo>{plazo}</plazo><unidadTiempo>{unidad}</unidadTiempo></pago>"


def factura(pagos: str = "", retenido: str = "") -> str:
    return (
        '<factura id="comprobante" version="1.1.0">' + TRIBUTARIA.format(codigo="01") + "<infoFactura>"
        "<fechaEmision>05/11/2026</fechaEmision><razonSocialComprador>Comercial Sierra</razonSocialComprador>"
        "<identificacionComprador>0992397535001</identificacionComprador><importeTotal>115.00</importeTotal>"
        f"<moneda>DOLAR</moneda><pagos>{pagos}</pagos>{retenido}</infoFactura><infoAdicional>"
        '<campoAdicional nombre="Email">Pagos@Sierra.example</campoAdicional></infoAdicional></factura>'
    )


def test_una_factura_suelta_se_lee_entera() -> None:
    (leida,) = leer_documento(factura(pago("115.00", "30")).encode()).facturas
    assert (leida.formato, leida.tipo, leida.numero) == ("sri", "factura", "001-002-000000123")
    assert (leida.fecha, leida.condiciones_dias) == (date(2026, 11, 5), 30)
    assert (leida.total, leida.moneda) == (Decimal("115.00"), "USD")
    assert leida.receptor.id_fiscal == "0992397535001"
    assert leida.receptor.correo == "pagos@sierra.example"


def test_dos_plazos_distintos_son_cuotas() -> None:
    (leida,) = leer_documento(factura(pago("60.00", "1", "meses") + pago("55.00", "15")).encode()).facturas
    assert leida.vencimientos == (
        Plazo(fecha=date(2026, 11, 20), importe=Decimal("55.00")),
        Plazo(fecha=date(2026, 12, 5), importe=Decimal("60.00")),
    )


def test_lo_que_el_comprador_retiene_no_se_debe() -> None:
    retenido = "<valorRetIva>4.50</valorRetIva><valorRetRenta>1.00</valorRetRenta>"
    (leida,) = leer_documento(factura(retenido=retenido).encode()).facturas
    assert (leida.total, leida.a_pagar) == (Decimal("115.00"), Decimal("109.50"))


@pytest.mark.parametrize("dentro", [f"<![CDATA[{factura()}]]>", escape(factura()), factura()])
@pytest.mark.parametrize("raiz", ["autorizacion", "RespuestaAutorizacion"])
def test_la_autorizacion_envuelve_de_tres_maneras(raiz: str, dentro: str) -> None:
    sobre = f"<{raiz}><estado>AUTORIZADO</estado><comprobante>{dentro}</comprobante></{raiz}>"
    assert [f.numero for f in leer_documento(sobre.encode()).facturas] == ["001-002-000000123"]


def test_la_respuesta_del_servicio_web_tambien_se_abre() -> None:
    sobre = (
        '<s:Envelope xmlns:s="urn:soap"><s:Body><n:autorizacionComprobanteResponse xmlns:n="urn:sri">'
        "<RespuestaAutorizacionComprobante><autorizaciones><autorizacion><comprobante>"
        f"<![CDATA[{factura()}]]></comprobante></autorizacion></autorizaciones></RespuestaAutorizacionComprobante>"
        "</n:autorizacionComprobanteResponse></s:Body></s:Envelope>"
    )
    assert [f.numero for f in leer_documento(sobre.encode()).facturas] == ["001-002-000000123"]


@pytest.mark.parametrize(
    ("raiz", "info", "codigo", "importe", "tipo"),
    [
        ("notaCredito", "infoNotaCredito", "04", "valorModificacion", "nota_credito"),
        ("notaDebito", "infoNotaDebito", "05", "valorTotal", "nota_debito"),
        ("guiaRemision", "infoGuiaRemision", "06", "nada", "otro"),
        ("comprobanteRetencion", "infoCompRetencion", "07", "nada", "otro"),
        ("liquidacionCompra", "infoLiquidacionCompra", "03", "importeTotal", "otro"),
    ],
)
def test_cada_comprobante_es_lo_que_es(raiz: str, info: str, codigo: str, importe: str, tipo: str) -> None:
    contenido = (
        f"<{raiz}>{TRIBUTARIA.format(codigo=codigo)}<{info}><numDocModificado>001-002-000000100</numDocModificado>"
        f"<{importe}>20.00</{importe}></{info}></{raiz}>"
    )
    (leida,) = leer_documento(contenido.encode()).facturas
    assert leida.tipo == tipo
    assert leida.referencias == ("001-002-000000100",)


@pytest.mark.parametrize(
    ("campo", "correo"),
    [
        ('nombre="CORREO CLIENTE">pagos@sierra.example', "pagos@sierra.example"),
        ('nombre="E-MAIL">Pagos@Sierra.example; copia@sierra.example', "pagos@sierra.example"),
        ('nombre="Email Empresa">ventas@nosotros.example', None),
        ('nombre="Correo">N/A', None),
    ],
)
def test_el_correo_de_quien_debe_va_en_un_campo_libre(campo: str, correo: str | None) -> None:
    crudo = factura(pago("115.00", "30")).replace('nombre="Email">Pagos@Sierra.example', campo)
    (leida,) = leer_documento(crudo.encode()).facturas
    assert leida.receptor.correo == correo
