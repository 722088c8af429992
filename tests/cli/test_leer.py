"""`buzon leer`: la forma de lo que contesta."""

import json
from pathlib import Path

import pytest

from buzon.cli import principal

DE_FACTURA = {
    "formato", "tipo", "numero", "uuid", "fecha", "vencimiento", "vencimientos", "total", "a_pagar", "moneda",
    "moneda_iso", "emisor", "receptor", "pagos",
}  # fmt: skip
CFDI = (
    '<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/3" version="3.2" folio="811" fecha="2016-03-21T08:17:31" '
    'total="4685.00" {moneda} tipoDeComprobante="ingreso"><cfdi:Emisor rfc="GAN120101AB1" nombre="Gráfica"/>'
    '<cfdi:Receptor rfc="PSO980202CD3" nombre="Papelería El Sol"/></cfdi:Comprobante>'
)


def _escribir(carpeta: Path, moneda: str) -> str:
    archivo = carpeta / "factura.xml"
    archivo.write_text(CFDI.format(moneda=moneda), encoding="utf-8")
    return str(archivo)


@pytest.mark.parametrize(
    ("escrita", "moneda", "iso"),
    [
        ('Moneda="Peso  Mexicano"', "Peso Mexicano", "MXN"),
        ('Moneda="USD"', "USD", "USD"),
        ("", "MXN", "MXN"),
        ('Moneda="Fichas"', "Fichas", None),
    ],
)
def test_la_moneda_es_la_que_escribe_el_documento_y_a_su_lado_va_el_codigo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], escrita: str, moneda: str, iso: str | None
) -> None:
    assert principal(["leer", "--json", _escribir(tmp_path, escrita)]) == 0
    (factura,) = json.loads(capsys.readouterr().out)["facturas"]
    assert set(factura) == DE_FACTURA
    assert (factura["moneda"], factura["moneda_iso"]) == (moneda, iso)


def test_para_una_persona_la_moneda_es_el_codigo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert principal(["leer", _escribir(tmp_path, 'Moneda="Pesos"')]) == 0
    dicho = capsys.readouterr().out
    assert "moneda: MXN" in dicho
    assert "Pesos" not in dicho
