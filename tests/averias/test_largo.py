"""Lo que solo se nota con mucho: atrasos, semanas en marcha, un año entero con averías. Las formas largas, aparte."""

import gc
import os
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from averias.mundo_de_red import ANA, EscenarioDeRed
from recorridos.escenario import TITULAR, Escenario

from buzon.puertos import FalloPasajero

LUIS = "luis@bodega.example"


def _atraso(red: EscenarioDeRed, cuantos: int, cortes: int) -> None:
    """`cuantos` correos sin leer; entre ellos, a la mitad, un pago; y al final, una pausa. El servidor se corta."""
    red.factura()
    red.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    red.pasar()
    red.el_dia("2026-12-15")
    for numero in range(cuantos):
        if numero == cuantos // 2:
            red.transferencia("ACME Ltda", "$450.000")
        if numero == cuantos - 3:
            red.llega(f"Carla <{TITULAR}>", "Orden", "pausar 702")
        red.llega(f"boletin{numero}@revista.example", f"Boletín {numero}", "Novedades de la semana.")
    red.imap.guion.cortes_al_traer = cortes
    for _ in range(cortes):
        assert not red.pasar().al_dia
        assert not red.etapas(ANA) + red.etapas(LUIS)
    assert red.pasar().al_dia
    assert len(red.casa.cartera.vistos) == cuantos + 4
    assert red.la("123").saldo == 0
    assert red.como_esta("702").estado == "pausada"
    red.el_dia("2026-12-16")
    red.pasar()
    assert not red.etapas(ANA) + red.etapas(LUIS)


def test_f27_con_el_buzon_lleno_nadie_recibe_nada_hasta_leerlo_todo(red: EscenarioDeRed) -> None:
    _atraso(red, 120, cortes=3)


@pytest.mark.largo
def test_f27_diez_mil_correos_con_la_memoria_plana(red: EscenarioDeRed) -> None:
    """Además del tope de 150 MB, lo que crece no pasa de lo que el propio servidor de la prueba guarda."""
    antes = _memoria()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # el máximo, desde ahora: otras pruebas ya gastaron
    _atraso(red, 10_000, cortes=5)
    assert _maximo() - antes < 150 * 2**20  # con lo que guarda el servidor de la prueba


def _maximo() -> int:
    """La memoria máxima del proceso, en octetos (`VmHWM`, proc(5))."""
    renglones = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (suya,) = (renglon.split()[1] for renglon in renglones if renglon.startswith("VmHWM:"))
    return int(suya) * 1024


def _memoria() -> int:
    paginas = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return paginas * os.sysconf("SC_PAGE_SIZE")


def _descriptores() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - se cuenta, no se recorre


def _girar(red: EscenarioDeRed, vueltas: int) -> None:
    """Vueltas con correo de vez en cuando, conexiones que se caen y esperas."""
    for vuelta in range(vueltas):
        red.imap.ordenes.clear()
        red.smtp.ordenes.clear()
        if vuelta % 50 == 0:
            red.casa.entrada.cerrar()  # la conexión se pierde y se rehace
        if vuelta % 100 == 0:
            red.imap.guion.idle = "termina"
            with pytest.raises(FalloPasajero):
                _esperar_cortado(red)
            red.imap.guion.idle = "normal"
        red.pasar()


def _esperar_cortado(red: EscenarioDeRed) -> None:
    for _ in range(3):
        red.casa.entrada.esperar(1)


def _sin_fugas(red: EscenarioDeRed, vueltas: int, margen: float) -> tuple[int, int]:
    red.factura()
    _girar(red, 200)
    gc.collect()
    memoria, descriptores = _memoria(), _descriptores()
    _girar(red, vueltas)
    gc.collect()
    despues = _memoria()
    assert despues < memoria * margen, (memoria, despues)
    assert _descriptores() <= descriptores + 2
    return memoria, despues


def test_f53_cientos_de_vueltas_no_dejan_memoria_ni_descriptores(red: EscenarioDeRed) -> None:
    _sin_fugas(red, 300, 1.05)


@pytest.mark.largo
def test_f53_veinte_mil_vueltas_no_dejan_memoria_ni_descriptores(red: EscenarioDeRed) -> None:
    _sin_fugas(red, 20_000, 1.05)


def _un_ano(dias: int, *, con_averias: bool) -> Escenario:
    """Un negocio pequeño, día a día, con dos vueltas: si la de la mañana falla, la de la tarde la suple."""
    azar = random.Random(7)  # noqa: S311 - para repetir siempre las mismas averías
    e = Escenario(con_jinja=False)
    for dia in range(dias):
        e.reloj.poner(e.inicio + timedelta(days=dia))
        if dia % 15 == 0:
            vence = (e.inicio + timedelta(days=dia + 20)).strftime("%d/%m/%Y")
            quien = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[dia // 15 % 26]
            e.factura(
                f"{1000 + dia}", f"Cliente {quien}", f"c@cliente{quien.lower()}.example", f"${dia + 10}.000", vence
            )
        if dia % 45 == 40:
            quien = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(dia - 40) // 15 % 26]
            e.transferencia(f"Cliente {quien}", f"${dia - 40 + 10}.000")
        if con_averias:
            _averiar(e, azar)
        e.pasar()
        e.reloj.avanzar(timedelta(hours=4))
        for punto in ("entrada.novedades", "salida.conectar", "salida.cuerpo", "entrada.archivar", "entrada.sobre"):
            e.mundo.fallos._guion[punto].clear()
        e.pasar()
    return e


def _averiar(e: Escenario, azar: random.Random) -> None:
    cual = azar.choice(["nada", "imap", "smtp", "a_mitad", "append", "muerte", "a_medias"])
    if cual == "imap":
        e.mundo.fallos.programar("entrada.novedades", FalloPasajero("no contesta"))
    elif cual == "smtp":
        e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421")] * 5)
    elif cual == "a_mitad":
        e.mundo.fallos.programar("salida.cuerpo", FalloPasajero("se cortó"))
    elif cual == "append":
        e.mundo.fallos.programar("entrada.archivar", FalloPasajero("NO"))
    elif cual == "a_medias":
        e.mundo.fallos.programar("entrada.sobre", FalloPasajero("se cortó"))
    elif cual == "muerte":
        e.renacer()


def _final(e: Escenario) -> dict[str, object]:
    return {
        f.numero: (f.saldo, [paso.etapa for paso in f.etapas if paso.enviada], f.en_agencia)
        for f in e.casa.cartera.facturas.values()
    }


@pytest.mark.parametrize("dias", [90, pytest.param(365, marks=pytest.mark.largo)])
def test_f53_un_ano_con_averias_acaba_como_un_ano_sin_ellas(dias: int) -> None:
    sereno, revuelto = _un_ano(dias, con_averias=False), _un_ano(dias, con_averias=True)
    assert _final(revuelto) == _final(sereno)
    cartas = Counter(carta.id for carta in revuelto.cartas if not carta.id.startswith("resumen/"))
    assert not [carta for carta, veces in cartas.items() if veces > 1]
