"""El titular dice de qué factura descuenta una nota, si se deshace, y si se usa lo que un cliente tiene a favor."""

from collections.abc import Iterator
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Borrador, Factura
from buzon.dominio.decidir.a_favor import a_favor_de
from buzon.dominio.decidir.notas import DESTINO, aplicar_nota, importe_de
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, borrador_de, dar_por_contestada, objeto_de
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import (
    BorradorCerrado,
    CualquierHecho,
    NotaDeCreditoAplicada,
    NotaDeCreditoDeshecha,
    PagoAplicado,
    PreguntaHecha,
)
from buzon.dominio.nombres import clave_numero
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas


def nota_en_duda(c: Cartera, contexto: Contexto) -> Borrador | None:
    """El borrador de la nota de crédito por la que se preguntaba, si la orden contesta a eso."""
    borrador = borrador_de(c, contexto)
    return borrador if borrador and DESTINO in borrador.faltan else None


def aplicar(
    c: Cartera, borrador: Borrador, orden: Orden, contexto: Contexto, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Descuenta la nota de la factura que dice; lo que pase de su saldo queda a favor del cliente."""
    leida = borrador.leida
    objeto = objeto_de(c, orden, contexto)
    importe, moneda = importe_de(leida), leida.moneda or reglas.negocio.moneda
    facturas = objeto.facturas
    if len(facturas) != 1 or importe is None:
        queja = objeto.queja or "di de qué factura, por ejemplo «aplicar 123»"
        yield Hecha(f"No he aplicado la nota de crédito: {queja}.")
        return
    factura = facturas[0]
    if not factura.esta_abierta or factura.moneda != moneda:
        por = "ya no se debe" if not factura.esta_abierta else f"está en {factura.moneda} y la nota, en {moneda}"
        yield Hecha(f"No he aplicado la nota de crédito: la {factura.numero} {por}. Di otra, o «ninguna».")
        return
    yield from aplicar_nota(
        c,
        leida,
        c.deudores[factura.deudor],
        (factura,),
        borrador.documentos,
        borrador.origen,
        razon=f"lo dijo {contexto.por}",
    )
    yield BorradorCerrado(borrador=borrador.id, factura=factura.id, motivo=f"lo dijo {contexto.por}")
    yield from dar_por_contestada(contexto, "aplicar")
    yield Hecha(_descontada(factura, importe, reglas, leida.numero or "sin número"))


def _descontada(factura: Factura, importe: Decimal, reglas: Reglas, nota: str) -> str:
    def dicho(cuanto: Decimal) -> str:
        return escribir(cuanto, factura.moneda, reglas.negocio.pais)

    parte = min(importe, factura.saldo)
    queda = f"quedan {dicho(factura.saldo - parte)}" if factura.saldo > parte else "ya no se debe nada de ella"
    sobra = f" Sobran {dicho(importe - parte)}, que el cliente tiene a favor." if importe > parte else ""
    return f"La nota {nota} descuenta {dicho(parte)} de la {factura.numero}: {queda}.{sobra}"


def ninguna(borrador: Borrador, contexto: Contexto) -> Iterator[CualquierHecho | Hecha]:
    """La nota no descuenta de nada de lo que se reclama."""
    yield BorradorCerrado(borrador=borrador.id, motivo=f"{contexto.por} dijo que de ninguna")
    yield from dar_por_contestada(contexto, "ninguna")
    yield Hecha(f"De acuerdo: la nota de crédito {borrador.leida.numero or 'sin número'} no descuenta de nada.")


def deshacer(c: Cartera, orden: Orden, contexto: Contexto) -> Iterator[CualquierHecho | Hecha]:
    """Deshace la nota que nombra, o lo último que descontó una en la factura que nombra. Nada si no hay ninguna."""
    clave = clave_numero(orden.objeto or "")
    nombradas = [c.notas[nota] for nota in c.notas_numero.get(clave, {})] if orden.objeto else []
    vivas = [nota for nota in nombradas if nota.facturas]
    if not vivas:
        facturas = objeto_de(c, orden, contexto).facturas
        if len(facturas) == 1 and _es_lo_ultimo(c, facturas[0]):
            vivas = [c.notas[facturas[0].descuentos[-1].nota]]
    if len(vivas) == 1:
        nota = vivas[0]
        numeros = ", ".join(c.facturas[factura].numero for factura in dict.fromkeys(nota.facturas))
        yield NotaDeCreditoDeshecha(nota=nota.id, motivo=f"lo dijo {contexto.por}", deudor=nota.deudor)
        yield Hecha(f"Deshecha la nota de crédito {nota.numero}: la {numeros} vuelve a estar como antes de ella.")


def _es_lo_ultimo(c: Cartera, factura: Factura) -> bool:
    if not factura.descuentos:
        return False
    nota = c.notas[factura.descuentos[-1].nota]
    return not factura.abonos or c.pagos[factura.abonos[-1].pago].cuando < nota.cuando


def usar_lo_a_favor(
    c: Cartera, pregunta: PreguntaHecha, contexto: Contexto, reglas: Reglas, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """Con un sí, se descuenta de la factura nueva; con un no, sigue a favor para otra."""
    factura = c.facturas.get(pregunta.objeto)
    if factura is None or not factura.esta_abierta:
        yield Hecha("Esa factura ya no se debe: no he cambiado nada.")
    elif not es_si:
        yield Hecha("De acuerdo: no lo descuento. Sigue a su favor.")
    else:
        resto = factura.saldo
        razon = f"lo tenía a favor y lo mandó {contexto.por}"
        for suyo in a_favor_de(c, factura.deudor):
            parte = min(resto, suyo.importe) if suyo.moneda == factura.moneda else Decimal(0)
            if parte <= 0:
                continue
            resto -= parte
            if suyo.clase == "pago":
                yield PagoAplicado(pago=suyo.id, factura=factura.id, importe=parte, razones=(razon,))
            else:
                yield NotaDeCreditoAplicada(nota=suyo.id, factura=factura.id, importe=parte, razones=(razon,))
        pais = reglas.negocio.pais
        usado = escribir(factura.saldo - resto, factura.moneda, pais)
        queda = f"quedan {escribir(resto, factura.moneda, pais)}" if resto else "queda saldada"
        yield Hecha(f"Descontados {usado} de la {factura.numero}: {queda}.")
    yield from dar_por_contestada(contexto, "si" if es_si else "no")
