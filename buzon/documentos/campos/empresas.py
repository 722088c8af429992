"""El nombre de una empresa o persona en una frase corriente, por su forma jurídica o por cómo se la presenta."""

import re

# Formas jurídicas de España y América, tal como se escriben. Van al final del nombre.
_FORMA = (
    r"(?:S\.? ?A\.? ?P\.? ?I\.? de C\.? ?V\.?|S\.? ?de ?R\.? ?L\.?(?: de C\.? ?V\.?)?|S\.? ?A\.? ?(?:de|"
    r"DE) ?C\.? ?V\.?|S\.? ?A\.? ?S\.?|S\.? ?A\.? ?C\.?|"
    r"S\.? ?A\.? ?U\.?|S\.? ?R\.? ?L\.?|S\.? ?L\.? ?[UP]?\.?|S\.? ?C\.?(?: de R\.? ?L\.?)?|S\.? ?A\.?|"
    r"C\.? ?A\.?|E\.? ?I\.? ?R\.? ?L\.?|S\.? ?Coop\.?|SpA|SPA|"
    r"Ltda\.?|LTDA\.?|Limitada|LIMITADA|Cía\.?(?: Ltda\.?)?|& Cía\.?|Inc\.?|LLC|Ltd\.?|GmbH|C\.? ?B\.?|"
    r"S\.? ?H\.?|A\.? ?C\.?|Asociados|Hnos\.?)"
)
_CON_FORMA = re.compile(rf"(?<![\w@.]){_FORMA}(?![\w@])")
_PALABRA = re.compile(r"[^\s,;:()<>\"«»|]+")
_NEXOS = frozenset({"de", "del", "la", "las", "los", "y", "e", "&", "el", "en", "-"})
# Palabras con mayúscula que abren la frase y no son del nombre.
_AJENAS = frozenset(
    "factura facturas boleta fra fact invoice cliente deudor señor señores sr sra sres empresa para a hola buenas "
    "buenos buzón "
    "te les registra registrar cobra cobrar cobrad cóbrale nueva nuevo total vence vencimiento el la los las número "
    "n° nº "
    "nombre razón social receptor cobro pago le es".split()
)
_PRESENTADO = re.compile(
    r"(?i:\b(?:cliente|deudor|a nombre de|señor(?:es)?|sres?\.?|empresa|raz[oó]n social|receptor|para|a|de|"
    r"emitida a|facturad[ao] a)) "
    r"((?:[A-ZÁÉÍÓÚÑ&][\w'.&-]*)(?: (?:(?:del?|la|las|los|y|e|&)(?= )|[A-ZÁÉÍÓÚÑ&][\w'.&-]*)){0,7})"
)
# Quien escribe deprisa no pone mayúsculas: solo las formas que no son otra palabra.
_EN_MINUSCULA = re.compile(
    r"(?<![\w@.])(?:[a-záéíóúñü&]{2,20} ){1,4}(?:ltda|spa|sac|srl|sas|eirl|limitada)\b(?!@)", re.IGNORECASE
)
_MESES = re.compile(
    r"(?i)^(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|set|octubre|noviembre|diciembre|lunes|martes)"
)
TOPE = 2_000


def buscar_empresa(frase: str) -> tuple[str, float] | None:
    """El nombre y su certeza: 0,9 con forma jurídica, 0,65 si solo lo presenta una palabra; `None` si no hay."""
    corta = frase[:TOPE]
    for casa in _CON_FORMA.finditer(corta):
        if nombre := _hacia_atras(corta, casa.start(), casa.end()):
            return nombre, 0.9
    if minuscula := _EN_MINUSCULA.search(corta):
        palabras = minuscula[0].split()
        while palabras and palabras[0].lower() in _AJENAS | _NEXOS:
            palabras.pop(0)
        if len(palabras) > 1:
            return " ".join(palabras), 0.75
    for casa in _PRESENTADO.finditer(corta):
        nombre = re.sub(r"(?: (?:de|del|la|las|los|y|e|&|-))+$", "", casa[1]).rstrip(".,;:")
        es_largo = len(nombre) > 2  # noqa: PLR2004 - «De», «La»
        if es_largo and nombre.split()[0].lower() not in _AJENAS and not _MESES.match(nombre):
            return nombre, 0.65
    return None


def es_forma(texto: str) -> bool:
    """Si todo el texto es una forma jurídica («S.A.», «Ltda»)."""
    return _CON_FORMA.fullmatch(texto.strip()) is not None


def termina_en_forma(nombre: str) -> bool:
    """Si el nombre acaba en una forma jurídica («Estudio Norte, S.L.»)."""
    casas = list(_CON_FORMA.finditer(nombre[:TOPE]))
    return bool(casas) and casas[-1].end() >= len(nombre) - 1 and casas[-1].start() > 1


def _hacia_atras(frase: str, inicio: int, fin: int) -> str | None:
    """Las palabras con mayúscula (y sus nexos) que preceden a la forma jurídica."""
    palabras = list(_PALABRA.finditer(frase, max(0, inicio - 120), inicio))
    desde = inicio
    # «Bodegas Arroyo, S.A.»: esa coma no separa.
    siguiente = len(frase[:inicio].rstrip(" ").removesuffix(","))
    for palabra in reversed(palabras):
        if palabra.end() <= siguiente and re.search(r"[,;:()<>\"«»|]", frase[palabra.end() : siguiente]):
            break
        texto = palabra[0]
        es_nexo = texto.lower() in _NEXOS
        es_propia = texto[0].isupper() or texto.isupper() or (texto[0].isdigit() and texto[-1].isalpha())
        if texto.lower().strip(".") in _AJENAS - _NEXOS or not (es_nexo or es_propia):
            break
        siguiente = palabra.start()
        if not es_nexo:
            desde = siguiente
    nombre = frase[desde:fin].strip(" -&")
    return nombre if desde < inicio and sum(c.isalpha() for c in frase[desde:inicio]) > 1 else None
