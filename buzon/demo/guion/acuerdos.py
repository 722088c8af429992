"""Los dos que piden cuotas: uno cumple el plan y el otro lo rompe y acaba en la agencia."""

from datetime import date

from buzon.demo import mensajes
from buzon.demo.guion.llegada import Llegada
from buzon.demo.mensajes import Recibida
from buzon.demo.negocio import BAHIA, FARO


def bahia(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """Pide dos cuotas y paga las dos, cada una al día siguiente de que se la recuerden."""
    if carta.etapa == "recordatorio":
        texto = "Hola Carla, este mes vamos justos. ¿Podemos pagar en 2 cuotas?\n\nSaludos"
        return [(1, Llegada("Hotel Bahía pide pagar en dos cuotas", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa == "plan":
        texto = "Perfecto, acepto las cuotas propuestas.\n\nGracias"
        return [(1, Llegada("Hotel Bahía acepta las cuotas", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa.startswith("cuota"):
        pago = mensajes.banco(BAHIA.nombre.upper(), 180_000, dia)
        return [(1, Llegada("El banco avisa: Hotel Bahía paga su cuota", pago))]
    return []


def faro(carta: Recibida, dia: date) -> list[tuple[int, Llegada]]:
    """Pide tres cuotas, paga la primera y ninguna más; cuando el caso está en la agencia, lo paga todo."""
    if carta.etapa == "recordatorio":
        texto = "Buenas, no llegamos a pagarlo entero. ¿Nos dejan hacerlo en 3 cuotas?"
        return [(1, Llegada("Librería Faro pide pagar en tres cuotas", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa == "plan":
        texto = "De acuerdo, acepto el plan de cuotas."
        return [(1, Llegada("Librería Faro acepta las cuotas", mensajes.respuesta(carta, texto, dia)))]
    if carta.etapa.startswith("cuota") and "cuota 1 de 3" in carta.texto:
        pago = mensajes.banco(FARO.nombre.upper(), 180_000, dia)
        return [(1, Llegada("El banco avisa: Librería Faro paga la primera cuota", pago))]
    if carta.etapa == "agencia":
        pago = mensajes.banco(FARO.nombre.upper(), 360_000, dia)
        return [(4, Llegada("El banco avisa: Librería Faro paga todo lo que debía", pago))]
    return []
