"""Lo que llega y sobre lo que hay que decidir. Cada entrada trae ya entendido lo que dice; ninguna trae la hora."""

from datetime import date

import msgspec

from buzon.dominio.hechos import Documento
from buzon.dominio.lecturas import (
    Ausencia,
    AvisoLeido,
    CarteraLeida,
    Clase,
    FacturaLeida,
    Intencion,
    MovimientoLeido,
    ParteDePago,
    Rebote,
)
from buzon.dominio.ordenes import Orden
from buzon.dominio.sellos import Sello


class Origen(msgspec.Struct, frozen=True, kw_only=True):
    """De qué correo viene: dónde está en el servidor y quién dice ser el remitente.

    `asunto` va sin sellos. `sello`: el del botón que se tocó, si el correo es eso.
    """

    huella: str
    carpeta: str
    uidvalidity: int
    uid: int
    clase: Clase
    message_id: str | None = None
    de: str | None = None
    nombre: str = ""
    asunto: str = ""
    esencia: str = ""
    referencias: tuple[str, ...] = ()
    documento: Documento | None = None
    sello: Sello | None = None


class EntradaDeCorreo(msgspec.Struct, frozen=True, kw_only=True):
    """Base de toda entrada que llega por correo."""

    origen: Origen


class FacturaRecibida(EntradaDeCorreo, frozen=True, kw_only=True):
    """El titular mandó documentos. `correos` son las direcciones del reenvío que podrían ser del cliente."""

    facturas: tuple[FacturaLeida, ...]
    correos: tuple[str, ...] = ()
    documentos: tuple[Documento, ...] = ()
    avisos: tuple[str, ...] = ()


class CarteraRecibida(EntradaDeCorreo, frozen=True, kw_only=True):
    """El titular mandó una hoja con su cartera abierta."""

    cartera: CarteraLeida
    documentos: tuple[Documento, ...] = ()
    avisos: tuple[str, ...] = ()


class FacturasSinPrueba(FacturaRecibida, frozen=True, kw_only=True):
    """Lo mismo, en nombre del titular y sin nada que lo pruebe. `motivo`: qué le falta."""

    motivo: str = ""


class OrdenAnteOtros(EntradaDeCorreo, frozen=True, kw_only=True):
    """El titular escribió algo que parece una orden, en un correo que iba también a `otros`."""

    otros: tuple[str, ...]
    texto: str


class AvisoDePago(EntradaDeCorreo, frozen=True, kw_only=True):
    """Un banco dice algo de nuestra cuenta.

    `es_autentico`: el servidor propio comprobó que quien escribe es quien dice. `es_reenvio`: escribe el titular, y el
    aviso va dentro.
    """

    aviso: AvisoLeido
    es_autentico: bool
    es_reenvio: bool = False


class ExtractoRecibido(EntradaDeCorreo, frozen=True, kw_only=True):
    """Un extracto bancario, enviado por el titular o por el banco."""

    movimientos: tuple[MovimientoLeido, ...]
    es_autentico: bool


class RespuestaDeudor(EntradaDeCorreo, frozen=True, kw_only=True):
    """Escribió un deudor conocido.

    `carta` es la nuestra a la que contesta, si se sabe. `es_segura`: vino de un botón sellado, nada que interpretar.
    `fecha`: la que nombra lo que escribe, resuelta contra el día de su correo. `partes`: si promete en dos veces.
    `es_indirecta`: solo lo que dice el correo apunta a él (no el hilo, ni la dirección): no se actúa, se pregunta.
    `por_maquina`: lo trae un programa (tiques, una lista): se escucha y se pregunta, y no se le contesta nunca.
    """

    deudor: str
    intenciones: tuple[Intencion, ...]
    texto: str
    carta: str | None = None
    es_segura: bool = False
    fecha: date | None = None
    partes: tuple[ParteDePago, ...] = ()
    es_indirecta: bool = False
    por_maquina: bool = False


class RespuestaAmbigua(EntradaDeCorreo, frozen=True, kw_only=True):
    """Escribió alguien que puede ser varios deudores, o de la casa de alguno."""

    deudores: tuple[str, ...]
    texto: str


class ReboteRecibido(EntradaDeCorreo, frozen=True, kw_only=True):
    """Una carta no llegó. `carta` es la nuestra, si se sabe cuál."""

    rebote: Rebote
    carta: str | None = None


class AusenciaRecibida(EntradaDeCorreo, frozen=True, kw_only=True):
    """Contestó la máquina de un deudor (`None` si no se sabe cuál). `carta` es la nuestra a la que contesta."""

    ausencia: Ausencia
    deudor: str | None = None
    carta: str | None = None
    texto: str = ""


class OrdenDelTitular(EntradaDeCorreo, frozen=True, kw_only=True):
    """El titular manda algo. `carta` es la nuestra a la que contesta; `es_autentica`, si hay prueba de que es él.

    `boton_sin_valor`: tocó un botón que ya no prueba nada, y por qué («gastado», «caducado»…).
    """

    ordenes: tuple[Orden, ...]
    texto: str
    carta: str | None = None
    es_autentica: bool = False
    boton_sin_valor: str = ""


class CorreoDeAgencia(EntradaDeCorreo, frozen=True, kw_only=True):
    """Escribió la agencia. `deudor`: de quién habla, si se sabe. `dice_cobro`: parece decir que el cliente pagó."""

    texto: str
    deudor: str | None = None
    dice_cobro: bool = False
    es_autentico: bool = False


class CorreoSinInteres(EntradaDeCorreo, frozen=True, kw_only=True):
    """Nada que hacer; `motivo` dice por qué. `es_ajeno`: lo escribió una persona que no es de nadie de la cartera."""

    motivo: str
    es_ajeno: bool = False


class CorreoRepetido(EntradaDeCorreo, frozen=True, kw_only=True):
    """Otra copia de un correo ya procesado."""


class CorreoSospechoso(EntradaDeCorreo, frozen=True, kw_only=True):
    """No se actúa y se le enseña al titular: identidad repetida, remitente que no cuadra…"""

    motivo: str


class CorreoIlegible(EntradaDeCorreo, frozen=True, kw_only=True):
    """No se pudo abrir."""

    motivo: str


class CarteraDeConsola(msgspec.Struct, frozen=True, kw_only=True):
    """Una hoja con la cartera abierta, que se importa desde la consola."""

    cartera: CarteraLeida
    documentos: tuple[Documento, ...] = ()


class OrdenDeConsola(msgspec.Struct, frozen=True, kw_only=True):
    """Una orden escrita en la consola: quien tiene la consola tiene la casa."""

    ordenes: tuple[Orden, ...]
    texto: str


class DiaNuevo(msgspec.Struct, frozen=True, kw_only=True):
    """El reloj avanzó y el buzón está leído hasta el final: ¿qué toca?"""


class PorDespachar(msgspec.Struct, frozen=True, kw_only=True):
    """Se va a enviar lo encargado: ¿hay avisos que caben en uno?"""


class Arranque(msgspec.Struct, frozen=True, kw_only=True):
    """Buzón acaba de despertar: lo que quedó a medias se declara dudoso."""


class ModoDeEnsayo(msgspec.Struct, frozen=True, kw_only=True):
    """Antes de cada vuelta: ¿dicen las reglas lo mismo que el libro sobre si se ensaya?"""


class EnvioAceptado(msgspec.Struct, frozen=True, kw_only=True):
    """El servidor aceptó la carta. `rechazados`: destinatario → motivo."""

    carta: str
    acuse: str
    rechazados: dict[str, str] = {}


class EnvioAplazado(msgspec.Struct, frozen=True, kw_only=True):
    """No pudo ser ahora, y no llegó a nadie. `minutos`: lo menos que hay que esperar para repetirlo."""

    carta: str
    motivo: str
    minutos: int = 0


class EnvioRechazado(msgspec.Struct, frozen=True, kw_only=True):
    """El servidor la rechazó para siempre. `por_direccion`: porque ese destinatario no existe o no recibe."""

    carta: str
    motivo: str
    codigo: str | None = None
    por_direccion: bool = False


class EnvioDudoso(msgspec.Struct, frozen=True, kw_only=True):
    """Se cortó en el punto. `hallada`: si hay prueba de que salió (`None` = no se puede saber); `prueba`, cuál."""

    carta: str
    motivo: str
    hallada: bool | None = None
    prueba: str = "hallada en la carpeta de enviados"


class CartaImposible(msgspec.Struct, frozen=True, kw_only=True):
    """La plantilla no se pudo rellenar."""

    carta: str
    motivo: str
