"""Crea una casa: su carpeta, sus reglas, su libro y el sitio de las claves. Nunca pisa una que ya esté."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.edicion_toml import comentar, en_toml, poner
from buzon.montaje.recursos import compartido

_LEEME = """\
Aquí van tus cartas, si quieres cambiar alguna. Vacía, esta carpeta no molesta: Buzón usa las suyas.

Cada carta son dos archivos: NOMBRE.txt.j2 (la primera línea es el asunto: «Asunto: …») y NOMBRE.html.j2. Para cambiar
una, copia sus archivos desde
  {origen}
y edítalos aquí. Puedes cambiar uno solo: el que falte se toma de allí.

Las cartas a los clientes:  aviso_previo  vencimiento  recordatorio  segundo_aviso  aviso_firme  ultimo_aviso  agencia
                            suspension
                            gracias  promesa_confirmada  promesa_vencida  copia  plan_propuesto
                            plan_confirmado  plan_roto  cuota  acuerdo_propuesto  acuerdo_confirmado  acuerdo_roto
                            disputa_resuelta  disputa_datos  respuesta_titular
A la agencia y al abogado:  agencia_encargo  agencia_retirada  agencia_saldo  abogado_encargo
Las cartas para ti:         recibo  pregunta  aviso  resumen_diario  resumen_semanal
Lo que dice cada una está en _palabras_NOMBRE.j2; lo que comparten todas, en los demás archivos que empiezan por «_».

Una etapa nueva de reglas.toml necesita aquí sus dos archivos, con el nombre de su plantilla.
Después de cambiar algo, «buzon diagnostico» prueba todas con datos de ejemplo y dice qué les falta o les sobra.
"""


# Las de Microsoft que no son de ninguna organización: su permiso se pide en otro sitio.
_PERSONALES = tuple(
    f"@{marca}.{pais}"
    for marca in ("outlook", "hotmail", "live", "msn")
    for pais in ("com", "es", "cl", "com.mx", "com.ar")
)


class CasaExistente(Exception):
    """Ya hay una casa ahí. No se ha tocado nada."""


class ServidorElegido(msgspec.Struct, frozen=True):
    """Un servidor de correo, como irá a las reglas."""

    host: str
    puerto: int
    seguridad: str
    autenticacion: str = "clave"


class Respuestas(msgspec.Struct, frozen=True, kw_only=True):
    """Lo que contestó el dueño. Los textos vacíos son «no lo sé» o «no tengo»."""

    nombre: str
    pais: str
    zona_horaria: str
    moneda: str
    id_fiscal: str
    contacto: str
    titular: str
    direccion: str
    facturas: str
    usuario: str
    imap: ServidorElegido
    smtp: ServidorElegido
    authserv_id: str = ""
    pago: str = ""
    agencia: str = ""
    agencia_correo: str = ""
    permiso: str = ""
    cliente: str = ""
    ensayo: bool = False


def ejemplo_comentado() -> str:
    """El reglas.toml que viene con Buzón."""
    return compartido("reglas.toml").read_text(encoding="utf-8")


def adaptar(ejemplo: str, r: Respuestas) -> str:
    """El ejemplo con las respuestas en su sitio y todos sus comentarios. De lo no contestado no queda nada ajeno."""
    for seccion, clave, valor in (
        ("negocio", "nombre", r.nombre),
        ("negocio", "id_fiscal", r.id_fiscal),
        ("negocio", "pais", r.pais),
        ("negocio", "zona_horaria", r.zona_horaria),
        ("negocio", "moneda", r.moneda),
        ("negocio", "contacto", r.contacto),
        ("negocio", "telefono", ""),
        ("negocio", "direccion", ""),
        ("negocio", "titulares", [r.titular]),
        ("correo", "direccion", r.direccion),
        ("correo", "facturas", r.facturas),
        ("negocio", "ensayo", r.ensayo),
        *_del_servidor("correo.imap", r.imap, r.usuario),
        *_del_servidor("correo.smtp", r.smtp, r.usuario),
    ):
        ejemplo = poner(ejemplo, seccion, clave, valor)
    if r.authserv_id:
        ejemplo = poner(ejemplo, "correo", "authserv_id", r.authserv_id)
    if r.permiso:
        ejemplo = _con_permiso(ejemplo, r)
    if r.agencia:
        ejemplo = poner(poner(ejemplo, "agencia", "nombre", r.agencia), "agencia", "correo", r.agencia_correo)
    else:
        ejemplo = comentar(comentar(ejemplo, "agencia"), "etapas", 'nombre = "agencia"')
    # La cuenta del ejemplo no puede quedarse: los clientes le pagarían a ella.
    if r.pago:
        return poner(ejemplo, "medios_de_pago", "texto", r.pago)
    return comentar(
        poner(ejemplo, "medios_de_pago", "texto", "Banco, tipo y número de cuenta, titular"), "medios_de_pago"
    )


def _con_permiso(ejemplo: str, r: Respuestas) -> str:
    """Los dos servidores entran con el permiso. Sin el cliente, la sección se queda de ejemplo: no se inventa uno."""
    for seccion in ("correo.imap", "correo.smtp"):
        ejemplo = poner(ejemplo, seccion, "clave", "permiso:correo")
    if not r.cliente:
        return ejemplo
    lineas = [f"[correo.oauth2]\nproveedor = {en_toml(r.permiso)}", f"cliente = {en_toml(r.cliente)}"]
    inquilino = "consumers" if r.permiso == "microsoft" and r.direccion.endswith(_PERSONALES) else ""
    if inquilino:
        lineas.append(f"inquilino = {en_toml(inquilino)}")
    return ejemplo.replace("# [correo.oauth2]\n", "\n".join(lineas) + "\n", 1)


def _del_servidor(seccion: str, servidor: ServidorElegido, usuario: str) -> tuple[tuple[str, str, str | int], ...]:
    return (
        (seccion, "host", servidor.host),
        (seccion, "puerto", servidor.puerto),
        (seccion, "seguridad", servidor.seguridad),
        (seccion, "usuario", usuario),
        (seccion, "autenticacion", servidor.autenticacion),
    )


def comprobar_sitio(disco: CasaEnDisco) -> None:
    """Si ahí se puede crear una casa. Raises CasaExistente si ya hay una, o restos de una."""
    if disco.reglas.exists() or disco.reglas.is_symlink():
        raise CasaExistente(f"en {disco.carpeta} ya hay una casa ({disco.reglas.name}); no he tocado nada")
    if disco.tiene_libro():
        raise CasaExistente(
            f"en {disco.datos} ya hay datos de una casa, aunque falte {disco.reglas.name}; no he tocado nada. "
            "Si los quieres, recupera ese archivo de tu copia de seguridad; si no, usa otra carpeta"
        )


def crear_casa(disco: CasaEnDisco, reglas: str, claves: Mapping[str, str]) -> None:
    """Crea todo lo de la casa. `claves`: nombre de la credencial → secreto (vacío, no se crea).

    Las reglas quedan legibles para todos (0644): no llevan secretos, y bajo systemd las lee otro usuario. El libro y
    las claves, solo para su dueño.

    Raises:
        CasaExistente: ya hay una.
        OSError: el disco o los permisos no dejan.
        FalloPasajero: el libro no se pudo escribir.
    """
    comprobar_sitio(disco)
    disco.carpeta.mkdir(mode=0o755, parents=True, exist_ok=True)
    disco.plantillas.mkdir(mode=0o755, exist_ok=True)
    _escribir_si_falta(disco.plantillas / "LEEME.txt", _LEEME.format(origen=compartido("plantillas_correo")))
    credenciales = disco.carpeta / "credenciales"
    credenciales.mkdir(mode=0o700, exist_ok=True)
    credenciales.chmod(0o700)
    for nombre, secreto in claves.items():
        if secreto:
            _escribir_nuevo(credenciales / nombre, f"{secreto}\n", 0o600)
    _escribir_nuevo(disco.reglas, reglas, 0o644)
    disco.crear_libro().cerrar()


def _escribir_si_falta(ruta: Path, texto: str) -> None:
    if not ruta.exists():
        _escribir_nuevo(ruta, texto, 0o644)


def _escribir_nuevo(ruta: Path, texto: str, permisos: int) -> None:
    """Nunca pisa uno que ya esté (FileExistsError), y desde el primer octeto tiene los permisos pedidos."""
    descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, permisos)
    with os.fdopen(descriptor, "w", encoding="utf-8") as archivo:
        os.fchmod(descriptor, permisos)  # aunque la umask diga otra cosa
        archivo.write(texto)
        archivo.flush()
        os.fsync(descriptor)
