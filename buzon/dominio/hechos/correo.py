"""Hechos del correo que entra."""

from datetime import date

from buzon.dominio.hechos.base import Hecho
from buzon.dominio.lecturas import Clase


class CorreoVisto(Hecho, frozen=True):
    """Un correo quedó procesado. `huella` (sha256 de los bytes) es su identidad; el resto ayuda a no releer.

    `esencia` resume remitente, asunto, texto y adjuntos: dos copias del mismo correo por caminos distintos difieren en
    la huella y coinciden en el Message-ID y en la esencia. `es_ajeno`: lo escribió una persona que no es de nadie de la
    cartera; no se hace nada con él, y se cuenta en el resumen.
    """

    huella: str
    clase: Clase
    carpeta: str
    uidvalidity: int
    uid: int
    message_id: str | None = None
    de: str | None = None
    asunto: str = ""
    esencia: str = ""
    es_ajeno: bool = False


class CorreoApartado(Hecho, frozen=True):
    """Un correo no se pudo abrir o hizo fallar a Buzón: se deja aparte y se avisa, sin parar a los demás."""

    huella: str
    carpeta: str
    uidvalidity: int
    uid: int
    motivo: str


class RespuestaRecibida(Hecho, frozen=True):
    """Un deudor escribió. Hasta que se atienda (`RespuestaAtendida`) no recibe recordatorios.

    `tipo` y `cita` son lo que se entendió y con qué palabras; `texto`, lo que escribió (recortado a 2.000 letras).
    """

    respuesta: str
    deudor: str
    de: str
    tipo: str
    cita: str
    certeza: float = 1.0
    texto: str = ""
    facturas: tuple[str, ...] = ()
    asunto: str = ""
    message_id: str | None = None
    referencias: tuple[str, ...] = ()
    documento: str | None = None


class RespuestaAtendida(Hecho, frozen=True):
    """Se hizo lo que la respuesta pedía. `como` lo dice en una frase; `pago`, si lo que la atendió fue el dinero."""

    respuesta: str
    como: str
    deudor: str | None = None
    pago: str | None = None


class DireccionAnulada(Hecho, frozen=True):
    """A esa dirección no se vuelve a escribir."""

    deudor: str
    correo: str
    motivo: str


class EntregaDemorada(Hecho, frozen=True):
    """Un servidor avisa de que la carta se retrasa: no es un fallo todavía."""

    deudor: str
    correo: str
    motivo: str


class AusenciaAnotada(Hecho, frozen=True):
    """Contestó una máquina: no es respuesta. Se guarda hasta cuándo falta la persona y quién la suple."""

    deudor: str
    de: str
    hasta: date | None = None
    contacto: str | None = None
