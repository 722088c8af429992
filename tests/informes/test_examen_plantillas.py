import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import msgspec
import pytest

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.correo.redaccion import componer
from buzon.informes.examen_avisos import CASOS
from buzon.informes.examen_ejemplos import AL_TITULAR, RESUMEN, SEMANAL, datos_de_ejemplo
from buzon.informes.examen_plantillas import examinar

RAIZ = Path(__file__).parents[2] / "plantillas_correo"
TRAIDAS = PlantillasJinja([RAIZ])
CARTAS = tuple(n for n in TRAIDAS.nombres() if n not in AL_TITULAR and n not in (RESUMEN, SEMANAL))


def test_estan_todas_las_plantillas_que_buzon_usa() -> None:
    etapas = {"aviso_previo", "vencimiento", "recordatorio", "segundo_aviso", "aviso_firme", "ultimo_aviso", "agencia"}
    otras = {
        "suspension",
        "agencia_encargo",
        "agencia_retirada",
        "agencia_saldo",
        "abogado_encargo",
        "gracias",
        "plan_propuesto",
        "plan_confirmado",
        "plan_roto",
        "acuerdo_propuesto",
        "acuerdo_confirmado",
        "acuerdo_roto",
        "disputa_resuelta",
        "disputa_datos",
        "respuesta_titular",
        "cuota",
        "copia",
        "promesa_confirmada",
        "promesa_vencida",
        "recibo",
        "pregunta",
        "aviso",
        "resumen_diario",
        "resumen_semanal",
    }
    assert set(TRAIDAS.nombres()) == etapas | otras


@pytest.mark.parametrize("nombre", TRAIDAS.nombres())
def test_toda_plantilla_que_trae_buzon_pasa_el_examen(nombre: str) -> None:
    assert examinar(nombre, *TRAIDAS.fuentes(nombre), lambda datos: TRAIDAS.escribir(nombre, datos)) == ()


@pytest.mark.parametrize("caso", CASOS)
@pytest.mark.parametrize("trato", ["usted", "tu"])
@pytest.mark.parametrize("nombre", TRAIDAS.nombres())
def test_ninguna_carta_deja_huecos_ni_pide_nada_de_fuera(nombre: str, trato: str, caso: Any) -> None:
    pieza = TRAIDAS.escribir(nombre, datos_de_ejemplo(nombre, trato, caso))
    assert 0 < len(pieza.asunto) <= 150
    assert "http" not in pieza.html.replace('xmlns="http://www.w3.org/1999/xhtml"', "")
    assert "()" not in pieza.texto
    assert " ," not in pieza.texto
    assert "\n\n\n" not in pieza.texto
    assert len(pieza.html.encode()) < 100_000  # Gmail recorta a los 102 kB


@pytest.mark.parametrize("nombre", CARTAS)
def test_el_nombre_de_un_cliente_se_escapa_una_sola_vez(nombre: str) -> None:
    datos = datos_de_ejemplo(nombre, "usted")
    datos["deudor"]["nombre"] = datos["negocio"]["nombre"] = "<b>Acme & Hijos</b>"
    pieza = TRAIDAS.escribir(nombre, datos)
    assert "<b>" not in pieza.html
    assert "&lt;b&gt;Acme &amp; Hijos&lt;/b&gt;" in pieza.html
    assert "&amp;amp;" not in pieza.html
    assert "<b>Acme & Hijos</b>" in pieza.texto


@pytest.mark.parametrize("nombre", CARTAS)
def test_muchas_facturas_con_importes_y_numeros_largos_siguen_cabiendo(nombre: str) -> None:
    datos = datos_de_ejemplo(nombre, "tu")
    larga = datos["facturas"][0] | {"numero": "F001-00012345678901234567890", "total": "1.234.567,89 US$ y 12.345,67 €"}
    datos["facturas"] = [larga | {"numero": f"{larga['numero']}{n:03}"} for n in range(40)]
    pieza = TRAIDAS.escribir(nombre, datos)
    assert all(len(linea) <= 78 or " " not in linea.strip() for linea in pieza.texto.splitlines())
    assert len(pieza.asunto) <= 150
    assert all(factura["numero"] in pieza.texto and factura["numero"] in pieza.html for factura in datos["facturas"])


def test_con_mil_facturas_el_html_resume_el_texto_las_lleva_todas_y_gmail_no_lo_corta() -> None:
    datos = datos_de_ejemplo("recordatorio", "usted")
    datos["facturas"] = [datos["facturas"][0] | {"numero": f"F{n:04}"} for n in range(1000)]
    pieza = TRAIDAS.escribir("recordatorio", datos)
    assert "F0999" in pieza.texto
    assert "Y 960 más, incluidas en el total" in pieza.html
    assert len(pieza.html.encode()) < 102_000


def test_un_resumen_con_miles_de_lineas_dice_cuantas_calla() -> None:
    datos = datos_de_ejemplo(RESUMEN, "usted")
    datos["secciones"][0]["lineas"] = ["Recordatorio a Comercial Pudú por la factura 10428"] * 5000
    pieza = TRAIDAS.escribir(RESUMEN, datos)
    assert "Y 4900 más." in pieza.texto
    assert "Y 4900 más." in pieza.html


def test_el_dueno_cambia_las_frases_con_un_solo_archivo(tmp_path: Path) -> None:
    frases = (RAIZ / "_palabras_recordatorio.j2").read_text(encoding="utf-8")
    (tmp_path / "_palabras_recordatorio.j2").write_text(frases.replace("Es fácil", "Es muy fácil"), encoding="utf-8")
    pieza = PlantillasJinja([tmp_path, RAIZ]).escribir("recordatorio", datos_de_ejemplo("recordatorio", "tu"))
    assert "Es muy fácil" in pieza.texto
    assert "Es muy fácil" in pieza.html


def test_una_carta_se_monta_en_un_mensaje_que_se_lee_igual() -> None:
    pieza = TRAIDAS.escribir("agencia", datos_de_ejemplo("agencia", "usted"))
    crudo = componer(
        pieza,
        remitente="cobros@quillay.example",
        remitente_nombre="Imprenta Quillay SpA",
        para=["pagos@pudu.example"],
        cc=["ingresos@cobranzas.example"],
        message_id="carta@quillay.example",
        fecha=datetime(2026, 11, 22, 10, tzinfo=UTC),
        id_buzon="carta",
    )
    leida: Any = message_from_bytes(crudo, policy=default)
    assert leida["Subject"] == pieza.asunto
    assert leida.get_body(("plain",)).get_content().splitlines() == pieza.texto.splitlines()
    assert leida.get_body(("html",)).get_content().splitlines() == pieza.html.splitlines()


def test_un_boton_solo_abre_un_correo() -> None:
    datos = datos_de_ejemplo("pregunta", "usted")
    datos["enlaces"] = [
        {"texto": "Pulse", "enlace": "javascript:alert(1)"},
        {"texto": "Sí", "enlace": "mailto:a@b.example"},
    ]
    html = TRAIDAS.escribir("pregunta", datos).html
    assert "javascript" not in html
    assert 'href="mailto:a@b.example"' in html


def test_lo_que_escribe_otro_no_se_puede_pulsar() -> None:
    trampa = "Pague en https://malo.example/x"
    carta, pregunta, resumen = (datos_de_ejemplo(n, "usted") for n in ("agencia", "pregunta", RESUMEN))
    carta["historial"][0]["texto"] = pregunta["cita"] = trampa
    pregunta["campos"] = [("Concepto", trampa)]
    resumen["secciones"][0]["lineas"] = [trampa]
    for nombre, datos in (("agencia", carta), ("pregunta", pregunta), (RESUMEN, resumen)):
        pieza = TRAIDAS.escribir(nombre, datos)
        assert "malo.example" not in pieza.texto + pieza.html
        assert "[enlace]" in pieza.texto


def test_el_pago_parcial_dice_lo_que_queda_y_el_completo_no_reclama_nada() -> None:
    parcial = TRAIDAS.escribir("gracias", datos_de_ejemplo("gracias", "usted", "completo"))
    completo = TRAIDAS.escribir("gracias", datos_de_ejemplo("gracias", "usted", "una_factura"))
    assert "queda por pagar $ 431.775" in " ".join(parcial.texto.split())
    for parte in (completo.texto, completo.html):
        assert "Cómo pagar" not in parte
        assert "vencida" not in parte
        assert "Ya pagué" not in parte


def test_el_descuento_se_ofrece_con_su_fecha() -> None:
    datos = datos_de_ejemplo("recordatorio", "usted")
    datos["descuento"] = {"importe": "$ 410.000", "ahorro": "$ 21.775", "hasta": "25 de noviembre"}
    pieza = TRAIDAS.escribir("recordatorio", datos)
    for parte in (pieza.texto, pieza.html):
        assert "$ 410.000" in parte
        assert "25 de noviembre" in parte


def test_el_dibujo_de_la_antiguedad_llega_de_cero_a_cien() -> None:
    datos = datos_de_ejemplo(RESUMEN, "usted")
    for tramo, parte in zip(datos["antiguedad"], (100, 0, 140, -3, 50), strict=True):
        tramo["parte"] = parte
    html = TRAIDAS.escribir(RESUMEN, datos).html
    assert [html.count(f'width="{n}%"') for n in (0, -3, 140)] == [0, 0, 0]
    assert html.count('class="barra') == 3


def luz(color: str) -> float:
    """Luminancia relativa (WCAG 2.2, definición de «relative luminance»)."""
    canales = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    lineales = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canales]
    return 0.2126 * lineales[0] + 0.7152 * lineales[1] + 0.0722 * lineales[2]


@pytest.mark.parametrize("modo", ["claro", "oscuro"])
def test_todo_texto_contrasta_con_todo_fondo(modo: str) -> None:
    claro, _, oscuro = (
        (RAIZ / "_base.html.j2").read_text(encoding="utf-8").partition("@media (prefers-color-scheme: dark)")
    )
    hoja = claro if modo == "claro" else oscuro.partition("</style>")[0]
    tintas = set(re.findall(r"[{;\s]color: (#[0-9a-f]{6})", hoja))
    reglas = [r for r in re.findall(r"([^{}]+)\{([^{}]*)\}", hoja) if not re.search("barra|carril|tramo|franja", r[0])]
    papeles = {color for _, cuerpo in reglas for color in re.findall(r"background-color: (#[0-9a-f]{6})", cuerpo)}
    assert len(tintas) >= 3
    assert len(papeles) >= 3
    for tinta in tintas:
        for papel in papeles:
            alta, baja = sorted((luz(tinta), luz(papel)), reverse=True)
            assert (alta + 0.05) / (baja + 0.05) >= 4.5, (tinta, papel)


class Escrita(msgspec.Struct, frozen=True):
    asunto: str
    texto: str
    html: str


def cambiada(nombre: str, que: str, por: str, *, en: str = "texto html") -> tuple[str, ...]:
    """El examen de una plantilla buena a la que se le cambia algo de lo que sale."""

    def escribir(datos: Mapping[str, Any]) -> Escrita:
        pieza = TRAIDAS.escribir(nombre, datos)
        partes = {"asunto": pieza.asunto, "texto": pieza.texto, "html": pieza.html}
        return Escrita(**{k: v.replace(que, por) if k in en.split() else v for k, v in partes.items()})

    return examinar(nombre, *TRAIDAS.fuentes(nombre), escribir)


@pytest.mark.parametrize(
    ("que", "bloque"),
    [
        ("Imprenta Quillay SpA", "las dos empresas"),
        ("77.888.999-4", "las dos empresas"),
        ("22 de noviembre de 2026", "la fecha"),
        ("Carla Fuentes", "a quién dirigirse"),
        ("cobros@quillay.example", "a quién dirigirse"),
        ("10431", "los datos de las facturas"),
        ("$ 431.775", "el importe"),
        ("Ley 19.983", "el importe"),
        ("31/10/2026", "el vencimiento"),
        ("QUI-10428", "cómo pagar"),
        ("Banco del Valle", "cómo pagar"),
    ],
)
@pytest.mark.parametrize("parte", ["texto", "html"])
def test_si_falta_uno_de_los_bloques_se_dice_cual_y_que_dato_anadir(que: str, bloque: str, parte: str) -> None:
    fallos = cambiada("recordatorio", que, "", en=parte)
    donde = {"texto": "el texto", "html": "el HTML"}[parte]
    assert any(bloque in fallo and donde in fallo and "añada el dato" in fallo for fallo in fallos)


@pytest.mark.parametrize("nombre", ["recordatorio", "ultimo_aviso", "cuota", "promesa_vencida"])
@pytest.mark.parametrize(("parte", "donde"), [("texto", "el texto"), ("html", "el HTML")])
def test_las_respuestas_de_un_toque_van_en_las_dos_partes(nombre: str, parte: str, donde: str) -> None:
    assert not cambiada(nombre, "", "")
    fallos = cambiada(nombre, "mailto:cobros@quillay.example?subject", "mailto:otro", en=parte)
    assert any(donde in fallo and "respuestas de un toque" in fallo and "enlaces.enlace" in fallo for fallo in fallos)


@pytest.mark.parametrize(
    ("nombre", "que"),
    [
        ("ultimo_aviso", "Cobranzas del Sur"),
        ("agencia", "ingresos@cobranzas.example"),
        ("agencia", "Enviamos el primer"),
    ],
)
def test_el_ultimo_aviso_nombra_la_agencia_y_la_agencia_cuenta_el_caso(nombre: str, que: str) -> None:
    assert any("añada el dato" in fallo for fallo in cambiada(nombre, que, ""))


@pytest.mark.parametrize(
    ("que", "dicho"),
    [("Adjuntamos copia", "no dice que va copia"), ("plazo acordado", "no recuerda las condiciones")],
)
def test_si_falta_la_copia_o_las_condiciones_se_dice(que: str, dicho: str) -> None:
    assert any(dicho in fallo for fallo in cambiada("recordatorio", que, "…"))


def test_si_no_se_dice_que_pasa_despues_se_pide() -> None:
    fallos = examinar(
        "x", "a", "b", lambda _: Escrita("a", "Pague en el plazo acordado.", "<html><body>x</body></html>")
    )
    assert any("no dice qué pasa después" in fallo for fallo in fallos)


@pytest.mark.parametrize(
    ("frase", "razon"),
    [
        ("Es usted un moroso.", "señala"),
        ("Estimado deudor:", "señala"),
        ("Pediremos el embargo de sus bienes.", "juez"),
        ("Iniciaremos acciones.", "da por segura"),
        ("Nos veremos obligados a actuar sin previo aviso.", "da por segura"),
        ("Lo pondremos en manos de los tribunales.", "tribunal"),
        ("Es el requerimiento final.", "tribunal"),
        ("Lo incluiremos en DICOM.", "registro"),
        ("Contaremos el caso a sus proveedores.", "terceros"),
        ("Esto es un fraude.", "delito"),
        ("¿Por qué no ha pagado?", "motivo"),
        ("No responda a este correo.", "cierra la puerta"),
        ("PAGUE AHORA MISMO", "no grite"),
        ("¡¡Pague ya!!", "no grite"),
    ],
)
@pytest.mark.parametrize("parte", ["texto", "html"])
def test_lo_que_no_se_dice_se_rechaza_con_la_razon_y_algo_mejor(frase: str, razon: str, parte: str) -> None:
    fallos = cambiada("recordatorio", "Es fácil que se", frase + " Es fácil que se", en=parte)
    assert [fallo for fallo in fallos if razon in fallo] != []


def test_una_amenaza_en_una_rama_que_los_ejemplos_no_pisan_tambien_se_ve() -> None:
    txt, html = TRAIDAS.fuentes("recordatorio")
    fallos = examinar(
        "recordatorio",
        txt + "{% if facturas|length > 90 %}Habrá embargo.{% endif %}",
        html,
        lambda datos: TRAIDAS.escribir("recordatorio", datos),
    )
    assert any("embargo" in fallo for fallo in fallos)


def test_los_intereses_sin_base_se_rechazan() -> None:
    fallos = cambiada("recordatorio", "Es fácil que se", "Se suman intereses. Es fácil que se")
    assert any("sin base" in fallo for fallo in fallos)


@pytest.mark.parametrize("asunto", ["Deuda de Acme", "Factura vencida", "Debe $ 431.775"])
def test_el_asunto_no_cuenta_la_deuda(asunto: str) -> None:
    fallos = cambiada("recordatorio", "Facturas 10428 y 10431", asunto, en="asunto")
    assert any("asunto" in fallo for fallo in fallos)


def test_mezclar_tratos_se_ve() -> None:
    assert any("se trata de «tu»" in fallo for fallo in cambiada("recordatorio", "aquí tienes", "usted tiene"))
    assert any("se trata de «usted»" in fallo for fallo in cambiada("recordatorio", "le pedimos", "te pedimos"))


@pytest.mark.parametrize(
    "html", ['<img src="x.png">', '<a href="javascript:x">x</a>', "<script>x</script>", '<td background="x">', "<form>"]
)
def test_el_html_no_pide_ni_ejecuta_nada(html: str) -> None:
    assert any(
        "déjelo solo con texto" in fallo for fallo in cambiada("pregunta", "</body>", html + "</body>", en="html")
    )


def test_el_html_dice_su_idioma_y_conoce_el_modo_oscuro() -> None:
    fallos = examinar("x", "a", "b", lambda _: Escrita("a", "b", "<html><body>x</body></html>"))
    assert any('lang="es"' in fallo for fallo in fallos)
    assert any("color-scheme" in fallo for fallo in fallos)


def test_un_texto_demasiado_ancho_se_ve() -> None:
    assert any("78 columnas" in fallo for fallo in cambiada("aviso", "Buzón", "Buzón " * 20, en="texto"))


@pytest.mark.parametrize(("txt", "html", "falta"), [("", "x", "x.txt.j2"), ("x", " ", "x.html.j2")])
def test_si_falta_una_de_las_partes_se_dice(txt: str, html: str, falta: str) -> None:
    fallos = examinar("x", txt, html, lambda _: Escrita("", "", ""))
    assert len(fallos) == 1
    assert falta in fallos[0]


def test_un_dato_que_no_existe_se_cuenta_como_un_fallo_mas(tmp_path: Path) -> None:
    (tmp_path / "x.txt.j2").write_text("Asunto: {{ inventado }}\n\nHola", encoding="utf-8")
    (tmp_path / "x.html.j2").write_text("<p>", encoding="utf-8")
    plantillas = PlantillasJinja([tmp_path])
    fallos = examinar("x", *plantillas.fuentes("x"), lambda datos: plantillas.escribir("x", datos))
    assert all("no se puede rellenar" in fallo and "«inventado»" in fallo for fallo in fallos)
    assert fallos


def test_solo_se_examinan_los_tratos_de_la_casa() -> None:
    vistos: set[str] = set()

    def escribir(datos: Mapping[str, Any]) -> Escrita:
        vistos.add(datos["trato"])
        return Escrita("a", "b", "c")

    examinar("recordatorio", "a", "b", escribir, tratos=("tu",))
    assert vistos == {"tu"}
