"""Las notas de crédito del negocio: descuentan de la factura que nombran, o se pregunta de cuál.

Solo se aplica sola la que nombra una factura de la cartera y no pasa de lo que se debe de ella.
"""

from collections.abc import Iterator
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura, NotaDeCredito
from buzon.dominio.decidir.cartas import preguntar_al_titular
from buzon.dominio.decidir.registro import deudor_de, libre
from buzon.dominio.dinero import escribir
from buzon.dominio.entradas import FacturaRecibida, Origen
from buzon.dominio.hechos import (
    BorradorAbierto,
    BorradorCerrado,
    CualquierHecho,
    Documento,
    NotaDeCreditoAplicada,
    NotaDeCreditoRecibida,
    PreguntaHecha,
    PreguntaRetirada,
)
from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.nombres import clave_numero
from buzon.dominio.reglas import Reglas

DESTINO = "destino"
_CANDIDATAS = 8


def decidir_nota(
    c: Cartera, e: FacturaRecibida, leida: FacturaLeida, borrador: str, reglas: Reglas
) -> Iterator[CualquierHecho | str]:
    """Los hechos, y en frases para el titular lo que se hizo. Nada se pierde: lo que no se aplica se pregunta."""
    previa = nota_conocida(c, leida)
    if previa is not None and not previa.esta_deshecha:
        yield _ya_estaba(previa, leida)
        return
    importe = importe_de(leida)
    numero = leida.numero or "sin número"
    if importe is None:
        yield f"No leo el importe de la nota de crédito {numero}: dime cuánto queda a deber, «la 123: total 450.000»."
        return
    corregidas = nombradas(c, leida)
    reparo = _reparo(corregidas, importe, leida, reglas)
    deudor = c.deudores[corregidas[0].deudor] if corregidas else deudor_de(c, leida, ())
    if reparo is None and deudor is not None:
        hechos = tuple(aplicar_nota(c, leida, deudor, corregidas, e.documentos, e.origen.huella))
        yield from hechos
        yield _aplicada(corregidas, importe, numero, reglas)
        return
    yield BorradorAbierto(
        borrador=borrador, leida=leida, faltan=(DESTINO,), documentos=e.documentos, origen=e.origen.huella
    )
    if deudor is None and not corregidas:
        de = leida.receptor.nombre or "un cliente que no dice"
        yield f"La nota de crédito {numero} es de {de}, que no tengo. La guardo por si llega la factura que corrige."
        return
    yield from _preguntar(c, e.origen, leida, borrador, deudor, corregidas, reparo or "", reglas)


def importe_de(leida: FacturaLeida) -> Decimal | None:
    """Lo que descuenta, en positivo; `None` si no se lee o es cero."""
    importe = leida.total if leida.total is not None else leida.a_pagar
    return abs(importe) if importe else None


def nota_conocida(c: Cartera, leida: FacturaLeida) -> NotaDeCredito | None:
    """La nota ya recibida que es este mismo documento: mismo uuid, o mismo número y tipo."""
    for clave in c.notas_numero.get(clave_numero(leida.numero or ""), {}):
        nota = c.notas[clave]
        es_otra = (nota.uuid and leida.uuid and nota.uuid.lower() != leida.uuid.lower()) or (
            nota.codigo and leida.codigo and nota.codigo != leida.codigo
        )
        if not es_otra:
            return nota
    return None


def _ya_estaba(previa: NotaDeCredito, leida: FacturaLeida) -> str:
    if importe_de(leida) not in (None, previa.importe):
        return (
            f"La nota de crédito {previa.numero} ya estaba, con otro importe: no he cambiado nada. Si vale la nueva, "
            f"contesta «deshacer {previa.numero}» y reenvíamela."
        )
    return f"La nota de crédito {previa.numero} ya estaba: no la he descontado dos veces."


def nombradas(c: Cartera, leida: FacturaLeida) -> tuple[Factura, ...]:
    """Las facturas de la cartera que la nota dice corregir: por uuid, o por número si es de un cliente que cuadra."""
    suyo = deudor_de(c, leida, ())
    halladas: dict[str, Factura] = {}
    for referencia in leida.referencias[:50]:
        exacta = c.por_uuid.get(referencia.lower())
        mismas = [c.facturas[exacta]] if exacta else _con_numero(c, referencia)
        if suyo is not None:
            mismas = [factura for factura in mismas if factura.deudor == suyo.id]
        elif leida.receptor.id_fiscal:
            mismas = [factura for factura in mismas if not c.deudores[factura.deudor].id_fiscal]
        if len(mismas) == 1:
            halladas[mismas[0].id] = mismas[0]
    return tuple(halladas.values())


def _con_numero(c: Cartera, referencia: str) -> list[Factura]:
    """Las de ese número, también si la referencia lleva la serie delante («F26-77») y la cartera la guarda aparte."""
    if mismas := list(c.facturas_numero(referencia)):
        return mismas
    serie, guion, numero = referencia.rpartition("-")
    return [factura for factura in c.facturas_numero(numero) if guion and factura.serie == serie]


def _reparo(corregidas: tuple[Factura, ...], importe: Decimal, leida: FacturaLeida, reglas: Reglas) -> str | None:
    """Por qué no se puede aplicar sola; `None` si se puede."""
    if not corregidas:
        dichas = ", ".join(leida.referencias[:3])
        return f"corrige la {dichas}, que no tengo" if dichas else "no dice qué factura corrige"
    if len({factura.deudor for factura in corregidas}) > 1:
        return "nombra facturas de clientes distintos"
    moneda = leida.moneda or reglas.negocio.moneda
    if any(factura.moneda != moneda for factura in corregidas):
        return f"está en {moneda} y la factura {corregidas[0].numero}, en {corregidas[0].moneda}"
    if any(factura.anulada is not None for factura in corregidas):
        return f"corrige la {corregidas[0].numero}, que está anulada"
    debe = sum((factura.saldo for factura in corregidas), Decimal(0))
    pais = reglas.negocio.pais
    if importe > debe:
        return f"es de {escribir(importe, moneda, pais)} y solo se deben {escribir(debe, moneda, pais)}"
    if len(corregidas) > 1 and importe < debe:
        return "nombra varias facturas y no las cubre todas"
    return None


def aplicar_nota(
    c: Cartera,
    leida: FacturaLeida,
    deudor: Deudor,
    facturas: tuple[Factura, ...],
    documentos: tuple[Documento, ...],
    origen: str | None,
    *,
    razon: str = "",
) -> Iterator[CualquierHecho]:
    """Recibe la nota y descuenta, factura a factura, hasta lo que se debe de cada una. Lo que sobre queda a favor."""
    previa, importe = nota_conocida(c, leida), importe_de(leida) or Decimal(0)
    nota = previa.id if previa else libre(f"nc-{clave_numero(leida.numero or '') or 'sin-numero'}", c.notas)
    if previa is None:
        yield NotaDeCreditoRecibida(
            nota=nota,
            deudor=deudor.id,
            numero=leida.numero or "sin número",
            importe=importe,
            moneda=leida.moneda or facturas[0].moneda,
            fecha=leida.fecha,
            uuid=leida.uuid,
            codigo=leida.codigo,
            documentos=documentos,
            origen=origen,
        )
    resto = importe
    for factura in facturas:
        parte = min(resto, factura.saldo)
        if parte > 0:
            dicho = razon or f"la nota dice que corrige la {factura.numero}"
            yield NotaDeCreditoAplicada(nota=nota, factura=factura.id, importe=parte, razones=(dicho,))
            resto -= parte


def _aplicada(facturas: tuple[Factura, ...], importe: Decimal, numero: str, reglas: Reglas) -> str:
    pais, moneda = reglas.negocio.pais, facturas[0].moneda
    queda = sum((factura.saldo for factura in facturas), Decimal(0)) - importe
    numeros = ", ".join(factura.numero for factura in facturas)
    cola = f"quedan {escribir(queda, moneda, pais)}" if queda else "ya no se debe nada de ella"
    return f"La nota de crédito {numero} descuenta {escribir(importe, moneda, pais)} de la {numeros}: {cola}."


def _preguntar(
    c: Cartera,
    origen: Origen | None,
    leida: FacturaLeida,
    borrador: str,
    deudor: Deudor | None,
    corregidas: tuple[Factura, ...],
    reparo: str,
    reglas: Reglas,
) -> Iterator[CualquierHecho]:
    moneda = leida.moneda or reglas.negocio.moneda
    abiertas = [factura for factura in corregidas if factura.esta_abierta]
    if not abiertas and deudor is not None:
        abiertas = [factura for factura in c.abiertas_de(deudor.id) if factura.moneda == moneda]
    candidatas = tuple(factura.id for factura in abiertas[:_CANDIDATAS])
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-{borrador}",
            asunto="borrador",
            objeto=borrador,
            texto=f"la nota de crédito {leida.numero or 'sin número'} {reparo}: ¿de qué factura descuenta?",
            opciones=(*(f"aplicar {factura}" for factura in candidatas), "ninguna"),
            deudor=deudor.id if deudor else None,
            facturas=candidatas,
        ),
        "nota_por_aplicar",
        origen=origen,
        borrador=borrador,
        reparo=reparo,
    )


def aplicar_las_que_esperaban(
    c: Cartera, factura: Factura, origen: Origen | None, reglas: Reglas
) -> Iterator[CualquierHecho | str]:
    """Las notas que nombraban esa factura antes de que llegara: se aplican, o se preguntan si ahora no cuadran."""
    for borrador in tuple(c.borradores.values()):
        leida = borrador.leida
        if leida.tipo != "nota_credito" or DESTINO not in borrador.faltan:
            continue
        if [suya.id for suya in nombradas(c, leida)] != [factura.id]:
            continue
        importe, pregunta = importe_de(leida) or Decimal(0), c.preguntas.get(f"q-{borrador.id}")
        deudor = c.deudores[factura.deudor]
        reparo = _reparo((factura,), importe, leida, reglas)
        if reparo is None:
            yield from aplicar_nota(c, leida, deudor, (factura,), borrador.documentos, borrador.origen)
            yield BorradorCerrado(borrador=borrador.id, factura=factura.id, motivo="llegó su factura")
            if pregunta:
                yield PreguntaRetirada(pregunta=pregunta.pregunta, motivo="llegó su factura")
            yield _aplicada((factura,), importe, leida.numero or "sin número", reglas)
        elif pregunta is None:
            yield from _preguntar(c, origen, leida, borrador.id, deudor, (factura,), reparo, reglas)
