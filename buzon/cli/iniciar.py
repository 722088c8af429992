"""`buzon iniciar`: crea una casa. En una terminal pregunta; si no, escribe el ejemplo comentado."""

import argparse
import sys
from pathlib import Path

from buzon.cli import autorizar
from buzon.cli.entrevista import entrevistar
from buzon.cli.entrevista_correo import preguntar_si
from buzon.disco import motivo
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.iniciar import (
    CasaExistente,
    Respuestas,
    adaptar,
    comprobar_sitio,
    crear_casa,
    ejemplo_comentado,
)
from buzon.montaje.reglas import leer_tabla, validar
from buzon.puertos import FalloDefinitivo, FalloPasajero


def ejecutar(opciones: argparse.Namespace) -> int:
    """Crea la casa y dice los dos pasos siguientes. Devuelve 1 si ahí ya hay una, y no toca nada."""
    disco = CasaEnDisco(opciones.carpeta)
    try:
        comprobar_sitio(disco)
        respuestas, clave = _preguntar(sin_preguntas=opciones.no_interactivo)
        reglas = adaptar(ejemplo_comentado(), respuestas) if respuestas else ejemplo_comentado()
        crear_casa(disco, reglas, {"imap": clave, "smtp": clave})
    except CasaExistente as fallo:
        raise FalloDefinitivo(str(fallo)) from None
    except FileExistsError as fallo:
        raise FalloDefinitivo(f"ya existía {fallo.filename or disco.datos} y no lo he pisado") from None
    except OSError as fallo:
        raise FalloDefinitivo(f"no se puede crear la casa en {disco.carpeta}: {motivo(fallo)}") from None
    validar(leer_tabla(reglas.encode(), disco.reglas), disco.reglas)
    print(f"Casa creada en {disco.carpeta}.\n")
    if respuestas and respuestas.permiso:
        return _autorizar(disco, respuestas)
    print(_pasos(disco, es_ejemplo=respuestas is None, tiene_clave=bool(clave)))
    return 0


def _autorizar(disco: CasaEnDisco, respuestas: Respuestas) -> int:
    """El permiso se concede ya, si se puede; si no, se dice con qué orden."""
    print(f"La casa entrará en tu correo con un permiso. Lee {disco.reglas}: cada clave está explicada.\n")
    if respuestas.cliente and preguntar_si("¿Concedemos el permiso ahora?"):
        try:
            return autorizar.ejecutar(argparse.Namespace(casa=disco.carpeta))
        except (FalloPasajero, FalloDefinitivo) as fallo:
            print(f"\nNo ha podido ser: {fallo}.")
    antes = "" if respuestas.cliente else f"Rellena [correo.oauth2] en {disco.reglas} (docs/permisos.md dice cómo) y "
    print(f"Faltan dos pasos:\n  1. {antes}buzon autorizar --casa {disco.carpeta}")
    print(f"  2. buzon diagnostico --casa {disco.carpeta}")
    return 0


def _preguntar(*, sin_preguntas: bool) -> tuple[Respuestas | None, str]:
    if sin_preguntas or not sys.stdin.isatty():
        return None, ""
    try:
        return entrevistar()
    except EOFError:
        raise FalloDefinitivo("faltaron respuestas: no se ha creado nada") from None


def _pasos(disco: CasaEnDisco, *, es_ejemplo: bool, tiene_clave: bool) -> str:
    credenciales: Path = disco.carpeta / "credenciales"
    if tiene_clave:
        primero = f"Lee {disco.reglas} y cambia lo que quieras: cada clave está explicada."
    else:
        primero = (
            f"Guarda la contraseña del correo en {credenciales}/imap y en {credenciales}/smtp, y después:\n"
            f"     chmod 600 {credenciales}/imap {credenciales}/smtp"
        )
        if es_ejemplo:
            primero = f"Pon tus datos en {disco.reglas}: cada clave está explicada. {primero}"
    return f"Faltan dos pasos:\n  1. {primero}\n  2. buzon diagnostico --casa {disco.carpeta}"
