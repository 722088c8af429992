"""Lo que dice una cabecera DKIM-Signature (RFC 6376 §3.5), y lo que le falta para fiarse de ella."""

import re

import msgspec

from buzon.correo.procedencia.dominios import en_red

_TOPE = 8_000
# Lo que cambia qué se lee, quién lo dice o cuándo: sin firmar, quien lo trae lo puede poner a su gusto.
CUBIERTAS = ("from", "to", "subject", "date", "message-id", "content-type", "mime-version")
_IMPRESCINDIBLES = ("from",)


class Etiquetas(msgspec.Struct, frozen=True):
    """Una firma: algoritmo, dominio, selector, cabeceras cubiertas (en minúsculas) y, en segundos, hasta cuándo."""

    algoritmo: str
    dominio: str
    selector: str
    cubre: tuple[str, ...]
    tiene_largo: bool
    caduca: int | None


def leer_etiquetas(valor: str) -> Etiquetas | None:
    """Las etiquetas de la cabecera; `None` si falta alguna obligatoria o hay alguna repetida."""
    campos: dict[str, str] = {}
    for trozo in valor[:_TOPE].split(";"):
        nombre, igual, dato = trozo.partition("=")
        clave = nombre.strip()
        if not igual:
            continue
        if clave in campos:
            return None
        campos[clave] = re.sub(r"\s+", "", dato)
    dominio = en_red(campos.get("d", ""))
    selector = campos.get("s", "")
    if not dominio or not selector or "a" not in campos or "h" not in campos:
        return None
    caduca = campos.get("x", "")
    return Etiquetas(
        algoritmo=campos["a"].lower(),
        dominio=dominio,
        selector=selector,
        cubre=tuple(campos["h"].lower().split(":")),
        tiene_largo="l" in campos,
        caduca=int(caduca) if caduca.isascii() and caduca.isdigit() and len(caduca) < 13 else None,  # noqa: PLR2004 - 12 cifras de segundos son treinta mil años
    )


def reparo(firma: Etiquetas, imprescindibles: tuple[str, ...] = CUBIERTAS) -> str:
    """Por qué no basta esa firma aunque cuadre; vacío si basta."""
    if firma.tiene_largo:
        return "solo cubre una parte del texto (l=): detrás se le puede añadir lo que sea"
    if firma.algoritmo not in ("rsa-sha256", "ed25519-sha256"):
        return f"usa {firma.algoritmo or 'un algoritmo desconocido'}, que ya no prueba nada"
    faltan = [nombre for nombre in imprescindibles if nombre not in firma.cubre]
    return f"no cubre {', '.join(faltan)}" if faltan else ""


def reparo_de_cabecera(valor: str, firmante: str) -> str | None:
    """Lo mismo para una firma que ya comprobó el servidor propio; `None` si la firma es de otro dominio."""
    firma = leer_etiquetas(valor)
    if firma is None or firma.dominio != firmante:
        return None
    return reparo(firma, _IMPRESCINDIBLES)
