"""Qué rige para un deudor: lo más estricto de la norma de su país y de lo que el dueño puso en [cobranza].

Las horas del dueño se cuentan en una sola zona (la del cliente o la suya). Las de la ley, si no se sabe en qué zona de
su país vive el cliente, han de cumplirse en todas a la vez: así no hay duda de que a él no se le escribió a deshora.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from buzon.dominio.calendario import DIAS_SEMANA, Ventana, calendario_de
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.paises.clase import tipo_de
from buzon.dominio.paises.norma import IGNORABLES, OTROS, Norma, Tipo
from buzon.dominio.reglas.deudores import DeudorReglas
from buzon.dominio.reglas.reglas import Reglas

_NOMBRES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


@dataclass(frozen=True, kw_only=True)
class Vigor:
    """Lo que rige. `norma` es `None` si las reglas se montaron sin normas; `protege`: si la norma le alcanza.

    `ventana` es la de verdad; `del_dueno`, la que habría sin la norma.
    """

    pais: str
    tipo: Tipo
    norma: Norma | None
    protege: bool
    ventana: Ventana
    del_dueno: Ventana
    min_dias_entre: int
    max_por_semana: int


def norma_de(reglas: Reglas, pais: str) -> Norma | None:
    """La norma de un país, o la prudente si no tiene la suya; `None` si las reglas se montaron sin ninguna."""
    return reglas.norma(pais) or reglas.norma(OTROS)


def pais_de(reglas: Reglas, deudor: Deudor, ficha: DeudorReglas) -> str:
    """El país del cliente: el de su ficha, el que se registró, o el del negocio."""
    return (ficha.pais or deudor.pais or reglas.negocio.pais).upper()


def vigor_de(reglas: Reglas, deudor: Deudor) -> Vigor:
    """Lo que rige para ese deudor. Es pura, y se recuerda: por cada factura se pregunta varias veces al día."""
    clave = (deudor.nombre, deudor.id_fiscal, deudor.correos, deudor.pais)
    hallado = reglas.vigores.get(clave)
    if isinstance(hallado, Vigor):
        return hallado
    ficha = reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos)
    pais = pais_de(reglas, deudor, ficha)
    tipo = tipo_de(ficha.tipo, reglas.negocio.clientes, deudor.nombre, deudor.id_fiscal, pais)
    vigor = _de_su_clase(reglas, pais, tipo, ficha.region, ficha.zona_horaria)
    reglas.vigores[clave] = vigor
    return vigor


def _de_su_clase(reglas: Reglas, pais: str, tipo: Tipo, region: str | None, zona: str | None) -> Vigor:
    """Miles de clientes comparten el mismo."""
    clave = (pais, tipo, region, zona)
    hallado = reglas.vigores.get(clave)
    if isinstance(hallado, Vigor):
        return hallado
    vigor = _componer(reglas, pais, tipo, region, zona)
    reglas.vigores[clave] = vigor
    return vigor


def rige(reglas: Reglas, norma: Norma, tipo: Tipo, clave: str) -> bool:
    """Si ese valor de la norma se aplica a esa clase de cliente y el dueño no se ha apartado de él."""
    if norma.procedencia(clave) is None or tipo not in norma.alcance:
        return False
    return norma.obliga(clave) or clave not in reglas.pais.ignorar


def _componer(reglas: Reglas, pais: str, tipo: Tipo, region: str | None, zona: str | None) -> Vigor:
    norma = norma_de(reglas, pais)
    suyo = pais == reglas.negocio.pais.upper()
    region = region or (reglas.cobranza.region if suyo else None)
    zonas = (zona,) if zona else tuple(norma.zonas) if norma else ()
    principal = zona or (reglas.negocio.zona_horaria if suyo or not zonas else zonas[0])
    del_dueno = reglas.ventana(principal, pais, region)
    rigen = {clave for clave in IGNORABLES if norma and rige(reglas, norma, tipo, clave)}
    ventana, semana, entre = del_dueno, reglas.cobranza.max_por_semana, reglas.cobranza.min_dias_entre
    if norma and rigen:
        # En la misma zona del negocio vive casi siempre el cliente, aunque su país tenga otras.
        todas = tuple(dict.fromkeys((principal, *zonas)))
        ventana = del_dueno.con(tuple(_de_la_ley(norma, rigen, una, pais, region) for una in todas))
        if "max_por_semana" in rigen and norma.max_por_semana is not None:
            semana = min(semana, norma.max_por_semana)
        if "min_dias_entre" in rigen and norma.min_dias_entre is not None:
            entre = max(entre, norma.min_dias_entre)
    return Vigor(
        pais=pais,
        tipo=tipo,
        norma=norma,
        protege=bool(norma and tipo in norma.alcance),
        ventana=ventana,
        del_dueno=del_dueno,
        min_dias_entre=entre,
        max_por_semana=semana,
    )


def _de_la_ley(norma: Norma, rigen: set[str], zona: str, pais: str, region: str | None) -> Ventana:
    return Ventana.con_franjas(
        ZoneInfo(zona),
        frozenset(norma.dias if "dias" in rigen else DIAS_SEMANA),
        tuple((franja.dia, franja.desde, franja.hasta) for franja in norma.horas) if "horas" in rigen else (),
        calendario_de(pais, region) if "feriados" in rigen and norma.feriados else None,
    )


def por_que_se_mueve(vigor: Vigor, momento: datetime, fecha: datetime | None) -> str:
    """Si la norma mueve lo que el dueño haría en `momento`, por qué, en una frase; vacía si no mueve nada.

    `momento` es el primer instante en que sus propias reglas dejarían escribir; `fecha`, cuándo se escribirá.
    """
    if fecha is None or vigor.norma is None or fecha == momento:
        return ""
    quiso = vigor.del_dueno.proxima(momento)
    if quiso is None or fecha <= quiso:
        return ""
    cerrada = next((otra for otra in vigor.ventana.ademas if not otra.esta_abierta(quiso)), None)
    if cerrada is None:
        return ""
    local = quiso.astimezone(cerrada.zona)
    dia = f"{_NOMBRES[local.weekday()]} {local:%d/%m}"
    donde = vigor.norma.nombre if vigor.norma.pais != OTROS else "un país sin norma propia"
    if cerrada.es_festivo and cerrada.es_festivo(local.date()):
        return f"el {dia} es festivo en {donde}: no se escribe"
    if not cerrada.es_dia(local.date()):
        return f"el {dia}: en {donde} no se escribe en {_NOMBRES[local.weekday()]}"
    return f"a las {local:%H:%M} del {dia} no se escribe en {donde} ({cerrada.zona.key})"
