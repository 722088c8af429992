"""El titular mandó facturas: se registran, se preguntan o se explican. Nada se pierde y nada se adivina."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.decidir.registro import Propuesta, es_la_misma, proponer, registrar, ya_registrada
from buzon.dominio.entradas import FacturaRecibida
from buzon.dominio.hechos import BorradorAbierto, CualquierHecho, DeudorRegistrado, FacturaRegistrada, PreguntaHecha
from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.nombres import clave_fiscal, clave_numero
from buzon.dominio.reglas import Reglas

_DEUDAS = ("factura", "nota_debito")


def decidir_facturas(c: Cartera, e: FacturaRecibida, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Una carta al titular por lo registrado y una por cada cosa que falta o no cuadra."""
    corta = e.origen.huella[:12]
    if not e.facturas:
        yield al_titular(
            reglas, f"recibo/{corta}", "factura_ilegible", plantilla="aviso", origen=e.origen, avisos=list(e.avisos)
        )
        return
    registradas: list[str] = []
    notas: list[str] = []
    tomados: set[str] = set()
    nuevos: dict[str, str] = {}
    vistas: set[str] = set()
    for lugar, leida in enumerate(e.facturas):
        # El mismo folio puede ser de dos documentos de tipos distintos.
        clave = clave_numero(leida.numero or "") + (leida.uuid or leida.codigo or "")
        if clave and clave in vistas:
            continue
        vistas.add(clave)
        motivo = _no_es_deuda(leida, reglas)
        if motivo:
            notas.append(motivo)
            continue
        propuesta = proponer(c, leida, e.correos, reglas)
        previa = ya_registrada(c, leida)
        if previa and es_la_misma(previa, propuesta):
            notas.append(_ya_estaba(previa))
        elif propuesta.faltan or previa:
            yield from _preguntar(e, propuesta, f"{corta}-{lugar + 1}", reglas, previa)
        else:
            hechos = _con_nuevos(tuple(registrar(c, propuesta, e.documentos, e.origen.huella, tomados)), nuevos)
            registradas += [h.factura for h in hechos if isinstance(h, FacturaRegistrada)]
            yield from hechos
            notas += _advertencias(leida, propuesta, reglas)
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


def _con_nuevos(hechos: tuple[CualquierHecho, ...], nuevos: dict[str, str]) -> tuple[CualquierHecho, ...]:
    """Dos facturas del mismo cliente nuevo en un correo son de un solo deudor."""
    salida: list[CualquierHecho] = []
    cambios: dict[str, str] = {}
    for hecho in hechos:
        if isinstance(hecho, DeudorRegistrado):
            clave = clave_fiscal(hecho.id_fiscal or "") or hecho.nombre.casefold()
            if clave in nuevos:
                cambios[hecho.deudor] = nuevos[clave]
                continue
            nuevos[clave] = hecho.deudor
        if isinstance(hecho, FacturaRegistrada) and hecho.deudor in cambios:
            hecho = replace(hecho, deudor=cambios[hecho.deudor])  # noqa: PLW2901 - es el mismo hecho
        salida.append(hecho)
    return tuple(salida)


def _ya_estaba(previa: Factura) -> str:
    if previa.anulada is not None:
        return f"La factura {previa.numero} está anulada: no la reclamo, aunque vuelva a llegar."
    return f"La factura {previa.numero} ya estaba registrada: no la he duplicado."


def _no_es_deuda(leida: FacturaLeida, reglas: Reglas) -> str | None:
    """Por qué ese documento no se reclama, en una frase para el titular; `None` si es una deuda de un cliente."""
    que = f"El documento {leida.numero or 'sin número'}"
    if leida.tipo not in _DEUDAS:
        nombres = {
            "nota_credito": "una nota de crédito: dime a qué factura descuenta y cuánto",
            "recibo_de_pago": "un recibo de pago, no una deuda",
            "proforma": "una proforma: mándame la factura cuando la emitas",
            "nomina": "una nómina, no una factura a un cliente",
        }
        return f"{que} es {nombres.get(leida.tipo, 'un documento que no es factura')}. No lo he registrado."
    nuestro = clave_fiscal(reglas.negocio.id_fiscal)
    receptor = clave_fiscal(leida.receptor.id_fiscal or "")
    if nuestro and receptor and receptor.endswith(nuestro):
        return f"{que} es una factura que te hacen a ti ({leida.emisor.nombre or 'un proveedor'}). No la he registrado."
    return None


def _advertencias(leida: FacturaLeida, propuesta: Propuesta, reglas: Reglas) -> list[str]:
    notas = []
    nuestro, emisor = clave_fiscal(reglas.negocio.id_fiscal), clave_fiscal(leida.emisor.id_fiscal or "")
    if nuestro and emisor and not emisor.endswith(nuestro):
        quien = leida.emisor.nombre or leida.emisor.id_fiscal
        notas.append(
            f"Ojo: la factura {leida.numero} la emite {quien}, no {reglas.negocio.nombre}. Si no es tuya, anúlala."
        )
    if propuesta.por_condiciones is not None:
        dias = propuesta.por_condiciones
        notas.append(f"La factura {leida.numero} no dice cuándo vence: he contado {dias} días desde su fecha.")
    if len(leida.vencimientos) > 1:
        notas.append(f"La factura {leida.numero} se paga a plazos: la reclamaré desde el último vencimiento.")
    return notas


def _preguntar(
    e: FacturaRecibida, propuesta: Propuesta, borrador: str, reglas: Reglas, previa: Factura | None
) -> Iterator[CualquierHecho]:
    """Abre un borrador y pregunta lo que falta, o si de verdad es otra factura con el mismo número."""
    numero = propuesta.leida.numero or "sin número"
    yield BorradorAbierto(
        borrador=borrador,
        leida=propuesta.leida,
        faltan=("repetida", *propuesta.faltan) if previa else propuesta.faltan,
        correos=propuesta.correos,
        documentos=e.documentos,
        origen=e.origen.huella,
    )
    texto = (
        f"la factura {numero} ya está con otros datos: ¿cuál vale?"
        if previa
        else f"faltan datos de la factura {numero}"
    )
    opciones = ("si", "no") if previa else ()
    yield PreguntaHecha(
        pregunta=f"q-{borrador}",
        asunto="borrador",
        objeto=borrador,
        texto=texto,
        opciones=opciones,
        deudor=previa.deudor if previa else None,
        facturas=(previa.id,) if previa else (),
    )
    yield al_titular(
        reglas,
        f"pregunta/q-{borrador}",
        "factura_repetida" if previa else "factura_incompleta",
        plantilla="pregunta",
        origen=e.origen,
        facturas=(previa.id,) if previa else (),
        borrador=borrador,
    )
