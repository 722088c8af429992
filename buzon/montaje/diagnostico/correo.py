"""Lo que las reglas dicen del correo, sin tocar la red: claves, puertos y certificados."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from buzon.disco import motivo
from buzon.dominio.nombres import dominio_de
from buzon.dominio.reglas import Reglas, Servidor
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.casa import claves_de
from buzon.montaje.claves import PERMISO
from buzon.montaje.hallazgo import Hallazgo, aviso, bien, mal
from buzon.puertos import FalloDefinitivo

# Los puertos con dueño (RFC 8314 §7): con la otra seguridad, la conexión se queda colgada o se corta.
_USUALES = {993: "tls", 143: "starttls", 465: "tls", 587: "starttls"}
_SOLO_OAUTH = ("outlook.office365.com", "smtp.office365.com", "smtp-mail.outlook.com", "imap-mail.outlook.com")


def servidores(reglas: Reglas) -> tuple[tuple[str, Servidor], ...]:
    """Los dos, con el nombre de su sección."""
    return (("[correo.imap]", reglas.correo.imap), ("[correo.smtp]", reglas.correo.smtp))


def fallo_de_credencial(disco: CasaEnDisco, reglas: Reglas, servidor: Servidor) -> str | None:
    """Por qué no se puede leer su clave; `None` si está, o si no hace falta. La clave no sale de aquí."""
    if not servidor.usuario:
        return None
    claves = claves_de(disco, reglas)
    clase, _, nombre = servidor.clave.partition(":")
    try:
        if clase == PERMISO:
            ficha = claves.ficha()
            falta = f"falta el permiso de {ficha.nombre}: concédelo con «buzon autorizar»"
            return None if claves.permisos.mirar(nombre) else falta
        claves.leer(servidor.clave)
    except FalloDefinitivo as fallo:
        return str(fallo)
    except OSError as fallo:
        return f"no se puede leer {servidor.clave}: {motivo(fallo)}"
    return None


def mirar_credenciales(disco: CasaEnDisco, reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Si están las dos claves y nadie más las lee."""
    del ahora
    for seccion, servidor in servidores(reglas):
        if fallo := fallo_de_credencial(disco, reglas, servidor):
            que, _, remedio = fallo.partition(": ")
            yield mal(f"Clave de {seccion}: {que}", remedio or _como_guardarla(servidor))
        else:
            yield bien(f"Clave de {seccion}: está en {servidor.clave}")
    for texto in claves_de(disco, reglas).avisos().values():
        que, _, remedio = texto.partition(": ")
        yield aviso(f"Permiso: {que}", remedio)


def _como_guardarla(servidor: Servidor) -> str:
    return f"ponla donde dicen las reglas ({servidor.clave}), o cambia esa clave de reglas.toml"


def mirar_servidores(disco: CasaEnDisco, reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Combinaciones que casi nunca funcionan."""
    del disco, ahora
    for seccion, servidor in servidores(reglas):
        usual = _USUALES.get(servidor.puerto)
        if usual and servidor.seguridad not in (usual, "ninguna"):
            yield aviso(
                f"{seccion}: el puerto {servidor.puerto} es el de «{usual}», y las reglas dicen «{servidor.seguridad}»",
                f'prueba con seguridad = "{usual}"',
            )
        if servidor.host.lower() in _SOLO_OAUTH and servidor.autenticacion != "oauth2":
            yield aviso(
                f"{seccion}: Microsoft va dejando de admitir contraseñas en {servidor.host}",
                'usa autenticacion = "oauth2", clave = "permiso:correo" y la sección [correo.oauth2]',
            )
        if servidor.autoridad and not Path(servidor.autoridad).is_file():
            donde = f"{seccion} autoridad"
            yield mal(
                f"{donde}: no existe {servidor.autoridad}",
                "corrige la ruta, o borra la línea si tu servidor tiene un certificado corriente",
            )


def mirar_direcciones(disco: CasaEnDisco, reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """La dirección de las facturas ha de llegar al buzón que se lee."""
    del disco, ahora
    correo = reglas.correo
    if dominio_de(correo.facturas) != dominio_de(correo.direccion):
        yield aviso(
            f"Facturas: {correo.facturas} es de otro dominio que {correo.direccion}",
            f"comprueba que lo que llega ahí acaba en el buzón de {correo.imap.usuario}",
        )
    if correo.aceptar_sin_autenticar:
        yield aviso(
            "Avisos del banco: se aceptan los que nadie certifica, y uno falso daría por pagada una factura",
            "pon aceptar_sin_autenticar = false en cuanto tengas authserv_id",
        )
