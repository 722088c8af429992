"""Lee los comprobantes electrónicos del SRI de Ecuador (ficha técnica de comprobantes, esquema «offline» 2.x).

Nunca mira la autorización: el sobre `autorizacion` lo abre `envolturas`.
"""

import re
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from buzon.documentos.monedas import leer_moneda, moneda_declarada
from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import atributo, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Lectura, Parte, Plazo, TipoDocumento
from buzon.dominio.llano import allanar

if TYPE_CHECKING:
    from datetime import date

    from buzon.documentos.xml import Elemento

_RAICES = {
    "factura": "infoFactura",
    "notaCredito": "infoNotaCredito",
    "notaDebito": "infoNotaDebito",
    "guiaRemision": "infoGuiaRemision",
    "comprobanteRetencion": "infoCompRetencion",
    "liquidacionCompra": "infoLiquidacionCompra",
}
# Tabla 3 de la ficha técnica. La liquidación de compra (03) la emite quien compra: no es deuda de su receptor.
_TIPOS: dict[str, TipoDocumento] = {"01": "factura", "04": "nota_credito", "05": "nota_debito"}
_DIAS = {"dias": 1, "dia": 1, "meses": 30, "mes": 30, "anios": 365, "semanas": 7}
_DE_ECUADOR = {"04", "05"}  # RUC y cédula (SRI, tabla 6); un pasaporte o un número de fuera no dicen de dónde
_CONSUMIDOR_FINAL = "9999999999999"
_TOPE_DIAS = 3650
_TOPE_CORREO = 300
_ES_CORREO = re.compile(r"mail|correo")
_DE_QUIEN_EMITE = re.compile(r"emisor|empresa|vendedor|asesor|proveedor|soporte")
_DIRECCION = re.compile(r"[^@]{1,64}@[^@.]{1,63}(?:\.[^@.]{1,63}){1,5}")


class _Pagos(Lectura, frozen=True):
    """Cómo se paga: un plazo único en días, o varios vencimientos."""

    dias: int | None = None
    plazos: tuple[Plazo, ...] = ()


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es uno de los comprobantes del SRI, con su bloque tributario."""
    return nombre_local(raiz) in _RAICES and hijo(raiz, "infoTributaria") is not None


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """El número es establecimiento, punto de emisión y secuencial: «001-002-000000123»."""
    cabeza, info = hijo(raiz, "infoTributaria"), hijo(raiz, _RAICES[nombre_local(raiz)])
    codigo = texto(cabeza, "codDoc")
    fecha = leer_fecha(texto(info, "fechaEmision"))
    total = next(
        (d for n in ("importeTotal", "valorModificacion", "valorTotal") if (d := _importe(info, n)) is not None), None
    )
    pagos = _pagos(raiz, info, fecha)
    trozos = [texto(cabeza, n) for n in ("estab", "ptoEmi", "secuencial")]
    modificado = texto(info, "numDocModificado")
    return (
        FacturaLeida(
            formato="sri",
            tipo=_TIPOS.get(codigo or "", "otro"),
            codigo=codigo,
            numero="-".join(t for t in trozos if t) or None,
            uuid=texto(cabeza, "claveAcceso"),
            fecha=fecha,
            vencimientos=pagos.plazos,
            vencimiento=min((p.fecha for p in pagos.plazos), default=None),
            condiciones_dias=pagos.dias,
            total=total,
            a_pagar=_a_pagar(info, total),
            moneda=(moneda := leer_moneda(escrita := texto(info, "moneda"), "USD")),
            moneda_declarada=moneda_declarada(escrita, moneda),
            emisor=Parte(nombre=texto(cabeza, "razonSocial"), id_fiscal=texto(cabeza, "ruc")),
            receptor=_receptor(raiz, info),
            referencias=(modificado,) if modificado else (),
        ),
    )


def _importe(info: "Elemento | None", nombre: str) -> Decimal | None:
    return leer_decimal(texto(info, nombre))


def _a_pagar(info: "Elemento | None", total: Decimal | None) -> Decimal | None:
    """La propina ya va dentro de `importeTotal`; solo se descuentan el IVA y la renta que el comprador retiene."""
    if total is None:
        return None
    retenido = (_importe(info, "valorRetIva") or Decimal(0)) + (_importe(info, "valorRetRenta") or Decimal(0))
    return total - retenido if Decimal(0) <= retenido <= total else total


def _receptor(raiz: "Elemento", info: "Elemento | None") -> Parte:
    documento = texto(info, "identificacionComprador")
    return Parte(
        nombre=texto(info, "razonSocialComprador"),
        id_fiscal=None if documento == _CONSUMIDOR_FINAL else documento,
        pais="EC" if texto(info, "tipoIdentificacionComprador") in _DE_ECUADOR else None,
        correo=_correo(raiz),
    )


def _correo(raiz: "Elemento") -> str | None:
    """El primero del campo adicional que lo anuncia («Email», «CORREO CLIENTE»…), si no dice que es de quien emite."""
    for campo in hijos(raiz, "infoAdicional", "campoAdicional"):
        nombre = allanar(atributo(campo, "nombre") or "")
        if _ES_CORREO.search(nombre) and not _DE_QUIEN_EMITE.search(nombre):
            escritos = (trozo for trozo in re.split(r"[;,\s]+", (campo.text or "")[:_TOPE_CORREO].lower()) if trozo)
            return next((trozo for trozo in escritos if _DIRECCION.fullmatch(trozo)), None)
    return None


def _pagos(raiz: "Elemento", info: "Elemento | None", fecha: "date | None") -> _Pagos:
    """`pagos/pago` con `plazo` y `unidadTiempo` (por defecto días). Con varios plazos distintos, son cuotas."""
    leidos = []
    for origen in (info, raiz):
        for pago in () if origen is None else hijos(origen, "pagos", "pago"):
            plazo, importe = leer_decimal(texto(pago, "plazo")), leer_decimal(texto(pago, "total"))
            unidad = (texto(pago, "unidadTiempo") or "dias").lower().replace("í", "i").replace("ñ", "ni")
            if plazo is not None and 0 <= plazo <= _TOPE_DIAS and unidad in _DIAS:
                leidos.append((min(int(plazo) * _DIAS[unidad], _TOPE_DIAS), importe))
    dias = {d for d, _ in leidos}
    if len(dias) == 1:
        return _Pagos(dias=dias.pop())
    if not fecha or len(dias) == 0:
        return _Pagos()
    return _Pagos(
        plazos=tuple(Plazo(fecha=fecha + timedelta(d), importe=i) for d, i in sorted(leidos) if i is not None)
    )
