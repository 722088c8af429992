"""Varios avisos de la misma clase en un minuto son un solo correo."""

from recorridos.escenario import FACTURAS, Escenario


def _extranos(e: Escenario, cuantos: int) -> None:
    for lugar in range(cuantos):
        e.llega(f"x{lugar}@fuera.example", f"Factura {lugar}", "Le mando mi factura.", para=FACTURAS)


def test_tres_a_la_vez_van_juntos_con_lo_que_dice_cada_uno(e: Escenario) -> None:
    _extranos(e, 3)
    e.pasar()
    (juntos,) = e.avisos("aviso")
    texto = " ".join(juntos.texto.split())
    assert juntos.asunto == "3 avisos iguales en un minuto"
    assert all(f"x{lugar}@fuera.example, «Factura {lugar}»" in texto for lugar in range(3))
    assert "avisos más" not in e.avisos("resumen")[-1].texto


def test_dos_van_cada_uno_por_su_lado(e: Escenario) -> None:
    _extranos(e, 2)
    e.pasar()
    assert [aviso.asunto for aviso in e.avisos("aviso")] == ["He apartado un correo"] * 2


def test_los_de_clases_distintas_no_se_mezclan_y_nada_sale_dos_veces(e: Escenario) -> None:
    _extranos(e, 4)
    e.pasar()
    e.pasar()
    e.renacer()
    e.pasar()
    assert len(e.avisos("aviso")) == 1


def test_las_preguntas_van_siempre_sueltas(e: Escenario) -> None:
    for lugar in range(4):
        e.llega("carla@graficaandes.example", "F", f"Factura {lugar}, ACME, $9.000, vence 20/12/2026", para=FACTURAS)
    e.pasar()
    assert len(e.avisos("pregunta")) == 4
