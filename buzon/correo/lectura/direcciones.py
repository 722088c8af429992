"""Direcciones de correo escritas de cualquier manera: cabeceras, y los «De:» y «Para:» de citas y reenvíos.

No comprueba que existan. Recorre el texto una vez, de izquierda a derecha: la biblioteca estándar es cuadrática o
desborda la pila con miles de comillas o paréntesis, y pierde la empresa en «Insumos, S.A. <x@y.example>».
"""

import re
from collections.abc import Iterator

from buzon.correo.lectura.codificacion import decodificar_cabecera
from buzon.correo.mensaje import Direccion

TOPE = 8 * 1024
_APELLIDOS = 120
_BUZON = re.compile(r"(?<![^\s<>()\[\],;:\"'`*])[^\s<>()\[\],;:\"@]{1,64}@[^\s<>()\[\],;:\"@]{1,255}")
_ENLACE = re.compile(r"[<\[(]\s*mailto:([^>\])\s]{3,320})\s*[>\])]", re.IGNORECASE)
_ANGULO = re.compile(r"<([^<>]{0,320})>?")
_ORLA_DE_NOMBRE = " \t'`,;:*"
_ORLA = " \t\"'`,;:<>()[]*"


def direcciones(valor: str) -> tuple[Direccion, ...]:
    """Las direcciones de una lista separada por comas o puntos y comas, en orden, con su nombre ya decodificado."""
    return tuple(direccion for direccion, _ in _leer(valor))


def contar(valor: str) -> int:
    """Cuántas direcciones distintas firman un From, contando las que se cuelan sin comillas en el nombre."""
    vistas: set[str] = set()
    for direccion, trozo in _leer(valor):
        vistas.add(direccion.correo)
        vistas.update(_limpiar(otra) for otra in _BUZON.findall(_tapar(_ENLACE.sub(" ", trozo))))
    return len(vistas)


def _leer(valor: str) -> Iterator[tuple[Direccion, str]]:
    pendiente = ""
    for trozo, separador in _trocear(valor[:TOPE]):
        entero = f"{pendiente}, {trozo}" if pendiente else trozo
        direccion = _una(entero)
        if direccion is not None:
            yield direccion, entero
            pendiente = ""
        else:
            # «Apellido, Nombre <x@y>» lleva la coma en el nombre; tras un punto y coma empieza otra persona.
            pendiente = entero if separador == "," and "<" not in entero and len(entero) < _APELLIDOS else ""


def _trocear(valor: str) -> Iterator[tuple[str, str]]:
    """Los trozos entre comas y puntos y comas que no están entre comillas, paréntesis ni ángulos."""
    if valor.count('"') % 2:
        valor = valor.replace('"', " ")
    inicio = hondura = 0
    comillas = angulo = saltar = False
    for lugar, letra in enumerate(valor):
        if saltar:
            saltar = False
        elif letra == "\\":
            saltar = True
        elif letra == '"':
            comillas = not comillas
        elif comillas:
            continue
        elif letra in "()":
            hondura = max(0, hondura + (1 if letra == "(" else -1))
        elif letra in "<>":
            angulo = letra == "<"
        elif letra == ";" or (letra == "," and not hondura and not angulo):
            yield valor[inicio:lugar], letra
            inicio, hondura, angulo = lugar + 1, 0, False
    yield valor[inicio:], ""


def _una(trozo: str) -> Direccion | None:
    enlaces = _ENLACE.findall(trozo)
    limpio = _ENLACE.sub(" ", trozo)
    visible = _tapar(limpio)
    for hallazgo in _ANGULO.finditer(visible):
        buzon = _BUZON.search(hallazgo.group(1))
        if buzon:
            return Direccion(_limpiar(buzon.group()), _nombre(limpio[: hallazgo.start()], buzon.group()))
    buzon = _BUZON.search(visible)
    if buzon:
        return Direccion(_limpiar(buzon.group()), _nombre(_comentario(limpio), buzon.group()))
    for enlace in enlaces:
        buzon = _BUZON.search(enlace)
        if buzon:
            return Direccion(_limpiar(buzon.group()), _nombre(limpio, buzon.group()))
    return None


def _limpiar(buzon: str) -> str:
    return buzon.strip(_ORLA + ".").lower()


def _comentario(trozo: str) -> str:
    """El nombre a la antigua: «ana@x.example (Ana)»."""
    abre, cierra = trozo.find("("), trozo.rfind(")")
    return trozo[abre + 1 : cierra] if 0 <= abre < cierra else ""


def _tapar(trozo: str) -> str:
    """El trozo con blancos donde había comillas o paréntesis: ahí dentro una dirección es solo decoración."""
    salida: list[str] = []
    comillas = False
    hondura = 0
    for letra in trozo:
        if letra == '"':
            comillas = not comillas
        elif not comillas and letra in "()":
            hondura = max(0, hondura + (1 if letra == "(" else -1))
        elif not comillas and not hondura:
            salida.append(letra)
            continue
        salida.append(" ")
    return "".join(salida)


def _nombre(trozo: str, buzon: str) -> str:
    grupo, dos_puntos, resto = trozo.partition(":")
    if dos_puntos and '"' not in grupo and "@" not in grupo and "=?" not in grupo:
        trozo = resto
    nombre = decodificar_cabecera(trozo.replace("\\", "")).replace('"', "").strip(_ORLA_DE_NOMBRE)
    return "" if nombre.lower() == buzon.lower() else " ".join(nombre.split())
