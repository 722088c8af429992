"""De cada etiqueta de una hoja, los sitios donde puede estar su valor: detrás, a la derecha o debajo."""

import re
from collections.abc import Iterator

import msgspec

from buzon.documentos.campos.etiquetas import Etiqueta, buscar_etiquetas
from buzon.documentos.campos.hoja import Celda, Hoja
from buzon.dominio.lecturas import Lectura
from buzon.dominio.monedas import PALABRAS, SIGNOS

TOPE_ETIQUETAS = 3_000
# Cuánto fiarse de un valor según dónde estaba respecto de su etiqueta.
_DETRAS, _DERECHA, _DEBAJO = 1.0, 0.97, 0.85
# Una etiqueta en mitad de una frase suele ser prosa.
_EN_PROSA = 0.5
_SEPARADORES = " :.-–—#|)(º°*•"
_IMPORTES = frozenset({"total", "a_pagar", "nada"})
# «TOTAL -121,00», «(121,00)» y «121,00-» son negativos; en «TOTAL - 121,00» la raya separa.
_MENOS = re.compile(
    r"[ :.]{1,5}(?:[-−][\d$€]|\([$€]{0,2} ?\d[\d.,]{0,20} ?€?\)\s{0,3}$|[$€]{0,2} ?\d[\d.,]{0,20}(?<=\d)[-−]\s{0,3}$)"
)
_ENTRE_LENGUAS = " /|-–("
_FRASE_LARGA = 60
_MONEDAS = frozenset(SIGNOS) | frozenset(PALABRAS)


class Sitio(Lectura, frozen=True):
    """Un texto que puede ser el valor de una etiqueta.

    `renglon` es su número de orden en todo el documento, de arriba abajo; `modo` es "detras", "derecha" o "debajo".
    `es_rotulo`: la etiqueta llena su celda o va seguida de dos puntos; si no, puede ser una frase cualquiera.
    """

    campo: str
    texto: str
    etiqueta: str
    celda: Celda
    renglon: int
    modo: str
    certeza: float
    es_rotulo: bool = True


class Marca(Lectura, frozen=True):
    """Una etiqueta y la celda donde está."""

    etiqueta: Etiqueta
    celda: Celda
    renglon: int


def marcar(hojas: tuple[Hoja, ...]) -> tuple[Marca, ...]:
    """Todas las etiquetas de un documento, en orden."""
    marcas: list[Marca] = []
    base = 0
    for hoja in hojas:
        for indice, renglon in enumerate(hoja.renglones):
            for celda in renglon:
                marcas.extend(
                    Marca(etiqueta=e, celda=celda, renglon=base + indice) for e in buscar_etiquetas(celda.llano)
                )
            if len(marcas) > TOPE_ETIQUETAS:
                return tuple(marcas[:TOPE_ETIQUETAS])
        base += len(hoja.renglones)
    return tuple(marcas)


def buscar_sitios(hojas: tuple[Hoja, ...], marcas: tuple[Marca, ...]) -> Iterator[Sitio]:
    """Para cada etiqueta que anuncia algo, sus sitios por orden de confianza."""
    con_etiqueta: dict[int, list[Etiqueta]] = {}
    for marca in marcas:
        con_etiqueta.setdefault(id(marca.celda), []).append(marca.etiqueta)
    bases = []
    base = 0
    for hoja in hojas:
        bases.append(base)
        base += len(hoja.renglones)
    for marca in marcas:
        numero = max(i for i, b in enumerate(bases) if b <= marca.renglon)
        local = marca.renglon - bases[numero]
        yield from _sitios_de(hojas[numero], local, marca, con_etiqueta)


def _sitios_de(hoja: Hoja, local: int, marca: Marca, con_etiqueta: dict[int, list[Etiqueta]]) -> Iterator[Sitio]:
    etiqueta, celda = marca.etiqueta, marca.celda
    siguiente = min((e.inicio for e in con_etiqueta[id(celda)] if e.inicio >= etiqueta.fin), default=len(celda.texto))
    resto = celda.texto[etiqueta.fin : siguiente]
    detras, signo = _detras(resto)
    if etiqueta.campo in _IMPORTES and _MENOS.match(resto):
        detras = f"-{detras}"
    abre = _abre(celda, etiqueta, con_etiqueta[id(celda)])
    base = Sitio(
        campo=etiqueta.campo,
        texto=detras,
        etiqueta=celda.texto[etiqueta.inicio : etiqueta.fin],
        celda=celda,
        renglon=marca.renglon,
        modo="detras",
        certeza=etiqueta.fuerza * (1.0 if abre else _peso(celda, etiqueta)),
        es_rotulo=abre and (not detras or resto.lstrip()[:1] == ":"),
    )
    if detras:
        yield base
    if siguiente < len(celda.texto):
        return
    derecha = next((c for c in hoja.renglones[local] if c.izquierda >= celda.derecha - 1 and _dice_algo(c)), None)
    if derecha is not None and not _es_etiqueta(derecha, con_etiqueta):
        factor = _DERECHA * (_EN_PROSA if detras else 1)
        yield _otro(base, f"{signo}{derecha.texto.strip(' :')}", derecha, "derecha", factor)
    if not detras:
        for abajo in hoja.debajo(local, celda, 2):
            if _es_etiqueta(abajo, con_etiqueta):
                break
            yield _otro(base, f"{signo}{abajo.texto}", abajo, "debajo", _DEBAJO)


def _otro(base: Sitio, texto: str, celda: Celda, modo: str, factor: float) -> Sitio:
    return msgspec.structs.replace(base, texto=texto.strip(), celda=celda, modo=modo, certeza=base.certeza * factor)


def _detras(resto: str) -> tuple[str, str]:
    """Lo que sigue a la etiqueta en su celda. Si es solo un signo de moneda («TOTAL $»), va con la cifra de al lado."""
    # El punto del final es de la forma jurídica («Gráfica Andes S.A.»).
    detras = resto.lstrip(_SEPARADORES).rstrip(_SEPARADORES.replace(".", ""))
    if not any(c.isalnum() for c in detras) or detras.lower() in _MONEDAS:
        return "", f"{detras} " if detras else ""
    return detras, ""


def _dice_algo(celda: Celda) -> bool:
    return bool(celda.texto.strip(_SEPARADORES))


def _abre(celda: Celda, etiqueta: Etiqueta, de_la_celda: list[Etiqueta]) -> bool:
    """Si nada la precede en su celda, o solo la misma en otra lengua («Cliente / Customer»)."""
    desde = 0
    for otra in de_la_celda:
        if otra.fin <= etiqueta.inicio and otra.campo == etiqueta.campo:
            if celda.llano[desde : otra.inicio].strip(_ENTRE_LENGUAS):
                return False
            desde = otra.fin
    return not celda.llano[desde : etiqueta.inicio].strip(_ENTRE_LENGUAS if desde else _SEPARADORES)


def _peso(celda: Celda, etiqueta: Etiqueta) -> float:
    if celda.llano[etiqueta.fin :].lstrip().startswith(":"):
        return 1.0
    return _EN_PROSA if len(celda.texto) > _FRASE_LARGA else 0.8


def _es_etiqueta(celda: Celda, con_etiqueta: dict[int, list[Etiqueta]]) -> bool:
    """Si la celda empieza por una etiqueta: entonces no es el valor de otra."""
    return any(e.inicio <= 1 for e in con_etiqueta.get(id(celda), ()))
