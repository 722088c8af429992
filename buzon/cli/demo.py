"""`buzon demo`: el trabajo entero en servidores de mentira, contado paso a paso."""

import argparse
import time

from buzon.cli.pantalla import consola, hay_terminal
from buzon.puertos import FalloDefinitivo


def ejecutar(opciones: argparse.Namespace) -> int:
    """Representa la función y dice dónde mirarlo todo."""
    try:
        from buzon.demo.funcion import Funcion  # noqa: PLC0415 - los servidores son un extra
    except ModuleNotFoundError as falta:
        raise FalloDefinitivo(f"a la demostración le falta {falta.name}: instala «buzon[demo]»") from None
    carpeta = opciones.salida.resolve()
    if carpeta.exists() and any(carpeta.iterdir()) and not (carpeta / "casa" / "reglas.toml").exists():
        raise FalloDefinitivo(f"{carpeta} no está vacía y no es de una demostración anterior: elige otra con --salida")
    empezado = time.monotonic()

    contar("Gráfica Andes SpA cobra sus facturas: nueve semanas, día a día, por IMAP y SMTP de verdad en esta máquina.")
    portada = Funcion(carpeta, contar).representar()
    contar(f"\nHecho en {time.monotonic() - empezado:.0f} segundos.")
    contar(f"  Todos los correos, tal como se ven:  {portada}")
    contar(f"  Los archivos .eml:                   {carpeta / 'correos'}")
    contar(f"  La casa que los mandó:               {carpeta / 'casa'}  (prueba «buzon explicar 1204 --casa …»)")
    return 0


# De quién es cada línea, para verlo de un vistazo: lo que llega, lo que manda Buzón y lo que importa.
_COLORES = {"←": "cyan", "→": "green", "★": "bold yellow"}


def contar(linea: str) -> None:
    """Una línea del relato, con su color si hay dónde verlo."""
    if not hay_terminal():
        print(linea, flush=True)
        return
    from rich.text import Text  # noqa: PLC0415 - import pesado

    color = _COLORES.get(linea.strip()[:1], "" if linea.startswith(" ") else "bold")
    consola().print(Text(linea, style=color), soft_wrap=True)
