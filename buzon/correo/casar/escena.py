"""Lo que cada caso mira para reconocer un correo."""

from datetime import date, datetime, timedelta
from functools import cached_property

import msgspec

from buzon.correo.entender import Entendido, Saber
from buzon.correo.mensaje import Correo
from buzon.correo.procedencia import Procedencia
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.entradas import Origen
from buzon.dominio.hechos import Documento
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sello

# Lo que puede adelantar un reloj o una zona.
_MARGEN = timedelta(days=1)
_DESTINOS = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to")


class Escena(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Un correo entendido, la casa a la que llegó, y la carta nuestra a la que contesta, si se sabe.

    `sello` es el que trae el asunto, en el estado en que esté. `es_toque`: el correo es un botón tocado, que abre un
    correo nuevo; en un «Re:» o un reenvío el sello es del mensaje de antes y mandan las palabras. `cuando`: llegó al
    servidor (con zona).
    """

    cartera: Cartera
    entendido: Entendido
    correo: Correo
    origen: Origen
    reglas: Reglas
    saber: Saber
    llave: bytes
    carta: str | None
    procedencia: Procedencia
    documentos: tuple[Documento, ...]
    cuando: datetime
    sello: Sello | None = None
    es_toque: bool = False

    @cached_property
    def destinos(self) -> frozenset[str]:
        """Todas las direcciones a las que iba, en minúsculas."""
        visibles = {direccion.correo.lower() for direccion in (*self.correo.para, *self.correo.cc)}
        ocultas = {valor.strip(" <>").lower() for clave in _DESTINOS for valor in self.correo.todas(clave)}
        return frozenset(visibles | ocultas)

    @property
    def fecha_es_suya(self) -> bool:
        """Si el correo dice cuándo se escribió y es creíble: nadie escribe después de que su correo llegue."""
        fecha = self.correo.fecha
        return fecha is not None and fecha.date() <= (self.cuando + _MARGEN).date()

    @property
    def escrito(self) -> date:
        """El día en que se escribió, contra el que se leen «mañana» y «el viernes»; si no lo dice, el que llegó."""
        fecha = self.correo.fecha
        return fecha.date() if fecha and self.fecha_es_suya else self.cuando.astimezone(self.reglas.zona).date()

    @property
    def sello_que_vale(self) -> Sello | None:
        """El sello, si prueba algo."""
        return self.sello if self.sello and self.sello.estado == "vale" else None

    @property
    def para_facturas(self) -> bool:
        """Si iba a la dirección dedicada a las facturas, y esa no es también la de cobros."""
        reglas = self.reglas.correo
        return reglas.facturas.lower() in self.destinos and reglas.facturas.lower() != reglas.direccion.lower()

    @property
    def es_de_titular(self) -> bool:
        """Si el From es de un titular; no dice si es auténtico."""
        return (self.origen.de or "") in {titular.lower() for titular in self.reglas.negocio.titulares}
