"""Salda con menos: el dinero de quien tiene una quita, por lo que queda de ella, es de sus facturas."""

from buzon.dominio.conciliacion.caso import Caso, numeros, repartir, suma
from buzon.dominio.conciliacion.valores import Casamiento
from buzon.dominio.quitas import pagado_de


def por_quita(caso: Caso) -> Casamiento | None:
    """El juicio si el pagador es sin duda un deudor y paga justo lo que salda su quita; `None` si hay otra lectura."""
    nombradas = caso.nombradas
    if not caso.es_inequivoco or caso.quien.deudor is None or nombradas.cerradas or nombradas.extranas:
        return None
    for acuerdo in caso.c.acuerdos_vivos(caso.quien.deudor):
        if (
            acuerdo.clase != "quita"
            or acuerdo.moneda != caso.moneda
            or (acuerdo.importe or 0) - pagado_de(caso.c, acuerdo) != caso.importe
        ):
            continue
        suyas = tuple(f for f in caso.abiertas(caso.quien.deudor) if f.id in acuerdo.facturas)
        ajenas = tuple(f for f in caso.abiertas(caso.quien.deudor) if f.id not in acuerdo.facturas)
        if not suyas or suma(suyas) < caso.importe or any(f.saldo == caso.importe for f in ajenas):
            return None
        razon = f"es lo que se acordó para saldar {numeros(suyas)}"
        return caso.segura(repartir(suyas, caso.importe), *caso.quien.razones, razon)
    return None
