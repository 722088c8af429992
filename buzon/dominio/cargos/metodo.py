"""Con qué tasa, tope y base se cuenta el interés a un deudor: lo que pactó el dueño o lo que da la ley de su país."""

import re
from decimal import Decimal

from buzon.dominio.cargos.interes import Metodo
from buzon.dominio.cargos.tasas import Tabla, fija
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.paises.norma import InteresLegal
from buzon.dominio.paises.vigor import Vigor, vigor_de
from buzon.dominio.reglas.reglas import Reglas

_MESES = 12
_ADORNO = re.compile(r"[^\w/]+")


def metodo_de(reglas: Reglas, deudor: Deudor) -> Metodo | str:
    """Cómo se le cuenta el interés, o por qué no se le puede reclamar ninguno."""
    suyas = reglas.cargos.interes
    if not suyas.base_legal.strip():
        return "no has puesto en qué se funda ([cargos.interes] base_legal)"
    vigor = vigor_de(reglas, deudor)
    legal = vigor.norma.interes if vigor.norma else None
    return _legal(reglas, vigor, legal) if suyas.tasa is None else _pactado(reglas, vigor, legal, suyas.tasa)


def _legal(reglas: Reglas, vigor: Vigor, legal: InteresLegal | None) -> Metodo | str:
    clase = "empresas" if vigor.tipo == "empresa" else "consumidores"
    if vigor.norma is None or legal is None or vigor.tipo not in legal.para:
        donde = vigor.norma.nombre if vigor.norma else vigor.pais
        return f"no conozco un interés legal de demora para {clase} en {donde}: pon en [cargos.interes] la tasa pactada"
    tabla = _tabla(reglas, legal)
    if isinstance(tabla, str):
        return tabla
    return Metodo(
        tabla=tabla,
        ley=_sin_repetir(reglas.cargos.interes.base_legal, legal.ley),
        factor=legal.factor,
        modo=legal.modo,
        base=reglas.cargos.interes.base_dias or legal.base,
        recargo=legal.recargo,
    )


def _sin_repetir(puesta: str, ley: str) -> str:
    """La base que puso el dueño y la ley del país; si una ya dice la otra, una vez y la más completa."""
    suya, legal = (" ".join(_ADORNO.sub(" ", sin_tildes(texto)).split()) for texto in (puesta, ley))
    if f" {suya} " in f" {legal} ":
        return ley
    return puesta if f" {legal} " in f" {suya} " else f"{puesta}; {ley}"


def _pactado(reglas: Reglas, vigor: Vigor, legal: InteresLegal | None, tasa: Decimal) -> Metodo | str:
    """Lo pactado, sin pasar del tope del país. Un tope por tabla pide la tabla: sin ella no se sabe si se pasa."""
    tope, factor = None, Decimal(1)
    if legal and legal.tope_mensual is not None and vigor.tipo in legal.para:
        tope = fija(legal.tope_mensual * 12, legal.ley)
    elif legal and legal.factor_tope is not None:
        hallada = _tabla(reglas, legal)
        if isinstance(hallada, str):
            return hallada
        tope, factor = hallada, legal.factor_tope
    base_legal = reglas.cargos.interes.base_legal
    return Metodo(
        tabla=fija(tasa, base_legal),
        ley=base_legal,
        modo=legal.modo if legal else "simple",
        base=reglas.cargos.interes.base_dias or (legal.base if legal else 365),
        tope=tope,
        factor_tope=factor,
    )


def _tabla(reglas: Reglas, legal: InteresLegal) -> Tabla | str:
    if legal.fija is not None:
        return fija(legal.fija, legal.ley)
    tabla = reglas.tabla(legal.tabla)
    return tabla or f"no está la tabla de tasas «{legal.tabla}»"
