"""Los datos de la página: todo en palabras, y nada que no esté en el libro."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion
from buzon.informes.ensayo import dicho_del_ensayo
from buzon.informes.medidas.antiguedad import antiguedad
from buzon.informes.medidas.cobro import cobrado_entre, cobrado_por_mes, dias_de_cobro
from buzon.informes.medidas.pagadores import Pagador, pagadores
from buzon.informes.palabras import fecha_corta, fecha_larga, nombre_de_estado, nombre_de_etapa, totales
from buzon.informes.panel.calendario import calendario
from buzon.informes.panel.cronicas import Leer, cronica
from buzon.informes.panel.dibujos import Barra, Columna, barras, columnas
from buzon.informes.simulacion import simular

SEMANAS = 5
_MAX_CERRADAS = 200
_MESES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")


def datos_del_panel(c: Cartera, reglas: Reglas, ahora: datetime, leer: Leer) -> dict[str, Any]:
    """Lo que enseña el panel en ese instante.

    `leer` da el texto de la carta guardada con esa huella, o `None` si no está. La simulación de las próximas semanas
    es la de `buzon simular`: la misma decisión de verdad, sobre una copia.
    """
    hoy = ahora.astimezone(reglas.zona).date()
    abiertas = [factura for deudor in c.con_abiertas() for factura in c.abiertas_de(deudor.id)]
    # El lugar del cliente en el libro: su identificador puede traer cualquier letra.
    anclas = {deudor: f"c{lugar}" for lugar, deudor in enumerate(c.deudores)}
    lunes = hoy - timedelta(days=hoy.weekday())
    dias = (lunes + timedelta(days=7 * SEMANAS) - hoy).days
    facturas = [_factura(c, factura, reglas, ahora, anclas) for factura in abiertas]
    return {
        "negocio": reglas.negocio.nombre,
        "hoy": fecha_larga(hoy),
        "hora": f"{ahora.astimezone(reglas.zona):%H:%M}",
        "ensayo": dicho_del_ensayo(c, reglas),
        "cifras": _cifras(c, reglas, abiertas, ahora),
        "problemas": [problema.texto for problema in c.problemas.values()],
        "preguntas": [pregunta.texto for pregunta in c.preguntas.values()],
        "antiguedad": _dibujo_de_antiguedad(abiertas, reglas, ahora),
        "cobrado": _dibujo_de_cobrado(c, reglas, ahora),
        "semanas": calendario(simular(c, reglas, ahora, dias), reglas, ahora, SEMANAS),
        "facturas": facturas,
        "estados": sorted({(factura["clase"], factura["estado"]) for factura in facturas}),
        "cerradas": [_factura(c, factura, reglas, ahora, anclas) for factura in _cerradas(c)],
        "clientes": [_cliente(c, uno, reglas, leer, anclas) for uno in _por_deuda(c, pagadores(c))],
    }


def _cifras(c: Cartera, reglas: Reglas, abiertas: Sequence[Factura], ahora: datetime) -> list[dict[str, str]]:
    hoy, pais, moneda = ahora.astimezone(reglas.zona).date(), reglas.negocio.pais, reglas.negocio.moneda
    vencidas = [factura for factura in abiertas if factura.vencimiento < hoy]
    dias = dias_de_cobro(c, reglas, hoy)
    mes = cobrado_entre(c, reglas, hoy.replace(day=1), hoy)
    nada = escribir(mes * 0, moneda, pais)
    return [
        {"nombre": "Por cobrar", "cifra": _suma(abiertas, pais) or nada, "nota": _cuantas(abiertas, "abierta")},
        {"nombre": "Vencido", "cifra": _suma(vencidas, pais) or nada, "nota": _cuantas(vencidas, "vencida")},
        {"nombre": "Cobrado este mes", "cifra": escribir(mes, moneda, pais), "nota": f"en {moneda}"},
        {
            "nombre": "Días de cobro",
            "cifra": "—" if dias is None else str(dias),
            "nota": "pendiente ÷ facturado en 90 días × 90",
        },
    ]


def _suma(facturas: Sequence[Factura], pais: str) -> str:
    return totales(((factura.saldo, factura.moneda) for factura in facturas), pais)


def _cuantas(facturas: Sequence[Factura], como: str) -> str:
    return f"1 factura {como}" if len(facturas) == 1 else f"{len(facturas)} facturas {como}s"


def _dibujo_de_antiguedad(abiertas: Sequence[Factura], reglas: Reglas, ahora: datetime) -> str:
    hoy = ahora.astimezone(reglas.zona).date()
    tramos = antiguedad(abiertas, hoy, reglas)
    mayor = max((tramo["parte"] for tramo in tramos), default=0) or 1
    filas = [
        Barra(
            tramo["tramo"],
            f"{tramo['importe']} · {tramo['parte']} %",
            tramo["parte"] * 100 / mayor,
            f"b{lugar}",
        )
        for lugar, tramo in enumerate(tramos)
    ]
    return barras("Deuda por antigüedad", filas) if filas else ""


def _dibujo_de_cobrado(c: Cartera, reglas: Reglas, ahora: datetime) -> str:
    meses = cobrado_por_mes(c, reglas, ahora.astimezone(reglas.zona).date())
    mayor = max(mes.importe for mes in meses)
    if not mayor:
        return ""
    pais, moneda = reglas.negocio.pais, reglas.negocio.moneda
    filas = [
        Columna(
            f"{_MESES[mes.mes.month - 1]} {mes.mes:%y}",
            f"{escribir(mes.importe, moneda, pais)}, de ello {escribir(mes.vencido, moneda, pais)} después de vencer",
            float((mes.importe - mes.vencido) * 100 / mayor),
            float(mes.vencido * 100 / mayor),
        )
        for mes in meses
    ]
    return columnas("Cobrado en los últimos doce meses", filas)


def _factura(c: Cartera, factura: Factura, reglas: Reglas, ahora: datetime, anclas: dict[str, str]) -> dict[str, Any]:
    como = situacion(c, factura, reglas, ahora)
    pais = reglas.negocio.pais
    return {
        "numero": factura.numero,
        "deudor": c.deudores[factura.deudor].nombre,
        "ancla": anclas[factura.deudor],
        "importe": escribir(factura.importe, factura.moneda, pais),
        "saldo": escribir(factura.saldo, factura.moneda, pais),
        "vence": fecha_corta(factura.vencimiento),
        "orden": factura.vencimiento.isoformat(),
        "clase": como.estado,
        "estado": nombre_de_estado(como.estado),
        "proxima": f"{como.proxima.fecha.astimezone(reglas.zona):%d/%m/%Y}" if como.proxima else "",
        "etapa": nombre_de_etapa(como.proxima.etapa) if como.proxima else "",
        "motivo": como.motivo,
    }


def _cerradas(c: Cartera) -> Iterator[Factura]:
    """Las últimas que dejaron de deberse."""
    cerradas = [factura for factura in c.facturas.values() if not factura.esta_abierta]
    yield from reversed(cerradas[-_MAX_CERRADAS:])


def _por_deuda(c: Cartera, todos: list[Pagador]) -> list[Pagador]:
    """Primero los que deben, de más atrasado a menos; luego los demás, por nombre."""

    def orden(uno: Pagador) -> tuple[bool, str, str]:
        abiertas = c.abiertas_de(uno.deudor.id)
        return (not abiertas, abiertas[0].vencimiento.isoformat() if abiertas else "", uno.deudor.nombre.casefold())

    return sorted(todos, key=orden)


def _cliente(c: Cartera, uno: Pagador, reglas: Reglas, leer: Leer, anclas: dict[str, str]) -> dict[str, Any]:
    abiertas = c.abiertas_de(uno.deudor.id)
    return {
        "ancla": anclas[uno.deudor.id],
        "nombre": uno.deudor.nombre,
        "correos": ", ".join(uno.deudor.direcciones) or "sin correo que funcione",
        "saldo": _suma(abiertas, reglas.negocio.pais),
        "facturas": _cuantas(abiertas, "abierta") if abiertas else "al día",
        "como_paga": _como_paga(uno),
        "cronica": cronica(c, uno.deudor, reglas, leer),
    }


def _como_paga(uno: Pagador) -> list[str]:
    frases = []
    if uno.puntaje is not None:
        frases.append(f"puntaje {uno.puntaje} de 100")
    if uno.retraso is not None:
        dias = f"{abs(uno.retraso)} día{'' if abs(uno.retraso) == 1 else 's'}"
        cuando = f"{dias} después de vencer" if uno.retraso > 0 else f"{dias} antes de vencer"
        frases.append("paga, de media, " + (cuando if uno.retraso else "el día que vence"))
    if uno.prometidas:
        frases.append(f"cumplió {uno.cumplidas} de {uno.prometidas} promesas")
    return frases
