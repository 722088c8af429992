"""Qué se hace con un libro que volvió a una copia: no escribir a ningún cliente hasta que el titular lo revise.

Lo que salió después de la copia no está en el libro. El correo se vuelve a leer solo, y cada carta se busca en enviados
antes de salir; pero que no esté ahí no prueba que no saliera, y eso solo lo sabe el titular.
"""

from collections.abc import Iterator

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import preguntar_al_titular
from buzon.dominio.hechos import CualquierHecho, FalloObservado, PreguntaHecha
from buzon.dominio.reglas import Reglas

PROBLEMA = "restaurado"


def preguntar_por_la_copia(c: Cartera, reglas: Reglas) -> Iterator[CualquierHecho]:
    """La pregunta al titular, una vez por cada vuelta a una copia."""
    como = c.restauracion_por_contar
    if not como:
        return
    if PROBLEMA not in c.problemas:
        yield FalloObservado(clave=PROBLEMA, texto=f"el libro viene de una copia: {como}")
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-copia-{c.ultimo_numero + 1}",
            asunto="casa",
            objeto="copia",
            texto=f"mi libro es una copia ({como}) y puede que ya haya escrito a clientes: ¿lo has revisado y sigo?",
            opciones=("reanudar",),
        ),
        "libro_restaurado",
        motivo=como,
    )
