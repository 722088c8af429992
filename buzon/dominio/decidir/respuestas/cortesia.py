"""Solo da las gracias: si lo último nuestro no pedía nada, no hay nada más que hacer."""

from collections.abc import Iterator

from buzon.dominio.contestaciones import es_cortesia_lo_ultimo
from buzon.dominio.decidir.respuestas.caso import Caso, atendida
from buzon.dominio.hechos import CualquierHecho

# Unas gracias mal leídas tras una confirmación no cuestan nada: el silencio acordado sigue.
_CERTEZA = 0.6


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """No produce nada si había algo pendiente: un «gracias» a un recordatorio no dice qué hará."""
    es_solo_eso = all(i.tipo == "gracias" for i in caso.e.intenciones) and caso.principal.certeza >= _CERTEZA
    if es_solo_eso and not caso.e.es_indirecta and es_cortesia_lo_ultimo(caso.c, caso.deudor, caso.e.carta):
        yield atendida(caso, "dio las gracias")
