"""La hoja de intereses dentro de la cronología: las mismas líneas que «intereses.txt», en una tabla."""

from collections.abc import Iterator
from datetime import date

from buzon.dominio.cargos.cuenta import escribir_tasa
from buzon.dominio.cargos.hoja import HojaDeIntereses, LineaDeHoja, hoja_de_intereses
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.informes.expediente.caso import Caso
from buzon.informes.palabras import fecha_corta
from buzon.informes.papel.hoja import Parrafo, Pieza, Tabla

_NOTA = (
    "Desde el día siguiente al vencimiento hasta el del pago o el de este expediente, incluidos. Cada línea va "
    "redondeada para leerla; el total se redondea una sola vez, sobre lo exacto."
)


def intereses(caso: Caso, reglas: Reglas, hoy: date) -> Iterator[Pieza]:
    """La sección; nada si el dueño no reclama intereses o aún no hay ninguna vencida."""
    vencidas = [f for f in caso.facturas if f.vencimiento < hoy and f.anulada is None]
    if not reglas.cargos.interes.base_legal.strip() or not vencidas:
        return
    yield Parrafo("Intereses de demora", "seccion")
    yield Parrafo(_NOTA, "nota")
    for factura in vencidas:
        hoja = hoja_de_intereses(reglas, caso.deudor, factura, hoy)
        yield Parrafo(f"vencida el {fecha_corta(factura.vencimiento)} ({hoja.base})", negrita=f"Factura {hoja.numero},")
        if hoja.falta:
            yield Parrafo(f"No se pueden calcular: {hoja.falta}.", "nota")
        else:
            yield _tabla(hoja, reglas.negocio.pais)


def _tabla(hoja: HojaDeIntereses, pais: str) -> Tabla:
    filas = [_fila(linea, hoja.moneda, pais) for linea in hoja.lineas]
    if hoja.recargo:
        recargo = escribir(hoja.recargo, hoja.moneda, pais)
        filas.append(("Recargo fijo de la ley", "", "", "", recargo, ""))
    total = ("Total", "", "", "", escribir(hoja.total, hoja.moneda, pais), "")
    return Tabla(
        ("Periodo", "Días", "Sobre", "Tasa anual", "Interés", "Fuente de la tasa"),
        (*filas, total),
        (2.9, 0.7, 1.7, 1.2, 1.5, 2.8),
        a_la_derecha=(1, 2, 3, 4),
        total=True,
    )


def _fila(linea: LineaDeHoja, moneda: str, pais: str) -> tuple[str, ...]:
    return (
        f"{fecha_corta(linea.desde)} a {fecha_corta(linea.hasta)}",
        str(linea.dias),
        escribir(linea.principal, moneda, pais),
        f"{escribir_tasa(linea.tasa)} %",
        escribir(linea.importe, moneda, pais),
        linea.fuente,
    )
