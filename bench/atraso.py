"""Diez mil correos atrasados al arrancar: cuánto tarda en leerlos, cuánta memoria pide, y que lee antes de escribir.

    .venv/bin/python bench/atraso.py [CUANTOS]

Sirve el buzón el servidor IMAP de guion de las pruebas, por un socket; el libro y el archivo están en el disco. Entre
los correos van una factura, un pago y una pausa, repartidos: al acabar de leer han de saberse todos, y no puede haber
salido ningún recordatorio antes.
"""

import resource
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from averias.mundo_de_red import ANA, EscenarioDeRed
from recorridos.escenario import TITULAR, ZONA

LUIS = "luis@bodega.example"


def megas() -> float:
    """Lo más que ha ocupado el proceso, en MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def llenar(red: EscenarioDeRed, cuantos: int) -> None:
    """Boletines y avisos sin interés, con un pago a la mitad y una pausa al final."""
    for numero in range(cuantos):
        if numero == cuantos // 2:
            red.transferencia("ACME Ltda", "$450.000")
        if numero == cuantos - 10:
            red.llega(f"Carla <{TITULAR}>", "Orden", "pausar 702")
        texto = f"Boletín número {numero}. " + "Novedades de la semana para su empresa. " * 5
        red.llega(f"boletin{numero % 50}@revista{numero % 7}.example", f"Boletín {numero}", texto)


def medir(cuantos: int) -> None:
    """Una línea por cifra."""
    with tempfile.TemporaryDirectory() as carpeta:
        red = EscenarioDeRed(carpeta=Path(carpeta))
        red.factura()
        red.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
        red.pasar()
        red.reloj.poner(datetime(2026, 12, 15, 10, tzinfo=ZONA) - timedelta(minutes=1))
        llenar(red, cuantos)
        red.reloj.poner(datetime(2026, 12, 15, 10, tzinfo=ZONA))
        red.casa.entrada = red.bandeja(lectura=60)
        antes, empezado = megas(), time.monotonic()
        balance = red.pasar()
        tardado = time.monotonic() - empezado
        print(f"correos: {balance.leidos}; leídos hasta el final: {balance.al_dia}")
        print(f"tiempo: {tardado:.1f} s ({balance.leidos / tardado:.0f} correos/s)")
        print(f"memoria: {antes:.0f} MB al empezar, {megas():.0f} MB lo más (con el buzón entero de la prueba dentro)")
        de_mas = len(red.etapas(ANA)) + len(red.etapas(LUIS))
        print(f"recordatorios a quien ya había pagado o está en pausa: {de_mas}")
        red.cerrar()


if __name__ == "__main__":
    medir(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
