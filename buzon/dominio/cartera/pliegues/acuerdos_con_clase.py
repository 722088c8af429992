"""Pliegues de prórrogas, quitas, daciones y mediaciones: no pasa más que lo que está en su máquina de estados."""

from datetime import date, datetime

from msgspec.structs import replace

from buzon.dominio.acuerdos import FINALES, MAQUINAS, NADA
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Acuerdo, PromesaRota
from buzon.dominio.hechos import AcuerdoAceptado, AcuerdoCumplido, AcuerdoPropuesto, AcuerdoRetirado, AcuerdoRoto


def _proponer(c: Cartera, h: AcuerdoPropuesto, cuando: datetime) -> None:
    if h.acuerdo in c.acuerdos or MAQUINAS[h.clase].destino(NADA, AcuerdoPropuesto.__name__) is None:
        raise ValueError(f"historia imposible: el acuerdo {h.acuerdo} se propone dos veces")
    c.acuerdos[h.acuerdo] = Acuerdo(
        id=h.acuerdo,
        clase=h.clase,
        deudor=h.deudor,
        facturas=h.facturas,
        por=h.por,
        hasta=h.hasta,
        cita=h.cita,
        huella=h.huella,
        propuesto=cuando,
        importe=h.importe,
        moneda=h.moneda,
    )
    c.acuerdos_de[h.deudor][h.acuerdo] = None


def _pasar(
    c: Cartera, h: AcuerdoAceptado | AcuerdoCumplido | AcuerdoRoto | AcuerdoRetirado, cuando: datetime
) -> Acuerdo:
    viejo = c.acuerdos.get(h.acuerdo)
    estado = MAQUINAS[viejo.clase].destino(viejo.estado, type(h).__name__) if viejo else None
    if viejo is None or estado is None:
        como = viejo.estado if viejo else "cerrado"
        raise ValueError(f"historia imposible: el acuerdo {h.acuerdo} está {como} y llega {type(h).__name__}")
    if estado in FINALES:
        del c.acuerdos[h.acuerdo]
        c.acuerdos_de[viejo.deudor].pop(h.acuerdo, None)
    else:
        c.acuerdos[h.acuerdo] = replace(viejo, estado=estado, aceptado=cuando)
    return viejo


def _aceptar(c: Cartera, h: AcuerdoAceptado, cuando: datetime) -> None:
    acuerdo = _pasar(c, h, cuando)
    for clave in acuerdo.facturas:
        factura = replace(c.facturas[clave], promesa_rota=None)
        if acuerdo.clase == "prorroga" and factura.esta_abierta:
            original = factura.vencimiento_original or factura.vencimiento
            factura = replace(
                factura, vencimiento=acuerdo.hasta, vencimiento_original=original, prorrogas=factura.prorrogas + 1
            )
        poner_factura(c, factura)


def _cumplir(c: Cartera, h: AcuerdoCumplido, cuando: datetime) -> None:
    _pasar(c, h, cuando)
    for clave, importe in h.perdonado:
        factura = c.facturas[clave]
        poner_factura(c, replace(factura, perdonado=factura.perdonado + importe))


def _romper(c: Cartera, h: AcuerdoRoto, cuando: datetime) -> None:
    """Todo como antes de acordarlo; salvo tras una mediación sin acuerdo, se le recuerda con su propia carta."""
    acuerdo = _pasar(c, h, cuando)
    _devolver_vencimiento(c, acuerdo)
    if acuerdo.clase == "mediacion":
        return
    rota = PromesaRota(fecha=acuerdo.hasta, cita=acuerdo.cita if acuerdo.por == "deudor" else "", clase="acuerdo")
    for clave in acuerdo.facturas:
        poner_factura(c, replace(c.facturas[clave], promesa_rota=rota))


def _retirar(c: Cartera, h: AcuerdoRetirado, cuando: datetime) -> None:
    _devolver_vencimiento(c, _pasar(c, h, cuando))


def _devolver_vencimiento(c: Cartera, acuerdo: Acuerdo) -> None:
    """La factura vuelve a vencer cuando vencía, si nadie lo ha corregido entretanto."""
    if acuerdo.clase != "prorroga" or acuerdo.estado != "aceptado":
        return
    for clave in acuerdo.facturas:
        factura = c.facturas[clave]
        original: date | None = factura.vencimiento_original
        if original and factura.vencimiento == acuerdo.hasta:
            poner_factura(c, replace(factura, vencimiento=original, vencimiento_original=None))


PLIEGUES: dict[type, Pliegue] = {
    AcuerdoPropuesto: _proponer,
    AcuerdoAceptado: _aceptar,
    AcuerdoCumplido: _cumplir,
    AcuerdoRoto: _romper,
    AcuerdoRetirado: _retirar,
}
