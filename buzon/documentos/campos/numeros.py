"""El número de una factura, tal como lo escribe quien la emite: con su serie, sus guiones y sus ceros."""

import re

from buzon.documentos.campos.fechas import buscar_fechas
from buzon.documentos.campos.identidades import buscar_identidades
from buzon.dominio.llano import allanar

# «A 123», «F001-00001234», «FV/2026/0012», «0001-00001234», «2026.118». La serie suelta tiene como mucho cinco letras.
_FORMA = re.compile(
    r"(?:[^a-z0-9]{0,4}(?:serie |folio |n[o°]\.? ?|nro\.? ?|num\.? ?)){0,2}[^a-z0-9]{0,3}"
    # El de SUNAT se imprime también con blancos: «E001 - 52».
    r"(?P<n>[a-z][a-z0-9]\d\d ?- ?\d{1,8}(?![\d.,])|"
    r"(?:[a-z]{1,5}(?: ?[-/] ?| )(?=[a-z]{0,3}\d))?[a-z]{0,8}\d[a-z0-9]{0,20}(?:[-/_][a-z0-9]{1,20}|"
    r"\.[a-z0-9]{1,12}| ?[-/] ?\d{4,12}(?![.,]?\d)){0,5})"
    r"(?![a-z0-9%])"
)
_DE_PALABRA = re.compile(r"^(?:de|del|el|la|a|al|por|y|en|con|total) ")
# «F001 - 00001234» es un número; «123 - 450000», un número y otra cosa.
_SUELTO = re.compile(r" [-/] ?|[-/] ")

_IMPORTE = re.compile(r"^\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$|^[\d.,]+ ?(?:€|\$|eur|usd|mxn|clp)$")
_DE_OTRA_COSA = re.compile(
    r"[$%€]| ?(?:€|%|(?:eur|usd|dias?|days?|pesos|soles|euros|dolares|unidades|kg|cuotas|meses|lucas)\b)"
)
_UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-")
TOPE_LARGO = 32
TOPE_CIFRAS = 20


def leer_numero(texto: str) -> tuple[str, int] | None:
    """El número que abre un texto y dónde acaba, o `None` si lo que hay es otra cosa (fecha, importe, id fiscal)."""
    casa = _FORMA.match(allanar(texto))
    if casa is None:
        return None
    inicio, fin = casa.span("n")
    salto = _DE_PALABRA.match(casa["n"])
    inicio += salto.end() if salto and texto[inicio].islower() else 0
    corte = _SUELTO.search(texto, inicio, fin)
    if corte and not (texto[inicio].isalpha() or texto[inicio] == "0"):
        fin = corte.start()
    escrito = texto[inicio:fin].strip(" .-/_")
    llano = allanar(escrito)
    if (
        len(escrito) > TOPE_LARGO
        or sum(c.isdigit() for c in escrito) > TOPE_CIFRAS
        or not any(c.isdigit() for c in escrito)
    ):
        return None
    if _IMPORTE.match(llano) or _UUID.match(llano) or texto[:inicio].rstrip().endswith(("$", "€", "/.")):
        return None
    resto = texto[inicio : fin + 14]
    if any(f.inicio == 0 for f in buscar_fechas(resto)) or any(
        i.inicio == 0 and i.es_anunciada for i in buscar_identidades(escrito, texto[:inicio])
    ):
        return None
    if _DE_OTRA_COSA.match(allanar(texto[fin : fin + 12])):
        return None
    return re.sub(r"\s*([-/_])\s*", r"\1", " ".join(escrito.split())), fin
