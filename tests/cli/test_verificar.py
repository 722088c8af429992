"""`buzon verificar`: el libro, su historia, los documentos que cita y la llave."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.cli import principal
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CualquierHecho, DeudorRegistrado, Documento, FacturaRegistrada
from buzon.montaje.carpeta import CasaEnDisco
from tests.cli.apoyo_casas import crear

ORIGINAL = b"%PDF-1.4 la factura de verdad"


def anadir(disco: CasaEnDisco, *hechos: CualquierHecho) -> None:
    libro = disco.abrir_libro()
    try:
        cuando = datetime.now(UTC) + timedelta(seconds=1)  # noqa: TID251 - después del primero, que nació ahora
        libro.asentar(Asiento(libro.numero + 1, cuando, Causa("casa", "prueba"), hechos))
    finally:
        libro.cerrar()


@pytest.fixture
def casa(tmp_path: Path) -> Path:
    """Una casa con una factura y su original."""
    casa = crear(tmp_path / "casa")
    disco = CasaEnDisco(casa)
    huella = ArchivoEnDisco(disco.archivo).guardar(ORIGINAL)
    anadir(
        disco,
        DeudorRegistrado(deudor="d1", nombre="Acme Ltda", correos=("ana@acme.example",)),
        FacturaRegistrada(
            factura="f1",
            deudor="d1",
            numero="4521",
            vencimiento=date(2026, 12, 15),
            importe=Decimal(450_000),
            moneda="CLP",
            documentos=(Documento(huella=huella, nombre="factura.pdf", tipo="application/pdf"),),
        ),
    )
    return casa


def verificar(casa: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    codigo = principal(["verificar", "--casa", str(casa)])
    return codigo, capsys.readouterr().out


def test_una_casa_entera_se_dice_y_sale_con_cero(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codigo, dicho = verificar(casa, capsys)
    assert codigo == 0
    assert "clientes: 1; facturas: 1" in dicho
    assert "Todo está entero" in dicho


def test_no_necesita_unas_reglas_que_valgan(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (casa / "reglas.toml").write_text("[[[", encoding="utf-8")
    assert verificar(casa, capsys)[0] == 0


def test_un_octeto_cambiado_en_el_libro_se_nota_y_se_dice_que_hacer(
    casa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    diario = next((casa / "datos").glob("libro-*.diario"))
    diario.write_bytes(diario.read_bytes().replace(b"450000", b"150000"))
    codigo, dicho = verificar(casa, capsys)
    assert codigo == 1
    assert "dañado" in dicho
    assert "copia de seguridad" in dicho


def test_con_un_respaldo_bueno_dice_la_orden_exacta_y_esa_orden_lo_recupera(
    casa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disco = CasaEnDisco(casa)
    disco.respaldar(date(2026, 11, 20))
    diario = next(disco.datos.glob("libro-*.diario"))
    diario.write_bytes(diario.read_bytes().replace(b"450000", b"150000"))
    codigo, dicho = verificar(casa, capsys)
    assert codigo == 1
    (orden,) = re.findall(r"«buzon (restaurar [^»]+)»", dicho)
    assert principal([*orden.split(), "--si", "--casa", str(casa)]) == 0
    codigo, dicho = verificar(casa, capsys)
    assert codigo == 0, dicho
    assert "facturas: 1" in dicho


def test_un_documento_que_falta_o_cambio_se_nombra(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documento = next(ruta for ruta in (casa / "datos" / "archivo").rglob("*") if ruta.is_file())
    documento.write_bytes(b"%PDF-1.4 otra cosa")
    codigo, dicho = verificar(casa, capsys)
    assert codigo == 1
    assert "estropeado" in dicho
    documento.unlink()
    codigo, dicho = verificar(casa, capsys)
    assert codigo == 1
    assert "falta un original de la factura 4521" in dicho


def test_sin_llave_no_se_da_por_buena(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (casa / "datos" / "llave").write_bytes(b"corta")
    codigo, dicho = verificar(casa, capsys)
    assert codigo == 1
    assert "Llave: " in dicho
    assert "chmod 600" in dicho


def test_sin_libro_o_sin_casa_sale_con_uno(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codigo, dicho = verificar(tmp_path, capsys)
    assert codigo == 1
    assert "no hay ninguno" in dicho
    assert verificar(tmp_path / "nada", capsys)[0] == 1
