"""Buzón cobra por correo las facturas vencidas de un pequeño negocio.

Para seguir un correo por la casa, de sala en sala: docs/recorrido.md.
"""

__version__ = "0.1.0"
