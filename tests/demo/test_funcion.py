"""La demostración, entera: enseña lo que dice que enseña, y su cuaderno se puede mirar."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from buzon.cli import principal


@pytest.fixture(scope="module")
def funcion(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """La carpeta y las líneas de una función representada por los servidores de verdad."""
    from buzon.demo.funcion import Funcion

    carpeta = tmp_path_factory.mktemp("demo") / "salida"
    lineas: list[str] = []
    Funcion(carpeta, lineas.append).representar()
    return carpeta, lineas


def _momentos(lineas: list[str]) -> list[tuple[str, str]]:
    desde = next(n for n, linea in enumerate(lineas) if "Lo que acabas de ver" in linea)
    hasta = next(n for n, linea in enumerate(lineas) if "Cómo acaba" in linea)
    return [(linea[14:38].strip(), linea[38:66].strip()) for linea in lineas[desde + 1 : hasta]]


def test_ensena_un_plan_cumplido_uno_roto_la_entrega_y_la_retirada(funcion: tuple[Path, list[str]]) -> None:
    momentos = _momentos(funcion[1])
    assert [que for que, quien in momentos if quien == "Hotel Bahía Ltda"] == ["Cuotas aceptadas", "Plan cumplido"]
    assert [que for que, quien in momentos if quien == "Librería Faro SpA"] == [
        "Cuotas aceptadas",
        "Plan roto",
        "Entrega a la agencia",
        "Retirada de la agencia",
    ]
    assert [que for que, quien in momentos if quien == "Transportes Cordillera SA"] == [
        "Entrega a la agencia",
        "Retirada de la agencia",
        "Promesa cumplida",
    ]
    assert {"Promesa incumplida", "Cliente disconforme", "Dirección que no existe"} <= {que for que, _ in momentos}


def test_nada_sale_a_la_agencia_antes_de_su_dia_y_todo_acaba_cobrado_menos_la_disputa(
    funcion: tuple[Path, list[str]],
) -> None:
    lineas = funcion[1]
    a_la_agencia = [linea.strip() for linea in lineas if "→" in linea and "cobranzasdelsur" in linea]
    assert [linea.split(" a ")[0] for linea in a_la_agencia] == [
        "→ paso",
        "→ aviso de que lo deje",
        "→ paso",
        "→ aviso de que lo deje",
    ]
    final = lineas[next(n for n, linea in enumerate(lineas) if "Cómo acaba" in linea) + 1 :]
    assert {linea.split()[0]: " pagada " in linea for linea in final} == {
        str(numero): numero != 1203 for numero in range(1201, 1211)
    }


class _Enlaces(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rutas: set[str] = set()
        self.anclas: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        datos = dict(attrs)
        self.rutas |= {ruta for clave in ("href", "src") if (ruta := datos.get(clave))}
        if tag == "details" and datos.get("id"):
            self.anclas.add(f"#{datos['id']}")


def test_la_portada_ensena_cada_correo_y_ningun_enlace_se_pierde(funcion: tuple[Path, list[str]]) -> None:
    carpeta, lineas = funcion
    enlaces = _Enlaces()
    enlaces.feed((carpeta / "index.html").read_text(encoding="utf-8"))
    correos = sorted((carpeta / "correos").glob("*.eml"))
    assert len(enlaces.anclas) == len(correos) > 150
    de_fuera = {ruta for ruta in enlaces.rutas if not ruta.startswith("#")}
    assert not [ruta for ruta in de_fuera if not (carpeta / ruta).is_file()]
    assert {ruta for ruta in enlaces.rutas if ruta.startswith("#")} <= enlaces.anclas
    assert all((carpeta / "correos" / f"{correo.stem}.html").stat().st_size for correo in correos)
    # El momento de la retirada enlaza la carta que recibió la agencia, y no el resumen de ese día.
    numero = next(re.findall(r"correo (\d+)", linea)[0] for linea in lineas if "Retirada de la agencia" in linea)
    assert b"To: <ingresos@cobranzasdelsur.example>" in (carpeta / "correos" / f"{numero}.eml").read_bytes()


def test_no_pisa_una_carpeta_que_no_es_suya(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fotos.txt").write_text("mías")
    assert principal(["demo", "--salida", str(tmp_path)]) != 0
    assert (tmp_path / "fotos.txt").read_text() == "mías"
    assert "no está vacía" in capsys.readouterr().err
