"""Extractos en tabla: texto separado, hoja de cálculo y página, con las cabeceras de los bancos."""

import io
import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from buzon.documentos.extractos import leer_extracto
from buzon.documentos.extractos.cifras_de_columna import hallar_decimal, leer_celda

CASOS = {
    c["id"]: c for c in tomllib.loads((Path(__file__).parent / "extractos" / "tablas.toml").read_text("utf-8"))["casos"]
}


@pytest.mark.parametrize("caso", CASOS.values(), ids=CASOS)
@pytest.mark.parametrize("codificacion", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_una_tabla_se_lee_con_su_signo_y_su_fecha(caso: dict[str, Any], codificacion: str) -> None:
    leidos = leer_extracto(caso["tabla"].encode(codificacion), nombre="cartola.csv")
    assert leidos is not None
    assert [m.importe for m in leidos] == [Decimal(importe) for importe in caso["importes"]]
    assert leidos[0].fecha == caso["primera"]
    assert all(m.concepto for m in leidos)


def test_una_cartera_de_facturas_no_es_un_extracto() -> None:
    cartera = "Cliente;Factura;Fecha;Vencimiento;Importe;Saldo\nOria SL;118;05/05/2026;05/06/2026;1.210,00;1.210,00\n"
    assert leer_extracto(cartera.encode()) is None


def test_sin_titulos_y_sin_que_cuadre_el_saldo_no_es_un_extracto() -> None:
    lista = "05/05/2026;Oria SL;118;980,00\n06/05/2026;Barría;119;12,40\n07/05/2026;Ancud;120;3,00\n"
    assert leer_extracto(lista.encode()) is None


def test_dos_renglones_no_bastan_para_saber_que_la_cuenta_cuadra() -> None:
    assert leer_extracto(b"05/05/2026;A;980,00;1.000,00\n06/05/2026;B;-12,40;987,60\n") is None


def test_una_lista_de_precios_no_es_un_extracto() -> None:
    assert leer_extracto(b"Producto;Precio;Stock\nVidrio;1.000;5\n") is None


def test_la_hoja_de_calculo_se_lee_con_sus_fechas_y_numeros() -> None:
    from openpyxl import Workbook

    libro = Workbook()
    hoja = libro.active
    assert hoja is not None
    hoja.append(["Movimientos de la cuenta 0123"])
    hoja.append(["Fecha", "Concepto", "Importe", "Saldo", "Referencia"])
    hoja.append([datetime(2026, 5, 5, tzinfo=UTC).replace(tzinfo=None), "TRANSFERENCIA ORIA", 1210.5, 2000, 771])
    hoja.append(["06/05/2026", "COMISION", -3, 1997, None])
    octetos = io.BytesIO()
    libro.save(octetos)
    leidos = leer_extracto(octetos.getvalue(), nombre="mov.xlsx")
    assert leidos is not None
    assert [(m.fecha, m.importe) for m in leidos] == [
        (date(2026, 5, 5), Decimal("1210.50")),
        (date(2026, 5, 6), Decimal(-3)),
    ]
    assert leidos[0].referencia == "771"


def test_un_xls_que_es_una_pagina_se_lee() -> None:
    pagina = (
        "<html><table><tr><td>Cuenta</td></tr></table><table><tr><th>Fecha</th><th>Detalle</th><th>Cargos</th><th>Abonos</th></tr>"
        "<tr><td>05/05/2026</td><td>Transf. Nora</td><td></td><td>$119.000</td></tr></table></html>"
    )
    leidos = leer_extracto(pagina.encode("cp1252"), nombre="cartola.xls")
    assert leidos is not None
    assert [m.importe for m in leidos] == [Decimal(119000)]


@pytest.mark.parametrize(
    ("columna", "signo"),
    [
        (["1.234", "56,78"], ","),
        (["1,234", "56.78"], "."),
        (["1.234", "5.678"], ""),
        (["$ 1,200,000"], ""),
        (["1.234.567,89"], ","),
        (["10", "20"], ""),
    ],
)
def test_el_signo_decimal_lo_dice_la_columna_entera(columna: list[str], signo: str) -> None:
    assert hallar_decimal(columna) == signo


@pytest.mark.parametrize(
    ("celda", "decimal", "valor"),
    [
        ("-1.234,56", ",", "-1234.56"),
        ("1,234.56-", ".", "-1234.56"),
        ("(500)", "", "-500"),
        ("$ 30.000", "", "30000"),
        ("100.00 DB", ".", "-100.00"),
        ("+12,5", ",", "12.5"),
        ("−7", "", "-7"),
    ],
)
def test_una_celda_entiende_las_maneras_de_escribir_un_negativo(celda: str, decimal: str, valor: str) -> None:
    assert leer_celda(celda, decimal) == Decimal(valor)


def test_un_libro_que_miente_sobre_su_tamano_no_se_abre() -> None:
    import zipfile

    octetos = io.BytesIO()
    with zipfile.ZipFile(octetos, "w", zipfile.ZIP_DEFLATED) as bomba:
        bomba.writestr("xl/workbook.xml", b"0" * 50_000_000)
    assert leer_extracto(octetos.getvalue()) is None
