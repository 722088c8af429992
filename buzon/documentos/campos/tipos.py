"""Qué documento dice ser un texto: factura, nota, recibo, proforma, nómina u otra cosa que no se cobra."""

import re

from buzon.dominio.lecturas import TipoDocumento

_CABEZA = 1_500
_LETRAS, _CASI_TODAS = 5, 0.8  # «F A C T U R A»: más de tantos trozos, y esta parte de ellos de una letra
# Se buscan también los títulos con las letras separadas («C F D I d e P a g o»).
_MANERAS: tuple[tuple[TipoDocumento, tuple[str, ...]], ...] = (
    (
        "nomina",
        (
            r"recibo de nomina",
            r"cfdi ?d ?e ?nomina",
            r"liquidacion de sueldo",
            r"recibo de (?:haberes|sueldo)",
            r"\bnomina electronica",
        ),
    ),
    (
        "recibo_de_pago",
        (
            r"recibo electronico de pago",
            r"complemento (?:de|para la recepcion de) pagos?",
            r"cfdi ?d ?e ?pago\b",
            r"comprobante de pago recibido",
            r"\brecibo de (?:pago|cobro|caja)\b",
            r"payment receipt",
        ),
    ),
    (
        "nota_credito",
        (
            r"\bnotas? de (?:credito|abono)\b",
            r"\bcredit note\b",
            r"\bcredit memo\b",
            r"factura rectificativa",
            r"factura de abono",
            r"cfdi ?d ?e ?egreso",
        ),
    ),
    ("nota_debito", (r"\bnotas? de (?:debito|cargo)\b", r"\bdebit note\b")),
    ("proforma", (r"pro ?-?forma", r"\bpresupuesto\b", r"\bcotizacion\b", r"\bquotation\b", r"\bquote\b")),
    (
        "otro",
        (
            r"guia de (?:despacho|remision)",
            r"\balbaran\b",
            r"\bnota de entrega\b",
            r"\borden de compra\b",
            r"\bpurchase order\b",
            r"\bremito\b",
            r"carta porte",
            r"cfdi ?d ?e ?traslado",
            r"comprobante de retencion",
            r"estado de cuenta",
            r"\bdelivery note\b",
            r"packing list",
        ),
    ),
)
_FORMAS = tuple((tipo, re.compile("|".join(maneras))) for tipo, maneras in _MANERAS)
_FACTURA = re.compile(
    r"\bfacturas?\b|\bboleta\b|\binvoice\b|\bfra\b|cfdi ?d ?e ?ingreso|recibo por honorarios|\bcomprobante fiscal\b|"
    r"\bcuenta de cobro\b"
)
# Un CFDI impreso sin título dice su clase por la letra del SAT.
_CLASE_SAT = re.compile(r"tipo de comprobante ?:? ?([ieptn])\b")
_DE_LETRA: dict[str, TipoDocumento] = {
    "i": "factura",
    "e": "nota_credito",
    "p": "recibo_de_pago",
    "t": "otro",
    "n": "nomina",
}
# Quien declara que no es un documento de cobro. Solo cuenta en el título o a su lado.
_NO_ES = re.compile(
    r"(?:no es (?:una )?factura|no valid[oa] como factura|sin valor (?:fiscal|tributario)|documento no valido)"
)


def tipo_del_texto(llano: str) -> TipoDocumento | None:
    """El tipo que un texto llano (varias líneas) dice ser, o `None` si no dice que sea un documento comercial.

    Manda lo que está primero en la cabecera: una factura que más abajo nombra su guía de despacho es una factura.
    """
    cabeza = _juntar_separadas(llano[:_CABEZA])
    primeros = [(casa.start(), tipo) for tipo, forma in _FORMAS if (casa := _titulo(forma, cabeza))]
    factura = _FACTURA.search(cabeza)
    if factura and not _NO_ES.search(cabeza):
        primeros.append((factura.start(), "factura"))
    if primeros:
        # A igual sitio («factura rectificativa», «factura proforma») manda el tipo más estrecho.
        return min(primeros, key=lambda p: (p[0] // 20, p[1] == "factura"))[1]
    if _FACTURA.search(llano):
        return None if _NO_ES.search(llano) else "factura"
    return _de_un_cfdi(llano)


def _de_un_cfdi(llano: str) -> TipoDocumento | None:
    """Hay programas que imprimen el CFDI sin decir «factura»: lo delata su folio fiscal."""
    if "folio fiscal" not in llano:
        return None
    clase = _CLASE_SAT.search(llano)
    return _DE_LETRA[clase[1]] if clase else "factura"


def _titulo(forma: re.Pattern[str], cabeza: str) -> re.Match[str] | None:
    """La primera vez que sale como título: no cuenta una referencia a otro documento («Guía de despacho: 123»)."""
    for casa in forma.finditer(cabeza):
        inicio = cabeza.rfind("\n", 0, casa.start()) + 1
        if casa.start() - inicio <= 40:  # noqa: PLR2004 - un título abre su renglón
            resto = cabeza[casa.end() : casa.end() + 30].split("\n", 1)[0]
            if not re.match(r" ?(?:s|n[o°]?\.?|asociad[ao]s?|relacionad[ao]s?|de referencia)? ?:", resto):
                return casa
    return None


def _juntar_separadas(texto: str) -> str:
    lineas = []
    for linea in texto.split("\n"):
        trozos = linea.split(" ")
        sueltas = sum(len(t) == 1 for t in trozos)
        esta_separada = len(trozos) > _LETRAS and sueltas >= _CASI_TODAS * len(trozos)
        lineas.append("".join(trozos) if esta_separada else linea)
    return "\n".join(lineas)
