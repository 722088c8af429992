"""La espera: IDLE sin perder ningún aviso, o preguntar de vez en cuando si el servidor no lo tiene.

Cuatro trampas medidas que esta forma evita: lo que llega entre buscar y escuchar queda en el búfer de imaplib y
`poll` no lo ve; `idle_check` gira en vacío tras un corte y lanza con líneas partidas; un EXISTS recibido durante otra
orden no se repite; y hay servidores que en IDLE no avisan nunca. Por eso cada ciclo busca, hace NOOP, mira el búfer,
y solo entonces duerme en el socket y el despertador.
"""

import select
import ssl
import time
from collections.abc import Sequence
from typing import Any

from buzon.adaptadores.imap.novedades import posteriores
from buzon.adaptadores.imap.sesion import Sesion


def hay_nuevos(sesion: Sesion, carpetas: Sequence[str], vistos: dict[str, tuple[int, int]]) -> bool:
    """¿Hay algún UID por encima de lo ya listado en cada carpeta? Deja abierta la primera.

    `vistos` guarda (uidvalidity, último UID); una carpeta que aún no está se apunta con lo que tiene ahora.
    """
    primera = carpetas[0]
    sesion.elegir(primera)  # antes que nada: STATUS no debe preguntarse de la carpeta abierta (RFC 3501 §6.3.10)
    for carpeta in carpetas[1:]:
        estado = sesion.cliente.folder_status(carpeta, ["UIDNEXT", "UIDVALIDITY"])
        hoy = (int(estado.get(b"UIDVALIDITY", 0)), int(estado.get(b"UIDNEXT", 1)) - 1)
        if _apuntar(vistos, carpeta, hoy):
            return True
    validez = sesion.uidvalidity
    _, ultimo = vistos.setdefault(primera, (validez, sesion.uidnext - 1))
    olvidar_anuncios(sesion.cliente)
    hallados = posteriores(sesion, ultimo)
    if _apuntar(vistos, primera, (validez, max([ultimo, *hallados]))):
        return True
    _, avisos = sesion.cliente.noop()
    return _son_novedad(avisos) or _hubo_anuncio(sesion.cliente)


def _apuntar(vistos: dict[str, tuple[int, int]], carpeta: str, hoy: tuple[int, int]) -> bool:
    """Apunta lo que la carpeta tiene hoy y dice si es novedad. Cada correo avisa una vez: así nada gira en vacío."""
    antes = vistos.get(carpeta, hoy)
    vistos[carpeta] = hoy
    return hoy[0] != antes[0] or hoy[1] > antes[1]


def escuchar(cliente: Any, segundos: float, despertador: int | None) -> bool:
    """Un ciclo de IDLE de a lo sumo `segundos`. Devuelve si el servidor anunció correo. Lanza si la conexión murió."""
    if _empezar_idle(cliente) or _hay_en_bufer(cliente):
        segundos = 0
    _sondear([cliente.socket().fileno(), despertador], segundos)
    _, avisos = cliente.idle_done()
    return _son_novedad(avisos) or _hubo_anuncio(cliente)


def dormir(segundos: float, despertador: int | None) -> None:
    """Espera sin IDLE: solo el despertador puede cortarla."""
    _sondear([despertador], segundos)


def ha_sonado(despertador: int | None) -> bool:
    """¿Se puede leer ya del despertador?"""
    return _sondear([despertador], 0)


def _sondear(descriptores: Sequence[int | None], segundos: float) -> bool:
    sondeo = select.poll()
    for descriptor in descriptores:
        if descriptor is not None:
            sondeo.register(descriptor, select.POLLIN)
    return bool(sondeo.poll(max(0.0, segundos) * 1000))


def reloj() -> float:
    """Segundos que no saltan aunque cambien la hora de la máquina."""
    return time.monotonic()


def _son_novedad(avisos: Sequence[Any]) -> bool:
    # "* OK Still here" y los FETCH de banderas no son correo.
    return any(len(aviso) > 1 and aviso[1] in (b"EXISTS", b"RECENT") for aviso in avisos if isinstance(aviso, tuple))


def olvidar_anuncios(cliente: Any) -> None:
    """Da por leídos los EXISTS acumulados: se llama justo antes de buscar."""
    cliente._imap.untagged_responses.pop("EXISTS", None)  # noqa: SLF001 - imapclient no lo ofrece de otra forma


def _hubo_anuncio(cliente: Any) -> bool:
    return cliente._imap.untagged_responses.pop("EXISTS", None) is not None  # noqa: SLF001 - véase arriba


def _empezar_idle(cliente: Any) -> bool:
    """IDLE, tolerando avisos antes del «+» (imapclient lanza con ellos). Devuelve si los hubo."""
    imap = cliente._imap  # noqa: SLF001 - imapclient no ofrece empezar IDLE sin lanzar
    cliente._idle_tag = marca = imap._command("IDLE")  # noqa: SLF001 - ídem
    hubo = False
    while imap._get_response() is not None:  # noqa: SLF001 - ídem; devuelve None al llegar el «+»
        if imap.tagged_commands.get(marca):
            _, motivo = imap.tagged_commands.pop(marca)
            raise imap.abort(f"el servidor no quiere IDLE: {motivo!r}")
        hubo = True
    return hubo


def _hay_en_bufer(cliente: Any) -> bool:
    """Líneas que imaplib ya leyó del socket y que `poll` no puede ver."""
    archivo = getattr(cliente._imap, "_file", None) or cliente._imap.file  # noqa: SLF001 - cambia según la versión
    enchufe = cliente.socket()
    plazo = enchufe.gettimeout()
    enchufe.settimeout(0)
    try:
        return bool(archivo.peek(1))
    except (ssl.SSLWantReadError, BlockingIOError):
        return False
    finally:
        enchufe.settimeout(plazo)
