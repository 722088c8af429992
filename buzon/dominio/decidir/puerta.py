"""La última pregunta antes de que salga una carta: ¿sigue en pie?, ¿cabe en los topes?, ¿es buena hora?

Se contesta con el libro y el reloj, no con lo que se decidió al encargarla: entre una cosa y otra pudo llegar un pago,
una respuesta o una pausa; y si un error de Buzón encargara cartas sin parar, aquí se quedan.
"""

import hashlib
from datetime import date, datetime, timedelta

from buzon.dominio.agencia import freno_agencia, pasos_vigentes
from buzon.dominio.calendario import empieza_el_dia
from buzon.dominio.cartera.cartera import VIVAS, Cartera
from buzon.dominio.cartera.pliegues.cartas import RESUMEN, SEMANAL, es_por_otros
from buzon.dominio.cartera.valores import Carta, Deudor
from buzon.dominio.contestaciones import callado_hasta
from buzon.dominio.decidir.escalada.entrega import espera_a_su_carta, no_se_entrega
from buzon.dominio.decidir.escalada.formal import carta_que_acompana, es_formal_para_el_titular, no_se_certifica
from buzon.dominio.frenos import freno
from buzon.dominio.hechos import (
    CartaEncargada,
    DeudorCorregido,
    FacturaAnulada,
    FacturaCorregida,
    PagoAplicado,
    PagoDeshecho,
)
from buzon.dominio.paises.vigor import vigor_de
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import ventana_de
from buzon.dominio.segmentos import contactos_en

POR_TAMANO = ("5.3.4", "5.2.3")
_CAMBIAN_LA_CARTA = (PagoAplicado, PagoDeshecho, FacturaCorregida, FacturaAnulada, DeudorCorregido)
# Al titular, en un día, por correos de otros: quien mande mil no puede enterrarle los que importan ni agotar su cuota.
_MAX_AVISOS = 40
_HORA = timedelta(hours=1)
_UN_RATO = timedelta(minutes=5)
_SEMANA = timedelta(days=7)
_ESPERAS = (5, 10, 20, 40, 60)  # minutos entre reintentos; después, cada hora
_VAIVEN = 0.2  # cuánto se adelanta o atrasa un reintento, para que no vuelvan todas las cartas a la vez


def no_sigue_en_pie(c: Cartera, carta: Carta, ahora: datetime, reglas: Reglas) -> str | None:
    """Por qué una carta encargada ya no debe salir; `None` si sigue en pie.

    Se pregunta justo antes de enviar, con el buzón recién leído, y otra vez en el punto si el servidor tardó.
    """
    encargo = carta.encargo
    hoy = ahora.astimezone(reglas.zona).date()
    if encargo.dirigida == "deudor" and encargo.deudor is not None:
        return _no_al_deudor(c, carta, c.deudores[encargo.deudor], ahora, reglas)
    if encargo.dirigida == "agencia" and encargo.entrega_agencia:
        return no_se_entrega(c, carta, hoy, reglas)
    if es_formal_para_el_titular(encargo):
        return no_se_certifica(c, carta)
    if encargo.plantilla in (RESUMEN, SEMANAL) and encargo.carta not in (c.resumen, c.semanal):
        return "lo cuenta el que va después"
    return _no_por_tantos(c, encargo, hoy, reglas)


def _no_al_deudor(c: Cartera, carta: Carta, deudor: Deudor, ahora: datetime, reglas: Reglas) -> str | None:
    encargo = carta.encargo
    if not set(encargo.para) <= {*deudor.direcciones, *contactos_en(deudor, encargo.etapa, reglas)}:
        return "la dirección ya no sirve"
    pausa = c.pausas.get(("deudor", deudor.id))
    if pausa and pausa.respuesta:
        return f"no se le escribe nada: {pausa.motivo}"
    if not encargo.etapa:
        return "el pago que agradece se deshizo" if _se_deshizo(c, encargo) else None
    hoy = ahora.astimezone(reglas.zona).date()
    motivo = next(filter(None, (_no_por(c, deudor, encargo, r.factura, reglas, hoy) for r in encargo.renglones)), None)
    if motivo:
        return motivo
    if carta.huella and _ha_cambiado(c, carta):
        return "lo que dice ya no es cierto: los datos cambiaron después de escribirla"
    if not carta.intentos and not ventana_de(deudor, reglas).esta_abierta(ahora):
        return "se pasó la hora en que se le puede escribir"
    if callado_hasta(c, deudor, reglas, reglas.zona, ahora):
        return "acaba de recibir lo que pidió"
    return _no_por_ritmo(deudor, ahora, reglas) or _no_por_topes(c, carta, deudor, hoy, reglas)


def _se_deshizo(c: Cartera, encargo: CartaEncargada) -> bool:
    """Si es una carta de gracias (`gracias/<pago>/<deudor>`) y su pago ya no está aplicado."""
    if encargo.plantilla != "gracias":
        return False
    pago = c.pagos.get(encargo.carta.split("/")[1])
    return pago is not None and pago.estado != "aplicado"


def _no_por_tantos(c: Cartera, encargo: CartaEncargada, hoy: date, reglas: Reglas) -> str | None:
    if es_por_otros(encargo) and c.por_otros_desde(empieza_el_dia(hoy, reglas.zona)) >= _MAX_AVISOS:
        return f"hoy ya te he escrito {_MAX_AVISOS} veces por lo que mandan otros: lo demás va en el resumen"
    return None


def _no_por(
    c: Cartera, deudor: Deudor, encargo: CartaEncargada, factura_id: str, reglas: Reglas, hoy: date
) -> str | None:
    factura = c.facturas[factura_id]
    if not factura.esta_abierta:
        return f"la factura {factura.numero} ya no se debe"
    obstaculo = freno(c, deudor, factura, reglas, hoy)
    if obstaculo:
        return obstaculo.motivo
    lugar = reglas.indice_etapa(encargo.etapa or "")
    es_entrega = encargo.entrega_agencia or (lugar is not None and bool(reglas.etapas[lugar].cc))
    return freno_agencia(c, deudor, factura, reglas, hoy) if es_entrega else None


def _ha_cambiado(c: Cartera, carta: Carta) -> bool:
    """Si desde el encargo entró dinero o se corrigió algo: unos bytes ya escritos dirían un saldo viejo."""
    for suceso in reversed(c.cronica.get(carta.encargo.deudor or "", ())):
        hecho = suceso.hecho
        if isinstance(hecho, CartaEncargada) and hecho.carta == carta.encargo.carta:
            return False
        if isinstance(hecho, _CAMBIAN_LA_CARTA):
            return True
    return False


def _no_por_ritmo(deudor: Deudor, ahora: datetime, reglas: Reglas) -> str | None:
    """Los topes de la ley de su país y del dueño, contados sobre lo que de verdad salió y en los días del cliente."""
    if not deudor.recordatorios:
        return None
    vigor = vigor_de(reglas, deudor)
    zona = vigor.ventana.zona
    dias = (ahora.astimezone(zona).date() - deudor.recordatorios[-1].astimezone(zona).date()).days
    if 0 < dias < vigor.min_dias_entre:
        return f"recibió otro recordatorio hace {dias} días, y han de pasar {vigor.min_dias_entre}"
    tope = vigor.max_por_semana
    if len(deudor.recordatorios) >= tope and ahora - deudor.recordatorios[-tope] < _SEMANA:
        return f"en siete días ya recibió {tope}, que es el tope"
    return None


def _no_por_topes(c: Cartera, carta: Carta, deudor: Deudor, hoy: date, reglas: Reglas) -> str | None:
    """Lo que no puede pasar ni por error: dos en un día, la misma etapa dos veces, más que el tope del día."""
    if any(cuando.astimezone(reglas.zona).date() == hoy for cuando in deudor.recordatorios):
        return "ya recibió un recordatorio hoy"
    for renglon in carta.encargo.renglones:
        for paso in pasos_vigentes(c.facturas[renglon.factura], reglas):
            if paso.enviada and paso.etapa == renglon.etapa and paso.carta != carta.encargo.carta:
                return f"la etapa {paso.etapa} de la factura {c.facturas[renglon.factura].numero} ya salió"
    if c.a_clientes_desde(empieza_el_dia(hoy, reglas.zona)) >= reglas.cobranza.max_por_dia:
        return f"hoy ya salieron {reglas.cobranza.max_por_dia} cartas, que es el tope"
    return None


def no_antes_de(c: Cartera, carta: Carta, ahora: datetime, reglas: Reglas) -> datetime | None:
    """Hasta cuándo hay que guardar una carta que sigue en pie; `None` si puede salir ya.

    Con algo en el aire para Buzón entero (un libro vuelto de una copia) ni las de servicio salen hacia un cliente.
    Un recordatorio que ya se intentó espera a la próxima hora permitida en vez de rehacerse: saldrá con los mismos
    bytes. Y en una hora cualquiera no salen más de `max_por_hora`.
    """
    encargo = carta.encargo
    if encargo.dirigida != "titular" and (c.preguntas_de_casa or c.restauracion_por_contar):
        return ahora + _HORA
    if encargo.dirigida == "agencia" and encargo.entrega_agencia:
        return espera_a_su_carta(c, carta, ahora)
    if es_formal_para_el_titular(encargo):
        suya = carta_que_acompana(c, carta)
        return ahora + _UN_RATO if suya and suya.estado in VIVAS else None
    if encargo.dirigida != "deudor" or not encargo.deudor or not encargo.etapa:
        return None
    ventana = ventana_de(c.deudores[encargo.deudor], reglas)
    if not ventana.esta_abierta(ahora):
        return ventana.proxima(ahora)
    recientes = [cuando for cuando in c.salidas if cuando > ahora - _HORA]
    return min(recientes) + _HORA if len(recientes) >= reglas.cobranza.max_por_hora else None


def cuando_repetir(c: Cartera, carta: Carta, ahora: datetime, reglas: Reglas, *, minimo: int = 0) -> datetime:
    """El próximo intento: de 5 minutos a una hora, con un vaivén propio de cada carta, y en hora permitida.

    El vaivén sale del nombre de la carta y del intento: el mismo libro da siempre la misma hora. `minimo`, en minutos.
    """
    minutos = max(_ESPERAS[min(max(carta.intentos, 1), len(_ESPERAS)) - 1], minimo)
    dado = hashlib.sha256(f"{carta.encargo.carta}\0{carta.intentos}".encode()).digest()[0] / 255
    hasta = ahora + timedelta(minutes=minutos * (1 + _VAIVEN * (2 * dado - 1)))
    encargo = carta.encargo
    if encargo.dirigida != "deudor" or not encargo.deudor or not encargo.etapa:
        return hasta
    return ventana_de(c.deudores[encargo.deudor], reglas).proxima(hasta) or hasta


def es_por_tamano(codigo: str | None) -> bool:
    """Si un «no» definitivo es porque el mensaje no cabe, y no por quien lo recibe.

    5.3.4 es del servidor y 5.2.3 del buzón (RFC 3463 §3.3 y §3.4); un 552 a secas, lo que dice RFC 1870. El 5.2.2 es un
    buzón lleno, y ahí lo que ocupe el mensaje da igual.
    """
    basico, _, ampliado = (codigo or "").partition(" ")
    return ampliado in POR_TAMANO or (basico == "552" and not ampliado)


def es_norma(codigo: str | None) -> bool:
    """Si un «no» definitivo es por las normas o el ritmo del servidor, y no por una dirección o un tamaño.

    5.7.x es seguridad o norma (RFC 3463 §3.8); 5.4.5, cuota diaria en Gmail; un 550 o 554 sin código ampliado, casi
    siempre una lista negra o «demasiados mensajes».
    """
    basico, _, ampliado = (codigo or "").partition(" ")
    if ampliado:
        return ampliado.startswith("5.7.") or ampliado == "5.4.5"
    return basico in {"550", "554"}
