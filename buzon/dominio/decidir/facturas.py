"""El titular mandó facturas: se registran, se preguntan o se explican. Nada se pierde y nada se adivina."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.copia import adelantar, copiar
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.decidir.a_favor import proponer_a_favor
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.decidir.conflictos import (
    ajena,
    con_los_papeles_en_su_sitio,
    con_otro_identificador,
    no_se_reclama,
    por_confirmar,
)
from buzon.dominio.decidir.notas import aplicar_las_que_esperaban, decidir_nota, nombradas
from buzon.dominio.decidir.recibos import decidir_recibo
from buzon.dominio.decidir.registro import Propuesta, es_la_misma, proponer, registrar, ya_registrada
from buzon.dominio.decidir.sin_prueba import CONFIRMACION
from buzon.dominio.entradas import FacturaRecibida
from buzon.dominio.hechos import BorradorAbierto, CualquierHecho, FacturaRegistrada, PreguntaHecha
from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.nombres import clave_numero
from buzon.dominio.reglas import Reglas

# Primero lo que se debe; después lo que lo corrige o lo paga, que puede venir en el mismo correo.
_ORDEN = {"factura": 0, "nota_debito": 1, "nota_credito": 2, "recibo_de_pago": 3}


def decidir_facturas(c: Cartera, e: FacturaRecibida, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Una carta al titular por lo registrado y una por cada cosa que falta o no cuadra."""
    corta = e.origen.huella[:12]
    if not e.facturas:
        yield al_titular(
            reglas, f"recibo/{corta}", "factura_ilegible", plantilla="aviso", origen=e.origen, avisos=list(e.avisos)
        )
        return
    registradas: list[str] = []
    notas: list[str] = []
    # Cada documento se decide viendo lo que dejó el anterior: dos facturas de un cliente nuevo, o una y su nota.
    copia = copiar(c)
    for lugar, leida in _sin_repetir(e.facturas):
        hechos = _separar(_documento(copia, e, leida, f"{corta}-{lugar}", ahora, reglas), notas)
        yield from hechos
        adelantar(copia, hechos, ahora)
        nuevas = [hecho.factura for hecho in hechos if isinstance(hecho, FacturaRegistrada)]
        registradas += nuevas
        for factura in nuevas:
            suyos = _separar(aplicar_las_que_esperaban(copia, copia.facturas[factura], e.origen, reglas), notas)
            yield from suyos
            adelantar(copia, suyos, ahora)
    yield from _a_favor(copia, registradas, corta, e, reglas)
    if registradas or notas:
        tema = "factura_registrada" if registradas else "factura_sin_registrar"
        plantilla: Literal["recibo", "aviso"] = "recibo" if registradas else "aviso"
        yield al_titular(
            reglas,
            f"recibo/{corta}",
            tema,
            plantilla=plantilla,
            origen=e.origen,
            facturas=tuple(registradas),
            notas=[*notas, *e.avisos],
        )


def _separar(algos: Iterable[CualquierHecho | str], notas: list[str]) -> list[CualquierHecho]:
    """Los hechos; las frases para el recibo las deja en `notas`."""
    hechos: list[CualquierHecho] = []
    for algo in algos:
        if isinstance(algo, str):
            notas.append(algo)
        else:
            hechos.append(algo)
    return hechos


def _sin_repetir(facturas: tuple[FacturaLeida, ...]) -> Iterator[tuple[int, FacturaLeida]]:
    """Cada documento una vez, con su lugar en el correo; el mismo folio puede ser de dos de tipos distintos."""
    vistas: set[str] = set()
    ordenadas = sorted(enumerate(facturas, start=1), key=lambda par: _ORDEN.get(par[1].tipo, 9))
    for lugar, leida in ordenadas:
        clave = clave_numero(leida.numero or "") + (leida.serie or "") + (leida.uuid or leida.codigo or "")
        if not clave or clave not in vistas:
            vistas.add(clave)
            yield lugar, leida


def _documento(
    c: Cartera, e: FacturaRecibida, leida: FacturaLeida, borrador: str, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | str]:
    """Lo que se hace con un documento: hechos, y frases para el recibo."""
    leida = con_los_papeles_en_su_sitio(leida, reglas)
    motivo = no_se_reclama(leida, reglas)
    if motivo:
        yield motivo
    elif leida.tipo in ("nota_credito", "recibo_de_pago") and (emisor := ajena(leida, reglas)):
        yield f"El documento {leida.numero or 'sin número'} lo emite {emisor}, no {reglas.negocio.nombre}: no lo anoto."
    elif leida.tipo == "nota_credito":
        yield from decidir_nota(c, e, leida, borrador, reglas)
    elif leida.tipo == "recibo_de_pago":
        yield from decidir_recibo(c, e, leida, ahora, reglas)
    else:
        yield from _deuda(c, e, leida, borrador, reglas)


def _deuda(
    c: Cartera, e: FacturaRecibida, leida: FacturaLeida, borrador: str, reglas: Reglas
) -> Iterator[CualquierHecho | str]:
    propuesta = proponer(c, leida, e.correos, reglas)
    previa = ya_registrada(c, leida)
    if previa and es_la_misma(previa, propuesta, c.deudores[previa.deudor]):
        yield _ya_estaba(previa)
        return
    reparo = None if previa else por_confirmar(c, propuesta, reglas)
    if propuesta.faltan or previa or reparo:
        yield from _preguntar(e, propuesta, borrador, reglas, previa, reparo)
        return
    corregidas = nombradas(c, leida) if leida.tipo == "nota_debito" else ()
    corrige = corregidas[0].id if len(corregidas) == 1 else None
    yield from registrar(c, propuesta, e.documentos, e.origen.huella, set(), corrige=corrige)
    yield from _advertencias(c, leida, propuesta, corrige, reglas)


def _ya_estaba(previa: Factura) -> str:
    if previa.anulada is not None:
        return f"La factura {previa.numero} está anulada: no la reclamo, aunque vuelva a llegar."
    return f"La factura {previa.numero} ya estaba registrada: no la he duplicado."


def _advertencias(
    c: Cartera, leida: FacturaLeida, propuesta: Propuesta, corrige: str | None, reglas: Reglas
) -> Iterator[str]:
    numero = propuesta.leida.numero
    if con_otro_identificador(leida, reglas):
        suyo = leida.emisor.id_fiscal
        yield f"Ojo: la {numero} la emite {leida.emisor.nombre} con el identificador {suyo}. Si no es tuya, anúlala."
    if propuesta.por_condiciones is not None:
        dias = propuesta.por_condiciones
        yield f"La factura {numero} no dice cuándo vence: he contado {dias} días desde su fecha."
    if len(leida.vencimientos) > 1:
        yield f"La factura {numero} se paga a plazos: la reclamaré desde el último vencimiento."
    if corrige:
        suya = c.facturas[corrige].numero
        yield f"La nota de débito {numero} se suma a la {suya}: la reclamo aparte, con su propio vencimiento."
    elif leida.tipo == "factura":
        viejas = [factura.numero for factura in nombradas(c, leida) if factura.esta_abierta]
        if viejas:
            yield f"Ojo: la {numero} nombra la {', '.join(viejas)}. Si la sustituye, contesta «anular {viejas[0]}»."


def _a_favor(
    c: Cartera, registradas: list[str], corta: str, e: FacturaRecibida, reglas: Reglas
) -> Iterator[CualquierHecho]:
    propuestos: set[str] = set()
    for factura in (c.facturas[clave] for clave in registradas):
        if factura.deudor not in propuestos:
            propuestos.add(factura.deudor)
            yield from proponer_a_favor(c, factura, corta, e.origen, reglas)


def _preguntar(
    e: FacturaRecibida,
    propuesta: Propuesta,
    borrador: str,
    reglas: Reglas,
    previa: Factura | None,
    reparo: str | None,
) -> Iterator[CualquierHecho]:
    """Abre un borrador y pregunta lo que falta, si de verdad es otra con el mismo número, o si hay que reclamarla."""
    numero = propuesta.leida.numero or "sin número"
    marca = ("repetida",) if previa else (CONFIRMACION,) if reparo else ()
    yield BorradorAbierto(
        borrador=borrador,
        leida=propuesta.leida,
        faltan=(*marca, *propuesta.faltan),
        correos=propuesta.correos,
        documentos=e.documentos,
        origen=e.origen.huella,
    )
    texto = f"faltan datos de la factura {numero}"
    if previa:
        texto = f"la factura {numero} ya está con otros datos: ¿cuál vale?"
    elif reparo:
        texto = f"la factura {numero} {reparo}: ¿la reclamo?"
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-{borrador}",
            asunto="borrador",
            objeto=borrador,
            texto=texto,
            opciones=("si", "no") if marca else (),
            deudor=previa.deudor if previa else None,
            facturas=(previa.id,) if previa else (),
        ),
        "factura_repetida" if previa else "factura_por_confirmar" if reparo else "factura_incompleta",
        origen=e.origen,
        borrador=borrador,
        reparo=reparo or "",
    )
