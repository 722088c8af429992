"""Lo que pasa en la demostración: qué día escribe quién, y cómo contesta cada cliente a cada carta."""

from datetime import date, timedelta

from buzon.demo import mensajes
from buzon.demo.guion import acuerdos, clientes, titular
from buzon.demo.guion.llegada import Llegada, Reaccion
from buzon.demo.negocio import ACME, BAHIA, CORDILLERA, FARO, LAGOS, PUERTO, ROBLES, SOL, TRIGO

__all__ = ["ACABA", "EMPIEZA", "REACCIONES", "Llegada", "del_dia"]

EMPIEZA = date(2026, 12, 1)
ACABA = date(2027, 2, 2)


def del_dia(dia: date) -> list[Llegada]:
    """Lo que llega por su cuenta ese día."""
    numero = (dia - EMPIEZA).days
    vence = {1201: (ACME, 3, 450_000), 1202: (ROBLES, 2, 120_000), 1203: (TRIGO, 4, 89_900)}
    vence |= {1204: (CORDILLERA, 6, 1_250_000), 1205: (ROBLES, 7, 75_500), 1206: (PUERTO, 5, 64_000)}
    vence |= {1209: (BAHIA, 3, 360_000), 1210: (FARO, 2, 540_000)}
    if numero == 0:
        emision = EMPIEZA - timedelta(days=28)
        return [
            Llegada(
                f"Carla reenvía la factura {folio} de {cliente.nombre} a la dirección de facturas, con su XML",
                mensajes.factura(folio, cliente, emision, EMPIEZA + timedelta(days=dias), total, dia),
            )
            for folio, (cliente, dias, total) in vence.items()
        ]
    sueltas: dict[int, list[Llegada]] = {
        1: [
            Llegada(
                "Carla cuenta con palabras la 1207 de Estudio Lagos, y se olvida del correo del cliente",
                mensajes.del_titular(
                    "Factura 1207", f"Factura 1207, {LAGOS.nombre}, $230.000, vence 10/12/2026", dia, a_facturas=True
                ),
            ),
            Llegada(
                "Carla cuenta con palabras la 1208 del Colegio del Sol",
                mensajes.del_titular(
                    "Factura 1208",
                    f"Factura 1208, {SOL.nombre}, {SOL.correo}, $310.000, vence 14/12/2026",
                    dia,
                    a_facturas=True,
                ),
            ),
        ],
        13: [Llegada("El banco avisa de un pago de ACME por 450.000", mensajes.banco("ACME LIMITADA", 450_000, dia))],
        22: [Llegada("El banco avisa de un pago de un tal Pedro Soto", mensajes.banco("PEDRO SOTO", 310_000, dia))],
        24: [Llegada("El banco avisa de una transferencia que hizo la propia Carla", mensajes.banco_salida(dia))],
    }
    return sueltas.get(numero, [])


REACCIONES: dict[str, Reaccion] = {
    "carla@graficaandes.example": titular.carla,
    ROBLES.correo: clientes.robles,
    TRIGO.correo: clientes.trigo,
    PUERTO.correo: clientes.puerto,
    "caja@cafepuerto.example": clientes.puerto,
    LAGOS.correo: clientes.lagos,
    CORDILLERA.correo: clientes.cordillera,
    BAHIA.correo: acuerdos.bahia,
    FARO.correo: acuerdos.faro,
}
