"""Una vez al día, lo que siempre ha de ser cierto. Lo que no lo sea sale en el resumen y en `buzon estado`.

El silencio es el peor fallo: una factura que nadie reclama, una carta que no sale y nadie lo nota.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from buzon.dominio.cargos.avisos import avisos_de_cargos
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.restauracion import PROBLEMA
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion
from buzon.puertos import FalloPasajero
from buzon.vigia.casa import Casa
from buzon.vigia.olvido import purgar

_DIA = timedelta(days=1)
_SEMANA = timedelta(days=7)
_PARADA = timedelta(days=2)
_MAX_AVISOS = 3
_CLAVES = ("callada", "atascada", "dudosa", "cargos", "permiso")


def vigilar(casa: Casa) -> None:
    """Pone y quita los problemas que se deducen de la cartera: cada día, o en cada vuelta mientras haya alguno."""
    hoy = casa.ahora().astimezone(casa.reglas.zona).date()
    if casa.vigilado == hoy and not any(clave in casa.cartera.problemas for clave in (*_CLAVES, PROBLEMA)):
        return
    casa.vigilado = hoy
    _purgar(casa)
    hallados = dict(faltas(casa.cartera, casa.reglas, casa.ahora())) | casa.avisos_de_fuera()
    for clave in _CLAVES:
        if clave in hallados:
            casa.observar(clave, hallados[clave])
        else:
            casa.superar(clave)
    if not casa.cartera.preguntas_de_casa and not casa.cartera.restauracion_por_contar:
        casa.superar(PROBLEMA)


def _purgar(casa: Casa) -> None:
    try:
        purgar(casa)
    except FalloPasajero as fallo:
        casa.observar("purga", f"no pude borrar los datos que ya tocaba borrar: {fallo}")
    else:
        casa.superar("purga")


def faltas(c: Cartera, reglas: Reglas, ahora: datetime) -> Iterator[tuple[str, str]]:
    """Cada falta: su clave y una frase. Ninguna, si todo está como debe."""
    calladas = [f.numero for f in c.facturas.values() if f.esta_abierta and _esta_callada(c, f.id, reglas, ahora)]
    if calladas:
        yield "callada", f"sin próxima fecha ni motivo: {', '.join(calladas[:10])}"
    vivas = [c.cartas[i] for i in c.vivas]
    paradas = [carta for carta in vivas if carta.estado == "encargada" and ahora - carta.encargada > _PARADA]
    if paradas:
        yield "atascada", f"{len(paradas)} cartas encargadas hace más de dos días que no han salido"
    detenidas = [c.cartas[i] for ids in c.cartas_detenidas.values() for i in ids]
    dudosas = [carta for carta in detenidas if ahora - (carta.punto or carta.encargada) > _DIA]
    dudosas += [
        carta
        for carta in c.cartas.values()
        if carta.estado == "retenida" and carta.encargo.dirigida == "titular" and _es_reciente(carta, ahora)
    ]
    if dudosas:
        asuntos = ", ".join(f"«{carta.asunto}»" for carta in dudosas[:5])
        yield "dudosa", f"no sé si llegó: {asuntos}"
    if sin_sumar := avisos_de_cargos(c, reglas, ahora.astimezone(reglas.zona).date()):
        yield "cargos", "; ".join(sin_sumar[:_MAX_AVISOS])


def _es_reciente(carta: Carta, ahora: datetime) -> bool:
    """Una carta al titular que quizá no le llegó se le recuerda una semana: a él no se le pregunta por ella."""
    return ahora - (carta.punto or carta.encargada) < _SEMANA


def _esta_callada(c: Cartera, factura: str, reglas: Reglas, ahora: datetime) -> bool:
    """Sin fecha ni motivo, o fuera de los índices que el resto de Buzón recorre."""
    suya = c.facturas[factura]
    if factura not in c.abiertas.get(suya.deudor, {}):
        return True
    como = situacion(c, suya, reglas, ahora)
    return como.proxima is None and not como.motivo
