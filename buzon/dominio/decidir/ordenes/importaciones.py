"""El titular dice si se importa la cartera que mandó en una hoja."""

from collections.abc import Iterator

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.carteras import importar
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada
from buzon.dominio.hechos import CarteraImportada, CualquierHecho, PreguntaHecha
from buzon.dominio.reglas import Reglas


def contestar(
    c: Cartera, pregunta: PreguntaHecha, contexto: Contexto, reglas: Reglas, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """Con un sí se registran todas las filas, o ninguna si entretanto dejaron de cuadrar; con un no, ninguna."""
    propuesta = c.importaciones.get(pregunta.objeto)
    if propuesta is None:
        yield Hecha("Esa hoja ya está resuelta: no he cambiado nada.")
    elif es_si:
        hechos, frase = importar(c, propuesta, reglas)
        yield from hechos
        yield Hecha(frase)
    else:
        yield CarteraImportada(importacion=propuesta.importacion, motivo=f"lo dijo {contexto.por}")
        yield Hecha("De acuerdo: no importo nada de esa hoja.")
    yield from dar_por_contestada(contexto, "si" if es_si else "no")
