"""Fechas, importes y plazos dichos como los diría una persona del país."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from buzon.dominio.dinero import escribir, sumar
from buzon.dominio.secuencia import nombre_de_etapa

__all__ = [
    "NOMBRES_DE_ACUERDO",
    "NOMBRES_DE_MOTIVO",
    "contar",
    "enumerar",
    "fecha_corta",
    "fecha_larga",
    "fecha_media",
    "nombre_de_estado",
    "nombre_de_etapa",
    "situacion",
    "totales",
]

# Los nombres van en ASCII en el libro; a las personas se les escriben con sus tildes.
NOMBRES_DE_ACUERDO = {
    "promesa": "promesa",
    "prorroga": "prórroga",
    "quita": "quita",
    "dacion": "dación en pago",
    "mediacion": "mediación",
}
# Por qué no está conforme. Lo que no es ninguna de estas cosas lo cuentan solo sus palabras.
NOMBRES_DE_MOTIVO = {
    "calidad": "algo no quedó o no funciona bien",
    "entrega": "falta algo, o no llegó",
    "precio": "no es el precio o la cantidad acordada",
    "duplicada": "se le cobra dos veces",
    "no_reconoce": "no reconoce la deuda",
    "falta_oc": "le falta un dato para tramitarla, como la orden de compra",
    "nota_de_credito": "espera una nota de crédito",
}
_DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def fecha_larga(dia: date) -> str:
    """Por ejemplo, "martes 15 de diciembre de 2026"."""
    return f"{_DIAS[dia.weekday()]} {dia.day} de {_MESES[dia.month - 1]} de {dia.year}"


def fecha_media(dia: date) -> str:
    """Por ejemplo, "15 de diciembre de 2026"."""
    return f"{dia.day} de {_MESES[dia.month - 1]} de {dia.year}"


def fecha_corta(dia: date | None) -> str:
    """Por ejemplo, "15/12/2026", o vacío."""
    return f"{dia:%d/%m/%Y}" if dia else ""


def situacion(vencimiento: date, hoy: date) -> str:
    """Por ejemplo, "vencida hace 12 días", "vence hoy", "vence en 3 días"."""
    dias = (hoy - vencimiento).days
    if dias == 0:
        return "vence hoy"
    cuantos = f"{abs(dias)} día" + ("" if abs(dias) == 1 else "s")
    return f"vencida hace {cuantos}" if dias > 0 else f"vence en {cuantos}"


def totales(importes: Iterable[tuple[Decimal, str]], pais: str) -> str:
    """La suma por monedas: "$450.000", o "1.200,00 € y 300,00 US$"."""
    partes = [escribir(importe, moneda, pais) for moneda, importe in sorted(sumar(importes).items())]
    return " y ".join(partes)


def contar(cuantos: int, uno: str, varios: str) -> str:
    """Por ejemplo, "1 carta", "3 cartas"."""
    return f"{cuantos} {uno if cuantos == 1 else varios}"


def enumerar(cosas: Iterable[str]) -> str:
    """Por ejemplo, "A", "A y B", "A, B y C"."""
    lista = list(cosas)
    return lista[0] if len(lista) == 1 else f"{', '.join(lista[:-1])} y {lista[-1]}" if lista else ""


def nombre_de_estado(estado: str) -> str:
    """Por ejemplo, "en_revision" → "en revisión": el de contrato, dicho a una persona."""
    return estado.replace("_", " ").replace("revision", "revisión")
