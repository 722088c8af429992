"""A quién toca cada etapa y quién la recibe: segmentos de clientes, importes y contactos de la ficha."""

from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.nombres import apodo, clave_fiscal
from buzon.dominio.reglas import Etapa, Reglas, Segmento


def segmento_de(c: Cartera, deudor: Deudor, reglas: Reglas) -> str | None:
    """El segmento de un cliente: el de su ficha, o el primero que lo nombre o en el que quepa lo que debe hoy."""
    suyo = reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos).segmento
    if suyo or not reglas.segmentos:
        return suyo
    moneda = reglas.negocio.moneda
    debe = sum(
        (c.facturas[f].saldo for f in c.abiertas.get(deudor.id, {}) if c.facturas[f].moneda == moneda), Decimal(0)
    )
    return next((s.nombre for s in reglas.segmentos if _lo_nombra(s, deudor) or _cabe(s, debe)), None)


def _lo_nombra(segmento: Segmento, deudor: Deudor) -> bool:
    for cliente in segmento.clientes:
        if "@" in cliente:
            if cliente.lower() in deudor.correos:
                return True
        elif apodo(cliente) == apodo(deudor.nombre) or clave_fiscal(cliente) == clave_fiscal(deudor.id_fiscal or "-"):
            return True
    return False


def _cabe(segmento: Segmento, debe: Decimal) -> bool:
    desde, hasta = segmento.importe_desde, segmento.importe_hasta
    if desde is None and hasta is None:
        return False
    return (desde is None or debe >= desde) and (hasta is None or debe < hasta)


def le_toca(c: Cartera, deudor: Deudor, factura: Factura, etapa: Etapa, reglas: Reglas) -> bool:
    """Si esa etapa es para ese cliente y para una deuda de ese tamaño."""
    if etapa.importe_minimo and factura.saldo < etapa.importe_minimo:
        return False
    return not etapa.segmentos or segmento_de(c, deudor, reglas) in etapa.segmentos


def contactos_en(deudor: Deudor, etapa: str | None, reglas: Reglas) -> tuple[str, ...]:
    """Las otras direcciones de su ficha que reciben la carta de esa etapa, en minúsculas.

    Una carta que no es de la secuencia (la promesa vencida, la cuota) va a los que reciben todas.
    """
    particular = reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos)
    lugar = reglas.indice_etapa(etapa or "")
    elegidos = []
    for contacto in particular.contactos:
        desde = reglas.indice_etapa(contacto.desde) if contacto.desde else -1
        if desde == -1 or (lugar is not None and desde is not None and lugar >= desde):
            elegidos.append(contacto.correo.lower())
    return tuple(dict.fromkeys(correo for correo in elegidos if correo not in deudor.anuladas))
