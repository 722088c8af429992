"""Las plantillas de correo, con Jinja2: rellenan una carta o dicen con qué renglón no pudieron.

No deciden qué carta toca ni montan el mensaje, y nunca dejan salir una carta a medias.
"""

from buzon.adaptadores.plantillas_jinja.adaptador import PlantillasJinja

__all__ = ["PlantillasJinja"]
