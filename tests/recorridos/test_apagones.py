"""La luz se va antes y después de cada paso de un mes entero: al volver, el mismo final, y nada dos veces.

Una carta cortada en el punto puede quedar retenida con la pregunta hecha: el titular contesta la verdad, y el final
es otra vez el mismo.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from recorridos.escenario import LLAVE, TITULAR, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Resumen
from buzon.dominio.sellos import sellar

ANA, LUIS, EVA = "ana@acme.example", "luis@bodega.example", "eva@cafe.example"
Guion = dict[int, Callable[[Escenario], object]]

MES: Guion = {
    0: lambda e: (
        e.factura("701", vence="04/12/2026"),
        e.factura("702", "Bodega Sur SpA", LUIS, "$80.000", vence="03/12/2026"),
        e.factura("703", "Café Eva", EVA, "$60.000", vence="03/12/2026"),
    ),
    5: lambda e: e.llega(LUIS, "Factura", "Les pago el 11 de diciembre."),
    9: lambda e: e.transferencia("ACME Ltda", "$450.000"),
    14: lambda e: e.llega(EVA, "Factura 703", "La factura 703 no corresponde: el café llegó dañado."),
    20: lambda e: e.llega(TITULAR, "Orden", "reanudar 703"),
    22: lambda e: e.transferencia("Quién Sabe", "$80.000"),
}
DIAS = 25
# El resumen diario solo añadiría mil pasos iguales: aquí no sale nunca.
SIN_RESUMEN = replace(reglas_de_prueba(), resumen=Resumen(hora=time(23, 59)))


def _vivir(guion: Guion, dias: int, morir_en: int | None = None) -> Escenario:
    e = Escenario(reglas=SIN_RESUMEN, con_jinja=False)
    e.mundo.fallos.morir_en = morir_en
    for dia in range(dias):
        e.reloj.poner(e.inicio + timedelta(days=dia))
        guion.get(dia, lambda _: None)(e)
        _pasar(e)
        _aclarar(e)
    return e


def _pasar(e: Escenario) -> None:
    # Dos vueltas el mismo día: lo que quedó a medias acaba, y lo acabado no se repite.
    for _ in range(2):
        try:
            e.pasar()
        except SystemExit:
            e.renacer()
            e.pasar()


def _aclarar(e: Escenario) -> None:
    """El titular contesta con la verdad a cada carta que se quedó en duda."""
    retenidas = [c.encargo for c in e.casa.cartera.cartas.values() if c.estado == "retenida"]
    llegadas = set(_llegadas(e)) if retenidas else set()
    for encargo in retenidas:
        identidad = encargo.carta
        if encargo.dirigida == "deudor":
            assert f"duda/{identidad}" in llegadas or f"duda/{identidad}" in e.casa.cartera.cartas
            accion = "si" if identidad in llegadas else "no"
            e.llega(
                TITULAR,
                sellar(LLAVE, "titular", f"duda/{identidad}", accion, carta=identidad, caduca=date(2027, 12, 1)),
                "",
            )
            e.pasar()
            e.pasar()


def _final(e: Escenario) -> dict[str, Any]:
    """Lo que tiene que ser igual haya o no apagón."""
    c = e.casa.cartera
    return {
        "facturas": {
            f.numero: (f.saldo, [paso.etapa for paso in f.etapas if paso.enviada], f.en_agencia, f.anulada)
            for f in c.facturas.values()
        },
        "deudores": {d.id: (d.direcciones, d.promesas_cumplidas, d.promesas_incumplidas) for d in c.deudores.values()},
        "vivos": (len(c.promesas), len(c.alegatos), len(c.disputas), len(c.respuestas), len(c.preguntas)),
        "pagos": sorted((p.importe, p.estado) for p in c.pagos.values()),
        "vistos": sum(1 for a in e.casa.libro.asientos() if a.causa.tipo == "correo")
        - sum(1 for correo in e.mundo.casillero.carpetas["INBOX"].correos.values() if b"duda/" in correo.crudo),
        "pendientes": [carta for carta in c.vivas if c.cartas[carta].encargo.dirigida == "deudor"],
    }


def _llegadas(e: Escenario) -> list[str]:
    return re.findall(
        r"^X-Buzon-Id: (\S+)", "\n".join(c.crudo.decode() for c in e.mundo.salida.entregadas), re.MULTILINE
    )


def _repetidas(e: Escenario) -> list[str]:
    return [identidad for identidad, veces in Counter(_llegadas(e)).items() if veces > 1]


SIN_APAGON = _vivir(MES, DIAS)
PASOS = len(SIN_APAGON.mundo.fallos.pasos)


def test_el_mes_sin_apagones_tiene_de_todo() -> None:
    final = _final(SIN_APAGON)
    assert not _repetidas(SIN_APAGON)
    assert final["facturas"]["701"][0] == 0
    assert final["deudores"]["bodega-sur-spa"][2] == 1
    assert "promesa_vencida" in SIN_APAGON.etapas(LUIS)
    assert final["vivos"][4] == 1
    assert {paso.split(".")[0] for paso in SIN_APAGON.mundo.fallos.pasos} >= {"entrada", "salida", "libro", "archivo"}


def _comprobar(e: Escenario, paso: int) -> None:
    nombre = SIN_APAGON.mundo.fallos.pasos[paso - 1]
    assert not _repetidas(e), (paso, nombre)
    assert _final(e) == _final(SIN_APAGON), (paso, nombre)


SALTO = 17  # primo: cada tanda cae en pasos distintos de cada día


@pytest.mark.parametrize("dia", range(4))
def test_un_apagon_en_cualquier_paso_no_cambia_el_final(dia: int) -> None:
    for paso in range(1 + dia * SALTO, PASOS + 1, 4 * SALTO):
        _comprobar(_vivir(MES, DIAS, paso), paso)


@pytest.mark.largo
def test_un_apagon_en_todos_y_cada_uno_de_los_pasos_no_cambia_el_final() -> None:
    for paso in range(1, PASOS + 1):
        _comprobar(_vivir(MES, DIAS, paso), paso)
