"""Lo que se le escribe al titular: un tema, un escritor. Siempre de tú, corto y con lo que puede hacer."""

from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sellador
from buzon.informes.titular import (
    acuerdos,
    averias,
    carteras,
    clientes,
    confianza,
    dinero,
    ensayo,
    escalada,
    facturas,
    sistema,
)
from buzon.informes.titular.tema import Escritor, Mesa, Texto

TEMAS: dict[str, Escritor] = {
    **facturas.TEMAS,
    **carteras.TEMAS,
    **dinero.TEMAS,
    **clientes.TEMAS,
    **sistema.TEMAS,
    **averias.TEMAS,
    **ensayo.TEMAS,
    **confianza.TEMAS,
    **escalada.TEMAS,
    **acuerdos.TEMAS,
}


def datos_al_titular(c: Cartera, carta: CartaEncargada, reglas: Reglas, ahora: datetime, llave: Sellador) -> Texto:
    """Título, párrafos, tabla, cita y botones de una carta al titular."""
    mesa = Mesa(c=c, carta=carta, datos=dict(carta.datos), reglas=reglas, ahora=ahora, llave=llave)
    return TEMAS[str(carta.datos["tema"])](mesa)
