"""El titular manda un acuerdo: prórroga, quita, plan, dación, mediación, o que algo está en disputa."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from buzon.dominio.acuerdos import Clase
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir.acuerdos import Trato, carta, propuesto, retirar_lo_anterior
from buzon.dominio.decidir.cartas import preguntar_al_titular
from buzon.dominio.decidir.ordenes.contexto import (
    Contexto,
    Hecha,
    dar_por_contestada,
    dar_por_contestado_el_plan,
    objeto_de,
)
from buzon.dominio.decidir.planes import proponer
from buzon.dominio.dinero import decimales, escribir
from buzon.dominio.hechos import AcuerdoAceptado, CualquierHecho, DisputaAbierta, PreguntaHecha
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas

_EJEMPLOS: dict[str, str] = {
    "prorroga": "prórroga a ACME hasta el 15/12",
    "quita": "acepta 80% a ACME si paga antes del 30/12",
    "plan": "plan de 3 cuotas a ACME",
    "dacion": "acepta mercadería de ACME hasta el 20/12",
    "mediacion": "mediación con ACME hasta el 30/12",
    "disputa": "disputa 123",
}
_COMO: dict[str, str] = {
    "prorroga": "Prórroga a {quien} por {que} hasta el {hasta}, incluido: se lo confirmo por escrito.",
    "dacion": "Anotado: {quien} paga {que} en especie. El {hasta} te pregunto si llegó; mientras, no le escribo.",
    "mediacion": "Anotado: {que} de {quien} va a mediación. El {hasta} te pregunto en qué quedó; no le escribo.",
}
_TOPE_CUOTAS = 36
_CIEN = Decimal(100)


def acordar(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Prórroga, dación o mediación: las da el titular y valen desde ya."""
    hoy = ahora.astimezone(reglas.zona).date()
    clase: Clase = "prorroga" if orden.accion == "prorroga" else "dacion" if orden.accion == "dacion" else "mediacion"
    deudor, facturas, queja = _de_quien(c, orden, contexto)
    queja = queja or _pega_de_la_fecha(orden.fecha, hoy)
    if not queja and clase == "prorroga" and orden.fecha:
        facturas = tuple(factura for factura in facturas if factura.vencimiento < orden.fecha)
        queja = "" if facturas else f"todo lo que debe vence el {orden.fecha:%d/%m/%Y} o después"
    if queja or deudor is None or orden.fecha is None:
        yield Hecha(f"No he acordado nada: {queja}. Por ejemplo: «{_EJEMPLOS[clase]}».")
        return
    trato = _trato(c, contexto, clase, facturas, orden.fecha)
    yield from retirar_lo_anterior(c, deudor.id, facturas, f"{contexto.por} acordó otra cosa")
    yield propuesto(deudor, trato)
    yield AcuerdoAceptado(acuerdo=trato.acuerdo, deudor=deudor.id, por="titular", cita=trato.cita, huella=trato.huella)
    yield from carta(deudor, trato, "acuerdo_confirmado", f"lo mandó {contexto.por}")
    yield Hecha(_COMO[clase].format(quien=deudor.nombre, que=_cuales(facturas), hasta=f"{trato.hasta:%d/%m/%Y}"))
    yield from dar_por_contestada(contexto, clase)
    yield from dar_por_contestado_el_plan(c, deudor.id, facturas, contexto, clase)


def rebajar(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Una quita: se le ofrece por escrito. Si rebaja más que `quita_maxima`, se pregunta otra vez antes."""
    hoy = ahora.astimezone(reglas.zona).date()
    deudor, facturas, queja = _de_quien(c, orden, contexto)
    total = sum((factura.saldo for factura in facturas), Decimal(0))
    importe = _importe_de(orden, total, facturas[0].moneda) if facturas else None
    queja = queja or _pega_de_la_fecha(orden.fecha, hoy) or _pega_de_la_quita(orden, facturas, total, importe)
    if queja or deudor is None or orden.fecha is None or importe is None:
        yield Hecha(f"No le he ofrecido nada: {queja}. Por ejemplo: «{_EJEMPLOS['quita']}».")
        return
    trato = _trato(c, contexto, "quita", facturas, orden.fecha, importe)
    rebaja = (total - importe) * _CIEN / total
    if rebaja > reglas.acuerdos.quita_maxima:
        yield from _confirmar_antes(deudor, trato, rebaja, reglas)
        return
    yield from ofrecer(c, deudor, trato, contexto.por)
    cuanto = escribir(importe, trato.moneda, reglas.negocio.pais)
    hasta = f"{trato.hasta:%d/%m/%Y}"
    yield Hecha(f"Le ofrezco a {deudor.nombre} saldar {_cuales(facturas)} con {cuanto} hasta el {hasta}.")
    yield from dar_por_contestada(contexto, "quita")
    yield from dar_por_contestado_el_plan(c, deudor.id, facturas, contexto, "quita")


def ofrecer(c: Cartera, deudor: Deudor, trato: Trato, por: str) -> Iterator[CualquierHecho]:
    """La oferta de una quita y su carta; deja sin efecto lo que hubiera acordado por esas facturas."""
    yield from retirar_lo_anterior(c, deudor.id, trato.facturas, f"{por} ofreció otra cosa")
    yield propuesto(deudor, trato)
    yield from carta(deudor, trato, "acuerdo_propuesto", f"lo mandó {por}")


def planear(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Le propone cuotas iguales a un cliente, aunque pasen de los límites de las reglas."""
    deudor, facturas, queja = _de_quien(c, orden, contexto)
    cuotas = orden.cuotas or 0
    if not queja and not 1 < cuotas <= _TOPE_CUOTAS:
        queja = f"di en cuántas cuotas, de 2 a {_TOPE_CUOTAS}"
    if not queja and len({factura.moneda for factura in facturas}) != 1:
        queja = "sus facturas no son de una sola moneda: di de cuál"
    if queja or deudor is None or not deudor.direcciones:
        yield Hecha(f"No le he propuesto nada: {queja or 'no tengo su correo'}. Por ejemplo: «{_EJEMPLOS['plan']}».")
        return
    hoy = ahora.astimezone(reglas.zona).date()
    plan = _libre(c, "plan", f"pl-{contexto.semilla}-{deudor.id}")
    yield from retirar_lo_anterior(c, deudor.id, facturas, f"{contexto.por} propuso cuotas")
    yield from proponer(deudor, facturas, cuotas, hoy, reglas, plan, f"lo mandó {contexto.por}")
    yield Hecha(f"Le propongo a {deudor.nombre} pagar {_cuales(facturas)} en {cuotas} cuotas, y espero su respuesta.")
    yield from dar_por_contestada(contexto, "plan")
    yield from dar_por_contestado_el_plan(c, deudor.id, facturas, contexto, "plan")


def disputar(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """El titular supo por otro lado que algo se discute: no se reclama hasta que lo resuelva."""
    deudor, facturas, queja = _de_quien(c, orden, contexto)
    if queja or deudor is None:
        yield Hecha(f"No he anotado ninguna disputa: {queja}. Por ejemplo: «{_EJEMPLOS['disputa']}».")
        return
    yield DisputaAbierta(
        disputa=f"d-{contexto.semilla}-{deudor.id}-{c.ultimo_numero + 1}",
        deudor=deudor.id,
        facturas=tuple(factura.id for factura in facturas),
        motivo="otra",
        cita=f"lo dijo {contexto.por}",
    )
    yield Hecha(f"En disputa {_cuales(facturas)} de {deudor.nombre}: no escribo por eso hasta que mandes reanudar.")
    yield from dar_por_contestada(contexto, "disputa")


def _de_quien(c: Cartera, orden: Orden, contexto: Contexto) -> tuple[Deudor | None, tuple[Factura, ...], str]:
    """El cliente y sus facturas abiertas; o la queja, en una frase sin punto."""
    objeto = objeto_de(c, orden, contexto)
    if objeto.queja or objeto.es_todo:
        return None, (), objeto.queja or "di con qué cliente, uno por uno"
    deudores = {factura.deudor for factura in objeto.facturas} | ({objeto.deudor.id} if objeto.deudor else set())
    if len(deudores) != 1:
        return None, (), "eso es de varios clientes: di de cuál"
    deudor = c.deudores[deudores.pop()]
    nombradas = objeto.facturas or c.abiertas_de(deudor.id)
    abiertas = tuple(factura for factura in nombradas if factura.esta_abierta)
    return deudor, abiertas, "" if abiertas else "eso ya no se debe"


def _pega_de_la_fecha(fecha: date | None, hoy: date) -> str:
    if fecha is None:
        return "dime hasta qué día"
    return f"el {fecha:%d/%m/%Y} ya pasó o es hoy" if fecha <= hoy else ""


def _importe_de(orden: Orden, total: Decimal, moneda: str) -> Decimal | None:
    """Con cuánto se saldaría, en los decimales de la moneda."""
    unidad = Decimal(1).scaleb(-decimales(moneda))
    if orden.porcentaje is not None:
        return (total * orden.porcentaje / _CIEN).quantize(unidad)
    return orden.importe


def _pega_de_la_quita(orden: Orden, facturas: tuple[Factura, ...], total: Decimal, importe: Decimal | None) -> str:
    monedas = {factura.moneda for factura in facturas}
    if len(monedas) > 1:
        return "sus facturas no son de una sola moneda: di de cuál"
    if orden.moneda and orden.moneda not in monedas:
        return f"me dices {orden.moneda} y la factura está en {', '.join(monedas)}"
    if importe is None:
        return "dime con cuánto se salda, en dinero o en tanto por ciento"
    return "" if 0 < importe < total else "eso no es menos de lo que debe"


def _confirmar_antes(deudor: Deudor, trato: Trato, rebaja: Decimal, reglas: Reglas) -> Iterator[CualquierHecho | Hecha]:
    """Un cero de menos regala dinero: lo que pasa del límite se pregunta, y el sí lo da con un toque."""
    cuanto = escribir(trato.importe or Decimal(0), trato.moneda, reglas.negocio.pais)
    tanto = f"{rebaja.quantize(Decimal(1))}"
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-{trato.acuerdo}",
            asunto="acuerdo",
            objeto=trato.acuerdo,
            texto=f"¿le ofrezco a {deudor.nombre} saldarlo con {cuanto}? Es un {tanto} % menos",
            opciones=("si", "no"),
            deudor=deudor.id,
            facturas=tuple(factura.id for factura in trato.facturas),
            clase="quita",
            fecha=trato.hasta,
            importe=trato.importe,
        ),
        "quita_grande",
        importe=cuanto,
        tanto=tanto,
        hasta=f"{trato.hasta:%d/%m/%Y}",
        maxima=f"{reglas.acuerdos.quita_maxima.normalize():f}",
    )
    yield Hecha(f"Es una rebaja del {tanto} %, más que tu quita_maxima: te lo pregunto aparte, por si acaso.")


def _trato(
    c: Cartera,
    contexto: Contexto,
    clase: Clase,
    facturas: tuple[Factura, ...],
    hasta: date,
    importe: Decimal | None = None,
) -> Trato:
    return Trato(
        acuerdo=_libre(c, "", f"ac-{contexto.semilla}"),
        clase=clase,
        facturas=facturas,
        por="titular",
        hasta=hasta,
        cita=f"lo mandó {contexto.por}",
        huella=contexto.origen.huella if contexto.origen else "",
        importe=importe,
    )


def _libre(c: Cartera, prefijo: str, base: str) -> str:
    """Un identificador que no usó nadie: por la consola, todas las órdenes tienen la misma semilla."""
    usados = (prefijo,) if prefijo else ("acuerdo_propuesto", "acuerdo_confirmado", "pregunta/q")
    nombre, lugar = base, 1
    while nombre in c.acuerdos or any(_carta(uso, nombre) in c.cartas for uso in usados):
        lugar += 1
        nombre = f"{base}-{lugar}"
    return nombre


def _carta(uso: str, nombre: str) -> str:
    return f"{uso}-{nombre}" if uso == "pregunta/q" else f"{uso}/{nombre}"


def _cuales(facturas: tuple[Factura, ...]) -> str:
    numeros = [factura.numero for factura in facturas]
    if len(numeros) == 1:
        return f"la factura {numeros[0]}"
    return f"las facturas {', '.join(numeros[:-1])} y {numeros[-1]}"
