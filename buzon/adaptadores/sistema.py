"""La hora, el aviso a systemd y el despertador de la espera: lo que el bucle pide a la máquina y no es correo.

Nunca decide nada ni toca archivos.
"""

import os
import shutil
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from sdnotify import SystemdNotifier

from buzon.puertos import Estado, Senal

# https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
_PALABRAS: dict[Estado, str] = {
    "listo": "READY=1",
    "vivo": "WATCHDOG=1",
    "parando": "STOPPING=1",
    "recargando": "RELOADING=1",
}


class RelojReal:
    """La hora de la máquina, en la zona que se le diga (UTC si no se le dice)."""

    def __init__(self, zona: str | tzinfo = UTC) -> None:
        self._zona = ZoneInfo(zona) if isinstance(zona, str) else zona

    def ahora(self) -> datetime:
        """El instante actual, con zona."""
        return datetime.now(self._zona)  # noqa: TID251 - este es el Reloj: el único sitio donde nace la hora


class RelojFijo:
    """Una hora que solo cambia cuando se le dice: `--ahora`, la demostración y las pruebas."""

    def __init__(self, instante: datetime) -> None:
        self._instante = _con_zona(instante)

    def ahora(self) -> datetime:
        """El instante fijado."""
        return self._instante

    def poner(self, instante: datetime) -> None:
        """Cambia la hora, hacia delante o hacia atrás. Raises ValueError si no trae zona."""
        self._instante = _con_zona(instante)

    def avanzar(self, cuanto: timedelta) -> None:
        """Suma `cuanto` en tiempo absoluto: un día son 24 h aunque esa noche cambie la hora."""
        self._instante = (self._instante.astimezone(UTC) + cuanto).astimezone(self._instante.tzinfo)


def _con_zona(instante: datetime) -> datetime:
    if instante.tzinfo is None:
        raise ValueError(f"la hora {instante.isoformat()} no dice su zona")
    return instante


class SupervisorSystemd:
    """Cuenta a systemd que Buzón vive. Sin systemd (`NOTIFY_SOCKET` ausente) no hace nada."""

    def __init__(self) -> None:
        self._aviso = SystemdNotifier()

    def decir(self, estado: Estado, texto: str = "") -> None:
        """Anuncia el estado, y `texto` como la línea que enseña `systemctl status`. No lanza nunca."""
        lineas = [_PALABRAS[estado]]
        if texto:
            lineas.append("STATUS=" + " ".join(texto.split()))
        # sdnotify codifica en Latin-1 y systemd espera UTF-8: se le dan ya los octetos UTF-8 disfrazados.
        self._aviso.notify("\n".join(lineas).encode().decode("latin-1"))


class MarcaDeLectura:
    """Una línea en un archivo: la huella del correo que se lee y cuántas veces van.

    No se sincroniza: ha de sobrevivir a la muerte del proceso, no a un apagón (que no es culpa del correo). Si no se
    puede escribir, no se cuenta.
    """

    def __init__(self, ruta: Path) -> None:
        self._ruta = ruta

    def empezar(self, huella: str) -> int:
        """Véase `Testigo.empezar`."""
        previas = 0
        with suppress(OSError, ValueError):
            anterior, _, veces = self._ruta.read_text(encoding="ascii").partition(" ")
            previas = int(veces) if anterior == huella else 0
        with suppress(OSError):
            self._ruta.write_text(f"{huella} {previas + 1}", encoding="ascii")
        return previas

    def acabar(self) -> None:
        """Véase `Testigo.acabar`."""
        with suppress(OSError):
            self._ruta.unlink(missing_ok=True)


def instancia_de(carpeta: Path, casa: str, ahora: datetime) -> Senal:
    """Quién es este Buzón: la casa, la máquina y la carpeta. Una casa copiada a otro sitio es otra instancia."""
    try:
        maquina = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        maquina = ""
    suma = sha256(f"{maquina}\0{carpeta.resolve()}\0{casa}".encode()).hexdigest()
    return Senal(instancia=suma[:32], maquina=socket.gethostname(), desde=ahora, cuando=ahora, casa=casa)


_SITIO_MINIMO = 50 * 1024 * 1024


def vigia_del_disco(carpeta: Path, minimo: int = _SITIO_MINIMO) -> Callable[[], str | None]:
    """Una pregunta: ¿por qué no hay sitio en el disco de `carpeta`? `None` si lo hay.

    Hacen falta `minimo` octetos, o tres veces lo que ocupa el libro si es más: compactarlo escribe otro entero.
    """

    def falta() -> str | None:
        ocupa = sum(ruta.stat().st_size for ruta in carpeta.glob("libro-*"))
        hace_falta, libre = max(minimo, 3 * ocupa), shutil.disk_usage(carpeta).free
        if libre >= hace_falta:
            return None
        mega = 1024 * 1024
        return (
            f"queda poco sitio en el disco de {carpeta}: {libre // mega} MB libres y hacen falta {hace_falta // mega}; "
            "no escribo a ningún cliente hasta que lo haya"
        )

    return falta


class Despertador:
    """Una tubería para cortar la espera desde otro hilo o desde una señal: `lector` se le da a `esperar`."""

    def __init__(self) -> None:
        self.lector, self._escritor = os.pipe()
        os.set_blocking(self.lector, False)
        os.set_blocking(self._escritor, False)

    def despertar(self) -> None:
        """Corta la espera en curso, o la próxima. Se puede llamar desde un manejador de señal; no lanza nunca."""
        with suppress(OSError):  # llena (ya hay quien despierte) o cerrada (ya no hay a quién)
            os.write(self._escritor, b"\0")

    def vaciar(self) -> None:
        """Olvida los avisos pendientes. Quien espera lo llama al despertar, antes de mirar qué pasó."""
        with suppress(OSError):
            while os.read(self.lector, 4096):
                pass

    def cerrar(self) -> None:
        """Cierra los dos extremos. Repetirlo no hace nada."""
        extremos = (self.lector, self._escritor)
        # Su número puede tocarle luego a otro archivo: no se vuelve a usar.
        self.lector = self._escritor = -1
        for extremo in extremos:
            if extremo >= 0:
                os.close(extremo)
