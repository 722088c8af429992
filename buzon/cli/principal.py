"""La entrada: analiza los argumentos, llama a la orden y traduce los fallos a frases y códigos de salida."""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from buzon.cli.argumentos import analizador
from buzon.puertos import FalloDefinitivo, FalloPasajero, LibroDanado, LibroOcupado, ReglasInvalidas

BIEN, MAL, OCUPADO, REGLAS_MALAS = 0, 1, 75, 78

# Cada orden vive en su módulo y se importa solo si se pide: `buzon --help` no carga nada pesado.
_MODULOS = {
    "demo": "buzon.cli.demo",
    "iniciar": "buzon.cli.iniciar",
    "autorizar": "buzon.cli.autorizar",
    "diagnostico": "buzon.cli.diagnostico",
    "vigilar": "buzon.cli.vigilar",
    "pasada": "buzon.cli.pasada",
    "simular": "buzon.cli.simular",
    "estado": "buzon.cli.estado",
    "explicar": "buzon.cli.explicar",
    "importar": "buzon.cli.importar",
    "leer": "buzon.cli.leer",
    "orden": "buzon.cli.orden",
    "expediente": "buzon.cli.expediente",
    "carta": "buzon.cli.carta",
    "exportar": "buzon.cli.exportar",
    "olvidar": "buzon.cli.olvidar",
    "panel": "buzon.cli.panel",
    "restaurar": "buzon.cli.restaurar",
    "verificar": "buzon.cli.verificar",
    "completar": "buzon.cli.completar",
}


def principal(argumentos: Sequence[str] | None = None) -> int:
    """Ejecuta una orden. Devuelve 0 hecho, 1 falló, 2 mal uso, 75 casa ocupada, 78 reglas malas."""
    _preparar_la_salida()
    opciones = analizador().parse_args(argumentos)
    try:
        codigo: int = importlib.import_module(_MODULOS[opciones.orden]).ejecutar(opciones)
        sys.stdout.flush()
    except LibroOcupado as fallo:
        return _decir(fallo, OCUPADO)
    except (LibroDanado, FalloPasajero, FalloDefinitivo) as fallo:
        return _decir(fallo, MAL)
    except BrokenPipeError:
        # Quien leía se fue (`buzon estado | head`): no es un fallo nuestro.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return BIEN
    except KeyboardInterrupt:
        return _decir("interrumpido", MAL)
    except ReglasInvalidas as fallo:
        return _reglas_malas(fallo)
    return codigo


def _preparar_la_salida() -> None:
    """Siempre UTF-8, y sin fallar por lo que no se pueda escribir ni porque nadie escuche (`>&-`)."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - dura lo que el proceso
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - dura lo que el proceso
    for salida in (sys.stdout, sys.stderr):
        if isinstance(salida, io.TextIOWrapper):
            salida.reconfigure(encoding="utf-8", errors="replace")


def _decir(que: object, codigo: int) -> int:
    print(f"buzon: {que}", file=sys.stderr)
    return codigo


def _reglas_malas(fallo: ReglasInvalidas) -> int:
    print(f"buzon: {fallo}", file=sys.stderr)
    for error in fallo.errores:
        print(f"  - {error}", file=sys.stderr)
    return REGLAS_MALAS
