"""Las averías que se le piden al mundo en memoria."""

from datetime import UTC, datetime, timedelta

import pytest

from buzon.adaptadores.memoria import MundoEnMemoria
from buzon.adaptadores.sistema import RelojFijo
from buzon.dominio.asientos import Asiento, Causa
from buzon.puertos import BandejaDeEntrada, BandejaDeSalida, FalloEnDuda, FalloPasajero, Libro, Plantillas

HOY = datetime(2026, 11, 20, tzinfo=UTC)
CARTA = b"Message-ID: <c1@andes.example>\r\n\r\nhola\r\n"


@pytest.fixture
def mundo() -> MundoEnMemoria:
    return MundoEnMemoria(RelojFijo(HOY), plantillas=("primer_aviso",))


def enviar(mundo: MundoEnMemoria, puntos: list[str]) -> None:
    mundo.salida.enviar(CARTA, "a@andes.example", ["b@x.example"], lambda: puntos.append("punto"))


def test_los_mundos_encajan_en_los_puertos(mundo: MundoEnMemoria) -> None:
    entrada: BandejaDeEntrada = mundo.entrada
    salida: BandejaDeSalida = mundo.salida
    libro: Libro = mundo.libro
    plantillas: Plantillas = mundo.plantillas
    assert list(entrada.novedades({}, HOY)) == []
    assert salida.enviar(CARTA, "a@andes.example", ["b@x.example"], lambda: None).rechazados == {}
    assert tuple(libro.asientos()) == ()
    assert plantillas.escribir("primer_aviso", {"saldo": "1000"}).texto == "saldo: 1000"


@pytest.mark.parametrize(("punto", "cruzados", "entregadas"), [("salida.punto", 1, 0), ("salida.entregada", 1, 1)])
def test_una_duda_puede_haber_llegado_o_no(mundo: MundoEnMemoria, punto: str, cruzados: int, entregadas: int) -> None:
    mundo.fallos.programar(punto, FalloEnDuda("corte"))
    puntos: list[str] = []
    with pytest.raises(FalloEnDuda):
        enviar(mundo, puntos)
    assert (len(puntos), len(mundo.salida.entregadas)) == (cruzados, entregadas)


def test_las_averias_salen_en_su_orden_y_luego_todo_va_bien(mundo: MundoEnMemoria) -> None:
    mundo.fallos.programar("salida.conectar", FalloPasajero("una"), None, FalloPasajero("dos"))
    for mensaje in ("una", None, "dos", None):
        if mensaje is None:
            enviar(mundo, [])
        else:
            with pytest.raises(FalloPasajero, match=mensaje):
                enviar(mundo, [])
    assert len(mundo.salida.entregadas) == 2


def test_se_puede_morir_en_cada_paso_y_renacer_con_el_mismo_libro(mundo: MundoEnMemoria) -> None:
    asiento = Asiento(numero=1, cuando=HOY, causa=Causa("dia", "2026-11-20"), hechos=())
    mundo.fallos.morir_en = 2
    with pytest.raises(SystemExit):
        mundo.libro.asentar(asiento)
    assert mundo.fallos.pasos == ["libro.asentar", "libro.asentado"]
    mundo.renacer()
    (asentado,) = mundo.libro.asientos()
    assert (asentado.numero, asentado.cuando, asentado.causa) == (1, HOY, asiento.causa)


def test_el_archivo_devuelve_lo_guardado_por_su_huella(mundo: MundoEnMemoria) -> None:
    huella = mundo.archivo.guardar(b"factura")
    assert mundo.archivo.guardar(b"factura") == huella
    assert mundo.archivo.leer(huella) == b"factura"
    assert mundo.archivo.leer("0" * 64) is None


def test_con_dias_simulados_esperar_no_duerme(mundo: MundoEnMemoria) -> None:
    assert mundo.entrada.esperar(3600) is False
    mundo.casillero.entregar(CARTA, HOY)
    assert mundo.entrada.esperar(3600) is True


def test_renumerar_conserva_los_correos_con_otra_numeracion(mundo: MundoEnMemoria) -> None:
    for _ in range(3):
        mundo.casillero.entregar(CARTA, HOY)
    mundo.casillero.borrar(1)
    antes = [(sobre.uidvalidity, sobre.uid) for sobre in mundo.entrada.novedades({}, HOY - timedelta(days=1))]
    mundo.casillero.renumerar()
    despues = [(sobre.uidvalidity, sobre.uid) for sobre in mundo.entrada.novedades({}, HOY - timedelta(days=1))]
    assert [uid for _, uid in antes] == [2, 3]
    assert [uid for _, uid in despues] == [1, 2]
    assert antes[0][0] != despues[0][0]
