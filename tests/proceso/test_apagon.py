"""Lo que pasa cuando el proceso muere a medias, o cuando el libro no está como se dejó."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from proceso.correos import cfdi, factura_reenviada, instante
from proceso.mundo import CLIENTE, Mundo

HORA = "2026-12-10T10:00-06:00"
_CUANTAS = 6


def _con_facturas(mundo: Mundo) -> None:
    dia = instante("2026-12-01T09:00")
    for i in range(_CUANTAS):
        xml = cfdi(str(100 + i), "580.00", "2026-11-10", 30)
        mundo.entregar(factura_reenviada(xml, str(100 + i), dia, f"pagos{i}@{CLIENTE.partition('@')[2]}"), dia)


def _matar_a_los(mundo: Mundo, segundos: float, ahora: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "buzon", "pasada", "--ahora", ahora],
        env=mundo._entorno(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as proceso:
        time.sleep(segundos)
        proceso.kill()


def test_matarlo_a_mitad_no_pierde_ni_repite_nada(negocio: Mundo) -> None:
    """El barrido sistemático, paso a paso, está en las pruebas del libro; aquí muere el proceso de verdad."""
    _con_facturas(negocio)
    azar = random.Random(7)  # noqa: S311 - solo reparte los momentos
    for ahora in ("2026-12-01T10:00-06:00", HORA):
        for _ in range(4):
            _matar_a_los(negocio, 0.4 + azar.random(), ahora)
        negocio.buzon("pasada", "--ahora", ahora, codigo=None)
    negocio.buzon("verificar")
    por_id = Counter(str(carta.mensaje["X-Buzon-Id"]) for carta in negocio.cartas())
    assert max(por_id.values()) == 1, por_id
    assert sum(carta.etapa == "recibo" for carta in negocio.cartas()) == _CUANTAS
    estado = negocio.estado("--ahora", HORA)
    assert len(estado["facturas"]) == _CUANTAS
    # Una carta que murió en el punto final puede quedar en duda: entonces no se repite, y se pregunta.
    salieron = sum(carta.etapa == "vencimiento" for carta in negocio.cartas())
    assert salieron >= 1
    assert all(factura["proxima"] or factura["motivo"] for factura in estado["facturas"])


def _vaciar(ruta: Path) -> None:
    ruta.write_bytes(b"")


def _truncar(ruta: Path) -> None:
    ruta.write_bytes(ruta.read_bytes()[:-40] + b"\n")


def _ensuciar(ruta: Path) -> None:
    crudo = bytearray(ruta.read_bytes())
    crudo[len(crudo) // 2] ^= 0x20
    ruta.write_bytes(crudo)


@pytest.mark.parametrize("estropear", [_vaciar, _truncar, _ensuciar, os.unlink])
def test_con_el_libro_danado_se_niega_lo_explica_y_no_envia_nada(
    negocio: Mundo, estropear: Callable[[Path], None]
) -> None:
    _con_facturas(negocio)
    negocio.pasada("2026-12-01T10:00-06:00")
    antes = len(negocio.cartas())
    diario = next(ruta for ruta in (negocio.casa / "datos").glob("libro-*") if ruta.suffix == ".diario")
    estropear(diario)
    for orden in (["pasada", "--ahora", HORA], ["vigilar"], ["orden", "pagada 100"], ["verificar"]):
        queja = negocio.buzon(*orden, codigo=1).stderr or negocio.buzon(*orden, codigo=1).stdout
        assert "libro" in queja.lower()
        assert "Traceback" not in queja
    assert len(negocio.cartas()) == antes


def test_sin_nada_en_datos_salvo_la_llave_se_niega(negocio: Mundo) -> None:
    negocio.pasada("2026-12-01T10:00-06:00")
    for ruta in (negocio.casa / "datos").glob("libro-*"):
        ruta.unlink()
    assert "Traceback" not in negocio.buzon("pasada", "--ahora", HORA, codigo=1).stderr


def test_sin_sitio_en_el_disco_no_sale_nada_y_luego_sigue_solo(negocio: Mundo) -> None:
    _con_facturas(negocio)
    mandato = f'ulimit -f 0; exec "{sys.executable}" -m buzon pasada --ahora 2026-12-01T10:00-06:00'
    hecho = subprocess.run(
        ["bash", "-c", mandato], capture_output=True, text=True, env=negocio._entorno(), check=False, timeout=60
    )
    assert hecho.returncode in (1, -signal.SIGXFSZ), hecho.stderr
    assert "Traceback" not in hecho.stderr
    assert negocio.cartas() == []
    negocio.buzon("pasada", "--ahora", "2026-12-01T10:05-06:00")
    assert sum(carta.etapa == "recibo" for carta in negocio.cartas()) == _CUANTAS
