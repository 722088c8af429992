from hypothesis import given
from hypothesis import strategies as st

from buzon.adaptadores.plantillas_jinja.tabla import alinear
from buzon.adaptadores.plantillas_jinja.texto import ajustar, en_parrafos


def test_una_linea_larga_se_parte_por_los_espacios_y_una_direccion_no() -> None:
    enlace = "<mailto:cobros@grafica.example?subject=" + "x" * 90 + ">"
    lineas = ajustar("palabra " * 30 + "\n\n\n\n" + enlace).splitlines()
    assert max(len(linea) for linea in lineas[:-1]) <= 78
    assert lineas[-2:] == ["", enlace]


def test_una_vineta_conserva_su_sangria_y_una_cita_su_marca() -> None:
    vineta, cita = ajustar("- " + "palabra " * 20), ajustar("> " + "palabra " * 20)
    assert vineta.splitlines()[1].startswith("  palabra")
    assert all(linea.startswith("> ") for linea in cita.splitlines())


def test_los_parrafos_se_separan_por_lineas_en_blanco() -> None:
    assert en_parrafos("\nuno\nsigue\n\n  \ndos\n") == ["uno sigue", "dos"]


def test_una_tabla_se_alinea_y_calla_la_columna_vacia() -> None:
    filas = [["Factura", "Pagado", "Saldo"], ["7", "", "$ 1.000"], ["1042", "", "$ 50"]]
    assert alinear(filas, "idd").splitlines() == [
        "Factura    Saldo",
        "-------  -------",
        "7        $ 1.000",
        "1042        $ 50",
    ]


def test_una_tabla_que_no_cabe_se_escribe_en_fichas() -> None:
    filas = [["Factura", "Saldo"], ["F" * 60, "1.234.567,89 US$ y 9,00 €"]]
    assert alinear(filas, "id") == f"Factura: {'F' * 60}\nSaldo: 1.234.567,89 US$ y 9,00 €"


@given(st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=3), min_size=1, max_size=6))
def test_una_tabla_nunca_pasa_del_ancho_del_correo(filas: list[list[str]]) -> None:
    tabla = ajustar(alinear([["A", "B", "C"], *filas], "iid"))
    assert all(len(linea) <= 78 or " " not in linea.strip() for linea in tabla.splitlines())
