"""Lo que un escritor tiene a mano, y la forma de lo que escribe."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import CartaEncargada, PreguntaHecha
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sellador
from buzon.informes import enlaces
from buzon.informes.palabras import fecha_corta
from buzon.informes.piezas import DatosEnlace


class Texto(TypedDict):
    """El cuerpo de una carta al titular (la parte propia de `DatosAlTitular`)."""

    titulo: str
    parrafos: list[str]
    campos: list[tuple[str, str]]
    cita: str
    enlaces: list[DatosEnlace]
    nota: str


class Mesa(msgspec.Struct, frozen=True, kw_only=True):
    """La carta que hay que escribir y la casa alrededor."""

    c: Cartera
    carta: CartaEncargada
    datos: dict[str, Any]
    reglas: Reglas
    ahora: datetime
    llave: Sellador  # con qué se sellan los botones de esta carta

    @property
    def hoy(self) -> date:
        """El día local del negocio."""
        return self.ahora.astimezone(self.reglas.zona).date()

    @property
    def facturas(self) -> list[Factura]:
        """Las facturas de las que trata."""
        return [self.c.facturas[renglon.factura] for renglon in self.carta.renglones]

    @property
    def deudor(self) -> Deudor | None:
        """El cliente del que trata."""
        return self.c.deudores.get(self.carta.deudor or "")

    @property
    def cliente(self) -> str:
        """Su nombre, o algo que valga."""
        return self.deudor.nombre if self.deudor else "un cliente"

    @property
    def pregunta(self) -> PreguntaHecha | None:
        """La pregunta que la carta hace, si sigue abierta."""
        # Lo que se contesta a una contestación que no se entendió es «pregunta/ID/correo».
        return self.c.preguntas.get(self.carta.carta.removeprefix("pregunta/").split("/")[0])

    def dinero(self, importe: Decimal, moneda: str) -> str:
        """Un importe a la manera del país."""
        return escribir(importe, moneda, self.reglas.negocio.pais)

    def dato(self, nombre: str) -> str:
        """Un dato de la carta como texto; vacío si no está."""
        return str(self.datos.get(nombre, "") or "")

    def botones(self) -> list[DatosEnlace]:
        """Los de la pregunta."""
        if self.pregunta is None:
            return []
        numeros = {factura.id: factura.numero for factura in self.facturas}
        borrador = self.c.borradores.get(self.pregunta.objeto)
        faltan = borrador.faltan if borrador else ()
        return enlaces.de_pregunta(self.llave, self.reglas.correo.direccion, self.pregunta, numeros, faltan)

    def botones_de_factura(self, *acciones: str) -> list[DatosEnlace]:
        """Botones sobre la factura, si la carta trata de una sola."""
        if len(self.facturas) != 1:
            return []
        return enlaces.de_factura(self.llave, self.reglas.correo.direccion, self.facturas[0].id, acciones)

    def tabla(self) -> list[tuple[str, str]]:
        """Las facturas de la carta, una por línea."""
        return [
            (f"Factura {f.numero}", f"{self.dinero(f.saldo, f.moneda)}, vence {fecha_corta(f.vencimiento)}")
            for f in self.facturas
        ]


Escritor = Callable[[Mesa], Texto]


def texto(
    titulo: str,
    *parrafos: str,
    campos: list[tuple[str, str]] | None = None,
    cita: str = "",
    botones: list[DatosEnlace] | None = None,
    nota: str = "",
) -> Texto:
    """Arma el texto; los párrafos vacíos se quitan."""
    return {
        "titulo": titulo,
        "parrafos": [parrafo for parrafo in parrafos if parrafo],
        "campos": campos or [],
        "cita": cita,
        "enlaces": botones or [],
        "nota": nota,
    }
