"""Lo que dice ser del titular y nadie lo certifica: no se obedece ni se registra hasta que él lo confirme."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.decidir.correo import contar_correo
from buzon.dominio.decidir.registro import proponer
from buzon.dominio.entradas import FacturasSinPrueba, OrdenAnteOtros
from buzon.dominio.hechos import BorradorAbierto, CualquierHecho, PreguntaHecha
from buzon.dominio.reglas import Reglas

CONFIRMACION = "confirmacion"
_MAX_POR_CORREO = 5
# Con tantas por confirmar, alguien está llenando el buzón: las demás se cuentan y no se guardan.
_MAX_ABIERTAS = 10


def decidir_sin_prueba(c: Cartera, e: FacturasSinPrueba, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Un borrador y una pregunta por factura. La contestación, en su hilo o con su botón, es la prueba."""
    abiertas = sum(1 for borrador in c.borradores.values() if CONFIRMACION in borrador.faltan)
    corta = e.origen.huella[:12]
    if abiertas >= _MAX_ABIERTAS:
        motivo = f"dice ser tuyo y no lo puedo comprobar, y ya hay {abiertas} facturas así esperando que las confirmes"
        yield contar_correo(reglas, e.origen, "correo_sospechoso", motivo)
        return
    for lugar, leida in enumerate(e.facturas[: min(_MAX_POR_CORREO, _MAX_ABIERTAS - abiertas)], start=1):
        propuesta = proponer(c, leida, e.correos, reglas)
        borrador = f"{corta}-{lugar}"
        yield BorradorAbierto(
            borrador=borrador,
            leida=propuesta.leida,
            faltan=(CONFIRMACION, *propuesta.faltan),
            correos=propuesta.correos,
            documentos=e.documentos,
            origen=e.origen.huella,
        )
        numero = propuesta.leida.numero or "sin número"
        yield from preguntar_al_titular(
            reglas,
            PreguntaHecha(
                pregunta=f"q-{borrador}",
                asunto="borrador",
                objeto=borrador,
                texto=f"ha llegado la factura {numero} en tu nombre y no puedo comprobar que sea tuya: ¿la registro?",
                opciones=("si", "no"),
            ),
            "factura_sin_prueba",
            origen=e.origen,
            borrador=borrador,
            motivo=e.motivo,
        )


def decidir_ante_otros(_c: Cartera, e: OrdenAnteOtros, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Se le dice por qué no se le ha hecho caso, para que lo repita solo a Buzón."""
    yield al_titular(
        reglas,
        f"orden/{e.origen.huella[:12]}",
        "orden_con_otros",
        origen=e.origen,
        asunto_correo=e.origen.asunto,
        otros=list(e.otros),
        texto=e.texto[:500],
    )
