"""El cuerpo y los adjuntos de un árbol MIME: qué partes son texto de quien escribe y cuáles llevan algo aparte.

No abre lo adjunto. Un correo dentro de otro queda aparte, entero: su texto no es de quien lo envía.
"""

import re

import msgspec

from buzon.correo.html import a_texto
from buzon.correo.lectura.arbol import Parte, hijos_de, plantar
from buzon.correo.lectura.cargas import carga, con_sus_cabeceras, correo_dentro, nombre_de, sin_decirlo, tipo_de
from buzon.correo.lectura.codificacion import decodificar, sin_doble_codificacion, sin_entidades
from buzon.correo.lectura.sellados import (
    CIFRADO,
    ENVUELTO,
    contenido_firmado,
    es_sobre_de_outlook,
    es_tipo_cifrado,
    esta_cifrado,
    sin_armadura,
)
from buzon.correo.lectura.topes import PARTES, PROFUNDIDAD, recortar
from buzon.correo.mensaje import Adjunto

TEXTO = 500_000
_LEGIBLES = frozenset({"text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown", "text/x-amp-html"})
_CONTROLES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_PARECE_HTML = re.compile(
    r"\s{0,200}(?:<!doctype html|<html[\s>]|<body[\s>]"
    r"|<(div|p|table|span|font|center|style|b|strong)(?:\s[^<>]{0,2000})?>(?=[^\x00]{0,20000}?</\1>))",
    re.IGNORECASE,
)
# Un text/plain que solo dice «su programa no lee HTML» es de una línea, y el HTML que lo acompaña, de muchas.
_EXCUSA = 250
_DESPROPORCION = 5
_DICE_EXCUSA = re.compile(
    r"(?:no (?:soporta|admite|permite|puede (?:mostrar|ver|leer))|does not (?:support|display)|cannot|can.t"
    r"|enabled|compatible con|capable of|unable to).{0,40}\bHTML\b|multi-?part message in MIME|HTML (?:format|only)"
    r"|(?:formato|versi[oó]n) HTML|HTML version",
    re.IGNORECASE,
)
_SOBRES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_RICOS = frozenset({"text/enriched", "text/richtext"})
_ETIQUETA_RICA = re.compile(r"(?<!<)</?[A-Za-z][A-Za-z0-9-]{0,59}>")
# Textos que no son prosa de nadie: van como adjuntos y nunca hacen de cuerpo.
_NO_PROSA = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/csv", "text/xml", "text/rtf", "text/css"}
    | {"text/javascript", "text/watch-html", "text/rfc822-headers"}
)


class Bloque(msgspec.Struct, frozen=True):
    """Un trozo de cuerpo ya legible; `es_html` dice si se sacó de HTML."""

    texto: str
    es_html: bool


class Contenido(msgspec.Struct, frozen=True):
    """Lo que un correo lleva dentro."""

    texto: str
    html: str
    adjuntos: tuple[Adjunto, ...]
    defectos: tuple[str, ...]


def recoger(arbol: Parte) -> Contenido:
    """Recorre el árbol en orden y reparte cada hoja entre el texto y los adjuntos."""
    recogida = _Recogida()
    bloques = recogida.recorrer(arbol, 0)
    texto = "\n".join(bloque.texto.strip("\n") for bloque in bloques if bloque.texto.strip())
    # Hay programas que le ponen nombre al propio cuerpo: si no hay otro, ese es.
    texto = texto or recogida.de_reserva.strip("\n")
    if len(texto) > TEXTO:
        recogida.defectos.append("el texto es desmedido: se leyó solo el principio")
    return Contenido(
        texto=texto[:TEXTO],
        html="\n".join(recogida.html),
        adjuntos=tuple(recogida.adjuntos),
        defectos=tuple(recogida.defectos),
    )


class _Recogida:
    """La cuenta de un recorrido: cuántas partes van y qué se apartó."""

    def __init__(self) -> None:
        self.adjuntos: list[Adjunto] = []
        self.html: list[str] = []
        self.defectos: list[str] = []
        self._partes = 0
        self._hay_cuerpo = False
        self.de_reserva = ""

    def recorrer(self, parte: Parte, hondura: int) -> list[Bloque]:
        """Los bloques de texto de una rama, en orden."""
        self._partes += 1
        if self._partes > PARTES or hondura > PROFUNDIDAD:
            self.defectos.append(f"trae más de {PARTES} partes o {PROFUNDIDAD} niveles: el resto no se leyó")
            return []
        parte = con_sus_cabeceras(parte)
        tipo = tipo_de(parte)
        if es_tipo_cifrado(tipo, str(parte.get("content-type", "")).lower()):
            self.defectos.append(CIFRADO)
        if tipo.startswith("message/"):
            self.adjuntos.append(Adjunto(nombre_de(parte), tipo, correo_dentro(parte)))
            return []
        if parte.is_multipart():
            return self._ramas(tipo, hijos_de(parte), hondura)
        return self._hoja(parte, tipo, hondura)

    def _ramas(self, tipo: str, hijos: list[Parte], hondura: int) -> list[Bloque]:
        ramas: list[list[Bloque]] = []
        for hijo in hijos:
            if self._partes > PARTES:
                break
            ramas.append(self.recorrer(hijo, hondura + 1))
        if tipo == "multipart/alternative":
            return _mejor([rama for rama in ramas if any(bloque.texto.strip() for bloque in rama)])
        return _sin_repetir([bloque for rama in ramas for bloque in rama])

    def _hoja(self, parte: Parte, tipo: str, hondura: int) -> list[Bloque]:
        octetos = carga(parte)
        nombre = nombre_de(parte)
        if tipo in _SOBRES and (firmado := contenido_firmado(octetos)) is not None:
            return self.recorrer(plantar(recortar(firmado)[0])[0], hondura + 1)
        if es_sobre_de_outlook(tipo, nombre):
            self.defectos.append(ENVUELTO)
        if not self._es_cuerpo(parte, tipo, nombre):
            if tipo.startswith("text/") and tipo not in _NO_PROSA and _disposicion(parte) != "attachment":
                self.de_reserva = self.de_reserva or _limpio(decodificar(octetos, _juego(parte)))
            if octetos or nombre:
                self.adjuntos.append(Adjunto(nombre, tipo, octetos))
            return []
        self._hay_cuerpo = True
        if "content-transfer-encoding" not in parte:
            octetos = sin_decirlo(octetos)
        texto = sin_doble_codificacion(decodificar(octetos, _juego(parte)))
        if tipo in {"text/html", "text/x-amp-html"} or _PARECE_HTML.match(texto):
            if tipo != "text/x-amp-html":
                self.html.append(texto)
            return [Bloque(a_texto(texto), es_html=True)]
        texto = _limpio(_ETIQUETA_RICA.sub("", texto).replace("<<", "<") if tipo in _RICOS else texto)
        if esta_cifrado(texto):
            self.defectos.append(CIFRADO)
            return []
        return [Bloque(sin_entidades(sin_armadura(texto)), es_html=False)]

    def _es_cuerpo(self, parte: Parte, tipo: str, nombre: str) -> bool:
        disposicion = _disposicion(parte)
        if disposicion == "attachment":
            return False
        if tipo.startswith("multipart/"):  # dice tener partes y no las tiene: lo que hay es texto
            return True
        if tipo not in _LEGIBLES:
            return False
        return not nombre or (disposicion == "inline" and not self._hay_cuerpo)


def _sin_repetir(bloques: list[Bloque]) -> list[Bloque]:
    """Los bloques sin la versión en HTML de lo que ya va en llano: hay quien las manda como dos partes sueltas."""
    dichos = {"".join(bloque.texto.split()) for bloque in bloques if not bloque.es_html}
    return [bloque for bloque in bloques if not bloque.es_html or "".join(bloque.texto.split()) not in dichos]


def _mejor(ramas: list[list[Bloque]]) -> list[Bloque]:
    """De varias versiones de lo mismo, la llana; salvo que la llana sea solo una excusa."""
    llanas = [rama for rama in ramas if not any(bloque.es_html for bloque in rama)]
    ricas = [rama for rama in ramas if any(bloque.es_html for bloque in rama)]
    if not llanas or not ricas:
        return llanas[0] if llanas else (ricas or [[]])[-1]
    llana, rica = (sum(len(bloque.texto.strip()) for bloque in lado) for lado in (llanas[0], ricas[-1]))
    if llana >= _EXCUSA:
        return llanas[0]
    es_excusa = _DICE_EXCUSA.search(" ".join(bloque.texto for bloque in llanas[0])) is not None
    return ricas[-1] if es_excusa or rica > _DESPROPORCION * llana + _EXCUSA else llanas[0]


def _juego(parte: Parte) -> str | None:
    try:
        return parte.get_content_charset()
    except (ValueError, TypeError, LookupError, AttributeError, UnicodeError):
        return None


def _disposicion(parte: Parte) -> str:
    return str(parte.get("content-disposition", "")).split(";", 1)[0].strip().lower()


def _limpio(texto: str) -> str:
    return _CONTROLES.sub("", texto.replace("\r\n", "\n").replace("\r", "\n"))
