"""A qué carta nuestra contesta un correo: por In-Reply-To y References, y si faltan, por nuestra marca."""

from buzon.correo.mensaje import Correo
from buzon.dominio.cartera.cartera import Cartera


def carta_contestada(c: Cartera, correo: Correo) -> str | None:
    """El identificador de la carta, o `None`. Se mira del Message-ID más cercano al más lejano."""
    for message_id in (*correo.en_respuesta_a, *reversed(correo.referencias)):
        carta = c.por_message_id.get(message_id)
        if carta:
            return carta
    return None
