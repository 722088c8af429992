"""XML que sus emisores estropean sin tocar los datos: se leen; los que están cortados o son dos, no."""

import pytest

from buzon.documentos.facturas import leer_documento

CFDI = (
    '<?xml version="1.0" encoding="UTF-8"?><cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" '
    'Serie="A" Folio="1" Fecha="2026-11-05T10:00:00" Total="116.00" Moneda="MXN" TipoDeComprobante="I">'
    '<cfdi:Emisor Rfc="GAN120101AB1" Nombre="GRÁFICA"/><cfdi:Receptor Rfc="PSO980202CD3" Nombre="EL SOL"/>'
    "{adenda}</cfdi:Comprobante>"
)
ENTERO = CFDI.format(adenda="")


def con_adenda(adenda: str) -> bytes:
    return CFDI.format(adenda=f"<cfdi:Addenda>{adenda}</cfdi:Addenda>").encode()


@pytest.mark.parametrize(
    "contenido",
    [
        con_adenda("<fx:Pedido><fx:Numero>7</fx:Numero></fx:Pedido>"),
        con_adenda('<Pedido xsi:schemaLocation="a b"/>'),
        con_adenda("<a>Soto & Hijos</a>"),
        con_adenda("<a>Soto \x0b Hijos</a>"),
        b"\xef\xbb\xbf\xef\xbb\xbf" + ENTERO.encode(),
        ("\u00ef\u00bb\u00bf" + ENTERO).encode(),
        b"?" + ENTERO.encode(),
        ENTERO.encode() + b"\n\x00\x00 FIN",
    ],
    ids=["prefijo", "prefijo de atributo", "y suelto", "control", "dos marcas", "marca mal", "interrogante", "cola"],
)
def test_lo_que_no_toca_los_datos_se_endereza(contenido: bytes) -> None:
    (factura,) = leer_documento(contenido).facturas
    assert (factura.numero, factura.total, factura.receptor.nombre) == ("A-1", 116, "EL SOL")


@pytest.mark.parametrize(
    "contenido",
    [ENTERO.encode()[:-30], (ENTERO + ENTERO).encode(), con_adenda("<a><b></a>"), con_adenda("<x:a>&nada;</x:a>")],
    ids=["cortado", "dos pegados", "mal cerrado", "entidad"],
)
def test_media_factura_no_se_lee(contenido: bytes) -> None:
    leido = leer_documento(contenido)
    assert leido.facturas == ()
    assert "no está bien formado" in leido.avisos[0]


@pytest.mark.parametrize(("estado", "cuantas"), [("AUTORIZADO", 1), ("NO AUTORIZADO", 0), ("RECHAZADA", 0)])
def test_lo_que_el_fisco_rechaza_no_es_una_factura(estado: str, cuantas: int) -> None:
    factura = (
        "<factura><infoTributaria><codDoc>01</codDoc><estab>001</estab><ptoEmi>002</ptoEmi>"
        "<secuencial>000000123</secuencial></infoTributaria><infoFactura><importeTotal>138.00</importeTotal>"
        "</infoFactura></factura>"
    )
    sobre = f"<autorizacion><estado>{estado}</estado><comprobante><![CDATA[{factura}]]></comprobante></autorizacion>"
    leido = leer_documento(sobre.encode())
    assert len(leido.facturas) == cuantas
    assert any(estado in aviso for aviso in leido.avisos) == (cuantas == 0)
