"""Promesas en dos veces: «la mitad el viernes y el resto a fin de mes».

Solo lo que dice las dos partes con su fecha: la primera con cuánto es, la segunda con «el resto». Con menos que eso no
se parte nada, y la promesa es la de siempre. Lineal: una pasada sobre texto con tope.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from buzon.dominio.fechas import buscar_fechas
from buzon.dominio.importes import buscar_importes
from buzon.dominio.lecturas import ParteDePago
from buzon.dominio.nombres import sin_tildes

_TOPE = 2000
_RESTO = re.compile(r"\b(?:el resto|la otra mitad|lo restante|lo que falta|lo que quede|el saldo|la diferencia)\b")
_MITAD = re.compile(r"\b(?:la mitad|una mitad|mitad|medio)\b")
_TANTO = re.compile(r"(\d{1,2}) ?(?:%|por ?ciento)")
_NIEGA = re.compile(r"\b(?:no|nunca|tampoco|podriamos|podria|quizas?|tal vez)\b|\?")


def leer_partes(
    texto: str, fecha_correo: date, festivos: Callable[[date], bool] | None, pais: str, moneda: str
) -> tuple[ParteDePago, ...]:
    """Las dos partes, en orden; vacío si no las dice las dos con su fecha. Las fechas, contra la del correo."""
    escrito = texto[:_TOPE]
    llano = sin_tildes(escrito)
    resto = _RESTO.search(llano)
    if resto is None or len(llano) != len(escrito) or _NIEGA.search(llano):
        return ()
    fechas = [f for f in buscar_fechas(escrito, fecha_correo, festivos or ()) if f.fecha >= fecha_correo]
    antes = [f for f in fechas if f.fin <= resto.start()]
    despues = [f for f in fechas if f.inicio >= resto.end()]
    if not antes or not despues or antes[-1].fecha >= despues[0].fecha:
        return ()
    primera = _cuanto(escrito[: resto.start()], llano[: resto.start()], antes[-1].cita, pais, moneda)
    if primera is None:
        return ()
    tanto, importe = primera
    return (
        ParteDePago(fecha=antes[-1].fecha, porcentaje=tanto, importe=importe),
        ParteDePago(fecha=despues[0].fecha),
    )


def _cuanto(
    escrito: str, llano: str, fecha: str, pais: str, moneda: str
) -> tuple[Decimal | None, Decimal | None] | None:
    """Lo que paga primero: en tanto por ciento, o en dinero."""
    if _MITAD.search(llano):
        return Decimal(50), None
    if tanto := _TANTO.search(llano):
        return Decimal(tanto.group(1)), None
    halladas = buscar_importes(escrito.replace(fecha, " "), moneda, pais)
    return (None, halladas[0].importe) if halladas else None
