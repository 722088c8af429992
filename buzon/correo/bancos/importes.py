"""Elige el importe de un aviso: el que se movió, y nunca el saldo, la comisión ni el impuesto."""

import re
from collections.abc import Iterator, Sequence

from buzon.correo.bancos.dinero import Cantidad, Contexto, hallar_cantidades, leer_cantidad
from buzon.correo.bancos.identidades import quitar_id
from buzon.correo.bancos.patrones import Hallazgo
from buzon.correo.bancos.pliego import Pliego
from buzon.correo.bancos.rotulos import Rotulo, valores
from buzon.dominio.llano import allanar

_NO_ES_DINERO = re.compile(
    r" ?(?:[a-z]{0,12}puntos|millas|de descuento|de regalo|en cupon|de cashback|en puntos|horas|dias|mb|gb)"
)
_ANTES_AJENO = re.compile(
    r"\b(?:saldo|comision|comisiones|disponible|itf|iva|impuesto|gmf|limite|cupo|tarifa|costo|minimo|"
    r"maximo|hasta|balance|"
    r"retencion|cargo de|tope)(?: [a-z]{1,12}){0,3}[ :$]{0,3}$"
)
_MONTO_SUELTO = re.compile(
    r"\b(?:monto|importe|valor|suma|cantidad)(?: total)?(?: de)?(?: la transferencia| transferid[oa])?:? $"
)
_MONEDA = re.compile(r"\bmoneda:? (?P<m>[a-z]{3,8})\b")
_VENTANA = 40
# Para ver que a la cifra no la sigue otra («001-2»).
_TRAS_LA_CIFRA = 3


def elegir_importe(pliego: Pliego, hallazgos: Sequence[Hallazgo], contexto: Contexto) -> Cantidad | None:
    """La cantidad de la frase, la de la etiqueta más precisa o la primera con signo; `None` si no hay ninguna."""
    en_frases = tuple(_de_frases(pliego, hallazgos, contexto))
    if con_signo := next((cantidad for cantidad in en_frases if cantidad.tiene_signo), None):
        return con_signo
    for rotulo in valores(pliego.rotulos, "importe_recibido", "importe", "importe_total"):
        for candidato in (rotulo.valor, *rotulo.otros):
            # En una tabla aplanada puede ir delante el RUT de la columna de al lado.
            if (cantidad := leer_cantidad(quitar_id(allanar(candidato)), contexto)) is not None:
                return cantidad if cantidad.tiene_signo else _con_moneda_aparte(cantidad, pliego, rotulo, contexto)
    primera = _la_primera(pliego, contexto)
    if en_frases and not (primera and primera.tiene_signo and _es_numero_suelto(en_frases[0])):
        return en_frases[0]
    return primera


def _es_numero_suelto(cantidad: Cantidad) -> bool:
    """«…a tu cuenta terminación 1120 la cantidad de $1,250»: cifras seguidas y sin signo son antes una cuenta."""
    return not cantidad.tiene_signo and cantidad.importe == int(cantidad.importe) and "." not in f"{cantidad.importe}"


def _de_frases(pliego: Pliego, hallazgos: Sequence[Hallazgo], contexto: Contexto) -> Iterator[Cantidad]:
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("importe")) is not None:
            cantidad = leer_cantidad(pliego.llano[tramo[0] : tramo[1] + _TRAS_LA_CIFRA], contexto)
            if cantidad and not _NO_ES_DINERO.match(pliego.llano, tramo[1]):
                yield cantidad


def _con_moneda_aparte(cantidad: Cantidad, pliego: Pliego, rotulo: Rotulo, contexto: Contexto) -> Cantidad:
    """«Moneda PEN / Importe 500.00»: la moneda va en la celda de al lado."""
    hallada = _MONEDA.search(pliego.llano[max(0, rotulo.inicio - _VENTANA) : rotulo.fin + _VENTANA])
    leida = leer_cantidad(f"1 {hallada['m']}", contexto) if hallada else None
    if leida is None or not leida.tiene_signo:
        return cantidad
    return Cantidad(cantidad.importe, leida.moneda, cantidad.inicio, cantidad.fin, tiene_signo=True)


def _la_primera(pliego: Pliego, contexto: Contexto) -> Cantidad | None:
    ajenos = [(r.inicio, r.fin) for r in valores(pliego.rotulos, "importe_ajeno", "concepto", "operacion")]
    for cantidad in hallar_cantidades(pliego.llano, contexto):
        antes = pliego.llano[max(0, cantidad.inicio - _VENTANA) : cantidad.inicio]
        es_ajena = any(inicio <= cantidad.inicio < fin for inicio, fin in ajenos) or _ANTES_AJENO.search(antes)
        es_dinero = cantidad.tiene_signo or _MONTO_SUELTO.search(antes)
        if es_dinero and not es_ajena and not _NO_ES_DINERO.match(pliego.llano, cantidad.fin):
            return cantidad
    return None
