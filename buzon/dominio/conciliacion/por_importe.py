"""No se sabe quién paga: como mucho hay candidatas. Nada de aquí se aplica solo."""

from itertools import islice

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.conciliacion.caso import Caso, cerradas, numeros
from buzon.dominio.conciliacion.valores import MAX_DETENIDOS, Casamiento

_MAX_POR_DEUDOR = 6


def por_importe(caso: Caso) -> Casamiento:
    """Las candidatas, de la más probable a la menos: las de quien se le parece, las que nombra, las de ese importe."""
    parecidas = _de_los_parecidos(caso)
    flojas = [f for f in caso.nombradas.flojas if f.moneda == caso.moneda]
    iguales = _del_mismo_importe(caso)
    razones = list(caso.quien.razones)
    if caso.nombradas.cerradas:
        razones.append(f"nombra {cerradas(caso.nombradas.cerradas)}")
    if flojas:
        razones.append(f"la referencia «{caso.aviso.referencia}» puede nombrar {numeros(flojas[:_MAX_POR_DEUDOR])}")
    if iguales:
        razones.append(_cuantas(len(iguales)))
    # Unas cifras sueltas que coinciden con un número, sin nada más que las apoye, no hacen candidata a nadie.
    apoyadas = [f for f in flojas if f in iguales or f in parecidas]
    candidatas = sorted((*apoyadas, *parecidas, *iguales), key=lambda f: -_peso(f, parecidas, iguales, flojas))
    if not candidatas:
        quien = caso.aviso.pagador or "un pagador sin nombre"
        return caso.ajena(f"nadie en la cartera se llama {quien} ni debe ese importe")
    return caso.dudosa(candidatas, *razones, "no hay prueba bastante de quién paga ni de qué")


def _cuantas(iguales: int) -> str:
    if iguales == 1:
        return "el importe es exactamente el saldo de una factura"
    cuantas = f"más de {MAX_DETENIDOS}" if iguales > MAX_DETENIDOS else str(iguales)
    return f"deben ese importe {cuantas} facturas"


def _peso(factura: Factura, parecidas: list[Factura], iguales: list[Factura], flojas: list[Factura]) -> int:
    return 2 * (factura in iguales) + 2 * (factura in parecidas) + 3 * (factura in flojas)


def _de_los_parecidos(caso: Caso) -> list[Factura]:
    deudores = dict.fromkeys((*filter(None, (caso.quien.deudor,)), *caso.quien.parecidos))
    return [f for deudor in deudores for f in caso.abiertas(deudor)[:_MAX_POR_DEUDOR]]


def _del_mismo_importe(caso: Caso) -> list[Factura]:
    """Las de ese saldo; se para al pasar del tope, porque más no ayudan a nadie a decidir."""
    ids = caso.c.por_saldo.get((caso.moneda, caso.importe), {})
    return [caso.c.facturas[i] for i in islice(ids, MAX_DETENIDOS + 1)]
