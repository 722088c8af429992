"""El aviso de que a una factura se le acaba el tiempo: a los seis meses y al mes, todas las del día en una carta."""

from collections.abc import Iterator
from datetime import date

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.hechos import CualquierHecho, PrescripcionAvisada
from buzon.dominio.paises.vigor import vigor_de
from buzon.dominio.prescripcion import aviso_que_toca, fecha_limite, plazo_de
from buzon.dominio.reglas import Reglas

_MAX_LISTA = 100


def avisar_prescripcion(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Solo de lo que aún se reclama: lo que lleva el abogado o se dio por perdido ya tiene quien lo mire."""
    lista: list[list[str]] = []
    facturas: list[str] = []
    for deudor in c.con_abiertas():
        plazo = plazo_de(reglas, vigor_de(reglas, deudor).pais)
        if plazo is None:
            continue
        for factura in c.abiertas_de(deudor.id):
            aviso = aviso_que_toca(factura, plazo, hoy) if not (factura.judicial or factura.incobrable) else None
            if aviso is not None:
                yield PrescripcionAvisada(factura=factura.id, dias=aviso)
                facturas.append(factura.id)
                limite = f"{fecha_limite(factura, plazo):%d/%m/%Y}"
                lista.append([f"{factura.numero} · {deudor.nombre}", f"hasta el {limite} ({plazo.fuente})"])
    if lista:
        yield al_titular(
            reglas,
            f"aviso/prescripcion/{hoy.isoformat()}-{c.ultimo_numero + 1}",
            "prescripcion",
            deudor=c.facturas[facturas[0]].deudor if len(facturas) == 1 else None,
            facturas=tuple(facturas[:_MAX_LISTA]),
            lista=lista[:_MAX_LISTA],
            cuantas=len(lista),
        )
