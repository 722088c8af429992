"""A qué facturas corresponde un dinero que entró, y con qué razones.

Solo se aplica solo lo que no admite otra lectura: el pagador es inequívocamente un deudor y el importe cuadra, o el
pagador nombra la factura y nada lo contradice. Todo lo demás se retiene con sus candidatas y lo decide el titular.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Literal

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.lecturas import AvisoLeido
from buzon.dominio.nombres import clave_fiscal, clave_numero, palabras_nombre

Certeza = Literal["segura", "dudosa", "ajena"]
_PARECIDO_SEGURO = 92
_PARECIDO_POSIBLE = 80
_MAX_COMBINADAS = 12  # 2^12 combinaciones: más facturas abiertas que eso no se combinan, se preguntan
_MIN_CIFRAS = 3
_MAX_CANDIDATAS = 6


class Casamiento(msgspec.Struct, frozen=True, kw_only=True):
    """El resultado. `aplicaciones` (factura, importe) solo si es segura; `candidatas`, de más a menos probable."""

    certeza: Certeza
    aplicaciones: tuple[tuple[str, Decimal], ...] = ()
    candidatas: tuple[str, ...] = ()
    deudores: tuple[str, ...] = ()
    razones: tuple[str, ...] = ()


def casar(c: Cartera, aviso: AvisoLeido, moneda: str) -> Casamiento:
    """Casa un pago con la cartera. `moneda` es la del aviso o, si no la dice, la del negocio."""
    nombradas = _nombradas(c, aviso, moneda)
    deudor, exacto = _pagador(c, aviso)
    if nombradas:
        return _por_referencia(aviso, nombradas, deudor)
    if deudor and exacto:
        return _por_pagador(c, aviso, deudor, moneda)
    return _por_importe(c, aviso, moneda, deudor)


def _nombradas(c: Cartera, aviso: AvisoLeido, moneda: str) -> tuple[Factura, ...]:
    """Las facturas abiertas cuyo número aparece, entero, en la referencia."""
    if not aviso.referencia:
        return ()
    trozos = aviso.referencia.replace(",", " ").replace(";", " ").split()
    seguidos = {" ".join(trozos[i:j]) for i in range(len(trozos)) for j in range(i + 1, min(i + 4, len(trozos)) + 1)}
    claves = {clave_numero(trozo) for trozo in seguidos}
    halladas: dict[str, Factura] = {}
    for clave in claves:
        if sum(letra.isalnum() for letra in clave) >= _MIN_CIFRAS:
            for id_factura in c.por_numero.get(clave, {}):
                factura = c.facturas[id_factura]
                if factura.esta_abierta and factura.moneda == moneda:
                    halladas[id_factura] = factura
    return tuple(halladas.values())


def _parecido(uno: str, otro: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - import pesado

    a, b = " ".join(palabras_nombre(uno)), " ".join(palabras_nombre(otro))
    if min(len(palabras_nombre(uno)), len(palabras_nombre(otro))) == 1:
        # Una sola palabra en común no prueba que sean el mismo: ha de coincidir el nombre entero.
        return float(fuzz.ratio(a, b))
    return float(fuzz.token_sort_ratio(a, b))


def _pagador(c: Cartera, aviso: AvisoLeido) -> tuple[Deudor | None, bool]:
    """El deudor que parece haber pagado, y si es inequívoco."""
    if aviso.id_fiscal:
        hallado = c.por_id_fiscal.get(clave_fiscal(aviso.id_fiscal))
        if hallado:
            return c.deudores[hallado], True
    if not aviso.pagador:
        return None, False
    puntos = sorted(((_parecido(aviso.pagador, d.nombre), d.id) for d in c.con_abiertas()), reverse=True)
    if not puntos or puntos[0][0] < _PARECIDO_POSIBLE:
        return None, False
    es_unico = len(puntos) == 1 or puntos[1][0] < _PARECIDO_POSIBLE
    return c.deudores[puntos[0][1]], puntos[0][0] >= _PARECIDO_SEGURO and es_unico


def _por_referencia(aviso: AvisoLeido, nombradas: Sequence[Factura], deudor: Deudor | None) -> Casamiento:
    numeros = ", ".join(factura.numero for factura in nombradas)
    deudores = tuple(dict.fromkeys(factura.deudor for factura in nombradas))
    razones = [f"la referencia «{aviso.referencia}» nombra {numeros}"]
    total = sum((factura.saldo for factura in nombradas), Decimal(0))
    es_contradictorio = deudor is not None and deudor.id not in deudores
    cuadra = aviso.importe == total
    es_parte = len(nombradas) == 1 and aviso.importe < total
    if len(deudores) == 1 and not es_contradictorio and (cuadra or (es_parte and deudor is not None)):
        razones.append("el importe es el saldo exacto" if cuadra else "es un pago parcial del mismo cliente")
        if cuadra:
            aplicaciones = tuple((factura.id, factura.saldo) for factura in nombradas)
        else:
            aplicaciones = ((nombradas[0].id, aviso.importe),)
        return Casamiento(certeza="segura", aplicaciones=aplicaciones, deudores=deudores, razones=tuple(razones))
    if es_contradictorio and deudor:
        razones.append(f"pero el pagador parece {deudor.nombre}")
        deudores = (*deudores, deudor.id)
    if not cuadra:
        razones.append(f"el importe no es el saldo ({total})")
    ids = tuple(factura.id for factura in nombradas)
    return Casamiento(certeza="dudosa", candidatas=ids, deudores=deudores, razones=tuple(razones))


def _por_pagador(c: Cartera, aviso: AvisoLeido, deudor: Deudor, moneda: str) -> Casamiento:
    abiertas = [factura for factura in c.abiertas_de(deudor.id) if factura.moneda == moneda]
    quien = f"el pagador es {deudor.nombre}"
    combinaciones = _que_suman(abiertas, aviso.importe)
    if len(combinaciones) == 1:
        numeros = ", ".join(factura.numero for factura in combinaciones[0])
        razones = (quien, f"el importe es exactamente el saldo de {numeros}")
        aplicaciones = tuple((factura.id, factura.saldo) for factura in combinaciones[0])
        return Casamiento(certeza="segura", aplicaciones=aplicaciones, deudores=(deudor.id,), razones=razones)
    if len(abiertas) == 1 and aviso.importe < abiertas[0].saldo and not combinaciones:
        razones = (quien, f"solo debe {abiertas[0].numero}: es un pago parcial")
        return Casamiento(
            certeza="segura", aplicaciones=((abiertas[0].id, aviso.importe),), deudores=(deudor.id,), razones=razones
        )
    if not abiertas:
        return Casamiento(certeza="ajena", razones=(quien, "y no debe nada en esa moneda"))
    duda = "el importe cuadra de varias maneras" if combinaciones else "el importe no cuadra con lo que debe"
    ids = tuple(factura.id for factura in abiertas[:_MAX_CANDIDATAS])
    return Casamiento(certeza="dudosa", candidatas=ids, deudores=(deudor.id,), razones=(quien, duda))


def _que_suman(abiertas: Sequence[Factura], importe: Decimal) -> list[tuple[Factura, ...]]:
    """Las combinaciones de facturas cuyo saldo suma exactamente el importe (se para en la segunda)."""
    halladas: list[tuple[Factura, ...]] = []
    if len(abiertas) > _MAX_COMBINADAS:
        tamanos: Sequence[int] = (1, len(abiertas))
    else:
        tamanos = range(1, len(abiertas) + 1)
    for tamano in dict.fromkeys(tamanos):
        for grupo in combinations(abiertas, tamano):
            if sum((factura.saldo for factura in grupo), Decimal(0)) == importe:
                halladas.append(grupo)
                if len(halladas) > 1:
                    return halladas
    return halladas


def _por_importe(c: Cartera, aviso: AvisoLeido, moneda: str, deudor: Deudor | None) -> Casamiento:
    """Sin pagador cierto: como mucho, candidatas."""
    iguales = [
        factura
        for d in c.con_abiertas()
        for factura in c.abiertas_de(d.id)
        if factura.moneda == moneda and factura.saldo == aviso.importe
    ]
    razones = []
    if deudor:
        razones.append(f"el pagador «{aviso.pagador}» se parece a {deudor.nombre}")
        suyas = [factura for factura in c.abiertas_de(deudor.id) if factura.moneda == moneda]
        iguales = sorted({f.id: f for f in (*suyas, *iguales)}.values(), key=lambda f: f.deudor != deudor.id)
    if not iguales:
        quien = aviso.pagador or "un pagador sin nombre"
        return Casamiento(certeza="ajena", razones=(f"nadie en la cartera se llama {quien} ni debe ese importe",))
    razones.append("el importe coincide, pero no hay prueba de quién paga")
    iguales = iguales[:_MAX_CANDIDATAS]
    return Casamiento(
        certeza="dudosa",
        candidatas=tuple(factura.id for factura in iguales),
        deudores=tuple(dict.fromkeys(factura.deudor for factura in iguales)),
        razones=tuple(razones),
    )
