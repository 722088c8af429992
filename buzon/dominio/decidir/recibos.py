"""Los recibos de pago del propio negocio (CFDI de pagos): son dinero cobrado, y dicen de qué facturas.

El mismo dinero suele contarlo antes el banco. Lo que el recibo dice que queda por pagar decide si es nuevo: si la
factura ya debe eso o menos, está contado.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura, Pago
from buzon.dominio.decidir.aplicacion import aplicar_pago
from buzon.dominio.dinero import escribir
from buzon.dominio.entradas import FacturaRecibida
from buzon.dominio.hechos import CualquierHecho, PagoRecibido, PreguntaRespondida
from buzon.dominio.lecturas import FacturaLeida, PagoDeclarado
from buzon.dominio.nombres import clave_numero
from buzon.dominio.reglas import Reglas


def decidir_recibo(
    c: Cartera, e: FacturaRecibida, leida: FacturaLeida, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | str]:
    """Un pago por cada factura de la cartera que el recibo nombra, y una frase por cada una."""
    numero = leida.numero or "sin número"
    semilla = clave_numero(leida.uuid or "")[:32] or f"{e.origen.huella[:12]}-{clave_numero(numero)}"
    hallados = 0
    for lugar, declarado in enumerate(leida.pagos[:200], start=1):
        factura = _factura_de(c, declarado)
        if factura is None:
            continue
        hallados += 1
        pago = f"p-recibo-{semilla}-{lugar}"
        yield from _contar(c, e, leida, declarado, factura, pago, ahora, reglas)
    if not hallados:
        yield f"El recibo de pago {numero} es de facturas que no tengo: no he anotado nada."


def _factura_de(c: Cartera, declarado: PagoDeclarado) -> Factura | None:
    hallada = c.por_uuid.get(declarado.documento.lower())
    if hallada:
        return c.facturas[hallada]
    mismas = c.facturas_numero(declarado.documento)
    return mismas[0] if len(mismas) == 1 else None


def _contar(
    c: Cartera,
    e: FacturaRecibida,
    leida: FacturaLeida,
    declarado: PagoDeclarado,
    factura: Factura,
    pago: str,
    ahora: datetime,
    reglas: Reglas,
) -> Iterator[CualquierHecho | str]:
    pais, numero = reglas.negocio.pais, leida.numero or "sin número"
    dicho = escribir(declarado.importe, factura.moneda, pais)
    if pago in c.pagos or _ya_contado(factura, declarado):
        yield f"El recibo {numero} dice {dicho} de la {factura.numero}: ya estaba contado."
        return
    if declarado.importe <= 0 or declarado.importe > factura.saldo or not _cuadra(factura, declarado):
        queda = escribir(factura.saldo, factura.moneda, pais)
        yield (
            f"El recibo {numero} dice que de la {factura.numero} se pagaron {dicho}, y no cuadra con los {queda} que "
            f"me constan: no he anotado nada. Si es dinero nuevo, dímelo con «parcial … de la {factura.numero}»."
        )
        return
    razones = (f"lo dice el recibo de pago {numero}",)
    en_duda = _en_duda(c, factura, declarado.importe)
    if en_duda is not None:
        recibido = PagoRecibido(pago=en_duda.id, importe=en_duda.importe, moneda=en_duda.moneda, fecha=en_duda.fecha)
        yield from aplicar_pago(c, recibido, ((factura.id, declarado.importe),), razones)
        yield from _cerrar(c, en_duda)
    else:
        recibido = PagoRecibido(
            pago=pago,
            importe=declarado.importe,
            moneda=factura.moneda,
            fecha=leida.fecha or ahora.astimezone(reglas.zona).date(),
            # Así lo reconoce el extracto que llegue después: es dinero que anotó el titular, no otro.
            banco="según el titular",
            origen=e.origen.huella,
        )
        yield recibido
        yield from aplicar_pago(c, recibido, ((factura.id, declarado.importe),), razones)
    yield f"El recibo {numero} paga {dicho} de la {factura.numero}: lo he aplicado."


def _ya_contado(factura: Factura, declarado: PagoDeclarado) -> bool:
    """Si la factura ya debe lo que el recibo dice que queda. Sin ese dato, si ya tiene un abono de ese importe."""
    if declarado.saldo is not None:
        return factura.saldo <= declarado.saldo
    return not factura.saldo or any(abono.importe == declarado.importe for abono in factura.abonos)


def _cuadra(factura: Factura, declarado: PagoDeclarado) -> bool:
    return declarado.saldo is None or factura.saldo - declarado.importe == declarado.saldo


def _en_duda(c: Cartera, factura: Factura, importe: Decimal) -> Pago | None:
    """El pago retenido que es este mismo dinero: el recibo dice de qué factura era."""
    iguales = (c.pagos[clave] for clave in c.pagos_de_importe.get((factura.moneda, importe), ()))
    return next((pago for pago in iguales if pago.estado == "retenido" and factura.id in pago.facturas), None)


def _cerrar(c: Cartera, pago: Pago) -> Iterator[CualquierHecho]:
    pregunta = c.preguntas.get(f"q-{pago.id}")
    if pregunta is not None:
        yield PreguntaRespondida(pregunta=pregunta.pregunta, respuesta="aplicar", por="el recibo de pago")
