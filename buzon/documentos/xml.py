"""Abre XML de desconocidos sin dejarse engañar, y lo recorre por nombre local.

Nunca toca la red, nunca expande entidades y nunca admite un DOCTYPE: ninguna factura electrónica lo lleva, y todos los
ataques por expansión (XXE, «billion laughs», cuadrático) lo necesitan.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

    from lxml.etree import _Element

    Elemento: TypeAlias = _Element

# Topes medidos: con ellos el árbol de lxml no pasa de unos 200 MiB ni de un segundo.
TOPE_OCTETOS = 10_000_000
TOPE_MARCAS = 600_000
TOPE_TEXTO = 2_000

_DECLARADA = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']""")
_BLANCOS = b" \t\r\n\x00"
_TOPE_ESTORBO = 24
_TOPE_SUELTOS = 10_000
_SIN_DECLARAR = re.compile(r"Namespace prefix \S{1,80} (?:on|for) .{1,200} is not defined")
_LETRAS = re.compile(rb"[A-Za-z0-9]")
_Y_SUELTO = re.compile(rb"&(?!#?[A-Za-z0-9]{1,32};)")
_ESPACIO = 0x20
_SIN_CONTROL = bytes(_ESPACIO if octeto < _ESPACIO and octeto not in b"\t\n\r" else octeto for octeto in range(256))
_MARCAS_DE_ORDEN = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class XmlRechazado(Exception):
    """El XML no se lee; el mensaje dice por qué, en palabras para el titular."""


def parece_xml(contenido: bytes) -> bool:
    """Si los primeros octetos son los de un XML, en UTF-8, UTF-16 o una página de un octeto."""
    inicio = contenido[:4096]
    for marca, _ in _MARCAS_DE_ORDEN:
        inicio = inicio.removeprefix(marca)
    inicio = _sin_estorbos(inicio.replace(b"\x00", b"")).lstrip(_BLANCOS)
    return re.match(rb"<(?:\?xml|!--|[A-Za-z_])", inicio) is not None and not _es_html(inicio)


def _es_html(inicio: bytes) -> bool:
    return re.match(rb"<(?:html|head|body|div|p|br|table|span|meta)\b", inicio, re.IGNORECASE) is not None


def abrir_xml(contenido: bytes) -> "Elemento":
    """Devuelve la raíz del árbol, sin comentarios ni instrucciones de proceso.

    La codificación es la que de verdad tienen los octetos: hay emisores que declaran ISO-8859-1 y escriben UTF-8, y al
    revés. El texto se pasa a UTF-8 antes de analizarlo.

    Raises:
        XmlRechazado: pasa de los topes, trae DOCTYPE o no está bien formado.
    """
    from lxml import etree  # noqa: PLC0415 - import pesado

    if len(contenido) > TOPE_OCTETOS:
        raise XmlRechazado(f"el XML pasa de {TOPE_OCTETOS // 1_000_000} MB")
    limpio = _a_utf8(contenido)
    if limpio.count(b"<") + limpio.count(b"=") > TOPE_MARCAS:
        raise XmlRechazado("el XML tiene demasiados elementos")
    if _tiene_doctype(limpio):
        raise XmlRechazado("el XML trae un DOCTYPE, que ninguna factura electrónica necesita")
    try:
        raiz = _analizar(limpio)
    except (etree.XMLSyntaxError, ValueError) as error:
        reparada = _reparar(limpio)
        if reparada is None:
            raise XmlRechazado(f"el XML no está bien formado: {str(error)[:120]}") from error
        raiz = reparada
    if str(getattr(raiz.getroottree().docinfo, "doctype", "")):
        raise XmlRechazado("el XML trae un DOCTYPE, que ninguna factura electrónica necesita")
    return raiz


def _analizar(limpio: bytes, *, recupera: bool = False) -> "Elemento":
    from lxml import etree  # noqa: PLC0415 - import pesado

    analizador = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recupera,
        remove_comments=True,
        remove_pis=True,
    )
    raiz = etree.fromstring(limpio, analizador)
    ajenos = [fallo for fallo in analizador.error_log if not _SIN_DECLARAR.match(fallo.message)]
    if raiz is None or (recupera and ajenos):
        raise ValueError("tiene otros fallos")
    return raiz


def _reparar(limpio: bytes) -> "Elemento | None":
    """Lo que los emisores estropean sin tocar los datos: un prefijo sin declarar (en la adenda) o un «&» suelto.

    Cualquier otro fallo, también un XML cortado, se queda sin leer: media factura es una factura falsa.
    """
    from lxml import etree  # noqa: PLC0415 - import pesado

    # Dentro de un CDATA el «&» es lícito, y cambiarlo cambiaría lo que lleva.
    if b"<![CDATA[" not in limpio and limpio.count(b"&") <= _TOPE_SUELTOS:
        limpio = _Y_SUELTO.sub(b"&amp;", limpio)
    try:
        return _analizar(limpio, recupera=True)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _sin_estorbos(crudo: bytes) -> bytes:
    """Quita lo que va antes del XML: marcas de orden repetidas o mal convertidas («ï»¿», «?»)."""
    donde = crudo.find(b"<", 0, _TOPE_ESTORBO)
    return crudo[donde:] if donde > 0 and not _LETRAS.search(crudo[:donde]) else crudo


def _a_utf8(contenido: bytes) -> bytes:
    """Los octetos en UTF-8, sin lo que estorba delante y detrás ni los caracteres de control que XML 1.0 prohíbe."""
    crudo = _sin_estorbos(_decodificar(contenido).translate(_SIN_CONTROL))
    return crudo[: crudo.rfind(b">") + 1] if b"<" in crudo else crudo


def _decodificar(contenido: bytes) -> bytes:
    crudo = contenido
    for marca, codificacion in _MARCAS_DE_ORDEN:
        if crudo.startswith(marca):
            crudo = crudo[len(marca) :]
            if codificacion != "utf-8":
                return _recodificar(crudo, codificacion)
            break
    if crudo[:2] == b"<\x00":
        return _recodificar(crudo, "utf-16-le")
    if crudo[:2] == b"\x00<":
        return _recodificar(crudo, "utf-16-be")
    crudo = crudo.strip(_BLANCOS)
    try:
        crudo.decode("utf-8")
    except UnicodeDecodeError:
        hallada = _DECLARADA.match(crudo)
        declarada = hallada.group(1).decode("ascii").lower() if hallada else ""
        return _recodificar(crudo, declarada if declarada not in {"", "utf-8", "utf8"} else "cp1252")
    return crudo


def _recodificar(crudo: bytes, codificacion: str) -> bytes:
    for intento in (codificacion, "latin-1"):
        try:
            return crudo.decode(intento).strip(" \t\r\n\x00\ufeff").encode("utf-8")
        except (LookupError, UnicodeError):
            continue
    return crudo


def _tiene_doctype(limpio: bytes) -> bool:
    """Recorre el prólogo (declaración, comentarios, instrucciones) hasta el primer elemento. Lineal."""
    donde = 0
    while True:
        donde = limpio.find(b"<", donde)
        if donde < 0:
            return False
        if limpio.startswith(b"<!--", donde):
            fin = limpio.find(b"-->", donde + 4)
        elif limpio.startswith(b"<?", donde):
            fin = limpio.find(b"?>", donde + 2)
        else:
            return limpio.startswith(b"<!", donde)
        if fin < 0:
            return False
        donde = fin + 2


def nombre_local(elemento: "Elemento") -> str:
    """El nombre sin espacio de nombres: el prefijo lo elige cada emisor y no significa nada."""
    etiqueta = elemento.tag
    return etiqueta.rpartition("}")[2] if isinstance(etiqueta, str) else ""


def espacio(elemento: "Elemento") -> str:
    """El URI del espacio de nombres, o vacío."""
    etiqueta = elemento.tag
    return etiqueta[1:].partition("}")[0] if isinstance(etiqueta, str) and etiqueta.startswith("{") else ""


def hijos(elemento: "Elemento", *camino: str) -> Iterator["Elemento"]:
    """Los descendientes por un camino de nombres locales, en orden del documento."""
    if not camino:
        yield elemento
        return
    for hijo in elemento:
        if nombre_local(hijo) == camino[0]:
            yield from hijos(hijo, *camino[1:])


def hijo(elemento: "Elemento | None", *camino: str) -> "Elemento | None":
    """El primero de `hijos`, o `None`."""
    return None if elemento is None else next(hijos(elemento, *camino), None)


def texto(elemento: "Elemento | None", *camino: str) -> str | None:
    """El texto del primer descendiente no vacío por ese camino, con los blancos recogidos; `None` si no lo hay."""
    if elemento is None:
        return None
    for hallado in hijos(elemento, *camino):
        recogido = " ".join((hallado.text or "")[:TOPE_TEXTO].split())
        if recogido:
            return recogido
    return None


def atributo(elemento: "Elemento | None", nombre: str) -> str | None:
    """Un atributo sin mirar mayúsculas ni espacio de nombres (CFDI 3.2 los escribe en minúscula y 3.3 no)."""
    if elemento is None:
        return None
    buscado = nombre.lower()
    for clave, valor in elemento.attrib.items():
        if str(clave).rpartition("}")[2].lower() == buscado:
            return " ".join(str(valor)[:TOPE_TEXTO].split()) or None
    return None
