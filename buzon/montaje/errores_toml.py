"""Lo que `tomllib` dice en inglés de un archivo mal escrito, en castellano y con el renglón.

No enseña el renglón entero: puede llevar una contraseña puesta por descuido. Enseña solo el nombre de la clave.
"""

import re
import tomllib

# Los textos de la biblioteca estándar (tomllib, iguales de la 3.11 a la 3.13), por cómo empiezan.
_FRASES = (
    ("Expected newline or end of document", "sobra algo al final del renglón, o falta cerrar las comillas antes"),
    ("Expected '='", "falta el «=», o el nombre de la clave lleva tildes, eñes o espacios"),
    ("Invalid initial character for a key", "el nombre de la clave no vale: solo letras sin tilde, cifras, «_» y «-»"),
    ("Invalid statement", "este renglón no es ni una clave, ni una sección, ni un comentario («#»)"),
    ("Invalid value", "el valor no vale: los textos van entre comillas rectas; sí o no, con true o false"),
    ("Unterminated string", "falta cerrar las comillas de un texto"),
    ("Illegal character '\\n'", "falta cerrar las comillas de un texto en el mismo renglón"),
    ("Illegal character", "hay un carácter que no se ve y no puede estar ahí: borra el renglón y escríbelo de nuevo"),
    ("Found invalid character", "hay un carácter que no puede estar ahí"),
    ("Unescaped", "hay una «\\» suelta: pon el texto entre comillas simples ('…') o escribe «\\\\»"),
    ("Unclosed array", "falta cerrar una lista con «]»"),
    ("Unclosed inline table", "falta cerrar una tabla con «}»"),
    ("Cannot overwrite a value", "esta clave está escrita dos veces en la misma sección: deja una sola"),
    ("Duplicate inline table key", "esta clave está escrita dos veces: deja una sola"),
    (
        "Cannot declare",
        "esta sección está escrita dos veces: júntalas en una (o usa [[dos corchetes]] si es una lista)",
    ),
    ("Cannot mutate", "esta clave o sección ya estaba escrita arriba de otra manera"),
    ("Cannot redefine", "esta clave o sección ya estaba escrita arriba de otra manera"),
    ("Expected ']'", "falta cerrar el corchete de la sección"),
    ("Expected ']]'", "faltan los dos corchetes del final de la sección: [[nombre]]"),
    ("Expected ", "falta cerrar unas comillas o un corchete"),
    ("Invalid date or datetime", "esa fecha u hora no existe"),
    ("Invalid hex value", "hay una «\\» mal usada: pon el texto entre comillas simples ('…')"),
    ("Escaped character", "hay una «\\» mal usada: pon el texto entre comillas simples ('…')"),
)
_LUGAR = re.compile(r"\(at (?:line (\d{1,9}), column \d{1,9}|end of document)\)$")
_HORA_DESNUDA = re.compile(r"=\s{0,20}\d{1,2}[:.]\d{2}\s{0,20}(#|$)")
_CLAVE = re.compile(r"\s*([A-Za-z0-9_-]{1,40})\s*=")


def explicar_toml(fallo: tomllib.TOMLDecodeError, texto: str) -> str:
    """Una frase con el renglón, la clave que hay en él y qué corregir."""
    mensaje = str(fallo)
    frase = next((frase for inicio, frase in _FRASES if mensaje.startswith(inicio)), "no se entiende como TOML")
    lugar = _LUGAR.search(mensaje)
    if lugar is None or lugar.group(1) is None:
        return f"al final del archivo: {frase}"
    numero = int(lugar.group(1))
    renglones = texto.splitlines()
    renglon = renglones[numero - 1] if 0 < numero <= len(renglones) else ""
    if _HORA_DESNUDA.search(renglon):
        frase = 'la hora va entre comillas, como "09:00"'
    clave = _CLAVE.match(renglon)
    donde = f"renglón {numero}" + (f" ({clave.group(1)})" if clave else "")
    return f"{donde}: {frase}"


def explicar_octetos(contenido: bytes, fallo: UnicodeDecodeError) -> str:
    """Una frase para un archivo que no está en UTF-8: casi siempre lo guardó así un editor de Windows."""
    renglon = contenido.count(b"\n", 0, fallo.start) + 1
    return f"renglón {renglon}: el archivo no está en UTF-8; ábrelo en tu editor y guárdalo con codificación UTF-8"
