"""El titular manda su cartera abierta en una hoja: se le enseña qué se entendió y no se registra hasta que confirma.

Todas las filas o ninguna: con una sola que no valga, se le dice cuál y qué escribir.
"""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.decidir.ingreso import Examen, examinar, ingresar
from buzon.dominio.entradas import CarteraDeConsola, CarteraRecibida
from buzon.dominio.hechos import CarteraImportada, CarteraPropuesta, CualquierHecho, PreguntaHecha
from buzon.dominio.lecturas import CarteraLeida
from buzon.dominio.reglas import Reglas

_TOPE_DE_ERRORES = 40
_TOPE_DE_NOTAS = 40


def decidir_cartera(c: Cartera, e: CarteraRecibida, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Una carta al titular: los errores, o la propuesta con su «sí» y su «no»."""
    examen = examinar(c, e.cartera, reglas)
    corta = e.origen.huella[:12]
    notas = [*examen.avisos, *e.avisos][:_TOPE_DE_NOTAS]
    columnas = _columnas(e.cartera)
    if examen.errores or not examen.nuevas:
        yield al_titular(
            reglas,
            f"recibo/{corta}",
            "cartera_con_errores" if examen.errores else "cartera_sin_nada",
            origen=e.origen,
            columnas=columnas,
            errores=escribir_errores(examen),
            notas=notas,
        )
        return
    importacion = f"imp-{corta}"
    yield CarteraPropuesta(importacion=importacion, cartera=e.cartera, documentos=e.documentos, origen=e.origen.huella)
    cuantas = f"{len(examen.nuevas)} facturas" if len(examen.nuevas) > 1 else "1 factura"
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-{importacion}",
            asunto="importacion",
            objeto=importacion,
            texto=f"la hoja {e.cartera.nombre or 'que mandaste'} trae {cuantas}: ¿las importo?",
            opciones=("si", "no"),
        ),
        "cartera_por_importar",
        origen=e.origen,
        columnas=columnas,
        notas=notas,
        cuantas=len(examen.nuevas),
        clientes=examen.clientes,
        totales=[(moneda, str(suma)) for moneda, suma in examen.saldos.items()],
        muestra=[list(fila) for fila in examen.muestra],
    )


def decidir_cartera_de_consola(
    c: Cartera, e: CarteraDeConsola, _ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """En la consola, «--aplicar» es el sí. Con errores no se registra nada."""
    examen = examinar(c, e.cartera, reglas)
    if not examen.errores:
        importacion = f"imp-{e.documentos[0].huella[:12]}"
        yield CarteraPropuesta(importacion=importacion, cartera=e.cartera, documentos=e.documentos)
        yield from ingresar(c, examen, None)
        yield CarteraImportada(importacion=importacion, facturas=len(examen.nuevas))


def importar(c: Cartera, propuesta: CarteraPropuesta, reglas: Reglas) -> tuple[tuple[CualquierHecho, ...], str]:
    """El sí: se vuelve a mirar entera con la cartera de ahora, porque entretanto pudo llegar alguna factura."""
    examen = examinar(c, propuesta.cartera, reglas)
    if examen.errores:
        dichos = "; ".join(escribir_errores(examen)[:5])
        motivo = (
            f"Desde que mandaste la hoja han cambiado cosas y ya no cuadra: {dichos}. Corrígela y mándamela otra vez"
        )
        return (CarteraImportada(importacion=propuesta.importacion, motivo="ya no cuadraba"),), f"{motivo}."
    hechos = tuple(ingresar(c, examen, propuesta.origen))
    cuantas = len(examen.nuevas)
    fin = CarteraImportada(importacion=propuesta.importacion, facturas=cuantas)
    return (*hechos, fin), f"Importadas {cuantas} facturas de {examen.clientes} clientes."


def escribir_errores(examen: Examen) -> list[str]:
    """Cada error con su línea, y cuántos quedan sin decir."""
    frases = [f"Línea {error.linea}: {error.texto}" if error.linea else error.texto for error in examen.errores]
    resto = len(frases) - _TOPE_DE_ERRORES
    return [*frases[:_TOPE_DE_ERRORES], f"… y {resto} más."] if resto > 0 else frases


def _columnas(cartera: CarteraLeida) -> list[list[str]]:
    return [[columna.campo, columna.titulo, columna.ejemplo] for columna in cartera.columnas]
