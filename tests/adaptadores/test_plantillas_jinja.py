from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.puertos import FalloDefinitivo, Pieza, Plantillas

Escribir = Callable[..., Pieza]


@pytest.fixture
def escribir(tmp_path: Path) -> Escribir:
    """Rellena una plantilla suelta: su texto, su HTML y unos datos."""

    def con(texto: str, html: str = "<p>hola</p>", **datos: Any) -> Pieza:
        (tmp_path / "suelta.txt.j2").write_text(texto, encoding="utf-8")
        (tmp_path / "suelta.html.j2").write_text(html, encoding="utf-8")
        return PlantillasJinja([tmp_path]).escribir("suelta", datos)

    return con


def test_la_primera_linea_es_el_asunto_y_el_resto_el_texto(escribir: Escribir) -> None:
    pieza = escribir("Asunto: Factura {{ numero }}\n\nHola:\n", "<p>{{ numero }}</p>", numero="7")
    assert pieza.asunto == "Factura 7"
    assert pieza.texto == "Hola:\n"
    assert "<p>7</p>" in pieza.html


def test_es_el_puerto_de_plantillas(tmp_path: Path) -> None:
    plantillas: Plantillas = PlantillasJinja([tmp_path])
    assert plantillas.nombres() == ()


def test_manda_la_carpeta_del_dueno_archivo_por_archivo(tmp_path: Path) -> None:
    casa, traida = tmp_path / "casa", tmp_path / "traida"
    for carpeta in (casa, traida):
        carpeta.mkdir()
        (carpeta / "uno.txt.j2").write_text(f"Asunto: a\n\n{carpeta.name}", encoding="utf-8")
    (traida / "uno.html.j2").write_text("<p>traida</p>", encoding="utf-8")
    (traida / "_base.html.j2").write_text("<p>", encoding="utf-8")
    plantillas = PlantillasJinja([casa, traida])
    pieza = plantillas.escribir("uno", {})
    assert pieza.texto == "casa\n"
    assert "traida" in pieza.html
    assert plantillas.nombres() == ("uno",)
    assert plantillas.fuentes("uno") == ("Asunto: a\n\ncasa", "<p>traida</p>")


def test_una_carpeta_que_no_existe_no_estorba(tmp_path: Path) -> None:
    assert PlantillasJinja([tmp_path / "no"]).nombres() == ()


def test_una_plantilla_cambiada_se_nota_en_la_siguiente_carta(tmp_path: Path) -> None:
    import os

    (tmp_path / "x.html.j2").write_text("<p>", encoding="utf-8")
    plantillas = PlantillasJinja([tmp_path])
    for instante, palabra in enumerate(("una", "otra")):
        (tmp_path / "x.txt.j2").write_text(f"Asunto: {palabra}\n\ntexto", encoding="utf-8")
        os.utime(tmp_path / "x.txt.j2", (instante, instante))
        assert plantillas.escribir("x", {}).asunto == palabra


@pytest.mark.parametrize(
    ("mala", "dicho"),
    [
        ("{{ falta }}", "renglón 3: no existe el dato «falta»"),
        ("{{ negocio.falta }}", "renglón 3: no existe el dato «falta»"),
        ("{{ negocio.nombre.falta }}", "«falta» no se puede usar|no tiene «falta»"),
        ("\n{% if negocio %}", "falta cerrar un bloque"),
        ("{% otra %}", "«otra» no existe"),
        ("{{ 'a'|inventado }}", "el filtro «inventado» no existe"),
        ("{{ 1 / 0 }}", "se divide entre cero"),
        ("{% include 'no.txt.j2' %}", "falta el archivo «no.txt.j2»"),
        ("{% include 'suelta.txt.j2' %}", "sin fin"),
        ("{{ nada }}", "un dato que viene vacío"),
        ("{{ 'a' ~ nada }}", "un dato que viene vacío"),
        ("{{ negocio }}", "no es texto ni número"),
        ("{{ negocio|items }}", "no es texto ni número"),
        ("{{ 1 == 1 }}", "no es texto ni número"),
        ("{{ 1e400|int }}", "suelta"),
        ("{% for a in [1] %}" * 150 + "{% endfor %}" * 150, "anida demasiado"),
        ("{{ " + "(" * 20000 + "1" + ")" * 20000 + " }}", "anida demasiado"),
        ("{{ ['', 'None']|join }}", "«None»"),
        ("{{ '{' ~ '{' }}", "llaves"),
    ],
)
def test_lo_que_esta_mal_se_explica_con_el_archivo_y_que_hacer(escribir: Escribir, mala: str, dicho: str) -> None:
    with pytest.raises(FalloDefinitivo, match=dicho) as fallo:
        escribir("Asunto: a\n\n" + mala, negocio={"nombre": "Acme"}, nada=None)
    assert "suelta" in str(fallo.value)


@pytest.mark.parametrize(
    "bomba",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 10**10**9 }}",
        "{{ '%01000000000d' % 1 }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ range(99999)|list|join(negocio.nombre) }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% set x = 'aaaaaaaa' %}" + "{% set x = x ~ x %}" * 40,
        "{% set x = 'aaaaaaaa' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
        "{% set x = [1, 2] %}" + "{% set x = [x, x]|sum(start=[]) %}" * 40,
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% for a in range(9000) %}0123456789012345678901234567890123456789{% endfor %}",
    ],
)
def test_una_plantilla_desmesurada_se_corta_antes_de_gastar(escribir: Escribir, bomba: str) -> None:
    with pytest.raises(FalloDefinitivo):
        escribir("Asunto: a\n\n" + bomba, negocio={"nombre": "Acme" * 50})


@pytest.mark.parametrize(
    "fuga",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ negocio.__init__.__globals__ }}",
        "{{ alinear.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ negocio|attr('__class__') }}",
        "{{ '{0.__class__}'.format(negocio) }}",
        "{{ negocio.update({'nombre': 'x'}) }}",
        "{{ negocio.nombre|safe }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% set negocio.nombre = 'x' %}",
    ],
)
def test_desde_una_plantilla_no_se_sale_ni_se_cambia_nada(escribir: Escribir, fuga: str) -> None:
    with pytest.raises(FalloDefinitivo):
        escribir("Asunto: a\n\n" + fuga, negocio={"nombre": "Acme"})


def test_un_dato_nunca_se_toma_por_plantilla_ni_por_html(escribir: Escribir) -> None:
    pieza = escribir(
        "Asunto: {{ nombre }}\n\n{{ nombre }}", "<p>{{ nombre }}</p>", nombre="{{ 7 * 7 }}<script>x</script>{% if %}"
    )
    assert "49" not in pieza.asunto + pieza.texto + pieza.html
    assert "<script>" in pieza.texto
    assert "<script>" not in pieza.html
    assert "&lt;script&gt;" in pieza.html
    assert "{{" not in pieza.texto
    assert "{%" not in pieza.html


def test_una_empresa_puede_llamarse_none(escribir: Escribir) -> None:
    assert "None Ltda." in escribir("Asunto: a\n\n{{ nombre }}", nombre="None Ltda.").texto


def test_un_salto_de_linea_en_un_nombre_no_finge_otra_linea_pero_en_una_cita_se_respeta(escribir: Escribir) -> None:
    pieza = escribir("Asunto: {{ nombre }}\n\n{{ nombre }}\n{{ cita }}", nombre="Acme\r\nTotal: 0", cita="uno\ndos")
    assert pieza.asunto == "Acme Total: 0"
    assert pieza.texto == "Acme Total: 0\nuno\ndos\n"


def test_los_enlaces_de_una_cita_se_tachan(escribir: Escribir) -> None:
    cita = "Mire http://malo.example/x?a=1 y www.malo.example."
    assert escribir("Asunto: a\n\n{{ cita|sin_enlaces }}", cita=cita).texto == "Mire [enlace] y [enlace]\n"


@pytest.mark.parametrize("dato", [object(), {1: "a"}, b"bytes", Path("x"), {"a": [set()]}])
def test_solo_se_dan_datos_llanos(escribir: Escribir, dato: Any) -> None:
    with pytest.raises(FalloDefinitivo, match="no es un dato llano"):
        escribir("Asunto: a\n\nb", dato=dato)


@pytest.mark.parametrize("sin", ["", "Hola:\n", "Asunto:\n\nHola", "Asunto: \u200b\n\nHola"[:8] + "\n"])
def test_sin_asunto_no_hay_carta(escribir: Escribir, sin: str) -> None:
    with pytest.raises(FalloDefinitivo, match="Asunto"):
        escribir(sin)


def test_un_asunto_largo_se_recorta(escribir: Escribir) -> None:
    asunto = escribir("Asunto: {{ nombre }}\n\nHola", nombre="Servicios " * 40).asunto
    assert len(asunto) <= 150
    assert asunto.endswith("…")


def test_si_falta_una_parte_o_queda_vacia_se_dice(tmp_path: Path) -> None:
    (tmp_path / "x.txt.j2").write_text("Asunto: a\n\nHola", encoding="utf-8")
    with pytest.raises(FalloDefinitivo, match=r"falta el archivo «x.html.j2»"):
        PlantillasJinja([tmp_path]).escribir("x", {})
    (tmp_path / "x.html.j2").write_text("<p>x</p>", encoding="utf-8")
    (tmp_path / "x.txt.j2").write_text("Asunto: a\n\n", encoding="utf-8")
    with pytest.raises(FalloDefinitivo, match="vacía"):
        PlantillasJinja([tmp_path]).escribir("x", {})


def test_una_plantilla_en_latin1_se_explica(tmp_path: Path) -> None:
    (tmp_path / "x.txt.j2").write_bytes("Asunto: a\n\nñ".encode("latin-1"))
    (tmp_path / "x.html.j2").write_text("<p>x</p>", encoding="utf-8")
    with pytest.raises(FalloDefinitivo, match="UTF-8"):
        PlantillasJinja([tmp_path]).escribir("x", {})


@pytest.mark.parametrize("nombre", ["../x", "_base", "", "a" * 99, "X", "a/b", "a\n"])
def test_un_nombre_que_no_es_de_plantilla_se_rechaza(tmp_path: Path, nombre: str) -> None:
    with pytest.raises(FalloDefinitivo, match="no es nombre de plantilla"):
        PlantillasJinja([tmp_path]).escribir(nombre, {})


def test_los_estilos_van_en_cada_etiqueta_y_los_de_pantalla_en_la_cabecera(escribir: Escribir) -> None:
    hoja = "<html><head><style>p { color: #123456 } @media (max-width: 9px) { p { margin: 0 } }</style></head>"
    html = escribir("Asunto: a\n\nHola", hoja + "<body><p>x</p></body></html>").html
    assert '<p style="color: #123456;">' in html
    assert "@media" in html


def test_una_hoja_de_estilos_de_fuera_no_se_pide(escribir: Escribir) -> None:
    html = '<html><head><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body><p>x</p></body></html>'
    assert "<p>x</p>" in escribir("Asunto: a\n\nHola", html).html


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texto=st.text(max_size=400), nombre=st.text(max_size=200))
def test_ningun_dato_rompe_el_asunto_ni_deja_controles(escribir: Escribir, texto: str, nombre: str) -> None:
    pieza = escribir("Asunto: Factura {{ nombre }}\n\n-{{ cita }}", "<p>{{ nombre }}</p>", nombre=nombre, cita=texto)
    assert len(pieza.asunto) <= 150
    assert len(pieza.asunto.splitlines()) == 1
    assert not any(ord(c) < 32 and c != "\n" for c in pieza.texto)
    assert "{{" not in pieza.texto
