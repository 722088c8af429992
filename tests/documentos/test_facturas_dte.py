"""Documentos tributarios del SII de Chile."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import FacturaLeida, Plazo


def dte(tipo: str = "33", folio: str = "170", identidad: str = "", totales: str = "", resto: str = "") -> str:
    return (
        f'<DTE version="1.0"><Documento ID="F{folio}"><Encabezado><IdDoc>'
        f"<TipoDTE>{tipo}</TipoDTE><Folio>{folio}</Folio>"
        f"<FchEmis>2026-11-01</FchEmis>{identidad}</IdDoc>"
        "<Emisor><RUTEmisor>76123456-0</RUTEmisor><RznSoc>Gráfica Andes SpA</RznSoc></Emisor>"
        "<Receptor><RUTRecep>96790240-3</RUTRecep><RznSocRecep>Constructora Ñuble Ltda</RznSocRecep>"
        "<Contacto>Pagos@Nuble.example</Contacto></Receptor>"
        f"<Totales><MntNeto>100000</MntNeto><IVA>19000</IVA><MntTotal>119000</MntTotal>{totales}</Totales></Encabezado>"
        f"{resto}</Documento></DTE>"
    )


def con_espacio(cuerpo: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?>'
        + cuerpo.replace("<DTE ", '<DTE xmlns="http://www.sii.cl/SiiDte" ')
    ).encode("latin-1")


def unica(contenido: bytes) -> FacturaLeida:
    (factura,) = leer_documento(contenido).facturas
    return factura


def test_una_factura_afecta_se_lee_entera_en_latin_1() -> None:
    factura = unica(con_espacio(dte(identidad="<FmaPago>2</FmaPago><FchVenc>2026-12-01</FchVenc>")))
    assert (factura.formato, factura.tipo, factura.codigo, factura.numero) == ("dte", "factura", "33", "170")
    assert factura.vencimiento == date(2026, 12, 1)
    assert factura.total == Decimal(119000)
    assert factura.moneda == "CLP"
    assert factura.receptor.nombre == "Constructora Ñuble Ltda"
    assert factura.receptor.id_fiscal == "96790240-3"
    assert factura.receptor.correo == "pagos@nuble.example"


def test_quien_declara_latin_1_y_escribe_utf_8_se_lee_bien() -> None:
    contenido = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + dte().encode("utf-8")
    assert unica(contenido).receptor.nombre == "Constructora Ñuble Ltda"


@pytest.mark.parametrize(
    ("codigo", "tipo"),
    [
        ("34", "factura"), ("39", "factura"), ("41", "factura"), ("46", "otro"), ("52", "otro"),
        ("56", "nota_debito"), ("61", "nota_credito"), ("110", "factura"), ("43", "otro"), ("999", "otro"),
    ],
)  # fmt: skip
def test_cada_tipo_del_sii_es_lo_que_es(codigo: str, tipo: str) -> None:
    assert unica(con_espacio(dte(codigo))).tipo == tipo


def test_un_envio_trae_varios_documentos_sin_contar_la_caratula() -> None:
    envio = f"<EnvioDTE><SetDTE><Caratula/>{dte(folio='1')}{dte(folio='2')}</SetDTE></EnvioDTE>"
    assert [f.numero for f in leer_documento(envio.encode()).facturas] == ["1", "2"]


def test_los_pagos_pactados_son_vencimientos() -> None:
    pactados = (
        "<MntPagos><FchPago>2026-12-01</FchPago><MntPago>60000</MntPago></MntPagos>"
        "<MntPagos><FchPago>2027-01-01</FchPago><MntPago>59000</MntPago></MntPagos>"
    )
    factura = unica(con_espacio(dte(identidad=pactados)))
    assert factura.vencimientos == (
        Plazo(fecha=date(2026, 12, 1), importe=Decimal(60000)),
        Plazo(fecha=date(2027, 1, 1), importe=Decimal(59000)),
    )


def test_al_contado_son_cero_dias_y_sin_costo_no_es_deuda() -> None:
    assert unica(con_espacio(dte(identidad="<FmaPago>1</FmaPago>"))).condiciones_dias == 0
    assert unica(con_espacio(dte(identidad="<FmaPago>3</FmaPago>"))).tipo == "otro"


def test_el_saldo_anterior_no_se_cobra_dos_veces() -> None:
    factura = unica(con_espacio(dte(totales="<SaldoAnterior>50000</SaldoAnterior><VlrPagar>169000</VlrPagar>")))
    assert factura.a_pagar == Decimal(119000)


def test_una_nota_nombra_la_factura_y_no_la_orden_de_compra() -> None:
    referencias = (
        "<Referencia><NroLinRef>1</NroLinRef><TpoDocRef>33</TpoDocRef><FolioRef>170</FolioRef></Referencia>"
        "<Referencia><NroLinRef>2</NroLinRef><TpoDocRef>801</TpoDocRef><FolioRef>OC-9</FolioRef></Referencia>"
    )
    assert unica(con_espacio(dte("61", resto=referencias))).referencias == ("170",)


@pytest.mark.parametrize("raiz", ["AEC", "RespuestaDTE", "Documento", "LibroCompraVenta"])
def test_lo_que_envuelve_un_dte_para_otra_cosa_no_se_cobra(raiz: str) -> None:
    assert leer_documento(f"<{raiz}>{dte()}</{raiz}>".encode()).facturas == ()
