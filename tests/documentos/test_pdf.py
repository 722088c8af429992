"""Abrir un PDF: su texto en su sitio, lo que lleva dentro, y lo que intenta hacer daño."""

import zlib
from collections.abc import Callable
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.documentos.pdf import abrir_pdf

CII = (
    b'<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="r">'
    b"<rsm:ExchangedDocument><ram:ID>FX-9</ram:ID><ram:TypeCode>380</ram:TypeCode></rsm:ExchangedDocument>"
    b"<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>"
    b"<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
    b"<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>10.00</ram:GrandTotalAmount>"
    b"</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"
    b"</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"
)
IMPRESA = [(40, 800, "FACTURA Nº 55/2026"), (40, 780, "Fecha: 01/11/2026"), (40, 760, "Total: 363,00 €")]
Creador = Callable[..., bytes]


def test_el_xml_incrustado_manda_sobre_lo_impreso(crear_pdf: Creador) -> None:
    leido = leer_documento(crear_pdf(IMPRESA, adjuntos=[("factur-x.xml", CII)]))
    (factura,) = leido.facturas
    assert (factura.formato, factura.numero, factura.total) == ("cii", "FX-9", Decimal("10.00"))
    assert leido.avisos == ()


def test_un_adjunto_que_no_es_factura_deja_leer_lo_impreso(crear_pdf: Creador) -> None:
    (factura,) = leer_documento(crear_pdf(IMPRESA, adjuntos=[("notas.xml", b"<notas/>")])).facturas
    assert (factura.formato, factura.numero) == ("pdf", "55/2026")


def test_las_celdas_guardan_su_sitio_y_no_repiten_cifras(crear_pdf: Creador) -> None:
    abierto = abrir_pdf(crear_pdf([(40, 700, "Total"), (300, 700, "1.234,56"), (40, 720, "RE-20261121/508")]))
    renglones = [[c.texto for c in r] for r in abierto.hojas[0].renglones]
    assert renglones == [["RE-20261121/508"], ["Total", "1.234,56"]]


def test_un_escaneo_lo_dice(crear_pdf: Creador) -> None:
    leido = leer_documento(crear_pdf([]), nombre="foto.pdf")
    assert leido.facturas == ()
    assert leido.avisos == ("el PDF no tiene texto: parece un escaneo o una foto",)


def test_de_un_pdf_largo_se_leen_las_primeras_paginas_y_las_ultimas(crear_pdf: Creador) -> None:
    vacia = [(40, 400, "Detalle de consumos de la línea")]
    leido = leer_documento(crear_pdf(IMPRESA[:2], *[vacia] * 150, IMPRESA[2:]))
    assert leido.facturas[0].total == Decimal("363.00")
    assert "152 páginas" in leido.avisos[0]


def test_un_pdf_roto_o_con_clave_se_dice() -> None:
    assert leer_documento(b"%PDF-1.7\nbasura").avisos == ("el PDF está dañado",)


@pytest.mark.parametrize("filtro", [b"/Filter /FlateDecode", b"", b"/Filter [/FlateDecode /FlateDecode]"])
def test_un_pdf_que_se_expande_demasiado_no_se_abre(crear_pdf: Creador, filtro: bytes) -> None:
    bomba = zlib.compress(b"BT /F1 9 Tf (hola) Tj ET\n" * 1_000_000, 9)
    crudo = crear_pdf([(40, 800, "x")])
    inicio, fin = crudo.index(b"<< /Length"), crudo.index(b"endstream")
    hinchado = crudo[:inicio] + b"<< /Length %d %s >>\nstream\n" % (len(bomba), filtro) + bomba + b"\n" + crudo[fin:]
    assert leer_documento(hinchado).avisos == ("el PDF se expande demasiado",)
