"""Hechos de una carta, del encargo al archivo.

El orden es el protocolo de envío: encargada → intentada (bytes guardados) → en el punto (justo antes del punto final
de SMTP) → enviada → archivada. Lo que se corta en el punto queda dudoso y no se repite nunca a ciegas.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec

from buzon.dominio.hechos.base import Hecho
from buzon.dominio.hechos.deuda import Documento


class Renglon(msgspec.Struct, frozen=True):
    """Una factura de la carta y la etapa que esa factura alcanza con ella (`None` = solo figura)."""

    factura: str
    etapa: str | None = None


class CartaEncargada(Hecho, frozen=True):
    """Se decidió escribir. `carta` identifica la carta y de ella sale su Message-ID.

    `plantilla` es el nombre del par de plantillas; `etapa`, la de la secuencia si es un recordatorio. `hilo` son los
    Message-ID que continúa. `datos` es lo que la plantilla necesita y no está en la cartera (citas, opciones…).
    `entrega_agencia`: con ella, sus facturas pasan a la agencia. `papel`: el PDF que se hace al escribirla y va
    adjunto, la carta formal o la cronología del caso. `razon` es la regla que la ordena, para `explicar`.
    """

    carta: str
    plantilla: str
    dirigida: Literal["deudor", "titular", "agencia", "abogado"]
    para: tuple[str, ...]
    cc: tuple[str, ...] = ()
    deudor: str | None = None
    etapa: str | None = None
    ronda: int = 1
    renglones: tuple[Renglon, ...] = ()
    hilo: tuple[str, ...] = ()
    asunto: str = ""
    adjuntos: tuple[Documento, ...] = ()
    entrega_agencia: bool = False
    datos: Mapping[str, Any] = {}
    razon: str = ""
    papel: Literal["", "carta_formal", "cronologia"] = ""


class CartaIntentada(Hecho, frozen=True):
    """Los bytes exactos (huella `huella` en el archivo) están guardados y se va a hablar con el servidor."""

    carta: str
    message_id: str
    huella: str
    asunto: str = ""


class CartaEnElPunto(Hecho, frozen=True):
    """El cuerpo está entregado y falta el punto final: desde aquí, un corte deja la duda."""

    carta: str


class CartaEnviada(Hecho, frozen=True):
    """El servidor la aceptó. `acuse` son sus palabras; `rechazados`, los destinatarios que no quiso, con el motivo."""

    carta: str
    acuse: str = ""
    rechazados: Mapping[str, str] = {}


class CartaArchivada(Hecho, frozen=True):
    """Hay copia en la carpeta de enviados."""

    carta: str


class CartaAplazada(Hecho, frozen=True):
    """El servidor no pudo ahora: mismos bytes, no antes de `hasta`."""

    carta: str
    hasta: datetime
    motivo: str


class CartaDudosa(Hecho, frozen=True):
    """Se cortó en el punto. Se busca prueba de que llegó antes de decidir nada."""

    carta: str
    motivo: str


class CartaRetenida(Hecho, frozen=True):
    """No hay prueba de que llegara ni de que no: no se repite; lo decide el titular."""

    carta: str
    motivo: str


class CartaAnulada(Hecho, frozen=True):
    """Ya no hace falta (pagó, respondió, se pausó…): no sale, y sus facturas siguen en la etapa en que estaban."""

    carta: str
    motivo: str


class CartaAligerada(Hecho, frozen=True):
    """No cabía en el servidor: se escribe otra vez sin los originales adjuntos, y dice que se pueden pedir."""

    carta: str
    motivo: str


class CartaFallida(Hecho, frozen=True):
    """El servidor dijo que no para siempre. `es_norma`: por sus normas o por ritmo, no por la dirección."""

    carta: str
    motivo: str
    codigo: str | None = None
    es_norma: bool = False
