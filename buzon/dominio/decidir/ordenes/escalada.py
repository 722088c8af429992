"""Órdenes de lo que viene después de las cartas: saltar etapas, agencia, abogado, incobrable y ventas."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir.escalada.cartas import a_un_tercero
from buzon.dominio.decidir.escalada.retirada import retirar_por
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada, objeto_de
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import (
    CasoJudicializado,
    CualquierHecho,
    EtapaAdelantada,
    FacturaIncobrable,
    PausaPuesta,
    VentaPermitida,
    VentaVetada,
)
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Etapa, Reglas
from buzon.dominio.secuencia import nombre_de_etapa

Hechos = Iterator[CualquierHecho | Hecha]


def _abiertas(c: Cartera, orden: Orden, contexto: Contexto) -> tuple[tuple[Factura, ...], str]:
    """Las facturas abiertas de las que habla, o la queja."""
    objeto = objeto_de(c, orden, contexto)
    if objeto.queja or objeto.es_todo:
        return (), objeto.queja or "di de qué factura o de qué cliente"
    abiertas = tuple(factura for factura in objeto.facturas if factura.esta_abierta)
    return abiertas, "" if abiertas else "eso ya no se debe"


def _por_deudor(c: Cartera, facturas: tuple[Factura, ...]) -> Iterator[tuple[Deudor, tuple[Factura, ...]]]:
    for deudor in dict.fromkeys(factura.deudor for factura in facturas):
        yield c.deudores[deudor], tuple(factura for factura in facturas if factura.deudor == deudor)


def _numeros(facturas: tuple[Factura, ...]) -> str:
    return ", ".join(factura.numero for factura in facturas)


def buscar_etapa(reglas: Reglas, dicho: str) -> Etapa | None:
    """La etapa que se llama así, con tildes o sin ellas, con espacios o guiones: «aviso firme», «el último aviso»."""
    palabras = set(sin_tildes(dicho).replace("_", " ").replace(".", " ").split())
    for etapa in reglas.etapas:
        if set(etapa.nombre.lower().split("_")) <= palabras:
            return etapa
    return None


def saltar(c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, reglas: Reglas) -> Hechos:
    """El próximo paso es esa etapa. El plazo ya concedido y los días entre cartas se respetan igual."""
    facturas, queja = _abiertas(c, orden, contexto)
    etapa = buscar_etapa(reglas, orden.campos.get("etapa", ""))
    if etapa is None:
        nombres = ", ".join(nombre_de_etapa(suya.nombre) for suya in reglas.etapas)
        queja = queja or f"no sé a qué etapa. Las tuyas son: {nombres}"
    if queja or etapa is None:
        yield Hecha(f"No he saltado nada: {queja}.")
        return
    lugar = reglas.indice_etapa(etapa.nombre) or 0
    pasadas = tuple(f for f in facturas if any((reglas.indice_etapa(p.etapa) or 0) >= lugar for p in f.etapas))
    siguen = tuple(factura for factura in facturas if factura not in pasadas)
    for factura in siguen:
        yield EtapaAdelantada(factura=factura.id, etapa=etapa.nombre, por=contexto.por)
    nombre = nombre_de_etapa(etapa.nombre)
    if siguen:
        yield Hecha(f"El próximo paso de {_numeros(siguen)} es «{nombre}», en cuanto el plazo y la hora lo permitan.")
    if pasadas:
        yield Hecha(f"{_numeros(pasadas)} ya pasó de «{nombre}»: no la repito.")
    yield from dar_por_contestada(contexto, f"saltar a {etapa.nombre}")


def retirar(c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, reglas: Reglas) -> Hechos:
    """La agencia lo deja, y no se vuelve a mover hasta que el titular lo diga."""
    facturas, queja = _abiertas(c, orden, contexto)
    suyas = tuple(factura for factura in facturas if factura.en_agencia)
    if not suyas:
        yield Hecha(f"No he retirado nada: {queja or 'eso no está en la agencia'}.")
        return
    for deudor, propias in _por_deudor(c, suyas):
        yield from retirar_por(c, deudor, propias, "nosotros retiramos el caso", reglas)
    for factura in suyas:
        yield PausaPuesta(alcance="factura", objeto=factura.id, motivo=f"{contexto.por} la retiró de la agencia")
    yield Hecha(f"Retirada de la agencia: {_numeros(suyas)}. Se lo digo ahora, y queda en pausa hasta que reanudes.")
    yield from dar_por_contestada(contexto, "retirar")


def abogado(c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, reglas: Reglas) -> Hechos:
    """Pasa al abogado: al cliente no se le escribe más por ellas. Si hay [abogado], se le manda el caso."""
    facturas, queja = _abiertas(c, orden, contexto)
    nuevas = tuple(factura for factura in facturas if factura.judicial is None)
    if not nuevas:
        yield Hecha(f"No he pasado nada al abogado: {queja or 'ya lo lleva él'}.")
        return
    for lugar, (deudor, suyas) in enumerate(_por_deudor(c, nuevas), start=1):
        ids = tuple(factura.id for factura in suyas)
        yield CasoJudicializado(deudor=deudor.id, facturas=ids, motivo=f"lo mandó {contexto.por}")
        if reglas.abogado:
            yield a_un_tercero(
                "abogado",
                reglas.abogado.correo,
                f"abogado/{deudor.id}/{c.ultimo_numero + 1}-{contexto.lugar}{lugar}",
                "abogado_encargo",
                deudor,
                suyas,
                f"lo mandó {contexto.por}",
                con_papeles=True,
            )
    a_quien = f"Se lo mando a {reglas.abogado.nombre}" if reglas.abogado else "Mándaselo tú: no hay sección [abogado]"
    yield Hecha(f"En manos del abogado: {_numeros(nuevas)}. {a_quien}. Al cliente no le escribo más por esto.")
    if reglas.abogado and reglas.abogado.coste:
        yield from _si_compensa(nuevas, reglas.abogado.coste, reglas)
    yield from dar_por_contestada(contexto, "abogado")


def _si_compensa(facturas: tuple[Factura, ...], coste: Decimal, reglas: Reglas) -> Hechos:
    moneda, pais = reglas.negocio.moneda, reglas.negocio.pais
    debe = sum((factura.saldo for factura in facturas if factura.moneda == moneda), Decimal(0))
    if debe and debe <= coste:
        yield Hecha(
            f"Ojo: se debe {escribir(debe, moneda, pais)} y llevarlo te cuesta {escribir(coste, moneda, pais)}."
        )


def incobrable(c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas) -> Hechos:
    """Se da por perdida: no se reclama más. Si algún día pagan, se anota igual."""
    facturas, queja = _abiertas(c, orden, contexto)
    nuevas = tuple(factura for factura in facturas if factura.incobrable is None)
    if not nuevas:
        yield Hecha(f"No he dado nada por incobrable: {queja or 'ya lo estaba'}.")
        return
    porque = orden.campos.get("motivo") or "no se espera cobrarla"
    for factura in nuevas:
        yield FacturaIncobrable(factura=factura.id, motivo=f"{porque} (lo mandó {contexto.por})")
    yield Hecha(
        f"Incobrable: {_numeros(nuevas)}. No se reclama más; con «reanudar {nuevas[0].numero}» vuelve donde estaba."
    )
    yield from dar_por_contestada(contexto, "incobrable")


def no_vender(c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas) -> Hechos:
    """El titular no quiere venderle más a crédito."""
    yield from _sobre_ventas(c, orden, contexto, se_vende=False)


def vender(c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas) -> Hechos:
    """Ya se le puede vender."""
    yield from _sobre_ventas(c, orden, contexto, se_vende=True)


def _sobre_ventas(c: Cartera, orden: Orden, contexto: Contexto, *, se_vende: bool) -> Hechos:
    objeto = objeto_de(c, orden, contexto)
    quien = objeto.deudor or (c.deudores[objeto.facturas[0].deudor] if objeto.facturas else None)
    if objeto.queja or quien is None:
        yield Hecha(f"No he cambiado nada: {objeto.queja or 'di de qué cliente'}.")
        return
    if se_vende:
        yield VentaPermitida(deudor=quien.id)
        yield Hecha(f"De acuerdo: a {quien.nombre} ya se le puede vender.")
    else:
        yield VentaVetada(deudor=quien.id, motivo=f"lo mandó {contexto.por}")
        yield Hecha(
            f"Anotado: a {quien.nombre} no se le vende. Lo verás en el estado, y si llega una factura suya te aviso."
        )
    yield from dar_por_contestada(contexto, orden.accion)


def sobre_la_agencia(_c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas) -> Hechos:
    """La agencia dijo que el cliente pagó, y el titular dice que no le consta: todo sigue como estaba."""
    yield Hecha("De acuerdo: no consta ningún pago, y el caso sigue como estaba.")
    yield from dar_por_contestada(contexto, orden.accion)
