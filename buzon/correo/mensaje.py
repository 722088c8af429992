"""El correo ya abierto: un valor inmutable que todas las salas de `correo` miran y ninguna cambia."""

from datetime import datetime

import msgspec


class Direccion(msgspec.Struct, frozen=True):
    """Un buzón de correo: `correo` en minúsculas y sin ángulos; `nombre` ya decodificado, puede ser vacío."""

    correo: str
    nombre: str = ""


class Adjunto(msgspec.Struct, frozen=True):
    """Una parte con contenido propio. `tipo` es el MIME en minúsculas; `nombre`, ya decodificado, puede ser vacío.

    Un correo adjunto (`message/rfc822`) llega aquí con sus bytes enteros y `tipo` "message/rfc822": su texto nunca se
    mezcla con el del correo que lo trae.
    """

    nombre: str
    tipo: str
    contenido: bytes


class Correo(msgspec.Struct, frozen=True, kw_only=True):
    """Un correo leído.

    Attributes:
        huella: sha256 en hexadecimal de los bytes crudos; es su identidad, porque el Message-ID puede faltar o mentir.
        message_id: sin ángulos, o `None`.
        en_respuesta_a, referencias: Message-ID sin ángulos, en el orden del correo.
        de: el primer From, o `None` si no hay ninguno legible. `firmantes` cuenta cuántas direcciones traía From.
        fecha: la de la cabecera Date, con zona; `None` si falta o no se entiende.
        texto: el cuerpo legible. Si había text/plain, ese; si no, el HTML pasado a texto con sus citas marcadas.
        html: el HTML tal como vino, o vacío.
        cabeceras: todas, en orden, con el nombre en minúsculas y el valor decodificado.
        defectos: qué estaba mal en el mensaje, en palabras llanas.
    """

    huella: str
    message_id: str | None = None
    en_respuesta_a: tuple[str, ...] = ()
    referencias: tuple[str, ...] = ()
    de: Direccion | None = None
    firmantes: int = 1
    para: tuple[Direccion, ...] = ()
    cc: tuple[Direccion, ...] = ()
    responder_a: tuple[Direccion, ...] = ()
    asunto: str = ""
    fecha: datetime | None = None
    texto: str = ""
    html: str = ""
    adjuntos: tuple[Adjunto, ...] = ()
    cabeceras: tuple[tuple[str, str], ...] = ()
    defectos: tuple[str, ...] = ()

    def cabecera(self, nombre: str) -> str | None:
        """El primer valor de una cabecera (nombre en cualquier caja), o `None`."""
        buscada = nombre.lower()
        return next((valor for clave, valor in self.cabeceras if clave == buscada), None)

    def todas(self, nombre: str) -> tuple[str, ...]:
        """Todos los valores de una cabecera, de arriba abajo."""
        buscada = nombre.lower()
        return tuple(valor for clave, valor in self.cabeceras if clave == buscada)
