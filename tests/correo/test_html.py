"""El HTML de un correo se lee como lo leería una persona: renglones, filas y citas en su sitio."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.correo.citas import separar
from buzon.correo.html import a_texto

ATRIBUCION = (
    "El lun, 4 may 2026 a las 9:02, Carla (&lt;<a href='mailto:c@andes.example'>c@andes.example</a>&gt;) escribió:"
)
CABECERAS = (
    "<b>De:</b> Carla &lt;c@andes.example&gt;<br><b>Enviado el:</b> lunes, 4 de mayo de 2026 9:02<br>"
    "<b>Para:</b> Marta<br><b>Asunto:</b> Factura 1020"
)


def test_los_parrafos_los_saltos_y_las_listas_se_conservan() -> None:
    html = "<p>Hola&nbsp;Carla,</p><div>uno<br>dos</div><div>tres</div><ul><li>mitad el 8<li>mitad el 30</ul>"
    assert a_texto(html) == "Hola Carla,\n\nuno\ndos\ntres\n\n- mitad el 8\n- mitad el 30"


def test_la_etiqueta_y_su_importe_quedan_en_el_mismo_renglon() -> None:
    html = """<table><tr><td><p>Monto</p></td><td><div><b>$ 120.000</b></div></td></tr>
      <tr><th>Fecha:</th><td>4/5/2026</td></tr><tr><td colspan=2>Banco del Sur</td></tr></table>"""
    assert a_texto(html) == "Monto\t$ 120.000\nFecha:\t4/5/2026\nBanco del Sur"


def test_las_tablas_de_maquetacion_no_juntan_sus_bloques() -> None:
    html = """<table><tr><td><table><tr><td>Monto</td><td>$ 5</td></tr></table></td>
      <td><p>Uno</p><p>Dos</p><p>Tres</p></td></tr></table>"""
    assert a_texto(html) == "Monto\t$ 5\n\nUno\n\nDos\n\nTres"


def test_lo_oculto_y_lo_que_no_se_lee_no_aparece() -> None:
    html = "<style>p{}</style><script>x()</script><!-- no --><div style='DISPLAY : none'>tapado</div><p>Visto</p>"
    assert a_texto(html) == "Visto"


CITADO = "<blockquote type=cite>Venció ayer.<br>Pagaré yo.</blockquote>"
CITAS = {
    "gmail": f"<div class=gmail_quote><div class=gmail_attr>{ATRIBUCION}<br></div>{CITADO}</div>",
    "apple": f"<br><blockquote type=cite><div>{ATRIBUCION}</div><br><div>Pagaré yo.</div></blockquote>",
    "outlook web": f"<div id=appendonsend></div><hr><div id=divRplyFwdMsg>{CABECERAS}</div><div>Pagaré yo.</div>",
    "outlook": f"<div style='border-top:solid #E1E1E1 1.0pt'><p>{CABECERAS}</p></div><p>Pagaré yo.</p>",
    "thunderbird": f"<div class='moz-cite-prefix'>{ATRIBUCION}</div>{CITADO}",
    "yahoo": f"<div id='ydp1_1' class='yahoo_quoted'><div>{ATRIBUCION}</div>Pagaré yo.</div>",
    "zimbra": f"<br><br><hr id=zwchr>{CABECERAS}<br><br>Pagaré yo.",
    "firma": f"<div class=gmail_signature>Marta<br>Tesorería</div><div>{ATRIBUCION}</div>{CITADO}",
}


@pytest.mark.parametrize("programa", CITAS)
def test_lo_citado_en_html_se_separa_como_en_un_correo_llano(programa: str) -> None:
    assert separar(a_texto(f"<div>Pago hoy.</div>{CITAS[programa]}")) == "Pago hoy."


def test_la_sangria_que_pone_quien_escribe_no_es_cita() -> None:
    html = "<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>Mitad el viernes</blockquote>"
    assert a_texto(html) == "Mitad el viernes"


def test_las_citas_encajadas_llevan_una_marca_por_nivel() -> None:
    assert a_texto("<blockquote>uno<blockquote>dos</blockquote></blockquote>") == "> uno\n>>\n>> dos"


def test_los_renglones_de_outlook_no_se_separan_como_parrafos() -> None:
    renglones = ["Pago hoy.", "&nbsp;", "Marta Ruiz", "Tesorería", "+56 2 2345 6789"]
    html = "".join(f"<p class=MsoNormal>{renglon}<o:p></o:p></p>" for renglon in renglones)
    assert a_texto(html) == "Pago hoy.\n\nMarta Ruiz\nTesorería\n+56 2 2345 6789"


def test_el_texto_de_un_pre_conserva_sus_saltos() -> None:
    assert a_texto("<pre>uno\n  dos\n</pre><p>fin</p>") == "uno\n  dos\n\nfin"


def test_mil_niveles_no_pierden_el_texto() -> None:
    assert a_texto("<div>" * 3_000 + "Pago hoy." + "</div>" * 3_000) == "Pago hoy."


ETIQUETAS = ["<p>", "</p>", "<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<blockquote>", "</blockquote>"]


@given(st.lists(st.sampled_from([*ETIQUETAS, "pago", "<br>", "<pre>", "</pre>", "<li>", "\n", "&gt;"]), max_size=40))
def test_ninguna_sopa_de_etiquetas_pierde_texto(trozos: list[str]) -> None:
    assert a_texto("".join(trozos)).count("pago") == trozos.count("pago")
