"""Lo que puede salir mal, en palabras del oficio: qué se reintenta, qué no, y qué queda en duda."""

from collections.abc import Mapping
from pathlib import PurePath

from buzon.puertos.correo import RespuestaServidor


class FalloPasajero(Exception):
    """El mundo no pudo ahora; tiene sentido volver a intentarlo más tarde, sin cambiar nada."""


class FalloDefinitivo(Exception):
    """El mundo dijo que no, y repetir lo mismo dará lo mismo. `codigo` es el del servidor, si lo hubo ("550 5.7.1").

    `rechazados` solo viene si lo que el servidor no quiso fueron los destinatarios: con él se distingue una dirección
    mala de un «no» al mensaje o a quien lo manda, que no es culpa de ninguna dirección.
    """

    def __init__(
        self,
        mensaje: str,
        codigo: str | None = None,
        rechazados: "Mapping[str, RespuestaServidor] | None" = None,
    ) -> None:
        super().__init__(mensaje)
        self.codigo = codigo
        self.rechazados: Mapping[str, RespuestaServidor] = rechazados or {}


class CredencialRechazada(FalloPasajero):
    """El servidor no acepta el usuario o la clave. No se insiste a ritmo de red: se espera y se avisa."""


class FalloDelDisco(FalloPasajero):
    """El libro o el archivo no pudieron escribir o leer: le pasa a esta máquina, no al correo ni a sus servidores."""


class BuzonAjeno(CredencialRechazada):
    """Otro Buzón atiende ya este buzón de correo. Se trata como una clave rechazada: ni se entra ni se insiste."""


class FalloEnDuda(Exception):
    """El envío se cortó después del punto final: pudo llegar o no. Nunca se repite a ciegas."""


class LibroDanado(Exception):
    """El libro está vacío, roto, o lo escribió una versión posterior. No se adivina: se para y se explica."""


class LibroOcupado(Exception):
    """Otro Buzón tiene abierta esta casa (código de salida 75)."""


class ReglasInvalidas(Exception):
    """Las reglas o las plantillas no valen (código de salida 78). `errores`: una frase por cada cosa que corregir."""

    def __init__(self, archivo: PurePath, errores: tuple[str, ...]) -> None:
        cuantas = "1 cosa" if len(errores) == 1 else f"{len(errores)} cosas"
        super().__init__(f"{archivo}: {cuantas} que corregir")
        self.archivo = archivo
        self.errores = errores
