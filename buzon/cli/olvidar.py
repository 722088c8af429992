"""`buzon olvidar`: borrar lo que se guarda de un cliente, dejando las cuentas."""

import argparse
import sys

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.cli.caso import buscar_caso
from buzon.cli.comun import casa_de, reloj_de
from buzon.dominio.cartera import plegar
from buzon.dominio.olvido import NoSePuedeOlvidar
from buzon.vigia.olvido import olvidar

_AVISO = """Voy a borrar de esta casa el nombre, las direcciones, los correos y los documentos de {nombre}.
Quedan los números de sus facturas, las fechas y los importes, sin decir de quién son, para que nada se vuelva a
reclamar. Las copias de seguridad de antes se borran también. No se puede deshacer: si hace falta, saca antes
«buzon exportar»."""
_DESPUES = """Hecho: {borrados} originales borrados; en el libro es ahora «{nuevo}».
En tu programa de correo siguen los mensajes que os cruzasteis, y en tus propias copias de esta carpeta, lo de antes:
eso bórralo tú."""


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sale con 1 si no se confirma o si todavía debe algo."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    with disco.abrir_libro() as libro:
        deudor, _ = buscar_caso(plegar(libro.asientos()), opciones.que)
        print(_AVISO.format(nombre=deudor.nombre))
        if not opciones.si and not _confirmado():
            print("No he tocado nada.")
            return 1
        try:
            olvido, borrados = olvidar(
                libro,
                ArchivoEnDisco(disco.archivo),
                deudor.id,
                reloj_de(opciones, reglas).ahora(),
                reglas,
                motivo="lo pidió el titular por la consola",
                aunque_deba=opciones.aunque_deba,
            )
        except NoSePuedeOlvidar as fallo:
            print(f"buzon: no puedo olvidar a {deudor.nombre}: {fallo}.", file=sys.stderr)
            return 1
    print(_DESPUES.format(borrados=borrados, nuevo=olvido.deudor))
    return 0


def _confirmado() -> bool:
    """Sin nadie delante que conteste, no: hay que decirlo con --si."""
    if not sys.stdin.isatty():
        return False
    return input("¿Seguro? Escribe «si» para borrarlo: ").strip().lower() in ("si", "sí")
