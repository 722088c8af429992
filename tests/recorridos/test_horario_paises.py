"""Un año entero en cada país: ningún recordatorio sale fuera de los días, horas, festivos y topes de su ley.

Quien cobra escribiría a cualquier hora, todos los días y a diario: todo lo que se respeta aquí lo pone la norma. Lo que
se espera se lee de los datos, no del código que se prueba.
"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest
from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.asientos import Causa
from buzon.dominio.calendario import DIAS_SEMANA
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.hechos import DeudorRegistrado, FacturaRegistrada
from buzon.dominio.paises.vigor import vigor_de
from buzon.dominio.reglas import DeudorReglas, Etapa, Reglas
from buzon.montaje.saber import leer_tablas

DATOS = leer_tablas("paises")
PAISES = sorted(nombre.upper() for nombre in DATOS if nombre != "otros")
INICIO = datetime(2027, 1, 1, 0, 0, tzinfo=UTC)
DIAS = 365


def _zonas(pais: str) -> list[str]:
    return list(DATOS.get(pais.lower(), {}).get("zonas", []))


def _alcance(pais: str) -> list[str]:
    return list(DATOS.get(pais.lower(), DATOS["otros"])["alcance"]["valor"])


def _clientes(pais: str) -> tuple[DeudorReglas, ...]:
    """Consumidor, y empresa donde la norma la alcanza (y en Chile, donde no), sin decir la zona y en la última."""
    ultima = _zonas(pais)[-1] if len(_zonas(pais)) > 1 else None
    return tuple(
        DeudorReglas(nombre=f"{pais} {tipo} {zona or 'sin zona'}", tipo=tipo, pais=pais, zona_horaria=zona)
        for tipo in ("empresa", "consumidor")
        if tipo == "consumidor" or "empresa" in _alcance(pais) or pais == "CL"
        for zona in dict.fromkeys((None, ultima))
    )


@cache
def _reglas() -> Reglas:
    """Un dueño sin medida, con clientes en todas partes: solo le para la ley."""
    base = reglas_de_prueba()
    cobranza = replace(
        base.cobranza,
        dias=DIAS_SEMANA,
        desde=time(0),
        hasta=time(23, 59),
        festivos=False,
        min_dias_entre=1,
        max_por_semana=7,
        horas_de_veto=0,
        adjuntar_factura=False,
        preguntar_desde=0,
    )
    etapas = tuple(Etapa(nombre=f"paso_{n}", dias=8 * n, plantilla="recordatorio") for n in range(15))
    clientes = tuple(ficha for pais in (*PAISES, "BO") for ficha in _clientes(pais))
    return replace(base, cobranza=cobranza, etapas=etapas, deudores=clientes, agencia=None)


def _con_deudas() -> Escenario:
    """Cada cliente debe una factura nueva cada cuatro meses: hay algo que escribirle el año entero."""
    e = Escenario(reglas=_reglas(), inicio=INICIO, con_jinja=False)
    for lugar, ficha in enumerate(e.reglas.deudores):
        deudor = f"d{lugar}"
        hechos: list[Any] = [
            DeudorRegistrado(deudor=deudor, nombre=ficha.nombre or "", correos=(f"{deudor}@x.example",))
        ]
        for vez in range(3):
            factura = FacturaRegistrada(
                factura=f"{deudor}-{vez}",
                deudor=deudor,
                numero=f"{deudor}-{vez}",
                vencimiento=INICIO.date() + timedelta(days=120 * vez),
                importe=Decimal(1000),
                moneda="USD",
            )
            hechos.append(factura)
        e.casa.asentar(Causa("orden", deudor), hechos)
    return e


def _vivir_un_ano(e: Escenario) -> None:
    """Una vuelta al día, cada vez a otra hora: en un mes se prueban todas, también las de madrugada."""
    for dia in range(DIAS):
        e.reloj.poner(INICIO + timedelta(days=dia, hours=(dia * 7) % 24, minutes=dia % 60))
        e.pasar()


def _permitido(pais: str, tipo: str, zonas: list[str], cuando: datetime) -> bool:
    """Lo que dicen los datos, leído a mano: en todas las zonas posibles a la vez."""
    tabla = DATOS.get(pais.lower(), DATOS["otros"])
    if tipo not in tabla["alcance"]["valor"]:
        return True
    fiestas = _fiestas(pais) if "feriados" in tabla else {}
    for zona in zonas:
        local = cuando.astimezone(ZoneInfo(zona))
        dia = local.weekday()
        if "dias" in tabla and not _en_tramo(tabla["dias"]["valor"][0], dia):
            return False
        if local.date() in fiestas:
            return False
        if "horas" in tabla:
            suyas = [horas.split("-") for tramo, horas in tabla["horas"]["valor"].items() if _en_tramo(tramo, dia)]
            if not any(desde <= f"{local:%H:%M}" < hasta for desde, hasta in suyas):
                return False
    return True


@cache
def _fiestas(pais: str) -> Any:
    return holidays.country_holidays(pais, years=(2026, 2027, 2028))


def _en_tramo(tramo: str, dia: int) -> bool:
    desde, _, hasta = tramo.partition("-")
    return DIAS_SEMANA.index(desde) <= dia <= DIAS_SEMANA.index(hasta or desde)


def test_d5_en_un_ano_ningun_recordatorio_sale_fuera_de_lo_que_permite_el_pais() -> None:
    e = _con_deudas()
    _vivir_un_ano(e)
    for lugar, ficha in enumerate(e.reglas.deudores):
        pais, tipo = str(ficha.pais), str(ficha.tipo)
        tabla = DATOS.get(pais.lower(), DATOS["otros"])
        salidas = _salidas(e, e.casa.cartera.deudores[f"d{lugar}"])
        assert len(salidas) >= 12, f"{ficha.nombre}: sin cartas no se prueba nada"
        zonas = _donde(ficha)
        fuera = [cuando for cuando in salidas if not _permitido(pais, tipo, zonas, cuando)]
        assert not fuera, f"{ficha.nombre}: {fuera[:3]}"
        if tipo in tabla["alcance"]["valor"]:
            _dentro_de_los_topes(tabla, ZoneInfo(zonas[0]), salidas)


def _donde(ficha: DeudorReglas) -> list[str]:
    return [ficha.zona_horaria] if ficha.zona_horaria else _zonas(str(ficha.pais)) or ["America/Santiago"]


@pytest.mark.parametrize("ficha", _reglas().deudores, ids=lambda ficha: str(ficha.nombre))
def test_d5_la_ventana_de_cada_cliente_es_la_que_dicen_los_datos(ficha: DeudorReglas) -> None:
    """Sin dar vueltas: la apertura exacta de cada día, y si está abierta en las horas en que las leyes cambian."""
    reglas = _reglas()
    deudor = Deudor(id="d", nombre=str(ficha.nombre), registrado=INICIO)
    ventana, zonas = vigor_de(reglas, deudor).ventana, _donde(ficha)
    for dia in range(DIAS):
        apertura = ventana.proxima(INICIO + timedelta(days=dia))
        assert apertura is not None
        assert _permitido(str(ficha.pais), str(ficha.tipo), zonas, apertura), apertura
        antes = apertura - timedelta(minutes=1)
        if antes >= INICIO + timedelta(days=dia):
            assert not _permitido(str(ficha.pais), str(ficha.tipo), zonas, antes), f"se perdió {antes}"
    hasta_el_minuto = [*range(6 * 60 + 59, 23 * 60, 60), *range(7 * 60, 23 * 60, 60)]
    for dia in range(0, DIAS, 13):
        for minuto in hasta_el_minuto:
            cuando = datetime.combine(INICIO.date() + timedelta(days=dia), time(minuto // 60, minuto % 60))
            instante = cuando.replace(tzinfo=ZoneInfo(zonas[0]))
            debe = _permitido(str(ficha.pais), str(ficha.tipo), zonas, instante)
            assert ventana.esta_abierta(instante) is debe, instante


def _salidas(e: Escenario, deudor: Deudor) -> list[datetime]:
    """Cuándo salió cada carta que recibió, según el servidor de correo."""
    suyas = [s for s in e.mundo.salida.entregadas if deudor.correos[0] in s.destinatarios]
    assert len(suyas) > 0
    return sorted(carta.salida for carta in e.casa.cartera.cartas.values() if _es_suya(carta, deudor) and carta.salida)


def _es_suya(carta: Any, deudor: Deudor) -> bool:
    return carta.encargo.deudor == deudor.id and carta.encargo.etapa is not None


def _dentro_de_los_topes(tabla: dict[str, Any], zona: ZoneInfo, salidas: list[datetime]) -> None:
    dias = [cuando.astimezone(zona).date() for cuando in salidas]
    assert max(Counter(dias).values()) == 1
    if "min_dias_entre" in tabla:
        assert min((b - a).days for a, b in pairwise(dias)) >= tabla["min_dias_entre"]["valor"]
    if "max_por_semana" in tabla:
        tope = tabla["max_por_semana"]["valor"]
        assert all(b - a >= timedelta(days=7) for a, b in zip(salidas, salidas[tope:], strict=False))
