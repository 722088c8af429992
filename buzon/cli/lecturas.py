"""Lo entendido de un archivo, como JSON de contrato y como texto para una persona."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from buzon.correo.entender import Entendido
from buzon.dominio.dinero import canonico
from buzon.dominio.lecturas import AvisoLeido, FacturaLeida, Intencion, MovimientoLeido, Parte


def _fecha(fecha: date | None) -> str | None:
    return fecha.isoformat() if fecha else None


def _importe(importe: Decimal | None) -> str | None:
    return canonico(importe) if importe is not None else None


def _intencion(i: Intencion) -> dict[str, Any]:
    return {
        "tipo": i.tipo,
        "fecha": _fecha(i.fecha),
        "importe": _importe(i.importe),
        "cuotas": i.cuotas,
        "cita": i.cita,
    }


def _pago(p: AvisoLeido) -> dict[str, Any]:
    return {
        "sentido": p.sentido,
        "importe": _importe(p.importe),
        "moneda": p.moneda,
        "pagador": p.pagador,
        "id_fiscal": p.id_fiscal,
        "fecha": _fecha(p.fecha),
        "referencia": p.referencia,
        "cuenta_destino": p.cuenta_destino,
        "banco": p.banco,
        **({"otros": [_pago(otro) for otro in p.otros]} if p.otros else {}),
    }


def _parte(p: Parte) -> dict[str, Any]:
    return {"nombre": p.nombre, "id_fiscal": p.id_fiscal}


def _factura(f: FacturaLeida) -> dict[str, Any]:
    return {
        "formato": f.formato,
        "tipo": f.tipo,
        "numero": f.numero,
        "uuid": f.uuid,
        "fecha": _fecha(f.fecha),
        "vencimiento": _fecha(f.vencimiento),
        "vencimientos": [{"fecha": _fecha(v.fecha), "importe": _importe(v.importe)} for v in f.vencimientos],
        "total": _importe(f.total),
        "a_pagar": _importe(f.a_pagar),
        "moneda": f.moneda_declarada or f.moneda,
        **({"moneda_iso": f.moneda} if f.moneda_declarada else {}),
        "emisor": _parte(f.emisor),
        "receptor": {**_parte(f.receptor), "correo": f.receptor.correo},
        "pagos": [
            {"documento": p.documento, "importe": _importe(p.importe), "saldo": _importe(p.saldo)} for p in f.pagos
        ],
    }


def _movimiento(m: MovimientoLeido) -> dict[str, Any]:
    return {
        "fecha": _fecha(m.fecha),
        "importe": _importe(m.importe),
        "moneda": m.moneda,
        "concepto": m.concepto,
        "referencia": m.referencia,
        "contraparte": m.contraparte,
    }


def como_datos(archivo: str, e: Entendido) -> dict[str, Any]:
    """El objeto de contrato de `buzon leer --json`."""
    correo, rebote, ausencia, reenvio = e.correo, e.rebote, e.ausencia, e.reenvio
    return {
        "archivo": archivo,
        "clase": e.clase,
        "de": correo.de.correo if correo and correo.de else None,
        "asunto": correo.asunto if correo else None,
        "message_id": correo.message_id if correo else None,
        "texto_nuevo": e.texto_nuevo,
        "reenvio": {"de": reenvio.de, "nombre": reenvio.nombre, "asunto": reenvio.asunto, "para": list(reenvio.para)}
        if reenvio
        else None,
        "rebote": {
            "definitivos": list(rebote.definitivos),
            "pasajeros": list(rebote.pasajeros),
            "original": rebote.original,
            "motivo": rebote.motivo,
        }
        if rebote
        else None,
        "ausencia": {"hasta": _fecha(ausencia.hasta), "contacto": ausencia.contacto} if ausencia else None,
        "intencion": _intencion(e.intenciones[0]) if e.intenciones else None,
        "pago": _pago(e.pago) if e.pago else None,
        "facturas": [_factura(f) for f in e.facturas],
        "movimientos": [_movimiento(m) for m in e.movimientos],
        "avisos": list(e.avisos),
    }


def como_json(archivo: str, e: Entendido) -> str:
    """Una línea JSON."""
    return msgspec.json.encode(como_datos(archivo, e)).decode("utf-8", "replace")


def como_texto(archivo: str, e: Entendido) -> str:
    """Lo mismo para leerlo una persona: solo lo que hay, y la moneda por su código."""
    lineas = [archivo]
    datos = como_datos(archivo, e)
    for factura in datos["facturas"]:
        factura["moneda"] = factura.pop("moneda_iso", factura["moneda"])
    _volcar(datos, "  ", lineas)
    return "\n".join(lineas) + "\n"


def _volcar(datos: dict[str, Any], sangria: str, lineas: list[str]) -> None:
    for clave, valor in datos.items():
        if clave == "archivo" or valor in (None, [], {}, ""):
            continue
        if isinstance(valor, dict):
            lineas.append(f"{sangria}{clave}:")
            _volcar(valor, sangria + "  ", lineas)
        elif isinstance(valor, list) and isinstance(valor[0], dict):
            for cosa in valor:
                lineas.append(f"{sangria}{clave}:")
                _volcar(cosa, sangria + "  ", lineas)
        else:
            texto = ", ".join(map(str, valor)) if isinstance(valor, list) else str(valor)
            lineas.append(f"{sangria}{clave}: " + texto.replace("\n", f"\n{sangria}  "))
