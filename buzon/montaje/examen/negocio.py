"""[negocio] y [[medios_de_pago]]: quién cobra y cómo se le paga."""

from collections.abc import Iterator

from buzon.dominio.direcciones import es_direccion
from buzon.dominio.reglas import Reglas
from buzon.montaje.examen.paises import fallo_de_pais
from buzon.montaje.examen.zonas import fallo_de_zona


def examinar_negocio(reglas: Reglas) -> Iterator[str]:
    """Nombre, país, moneda, zona y titulares."""
    negocio = reglas.negocio
    if not negocio.nombre.strip():
        yield "[negocio] nombre: escribe el nombre de tu empresa"
    if fallo := fallo_de_pais(negocio.pais):
        yield f"[negocio] pais: {fallo}"
    if fallo := _fallo_de_moneda(negocio.moneda):
        yield f"[negocio] moneda: {fallo}"
    if fallo := fallo_de_zona(negocio.zona_horaria):
        yield f"[negocio] zona_horaria: {fallo}"
    if not negocio.titulares:
        yield "[negocio] titulares: pon al menos tu dirección de correo: sin ella nadie puede dar órdenes"
    for titular in negocio.titulares:
        if not es_direccion(titular):
            yield f"[negocio] titulares: «{titular}» no es una dirección de correo (nombre@dominio, sin nada más)"


def _fallo_de_moneda(moneda: str) -> str | None:
    from babel.numbers import list_currencies  # noqa: PLC0415 - import pesado

    if moneda in list_currencies():
        return None
    if moneda.upper() in list_currencies():
        return f'en mayúsculas: "{moneda.upper()}"'
    return f'ha de ser el código de tres letras ("CLP", "MXN", "COP", "PEN", "EUR"…), no «{moneda}»'


def examinar_pagos(reglas: Reglas) -> Iterator[str]:
    """Los medios de pago dicen algo."""
    for lugar, medio in enumerate(reglas.medios_de_pago, 1):
        if not medio.texto.strip():
            yield f"[[medios_de_pago]] n.º {lugar} texto: escribe cómo te pueden pagar (banco, cuenta, titular…)"
