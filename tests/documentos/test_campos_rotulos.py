"""De quién es cada dato de una factura impresa, con los rótulos de cada país, y las fechas que ninguno anuncia."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import FacturaLeida
from tests.documentos.imprenta import Renglon, maquetado, suelto


def leer(*renglones: Renglon) -> FacturaLeida:
    (factura,) = leer_documento(suelto(renglones)).facturas
    return factura


def certeza(factura: FacturaLeida, campo: str) -> float:
    return max((i.certeza for i in factura.indicios if i.campo == campo), default=0.0)


@pytest.mark.parametrize(
    ("rotulo", "nombre"),
    [
        ("Vendido a: Maderas Ulloa SA de CV", "Maderas Ulloa SA de CV"),
        ("Sr/es: Consultora Litoral SA", "Consultora Litoral SA"),
        ("Señor/a: Clínica Alameda", "Clínica Alameda"),
        ("Para: Galerías Mayo S.L.", "Galerías Mayo S.L."),
        ("Client: Hotel Cala Roja S.A.", "Hotel Cala Roja S.A."),
        ("Apellido y Nombre / Razón Social: Obras del Este S.A.", "Obras del Este S.A."),
        ("Razón Social / Nombres y Apellidos: Hostería Napo S.A.", "Hostería Napo S.A."),
        ("NOMBRE O DENOMINACIÓN: Hotel Punta Fría S.R.L.", "Hotel Punta Fría S.R.L."),
        ("Cliente / Customer: Fine Goods GmbH", "Fine Goods GmbH"),
    ],
)
def test_el_nombre_de_quien_debe_con_el_rotulo_de_cada_sitio(rotulo: str, nombre: str) -> None:
    factura = leer((20, 20, "FACTURA N° 0077"), (20, 26, "Fecha: 12/11/2026"), (20, 40, rotulo), (20, 90, "Total: 900"))
    assert factura.receptor.nombre == nombre
    assert certeza(factura, "receptor.nombre") >= 0.75


def test_un_rotulo_en_dos_lenguas_tiene_su_valor_debajo() -> None:
    factura = leer(
        (20, 20, "FACTURA / INVOICE N° EXP-12"), (120, 30, "Fecha / Date"), (160, 30, "09/11/2026"),
        (20, 40, "CLIENTE / CUSTOMER"), (20, 45, "Fine Goods GmbH"), (20, 90, "TOTAL EUR 8.400,00"),
    )  # fmt: skip
    assert factura.receptor.nombre == "Fine Goods GmbH"
    assert factura.fecha == date(2026, 11, 9)


def test_la_razon_social_junto_al_numero_fiscal_de_quien_debe_es_la_suya() -> None:
    factura = leer(
        (20, 20, "Imprenta Aconcagua Ltda."), (20, 25, "76.543.210-3"), (150, 20, "FACTURA ELECTRONICA"),
        (150, 25, "N° 9087"), (20, 50, "Razón social: Viña Los Coigües S.A."), (20, 55, "RUT: 96.555.444-0"),
        (20, 60, "Fecha emisión: 05/11/2026"), (130, 90, "Total"), (160, 90, "$ 714.000"),
    )  # fmt: skip
    assert factura.receptor.nombre == "Viña Los Coigües S.A."
    assert (factura.emisor.id_fiscal, factura.receptor.id_fiscal) == ("76.543.210-3", "96.555.444-0")


def test_la_razon_social_de_quien_emite_no_es_el_nombre_del_cliente() -> None:
    factura = leer(
        (20, 20, "Razón Social: METALÚRGICA NORTE S.R.L."), (20, 25, "CUIT: 30712345671"), (120, 20, "FACTURA A"),
        (120, 25, "N° 0005-00000812"), (120, 30, "Fecha de Emisión: 10/11/2026"), (20, 60, "CUIT: 30654321988"),
        (20, 90, "Importe Total: $ 1028500,00"),
    )  # fmt: skip
    assert factura.receptor.nombre is None
    assert factura.receptor.id_fiscal == "30654321988"


@pytest.mark.parametrize(
    ("suyo", "ajeno", "pais"),
    [
        ("Cédula Jurídica: 3-101-123456", "Cédula: 3-101-654321", "CRC"),
        ("NIT Emisor: 5482173-8", "NIT Receptor: 1234567-9", "GTQ"),
        ("RUC EMISOR 211000120012", "RUC COMPRADOR 211000130018", "UYU"),
        ("RNC: 1-01-23456-3", "RNC Cliente: 130987653", "DOP"),
        ("NIT: 860001022-7", "Nit/CC: 901777888-6", "COP"),
        ("R.U.C.: 1790000036001", "RUC/CI: 1790000028001", "USD"),
    ],
)
def test_los_numeros_fiscales_se_anuncian_de_muchas_maneras(suyo: str, ajeno: str, pais: str) -> None:
    factura = leer(
        (20, 20, suyo), (120, 20, "FACTURA N° 551"), (120, 25, "Fecha: 12/11/2026"),
        (20, 45, "Cliente: Suministros del Valle S.A."), (20, 50, ajeno), (20, 90, "Total: 1,500.00"),
    )  # fmt: skip
    assert factura.emisor.id_fiscal == suyo.rsplit(maxsplit=1)[-1]
    assert factura.receptor.id_fiscal == ajeno.rsplit(maxsplit=1)[-1]
    assert factura.moneda == pais


def test_en_una_cuenta_de_cobro_debe_quien_esta_encima() -> None:
    factura = leer(
        (80, 20, "CUENTA DE COBRO No. 014"), (20, 35, "Medellín, noviembre 3 de 2026"),
        (20, 45, "EDIFICIO LOS SAUCES P.H."), (20, 50, "NIT 901.777.888-6"), (80, 60, "DEBE A:"),
        (20, 70, "JUAN CAMILO RESTREPO"), (20, 85, "LA SUMA DE: $ 1.850.000"),
    )  # fmt: skip
    assert factura.receptor.id_fiscal == "901.777.888-6"
    assert factura.emisor.id_fiscal is None
    assert factura.fecha == date(2026, 11, 3)


def test_la_fecha_con_su_ciudad_es_la_de_emision() -> None:
    factura = leer((20, 20, "FACTURA 12"), (20, 27, "Jaca, a 7 de octubre de 2026"), (20, 90, "Total 900 €"))
    assert factura.fecha == date(2026, 10, 7)
    assert certeza(factura, "fecha") >= 0.75


def test_la_fecha_sola_bajo_el_numero_es_la_de_emision() -> None:
    factura = leer(
        (130, 15, "FACTURA"), (130, 20, "F-99120"), (130, 25, "08/11/2026"), (20, 90, "TOTAL: $22,550.40"),
        (20, 120, "Vence: 08/12/2026"),
    )  # fmt: skip
    assert (factura.fecha, factura.vencimiento) == (date(2026, 11, 8), date(2026, 12, 8))


def test_dos_fechas_sueltas_no_son_ninguna() -> None:
    factura = leer(
        (20, 20, "FACTURA 12"), (20, 27, "Jaca, 7 de octubre de 2026"), (20, 34, "Huesca, 9 de octubre de 2026"),
        (20, 90, "Total 900 €"),
    )  # fmt: skip
    assert factura.fecha is None


def test_una_columna_titulada_no_presta_su_fecha() -> None:
    factura = leer_documento(
        maquetado("FACTURA N° 77", [["Entrega", "Importe"], ["08/11/2026", "900,00"]], "Total: 900,00 €")
    ).facturas[0]
    assert factura.fecha is None


@pytest.mark.parametrize(
    ("rotulo", "numero"),
    [
        ("Consecutivo: 00100001010000000871", "00100001010000000871"),
        ("Serie: 7A3B0C11   Número de DTE: 584273493", "584273493"),
        ("NCF: B0100000871", "B0100000871"),
    ],
)
def test_el_numero_con_el_nombre_de_cada_pais(rotulo: str, numero: str) -> None:
    factura = leer(
        (20, 20, "Factura Electrónica"), (20, 26, rotulo), (20, 40, "Fecha: 10/11/2026"), (20, 90, "Total 10")
    )
    assert factura.numero == numero


@pytest.mark.parametrize(
    "total",
    ["Total a pagar Gs.", "TOTAL IMPORTE FACTURA", "Total (IVA incl.)", "Importe factura", "TOTAL B/."],
)
def test_el_total_con_mas_palabras(total: str) -> None:
    factura = leer((20, 20, "FACTURA N° 88"), (20, 30, "Fecha: 10/11/2026"), (20, 90, total), (160, 90, "5.500"))
    assert factura.total == 5500


@pytest.mark.parametrize("total", ["TOTAL -121,00 €", "TOTAL: (121,00)", "TOTAL 121,00-", "TOTAL: -€ 121,00"])
def test_una_factura_de_total_negativo_abona(total: str) -> None:
    factura = leer((20, 20, "FACTURA Nº AB-13"), (20, 26, "Fecha: 10/11/2026"), (20, 90, total))
    assert (factura.tipo, factura.total) == ("nota_credito", -121)


@pytest.mark.parametrize(
    "total", ["TOTAL - 121,00 €", "TOTAL: 121,00 €", "TOTAL 121,00 - IVA incluido", "TOTAL: 121,00.-"]
)
def test_una_raya_que_separa_no_es_un_menos(total: str) -> None:
    factura = leer((20, 20, "FACTURA Nº A-13"), (20, 26, "Fecha: 10/11/2026"), (20, 90, total))
    assert (factura.tipo, factura.total) == ("factura", 121)


def test_la_percepcion_se_suma_a_lo_que_se_debe() -> None:
    factura = leer(
        (20, 20, "FACTURA ELECTRÓNICA F001-00045812"), (20, 26, "Fecha: 09/11/2026"), (20, 80, "Importe total"),
        (80, 80, "S/ 1,180.00"), (20, 86, "Percepción 2%"), (80, 86, "S/ 23.60"), (20, 92, "Total a cobrar"),
        (80, 92, "S/ 1,203.60"),
    )  # fmt: skip
    assert (factura.total, factura.a_pagar) == (Decimal("1180.00"), Decimal("1203.60"))


def test_deber_mas_que_el_total_sin_que_se_diga_por_que_es_dudoso() -> None:
    factura = leer(
        (20, 20, "FACTURA Nº 881"), (20, 26, "Fecha: 09/11/2026"), (20, 80, "Total factura"), (80, 80, "165,00 €"),
        (20, 92, "Total a pagar"), (80, 92, "365,00 €"),
    )  # fmt: skip
    assert certeza(factura, "total") < 0.75
    assert certeza(factura, "a_pagar") < 0.75
