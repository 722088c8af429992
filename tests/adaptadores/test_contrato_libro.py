"""Lo que todo Libro y todo Archivo cumplen, en disco y en memoria. Las dos formas pasan las mismas pruebas."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.libro_tinydb import LibroTinyDB
from buzon.adaptadores.memoria.libro import ArchivoEnMemoria, LibroEnMemoria
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import (
    BorradorAbierto,
    CartaEncargada,
    CasaAbierta,
    CorreoVisto,
    PagoAplicado,
    PromesaHecha,
    Renglon,
    RespuestaRecibida,
    VigilanciaActivada,
)
from buzon.dominio.lecturas import FacturaLeida, Parte
from buzon.puertos import Archivo, Libro

LUNES = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def asiento(numero: int, *hechos: Any) -> Asiento:
    return Asiento(
        numero, LUNES + timedelta(hours=numero), Causa("casa"), hechos or (CasaAbierta(casa=f"casa-{numero}"),)
    )


@pytest.fixture(params=["disco", "memoria"])
def libro(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Libro]:
    if request.param == "memoria":
        yield LibroEnMemoria(asientos=[asiento(1)])
    else:
        with LibroTinyDB.crear(tmp_path / "datos", asiento(1)) as abierto:
            yield abierto


@pytest.fixture(params=["disco", "memoria"])
def archivo(request: pytest.FixtureRequest, tmp_path: Path) -> Archivo:
    return ArchivoEnMemoria() if request.param == "memoria" else ArchivoEnDisco(tmp_path / "archivo")


def test_lo_asentado_se_lee_en_orden(libro: Libro) -> None:
    for numero in (2, 3, 4):
        libro.asentar(asiento(numero))
    assert [uno.numero for uno in libro.asientos()] == [1, 2, 3, 4]
    assert [uno.hechos for uno in libro.asientos()] == [asiento(numero).hechos for numero in (1, 2, 3, 4)]


@pytest.mark.parametrize("numero", [0, 1, 3, -2])
def test_un_numero_que_no_sigue_es_una_historia_imposible(libro: Libro, numero: int) -> None:
    with pytest.raises(ValueError, match="no le puede seguir"):
        libro.asentar(asiento(numero))
    libro.asentar(asiento(2))
    assert [uno.numero for uno in libro.asientos()] == [1, 2]


def test_cada_asiento_lleva_la_huella_del_anterior_y_la_suya(libro: Libro) -> None:
    libro.asentar(msgspec.structs.replace(asiento(2), anterior="lo que traiga", huella="no cuenta"))
    primero, segundo = libro.asientos()
    assert primero.anterior == ""
    assert segundo.anterior == primero.huella
    assert len({primero.huella, segundo.huella}) == 2


def test_la_huella_se_comprueba_sin_buzon(libro: Libro) -> None:
    libro.asentar(asiento(2, PagoAplicado(pago="p", factura="F-1", importe=Decimal("12.50"), razones=("mismo año",))))
    ultimo = list(libro.asientos())[1]
    previo = next(iter(libro.asientos()))
    esperado = (
        f'{{"anterior":"{previo.huella}","causa":{{"de":"","tipo":"casa"}},"cuando":"2026-03-02T11:30:00Z",'
        '"hechos":[{"factura":"F-1","hecho":"PagoAplicado","importe":"12.50","pago":"p","razones":["mismo año"]}],'
        '"numero":2}'
    )
    assert ultimo.huella == sha256(esperado.encode()).hexdigest()


def test_la_hora_se_guarda_en_utc(libro: Libro) -> None:
    en_santiago = datetime(2026, 3, 2, 22, 0, tzinfo=timezone(timedelta(hours=-3)))
    libro.asentar(msgspec.structs.replace(asiento(2), cuando=en_santiago))
    assert list(libro.asientos())[1].cuando.isoformat() == "2026-03-03T01:00:00+00:00"


@pytest.mark.parametrize(
    "malo",
    [
        msgspec.structs.replace(asiento(2), cuando=datetime(2026, 3, 2, 9, 30)),  # noqa: DTZ001 - sin zona a propósito
        asiento(2, CasaAbierta(casa="media letra: \udcf1")),
        asiento(2, RespuestaRecibida(respuesta="r", deudor="d", de="x", tipo="otra", cita="", certeza=float("nan"))),
        asiento(2, PromesaHecha(promesa="p", deudor="d", facturas=("F",), fecha="el viernes", cita="")),  # type: ignore[arg-type]  # el tipo está mal a propósito
        asiento(2, "esto no es un hecho"),
    ],
    ids=["sin_zona", "texto_roto", "no_es_numero", "fecha_de_texto", "no_es_un_hecho"],
)
def test_lo_que_no_se_podria_leer_no_se_escribe(libro: Libro, malo: Asiento) -> None:
    with pytest.raises(ValueError, match="El asiento 2 no"):
        libro.asentar(malo)
    libro.asentar(asiento(2))
    assert [uno.numero for uno in libro.asientos()] == [1, 2]


def test_recorrer_el_libro_mientras_se_escribe_da_lo_que_habia(libro: Libro) -> None:
    recorrido = iter(libro.asientos())
    assert next(recorrido).numero == 1
    libro.asentar(asiento(2))
    assert list(recorrido) == []


textos = st.text(max_size=40)
importes = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)
json_llano = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | textos,
    lambda hijos: st.lists(hijos, max_size=3) | st.dictionaries(textos, hijos, max_size=3),
    max_leaves=6,
)
instantes = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - así lo pide hypothesis
fechas = st.dates(date(1990, 1, 1))
hechos = st.one_of(
    st.builds(CasaAbierta, casa=textos),
    st.builds(VigilanciaActivada, desde=instantes),
    st.builds(
        CorreoVisto,
        huella=textos,
        clase=st.sampled_from(["respuesta", "rebote", "otro"]),
        carpeta=textos,
        uidvalidity=st.integers(0, 2**32 - 1),
        uid=st.integers(0, 2**32 - 1),
        message_id=st.none() | textos,
        asunto=textos,
    ),
    st.builds(
        RespuestaRecibida,
        respuesta=textos,
        deudor=textos,
        de=textos,
        tipo=textos,
        cita=textos,
        certeza=st.floats(0, 1),
        facturas=st.lists(textos, max_size=3).map(tuple),
    ),
    st.builds(PagoAplicado, pago=textos, factura=textos, importe=importes, razones=st.tuples(textos)),
    st.builds(
        PromesaHecha,
        promesa=textos,
        deudor=textos,
        facturas=st.tuples(textos),
        fecha=fechas,
        cita=textos,
        importe=st.none() | importes,
    ),
    st.builds(
        BorradorAbierto,
        borrador=textos,
        leida=st.builds(
            FacturaLeida,
            formato=st.just("texto"),
            tipo=st.just("factura"),
            numero=st.none() | textos,
            vencimiento=st.none() | fechas,
            total=st.none() | importes,
            emisor=st.builds(Parte, nombre=st.none() | textos),
        ),
        faltan=st.tuples(textos),
    ),
    st.builds(
        CartaEncargada,
        carta=textos,
        plantilla=textos,
        dirigida=st.sampled_from(["deudor", "titular", "agencia"]),
        para=st.tuples(textos),
        renglones=st.lists(st.builds(Renglon, factura=textos, etapa=st.none() | textos), max_size=2).map(tuple),
        datos=st.dictionaries(textos, json_llano, max_size=3),
    ),
)
historias = st.lists(st.tuples(instantes, st.lists(hechos, max_size=4).map(tuple), textos), min_size=1, max_size=8).map(
    lambda partes: [Asiento(n, c, Causa("correo", de), h) for n, (c, h, de) in enumerate(partes, start=1)]
)


@settings(deadline=None, max_examples=60)
@given(historias)
def test_cualquier_historia_se_lee_como_se_escribio_y_las_dos_formas_dicen_lo_mismo(historia: list[Asiento]) -> None:
    memoria = LibroEnMemoria(asientos=historia)
    with TemporaryDirectory() as temporal:
        with LibroTinyDB.crear(Path(temporal) / "datos", historia[0]) as libro:
            for uno in historia[1:]:
                libro.asentar(uno)
            escritos = list(libro.asientos())
            assert libro.verificar() == ()
        with LibroTinyDB.abrir(Path(temporal) / "datos") as libro:
            assert list(libro.asientos()) == escritos
    assert [msgspec.structs.replace(uno, anterior="", huella="") for uno in escritos] == historia
    assert list(memoria.asientos()) == escritos


def test_lo_guardado_se_lee_por_su_sha256(archivo: Archivo) -> None:
    huella = archivo.guardar(b"%PDF-1.7 factura 1234")
    assert huella == sha256(b"%PDF-1.7 factura 1234").hexdigest()
    assert archivo.leer(huella) == b"%PDF-1.7 factura 1234"


def test_guardar_dos_veces_no_cambia_nada(archivo: Archivo) -> None:
    assert archivo.guardar(b"carta") == archivo.guardar(b"carta")
    assert archivo.leer(archivo.guardar(b"carta")) == b"carta"


def test_un_contenido_vacio_tambien_se_guarda(archivo: Archivo) -> None:
    assert archivo.leer(archivo.guardar(b"")) == b""


@pytest.mark.parametrize("huella", ["0" * 64, "", "../../etc/passwd", "ABC", "g" * 64, "ñ" * 64])
def test_de_una_huella_que_no_esta_no_sale_nada(archivo: Archivo, huella: str) -> None:
    archivo.guardar(b"otra cosa")
    assert archivo.leer(huella) is None


@settings(deadline=None, max_examples=40)
@given(st.lists(st.binary(max_size=200), max_size=6))
def test_cualquier_contenido_vuelve_igual(contenidos: list[bytes]) -> None:
    with TemporaryDirectory() as temporal:
        for archivo in (ArchivoEnDisco(Path(temporal)), ArchivoEnMemoria()):
            huellas = [archivo.guardar(uno) for uno in contenidos]
            assert [archivo.leer(huella) for huella in huellas] == contenidos
