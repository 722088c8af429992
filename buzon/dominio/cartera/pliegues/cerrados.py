"""Lo que un pago cerró, por si el pago se deshace: la promesa, el «ya pagué», el plan, la pregunta o la respuesta.

Solo lo guarda y lo devuelve a su sitio; qué se hace con ello lo deciden los días siguientes.
"""

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Alegato, Plan, Promesa
from buzon.dominio.hechos import PreguntaHecha, RespuestaRecibida

Cerrado = Promesa | Alegato | Plan | PreguntaHecha | RespuestaRecibida


def recordar(c: Cartera, pago: str | None, cerrado: Cerrado) -> None:
    """Apunta que ese pago lo cerró; sin pago no hay nada que deshacer."""
    if pago is not None:
        c.cerrado_por[pago].append(cerrado)


def reabrir(c: Cartera, pago: str) -> None:
    """Devuelve a su sitio lo que cerró ese pago, salvo lo que otro pago haya dejado sin objeto."""
    for cerrado in c.cerrado_por.pop(pago, ()):
        if cerrado.facturas and not any(c.facturas[f].esta_abierta for f in cerrado.facturas):
            continue
        _poner(c, cerrado)


def _poner(c: Cartera, cerrado: Cerrado) -> None:
    if isinstance(cerrado, Promesa):
        c.promesas[cerrado.id] = cerrado
        deudor = c.deudores[cerrado.deudor]
        c.deudores[deudor.id] = replace(deudor, promesas_cumplidas=max(deudor.promesas_cumplidas - 1, 0))
        clave = cerrado.id
    elif isinstance(cerrado, Alegato):
        c.alegatos[cerrado.id], clave = cerrado, cerrado.id
    elif isinstance(cerrado, Plan):
        c.planes[cerrado.id], clave = cerrado, cerrado.id
    elif isinstance(cerrado, PreguntaHecha):
        c.preguntas[cerrado.pregunta], clave = cerrado, cerrado.pregunta
    else:
        c.respuestas[cerrado.respuesta], clave = cerrado, cerrado.respuesta
    if cerrado.deudor:
        c.acuerdos_de[cerrado.deudor][clave] = None
