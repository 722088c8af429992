"""F36: dos Buzones con libros distintos atendiendo el mismo buzón de correo."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from averias.mundo_de_red import ANA
from proceso.mundo import Mundo, esperar_a
from recorridos.escenario import Escenario
from servidores.buzones import BuzonImap, en_dovecot, en_pymap
from servidores.dovecot import Dovecot

from buzon.demo.servidores import ServidoresDemo
from buzon.puertos import BuzonAjeno, Senal
from buzon.vigia.ocupacion import rival

AHORA = datetime(2026, 12, 15, 13, tzinfo=UTC)


def _senal(quien: str, desde: timedelta = timedelta(0), cuando: timedelta = timedelta(0)) -> Senal:
    return Senal(instancia=quien, maquina=f"máquina-{quien}", desde=AHORA + desde, cuando=AHORA + cuando)


def _con_instancia(e: Escenario, quien: str) -> Escenario:
    e.casa.instancia = _senal(quien)
    return e


def _gemelo(e: Escenario) -> Escenario:
    """Otro Buzón, con otro libro, ante el mismo buzón de correo."""
    otro = Escenario()
    otro.mundo.casillero = e.mundo.casillero
    otro.mundo.renacer()
    otro.casa = otro._montar()
    return _con_instancia(otro, "b")


def test_f36_el_segundo_se_niega_lo_explica_y_no_envia_nada() -> None:
    uno = _con_instancia(Escenario(), "a")
    uno.factura()
    uno.pasar()
    dos = _gemelo(uno)
    with pytest.raises(BuzonAjeno, match="ya lo atiende otro Buzón, en la máquina máquina-a"):
        dos.pasar()
    assert not dos.cartas
    assert not dos.casa.cartera.facturas
    assert "ajeno" in dos.casa.cartera.problemas
    uno.hasta("2026-12-15")
    assert uno.etapas(ANA) == ["vencimiento"]


def test_f36_cuando_el_primero_se_va_el_segundo_toma_el_relevo_en_una_hora() -> None:
    uno = _con_instancia(Escenario(), "a")
    uno.pasar()
    dos = _gemelo(uno)
    dos.reloj.avanzar(timedelta(minutes=61))
    dos.pasar()
    assert "ajeno" not in dos.casa.cartera.problemas


@pytest.mark.parametrize(
    ("otras", "es_nueva", "quien"),
    [
        ([], True, None),
        ([_senal("yo")], True, None),
        ([_senal("otro")], True, "otro"),
        ([_senal("otro", cuando=timedelta(hours=-2))], True, None),
        ([_senal("otro", desde=timedelta(minutes=1))], False, None),  # llegó después: cede él
        ([_senal("otro", desde=timedelta(minutes=-1))], False, "otro"),
        ([_senal("aaa")], False, "aaa"),  # a la vez: desempata el nombre, igual para los dos
        ([_senal("zzz")], False, None),
    ],
)
def test_f36_quien_tiene_mas_derecho(otras: list[Senal], quien: str | None, *, es_nueva: bool) -> None:
    hallada = rival(otras, _senal("yo"), AHORA, es_nueva=es_nueva)
    assert (hallada.instancia if hallada else None) == quien


def _senales_en(buzon: BuzonImap) -> None:
    una, otra = buzon.abrir(), buzon.abrir()
    assert una.senales() == ()
    una.senalar(_senal("a"))
    assert otra.senales() == (_senal("a"),)
    una.senalar(_senal("a", cuando=timedelta(minutes=20)))
    otra.senalar(_senal("b"))
    assert set(una.senales()) == {_senal("a", cuando=timedelta(minutes=20)), _senal("b")}
    assert list(una.novedades({}, AHORA - timedelta(days=9))) == []  # no se confunde con correo
    buzon.cerrar()


def test_f36_la_senal_va_y_vuelve_por_imap(pymap: ServidoresDemo) -> None:
    _senales_en(en_pymap(pymap))


@pytest.mark.dovecot
def test_f36_y_por_dovecot(dovecot: Dovecot) -> None:
    _senales_en(en_dovecot(dovecot))


def test_f36_dos_casas_de_verdad_ante_el_mismo_buzon(negocio: Mundo) -> None:
    otra = Mundo(
        negocio.imap_puerto,
        negocio.usuario,
        negocio.clave,
        negocio.smtp,
        negocio.casa.with_name("otra"),
        dict(negocio.entorno),
    )
    shutil.copytree(negocio.casa, otra.casa, ignore=shutil.ignore_patterns("datos"))
    with negocio.vigilando() as demonio:
        esperar_a((negocio.casa / "datos" / "latido").exists, "la primera vuelta")
        negada = otra.buzon("pasada", codigo=1)
        assert "ya lo atiende otro Buzón" in negada.stderr
        assert "Traceback" not in negada.stderr
        assert demonio.parar() == 0
