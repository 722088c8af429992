"""La hoja de intereses de un caso, en texto: una línea por periodo, con su base, su tasa y de dónde sale."""

from collections.abc import Sequence
from datetime import date

from buzon.dominio.cargos.cuenta import escribir_tasa
from buzon.dominio.cargos.hoja import HojaDeIntereses, hoja_de_intereses
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import fecha_corta

_NOTA = (
    "Desde el día siguiente al vencimiento hasta el del pago o el de esta hoja, incluidos.\n"
    "Cada línea va redondeada para leerla; el total se redondea una sola vez, sobre lo exacto."
)


def hoja_en_texto(deudor: Deudor, facturas: Sequence[Factura], reglas: Reglas, hasta: date) -> str:
    """La hoja de las facturas vencidas, también las ya pagadas; vacía si el dueño no reclama intereses."""
    if not reglas.cargos.interes.base_legal.strip():
        return ""
    vencidas = [factura for factura in facturas if factura.vencimiento < hasta and factura.anulada is None]
    hojas = [_una(hoja_de_intereses(reglas, deudor, factura, hasta), factura, reglas) for factura in vencidas]
    if not hojas:
        return ""
    return "\n".join([f"Intereses de demora de {deudor.nombre}, al {fecha_corta(hasta)}", _NOTA, "", *hojas])


def _una(hoja: HojaDeIntereses, factura: Factura, reglas: Reglas) -> str:
    pais = reglas.negocio.pais
    lineas = [f"Factura {hoja.numero}, vencida el {fecha_corta(factura.vencimiento)} ({hoja.base})"]
    if hoja.falta:
        return "\n".join([*lineas, f"  No se puede calcular: {hoja.falta}", ""])
    lineas += [
        f"  {fecha_corta(linea.desde)} a {fecha_corta(linea.hasta)}  {linea.dias:>4} días  "
        f"sobre {escribir(linea.principal, hoja.moneda, pais)}  al {escribir_tasa(linea.tasa)} %  "
        f"= {escribir(linea.importe, hoja.moneda, pais)}  [{linea.fuente}]"
        for linea in hoja.lineas
    ]
    if hoja.recargo:
        lineas.append(f"  Recargo fijo de la ley: {escribir(hoja.recargo, hoja.moneda, pais)}")
    return "\n".join([*lineas, f"  Total: {escribir(hoja.total, hoja.moneda, pais)}", ""])
