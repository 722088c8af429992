"""El reloj, el aviso a systemd y el despertador."""

import os
import select
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from buzon.adaptadores.sistema import Despertador, RelojFijo, RelojReal, SupervisorSystemd

SANTIAGO = ZoneInfo("America/Santiago")


def test_el_reloj_real_da_la_hora_en_su_zona() -> None:
    ahora = RelojReal("America/Santiago").ahora()
    assert ahora.tzinfo == SANTIAGO
    assert abs(ahora - RelojReal().ahora()) < timedelta(seconds=5)


def test_el_reloj_fijo_no_se_mueve_solo() -> None:
    reloj = RelojFijo(datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert reloj.ahora() == reloj.ahora() == datetime(2026, 11, 20, 9, tzinfo=UTC)
    reloj.poner(datetime(2026, 1, 1, tzinfo=UTC))
    assert reloj.ahora() == datetime(2026, 1, 1, tzinfo=UTC)


def test_avanzar_un_dia_son_24_horas_aunque_cambie_la_hora() -> None:
    reloj = RelojFijo(datetime(2026, 9, 5, 12, tzinfo=SANTIAGO))
    reloj.avanzar(timedelta(days=1))
    assert reloj.ahora() == datetime(2026, 9, 6, 13, tzinfo=SANTIAGO)
    assert reloj.ahora().tzinfo == SANTIAGO


def test_una_hora_sin_zona_no_vale() -> None:
    with pytest.raises(ValueError, match="no dice su zona"):
        RelojFijo(datetime(2026, 1, 1))  # noqa: DTZ001 - es lo que se prueba


def test_systemd_recibe_el_estado_y_el_texto_en_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    buzon = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    buzon.bind(str(tmp_path / "n"))
    buzon.settimeout(2)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "n"))
    supervisor = SupervisorSystemd()
    supervisor.decir("listo", "12 facturas abiertas,\npróxima el año que viene — €")
    assert buzon.recv(500).decode() == "READY=1\nSTATUS=12 facturas abiertas, próxima el año que viene — €"
    for estado, palabra in (("vivo", b"WATCHDOG=1"), ("parando", b"STOPPING=1"), ("recargando", b"RELOADING=1")):
        supervisor.decir(estado)  # type: ignore[arg-type] # la tabla pierde el Literal
        assert buzon.recv(500) == palabra
    buzon.close()
    supervisor.decir("vivo", "nadie escucha")


def test_sin_systemd_no_pasa_nada(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    SupervisorSystemd().decir("listo", "hola")
    assert "NOTIFY_SOCKET" not in os.environ


def test_el_despertador_suena_una_vez_por_muchas_que_se_llame() -> None:
    despertador = Despertador()
    for _ in range(100_000):
        despertador.despertar()
    assert select.select([despertador.lector], [], [], 0)[0] == [despertador.lector]
    despertador.vaciar()
    assert select.select([despertador.lector], [], [], 0)[0] == []
    despertador.cerrar()
    despertador.despertar()
    despertador.cerrar()
