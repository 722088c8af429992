"""La puerta cuenta lo que de verdad salió: ni la ley ni el dueño se saltan por una carta encargada de antes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec.structs import replace as con
from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.puerta import no_sigue_en_pie
from buzon.dominio.reglas import DeudorReglas, Reglas


def _tras_un_recordatorio(reglas: Reglas) -> tuple[Escenario, Carta]:
    """Ya salió uno, y hay otra carta encargada para el mismo cliente, de una etapa que aún no le llegó."""
    e = Escenario(reglas=reglas)
    e.factura(vence="09/12/2026")
    e.pasar()
    e.hasta("2026-12-14")
    (enviada,) = [carta for carta in e.casa.cartera.cartas.values() if carta.encargo.etapa == "vencimiento"]
    otros = tuple(con(renglon, etapa="segundo_aviso") for renglon in enviada.encargo.renglones)
    encargo = con(enviada.encargo, carta="acme-ltda/segundo_aviso/1", etapa="segundo_aviso", renglones=otros)
    return e, con(enviada, encargo=encargo, estado="encargada", intentos=0, huella=None, salida=None)


@pytest.mark.parametrize(("dias", "motivo"), [(2, "han de pasar 3"), (5, "en siete días ya recibió 1")])
def test_una_carta_encargada_no_pasa_si_rompe_el_ritmo(dias: int, motivo: str) -> None:
    base = reglas_de_prueba()
    reglas = replace(base, deudores=(DeudorReglas(correo="ana@acme.example", pais="BO"),))
    e, carta = _tras_un_recordatorio(reglas)
    ultimo = e.casa.cartera.deudores["acme-ltda"].recordatorios[-1]
    no = no_sigue_en_pie(e.casa.cartera, carta, ultimo + timedelta(days=dias), reglas)
    assert no is not None
    assert motivo in no


def test_pasada_la_semana_si_pasa() -> None:
    base = reglas_de_prueba()
    reglas = replace(base, deudores=(DeudorReglas(correo="ana@acme.example", pais="BO"),))
    e, carta = _tras_un_recordatorio(reglas)
    ultimo = e.casa.cartera.deudores["acme-ltda"].recordatorios[-1]
    assert no_sigue_en_pie(e.casa.cartera, carta, ultimo + timedelta(days=7), reglas) is None
