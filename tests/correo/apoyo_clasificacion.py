"""Correos de mentira para las pruebas de clasificación, montados sin pasar por MIME."""

from datetime import datetime, timedelta, timezone

from buzon.correo.mensaje import Adjunto, Correo, Direccion

FECHA = datetime(2026, 10, 2, 11, 40, tzinfo=timezone(timedelta(hours=-3)))


def correo(
    texto: str,
    *,
    de: str = "mailer-daemon@mx.proveedor.example",
    nombre: str = "",
    asunto: str = "Undelivered Mail Returned to Sender",
    para: str = "cobros@negocio.example",
    fecha: datetime | None = FECHA,
    adjuntos: tuple[Adjunto, ...] = (),
    **cabeceras: str,
) -> Correo:
    lista = tuple((clave.replace("_", "-").lower(), valor) for clave, valor in cabeceras.items())
    respuesta = tuple(valor.strip("<>") for clave, valor in lista if clave == "in-reply-to")
    return Correo(
        huella="0" * 64,
        message_id="aviso@mx.proveedor.example",
        en_respuesta_a=respuesta,
        de=Direccion(de, nombre) if de else None,
        para=(Direccion(para),),
        asunto=asunto,
        fecha=fecha,
        texto=texto,
        adjuntos=adjuntos,
        cabeceras=lista,
    )


CARTA = (
    "Return-Path: <cobros@negocio.example>\n"
    "Received: from casa ([192.0.2.7]) by smtp.negocio.example with ESMTPS id 42;\n"
    "\tFri, 02 Oct 2026 10:00:00 -0300\n"
    "Message-ID:\n <carta-1.buzon@negocio.example>\n"
    "From: Cobros <cobros@negocio.example>\n"
    "To: {para}\n"
    "Subject: Factura 1187 vencida\n"
    "MIME-Version: 1.0\n\n"
    "Estimada Ana: la factura 1187 venció ayer. Escriba a contabilidad@negocio.example si ya pagó.\n"
)


def carta(para: str = "ana@acme.example") -> Adjunto:
    return Adjunto("", "message/rfc822", CARTA.format(para=para).encode())


def estado(*grupos: str) -> Adjunto:
    cuerpo = "\n\n".join(("Reporting-MTA: dns; mx.proveedor.example", *grupos))
    return Adjunto("", "message/delivery-status", cuerpo.encode())
