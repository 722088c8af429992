"""Lo que la carta formal lleva además de la deuda: los cargos, la ley y el domicilio, si el dueño los puso."""

from collections.abc import Mapping, Sequence
from datetime import date

from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.paises.vigor import vigor_de
from buzon.dominio.reglas import Reglas
from buzon.informes.cargos import cargos_escritos
from buzon.informes.papel.carta_formal import Extras


def extras_de(
    reglas: Reglas,
    deudor: Deudor,
    facturas: Sequence[Factura],
    hoy: date,
    etapas: Mapping[str, str | None] | None = None,
) -> Extras:
    """Los cargos son los mismos que ese día suma un correo. `etapas`: la de cada factura en la carta que acompaña."""
    abiertas = [factura for factura in facturas if factura.esta_abierta]
    cargos, total = cargos_escritos(deudor, abiertas, etapas or {}, reglas, hoy)
    return Extras(
        cargos=tuple((cargo["concepto"], cargo["importe"], cargo["base"]) for cargo in cargos),
        total_con_cargos=total if cargos else "",
        base_legal=ley_de_la_demora(reglas, deudor) if reglas.carta_formal.base_legal else "",
        domicilio=reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos).domicilio.strip(),
    )


def ley_de_la_demora(reglas: Reglas, deudor: Deudor) -> str:
    """La ley del país de ese cliente, si se conoce y rige para los de su clase; si no, nada: no se cita de oídas."""
    vigor = vigor_de(reglas, deudor)
    legal = vigor.norma.interes if vigor.norma else None
    if vigor.norma is None or legal is None or not legal.ley or vigor.tipo not in legal.para:
        return ""
    return f"{legal.ley} ({vigor.norma.nombre})"
