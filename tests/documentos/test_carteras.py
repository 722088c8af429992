"""La cartera abierta en una hoja: columnas por su título, formatos por la columna entera, y nada adivinado."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.carteras import leer_cartera
from buzon.dominio.lecturas import CarteraLeida

FILA = "1201;Acme Ltda;ana@acme.example;01/10/2026;31/10/2026;450.000"
TITULOS = "Número;Cliente;Correo;Fecha;Vencimiento;Total"


def lee(texto: str, pais: str = "CL", moneda: str = "CLP") -> CarteraLeida:
    leida = leer_cartera(texto.encode(), nombre="c.csv", pais=pais, moneda=moneda)
    assert leida is not None
    return leida


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("separador", [";", ",", "\t", "|"])
def test_se_lee_con_cualquier_separador_y_codificacion(codificacion: str, separador: str) -> None:
    titulos = "N° Factura;Razón Social;E-mail;Fecha;Vencimiento;Total\r\n"
    filas = titulos + "7;Peña y Cía;a@p.example;01/10/2026;31/10/2026;900\r\n"
    leida = leer_cartera(filas.replace(";", separador).encode(codificacion), pais="CL", moneda="CLP")
    assert leida is not None
    (fila,) = leida.filas
    assert (fila.linea, fila.numero, fila.cliente, fila.importe) == (2, "7", "Peña y Cía", Decimal(900))
    assert (fila.fecha, fila.vencimiento) == (date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    "titulos",
    [
        "Folio;Razón Social Receptor;Email Cliente;Fecha Emisión;Fecha Vencimiento;Monto Total",
        "No. Factura;Nombre del cliente;Correo electrónico;Emisión;Vence;Importe",
        "Nº de factura;Cliente;E-mail;F. emisión;F. vto.;Total factura",
        "Número de comprobante;Denominación;Mail;Fecha de emisión;Vto;Importe total",
        "Serie y número;Nombre o razón social;Correo;Fecha;Fecha límite de pago;Valor total",
        "Documento;Nombre tercero;Correo;Fecha doc;Fec. Venc.;Valor",
        "INVOICE NO;CUSTOMER;EMAIL;INVOICE DATE;DUE DATE;AMOUNT",
    ],
)
def test_los_titulos_corrientes_se_reconocen(titulos: str) -> None:
    (fila,) = lee(f"{titulos}\n{FILA}").filas
    assert (fila.numero, fila.cliente, fila.correos) == ("1201", "Acme Ltda", ("ana@acme.example",))
    assert (fila.importe, fila.vencimiento) == (Decimal(450000), date(2026, 10, 31))


def test_las_columnas_van_en_cualquier_orden_y_con_renglones_delante() -> None:
    leida = lee(
        "Informe de cuentas por cobrar;;;\nal 30 de noviembre;;;\n"
        "Vence;Saldo;Cliente;Factura\n31/10/2026;450.000;Acme;F-9\n"
    )
    assert leida.filas[0].numero == "F-9"
    assert leida.filas[0].linea == 4


@pytest.mark.parametrize(
    ("importes", "pais", "moneda", "esperado"),
    [
        (["1.234,56", "1.000"], "ES", "EUR", [Decimal("1234.56"), Decimal(1000)]),
        (["1,234.56", "1,000"], "MX", "MXN", [Decimal("1234.56"), Decimal(1000)]),
        (["1.234", "12.000"], "ES", "EUR", [Decimal(1234), Decimal(12000)]),
        (["$ 1.234.567", "$ 890"], "CL", "CLP", [Decimal(1234567), Decimal(890)]),
        (["1,234", "890"], "CL", "CLP", [Decimal(1234), Decimal(890)]),
        (["€ 1 234,50", "7"], "ES", "EUR", [Decimal("1234.50"), Decimal(7)]),
        (["1'234.50", "S/ 7.00"], "PE", "PEN", [Decimal("1234.50"), Decimal(7)]),
        (["1200.5", "30"], "ES", "EUR", [Decimal("1200.5"), Decimal(30)]),
    ],
)
def test_el_decimal_lo_dice_la_columna_entera(
    importes: list[str], pais: str, moneda: str, esperado: list[Decimal]
) -> None:
    filas = "\n".join(f"{n};Acme;31/10/2026;{importe}" for n, importe in enumerate(importes, start=1))
    leida = lee(f"Factura;Cliente;Vence;Total\n{filas}", pais, moneda)
    assert not leida.errores
    assert [fila.importe for fila in leida.filas] == esperado


@pytest.mark.parametrize(
    ("importes", "pais", "moneda"),
    [
        (["1.234"], "MX", "MXN"),
        (["1,234"], "ES", "EUR"),
        (["1.234,56", "1,234.56"], "ES", "EUR"),
        (["1.234", "5.50"], "", "USD"),
    ],
)
def test_lo_que_se_puede_leer_de_dos_maneras_se_pregunta(importes: list[str], pais: str, moneda: str) -> None:
    filas = "\n".join(f"{n};Acme;31/10/2026;{importe}" for n, importe in enumerate(importes, start=1))
    leida = lee(f"Factura;Cliente;Vence;Total\n{filas}", pais, moneda)
    assert not leida.filas
    assert "no sé si el punto y la coma son de miles o de decimales" in leida.errores[0].texto


def test_si_una_fecha_solo_puede_ser_mes_y_dia_todas_lo_son() -> None:
    leida = lee("Factura;Cliente;Fecha;Vence;Total\n1;Acme;03/04/2026;05/04/2026;9\n2;Acme;01/25/2026;02/25/2026;9")
    assert leida.filas[0].vencimiento == date(2026, 5, 4)
    assert any("mes/día/año" in aviso for aviso in leida.avisos)


def test_si_ninguna_fecha_lo_aclara_se_dice_lo_que_se_supone() -> None:
    leida = lee("Factura;Cliente;Vence;Total\n1;Acme;03/04/2026;9")
    assert leida.filas[0].vencimiento == date(2026, 4, 3)
    assert any("las he leído como día/mes/año" in aviso for aviso in leida.avisos)


def test_fechas_que_se_contradicen_no_se_leen() -> None:
    leida = lee("Factura;Cliente;Vence;Total\n1;Acme;25/04/2026;9\n2;Acme;04/25/2026;9")
    assert not leida.filas
    assert "escríbelas todas igual" in leida.errores[0].texto


@pytest.mark.parametrize(
    "vence", ["2026-12-05", "5 de diciembre de 2026", "05-dic-2026", "20261205", "5/12/26", "05.12.2026"]
)
def test_una_fecha_se_escribe_de_muchas_maneras(vence: str) -> None:
    assert lee(f"Factura;Cliente;Vence;Total\n1;Acme;{vence};9\n2;Acme;25/12/2026;9").filas[0].vencimiento == date(
        2026, 12, 5
    )


@pytest.mark.parametrize(
    ("fila", "dice"),
    [
        (";Acme;;31/10/2026;9;;", "falta el número"),
        ("7;;;31/10/2026;9;;", "falta el nombre del cliente"),
        ("7;Acme;;31/10/2026;;;", "falta el importe"),
        ("7;Acme;;31/10/2026;-9;;", "nota de crédito"),
        ("7;Acme;;31/10/2026;9;12;", "el saldo (12) es mayor que el total (9)"),
        ("7;Acme;;31/10/2026;9;5;1", "no cuadra"),
        ("7;Acme;ana.acme.example;31/10/2026;9;;", "no es una dirección de correo"),
        ("7;Acme;;45 de enero;9;;", "no entiendo «45 de enero» como vencimiento"),
        ("7;Acme;;31/10/2026;nueve;;", "no entiendo «nueve» como total"),
        ("1,2E+15;Acme;;31/10/2026;9;;", "Excel estropeó el número"),
    ],
)
def test_cada_error_dice_su_linea_y_que_escribir(fila: str, dice: str) -> None:
    leida = lee(f"Factura;Cliente;Correo;Vence;Total;Saldo;Pagado\n1;Bien;;31/10/2026;9;;\n{fila}")
    (error,) = leida.errores
    assert error.linea == 3
    assert dice in error.texto


def test_total_saldo_y_pagado_se_completan() -> None:
    leida = lee(
        "Factura;Cliente;Vence;Total;Saldo;Pagado\n1;A;31/10/2026;100;40;\n2;A;31/10/2026;100;;30\n3;A;31/10/2026;;50;"
    )
    assert [(f.importe, f.pagado) for f in leida.filas] == [(100, 60), (100, 30), (50, 0)]


def test_dos_columnas_de_importe_distintas_se_preguntan_y_neto_e_iva_no_estorban() -> None:
    dos = lee("Factura;Cliente;Vence;Importe;Monto\n1;A;31/10/2026;100;119")
    assert "pueden ser total y no dicen lo mismo" in dos.errores[0].texto
    desglose = lee("Factura;Cliente;Vence;Importe;IVA;Total\n1;A;31/10/2026;100;19;119")
    assert desglose.filas[0].importe == 119


def test_la_suma_que_no_cuadra_se_avisa() -> None:
    leida = lee("Factura;Cliente;Vence;Total\n1;A;31/10/2026;100\n2;A;31/10/2026;50\nTotal general;;;250")
    assert len(leida.filas) == 2
    assert any("dice que suman 250 y las filas suman 150" in aviso for aviso in leida.avisos)


def test_la_moneda_se_lee_de_su_columna_o_del_signo() -> None:
    leida = lee(
        "Factura;Cliente;Vence;Total;Moneda\n1;A;31/10/2026;100;Dólares\n2;A;31/10/2026;US$ 7;\n"
        "3;A;31/10/2026;9;CLP\n4;A;31/10/2026;9;"
    )
    assert [f.moneda for f in leida.filas] == ["USD", "USD", "CLP", None]


@pytest.mark.parametrize(
    "texto",
    [
        "Fecha;Descripción;Cargo;Abono;Saldo\n01/10/2026;Transferencia;;100;500",
        "Factura;Proveedor;Vencimiento;Total\n1;Papelera;31/10/2026;100",
        "Producto;Cliente;Precio unitario;Total;Factura\nTornillo;Acme;1;2;3",
        "Hola, te mando la factura 123; saludos, Ana",
        "",
        "Nombre;Teléfono\nAna;123",
    ],
)
def test_lo_que_no_es_una_cartera_no_lo_parece(texto: str) -> None:
    assert leer_cartera(texto.encode(), nombre="x.csv", pais="CL", moneda="CLP") is None


def test_una_hoja_hostil_se_acaba_pronto() -> None:
    enorme = "Factura;Cliente;Vence;Total\n" + "1;A;31/10/2026;9\n" * 400_000
    leida = lee(enorme)
    assert not leida.filas
    assert "más de 5000 facturas" in leida.errores[0].texto
    bomba = io.BytesIO()
    with zipfile.ZipFile(bomba, "w", zipfile.ZIP_DEFLATED) as archivo:
        archivo.writestr("xl/workbook.xml", b"0" * 50_000_000)
    assert leer_cartera(bomba.getvalue(), nombre="x.xlsx") is None
    assert leer_cartera(b"Factura;Cliente;Total\n" + b'"' * 100_000, nombre="x.csv") is not None
