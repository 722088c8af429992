"""Los libros que escribió cada versión publicada de Buzón se abren para siempre.

Los de `libros/vN/` no se regeneran nunca: si uno deja de abrirse, lo que sobra es el cambio que lo rompió.
"""

import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from buzon.adaptadores.libro_tinydb import LibroTinyDB, verificar_carpeta
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CartaEncargada, FacturaRegistrada, PagoAplicado, PromesaHecha, Renglon

LIBROS = Path(__file__).parent / "libros"
VERSIONES = sorted(ruta.name for ruta in LIBROS.glob("v*"))
HUELLA_FINAL = "23fd9732c7eaef38541a92e2abd4575f3eb8594e930fec491d7d8b9c641d98e0"


@pytest.fixture(params=VERSIONES)
def carpeta(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBROS / request.param, tmp_path / "datos"))


def test_hay_un_libro_de_cada_version() -> None:
    assert VERSIONES == ["v1"]


def test_se_abre_se_verifica_se_sigue_y_se_compacta(carpeta: Path) -> None:
    assert verificar_carpeta(carpeta) == ()
    with LibroTinyDB.abrir(carpeta) as libro:
        assert libro.numero == 47
        libro.asentar(Asiento(48, datetime(2026, 4, 1, tzinfo=UTC), Causa("dia", "2026-04-01"), ()))
        libro.compactar()
    with LibroTinyDB.leer(carpeta) as libro:
        assert libro.numero == 48
        assert libro.verificar() == ()


def test_trae_un_hecho_de_cada_clase_y_la_cadena_de_entonces(carpeta: Path) -> None:
    with LibroTinyDB.leer(carpeta) as libro:
        asientos = list(libro.asientos())
    hechos = {type(uno).__name__: uno for asiento in asientos for uno in asiento.hechos}
    assert len(hechos) == 47
    assert asientos[0].hechos[0] == hechos["CasaAbierta"]
    assert asientos[-1].huella == HUELLA_FINAL
    assert hechos["FacturaRegistrada"] == FacturaRegistrada(
        factura="f-1",
        deudor="d-1",
        numero="F-1042",
        vencimiento=date(2026, 3, 31),
        importe=Decimal("1250.50"),
        moneda="EUR",
    )
    assert hechos["PagoAplicado"] == PagoAplicado(
        pago="p-1", factura="f-1", importe=Decimal("1250.50"), razones=("mismo importe", "nombra la factura")
    )
    assert hechos["PromesaHecha"] == PromesaHecha(
        promesa="pr-1", deudor="d-1", facturas=("f-1",), fecha=date(2026, 4, 10), cita="le pago el día 10"
    )
    assert hechos["CartaEncargada"] == CartaEncargada(
        carta="c-1",
        plantilla="amable",
        dirigida="deudor",
        para=("ana@cliente.example",),
        renglones=(Renglon("f-1", "amable"),),
        datos={"dias": 5, "citas": ["le pago el día 10"], "resto": None},
        razon="venció hace 5 días",
    )
