"""La entrevista de `buzon iniciar`: lo poco que hay que saber para escribir unas reglas que valgan."""

import os
from collections.abc import Mapping
from typing import Any

from buzon.cli.entrevista_correo import elegir_correo, preguntar_si
from buzon.cli.preguntas import obligatorio, preguntar, una_direccion
from buzon.dominio.monedas import MONEDA_DEL_PAIS
from buzon.montaje.examen.zonas import fallo_de_zona
from buzon.montaje.iniciar import Respuestas
from buzon.montaje.saber import leer_tablas


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
    correo = elegir_correo(tablas["proveedores"], direccion, titular)
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
        usuario=correo.usuario,
        imap=correo.imap,
        smtp=correo.smtp,
        authserv_id=correo.authserv_id,
        permiso=correo.permiso,
        cliente=correo.cliente,
        pago=pago,
        agencia=agencia,
        agencia_correo=agencia_correo,
        ensayo=preguntar_si("¿Empezamos en ensayo? Lo que escribiría a tus clientes te llega solo a ti"),
    ), correo.clave


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
