"""La lectura del buzón por IMAP: sesión, novedades, espera y carpeta de enviados."""

import logging

from buzon.adaptadores.imap.bandeja import BandejaImap
from buzon.adaptadores.imap.plazos import PlazosImap

__all__ = ["BandejaImap", "PlazosImap"]

# Cuenta en inglés cada conexión que abre y cierra; de lo que importa se entera Buzón por sus excepciones.
logging.getLogger("imapclient").setLevel(logging.ERROR)
