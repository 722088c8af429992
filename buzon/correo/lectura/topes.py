"""Los topes que se aplican a los octetos antes de abrirlos: un correo hostil se recorta, no se analiza entero.

No entiende el correo: solo cuenta y corta. Los números son los de la tabla de amenazas (T31); la biblioteca estándar
es cuadrática o desborda la pila por encima de ellos.
"""

import re
from itertools import islice

from buzon.correo.lectura.reparaciones import enderezar

CRUDO = 25 * 1024 * 1024
BLOQUE_DE_CABECERAS = 64 * 1024
CABECERA = 8 * 1024
PARTES = 200
RENGLONES = 1_000_000
PROFUNDIDAD = 20

_FRONTERA = re.compile(rb"boundary[ \t]*=[ \t]*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_CORREO_DENTRO = re.compile(rb"^content-type[ \t]*:[ \t\r\n]*message/", re.IGNORECASE | re.MULTILINE)
# No son juegos de caracteres de correo, y `punycode` es cuadrático: quien abra el árbol no debe llegar a usarlos.
_CODEC_VEDADO = re.compile(
    rb"(charset\*?[ \t]*=[ \t]*\"?(?:[\w-]{0,20}'\w{0,5}')?)"
    rb"(?:punycode|idna|undefined|unicode_escape|raw_unicode_escape)",
    re.IGNORECASE,
)
_SALTO = re.compile(rb"[\r\n]")
_FIN_DE_BLOQUE = re.compile(rb"\r?\n\r?\n|\r\r")
_CABECERA_PLEGADA = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|$)")
_DELIMITADOR = re.compile(rb"^--([^\r\n]{1,200})", re.MULTILINE)


def recortar(crudo: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Los octetos que sí se abrirán y, en palabras llanas, qué se dejó fuera. Tiempo lineal."""
    defectos: list[str] = []
    if len(crudo) > CRUDO:
        defectos.append(f"pesa más de {CRUDO // 2**20} MB: se leyó solo el principio")
        crudo = crudo[:CRUDO]
    crudo = _CODEC_VEDADO.sub(rb"\1x-vedado", enderezar(_quitar_arranque(crudo)))
    if crudo.count(b"\n") + crudo.count(b"\r") > RENGLONES:
        defectos.append(f"trae más de {RENGLONES} renglones: se leyó solo el principio")
        crudo = crudo[: next(islice(_SALTO.finditer(crudo), RENGLONES, None)).start()]
    crudo, cortes = _recortar_partes(crudo)
    if cortes is not None:
        defectos.append(f"trae más de {PARTES} partes: el resto no se leyó")
    crudo, largas = _recortar_bloques(crudo)
    if largas:
        defectos.append("trae cabeceras desmedidas: se recortaron")
    return crudo, tuple(defectos)


def _quitar_arranque(crudo: bytes) -> bytes:
    """Sin la marca UTF-8 ni los saltos que algunos volcados ponen antes de la primera cabecera."""
    pelado = crudo.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    primera = pelado[:200].split(b"\n", 1)[0]
    return pelado if b":" in primera or primera.startswith(b"From ") else crudo.removeprefix(b"\xef\xbb\xbf")


def _recortar_partes(crudo: bytes) -> tuple[bytes, int | None]:
    """Corta en el delimitador (o correo dentro de correo) número PARTES + 1."""
    fronteras = set()
    for numero, hallazgo in enumerate(_FRONTERA.finditer(crudo)):
        if numero > PARTES:
            return crudo[: hallazgo.start()], hallazgo.start()
        fronteras.add((hallazgo.group(1) or hallazgo.group(2)).rstrip())
    cuenta = 0
    if fronteras:
        for hallazgo in _DELIMITADOR.finditer(crudo):
            nombre = hallazgo.group(1).rstrip()
            cuenta += nombre in fronteras or nombre.removesuffix(b"--") in fronteras
            if cuenta > PARTES + len(fronteras):
                return crudo[: hallazgo.start()], hallazgo.start()
    for numero, hallazgo in enumerate(_CORREO_DENTRO.finditer(crudo)):
        if numero >= PARTES:
            return crudo[: hallazgo.start()], hallazgo.start()
    return crudo, None


def _recortar_bloques(crudo: bytes) -> tuple[bytes, bool]:
    """Acota el bloque de cabeceras del correo y los que abren cada parte."""
    inicios = [0]
    if _FRONTERA.search(crudo):
        inicios += [hallazgo.start() for hallazgo in _DELIMITADOR.finditer(crudo)]
    trozos: list[bytes] = []
    recortado = False
    hecho = 0
    for inicio in inicios:
        if inicio < hecho:
            continue
        corte = _FIN_DE_BLOQUE.search(crudo, inicio, inicio + CRUDO)
        fin = corte.start() if corte else len(crudo)
        # Un bloque corto no puede esconder una cabecera desmedida: se copia sin mirarlo.
        if fin - inicio > CABECERA:
            trozos += (crudo[hecho:inicio], _acotar(crudo[inicio:fin]))
            recortado = recortado or len(trozos[-1]) < fin - inicio
            hecho = fin
    trozos.append(crudo[hecho:])
    return b"".join(trozos), recortado


def _acotar(bloque: bytes) -> bytes:
    """El bloque sin lo que pase de CABECERA por cabecera ni de BLOQUE_DE_CABECERAS en total."""
    salida: list[bytes] = []
    total = actual = 0
    for hallazgo in _CABECERA_PLEGADA.finditer(bloque):
        renglon = hallazgo.group()
        actual = actual + len(renglon) if renglon[:1] in (b" ", b"\t") else len(renglon)
        if actual > CABECERA:
            if actual > len(renglon):
                continue
            renglon = renglon[:CABECERA] + b"\n"
        total += len(renglon)
        if total > BLOQUE_DE_CABECERAS:
            break
        salida.append(renglon)
    return b"".join(salida).rstrip(b"\r\n")
