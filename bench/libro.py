"""Cuánto cuesta el libro a cada tamaño: asentar, abrir, leer, revisar, respaldar, y memoria.

Uso: `python bench/libro.py [asientos…]` (por omisión 1000, 10000 y 100000). Escribe en una carpeta temporal del disco.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import msgspec

from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar, revisar_carpeta
from buzon.adaptadores.libro_tinydb.generaciones import (
    escribir_generacion,
    linea_de_transaccion,
    ruta_de,
)
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cadena import encadenar
from buzon.dominio.hechos import CartaEncargada, CorreoVisto, PagoAplicado, Renglon, RespuestaRecibida

INICIO = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


def asiento(numero: int) -> Asiento:
    """Uno corriente: un correo visto con su respuesta, un pago o una carta."""
    clave = f"{numero:08x}" * 8
    dato = clave[:16]
    hechos = (
        CorreoVisto(huella=clave, clase="respuesta", carpeta="INBOX", uidvalidity=7, uid=numero, asunto="Factura 12"),
        RespuestaRecibida(respuesta=dato, deudor="d-12", de="ana@cliente.example", tipo="promesa", cita="el viernes"),
        PagoAplicado(pago=dato, factura="F-1234", importe=Decimal(45000), razones=("mismo importe", "mismo RUT")),
        CartaEncargada(
            carta=clave[:20],
            plantilla="amable",
            dirigida="deudor",
            para=("ana@cliente.example",),
            renglones=(Renglon("F-1234", "amable"),),
            razon="venció hace 5 días",
        ),
    )
    primero = numero % 3
    return Asiento(numero, INICIO + timedelta(minutes=numero), Causa("correo", clave), hechos[primero : primero + 2])


def preparar(carpeta: Path, cuantos: int) -> None:
    """Un libro de ese tamaño: media historia en la foto y media en el diario."""
    crudos, huella = {}, ""
    for numero in range(1, cuantos + 1):
        documento = encadenar(asiento(numero), huella)
        huella = documento["huella"]
        crudos[numero] = msgspec.json.encode(documento, order="sorted")
    carpeta.mkdir(mode=0o700)
    mitad = cuantos // 2
    escribir_generacion(carpeta, 1, {"asientos": {n: crudo for n, crudo in crudos.items() if n <= mitad}})
    with ruta_de(carpeta, 1, "diario").open("ab") as diario:
        diario.writelines(linea_de_transaccion("asientos", {n: c}) for n, c in crudos.items() if n > mitad)


def cronometrar(que: Callable[[], object]) -> float:
    """Segundos."""
    principio = perf_counter()
    que()
    return perf_counter() - principio


def medir(carpeta: Path, cuantos: int) -> None:
    """Lo que cuesta ese tamaño, en una línea."""
    principio = perf_counter()
    libro = LibroTinyDB.abrir(carpeta)
    abrir = perf_counter() - principio
    maximo = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tiempos = [cronometrar(partial(libro.asentar, asiento(n))) for n in range(cuantos + 1, cuantos + 501)]
    leer = cronometrar(lambda: sum(len(uno.hechos) for uno in libro.asientos()))
    revisar = cronometrar(lambda: revisar_carpeta(carpeta))
    copia = cronometrar(lambda: respaldar(carpeta))
    compactar = cronometrar(libro.compactar)
    libro.cerrar()
    tamano = sum(ruta.stat().st_size for ruta in carpeta.glob("libro-*")) / 1e6
    print(
        f"{cuantos:>7} asientos {tamano:6.1f} MB | abrir {abrir:5.2f} s | memoria al abrir {maximo:4.0f} MB | "
        f"asentar {median(tiempos) * 1000:.2f} ms (p99 {quantiles(tiempos, n=100)[98] * 1000:.2f}) | "
        f"leerlos {leer:.2f} s | revisar {revisar:.2f} s | respaldar {copia:.2f} s | compactar {compactar:.2f} s"
    )


def main() -> None:
    """Cada tamaño en su proceso, para que la memoria sea la suya."""
    if sys.argv[1:2] == ["--medir"]:
        medir(Path(sys.argv[2]), int(sys.argv[3]))
        return
    for cuantos in map(int, sys.argv[1:] or ("1000", "10000", "100000")):
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as temporal:
            carpeta = Path(temporal) / "datos"
            preparar(carpeta, cuantos)
            subprocess.run([sys.executable, __file__, "--medir", str(carpeta), str(cuantos)], check=True)


if __name__ == "__main__":
    main()
