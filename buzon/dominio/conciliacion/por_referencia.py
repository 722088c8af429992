"""La prueba más fuerte: el pagador nombra la factura. Vale sola si el importe cuadra y nada la contradice."""

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.conciliacion.caso import COMISION_POSIBLE, Caso, cerradas, numeros, suma
from buzon.dominio.conciliacion.combinaciones import que_suman
from buzon.dominio.conciliacion.valores import Casamiento, Fuerza


def por_referencia(caso: Caso) -> Casamiento | None:
    """El juicio si la referencia nombra con firmeza alguna factura abierta; `None` si no nombra ninguna."""
    firmes = caso.nombradas.firmes
    if not firmes:
        return None
    nombra = f"la referencia «{caso.aviso.referencia}» nombra {numeros(firmes)}"
    pega = _pega(caso, firmes)
    if pega:
        otro = (caso.quien.deudor,) if caso.quien.deudor else caso.quien.parecidos
        return caso.dudosa(firmes, nombra, pega, deudores=otro)
    total = suma(firmes)
    if caso.importe == total:
        if not _es_inequivoca(caso, firmes):
            duda = "ese importe lo deben más, y quien paga no prueba que no se equivocara de número"
            return caso.dudosa(firmes, nombra, *_de_quien(caso), duda)
        razones = (nombra, *_de_quien(caso), "el importe es el saldo exacto")
        return caso.segura(((factura, factura.saldo) for factura in firmes), *razones)
    if not _es_suyo(caso, firmes):
        return caso.dudosa(firmes, nombra, *_de_quien(caso), f"el importe no es el saldo ({caso.dinero(total)})")
    return _de_menos(caso, firmes, nombra) if caso.importe < total else _de_mas(caso, firmes, nombra)


def _pega(caso: Caso, firmes: tuple[Factura, ...]) -> str | None:
    """Lo que contradice a la referencia, aunque el importe cuadre."""
    quien, nombradas = caso.quien, caso.nombradas
    duenos = {factura.deudor for factura in firmes}
    if len(duenos) > 1:
        return "pero son de clientes distintos"
    if any(factura.moneda != caso.moneda for factura in firmes):
        return f"pero está en {firmes[0].moneda} y el pago es en {caso.moneda}"
    if nombradas.cerradas:
        return f"pero también {cerradas(nombradas.cerradas)}"
    if nombradas.extranas:
        return f"pero también la {', '.join(nombradas.extranas)}, que no conozco"
    if quien.es_contradictoria:
        return "; ".join(quien.razones)
    if quien.deudor and quien.deudor not in duenos:
        return f"pero el pagador parece {caso.c.deudores[quien.deudor].nombre}"
    if quien.parecidos and not duenos & set(quien.parecidos):
        return "; ".join(quien.razones)
    return None


def _es_inequivoca(caso: Caso, firmes: tuple[Factura, ...]) -> bool:
    """Si quien paga no es claramente el dueño, un número mal copiado solo se nota si el importe no es de nadie más."""
    if caso.quien.deudor == firmes[0].deudor and caso.quien.fuerza >= Fuerza.FUERTE:
        return True
    iguales = set(caso.c.por_saldo.get((caso.moneda, firmes[0].saldo), {}))
    return len(firmes) > 1 or len(iguales) == 1


def _es_suyo(caso: Caso, firmes: tuple[Factura, ...]) -> bool:
    """El pagador es el dueño de la factura, o uno de los que se llaman así: la referencia dice cuál."""
    duenos = {factura.deudor for factura in firmes}
    if caso.quien.deudor:
        return caso.quien.deudor in duenos and caso.quien.fuerza >= Fuerza.FUERTE
    return bool(duenos & set(caso.quien.parecidos))


def _de_quien(caso: Caso) -> tuple[str, ...]:
    if caso.quien.razones:
        return caso.quien.razones[:1]
    if caso.quien.es_desconocida:
        return (f"paga otro: «{caso.aviso.pagador}»",)
    return ()


def _de_menos(caso: Caso, firmes: tuple[Factura, ...], nombra: str) -> Casamiento:
    falta = suma(firmes) - caso.importe
    if falta <= caso.tolerancia and caso.es_inequivoco:
        return _con_comision(caso, firmes, nombra)
    if len(firmes) > 1:
        return caso.dudosa(firmes, nombra, f"pero faltan {caso.dinero(falta)} para las {len(firmes)}")
    if falta <= firmes[0].saldo * COMISION_POSIBLE:
        return caso.dudosa(firmes, nombra, f"faltan {caso.dinero(falta)}: puede ser la comisión de un banco")
    if caso.quien.deudor is None:
        return caso.dudosa(
            firmes, nombra, *_de_quien(caso), f"y el importe no es el saldo: faltan {caso.dinero(falta)}"
        )
    justas = [f for f in caso.abiertas(firmes[0].deudor) if f.saldo == caso.importe]
    if justas:
        return caso.dudosa((*firmes, *justas), nombra, f"pero el importe es justo el de {numeros(justas)}")
    partes = [(firmes[0], caso.importe)]
    return caso.segura(partes, nombra, *_de_quien(caso), f"es un pago parcial: quedan {caso.dinero(falta)}")


def _con_comision(caso: Caso, firmes: tuple[Factura, ...], nombra: str) -> Casamiento:
    falta = suma(firmes) - caso.importe
    razon = f"faltan {caso.dinero(falta)}, dentro de la comisión que das por buena"
    return caso.segura(((f, f.saldo) for f in firmes), nombra, *_de_quien(caso), razon, comision=falta)


def _de_mas(caso: Caso, firmes: tuple[Factura, ...], nombra: str) -> Casamiento:
    total = suma(firmes)
    otras = [f for f in caso.abiertas(firmes[0].deudor) if f not in firmes]
    resto = que_suman(otras, caso.importe - total)
    if resto.unica:
        grupo = (*firmes, *resto.unica)
        razon = f"con {numeros(resto.unica)} suma el importe exacto"
        return caso.segura(((f, f.saldo) for f in grupo), nombra, *_de_quien(caso), razon)
    sobra = f"sobran {caso.dinero(caso.importe - total)}"
    if otras or not caso.es_inequivoco:
        return caso.dudosa((*firmes, *otras), nombra, *_de_quien(caso), sobra)
    return caso.segura(
        ((f, f.saldo) for f in firmes), nombra, *_de_quien(caso), f"{sobra}, que quedan a favor del cliente"
    )
