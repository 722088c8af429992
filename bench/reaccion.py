"""Cuánto tarda `buzon vigilar` en dar las gracias por un pago: del aviso del banco en el buzón a la carta entregada.

Uso: `python bench/reaccion.py [pagos]` (por omisión 20). El proceso es el de verdad, sobre los servidores embebidos.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from buzon.adaptadores.sistema import RelojReal
from buzon.demo import mensajes
from buzon.demo.casa import preparar_casa
from buzon.demo.negocio import CLAVE, COBROS, Cliente
from buzon.demo.servidores import ServidoresDemo

_PACIENCIA = 60.0


def _esperar(servidores: ServidoresDemo, cuantos: int) -> float:
    empezado = time.perf_counter()
    while len(servidores.enviados()) < cuantos:
        if time.perf_counter() - empezado > _PACIENCIA:
            raise SystemExit(f"solo salieron {len(servidores.enviados())} de {cuantos}")
        time.sleep(0.002)
    return time.perf_counter() - empezado


def medir(carpeta: Path, pagos: int) -> list[float]:
    """Los segundos de cada pago."""
    reloj = RelojReal()
    hoy = reloj.ahora().date()
    clientes = [
        Cliente(f"Comercial Número{i:02} Ltda", f"77.{100 + i}.222-9", f"c{i}@c{i}.example") for i in range(pagos)
    ]
    with ServidoresDemo() as servidores:
        servidores.crear_usuario(COBROS, CLAVE)
        preparar_casa(carpeta, servidores)
        for i, cliente in enumerate(clientes):
            crudo = mensajes.factura(2000 + i, cliente, hoy, hoy + timedelta(days=60), 10_000 + i * 137, hoy)
            servidores.entregar(COBROS, crudo, reloj.ahora())
        demonio = subprocess.Popen(
            [sys.executable, "-m", "buzon", "vigilar"],
            env={**os.environ, "BUZON_CASA": str(carpeta)},
            stderr=subprocess.DEVNULL,
        )
        try:
            _esperar(servidores, pagos)
            time.sleep(2)  # el resumen del día, si toca
            tiempos = []
            for i, cliente in enumerate(clientes):
                antes = len(servidores.enviados())
                servidores.entregar(
                    COBROS, mensajes.banco(cliente.nombre.upper(), 10_000 + i * 137, hoy), reloj.ahora()
                )
                tiempos.append(_esperar(servidores, antes + 1))
                time.sleep(0.2)
        finally:
            demonio.send_signal(signal.SIGTERM)
            demonio.wait(30)
    return tiempos


def principal() -> None:
    """Mide y cuenta."""
    pagos = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as temporal:
        tiempos = sorted(medir(Path(temporal), pagos))
    print(f"{pagos} pagos: mediana {median(tiempos) * 1000:.0f} ms, el peor {tiempos[-1] * 1000:.0f} ms")


if __name__ == "__main__":
    principal()
