"""Una manera de anunciar un campo, y los trozos que comparten las que anuncian números."""

NADA = "nada"
N = r"(?:n ?°[.:]?|no\.|n\.[o°]?|nro\.?|num\.?|numero|number|nr\.?|#)"
N_TRAS = r"(?:n ?°[.:]?|no[.:]?|n\.[o°]?|nro\.?|num\.?|numero|number|nr\.?|#)"
DOC = (
    r"(?:factura|facturas|fact\.?|fra\.?|fac\.?|boleta|comprobante|documento|invoice|nota de (?:credito|debito|venta)|"
    r"credit note|debit note|recibo|proforma|cuenta de cobro)"
)
CLASE = (
    r"(?: (?:de (?:venta|cliente|exportacion|credito|servicios?)|electronica|comercial|simplificada|rectificativa|"
    r"nacional|exenta|no afecta|exenta electronica|de venta electronica|electronica de venta|proforma|invoice|"
    r"[abcem](?![-/]\d)))?"
)


class Forma:
    """Las maneras de anunciar un campo, con la misma fuerza (0 a 1). `NADA` reserva lo que se parece y no es."""

    def __init__(self, campo: str, fuerza: float, *maneras: str) -> None:
        self.campo = campo
        self.fuerza = fuerza
        self.maneras = maneras
