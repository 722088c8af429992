"""Lo que comparten los lectores de un país: correos, plazos y condiciones."""

from buzon.documentos.campos.plazos import TOPE_DIAS, leer_condiciones


def leer_dias(escrito: str | None, *, contado: bool = False) -> int | None:
    """Un plazo de crédito («30», «30 días»); 0 si es al contado; `None` si no se sabe."""
    limpio = (escrito or "").strip()
    if limpio.isascii() and limpio.isdigit() and 0 < int(limpio[:6]) <= TOPE_DIAS:
        return int(limpio)
    dias = leer_condiciones(limpio)
    return 0 if dias is None and contado else dias


def leer_correo(escrito: str | None) -> str | None:
    """Una dirección sola, en minúsculas; `None` si hay varias o ninguna."""
    limpio = (escrito or "").strip().lower()
    return limpio if limpio.count("@") == 1 and not any(c in limpio for c in " ;,") else None
