"""El libro en disco cuenta la misma historia: lo escrito, cerrado y vuelto a abrir se pliega en la misma cartera."""

import copy
from datetime import timedelta
from pathlib import Path

from recorridos.escenario import TITULAR, Escenario

from buzon.adaptadores.libro_tinydb import LibroTinyDB
from buzon.dominio.cartera import Cartera, aplicar, plegar
from buzon.dominio.decidir import decidir
from buzon.dominio.entradas import DiaNuevo

ANA, LUIS, EVA = "ana@acme.example", "luis@bodega.example", "eva@cafe.example"


def _mes_movido() -> Escenario:
    e = Escenario(con_jinja=False)
    e.factura("701")
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000", vence="03/12/2026")
    e.factura("703", "Café Eva", EVA, "$60.000", vence="03/12/2026")
    e.llega(
        TITULAR,
        "Factura",
        "Factura 704, Sin Correo SA, $10.000, vence 20/12/2026",
        para="facturas@graficaandes.example",
    )
    e.pasar()
    e.hasta("2026-12-04")
    e.llega(LUIS, "Factura", "Les pago el 11 de diciembre.")
    e.llega(EVA, "Factura 703", "La factura 703 no corresponde.")
    e.llega("alguien@acme.example", "Duda", "¿Me llaman?")
    e.hasta("2026-12-14")
    e.transferencia("ACME Ltda", "$100.000")
    e.transferencia("Quién Sabe", "$80.000")
    e.llega(TITULAR, "Orden", "pausar 703 hasta el 30/12/2026")
    e.llega(TITULAR, "Orden", "deshacer 701")
    e.hasta("2026-12-20")
    return e


def test_la_cartera_de_un_libro_en_disco_es_la_misma(tmp_path: Path) -> None:
    e = _mes_movido()
    primero, *resto = e.casa.libro.asientos()
    with LibroTinyDB.crear(tmp_path / "datos", primero) as libro:
        for asiento in resto:
            libro.asentar(asiento)
    with LibroTinyDB.abrir(tmp_path / "datos") as libro:
        vuelta = plegar(libro.asientos())
    assert vuelta == e.casa.cartera
    assert len(vuelta.pagos) == 2
    assert vuelta.borradores


def test_plegar_de_una_vez_o_asiento_a_asiento_da_lo_mismo() -> None:
    asientos = list(_mes_movido().casa.libro.asientos())
    paso_a_paso = Cartera()
    for lugar, asiento in enumerate(asientos, start=1):
        aplicar(paso_a_paso, asiento)
        if lugar % 15 == 0:
            assert paso_a_paso == plegar(asientos[:lugar])
    assert paso_a_paso == plegar(asientos)


def test_decidir_no_cambia_la_cartera_y_dos_veces_decide_lo_mismo() -> None:
    e = _mes_movido()
    for dias in range(0, 40, 5):
        ahora = e.reloj.ahora() + timedelta(days=dias)
        antes = copy.deepcopy(e.casa.cartera)
        hechos = decidir(e.casa.cartera, DiaNuevo(), ahora, e.reglas)
        assert e.casa.cartera == antes
        assert decidir(e.casa.cartera, DiaNuevo(), ahora, e.reglas) == hechos
