"""Cómo está la cartera: el objeto de contrato de `buzon estado --json` y su tabla para una persona."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.decidir.a_favor import todo_a_favor
from buzon.dominio.dinero import canonico, escribir
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion
from buzon.informes.ensayo import dicho_del_ensayo
from buzon.informes.palabras import fecha_corta, nombre_de_estado, nombre_de_etapa, totales


def datos_del_estado(
    c: Cartera, reglas: Reglas, ahora: datetime, ultima_pasada: datetime | None = None
) -> dict[str, Any]:
    """El objeto de contrato. `facturas` son las abiertas y las que dejaron de estarlo; horas en la zona del negocio.

    `ultima_pasada`: cuándo acabó la última vuelta; si no se sabe, vale el último asiento.
    """
    local = ahora.astimezone(reglas.zona)
    a_favor = todo_a_favor(c)
    return {
        "ahora": local.isoformat(),
        "facturas": [datos_de_factura(c, factura, reglas, ahora) for factura in c.facturas.values()],
        "deudores": [
            {
                "nombre": deudor.nombre,
                "correo": (deudor.direcciones or deudor.correos or (None,))[0],
                "saldo": canonico(sum((f.saldo for f in c.abiertas_de(deudor.id)), Decimal(0))),
                "facturas": [factura.numero for factura in c.abiertas_de(deudor.id)],
                "id_fiscal": deudor.id_fiscal,
                "no_vender": deudor.no_vender,
                "promesas_cumplidas": deudor.promesas_cumplidas,
                "promesas_incumplidas": deudor.promesas_incumplidas,
                "a_favor": [
                    {"importe": canonico(suyo.importe), "moneda": suyo.moneda} for suyo in a_favor.get(deudor.id, ())
                ],
            }
            for deudor in c.deudores.values()
        ],
        "preguntas": [{"id": p.pregunta, "texto": p.texto, "opciones": list(p.opciones)} for p in c.preguntas.values()],
        "salud": {
            "ultima_pasada": _hora(ultima_pasada or c.ultimo_instante, reglas),
            "ultimo_aviso_bancario": _hora(c.ultimo_aviso_bancario, reglas),
            "problemas": [problema.texto for problema in c.problemas.values()],
            # La forma es de contrato: solo durante un ensayo hay algo que añadirle.
            **({"ensayo_desde": _hora(c.ensayo, reglas)} if c.ensayo else {}),
        },
    }


def _hora(instante: datetime | None, reglas: Reglas) -> str | None:
    return instante.astimezone(reglas.zona).isoformat() if instante else None


def datos_de_factura(c: Cartera, factura: Factura, reglas: Reglas, ahora: datetime) -> dict[str, Any]:
    """Una factura, como va en `estado --json`."""
    como = situacion(c, factura, reglas, ahora)
    deudor = c.deudores[factura.deudor]
    return {
        "numero": factura.numero,
        "deudor": deudor.nombre,
        "correo": (deudor.direcciones or (None,))[0],
        "total": canonico(factura.importe),
        "saldo": canonico(factura.saldo),
        "moneda": factura.moneda,
        "vence": factura.vencimiento.isoformat(),
        "estado": como.estado,
        "etapa": factura.etapa,
        "proxima": {"fecha": como.proxima.fecha.isoformat(), "etapa": como.proxima.etapa} if como.proxima else None,
        "motivo": como.motivo,
    }


def lineas_del_estado(c: Cartera, reglas: Reglas, ahora: datetime) -> list[str]:
    """Las abiertas, por cliente, en líneas que caben en una consola; al final, lo que espera al titular."""
    ensayo = dicho_del_ensayo(c, reglas)
    lineas: list[str] = [f"{ensayo}.", ""] if ensayo else []
    vacio = len(lineas)
    a_favor = todo_a_favor(c)
    for deudor in c.con_abiertas():
        lineas.append(f"{deudor.nombre} ({', '.join(deudor.direcciones) or 'sin correo que funcione'})")
        if deudor.no_vender:
            lineas.append(f"  ⛔ no vender: {deudor.no_vender}")
        if suyos := a_favor.get(deudor.id):
            tiene = totales(((suyo.importe, suyo.moneda) for suyo in suyos), reglas.negocio.pais)
            lineas.append(f"  tiene a favor {tiene}")
        for factura in c.abiertas_de(deudor.id):
            como = situacion(c, factura, reglas, ahora)
            saldo = escribir(factura.saldo, factura.moneda, reglas.negocio.pais)
            lineas.append(
                f"  {factura.numero:<14} {saldo:>16}  vence {fecha_corta(factura.vencimiento)}"
                f"  {nombre_de_estado(como.estado)}"
            )
            if como.proxima:
                cuando = como.proxima.fecha.astimezone(reglas.zona)
                paso = nombre_de_etapa(como.proxima.etapa)
                lineas.append(f"      → {paso} el {cuando:%d/%m/%Y a las %H:%M}: {como.motivo}")
            else:
                lineas.append(f"      ✋ {como.motivo}")
    if len(lineas) == vacio:
        lineas.append("No hay ninguna factura abierta.")
    if c.preguntas:
        lineas += ["", "Esperan tu respuesta:"]
        lineas += [f"  - {pregunta.texto}" for pregunta in c.preguntas.values()]
    if c.problemas:
        lineas += ["", "Va mal:"]
        lineas += [f"  - {problema.texto} (desde el {problema.desde:%d/%m/%Y})" for problema in c.problemas.values()]
    return lineas
