"""Lo que el dueño pidió sumar y hoy no se puede, para decírselo: nunca se suma a ojo ni se calla que falta algo."""

from datetime import date

from buzon.dominio.cargos.cuenta import cuenta_de
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.reglas.reglas import Reglas


def avisos_de_cargos(c: Cartera, reglas: Reglas, hoy: date) -> tuple[str, ...]:
    """Los avisos de todas las facturas abiertas, sin repetir; ninguno si el dueño no pidió sumar nada."""
    if not (reglas.cargos.interes.base_legal.strip() or reglas.cargos.base_gastos.strip()):
        return ()
    avisos = [
        aviso
        for deudor in c.con_abiertas()
        for factura in c.abiertas_de(deudor.id)
        for aviso in cuenta_de(reglas, deudor, factura, hoy).avisos
    ]
    return tuple(dict.fromkeys(avisos))
