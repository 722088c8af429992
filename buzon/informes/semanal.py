"""El informe de la semana para el titular: cuánto tarda en cobrar, lo cobrado, quién cumple y lo que llevan otros."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from buzon.dominio import hechos as h
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura, Suceso
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.reglas import Reglas
from buzon.informes.medidas.antiguedad import antiguedad
from buzon.informes.medidas.cobro import VENTANA, Cobrado, cobrado_en, dias_de_cobro
from buzon.informes.medidas.pagadores import Pagador, pagadores
from buzon.informes.palabras import contar, enumerar, fecha_larga, fecha_media, totales
from buzon.informes.piezas import DatosAsunto, DatosCifra, DatosColumna, DatosPagador, DatosSeccion

_SEMANAS = 8
_PAGADORES = 5
_MAX_CASOS = 20
_CUMPLIDO = (h.PromesaCumplida, h.PlanCumplido, h.AcuerdoCumplido)
_ROTO = (h.PromesaIncumplida, h.PlanRoto, h.AcuerdoRoto)


def datos_semanales(c: Cartera, carta: CartaEncargada, reglas: Reglas, ahora: datetime) -> dict[str, Any]:
    """La parte propia de `DatosSemanal`. Lo de la semana es de los siete días que dice la carta; lo demás, de hoy."""
    hoy = ahora.astimezone(reglas.zona).date()
    desde, hasta = (date.fromisoformat(str(carta.datos[clave])) for clave in ("desde", "hasta"))
    abiertas = [f for d in c.con_abiertas() for f in c.abiertas_de(d.id) if f.incobrable is None]
    semanas = cobrado_en(c, reglas, [_semana(hasta, atras) for atras in range(_SEMANAS - 1, -1, -1)])
    (mes,) = cobrado_en(c, reglas, [(hasta.replace(day=1), hasta)])
    pagan = _con_puntaje(c)
    peores = pagan[: min(_PAGADORES, (len(pagan) + 1) // 2)] if len(pagan) > _PAGADORES else pagan
    mejores = pagan[len(peores) :][::-1][:_PAGADORES]
    cumplidas, rotas = (_de_la_semana(c, reglas, desde, hasta, tipos) for tipos in (_CUMPLIDO, _ROTO))
    return {
        "hoy": fecha_larga(hoy),
        "semana": f"del {fecha_media(desde)} al {fecha_media(hasta)}",
        "titular": _titular(semanas[-1], abiertas, hoy, reglas),
        "cifras": list(_cifras(c, reglas, hoy, hasta, semanas[-1], mes)),
        "columnas": _columnas(semanas, reglas),
        "antiguedad": antiguedad(abiertas, hoy, reglas),
        "peores": [_pagador(c, uno, reglas) for uno in peores],
        "mejores": [_pagador(c, uno, reglas) for uno in mejores],
        "promesas": _promesas(cumplidas, rotas),
        "secciones": list(_casos(c, reglas)),
    }


def _semana(hasta: date, atras: int) -> tuple[date, date]:
    fin = hasta - timedelta(days=7 * atras)
    return fin - timedelta(days=6), fin


def _dinero(importe: Any, reglas: Reglas) -> str:
    return escribir(importe, reglas.negocio.moneda, reglas.negocio.pais)


def _titular(semana: Cobrado, abiertas: list[Factura], hoy: date, reglas: Reglas) -> str:
    cobrado = f"Cobraste {_dinero(semana.importe, reglas)} en la semana" if semana.importe else "Semana sin cobros"
    if not abiertas:
        return f"{cobrado}. Nadie te debe nada"
    debe = totales(((f.saldo, f.moneda) for f in abiertas), reglas.negocio.pais)
    vencido = totales(((f.saldo, f.moneda) for f in abiertas if f.vencimiento < hoy), reglas.negocio.pais)
    return f"{cobrado}. Te deben {debe}" + (f", {vencido} ya vencidos" if vencido else ", nada vencido")


def _cifras(c: Cartera, reglas: Reglas, hoy: date, hasta: date, semana: Cobrado, mes: Cobrado) -> Iterator[DatosCifra]:
    """Las cuatro de arriba, cada una con su cuenta en una línea."""
    yield {"nombre": "Cobrado en la semana", "valor": _dinero(semana.importe, reglas), "nota": _tarde(semana, reglas)}
    nombre = f"Cobrado en el mes, hasta el {hasta.day}"
    yield {"nombre": nombre, "valor": _dinero(mes.importe, reglas), "nota": _tarde(mes, reglas)}
    dias, sin_atraso = (dias_de_cobro(c, reglas, hoy, solo_por_vencer=solo) for solo in (False, True))
    if dias is None or sin_atraso is None:
        nota = f"En {VENTANA} días no registré ninguna factura: sin ventas no hay cuenta que hacer"
        yield {"nombre": "Días que tardas en cobrar", "valor": "—", "nota": nota}
        return
    formula = f"Lo que te deben ÷ lo facturado en {VENTANA} días × {VENTANA} (DSO)"
    yield {"nombre": "Días que tardas en cobrar", "valor": contar(dias, "día", "días"), "nota": formula}
    atraso = "De esos días, los que ponen las facturas vencidas; los demás son el plazo que das"
    yield {"nombre": "Días de atraso", "valor": contar(dias - sin_atraso, "día", "días"), "nota": atraso}


def _tarde(cobrado: Cobrado, reglas: Reglas) -> str:
    if not cobrado.importe:
        return "Lo que se aplicó a facturas, por la fecha del pago"
    return f"{_dinero(cobrado.vencido, reglas)} de facturas ya vencidas" if cobrado.vencido else "Todo a tiempo"


def _columnas(semanas: list[Cobrado], reglas: Reglas) -> list[DatosColumna]:
    """Una columna por semana; `alto` de 0 a 100 sobre la mayor. Sin ningún cobro no hay dibujo."""
    mayor = max((semana.importe for semana in semanas), default=0)
    if not mayor:
        return []
    return [
        {
            "rotulo": f"{semana.mes.day}/{semana.mes.month}",
            "importe": _dinero(semana.importe, reglas) if semana.importe else "—",
            "alto": int(semana.importe * 100 / mayor),
        }
        for semana in semanas
    ]


def _con_puntaje(c: Cartera) -> list[Pagador]:
    """Los que tienen historia, del peor al mejor; a igual puntaje, primero el que más tarda."""
    con = [uno for uno in pagadores(c) if uno.puntaje is not None]
    return sorted(con, key=lambda uno: (uno.puntaje or 0, -(uno.retraso or 0), uno.deudor.nombre))


def _pagador(c: Cartera, uno: Pagador, reglas: Reglas) -> DatosPagador:
    partes = []
    if uno.retraso is not None:
        dias = contar(abs(uno.retraso), "día", "días")
        partes.append("paga a tiempo" if uno.retraso == 0 else f"paga {dias} {'tarde' if uno.retraso > 0 else 'antes'}")
    if uno.prometidas:
        partes.append(f"cumplió {uno.cumplidas} de {contar(uno.prometidas, 'promesa', 'promesas')}")
    debe = totales(((f.saldo, f.moneda) for f in c.abiertas_de(uno.deudor.id)), reglas.negocio.pais)
    partes.append(f"debe {debe}" if debe else "no debe nada")
    return {"nombre": uno.deudor.nombre, "puntaje": uno.puntaje or 0, "detalle": enumerar(partes)}


def _de_la_semana(c: Cartera, reglas: Reglas, desde: date, hasta: date, tipos: tuple[type, ...]) -> list[str]:
    """Los nombres de los clientes de esos hechos en esos días, en su orden."""
    hallados: list[tuple[int, str]] = []
    for deudor, sucesos in c.cronica.items():
        hallados += [
            (suceso.numero, c.deudores[deudor].nombre) for suceso in _entre(sucesos, reglas, desde, hasta, tipos)
        ]
    return [nombre for _, nombre in sorted(hallados)]


def _entre(
    sucesos: list[Suceso], reglas: Reglas, desde: date, hasta: date, tipos: tuple[type, ...]
) -> Iterator[Suceso]:
    for suceso in reversed(sucesos):
        dia = suceso.cuando.astimezone(reglas.zona).date()
        if dia < desde:
            return
        if dia <= hasta and isinstance(suceso.hecho, tipos):
            yield suceso


def _promesas(cumplidas: list[str], rotas: list[str]) -> list[DatosColumna]:
    """Cumplidas y rotas, para dos barras: `alto` es la parte de cada una. Ninguna, si nada acabó en la semana."""
    todas = len(cumplidas) + len(rotas)
    if not todas:
        return []
    parte = 100 * len(cumplidas) // todas
    return [
        {"rotulo": contar(len(cumplidas), "cumplida", "cumplidas"), "importe": _quienes(cumplidas), "alto": parte},
        {"rotulo": contar(len(rotas), "rota", "rotas"), "importe": _quienes(rotas), "alto": 100 - parte},
    ]


def _quienes(nombres: Iterable[str]) -> str:
    unicos = list(dict.fromkeys(nombres))
    resto = len(unicos) - _PAGADORES
    return enumerar([*unicos[:_PAGADORES], contar(resto, "más", "más")] if resto > 0 else unicos)


def _casos(c: Cartera, reglas: Reglas) -> Iterator[DatosSeccion]:
    """Lo que llevan la agencia y el abogado, con lo que se debe."""
    abiertas = [f for d in c.con_abiertas() for f in c.abiertas_de(d.id)]
    agencia = [f for f in abiertas if f.en_agencia]
    abogado = [f for f in abiertas if f.judicial is not None]
    for titulo, suyas in (("En la agencia", agencia), ("En manos del abogado", abogado)):
        if not suyas:
            continue
        debe = totales(((f.saldo, f.moneda) for f in suyas), reglas.negocio.pais)
        asuntos: list[DatosAsunto] = [
            {
                "quien": c.deudores[f.deudor].nombre,
                "texto": f"la {f.numero}, {escribir(f.saldo, f.moneda, reglas.negocio.pais)}",
            }
            for f in suyas[:_MAX_CASOS]
        ]
        seccion: DatosSeccion = {"titulo": f"{titulo} · {debe}", "lineas": [], "asuntos": asuntos}
        if len(suyas) > _MAX_CASOS:
            seccion["resto"] = f"Y {len(suyas) - _MAX_CASOS} más: «buzon panel» las enseña todas"
        yield seccion
