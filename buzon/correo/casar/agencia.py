"""Lo que escribe la agencia: se reconoce por la dirección de las reglas, y nunca es palabra del cliente."""

import re

from buzon.correo.casar.escena import Escena
from buzon.correo.casar.pistas import buscar
from buzon.correo.clasificacion.maquinas import es_maquinal
from buzon.dominio.entradas import CorreoDeAgencia, CorreoSinInteres, EntradaDeCorreo
from buzon.dominio.nombres import DOMINIOS_DE_TODOS, sin_tildes

_TOPE = 4000
# Lo que dice quien cuenta que cobró: basta con que lo parezca, porque solo se le pregunta al titular.
_COBRO = re.compile(
    r"\b(?:pag(?:o|aron|ado|ada|adas|ados)|abon(?:o|aron|ado|ada)|cancel(?:o|aron|ado|ada)|liquid(?:o|aron|ado|ada)"
    r"|cobr(?:amos|ado|ada)|transfirio|transfirieron|deposito|depositaron)\b"
)


def es_de_la_agencia(e: Escena) -> bool:
    """Si el From es la dirección de la agencia, o de su casa (un dominio que no usa todo el mundo)."""
    if e.reglas.agencia is None:
        return False
    suya, de = e.reglas.agencia.correo.lower(), (e.origen.de or "").lower()
    dominio = suya.rpartition("@")[2]
    es_de_todos = dominio in DOMINIOS_DE_TODOS or bool(e.cartera.por_dominio.get(dominio))
    return de == suya or (not es_de_todos and de.rpartition("@")[2] == dominio)


def de_agencia(e: Escena) -> EntradaDeCorreo | None:
    """El caso, si escribe la agencia. De qué cliente habla lo dice el hilo, o lo que nombra."""
    if e.es_de_titular or not es_de_la_agencia(e):
        return None
    motivo = es_maquinal(e.correo)
    if motivo or e.entendido.ausencia is not None:
        return CorreoSinInteres(
            origen=e.origen, motivo=f"contestó una máquina de la agencia{f': {motivo}' if motivo else ''}"
        )
    texto = (e.entendido.texto_nuevo or e.correo.asunto)[:_TOPE]
    carta = e.cartera.cartas.get(e.carta or "")
    pista = None if carta else buscar(e)
    deudor = carta.encargo.deudor if carta else pista.deudores[0] if pista and len(pista.deudores) == 1 else None
    return CorreoDeAgencia(
        origen=e.origen,
        texto=texto,
        deudor=deudor,
        dice_cobro=bool(_COBRO.search(sin_tildes(texto))),
        es_autentico=e.procedencia.es_autentico,
    )
