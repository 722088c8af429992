"""Un paseo al azar por el buzón, con cortes: la bandeja real y la de memoria han de contar siempre lo mismo.

Lo que se comprueba es la promesa del bucle: siguiendo las marcas, cada correo vivo se entrega, y ninguno dos veces
mientras la numeración no cambie.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from servidores.buzones import BuzonImap, en_dovecot, en_pymap, servidor_local
from servidores.dovecot import Dovecot
from servidores.intermediario import Intermediario

from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.demo.servidores import ServidoresDemo
from buzon.puertos import FalloPasajero, Marca

HOY = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
DESDE = HOY - timedelta(days=5)
PASOS = st.lists(
    st.one_of(
        st.tuples(st.just("entregar"), st.integers(1, 3)),
        st.tuples(st.just("leer"), st.integers(1, 5)),
        st.tuples(st.just("cortar"), st.sampled_from(["SELECT", "SEARCH", "INTERNALDATE", "BODY", "STORE"])),
        st.tuples(st.just("esperar"), st.just(0)),
        st.tuples(st.just("enviados"), st.just(0)),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def servidores() -> Iterator[ServidoresDemo]:
    with ServidoresDemo() as nuevos:
        yield nuevos


class Paseo:
    def __init__(self, buzon: BuzonImap, medio: Intermediario) -> None:
        self.buzon, self.medio = buzon, medio
        self.bandeja = BandejaImap(
            servidor_local(medio.puerto, buzon.usuario), lambda: buzon.clave, plazos=PlazosImap(lectura=2, ventana=4)
        )
        self.puestos: list[bytes] = []
        self.leidos: list[bytes] = []
        self.marcas: dict[str, Marca] = {}

    def dar(self, paso: str, dato: int | str) -> None:
        if paso == "entregar" and isinstance(dato, int):
            for _ in range(dato):
                crudo = b"Message-ID: <%d@x.example>\r\n\r\nhola\r\n" % len(self.puestos)
                self.buzon.entregar(crudo, HOY)
                self.puestos.append(crudo)
        elif paso == "leer" and isinstance(dato, int):
            self.leer(dato)
        elif paso == "cortar" and isinstance(dato, str):
            self.medio.al_oir(dato.encode(), "cortar")
        elif paso == "esperar":
            self.bandeja.esperar(0)
        elif paso == "enviados":
            self.bandeja.buscar_enviada("nada@x.example")

    def leer(self, cuantos: int) -> None:
        """Como el bucle: apunta la marca tras cada correo, y puede dejarlo a medias."""
        for numero, sobre in enumerate(self.bandeja.novedades(self.marcas, DESDE)):
            self.leidos.append(sobre.crudo)
            self.marcas[sobre.carpeta] = Marca(sobre.uidvalidity, sobre.uid)
            self.bandeja.acusar(sobre, "BuzonVisto")
            if numero + 1 == cuantos:
                return


def pasear(buzon: BuzonImap, puerto: int, pasos: list[tuple[str, int | str]]) -> None:
    with Intermediario(puerto) as medio:
        paseo = Paseo(buzon, medio)
        for paso, dato in pasos:
            with suppress(FalloPasajero):
                paseo.dar(paso, dato)
            assert paseo.leidos == paseo.puestos[: len(paseo.leidos)]
        for _ in range(30):
            with suppress(FalloPasajero):
                paseo.leer(1000)
                break
        paseo.bandeja.cerrar()
        assert paseo.leidos == paseo.puestos


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pasos=PASOS)
def test_siguiendo_las_marcas_cada_correo_se_entrega_una_vez_aunque_se_corte(
    servidores: ServidoresDemo, pasos: list[tuple[str, int | str]]
) -> None:
    pasear(en_pymap(servidores), servidores.imap_puerto, pasos)


@pytest.mark.dovecot
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pasos=PASOS)
def test_y_con_dovecot_tambien(dovecot: Dovecot, pasos: list[tuple[str, int | str]]) -> None:
    pasear(en_dovecot(dovecot), dovecot.puerto, pasos)
