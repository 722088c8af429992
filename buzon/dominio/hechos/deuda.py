"""Hechos de lo que se debe: deudores, facturas, notas que las corrigen y borradores a los que les falta algo."""

from datetime import date
from decimal import Decimal

import msgspec

from buzon.dominio.hechos.base import Hecho
from buzon.dominio.lecturas import CarteraLeida, FacturaLeida


class Documento(msgspec.Struct, frozen=True):
    """Un original guardado en el archivo: su sha256, cómo se llamaba y su tipo MIME."""

    huella: str
    nombre: str = ""
    tipo: str = "application/octet-stream"


class DeudorRegistrado(Hecho, frozen=True):
    """Un cliente entra en la cartera."""

    deudor: str
    nombre: str
    correos: tuple[str, ...] = ()
    id_fiscal: str | None = None
    pais: str | None = None


class DeudorCorregido(Hecho, frozen=True):
    """La ficha cambió: lo que viene en `None` queda como estaba.

    `sin_copias`: su servidor devolvió una carta por lo que pesaba; en adelante van sin los originales adjuntos.
    """

    deudor: str
    nombre: str | None = None
    correos: tuple[str, ...] | None = None
    id_fiscal: str | None = None
    sin_copias: bool | None = None
    pais: str | None = None


class FacturaRegistrada(Hecho, frozen=True):
    """Una deuda entra en la cartera. `importe` es lo que se debía; `documentos`, los originales.

    `pagado_antes` es lo que ya se había cobrado de ella cuando entró: la casa no vio ese dinero, no es obra suya.
    `serie`, si el formato la separa del número y este se repite en cada una. `corrige` es la factura a la que una
    nota de débito añade este cargo.
    """

    factura: str
    deudor: str
    numero: str
    vencimiento: date
    importe: Decimal
    moneda: str
    fecha: date | None = None
    uuid: str | None = None
    codigo: str | None = None
    documentos: tuple[Documento, ...] = ()
    origen: str | None = None
    pagado_antes: Decimal = Decimal(0)
    corrige: str | None = None
    serie: str | None = None


class FacturaCorregida(Hecho, frozen=True):
    """El titular corrigió la factura: lo que viene en `None` queda como estaba."""

    factura: str
    deudor: str | None = None
    numero: str | None = None
    fecha: date | None = None
    vencimiento: date | None = None
    importe: Decimal | None = None
    moneda: str | None = None


class FacturaAnulada(Hecho, frozen=True):
    """La factura deja de reclamarse para siempre."""

    factura: str
    motivo: str


class BorradorAbierto(Hecho, frozen=True):
    """Llegó una factura a la que le falta algo (`faltan`): se pregunta, no se adivina."""

    borrador: str
    leida: FacturaLeida
    faltan: tuple[str, ...]
    correos: tuple[str, ...] = ()
    documentos: tuple[Documento, ...] = ()
    origen: str | None = None


class BorradorCompletado(Hecho, frozen=True):
    """El titular añadió datos al borrador; `leida` es como queda."""

    borrador: str
    leida: FacturaLeida
    faltan: tuple[str, ...] = ()
    correos: tuple[str, ...] = ()


class BorradorCerrado(Hecho, frozen=True):
    """El borrador ya es la factura `factura`, o se descartó (`None`) por `motivo`."""

    borrador: str
    factura: str | None = None
    motivo: str = ""


class NotaDeCreditoRecibida(Hecho, frozen=True):
    """El negocio emitió una nota de crédito a ese cliente. Aún no dice de qué factura descuenta."""

    nota: str
    deudor: str
    numero: str
    importe: Decimal
    moneda: str
    fecha: date | None = None
    uuid: str | None = None
    codigo: str | None = None
    documentos: tuple[Documento, ...] = ()
    origen: str | None = None


class NotaDeCreditoAplicada(Hecho, frozen=True):
    """Esa nota (o parte) descuenta de esa factura. `razones` es la prueba, en frases."""

    nota: str
    factura: str
    importe: Decimal
    razones: tuple[str, ...]


class NotaDeCreditoDeshecha(Hecho, frozen=True):
    """La nota se había aplicado mal: sus facturas vuelven a estar como antes de ella, y ella, sin aplicar."""

    nota: str
    motivo: str
    deudor: str | None = None


class CarteraPropuesta(Hecho, frozen=True):
    """El titular mandó una hoja con su cartera y se entiende entera: no se registra hasta que la confirme."""

    importacion: str
    cartera: CarteraLeida
    documentos: tuple[Documento, ...] = ()
    origen: str | None = None


class CarteraImportada(Hecho, frozen=True):
    """Aquella hoja se registró (`facturas` nuevas), o se dejó sin registrar (0) por `motivo`."""

    importacion: str
    facturas: int = 0
    motivo: str = ""
