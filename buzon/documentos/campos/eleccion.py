"""Elige el valor de un campo entre los candidatos de una hoja, y dice cuánto fiarse. Nunca promedia ni completa."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

import msgspec

from buzon.documentos.campos.candidatos import Sitio
from buzon.documentos.campos.dinero import Plaza, es_suma, importes_de
from buzon.documentos.campos.fechas import buscar_fechas
from buzon.documentos.campos.numeros import leer_numero
from buzon.dominio.importes import ImporteHallado
from buzon.dominio.lecturas import Indicio
from buzon.dominio.llano import allanar

UMBRAL = 0.5
_TOPE_CERTEZA = 0.97
_MAL_AVENIDOS = 0.55
_BAJO_EL_SUBTOTAL = 8
_SUBTOTAL = re.compile(r"sub|(?:monto |importe |total )?neto|base|total (?:neto|bruto|gravad|afecto|op)")
# La certeza de «N°» a secas cuando está bajo el título del documento, y cuando está en cualquier otra parte.
_NUMERO_SUELTO, _BAJO_TITULO, _SIN_TITULO = 0.65, 1.4, 0.6
_BAJO_EL_TITULO = 4
_MENOS_DETRAS = re.compile(r"(?:[-−] ?(?:€|EUR)?|€[-−])\s{0,3}")
V = TypeVar("V")


class Elegido(msgspec.Struct, Generic[V], frozen=True):
    """Un valor, su certeza y la cita que lo prueba."""

    valor: V
    certeza: float
    cita: str

    def indicio(self, campo: str) -> Indicio:
        """El indicio que acompaña al campo en la factura leída."""
        return Indicio(campo=campo, cita=self.cita[:120], certeza=round(self.certeza, 2))


def elegir(candidatos: Iterable[Elegido[V]], *, prefiere_ultimo: bool = False) -> Elegido[V] | None:
    """El más seguro. Si otro valor distinto lo es casi tanto, se elige igual pero sin pasar de una certeza mediana.

    Por debajo de `UMBRAL` no hay elegido: lo dudoso se queda fuera y se pregunta.
    """
    vistos = [c for c in candidatos if c.certeza >= UMBRAL]
    if not vistos:
        return None
    if prefiere_ultimo:
        vistos.reverse()
    mejor = max(vistos, key=lambda c: c.certeza)
    rivales = [c for c in vistos if c.valor != mejor.valor and c.certeza > mejor.certeza - 0.08]
    apoyos = sum(c.valor == mejor.valor for c in vistos)
    certeza = min(mejor.certeza, _MAL_AVENIDOS) if rivales else mejor.certeza + 0.02 * (apoyos - 1)
    return Elegido(valor=mejor.valor, certeza=min(certeza, _TOPE_CERTEZA), cita=mejor.cita)


def elegir_numero(sitios: Iterable[Sitio], titulos: Iterable[int] = ()) -> Elegido[str] | None:
    """El número del documento. La serie que va en otra casilla se le antepone con un guion.

    `titulos` son los renglones donde el documento dice qué es: un «N°» a secas solo es el suyo si está a su lado.
    """
    de_numero, de_serie = [], []
    altos = tuple(titulos)
    for sitio in sitios:
        if sitio.campo == "serie":
            if (
                (sitio.es_rotulo or sitio.modo == "detras")
                and re.fullmatch(r"[A-Za-z]{0,5}\d{0,5}", serie := sitio.texto.strip(" :-"))
                and serie
            ):
                de_serie.append(serie.upper())
        elif sitio.campo == "numero" and (leido := leer_numero(sitio.texto)):
            resto = sitio.texto[leido[1] :].strip()
            # «Factura 3 meses de soporte»: tras un número de verdad no sigue una frase.
            prosa = 0.75 if len(resto.split()) > 2 and sitio.certeza < 0.9 else 1.0  # noqa: PLR2004 - tres palabras; y un rótulo claro vale
            if sitio.certeza <= _NUMERO_SUELTO:
                esta_arriba = any(0 <= sitio.renglon - t <= _BAJO_EL_TITULO for t in altos)
                prosa *= _BAJO_TITULO if esta_arriba else _SIN_TITULO
            de_numero.append(Elegido(leido[0], min(1.0, sitio.certeza * prosa), f"{sitio.etiqueta} {sitio.texto}"))
    elegido = elegir(de_numero)
    if elegido and de_serie and "-" not in elegido.valor and not elegido.valor.upper().startswith(de_serie[0]):
        return Elegido(f"{de_serie[0]}-{elegido.valor}", elegido.certeza, elegido.cita)
    return elegido


def elegir_fecha(sitios: Iterable[Sitio], campo: str, hoy: date | None, *, es_ingles: bool) -> Elegido[date] | None:
    """La fecha de un campo. Solo vale la que abre el valor de su etiqueta, no una perdida en la frase."""
    candidatos = []
    for sitio in sitios:
        if sitio.campo != campo:
            continue
        fechas = buscar_fechas(sitio.texto, hoy, es_ingles=es_ingles)
        if fechas and fechas[0].inicio <= 25:  # noqa: PLR2004 - «Fecha: Santiago, 3 de mayo de 2026»
            certeza = sitio.certeza if fechas[0].es_completa else sitio.certeza * 0.85
            candidatos.append(Elegido(fechas[0].fecha, certeza, f"{sitio.etiqueta} {sitio.texto}"))
    return elegir(candidatos)


def elegir_importe(sitios: list[Sitio], campo: str, plaza: Plaza, todos: Iterable[Decimal]) -> Elegido[Decimal] | None:
    """El importe de un campo («total» o «a_pagar»). Que cuadre con la suma de otros dos lo confirma.

    También lo apoya estar justo debajo del subtotal, que es donde toda factura lo pone.

    Un total debajo de su etiqueta puede ser la primera línea de la columna: sin la suma, no basta.
    """
    partes = tuple(todos)
    subtotales = [s.renglon for s in sitios if s.campo == "nada" and _SUBTOTAL.match(allanar(s.etiqueta))]
    candidatos = []
    for sitio in sitios:
        if sitio.campo != campo:
            continue
        hallados = importes_de(sitio.texto, plaza)
        if not hallados:
            continue
        importe = _con_su_signo(sitio.texto, hallados[-1])
        certeza = sitio.certeza * (1.0 if len(hallados) == 1 else 0.8)
        certeza *= 0.7 if sitio.modo == "debajo" and campo == "total" else 1.0
        if es_suma(importe, partes):
            certeza = min(1.0, certeza + 0.2)
        elif partes and importe < max(partes) and campo == "total":
            certeza *= 0.85
        if any(0 < sitio.renglon - r <= _BAJO_EL_SUBTOTAL for r in subtotales):
            certeza = min(1.0, certeza + 0.12)
        candidatos.append(Elegido(importe, min(certeza, _TOPE_CERTEZA), f"{sitio.etiqueta} {sitio.texto}"))
    return elegir(candidatos, prefiere_ultimo=True)


def _con_su_signo(texto: str, hallado: ImporteHallado) -> Decimal:
    """Un abono se escribe «-121,00», «121,00-» o «(121,00)»: sin el signo sería una deuda."""
    antes, despues = texto[: hallado.inicio].rstrip(" $€"), texto[hallado.fin :]
    entre_parentesis = antes.endswith("(") and despues.lstrip(" €").startswith(")")
    es_negativo = entre_parentesis or antes.endswith(("-", "−")) or _MENOS_DETRAS.fullmatch(despues)
    return -abs(hallado.importe) if es_negativo else hallado.importe
