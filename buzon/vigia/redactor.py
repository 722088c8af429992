"""De una carta encargada a los bytes exactos que saldrán: los mismos siempre para la misma carta."""

from collections.abc import Iterator

from buzon.correo.redaccion import AdjuntoSaliente, componer
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.nombres import dominio_de
from buzon.dominio.sellos import identidad_de_carta, sin_sello
from buzon.informes.cartas import datos_de
from buzon.informes.ensayo import asunto_con_marca, banda_de, con_banda
from buzon.puertos import FalloDefinitivo, Pieza
from buzon.vigia.casa import Casa
from buzon.vigia.papeles import papeles_de

_TOPE_ADJUNTOS = 10 * 1024 * 1024
_ASUNTO = 150


def destinos(casa: Casa, carta: Carta) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A quién va de verdad, y con copia a quién. En un ensayo, solo al titular, diga lo que diga el encargo."""
    encargo = carta.encargo
    if carta.ensayo or (casa.reglas.negocio.ensayo and encargo.dirigida != "titular"):
        return (casa.reglas.negocio.titulares[0].lower(),), ()
    return encargo.para, encargo.cc


def redactar(casa: Casa, carta: Carta) -> tuple[str, str, bytes]:
    """El Message-ID (sin ángulos), el asunto y los bytes de una carta.

    Una de ensayo tiene otra identidad: encontrarla en enviados no prueba que saliera la de verdad.

    Raises:
        FalloDefinitivo: la plantilla no se puede rellenar o una dirección no vale.
    """
    encargo = carta.encargo
    reglas = casa.reglas
    id_buzon = f"ensayo/{encargo.carta}" if carta.ensayo else encargo.carta
    message_id = identidad_de_carta(casa.llave, casa.cartera.casa, id_buzon, dominio_de(reglas.correo.direccion))
    para, cc = destinos(casa, carta)
    adjuntos = dict(_adjuntos(casa, carta))
    papeles = tuple(papeles_de(casa, carta))
    datos = datos_de(casa.cartera, encargo, reglas, casa.ahora(), casa.llave, adjuntos.keys())
    pieza = casa.plantillas.escribir(encargo.plantilla, datos)
    asunto = _asunto_del_hilo(encargo.asunto) if encargo.hilo and encargo.asunto else pieza.asunto
    texto, html = con_banda(pieza.texto, pieza.html, banda_de(casa.cartera, carta, reglas))
    try:
        crudo = componer(
            Pieza(asunto=asunto_con_marca(casa.cartera, carta, asunto), texto=texto, html=html),
            remitente=reglas.correo.direccion,
            remitente_nombre=reglas.negocio.nombre,
            para=para,
            cc=cc,
            responder_a=reglas.correo.direccion,
            message_id=message_id,
            fecha=casa.reloj.ahora().astimezone(reglas.zona),
            hilo=encargo.hilo,
            id_buzon=id_buzon,
            es_ensayo=carta.ensayo,
            adjuntos=(*papeles, *adjuntos.values()),
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
