"""Si un adjunto es el comprobante de un pago: lo dice su nombre o, si es un PDF, lo que hay escrito en él.

Es lo que alega quien paga, no una prueba: cualquiera hace uno. Vale lo mismo que un «ya pagué».
"""

import re
from collections.abc import Iterable

from buzon.correo.mensaje import Adjunto
from buzon.documentos.pdf import abrir_pdf, es_pdf
from buzon.dominio.llano import allanar

_NOMBRE = re.compile(
    r"\b(?:comprobante|transferencia|transf|voucher|deposito|consignacion|justificante|abono|soporte (?:de )?pago|"
    r"recibo (?:de )?(?:pago|transferencia)|constancia (?:de )?(?:pago|transferencia|deposito)|spei|yape|plin|bizum|"
    r"pago (?:de )?(?:la )?(?:factura|fact|fac|fra|f)?)\b"
)
_ESCRITO = re.compile(
    r"\b(?:(?:comprobante|constancia|justificante|recibo|certificado|soporte|detalle) (?:electronic[oa] )?(?:de |del )?"
    r"(?:la )?(?:transferencia|pago|deposito|operacion|abono|consignacion|spei)|transferencia (?:exitosa|realizada|"
    r"enviada|efectuada)|pago (?:exitoso|realizado)|operacion (?:exitosa|realizada)|(?:cuenta|banco)(?: de)? destino)\b"
)
_PAPELES = ("application/pdf", "image/")
_NO_ES = re.compile(r"\b(?:factura|invoice|boleta|cotizacion|presupuesto|contrato|estado de cuenta|orden de compra)\b")
_PRINCIPIO = 1_500
_TOPE_ADJUNTOS = 10


def hallar_comprobante(adjuntos: Iterable[Adjunto]) -> str | None:
    """El nombre del primer adjunto que parece el comprobante de un pago; `None` si ninguno."""
    papeles = [a for a in adjuntos if a.contenido and a.tipo.startswith(_PAPELES)][:_TOPE_ADJUNTOS]
    for adjunto in papeles:
        nombre = allanar(re.sub(r"[_\W]+", " ", adjunto.nombre.rpartition(".")[0] or adjunto.nombre))
        if _NOMBRE.search(nombre) or _lo_dice(adjunto):
            return adjunto.nombre or "un adjunto"
    return None


def _lo_dice(adjunto: Adjunto) -> bool:
    if not es_pdf(adjunto.contenido):
        return False
    escrito = allanar(" ".join(abrir_pdf(adjunto.contenido).texto[:_PRINCIPIO].split()))
    hallado = _ESCRITO.search(escrito)
    previo = _NO_ES.search(escrito)
    return hallado is not None and (previo is None or hallado.start() < previo.start())
