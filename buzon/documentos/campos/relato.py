"""La factura que el titular cuenta con sus palabras, en una línea o en varias. Nunca completa lo que no dijo."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from buzon.documentos.campos.dinero import Plaza
from buzon.documentos.campos.frase import CAMPOS, Dicho, leer_frase
from buzon.documentos.campos.tabla import leer_tabla
from buzon.dominio.lecturas import FacturaLeida, Indicio, Parte

TOPE_LINEAS = 400
TOPE_LARGO = 600
TOPE_FACTURAS = 200
# Lo que ya no es de quien escribe: una cita, una firma, otro correo reenviado.
_FIN = re.compile(r"^(?:--\s*$|_{5,}|-{5,}|>+ ?|El .{5,80} escribió:|On .{5,80} wrote:)")
# Quien cuenta un pago o manda anular no está registrando una factura.
_OTRA_ORDEN = re.compile(
    r"(?i)\b(?:pagó|pagué|pagaron|pagad[oa]s?|pagamos|abonó|abonaron|transfirió|transfirieron|depositó|recib[ií]|recibimos|"
    r"cobré|anul[aeoó]r?|anulada|cancel[aeoó]r?|borr[ae]r?|elimin[ae]r?|pausar?|deten(?:er)?)\b"
)
_OTRA_FACTURA = re.compile(
    r"(?i)(?:,| y|;)\s(?:(?:y|otra|la) )?(?=(?:factura|boleta)\s+(?:n[°º.o]{0,2}\s?)?[A-Z]{0,4}-?\d)"
)


def leer_relato(
    texto: str, *, pais: str | None = None, moneda: str | None = None, hoy: date | None = None
) -> tuple[FacturaLeida, ...]:
    """Las facturas que cuenta un texto. Cada línea completa es una; las líneas de un solo campo se suman a la suya.

    Una tabla pegada con su fila de títulos da una factura por fila. Un cliente dicho en una línea aparte, antes de
    varias facturas, vale para todas.
    """
    plaza = Plaza(pais=pais, moneda=moneda)
    filas = leer_tabla([linea[:TOPE_LARGO] for linea in texto.splitlines()[:TOPE_LINEAS]], plaza, hoy)
    if any(_tiene_cuerpo(fila) for fila in filas):
        return tuple(_armar(fila, {}) for fila in filas if _tiene_cuerpo(fila))
    abiertas: list[dict[str, Dicho]] = []
    actual: dict[str, Dicho] = {}
    comun: dict[str, Dicho] = {}
    for linea in _partir(texto):
        if _FIN.match(linea):
            break
        if _OTRA_ORDEN.search(linea[:TOPE_LARGO]):
            continue
        dichos = leer_frase(linea[:TOPE_LARGO], plaza, hoy)
        if not dichos:
            continue
        if _es_otra(actual, dichos):
            abiertas.append(actual)
            actual = {}
        elif actual and not _tiene_cuerpo(actual) and set(actual) <= {"cliente", "correo", "id_fiscal"}:
            comun = dict(actual)
        actual = {**dichos, **actual}
        if set(actual) <= {"cliente", "correo", "id_fiscal"}:
            comun = dict(actual)
    abiertas.append(actual)
    return tuple(_armar(a, comun) for a in abiertas[:TOPE_FACTURAS] if _tiene_cuerpo(a))


def _partir(texto: str) -> Iterator[str]:
    """Las líneas, y las dos mitades de «factura 900 … y factura 901 …»."""
    for linea in texto.splitlines()[:TOPE_LINEAS]:
        yield from _OTRA_FACTURA.split(linea[:TOPE_LARGO])


def _es_otra(actual: dict[str, Dicho], dichos: dict[str, Dicho]) -> bool:
    """Si lo dicho contradice lo que ya se sabe de la factura abierta, habla de otra."""
    if not _tiene_cuerpo(actual):
        return "cliente" in actual and "cliente" in dichos and actual["cliente"].valor != dichos["cliente"].valor
    return any(
        campo in actual and campo in dichos and actual[campo].valor != dichos[campo].valor
        for campo in ("numero", "total", "cliente", "vencimiento")
    )


def _tiene_cuerpo(dichos: dict[str, Dicho]) -> bool:
    """Número y total; o uno de los dos con su plazo y de quién es: menos no es contar una factura."""
    if {"numero", "total"} <= set(dichos):
        return True
    tiene_plazo = bool({"vencimiento", "condiciones"} & set(dichos))
    tiene_quien = bool({"cliente", "correo"} & set(dichos))
    return bool({"numero", "total"} & set(dichos)) and tiene_plazo and tiene_quien


def _armar(dichos: dict[str, Dicho], comun: dict[str, Dicho]) -> FacturaLeida:
    datos = {**({} if "cliente" in dichos else comun), **dichos}
    valores = {campo: datos[campo].valor if campo in datos else None for campo in CAMPOS}
    tipo = str(valores["tipo"] or "factura")
    return FacturaLeida(
        formato="texto",
        tipo="nota_credito" if tipo == "nota_credito" else "nota_debito" if tipo == "nota_debito" else "factura",
        numero=valores["numero"],
        fecha=valores["fecha"],
        vencimiento=valores["vencimiento"],
        condiciones_dias=None if valores["vencimiento"] else valores["condiciones"],
        total=valores["total"],
        a_pagar=valores["total"],
        moneda=valores["moneda"],
        receptor=Parte(nombre=valores["cliente"], id_fiscal=valores["id_fiscal"], correo=valores["correo"]),
        indicios=tuple(_indicios(datos.items())),
    )


def _indicios(datos: Iterable[tuple[str, Dicho]]) -> Iterable[Indicio]:
    nombres = {"cliente": "receptor.nombre", "correo": "receptor.correo", "id_fiscal": "receptor.id_fiscal",
               "condiciones": "condiciones_dias"}  # fmt: skip
    for campo, dicho in datos:
        yield Indicio(campo=nombres.get(campo, campo), cita=dicho.cita[:120], certeza=round(dicho.certeza, 2))
