"""De una carta encargada a los datos de su plantilla, con la cartera tal como está al escribirla."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sellador
from buzon.informes import enlaces
from buzon.informes.cargos import lo_que_se_suma
from buzon.informes.fiscal import etiqueta_fiscal
from buzon.informes.historial import historial_de
from buzon.informes.palabras import enumerar, fecha_corta, fecha_larga, fecha_media, situacion
from buzon.informes.piezas import DatosCuota, DatosFactura, DatosNegocio, DatosPlazo
from buzon.informes.resumen import datos_del_resumen
from buzon.informes.semanal import datos_semanales
from buzon.informes.terceros import datos_para_un_tercero
from buzon.informes.titular import datos_al_titular

_SIN_COBRO: Mapping[str, Any] = {"total": "", "cargos": [], "medios_de_pago": [], "referencia": ""}
_CON_HISTORIAL = frozenset({"agencia"})
_CON_AGENCIA = frozenset({"ultimo_aviso", "agencia"})


def datos_negocio(reglas: Reglas) -> DatosNegocio:
    """Quién escribe."""
    negocio = reglas.negocio
    return {
        "nombre": negocio.nombre,
        "id_fiscal": negocio.id_fiscal,
        "etiqueta_fiscal": etiqueta_fiscal(negocio.pais),
        "contacto": negocio.contacto,
        "telefono": negocio.telefono,
        "direccion": negocio.direccion,
        "correo": reglas.correo.direccion,
    }


def datos_de(
    c: Cartera,
    carta: CartaEncargada,
    reglas: Reglas,
    ahora: datetime,
    llave: bytes,
    adjuntas: AbstractSet[str] = frozenset(),
) -> dict[str, Any]:
    """Los datos con los que se rellena la plantilla de esa carta (véase `piezas`).

    `adjuntas` son las huellas de los originales que de verdad van con ella: no se anuncia una copia que no va.
    """
    hoy = ahora.astimezone(reglas.zona).date()
    sellador = Sellador(
        llave=llave,
        carta=carta.carta,
        hoy=hoy,
        dias_titular=reglas.confianza.dias_boton_titular,
        dias_deudor=reglas.confianza.dias_boton_deudor,
    )
    if carta.plantilla == "resumen_diario":
        return {"negocio": datos_negocio(reglas), **datos_del_resumen(c, reglas, ahora, sellador)}
    if carta.plantilla == "resumen_semanal":
        return {"negocio": datos_negocio(reglas), **datos_semanales(c, carta, reglas, ahora)}
    if carta.dirigida == "titular":
        propio = datos_al_titular(c, carta, reglas, ahora, sellador)
        return {"negocio": datos_negocio(reglas), "hoy": fecha_larga(hoy), **propio}
    if carta.dirigida in ("agencia", "abogado"):
        return {"negocio": datos_negocio(reglas), **datos_para_un_tercero(c, carta, reglas, hoy)}
    return _carta_al_deudor(c, carta, reglas, hoy, sellador, adjuntas)


def _carta_al_deudor(
    c: Cartera, carta: CartaEncargada, reglas: Reglas, hoy: date, llave: Sellador, adjuntas: AbstractSet[str]
) -> dict[str, Any]:
    deudor = c.deudores[carta.deudor or ""]
    facturas = [c.facturas[renglon.factura] for renglon in carta.renglones]
    abiertas = [factura for factura in facturas if factura.esta_abierta]
    en_carta = {factura.id for factura in facturas}
    particular = reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos)
    pais = reglas.negocio.pais
    suyo = (particular.pais or deudor.pais or pais).upper()
    # Iban a ir y no caben: no se anuncian, pero se dice que se pueden pedir.
    a_pedir = {original.huella for original in carta.adjuntos} - adjuntas if carta.etapa else set()
    datos: dict[str, Any] = {
        "trato": particular.trato or reglas.cobranza.trato,
        "pais": suyo,
        "hoy": fecha_larga(hoy),
        "negocio": datos_negocio(reglas),
        "deudor": {
            "nombre": deudor.nombre,
            "id_fiscal": deudor.id_fiscal or "",
            "etiqueta_fiscal": etiqueta_fiscal(suyo),
        },
        "facturas": [datos_factura(factura, hoy, pais, adjuntas, a_pedir) for factura in facturas],
        "otras": [datos_factura(f, hoy, pais, adjuntas) for f in _otras(c, deudor, en_carta) if carta.etapa],
        **lo_que_se_suma(carta, deudor, abiertas, reglas, hoy),
        "medios_de_pago": [medio.texto for medio in reglas.medios_de_pago],
        "referencia": "Factura " + enumerar(f.numero for f in abiertas) if len(abiertas) == 1 else "",
        "plazo": _plazo(carta, reglas, hoy),
        "agencia": _agencia(carta, reglas),
        "carta_formal": carta.papel == "carta_formal",
        "historial": historial_de(c, deudor.id, en_carta, reglas) if carta.plantilla in _CON_HISTORIAL else [],
        "enlaces": enlaces.del_deudor(llave, reglas.correo.direccion, deudor.id, suyo) if _lleva_botones(carta) else [],
    }
    if len(abiertas) > 1:
        datos["referencia"] = "Facturas " + enumerar(factura.numero for factura in abiertas)
    return datos | _propio(carta, pais)


def _lleva_botones(carta: CartaEncargada) -> bool:
    """Los recordatorios, salvo con la agencia en copia: quien tuviera los botones contestaría por el cliente."""
    return carta.etapa is not None and not carta.cc


def _otras(c: Cartera, deudor: Deudor, en_carta: set[str]) -> list[Factura]:
    """Las demás abiertas, salvo las que discute o están en la agencia: esas no se le recuerdan ni de pasada."""
    calladas = {factura for disputa in c.disputas_de(deudor.id) for factura in disputa.facturas}
    return [
        factura
        for factura in c.abiertas_de(deudor.id)
        if factura.id not in en_carta and factura.id not in calladas and not _no_se_nombra(factura)
    ]


def _no_se_nombra(factura: Factura) -> bool:
    """Lo que lleva la agencia o el abogado, o se dio por perdido, no se le recuerda ni de pasada."""
    return factura.en_agencia or factura.judicial is not None or factura.incobrable is not None


def datos_factura(
    factura: Factura, hoy: date, pais: str, adjuntas: AbstractSet[str], a_pedir: AbstractSet[str] = frozenset()
) -> DatosFactura:
    """Una línea de la tabla."""
    return {
        "numero": factura.numero,
        "fecha": fecha_corta(factura.fecha),
        "vencimiento": fecha_corta(factura.vencimiento),
        "total": escribir(factura.importe, factura.moneda, pais),
        "pagado": escribir(factura.pagado, factura.moneda, pais) if factura.pagado else "",
        "descontado": escribir(factura.descontado, factura.moneda, pais) if factura.descontado else "",
        "saldo": escribir(factura.saldo if factura.anulada is None else Decimal(0), factura.moneda, pais),
        "dias": (hoy - factura.vencimiento).days,
        "situacion": situacion(factura.vencimiento, hoy) if factura.esta_abierta else "pagada",
        "copia": any(documento.huella in adjuntas for documento in factura.documentos),
        "copia_a_pedir": any(documento.huella in a_pedir for documento in factura.documentos),
    }


def _plazo(carta: CartaEncargada, reglas: Reglas, hoy: date) -> DatosPlazo | None:
    lugar = reglas.indice_etapa(carta.etapa or "")
    dias = reglas.etapas[lugar].plazo if lugar is not None else 0
    if not dias:
        return None
    return {"dias": dias, "fecha": fecha_media(date.fromordinal(hoy.toordinal() + dias))}


def _agencia(carta: CartaEncargada, reglas: Reglas) -> dict[str, Any] | None:
    if not reglas.agencia or not (carta.plantilla in _CON_AGENCIA or carta.entrega_agencia):
        return None
    return {"nombre": reglas.agencia.nombre, "correo": reglas.agencia.correo, "en_copia": bool(carta.cc)}


def _de_plan(datos: Mapping[str, Any], pais: str) -> dict[str, Any]:
    """Las cuotas, de la primera a la última; y en `cuota`, cuál vence."""
    moneda = str(datos["moneda"])
    cuotas = [
        {"fecha": fecha_media(date.fromisoformat(dia)), "importe": escribir(Decimal(importe), moneda, pais)}
        for dia, importe in datos["cuotas"]
    ]
    suya = datos.get("cuota")
    return {
        "cuotas": cuotas,
        "hasta": fecha_media(date.fromisoformat(str(datos["hasta"]))) if "hasta" in datos else "",
        "orden_cuota": suya + 1 if suya is not None else 0,
        "fecha_cuota": cuotas[suya]["fecha"] if suya is not None else "",
        "importe_cuota": escribir(Decimal(datos["falta"]), moneda, pais) if suya is not None else "",
        "plazo": None,
        "cita": str(datos.get("cita", "")),
    }


def _primera_parte(datos: Mapping[str, Any], pais: str) -> DatosCuota | None:
    """Si prometió en dos veces, la primera; el resto es para la fecha prometida."""
    if "primera" not in datos:
        return None
    dia, importe, moneda = datos["primera"]
    return {"fecha": fecha_media(date.fromisoformat(dia)), "importe": escribir(Decimal(importe), moneda, pais)}


def _de_acuerdo(datos: Mapping[str, Any], pais: str) -> dict[str, Any]:
    importe = datos.get("importe")
    # A quien va a mediación no se le pide el dinero, y a quien paga en especie no se le dice a qué cuenta.
    sin_cobro = _SIN_COBRO if datos["clase"] == "mediacion" else {"medios_de_pago": [], "referencia": ""}
    return {
        **(sin_cobro if datos["clase"] in ("dacion", "mediacion") else {}),
        "clase": str(datos["clase"]),
        "fecha_acuerdo": fecha_media(date.fromisoformat(str(datos["fecha"]))),
        "importe_acuerdo": escribir(Decimal(str(importe)), str(datos["moneda"]), pais) if importe is not None else "",
        "cita": str(datos.get("cita", "")),
        "plazo": None,
    }


def _propio(carta: CartaEncargada, pais: str) -> dict[str, Any]:
    """Lo que solo tienen `gracias`, `copia` y las cartas de promesa."""
    datos = carta.datos
    if carta.plantilla in ("plan_propuesto", "plan_confirmado", "cuota"):
        return _de_plan(datos, pais)
    if carta.plantilla == "copia":
        return {"pedido": str(datos.get("que", "documento"))}
    if carta.plantilla in ("acuerdo_propuesto", "acuerdo_confirmado"):
        return _de_acuerdo(datos, pais)
    if carta.plantilla == "respuesta_titular":
        # Cada renglón suyo, en el suyo: una lista de cuentas no puede acabar en un solo párrafo.
        dicho = "\n\n".join(str(datos.get("dicho", "")).splitlines())
        return {**_SIN_COBRO, "dicho": dicho, "cita": str(datos.get("cita", "")), "plazo": None}
    if carta.plantilla.startswith("disputa"):
        propios = {"decision": str(datos.get("como", "")), "motivo": str(datos.get("motivo", ""))}
        # A quien discute se le pide un dato, no el dinero: ni total ni cómo pagar.
        sin_cobro = _SIN_COBRO if carta.plantilla == "disputa_datos" else {}
        return {**propios, **sin_cobro, "cita": str(datos.get("cita", "")), "plazo": None}
    if carta.plantilla == "gracias":
        return {
            "importe": escribir(Decimal(str(datos["importe"])), str(datos["moneda"]), pais),
            "fecha_pago": fecha_media(date.fromisoformat(str(datos["fecha"]))),
        }
    if carta.plantilla.startswith("promesa") or carta.plantilla.endswith("_roto"):
        fecha = datos.get("fecha")
        return {
            "fecha_promesa": fecha_media(date.fromisoformat(str(fecha))) if fecha else "",
            "primera_parte": _primera_parte(datos, pais),
            "cita": str(datos.get("cita", "")),
        }
    return {}
