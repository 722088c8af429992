"""Lo que se instala lleva todo lo que hace falta para trabajar fuera del repositorio."""

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

RAIZ = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rueda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    destino = tmp_path_factory.mktemp("rueda")
    orden = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(destino)]
    subprocess.run(orden, check=True, capture_output=True, cwd=RAIZ)
    (hecha,) = destino.glob("*.whl")
    return hecha


def _de(carpeta: str, *sufijos: str) -> set[str]:
    return {
        str(ruta.relative_to(RAIZ)) for ruta in (RAIZ / carpeta).rglob("*") if ruta.is_file() and ruta.suffix in sufijos
    }


def test_la_rueda_lleva_el_codigo_los_datos_las_plantillas_y_lo_de_systemd(rueda: Path) -> None:
    with zipfile.ZipFile(rueda) as zip_:
        dentro = set(zip_.namelist())
        ejemplo = zip_.read("buzon/compartido/reglas.toml")
    assert _de("buzon", ".py", ".toml", ".j2", ".typed") <= dentro
    for carpeta in ("plantillas_correo", "systemd"):
        suyos = {f"buzon/compartido/{ruta}" for ruta in _de(carpeta, ".j2", ".service")}
        assert len(suyos) >= 2
        assert suyos <= dentro
    assert ejemplo == (RAIZ / "reglas.toml").read_bytes()
    assert not [nombre for nombre in dentro if nombre.startswith(("tests/", "bench/", "docs/"))]


def test_la_rueda_da_la_orden_buzon_y_dice_en_que_python_corre(rueda: Path) -> None:
    with zipfile.ZipFile(rueda) as zip_:
        ficha = next(nombre for nombre in zip_.namelist() if nombre.endswith(".dist-info/METADATA"))
        metadatos = zip_.read(ficha).decode()
        entradas = zip_.read(ficha.replace("METADATA", "entry_points.txt")).decode()
    assert "buzon = buzon.cli:principal" in entradas
    assert "Requires-Python: <3.14,>=3.11" in metadatos


def test_instalada_en_otro_sitio_hace_una_casa_y_lee(rueda: Path, tmp_path: Path) -> None:
    """Sin el repositorio a la vista; las bibliotecas son las de aquí."""
    entorno = tmp_path / "entorno"
    venv.create(entorno, with_pip=False, symlinks=True)
    sitio = next((entorno / "lib").glob("python*")) / "site-packages"
    with zipfile.ZipFile(rueda) as zip_:
        zip_.extractall(sitio)
    # Solo las carpetas de bibliotecas, y no los enlaces al repositorio que deja la instalación editable.
    bibliotecas = [ruta for ruta in sys.path if ruta.endswith("site-packages")]
    limpio = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(sitio), *bibliotecas]),
    }
    python = str(entorno / "bin" / "python")

    def buzon(*argumentos: str) -> str:
        hecho = subprocess.run(
            [python, "-m", "buzon", *argumentos], cwd=tmp_path, env=limpio, capture_output=True, text=True, check=False
        )
        assert hecho.returncode == 0, hecho.stderr
        return hecho.stdout

    donde = subprocess.run(
        [python, "-c", "import buzon; print(buzon.__file__)"],
        check=True,
        cwd=tmp_path,
        env=limpio,
        capture_output=True,
        text=True,
    )
    assert donde.stdout.startswith(str(sitio))
    buzon("iniciar", "--no-interactivo", "casa")
    assert (tmp_path / "casa" / "reglas.toml").read_bytes() == (RAIZ / "reglas.toml").read_bytes()
    assert "No hay ninguna factura abierta" in buzon("estado", "--casa", "casa")
    (tmp_path / "carta.txt").write_text("Factura 12, ACME Ltda, ana@acme.example, $450.000, vence 15/12/2026\n")
    assert "carta.txt" in buzon("leer", "carta.txt")


def test_las_dependencias_de_las_pruebas_estan_fijadas_con_su_huella() -> None:
    fijadas = (RAIZ / "requisitos.txt").read_text(encoding="utf-8")
    bloques = [bloque for bloque in fijadas.replace("\\\n", " ").splitlines() if bloque and not bloque.startswith("#")]
    assert all("==" in bloque and "--hash=sha256:" in bloque for bloque in bloques)
    assert "://" not in fijadas
    nombres = {bloque.partition("==")[0].lower() for bloque in bloques}
    proyecto = tomllib.loads((RAIZ / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pedidas = [*proyecto["dependencies"], *proyecto["optional-dependencies"]["demo"]]
    pedidas += proyecto["optional-dependencies"]["pruebas"]
    for pedida in pedidas:
        nombre = pedida.split("[")[0].split(">")[0].split("=")[0].replace(".", "-").lower()
        assert nombre == "buzon" or nombre in {n.replace(".", "-") for n in nombres}, nombre
