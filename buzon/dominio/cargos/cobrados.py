"""Si lo que un pago trae de más son justo los intereses y gastos que se le pidieron."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from buzon.dominio.cargos.cuenta import cuenta_de
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.reglas.reglas import Reglas


def cargos_cobrados(
    c: Cartera, reglas: Reglas, facturas: Iterable[str], sobra: Decimal, dia: date
) -> dict[str, Decimal]:
    """Lo que de `sobra` cobra los cargos de cada factura; vacío si no cuadra al céntimo.

    Vale lo que sumaban el día de cualquiera de las cartas que se le enviaron por ellas, o el día `dia` del pago: quien
    paga copia la cifra de una carta.
    """
    suyas = [c.facturas[factura] for factura in facturas]
    enviadas = {
        paso.cuando.astimezone(reglas.zona).date() for factura in suyas for paso in factura.etapas if paso.enviada
    }
    for cuando in sorted({dia, *enviadas}, reverse=True):
        cuentas = {
            factura.id: cuenta_de(reglas, c.deudores[factura.deudor], factura, cuando).total for factura in suyas
        }
        if sobra > 0 and sum(cuentas.values(), Decimal(0)) == sobra:
            return {factura: cuanto for factura, cuanto in cuentas.items() if cuanto}
    return {}
