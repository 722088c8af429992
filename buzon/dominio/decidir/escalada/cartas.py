"""Las cartas a la agencia y al abogado: siempre aparte, nunca al cliente."""

from typing import Any, Literal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir.cartas import originales
from buzon.dominio.hechos import CartaEncargada, Renglon


def a_un_tercero(
    quien: Literal["agencia", "abogado"],
    correo: str,
    carta: str,
    plantilla: str,
    deudor: Deudor,
    facturas: tuple[Factura, ...],
    razon: str,
    *,
    hilo: tuple[str, ...] = (),
    con_papeles: bool = False,
    **datos: Any,
) -> CartaEncargada:
    """Una carta sobre un caso. `con_papeles`: con los originales de las facturas y la cronología."""
    return CartaEncargada(
        carta=carta,
        plantilla=plantilla,
        dirigida=quien,
        para=(correo.lower(),),
        deudor=deudor.id,
        renglones=tuple(Renglon(factura.id) for factura in facturas),
        hilo=hilo,
        adjuntos=originales(facturas) if con_papeles else (),
        datos=datos,
        razon=razon,
        papel="cronologia" if con_papeles else "",
    )


def hilo_de_la_entrega(c: Cartera, facturas: tuple[Factura, ...]) -> tuple[str, ...]:
    """El Message-ID con que se le entregó el caso, para que todo quede en su hilo."""
    for factura in facturas:
        for paso in reversed(factura.etapas):
            for id_carta in (id_de_encargo(paso.carta), paso.carta):
                carta = c.cartas.get(id_carta)
                if carta and carta.encargo.entrega_agencia and carta.message_id:
                    return (carta.message_id,)
    return ()


def id_de_encargo(carta: str) -> str:
    """El nombre de la carta aparte a la agencia que acompaña a esa carta al cliente."""
    return f"encargo/{carta}"
