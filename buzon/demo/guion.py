"""Lo que pasa en la demostración: qué día escribe quién, y cómo contesta cada cliente a cada carta."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from buzon.demo import mensajes
from buzon.demo.mensajes import Recibida
from buzon.demo.negocio import ACME, CORDILLERA, LAGOS, PUERTO, ROBLES, SOL, TRIGO

EMPIEZA = date(2026, 12, 1)
ACABA = date(2027, 1, 29)


@dataclass(frozen=True)
class Llegada:
    """Un correo que entra en el buzón del negocio: qué se cuenta por la consola y los bytes."""

    relato: str
    crudo: bytes


Reaccion = Callable[[Recibida, date], list[tuple[int, Llegada]]]


def del_dia(dia: date) -> list[Llegada]:
    """Lo que llega por su cuenta ese día."""
    numero = (dia - EMPIEZA).days
    vence = {1201: (ACME, 3, 450_000), 1202: (ROBLES, 2, 120_000), 1203: (TRIGO, 4, 89_900)}
    vence |= {1204: (CORDILLERA, 6, 1_250_000), 1205: (ROBLES, 7, 75_500), 1206: (PUERTO, 5, 64_000)}
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


def _robles(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    if carta.etapa == "recordatorio":
        texto = (
            "Estimada Carla, disculpe la demora. Le transfiero las dos facturas el viernes 18 de diciembre.\n\nSaludos"
        )
        return [(1, Llegada("Los Robles promete pagar el viernes 18", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa == "promesa_confirmada":
        pago = mensajes.banco("FERRETERIA LOS ROBLES SPA", 195_500, date(2026, 12, 18))
        return [((date(2026, 12, 18) - dia).days, Llegada("Y el viernes 18 cumple: el banco avisa del pago", pago))]
    return []


def _trigo(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    if carta.etapa == "recordatorio":
        texto = "Hola, no voy a pagar esa factura: las bolsas llegaron mal impresas y faltaban dos cajas.\n\nRosa"
        return [(1, Llegada("El Trigo no está conforme con la 1203", mensajes.respuesta(carta, texto, dia)))]
    return []


def _puerto(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    if carta.etapa == "vencimiento" and carta.para == PUERTO.correo:
        return [(0, Llegada("El servidor de Café Puerto devuelve la carta", mensajes.devolucion(carta, dia)))]
    if carta.etapa == "recordatorio":
        pago = mensajes.banco("CAFE PUERTO EIRL", 30_000, dia + timedelta(days=2))
        return [(2, Llegada("Café Puerto paga solo una parte: 30.000 de 64.000", pago))]
    if carta.etapa == "segundo_aviso":
        pago = mensajes.banco("CAFE PUERTO EIRL", 34_000, dia + timedelta(days=1))
        return [(1, Llegada("Café Puerto paga el resto", pago))]
    return []


def _lagos(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    if carta.etapa == "recordatorio":
        texto = "Buenas tardes, la pagamos el lunes 21 de diciembre sin falta."
        return [(1, Llegada("Estudio Lagos promete pagar el lunes 21", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa == "promesa_vencida":
        texto = "Hola! Ya pagué ayer por transferencia, saludos."
        return [(1, Llegada("Estudio Lagos dice que ya pagó", mensajes.respuesta(carta, texto, dia)))]
    return []


def _cordillera(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    if carta.etapa == "segundo_aviso":
        return [(0, Llegada("Contesta el contestador de Cordillera", mensajes.ausencia(carta, dia)))]
    if carta.etapa == "agencia":
        texto = "Buenos días. No hace falta la agencia: les transferimos el total el viernes 29 de enero.\n\nSaludos"
        relato = "Cordillera promete pagar: la agencia ha de dejarlo"
        return [(1, Llegada(relato, mensajes.respuesta(carta, texto, dia)))]
    return []


def _carla(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """La titular contesta a las preguntas, con palabras o tocando un botón."""
    if "Me falta" in carta.titulo:
        texto = f"el correo es {LAGOS.correo}"
        return [(0, Llegada("Carla contesta con el correo que faltaba", mensajes.orden(carta, texto, dia)))]
    if "no funciona" in carta.titulo:
        texto = "la 1206: el correo es caja@cafepuerto.example"
        return [(0, Llegada("Carla da el correo bueno de Café Puerto", mensajes.orden(carta, texto, dia)))]
    if "¿De qué factura" in carta.titulo:
        boton = carta.boton("Es de la 1208")
        relato = "Carla toca el botón «Es de la 1208»: Pedro Soto es el tesorero del colegio"
        return [(1, Llegada(relato, mensajes.toque(boton, dia)))] if boton else []
    if "no está conforme" in carta.titulo:
        texto = "pausar 1203 hasta el 15 de enero"
        return [(1, Llegada("Carla pausa la 1203 mientras reimprime", mensajes.orden(carta, texto, dia)))]
    if "no veo el dinero" in carta.titulo:
        return [
            (2, Llegada("Carla encuentra el pago de Lagos en su otra cuenta", mensajes.orden(carta, "pagada", dia)))
        ]
    return []


REACCIONES: dict[str, Reaccion] = {
    "carla@graficaandes.example": _carla,
    ROBLES.correo: _robles,
    TRIGO.correo: _trigo,
    PUERTO.correo: _puerto,
    "caja@cafepuerto.example": _puerto,
    LAGOS.correo: _lagos,
    CORDILLERA.correo: _cordillera,
}
