"""Lo que se les cuenta a la agencia y al abogado de un caso: lo necesario para gestionarlo, y nada más."""

from datetime import date
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.reglas import Reglas
from buzon.informes.fiscal import etiqueta_fiscal
from buzon.informes.historial import historial_de
from buzon.informes.palabras import enumerar, fecha_corta, fecha_larga, totales

CON_HISTORIA = frozenset({"agencia_encargo", "abogado_encargo"})


def datos_para_un_tercero(c: Cartera, carta: CartaEncargada, reglas: Reglas, hoy: date) -> dict[str, Any]:
    """Véase `piezas.DatosTercero`."""
    deudor = c.deudores[carta.deudor or ""]
    facturas = [c.facturas[renglon.factura] for renglon in carta.renglones]
    pais = reglas.negocio.pais
    particular = reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos)
    quien = reglas.abogado if carta.dirigida == "abogado" else reglas.agencia
    contrato = reglas.agencia.contrato_fecha if reglas.agencia and carta.dirigida == "agencia" else None
    ids = {factura.id for factura in facturas}
    saldos = dict(carta.datos.get("saldos") or [])
    return {
        "hoy": fecha_larga(hoy),
        "tercero": quien.nombre if quien else enumerar(carta.para),
        "contrato": fecha_corta(contrato),
        "caso": deudor.id,
        "deudor": {
            "nombre": deudor.nombre,
            "id_fiscal": deudor.id_fiscal or "",
            "etiqueta_fiscal": etiqueta_fiscal(particular.pais or deudor.pais or pais),
            "correos": enumerar(deudor.direcciones),
            "telefono": particular.telefono,
        },
        "facturas": [
            {
                "numero": factura.numero,
                "fecha": fecha_corta(factura.fecha),
                "vencimiento": fecha_corta(factura.vencimiento),
                "total": totales([(factura.importe, factura.moneda)], pais),
                "saldo": saldos.get(factura.numero) or totales([(factura.saldo, factura.moneda)], pais),
            }
            for factura in facturas
        ],
        "total": totales(((f.saldo, f.moneda) for f in facturas if f.esta_abierta), pais),
        "historial": historial_de(c, deudor.id, ids, reglas) if carta.plantilla in CON_HISTORIA else [],
        "motivo": str(carta.datos.get("motivo", "")),
        "es_cobro": bool(carta.datos.get("es_cobro")),
    }
