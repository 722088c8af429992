"""La segunda lectura frente a las reglas: las hace dudar, o pone nombre a lo que ellas no entienden.

Solo ablanda. Nunca sube una certeza, nunca deja actuar donde las reglas no dejaban, y nunca cambia una queja por una
promesa: lo que sale de aquí con otro nombre se pregunta siempre al titular.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from buzon.dominio.lecturas import Intencion, TipoIntencion

# Lo que, mal leído, calla o cierra un cobro.
COMPROMETEN: frozenset[TipoIntencion] = frozenset({"promesa", "ya_pago", "gracias", "plan"})
# Por debajo de `decidir`.CERTEZA_PARA_ACTUAR: con esto se pregunta.
_SE_PREGUNTA = 0.6
_SE_ACTUA = 0.75
# Cuánto pesa el parecido junto a la certeza de una regla.
_PESO = 1.5
# Si el parecido cree así de poco en lo que comprometería, se duda.
_NO_SE_LO_CREE = 0.05
# Para nombrar lo que las reglas no entendieron: más, si comprometería.
_PARA_NOMBRAR, _PARA_COMPROMETER = 0.3, 0.85


def nombrar(probables: Mapping[TipoIntencion, float]) -> tuple[TipoIntencion, float] | None:
    """El tipo que más se parece a lo que las reglas no entendieron, con su certeza; `None` si no se parece a nada."""
    tipo = max(probables, key=lambda t: probables[t])
    pide = _PARA_COMPROMETER if tipo in COMPROMETEN else _PARA_NOMBRAR
    if tipo == "otra" or probables[tipo] < pide:
        return None
    return tipo, round(min(0.5, probables[tipo]), 2)


def templar(leidas: Sequence[Intencion], probables: Mapping[TipoIntencion, float]) -> tuple[Intencion, ...]:
    """Lo que leyeron las reglas, con las dudas que le pone el parecido.

    Lo que era seguro sigue delante, aunque deje de serlo. Entre lo que no lo era, va delante lo que más se parece.
    """
    primera = leidas[0]
    puntos = {i.tipo: i.certeza + _PESO * probables.get(i.tipo, 0.0) for i in leidas}
    otro, suyo = max(probables.items(), key=lambda par: par[1])
    if primera.certeza >= _SE_ACTUA:
        # Si lo que parece también lo dicen las reglas, el correo dice dos cosas: no hay nada que dudar.
        es_raro = otro not in puntos and probables.get(primera.tipo, 0.0) < _NO_SE_LO_CREE
        return (_dudar(primera) if es_raro and primera.tipo in COMPROMETEN else primera, *leidas[1:])
    es_debil = primera.certeza < _SE_PREGUNTA and _PESO * suyo > puntos[primera.tipo]
    if es_debil and otro not in puntos and otro not in COMPROMETEN and otro != "otra":
        nueva = replace(primera, tipo=otro, certeza=_SE_PREGUNTA, fecha=None, importe=None, cuotas=None, correo=None)
        return (replace(nueva, motivo="otra" if otro == "disputa" else None), *leidas)
    gana = max((i for i in leidas if i.tipo != "otra"), key=lambda i: puntos[i.tipo], default=primera)
    return (_dudar(gana), *(i for i in leidas if i is not gana)) if gana is not primera else tuple(leidas)


def _dudar(intencion: Intencion) -> Intencion:
    return replace(intencion, certeza=min(intencion.certeza, _SE_PREGUNTA))
