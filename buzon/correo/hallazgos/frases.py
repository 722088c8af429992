"""Un correo partido en frases, con lo que hace falta saber de cada una.

No entiende nada todavía: parte, allana y tapa las muletillas.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec
import re2

from buzon.dominio.llano import allanar

_TOPE = 12_000
# Nadie escribe más frases en una respuesta; lo que pase de aquí se lee como una sola.
_TOPE_FRASES = 400
# Un punto entre cifras, tras una inicial o tras una abreviatura no acaba la frase.
_ABREVIATURAS = frozenset(
    "sr sra srta sres dn dna don ing lic dr dra arq cra cr art no nro num fra fact ref op cta tel cel s.a av ud uds vd "
    "lps gs bs s etc p.ej ej aprox max min prox admin".split()
)
_FIN = re2.compile(r"[.!?;…]+|\n[ \t]*\n")
_CITADA = re2.compile(r"(?m)^[ \t]*>.*$")


class Trozo(msgspec.Struct, frozen=True):
    """Una frase: dónde está en el texto, y su texto llano (con lo tapado en blanco) del mismo largo.

    `pregunta_desde` es el lugar de la frase desde el que se pregunta; si no pregunta, su largo.
    """

    inicio: int
    fin: int
    llano: str
    con_tildes: str
    pregunta_desde: int


def preparar(texto: str) -> tuple[str, str]:
    """El texto del que se cita (compuesto, NFC, con tope de largo) y el que se lee: el mismo sin las líneas citadas."""
    compuesto = unicodedata.normalize("NFC", texto[:_TOPE])
    return compuesto, _CITADA.sub(lambda casa: " " * len(casa[0]), compuesto)


def partir(texto: str, mascaras: Iterable[Any], coletilla: Any) -> tuple[Trozo, ...]:
    """Las frases de un texto ya preparado, en orden. Un salto de línea suelto no acaba una frase; uno doble, sí."""
    llano = allanar(texto)
    con_tildes = texto.lower() if len(texto.lower()) == len(texto) else llano
    llano = _distinguir_si(llano, con_tildes)
    for mascara in mascaras:
        llano = mascara.sub(lambda casa: " " * len(casa[0]), llano)
    con_tildes = "".join(" " if tapado == " " else letra for tapado, letra in zip(llano, con_tildes, strict=True))
    trozos, desde = [], 0
    for fin, signo in _finales(llano):
        if llano[desde:fin].strip():
            frase = llano[desde:fin].replace("\n", " ")
            pregunta = _desde_donde_pregunta(texto[desde:fin], frase, coletilla) if "?" in signo else len(frase)
            trozos.append(Trozo(desde, fin, frase, con_tildes[desde:fin].replace("\n", " "), pregunta))
        desde = fin
    return tuple(trozos)


def _distinguir_si(llano: str, con_tildes: str) -> str:
    """Los dos síes: "sí" afirma y "si" condiciona: al allanar, el que lleva tilde pasa a "zi" para no confundirlos."""
    if "sí" not in con_tildes:
        return llano
    letras = list(llano)
    lugar = con_tildes.find("sí")
    while lugar >= 0:
        antes, despues = con_tildes[lugar - 1 : lugar], con_tildes[lugar + 2 : lugar + 3]
        if not antes.isalpha() and not despues.isalpha():
            letras[lugar] = "z"
        lugar = con_tildes.find("sí", lugar + 2)
    return "".join(letras)


def _finales(llano: str) -> list[tuple[int, str]]:
    finales = []
    for casa in _FIN.finditer(llano):
        inicio, fin = casa.span()
        if casa[0] == "." and not _acaba(llano, inicio):
            continue
        finales.append((fin, casa[0]))
    return [*finales[:_TOPE_FRASES], (len(llano), "")]


def _acaba(llano: str, punto: int) -> bool:
    despues = llano[punto + 1 : punto + 2]
    if despues and not despues.isspace():
        return False
    palabra = llano[max(0, punto - 8) : punto].split()
    return not palabra or (palabra[-1] not in _ABREVIATURAS and (len(palabra[-1]) > 1 or palabra[-1].isdigit()))


def _desde_donde_pregunta(escrita: str, llana: str, coletilla: Any) -> int:
    """Dónde empieza la pregunta: en "te pago el lunes, ¿vale?", al final; en "¿te pago el lunes?", al principio."""
    abre = escrita.rfind("¿")
    if abre >= 0:
        return abre
    casa = coletilla.search(llana)
    return casa.start() if casa else 0
