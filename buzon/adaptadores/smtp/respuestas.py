"""Lo que dice un servidor SMTP, convertido en las palabras de los puertos."""

import re

from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloPasajero, RespuestaServidor

_AMPLIADO = re.compile(r"\s{0,4}([245]\.\d{1,3}\.\d{1,3})(?=\s|$)")  # RFC 3463 §2
_DE_CREDENCIAL = {530, 534, 535, 538}  # RFC 4954 §6
_PRIMER_DEFINITIVO = 500


def respuesta(codigo: int, texto: str) -> RespuestaServidor:
    """Código, código ampliado ("5.1.1") si encabeza el texto, y las palabras en una sola línea."""
    hallado = _AMPLIADO.match(texto[:64])
    # aiosmtplib decodifica con "surrogateescape": sin esto, el libro no podría guardar un texto en Latin-1.
    limpio = texto.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return RespuestaServidor(codigo, hallado.group(1) if hallado else None, " ".join(limpio.split())[:1000])


def es_definitiva(dicho: RespuestaServidor) -> bool:
    """¿5xx? Lo demás (4xx, o algo fuera de norma antes del punto) se puede repetir."""
    return dicho.codigo >= _PRIMER_DEFINITIVO


def codigo_completo(dicho: RespuestaServidor) -> str:
    """El básico y, si lo hay, el ampliado: "550 5.7.1"."""
    return f"{dicho.codigo} {dicho.ampliado}" if dicho.ampliado else str(dicho.codigo)


def como_fallo(paso: str, dicho: RespuestaServidor) -> FalloPasajero | FalloDefinitivo:
    """La excepción que corresponde a un «no» del servidor en `paso`, sin nada entregado a nadie."""
    texto = f"{paso}: el servidor respondió {dicho.codigo} {dicho.texto}"
    if dicho.codigo in _DE_CREDENCIAL:
        return CredencialRechazada(texto)
    if es_definitiva(dicho):
        return FalloDefinitivo(texto, codigo_completo(dicho))
    return FalloPasajero(texto)


def como_rechazo_de_clave(dicho: RespuestaServidor) -> FalloPasajero:
    """Un «no» a AUTH: 4xx es del servidor (RFC 4954: 454); 5xx, de la credencial."""
    texto = f"el servidor SMTP no acepta el usuario o la clave: {dicho.codigo} {dicho.texto}"
    return CredencialRechazada(texto) if es_definitiva(dicho) else FalloPasajero(texto)
