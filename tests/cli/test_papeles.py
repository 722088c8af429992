"""`buzon expediente` y `buzon carta`: lo que se imprime o se lleva a un juzgado."""

import stat
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.cli import principal
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import DeudorRegistrado, DisputaAbierta, Documento, FacturaAnulada, FacturaRegistrada
from buzon.montaje.carpeta import CasaEnDisco
from tests.cli.apoyo_casas import crear

ORIGINAL = b"%PDF-1.4 la factura de verdad"


@pytest.fixture
def casa(tmp_path: Path) -> Path:
    """Dos clientes: uno debe y el otro ya no."""
    casa = crear(tmp_path / "casa")
    disco = CasaEnDisco(casa)
    huella = ArchivoEnDisco(disco.archivo).guardar(ORIGINAL)
    hechos = (
        DeudorRegistrado(deudor="d1", nombre="Acme Ltda", correos=("ana@acme.example",)),
        FacturaRegistrada(
            factura="f1",
            deudor="d1",
            numero="4521",
            vencimiento=date(2026, 1, 15),
            importe=Decimal(450_000),
            moneda="CLP",
            documentos=(Documento(huella=huella, nombre="../../factura.pdf", tipo="application/pdf"),),
        ),
        DeudorRegistrado(deudor="d2", nombre="Panadería Lolol", correos=("pan@lolol.example",)),
        FacturaRegistrada(
            factura="f2", deudor="d2", numero="7", vencimiento=date(2026, 1, 15), importe=Decimal(9), moneda="CLP"
        ),
        FacturaAnulada(factura="f2", motivo="era una prueba"),
    )
    libro = disco.abrir_libro()
    try:
        cuando = datetime.now(UTC) + timedelta(seconds=1)  # noqa: TID251 - después del primero, que nació ahora
        for numero, hecho in enumerate(hechos, start=libro.numero + 1):
            libro.asentar(Asiento(numero, cuando, Causa("casa", "prueba"), (hecho,)))
    finally:
        libro.cerrar()
    return casa


def _texto(ruta: Path) -> str:
    return "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(ruta.read_bytes()))


def test_el_expediente_es_un_zip_privado_con_el_original_y_un_nombre_que_no_se_sale(casa: Path, tmp_path: Path) -> None:
    zip_ = tmp_path / "acme.zip"
    assert principal(["expediente", "acme", "-o", str(zip_), "--casa", str(casa)]) == 0
    assert stat.S_IMODE(zip_.stat().st_mode) == 0o600
    with zipfile.ZipFile(zip_) as paquete:
        originales = [nombre for nombre in paquete.namelist() if nombre.startswith("pruebas/")]
        assert [nombre.rpartition("_")[2] for nombre in originales] == ["factura.pdf"]
        assert paquete.read(originales[0]) == ORIGINAL


@pytest.mark.parametrize("orden", ["expediente", "carta"])
def test_un_nombre_que_no_existe_sale_con_uno_y_no_deja_nada(
    orden: str, casa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    salida = tmp_path / "x"
    assert principal([orden, "Nadie", "-o", str(salida), "--casa", str(casa)]) == 1
    assert "buzon estado" in capsys.readouterr().err
    assert not salida.exists()


def test_si_no_se_puede_escribir_se_dice_donde_y_que_hacer(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert principal(["expediente", "acme", "-o", "/no/existe/x.zip", "--casa", str(casa)]) == 1
    assert "no puedo escribir /no/existe/x.zip" in capsys.readouterr().err


def test_la_carta_dice_que_se_debe_hasta_cuando_y_como_pagar(casa: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "carta.pdf"
    orden = ["carta", "4521", "-o", str(pdf), "--plazo", "15", "--ahora", "2026-03-02T10:00-03:00"]
    assert principal([*orden, "--casa", str(casa)]) == 0
    texto = _texto(pdf)
    for dicho in ("Acme Ltda", "4521", "$450.000", "17 de marzo de 2026", "Banco de Chile", "Atentamente"):
        assert dicho in texto, dicho
    for amenaza in ("embargo", "moroso", "demandar", "juzgado", "judicial"):
        assert amenaza not in texto.lower(), amenaza


def test_a_quien_no_debe_nada_no_se_le_escribe_ninguna_carta(
    casa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert principal(["carta", "lolol", "-o", str(tmp_path / "x.pdf"), "--casa", str(casa)]) == 1
    assert "está al día" in capsys.readouterr().err


def test_si_buzon_no_le_escribiria_la_carta_se_hace_y_se_advierte(
    casa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disco = CasaEnDisco(casa)
    libro = disco.abrir_libro()
    try:
        cuando = datetime.now(UTC) + timedelta(seconds=5)  # noqa: TID251 - después de lo que hay
        hecho = DisputaAbierta(disputa="q1", deudor="d1", facturas=("f1",), motivo="calidad", cita="llegó roto")
        libro.asentar(Asiento(libro.numero + 1, cuando, Causa("casa", "prueba"), (hecho,)))
    finally:
        libro.cerrar()
    assert principal(["carta", "4521", "-o", str(tmp_path / "x.pdf"), "--casa", str(casa)]) == 0
    assert "Ojo: por la 4521 no le estoy escribiendo: el cliente no está conforme" in capsys.readouterr().err
