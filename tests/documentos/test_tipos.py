"""Qué documento dice ser un papel: lo que titula, no lo que nombra de paso."""

from time import process_time

import pytest

from buzon.documentos.campos.tipos import tipo_del_texto
from buzon.documentos.facturas import leer_documento
from tests.documentos.imprenta import maquetado

NO_SE_COBRAN = {
    "oferta": (
        "OFERTA COMERCIAL OF-2026-33",
        "Total oferta: 9.680,00 €",
        "50 % al aceptar, resto a 30 días fecha factura",
    ),
    "pedido": (
        "PEDIDO PC-2026/554",
        "Fecha: 10/11/2026",
        "Total: 1.210,00 €",
        "Enviar factura a la dirección de siempre",
    ),
    "transferencia": (
        "Comprobante de transferencia",
        "Monto: $ 1.428.000",
        "Fecha: 12/11/2026",
        "Mensaje: pago factura 4521",
    ),
    "justificante": ("Justificante de transferencia SEPA", "Importe: 2.420,00 EUR", "Concepto: FRA 2026/118"),
    "relación": ("Relación de facturas pendientes", "Nº factura: 2026/100", "Fecha: 01/09/2026", "TOTAL 1.500,00 €"),
    "extracto": (
        "Extracto de cuenta corriente",
        "05/10/2026 Pago factura luz -318,27",
        "06/10/2026 Transf. fra 118 2.420,00",
    ),
    "impuesto": ("FORMULARIO 29", "Facturas emitidas: 12", "TOTAL A PAGAR 400.000", "Período 10/2026"),
    "retención": ("COMPROBANTE DE RETENCIÓN No. 001-001-000000451", "Factura 002-101-000045871", "Fecha: 12/11/2026"),
    "certificado de retención": (
        "CERTIFICADO DE RETENCIÓN N° 341",
        "Comprobante: Factura A 0005-00000812",
        "Total: 17.000,00",
    ),
    "orden de pago": (
        "ORDEN DE PAGO N° 2231",
        "Factura A 0005-00000812",
        "Fecha: 25/11/2026",
        "Neto a pagar 1.011.500,00",
    ),
    "aviso del pagador": ("REMITTANCE ADVICE", "Invoice 4521", "Date: 12 November 2026", "Total 1,500.00 USD"),
    "prefactura": ("PREFACTURA Nº 221", "Fecha: 12/11/2026", "Total: 2.420,00 €"),
    "depósito": ("BOLETA DE DEPÓSITO", "Fecha: 12/11/2026", "Monto: Q 3,500.00"),
    "garantía": ("BOLETA DE GARANTÍA BANCARIA N° 551234", "Monto: $ 5.000.000", "Vencimiento 31/12/2026"),
    "acuse": ("ACUSE DE RECIBO DE MERCADERÍAS", "Factura Electrónica N° 2048 de fecha 13-11-2026", "Total $ 5.355.000"),
    "aduana": ("DECLARACIÓN ÚNICA DE ADUANAS", "Factura comercial EXP-26-114", "Total USD 8,400.00"),
    "informe": (
        "Informe de actividad",
        "En octubre se emitieron 34 facturas por un total de 45.300,00 €",
        "Fecha: 02/11/2026",
    ),
    "reclamación": (
        "RECLAMACIÓN DE CLIENTE Nº 22",
        "Factura afectada: 2026/118",
        "Fecha: 12/11/2026",
        "Total: 300,00 €",
    ),
    "recordatorio": ("Estimado cliente:", "le recordamos que la factura 2026/118, por 500,00 €, venció el 01/11/2026."),
    "nómina en un ingreso": (
        "CFDI de Ingreso",
        "Fecha: 12/11/2026",
        "Tipo de nómina: ordinaria",
        "Total percepciones: 9,000.00",
        "Total: 8,000.00",
    ),
}


@pytest.mark.parametrize("lineas", NO_SE_COBRAN.values(), ids=NO_SE_COBRAN)
def test_un_papel_que_nombra_una_factura_no_es_una_factura(lineas: tuple[str, ...]) -> None:
    leidas = leer_documento(maquetado(*lineas)).facturas
    assert [leida.tipo for leida in leidas if leida.tipo in {"factura", "nota_debito"}] == []


@pytest.mark.parametrize(
    "texto",
    [
        "grafica andes\tfactura\nrut 76.543.210-3\tn° 2048",
        "e-factura credito\nserie a\tnumero 4512",
        "datos de la factura\nn° de factura: 881",
        "resumen de su factura\ntotal a pagar: 165,00",
        "representacion grafica de la factura electronica de venta",
        "tax invoice\ninvoice no: ti-0091",
        "cfdi\td e\tingreso\nserie\tfolio",
        "documento tributario electronico\nfactura",
        "total factura: 100,00",
        "orden de compra 4500098123\nmaestranza\tfactura electronica\nn° 3321",
        "boleta de honorarios electronica\nn° 183",
    ],
)
def test_lo_que_titula_factura_lo_es(texto: str) -> None:
    assert tipo_del_texto(texto) == "factura"


@pytest.mark.parametrize(
    "texto",
    [
        "contrato de servicios\nel precio se abonara contra presentacion de factura",
        "nuestro horario de atencion\npara facturar, traiga su constancia",
        "carta de vinos\nrioja 18,00",
    ],
)
def test_hablar_de_facturas_no_es_serlo(texto: str) -> None:
    assert tipo_del_texto(texto) in {None, "otro"}


def test_un_abono_titulado_es_una_nota_de_credito() -> None:
    assert tipo_del_texto("almacenes beta\tabono n° ab-12\nrectifica factura b-3391") == "nota_credito"


def test_un_papel_que_repite_la_palabra_sin_saltos_cuesta_lo_que_mide() -> None:
    # Cuatro veces más largo, dieciséis veces más caro: así era buscar el borde de la celda en todo el texto.
    inicio = process_time()
    assert tipo_del_texto("la factura que no titula " * 160_000) is None
    assert process_time() - inicio < 10
