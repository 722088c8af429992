"""El mes y sus trozos: fin de mes, quincenas, principios y mediados, la primera semana.

Criterio: quien nombra un trozo del mes cumple el último día de ese trozo. La quincena cae el 15 y el último día.
"""

from datetime import date, timedelta

from buzon.dominio.frases_fecha.piezas import (
    DIA,
    MES,
    QUE_VIENE,
    Cuenta,
    Frase,
    fecha,
    leer_ano,
    leer_dia,
    leer_mes,
    leer_numero,
    ultimo,
)

_EL_MES = rf"(?:(?P<mes>{MES})(?: (?:de |del )?(?P<ano>20\d\d))?)"
_MES_PROXIMO = rf"(?P<prox>(?:el |del |este )?(?:mes (?:{QUE_VIENE})|(?:proximo|prox\.?|otro|siguiente|entrante) mes))"
_ESTE_MES = (
    r"(?P<este>(?:el |del |este )?(?:(?:presente|mismo) )?mes(?: (?:en curso|corriente|actual|presente|de "
    r"este ano))?|este mes|del (?:presente|corriente))"
)
_CUAL = rf"(?:{_EL_MES}|{_MES_PROXIMO}|{_ESTE_MES})"
_DE = r"(?:de |del |d |)(?:este )?"
_MITAD, _PRINCIPIO = 15, 5


def _que_mes(grupos: dict[str, str], cuenta: Cuenta) -> tuple[int, int]:
    """El año y mes que nombra la frase; sin nombre, el de hoy."""
    if grupos.get("prox"):
        return cuenta.mes(1)
    nombre = grupos.get("mes")
    if not nombre:
        return cuenta.hoy.year, cuenta.hoy.month
    mes, ano = leer_mes(nombre), leer_ano(grupos.get("ano"))
    if ano is None:
        ano = cuenta.hoy.year
        if cuenta.sentido == "futuro" and mes < cuenta.hoy.month:
            ano += 1
        if cuenta.sentido == "pasado" and mes > cuenta.hoy.month:
            ano -= 1
    return ano, mes


def _fin(grupos: dict[str, str], cuenta: Cuenta) -> date:
    return ultimo(*_que_mes(grupos, cuenta))


def _dia_del_trozo(dia: int, grupos: dict[str, str], cuenta: Cuenta) -> date:
    """El día `dia` del mes nombrado; si es el mes de hoy y ya pasó, el del mes que viene."""
    ano, mes = _que_mes(grupos, cuenta)
    dado = date(ano, mes, dia)
    if dado < cuenta.hoy and cuenta.sentido == "futuro" and not grupos.get("mes"):
        return date(*cuenta.mes(1), dia)
    return dado


def proxima_quincena(cuenta: Cuenta, saltos: int = 0) -> date:
    """El próximo día de paga, el 15 o el último del mes, sin contar hoy."""
    dia = cuenta.hoy
    for _ in range(saltos + 1):
        fin = ultimo(dia.year, dia.month)
        if dia.day < _MITAD:
            dia = dia.replace(day=_MITAD)
        elif dia < fin:
            dia = fin
        else:
            dia = (fin + timedelta(days=1)).replace(day=_MITAD)
    return dia


def _quincena(grupos: dict[str, str], cuenta: Cuenta) -> date:
    ano, mes = _que_mes(grupos, cuenta)
    if grupos["orden"].startswith(("segunda", "2")):
        return ultimo(ano, mes)
    return _dia_del_trozo(_MITAD, grupos, cuenta)


def _semana_del_mes(grupos: dict[str, str], cuenta: Cuenta) -> date:
    orden = grupos["orden"]
    if orden.startswith("ultima"):
        return _fin(grupos, cuenta)
    lugar = next(
        n for n, inicios in enumerate(("p", "s2", "t3", "c4"), 1) if orden[0] in inicios or (n == 1 and orden[0] == "1")
    )
    return _dia_del_trozo(7 * lugar, grupos, cuenta)


def _enesimo_dia(grupos: dict[str, str], cuenta: Cuenta) -> date:
    """Como "El último viernes de mayo", "el primer lunes del mes que viene"."""
    ano, mes = _que_mes(grupos, cuenta)
    dia, orden = leer_dia(grupos["dia"]), grupos["orden"]
    if orden.startswith("ult"):
        fin = ultimo(ano, mes)
        return fin - timedelta(days=(fin.weekday() - dia) % 7)
    lugar = {"p": 0, "s": 1, "t": 2, "c": 3}[orden[0]]
    primero = date(ano, mes, 1)
    hallado = primero + timedelta(days=(dia - primero.weekday()) % 7 + 7 * lugar)
    if hallado < cuenta.hoy and cuenta.sentido == "futuro" and not grupos.get("mes"):
        return _enesimo_dia({**grupos, "prox": "x"}, cuenta)
    return hallado


def _primer_habil(grupos: dict[str, str], cuenta: Cuenta) -> date:
    ano, mes = _que_mes(grupos, cuenta)
    if (ano, mes) == (cuenta.hoy.year, cuenta.hoy.month) and not grupos.get("mes"):
        ano, mes = cuenta.mes(1)
    vispera = date(ano, mes, 1) - timedelta(days=1)
    cuantos = leer_numero(grupos.get("n") or "1") or 1
    return Cuenta(vispera, "futuro", cuenta.es_festivo).habiles(cuantos)


_ORDEN_SEMANA = r"(?P<orden>primera|1ra|1a|segunda|2da|2a|tercera|3ra|3a|cuarta|4ta|4a|ultima)"
_ORDEN_DIA = r"(?P<orden>primer|segundo|tercer|cuarto|ultimo)"
FRASES = (
    Frase(rf"\b(?:el )?{_ORDEN_DIA} (?P<dia>{DIA}) {_DE}{_CUAL}\b", _enesimo_dia),
    Frase(rf"\b(?:el )?ultimo dia (?:habil )?{_DE}{_CUAL}\b", _fin),
    Frase(r"\b(?:el|al) (?:dia ultimo|ultimo(?: dia)? de(?:l)? mes)\b", _fin),
    Frase(rf"\b(?:el )?primer dia (?:habil )?{_DE}{_CUAL}\b", _primer_habil),
    Frase(
        rf"\b(?:(?:en|dentro de) )?(?:los )?(?:(?:primeros (?P<n>\d{{1,2}})|(?P<n2>\d{{1,2}}) primeros) dias) "
        rf"{_DE}{_CUAL}\b",
        lambda g, c: _dia_del_trozo(int(g.get("n") or g.get("n2") or 5), g, c),
    ),
    Frase(rf"\b(?:la )?{_ORDEN_SEMANA} semana {_DE}{_CUAL}\b", _semana_del_mes, es_vaga=True),
    Frase(rf"\b(?:la )?(?P<orden>primera|1ra|1a|segunda|2da|2a) (?:quincena|quinsena|15na) {_DE}{_CUAL}\b", _quincena),
    Frase(
        rf"\b(?:la )?(?:quincena|quinsena|15na) de {_EL_MES}\b", lambda g, c: _quincena({**g, "orden": "primera"}, c)
    ),
    Frase(r"\b(?:la )?(?:primera|1ra) (?:quincena|15na)\b", lambda g, c: _quincena({**g, "orden": "primera"}, c)),
    Frase(r"\b(?:la )?(?:segunda|2da) (?:quincena|15na)\b", lambda g, c: _quincena({**g, "orden": "segunda"}, c)),
    Frase(r"\b(?:por|cada|a la|x) (?:quincena|quinsena|15na)\b", lambda _g, _c: None),
    Frase(r"\b(?:la )?(?:quincena|quinsena|15na) (?:pasada|anterior)\b", lambda _g, _c: None),
    Frase(r"\b(?:la )?(?:otra|subsiguiente) (?:quincena|quinsena|15na)\b", lambda _g, c: proxima_quincena(c, 1)),
    Frase(
        r"\b(?:(?:la|esta|de|a|en|fin de|dia de|proxima|siguiente|prox) ){1,3}(?:quincena|quinsena|15na)s?\b",
        lambda _g, c: proxima_quincena(c) if c.sentido == "futuro" else None,
    ),
    Frase(
        rf"\b(?:a |al |los |para )?(?:fin|fines|final|finales|ultimos dias|ultimos|cierre|termino) {_DE}{_CUAL}\b",
        _fin,
    ),
    Frase(rf"\b(?:al |el )?(?P<n>30|31) {_DE}{_MES_PROXIMO}\b", _fin),
    Frase(
        r"\b(?:antes (?:de )?(?:que )?|que |cuando |al )(?:termine|acabe|finalice|cierre|concluya|terminar|"
        r"acabar|finalizar|cerrar) (?:el |este )?mes\b",
        lambda _g, c: ultimo(c.hoy.year, c.hoy.month),
    ),
    Frase(
        rf"\b(?:a |para |los |en los )?(?:principios?|comienzos?|inicios?|primeros dias|primeros) (?:de |del |"
        rf"d ){_CUAL}\b",
        lambda g, c: _dia_del_trozo(_PRINCIPIO, g, c),
        es_vaga=True,
    ),
    Frase(
        rf"\b(?:a |para |hacia )?(?:mediados?|mitad|la mitad|medio) (?:de |del |d ){_CUAL}\b",
        lambda g, c: _dia_del_trozo(_MITAD, g, c),
        es_vaga=True,
    ),
    Frase(r"\b(?:a )?(?:fin|fines|finales|final) de(?:l)? ano\b", lambda _g, c: fecha(c.hoy.year, 12, 31)),
    Frase(r"\b(?:mes pasado|mes anterior|pasado mes|ultimo mes)\b", lambda _g, _c: None),
    Frase(
        rf"\b(?:en|para|durante|dentro de) {_MES_PROXIMO}\b",
        lambda g, c: _fin(g, c) if c.sentido == "futuro" else None,
        es_vaga=True,
    ),
    Frase(rf"\b{_MES_PROXIMO}\b", lambda g, c: _fin(g, c) if c.sentido == "futuro" else None, es_vaga=True),
    Frase(
        r"\b(?:dentro de este mes|en el (?:transcurso|curso) del mes|dentro del mes|durante el mes|"
        r"en lo que queda del mes)\b",
        lambda g, c: _fin(g, c) if c.sentido == "futuro" else None,
        es_vaga=True,
    ),
    Frase(
        r"\b(?:en )?este mes\b",
        lambda g, c: _fin(g, c) if c.sentido == "futuro" else None,
        es_vaga=True,
        es_debil=True,
    ),
    Frase(
        rf"\b(?:en|para|recien en|durante|hasta) {_EL_MES}\b",
        lambda g, c: _fin(g, c) if c.sentido == "futuro" else None,
        es_vaga=True,
        es_debil=True,
    ),
)
