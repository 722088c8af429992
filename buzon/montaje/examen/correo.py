"""[correo], [agencia] y los servidores: direcciones que lo son, que no se pisan, y claves que no están aquí."""

from collections.abc import Iterator

from buzon.dominio.direcciones import es_direccion
from buzon.dominio.reglas import Reglas, Servidor
from buzon.dominio.servidores import ServidorCorreo, motivo_de_rechazo

_ORIGENES = ("credencial:", "entorno:", "archivo:", "llavero:", "permiso:")
_PUERTOS = range(1, 65_536)


def examinar_correo(reglas: Reglas) -> Iterator[str]:
    """Las direcciones de la casa y la de la agencia."""
    correo, agencia = reglas.correo, reglas.agencia
    for clave, direccion in (
        ("[correo] direccion", correo.direccion),
        ("[correo] facturas", correo.facturas),
        *((("[agencia] correo", agencia.correo),) if agencia else ()),
    ):
        if not es_direccion(direccion):
            yield f"{clave}: «{direccion}» no es una dirección de correo (nombre@dominio, sin nada más)"
    titulares = {titular.lower() for titular in reglas.negocio.titulares}
    if correo.direccion.lower() in titulares:
        yield "[correo] direccion: no puede ser también de un titular: Buzón se contestaría a sí mismo"
    if correo.facturas.lower() in titulares:
        yield "[correo] facturas: no puede ser también de un titular: dale una dirección aparte, o un alias con «+»"
    if agencia and agencia.correo.lower() in titulares | {correo.direccion.lower(), correo.facturas.lower()}:
        yield "[agencia] correo: es una dirección tuya; pon la de la agencia, o borra la sección si no tienes"
    if agencia and not agencia.nombre.strip():
        yield "[agencia] nombre: escribe cómo se llama: el último aviso la nombra"
    if correo.authserv_id is not None and (not correo.authserv_id.strip() or " " in correo.authserv_id.strip()):
        yield '[correo] authserv_id: una sola palabra, como "mx.google.com"; si no la sabes, borra la línea'


def examinar_servidores(reglas: Reglas) -> Iterator[str]:
    """Los dos servidores."""
    yield from _servidor(reglas.correo.imap, "[correo.imap]")
    if not reglas.correo.imap.usuario.strip():
        yield "[correo.imap] usuario: escribe con qué usuario se entra; casi siempre es la dirección completa"
    if not reglas.correo.imap.carpetas or not all(nombre.strip() for nombre in reglas.correo.imap.carpetas):
        yield '[correo.imap] carpetas: di al menos una; lo normal es ["INBOX"]'
    yield from _servidor(reglas.correo.smtp, "[correo.smtp]")
    yield from _permisos(reglas)


def _permisos(reglas: Reglas) -> Iterator[str]:
    """Un permiso pide su sección y su manera de entrar."""
    oauth2 = reglas.correo.oauth2
    for seccion, servidor in (("[correo.imap]", reglas.correo.imap), ("[correo.smtp]", reglas.correo.smtp)):
        if not servidor.clave.startswith("permiso:"):
            continue
        if servidor.autenticacion != "oauth2":
            yield f'{seccion} autenticacion: con clave = "{servidor.clave}" ha de ser "oauth2"'
        if oauth2 is None:
            yield f"{seccion} clave: un permiso necesita la sección [correo.oauth2], con proveedor y cliente"
    if oauth2 and not oauth2.cliente.strip():
        yield "[correo.oauth2] cliente: el identificador de la aplicación que registraste (docs/permisos.md dice cómo)"
    if oauth2 and oauth2.proveedor == "google" and not oauth2.secreto:
        yield '[correo.oauth2] secreto: Google da uno con el cliente; di dónde está: secreto = "credencial:google"'
    if oauth2 and oauth2.servidor is not None and not oauth2.servidor.startswith("https://"):
        yield "[correo.oauth2] servidor: ha de empezar por https://"


def _servidor(servidor: Servidor, seccion: str) -> Iterator[str]:
    origen, _, nombre = servidor.clave.partition(":")
    if f"{origen}:" not in _ORIGENES or not nombre.strip():
        # Lo escrito no se repite: puede ser la contraseña.
        yield (
            f'{seccion} clave: la contraseña no se escribe aquí; di dónde está: "credencial:NOMBRE", '
            '"entorno:NOMBRE", "archivo:RUTA", "llavero:NOMBRE" o "permiso:NOMBRE"'
        )
    elif origen == "credencial" and ("/" in nombre or nombre.startswith(".")):
        yield f'{seccion} clave: «{nombre}» no es un nombre; para una ruta usa "archivo:{nombre}"'
    host = servidor.host
    if not host.strip() or "/" in host or "@" in host or any(signo.isspace() for signo in host):
        yield f'{seccion} host: escribe solo el nombre del servidor, como "imap.gmail.com", no «{host}»'
    elif _lleva_puerto(host):
        yield f"{seccion} host: el puerto va aparte: host = {_partido(host)}"
    elif motivo := motivo_de_rechazo(ServidorCorreo(host=host, puerto=servidor.puerto, seguridad=servidor.seguridad)):
        yield f"{seccion} seguridad: {motivo}"
    if servidor.autoridad is not None and not servidor.autoridad.startswith("/"):
        # Relativa, dependería de dónde se arranque Buzón.
        yield f"{seccion} autoridad: la ruta completa del archivo, empezando por «/», no «{servidor.autoridad}»"
    if servidor.puerto not in _PUERTOS:
        yield f"{seccion} puerto: ha de estar entre 1 y 65535, no {servidor.puerto}"


def _lleva_puerto(host: str) -> bool:
    """«servidor:993» sí; una dirección IPv6, que tiene más de un «:», no."""
    return host.count(":") == 1


def _partido(host: str) -> str:
    nombre, _, puerto = host.partition(":")
    return f'"{nombre}" y puerto = {puerto if puerto.isdigit() else "993"}'
