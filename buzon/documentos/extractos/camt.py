"""ISO 20022 camt.052, camt.053 y camt.054, de cualquier versión: se mira por nombres locales.

Un movimiento por `Ntry`: es lo que asentó el banco. Los detalles (`TxDtls`) dan contraparte y concepto, y si son varios
pagos que suman el apunte (un lote), van en sus `partes`.
Fuente: iso20022.org, catálogo de mensajes «Bank-to-Customer Cash Management».
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import XmlRechazado, abrir_xml, hijo, hijos, nombre_local, parece_xml, texto
from buzon.dominio.lecturas import MovimientoLeido

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

_RAICES = frozenset({
    "BkToCstmrAcctRpt", "BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn", "BkToCstmrAcctRptV01", "BkToCstmrStmtV01",
    "BkToCstmrDbtCdtNtfctnV01",
})  # fmt: skip
_INFORMES = frozenset({"Rpt", "Stmt", "Ntfctn"})
_MARCA = b"BkToCstmr"
_PRIMEROS = 20_000
_TOPE_DETALLES = 200
_IMPORTES = (("Amt",), ("AmtDtls", "TxAmt", "Amt"))
_MINIMO_PARTES = 2
_TOPE_PARTES = 5_000
_SIN_REFERENCIA = frozenset({"NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF"})


def leer_camt(contenido: bytes) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos de un camt; `None` si no lo es o si el XML no se deja abrir con seguridad."""
    if _MARCA not in contenido[:_PRIMEROS].replace(b"\x00", b"") or not parece_xml(contenido):
        return None
    try:
        raiz = abrir_xml(contenido)
    except XmlRechazado:
        return None
    mensaje = next((e for e in raiz.iter() if nombre_local(e) in _RAICES), None)
    return None if mensaje is None else tuple(_movimientos(mensaje))


def _movimientos(mensaje: "Elemento") -> Iterator[MovimientoLeido]:
    creado = leer_fecha(texto(mensaje, "GrpHdr", "CreDtTm"))
    for informe in mensaje:
        if nombre_local(informe) not in _INFORMES:
            continue
        suyo = leer_fecha(texto(informe, "CreDtTm")) or creado
        moneda = texto(informe, "Acct", "Ccy")
        for entrada in hijos(informe, "Ntry"):
            movimiento = _leer_entrada(entrada, suyo, moneda)
            if movimiento is not None:
                yield movimiento


def _leer_entrada(entrada: "Elemento", creado: date | None, moneda: str | None) -> MovimientoLeido | None:
    cantidad = hijo(entrada, "Amt")
    importe = leer_decimal(cantidad.text if cantidad is not None else None)
    fecha = _fecha(entrada, "BookgDt") or _fecha(entrada, "ValDt") or creado
    if importe is None or fecha is None or cantidad is None:
        return None
    es_abono = texto(entrada, "CdtDbtInd") != "DBIT"
    detalles = [d for _, d in zip(range(_TOPE_DETALLES), hijos(entrada, "NtryDtls", "TxDtls"), strict=False)]
    estado = texto(entrada, "Sts", "Cd") or texto(entrada, "Sts")
    entero = MovimientoLeido(
        fecha=fecha,
        importe=importe if es_abono else -importe,
        moneda=cantidad.get("Ccy") or moneda,
        concepto=_concepto(entrada, detalles),
        referencia=_referencia(entrada, detalles),
        contraparte=_contraparte(detalles, "Dbtr" if es_abono else "Cdtr"),
        esta_pendiente=estado in {"PDNG", "INFO", "FUTR"},
        es_reversion=texto(entrada, "RvslInd") in {"true", "1"},
        operacion=_operacion(entrada, detalles),
    )
    return replace(entero, partes=_partes(entero, entrada, es_abono=es_abono))


def _partes(entero: MovimientoLeido, entrada: "Elemento", *, es_abono: bool) -> tuple[MovimientoLeido, ...]:
    """Los pagos de un lote, cada uno con su importe y su ordenante; vacío si no suman el apunte en su moneda."""
    detalles = [d for _, d in zip(range(_TOPE_PARTES), hijos(entrada, "NtryDtls", "TxDtls"), strict=False)]
    if len(detalles) < _MINIMO_PARTES:
        return ()
    partes = []
    for detalle in detalles:
        cantidad = next((c for camino in _IMPORTES if (c := hijo(detalle, *camino)) is not None), None)
        importe = leer_decimal(cantidad.text if cantidad is not None else None)
        es_de_otra = cantidad is not None and cantidad.get("Ccy") not in (entero.moneda, None)
        sentido = texto(detalle, "CdtDbtInd")
        if importe is None or es_de_otra or (sentido and (sentido != "DBIT") != es_abono):
            return ()
        partes.append(
            replace(
                entero,
                importe=importe if es_abono else -importe,
                concepto=_concepto(detalle, [detalle]),
                referencia=_referencia_propia([detalle]),
                contraparte=_contraparte([detalle], "Dbtr" if es_abono else "Cdtr"),
                operacion=_numero(detalle),
                lote=entero.operacion,
            )
        )
    return tuple(partes) if sum(parte.importe for parte in partes) == entero.importe else ()


def _fecha(entrada: "Elemento", cual: str) -> date | None:
    return leer_fecha(texto(entrada, cual, "Dt") or texto(entrada, cual, "DtTm"))


def _concepto(entrada: "Elemento", detalles: list["Elemento"]) -> str:
    trozos = [
        escrito
        for detalle in detalles
        for libre in hijos(detalle, "RmtInf", "Ustrd")
        if (escrito := " ".join((libre.text or "").split()))
    ]
    if not trozos:
        trozos = [libre for d in detalles if (libre := texto(d, "AddtlTxInf"))]
    return " ".join(trozos)[:1000] or texto(entrada, "AddtlNtryInf") or ""


def _referencia(entrada: "Elemento", detalles: list["Elemento"]) -> str | None:
    """La referencia estructurada del acreedor, luego la del ordenante (EndToEndId) y por fin la del banco."""
    return _referencia_propia(detalles) or texto(entrada, "AcctSvcrRef") or texto(entrada, "NtryRef")


def _referencia_propia(detalles: list["Elemento"]) -> str | None:
    for camino in (
        ("RmtInf", "Strd", "CdtrRefInf", "Ref"),
        ("RmtInf", "Strd", "CdtrRefInf", "CdtrRef"),
        ("Refs", "EndToEndId"),
    ):
        halladas = [h for d in detalles if (h := texto(d, *camino)) and h.upper() not in _SIN_REFERENCIA]
        if halladas:
            return " ".join(dict.fromkeys(halladas))[:300]
    return None


def _operacion(entrada: "Elemento", detalles: list["Elemento"]) -> str | None:
    """Lo que identifica el apunte igual en el informe del día, en el extracto y en la notificación."""
    suyas = (_numero(d) for d in detalles)
    hallada = texto(entrada, "AcctSvcrRef") or next(filter(None, suyas), None)
    return hallada if hallada and hallada.upper() not in _SIN_REFERENCIA else None


def _numero(detalle: "Elemento") -> str | None:
    hallado = texto(detalle, "Refs", "AcctSvcrRef") or texto(detalle, "Refs", "TxId")
    return hallado if hallado and hallado.upper() not in _SIN_REFERENCIA else None


def _contraparte(detalles: list["Elemento"], parte: str) -> str | None:
    """El nombre de la otra parte, si todos los detalles son de la misma."""
    caminos = ((parte, "Nm"), (parte, "Pty", "Nm"), (f"Ultmt{parte}", "Nm"), (f"Ultmt{parte}", "Pty", "Nm"))
    nombres = {next((n for c in caminos if (n := texto(d, "RltdPties", *c))), None) for d in detalles}
    return nombres.pop() if len(nombres) == 1 else None
