"""Una máquina dice que su dirección ya no se usa: se le propone al titular, y mientras no se escribe al cliente.

No se cambia nada sin él: una respuesta automática la puede mandar cualquiera, y una dirección falsa desviaría las
cartas. Una vez por cada dirección: la misma máquina contesta igual a cada carta, y lo que él ya decidió vale.
"""

from collections.abc import Iterator

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.decidir.cartas import preguntar_al_titular
from buzon.dominio.decidir.registro import de_otros
from buzon.dominio.entradas import AusenciaRecibida
from buzon.dominio.hechos import CualquierHecho, PreguntaHecha
from buzon.dominio.reglas import Reglas

_LARGO_CITA = 300
_LARGO_TEXTO = 2000


def decidir_desuso(c: Cartera, e: AusenciaRecibida, deudor: Deudor, reglas: Reglas) -> Iterator[CualquierHecho]:
    """La pregunta de sí o no sobre esa dirección, si aún se le escribe a ella y no se preguntó ya."""
    vieja, nueva = _vieja(c, e, deudor), _nueva(e, deudor, reglas)
    if vieja is None or vieja in deudor.anuladas or not c.abiertas_de(deudor.id) or _ya_se_pregunto(c, deudor, vieja):
        return
    cita = " ".join(e.texto.split())[:_LARGO_CITA]
    que = f"¿Escribo a {nueva}?" if nueva else "¿Dejo de escribirle?"
    pregunta = PreguntaHecha(
        pregunta=f"q-r-{e.origen.huella[:12]}",
        asunto="direccion",
        objeto=f"r-{e.origen.huella[:12]}",
        texto=f"En {deudor.nombre}, una respuesta automática dice que {vieja} ya no se usa: «{cita}». {que}",
        opciones=("si", "no"),
        deudor=deudor.id,
        facturas=tuple(factura.id for factura in c.abiertas_de(deudor.id)),
        correo=nueva,
        correo_viejo=vieja,
    )
    quedan = [correo for correo in deudor.direcciones if correo != vieja]
    yield from preguntar_al_titular(
        reglas,
        pregunta,
        "ausencia_desuso",
        de=e.origen.de or "",
        vieja=vieja,
        nueva=nueva or "",
        motivo=_que_se_propone(nueva, quedan),
        cita=cita,
        texto=e.texto[:_LARGO_TEXTO],
    )


def _que_se_propone(nueva: str | None, quedan: list[str]) -> str:
    if nueva:
        return f"Da {nueva}: si dices que sí, escribo ahí y dejo de usar la otra."
    if quedan:
        return f"Si dices que sí, sigo solo con {', '.join(quedan)}."
    return "No da otra. Si sabes cuál es, contesta a este correo: «el correo es ana@acme.com»."


def _vieja(c: Cartera, e: AusenciaRecibida, deudor: Deudor) -> str | None:
    """La que dejaría de usarse: la suya que contesta, o aquella a la que iba la carta. Si no se sabe, ninguna."""
    de = (e.origen.de or "").lower()
    if de in deudor.correos:
        return de
    carta = c.cartas.get(e.carta or "")
    para = carta.encargo.para if carta else deudor.direcciones
    return para[0] if len(para) == 1 else None


def _nueva(e: AusenciaRecibida, deudor: Deudor, reglas: Reglas) -> str | None:
    """La que da, si es de verdad otra y no es nuestra. Una que ya tiene en su ficha no hay que proponerla."""
    propuesta = (e.ausencia.contacto or "").lower()
    es_otra = bool(propuesta) and propuesta not in deudor.direcciones
    return propuesta if es_otra and de_otros((propuesta,), reglas) else None


def _ya_se_pregunto(c: Cartera, deudor: Deudor, vieja: str) -> bool:
    return any(
        isinstance(suceso.hecho, PreguntaHecha)
        and suceso.hecho.asunto == "direccion"
        and suceso.hecho.correo_viejo == vieja
        for suceso in c.cronica.get(deudor.id, ())
    )
