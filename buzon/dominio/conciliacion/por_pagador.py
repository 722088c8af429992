"""Se sabe quién paga: se busca qué facturas suyas suman el importe. Solo vale si hay una única manera."""

from decimal import Decimal

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.conciliacion.caso import COMISION_POSIBLE, Caso, cerradas, numeros, suma
from buzon.dominio.conciliacion.combinaciones import Combinaciones, que_suman
from buzon.dominio.conciliacion.valores import Casamiento, Fuerza


def por_pagador(caso: Caso) -> Casamiento | None:
    """El juicio si el pagador es un deudor (cierto o casi); `None` si no se sabe quién paga."""
    quien = caso.quien
    if quien.deudor is None or quien.fuerza < Fuerza.FUERTE:
        return None
    abiertas = caso.abiertas(quien.deudor)
    if not abiertas:
        return _sin_deuda(caso)
    pega = _pega(caso, abiertas)
    if pega:
        return caso.dudosa(_cercanas(caso, abiertas), *quien.razones, pega)
    combinaciones = que_suman(abiertas, caso.importe)
    suyas = tuple(factura for factura in caso.nombradas.flojas if factura in abiertas)
    if suyas and suma(suyas) == caso.importe and _basta(caso, suyas, abiertas):
        razones = (*quien.razones, f"nombra {numeros(suyas)}", "el importe es el saldo exacto")
        return caso.segura(((factura, factura.saldo) for factura in suyas), *razones)
    if combinaciones.grupos:
        return _cuadra(caso, abiertas, combinaciones, suyas)
    return _no_cuadra(caso, abiertas)


def _sin_deuda(caso: Caso) -> Casamiento | None:
    """No debe nada en esa moneda: si debe en otra, se pregunta."""
    en_otra = caso.c.abiertas_de(caso.quien.deudor or "")
    if en_otra:
        monedas = " y ".join(sorted({factura.moneda for factura in en_otra}))
        return caso.dudosa(en_otra, *caso.quien.razones, f"el pago es en {caso.moneda} y debe en {monedas}")
    if not caso.es_inequivoco:
        return None
    return caso.ajena(*caso.quien.razones, "y no debe nada", deudores=filter(None, (caso.quien.deudor,)))


def _pega(caso: Caso, abiertas: tuple[Factura, ...]) -> str | None:
    nombradas = caso.nombradas
    if nombradas.cerradas:
        return f"nombra {cerradas(nombradas.cerradas)}"
    if nombradas.extranas:
        return f"nombra la {', '.join(nombradas.extranas)}, que no conozco"
    otras = [f for f in nombradas.flojas if f not in abiertas and f.saldo == caso.importe and f.moneda == caso.moneda]
    if otras:
        return f"el importe y el número también son los de {numeros(otras)}, de otro cliente"
    return None


def _basta(caso: Caso, grupo: tuple[Factura, ...], abiertas: tuple[Factura, ...]) -> bool:
    """Con el nombre entero basta; con el nombre a medias, además nadie más ha de deber esa cantidad."""
    if caso.quien.fuerza is Fuerza.CIERTA:
        return True
    es_natural = len(grupo) in (1, len(abiertas))
    iguales = (caso.c.facturas[f].deudor for f in caso.c.por_saldo.get((caso.moneda, caso.importe), {}))
    return es_natural and all(deudor == caso.quien.deudor for deudor in iguales)


def _cuadra(
    caso: Caso, abiertas: tuple[Factura, ...], combinaciones: Combinaciones, suyas: tuple[Factura, ...]
) -> Casamiento:
    quien = caso.quien
    grupo = combinaciones.unica
    if grupo is None:
        duda = (
            f"debe {len(abiertas)} facturas: que {numeros(combinaciones.grupos[0])} sumen eso puede ser casualidad"
            if len(combinaciones.grupos) == 1
            else "el importe cuadra de varias maneras"
        )
        juntas = [factura for posible in combinaciones.grupos for factura in posible]
        return caso.dudosa((*juntas, *abiertas), *quien.razones, duda)
    if any(factura not in grupo for factura in suyas):
        return caso.dudosa((*suyas, *grupo), *quien.razones, f"el importe es el de {numeros(grupo)}, pero nombra otra")
    if not _basta(caso, grupo, abiertas):
        return caso.dudosa(grupo, *quien.razones, "el nombre no es del todo el suyo y el importe lo deben más")
    que = "el saldo" if len(grupo) == 1 else "la suma"
    razon = f"el importe es exactamente {que} de {numeros(grupo)}"
    return caso.segura(((factura, factura.saldo) for factura in grupo), *quien.razones, razon)


def _no_cuadra(caso: Caso, abiertas: tuple[Factura, ...]) -> Casamiento:
    razones = caso.quien.razones
    total = suma(abiertas)
    corta = _por_comision(caso, abiertas)
    if corta:
        return corta
    sobra = caso.importe - total
    if sobra > 0:
        if caso.es_inequivoco and sobra <= total * COMISION_POSIBLE:
            queda = f"paga todo lo que debe y sobran {caso.dinero(sobra)}, que quedan a su favor"
            return caso.segura(((factura, factura.saldo) for factura in abiertas), *razones, queda)
        return caso.dudosa(abiertas, *razones, f"paga {caso.dinero(sobra)} más de lo que debe")
    if len(abiertas) == 1 and caso.es_inequivoco:
        razon = f"solo debe {abiertas[0].numero}: es un pago parcial y quedan {caso.dinero(-sobra)}"
        return caso.segura([(abiertas[0], caso.importe)], *razones, razon)
    return caso.dudosa(_cercanas(caso, abiertas), *razones, "el importe no cuadra con lo que debe")


def _por_comision(caso: Caso, abiertas: tuple[Factura, ...]) -> Casamiento | None:
    """Lo que falta puede ser lo que se quedó un banco: con permiso del dueño se da por bueno; si no, se pregunta."""
    posibles: list[tuple[Factura, ...]] = [(factura,) for factura in abiertas]
    if len(abiertas) > 1:
        posibles.append(abiertas)
    cercanos = [g for g in posibles if Decimal(0) < suma(g) - caso.importe <= suma(g) * COMISION_POSIBLE]
    buenos = [g for g in posibles if Decimal(0) < suma(g) - caso.importe <= caso.tolerancia]
    if caso.es_inequivoco and len(buenos) == 1 and all(grupo in buenos for grupo in cercanos):
        falta = suma(buenos[0]) - caso.importe
        razon = f"es {numeros(buenos[0])} menos {caso.dinero(falta)}, dentro de la comisión que das por buena"
        return caso.segura(((f, f.saldo) for f in buenos[0]), *caso.quien.razones, razon, comision=falta)
    if not cercanos:
        return None
    falta = suma(cercanos[0]) - caso.importe
    razon = f"a {numeros(cercanos[0])} le faltan {caso.dinero(falta)}: puede ser la comisión de un banco"
    return caso.dudosa((f for grupo in cercanos for f in grupo), *caso.quien.razones, razon)


def _cercanas(caso: Caso, abiertas: tuple[Factura, ...]) -> list[Factura]:
    """Primero las que nombra, después las de importe más parecido."""
    nombradas = {factura.id for factura in (*caso.nombradas.firmes, *caso.nombradas.flojas)}
    return sorted(abiertas, key=lambda f: (f.id not in nombradas, abs(f.saldo - caso.importe), f.vencimiento))
