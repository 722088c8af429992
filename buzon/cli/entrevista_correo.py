"""La parte de la entrevista que trata del correo: encuentra los servidores, prueba a entrar y dice qué falla."""

from collections.abc import Mapping
from typing import Any

import msgspec

from buzon.adaptadores.dns import ResolutorDns
from buzon.cli.preguntas import obligatorio, preguntar, preguntar_clave
from buzon.dominio.nombres import dominio_de
from buzon.montaje.descubrimiento import Hallado, del_proveedor, descubrir, leer_servidor
from buzon.montaje.iniciar import ServidorElegido
from buzon.montaje.prueba_de_entrada import Resultado, probar

_OTRO = "otro"
_SALIDAS = ("clave", "servidor", "seguir")


class CorreoElegido(msgspec.Struct, frozen=True, kw_only=True):
    """Los servidores, el usuario y la contraseña (vacía si no hay), quién certifica, y con quién se pide permiso."""

    imap: ServidorElegido
    smtp: ServidorElegido
    usuario: str
    clave: str = ""
    authserv_id: str = ""
    permiso: str = ""
    cliente: str = ""


def elegir_correo(proveedores: Mapping[str, Any], direccion: str, titular: str) -> CorreoElegido:
    """Pregunta lo que no se pueda averiguar, y no se va sin haber probado a entrar. Raises EOFError."""
    dominio = dominio_de(direccion)
    print(f"  Busco por dónde va el correo de {dominio}…", flush=True)
    hallado = descubrir(dominio, proveedores, ResolutorDns(plazo=4.0))
    if hallado is None:
        hallado = _preguntar_servidores(proveedores, dominio)
    else:
        _decir(hallado)
        if preguntar("¿Es ese? (sí o no)", "sí", vale=_si_o_no).lower().startswith("n"):
            hallado = _preguntar_servidores(proveedores, dominio)
    usuario = preguntar("Usuario para entrar en ese correo", direccion, vale=obligatorio)
    if nota := hallado.ficha.get("nota"):
        print(f"  {nota}")
    if hallado.imap.autenticacion == "oauth2":
        return _con_permiso(hallado, usuario)
    return _con_clave(hallado, usuario, direccion, titular, proveedores)


def _si_o_no(dicho: str) -> str | None:
    return None if dicho.lower() in {"s", "si", "sí", "n", "no"} else "contesta sí o no"


def es_si(dicho: str) -> bool:
    """Si lo contestado es que sí."""
    return dicho.lower().startswith("s")


def preguntar_si(texto: str, *, defecto: str = "sí") -> bool:
    """Una pregunta de sí o no."""
    return es_si(preguntar(f"{texto} (sí o no)", defecto, vale=_si_o_no))


def _decir(hallado: Hallado) -> None:
    nombre = hallado.ficha.get("nombre", "Lo he encontrado")
    print(f"  {nombre}: {hallado.imap.host} para leer y {hallado.smtp.host} para enviar ({hallado.como}).")


def _preguntar_servidores(proveedores: Mapping[str, Any], dominio: str) -> Hallado:
    elegido = preguntar(
        f"Quién te da el correo de {dominio} ({', '.join(proveedores)} u {_OTRO})",
        _OTRO,
        vale=lambda dicho: (
            None
            if dicho.lower() in {*proveedores, _OTRO}
            else f"elige uno de la lista; si el tuyo no está, escribe {_OTRO}"
        ),
    ).lower()
    if elegido in proveedores:
        hallado = del_proveedor(proveedores[elegido], "como me has dicho")
        _decir(hallado)
        return hallado
    imap = preguntar("Servidor de entrada (IMAP)", f"mail.{dominio}", vale=obligatorio)
    smtp = preguntar("Servidor de salida (SMTP)", imap.partition(":")[0], vale=obligatorio)
    return Hallado(leer_servidor(imap, 993), leer_servidor(smtp, 465), {}, "como me has dicho")


def _con_permiso(hallado: Hallado, usuario: str) -> CorreoElegido:
    cliente = preguntar("Identificador de la aplicación que registraste (Enter para ponerlo después)")
    return CorreoElegido(
        imap=hallado.imap,
        smtp=hallado.smtp,
        usuario=usuario,
        authserv_id=hallado.ficha.get("authserv_id", ""),
        permiso=hallado.ficha.get("permiso", "microsoft"),
        cliente=cliente,
    )


def _con_clave(
    hallado: Hallado, usuario: str, direccion: str, titular: str, proveedores: Mapping[str, Any]
) -> CorreoElegido:
    clave = preguntar_clave("Contraseña (no se ve al escribir; Enter para ponerla después)")
    resultado = Resultado()
    while clave:
        print("  Pruebo a entrar…", flush=True)
        resultado = probar(
            hallado.imap, hallado.smtp, usuario=usuario, clave=clave, direccion=direccion, titular=titular
        )
        if not resultado.fallos:
            print("  Bien: se entra y se puede enviar.")
            break
        for fallo in resultado.fallos:
            print(f"  No va. {fallo}.")
        salida = _que_hacer(resultado)
        if salida == "seguir":
            print("  Lo dejo como está: «buzon diagnostico» lo volverá a mirar.")
            break
        if salida == "servidor":
            hallado = _preguntar_servidores(proveedores, dominio_de(direccion))
            usuario = preguntar("Usuario para entrar en ese correo", usuario, vale=obligatorio)
        else:
            clave = preguntar_clave("Contraseña (no se ve al escribir; Enter para ponerla después)")
    return CorreoElegido(
        imap=hallado.imap,
        smtp=hallado.smtp,
        usuario=usuario,
        clave=clave,
        authserv_id=_certificador(hallado, resultado),
    )


def _que_hacer(resultado: Resultado) -> str:
    if resultado.es_la_clave:
        print("  Suele ser la contraseña (muchos proveedores piden una «de aplicación») o que el usuario sea otro.")
    return preguntar(
        f"Qué cambiamos ({', '.join(_SALIDAS)})",
        "clave" if resultado.es_la_clave else "servidor",
        vale=lambda dicho: None if dicho.lower() in _SALIDAS else f"escribe {', '.join(_SALIDAS[:2])} o {_SALIDAS[2]}",
    ).lower()


def _certificador(hallado: Hallado, resultado: Resultado) -> str:
    """Quién certifica los remitentes: el del proveedor si se conoce, o el que se ve en el buzón si el dueño lo acepta.

    Lo visto solo se propone: un correo puede traer esa cabecera ya puesta.
    """
    sabido = str(hallado.ficha.get("authserv_id", ""))
    if sabido or not resultado.certificador:
        return sabido
    print(
        f"  Tus correos recibidos los certifica «{resultado.certificador}»: así sé que el remitente es quien dice ser."
    )
    return resultado.certificador if preguntar_si("¿Me fío de él?") else ""
