"""Una tabla pegada de una hoja de cálculo: una fila de títulos y una factura por fila."""

import re
from datetime import date

from buzon.documentos.campos.dinero import Plaza, importes_de, moneda_escrita
from buzon.documentos.campos.fechas import buscar_fechas
from buzon.documentos.campos.frase import Dicho
from buzon.documentos.campos.hoja import allanar_rotulo
from buzon.documentos.campos.identidades import buscar_identidades
from buzon.documentos.campos.nombres import CORREO, limpiar_nombre
from buzon.documentos.campos.numeros import leer_numero

TOPE_FILAS = 200
_CERTEZA = 0.9
# El título de la columna ya dijo que es un número fiscal: se prueba el de cada país.
_ANUNCIOS = ("", "RUT", "NIT", "RUC", "CUIT", "NIF")
_SEPARADORES = ("\t", "|", ";", ",")
_TITULOS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (campo, re.compile(forma))
    for campo, forma in (
        ("vencimiento", r"(?:fecha (?:de )?)?(?:vence|vencimiento|vto\.?|vcto\.?|fecha limite)"),
        ("fecha", r"fecha(?: (?:de )?(?:emision|factura|documento))?|emision|emitida"),
        ("correo", r"e-?mail|correo(?: electronico)?|mail"),
        ("id_fiscal", r"rut|rfc|nit|ruc|cuit|nif|cif|nif/cif|id(?:entificacion)? fiscal"),
        ("moneda", r"moneda|divisa"),
        ("total", r"(?:importe|monto|valor|total)(?: total| a pagar| factura)?|saldo|pendiente|deuda"),
        ("numero", r"(?:n°|numero|nro\.?|num\.?|no\.?)(?: (?:de )?(?:factura|documento))?|factura|folio|documento"),
        ("cliente", r"cliente|deudor|razon social|nombre|empresa"),
    )
)  # fmt: skip


def leer_tabla(lineas: list[str], plaza: Plaza, hoy: date | None) -> list[dict[str, Dicho]]:
    """Las filas de la primera tabla con títulos que haya; vacío si no hay ninguna.

    Los títulos tienen que nombrar al menos el número o el total, y otro campo más.
    """
    for indice, linea in enumerate(lineas):
        for separador in _SEPARADORES:
            campos = [_campo(t) for t in linea.strip(separador).split(separador)]
            conocidos = [c for c in campos if c]
            es_titulo = (
                len(conocidos) > 1 and len(conocidos) >= len(campos) / 2 and len(set(conocidos)) == len(conocidos)
            )
            if es_titulo and {"numero", "total"} & set(conocidos):
                return _filas(lineas[indice + 1 :], campos, separador, plaza, hoy)
    return []


def _campo(titulo: str) -> str | None:
    llano = allanar_rotulo(titulo.strip(' "*:'))
    return next((campo for campo, forma in _TITULOS if forma.fullmatch(llano)), None)


def _filas(
    lineas: list[str], campos: list[str | None], separador: str, plaza: Plaza, hoy: date | None
) -> list[dict[str, Dicho]]:
    filas: list[dict[str, Dicho]] = []
    for linea in lineas[:TOPE_FILAS]:
        casillas = [c.strip(' "') for c in linea.strip(separador if separador == "|" else "\n").split(separador)]
        if len(casillas) != len(campos):
            if linea.strip() and not set(linea) <= set("-|+: \t"):
                break
            continue
        fila: dict[str, Dicho] = {}
        for campo, casilla in zip(campos, casillas, strict=True):
            valor = _valor(campo, casilla, plaza, hoy) if campo and casilla else None
            if campo and valor is not None:
                fila[campo] = Dicho(valor, _CERTEZA, casilla)
        if "total" in fila and "moneda" not in fila and plaza.moneda:
            fila["moneda"] = Dicho(plaza.moneda, 0.7, fila["total"].cita)
        filas.append(fila)
    return filas


def _valor(campo: str, casilla: str, plaza: Plaza, hoy: date | None) -> object:
    if campo in {"fecha", "vencimiento"}:
        fechas = buscar_fechas(casilla, hoy)
        return fechas[0].fecha if len(fechas) == 1 else None
    if campo == "total":
        hallados = importes_de(casilla, plaza)
        return hallados[0].importe if len(hallados) == 1 else None
    if campo == "numero":
        leido = leer_numero(casilla)
        return leido[0] if leido else None
    if campo == "correo":
        return next((c.lower() for c in CORREO.findall(casilla)), None)
    if campo == "id_fiscal":
        halladas = (i for a in _ANUNCIOS for i in buscar_identidades(casilla, a))
        return next((i.texto for i in halladas), None)
    return moneda_escrita(casilla) if campo == "moneda" else limpiar_nombre(casilla)
