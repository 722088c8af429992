"""Los correos que llegan al negocio de prueba: una factura reenviada, un aviso del banco, una respuesta."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from uuid import uuid4
from zoneinfo import ZoneInfo

from proceso.mundo import AUTENTICADOR, CLIENTE, FACTURAS, TITULAR, Carta

ZONA = ZoneInfo("America/Mexico_City")
COBROS = "cobros@imprentasol.example"


def instante(cuando: str) -> datetime:
    """«2026-12-01T10:00» en la hora del negocio."""
    return datetime.fromisoformat(cuando).replace(tzinfo=ZONA)


def cfdi(folio: str, total: str, fecha: str, dias: int, moneda: str = "MXN") -> bytes:
    """Un CFDI 4.0 de ingreso, a crédito."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" '
        'xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="4.0" '
        f'Serie="A" Folio="{folio}" Fecha="{fecha}T10:00:00" SubTotal="{total}" Total="{total}" Moneda="{moneda}" '
        f'TipoDeComprobante="I" MetodoPago="PPD" FormaPago="99" CondicionesDePago="Crédito a {dias} días" '
        'LugarExpedicion="37000" Exportacion="01">'
        '<cfdi:Emisor Rfc="ISO120101AB1" Nombre="IMPRENTA SOL" RegimenFiscal="601"/>'
        '<cfdi:Receptor Rfc="FIN980202CD3" Nombre="FERRETERÍA EL INDIO" UsoCFDI="G03" DomicilioFiscalReceptor="37000"'
        ' RegimenFiscalReceptor="601"/><cfdi:Conceptos><cfdi:Concepto ClaveProdServ="82121500" Cantidad="1" '
        f'ClaveUnidad="E48" Descripcion="Volantes" ValorUnitario="{total}" Importe="{total}" ObjetoImp="02"/>'
        '</cfdi:Conceptos><cfdi:Complemento><tfd:TimbreFiscalDigital Version="1.1" '
        f'UUID="6F1A2B3C-4D5E-6F70-8192-{folio:0>12}"/></cfdi:Complemento></cfdi:Comprobante>'
    ).encode()


def _sobre(de: str, para: str, asunto: str, texto: str, fecha: datetime) -> EmailMessage:
    dominio = de.rpartition("@")[2]
    mensaje = EmailMessage()
    mensaje["Authentication-Results"] = f"{AUTENTICADOR}; dmarc=pass header.from={dominio}"
    mensaje["From"], mensaje["To"], mensaje["Subject"] = de, para, asunto
    mensaje["Date"] = fecha
    mensaje["Message-ID"] = f"<{uuid4().hex}@{dominio}>"
    mensaje.set_content(texto)
    return mensaje


def factura_reenviada(xml: bytes, folio: str, fecha: datetime, cliente: str = CLIENTE) -> bytes:
    """La titular reenvía al buzón de facturas lo que mandó a su cliente."""
    texto = (
        "---------- Forwarded message ---------\n"
        f"De: Rosa Méndez <{TITULAR}>\nDate: {fecha - timedelta(days=2):%d/%m/%Y}\n"
        f"Subject: Factura A-{folio}\nTo: Ferretería El Indio <{cliente}>\n\n"
        "Buen día, adjunto la factura de los volantes.\n"
    )
    mensaje = _sobre(TITULAR, FACTURAS, f"Fwd: Factura A-{folio}", texto, fecha)
    mensaje.add_attachment(xml, maintype="application", subtype="xml", filename=f"A{folio}.xml")
    return mensaje.as_bytes(policy=SMTP)


def aviso_del_banco(importe: str, pagador: str, fecha: datetime, concepto: str = "") -> bytes:
    """El banco dice que entró dinero."""
    texto = f"Recibiste ${importe} de {pagador}." + (f" Concepto: {concepto}" if concepto else "") + "\n"
    return _sobre("avisos@bancodelvalle.example", COBROS, "Recibiste una transferencia", texto, fecha).as_bytes(
        policy=SMTP
    )


def respuesta(carta: Carta, texto: str, fecha: datetime) -> bytes:
    """El cliente contesta a una carta, en su hilo."""
    mensaje = _sobre(carta.destinatarios[0], COBROS, f"Re: {carta.mensaje['Subject']}", texto, fecha)
    mensaje["In-Reply-To"] = mensaje["References"] = str(carta.mensaje["Message-ID"])
    return mensaje.as_bytes(policy=SMTP)
