"""Hechos de la casa entera: se abre, se activa, se pausa, se pregunta."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from buzon.dominio.hechos.base import Hecho

Alcance = Literal["todo", "deudor", "factura"]


class CasaAbierta(Hecho, frozen=True):
    """Primer asiento de todo libro. `casa` la distingue de cualquier otra para siempre."""

    casa: str


class LibroRestaurado(Hecho, frozen=True):
    """El libro volvió a una copia: empieza otra época. Lo que pasara después de la copia no está en él.

    `como` dice qué copia y cómo se supo; `ultimo`, el número del último asiento que se sabe que hubo (0 = no se sabe).
    Lo que se escriba a los clientes espera a que el titular diga que lo revisó.
    """

    como: str
    ultimo: int = 0


class VigilanciaActivada(Hecho, frozen=True):
    """Desde cuándo (INTERNALDATE, con zona) se atiende el correo: lo anterior no cuenta."""

    desde: datetime


class EnsayoEmpezado(Hecho, frozen=True):
    """Desde aquí lo que iría a clientes, agencia y abogado va solo al titular, y no cuenta como enviado a nadie."""


class EnsayoTerminado(Hecho, frozen=True):
    """Se acabó el ensayo: nada de lo que salió durante él le llegó a nadie, así que cada secuencia empieza de nuevo."""


class PausaPuesta(Hecho, frozen=True):
    """No se escribe a `objeto` (deudor o factura; `None` si `alcance` es todo) hasta el día `hasta`, incluido.

    `respuesta`: la del cliente que lo pidió o habló de abogados; con ella tampoco sale ninguna carta de servicio.
    `por_norma`: no la mandó nadie, la puso Buzón porque el servidor rechazaba las cartas por sus normas o su ritmo.
    """

    alcance: Alcance
    objeto: str | None = None
    hasta: date | None = None
    motivo: str = ""
    respuesta: str | None = None
    por_norma: bool = False


class PausaQuitada(Hecho, frozen=True):
    """La pausa de ese alcance y objeto termina antes de su fecha, o por fin si no la tenía."""

    alcance: Alcance
    objeto: str | None = None


class PreguntaHecha(Hecho, frozen=True):
    """Algo que solo el titular puede decidir. `asunto` dice de qué trata `objeto` (pago, respuesta, borrador, carta).

    Mientras está abierta, el deudor `deudor` no recibe recordatorios. En las de `direccion`, `correo` es la que
    alguien propone (si propone alguna) y `correo_viejo`, la que dejaría de usarse. En las de `plan`, `cuotas` son las
    que se propondrían; en las de `acuerdo`, `clase` es cuál, `fecha` hasta cuándo, `importe` por cuánto y `cita` con
    qué palabras. Una de `casa` es de Buzón entero: mientras está abierta no se escribe a ningún cliente.
    """

    pregunta: str
    asunto: Literal[
        "pago",
        "respuesta",
        "alegato",
        "borrador",
        "factura",
        "carta",
        "orden",
        "direccion",
        "plan",
        "acuerdo",
        "disputa",
        "tanda",
        "llamada",
        "agencia",
        "casa",
        "importacion",
        "a_favor",
    ]
    objeto: str
    texto: str
    opciones: tuple[str, ...] = ()
    deudor: str | None = None
    facturas: tuple[str, ...] = ()
    correo: str | None = None
    correo_viejo: str | None = None
    cuotas: int | None = None
    clase: str | None = None
    cita: str | None = None
    fecha: date | None = None
    importe: Decimal | None = None


class PreguntaRespondida(Hecho, frozen=True):
    """El titular decidió. `respuesta` son sus palabras; `por`, su dirección."""

    pregunta: str
    respuesta: str
    por: str = ""
    deudor: str | None = None


class PreguntaRetirada(Hecho, frozen=True):
    """Ya no hace falta que el titular decida, y por qué. `pago`: el dinero que la hizo inútil, si fue eso."""

    pregunta: str
    motivo: str
    pago: str | None = None


class FalloObservado(Hecho, frozen=True):
    """Algo del mundo va mal y el titular debe saberlo. `clave` evita contarlo dos veces."""

    clave: str
    texto: str


class FalloSuperado(Hecho, frozen=True):
    """Aquello que iba mal ya va bien."""

    clave: str
