"""El sobre y el cuerpo, paso a paso, con la frontera del punto final a la vista.

Antes del punto nada puede haberse entregado; después, solo la respuesta del servidor lo dice (RFC 5321 §4.1.1.4,
RFC 1047).
"""

import asyncio
import re
from collections.abc import Callable, Iterable

from aiosmtplib import SMTP, SMTPException, SMTPRecipientRefused, SMTPResponse, SMTPSenderRefused
from aiosmtplib.protocol import SMTPProtocol, normalize_message_line_endings

from buzon.adaptadores.smtp.direcciones import en_la_linea
from buzon.adaptadores.smtp.plazos import PlazosSmtp
from buzon.adaptadores.smtp.respuestas import codigo_completo, como_fallo, es_definitiva, respuesta
from buzon.puertos import FalloDefinitivo, FalloEnDuda, FalloPasajero, RespuestaServidor

_PUNTO_AL_PRINCIPIO = re.compile(rb"(?m)^\.")
_PASO = 0.002  # segundos entre miradas al búfer de salida
_SIGA = 354
_ACEPTADO = range(200, 300)
_SIN_SMTPUTF8 = RespuestaServidor(553, "5.6.7", "el servidor no admite direcciones con acentos o eñes (SMTPUTF8)")


def en_la_linea_de_datos(mensaje: bytes) -> bytes:
    """El mensaje como viaja tras DATA, sin el punto final: finales CRLF y puntos iniciales doblados (RFC 5321 §4.5.2).

    Un CR o un LF suelto se vuelve CRLF: nadie puede colar un punto final con ellos.
    """
    return _PUNTO_AL_PRINCIPIO.sub(b"..", normalize_message_line_endings(mensaje))


async def presentar_sobre(
    cliente: SMTP, remitente: str, destinatarios: Iterable[str], datos: bytes, copias: Iterable[str] = ()
) -> dict[str, RespuestaServidor]:
    """MAIL y un RCPT por destinatario, y por copia si quiso a alguno. Devuelve los que el servidor no quiso.

    Raises:
        FalloDefinitivo, FalloPasajero: no quiso el tamaño, a quien escribe, o a ningún destinatario.
    """
    _comprobar_tamano(cliente, len(datos))
    cumple_utf8 = cliente.supports_extension("smtputf8")
    de = en_la_linea(remitente)
    lineas = {destinatario: en_la_linea(destinatario) for destinatario in destinatarios}
    de_copias = {copia: en_la_linea(copia) for copia in copias}
    con_utf8 = cumple_utf8 and not all(linea.isascii() for linea in (de, *lineas.values(), *de_copias.values()))
    if not de.isascii() and not con_utf8:
        raise FalloDefinitivo(f"{remitente}: {_SIN_SMTPUTF8.texto}", codigo_completo(_SIN_SMTPUTF8))
    codificacion = "utf-8" if con_utf8 else "ascii"
    try:
        await cliente.mail(de, options=_opciones(cliente, datos, con_utf8=con_utf8), encoding=codificacion)
    except SMTPSenderRefused as error:
        raise como_fallo(f"el remitente {remitente}", respuesta(error.code, error.message)) from error
    rechazados = await _presentar_a(cliente, lineas, con_utf8=con_utf8)
    if len(rechazados) == len(lineas):
        raise ninguno_aceptado(rechazados)
    return rechazados | await _presentar_a(cliente, de_copias, con_utf8=con_utf8)


async def _presentar_a(cliente: SMTP, lineas: dict[str, str], *, con_utf8: bool) -> dict[str, RespuestaServidor]:
    codificacion = "utf-8" if con_utf8 else "ascii"
    rechazados: dict[str, RespuestaServidor] = {}
    for destinatario, linea in lineas.items():
        if not linea.isascii() and not con_utf8:
            rechazados[destinatario] = _SIN_SMTPUTF8
            continue
        try:
            await cliente.rcpt(linea, encoding=codificacion)
        except SMTPRecipientRefused as error:
            rechazados[destinatario] = respuesta(error.code, error.message)
    return rechazados


def ninguno_aceptado(rechazados: dict[str, RespuestaServidor]) -> FalloPasajero | FalloDefinitivo:
    """El fallo cuando no se quiso a nadie: pasajero si alguno puede quererse más tarde, definitivo si ninguno."""
    direccion, dicho = min(rechazados.items(), key=lambda par: es_definitiva(par[1]))
    fallo = como_fallo(f"el destinatario {direccion}", dicho)
    if isinstance(fallo, FalloDefinitivo):
        return FalloDefinitivo(str(fallo), fallo.codigo, rechazados)
    return fallo


def _comprobar_tamano(cliente: SMTP, ocupa: int) -> None:
    """SIZE (RFC 1870) antes de empezar: con 0, o sin número, el servidor no dice su tope."""
    tope = cliente.esmtp_extensions.get("size", "").strip()
    if tope.isdecimal() and 0 < int(tope) < ocupa:
        raise FalloDefinitivo(
            f"el mensaje ocupa {ocupa} octetos y el servidor de salida no admite más de {tope}", "552 5.3.4"
        )


def _opciones(cliente: SMTP, datos: bytes, *, con_utf8: bool) -> list[str]:
    opciones = []
    if cliente.supports_extension("size"):
        opciones.append(f"SIZE={len(datos)}")
    if cliente.supports_extension("8bitmime") and not datos.isascii():
        opciones.append("BODY=8BITMIME")
    if con_utf8:
        opciones.append("SMTPUTF8")
    return opciones


async def dictar(cliente: SMTP, datos: bytes, al_punto: Callable[[], None], plazos: PlazosSmtp) -> str:
    """DATA, el cuerpo entero, `al_punto()`, el punto final y la respuesta; devuelve lo que el servidor dijo al aceptar.

    Raises:
        FalloPasajero, FalloDefinitivo: el servidor dijo que no, o la conexión murió antes de escribir el punto.
        FalloEnDuda: el punto salió y no hubo respuesta que se entienda.
        OSError, aiosmtplib.SMTPException: la conexión murió antes de `al_punto`.
    """
    pedido = await cliente.execute_command(b"DATA")
    if pedido.code != _SIGA:
        raise como_fallo("al pedir DATA", respuesta(pedido.code, pedido.message))
    protocolo = cliente.protocol
    if protocolo is None:
        raise ConnectionResetError("la conexión se cerró tras DATA")
    # Se escucha desde antes del cuerpo: así un corte o una negativa adelantada se ven antes de cruzar la frontera.
    escucha = asyncio.ensure_future(protocolo.read_response())
    try:
        await asyncio.sleep(0)
        await _escribir(protocolo, datos, escucha, plazos.cuerpo)
        await _seguir_solo_si_calla(escucha)
        al_punto()
        await _seguir_solo_si_calla(escucha)  # guardar pudo tardar: si se cortó entretanto, no hay duda
        protocolo.write(b".\r\n")
        return await _veredicto(escucha, plazos.punto)
    finally:
        escucha.cancel()


async def _escribir(
    protocolo: SMTPProtocol, datos: bytes, escucha: "asyncio.Future[SMTPResponse]", paciencia: float
) -> None:
    """Escribe el cuerpo y espera a que salga, con `paciencia` segundos sin avance como límite."""
    transporte = protocolo.transport
    if not isinstance(transporte, asyncio.WriteTransport):
        raise ConnectionResetError("la conexión se cerró antes del cuerpo")
    protocolo.write(datos)
    reloj = asyncio.get_running_loop().time
    queda, limite = transporte.get_write_buffer_size(), reloj() + paciencia
    while queda and not escucha.done():
        await asyncio.sleep(_PASO)
        ahora_queda = transporte.get_write_buffer_size()
        if ahora_queda < queda:
            queda, limite = ahora_queda, reloj() + paciencia
        elif reloj() > limite:
            raise TimeoutError("el servidor dejó de recibir el cuerpo")


async def _seguir_solo_si_calla(escucha: "asyncio.Future[SMTPResponse]") -> None:
    """Da una vuelta para enterarse de lo que haya llegado; un servidor que habla antes del punto no entrega nada."""
    for _ in range(3):
        await asyncio.sleep(0)
    if escucha.done():
        codigo, texto = escucha.result()
        raise como_fallo("a mitad del mensaje", respuesta(codigo, texto))


async def _veredicto(escucha: "asyncio.Future[SMTPResponse]", plazo: float) -> str:
    try:
        codigo, texto = await asyncio.wait_for(escucha, plazo)
    except TimeoutError as error:
        raise FalloEnDuda(f"el servidor no respondió al punto final en {plazo:g} s") from error
    except (SMTPException, OSError) as error:
        raise FalloEnDuda(f"la conexión se cortó tras el punto final: {error}") from error
    dicho = respuesta(codigo, texto)
    if codigo in _ACEPTADO:
        return f"{codigo} {dicho.texto}"
    if codigo < 400:  # noqa: PLR2004 - 1xx y 3xx no existen tras el punto: no dicen ni sí ni no
        raise FalloEnDuda(f"respuesta que no se entiende al punto final: {codigo} {dicho.texto}")
    raise como_fallo("al aceptar el mensaje", dicho)
