"""La entrevista de `buzon iniciar`: lo poco que hay que saber para escribir unas reglas que valgan."""

import os
from collections.abc import Mapping
from typing import Any

from buzon.cli.preguntas import obligatorio, preguntar, preguntar_clave, una_direccion
from buzon.dominio.monedas import MONEDA_DEL_PAIS
from buzon.dominio.nombres import dominio_de
from buzon.montaje.examen.zonas import fallo_de_zona
from buzon.montaje.iniciar import Respuestas, ServidorElegido
from buzon.montaje.saber import leer_tablas

_OTRO = "otro"


def entrevistar() -> tuple[Respuestas, str]:
    """Pregunta y devuelve las respuestas y la contraseña (vacía si se deja para después). Raises EOFError."""
    tablas = leer_tablas("inicio")
    print("Unas preguntas para escribir tus reglas. Enter acepta lo que va entre corchetes; todo se cambia luego.\n")
    nombre = preguntar("Nombre de tu empresa", vale=obligatorio)
    pais = _pais(tablas["paises"])
    ficha = tablas["paises"][pais]
    id_fiscal = preguntar(f"{ficha['fiscal']} (Enter si no quieres que salga en las cartas)")
    zona = _zona(ficha)
    contacto = preguntar("Tu nombre, para firmar")
    titular = preguntar("Tu correo, desde el que darás órdenes", vale=una_direccion())
    direccion = preguntar("El correo de cobros, que leerá Buzón", vale=una_direccion(titular))
    local, _, dominio = direccion.partition("@")
    facturas = preguntar(
        "La dirección a la que reenviarás facturas", f"{local}+facturas@{dominio}", vale=una_direccion(titular)
    )
    imap, smtp, proveedor = _servidores(tablas["proveedores"], dominio_de(direccion))
    usuario = preguntar("Usuario para entrar en ese correo", direccion, vale=obligatorio)
    if nota := proveedor.get("nota"):
        print(f"  {nota}")
    es_token = imap.autenticacion == "oauth2"
    clave = "" if es_token else preguntar_clave("Contraseña (no se ve al escribir; Enter para ponerla después)")
    pago = preguntar("Cómo te pagan: banco, cuenta y titular (Enter para ponerlo después)")
    agencia = preguntar("Tu agencia de cobranza (Enter si no tienes)")
    agencia_correo = (
        preguntar("Correo de la agencia", vale=una_direccion(titular, direccion, facturas)) if agencia else ""
    )
    return Respuestas(
        nombre=nombre,
        pais=pais,
        zona_horaria=zona,
        moneda=MONEDA_DEL_PAIS[pais],
        id_fiscal=id_fiscal,
        contacto=contacto,
        titular=titular,
        direccion=direccion,
        facturas=facturas,
        usuario=usuario,
        imap=imap,
        smtp=smtp,
        authserv_id=proveedor.get("authserv_id", ""),
        pago=pago,
        agencia=agencia,
        agencia_correo=agencia_correo,
    ), clave


def _pais(paises: Mapping[str, Any]) -> str:
    def vale(dicho: str) -> str | None:
        if dicho.upper() in paises:
            return None
        return "dos letras: " + ", ".join(f"{codigo} {ficha['nombre']}" for codigo, ficha in paises.items())

    del_sistema = os.environ.get("LANG", "")[3:5]
    return preguntar(
        "País (dos letras: CL, MX, CO, PE, ES…)", del_sistema if del_sistema in paises else "", vale=vale
    ).upper()


def _zona(ficha: Mapping[str, Any]) -> str:
    """Solo se pregunta donde hay varias."""
    zona: str = ficha["zona"]
    if "zonas" not in ficha:
        return zona
    return preguntar(f"Zona horaria ({zona}, {', '.join(ficha['zonas'])})", zona, vale=fallo_de_zona)


def _servidores(
    proveedores: Mapping[str, Any], dominio: str
) -> tuple[ServidorElegido, ServidorElegido, Mapping[str, Any]]:
    """Los dos servidores: por el dominio si se conoce; si no, por el proveedor; si no, preguntando."""
    elegido = next((clave for clave, ficha in proveedores.items() if dominio in ficha["dominios"]), None)
    if elegido is None:
        elegido = preguntar(
            f"Quién te da el correo de {dominio} ({', '.join(proveedores)} u {_OTRO})",
            _OTRO,
            vale=lambda dicho: (
                None
                if dicho.lower() in {*proveedores, _OTRO}
                else f"elige uno de la lista; si el tuyo no está, escribe {_OTRO}"
            ),
        ).lower()
    ficha: Mapping[str, Any] = proveedores.get(elegido, {})
    if not ficha:
        imap = preguntar("Servidor de entrada (IMAP)", f"mail.{dominio}", vale=obligatorio)
        smtp = preguntar("Servidor de salida (SMTP)", imap, vale=obligatorio)
        return ServidorElegido(imap, 993, "tls"), ServidorElegido(smtp, 465, "tls"), {}
    puerto, autenticacion = int(ficha["puerto_smtp"]), str(ficha.get("autenticacion", "clave"))
    print(f"  {ficha['nombre']}: {ficha['imap']} y {ficha['smtp']}")
    return (
        ServidorElegido(ficha["imap"], 993, "tls", autenticacion),
        ServidorElegido(ficha["smtp"], puerto, "tls" if puerto == 465 else "starttls", autenticacion),  # noqa: PLR2004 - RFC 8314
        ficha,
    )
