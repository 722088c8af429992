"""La forma exacta de lo que `buzon leer --json` y `buzon estado --json` prometen, para compararla con lo que sale.

Un tipo es un tipo; una lista de un elemento, una lista de eso; un diccionario, exactamente esas claves; un conjunto,
una de esas cadenas; `Nulo(x)`, eso o `null`; una función, lo que ella acepte.
"""

import re
from dataclasses import dataclass
from typing import Any


@dataclass
class Nulo:
    """Eso, o `null`."""

    de: Any


def fecha(valor: object) -> bool:
    return isinstance(valor, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", valor))


def instante(valor: object) -> bool:
    return isinstance(valor, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+([+-]\d\d:\d\d|Z)", valor))


def importe(valor: object) -> bool:
    """Con punto decimal, sin separador de millares."""
    return isinstance(valor, str) and bool(re.fullmatch(r"-?\d+(\.\d+)?", valor))


TEXTO = Nulo(str)
_FACTURA = {
    "formato": {"cfdi", "dte", "facturae", "ubl", "cii", "sri", "pdf", "texto"},
    "tipo": {"factura", "nota_credito", "nota_debito", "recibo_de_pago", "proforma", "nomina", "otro"},
    "numero": TEXTO,
    "uuid": TEXTO,
    "fecha": Nulo(fecha),
    "vencimiento": Nulo(fecha),
    "vencimientos": [{"fecha": fecha, "importe": importe}],
    "total": Nulo(importe),
    "a_pagar": Nulo(importe),
    "moneda": TEXTO,
    "emisor": {"nombre": TEXTO, "id_fiscal": TEXTO},
    "receptor": {"nombre": TEXTO, "id_fiscal": TEXTO, "correo": TEXTO},
    "pagos": [{"documento": str, "importe": importe, "saldo": Nulo(importe)}],
}
_PAGO = {
    "sentido": {"entrada", "salida", "devolucion", "rechazado", "otro"},
    "importe": importe,
    "moneda": TEXTO,
    "pagador": TEXTO,
    "id_fiscal": TEXTO,
    "fecha": Nulo(fecha),
    "referencia": TEXTO,
    "cuenta_destino": TEXTO,
    "banco": TEXTO,
}
_INTENCION = {
    "tipo": set("promesa ya_pago disputa plan copia contacto legal baja pregunta gracias otra".split()),
    "fecha": Nulo(fecha),
    "importe": Nulo(importe),
    "cuotas": Nulo(int),
    "cita": str,
}
LEER = {
    "archivo": str,
    "clase": set(
        "rebote respuesta_automatica aviso_de_pago factura extracto orden respuesta otro ilegible".split(),
    ),
    "de": TEXTO,
    "asunto": TEXTO,
    "message_id": TEXTO,
    "texto_nuevo": TEXTO,
    "reenvio": Nulo({"de": TEXTO, "nombre": TEXTO, "asunto": TEXTO, "para": [str]}),
    "rebote": Nulo({"definitivos": [str], "pasajeros": [str], "original": TEXTO, "motivo": str}),
    "ausencia": Nulo({"hasta": Nulo(fecha), "contacto": TEXTO}),
    "intencion": Nulo(_INTENCION),
    "pago": Nulo(_PAGO),
    "facturas": [_FACTURA],
    "movimientos": [
        {
            "fecha": fecha,
            "importe": importe,
            "moneda": TEXTO,
            "concepto": str,
            "referencia": TEXTO,
            "contraparte": TEXTO,
        }
    ],
    "avisos": [str],
}
_ESTADOS = "vigente vencida promesa plan disputa pausada en_revision pagada agencia judicial anulada incobrable"
ESTADO = {
    "ahora": instante,
    "facturas": [
        {
            "numero": str,
            "deudor": str,
            "correo": TEXTO,
            "total": importe,
            "saldo": importe,
            "moneda": str,
            "vence": fecha,
            "estado": set(_ESTADOS.split()),
            "etapa": TEXTO,
            "proxima": Nulo({"fecha": instante, "etapa": str}),
            "motivo": str,
        }
    ],
    "deudores": [dict],
    "preguntas": [{"id": str, "texto": str, "opciones": [str]}],
    "salud": {"ultima_pasada": Nulo(instante), "ultimo_aviso_bancario": Nulo(instante), "problemas": [str]},
}


def faltas(valor: Any, forma: Any, donde: str = "") -> list[str]:
    """En qué se aparta `valor` de la forma."""
    if isinstance(forma, Nulo):
        return [] if valor is None else faltas(valor, forma.de, donde)
    if isinstance(forma, dict):
        return _faltas_de_objeto(valor, forma, donde)
    if isinstance(forma, list):
        if not isinstance(valor, list):
            return [f"{donde}: no es una lista: {valor!r}"]
        return [falta for i, uno in enumerate(valor) for falta in faltas(uno, forma[0], f"{donde}[{i}]")]
    if isinstance(forma, set):
        vale = valor in forma
    elif isinstance(forma, type):
        vale = isinstance(valor, forma) and not (forma is int and isinstance(valor, bool))
    else:
        vale = forma(valor)
    return [] if vale else [f"{donde}: {valor!r} no es {forma}"]


def _faltas_de_objeto(valor: Any, forma: dict[str, Any], donde: str) -> list[str]:
    if not isinstance(valor, dict):
        return [f"{donde}: no es un objeto: {valor!r}"]
    if list(valor) != list(forma):
        return [f"{donde}: las claves son {list(valor)} y han de ser {list(forma)}"]
    return [falta for clave in forma for falta in faltas(valor[clave], forma[clave], f"{donde}.{clave}")]
