"""Moneda e importes de un documento, con la convención de cifras del país que parece."""

import re
from collections.abc import Iterable
from decimal import Decimal

from buzon.documentos.campos.identidades import IdentidadHallada
from buzon.documentos.monedas import leer_moneda
from buzon.dominio.importes import ImporteHallado, buscar_importes, leer_importe
from buzon.dominio.lecturas import Lectura
from buzon.dominio.llano import allanar
from buzon.dominio.monedas import MONEDA_DEL_PAIS, PAIS_DE_LA_MONEDA

_ISO = "EUR|USD|MXN|CLP|COP|PEN|ARS|UYU|PYG|BOB|CRC|GTQ|DOP|HNL|NIO|PAB|VES|BRL|GBP|CHF"
_CODIGO = re.compile(rf"(?<![A-Za-z])(?:{_ISO})(?![A-Za-z])")
_SIGNOS = (
    ("€", "EUR"), ("s/.", "PEN"), ("s/ ", "PEN"), ("us$", "USD"), ("u$s", "USD"), ("₡", "CRC"), ("₲", "PYG"),
    ("b/.", "PAB"), ("rd$", "DOP"),
)  # fmt: skip
_PALABRAS = re.compile(
    r"\b(?:(?P<mxn>pesos? mexicanos?|moneda nacional|m\.n\.)|(?P<cop>pesos? colombianos?)|(?P<clp>pesos? chilenos?)|"
    r"(?P<ars>pesos? argentinos?)|(?P<pen>soles)|(?P<eur>euros)|(?P<usd>dolares(?: americanos|"
    r" estadounidenses)?|us dollars))\b"
)
_DOMINIOS = re.compile(
    r"(?:@|www\.|\.)[a-z0-9-]{2,40}(?:\.(?:com|net|org))?\.(cl|mx|es|co|pe|ec|ar|uy|py|bo|cr|gt)(?![a-z0-9])"
)


class Plaza(Lectura, frozen=True):
    """Dónde y en qué moneda parece escrito un documento. `certeza` es la de la moneda, de 0 a 1."""

    pais: str | None = None
    moneda: str | None = None
    certeza: float = 0.0


def situar(
    texto: str,
    identidades: Iterable[IdentidadHallada],
    *,
    declarada: str | None = None,
    pais: str | None = None,
    moneda: str | None = None,
) -> Plaza:
    """La plaza de un documento: lo que dice él antes que lo que sabe quien llama.

    `declarada` es el valor de su etiqueta «Moneda». `pais` y `moneda` son los del negocio, y solo valen de respaldo.
    """
    paises = [i.pais for i in identidades]
    llano = allanar(texto)
    if not paises and (dominio := _DOMINIOS.search(llano)):
        paises = [dominio[1].upper()]
    suyo = max(set(paises), key=lambda p: (paises.count(p), -paises.index(p))) if paises else pais
    local = MONEDA_DEL_PAIS.get(suyo or "")
    dicha = moneda_escrita(declarada) if declarada else None
    if dicha:
        return Plaza(pais=suyo or PAIS_DE_LA_MONEDA.get(dicha), moneda=dicha, certeza=0.97)
    halladas = _nombradas(texto, llano)
    if len(halladas) == 1:
        return Plaza(pais=suyo, moneda=halladas.pop(), certeza=0.93)
    if halladas:
        preferida = next((m for m in (local, moneda) if m in halladas), None)
        return Plaza(pais=suyo, moneda=preferida, certeza=0.6 if preferida else 0.0)
    if local:
        return Plaza(pais=suyo, moneda=local, certeza=0.85 if paises else 0.7)
    return Plaza(pais=suyo, moneda=moneda, certeza=0.6 if moneda else 0.0)


def moneda_escrita(texto: str) -> str | None:
    """La moneda que nombra un texto corto («MXN - Peso Mexicano», «Soles», «US$»), o `None` si ninguna o varias."""
    codigo = _CODIGO.search(texto)
    if codigo:
        return codigo[0]
    nombradas = _nombradas(texto, allanar(texto))
    return nombradas.pop() if len(nombradas) == 1 else leer_moneda(texto)


def _nombradas(texto: str, llano: str) -> set[str]:
    halladas = {c[0] for c in _CODIGO.finditer(texto)}
    halladas |= {moneda for signo, moneda in _SIGNOS if signo in llano}
    halladas |= {str(c.lastgroup).upper() for c in _PALABRAS.finditer(llano)}
    return halladas


def importes_de(texto: str, plaza: Plaza) -> list[ImporteHallado]:
    """Los importes de un texto que se sabe que habla de dinero: también una cifra pelada («1500») si no hay más."""
    hallados = list(buscar_importes(texto, plaza.moneda, plaza.pais))
    if hallados:
        return hallados
    limpio = texto.strip(" :=*")
    suelto = leer_importe(limpio, plaza.moneda, plaza.pais) if re.search(r"\d", limpio) else None
    if suelto is None:
        return []
    return [ImporteHallado(limpio, suelto, plaza.moneda, 0, len(limpio), es_explicito=False)]


def es_suma(total: Decimal, partes: Iterable[Decimal]) -> bool:
    """Si el total es la suma de dos o tres de las partes (base más impuestos, con alguna retención), al céntimo."""
    unicas = sorted({p for p in partes if p and p != total}, reverse=True)[:30]
    conjunto = set(unicas)
    for i, una in enumerate(unicas):
        if total - una in conjunto and total - una != una:
            return True
        if any(total - una - otra in conjunto or total - una + otra in conjunto for otra in unicas[i + 1 :]):
            return True
    return False
