"""Elige la fecha, la referencia y la cuenta de destino de un aviso."""

import re
from collections.abc import Sequence
from datetime import date

from buzon.correo.bancos.identidades import es_rut
from buzon.correo.bancos.patrones import Hallazgo
from buzon.correo.bancos.pliego import Pliego
from buzon.correo.bancos.rotulos import valores
from buzon.documentos.extractos.fechas import hallar_fecha
from buzon.dominio.llano import allanar

_CUENTA = re.compile(r"[a-z]{0,2}[\d*x•.]+(?:[- ]?[\d*x•]+){0,9}")
_CUENTA_EN_FRASE = re.compile(
    r"(?:a|en|hacia) (?:tu|su|la) (?:cuenta|cta\.?|clabe|producto|iban)(?: (?!y |o |con )[a-z]{1,14}\.?){0,4}? ?:?"
    r"(?:(?:no|n|nro|num|#)[.°:]{0,3}|°:?)?\.? ?(?P<c>[a-z]{0,2}[*x•\d][*x•\d -]{1,33}\d)"
)
_MASCARA = re.compile(r".*[*x•.]{2,} ?|^[*x•]", re.IGNORECASE)
_TIENE_MASCARA = re.compile(r"[*•]|[xX]{2}")
_CIFRAS_DE_CUENTA = 3
_CONCEPTO = re.compile(r"\bpor concepto (?:de:? ?)?\"?(?P<c>[^\".,]{2,80})")
_NUMERO = re.compile(
    r"\b(?:numero|codigo|id)\.? (?:de|unico de) (?:la )?(?:referencia|operacion|transaccion|comprobante|rastreo)"
    r"(?: es)?:? (?P<n>[a-z0-9-]{4,40})\b"
)
_SIN_CONCEPTO = frozenset({
    "sin mensaje", "sin comentario", "sin comentarios", "n/a", "sin concepto", "transferencia", "null", "ninguno",
})  # fmt: skip
_CIFRAS_DE_SEGUIMIENTO = 12
_DE_OPERACION = re.compile(
    r"(?:[a-z°.]{1,9} (?:de |de la |del )?)?(?:operacion|transaccion|comprobante|transferencia|rastreo|seguimiento)|"
    r"clave|folio|cus\b|transaction|codigo unico"
)
_ADORNOS = " .\"'"


def elegir_fecha(pliego: Pliego, hallazgos: Sequence[Hallazgo]) -> date | None:
    """La fecha del movimiento: la de la frase, la etiquetada o la primera escrita."""
    for hallazgo in hallazgos:
        tramo = hallazgo.tramos.get("fecha")
        if tramo is not None and (leida := hallar_fecha(pliego.llano[slice(*tramo)])) is not None:
            return leida
    for rotulo in valores(pliego.rotulos, "fecha"):
        for candidato in (rotulo.valor, *rotulo.otros[:2]):
            if (leida := hallar_fecha(allanar(candidato))) is not None:
                return leida
    return hallar_fecha(pliego.llano) or hallar_fecha(pliego.escrito.llano)


def elegir_referencia(pliego: Pliego, hallazgos: Sequence[Hallazgo]) -> str | None:
    """Lo que el pagador escribió (ahí va el número de factura); si no escribió nada, el número de la operación."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("referencia")) is not None:
            return pliego.citar(tramo).strip(_ADORNOS) or None
    for rotulo in valores(pliego.rotulos, "concepto"):
        limpio = rotulo.valor.strip(_ADORNOS)
        if len(limpio) > 1 and allanar(limpio) not in _SIN_CONCEPTO:
            return limpio
    for rotulo in valores(pliego.rotulos, "operacion"):
        primera = rotulo.valor.split(" ")[0].strip(".,;")
        if any(c.isdigit() for c in primera):
            return primera
    return _referencia_en_frase(pliego)


def elegir_operacion(pliego: Pliego) -> str | None:
    """El número que el banco le dio a este movimiento, si lo rotula sin dudas: una «referencia» puede ser otra cosa."""
    for rotulo in valores(pliego.rotulos, "operacion"):
        numero = rotulo.valor.split(" ")[0].strip(".,;")
        etiqueta = pliego.escrito.llano[rotulo.inicio : rotulo.fin]
        es_largo = sum(c.isdigit() for c in numero) >= _CIFRAS_DE_SEGUIMIENTO
        if any(c.isdigit() for c in numero) and (es_largo or _DE_OPERACION.match(etiqueta)):
            return numero
    return None


def _referencia_en_frase(pliego: Pliego) -> str | None:
    """Sin etiqueta: «por concepto de Pago Factura 282875», «con el número de referencia 20260902…»."""
    if (hallada := _CONCEPTO.search(pliego.escrito.llano)) is not None:
        return pliego.citar(hallada.span("c")).strip()
    hallada = _NUMERO.search(pliego.escrito.llano)
    return pliego.citar(hallada.span("n")) if hallada and any(c.isdigit() for c in hallada["n"]) else None


def elegir_cuenta(pliego: Pliego, hallazgos: Sequence[Hallazgo]) -> str | None:
    """La cuenta de destino sin máscara («**6126» → «6126»), o `None`."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("cuenta")) is not None:
            return _sin_mascara(pliego.citar(tramo))
    cuentas = tuple(valores(pliego.rotulos, "cuenta"))
    propias = (r for r in cuentas if r.seccion == "destino")
    sueltas = (r for r in cuentas if not r.seccion)
    for rotulo in (*valores(pliego.rotulos, "cuenta_destino", "seccion_destino"), *propias, *sueltas):
        for candidato in (rotulo.valor, *rotulo.otros[:3]):
            if (cuenta := _leer_cuenta(candidato)) is not None:
                return cuenta
    hallada = _CUENTA_EN_FRASE.search(pliego.llano)
    return _sin_mascara(pliego.citar(hallada.span("c"))) if hallada else None


def _leer_cuenta(valor: str) -> str | None:
    for hallada in _CUENTA.finditer(allanar(valor)):
        tramo = valor[hallada.start() : hallada.end()]
        if sum(c.isdigit() for c in tramo) >= _CIFRAS_DE_CUENTA and not es_rut(tramo):
            return _sin_mascara(tramo)
    return None


def _sin_mascara(cuenta: str) -> str | None:
    limpia = _MASCARA.sub("", cuenta.strip(" .-"), count=1) if _TIENE_MASCARA.search(cuenta) else cuenta
    return limpia.lstrip("*•xX. -").strip(" .-") or None
