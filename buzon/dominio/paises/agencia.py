"""Si la agencia de cobro puede ir en copia de una carta al deudor, según la ley de su país."""

from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.paises.vigor import vigor_de
from buzon.dominio.reglas.reglas import Reglas

_CLASES = {"empresa": "empresas", "consumidor": "consumidores"}


def admite_copia_a_agencia(reglas: Reglas, deudor: Deudor) -> tuple[bool, str]:
    """Si a ese deudor se le puede escribir con la agencia en copia, y por qué.

    Con «no», la entrega a la agencia va en un correo aparte, solo para ella. Con «sí», quien lo pide es el dueño, con
    `cc = ["agencia"]` en la etapa: sin esa línea no hay copia en ningún país.

    Returns:
        (lo admite, la razón en una frase para el titular y para el libro).
    """
    vigor = vigor_de(reglas, deudor)
    norma = vigor.norma
    if norma is None:
        return True, "las reglas se montaron sin normas de país: vale lo que pide la etapa"
    clases = _CLASES[vigor.tipo]
    if vigor.tipo in norma.agencia_cc:
        return True, f"en {norma.nombre}, a {clases}, la copia a tu agencia vale si tú la pides ({norma.ley})"
    if "agencia_cc" in reglas.pais.ignorar and not norma.obliga("agencia_cc"):
        return True, f"{norma.nombre} la desaconseja y la pediste igual: {reglas.pais.motivo}"
    suya = norma.procedencia("agencia_cc")
    fuente = suya.fuente if suya else norma.ley
    return False, f"en {norma.nombre} no se cuenta la deuda de {clases} a terceros en el mismo correo ({fuente})"
