"""Cuánto se espera del servidor IMAP, y cuánto se le deja mandar."""

import msgspec

MEGA = 1024 * 1024


class PlazosImap(msgspec.Struct, frozen=True, kw_only=True):
    """Tiempos en segundos y tamaños en octetos.

    Attributes:
        conexion: por cada dirección IP del servidor.
        lectura: sin recibir nada de una respuesta pedida. imapclient no pone ninguno: sin esto se cuelga para siempre.
        ciclo_idle: cada cuánto se renueva IDLE. La norma dice 29 min (RFC 2177); hay NAT que cortan antes de 5.
        sondeo: cada cuánto se pregunta si el servidor no tiene IDLE o hay más carpetas que la primera.
        ventana: cuántos correos abarca una búsqueda; imaplib no admite líneas de más de 1 000 000 octetos, y una
            respuesta con 120 000 UID ya roza ese tope.
        tope: un correo mayor no se trae entero.
        cabeceras, texto: lo que se trae de un correo que pasa del tope.
    """

    conexion: float = 10.0
    lectura: float = 60.0
    ciclo_idle: float = 240.0
    sondeo: float = 60.0
    ventana: int = 50_000
    tope: int = 25 * MEGA
    cabeceras: int = MEGA // 4
    texto: int = 65536
