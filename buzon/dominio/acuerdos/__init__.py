"""Lo que se puede acordar con un cliente: una máquina de estados por clase, todas en una tabla.

No decide ni guarda nada: dice qué paso puede seguir a cuál. `docs/acuerdos.md` es su dibujo.
"""

from buzon.dominio.acuerdos.dacion import DACION
from buzon.dominio.acuerdos.maquina import FINALES, NADA, Clase, Efecto, EstadoAcuerdo, Maquina, Paso, dibujar
from buzon.dominio.acuerdos.mediacion import MEDIACION
from buzon.dominio.acuerdos.plan import PLAN
from buzon.dominio.acuerdos.promesa import PROMESA
from buzon.dominio.acuerdos.prorroga import PRORROGA
from buzon.dominio.acuerdos.quita import QUITA

__all__ = ["FINALES", "MAQUINAS", "NADA", "Clase", "Efecto", "EstadoAcuerdo", "Maquina", "Paso", "dibujar"]

MAQUINAS: dict[str, Maquina] = {
    maquina.clase: maquina for maquina in (PROMESA, PRORROGA, PLAN, QUITA, DACION, MEDIACION)
}
