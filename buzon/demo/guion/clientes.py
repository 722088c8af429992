"""Los clientes que no piden plazos: cómo contesta cada uno a cada carta."""

from datetime import date, timedelta

from buzon.demo import mensajes
from buzon.demo.guion.llegada import Llegada
from buzon.demo.mensajes import Recibida
from buzon.demo.negocio import PUERTO


def robles(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """Promete pagar, y cumple el día que dijo."""
    if carta.etapa == "recordatorio":
        texto = (
            "Estimada Carla, disculpe la demora. Le transfiero las dos facturas el viernes 18 de diciembre.\n\nSaludos"
        )
        return [(1, Llegada("Los Robles promete pagar el viernes 18", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa == "promesa_confirmada":
        pago = mensajes.banco("FERRETERIA LOS ROBLES SPA", 195_500, date(2026, 12, 18))
        return [((date(2026, 12, 18) - dia).days, Llegada("Y el viernes 18 cumple: el banco avisa del pago", pago))]
    return []


def trigo(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """No está conforme con lo que le cobran."""
    if carta.etapa == "recordatorio":
        texto = "Hola, no voy a pagar esa factura: las bolsas llegaron mal impresas y faltaban dos cajas.\n\nRosa"
        return [(1, Llegada("El Trigo no está conforme con la 1203", mensajes.respuesta(carta, texto, dia)))]
    return []


def puerto(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """Cambió de dirección, y paga en dos veces."""
    if carta.etapa == "vencimiento" and carta.para == PUERTO.correo:
        return [(0, Llegada("El servidor de Café Puerto devuelve la carta", mensajes.devolucion(carta, dia)))]
    if carta.etapa == "recordatorio":
        pago = mensajes.banco("CAFE PUERTO EIRL", 30_000, dia + timedelta(days=2))
        return [(2, Llegada("Café Puerto paga solo una parte: 30.000 de 64.000", pago))]
    if carta.etapa == "segundo_aviso":
        pago = mensajes.banco("CAFE PUERTO EIRL", 34_000, dia + timedelta(days=1))
        return [(1, Llegada("Café Puerto paga el resto", pago))]
    return []


def lagos(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """Promete, no cumple, y dice que ya pagó."""
    if carta.etapa == "recordatorio":
        texto = "Buenas tardes, la pagamos el lunes 21 de diciembre sin falta."
        return [(1, Llegada("Estudio Lagos promete pagar el lunes 21", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa == "promesa_vencida":
        texto = "Hola! Ya pagué ayer por transferencia, saludos."
        return [(1, Llegada("Estudio Lagos dice que ya pagó", mensajes.respuesta(carta, texto, dia)))]
    return []


def cordillera(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """Solo contesta cuando el caso llega a la agencia: la agencia lo deja, y paga el día que dijo."""
    if carta.etapa == "segundo_aviso":
        return [(0, Llegada("Contesta el contestador de Cordillera", mensajes.ausencia(carta, dia)))]
    if carta.etapa == "agencia":
        texto = "Buenos días. No hace falta la agencia: les transferimos el total el viernes 29 de enero.\n\nSaludos"
        relato = "Cordillera promete pagar: la agencia ha de dejarlo"
        return [(1, Llegada(relato, mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa == "promesa_confirmada":
        cuando = date(2027, 1, 29)
        pago = mensajes.banco("TRANSPORTES CORDILLERA SA", 1_250_000, cuando)
        return [((cuando - dia).days, Llegada("Cordillera paga el día que dijo", pago))]
    return []
