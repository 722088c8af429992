"""Elige, entre lo hallado en un aviso, el importe, el pagador, su identificación, la fecha, la referencia y la cuenta.

Ante dos candidatos gana lo que dice la frase («Recibiste $500 de Ana»), luego la etiqueta más precisa, y nunca el
saldo, la comisión ni el impuesto.
"""

import re
from collections.abc import Sequence
from datetime import date

from buzon.correo.bancos.dinero import Cantidad, Contexto, hallar_cantidades, leer_cantidad
from buzon.correo.bancos.escrito import Escrito
from buzon.documentos.extractos.fechas import hallar_fecha
from buzon.correo.bancos.nombres import limpiar_nombre
from buzon.correo.bancos.patrones import Hallazgo
from buzon.correo.bancos.rotulos import Rotulo, valores
from buzon.dominio.llano import allanar

_NO_ES_DINERO = re.compile(
    r" ?(?:[a-z]{0,12}puntos|millas|de descuento|de regalo|en cupon|de cashback|en puntos|horas|dias|mb|gb)"
)
_ANTES_AJENO = re.compile(
    r"(?:saldo|comision|disponible|itf|iva|impuesto|gmf|limite|cupo|tarifa|costo|minimo|maximo|hasta|balance|retencion|cargo de|"
    r"comisiones|tope)(?: [a-z]{1,12}){0,3}[ :$]{0,3}$"
)
_MONTO_SUELTO = re.compile(
    r"\b(?:monto|importe|valor|suma|cantidad)(?: total)?(?: de)?(?: la transferencia| transferid[oa])?:? $"
)
_VENTANA = 40
_ID = re.compile(
    r"(?<![\w*])(?:\d{1,2}\.?\d{3}\.?\d{3}-[\dk]|[a-zñ&]{3,4}-?\d{6}-?[a-z\d]{3}|\d{2}-\d{8}-\d|[a-hjnp-sw]-?\d{7}-?[\da-j]|"
    r"\d{8}-?[a-z]|\d{3}\.\d{3}\.\d{3}-\d|[xyz]-?\d{7}-?[a-z]|\d-\d{3}-\d{6}|\d{8,13}(?:-[\dk])?)(?![\w*])"
)
_CUENTA = re.compile(r"[a-z]{0,2}[\d*x•.]+(?:[- ]?[\d*x•]+){0,9}")
_CUENTA_EN_FRASE = re.compile(
    r"(?:a|en|hacia) (?:tu|su|la) (?:cuenta|cta\.?|clabe|producto|iban)(?: (?!y |o |con )[a-z]{1,14}\.?){0,4}? ?:?(?:no|n|nro|num|#)?\.? ?"
    r"(?P<c>[a-z]{0,2}[*x•\d][*x•\d -]{1,33}\d)"
)
_MASCARA = re.compile(r".*[*x•.]{2,} ?|^[*x•]")
_CIFRAS_DE_CUENTA = 3
_LINEA_LARGA = 56


def elegir_importe(
    escrito: Escrito, llano: str, rotulos: Sequence[Rotulo], hallazgos: Sequence[Hallazgo], contexto: Contexto
) -> Cantidad | None:
    """La cantidad que de verdad se movió, o `None` si el aviso no nombra ninguna."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("importe")) is not None:
            cantidad = leer_cantidad(llano[tramo[0] : tramo[1] + 1], contexto)
            if cantidad and not _NO_ES_DINERO.match(llano, tramo[1]):
                return cantidad
    todos = tuple(rotulos)
    for rotulo in valores(todos, "importe_recibido", "importe", "importe_total"):
        for candidato in (rotulo.valor, *rotulo.otros):
            # En una tabla aplanada puede ir delante el RUT de la columna de al lado.
            sin_id = _ID.sub("", allanar(candidato), count=1) if _ID.match(allanar(candidato)) else allanar(candidato)
            if (cantidad := leer_cantidad(sin_id, contexto)) is not None:
                return cantidad if cantidad.tiene_signo else _con_moneda_aparte(cantidad, llano, rotulo, contexto)
    return _la_primera(escrito, llano, todos, contexto)


def _con_moneda_aparte(cantidad: Cantidad, llano: str, rotulo: Rotulo, contexto: Contexto) -> Cantidad:
    """«Moneda PEN / Importe 500.00»: la moneda va en la celda de al lado."""
    cerca = llano[max(0, rotulo.inicio - _VENTANA) : rotulo.fin + _VENTANA]
    hallada = re.search(r"\bmoneda:? (?P<m>[a-z]{3,8})\b", cerca)
    if hallada is None:
        return cantidad
    leida = leer_cantidad(f"1 {hallada['m']}", contexto)
    return (
        Cantidad(cantidad.importe, leida.moneda, cantidad.inicio, cantidad.fin, tiene_signo=True) if leida else cantidad
    )


def _la_primera(escrito: Escrito, llano: str, rotulos: tuple[Rotulo, ...], contexto: Contexto) -> Cantidad | None:
    ajenos = [(r.inicio, r.fin) for r in valores(rotulos, "importe_ajeno", "concepto", "operacion")]
    for cantidad in hallar_cantidades(llano, contexto):
        antes = llano[max(0, cantidad.inicio - _VENTANA) : cantidad.inicio]
        es_ajena = any(inicio <= cantidad.inicio < fin for inicio, fin in ajenos) or _ANTES_AJENO.search(antes)
        es_dinero = cantidad.tiene_signo or _MONTO_SUELTO.search(antes)
        if es_dinero and not es_ajena and not _NO_ES_DINERO.match(llano, cantidad.fin):
            return cantidad
    return None


def elegir_pagador(escrito: Escrito, rotulos: Sequence[Rotulo], hallazgos: Sequence[Hallazgo]) -> str | None:
    """Quién pagó, con las mayúsculas del aviso: de la frase, de su etiqueta o de la sección de origen."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("pagador")) is not None:
            if (
                nombre := limpiar_nombre(_hasta_etiqueta(_de_una_linea(escrito, *tramo), tramo[0], rotulos, escrito))
            ) is not None:
                return nombre
    todos = tuple(rotulos)
    de_origen = [r for r in valores(todos, "nombre") if r.seccion == "origen"]
    sueltos = [r for r in valores(todos, "nombre") if not r.seccion]
    origenes = [r for r in valores(todos, "seccion_origen", "cuenta_origen") if any(c.isalpha() for c in r.valor)]
    for rotulo in (*valores(todos, "pagador"), *de_origen, *sueltos, *origenes):
        for candidato in (rotulo.valor, *rotulo.otros[:1]):
            if (nombre := limpiar_nombre(candidato)) is not None and not _ID.search(allanar(candidato)):
                return nombre
    return None


def _de_una_linea(escrito: Escrito, inicio: int, fin: int) -> str:
    """El tramo sin lo que cuelga de la línea siguiente, salvo que la línea esté partida por larga y no acabada."""
    tramo = escrito.texto[inicio:fin].lstrip("\n ")
    primera, salto, _ = tramo.partition("\n")
    if not salto:
        return tramo
    comienzo = escrito.texto.rfind("\n", 0, fin - len(tramo)) + 1
    es_larga = fin - len(tramo) - comienzo + len(primera) >= _LINEA_LARGA and inicio >= escrito.cuerpo
    return tramo.replace("\n", " ") if es_larga else primera


def _hasta_etiqueta(nombre: str, inicio: int, rotulos: Sequence[Rotulo], escrito: Escrito) -> str:
    """El nombre sin la etiqueta que lo sigue cuando el aviso llega en una sola línea."""
    comienzo = escrito.corrido.find(nombre, inicio)
    corte = next((r.inicio for r in rotulos if comienzo < r.inicio < comienzo + len(nombre)), None)
    return nombre if corte is None or comienzo < 0 else nombre[: corte - comienzo]


def elegir_id(
    escrito: Escrito, rotulos: Sequence[Rotulo], hallazgos: Sequence[Hallazgo], pagador: str | None
) -> str | None:
    """La identificación fiscal de quien pagó. Una que no esté junto a él puede ser la nuestra, y no se toma."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("id_fiscal")) is not None:
            return escrito.corrido[tramo[0] : tramo[1]].strip()
    todos = tuple(rotulos)
    for rotulo in valores(todos, "id_pagador"):
        if (hallada := _ID.search(allanar(rotulo.valor))) is not None:
            return rotulo.valor[hallada.start() : hallada.end()]
    for indice, rotulo in enumerate(todos):
        previo = todos[indice - 1] if indice else None
        es_suya = (
            previo is not None and previo.clave in {"pagador", "nombre"} and limpiar_nombre(previo.valor) == pagador
        )
        if (
            rotulo.clave == "id"
            and rotulo.seccion != "destino"
            and (rotulo.seccion == "origen" or (pagador and es_suya))
        ):
            if (hallada := _ID.search(allanar(rotulo.valor))) is not None:
                return rotulo.valor[hallada.start() : hallada.end()]
    return None


def elegir_fecha(escrito: Escrito, llano: str, rotulos: Sequence[Rotulo], hallazgos: Sequence[Hallazgo]) -> date | None:
    """La fecha del movimiento: la de la frase, la etiquetada o la primera escrita."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("fecha")) is not None and (leida := hallar_fecha(llano[tramo[0] : tramo[1]])):
            return leida
    for rotulo in valores(tuple(rotulos), "fecha"):
        for candidato in (rotulo.valor, *rotulo.otros[:2]):
            if (leida := hallar_fecha(allanar(candidato))) is not None:
                return leida
    return hallar_fecha(llano)


def elegir_referencia(escrito: Escrito, rotulos: Sequence[Rotulo], hallazgos: Sequence[Hallazgo]) -> str | None:
    """Lo que el pagador escribió (ahí va el número de factura); si no escribió nada, el número de la operación."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("referencia")) is not None:
            return escrito.corrido[tramo[0] : tramo[1]].strip(" .\"'") or None
    todos = tuple(rotulos)
    for rotulo in valores(todos, "concepto"):
        limpio = rotulo.valor.strip(" .\"'")
        if len(limpio) > 1 and allanar(limpio) not in {
            "sin mensaje",
            "sin comentario",
            "n/a",
            "sin concepto",
            "transferencia",
            "null",
        }:
            return limpio
    for rotulo in valores(todos, "operacion"):
        primera = rotulo.valor.split(" ")[0].strip(".,;")
        if any(c.isdigit() for c in primera):
            return primera
    return None


def elegir_cuenta(escrito: Escrito, llano: str, rotulos: Sequence[Rotulo], hallazgos: Sequence[Hallazgo]) -> str | None:
    """La cuenta de destino sin máscara («**6126» → «6126»), o `None`."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("cuenta")) is not None:
            return _sin_mascara(escrito.corrido[tramo[0] : tramo[1]])
    todos = tuple(rotulos)
    propias = [r for r in valores(todos, "cuenta") if r.seccion == "destino"]
    sueltas = [r for r in valores(todos, "cuenta") if not r.seccion]
    for rotulo in (*valores(todos, "cuenta_destino", "seccion_destino"), *propias, *sueltas):
        for candidato in (rotulo.valor, *rotulo.otros[:3]):
            if (cuenta := _leer_cuenta(candidato)) is not None:
                return cuenta
    hallada = _CUENTA_EN_FRASE.search(llano)
    return _sin_mascara(escrito.corrido[hallada.start("c") : hallada.end("c")]) if hallada else None


def _leer_cuenta(valor: str) -> str | None:
    for hallada in _CUENTA.finditer(allanar(valor)):
        tramo = valor[hallada.start() : hallada.end()]
        if sum(c.isdigit() for c in tramo) >= _CIFRAS_DE_CUENTA:
            return _sin_mascara(tramo)
    return None


def _sin_mascara(cuenta: str) -> str | None:
    limpia = _MASCARA.sub("", cuenta.strip(" .-"), count=1) if re.search(r"[*•]|[xX]{2}", cuenta) else cuenta
    return limpia.lstrip("*•xX. -").strip(" .-") or None
