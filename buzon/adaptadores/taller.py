"""El taller: donde se abre lo que no es corriente, en otro proceso con tope de CPU y de memoria.

Un correo hostil puede, como mucho, matar el taller: Buzón sigue con el siguiente. Es un proceso nuevo y no una copia
del propio, para que no se quede con el cerrojo del libro.
"""

import subprocess
import sys

import msgspec

from buzon.correo.entender import Entendido, es_correo
from buzon.dominio.reglas import Reglas
from buzon.puertos import FalloPasajero

CORRIENTE = 256 * 1024
_PACIENCIA = 60
# Los envases que cuestan: PDF y zip, a secas o en base64.
_ENVASES = (b"%PDF-", b"PK\x03\x04", b"JVBERi0", b"UEsDB")
# Cómo muere el taller: sin memoria (código propio), o por SIGXCPU y SIGKILL al pasar el tope de CPU.
_MOTIVOS = {70: "pide demasiada memoria", -24: "tarda demasiado en leerse", -9: "tarda demasiado en leerse"}
_SIN_EMPEZAR = 71


def es_corriente(contenido: bytes) -> bool:
    """Si se puede abrir aquí mismo sin temor: es pequeño y no trae envases caros."""
    return len(contenido) <= CORRIENTE and not any(envase in contenido for envase in _ENVASES)


class Taller:
    """Abre un contenido en un proceso aparte. `reglas`: de dónde tomar los bancos y el país; `None`, de ninguna casa.

    Las reglas se le dan y no las lee él: mientras el dueño corrige reglas.toml, las que valen son las de la memoria.
    """

    def __init__(self, reglas: Reglas | None = None) -> None:
        self._orden = [sys.executable, "-m", "buzon.cli.taller"]
        self._preambulo = msgspec.json.encode(reglas) + b"\n"

    def abrir(self, contenido: bytes, nombre: str = "") -> Entendido:
        """Lo entendido; si el taller murió, «ilegible» con la razón.

        Raises:
            FalloPasajero: no se pudo ni arrancar el proceso (memoria, descriptores): no es culpa del correo.
        """
        try:
            hecho = subprocess.run(  # noqa: S603 - la orden es nuestra; el contenido va por la entrada
                [*self._orden, f"--octetos={len(contenido)}", f"--nombre={nombre[:100]}"],
                input=self._preambulo + contenido,
                capture_output=True,
                timeout=_PACIENCIA,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return _ilegible(contenido, "tarda demasiado en leerse")
        except OSError as fallo:
            raise FalloPasajero(f"no puedo arrancar el taller de lectura: {fallo.strerror}") from fallo
        if hecho.returncode == 0:
            return msgspec.json.decode(hecho.stdout, type=Entendido)
        if hecho.returncode == _SIN_EMPEZAR:
            dicho = hecho.stderr.decode("utf-8", "replace").strip()
            raise FalloPasajero(f"el taller de lectura no llegó a empezar: {dicho[-300:]}")
        return _ilegible(contenido, _MOTIVOS.get(hecho.returncode, "no se deja leer"))


def _ilegible(contenido: bytes, motivo: str) -> Entendido:
    """Del correo que no se pudo leer se sabe al menos quién dice mandarlo, si se deja."""
    que = "el correo" if es_correo(contenido) else "el archivo"
    return Entendido(clase="ilegible", avisos=(f"{que} {motivo}",))
