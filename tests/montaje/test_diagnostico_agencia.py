"""Lo que `diagnostico` dice de la agencia, sin llamar a ningún servidor."""

from dataclasses import replace
from datetime import UTC, date, datetime

from recorridos.escenario import reglas_de_prueba

from buzon.montaje.diagnostico.negocio import mirar_agencia

AHORA = datetime(2026, 12, 1, tzinfo=UTC)


def test_sin_la_fecha_de_su_contrato_se_avisa_y_se_dice_donde_ponerla() -> None:
    reglas = reglas_de_prueba()
    gravedades = [(hallazgo.gravedad, hallazgo.remedio) for hallazgo in mirar_agencia(reglas, AHORA)]
    assert [gravedad for gravedad, _ in gravedades] == ["bien", "aviso"]
    assert "[agencia] contrato_fecha" in gravedades[1][1]


def test_con_la_fecha_no_hay_nada_que_decir() -> None:
    reglas = reglas_de_prueba()
    assert reglas.agencia is not None
    con_fecha = replace(reglas, agencia=replace(reglas.agencia, contrato_fecha=date(2026, 1, 15)))
    assert [hallazgo.gravedad for hallazgo in mirar_agencia(con_fecha, AHORA)] == ["bien"]
