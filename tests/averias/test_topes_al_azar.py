"""F45: con un error que encargue cartas sin parar, al azar y con reinicios, no sale ni una más que los topes."""

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from recorridos.escenario import ZONA, Escenario, reglas_de_prueba

from buzon.dominio.asientos import Causa
from buzon.dominio.hechos import CartaEncargada, Renglon

CLIENTES = 4
ETAPAS = ("vencimiento", "recordatorio", "segundo_aviso", "aviso_firme")


def _casa(azar: random.Random) -> Escenario:
    base = reglas_de_prueba()
    topes = {
        "max_por_dia": azar.randint(1, 3),
        "max_por_hora": azar.randint(1, 2),
        "min_dias_entre": 1,
        "max_por_semana": 7,
    }
    e = Escenario(reglas=replace(base, cobranza=replace(base.cobranza, **topes)), con_jinja=False)
    for lugar in range(CLIENTES):
        letra = "ABCD"[lugar]
        e.factura(f"9{lugar}", f"Cliente {letra}", f"c@cliente{letra.lower()}.example", "$10.000", "01/12/2026")
    e.pasar()
    return e


def _encargar_de_mas(e: Escenario, azar: random.Random, vez: int) -> None:
    """Lo que haría el error: cartas de cualquier etapa, repetidas, a cualquiera, delante de toda decisión."""
    hechos = []
    for lugar in range(azar.randint(3, 8)):
        factura, etapa = e.la(f"9{azar.randrange(CLIENTES)}"), azar.choice(ETAPAS)
        deudor = e.casa.cartera.deudores[factura.deudor]
        hechos.append(
            CartaEncargada(
                carta=f"{deudor.id}/{etapa}/{1000 + vez * 100 + lugar}",
                plantilla=etapa,
                dirigida="deudor",
                para=deudor.direcciones[:1],
                deudor=deudor.id,
                etapa=etapa,
                ronda=1000 + vez * 100 + lugar,
                renglones=(Renglon(factura.id, etapa),),
            )
        )
    e.casa.asentar(Causa("dia", "error"), hechos)


@pytest.mark.parametrize("semilla", range(4))
def test_f45_pase_lo_que_pase_la_puerta_no_deja_salir_mas_que_los_topes(semilla: int) -> None:
    azar = random.Random(semilla)  # noqa: S311 - para repetir siempre lo mismo
    e = _casa(azar)
    for vez in range(30):
        e.reloj.avanzar(timedelta(hours=azar.randint(1, 9)))
        _encargar_de_mas(e, azar, vez)
        if azar.random() < 0.4:
            e.renacer()
        e.pasar()
    salidas = [
        (carta.encargo.deudor, r.factura, carta.encargo.etapa, carta.salida)
        for carta in e.casa.cartera.cartas.values()
        for r in carta.encargo.renglones
        if carta.salida and carta.encargo.dirigida == "deudor" and carta.encargo.etapa
    ]
    assert len(salidas) >= 3, "sin cartas no se prueba nada"
    assert max(Counter((deudor, cuando.astimezone(ZONA).date()) for deudor, _, _, cuando in salidas).values()) == 1
    assert max(Counter((factura, etapa) for _, factura, etapa, _ in salidas).values()) == 1
    por_dia = Counter(cuando.astimezone(ZONA).date() for *_, cuando in salidas)
    assert max(por_dia.values()) <= e.reglas.cobranza.max_por_dia
    for *_, cuando in salidas:
        en_la_hora = [otra for *_, otra in salidas if cuando <= otra < cuando + timedelta(hours=1)]
        assert len(en_la_hora) <= e.reglas.cobranza.max_por_hora
