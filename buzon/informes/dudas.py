"""Las cartas a clientes de las que no se sabe si llegaron, para el resumen: con sus botones, todos los días.

La pregunta va también en una carta aparte, pero esa carta puede perderse igual que la otra.
"""

from collections.abc import Iterator

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.sellos import Sellador
from buzon.informes import enlaces
from buzon.informes.piezas import DatosAsunto, DatosEnlace

_ROTULOS = (("si", "Sí le llegó"), ("no", "No le llegó"))


def asuntos(c: Cartera, direccion: str, llave: Sellador) -> Iterator[DatosAsunto]:
    """Un renglón por carta retenida, con su sí y su no."""
    for carta in _retenidas(c):
        yield {
            "quien": _cliente(c, carta),
            "texto": f"no sé si le llegó «{carta.asunto}», y hasta que lo digas no le escribo",
            "enlaces": de_una(carta.encargo.carta, direccion, llave),
        }


def de_una(carta: str, direccion: str, llave: Sellador) -> list[DatosEnlace]:
    """El sí y el no de una carta, por su identificador."""
    return [
        enlaces.boton(llave, "titular", direccion, rotulo, objeto=f"duda/{carta}", accion=accion)
        for accion, rotulo in _ROTULOS
    ]


def _retenidas(c: Cartera) -> Iterator[Carta]:
    for ids in c.cartas_detenidas.values():
        yield from (c.cartas[carta] for carta in ids if c.cartas[carta].estado == "retenida")


def _cliente(c: Cartera, carta: Carta) -> str:
    return c.deudores[carta.encargo.deudor].nombre if carta.encargo.deudor else "Un cliente"
