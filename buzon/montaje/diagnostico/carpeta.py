"""La carpeta de la casa: permisos, sitio en el disco, reloj y libro. No hace falta que las reglas estén bien."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.hallazgo import Hallazgo, aviso, bien, mal
from buzon.montaje.verificacion import verificar

_DE_OTROS = 0o077
_ESCRIBEN_OTROS = 0o022
_SITIO_MINIMO = 50 * 1024 * 1024
_MEGA = 1024 * 1024
_ANOS = range(2026, 2100)  # antes no existía Buzón: un reloj de fábrica dice 1970 o el año en que se hizo la placa
_HOLGURA = timedelta(hours=1)


def mirar_permisos(disco: CasaEnDisco, ahora: datetime) -> Iterator[Hallazgo]:
    """Quién puede leer lo privado y cambiar las reglas, y si se puede escribir donde toca."""
    del ahora
    fallos = list(_fallos_de_permisos(disco))
    yield from fallos or [bien("Permisos: los datos y las claves son solo tuyos")]


def _fallos_de_permisos(disco: CasaEnDisco) -> Iterator[Hallazgo]:
    if _permisos(disco.reglas) & _ESCRIBEN_OTROS:
        remedio = f"chmod 644 {disco.reglas}"
        yield mal(f"Permisos: otros usuarios de esta máquina pueden cambiar {disco.reglas.name}", remedio)
    for carpeta in (disco.datos, disco.carpeta / "credenciales"):
        # Con la carpeta cerrada da igual cómo estén los archivos: nadie más llega a ellos.
        if _permisos(carpeta) & _DE_OTROS:
            yield mal(f"Permisos: otros usuarios pueden entrar en {carpeta}", f"chmod -R go-rwx {carpeta}")
    donde = disco.datos if disco.datos.exists() else disco.datos.parent
    if not os.access(donde, os.W_OK | os.X_OK):
        quien = f"sudo chown -R $(id -un) {donde}"
        yield mal(f"Permisos: no puedo escribir en {donde}", f"ejecútalo con el usuario dueño de la casa, o: {quien}")


def _permisos(ruta: Path) -> int:
    try:
        return ruta.lstat().st_mode & 0o777 if not ruta.is_symlink() else 0
    except OSError:
        return 0


def mirar_disco(disco: CasaEnDisco, ahora: datetime) -> Iterator[Hallazgo]:
    """Si queda sitio para el libro y las copias."""
    del ahora
    donde = disco.datos if disco.datos.exists() else disco.carpeta
    libre = shutil.disk_usage(donde).free
    if libre < _SITIO_MINIMO:
        yield mal(
            f"Disco: quedan {libre // _MEGA} MB en {donde}",
            "libera sitio: con menos de 50 MB el libro puede no caber y Buzón se para",
        )
    else:
        yield bien(f"Disco: {libre // _MEGA} MB libres")


def mirar_reloj(disco: CasaEnDisco, ahora: datetime) -> Iterator[Hallazgo]:
    """Si la hora de la máquina es creíble, por el calendario y por el propio libro."""
    remedio = "pon la máquina en hora: «timedatectl set-ntp true»"
    if ahora.year not in _ANOS:
        yield mal(f"Reloj: la máquina dice que es {ahora:%d/%m/%Y}", remedio)
        return
    try:
        ultimo = disco.leer_cartera().ultimo_instante
    except Exception:  # noqa: BLE001 - lo que tenga el libro lo cuenta su propia comprobación
        ultimo = None
    if ultimo and ultimo > ahora + _HOLGURA:
        yield mal(
            f"Reloj: la máquina dice {ahora:%d/%m/%Y %H:%M} y en el libro hay cosas del {ultimo:%d/%m/%Y %H:%M}",
            f"{remedio}; si la hora está bien, alguien usó «--ahora» con una fecha futura en esta casa",
        )
    else:
        yield bien(f"Reloj: {ahora:%d/%m/%Y %H:%M} UTC")


def mirar_libro(disco: CasaEnDisco, ahora: datetime) -> Iterator[Hallazgo]:
    """El libro entero, en un renglón; `buzon verificar` da el detalle."""
    del ahora
    if not disco.tiene_libro():
        yield aviso("Libro: todavía no hay", "nada que hacer: se crea en la primera pasada")
        return
    hallazgos = list(verificar(disco))
    malos = [uno for uno in hallazgos if uno.gravedad == "mal"]
    if malos:
        yield mal(f"Libro: {malos[0].que}", "«buzon verificar» da el detalle y dice cómo recuperarlo")
    else:
        yield hallazgos[0]
