"""T34 y T36: la clave no está en ningún sitio donde no deba, y el registro no cuenta la vida de nadie."""

import logging
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from proceso.correos import cfdi, factura_reenviada
from proceso.mundo import CLIENTE, Mundo, esperar_a

from buzon.adaptadores.registro import Discreto, registrar_discretamente
from buzon.adaptadores.sistema import RelojReal
from buzon.dominio.discrecion import enmascarar

CANARIO = "canario-Zx81-que-no-se-ve"


def _fallar(fallo: Exception) -> None:
    raise fallo


def test_t34_la_clave_no_esta_en_el_registro_ni_en_la_casa_ni_en_lo_que_se_ve_del_proceso(negocio: Mundo) -> None:
    negocio.smtp.crear_usuario(negocio.usuario, CANARIO)
    negocio.smtp.crear_usuario("cobros@imprentasol.example", CANARIO)
    negocio.clave = CANARIO
    secreto = negocio.casa / "credenciales" / "imap"
    secreto.write_text(CANARIO + "\n", encoding="utf-8")
    secreto.chmod(0o600)
    for servidor in ("correo.imap", "correo.smtp"):
        negocio.cambiar(servidor, "clave", '"credencial:imap"')
    negocio.entorno.clear()
    ahora = RelojReal().ahora()
    dia = (ahora - timedelta(days=10)).date().isoformat()
    negocio.entregar(factura_reenviada(cfdi("1234", "11600.00", dia, 60), "1234", ahora), ahora)
    with negocio.vigilando() as demonio:
        demonio.dice("1 correos leídos")
        proceso = Path("/proc") / str(demonio.proceso.pid)
        visto = b"".join((proceso / nombre).read_bytes() for nombre in ("environ", "cmdline", "status"))
        secreto.write_text("ya-no-vale\n", encoding="utf-8")
        assert demonio.parar() == 0
    dicho = "\n".join(demonio.lineas).encode()
    guardado = b"".join(r.read_bytes() for r in negocio.casa.rglob("*") if r.is_file())
    assert CANARIO.encode() not in visto + dicho + guardado


def test_t34_una_caida_no_ensena_lo_que_tenia_entre_manos(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    formato = registrar_discretamente()
    formato.nombres = lambda: ("Maderas Alerce",)
    try:
        _fallar(ValueError(f"no cuadra {CLIENTE}: Maderas Alerce debe $ 450.000 de «Factura 123»"))
    except ValueError as fallo:
        sys.excepthook(type(fallo), fallo, fallo.__traceback__)
    dicho = capsys.readouterr().err
    assert "ValueError: no cuadra" in dicho
    assert CLIENTE not in dicho
    caida = dicho.rpartition("ValueError:")[2]
    assert not [secreto for secreto in ("Maderas Alerce", "450.000", "Factura 123") if secreto in caida]


@pytest.mark.parametrize(
    ("dicho", "queda"),
    [
        ("no se pudo escribir a ana.rojas@acme.example", "no se pudo escribir a a…@a…"),
        ("no sé si llegó: «Factura 123 vencida»", "no sé si llegó: «…»"),
        ("mira «buzon diagnostico»", "mira «buzon diagnostico»"),
        ("entraron $ 450.000 y 1.200,50 € y US$30", "entraron [importe] y [importe] y [importe]"),
        ("Maderas Alerce no contesta", "[cliente] no contesta"),
        ("3 correos leídos, 1 enviado", "3 correos leídos, 1 enviado"),
        (
            "el servidor imap.acme.example:993 no contesta (10 s)",
            "el servidor imap.acme.example:993 no contesta (10 s)",
        ),
    ],
)
def test_t36_el_registro_no_lleva_direcciones_nombres_importes_ni_asuntos(dicho: str, queda: str) -> None:
    assert enmascarar(dicho, ("Maderas Alerce",)) == queda
    assert enmascarar(queda) == queda


def test_t36_tambien_lo_que_viene_en_una_traza() -> None:
    try:
        _fallar(RuntimeError("ana@acme.example"))
    except RuntimeError:
        anotado = logging.LogRecord("buzon", logging.ERROR, __file__, 1, "falló %s", ("x@y.example",), sys.exc_info())
    assert "@acme" not in Discreto().format(anotado)
    assert "x…@y…" in Discreto().format(anotado)


def test_t36_en_linea_recta_aunque_sea_enorme() -> None:
    assert len(enmascarar("a@" * 500_000 + "«" * 500_000)) < 10_000


def test_t36_el_demonio_no_nombra_a_nadie_mientras_cobra(negocio: Mundo) -> None:
    ahora = RelojReal().ahora()
    dia = (ahora - timedelta(days=90)).date().isoformat()
    negocio.entregar(factura_reenviada(cfdi("1234", "11600.00", dia, 30), "1234", ahora), ahora)
    with negocio.vigilando() as demonio:
        demonio.dice("leídos")
        esperar_a((negocio.casa / "datos" / "latido").exists, "la primera vuelta")
        assert demonio.parar() == 0
    dicho = "\n".join(demonio.lineas).casefold()
    assert "vigilando" in dicho
    assert not [palabra for palabra in ("ferreteria", "1234", "11600", "@imprentasol", CLIENTE) if palabra in dicho]
