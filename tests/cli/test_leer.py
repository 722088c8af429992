"""`buzon leer`: la forma de lo que contesta."""

import json
from pathlib import Path

import pytest

from buzon.cli import principal

DE_FACTURA = {
    "formato", "tipo", "numero", "uuid", "fecha", "vencimiento", "vencimientos", "total", "a_pagar", "moneda",
    "emisor", "receptor", "pagos",
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
    ("escrita", "moneda", "aparte"),
    [
        ('Moneda="Peso  Mexicano"', "Peso Mexicano", {"moneda_iso": "MXN"}),
        ('Moneda="USD"', "USD", {}),
        ("", "MXN", {}),
        ('Moneda="Fichas"', "Fichas", {"moneda_iso": None}),
    ],
)
def test_la_moneda_es_la_que_escribe_el_documento_y_si_no_es_un_codigo_este_va_a_su_lado(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], escrita: str, moneda: str, aparte: dict[str, str | None]
) -> None:
    assert principal(["leer", "--json", _escribir(tmp_path, escrita)]) == 0
    (factura,) = json.loads(capsys.readouterr().out)["facturas"]
    assert set(factura) == DE_FACTURA | set(aparte)
    assert {"moneda": moneda, **aparte}.items() <= factura.items()


def test_para_una_persona_la_moneda_es_el_codigo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert principal(["leer", _escribir(tmp_path, 'Moneda="Pesos"')]) == 0
    dicho = capsys.readouterr().out
    assert "moneda: MXN" in dicho
    assert "Pesos" not in dicho
