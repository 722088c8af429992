"""Las condiciones de pago escritas en palabras («30 días fecha factura», «contado»). Nunca da una fecha."""

import re

TOPE_DIAS = 365
_DIAS = re.compile(
    r"(?<![\d/.,+-])(\d{1,3})\s{0,3}(?:d[ií]as?\b|d\.?\s?f\.?\s?f\b|ddff\b|days?\b|tage\b)(?!\s{0,2}h[áa]biles)",
    re.IGNORECASE,
)
# «Neto 30», «CRÉDITO 30», «CREDITO30»; no «crédito en 3 pagos» ni «crédito 30/60».
_NETO = re.compile(
    r"\b(?:net[oa]?|cr[eé]d(?:ito)?\.?)\s{0,3}(?:(?:a|de)\s)?(\d{1,3})(?!\w|[.,-]\d|\s{0,2}(?:[/%]|[,-]\s?\d|y\b|e\b|cuota|"
    r"pago|mes|semana|parcial|abono|mensual|quincena|hora|d[ií]as?\s{0,2}h[áa]bil))",
    re.IGNORECASE,
)
_VARIOS = re.compile(
    r"\d{1,3}\s{0,2}(?:[/,-]|y|e)\s{0,2}\d{1,3}\s{0,2}(?:[/,-]\s{0,2}\d{1,3}\s{0,2}){0,9}d[ií]as", re.IGNORECASE
)
# Un descuento o un recargo por días no es el plazo: ante ellos no se lee nada.
_OTRA_COSA = re.compile(r"%|descuento|discount|skonto|pronto pago|inter[eé]s|recargo|penalty|mora\b", re.IGNORECASE)
_CONTADO = re.compile(
    r"\b(?:(?:de |al )?contado|a la vista|contra entrega|pago inmediato|al recibir la factura|due on receipt)\b",
    re.IGNORECASE,
)


def leer_condiciones(texto: str | None) -> int | None:
    """Días de crédito, o 0 si es al contado; `None` si no lo dice o habla de varios plazos o de días hábiles."""
    limpio = " ".join((texto or "")[:300].split())
    if not limpio or _OTRA_COSA.search(limpio) or _VARIOS.search(limpio):
        return None
    dias = {int(n) for patron in (_DIAS, _NETO) for n in patron.findall(limpio)}
    if len(dias) == 1:
        unico = dias.pop()
        return unico if unico <= TOPE_DIAS else None
    if dias:
        return None
    return 0 if _CONTADO.search(limpio) else None
