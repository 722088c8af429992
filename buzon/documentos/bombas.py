"""Descubre el PDF que cabe en un correo y no en la memoria, sin abrirlo.

pdfium no pone tope a lo que descomprime: 240 KB de texto comprimido le cuestan 2 GB. Aquí se cuenta, sin guardarlo, lo
que ocupa cada flujo. Nunca garantiza que un PDF sea inocente: acota lo que gasta leerlo.
"""

import base64
import re
import zlib

TOPE_FLUJO = 12_000_000
TOPE_LETRA = 40_000_000
TOPE_TOTAL = 60_000_000
TOPE_FLUJOS = 20_000
_TROZO = 1 << 20
_DICCIONARIO = 1_200
_FLUJO = re.compile(rb"(?<!end)stream\r?\n")
_FILTRO = re.compile(rb"/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_IMAGEN = re.compile(rb"/Subtype\s{0,9}/Image\b")
_TIPO_DE_LETRA = re.compile(rb"/Length1\s")
_CONTENIDOS = re.compile(rb"/Contents\s{0,9}(?:\[\s{0,9})?((?:\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\s{0,9}){1,200})")
_OBJETO = re.compile(rb"(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj")
_TOPE_LZW = 200_000


def motivo_de_rechazo(contenido: bytes) -> str | None:
    """Por qué no conviene abrir este PDF, en palabras llanas; `None` si parece razonable.

    Las imágenes no se cuentan, porque para leer el texto no se descomprimen; salvo la que una página usa de contenido.
    """
    paginas = {n for lista in _CONTENIDOS.findall(contenido) for n in lista.split()[::3]}
    total = 0
    for cuantos, inicio in enumerate(_FLUJO.finditer(contenido)):
        if cuantos > TOPE_FLUJOS:
            return "el PDF tiene demasiadas piezas"
        fin = contenido.find(b"endstream", inicio.end())
        if fin < 0:
            return None
        antes = contenido[max(0, inicio.start() - _DICCIONARIO) : inicio.start()]
        cabeza = antes.rpartition(b"obj")[2]
        if _IMAGEN.search(cabeza) and not paginas & set(_OBJETO.findall(antes)[-1:]):
            continue
        tope = TOPE_LETRA if _TIPO_DE_LETRA.search(cabeza) else TOPE_FLUJO
        ocupa = _medir(contenido[inicio.end() : fin], _FILTRO.findall(cabeza), tope)
        total += ocupa
        if ocupa > tope or total > TOPE_TOTAL:
            return "el PDF se expande demasiado"
    return None


def _medir(datos: bytes, filtros: list[bytes], tope: int) -> int:
    """Octetos que da un flujo al descomprimirlo, o más que `tope` si pasa o si lo comprimen dos veces."""
    compresiones = sum(f in {b"FlateDecode", b"Fl", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"} for f in filtros)
    if compresiones > 1:
        return tope + 1
    if any(f in {b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"} for f in filtros):
        return tope + 1 if len(datos) > _TOPE_LZW else len(datos) * 64
    if filtros[:1] in ([b"ASCII85Decode"], [b"A85"]):
        datos = _sin_a85(datos)
    # Sin filtro a la vista puede estar en otro objeto: si los octetos se dejan inflar, se cuentan inflados.
    return max(len(datos), _inflar(datos, tope))


def _sin_a85(datos: bytes) -> bytes:
    try:
        return base64.a85decode(datos.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\x0b\x00")
    except ValueError:
        return datos


def _inflar(datos: bytes, tope: int) -> int:
    maquina = zlib.decompressobj()
    total, resto = 0, datos
    try:
        while resto and total <= tope:
            total += len(maquina.decompress(resto, _TROZO))
            resto = maquina.unconsumed_tail
    except zlib.error:
        return total
    return total
