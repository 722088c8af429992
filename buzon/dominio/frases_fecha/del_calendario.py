"""Las fechas del calendario: "15 de diciembre", "15/12", "el 3 del próximo mes", "el 15", "los días 10 y 25"."""

from datetime import date

from buzon.dominio.frases_fecha.piezas import (
    DIA,
    DIA_CORTO,
    DIA_DEL_MES,
    MES,
    QUE_VIENE,
    Cuenta,
    Frase,
    fecha,
    leer_ano,
    leer_mes,
    leer_numero,
    recortar,
)

_ANO = r"(?:(?: de| del| d|,)? ?(?:ano )?(?P<ano>20\d\d))?"
_SEMANA = rf"(?:(?:el |este |para el |dia )?(?:{DIA}|{DIA_CORTO})\.?,? )?"
_ARTICULO = r"(?:el dia|el|dia|al|del|para el|pal|pa el|p el|los dias|los|dias|desde el|fecha)"
_MES_PROXIMO = (
    rf"(?:(?:del |de )?(?:mes (?:{QUE_VIENE})|(?:proximo|prox\.?|otro|siguiente|entrante) mes)|del "
    rf"(?:proximo|entrante|siguiente))"
)
_ESTE_MES = (
    r"(?:(?:de |del )?(?:este mes|mes en curso|presente mes|presente|corriente(?: mes)?|mes corriente|"
    r"actual|mes actual|mismo mes|los corrientes))"
)
_PASADO = r"(?:del )?(?:mes pasado|pasado mes|mes anterior|pasado)"
_ENTRE = r"(?P<y>o|u|al|a|-)"
_N = rf"(?P<n>{DIA_DEL_MES})"
_CIFRA = r"(?P<n>\d{1,2}(?:ro|ero|er|o|°)?|uno)"


def _con_mes(grupos: dict[str, str], cuenta: Cuenta) -> date | None:
    dia, mes, ano = leer_numero(grupos["n"]), leer_mes(grupos["mes"]), leer_ano(grupos.get("ano"))
    return fecha(ano, mes, dia) if ano else cuenta.del_ano(mes, dia)


def _con_barras(grupos: dict[str, str], cuenta: Cuenta) -> date | None:
    dia, mes, ano = int(grupos["d"]), int(grupos["m"]), leer_ano(grupos.get("a"))
    if mes > 12 >= dia:  # noqa: PLR2004 - quien escribe 12/15 pone el mes delante
        dia, mes = mes, dia
    return fecha(ano, mes, dia) if ano else cuenta.del_ano(mes, dia)


def _suelto(grupos: dict[str, str], cuenta: Cuenta) -> date | None:
    """Como "El 15": el más cercano. "El 14 o 15": el último. "Los días 10 y 25": el que toque antes."""
    dias = [cuenta.del_mes(leer_numero(grupos[g])) for g in ("n", "n2") if grupos.get(g)]
    validos = [dia for dia in dias if dia]
    if not validos:
        return None
    return min(validos) if grupos.get("y") in {"y", ","} and not grupos.get("entre") else validos[-1]


def _en_otro_mes(salto: int, grupos: dict[str, str], cuenta: Cuenta) -> date | None:
    dia = leer_numero(grupos["n"])
    return recortar(*cuenta.mes(salto), dia) if 1 <= dia <= 31 else None  # noqa: PLR2004 - los días de un mes


_SUENA_A_NAVIDAD = 9  # desde septiembre

FRASES = (
    Frase(r"\b(?P<a>20\d\d)-(?P<m>\d{2})-(?P<d>\d{2})\b", _con_barras),
    Frase(rf"{_SEMANA}\b(?P<d>\d{{1,2}}) ?[/.-] ?(?P<m>\d{{1,2}}) ?[/.-] ?(?P<a>20\d\d|\d\d)\b", _con_barras),
    Frase(rf"{_SEMANA}\b(?:{_ARTICULO} )?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})\b", _con_barras),
    Frase(rf"\b(?:el|dia|del|(?:el |este )?{DIA}) (?P<d>\d{{1,2}})[-.](?P<m>0[1-9]|1[0-2])\b", _con_barras),
    # "Los vencimientos del 1 al 15" son facturas: no dicen cuándo se pagan.
    Frase(
        r"\b(?:vencimientos?|vencid[oa]s|facturas?|documentos?|recibid[oa]s|ingresad[oa]s|emitid[oa]s|radicad[oa]s) "
        r"(?:que vencen |recibid[oa]s |ingresad[oa]s |emitid[oa]s )?(?:del|desde el|entre el) \d{1,2} (?:al|y el|hasta "
        r"el) \d{1,2}\b",
        lambda _g, _c: None,
    ),
    Frase(
        rf"{_SEMANA}\b(?:{_ARTICULO} )?{_N} ?(?:de |del |d |/|-|)(?:mes de "
        rf")?(?P<mes>{MES})\b\.?{_ANO}(?:[/-](?P<a2>\d\d)\b)?",
        _con_mes,
    ),
    Frase(rf"\b(?P<mes>{MES})\.? (?P<n>\d{{1,2}}),? (?P<ano>20\d\d)\b", _con_mes),
    Frase(rf"\b(?:el|para|para el|hasta|hasta el|al|del) (?P<mes>{MES})\.? (?P<n>\d{{1,2}})\b", _con_mes),
    Frase(rf"{_SEMANA}\b(?:{_ARTICULO} )?{_N} {_MES_PROXIMO}\b", lambda g, c: _en_otro_mes(1, g, c)),
    Frase(rf"\b(?:{_ARTICULO} )?{_N} {_PASADO}\b", lambda g, c: _en_otro_mes(-1, g, c)),
    Frase(rf"{_SEMANA}\b(?:{_ARTICULO} )?{_N} {_ESTE_MES}\b", lambda g, c: _en_otro_mes(0, g, c)),
    Frase(
        rf"\b(?:(?P<entre>entre )(?:{_ARTICULO}) |(?:los dias|los|dias|cada) ){_CIFRA} ?(?P<y>y|,) ?"
        rf"(?:(?:el|dia) )?(?P<n2>\d{{1,2}})\b(?: de cada mes)?",
        _suelto,
    ),
    Frase(
        rf"\b(?:entre )?(?:{_ARTICULO}|cada) {_CIFRA} ?{_ENTRE} ?(?:(?:el|dia) )?(?P<n2>\d{{1,2}})\b(?: "
        rf"de cada mes)?",
        _suelto,
    ),
    Frase(rf"\b(?:el |este |para el |dia )?(?:{DIA}|{DIA_CORTO})\.?,? {_CIFRA}\b", _suelto),
    Frase(rf"\b(?:{_ARTICULO}|cada|los dias) {_CIFRA}\b(?: de cada mes)?", _suelto),
    Frase(
        r"\b(?:el|al|dia|el dia|para el|pal) (?P<n>quince|veinte|treinta y uno|treinta|diez|cinco|doce|dieciocho|"
        r"dieciseis|veinti(?:cinco|ocho|siete|seis|nueve|cuatro|tres|dos|uno))\b",
        _suelto,
    ),
    # En abril, «lo liquidamos antes de Navidad» habla de la pasada; en octubre, de la que viene.
    Frase(
        r"\b(?:para|antes de|en|hasta|por) (?:la |las )?navidad(?:es)?\b",
        lambda _g, c: c.del_ano(12, 25) if c.sentido == "futuro" and c.hoy.month >= _SUENA_A_NAVIDAD else None,
        es_vaga=True,
    ),
)
