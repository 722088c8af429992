"""Donde viven los permisos: un archivo privado por cada uno, que se cambia entero o no se cambia.

Está en los datos de la casa y no en sus credenciales, porque Microsoft da otro permiso en cada renovación y bajo
systemd las credenciales no se pueden escribir.
"""

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from buzon.adaptadores.permisos.proveedores import Ficha, Proveedor, Renovado, proveedor_de
from buzon.disco import escribir_de_una_vez, motivo
from buzon.puertos import CredencialRechazada, FalloDefinitivo

# Un token vale alrededor de una hora; con menos de esto por delante se pide otro, para que no caduque a mitad de orden.
_MARGEN = timedelta(minutes=5)
_AVISO = timedelta(days=5)
_DIGNO = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


class Guardado(msgspec.Struct, frozen=True):
    """Lo que hay en el archivo.

    `estado` es lo que el proveedor necesita para renovar: es el secreto. `acceso` y `caduca` son el último token y
    hasta cuándo vale. `hasta` es cuándo deja de valer el permiso mismo, si el proveedor lo dijo.
    """

    proveedor: str
    usuario: str
    concedido: datetime
    renovado: datetime
    estado: Mapping[str, Any]
    acceso: str = ""
    caduca: datetime | None = None
    hasta: datetime | None = None


class Permisos:
    """Los permisos de una casa. `proveedores` da, por nombre, con quién se renueva cada uno."""

    def __init__(
        self,
        carpeta: Path,
        ficha: Callable[[], Ficha],
        ahora: Callable[[], datetime],
        proveedor: Callable[[Ficha], Proveedor] = proveedor_de,
    ) -> None:
        self._carpeta = carpeta
        self._ficha = ficha
        self._ahora = ahora
        self._proveedor = proveedor

    def leer(self, nombre: str, *, otro: bool = False) -> str:
        """Un token que vale ahora. Con `otro`, uno nuevo aunque el guardado no haya caducado: el servidor no lo quiso.

        Raises:
            CredencialRechazada: no hay permiso, o el proveedor ya no lo acepta; el texto dice qué orden dar.
            FalloPasajero: no se pudo hablar con el proveedor y el token guardado ya no vale.
        """
        guardado = self.mirar(nombre)
        ficha = self._ficha()
        if guardado is None:
            raise CredencialRechazada(f"falta el permiso de {ficha.nombre}: {_orden(ficha)}")
        if guardado.proveedor != ficha.proveedor:
            raise CredencialRechazada(f"el permiso guardado es de {guardado.proveedor}: {_orden(ficha)}")
        if not otro and guardado.caduca and guardado.caduca - _MARGEN > self._ahora():
            return guardado.acceso
        try:
            renovado = self._proveedor(ficha).renovar(guardado.estado)
        except CredencialRechazada as fallo:
            raise CredencialRechazada(f"{fallo}. {_orden(ficha)[0].upper()}{_orden(ficha)[1:]}") from fallo
        nuevo = msgspec.structs.replace(
            guardado,
            renovado=self._ahora(),
            estado=renovado.estado,
            acceso=renovado.acceso,
            caduca=self._ahora() + timedelta(seconds=renovado.segundos),
            hasta=self._hasta(renovado.segundos_del_permiso) or guardado.hasta,
        )
        self.guardar(nombre, nuevo)
        return nuevo.acceso

    def _hasta(self, segundos: int | None) -> datetime | None:
        return self._ahora() + timedelta(seconds=segundos) if segundos else None

    def conceder(self, nombre: str, usuario: str, renovado: Renovado) -> None:
        """Guarda un permiso recién dado."""
        ahora = self._ahora()
        self.guardar(
            nombre,
            Guardado(
                proveedor=self._ficha().proveedor,
                usuario=usuario,
                concedido=ahora,
                renovado=ahora,
                estado=renovado.estado,
                acceso=renovado.acceso,
                caduca=ahora + timedelta(seconds=renovado.segundos),
                hasta=self._hasta(renovado.segundos_del_permiso),
            ),
        )

    def aviso(self, nombre: str) -> str | None:
        """Qué conviene hacer pronto con ese permiso, o `None`: si se sabe que caduca en menos de cinco días."""
        guardado = self.mirar(nombre)
        if guardado is None or guardado.hasta is None or guardado.hasta - self._ahora() > _AVISO:
            return None
        ficha = self._ficha()
        return f"el permiso de {ficha.nombre} deja de valer el {guardado.hasta:%d/%m/%Y}: {_orden(ficha)}"

    def mirar(self, nombre: str) -> Guardado | None:
        """Lo guardado, o `None` si no hay. Raises FalloDefinitivo si no se entiende o lo puede leer cualquiera."""
        ruta = self._ruta(nombre)
        try:
            if ruta.stat().st_mode & 0o077:
                raise FalloDefinitivo(f"{ruta} lo puede leer cualquiera: haz «chmod 600 {ruta}»")
            return msgspec.json.decode(ruta.read_bytes(), type=Guardado)
        except FileNotFoundError:
            return None
        except (msgspec.MsgspecError, OSError) as fallo:
            raise FalloDefinitivo(f"no se puede leer {ruta}: bórralo y repite «buzon autorizar»") from fallo

    def guardar(self, nombre: str, permiso: Guardado) -> None:
        """Escribe el archivo, 0600, de una vez y ya en el disco: un permiso a medias sería ninguno."""
        ruta = self._ruta(nombre)
        try:
            self._carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
            escribir_de_una_vez(ruta, msgspec.json.encode(permiso), dueno=self._dueno_de_la_casa())
        except OSError as fallo:
            raise FalloDefinitivo(f"no se puede guardar el permiso en {ruta}: {motivo(fallo)}") from fallo

    def _dueno_de_la_casa(self) -> tuple[int, int] | None:
        """Lo que concede el administrador lo ha de poder leer y renovar el demonio, que corre con otro usuario."""
        duenos = self._carpeta.parent.stat()
        if os.geteuid() != 0 or duenos.st_uid == 0:
            return None
        os.chown(self._carpeta, duenos.st_uid, duenos.st_gid)
        return duenos.st_uid, duenos.st_gid

    def _ruta(self, nombre: str) -> Path:
        if not nombre or not set(nombre) <= _DIGNO:
            raise FalloDefinitivo(f"«{nombre}» no es un nombre de permiso: usa letras minúsculas, cifras y guiones")
        return self._carpeta / f"{nombre}.json"


def _orden(ficha: Ficha) -> str:
    return f"concédelo con «buzon autorizar {ficha.proveedor}», en la máquina donde corre Buzón"
