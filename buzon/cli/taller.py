"""El proceso del taller: se pone los topes, lee de la entrada y contesta por la salida. No es para personas."""

import resource
import sys

_SEGUNDOS = 5
# Memoria de direcciones: lo que ocupa Python con sus bibliotecas, más el medio giga que se concede a la lectura.
_MEMORIA = 1024 * 1024 * 1024
_SIN_MEMORIA = 70


def principal() -> int:
    """Argumentos: la carpeta de la casa, si la hay, y `--nombre=…`."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORIA, _MEMORIA))
    from pathlib import Path  # noqa: PLC0415 - los topes van antes que nada

    import msgspec  # noqa: PLC0415 - ídem

    from buzon.correo.entender import entender_archivo  # noqa: PLC0415 - ídem
    from buzon.montaje import CasaEnDisco, leer_saber  # noqa: PLC0415 - ídem

    argumentos = sys.argv[1:]
    nombre = next((a.removeprefix("--nombre=") for a in argumentos if a.startswith("--nombre=")), "")
    casas = [a for a in argumentos if not a.startswith("--")]
    saber = leer_saber(CasaEnDisco(Path(casas[0])).leer_reglas() if casas else None)
    contenido = sys.stdin.buffer.read()
    # El tiempo de cargar las bibliotecas no se le cuenta al correo.
    usado = resource.getrusage(resource.RUSAGE_SELF)
    tope = int(usado.ru_utime + usado.ru_stime) + _SEGUNDOS
    resource.setrlimit(resource.RLIMIT_CPU, (tope, tope + 1))
    try:
        sys.stdout.buffer.write(msgspec.json.encode(entender_archivo(contenido, nombre, saber)))
    except (MemoryError, RecursionError):
        return _SIN_MEMORIA
    return 0


if __name__ == "__main__":
    sys.exit(principal())
