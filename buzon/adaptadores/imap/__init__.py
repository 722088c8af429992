"""La lectura del buzón por IMAP: sesión, novedades, espera y carpeta de enviados."""

from buzon.adaptadores.imap.bandeja import BandejaImap
from buzon.adaptadores.imap.plazos import PlazosImap

__all__ = ["BandejaImap", "PlazosImap"]
