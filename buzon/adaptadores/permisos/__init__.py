"""Entrar en Google o Microsoft con un permiso (OAuth 2.0) en vez de una contraseña, y renovarlo sin que nadie mire."""

from buzon.adaptadores.permisos.almacen import Guardado, Permisos
from buzon.adaptadores.permisos.proveedores import Ficha, Proveedor, proveedor_de

__all__ = ["Ficha", "Guardado", "Permisos", "Proveedor", "proveedor_de"]
