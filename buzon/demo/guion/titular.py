"""La dueña del negocio: contesta a lo que Buzón le pregunta."""

from datetime import date

from buzon.demo import mensajes
from buzon.demo.guion.llegada import Llegada
from buzon.demo.mensajes import Recibida
from buzon.demo.negocio import LAGOS


def carla(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
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
