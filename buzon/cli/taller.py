"""El proceso del taller: se pone los topes, lee de la entrada y contesta por la salida. No es para personas."""

import os
import resource
import sys

# El contrato concede 5 segundos por archivo; el resto lo gasta Python en cargar las bibliotecas, aquí y en quien llama.
_SEGUNDOS = 4
_MEGA = 1024 * 1024
# Para empezar, sitio de sobra; una vez cargado, a la lectura se le deja lo que falta hasta el medio giga concedido:
# Python con sus bibliotecas y el correo más grande ocupan unos 90 MiB.
_MEMORIA = 1024 * _MEGA
_MEMORIA_DE_LECTURA = 420 * _MEGA
_SIN_MEMORIA = 70
_SIN_EMPEZAR = 71


def principal() -> int:
    """Por la entrada: las reglas de la casa en una línea JSON (o `null`), y el contenido.

    Argumentos: `--octetos=N`, lo que mide el contenido; y `--nombre=…`.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORIA, _MEMORIA))
    try:
        import msgspec  # noqa: PLC0415 - los topes van antes que nada

        from buzon.correo.entender import entender_archivo  # noqa: PLC0415 - ídem
        from buzon.dominio.reglas import Reglas  # noqa: PLC0415 - ídem
        from buzon.montaje.saber import leer_saber  # noqa: PLC0415 - ídem

        octetos, nombre = int(_argumento("octetos") or 0), _argumento("nombre")
        reglas: Reglas | None = msgspec.json.decode(sys.stdin.buffer.readline(), type=Reglas | None)
        saber = leer_saber(reglas)
        _acotar_la_cpu()
        _acotar_la_memoria()
    except (Exception, MemoryError) as fallo:  # noqa: BLE001 - lo que falle antes de leer no es culpa del correo
        print(f"{type(fallo).__name__}: {fallo}", file=sys.stderr)
        return _SIN_EMPEZAR
    try:
        # De una vez y sabiendo cuánto es: sin decirlo, Python lo junta a trozos y lo tiene dos veces.
        contenido = sys.stdin.buffer.read(octetos)
        leido = msgspec.json.encode(entender_archivo(contenido, nombre, saber))
    except (MemoryError, RecursionError):
        return _SIN_MEMORIA
    sys.stdout.buffer.write(leido)
    sys.stdout.flush()
    # Sin recoger la memoria ni cerrar bibliotecas: ya no queda nada que hacer.
    os._exit(0)


def _argumento(cual: str) -> str:
    principio = f"--{cual}="
    return next((a.removeprefix(principio) for a in sys.argv[1:] if a.startswith(principio)), "")


def _acotar_la_cpu() -> None:
    """El tiempo de cargar las bibliotecas no se le cuenta al correo."""
    usado = resource.getrusage(resource.RUSAGE_SELF)
    tope = int(usado.ru_utime + usado.ru_stime) + _SEGUNDOS
    resource.setrlimit(resource.RLIMIT_CPU, (tope, tope + 1))


def _acotar_la_memoria() -> None:
    """El tope es de direcciones, y de esas lo ya pedido tampoco se le cuenta al correo. Sin /proc, queda el primero."""
    try:
        with open("/proc/self/statm", "rb") as medida:  # noqa: PTH123 - pathlib no hace falta para una línea
            paginas = int(medida.read().split()[0])
    except OSError:
        return
    tope = min(paginas * resource.getpagesize() + _MEMORIA_DE_LECTURA, _MEMORIA)
    resource.setrlimit(resource.RLIMIT_AS, (tope, tope))


if __name__ == "__main__":
    sys.exit(principal())
