"""SWIFT MT940 y MT942, con la biblioteca `mt-940`. Fuente: SWIFT, «Category 9 Message Reference Guide»."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from buzon.documentos.extractos.codificacion import a_texto
from buzon.dominio.lecturas import MovimientoLeido

_CABECERA = re.compile(r"(?m)^:20:")
_MARCAS = re.compile(r"(?m)^:(?:25P?|28C?|60[FM]|61|62[FM]|34F):")
_SUBCAMPO = re.compile(r"(?:\?\d\d|/[A-Z]{3,5}/)")
_PRIMEROS = 5_000
_TOPE = 4_000_000
# La biblioteca busca cada movimiento con expresiones regulares: con líneas cortas el peor caso es lineal.
_TOPE_LINEA = 400
_MARCAS_MINIMAS = 2
_MILLAR = 3
_REFERENCIAS = ("customer_reference", "end_to_end_reference", "bank_reference")
# «ONREF» es lo que queda de «NONREF» cuando un banco da un código de tres letras en vez de cuatro.
_SIN_REFERENCIA = frozenset({"NONREF", "ONREF", "NOTPROVIDED", "NOREF", "EREF", "PREF", "MARF"})
_CON_PUNTOS = re.compile(r"(:61:\d{6}(?:\d{4}| {4})?R?[CD][A-Z]?)([\d.,]*\.[\d.,]*)(?=[A-Z])")
_NOMBRE = re.compile(r"/NAME/([^/]{2,70})")
_CON_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11}")
_LARGOS_DE_IBAN = range(15, 35)


def leer_mt940(contenido: bytes) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos (`:61:`) de un MT940; `None` si no lo es o si la biblioteca no lo entiende."""
    if b":20:" not in contenido[:_PRIMEROS] or len(contenido) > _TOPE:
        return None
    escrito = a_texto(contenido).replace("\r\n", "\n").replace("\r", "\n")
    principio = escrito[:_PRIMEROS]
    if not _CABECERA.search(principio) or len({m.group() for m in _MARCAS.finditer(principio)}) < _MARCAS_MINIMAS:
        return None
    lineas = [_CON_PUNTOS.sub(_con_coma, linea[:_TOPE_LINEA], count=1) for linea in escrito.split("\n")]
    return tuple(_movimientos("\n".join(lineas)))


def _movimientos(escrito: str) -> Iterator[MovimientoLeido]:
    import mt940  # noqa: PLC0415 - import pesado

    for mensaje in _partir(escrito):
        try:
            transacciones = list(mt940.parse(mensaje))
        except Exception:  # noqa: BLE001, S112 - la biblioteca lanza de todo ante un mensaje roto; los demás se leen
            continue
        for transaccion in transacciones:
            if (movimiento := _leer(transaccion.data)) is not None:
                yield movimiento


def _con_coma(hallada: re.Match[str]) -> str:
    """La norma escribe «1234,5». Quien pone puntos, los pone a los millares o, si no lo siguen tres, a los céntimos."""
    entera, _, cola = hallada[2].rpartition(max(",.", key=hallada[2].rfind))
    es_millar = len(cola) == _MILLAR and "," not in hallada[2]
    junta = re.sub("[.,]", "", entera)
    return hallada[1] + (f"{junta}{cola}," if es_millar else f"{junta},{cola}")


def _partir(escrito: str) -> Iterator[str]:
    """Un mensaje por cada `:20:`: la biblioteca espera uno, y uno roto no debe llevarse a los demás."""
    comienzos = [m.start() for m in _CABECERA.finditer(escrito)]
    for lugar, comienzo in enumerate(comienzos):
        yield escrito[comienzo : comienzos[lugar + 1] if lugar + 1 < len(comienzos) else len(escrito)]


def _leer(datos: dict[str, Any]) -> MovimientoLeido | None:
    cantidad, fecha = datos.get("amount"), datos.get("date")
    if cantidad is None or fecha is None:
        return None
    # «RC» deshace un abono, así que sale dinero; «RD», un cargo: vuelve el nuestro, y nadie nos paga.
    marca = str(datos.get("status") or "")
    importe = abs(Decimal(str(cantidad.amount)))
    detalle = datos.get("purpose") or datos.get("transaction_details") or datos.get("extra_details") or ""
    referencias = (datos.get(campo) for campo in _REFERENCIAS)
    return MovimientoLeido(
        fecha=date(fecha.year, fecha.month, fecha.day),
        importe=-importe if marca in ("D", "RC") else importe,
        moneda=cantidad.currency,
        concepto=" ".join(_SUBCAMPO.sub(" ", str(detalle)).split())[:1000],
        referencia=next((r for r in referencias if r and str(r).upper() not in _SIN_REFERENCIA), None),
        contraparte=_contraparte(datos.get("applicant_name"), str(detalle)),
        es_reversion=marca.startswith("R"),
    )


def _contraparte(nombre: Any, detalle: str) -> str | None:
    """Quién está al otro lado: sin el IBAN que la biblioteca le deja pegado, o lo que sigue a `/NAME/`."""
    dicho = " ".join(str(nombre or "").split())
    if _CON_IBAN.match(dicho):
        from stdnum import iban  # noqa: PLC0415 - import pesado

        largo = next((n for n in _LARGOS_DE_IBAN if len(dicho) >= n and iban.is_valid(dicho[:n])), 0)
        dicho = dicho[largo:].strip()
    if not dicho and (hallado := _NOMBRE.search(detalle)):
        dicho = " ".join(hallado[1].split())
    return dicho or None
