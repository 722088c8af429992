"""Órdenes sobre dinero: pagada, parcial, aplicar un pago retenido, ninguna, deshacer."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.copia import adelantar, copiar
from buzon.dominio.cartera.valores import Factura, Pago
from buzon.dominio.decidir.aplicacion import aplicar_pago, juntar_gracias
from buzon.dominio.decidir.ordenes import notas
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada, objeto_de
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import (
    CartaEncargada,
    CualquierHecho,
    PagoDescartado,
    PagoDeshecho,
    PagoRecibido,
    PreguntaRespondida,
)
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas


def pagada(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """El titular dice que cobró: la factura entera, o `importe` de ella."""
    if _pago_en_duda(c, contexto):
        # Contesta a «¿de qué factura es este pago?»: es ese dinero, no otro.
        yield from aplicar(c, orden, contexto, ahora, reglas)
        return
    objeto = objeto_de(c, orden, contexto)
    suyas = objeto.facturas or (c.abiertas_de(objeto.deudor.id) if objeto.deudor else ())
    abiertas = tuple(factura for factura in suyas if factura.esta_abierta)
    if objeto.queja or objeto.es_todo or not abiertas:
        queja = objeto.queja or ("di qué factura, una por una" if objeto.es_todo else "eso ya no se debe")
        yield Hecha(f"No he anotado ningún pago: {queja}.")
        return
    if orden.importe is not None and len(abiertas) > 1:
        yield Hecha("No he anotado el pago parcial: di de qué factura es, por ejemplo «parcial 300 de la 123».")
        return
    if len(abiertas) > 1 and objeto.deudor and orden.objeto and not orden.es_entera:
        # «ACME ya me pagó», con varias abiertas, puede ser de una sola: cerrarlas todas perdería dinero sin decirlo.
        cuales = " y ".join(factura.numero for factura in abiertas[:6])
        nombre = objeto.deudor.nombre
        yield Hecha(
            f"No he anotado ningún pago: {nombre} tiene {len(abiertas)} abiertas, {cuales}. Dime cuál, por ejemplo "
            f"«pagada {abiertas[0].numero}»; si son todas, «pagado todo lo de {nombre}»."
        )
        return
    if orden.importe is not None and (pega := _pega_del_importe(orden, abiertas[0])):
        yield Hecha(f"No he anotado ningún pago: {pega}.")
        return
    yield from _anotar_todas(c, abiertas, orden, contexto, ahora, reglas)
    yield from dar_por_contestada(contexto, "pagada")


def _anotar_todas(
    c: Cartera, abiertas: tuple[Factura, ...], orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Un pago por factura, para poder deshacer cada uno; las gracias, una vez a cada cliente y por todo."""
    copia = copiar(c) if len(abiertas) > 1 else c
    gracias: list[CartaEncargada] = []
    pais = reglas.negocio.pais
    for factura in abiertas:
        importe = min(orden.importe, factura.saldo) if orden.importe is not None else factura.saldo
        hechos = tuple(_anotar(copia, factura, importe, contexto, ahora, reglas))
        gracias += (hecho for hecho in hechos if isinstance(hecho, CartaEncargada))
        yield from (hecho for hecho in hechos if not isinstance(hecho, CartaEncargada))
        if copia is not c:
            adelantar(copia, hechos, ahora)
        resta = factura.saldo - importe
        cola = f" Quedan {escribir(resta, factura.moneda, pais)}." if resta else " Queda saldada."
        yield Hecha(f"Factura {factura.numero}: anotado un pago de {escribir(importe, factura.moneda, pais)}.{cola}")
    yield from juntar_gracias(gracias)


def _pega_del_importe(orden: Orden, factura: Factura) -> str | None:
    if orden.moneda and orden.moneda != factura.moneda:
        return f"la factura {factura.numero} está en {factura.moneda} y me dices {orden.moneda}"
    if orden.importe is not None and orden.importe < 0:
        return (
            "el importe es negativo. Para quitar un pago, «deshacer» y el número de la factura; para rebajarla, "
            "mándame la nota de crédito"
        )
    return None if orden.importe else "el importe es cero"


def _anotar(
    c: Cartera, factura: Factura, importe: Decimal, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho]:
    base = f"p-{contexto.semilla}-{factura.id}"
    pago, lugar = base, 1
    while pago in c.pagos:
        lugar += 1
        pago = f"{base}-{lugar}"
    recibido = PagoRecibido(
        pago=pago,
        importe=importe,
        moneda=factura.moneda,
        fecha=ahora.astimezone(reglas.zona).date(),
        banco="según el titular",
        origen=contexto.origen.huella if contexto.origen else None,
    )
    yield recibido
    razones = (f"lo dijo {contexto.por}",)
    yield from aplicar_pago(c, recibido, ((factura.id, importe),), razones)


def _cerrar_pago(contexto: Contexto, respuesta: str) -> Iterator[CualquierHecho]:
    if contexto.pregunta:
        yield PreguntaRespondida(
            pregunta=contexto.pregunta.pregunta,
            respuesta=respuesta,
            por=contexto.por,
            deudor=contexto.pregunta.deudor,
        )


def _pago_en_duda(c: Cartera, contexto: Contexto) -> Pago | None:
    pregunta = contexto.pregunta
    pago = c.pagos.get(pregunta.objeto) if pregunta and pregunta.asunto == "pago" else None
    return pago if pago and pago.estado == "retenido" else None


def aplicar(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """El titular dice de qué factura es un pago, o una nota de crédito, que estaba en duda."""
    nota = notas.nota_en_duda(c, contexto)
    if nota is not None:
        yield from notas.aplicar(c, nota, orden, contexto, reglas)
        return
    pago = _pago_en_duda(c, contexto)
    objeto = objeto_de(c, orden, contexto)
    abiertas = tuple(factura for factura in objeto.facturas if factura.esta_abierta)
    if pago is None or not abiertas:
        queja = objeto.queja or ("esa factura ya no se debe" if pago else "ese pago ya está resuelto")
        yield Hecha(f"No he aplicado ningún pago: {queja}.")
        return
    if len(abiertas) > 1 and not (orden.objeto or orden.factura):
        yield Hecha("No he aplicado ningún pago: puede ser de varias facturas, así que di de cuál.")
        return
    ajenas = [factura for factura in abiertas if factura.moneda != pago.moneda]
    if ajenas:
        yield Hecha(
            f"No he aplicado ningún pago: entró en {pago.moneda} y la factura {ajenas[0].numero} está en "
            f"{ajenas[0].moneda}. Contesta «ninguna» aquí y dime en un correo nuevo cuánto salda, por ejemplo "
            f"«parcial {ajenas[0].moneda} 300 de la {ajenas[0].numero}»."
        )
        return
    resto = pago.importe
    aplicaciones = []
    for factura in abiertas:
        parte = min(resto, factura.saldo)
        if parte > 0:
            aplicaciones.append((factura.id, parte))
            resto -= parte
    recibido = PagoRecibido(pago=pago.id, importe=pago.importe, moneda=pago.moneda, fecha=pago.fecha)
    yield from aplicar_pago(c, recibido, tuple(aplicaciones), (f"lo confirmó {contexto.por}",))
    yield from _cerrar_pago(contexto, "aplicar")
    numeros = ", ".join(c.facturas[factura].numero for factura, _ in aplicaciones)
    sobra = f" Sobran {escribir(resto, pago.moneda, reglas.negocio.pais)}." if resto else ""
    yield Hecha(f"Pago de {escribir(pago.importe, pago.moneda, reglas.negocio.pais)} aplicado a {numeros}.{sobra}")


def ninguna(
    c: Cartera, _orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """El pago, o la nota de crédito, en duda no es de ninguna factura de la cartera."""
    nota = notas.nota_en_duda(c, contexto)
    if nota is not None:
        yield from notas.ninguna(nota, contexto)
        return
    pago = _pago_en_duda(c, contexto)
    if pago is None:
        yield Hecha("Ese pago ya está resuelto: no he cambiado nada.")
        return
    yield PagoDescartado(pago=pago.id, motivo=f"lo dijo {contexto.por}")
    yield from _cerrar_pago(contexto, "ninguna")
    yield Hecha("De acuerdo: ese pago no es de ninguna factura. Los recordatorios siguen su curso.")


def deshacer(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Deshace el último pago, o la última nota de crédito, de una factura: vuelve a donde estaba."""
    hecho = list(notas.deshacer(c, orden, contexto))
    if hecho:
        yield from hecho
        return
    objeto = objeto_de(c, orden, contexto)
    conpago = tuple(factura for factura in objeto.facturas if factura.abonos)
    if len(conpago) != 1:
        yield Hecha(f"No he deshecho nada: {objeto.queja or _que_deshacer(objeto.facturas, conpago)}.")
        return
    factura = conpago[0]
    if orden.es_vaga and factura.esta_abierta:
        # «No me la pagaron» de una que se sigue reclamando puede hablar de lo que falta.
        yield Hecha(
            f"No he deshecho nada: la factura {factura.numero} sigue abierta y se reclama lo que falta. Para quitar "
            f"también su último pago, «deshacer {factura.numero}»."
        )
        return
    yield PagoDeshecho(pago=factura.abonos[-1].pago, motivo=f"lo dijo {contexto.por}", deudor=factura.deudor)
    yield Hecha(f"Deshecho el último pago de la factura {factura.numero}: vuelve a estar como antes.")


def _que_deshacer(facturas: tuple[Factura, ...], conpago: tuple[Factura, ...]) -> str:
    if conpago or not facturas:
        return "di qué factura, por ejemplo «deshacer 123»"
    numeros = ", ".join(factura.numero for factura in facturas[:6])
    return f"{numeros} no tiene ningún pago anotado" if len(facturas) == 1 else f"{numeros} no tienen pagos anotados"
