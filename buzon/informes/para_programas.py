"""Lo que enseñan `simular` y `explicar`, para otros programas: los mismos datos que en pantalla, sin redactar.

Horas ISO 8601 en la zona del negocio; importes, texto con punto decimal.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.frenos import frenos
from buzon.dominio.reglas import Reglas
from buzon.informes.estado import datos_de_factura
from buzon.informes.explicacion import buscar
from buzon.informes.historial import frase, toca_a
from buzon.informes.simulacion import Prevista


def datos_de_la_simulacion(
    c: Cartera, reglas: Reglas, ahora: datetime, cartas: Iterable[Prevista], avisos: Sequence[str] = ()
) -> dict[str, Any]:
    """Las cartas de `simular`, en orden, y cada factura abierta con lo que hoy la para."""
    return {
        "ahora": ahora.astimezone(reglas.zona).isoformat(),
        "avisos": list(avisos),
        "cartas": [_carta(c, carta, reglas) for carta in cartas],
        "facturas": [_factura(c, f, reglas, ahora) for deudor in c.con_abiertas() for f in c.abiertas_de(deudor.id)],
    }


def datos_de_la_explicacion(c: Cartera, reglas: Reglas, que: str, ahora: datetime) -> list[dict[str, Any]] | None:
    """Un objeto por cliente, con la historia de sus facturas; `None` si nada se llama así."""
    hallados = buscar(c, que)
    return [_caso(c, reglas, deudor, suyas, ahora) for deudor, suyas in hallados] if hallados is not None else None


def _carta(c: Cartera, carta: Prevista, reglas: Reglas) -> dict[str, Any]:
    deudor = c.deudores.get(carta.clave)
    return {
        "cuando": carta.cuando.astimezone(reglas.zona).isoformat(),
        "etapa": carta.etapa,
        "deudor": deudor.nombre if deudor else carta.deudor,
        "para": list(carta.para),
        "cc": list(carta.cc),
        "facturas": list(carta.facturas),
        "razon": carta.razon,
        "nota": carta.nota,
    }


def _factura(c: Cartera, factura: Factura, reglas: Reglas, ahora: datetime) -> dict[str, Any]:
    hoy = ahora.astimezone(reglas.zona).date()
    deudor = c.deudores[factura.deudor]
    parones = frenos(c, deudor, factura, reglas, hoy) if factura.esta_abierta else ()
    return datos_de_factura(c, factura, reglas, ahora) | {
        "frenos": [
            {"estado": f.estado, "motivo": f.motivo, "hasta": f.hasta.isoformat() if f.hasta else None} for f in parones
        ]
    }


def _caso(c: Cartera, reglas: Reglas, deudor: Deudor, facturas: tuple[Factura, ...], ahora: datetime) -> dict[str, Any]:
    ids = {factura.id for factura in facturas}
    dichas = ((suceso, frase(c, suceso, reglas)) for suceso in c.cronica.get(deudor.id, []) if toca_a(c, suceso, ids))
    return {
        "deudor": deudor.nombre,
        "correos": list(deudor.correos),
        "promesas_cumplidas": deudor.promesas_cumplidas,
        "promesas_incumplidas": deudor.promesas_incumplidas,
        "historia": [
            {"cuando": suceso.cuando.astimezone(reglas.zona).isoformat(), "texto": texto}
            for suceso, texto in dichas
            if texto
        ],
        "facturas": [_factura(c, factura, reglas, ahora) for factura in facturas],
    }
