"""Aprende de nuestros ejemplos etiquetados a qué se parece cada respuesta y escribe `buzon/datos/parecido/pesos.txt`.

Es una regresión logística corriente, sin bibliotecas y siempre igual: mismos ejemplos, mismo archivo. No aprende de los
ejemplos reservados para medir (`parte`). Tarda cosa de un minuto.

    make parecido
"""

import json
import math
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any, get_args

from buzon.correo.hallazgos.parecido import CERO, TOPE_PESO, rasgos
from buzon.dominio.lecturas import TipoIntencion

ORDEN = get_args(TipoIntencion)
CASA = Path(__file__).parents[1]
MUESTRAS = CASA / "tests" / "correo" / "muestras"
DESTINO = CASA / "buzon" / "datos" / "parecido" / "pesos.txt"
# Los lotes con que se mide.
GUARDADOS = frozenset({"lote-ultimo", "lote-nuevo", "lote-final"})
# Un rasgo que no sale en tres correos es una casualidad.
MINIMO = 3
VUELTAS, PASO, FRENO = 20, 4.0, 0.3


def es_para_medir(caso: dict[str, Any]) -> bool:
    """Los que no se miran: los lotes guardados, y del primero los que dejan resto nueve al dividir entre doce."""
    grupo, _, numero = str(caso["id"]).rpartition("-")
    return grupo in GUARDADOS or (not grupo.startswith("lote") and int(numero) % 12 == 9)


def leer_ejemplos() -> list[tuple[dict[str, float], int]]:
    """Cada ejemplo, en rasgos y el lugar de su tipo, siempre en el mismo orden."""
    casos = [
        json.loads(linea)
        for ruta in sorted(MUESTRAS.glob("intenciones*.jsonl"))
        for linea in ruta.read_text(encoding="utf-8").splitlines()
    ]
    return [(rasgos(caso["texto"]), ORDEN.index(caso["tipo"])) for caso in casos if not es_para_medir(caso)]


def entrenar(ejemplos: list[tuple[dict[str, float], int]]) -> tuple[dict[str, list[float]], list[float]]:
    """Los pesos y los sesgos, por descenso de gradiente en un orden barajado con semilla fija."""
    frecuencia = Counter(rasgo for rasgo_a_valor, _ in ejemplos for rasgo in rasgo_a_valor)
    pesos = {rasgo: [0.0] * len(ORDEN) for rasgo in sorted(frecuencia) if frecuencia[rasgo] >= MINIMO}
    podados = [({r: v for r, v in suyos.items() if r in pesos}, tipo) for suyos, tipo in ejemplos]
    sesgos = [0.0] * len(ORDEN)
    azar = random.Random(1)  # noqa: S311 - para barajar, no para guardar secretos
    for vuelta in range(VUELTAS):
        azar.shuffle(podados)
        ritmo = PASO / (1 + vuelta * FRENO)
        for suyos, tipo in podados:
            _corregir(pesos, sesgos, suyos, tipo, ritmo)
    return pesos, sesgos


def _corregir(
    pesos: dict[str, list[float]], sesgos: list[float], suyos: dict[str, float], tipo: int, ritmo: float
) -> None:
    lugares = range(len(sesgos))
    puntos = sesgos[:]
    for rasgo, valor in suyos.items():
        peso = pesos[rasgo]
        for lugar in lugares:
            puntos[lugar] += peso[lugar] * valor
    mayor = max(puntos)
    exponentes = [math.exp(punto - mayor) for punto in puntos]
    total = sum(exponentes)
    errores = [exponentes[lugar] / total - (lugar == tipo) for lugar in lugares]
    for rasgo, valor in suyos.items():
        peso = pesos[rasgo]
        for lugar in lugares:
            peso[lugar] -= ritmo * errores[lugar] * valor
    for lugar in lugares:
        sesgos[lugar] -= 0.1 * ritmo * errores[lugar]


def escribir(pesos: dict[str, list[float]], sesgos: list[float]) -> str:
    """El archivo: los tipos, el paso y los sesgos, y por rasgo un carácter por tipo."""
    paso = max(abs(peso) for suyos in pesos.values() for peso in suyos) / TOPE_PESO
    lineas = [" ".join(ORDEN), " ".join(f"{cifra:.6f}" for cifra in (paso, *sesgos))]
    for rasgo, suyos in pesos.items():
        letras = "".join(chr(CERO + round(peso / paso)) for peso in suyos)
        if any(letra != chr(CERO) for letra in letras):
            lineas.append(f"{rasgo}\t{letras}")
    return "\n".join(lineas) + "\n"


def main() -> int:
    """Entrena con todo lo que no es para medir y escribe el archivo."""
    ejemplos = leer_ejemplos()
    DESTINO.parent.mkdir(exist_ok=True)
    DESTINO.write_text(escribir(*entrenar(ejemplos)), encoding="utf-8")
    sys.stdout.write(f"{len(ejemplos)} ejemplos, {DESTINO.stat().st_size // 1024} KiB en {DESTINO.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
