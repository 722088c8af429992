"""Los datos con que se prueba una plantilla: un caso completo, uno con una sola factura y uno escueto.

Son inventados y a la vez creíbles: con ellos también se enseña al dueño cómo queda una carta suya.
"""

from typing import Any

from buzon.informes.examen_avisos import Caso, al_titular, enlaces, negocio, resumen
from buzon.informes.examen_semana import semana_de_ejemplo

A_TERCEROS = frozenset({"agencia_encargo", "agencia_retirada", "agencia_saldo", "abogado_encargo"})
AL_TITULAR = frozenset({"recibo", "pregunta", "aviso"})
RESUMEN, SEMANAL = "resumen_diario", "resumen_semanal"


# Las que no reclaman: contestan, confirman o agradecen, y no llevan ni descuento ni carta formal.
_DE_SERVICIO = ("disputa", "acuerdo_", "plan_", "gracias", "copia", "promesa_", "cuota", "respuesta_")


def datos_de_ejemplo(nombre: str, trato: str, caso: Caso = "completo") -> dict[str, Any]:
    """Los datos que recibiría la plantilla `nombre`; una que no sea de las conocidas se trata como una etapa más.

    Args:
        nombre: sin sufijo.
        trato: "usted" o "tu".
        caso: "completo" trae todo lo que puede haber; "escueto", solo lo que siempre hay, y lo demás vacío.
    """
    if nombre == RESUMEN:
        return resumen(caso)
    if nombre == SEMANAL:
        return semana_de_ejemplo(negocio(caso), resumen(caso)["antiguedad"], es_llena=caso != "escueto")
    if nombre in AL_TITULAR:
        return al_titular(nombre, caso)
    return _a_un_tercero(nombre, caso) if nombre in A_TERCEROS else _al_cliente(nombre, trato, caso)


def _al_cliente(nombre: str, trato: str, caso: Caso) -> dict[str, Any]:
    datos = _carta(trato, caso)
    if nombre == "gracias":
        datos |= {"importe": "$ 150.000", "fecha_pago": "20 de noviembre de 2026"}
        if caso != "completo":
            datos |= {"total": "", "facturas": [factura | {"saldo": "$ 0"} for factura in datos["facturas"]]}
    if nombre.startswith("promesa") or nombre.endswith("_roto"):
        dicho = "Hola, Carla: lo pagamos el viernes 27 sin falta."
        datos |= {"fecha_promesa": "27 de noviembre de 2026", "cita": dicho if caso != "escueto" else "", "plazo": None}
    if nombre == "copia":
        pedidos: dict[Caso, str] = {"completo": "estado", "una_factura": "documento", "escueto": "pago"}
        datos |= {"pedido": pedidos[caso], "plazo": None, "historial": []}
    datos |= _de_un_trato(nombre, caso)
    if nombre.startswith(_DE_SERVICIO):
        datos |= {"descuento": None, "carta_formal": False}
    if nombre == "aviso_previo":
        pronto = {"vencimiento": "25/11/2026", "dias": -3, "situacion": "vence en 3 días"}
        datos |= {"facturas": [factura | pronto for factura in datos["facturas"]], "historial": [], "plazo": None}
    return datos


def _de_un_trato(nombre: str, caso: Caso) -> dict[str, Any]:
    """Lo propio de las cartas de planes y acuerdos."""
    if nombre in ("plan_propuesto", "cuota"):
        return _plan(nombre)
    if nombre == "plan_confirmado":
        return _plan(nombre) | {"hasta": "", "cita": "Sí, acepto las tres cuotas." if caso != "escueto" else ""}
    if nombre == "respuesta_titular":
        sin_cobro = {"total": "", "cargos": [], "medios_de_pago": [], "referencia": ""}
        cita = "¿El total lleva ya el IVA?" if caso != "escueto" else ""
        una = {"facturas": [_UNA | {"copia": False}], "dicho": "Sí: los 450.000 son con IVA.", "cita": cita}
        return {**sin_cobro, **una, "plazo": None, "historial": []}
    if nombre.startswith("disputa"):
        dicho = "La factura 10428 no corresponde: faltan dos cajas." if caso != "escueto" else ""
        sin_cobro = (
            {"total": "", "cargos": [], "medios_de_pago": [], "referencia": ""} if nombre == "disputa_datos" else {}
        )
        sin_copia = {"facturas": [_UNA | {"copia": False}]} if sin_cobro else {}
        return {"decision": "mantener", "motivo": "entrega", "cita": dicho, "plazo": None, **sin_cobro, **sin_copia}
    return _acuerdo(caso) if nombre in ("acuerdo_propuesto", "acuerdo_confirmado") else {}


def _acuerdo(caso: Caso) -> dict[str, Any]:
    clases: dict[Caso, str] = {"completo": "quita", "una_factura": "prorroga", "escueto": "dacion"}
    en_especie = {"medios_de_pago": [], "referencia": ""} if clases[caso] == "dacion" else {}
    return {
        **en_especie,
        "clase": clases[caso],
        "fecha_acuerdo": "27 de noviembre de 2026",
        "importe_acuerdo": "" if en_especie else "$ 240.000",
        "cita": "¿Nos dan unos días más?" if caso != "escueto" else "",
        "plazo": None,
    }


def _plan(nombre: str) -> dict[str, Any]:
    fechas = ("29 de noviembre de 2026", "29 de diciembre de 2026", "28 de enero de 2027")
    es_cuota = nombre == "cuota"
    return {
        "cuotas": [{"fecha": fecha, "importe": "$ 143.925"} for fecha in fechas],
        "hasta": "" if es_cuota else "27 de noviembre de 2026",
        "orden_cuota": 1 if es_cuota else 0,
        "fecha_cuota": fechas[0] if es_cuota else "",
        "importe_cuota": "$ 143.925" if es_cuota else "",
        "plazo": None,
        "historial": [],
    }


def _factura(
    numero: str, vencimiento: str, importes: tuple[str, str, str], dias: int, situacion: str
) -> dict[str, Any]:
    total, pagado, saldo = importes
    return {
        "numero": numero,
        "fecha": "01/10/2026",
        "vencimiento": vencimiento,
        "total": total,
        "pagado": pagado,
        "descontado": "",
        "saldo": saldo,
        "dias": dias,
        "situacion": situacion,
        "copia": True,
    }


_UNA = _factura("10428", "31/10/2026", ("$ 450.000", "$ 150.000", "$ 300.000"), 22, "vencida hace 22 días")
_OTRA = _factura("10431", "05/11/2026", ("$ 127.500", "", "$ 127.500"), 17, "vencida hace 17 días")
_ABIERTA = _factura("10466", "10/12/2026", ("$ 88.000", "", "$ 88.000"), -18, "vence en 18 días")


def _carta(trato: str, caso: Caso) -> dict[str, Any]:
    completo, lleno = caso == "completo", caso != "escueto"
    copia = {"copia": lleno}
    datos: dict[str, Any] = {
        "trato": trato,
        "pais": "CL",
        "hoy": "22 de noviembre de 2026",
        "negocio": negocio(caso),
        "deudor": {
            "nombre": "Comercial Pudú & Hijos Ltda.",
            "id_fiscal": "77.888.999-4" if lleno else "",
            "etiqueta_fiscal": "RUT",
        },
        "facturas": [_UNA | copia, _OTRA | copia] if completo else [_UNA | copia],
        "otras": [_ABIERTA] if completo else [],
        "total": "$ 431.775" if completo else "$ 300.000",
        "medios_de_pago": [
            "Transferencia: Banco del Valle, cuenta corriente 1122334455, a nombre de Imprenta Quillay SpA"
        ],
        "referencia": "QUI-10428",
        "plazo": {"dias": 7, "fecha": "29 de noviembre de 2026"} if lleno else None,
        "agencia": {"nombre": "Cobranzas del Sur", "correo": "ingresos@cobranzas.example"} if lleno else None,
        "historial": _historial() if completo else [],
        "enlaces": enlaces("Ya pagué", "Pagaré el…", "Quiero pagar en cuotas", "Hay un error", "No soy la persona")
        if lleno
        else [],
    }
    if completo:
        cargo = {"concepto": "Intereses de demora", "importe": "$ 4.275", "base": "Ley 19.983: 1 % del saldo vencido"}
        datos["agencia"] |= {"en_copia": True}
        datos |= {"cargos": [cargo], "descuento": None, "carta_formal": True}
    elif lleno:
        rebaja = {"importe": "$ 285.000", "ahorro": "$ 15.000", "hasta": "25 de noviembre de 2026"}
        datos |= {"cargos": [], "descuento": rebaja}
    return datos


_MOTIVOS: dict[Caso, str] = {
    "completo": "el cliente se ha comprometido a pagar en una fecha",
    "una_factura": "el cliente ya ha pagado",
    "escueto": "el cliente no está conforme y lo estamos revisando",
}


def _a_un_tercero(nombre: str, caso: Caso) -> dict[str, Any]:
    lleno = caso != "escueto"
    facturas = [_UNA, _OTRA] if caso == "completo" else [_UNA]
    es_retirada = nombre == "agencia_retirada"
    return {
        "negocio": negocio(caso),
        "hoy": "22 de noviembre de 2026",
        "tercero": "Cobranzas del Sur" if nombre != "abogado_encargo" else "Estudio Robles",
        "contrato": "15/01/2026" if lleno and nombre == "agencia_encargo" else "",
        "caso": "comercial-pudu",
        "deudor": {
            "nombre": "Comercial Pudú & Hijos Ltda.",
            "id_fiscal": "77.888.999-4" if lleno else "",
            "etiqueta_fiscal": "RUT",
            "correos": "pagos@pudu.example",
            "telefono": "+56 9 5555 0134" if lleno else "",
        },
        "facturas": [
            {clave: f[clave] for clave in ("numero", "fecha", "vencimiento", "total", "saldo")} for f in facturas
        ],
        "total": "$ 427.500" if caso == "completo" else "$ 300.000",
        "historial": _historial() if caso == "completo" and nombre.endswith("_encargo") else [],
        "motivo": _MOTIVOS[caso] if es_retirada else "",
        "es_cobro": es_retirada and caso == "una_factura",
    }


def _historial() -> list[dict[str, str]]:
    return [
        {"fecha": "01/10/2026", "texto": "Se emitió la factura 10428."},
        {"fecha": "05/11/2026", "texto": "Enviamos el primer recordatorio."},
        {"fecha": "12/11/2026", "texto": "Se recibió un pago parcial de $ 150.000."},
        {"fecha": "15/11/2026", "texto": "Anunciamos el encargo a la agencia."},
    ]
