"""Los correos que los personajes de la demostración mandan, y los que reciben, abiertos."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default
from email.utils import parseaddr
from hashlib import sha256
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from buzon.demo.negocio import AUTENTICADOR, BANCO, COBROS, FACTURAS, TITULAR, Cliente, dte

ZONA = ZoneInfo("America/Santiago")
_HORA = time(8, 45)
_ESTADO = (
    "Reporting-MTA: dns; mx.cafepuerto.example\r\n\r\nFinal-Recipient: rfc822; {para}\r\nAction: failed\r\n"
    "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown"
)


@dataclass(frozen=True)
class Recibida:
    """Una carta de Buzón, vista por quien la recibe."""

    para: str
    asunto: str
    message_id: str
    id_buzon: str
    texto: str

    @property
    def etapa(self) -> str:
        """La etapa del recordatorio, o la clase de carta de servicio."""
        partes = self.id_buzon.split("/")
        if partes[0] == "promesa":
            return "promesa_confirmada"
        return partes[1] if len(partes) == 3 and len(partes[-1]) < 3 and partes[-1].isdigit() else partes[0]  # noqa: PLR2004 - deudor/etapa/ronda

    @property
    def titulo(self) -> str:
        """La primera línea del texto: en un hilo, el asunto ya no dice de qué trata."""
        return self.texto.strip().partition("\n")[0]

    def boton(self, rotulo: str) -> str | None:
        """El asunto que llevaría el correo de tocar ese botón."""
        hallado = re.search(rf"- {re.escape(rotulo)}\s+<mailto:[^?]+\?subject=([^>&]+)", self.texto)
        return unquote(hallado.group(1)) if hallado else None


def abrir(para: str, crudo: bytes) -> Recibida:
    """Abre una carta."""
    mensaje = BytesParser(policy=default).parsebytes(crudo)
    cuerpo = mensaje.get_body(("plain",))
    return Recibida(
        para=para,
        asunto=str(mensaje["Subject"]),
        message_id=str(mensaje["Message-ID"]),
        id_buzon=str(mensaje["X-Buzon-Id"]),
        texto=str(cuerpo.get_content()) if cuerpo else "",
    )


def remitente(crudo: bytes) -> str:
    """La dirección de quien escribe."""
    return parseaddr(str(BytesParser(policy=default).parsebytes(crudo, headersonly=True)["From"]))[1]


def _sobre(de: str, para: str, asunto: str, texto: str, dia: date, nombre: str = "") -> EmailMessage:
    dominio = de.rpartition("@")[2]
    mensaje = EmailMessage()
    # Lo pone el servidor de entrada del negocio: el correo viene de donde dice.
    mensaje["Authentication-Results"] = f"{AUTENTICADOR}; dmarc=pass header.from={dominio}"
    mensaje["From"] = f"{nombre} <{de}>" if nombre else de
    mensaje["To"] = para
    mensaje["Subject"] = asunto
    mensaje["Date"] = datetime.combine(dia, _HORA, ZONA)
    marca = sha256(f"{de}{asunto}{texto}{dia}".encode()).hexdigest()[:20]
    mensaje["Message-ID"] = f"<{marca}@{dominio}>"
    mensaje.set_content(texto)
    return mensaje


def _en_hilo(mensaje: EmailMessage, carta: Recibida) -> bytes:
    mensaje["In-Reply-To"] = carta.message_id
    mensaje["References"] = carta.message_id
    return mensaje.as_bytes(policy=SMTP)


def factura(folio: int, cliente: Cliente, emision: date, vence: date, total: int, dia: date) -> bytes:
    """La titular reenvía la factura que mandó al cliente."""
    texto = (
        "---------- Forwarded message ---------\n"
        f"De: Carla Fuentes <{TITULAR}>\nDate: {emision:%d/%m/%Y}\n"
        f"Subject: Factura electrónica {folio}\nTo: <{cliente.correo}>\n\nEstimados, adjunto la factura.\n"
    )
    mensaje = _sobre(TITULAR, FACTURAS, f"Fwd: Factura electrónica {folio}", texto, dia, "Carla Fuentes")
    mensaje.add_attachment(
        dte(folio, cliente, emision, vence, total), maintype="application", subtype="xml", filename=f"F{folio}.xml"
    )
    return mensaje.as_bytes(policy=SMTP)


def del_titular(asunto: str, texto: str, dia: date, *, a_facturas: bool) -> bytes:
    """La titular escribe de su mano."""
    destino = FACTURAS if a_facturas else COBROS
    return _sobre(TITULAR, destino, asunto, texto, dia, "Carla Fuentes").as_bytes(policy=SMTP)


def orden(carta: Recibida, texto: str, dia: date) -> bytes:
    """La titular contesta a una carta de Buzón."""
    cita = "\n".join(f"> {linea}" for linea in carta.texto.splitlines()[:8])
    cuerpo = f"{texto}\n\nEl {dia:%d/%m/%Y}, Gráfica Andes <{COBROS}> escribió:\n\n{cita}\n"
    return _en_hilo(_sobre(TITULAR, COBROS, f"Re: {carta.asunto}", cuerpo, dia, "Carla Fuentes"), carta)


def toque(asunto: str, dia: date) -> bytes:
    """La titular toca un botón: un correo con el asunto ya puesto y nada más."""
    return _sobre(TITULAR, COBROS, asunto, "\n", dia, "Carla Fuentes").as_bytes(policy=SMTP)


def respuesta(carta: Recibida, texto: str, dia: date) -> bytes:
    """Un cliente contesta, con la carta citada debajo como hace su programa."""
    cita = "\n".join(f"> {linea}" for linea in carta.texto.splitlines())
    cuerpo = f"{texto}\n\nEl {dia:%d/%m/%Y}, Gráfica Andes SpA <{COBROS}> escribió:\n\n{cita}\n"
    return _en_hilo(_sobre(carta.para, COBROS, f"Re: {carta.asunto}", cuerpo, dia), carta)


def ausencia(carta: Recibida, dia: date) -> bytes:
    """El contestador automático de un cliente."""
    texto = "Estaré fuera de la oficina hasta el 4 de enero. Para asuntos urgentes: recepcion@cordillera.example."
    mensaje = _sobre(carta.para, COBROS, f"Respuesta automática: {carta.asunto}", texto, dia)
    mensaje["Auto-Submitted"] = "auto-replied"
    return _en_hilo(mensaje, carta)


def devolucion(carta: Recibida, dia: date) -> bytes:
    """Una devolución definitiva (RFC 3464)."""
    asunto = "Undelivered Mail Returned to Sender"
    base = _sobre("mailer-daemon@cafepuerto.example", COBROS, asunto, "", dia)
    cabeceras = "".join(f"{clave}: {base[clave]}\r\n" for clave in ("From", "To", "Subject", "Date", "Message-ID"))
    partes = (
        ("text/plain; charset=utf-8", f"No se pudo entregar su mensaje a <{carta.para}>: 550 5.1.1 User unknown"),
        ("message/delivery-status", _ESTADO.format(para=carta.para)),
        ("text/rfc822-headers", f"Message-ID: {carta.message_id}\r\nTo: {carta.para}"),
    )
    cuerpo = "".join(f"--devuelta\r\nContent-Type: {tipo}\r\n\r\n{texto}\r\n" for tipo, texto in partes)
    return (
        f"{cabeceras}Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="devuelta"\r\n\r\n'
        f"{cuerpo}--devuelta--\r\n"
    ).encode()


def banco(pagador: str, importe: int, dia: date) -> bytes:
    """El aviso del banco de una transferencia recibida."""
    escrito = f"{importe:,}".replace(",", ".")
    texto = (
        f"Le informamos que {pagador} le ha realizado una transferencia por ${escrito} a su Cuenta Corriente "
        "N° 1122334455.\n"
    )
    return _sobre(BANCO, COBROS, "Aviso de transferencia de fondos", texto, dia, "Banco de Chile").as_bytes(policy=SMTP)


def banco_salida(dia: date) -> bytes:
    """El comprobante de una transferencia que hizo la propia titular: no es un cobro."""
    texto = (
        "Te informamos que has realizado una Transferencia a terceros:\nOrigen Cuenta Corriente 1122334455\n"
        "Datos del Destinatario Nombre Papelera Sur Rut 77.654.321-0 Monto $1.250.000\n"
    )
    return _sobre(BANCO, COBROS, "Transferencia a Terceros", texto, dia, "Banco de Chile").as_bytes(policy=SMTP)
