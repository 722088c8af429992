"""Órdenes sobre una factura o un borrador: anular y corregir."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Borrador, Factura
from buzon.dominio.decidir.notas import DESTINO
from buzon.dominio.decidir.ordenes.contexto import (
    Contexto,
    Hecha,
    borrador_de,
    dar_por_contestada,
    objeto_de,
)
from buzon.dominio.decidir.registro import de_otros, proponer, registrar, ya_registrada
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import (
    BorradorCerrado,
    BorradorCompletado,
    CualquierHecho,
    DeudorCorregido,
    FacturaAnulada,
    FacturaCorregida,
    FacturaRegistrada,
)
from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas

_DE_LA_FICHA = frozenset({"correo", "cliente", "id_fiscal"})
NOMBRES_FALTAS = {
    "numero": "el número de la factura",
    "cliente": "el nombre del cliente",
    "correo": "el correo del cliente",
    "importe": "el importe que se debe",
    "vencimiento": "la fecha de vencimiento",
}


def anular(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """La factura no se reclama más; o el borrador se tira."""
    borrador = borrador_de(c, contexto)
    if borrador and not orden.objeto:
        yield BorradorCerrado(borrador=borrador.id, motivo=f"lo anuló {contexto.por}")
        yield from dar_por_contestada(contexto, "anular")
        yield Hecha(f"Descartada la factura {borrador.leida.numero or 'sin número'}: no la registro.")
        return
    if contexto.pregunta and contexto.pregunta.asunto == "pago" and not orden.objeto:
        yield Hecha("No he anulado nada: te preguntaba por un pago. Si quieres anular una factura, di su número.")
        return
    objeto = objeto_de(c, orden, contexto)
    vivas = [factura for factura in objeto.facturas if factura.anulada is None]
    es_cliente_entero = objeto.deudor is not None and bool(orden.objeto)
    if objeto.queja or objeto.es_todo or es_cliente_entero or not vivas:
        queja = objeto.queja or (
            "di el número de cada factura" if objeto.es_todo or es_cliente_entero else "ya lo estaba"
        )
        yield Hecha(f"No he anulado nada: {queja}.")
        return
    for factura in vivas:
        yield FacturaAnulada(factura=factura.id, motivo=f"lo mandó {contexto.por}")
        yield Hecha(f"Anulada la factura {factura.numero}: no se reclamará más.")
    yield from dar_por_contestada(contexto, "anular")


def corregir(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Datos que el titular añade a un borrador o cambia en una factura."""
    borrador = borrador_de(c, contexto)
    if borrador and DESTINO in borrador.faltan:
        yield Hecha("Eso es una nota de crédito: dime de qué factura descuenta, «aplicar 123», o «ninguna».")
        return
    if borrador:
        yield from _completar(c, borrador, orden.campos, contexto, reglas)
        return
    if "correo" in orden.campos and not de_otros((orden.campos["correo"],), reglas):
        yield Hecha(f"No he corregido nada: {orden.campos['correo']} es de la casa o de la agencia, no del cliente.")
        return
    objeto = objeto_de(c, orden, contexto)
    suyos = {factura.deudor for factura in objeto.facturas} | ({objeto.deudor.id} if objeto.deudor else set())
    if not objeto.queja and len(suyos) == 1 and set(orden.campos) <= _DE_LA_FICHA:
        yield from _cambiar_ficha(suyos.pop(), orden.campos)
        nombre = objeto.deudor.nombre if objeto.deudor else c.deudores[objeto.facturas[0].deudor].nombre
        yield Hecha(f"Corregida la ficha de {nombre} ({dicho(orden.campos, '', reglas)}).")
        if contexto.pregunta and contexto.pregunta.asunto == "direccion" and "correo" in orden.campos:
            yield from dar_por_contestada(contexto, f"el correo es {orden.campos['correo']}")
        return
    if objeto.queja or len(objeto.facturas) != 1:
        queja = objeto.queja or "di de qué factura, una cada vez"
        yield Hecha(f"No he corregido nada: {queja}.")
        return
    yield from _cambiar(objeto.facturas[0], orden.campos, reglas)


def confirmar(
    c: Cartera, borrador: Borrador, contexto: Contexto, reglas: Reglas, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """El titular dice si la factura que llegó sin prueba es suya. Si lo es, sigue el camino de las demás."""
    numero = borrador.leida.numero or "sin número"
    previa = ya_registrada(c, borrador.leida) if es_si else None
    if es_si and borrador.leida.tipo == "nota_credito":
        yield BorradorCompletado(borrador=borrador.id, leida=borrador.leida, faltan=(DESTINO,))
        yield Hecha(
            f"La nota de crédito {numero} vale. ¿De qué factura descuenta? Contesta «aplicar 123», o «ninguna»."
        )
        return
    if es_si and borrador.leida.tipo not in ("factura", "nota_debito"):
        yield BorradorCerrado(borrador=borrador.id, motivo="no es una deuda")
        yield from dar_por_contestada(contexto, "si")
        yield Hecha(f"El documento {numero} no es una factura por cobrar: no he registrado nada.")
        return
    if es_si and previa is None:
        yield from _completar(c, borrador, {}, contexto, reglas)
        return
    yield BorradorCerrado(borrador=borrador.id, factura=previa.id if previa else None, motivo="si" if es_si else "no")
    yield from dar_por_contestada(contexto, "si" if es_si else "no")
    yield Hecha(f"La factura {numero} ya estaba registrada." if previa else f"Descartada la factura {numero}.")


def con_campos(leida: FacturaLeida, campos: Mapping[str, str]) -> FacturaLeida:
    """La lectura con lo que dijo el titular: lo suyo ya no es dudoso."""
    cambios: dict[str, Any] = {}
    receptor = leida.receptor
    if "numero" in campos:
        cambios["numero"] = campos["numero"]
    if "total" in campos:
        cambios |= {"total": Decimal(campos["total"]), "a_pagar": Decimal(campos["total"])}
    if "moneda" in campos:
        cambios["moneda"] = campos["moneda"]
    for campo in ("fecha", "vencimiento"):
        if campo in campos:
            cambios[campo] = date.fromisoformat(campos[campo])
    for campo, propio in (("cliente", "nombre"), ("correo", "correo"), ("id_fiscal", "id_fiscal")):
        if campo in campos:
            receptor = replace(receptor, **{propio: campos[campo]})
    indicios = tuple(
        i for i in leida.indicios if i.campo not in campos and not (i.campo == "a_pagar" and "total" in campos)
    )
    return replace(leida, receptor=receptor, indicios=indicios, **cambios)


def _completar(
    c: Cartera, borrador: Borrador, campos: Mapping[str, str], contexto: Contexto, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    leida = con_campos(borrador.leida, campos)
    correos = (campos["correo"],) if "correo" in campos else borrador.correos
    propuesta = proponer(c, leida, correos, reglas)
    numero = leida.numero or "sin número"
    if propuesta.faltan:
        yield BorradorCompletado(
            borrador=borrador.id, leida=propuesta.leida, faltan=propuesta.faltan, correos=propuesta.correos
        )
        faltan = " y ".join(NOMBRES_FALTAS[falta] for falta in propuesta.faltan)
        yield Hecha(f"Anotado. Para registrar la factura {numero} todavía me falta {faltan}: contesta a este correo.")
        return
    for hecho in registrar(c, propuesta, borrador.documentos, borrador.origen, set()):
        yield hecho
        if isinstance(hecho, FacturaRegistrada):
            yield BorradorCerrado(borrador=borrador.id, factura=hecho.factura)
            importe = escribir(hecho.importe, hecho.moneda, reglas.negocio.pais)
            vence = f"vence el {hecho.vencimiento:%d/%m/%Y}"
            yield Hecha(
                f"Registrada la factura {hecho.numero} de {propuesta.leida.receptor.nombre} "
                f"({', '.join(propuesta.correos)}) por {importe}, {vence}."
            )
    yield from dar_por_contestada(contexto, "corregir")


def _cambiar(factura: Factura, campos: Mapping[str, str], reglas: Reglas) -> Iterator[CualquierHecho | Hecha]:
    cambio = FacturaCorregida(
        factura=factura.id,
        numero=campos.get("numero"),
        importe=Decimal(campos["total"]) if "total" in campos else None,
        moneda=campos.get("moneda"),
        fecha=date.fromisoformat(campos["fecha"]) if "fecha" in campos else None,
        vencimiento=date.fromisoformat(campos["vencimiento"]) if "vencimiento" in campos else None,
    )
    if cambio != FacturaCorregida(factura=factura.id):
        yield cambio
    yield from _cambiar_ficha(factura.deudor, campos)
    yield Hecha(f"Corregida la factura {factura.numero} ({dicho(campos, factura.moneda, reglas)}).")


def _cambiar_ficha(deudor: str, campos: Mapping[str, str]) -> Iterator[CualquierHecho]:
    ficha = DeudorCorregido(
        deudor=deudor,
        nombre=campos.get("cliente"),
        correos=(campos["correo"],) if "correo" in campos else None,
        id_fiscal=campos.get("id_fiscal"),
    )
    if ficha != DeudorCorregido(deudor=deudor):
        yield ficha


_NOMBRES_DE_CAMPO = {
    "total": "importe",
    "numero": "número",
    "id_fiscal": "identificación fiscal",
}


def dicho(campos: Mapping[str, str], moneda: str, reglas: Reglas) -> str:
    """Lo corregido, como lo escribiría una persona: "importe: $240.000, vencimiento: 15/12/2026"."""
    return ", ".join(
        f"{_NOMBRES_DE_CAMPO.get(campo, campo)}: {_valor(campo, valor, campos.get('moneda', moneda), reglas)}"
        for campo, valor in campos.items()
    )


def _valor(campo: str, valor: str, moneda: str, reglas: Reglas) -> str:
    if campo == "total":
        return escribir(Decimal(valor), moneda or reglas.negocio.moneda, reglas.negocio.pais)
    return f"{date.fromisoformat(valor):%d/%m/%Y}" if campo in ("fecha", "vencimiento") else valor
