"""`buzon exportar` y `buzon olvidar`, de punta a punta."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.libro_tinydb import respaldar
from buzon.cli import principal
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import DeudorRegistrado, Documento, FacturaAnulada, FacturaRegistrada
from buzon.montaje.carpeta import CasaEnDisco
from tests.cli.apoyo_casas import crear

ORIGINAL = b"%PDF-1.4 Maderas Alerce, ana@alerce.example"


@pytest.fixture
def casa(tmp_path: Path) -> Path:
    carpeta = crear(tmp_path / "casa")
    disco = CasaEnDisco(carpeta)
    huella = ArchivoEnDisco(disco.archivo).guardar(ORIGINAL)
    with disco.abrir_libro() as libro:
        hechos = (
            DeudorRegistrado(deudor="maderas-alerce", nombre="Maderas Alerce", correos=("ana@alerce.example",)),
            FacturaRegistrada(
                factura="900",
                deudor="maderas-alerce",
                numero="900",
                vencimiento=date(2026, 1, 10),
                importe=Decimal(1000),
                moneda="CLP",
                documentos=(Documento(huella=huella, nombre="alerce.pdf", tipo="application/pdf"),),
            ),
        )
        libro.asentar(Asiento(libro.numero + 1, datetime(2027, 1, 1, tzinfo=UTC), Causa("casa", "prueba"), hechos))
    respaldar(disco.datos, date(2027, 1, 1))
    return carpeta


def _pagar(casa: Path) -> None:
    with CasaEnDisco(casa).abrir_libro() as libro:
        hechos = (FacturaAnulada(factura="900", motivo="prueba"),)
        libro.asentar(Asiento(libro.numero + 1, datetime(2027, 1, 2, tzinfo=UTC), Causa("casa", "prueba"), hechos))


def test_exportar_da_un_zip_o_un_json(casa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for nombre in ("ana.zip", "ana.json"):
        assert principal(["exportar", "Alerce", "-o", str(tmp_path / nombre), "--casa", str(casa)]) == 0
    with ZipFile(tmp_path / "ana.zip") as caja:
        assert ORIGINAL in [caja.read(otro) for otro in caja.namelist()]
    datos = json.loads((tmp_path / "ana.json").read_text(encoding="utf-8"))
    assert datos["ficha"]["nombre"] == "Maderas Alerce"
    assert (tmp_path / "ana.zip").stat().st_mode & 0o777 == 0o600
    assert "hechos: 2; facturas: 1" in capsys.readouterr().out


def test_olvidar_sin_confirmar_o_a_quien_debe_no_toca_nada(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    antes = CasaEnDisco(casa).leer_historia()[1]
    assert principal(["olvidar", "Alerce", "--casa", str(casa)]) == 1
    assert principal(["olvidar", "Alerce", "--si", "--casa", str(casa)]) == 1
    assert "todavía debe 900" in capsys.readouterr().err
    assert CasaEnDisco(casa).leer_historia()[1] == antes


def test_olvidar_no_deja_rastro_en_la_carpeta_y_verificar_la_encuentra_sana(
    casa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _pagar(casa)
    assert principal(["olvidar", "Alerce", "--si", "--casa", str(casa)]) == 0
    assert "1 originales borrados" in capsys.readouterr().out
    octetos = b"".join(r.read_bytes() for r in CasaEnDisco(casa).datos.rglob("*") if r.is_file())
    assert b"alerce" not in octetos.lower()
    assert principal(["verificar", "--casa", str(casa)]) == 0
    assert principal(["olvidar", "Alerce", "--si", "--casa", str(casa)]) == 1
    assert "no conozco" in capsys.readouterr().err
