"""Lo que Buzón entiende de un papel o de un correo, antes de decidir nada.

Son los valores que las salas `documentos` y `correo` producen y que `decidir` recibe. Nada de aquí interpreta:
quien lee rellena lo que vio y deja en `None` lo que no vio.

Importes: `Decimal` con signo positivo y en unidades enteras de la moneda (pesos, euros), nunca en céntimos.
Monedas: ISO 4217. Fechas: las del documento, sin zona.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

FormatoFactura = Literal["cfdi", "dte", "facturae", "ubl", "cii", "sri", "pdf", "texto"]
TipoDocumento = Literal["factura", "nota_credito", "nota_debito", "recibo_de_pago", "proforma", "nomina", "otro"]
Sentido = Literal["entrada", "salida", "devolucion", "rechazado", "otro"]
TipoIntencion = Literal[
    "promesa", "ya_pago", "disputa", "plan", "copia", "contacto", "legal", "baja", "pregunta", "gracias", "otra"
]
MotivoDisputa = Literal[
    "calidad", "entrega", "precio", "duplicada", "no_reconoce", "falta_oc", "nota_de_credito", "otra"
]
Clase = Literal[
    "rebote",
    "respuesta_automatica",
    "aviso_de_pago",
    "factura",
    "extracto",
    "orden",
    "respuesta",
    "otro",
    "ilegible",
]


class Lectura(msgspec.Struct, frozen=True, kw_only=True):
    """Base de todo lo leído: inmutable y con campos por nombre."""


class Parte(Lectura, frozen=True):
    """Emisor o receptor de un documento. `id_fiscal` tal como viene impreso, sin validar.

    `pais` (ISO 3166-1, dos letras), solo si el documento lo dice o su clase lo supone: el de su domicilio.
    """

    nombre: str | None = None
    id_fiscal: str | None = None
    correo: str | None = None
    pais: str | None = None


class Plazo(Lectura, frozen=True):
    """Un vencimiento parcial de una factura a plazos."""

    fecha: date
    importe: Decimal


class ParteDePago(Lectura, frozen=True):
    """Una de las partes en que se promete pagar: tanto por ciento o importe; ninguno de los dos = el resto."""

    fecha: date
    porcentaje: Decimal | None = None
    importe: Decimal | None = None


class PagoDeclarado(Lectura, frozen=True):
    """Un pago que el propio documento declara (recibo CFDI tipo P): a qué documento y cuánto queda."""

    documento: str
    importe: Decimal
    saldo: Decimal | None = None


class Indicio(Lectura, frozen=True):
    """De dónde salió un campo leído de texto libre y cuánto fiarse: `certeza` de 0 a 1."""

    campo: str
    cita: str
    certeza: float


class FacturaLeida(Lectura, frozen=True):
    """Un documento comercial leído de un adjunto o del texto.

    `total` es el total impreso; `a_pagar`, lo que de verdad se debe (tras retenciones y anticipos), si el documento
    lo distingue. `condiciones_dias` son los días de crédito desde `fecha` cuando no hay vencimiento escrito.
    `serie` solo viene cuando el formato la separa del número y este se repite entre series (Facturae): la identidad es
    la pareja. `referencias` son los documentos que una nota corrige. `codigo` es el tipo fiscal ("33", "01"…) si lo
    hay. `indicios` viene cuando el formato no es estructurado ("pdf", "texto"), y si la moneda no se conoce.
    `moneda_declarada` es la palabra del documento («Pesos», «PESO CL») solo si no es ya `moneda`: se enseña en
    `leer --json` y nada decide con ella.
    """

    formato: FormatoFactura
    tipo: TipoDocumento
    numero: str | None = None
    serie: str | None = None
    uuid: str | None = None
    codigo: str | None = None
    fecha: date | None = None
    vencimiento: date | None = None
    vencimientos: tuple[Plazo, ...] = ()
    condiciones_dias: int | None = None
    total: Decimal | None = None
    a_pagar: Decimal | None = None
    moneda: str | None = None
    moneda_declarada: str | None = None
    emisor: Parte = Parte()
    receptor: Parte = Parte()
    pagos: tuple[PagoDeclarado, ...] = ()
    referencias: tuple[str, ...] = ()
    indicios: tuple[Indicio, ...] = ()


class AvisoLeido(Lectura, frozen=True):
    """Un aviso de un banco o una pasarela. `fecha` es la del movimiento si el aviso la trae.

    `banco` es el nombre del patrón que lo reconoció. `generico` es cierto si ningún patrón lo conocía y se leyó por
    etiquetas: vale como indicio, nunca basta para aplicar un pago solo. `operacion` es el número que el banco le dio.
    `otros`: los demás pagos, si el mismo aviso cuenta varios.
    """

    sentido: Sentido
    importe: Decimal
    moneda: str | None = None
    pagador: str | None = None
    id_fiscal: str | None = None
    fecha: date | None = None
    referencia: str | None = None
    cuenta_destino: str | None = None
    banco: str | None = None
    generico: bool = False
    operacion: str | None = None
    otros: tuple["AvisoLeido", ...] = ()


class MovimientoLeido(Lectura, frozen=True):
    """Una línea de un extracto bancario. `importe` negativo = sale dinero.

    `esta_pendiente`: el banco la anuncia pero aún no la ha asentado (camt `PDNG`); no es dinero cobrado.
    `es_reversion`: deshace otro apunte (camt `RvslInd`). `operacion`: el número que le dio el banco a ese apunte.
    `partes`: si el banco asentó de una vez lo que pagaron varios, cada pago; suman el apunte. `lote`: en una parte, la
    `operacion` del apunte entero.
    """

    fecha: date
    importe: Decimal
    moneda: str | None = None
    concepto: str = ""
    referencia: str | None = None
    contraparte: str | None = None
    esta_pendiente: bool = False
    es_reversion: bool = False
    operacion: str | None = None
    partes: tuple["MovimientoLeido", ...] = ()
    lote: str | None = None


class Intencion(Lectura, frozen=True):
    """Lo que quiere decir quien responde, con la cita exacta que lo prueba y la certeza (0 a 1).

    `fecha` ya está resuelta contra la fecha del correo. `importe` y `cuotas`, si los nombra. `motivo` solo en
    disputas; `correo` solo en contactos. `facturas` son los números que el texto nombra, tal como los escribe.
    """

    tipo: TipoIntencion
    cita: str
    certeza: float = 1.0
    fecha: date | None = None
    importe: Decimal | None = None
    cuotas: int | None = None
    motivo: MotivoDisputa | None = None
    correo: str | None = None
    facturas: tuple[str, ...] = ()


class Rebote(Lectura, frozen=True):
    """Una devolución del correo (RFC 3464 o dialecto). Direcciones en minúsculas.

    `original` es el Message-ID de nuestra carta, sin los ángulos. `estado` es el código ampliado (RFC 3463, "5.1.1").
    """

    definitivos: tuple[str, ...] = ()
    pasajeros: tuple[str, ...] = ()
    original: str | None = None
    motivo: str = ""
    estado: str | None = None


class Ausencia(Lectura, frozen=True):
    """Lo que dice una respuesta automática: hasta cuándo y quién atiende mientras.

    `en_desuso`: no es una ausencia; dice que a esa dirección no se escriba más, y `contacto` es la nueva si la da.
    """

    hasta: date | None = None
    contacto: str | None = None
    en_desuso: bool = False


class Reenvio(Lectura, frozen=True):
    """El correo original dentro de un reenvío: quién lo escribió, a quién y con qué asunto. `texto`, su cuerpo."""

    de: str | None = None
    nombre: str | None = None
    asunto: str | None = None
    para: tuple[str, ...] = ()
    texto: str = ""


class ColumnaLeida(Lectura, frozen=True):
    """Qué columna de una hoja se tomó por qué campo, y un ejemplo de lo que trae."""

    campo: str
    titulo: str
    ejemplo: str = ""


class FilaDeCartera(Lectura, frozen=True):
    """Una factura de una hoja.

    `linea` es la de la hoja, contando desde 1. `importe` es el total; `pagado`, lo que la hoja da por cobrado de él.
    `moneda`, solo si la hoja la dice.
    """

    linea: int
    numero: str
    cliente: str
    importe: Decimal
    pagado: Decimal = Decimal(0)
    fecha: date | None = None
    vencimiento: date | None = None
    condiciones_dias: int | None = None
    id_fiscal: str | None = None
    correos: tuple[str, ...] = ()
    moneda: str | None = None
    uuid: str | None = None
    codigo: str | None = None


class ErrorDeFila(Lectura, frozen=True):
    """Lo que impide usar una línea de una hoja, y qué escribir en su lugar. `linea` 0 es la hoja entera."""

    linea: int
    texto: str


class CarteraLeida(Lectura, frozen=True):
    """Una hoja con facturas por cobrar.

    Con un solo error no se importa nada; `avisos` es lo que se dejó fuera y lo que se supuso.
    """

    columnas: tuple[ColumnaLeida, ...]
    filas: tuple[FilaDeCartera, ...] = ()
    errores: tuple[ErrorDeFila, ...] = ()
    avisos: tuple[str, ...] = ()
    nombre: str = ""
