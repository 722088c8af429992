"""Arma la factura que dice una hoja: un PDF o un texto con etiquetas. Nunca da por seguro lo que la hoja no afirma."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeVar

import msgspec

from buzon.documentos.campos.candidatos import Marca, Sitio, buscar_sitios, marcar
from buzon.documentos.campos.cuotas import leer_cuotas
from buzon.documentos.campos.dinero import Plaza, importes_de, moneda_escrita, situar
from buzon.documentos.campos.eleccion import Elegido, elegir, elegir_fecha, elegir_importe, elegir_numero
from buzon.documentos.campos.fechas_sueltas import fechas_sueltas
from buzon.documentos.campos.hoja import Hoja
from buzon.documentos.campos.partes import buscar_partes, identidades_de
from buzon.documentos.campos.plazos import leer_condiciones
from buzon.documentos.campos.tipos import tipo_del_texto
from buzon.dominio.lecturas import FacturaLeida, Indicio, Plazo, TipoDocumento
from buzon.dominio.llano import allanar

TOPE_PARTES = 60
NUMERO_SUELTO = 0.65
V = TypeVar("V")
_CERTEZA_DE_LAS_CUOTAS = 0.9
DUDOSO = 0.55
_MUCHO_MAS = 0.2
_ANTERIOR = re.compile(r"(?:saldo|deuda|balance|total deuda|total saldo|previous).{0,12}(?:anterior|previ[oa]|balance)")


class _Hallado(msgspec.Struct, frozen=True, kw_only=True):
    """Los campos elegidos de una hoja, antes de armar la factura."""

    numero: Elegido[str] | None
    fecha: Elegido[date] | None
    vence: Elegido[date] | None
    total: Elegido[Decimal] | None
    a_pagar: Elegido[Decimal] | None
    cuotas: tuple[Plazo, ...]

    def indicios(self) -> Iterator[Indicio]:
        """El indicio de cada campo que se halló."""
        pares: tuple[tuple[str, Elegido[Any] | None], ...] = (
            ("numero", self.numero),
            ("fecha", self.fecha),
            ("vencimiento", self.vence),
            ("total", self.total),
            ("a_pagar", self.a_pagar),
        )
        yield from (elegido.indicio(campo) for campo, elegido in pares if elegido is not None)
        if self.cuotas:
            cita = self.vence.cita[:120] if self.vence else ""
            yield Indicio(campo="vencimientos", cita=cita, certeza=_CERTEZA_DE_LAS_CUOTAS)


def leer_papel(
    hojas: tuple[Hoja, ...],
    formato: Literal["pdf", "texto"],
    *,
    pais: str | None = None,
    moneda: str | None = None,
    hoy: date | None = None,
) -> FacturaLeida | None:
    """La factura de un documento impreso, o `None` si no dice que sea un documento comercial.

    Cada campo lleva su indicio. Por debajo de 0,5 de certeza un campo no se da.
    """
    texto = "\n".join(" ".join(c.texto for c in r) for h in hojas for r in h.renglones)
    llano = allanar(texto)
    tipo = tipo_del_texto("\n".join("\t".join(allanar(c.texto) for c in r) for h in hojas for r in h.renglones))
    if tipo is None:
        return None
    marcas = marcar(hojas)
    sitios = list(buscar_sitios(hojas, marcas))
    declarada = next((s.texto for s in sitios if s.campo == "moneda" and s.es_rotulo and moneda_escrita(s.texto)), None)
    plaza = situar(texto, identidades_de(hojas), declarada=declarada, pais=pais, moneda=moneda)
    emisor, receptor, de_partes = buscar_partes(hojas, marcas, sitios)
    es_ingles = "invoice" in llano and "factura" not in llano
    hallado = _hallar(hojas, marcas, sitios, plaza, hoy, es_ingles=es_ingles)
    indicios = [*de_partes, *hallado.indicios()]
    if plaza.moneda:
        cita = declarada or (hallado.total.cita[:60] if hallado.total else "")
        indicios.append(Indicio(campo="moneda", cita=cita, certeza=plaza.certeza))
    vence = min((c.fecha for c in hallado.cuotas), default=_valor(hallado.vence))
    total, a_pagar = _valor(hallado.total), _valor(hallado.a_pagar)
    return FacturaLeida(
        formato=formato,
        tipo=_sin_total(tipo, hallado.total),
        numero=_valor(hallado.numero),
        fecha=_valor(hallado.fecha),
        vencimiento=vence,
        vencimientos=hallado.cuotas,
        condiciones_dias=None if vence else _condiciones(sitios),
        total=total if total is not None else a_pagar,
        a_pagar=a_pagar if a_pagar is not None else total,
        moneda=plaza.moneda,
        emisor=emisor,
        receptor=receptor,
        indicios=tuple(indicios),
    )


def _hallar(
    hojas: tuple[Hoja, ...],
    marcas: tuple[Marca, ...],
    sitios: list[Sitio],
    plaza: Plaza,
    hoy: date | None,
    *,
    es_ingles: bool,
) -> _Hallado:
    titulos = [m.renglon for m in marcas if m.etiqueta.campo == "numero" and m.etiqueta.fuerza > NUMERO_SUELTO]
    total, a_pagar = _importes(sitios, plaza)
    debidos = [e.valor for e in (total, a_pagar) if e is not None]
    return _Hallado(
        numero=elegir_numero(sitios, titulos),
        fecha=elegir_fecha(sitios, "fecha", hoy, es_ingles=es_ingles)
        or elegir(fechas_sueltas(hojas, marcas, es_ingles=es_ingles)),
        vence=elegir_fecha(sitios, "vencimiento", hoy, es_ingles=es_ingles),
        total=total,
        a_pagar=a_pagar,
        cuotas=leer_cuotas(hojas, marcas, plaza, debidos),
    )


def _valor(elegido: Elegido[V] | None) -> V | None:
    return elegido.valor if elegido is not None else None


def _importes(sitios: list[Sitio], plaza: Plaza) -> tuple[Elegido[Decimal] | None, Elegido[Decimal] | None]:
    """Total impreso y lo que se debe. Lo que se debe no puede pasar del total: la diferencia sería deuda de antes."""
    partes = [i.importe for s in sitios if s.campo == "nada" for i in importes_de(s.texto, plaza)[-1:]][:TOPE_PARTES]
    total = elegir_importe(sitios, "total", plaza, partes)
    a_pagar = elegir_importe(sitios, "a_pagar", plaza, partes)
    arrastrado = _de_antes(sitios, plaza)
    if arrastrado:
        return _sin_lo_de_antes(total, a_pagar, arrastrado)
    if total and a_pagar and a_pagar.valor > total.valor:
        if a_pagar.valor - total.valor in partes:
            # Percepciones y recargos que se suman al total impreso, a la vista.
            return total, a_pagar
        if a_pagar.certeza > total.certeza + _MUCHO_MAS:
            return a_pagar, None
        return msgspec.structs.replace(total, certeza=min(total.certeza, DUDOSO)), None
    return total, a_pagar


def _de_antes(sitios: list[Sitio], plaza: Plaza) -> Decimal:
    """El saldo de facturas anteriores que esta arrastra; cero si no lo dice."""
    suyos = (s.texto for s in sitios if s.campo == "nada" and _ANTERIOR.match(allanar(s.etiqueta)))
    return max((i.importe for texto in suyos for i in importes_de(texto, plaza)[-1:]), default=Decimal(0))


def _sin_lo_de_antes(
    total: Elegido[Decimal] | None, a_pagar: Elegido[Decimal] | None, antes: Decimal
) -> tuple[Elegido[Decimal] | None, Elegido[Decimal] | None]:
    """De una factura se debe lo suyo. Si no se sabe qué parte es de antes, el importe se da como dudoso."""
    if total and a_pagar and total.valor + antes == a_pagar.valor:
        return total, None
    dudosos = [
        msgspec.structs.replace(e, certeza=min(e.certeza, DUDOSO)) if e and e.valor >= antes else e
        for e in (total, a_pagar)
    ]
    return dudosos[0], dudosos[1]


def _condiciones(sitios: list[Sitio]) -> int | None:
    leidas = {d for s in sitios if s.campo == "condiciones" and (d := leer_condiciones(s.texto)) is not None}
    return leidas.pop() if len(leidas) == 1 else None


def _sin_total(tipo: TipoDocumento, total: Elegido[Decimal] | None) -> TipoDocumento:
    """Una factura de total cero o negativo no es una deuda: suele ser un recibo o un abono mal titulado."""
    if tipo == "factura" and total is not None and total.valor <= 0:
        return "nota_credito" if total.valor < 0 else "otro"
    return tipo
