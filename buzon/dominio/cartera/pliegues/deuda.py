"""Pliegues de deudores, facturas y borradores."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import busca
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Borrador, Deudor, Factura
from buzon.dominio.hechos import (
    BorradorAbierto,
    BorradorCerrado,
    BorradorCompletado,
    DeudorCorregido,
    DeudorRegistrado,
    FacturaAnulada,
    FacturaCorregida,
    FacturaRegistrada,
)
from buzon.dominio.nombres import clave_fiscal, clave_numero, dominio_de


def _lo_que_cambia(hecho: msgspec.Struct, *, salvo: str) -> dict[str, Any]:
    pares = ((campo, getattr(hecho, campo)) for campo in hecho.__struct_fields__ if campo != salvo)
    return {campo: valor for campo, valor in pares if valor is not None}


def _indexar_deudor(c: Cartera, deudor: Deudor) -> None:
    for correo in deudor.correos:
        c.por_correo[correo.lower()][deudor.id] = None
        c.por_dominio[dominio_de(correo)][deudor.id] = None
    if deudor.id_fiscal:
        c.por_id_fiscal[clave_fiscal(deudor.id_fiscal)] = deudor.id
    busca.poner_deudor(c, deudor)


def _registrar_deudor(c: Cartera, h: DeudorRegistrado, cuando: datetime) -> None:
    deudor = Deudor(
        id=h.deudor,
        nombre=h.nombre,
        registrado=cuando,
        correos=tuple(correo.lower() for correo in h.correos),
        id_fiscal=h.id_fiscal,
        pais=h.pais,
    )
    c.deudores[h.deudor] = deudor
    _indexar_deudor(c, deudor)


def _corregir_deudor(c: Cartera, h: DeudorCorregido, _cuando: datetime) -> None:
    viejo = c.deudores[h.deudor]
    cambios = _lo_que_cambia(h, salvo="deudor")
    if h.correos is not None:
        cambios["correos"] = tuple(correo.lower() for correo in h.correos)
        for correo in viejo.correos:
            c.por_correo[correo.lower()].pop(h.deudor, None)
            c.por_dominio[dominio_de(correo)].pop(h.deudor, None)
        # Una dirección que el titular vuelve a dar deja de estar anulada.
        cambios["anuladas"] = tuple(correo for correo in viejo.anuladas if correo not in cambios["correos"])
    anterior = clave_fiscal(viejo.id_fiscal or "")
    if h.id_fiscal and c.por_id_fiscal.get(anterior) == h.deudor:
        # El de antes puede ser de otro: si siguiera apuntando aquí, la próxima factura de ese otro iría a este cliente.
        del c.por_id_fiscal[anterior]
    busca.quitar_deudor(c, viejo)
    c.deudores[h.deudor] = nuevo = replace(viejo, **cambios)
    _indexar_deudor(c, nuevo)


def poner_factura(c: Cartera, factura: Factura) -> None:
    """Guarda la factura y pone al día el índice de las abiertas."""
    vieja = c.facturas.get(factura.id)
    if vieja and vieja.deudor != factura.deudor:
        c.abiertas[vieja.deudor].pop(factura.id, None)
        c.tardios[vieja.deudor].pop(factura.id, None)
    c.facturas[factura.id] = factura
    busca.mover_factura(c, vieja, factura)
    if factura.esta_abierta:
        c.abiertas[factura.deudor][factura.id] = None
    else:
        c.abiertas[factura.deudor].pop(factura.id, None)
    if factura.se_pago_tarde:
        c.tardios[factura.deudor][factura.id] = None
    else:
        c.tardios[factura.deudor].pop(factura.id, None)


def _registrar_factura(c: Cartera, h: FacturaRegistrada, cuando: datetime) -> None:
    factura = Factura(
        id=h.factura,
        deudor=h.deudor,
        numero=h.numero,
        vencimiento=h.vencimiento,
        importe=h.importe,
        moneda=h.moneda,
        registrada=cuando,
        fecha=h.fecha,
        uuid=h.uuid,
        codigo=h.codigo,
        documentos=h.documentos,
        pagado_antes=h.pagado_antes,
        corrige=h.corrige,
        serie=h.serie,
    )
    poner_factura(c, factura)
    c.por_numero[clave_numero(h.numero)][h.factura] = None
    if h.uuid:
        c.por_uuid[h.uuid.lower()] = h.factura
    for documento in h.documentos:
        c.por_documento[documento.huella][h.factura] = None


def _corregir_factura(c: Cartera, h: FacturaCorregida, _cuando: datetime) -> None:
    vieja = c.facturas[h.factura]
    nueva = replace(vieja, **_lo_que_cambia(h, salvo="factura"))
    if nueva.numero != vieja.numero:
        c.por_numero[clave_numero(vieja.numero)].pop(h.factura, None)
        c.por_numero[clave_numero(nueva.numero)][h.factura] = None
    poner_factura(c, nueva)


def _anular_factura(c: Cartera, h: FacturaAnulada, _cuando: datetime) -> None:
    poner_factura(c, replace(c.facturas[h.factura], anulada=h.motivo or "anulada"))


def _abrir_borrador(c: Cartera, h: BorradorAbierto, _cuando: datetime) -> None:
    c.borradores[h.borrador] = Borrador(
        id=h.borrador, leida=h.leida, faltan=h.faltan, correos=h.correos, documentos=h.documentos, origen=h.origen
    )


def _completar_borrador(c: Cartera, h: BorradorCompletado, _cuando: datetime) -> None:
    viejo = c.borradores[h.borrador]
    c.borradores[h.borrador] = replace(viejo, leida=h.leida, faltan=h.faltan, correos=h.correos)


def _cerrar_borrador(c: Cartera, h: BorradorCerrado, _cuando: datetime) -> None:
    c.borradores.pop(h.borrador, None)


PLIEGUES: dict[type, Pliegue] = {
    DeudorRegistrado: _registrar_deudor,
    DeudorCorregido: _corregir_deudor,
    FacturaRegistrada: _registrar_factura,
    FacturaCorregida: _corregir_factura,
    FacturaAnulada: _anular_factura,
    BorradorAbierto: _abrir_borrador,
    BorradorCompletado: _completar_borrador,
    BorradorCerrado: _cerrar_borrador,
}
