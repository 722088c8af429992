"""Pide un papel: la factura, su estado de cuenta o adónde pagar. Sale al momento, a su dirección de siempre."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.decidir.cartas import originales
from buzon.dominio.decidir.respuestas import promesa
from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso, contestacion, preguntar
from buzon.dominio.hechos import CualquierHecho
from buzon.dominio.nombres import sin_tildes

# Sobre la cita en llano. «Estado de cuenta» antes que «cuenta»: lo segundo está dentro de lo primero.
_PIDE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("estado", re.compile(
        r"\b(?:estado (?:de|de mi|de la|de nuestra) cuenta|cartola|estracto|extracto de (?:la )?cuenta|saldo|"
        r"cuanto (?:te |les? |se )?(?:debo|debemos|adeud\w*|es)|"
        r"(?:detalle|listado|lista|relacion|resumen) de (?:\w+ )?(?:facturas|documentos|deuda|pendiente\w*|cuenta))\b"
    )),
    ("pago", re.compile(
        r"\b(?:cuenta|transferi\w*|transferencia|deposit\w*|bancari\w*|banco|iban|clabe|cbu|cvu|cci|alias|"
        r"datos (?:de|para) (?:el )?pago|(?:link|enlace) de pago|medios? de pago|forma de pago|"
        r"(?:donde|como|a que) (?:\w+ ){0,2}(?:pag\w+|abon\w+))\b"
    )),
)  # fmt: skip
_DOCUMENTO = re.compile(r"\b(?:facturas?|boletas?|pdf|xml|dte|cfdi|copias?|documentos?|recibos?)\b")
_COMO = {
    "documento": "le envié la copia",
    "estado": "le envié su estado de cuenta",
    "pago": "le envié cómo pagar",
}


def que_pide(cita: str) -> str:
    """`estado`, `pago` o `documento`, según las palabras con que lo pidió; ante la duda, el documento."""
    llana = sin_tildes(cita)
    hallado = next((que for que, patron in _PIDE if patron.search(llana)), "documento")
    # «La factura con los datos de la cuenta»: la carta lleva siempre cómo pagar, y lo que puede faltar es el original.
    return "documento" if hallado == "pago" and _DOCUMENTO.search(llana) else hallado


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """Si además promete una fecha, la copia va con la confirmación. Si no se puede mandar, decide el titular."""
    prometido = tuple(promesa.tratar(caso)) if caso.la("promesa") else ()
    if prometido:
        yield from prometido
        return
    que = que_pide(caso.principal.cita or caso.e.texto)
    facturas = _facturas(caso, que)
    sin_original = que == "documento" and not all(factura.documentos for factura in facturas)
    motivo = "no tengo el original guardado" if sin_original else caso.no_contestar
    if motivo or not facturas:
        yield from preguntar(caso, "respuesta_copia", f"No se lo he mandado: {motivo}.", motivo=motivo)
        return
    yield atendida(caso, _COMO[que])
    carta = contestacion(
        replace(caso, recibida=replace(caso.recibida, facturas=tuple(f.id for f in facturas))),
        f"copia/{caso.corta}",
        "copia",
        f"pidió: «{caso.recibida.cita}»",
        que=que,
    )
    yield replace(carta, adjuntos=originales(facturas))
    if caso.recibida.de not in caso.deudor.direcciones:
        yield aviso(caso, "respuesta_copia_otra", para=carta.para[0])


def _facturas(caso: Caso, que: str) -> tuple[Factura, ...]:
    """Para el estado de cuenta, todas las abiertas que no discute; para lo demás, las que nombra."""
    if que != "estado":
        return tuple(caso.c.facturas[factura] for factura in caso.recibida.facturas)
    discutidas = {factura for disputa in caso.c.disputas_de(caso.deudor.id) for factura in disputa.facturas}
    abiertas = caso.c.abiertas_de(caso.deudor.id)
    return tuple(f for f in abiertas if f.id not in discutidas and not f.en_agencia) or abiertas
