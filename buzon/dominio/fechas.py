"""Las fechas que nombra un texto en castellano, resueltas contra el día en que se escribió.

No lee la hora ni el calendario del sistema: el día y los festivos se los dan. La gramática está en `frases_fecha`, una
manera de decir por frase; aquí se buscan, se ordenan y se unen los intervalos. Lineal en el largo del texto (RE2).
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import Any

import msgspec
import re2

from buzon.dominio.frases_fecha.lista import FRASES
from buzon.dominio.frases_fecha.piezas import Cuenta, Frase, Sentido
from buzon.dominio.llano import allanar

_TOPE = 20_000
# Entre dos fechas, lo que las hace un intervalo o una rectificación: vale la última.
_UNEN = frozenset({
    "o", "u", "al", "a", "o a mas tardar", "a mas tardar", ", a mas tardar", ", maximo", "maximo", "o maximo", "o el",
    "o a lo mas", ", a lo sumo", "a lo sumo", "o a lo sumo", "o sino", "o si no", "-", "/", ", max", "max",
    "y a mas tardar", "y maximo", "hasta",
})  # fmt: skip
# "El viernes no, el lunes": la fecha que se niega no se promete.
_NEGADA = re2.compile(
    r",? (?:ya )?no(?:,| (?:(?:te|le|les|os|me|nos|se) )?(?:l[oa]s? )?(?:"
    r"puedo|podre|podemos|podremos|alcanzo|alcanzamos|llego|llegamos|va a|se puede|voy))"
)
_NO_TRAS = frozenset(
    {
        "factura",
        "facturas",
        "fact",
        "fra",
        "fac",
        "fc",
        "n",
        "no",
        "nro",
        "num",
        "numero",
        "folio",
        "boleta",
        "local",
        "calle",
        "op",
        "oc",
        "cuota",
        "cuotas",
    }
)


class FechaHallada(msgspec.Struct, frozen=True):
    """Una fecha nombrada en un texto.

    `cita` es el tramo literal `texto[inicio:fin]`. `es_vaga`: quien escribe nombró un trozo de tiempo ("la semana que
    viene") y esta es la última fecha que le vale. `es_debil`: "ahora", "esta tarde"; cede ante cualquier otra.
    """

    fecha: date
    cita: str
    inicio: int
    fin: int
    es_vaga: bool = False
    es_debil: bool = False


def buscar_fecha(
    texto: str,
    hoy: date,
    festivos: Callable[[date], bool] | Collection[date] = (),
    sentido: Sentido = "futuro",
) -> FechaHallada | None:
    """La fecha que más dice de un texto: la primera firme, si no la primera vaga, si no la primera débil.

    Args:
        texto: castellano como venga, con o sin tildes.
        hoy: el día en que se escribió.
        festivos: los que no son hábiles además de sábados y domingos, o una función que lo dice.
        sentido: "futuro" para una promesa (solo da fechas desde hoy), "pasado" para un pago hecho (solo hasta hoy).
    """
    return elegir(buscar_fechas(texto, hoy, festivos, sentido), hoy, sentido)


def elegir(halladas: Collection[FechaHallada], hoy: date, sentido: Sentido) -> FechaHallada | None:
    """La que más dice de unas fechas ya halladas, con el criterio de `buscar_fecha`."""
    posibles = [h for h in halladas if (h.fecha >= hoy if sentido == "futuro" else h.fecha <= hoy)]
    return min(posibles, key=lambda h: (h.es_debil, h.es_vaga, h.inicio), default=None)


def buscar_fechas(
    texto: str,
    hoy: date,
    festivos: Callable[[date], bool] | Collection[date] = (),
    sentido: Sentido = "futuro",
) -> tuple[FechaHallada, ...]:
    """Todas las fechas de un texto, en orden y sin solaparse; un intervalo da su último día.

    Mira los primeros 20.000 caracteres. Los argumentos, como en `buscar_fecha`; el sentido solo decide lo ambiguo.
    """
    es_festivo = festivos if callable(festivos) else frozenset(festivos).__contains__
    cuenta, visto = Cuenta(hoy, sentido, es_festivo), texto[:_TOPE]
    halladas: list[FechaHallada] = []
    for inicio, fin, frase, fecha in _sin_solapes(allanar(visto).replace("\n", " "), cuenta):
        if fecha is None or _NEGADA.match(allanar(visto[fin : fin + 24])):
            continue
        nueva = FechaHallada(fecha, visto[inicio:fin], inicio, fin, frase.es_vaga, frase.es_debil)
        anterior = halladas[-1] if halladas else None
        if anterior and not anterior.es_debil and _es_intervalo(visto, anterior, nueva):
            desde = anterior.inicio
            halladas[-1] = FechaHallada(max(anterior.fecha, fecha), visto[desde:fin], desde, fin, nueva.es_vaga)
        else:
            halladas.append(nueva)
    return tuple(halladas)


@cache
def _compiladas() -> tuple[tuple[Any, Frase], ...]:
    return tuple((frase.compilar(), frase) for frase in FRASES)


def _sin_solapes(llano: str, cuenta: Cuenta) -> list[tuple[int, int, Frase, date | None]]:
    """Los tramos que casan con alguna frase: de izquierda a derecha, y en cada sitio el más largo."""
    casados = []
    for orden, (patron, frase) in enumerate(_compiladas()):
        for casa in patron.finditer(llano):
            inicio, fin = casa.span()
            if _esta_suelta(llano, inicio, fin):
                casados.append((inicio, -fin, orden, casa, frase))
    casados.sort(key=lambda c: c[:3])
    elegidos, hasta = [], 0
    for inicio, menos_fin, _orden, casa, frase in casados:
        if inicio >= hasta:
            hasta = -menos_fin
            elegidos.append((inicio, hasta, frase, frase.resolver(casa.groupdict(), cuenta)))
    return elegidos


def _esta_suelta(llano: str, inicio: int, fin: int) -> bool:
    """No es un pedazo de un número de documento, de una hora, de un porcentaje ni de un importe."""
    antes, despues = llano[max(0, inicio - 12) : inicio], llano[fin : fin + 4]
    if llano[inicio].isdigit():
        if antes[-1:] and antes[-1] in "/-.,#$_@:" and antes[-2:-1] != " ":
            return False
        palabra = antes.rstrip(" .:#°").rpartition(" ")[2]
        if palabra in _NO_TRAS:
            return False
    if llano[fin - 1].isdigit():
        pegado = despues[:1] in {"%", "/", ":", "_", "@"} or (despues[:1] in {"-", ".", ","} and despues[1:2].isdigit())
        return not (pegado or despues.startswith((" %", "mil", " €", " $", " mi", " lu", " eu", " cuo")))
    return True


def _es_intervalo(texto: str, primera: FechaHallada, segunda: FechaHallada) -> bool:
    medio = " ".join(allanar(texto[primera.fin : segunda.inicio]).split())
    if medio in _UNEN:
        return True
    previo = allanar(texto[max(0, primera.inicio - 7) : primera.inicio]).strip()
    cita = allanar(primera.cita)
    return medio in {"y", "y el"} and (previo.endswith("entre") or cita.startswith("entre"))
