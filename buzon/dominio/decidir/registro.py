"""Registrar una factura: qué le falta, de quién es, y si ya estaba."""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec.structs import replace

from buzon.dominio.calendario import es_creible
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.conciliacion.nombre import comparar
from buzon.dominio.conciliacion.valores import Fuerza
from buzon.dominio.denominaciones import denominar
from buzon.dominio.hechos import CualquierHecho, DeudorCorregido, DeudorRegistrado, Documento, FacturaRegistrada
from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.nombres import apodo, clave_fiscal, clave_numero
from buzon.dominio.paises.de_quien import pais_del_receptor
from buzon.dominio.reglas import Reglas

Falta = Literal["numero", "cliente", "correo", "importe", "vencimiento"]
CERTEZA_MINIMA = 0.75


class Propuesta(msgspec.Struct, frozen=True, kw_only=True):
    """Una factura leída, ya completada con lo que la casa sabe; `faltan` es lo que hay que preguntar."""

    leida: FacturaLeida
    deudor: Deudor | None
    correos: tuple[str, ...]
    vencimiento: date | None
    por_condiciones: int | None
    faltan: tuple[Falta, ...]

    @property
    def importe(self) -> Decimal:
        """Lo que se debe."""
        return self.leida.a_pagar if self.leida.a_pagar is not None else self.leida.total or Decimal(0)


def deudor_de(c: Cartera, leida: FacturaLeida, correos: tuple[str, ...]) -> Deudor | None:
    """El cliente ya conocido al que se refiere: por identificador fiscal, por nombre o por dirección."""
    receptor = leida.receptor
    if receptor.id_fiscal:
        hallado = c.por_id_fiscal.get(clave_fiscal(receptor.id_fiscal))
        if hallado:
            return c.deudores[hallado]
    if receptor.nombre and (conocido := c.deudores.get(apodo(receptor.nombre))):
        mismo_fiscal = not (conocido.id_fiscal and receptor.id_fiscal)
        return conocido if mismo_fiscal else None
    if not receptor.id_fiscal and not receptor.nombre:
        for correo in correos:
            duenos = c.deudores_correo(correo)
            if len(duenos) == 1:
                return duenos[0]
    return None


def proponer(c: Cartera, leida: FacturaLeida, correos: tuple[str, ...], reglas: Reglas) -> Propuesta:
    """Completa la lectura con las condiciones del titular y el cliente conocido, y dice qué falta."""
    leida = _sin_dudas(leida, reglas)
    propias = de_otros((leida.receptor.correo, *correos), reglas)
    deudor = deudor_de(c, leida, propias)
    nombre = leida.receptor.nombre or (deudor.nombre if deudor else None)
    if deudor and not propias:
        propias = deudor.correos
    particular = reglas.particular(nombre or "", leida.receptor.id_fiscal, propias)
    dias = leida.condiciones_dias
    if dias is None:
        dias = particular.plazo_dias if particular.plazo_dias is not None else reglas.cobranza.plazo_dias
    vencimiento, por_condiciones = leida.vencimiento, None
    if vencimiento is None and leida.vencimientos:
        vencimiento = max(plazo.fecha for plazo in leida.vencimientos)
    if vencimiento is None and leida.fecha is not None and dias is not None:
        vencimiento, por_condiciones = leida.fecha + timedelta(days=dias), dias
    importe = leida.a_pagar if leida.a_pagar is not None else leida.total
    hace_falta: dict[Falta, object] = {
        "numero": leida.numero,
        "cliente": nombre,
        "correo": propias or (deudor and deudor.direcciones),
        "importe": importe is not None and importe > 0,
        "vencimiento": vencimiento,
    }
    if nombre and not leida.receptor.nombre:
        leida = replace(leida, receptor=replace(leida.receptor, nombre=nombre))
    return Propuesta(
        leida=leida,
        deudor=deudor,
        correos=propias,
        vencimiento=vencimiento,
        por_condiciones=por_condiciones,
        faltan=tuple(falta for falta, tiene in hace_falta.items() if not tiene),
    )


def de_otros(correos: Iterable[str | None], reglas: Reglas) -> tuple[str, ...]:
    """Las direcciones que pueden ser del cliente: las de la casa y la de la agencia no lo son nunca."""
    nuestras = {reglas.correo.direccion, reglas.correo.facturas, *reglas.negocio.titulares}
    if reglas.agencia:
        nuestras.add(reglas.agencia.correo)
    casa = {correo.lower() for correo in nuestras}
    return tuple(dict.fromkeys(correo for correo in correos if correo and correo.lower() not in casa))


def _sin_dudas(leida: FacturaLeida, reglas: Reglas) -> FacturaLeida:
    """Lo que se leyó con poca certeza, y las fechas increíbles (31/12/9999), se pregunta: aquí se borra.

    La moneda, si no se dice, es la del negocio.
    """
    dudosos = {indicio.campo for indicio in leida.indicios if indicio.certeza < CERTEZA_MINIMA}
    limpia: dict[str, object] = {}
    for campo in ("numero", "fecha", "vencimiento", "total", "a_pagar"):
        if campo in dudosos:
            limpia[campo] = None
    for campo in ("fecha", "vencimiento"):
        dia = getattr(leida, campo)
        if dia is not None and not es_creible(dia):
            limpia[campo] = None
    limpia["vencimientos"] = tuple(plazo for plazo in leida.vencimientos if es_creible(plazo.fecha))
    receptor = leida.receptor
    # En lo que el titular cuenta con palabras, un nombre sin forma jurídica es el que ha querido escribir.
    es_impresa = leida.formato == "pdf"
    if dudosos & {"cliente", "nombre"} or (es_impresa and "receptor.nombre" in dudosos):
        receptor = replace(receptor, nombre=None)
    if "correo" in dudosos or (es_impresa and "receptor.correo" in dudosos):
        receptor = replace(receptor, correo=None)
    # Un documento que no parece del negocio no prueba en qué país está el cliente.
    receptor = replace(receptor, pais=None if _es_de_otro(leida, reglas) else pais_del_receptor(receptor))
    return replace(leida, receptor=receptor, moneda=leida.moneda or reglas.negocio.moneda, **limpia)


def _es_de_otro(leida: FacturaLeida, reglas: Reglas) -> bool:
    nuestro, emisor = clave_fiscal(reglas.negocio.id_fiscal), clave_fiscal(leida.emisor.id_fiscal or "")
    return bool(emisor) and not (nuestro and emisor.endswith(nuestro))


def ya_registrada(c: Cartera, leida: FacturaLeida) -> Factura | None:
    """La factura de la cartera que es este mismo documento (mismo uuid) o lleva el mismo número."""
    if leida.uuid and (misma := c.por_uuid.get(leida.uuid.lower())):
        return c.facturas[misma]
    if not leida.numero:
        return None
    return next((f for f in c.facturas_numero(leida.numero) if not _es_de_otra_clase(f, leida)), None)


def _es_de_otra_clase(factura: Factura, leida: FacturaLeida) -> bool:
    """El mismo número en otro tipo fiscal (DTE) o en otra serie (Facturae) es otra factura."""
    otro_tipo = factura.codigo and leida.codigo and factura.codigo != leida.codigo
    otra_serie = factura.serie and leida.serie and factura.serie != leida.serie
    return bool(otro_tipo or otra_serie)


def es_la_misma(factura: Factura, propuesta: Propuesta, suyo: Deudor | None = None) -> bool:
    """Si lo que llega no contradice a la registrada: mismo importe y moneda, y mismo vencimiento o ninguno."""
    leida = propuesta.leida
    mismo_importe = (leida.total is None and leida.a_pagar is None) or factura.importe in (leida.a_pagar, leida.total)
    mismo_plazo = leida.vencimiento is None or leida.vencimiento == factura.vencimiento
    mismo_cliente = propuesta.deudor is None or propuesta.deudor.id == factura.deudor
    if suyo is not None:
        mismo_cliente = _es_su_cliente(suyo, propuesta)
    return mismo_importe and mismo_plazo and mismo_cliente and leida.moneda == factura.moneda


def _es_su_cliente(suyo: Deudor, propuesta: Propuesta) -> bool:
    """Si el receptor es ese cliente, o no se dice cuál es. Un nombre escrito de otra manera sigue siendo el suyo."""
    if propuesta.deudor is not None:
        return propuesta.deudor.id == suyo.id
    receptor = propuesta.leida.receptor
    if receptor.id_fiscal and suyo.id_fiscal:
        return clave_fiscal(receptor.id_fiscal) == clave_fiscal(suyo.id_fiscal)
    if receptor.nombre is None:
        return True
    return comparar(denominar(receptor.nombre), denominar(suyo.nombre)) is not Fuerza.NADA


def registrar(
    c: Cartera,
    propuesta: Propuesta,
    documentos: tuple[Documento, ...],
    origen: str | None,
    tomados: set[str],
    *,
    corrige: str | None = None,
) -> Iterator[CualquierHecho]:
    """Los hechos que meten una propuesta completa en la cartera.

    `tomados` son los identificadores ya usados en esta misma decisión: la cartera todavía no los conoce.
    """
    leida = propuesta.leida
    if propuesta.vencimiento is None or leida.numero is None or leida.receptor.nombre is None:
        raise ValueError("se quiere registrar una factura incompleta")
    if propuesta.deudor is None:
        deudor_id = libre(apodo(leida.receptor.nombre), c.deudores, tomados)
        tomados.add(deudor_id)
        yield DeudorRegistrado(
            deudor=deudor_id,
            nombre=leida.receptor.nombre,
            correos=tuple(correo.lower() for correo in propuesta.correos),
            id_fiscal=leida.receptor.id_fiscal,
            pais=leida.receptor.pais,
        )
    else:
        deudor_id = propuesta.deudor.id
        yield from _completar_ficha(propuesta.deudor, propuesta)
    # Si otra serie ya usa ese número, se le pone la suya delante: con el número solo no se sabría de cuál se habla.
    numero = f"{leida.serie}-{leida.numero}" if leida.serie and c.facturas_numero(leida.numero) else leida.numero
    factura_id = libre(clave_numero(numero), c.facturas, tomados)
    tomados.add(factura_id)
    yield FacturaRegistrada(
        factura=factura_id,
        deudor=deudor_id,
        numero=numero,
        serie=leida.serie,
        vencimiento=propuesta.vencimiento,
        importe=propuesta.importe,
        moneda=leida.moneda or "",
        fecha=leida.fecha,
        uuid=leida.uuid,
        codigo=leida.codigo,
        documentos=documentos,
        origen=origen,
        corrige=corrige,
    )


def _completar_ficha(deudor: Deudor, propuesta: Propuesta) -> Iterator[CualquierHecho]:
    """Si el cliente no tenía dirección, identificador o país, los toma del documento. Nunca cambia lo que ya tenía."""
    id_fiscal = propuesta.leida.receptor.id_fiscal if not deudor.id_fiscal else None
    correos = propuesta.correos if not deudor.direcciones and propuesta.correos != deudor.correos else None
    pais = propuesta.leida.receptor.pais if not deudor.pais else None
    if id_fiscal or correos or pais:
        yield DeudorCorregido(deudor=deudor.id, id_fiscal=id_fiscal, correos=correos, pais=pais)


def libre(base: str, *tomados: Container[str]) -> str:
    """El identificador `base`, o `base-2`, `base-3`… si ya está en alguno de esos conjuntos."""
    libre, lugar = base, 1
    while any(libre in conjunto for conjunto in tomados):
        lugar += 1
        libre = f"{base}-{lugar}"
    return libre
