"""Cuánto se espera en cada paso del envío."""

import msgspec


class PlazosSmtp(msgspec.Struct, frozen=True, kw_only=True):
    """Plazos en segundos.

    El del punto final no puede ser menor de 600 (RFC 5321 §4.5.3.2.6): cortar antes es la causa clásica de los
    envíos dobles, porque el servidor acaba aceptando lo que el cliente dio por perdido. Las pruebas sí lo acortan.

    Attributes:
        conexion: por cada dirección IP del servidor; se prueban todas, para que una ruta IPv6 rota no lo tape.
        orden: EHLO, STARTTLS, AUTH, MAIL, RCPT y DATA.
        cuerpo: sin que avance ni un octeto del cuerpo.
        punto: desde el punto final hasta la respuesta.
        despedida: QUIT y RSET, que no importan.
        reposo: una conexión parada más que esto no se reutiliza, porque el servidor ya la habrá cerrado.
    """

    conexion: float = 10.0
    orden: float = 120.0
    cuerpo: float = 180.0
    punto: float = 600.0
    despedida: float = 5.0
    reposo: float = 20.0
