"""Direcciones de correo dentro de un texto cualquiera. No dice nada de su suerte."""

import re

# Cada repetición tiene tope: el coste es lineal aunque la línea sea hostil (RFC 5321: 64 + 255 octetos).
# Con acentos (RFC 6531), pero solo los latinos: en chino o japonés la dirección va pegada a la frase.
_LATINAS = "A-Za-z0-9\u00c0-\u024f"
_LETRAS = rf"{_LATINAS}.!#$%&'*+/=?^_`{{|}}~-"
DIRECCION = re.compile(
    rf"(?<![@{_LETRAS}])([{_LETRAS}]{{1,64}})@([{_LATINAS}](?:[{_LATINAS}.-]{{0,250}}[{_LATINAS}])?)(?![@])",
)
_ADORNO = " \t<>\"'()[]{},;:*"


def normalizar(local: str, dominio: str) -> str | None:
    """La dirección en minúsculas, o `None` si no puede serlo (sin punto en el dominio, puntos seguidos…)."""
    local = local.strip("'`\"").lstrip("./")
    # `RCPT=x@y` trae un igual pegado; `=?UTF-8?B?…?=@y` (RFC 2047 donde no debería) lo lleva suyo.
    local = local if local.startswith("=?") else local.lstrip("=")
    dominio = dominio.strip(".").lower()
    if not local or "." not in dominio or ".." in dominio or ".." in local or local.endswith("."):
        return None
    return f"{local.lower()}@{dominio}"


def buscar(linea: str) -> list[tuple[int, int, str]]:
    """Las direcciones de una línea: principio, fin y dirección normalizada."""
    halladas = []
    for encontrada in DIRECCION.finditer(linea):
        # `?correo=x@y` y `https://…/x@y` son enlaces, no destinatarios.
        if "://" in encontrada.group(1) or "/" in encontrada.group(1)[:1]:
            continue
        normal = normalizar(encontrada.group(1), encontrada.group(2))
        if normal:
            halladas.append((encontrada.start(), encontrada.end(), normal))
    return halladas


def primera(texto: str) -> str | None:
    """La primera dirección de un texto corto, o `None`."""
    halladas = buscar(texto[:1000])
    return halladas[0][2] if halladas else None


def limpiar(valor: str) -> str | None:
    """La dirección de un campo que solo trae una, aunque sea rara (`"a b"@x`, UTF-8, sin dominio completo)."""
    sencilla = primera(valor)
    if sencilla:
        return sencilla
    suelta = valor.strip(_ADORNO)
    # `"ana ruiz"@acme.example`: las comillas son suyas (RFC 5321, 4.1.2), y hay que devolvérselas.
    suelta = f'"{suelta}' if '"@' in suelta and suelta.count('"') == 1 else suelta
    local, arroba, dominio = suelta.rpartition("@")
    if not arroba or not local or not dominio or ".." in local or local.endswith("."):
        return None
    return suelta.lower() if not any(letra.isspace() for letra in dominio) else None
