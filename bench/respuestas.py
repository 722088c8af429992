"""Cuánto tarda Buzón en entender una respuesta: una corriente, y las largas y repetidas de quien quiere atascarlo.

    python bench/respuestas.py

Antes de la criba (cada regla sobre cada frase) la repetida costaba 374 ms; el objetivo es no pasar de 75.
"""

import sys
from datetime import date
from time import perf_counter

from buzon.correo.hallazgos import leer_intenciones
from buzon.montaje.saber import compilar_intenciones

CASOS = {
    "corriente": "Hola, te pago el viernes. ¿Me mandas la factura, porfa? Gracias",
    "repetida": "te pago el viernes. no tengo la factura, mandame copia. si me pagan te deposito. " * 200,
    "sin nada que entender": "hola te escribo del trabajo. " * 500,
}


def main() -> int:
    """Una línea por caso: milisegundos, el mejor de tres."""
    saber = compilar_intenciones()
    for nombre, texto in CASOS.items():
        veces = []
        for _ in range(3):
            empieza = perf_counter()
            leer_intenciones(texto, asunto="", fecha_correo=date(2026, 6, 10), saber=saber)
            veces.append(perf_counter() - empieza)
        sys.stdout.write(f"{nombre:24s} {min(veces) * 1000:8.1f} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
