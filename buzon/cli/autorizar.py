"""`buzon autorizar`: el permiso para entrar en Google o Microsoft, con una persona delante."""

import argparse
import sys

from buzon.adaptadores.permisos import proveedor_de
from buzon.cli.comun import casa_de
from buzon.montaje.casa import claves_de
from buzon.montaje.claves import PERMISO
from buzon.puertos import FalloDefinitivo

_FALTA = """no hay sección [correo.oauth2] en reglas.toml. Añádela, por ejemplo:

[correo.oauth2]
proveedor = "microsoft"
cliente = "el identificador de tu aplicación"

docs/permisos.md dice, paso a paso, cómo registrar la aplicación."""


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sale con 1 si no hay terminal donde preguntar, o si el permiso no se concede."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    if reglas.correo.oauth2 is None:
        raise FalloDefinitivo(_FALTA)
    claves = claves_de(disco, reglas)
    ficha = claves.ficha()
    usuario = reglas.correo.imap.usuario
    if not sys.stdin.isatty():
        print("buzon autorizar: hace falta una persona: ejecútalo en una terminal", file=sys.stderr)
        return 1
    disco.datos.mkdir(mode=0o700, parents=True, exist_ok=True)
    concedido = proveedor_de(ficha).pedir(usuario, _decir, lambda que: input(f"{que}: "))
    for nombre in _nombres(reglas.correo.imap.clave, reglas.correo.smtp.clave):
        claves.permisos.conceder(nombre, usuario, concedido)
    print(f"Hecho: Buzón ya puede entrar en {ficha.nombre} como {usuario}, y lo renovará solo.")
    print("Siguiente paso: buzon diagnostico")
    return 0


def _decir(que: str) -> None:
    print(que, flush=True)


def _nombres(*donde: str) -> list[str]:
    """Los permisos que piden las reglas; si aún no piden ninguno, «correo»."""
    pedidos = [nombre for clase, _, nombre in (clave.partition(":") for clave in donde) if clase == PERMISO]
    return list(dict.fromkeys(pedidos)) or ["correo"]
