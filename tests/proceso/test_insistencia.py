"""Cuánto insiste Buzón cuando el mundo falla: lo justo para no perder nada y sin que el proveedor lo bloquee."""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import TypeVar

import pytest
from recorridos.escenario import Escenario

from buzon.adaptadores.sistema import Despertador
from buzon.puertos import CredencialRechazada, Estado, FalloPasajero
from buzon.vigia import Bucle, bucle

B = TypeVar("B", bound=Bucle)


class Oidor:
    """A quien el bucle cuenta lo que hace."""

    def __init__(self) -> None:
        self.estados: list[Estado] = []
        self.contado: list[str] = []
        self.latidos: list[datetime] = []
        self.respaldos: list[date] = []

    def decir(self, estado: Estado, _texto: str = "") -> None:
        self.estados.append(estado)


class BucleContado(Bucle):
    """El de verdad, que apunta cuánto iba a esperar en vez de esperarlo, y para a las `vueltas`."""

    vueltas = 8

    def _aguardar(self, segundos: float, hay_novedad: Callable[[float], bool]) -> None:
        self.esperas = [*getattr(self, "esperas", []), segundos]
        self.casa.debe_parar = len(self.esperas) >= self.vueltas
        hay_novedad(0.0)


@pytest.fixture
def e() -> Escenario:
    return Escenario()


@pytest.fixture
def testigo() -> Oidor:
    return Oidor()


@pytest.fixture
def contado(e: Escenario, testigo: Oidor) -> Iterator[BucleContado]:
    despertador = Despertador()
    yield _bucle(BucleContado, e, testigo, despertador)
    despertador.cerrar()


def _bucle(clase: type[B], e: Escenario, testigo: Oidor, despertador: Despertador) -> B:
    return clase(
        e.casa,
        lector=despertador.lector,
        vaciar=despertador.vaciar,
        supervisor=testigo,
        respaldar=testigo.respaldos.append,
        latir=testigo.latidos.append,
        contar=testigo.contado.append,
    )


def test_una_conexion_que_se_cae_al_escuchar_se_rehace_cada_vez_mas_tarde(e: Escenario, contado: BucleContado) -> None:
    e.mundo.fallos.programar("entrada.esperar", *[FalloPasajero("se cayó")] * 20)
    contado.correr()
    assert contado.esperas[1::2] == [5, 10, 20, 40], "cada escucha fallida, y lo que se reposa después"


def test_un_buzon_que_no_contesta_se_reintenta_cada_vez_mas_tarde_hasta_cinco_minutos(
    e: Escenario, contado: BucleContado, testigo: Oidor
) -> None:
    e.mundo.fallos.programar("entrada.novedades", *[FalloPasajero("no contesta")] * 20)
    contado.correr()
    assert contado.esperas == [5, 10, 20, 40, 80, 160, 300, 300]
    assert testigo.latidos == [], "solo late quien leyó el buzón hasta el final"
    assert testigo.contado == ["va mal: no consigo leer el buzón: no contesta"]


def test_la_clave_mala_se_prueba_cada_quince_minutos(e: Escenario, contado: BucleContado, testigo: Oidor) -> None:
    e.mundo.fallos.programar("entrada.novedades", *[CredencialRechazada("no la quiere")] * 3)
    contado.correr()
    assert contado.esperas[:3] == [900, 900, 900]
    assert "ya va bien: no puedo entrar en el buzón: no la quiere" in testigo.contado
    assert testigo.latidos


def test_en_una_espera_larga_se_sigue_diciendo_que_se_vive(
    e: Escenario, testigo: Oidor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bucle, "_LATIDO", 0.01)
    monkeypatch.setattr(bucle, "_ESPERA_MINIMA", 0.1)
    e.mundo.fallos.programar("entrada.novedades", FalloPasajero("no contesta"))
    despertador = Despertador()
    vigia = _bucle(Bucle, e, testigo, despertador)

    def latir(instante: datetime) -> None:
        testigo.latidos.append(instante)
        e.casa.debe_parar = True

    vigia._latir = latir
    vigia.correr()
    despertador.cerrar()
    assert testigo.estados[:2] == ["listo", "vivo"]
    assert testigo.estados.count("vivo") >= 4
    assert testigo.estados[-1] == "parando"


def _con_cartas(e: Escenario, cuantas: int = 6) -> None:
    e.pasar()
    for i in range(cuantas):
        e.factura(f"{100 + i}", f"Comercial {i} Ltda", f"c{i}@c{i}.example")


def test_si_tres_cartas_seguidas_no_salen_las_demas_esperan_a_otra_vuelta(e: Escenario) -> None:
    _con_cartas(e)
    e.mundo.fallos.pasos.clear()
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("no contesta")] * 20)
    e.pasar()
    assert e.mundo.fallos.pasos.count("salida.conectar") == 3


def test_con_la_clave_de_enviar_mala_se_prueba_una_vez_y_todas_esperan(e: Escenario) -> None:
    _con_cartas(e)
    e.mundo.fallos.pasos.clear()
    e.mundo.fallos.programar("salida.conectar", CredencialRechazada("no la quiere"))
    e.pasar()
    e.reloj.avanzar(timedelta(minutes=10))
    e.pasar()
    assert e.mundo.fallos.pasos.count("salida.conectar") == 1
    assert "smtp" in e.casa.cartera.problemas
    e.reloj.avanzar(timedelta(minutes=10))
    e.pasar()
    assert len(e.avisos("recibo")) == 6
    assert "smtp" not in e.casa.cartera.problemas


def test_sin_disco_para_la_copia_ni_para_apuntarlo_el_bucle_sigue(
    contado: BucleContado, e: Escenario, testigo: Oidor
) -> None:
    contado.vueltas = 2
    e.pasar()

    def respaldar(_dia: date) -> None:
        if not testigo.respaldos:
            testigo.respaldos.append(_dia)
            e.mundo.fallos.programar("libro.asentar", FalloPasajero("no cabe"))
            raise FalloPasajero("no cabe")
        testigo.respaldos.append(_dia)

    contado._respaldar = respaldar
    contado.correr()
    assert len(testigo.latidos) == 2
    assert len(testigo.respaldos) == 2
    assert "respaldo" not in e.casa.cartera.problemas


def test_quien_debe_parar_no_empieza_nada_mas(e: Escenario) -> None:
    _con_cartas(e)
    e.casa.debe_parar = True
    balance = e.pasar()
    assert (balance.leidos, balance.enviados, balance.al_dia) == (1, 0, False)
    e.casa.debe_parar = False
    e.pasar()
    assert len(e.avisos("recibo")) == 6


def test_una_senal_corta_la_espera_y_no_deja_el_bucle_girando(e: Escenario, testigo: Oidor) -> None:
    despertador = Despertador()
    vigia = _bucle(Bucle, e, testigo, despertador)
    recargas: list[int] = []

    def recargar() -> None:
        recargas.append(1)
        vigia.recargar = None

    def latir(instante: datetime) -> None:
        testigo.latidos.append(instante)
        if len(testigo.latidos) == 1:
            vigia.recargar = recargar
            despertador.despertar()
        else:
            e.casa.debe_parar = True

    vigia._latir = latir
    vigia.correr()
    assert recargas == [1]
    assert len(testigo.latidos) == 2
    assert testigo.estados == ["listo", "vivo", "recargando", "listo", "vivo", "parando"]
    with pytest.raises(BlockingIOError):
        os.read(despertador.lector, 1)
    despertador.cerrar()
