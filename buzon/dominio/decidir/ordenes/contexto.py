"""De qué habla una orden: lo dice ella, la pregunta que contesta o la carta a la que responde."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Borrador, Deudor, Factura
from buzon.dominio.entradas import Origen
from buzon.dominio.hechos import CualquierHecho, PreguntaHecha, PreguntaRespondida, RespuestaAtendida
from buzon.dominio.nombres import apodo, palabras_nombre
from buzon.dominio.ordenes import Orden


class Hecha(msgspec.Struct, frozen=True):
    """Una frase para el titular: qué se hizo, o por qué no."""

    frase: str


class Contexto(msgspec.Struct, frozen=True, kw_only=True):
    """Lo que la orden calla. `por` es quién la da; `carta`, la nuestra a la que contesta.

    `lugar`: cuál es, empezando por 1, de las que trae el mismo correo.
    """

    por: str
    carta: str | None = None
    pregunta: PreguntaHecha | None = None
    facturas: tuple[str, ...] = ()
    deudor: str | None = None
    origen: Origen | None = None
    lugar: int = 1

    @property
    def semilla(self) -> str:
        """De dónde salen los identificadores de lo que se haga: el correo que la trajo, o la consola."""
        base = self.origen.huella[:12] if self.origen else "consola"
        # «Parcial 300 de la 12» y «parcial 200 de la 12», en un correo, son dos pagos y no uno.
        return base if self.lugar == 1 else f"{base}-{self.lugar}"


class Objeto(msgspec.Struct, frozen=True, kw_only=True):
    """A qué se aplica una orden. Si `queja` no está vacía, no se sabe a qué."""

    facturas: tuple[Factura, ...] = ()
    deudor: Deudor | None = None
    es_todo: bool = False
    queja: str = ""


def contexto_de(
    c: Cartera, carta: str | None, ordenes: tuple[Orden, ...], *, por: str, origen: Origen | None = None
) -> Contexto:
    """El contexto: primero la pregunta que nombra la orden, después la de la carta, después la carta."""
    nombrada = next((orden.pregunta for orden in ordenes if orden.pregunta), None)
    id_pregunta = nombrada or (carta.split("/")[1] if carta and carta.startswith("pregunta/") else None)
    pregunta = c.preguntas.get(id_pregunta or "")
    conocida = c.cartas.get(carta or "")
    encargo = conocida.encargo if conocida else None
    return Contexto(
        por=por,
        carta=carta,
        pregunta=pregunta,
        facturas=pregunta.facturas if pregunta else tuple(r.factura for r in encargo.renglones) if encargo else (),
        deudor=pregunta.deudor if pregunta else encargo.deudor if encargo else None,
        origen=origen,
    )


def carta_de_vuelta(contexto: Contexto, hechos: Sequence[CualquierHecho]) -> str:
    """El identificador de la contestación a una orden.

    Si lo que se preguntaba sigue sin resolver, la contestación es otra carta de esa pregunta: al contestarla se sabrá
    de qué se habla.
    """
    corta = contexto.semilla
    pregunta = contexto.pregunta
    sigue = pregunta and not any(getattr(hecho, "pregunta", None) == pregunta.pregunta for hecho in hechos)
    return f"pregunta/{pregunta.pregunta}/{corta}" if pregunta and sigue else f"orden/{corta}"


def objeto_de(c: Cartera, orden: Orden, contexto: Contexto) -> Objeto:
    """Las facturas y el deudor a los que se refiere la orden."""
    if orden.factura:
        exacta = c.facturas.get(orden.factura)
        return Objeto(facturas=(exacta,)) if exacta else Objeto(queja="ya no tengo esa factura")
    nombre = (orden.objeto or "").strip()
    if not nombre:
        facturas = tuple(c.facturas[f] for f in contexto.facturas if f in c.facturas)
        deudor = c.deudores.get(contexto.deudor or "")
        if not facturas and not deudor:
            return Objeto(
                queja="no sé de qué factura o cliente hablas: escribe su número o su nombre, por ejemplo «pagada 123»"
            )
        return Objeto(facturas=facturas, deudor=deudor)
    if nombre.casefold() in ("todo", "todos", "todas"):
        return Objeto(es_todo=True)
    facturas = buscar_facturas(c, nombre)
    vivas = tuple(factura for factura in facturas if factura.esta_abierta) or facturas
    if len(vivas) > 1:
        return Objeto(queja=f"hay {len(vivas)} facturas con el número {nombre}: usa el botón del recibo de la que sea")
    if vivas:
        return Objeto(facturas=vivas)
    deudores = buscar_deudor(c, nombre)
    if len(deudores) == 1:
        return Objeto(deudor=deudores[0], facturas=c.abiertas_de(deudores[0].id))
    if deudores:
        return Objeto(
            queja=f"hay varios clientes que pueden ser «{nombre}»: {', '.join(d.nombre for d in deudores[:5])}"
        )
    return Objeto(queja=f"no conozco ninguna factura ni cliente «{nombre}»")


def borrador_de(c: Cartera, contexto: Contexto) -> Borrador | None:
    """El borrador por el que se preguntaba, si la orden contesta a una pregunta de esas."""
    pregunta = contexto.pregunta
    return c.borradores.get(pregunta.objeto) if pregunta and pregunta.asunto == "borrador" else None


def dar_por_contestada(contexto: Contexto, respuesta: str) -> Iterator[CualquierHecho]:
    """Cierra la pregunta que la orden contesta, y la respuesta del cliente de la que trataba.

    Un pago sin asignar solo lo cierra quien dice de quién es: mientras tanto, su pregunta sigue abierta.
    """
    pregunta = contexto.pregunta
    if pregunta is None or pregunta.asunto == "pago":
        return
    yield PreguntaRespondida(pregunta=pregunta.pregunta, respuesta=respuesta, por=contexto.por, deudor=pregunta.deudor)
    if pregunta.asunto in ("respuesta", "direccion", "plan"):
        yield RespuestaAtendida(respuesta=pregunta.objeto, como=respuesta, deudor=pregunta.deudor)


def dar_por_contestado_el_plan(
    c: Cartera, deudor: str, facturas: Sequence[Factura], contexto: Contexto, respuesta: str
) -> Iterator[CualquierHecho]:
    """Pedía cuotas y el titular manda algo por su cuenta, sin contestar a la pregunta: eso es lo que contesta."""
    suyas = {factura.id for factura in facturas}
    for pregunta in c.preguntas_de(deudor):
        if pregunta.asunto == "plan" and suyas & set(pregunta.facturas) and pregunta != contexto.pregunta:
            yield from dar_por_contestada(replace(contexto, pregunta=pregunta), respuesta)


def buscar_facturas(c: Cartera, nombre: str) -> tuple[Factura, ...]:
    """Las facturas con ese número; si no hay, y son solo cifras, las que lo llevan tras su serie («A-1234»)."""
    exactas = c.facturas_numero(nombre)
    cifras = nombre.strip().lstrip("0")
    if exactas or not (cifras.isascii() and cifras.isdigit()):
        return exactas
    return tuple(factura for factura in c.facturas.values() if _folio(factura.numero) == cifras)


def _folio(numero: str) -> str:
    """Las cifras del final, sin ceros delante."""
    return numero[len(numero.rstrip("0123456789")) :].lstrip("0")


def buscar_deudor(c: Cartera, nombre: str) -> tuple[Deudor, ...]:
    """Los deudores que se llaman así: por identificador, dirección o palabras del nombre."""
    if exacto := c.deudores.get(apodo(nombre)):
        return (exacto,)
    if "@" in nombre:
        return c.deudores_correo(nombre)
    buscadas = set(palabras_nombre(nombre))
    return tuple(d for d in c.deudores.values() if buscadas and buscadas <= set(palabras_nombre(d.nombre)))
