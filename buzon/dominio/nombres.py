"""Formas canónicas para comparar: números de factura, nombres de empresa, direcciones."""

import re
import unicodedata

_FORMAS_LEGALES = frozenset(
    (
        "sa sac saa srl sl slu slp slne spa ltda limitada eirl sas sapi cv de rl sc cia compania y company inc llc ltd "
        "gmbh bv cb scp coop e hijos hnos hermanos sociedad anonima responsabilidad the"
    ).split()
)
# Dominios donde dos direcciones no son de la misma empresa.
DOMINIOS_DE_TODOS = frozenset(
    (
        "gmail.com googlemail.com hotmail.com hotmail.es hotmail.cl outlook.com outlook.es outlook.cl live.com live.cl "
        "live.com.mx msn.com yahoo.com yahoo.es yahoo.com.mx yahoo.com.ar icloud.com me.com mac.com protonmail.com "
        "proton.me aol.com gmx.com gmx.es telefonica.net terra.com vtr.net "
        # Los demás países de los grandes, y los proveedores de acceso que dan buzón a sus abonados.
        "hotmail.com.ar hotmail.com.mx hotmail.co outlook.com.ar outlook.com.mx live.com.ar live.com.pe live.es "
        "yahoo.cl yahoo.com.co yahoo.com.pe yahoo.com.ve ymail.com rocketmail.com mail.com gmx.net zoho.com yandex.com "
        "tutanota.com tuta.com pm.me hey.com fastmail.com movistar.es orange.es ono.com ya.com wanadoo.es jazztel.es "
        "euskaltel.net terra.es terra.cl manquehue.net entelchile.net prodigy.net.mx infinitummail.com speedy.com.ar "
        "arnet.com.ar fibertel.com.ar ciudad.com.ar une.net.co etb.net.co cantv.net adinet.com.uy"
    ).split()
)


def sin_tildes(texto: str) -> str:
    """El texto en minúsculas y sin marcas diacríticas (la eñe queda como ene)."""
    partes = unicodedata.normalize("NFKD", texto.casefold())
    return "".join(letra for letra in partes if not unicodedata.combining(letra))


def clave_numero(numero: str) -> str:
    """Un número de factura reducido a letras y cifras, sin ceros a la izquierda: "F-001/00123" → "f001123".

    Solo se quitan los ceros que abren un tramo de cifras que no es el primero, porque la serie sí los distingue.
    """
    tramos = re.findall(r"[a-z]+|\d+", sin_tildes(numero))
    if len(tramos) == 1 and tramos[0].isdigit():
        return tramos[0].lstrip("0") or "0"
    return "".join(tramo.lstrip("0") or "0" if i and tramo.isdigit() else tramo for i, tramo in enumerate(tramos))


def clave_fiscal(id_fiscal: str) -> str:
    """Un identificador fiscal en minúsculas, solo letras y cifras."""
    return re.sub(r"[^a-z0-9]", "", sin_tildes(id_fiscal))


def palabras_nombre(nombre: str) -> tuple[str, ...]:
    """Las palabras que distinguen a una empresa o persona: sin formas legales ni puntuación, en orden."""
    limpio = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", sin_tildes(nombre)).replace(".", "")
    palabras = re.findall(r"[a-z0-9]+", limpio)
    propias = tuple(palabra for palabra in palabras if palabra not in _FORMAS_LEGALES)
    return propias or tuple(palabras)


def apodo(nombre: str) -> str:
    """Un identificador corto y legible a partir de un nombre: "ACME Ltda." → "acme-ltda"."""
    return "-".join(re.findall(r"[a-z0-9]+", sin_tildes(nombre)))[:40].strip("-") or "sin-nombre"


def dominio_de(correo: str) -> str:
    """La parte de la derecha de la arroba, en minúsculas."""
    return correo.rpartition("@")[2].lower()
