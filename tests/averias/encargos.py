"""Un error propio que encarga cartas sin parar: se simula escribiéndolas en el libro, por delante de toda decisión."""

from recorridos.escenario import Escenario

from buzon.dominio.asientos import Causa
from buzon.dominio.hechos import CartaEncargada, Renglon


def encargar_sin_parar(e: Escenario, cuantas: int) -> None:
    """`cuantas` cartas de la misma etapa y factura, todas en pie según el libro."""
    factura = e.la("123")
    deudor = e.casa.cartera.deudores[factura.deudor]
    hechos = [
        CartaEncargada(
            carta=f"{deudor.id}/vencimiento/{ronda}",
            plantilla="vencimiento",
            dirigida="deudor",
            para=deudor.direcciones[:1],
            deudor=deudor.id,
            etapa="vencimiento",
            ronda=ronda,
            renglones=(Renglon(factura.id, "vencimiento"),),
        )
        for ronda in range(1, cuantas + 1)
    ]
    e.casa.asentar(Causa("dia", "error"), hechos)
