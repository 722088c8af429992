"""La moneda que escriben los formatos que no piden un código."""

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.documentos.monedas import leer_moneda, moneda_declarada


@pytest.mark.parametrize(
    ("escrito", "moneda"),
    [
        ("MXN", "MXN"),
        ("mxn", "MXN"),
        ("Pesos", "MXN"),
        ("PESOS M.N.", "MXN"),
        ("Peso Mexicano", "MXN"),
        ("MXN - Peso mexicano", "MXN"),
        ("MXP", "MXN"),
        ("Moneda Nacional", "MXN"),
        ("DLLS", "USD"),
        ("Dólares americanos", "USD"),
        ("Dólar estadounidense", "USD"),
        ("Dólar canadiense", "CAD"),
        ("US Dollar", "USD"),
        ("Euros", "EUR"),
        ("$", "MXN"),
        ("", "MXN"),
        (None, "MXN"),
    ],
)
def test_la_palabra_de_un_cfdi_antiguo_da_su_codigo(escrito: str | None, moneda: str) -> None:
    assert leer_moneda(escrito, "MXN") == moneda


@pytest.mark.parametrize(
    ("escrito", "moneda"),
    [("PESO CL", "CLP"), ("DOLAR USA", "USD"), ("EURO", "EUR"), ("LIBRA EST", "GBP"), ("UF", "CLF")],
)
def test_los_nombres_de_aduanas_de_chile_dan_su_codigo(escrito: str, moneda: str) -> None:
    assert leer_moneda(escrito, "CLP") == moneda


@pytest.mark.parametrize("escrito", ["OTRAS DIVISAS", "XXX", "cripto", "Pesos o dólares, a elegir"])
def test_lo_que_no_se_conoce_no_es_la_moneda_de_la_casa(escrito: str) -> None:
    assert leer_moneda(escrito, "CLP") is None


def test_pesos_a_secas_sin_un_pais_que_lo_diga_no_es_ninguna() -> None:
    assert leer_moneda("Pesos") is None


def test_solo_se_guarda_la_palabra_que_no_es_ya_el_codigo() -> None:
    assert moneda_declarada("  Pesos \n M.N. ", "MXN") == "Pesos M.N."
    assert moneda_declarada("MXN", "MXN") is None
    assert moneda_declarada(None, "MXN") is None


def test_una_moneda_desconocida_lleva_su_duda_y_no_un_codigo_inventado() -> None:
    dte = (
        b'<DTE xmlns="http://www.sii.cl/SiiDte"><Exportaciones><Encabezado><IdDoc><TipoDTE>110</TipoDTE>'
        b"<Folio>44</Folio><FchEmis>2026-03-04</FchEmis></IdDoc><Emisor><RUTEmisor>76123456-0</RUTEmisor></Emisor>"
        b"<Receptor><RUTRecep>55555555-5</RUTRecep><RznSocRecep>Northwind Ltd</RznSocRecep></Receptor><Totales>"
        b"<TpoMoneda>OTRAS DIVISAS</TpoMoneda><MntTotal>900</MntTotal></Totales></Encabezado></Exportaciones></DTE>"
    )
    (factura,) = leer_documento(dte).facturas
    assert factura.moneda is None
    assert factura.moneda_declarada == "OTRAS DIVISAS"
    (duda,) = factura.indicios
    assert (duda.campo, duda.cita, duda.certeza) == ("moneda", "OTRAS DIVISAS", 0.0)
