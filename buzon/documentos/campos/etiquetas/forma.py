"""Una manera de anunciar un campo, y los trozos que comparten las que anuncian números."""

NADA = "nada"
N = r"(?:n ?°[.:]?|no\.|n\.[o°]?|nro\.?|num\.?|numero|number|nr\.?|#)"
N_TRAS = r"(?:n ?°[.:]?|no[.:]?|n\.[o°]?|nro\.?|num\.?|numero|number|nr\.?|#)"
DOC = (
    r"(?:factura|facturas|fact\.?|fra\.?|fac\.?|boleta|comprobante|documento|invoice|nota de (?:credito|debito|venta)|"
    r"credit note|debit note|recibo|proforma|cuenta de cobro)"
)
# Del apellido más largo al más corto: se queda con el primero que casa.
CLASE = (
    r"(?: (?:electronica de venta|de venta electronica|de venta|exenta electronica|no afecta o exenta electronica|"
    r"electronica de exportacion|de exportacion electronica|"
    r"de (?:cliente|exportacion|credito fiscal|credito|servicios?)|"
    r"electronica|comercial|simplificada|rectificativa|nacional|exenta|no afecta|proforma|invoice|[abcem](?![-/]\d)))?"
)


class Forma:
    """Las maneras de anunciar un campo, con la misma fuerza (0 a 1). `NADA` reserva lo que se parece y no es."""

    def __init__(self, campo: str, fuerza: float, *maneras: str) -> None:
        self.campo = campo
        self.fuerza = fuerza
        self.maneras = maneras
