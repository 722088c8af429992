"""Arma la factura que dice una hoja: un PDF o un texto con etiquetas. Nunca da por seguro lo que la hoja no afirma."""

from datetime import date
from decimal import Decimal
from typing import Literal

from buzon.documentos.campos.candidatos import Sitio, buscar_sitios, marcar
from buzon.documentos.campos.cuotas import leer_cuotas
from buzon.documentos.campos.dinero import Plaza, importes_de, moneda_escrita, situar
from buzon.documentos.campos.eleccion import Elegido, elegir_fecha, elegir_importe, elegir_numero
from buzon.documentos.campos.hoja import Hoja
from buzon.documentos.campos.partes import buscar_partes, identidades_de
from buzon.documentos.campos.plazos import leer_condiciones
from buzon.documentos.campos.tipos import tipo_del_texto
from buzon.dominio.lecturas import FacturaLeida, Indicio, TipoDocumento
from buzon.dominio.llano import allanar

TOPE_PARTES = 60
NUMERO_SUELTO = 0.65


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
    tipo = tipo_del_texto(llano)
    if tipo is None:
        return None
    marcas = marcar(hojas)
    sitios = list(buscar_sitios(hojas, marcas))
    declarada = next((s.texto for s in sitios if s.campo == "moneda" and s.es_rotulo and moneda_escrita(s.texto)), None)
    plaza = situar(texto, identidades_de(hojas), declarada=declarada, pais=pais, moneda=moneda)
    es_ingles = "invoice" in llano and "factura" not in llano
    emisor, receptor, indicios = buscar_partes(hojas, marcas, sitios)
    titulos = [m.renglon for m in marcas if m.etiqueta.campo == "numero" and m.etiqueta.fuerza > NUMERO_SUELTO]
    numero = elegir_numero(sitios, titulos)
    fecha = elegir_fecha(sitios, "fecha", hoy, es_ingles=es_ingles)
    vence = elegir_fecha(sitios, "vencimiento", hoy, es_ingles=es_ingles)
    total, a_pagar = _importes(sitios, plaza)
    debidos = [e.valor for e in (total, a_pagar) if e is not None]
    cuotas = leer_cuotas(hojas, marcas, plaza, debidos)
    partes = [*indicios]
    for campo, elegido in (
        ("numero", numero),
        ("fecha", fecha),
        ("vencimiento", vence),
        ("total", total),
        ("a_pagar", a_pagar),
    ):
        if elegido is not None:
            partes.append(elegido.indicio(campo))
    if cuotas:
        partes.append(Indicio(campo="vencimientos", cita=vence.cita[:120] if vence else "", certeza=0.9))
    if plaza.moneda:
        partes.append(
            Indicio(campo="moneda", cita=declarada or (total.cita[:60] if total else ""), certeza=plaza.certeza)
        )
    return FacturaLeida(
        formato=formato,
        tipo=_sin_total(tipo, total),
        numero=numero.valor if numero else None,
        fecha=fecha.valor if fecha else None,
        vencimiento=min(c.fecha for c in cuotas) if cuotas else (vence.valor if vence else None),
        vencimientos=cuotas,
        condiciones_dias=None if vence or cuotas else _condiciones(sitios),
        total=total.valor if total else (a_pagar.valor if a_pagar else None),
        a_pagar=a_pagar.valor if a_pagar else (total.valor if total else None),
        moneda=plaza.moneda,
        emisor=emisor,
        receptor=receptor,
        indicios=tuple(partes),
    )


def _importes(sitios: list[Sitio], plaza: Plaza) -> tuple[Elegido[Decimal] | None, Elegido[Decimal] | None]:
    """Total impreso y lo que se debe. Lo que se debe no puede pasar del total: la diferencia sería deuda de antes."""
    partes = [i.importe for s in sitios if s.campo == "nada" for i in importes_de(s.texto, plaza)[-1:]][:TOPE_PARTES]
    total = elegir_importe(sitios, "total", plaza, partes)
    a_pagar = elegir_importe(sitios, "a_pagar", plaza, partes)
    if total and a_pagar and a_pagar.valor > total.valor:
        return (a_pagar, None) if a_pagar.certeza > total.certeza + 0.2 else (total, None)
    return total, a_pagar


def _condiciones(sitios: list[Sitio]) -> int | None:
    leidas = {d for s in sitios if s.campo == "condiciones" and (d := leer_condiciones(s.texto)) is not None}
    return leidas.pop() if len(leidas) == 1 else None


def _sin_total(tipo: TipoDocumento, total: Elegido[Decimal] | None) -> TipoDocumento:
    """Una factura de total cero o negativo no es una deuda: suele ser un recibo o un abono mal titulado."""
    if tipo == "factura" and total is not None and total.valor <= 0:
        return "nota_credito" if total.valor < 0 else "otro"
    return tipo
