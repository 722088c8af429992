"""Qué etapa toca a cada factura y cuándo.

Reglas del ritmo: las etapas van en orden y de una en una, aunque Buzón haya estado parado semanas; una etapa anterior
al vencimiento caduca con él; entre dos recordatorios al mismo deudor pasan los días que manda el dueño, y después de
una carta que concede un plazo, al menos ese plazo desde que de verdad salió.
"""

from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from buzon.dominio.agencia import freno_agencia, pasos_vigentes
from buzon.dominio.calendario import Ventana, sumar_dias
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.contestaciones import callado_hasta
from buzon.dominio.frenos import freno
from buzon.dominio.paises.vigor import por_que_se_mueve, vigor_de
from buzon.dominio.planes import CUOTA, cuota_pendiente, cuota_recordada, plan_de
from buzon.dominio.reglas import Etapa, Reglas
from buzon.dominio.segmentos import le_toca

EstadoFactura = Literal[
    "vigente",
    "vencida",
    "promesa",
    "plan",
    "disputa",
    "pausada",
    "en_revision",
    "pagada",
    "agencia",
    "judicial",
    "anulada",
    "incobrable",
]
_LO_ROTO = {"promesa": "prometió pagar", "plan": "una cuota de su plan vencía", "acuerdo": "lo acordado vencía"}
_SEMANA = timedelta(days=7)
_DE_PASO = timedelta(days=5)
_ROTAS_PARA_SALTAR = 2


class Proxima(msgspec.Struct, frozen=True):
    """Cuándo (instante local del deudor) y con qué etapa se le escribirá, si nada cambia."""

    fecha: datetime
    etapa: str


class Situacion(msgspec.Struct, frozen=True):
    """Cómo está una factura hoy. Si `proxima` es `None`, `motivo` dice por qué; si no, de qué regla sale.

    `movida`: por qué la norma del país lleva la fecha más allá de lo que querría el dueño; vacía si no la mueve.
    """

    estado: EstadoFactura
    proxima: Proxima | None
    motivo: str
    movida: str = ""


def es_pagador_tardio(c: Cartera, deudor: Deudor, reglas: Reglas) -> bool:
    """Lo dice el dueño, o su historia: alguna factura suya se pagó más de tres días tarde."""
    if reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos).pagador_tardio:
        return True
    return bool(c.tardios.get(deudor.id))


def etapa_siguiente(
    c: Cartera, deudor: Deudor, factura: Factura, reglas: Reglas, hoy: date
) -> tuple[Etapa, date] | None:
    """La etapa que toca y el primer día en que puede salir, o `None` si ya no queda ninguna."""
    hecha, no_antes = _ultimo_paso(factura, reglas)
    if mandada := _mandada(factura, hecha, reglas):
        return mandada, max(hoy, no_antes)
    particular = reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos)
    restantes = [
        etapa
        for etapa in reglas.etapas[hecha + 1 :]
        if not (etapa.solo == "pagadores_tardios" and not es_pagador_tardio(c, deudor, reglas))
        and not (etapa.cc and not (reglas.agencia and particular.agencia))
        and le_toca(c, deudor, factura, etapa, reglas)
    ]
    for lugar, etapa in enumerate(restantes):
        dia = sumar_dias(factura.vencimiento, etapa.dias)
        siguiente = restantes[lugar + 1] if lugar + 1 < len(restantes) else None
        if not _esta_caducada(etapa, siguiente, factura.vencimiento, hoy):
            salta = siguiente is not None and not siguiente.cc and tiene_salto(factura, reglas)
            return siguiente if siguiente and salta else etapa, max(dia, no_antes)
    return None


def etapa_de_paso(c: Cartera, deudor: Deudor, factura: Factura, etapa: Etapa, reglas: Reglas, hoy: date) -> str | None:
    """La etapa que otra factura alcanza con una carta que sale hoy, porque le tocaba en unos días y no es más grave.

    Sin esto, dos facturas que vencen con tres días de diferencia darían dos cartas casi iguales en la misma semana. No
    adelanta nunca un plazo ya concedido, ni una entrega a la agencia, ni una llamada, ni lo de antes de vencer.
    """
    tiene_lo_suyo = factura.promesa_rota or plan_de(c, factura) or factura.vencimiento >= hoy
    paso = None if tiene_lo_suyo else etapa_siguiente(c, deudor, factura, reglas, hoy)
    if paso is None or _ultimo_paso(factura, reglas)[1] > hoy:
        return None
    suya, dia = paso
    es_carta = suya.tarea == "carta" and not suya.cc
    es_mas_grave = (reglas.indice_etapa(suya.nombre) or 0) > (reglas.indice_etapa(etapa.nombre) or 0)
    return suya.nombre if es_carta and not es_mas_grave and dia <= hoy + _DE_PASO else None


def _mandada(factura: Factura, hecha: int, reglas: Reglas) -> Etapa | None:
    """La etapa a la que el titular mandó saltar, si aún está por delante. El plazo concedido se respeta igual."""
    lugar = reglas.indice_etapa(factura.salto) if factura.salto else None
    return reglas.etapas[lugar] if lugar is not None and lugar > hecha else None


def tiene_salto(factura: Factura, reglas: Reglas) -> bool:
    """Si rompió dos promesas por ella y aún no se le ha escrito más en serio por la última.

    Quien llama no salta nunca a la agencia, ni el aviso que la precede.
    """
    rotas = factura.promesas_rotas
    pasos = [paso.cuando for paso in factura.etapas if reglas.indice_etapa(paso.etapa) is not None]
    return len(rotas) >= _ROTAS_PARA_SALTAR and all(cuando < rotas[-1] for cuando in pasos)


def _ultimo_paso(factura: Factura, reglas: Reglas) -> tuple[int, date]:
    hecha, no_antes = -1, date.min
    for paso in pasos_vigentes(factura, reglas):
        lugar = reglas.indice_etapa(paso.etapa)
        if lugar is None:
            continue
        hecha = max(hecha, lugar)
        # El plazo se concede entero: «tiene hasta el día 11» incluye el 11.
        plazo = reglas.etapas[lugar].plazo
        espera = timedelta(days=plazo + 1) if plazo else timedelta(0)
        no_antes = max(no_antes, paso.cuando.astimezone(reglas.zona).date() + espera)
    return hecha, no_antes


def _esta_caducada(etapa: Etapa, siguiente: Etapa | None, vencimiento: date, hoy: date) -> bool:
    """Avisar de que algo va a vencer, o de que vence hoy, deja de tener sentido cuando ya toca lo siguiente."""
    if etapa.dias < 0 and hoy >= vencimiento:
        return True
    return etapa.dias <= 0 and siguiente is not None and hoy >= sumar_dias(vencimiento, siguiente.dias)


def ventana_de(deudor: Deudor, reglas: Reglas) -> Ventana:
    """Cuándo se puede escribir a ese deudor, en su hora: lo que quiere el dueño y deja la norma de su país."""
    return vigor_de(reglas, deudor).ventana


def _no_antes_de(c: Cartera, deudor: Deudor, reglas: Reglas, ventana: Ventana, ahora: datetime) -> datetime:
    """El primer instante que permiten el silencio tras darle lo que pidió, y lo que permite el ritmo."""
    ritmo = _segun_el_ritmo(deudor, reglas, ventana)
    if c.ensayo_terminado:
        # Recién acabado el ensayo, el titular tiene el mismo tiempo para arrepentirse que con un cliente nuevo.
        ritmo = max(ritmo, c.ensayo_terminado + timedelta(hours=reglas.cobranza.horas_de_veto))
    hasta = callado_hasta(c, deudor, reglas, ventana.zona, ahora)
    return max(ritmo, ventana.al_empezar(hasta)) if hasta else ritmo


def _segun_el_ritmo(deudor: Deudor, reglas: Reglas, ventana: Ventana) -> datetime:
    """El veto del titular, la separación mínima y el tope semanal."""
    cobranza = reglas.cobranza
    if not deudor.recordatorios:
        return deudor.registrado + timedelta(hours=cobranza.horas_de_veto)
    ultimo = deudor.recordatorios[-1].astimezone(ventana.zona).date()
    vigor = vigor_de(reglas, deudor)
    limite = ventana.al_empezar(ultimo + timedelta(days=vigor.min_dias_entre))
    if len(deudor.recordatorios) >= vigor.max_por_semana:
        cuenta = deudor.recordatorios[-vigor.max_por_semana]
        limite = max(limite, cuenta + _SEMANA)
    return limite


def situacion(c: Cartera, factura: Factura, reglas: Reglas, ahora: datetime) -> Situacion:
    """Cómo está la factura, cuándo se volverá a escribir por ella y por qué."""
    hoy = ahora.astimezone(reglas.zona).date()
    if factura.anulada is not None:
        return Situacion("anulada", None, f"anulada: {factura.anulada}")
    if not factura.esta_abierta:
        return Situacion("pagada", None, "está pagada")
    deudor = c.deudores[factura.deudor]
    base: EstadoFactura = "agencia" if factura.en_agencia else "vencida" if hoy > factura.vencimiento else "vigente"
    obstaculo = freno(c, deudor, factura, reglas, hoy)
    if obstaculo and obstaculo.hasta is None:
        return Situacion(obstaculo.estado, None, obstaculo.motivo)
    paso = _paso_siguiente(c, deudor, factura, reglas, hoy)
    estado: EstadoFactura = obstaculo.estado if obstaculo else base
    if paso is None:
        queda = (
            "está en manos de la agencia" if factura.en_agencia else "ya salió la última etapa: decide tú cómo seguir"
        )
        return Situacion(estado, None, obstaculo.motivo if obstaculo else queda)
    nombre, dia, regla = paso
    if veto := _no_a_la_agencia(c, deudor, factura, reglas, nombre, hoy):
        return Situacion(estado, None, obstaculo.motivo if obstaculo else veto)
    ventana = ventana_de(deudor, reglas)
    if obstaculo and obstaculo.hasta:
        dia = max(dia, obstaculo.hasta)
    momento = max(ventana.al_empezar(dia), _no_antes_de(c, deudor, reglas, ventana, ahora), ahora)
    fecha = ventana.proxima(momento)
    if fecha is None:
        return Situacion(estado, None, "tus días y horas de [cobranza] no dejan ningún momento para escribir")
    movida = por_que_se_mueve(vigor_de(reglas, deudor), momento, fecha)
    if movida:
        regla += f"; {movida}"
    return Situacion(estado, Proxima(fecha, nombre), obstaculo.motivo if obstaculo else regla, movida)


def _no_a_la_agencia(c: Cartera, deudor: Deudor, factura: Factura, reglas: Reglas, etapa: str, hoy: date) -> str | None:
    lugar = reglas.indice_etapa(etapa)
    es_entrega = lugar is not None and bool(reglas.etapas[lugar].cc)
    return freno_agencia(c, deudor, factura, reglas, hoy) if es_entrega else None


def _paso_siguiente(
    c: Cartera, deudor: Deudor, factura: Factura, reglas: Reglas, hoy: date
) -> tuple[str, date, str] | None:
    rota = factura.promesa_rota
    if rota:
        regla = f"{_LO_ROTO[rota.clase]} el {rota.fecha:%d/%m/%Y} y no consta el pago"
        return rota.etapa, rota.fecha + timedelta(days=1), regla
    plan = plan_de(c, factura)
    cuota = cuota_pendiente(c, plan) if plan and plan.aceptado else None
    if plan and cuota and cuota_recordada(c, plan, cuota, reglas.zona) is None:
        return CUOTA, cuota.fecha, f"paga en {len(plan.cuotas)} cuotas y una vence el {cuota.fecha:%d/%m/%Y}"
    paso = etapa_siguiente(c, deudor, factura, reglas, hoy)
    if paso is None:
        return None
    salto = ", una más de lo que tocaba, porque rompió dos promesas" if tiene_salto(factura, reglas) else ""
    return paso[0].nombre, paso[1], _motivo(paso[0], factura, hoy) + salto


def _motivo(etapa: Etapa, factura: Factura, hoy: date) -> str:
    dias = f"{abs(etapa.dias)} día{'' if abs(etapa.dias) == 1 else 's'}"
    cuando = f"a los {dias} del vencimiento" if etapa.dias > 0 else f"{dias} antes del vencimiento"
    if etapa.dias == 0:
        cuando = "el día del vencimiento"
    atraso = (hoy - factura.vencimiento).days
    como = (
        f"vencida hace {atraso} día{'s' if atraso > 1 else ''}"
        if atraso > 0
        else f"vence el {factura.vencimiento:%d/%m/%Y}"
    )
    return f"{como}; toca {nombre_de_etapa(etapa.nombre)} ({cuando})"


# Los nombres de etapa van en ASCII; a las personas se les escriben con sus tildes.
_CON_TILDE = {"ultimo": "último", "ultima": "última", "dia": "día"}
# Las nuestras que, sin más, no se entienden: «toca vencimiento», «enviado agencia retirada».
_DICHAS_ENTERAS = {
    "agencia": "paso a la agencia",
    "vencimiento": "aviso de vencimiento",
    "suspension": "aviso de suspensión",
    "cuota": "recordatorio de cuota",
    "disputa_datos": "petición de datos",
    "agencia_encargo": "encargo a la agencia",
    "agencia_retirada": "retirada de la agencia",
    "agencia_saldo": "saldo nuevo para la agencia",
    "abogado_encargo": "encargo al abogado",
}


def nombre_de_etapa(etapa: str) -> str:
    """Por ejemplo, "ultimo_aviso" → "último aviso", "reclamacion_formal" → "reclamación formal"."""
    if entera := _DICHAS_ENTERAS.get(etapa):
        return entera
    palabras = (_CON_TILDE.get(palabra, palabra) for palabra in etapa.split("_"))
    return " ".join(
        f"{palabra[:-3]}ión" if palabra.endswith(("cion", "sion", "stion", "xion")) else palabra for palabra in palabras
    )
