"""De una carta encargada a los bytes exactos que saldrán: los mismos siempre para la misma carta."""

from collections.abc import Iterator

from buzon.correo.redaccion import AdjuntoSaliente, componer
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.nombres import dominio_de
from buzon.dominio.sellos import identidad_de_carta, sin_sello
from buzon.informes.cartas import datos_de
from buzon.puertos import FalloDefinitivo, Pieza
from buzon.vigia.casa import Casa
from buzon.vigia.papeles import papel_de

_TOPE_ADJUNTOS = 10 * 1024 * 1024
_ASUNTO = 150


def redactar(casa: Casa, carta: Carta) -> tuple[str, str, bytes]:
    """El Message-ID (sin ángulos), el asunto y los bytes de una carta.

    Raises:
        FalloDefinitivo: la plantilla no se puede rellenar o una dirección no vale.
    """
    encargo = carta.encargo
    reglas = casa.reglas
    message_id = identidad_de_carta(casa.llave, casa.cartera.casa, encargo.carta, dominio_de(reglas.correo.direccion))
    adjuntos = dict(_adjuntos(casa, carta))
    papel = papel_de(casa, carta)
    datos = datos_de(casa.cartera, encargo, reglas, casa.ahora(), casa.llave, adjuntos.keys())
    pieza = casa.plantillas.escribir(encargo.plantilla, datos)
    asunto = _asunto_del_hilo(encargo.asunto) if encargo.hilo and encargo.asunto else pieza.asunto
    try:
        crudo = componer(
            Pieza(asunto=asunto, texto=pieza.texto, html=pieza.html),
            remitente=reglas.correo.direccion,
            remitente_nombre=reglas.negocio.nombre,
            para=encargo.para,
            cc=encargo.cc,
            responder_a=reglas.correo.direccion,
            message_id=message_id,
            fecha=casa.reloj.ahora().astimezone(reglas.zona),
            hilo=encargo.hilo,
            id_buzon=encargo.carta,
            adjuntos=(*((papel,) if papel else ()), *adjuntos.values()),
        )
    except ValueError as fallo:
        raise FalloDefinitivo(f"no se puede componer la carta: {fallo}") from fallo
    return message_id, asunto, crudo


def _asunto_del_hilo(asunto: str) -> str:
    limpio = sin_sello(asunto)
    return (limpio if limpio.lower().startswith("re:") else f"Re: {limpio}")[:_ASUNTO]


def _adjuntos(casa: Casa, carta: Carta) -> Iterator[tuple[str, AdjuntoSaliente]]:
    """Los originales que caben, por su huella. Uno que falte o no quepa no para la carta."""
    if carta.aligerada:
        return
    libre = _TOPE_ADJUNTOS
    for documento in carta.encargo.adjuntos:
        contenido = casa.archivo.leer(documento.huella)
        if contenido is not None and len(contenido) <= libre:
            libre -= len(contenido)
            nombre = documento.nombre or "factura"
            yield documento.huella, AdjuntoSaliente(nombre=nombre, tipo=documento.tipo, contenido=contenido)
