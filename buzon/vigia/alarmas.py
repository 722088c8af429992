"""Lo que hace callar a Buzón con todos los clientes a la vez: sin sitio en el disco, o con un reloj del que no fiarse.

Se sigue leyendo el correo y escribiendo al titular; a los deudores, nada hasta que pase.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from buzon.dominio.asientos import Causa
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.hechos import FalloObservado, LibroRestaurado
from buzon.puertos import FalloPasajero
from buzon.vigia.casa import Casa

_DIA = timedelta(days=1)
# Una máquina puede estar apagada semanas. Dos meses sin asentar nada, con correo nuevo del mes pasado o anterior, es
# mucho más probable que sea el reloj.
_MUCHO = timedelta(days=60)
_VIEJO = timedelta(days=30)


def puede_escribir(casa: Casa, anterior: datetime | None, salto: timedelta | None) -> bool:
    """Si se puede escribir a los deudores. Lo que lo impide queda en el libro y se le dice al titular.

    `anterior`: el instante del último asiento antes de esta vuelta. `salto`: lo que la hora se ha adelantado a lo
    vivido desde la vuelta de antes, si este proceso ya estaba en marcha.
    """
    return hay_sitio(casa) and cuadra_la_hora(casa, anterior, salto)


def hay_sitio(casa: Casa) -> bool:
    """Si queda disco para asentar lo que pase con un envío: empezarlo sin poder apuntarlo es arriesgarse a repetir."""
    falta = casa.falta_sitio() if casa.falta_sitio else None
    if falta is None:
        casa.superar("disco")
        return True
    with suppress(FalloPasajero):
        casa.observar("disco", falta)
    return False


def cuadra_la_hora(casa: Casa, anterior: datetime | None, salto: timedelta | None) -> bool:
    """Si la hora de la máquina es creíble. Puesta en duda, solo la arregla un correo recién llegado que la confirme."""
    if not casa.comprueba_reloj:
        return True
    ahora, llegada = casa.ahora(), casa.ultima_llegada
    if "reloj" in casa.cartera.problemas:
        if llegada is None or abs(llegada - ahora) > _DIA:
            return False
        casa.superar("reloj")
        return True
    motivo = hora_dudosa(anterior, ahora, llegada, salto)
    if motivo:
        avisar(casa, "reloj", motivo, "reloj_dudoso", motivo=motivo)
    return motivo is None


def hora_dudosa(
    anterior: datetime | None, ahora: datetime, llegada: datetime | None, salto: timedelta | None
) -> str | None:
    """Por qué la hora no es creíble; `None` si lo es. Compara el reloj, el libro, el servidor de correo y lo vivido.

    `llegada` es el INTERNALDATE más nuevo leído en esta vuelta: la hora según el servidor de correo.
    """
    cuando = f"{ahora:%d/%m/%Y %H:%M}"
    if llegada and llegada - ahora > _DIA:
        return f"el reloj dice {cuando} y ha llegado correo del {llegada:%d/%m/%Y}"
    if anterior is None:
        return None
    if anterior - ahora > _DIA:
        return f"el reloj dice {cuando} y lo último que anoté es del {anterior:%d/%m/%Y}"
    if salto is not None and abs(salto) > _DIA:
        return f"el reloj dice {cuando} y ha saltado {salto.days} días de golpe"
    if llegada and ahora - anterior > _MUCHO and ahora - llegada > _VIEJO:
        return (
            f"el reloj dice {cuando}, lo último que anoté es del {anterior:%d/%m/%Y} y el correo más nuevo, "
            f"del {llegada:%d/%m/%Y}"
        )
    return None


def avisar(casa: Casa, clave: str, texto: str, tema: str, **datos: Any) -> None:
    """Apunta que algo va mal y le escribe al titular, en un solo asiento y una sola vez mientras dure."""
    if clave in casa.cartera.problemas:
        return
    carta = al_titular(casa.reglas, f"aviso/{clave}/{casa.cartera.ultimo_numero + 1}", tema, **datos)
    casa.asentar(Causa("casa", clave), (FalloObservado(clave=clave, texto=texto), carta))


def empezar_epoca(casa: Casa, como: str, ultimo: int = 0) -> None:
    """El libro es una copia vieja: lo deja dicho. `ultimo`: el último asiento que se sabe que hubo.

    En la misma vuelta se le pregunta al titular, y hasta que conteste no se escribe a ningún cliente.
    """
    if not casa.cartera.restauracion_por_contar:
        casa.asentar(Causa("casa", "restaurado"), (LibroRestaurado(como=como, ultimo=ultimo),))
