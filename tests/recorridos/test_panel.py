"""El panel: una página que no pide nada a nadie, enseña lo del libro y no se deja engañar por lo que llega."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from recorridos.escenario import Escenario

from buzon.adaptadores.plantillas_jinja.pagina import rellenar_pagina
from buzon.correo import lectura
from buzon.informes.panel import datos_del_panel
from buzon.montaje.recursos import datos

MALO = "Panadería <script>document.title='mal'</script> Lolol"
con_navegador = pytest.mark.skipif(shutil.which("chromium") is None, reason="no hay chromium")


def _pagina(e: Escenario, version: str = "") -> str:
    def leer(huella: str) -> str | None:
        crudo = e.mundo.archivo.leer(huella)
        return lectura.abrir(crudo).texto if crudo else None

    contenido = datos_del_panel(e.casa.cartera, e.reglas, e.reloj.ahora(), leer)
    return rellenar_pagina(datos("panel"), contenido, version)


@pytest.fixture(scope="module")
def pagina() -> str:
    e = Escenario()
    e.factura("123", "ACME Ltda", "ana@acme.example", vence="15/12/2026")
    e.factura("900", MALO, "pan@lolol.example", "$1.250.000", vence="10/12/2026")
    e.hasta("2026-12-21")
    carta = e.a("ana@acme.example")[-1]
    e.llega("ana@acme.example", f"Re: {carta.asunto}", "Pago el 23 de diciembre sin falta.", responde=carta)
    e.hasta("2026-12-28")
    e.transferencia("ACME LTDA", "$100.000", glosa="abono fact 123")
    e.pasar()
    return _pagina(e)


class _Etiquetas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.enlaces: list[str] = []
        self.guiones = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.guiones += tag == "script"
        self.enlaces += [valor or "" for nombre, valor in attrs if nombre in ("src", "href", "action", "srcset")]


def test_ensena_facturas_promesas_pagos_y_los_correos_de_cada_cliente(pagina: str) -> None:
    for dicho in (
        "$350.000",
        "ACME Ltda",
        "no cumplió su promesa",
        "Pago el 23 de diciembre sin falta.",
        "cumplió 0 de 1 promesas",
        "Las próximas semanas",
        "Lo que te deben, por antigüedad",
    ):
        assert dicho in pagina, dicho


def test_no_pide_nada_a_internet(pagina: str) -> None:
    etiquetas = _Etiquetas()
    etiquetas.feed(pagina)
    assert etiquetas.enlaces
    assert all(enlace.startswith(("#", "data:,")) for enlace in etiquetas.enlaces)
    assert "@import" not in pagina
    assert not re.search(r"url\(", pagina)


def test_lo_que_viene_de_fuera_se_lee_y_no_se_ejecuta(pagina: str) -> None:
    etiquetas = _Etiquetas()
    etiquetas.feed(pagina)
    assert etiquetas.guiones == 1, "solo el nuestro"
    assert "&lt;script&gt;" in pagina


def test_sin_nada_en_el_libro_tambien_hay_pagina() -> None:
    vacia = _pagina(Escenario())
    assert "Nadie te debe nada" in vacia
    assert "reenvía tu primera factura" in vacia


def test_solo_servida_pregunta_si_ha_cambiado() -> None:
    e = Escenario()
    assert "connect-src" not in _pagina(e)
    assert "connect-src &#39;self&#39;" in _pagina(e, "abc") or "connect-src 'self'" in _pagina(e, "abc")


def _navegar(ruta: Path, *opciones: str) -> subprocess.CompletedProcess[str]:
    orden = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0", *opciones]
    return subprocess.run([*orden, ruta.as_uri()], capture_output=True, text=True, timeout=60, check=True)


@con_navegador
def test_en_un_navegador_busca_sin_quejas_y_nada_de_fuera_se_ejecuta(pagina: str, tmp_path: Path) -> None:
    ruta = tmp_path / "panel.html"
    ruta.write_text(pagina, encoding="utf-8")
    visto = _navegar(ruta, "--dump-dom")
    assert "CONSOLE" not in visto.stderr
    assert "<title>Cobros de Gráfica Andes SpA</title>" in visto.stdout
    assert '<div class="buscar">' in visto.stdout, "con guion, el buscador se ve"


@con_navegador
def test_en_un_telefono_no_hay_que_desplazarse_de_lado(pagina: str, tmp_path: Path) -> None:
    marco = tmp_path / "marco.html"
    interior = tmp_path / "panel.html"
    interior.write_text(pagina, encoding="utf-8")
    # Un navegador sin pantalla no baja de unos 500 puntos de ancho: dentro de un marco, sí.
    marco.write_text(
        f'<iframe id="m" width="390" height="900" src="{interior.as_uri()}"></iframe><p id="r"></p><script>'
        'document.getElementById("m").onload = (s) => { const d = s.target.contentDocument.documentElement;'
        'document.getElementById("r").textContent = "ancho " + d.scrollWidth + " de " + d.clientWidth; }</script>',
        encoding="utf-8",
    )
    visto = _navegar(marco, "--allow-file-access-from-files", "--virtual-time-budget=3000", "--dump-dom")
    hallado = re.search(r"ancho (\d+) de (\d+)", visto.stdout)
    assert hallado, visto.stdout[-500:]
    assert int(hallado[1]) <= int(hallado[2])


@con_navegador
def test_se_puede_imprimir(pagina: str, tmp_path: Path) -> None:
    ruta, pdf = tmp_path / "panel.html", tmp_path / "panel.pdf"
    ruta.write_text(pagina, encoding="utf-8")
    _navegar(ruta, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    assert pdf.read_bytes().startswith(b"%PDF")
