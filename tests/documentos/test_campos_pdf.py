"""Los campos de facturas impresas, con las maquetas que se ven en cada país."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import FacturaLeida, Plazo

Creador = Callable[..., bytes]
ESPANA = [
    (40, 800, "Estudio Norte, S.L."), (40, 785, "CIF: B28015865"), (40, 761, "admin@estudionorte.example"),
    (360, 800, "FACTURA"), (360, 780, "Nº factura:"), (450, 780, "2026/0118"), (360, 768, "Fecha:"),
    (450, 768, "02/11/2026"), (360, 756, "Vencimiento:"), (450, 756, "02/12/2026"), (40, 720, "Facturar a:"),
    (40, 708, "Talleres Ribera, S.L."), (40, 696, "NIF: B98602642"), (40, 672, "pagos@ribera.example"),
    (40, 640, "Concepto"), (400, 640, "Precio"), (500, 640, "Importe"), (40, 626, "Catálogo"),
    (400, 626, "1.000,00 €"), (500, 626, "1.000,00 €"), (400, 560, "Base imponible"), (500, 560, "1.000,00 €"),
    (400, 548, "IVA 21%"), (500, 548, "210,00 €"), (400, 536, "IRPF -15%"), (500, 536, "-150,00 €"),
    (400, 520, "TOTAL"), (500, 520, "1.060,00 €"),
]  # fmt: skip
CHILE = [
    (40, 800, "COMERCIAL LOS ANDES SPA"), (380, 805, "R.U.T.: 76.086.428-5"), (380, 790, "FACTURA ELECTRONICA"),
    (400, 775, "N° 4521"), (40, 730, "Fecha Emision: 15 de Noviembre del 2026"), (40, 715, "SEÑOR(ES):"),
    (110, 715, "CONSTRUCTORA DEL VALLE LTDA"), (40, 703, "R.U.T.:"), (110, 703, "96.790.240-3"),
    (40, 679, "CONDICION DE VENTA:"), (160, 679, "Crédito 30 días"), (380, 640, "Valor"), (380, 628, "420.000"),
    (40, 560, "Orden de Compra N° 778 del 2026-11-10"), (380, 520, "MONTO NETO $"), (480, 520, "420.000"),
    (380, 508, "I.V.A. 19% $"), (480, 508, "79.800"), (380, 484, "TOTAL $"), (480, 484, "499.800"),
]  # fmt: skip
MEXICO = [
    (200, 815, "F A C T U R A"), (44, 783, "Serie"), (98, 783, "Folio"), (224, 783, "Emisor"), (428, 783, "Receptor"),
    (53, 771, "H"), (98, 771, "11541"), (161, 768, "GRÁFICA ANDES SA DE CV"), (380, 768, "HOTELES DEL GOLFO SA"),
    (433, 757, "DE CV"), (161, 750, "RFC: GAN120101AB1"), (400, 745, "RFC: HGO020202AB2"),
    (41, 740, "Fecha de Emisión"),
    (37, 728, "2026-11-12 08:15:01"), (64, 704, "Moneda"), (166, 702, "Método de Pago"),
    (37, 692, "MXN - Peso Mexicano"),
    (145, 690, "Pago en parcialidades"), (400, 600, "Subtotal"), (500, 600, "10,000.00"), (400, 588, "IVA 16%"),
    (500, 588, "1,600.00"), (400, 576, "Total"), (500, 576, "11,600.00"), (40, 540, "Folio Fiscal:"),
    (120, 540, "CEE4BE01-ADFA-4DEB-8421-ADD60F0BEDAC"), (40, 520, "RFC del PAC:"), (120, 520, "DCD090706E42"),
]  # fmt: skip
PERU = [
    (40, 800, "NEGOCIOS ANDINOS S.A.C."), (380, 805, "RUC 20100066603"), (380, 793, "FACTURA ELECTRÓNICA"),
    (380, 781, "E001-174"), (40, 750, "Fecha de Emisión"), (150, 750, ": 08/11/2026"), (40, 738, "Señor(es)"),
    (150, 738, ": INVERSIONES DEL MAR S.A."), (40, 726, "RUC"), (150, 726, ": 20131312955"),
    (40, 714, "Tipo de Moneda"),
    (150, 714, ": SOLES"), (380, 600, "Valor Venta :"), (500, 600, "S/ 1,000.00"), (380, 588, "IGV :"),
    (500, 588, "S/ 180.00"), (380, 576, "Importe Total :"), (500, 576, "S/ 1,180.00"),
    (40, 520, "Monto neto pendiente de pago : S/ 1,038.40"), (40, 508, "N° Cuota"), (100, 508, "Fec. Venc."),
    (40, 496, "1"), (100, 496, "08/12/2026"),
]  # fmt: skip


def leer(crear_pdf: Creador, trozos: list[tuple[int, int, str]]) -> FacturaLeida:
    (factura,) = leer_documento(crear_pdf(trozos)).facturas
    return factura


def certeza(factura: FacturaLeida, campo: str) -> float:
    return next(i.certeza for i in factura.indicios if i.campo == campo)


def test_una_factura_espanola_con_retencion(crear_pdf: Creador) -> None:
    factura = leer(crear_pdf, ESPANA)
    assert (factura.formato, factura.tipo, factura.numero) == ("pdf", "factura", "2026/0118")
    assert (factura.fecha, factura.vencimiento) == (date(2026, 11, 2), date(2026, 12, 2))
    assert (factura.total, factura.moneda) == (Decimal("1060.00"), "EUR")
    assert (factura.emisor.nombre, factura.emisor.id_fiscal) == ("Estudio Norte, S.L.", "B28015865")
    assert factura.receptor.nombre == "Talleres Ribera, S.L."
    assert factura.receptor.id_fiscal == "B98602642"
    assert factura.receptor.correo == "pagos@ribera.example"
    assert certeza(factura, "total") > 0.9


def test_la_copia_impresa_de_un_dte_chileno(crear_pdf: Creador) -> None:
    factura = leer(crear_pdf, CHILE)
    assert (factura.numero, factura.fecha) == ("4521", date(2026, 11, 15))
    assert (factura.total, factura.moneda, factura.condiciones_dias) == (Decimal(499800), "CLP", 30)
    assert factura.receptor.nombre == "CONSTRUCTORA DEL VALLE LTDA"
    assert factura.receptor.id_fiscal == "96.790.240-3"


def test_la_copia_impresa_de_un_cfdi_en_columnas(crear_pdf: Creador) -> None:
    factura = leer(crear_pdf, MEXICO)
    assert (factura.numero, factura.fecha) == ("H-11541", date(2026, 11, 12))
    assert (factura.total, factura.moneda) == (Decimal("11600.00"), "MXN")
    assert factura.emisor.id_fiscal == "GAN120101AB1"
    assert factura.receptor.id_fiscal == "HGO020202AB2"
    assert factura.receptor.nombre == "HOTELES DEL GOLFO SA DE CV"


def test_la_copia_impresa_de_sunat_con_lo_pendiente(crear_pdf: Creador) -> None:
    factura = leer(crear_pdf, PERU)
    assert (factura.numero, factura.vencimiento) == ("E001-174", date(2026, 12, 8))
    assert (factura.total, factura.a_pagar, factura.moneda) == (Decimal("1180.00"), Decimal("1038.40"), "PEN")


def test_la_deuda_de_antes_no_se_suma(crear_pdf: Creador) -> None:
    factura = leer(
        crear_pdf,
        [
            (40, 780, "Factura N° 889"), (40, 760, "RUT emisor 76.086.428-5"), (40, 700, "Saldo anterior"),
            (300, 700, "$ 30.000"), (40, 676, "Total factura"), (300, 676, "$ 20.000"), (40, 664, "Total a pagar"),
            (300, 664, "$ 50.000"),
        ],
    )  # fmt: skip
    assert (factura.total, factura.a_pagar) == (Decimal(20000), Decimal(20000))


def test_los_totales_en_tabla_se_leen_por_columnas(crear_pdf: Creador) -> None:
    factura = leer(
        crear_pdf,
        [
            (40, 800, "FACTURA"), (40, 788, "Número 1.234"), (40, 300, "Bruto"), (120, 300, "Dto."),
            (200, 300, "Base imponible"), (300, 300, "Cuota IVA"), (450, 300, "TOTAL FACTURA"), (40, 288, "1.100,00"),
            (120, 288, "100,00"), (200, 288, "1.000,00"), (300, 288, "210,00"), (450, 288, "1.210,00 EUR"),
        ],
    )  # fmt: skip
    assert (factura.numero, factura.total, factura.moneda) == ("1.234", Decimal("1210.00"), "EUR")


def test_el_vencimiento_del_cae_no_es_el_del_pago(crear_pdf: Creador) -> None:
    factura = leer(
        crear_pdf,
        [
            (360, 800, "FACTURA"), (360, 785, "Comp. Nro: 00001234"), (40, 761, "CUIT: 30-50001091-2"),
            (40, 730, "Fecha de Vto. para el pago: 25/11/2026"), (380, 464, "Importe Total: $"),
            (510, 464, "121000,00"),
            (380, 418, "Fecha de Vto. de CAE: 20/12/2026"),
        ],
    )  # fmt: skip
    assert factura.vencimiento == date(2026, 11, 25)
    assert (factura.total, factura.moneda) == (Decimal("121000.00"), "ARS")


@pytest.mark.parametrize(
    ("titulo", "tipo"),
    [
        ("NOTA DE CRÉDITO ELECTRÓNICA", "nota_credito"), ("FACTURA RECTIFICATIVA", "nota_credito"),
        ("FACTURA PROFORMA", "proforma"), ("PRESUPUESTO", "proforma"), ("ALBARÁN DE ENTREGA", "otro"),
        ("GUÍA DE DESPACHO ELECTRÓNICA", "otro"), ("ORDEN DE COMPRA", "otro"), ("RECIBO DE NÓMINA", "nomina"),
        ("C F D I   d e   P a g o", "recibo_de_pago"), ("RECIBO DE PAGO", "recibo_de_pago"),
        ("NOTA DE DÉBITO", "nota_debito"),
    ],
)  # fmt: skip
def test_lo_que_no_es_una_factura_no_pasa_por_serlo(crear_pdf: Creador, titulo: str, tipo: str) -> None:
    trozos = [(40, 800, titulo), (40, 780, "N° 33"), (40, 760, "Fecha: 01/11/2026"), (40, 740, "Su factura: pendiente")]
    assert leer(crear_pdf, [*trozos, (40, 700, "Total: 100,00 €")]).tipo == tipo


def test_un_contrato_que_habla_de_facturas_no_es_ninguna(crear_pdf: Creador) -> None:
    frase = "El cliente pagará un total de $ 500.000 cada mes contra factura, con vencimiento el 05/12/2026."
    assert leer_documento(crear_pdf([(40, 800, "CONTRATO DE SERVICIOS"), (40, 780, frase)])).facturas == ()


def test_dos_totales_distintos_bajan_la_certeza(crear_pdf: Creador) -> None:
    factura = leer(crear_pdf, [(40, 800, "FACTURA Nº 7"), (40, 700, "Total: 100,00 €"), (40, 600, "Total: 900,00 €")])
    assert certeza(factura, "total") < 0.6


@pytest.mark.parametrize(
    "plazos",
    [
        [(40, 676, "Vencimiento"), (200, 676, "Importe"), (40, 664, "15/12/2026"), (200, 664, "60,00 €"),
         (40, 652, "15/01/2027"), (200, 652, "40,00 €")],
        [(40, 676, "Vencimientos: 15/12/2026 60,00 € - 15/01/2027 40,00 €")],
    ],
)  # fmt: skip
def test_un_calendario_impreso_vale_si_suma_el_total(crear_pdf: Creador, plazos: list[tuple[int, int, str]]) -> None:
    factura = leer(crear_pdf, [(40, 800, "FACTURA Nº 7"), (40, 700, "Total: 100,00 €"), *plazos])
    assert factura.vencimiento == date(2026, 12, 15)
    assert factura.vencimientos == (
        Plazo(fecha=date(2026, 12, 15), importe=Decimal("60.00")),
        Plazo(fecha=date(2027, 1, 15), importe=Decimal("40.00")),
    )
    otra = leer(crear_pdf, [(40, 800, "FACTURA Nº 7"), (40, 700, "Total: 999,00 €"), *plazos])
    assert otra.vencimientos == ()


def test_una_factura_ya_pagada_no_debe_nada(crear_pdf: Creador) -> None:
    factura = leer(
        crear_pdf,
        [(40, 800, "FACTURA Nº 7"), (40, 700, "TOTAL"), (300, 700, "968,00 €"), (40, 676, "Pendiente de pago"),
         (300, 676, "0,00 €")],
    )  # fmt: skip
    assert (factura.total, factura.a_pagar) == (Decimal("968.00"), Decimal("0.00"))


def test_una_fecha_inglesa_de_dos_lecturas_se_queda_fuera(crear_pdf: Creador) -> None:
    factura = leer(
        crear_pdf, [(40, 800, "Invoice"), (40, 780, "Invoice number 9F-3"), (40, 760, "Due date 03/04/2026")]
    )
    assert factura.numero == "9F-3"
    assert factura.vencimiento is None
