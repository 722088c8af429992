"""El resumen del día para el titular: lo que decide él, lo que sale mañana, lo que pasó y cuánto le deben."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.decidir.a_favor import todo_a_favor
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sellador
from buzon.informes.medidas.antiguedad import antiguedad
from buzon.informes.palabras import contar, fecha_larga, totales
from buzon.informes.piezas import DatosSeccion
from buzon.informes.previstas import previstas
from buzon.informes.resumen.novedades import secciones_de_lo_nuevo
from buzon.informes.resumen.pendiente import preguntas, prometido, va_a_salir
from buzon.informes.servidor import sin_jerga


def datos_del_resumen(c: Cartera, reglas: Reglas, ahora: datetime, llave: Sellador) -> dict[str, Any]:
    """La parte propia de `DatosResumen`: lo de después del último resumen que salió, y lo que viene.

    Un día sin nada de eso es una sola línea: ni secciones ni dibujo.
    """
    hoy = ahora.astimezone(reglas.zona).date()
    abiertas = [f for deudor in c.con_abiertas() for f in c.abiertas_de(deudor.id) if f.incobrable is None]
    movidas = [
        preguntas(c, reglas, llave),
        va_a_salir(previstas(c, reglas, ahora), hoy, reglas, llave),
        prometido(c, hoy, reglas),
        *secciones_de_lo_nuevo(c, reglas),
    ]
    secciones = [seccion for seccion in movidas if seccion["asuntos"]]
    problemas = [*_parado(c, reglas), *(sin_jerga(problema.texto) for problema in c.problemas.values())]
    hay_algo = bool(secciones or problemas)
    return {
        "hoy": fecha_larga(hoy),
        "titular": _titular(c, abiertas, hoy, reglas) + ("" if hay_algo else ". Hoy no hay novedades"),
        "desde": _desde(c, hoy, reglas) if secciones else "",
        "secciones": [*secciones, *_sin_venta(c), *_a_favor(c, reglas)] if hay_algo else [],
        "antiguedad": antiguedad(abiertas, hoy, reglas) if hay_algo else [],
        "enlaces": [],
        "problemas": problemas,
    }


def _desde(c: Cartera, hoy: date, reglas: Reglas) -> str:
    """Desde cuándo cuenta, si no es desde ayer."""
    if c.contado_el is None:
        return ""
    dia = c.contado_el.astimezone(reglas.zona).date()
    return "" if (hoy - dia).days <= 1 else f"Con todo lo de después de mi último resumen, el del {fecha_larga(dia)}."


def _parado(c: Cartera, reglas: Reglas) -> Iterator[str]:
    """Lo que más cuesta si se olvida: una tanda entera esperando."""
    if c.tanda and c.tanda.como is None:
        desde = c.tanda.cuando.astimezone(reglas.zona)
        cartas = contar(len(c.tanda.deudores), "carta espera", "cartas esperan")
        yield f"{cartas} desde el {desde:%d/%m/%Y} a que digas si salen"


def _sin_venta(c: Cartera) -> Iterator[DatosSeccion]:
    """A quién no se le vende, si hay alguno y aún debe."""
    vetados = [f"{d.nombre}: {d.no_vender}" for d in c.con_abiertas() if d.no_vender]
    if vetados:
        yield {"titulo": "No vender", "lineas": vetados, "asuntos": []}


def _a_favor(c: Cartera, reglas: Reglas) -> Iterator[DatosSeccion]:
    """Lo que se debe a los clientes, que es fácil de olvidar."""
    pais = reglas.negocio.pais
    lineas = [
        f"{c.deudores[deudor].nombre}: {totales(((suyo.importe, suyo.moneda) for suyo in suyos), pais)}"
        for deudor, suyos in todo_a_favor(c).items()
    ]
    if lineas:
        yield {"titulo": "Tus clientes tienen a favor", "lineas": lineas, "asuntos": []}


def _titular(c: Cartera, abiertas: list[Factura], hoy: date, reglas: Reglas) -> str:
    preguntas_ = contar(len(c.preguntas), "pregunta espera", "preguntas esperan") + " tu respuesta"
    cola = f"; {preguntas_}" if c.preguntas else ""
    if not abiertas:
        return f"Nadie te debe nada{cola}"
    debe = totales(((f.saldo, f.moneda) for f in abiertas), reglas.negocio.pais)
    cuantas = contar(len(abiertas), "factura abierta", "facturas abiertas")
    vencidas = sum(1 for factura in abiertas if factura.vencimiento < hoy)
    return f"{cuantas} ({debe}), {contar(vencidas, 'vencida', 'vencidas')}{cola}"
