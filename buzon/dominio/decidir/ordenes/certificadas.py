"""El titular cuenta que mandó certificada la carta formal: queda en la historia, con el número que lo prueba."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, objeto_de
from buzon.dominio.hechos import CartaFormalCertificada, CualquierHecho
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas


def anotar(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """No cambia la secuencia: una carta certificada es una prueba, no una respuesta del cliente."""
    objeto = objeto_de(c, orden, contexto)
    facturas = tuple(factura for factura in objeto.facturas if factura.anulada is None)
    suyos = {factura.deudor for factura in facturas}
    hoy = ahora.astimezone(reglas.zona).date()
    dia = orden.fecha or hoy
    queja = objeto.queja
    if not queja and (objeto.es_todo or len(suyos) != 1):
        queja = "di de qué cliente o de qué factura es la carta"
    if not queja and dia > hoy:
        queja = f"el {dia:%d/%m/%Y} aún no ha llegado; cuando la mandes, dímelo"
    if not queja and dia < min(f.fecha or f.vencimiento_original or f.vencimiento for f in facturas):
        # «El 5/1» dicho en diciembre es el que viene: en un expediente, una carta de antes de la deuda lo estropea.
        queja = f"el {dia:%d/%m/%Y} aún no se debía; dime el día con su año"
    if not queja and orden.es_vaga and not _contesta_a_la_formal(c, contexto):
        queja = "puede ser una carta cualquiera. Si lo era, di «carta certificada enviada» y el número de seguimiento"
    if queja:
        yield Hecha(f"No he anotado ninguna carta certificada: {queja}.")
        return
    deudor = c.deudores[suyos.pop()]
    numero = orden.campos.get("seguimiento", "")
    yield CartaFormalCertificada(
        deudor=deudor.id,
        facturas=tuple(factura.id for factura in facturas),
        fecha=dia,
        seguimiento=numero,
        por=contexto.por,
    )
    con = f", con el número de seguimiento {numero}" if numero else ""
    falta = "" if numero else " Si tienes el número de seguimiento, dímelo: es lo que prueba que salió."
    yield Hecha(
        f"Anotado: la carta formal a {deudor.nombre} salió certificada el {dia:%d/%m/%Y}{con}. Queda en su historia y "
        f"en su expediente.{falta}"
    )


def _contesta_a_la_formal(c: Cartera, contexto: Contexto) -> bool:
    """Si contesta al correo con que se le mandó la carta: entonces se sabe de cuál habla."""
    suya = c.cartas.get(contexto.carta or "")
    return suya is not None and suya.encargo.papel == "carta_formal"
