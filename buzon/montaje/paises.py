"""Lee las normas de país que vienen con Buzón y las deja en valores llanos para las salas puras.

Cada valor de esos archivos trae su fuente, el día en que alguien la leyó y la confianza que merece.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import time
from decimal import Decimal
from functools import cache
from typing import Any

from buzon.dominio.calendario import DIAS_SEMANA
from buzon.dominio.cargos.tasas import Periodo, Tabla
from buzon.dominio.paises.norma import Franja, InteresLegal, Norma, Procedencia, TopeDeGastos
from buzon.dominio.reglas import Reglas
from buzon.dominio.reglas.con_normas import ReglasConNormas
from buzon.montaje.recursos import datos

_DE_LA_NORMA = ("pais", "nombre", "ley", "moneda")
_PROCEDENCIA = ("fuente", "verificado_el", "confianza", "obliga", "nota")


@cache
def leer_normas() -> tuple[Norma, ...]:
    """Todas las normas, por orden alfabético de país. Se leen una vez: son parte del programa."""
    return tuple(
        _norma(tomllib.loads(ruta.read_text(encoding="utf-8"), parse_float=Decimal))
        for ruta in sorted(datos("paises").glob("*.toml"))
    )


@cache
def leer_tasas() -> tuple[Tabla, ...]:
    """Las tablas de tasas publicadas, por periodos."""
    return tuple(
        _tabla(ruta.stem, tomllib.loads(ruta.read_text(encoding="utf-8"), parse_float=Decimal))
        for ruta in sorted(datos("tasas").glob("*.toml"))
    )


def con_normas(reglas: Reglas) -> ReglasConNormas:
    """Las reglas del dueño con las normas de país y las tablas de tasas puestas."""
    suyas = {campo.name: getattr(reglas, campo.name) for campo in fields(Reglas)}
    return ReglasConNormas(**suyas, normas=leer_normas(), tablas=leer_tasas())


def _norma(tabla: Mapping[str, Any]) -> Norma:
    propios = {clave: tabla[clave] for clave in _DE_LA_NORMA if clave in tabla}
    valores: dict[str, Any] = {}
    procedencias = []
    for clave, dato in tabla.items():
        if not isinstance(dato, Mapping):
            continue
        valores[clave] = _LECTORES.get(clave, _igual)(dato["valor"])
        procedencias.append((clave, _procedencia(dato)))
    zonas = tuple(tabla.get("zonas", ()))
    return Norma(**propios, **valores, zonas=zonas, procedencias=tuple(procedencias))


def _tabla(nombre: str, tabla: Mapping[str, Any]) -> Tabla:
    periodos = tuple(
        Periodo(
            desde=uno["desde"],
            hasta=uno["hasta"],
            tasa=Decimal(uno["tasa"]),
            fuente=uno["fuente"],
            confianza=uno["confianza"],
        )
        for uno in tabla.get("periodos", ())
    )
    return Tabla(nombre=nombre, titulo=tabla["titulo"], donde=tabla["donde"], periodos=periodos)


def _procedencia(dato: Mapping[str, Any]) -> Procedencia:
    suyo = {clave: dato[clave] for clave in _PROCEDENCIA if clave in dato}
    return Procedencia(**({"verificado_el": None} | suyo))


def _igual(valor: Any) -> Any:
    return tuple(valor) if isinstance(valor, list) else valor


def _dias(valor: list[str]) -> tuple[str, ...]:
    return tuple(dia for tramo in valor for dia in _tramo(tramo))


def _horas(valor: Mapping[str, str]) -> tuple[Franja, ...]:
    """De `{"lun-vie" = "07:00-19:00"}` a una franja por día."""
    franjas: list[Franja] = []
    for tramo, horas in valor.items():
        desde, _, hasta = horas.partition("-")
        suyas = (time.fromisoformat(desde), time.fromisoformat(hasta))
        franjas.extend(Franja(dia=dia, desde=suyas[0], hasta=suyas[1]) for dia in _tramo(tramo))
    return tuple(franjas)


def _tramo(texto: str) -> tuple[str, ...]:
    """De "lun-vie" a sus cinco días; de "sab" al suyo."""
    primero, _, ultimo = texto.partition("-")
    return DIAS_SEMANA[DIAS_SEMANA.index(primero) : DIAS_SEMANA.index(ultimo or primero) + 1]


def _gastos(valor: Mapping[str, Any]) -> TopeDeGastos:
    return TopeDeGastos(**{clave: _decimal(cosa) for clave, cosa in valor.items()})


def _interes(valor: Mapping[str, Any]) -> InteresLegal:
    return InteresLegal(**{clave: _decimal(_igual(cosa)) for clave, cosa in valor.items()})


def _decimal(cosa: Any) -> Any:
    """Un texto que es una cantidad, como cantidad: en los datos no hay ningún número con coma flotante."""
    if isinstance(cosa, str) and cosa.replace(".", "", 1).isdigit():
        return Decimal(cosa)
    return cosa


_LECTORES: dict[str, Callable[[Any], Any]] = {"dias": _dias, "horas": _horas, "gastos": _gastos, "interes": _interes}
