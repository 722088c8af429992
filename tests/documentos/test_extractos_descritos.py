"""Un extracto con títulos que nadie conoce se lee si el dueño describe sus columnas en [[extractos]]."""

from datetime import date
from decimal import Decimal

from buzon.documentos.extractos import leer_extracto
from buzon.documentos.extractos.columnas import Columna

HOJA = (
    "Banco del Valle;;;;\n"
    "Día;Texto libre;Quién;Movto.;Queda\n"
    "03/12/2026;Factura 201;ACME LTDA;100.000;1.100.000\n"
    "04/12/2026;Luz;COMPAÑIA;-20.000;1.080.000\n"
).encode()
DISENO: dict[str, Columna] = {"Día": "fecha", "Movto.": "importe", "Texto libre": "concepto", "Quién": "contraparte"}


def test_sin_describirlo_no_se_adivina_nada() -> None:
    assert not leer_extracto(HOJA.replace("Día".encode(), b"Jornada"), nombre="valle.csv")


def test_con_sus_titulos_se_lee_cada_columna() -> None:
    leidos = leer_extracto(HOJA, nombre="valle.csv", disenos=(DISENO,))
    assert leidos is not None
    assert [(m.fecha, m.importe, m.concepto, m.contraparte) for m in leidos] == [
        (date(2026, 12, 3), Decimal(100_000), "Factura 201", "ACME LTDA"),
        (date(2026, 12, 4), Decimal(-20_000), "Luz", "COMPAÑIA"),
    ]


def test_entrada_y_salida_en_columnas_aparte() -> None:
    hoja = b"Jornada\tEntra\tSale\tQue\n03/12/2026\t500\t\tAbono\n03/12/2026\t\t80\tCargo\n"
    diseno: dict[str, Columna] = {"Jornada": "fecha", "Entra": "abono", "Sale": "cargo", "Que": "concepto"}
    leidos = leer_extracto(hoja, disenos=(diseno,))
    assert leidos is not None
    assert [m.importe for m in leidos] == [Decimal(500), Decimal(-80)]


def test_describir_uno_no_estorba_a_los_que_ya_se_conocen() -> None:
    hoja = b"Fecha;Concepto;Importe;Saldo\n03/12/2026;TRANSF;100,00;200,00\n"
    leidos = leer_extracto(hoja, disenos=(DISENO,))
    assert leidos is not None
    assert leidos[0].importe == Decimal(100)
