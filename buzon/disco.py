"""Los gestos de disco que comparten los adaptadores: crear en privado, escribir entero y que quede escrito.

No sabe qué guarda. Deja pasar los `OSError`: los traduce quien sabe qué se estaba haciendo.
"""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

_TROZO = 1 << 20
_PRIVADO = 0o600
_CARPETA_PRIVADA = 0o700
_MOTIVOS = {
    errno.ENOSPC: "no queda sitio en el disco",
    errno.EDQUOT: "se agotó la cuota de disco",
    errno.EFBIG: "el fichero no puede crecer más",
    errno.EIO: "el disco da errores",
    errno.EROFS: "el disco está montado solo para leer",
    errno.EACCES: "falta permiso",
    errno.EPERM: "falta permiso",
    errno.ENOENT: "no existe esa carpeta o ese fichero",
    errno.ENOTDIR: "en la ruta hay algo que no es una carpeta",
    errno.EISDIR: "es una carpeta",
    errno.ELOOP: "hay un enlace donde debía haber un fichero",
    errno.EMFILE: "hay demasiados ficheros abiertos",
}


def motivo(error: OSError) -> str:
    """Por qué no quiso el disco, en español; si no es de los corrientes, en las palabras del sistema."""
    return _MOTIVOS.get(error.errno or 0, error.strerror or str(error))


def asegurar_carpeta(carpeta: Path) -> None:
    """Crea la carpeta (0700) si falta; si estaba abierta a otros usuarios, la cierra."""
    if not carpeta.is_dir():
        carpeta.mkdir(mode=_CARPETA_PRIVADA, parents=True)
        sincronizar_carpeta(carpeta.parent)
    _exigir_permisos(carpeta, _CARPETA_PRIVADA)


def asegurar_fichero(ruta: Path) -> None:
    """Si un fichero del libro quedó abierto a otros usuarios (una copia hecha a mano), lo cierra."""
    _exigir_permisos(ruta, _PRIVADO)


def _exigir_permisos(ruta: Path, permisos: int) -> None:
    if ruta.stat().st_mode & 0o777 != permisos:
        ruta.chmod(permisos)


def sincronizar_carpeta(carpeta: Path) -> None:
    """Hace duraderos los nombres de la carpeta (lo creado, renombrado o borrado)."""
    descriptor = os.open(carpeta, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def abrir_privado(ruta: Path, opciones: int) -> int:
    """Abre un fichero propio, sin seguir enlaces y con permisos 0600 aunque la umask diga otra cosa."""
    descriptor = os.open(ruta, opciones | os.O_CLOEXEC | os.O_NOFOLLOW, _PRIVADO)
    try:
        if os.fstat(descriptor).st_mode & 0o777 != _PRIVADO and opciones & (os.O_WRONLY | os.O_RDWR):
            os.fchmod(descriptor, _PRIVADO)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def escribir_todo(descriptor: int, datos: bytes) -> None:
    """`os.write` puede quedarse corto (disco casi lleno): insiste hasta el final o hasta el error."""
    resto = memoryview(datos)
    while resto:
        resto = resto[os.write(descriptor, resto) :]


def escribir_fichero(ruta: Path, trozos: Iterable[bytes], *, dueno: tuple[int, int] | None = None) -> None:
    """Escribe un fichero nuevo y lo sincroniza. El nombre no es duradero hasta `sincronizar_carpeta`.

    Si algo falla no deja el fichero a medias: lo borra y deja pasar el error. `dueno`: de qué usuario y grupo ha de
    ser, si no del que corre.
    """
    descriptor = abrir_privado(ruta, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        if dueno is not None:
            os.fchown(descriptor, *dueno)
        pendiente = bytearray()
        for trozo in trozos:
            pendiente += trozo
            if len(pendiente) >= _TROZO:
                escribir_todo(descriptor, bytes(pendiente))
                pendiente.clear()
        escribir_todo(descriptor, bytes(pendiente))
        os.fsync(descriptor)
    except BaseException:
        os.close(descriptor)
        borrar_si_esta(ruta)
        raise
    os.close(descriptor)


def escribir_de_una_vez(destino: Path, contenido: bytes, *, dueno: tuple[int, int] | None = None) -> None:
    """Deja `destino` (0600) con ese contenido o como estaba: con su nombre nunca hay un fichero a medias.

    El nombre provisional lleva el número de proceso: dos a la vez no se pisan. El nombre no es duradero hasta
    `sincronizar_carpeta`. `dueno`: véase `escribir_fichero`.
    """
    provisional = destino.with_name(f".{destino.name}.{os.getpid()}")
    try:
        escribir_fichero(provisional, (contenido,), dueno=dueno)
        provisional.replace(destino)
    except BaseException:
        borrar_si_esta(provisional)
        raise


def borrar_si_esta(ruta: Path) -> None:
    """Borra lo que sobra. Que no se pueda no es grave: quien lea sabe distinguirlo y se borrará otro día."""
    try:
        ruta.unlink(missing_ok=True)
    except OSError:
        return
