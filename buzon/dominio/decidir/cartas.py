"""Cómo se encarga una carta: a quién, en qué hilo y con qué identidad."""

from typing import Any, Literal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.entradas import Origen
from buzon.dominio.hechos import CartaEncargada, Documento, PreguntaHecha, Renglon
from buzon.dominio.reglas import Reglas

_HILO = 10
_MAX_ADJUNTOS = 10


def al_titular(
    reglas: Reglas,
    carta: str,
    tema: str,
    *,
    plantilla: Literal["recibo", "pregunta", "aviso", "resumen_diario", "resumen_semanal"] = "aviso",
    origen: Origen | None = None,
    deudor: str | None = None,
    facturas: tuple[str, ...] = (),
    **datos: Any,
) -> CartaEncargada:
    """Una carta al titular. `tema` y `datos` dicen de qué; las palabras las ponen los informes al escribirla.

    Contesta en el hilo de `origen` si ese correo era de un titular; si no, va al primer titular.
    """
    titulares = tuple(correo.lower() for correo in reglas.negocio.titulares)
    es_suyo = origen is not None and (origen.de or "").lower() in titulares
    para = (origen.de or "").lower() if origen and es_suyo else titulares[0]
    hilo = (origen.message_id,) if origen and es_suyo and origen.message_id else ()
    return CartaEncargada(
        carta=carta,
        plantilla=plantilla,
        dirigida="titular",
        para=(para,),
        deudor=deudor,
        renglones=tuple(Renglon(factura) for factura in facturas),
        hilo=hilo,
        asunto=origen.asunto if origen and es_suyo else "",
        datos={"tema": tema, **datos},
    )


def preguntar_al_titular(
    reglas: Reglas, pregunta: PreguntaHecha, tema: str, *, origen: Origen | None = None, **datos: Any
) -> tuple[PreguntaHecha, CartaEncargada]:
    """Una pregunta y la carta que la hace: siempre juntas y sobre lo mismo. `tema`, `origen` y `datos`: `al_titular`.

    Por el identificador de la carta se sabe, cuando el titular la contesta, qué está contestando.
    """
    carta = al_titular(
        reglas,
        f"pregunta/{pregunta.pregunta}",
        tema,
        plantilla="pregunta",
        origen=origen,
        deudor=pregunta.deudor,
        facturas=pregunta.facturas,
        **datos,
    )
    return pregunta, carta


def al_deudor(
    deudor: Deudor, carta: str, plantilla: str, *, facturas: tuple[str, ...], razon: str, **datos: Any
) -> CartaEncargada:
    """Una carta de servicio al deudor (gracias, promesa confirmada), en su hilo."""
    return CartaEncargada(
        carta=carta,
        plantilla=plantilla,
        dirigida="deudor",
        para=deudor.direcciones[:1],
        deudor=deudor.id,
        renglones=tuple(Renglon(factura) for factura in facturas),
        hilo=deudor.hilo[-_HILO:],
        asunto=deudor.asunto,
        datos=datos,
        razon=razon,
    )


def ronda_de(c: Cartera, deudor: Deudor, etapa: str) -> int:
    """El número de la próxima carta de esa etapa a ese deudor: nunca se repite, ni aunque una se anulara."""
    ronda = 1
    while f"{deudor.id}/{etapa}/{ronda}" in c.cartas:
        ronda += 1
    return ronda


def originales(facturas: tuple[Factura, ...]) -> tuple[Documento, ...]:
    """Los documentos que se adjuntan: los de cada factura, sin repetir y con un tope."""
    vistos: dict[str, Documento] = {}
    for factura in facturas:
        for documento in factura.documentos:
            vistos.setdefault(documento.huella, documento)
    return tuple(vistos.values())[:_MAX_ADJUNTOS]
