"""A qué facturas corresponde un dinero que entró, y con qué razones.

Solo se aplica solo lo que no admite otra lectura: el pagador nombra la factura y el importe cuadra, o el pagador es
inequívocamente un deudor y hay una única manera de que cuadre. Todo lo demás se retiene con sus candidatas y lo decide
el titular. Nada recorre la cartera: cada prueba busca por índices.
"""

from collections.abc import Callable
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.conciliacion.caso import Caso, sin_ahorro
from buzon.dominio.conciliacion.identidad import identificar
from buzon.dominio.conciliacion.por_importe import por_importe
from buzon.dominio.conciliacion.por_pagador import por_pagador
from buzon.dominio.conciliacion.por_plan import por_plan
from buzon.dominio.conciliacion.por_pronto_pago import por_pronto_pago
from buzon.dominio.conciliacion.por_quita import por_quita
from buzon.dominio.conciliacion.por_referencia import por_referencia
from buzon.dominio.conciliacion.referencia import leer_referencia
from buzon.dominio.conciliacion.valores import Casamiento, Certeza
from buzon.dominio.lecturas import AvisoLeido

__all__ = ["PRUEBAS", "Casamiento", "Certeza", "casar"]

# De la más fuerte a la más débil: manda la primera que tenga algo que decir.
PRUEBAS: tuple[Callable[[Caso], Casamiento | None], ...] = (
    por_pronto_pago,
    por_referencia,
    por_quita,
    por_plan,
    por_pagador,
    por_importe,
)


def casar(
    c: Cartera,
    aviso: AvisoLeido,
    moneda: str,
    *,
    tolerancia: Decimal = Decimal(0),
    ahorro: Callable[[Factura], Decimal] = sin_ahorro,
) -> Casamiento:
    """Casa un pago con la cartera, sin cambiarla.

    `moneda` es la del aviso o, si no la dice, la del negocio. `tolerancia` es cuánto de menos da el dueño por bueno
    cuando un banco se queda comisión, en unidades enteras de esa moneda; cero = nada se aplica con menos.
    `ahorro`: cuánto se rebajaba cada factura por pronto pago el día en que se pagó.
    """
    caso = Caso(
        c=c,
        aviso=aviso,
        moneda=moneda,
        quien=identificar(c, aviso),
        nombradas=leer_referencia(c, aviso.referencia),
        tolerancia=tolerancia,
        ahorro=ahorro,
    )
    for prueba in PRUEBAS:
        casamiento = prueba(caso)
        if casamiento is not None:
            return casamiento
    return caso.ajena("no hay con qué casarlo")
