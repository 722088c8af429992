"""Pliegues de las notas de crédito y de las carteras que llegan en una hoja."""

from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Descuento, NotaDeCredito
from buzon.dominio.hechos import (
    CarteraImportada,
    CarteraPropuesta,
    NotaDeCreditoAplicada,
    NotaDeCreditoDeshecha,
    NotaDeCreditoRecibida,
)
from buzon.dominio.nombres import clave_numero


def _recibir(c: Cartera, h: NotaDeCreditoRecibida, cuando: datetime) -> None:
    c.notas[h.nota] = NotaDeCredito(
        id=h.nota,
        deudor=h.deudor,
        numero=h.numero,
        importe=h.importe,
        moneda=h.moneda,
        cuando=cuando,
        fecha=h.fecha,
        uuid=h.uuid,
        codigo=h.codigo,
        documentos=h.documentos,
    )
    c.notas_numero[clave_numero(h.numero)][h.nota] = None
    c.notas_de[h.deudor][h.nota] = None


def _aplicar(c: Cartera, h: NotaDeCreditoAplicada, _cuando: datetime) -> None:
    nota, factura = c.notas[h.nota], c.facturas[h.factura]
    descuento = Descuento(nota=nota.id, numero=nota.numero, importe=h.importe, fecha=nota.fecha)
    poner_factura(c, replace(factura, descuentos=(*factura.descuentos, descuento)))
    facturas = (*nota.facturas, h.factura)
    c.notas[nota.id] = replace(nota, aplicado=nota.aplicado + h.importe, facturas=facturas, esta_deshecha=False)


def _deshacer(c: Cartera, h: NotaDeCreditoDeshecha, _cuando: datetime) -> None:
    nota = c.notas[h.nota]
    for factura_id in dict.fromkeys(nota.facturas):
        factura = c.facturas[factura_id]
        quedan = tuple(descuento for descuento in factura.descuentos if descuento.nota != nota.id)
        poner_factura(c, replace(factura, descuentos=quedan))
    c.notas[nota.id] = replace(nota, aplicado=Decimal(0), facturas=(), esta_deshecha=True)


def _proponer(c: Cartera, h: CarteraPropuesta, _cuando: datetime) -> None:
    c.importaciones[h.importacion] = h


def _importar(c: Cartera, h: CarteraImportada, _cuando: datetime) -> None:
    c.importaciones.pop(h.importacion, None)


PLIEGUES: dict[type, Pliegue] = {
    NotaDeCreditoRecibida: _recibir,
    NotaDeCreditoAplicada: _aplicar,
    NotaDeCreditoDeshecha: _deshacer,
    CarteraPropuesta: _proponer,
    CarteraImportada: _importar,
}
