"""El examen de las plantillas dice el archivo y la línea, también si lo malo está en un archivo que usan varias."""

from functools import partial
from pathlib import Path

import pytest

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.informes.examen_lugares import lugar_de, solo_lo_que_se_lee
from buzon.informes.examen_plantillas import examinar
from buzon.montaje.paises import leer_normas

RAIZ = Path(__file__).parents[2] / "plantillas_correo"
TRAIDAS = PlantillasJinja([RAIZ])

# Cada prohibición de buzon/datos/paises, con una frase que la incumple…
_INCUMPLE = {
    "apariencia de reclamo judicial": "Su caso está en el juzgado.",
    "trato vejatorio": "Es una vergüenza.",
    "ridiculizar": "Qué poca vergüenza.",
    "amenazar": "Iniciaremos el embargo.",
    "parecer un escrito judicial": "Esta es una citación.",
    "mencionar actos judiciales que no existen": "La demanda judicial ya está presentada.",
    "preguntar por qué no paga": "¿Por qué no ha pagado?",
    "visitar sin acuerdo": "El lunes le visitaremos en su domicilio.",
    "humillar": "Es usted un irresponsable.",
    "amenazar con un fichero de morosos sin deuda cierta, vencida, exigible, de más de 50 € y con aviso previo": (
        "Lo incluiremos en el fichero de morosos."
    ),
    "fingir autoridad": "Le escribimos por orden de la autoridad.",
    "que la agencia reciba el dinero ella misma": "Deposite el importe en la cuenta de la agencia.",
    "escritos que parezcan judiciales": "Reciba este requerimiento.",
}
# … o por qué no es cosa de palabras.
_NO_ES_DE_PALABRAS = {
    "cobrar de más: se devuelve el doble": "el importe sale de la cartera, y los cargos, de su base",
    "seguir escribiendo tras notificarse una demanda o un concurso": "lo para la secuencia: «al abogado»",
    "escribir sin identificarse": "lo piden los bloques: los datos de las dos empresas y a quién dirigirse",
    "sobres o asuntos que delaten la deuda": "se mira en el asunto",
    "carteles o marcas que delaten la deuda": "se mira en el asunto, y el HTML no admite imágenes",
}
PROHIBICIONES = sorted({prohibido for norma in leer_normas() for prohibido in norma.prohibido})


def propias(carpeta: Path, **cambios: tuple[str, str]) -> PlantillasJinja:
    """Las de siempre, con unas palabras cambiadas por otras en un archivo del dueño."""
    for archivo, (que, por) in cambios.items():
        fuente = (RAIZ / f"{archivo}.j2").read_text(encoding="utf-8")
        assert que in fuente
        (carpeta / f"{archivo}.j2").write_text(fuente.replace(que, por), encoding="utf-8")
    return PlantillasJinja([carpeta, RAIZ])


def fallos_de(plantillas: PlantillasJinja, nombre: str, ley: str = "") -> tuple[str, ...]:
    fuentes = plantillas.fuentes(nombre)
    escribir = partial(plantillas.escribir, nombre)
    return examinar(nombre, *fuentes, escribir, archivos=plantillas.archivos_de(nombre), ley=ley)


@pytest.mark.parametrize("nombre", TRAIDAS.nombres())
def test_las_que_trae_buzon_pasan_el_examen_con_todo_lo_que_usan(nombre: str) -> None:
    assert fallos_de(TRAIDAS, nombre) == ()


def test_lo_malo_se_dice_con_su_archivo_y_su_linea(tmp_path: Path) -> None:
    plantillas = propias(tmp_path, _palabras_recordatorio=("Es fácil que se", "Es usted un moroso. Es fácil que se"))
    fuente = (tmp_path / "_palabras_recordatorio.j2").read_text(encoding="utf-8")
    linea = next(n for n, renglon in enumerate(fuente.splitlines(), 1) if "moroso" in renglon)
    fallos = fallos_de(plantillas, "recordatorio", ley="la ley de aquí")
    assert fallos[0].startswith(f"_palabras_recordatorio.j2, línea {linea}: no escriba «moroso»")
    assert fallos[0].endswith("(lo manda la ley de aquí)")


def test_lo_malo_en_una_rama_de_un_archivo_compartido_tambien_se_ve(tmp_path: Path) -> None:
    plantillas = propias(
        tmp_path, _comun=("{% set saludo =", "{% if n > 900 %}Habrá embargo.{% endif %}{% set saludo =")
    )
    assert any(
        fallo.startswith("_comun.j2, línea") and "embargo" in fallo for fallo in fallos_de(plantillas, "vencimiento")
    )


def test_si_falta_un_dato_se_dice_en_que_archivos_ponerlo(tmp_path: Path) -> None:
    plantillas = propias(tmp_path, **{"_carta.txt": ("- Concepto del pago: {{ referencia }}", "")})
    fallos = fallos_de(plantillas, "recordatorio")
    assert fallos
    assert all("«referencia» en recordatorio.txt.j2 o _carta.txt.j2" in fallo for fallo in fallos)


def test_una_frase_partida_en_dos_renglones_se_encuentra_donde_empieza() -> None:
    assert lugar_de({"a.j2": "hola\nnos veremos\n   obligados"}, "nos veremos obligados") == "a.j2, línea 2"
    assert lugar_de({"a.j2": "hola"}, "adiós") == ""


def test_al_quitar_las_ordenes_las_lineas_siguen_en_su_sitio() -> None:
    leido = solo_lo_que_se_lee("{% if x\n %}a{# b\n #}\nc")
    assert [renglon.strip() for renglon in leido.split("\n")] == ["", "a", "", "c"]


@pytest.mark.parametrize("prohibido", PROHIBICIONES)
def test_cada_prohibicion_de_un_pais_se_reconoce_en_las_palabras(prohibido: str, tmp_path: Path) -> None:
    if prohibido in _NO_ES_DE_PALABRAS:
        assert prohibido not in _INCUMPLE
        return
    frase = _INCUMPLE[prohibido]
    plantillas = propias(tmp_path, _palabras_recordatorio=("Es fácil que se", f"{frase} Es fácil que se"))
    assert any("no escriba" in fallo for fallo in fallos_de(plantillas, "recordatorio"))


_SOLO_DE_UN_SITIO = (
    r"vosotr[oa]s|vuestr[oa]s?|os (?:pedimos|escribimos|recordamos|enviamos|adjuntamos)|\w{2,}(?:áis|éis)"
    r"|podés|tenés|querés|debés|vos|ordenador|computador|computadora|móvil|celular|coger|ahorita|ustedes"
)


@pytest.mark.parametrize("nombre", TRAIDAS.nombres())
def test_ninguna_carta_usa_palabras_que_solo_son_de_un_pais(nombre: str) -> None:
    import re

    for archivo, fuente in TRAIDAS.archivos_de(nombre).items():
        assert not re.search(rf"\b(?:{_SOLO_DE_UN_SITIO})\b", solo_lo_que_se_lee(fuente), re.IGNORECASE), archivo
