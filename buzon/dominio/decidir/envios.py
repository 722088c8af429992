"""Cómo acabó un envío, y la última pregunta antes de que salga una carta: ¿sigue en pie?"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Carta, Deudor
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import (
    Arranque,
    CartaImposible,
    EnvioAceptado,
    EnvioAplazado,
    EnvioDudoso,
    EnvioRechazado,
)
from buzon.dominio.frenos import freno, freno_agencia
from buzon.dominio.hechos import (
    CartaAplazada,
    CartaDudosa,
    CartaEncargada,
    CartaEnviada,
    CartaFallida,
    CartaRetenida,
    CualquierHecho,
    DeudorCorregido,
    DireccionAnulada,
    FacturaAnulada,
    FacturaCorregida,
    FalloObservado,
    FalloSuperado,
    PagoAplicado,
    PagoDeshecho,
    PreguntaHecha,
)
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import ventana_de

_ESPERAS = (5, 10, 20, 40, 60)  # minutos entre reintentos; después, cada hora
_VIDA = timedelta(days=5)
_CAMBIAN_LA_CARTA = (PagoAplicado, PagoDeshecho, FacturaCorregida, FacturaAnulada, DeudorCorregido)


def no_sigue_en_pie(c: Cartera, carta: Carta, ahora: datetime, reglas: Reglas) -> str | None:
    """Por qué una carta encargada ya no debe salir; `None` si sigue en pie.

    Se pregunta justo antes de enviar, con el buzón recién leído: entre el encargo y el envío pudo llegar un pago, una
    respuesta o una pausa.
    """
    encargo = carta.encargo
    if encargo.dirigida != "deudor" or encargo.deudor is None:
        return None
    deudor = c.deudores[encargo.deudor]
    if not set(encargo.para) <= set(deudor.direcciones):
        return "la dirección ya no sirve"
    if not encargo.etapa:
        return None
    hoy = ahora.astimezone(reglas.zona).date()
    motivo = next(filter(None, (_no_por(c, deudor, encargo, r.factura, reglas, hoy) for r in encargo.renglones)), None)
    if motivo:
        return motivo
    if carta.huella and _ha_cambiado(c, carta):
        return "lo que dice ya no es cierto: los datos cambiaron después de escribirla"
    if not ventana_de(deudor, reglas).esta_abierta(ahora):
        return "se pasó la hora en que se le puede escribir"
    if deudor.recordatorios and deudor.recordatorios[-1].astimezone(reglas.zona).date() == hoy:
        return "ya recibió un recordatorio hoy"
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
    return freno_agencia(c, deudor, factura) if encargo.entrega_agencia else None


def _ha_cambiado(c: Cartera, carta: Carta) -> bool:
    """Si desde el encargo entró dinero o se corrigió algo: unos bytes ya escritos dirían un saldo viejo."""
    for suceso in reversed(c.cronica.get(carta.encargo.deudor or "", ())):
        hecho = suceso.hecho
        if isinstance(hecho, CartaEncargada) and hecho.carta == carta.encargo.carta:
            return False
        if isinstance(hecho, _CAMBIAN_LA_CARTA):
            return True
    return False


def decidir_aceptado(c: Cartera, e: EnvioAceptado, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Salió. Los destinatarios que el servidor no quiso se cuentan al titular; al deudor no se le repite."""
    carta = c.cartas[e.carta]
    yield CartaEnviada(carta=e.carta, acuse=e.acuse, rechazados=e.rechazados)
    superados = {"smtp": True, "titular": carta.encargo.dirigida == "titular"}
    superados["agencia"] = bool(set(carta.encargo.cc) - set(e.rechazados))
    for clave, ya_va in superados.items():
        if ya_va and clave in c.problemas:
            yield FalloSuperado(clave=clave)
    if e.rechazados:
        yield al_titular(
            reglas,
            f"aviso/rechazo/{e.carta}",
            "rechazo_parcial",
            deudor=carta.encargo.deudor,
            rechazados=dict(e.rechazados),
        )


def decidir_aplazado(c: Cartera, e: EnvioAplazado, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """No llegó a nadie: se repite más tarde, cada vez más espaciado, y a los cinco días se deja y se avisa."""
    carta = c.cartas[e.carta]
    if ahora - carta.encargada > _VIDA:
        yield from decidir_rechazado(
            c, EnvioRechazado(carta=e.carta, motivo=f"cinco días sin lograrlo: {e.motivo}"), ahora, reglas
        )
        return
    espera = _ESPERAS[min(carta.intentos, len(_ESPERAS)) - 1] if carta.intentos else _ESPERAS[0]
    hasta = ahora + timedelta(minutes=max(espera, e.minutos))
    yield CartaAplazada(carta=e.carta, hasta=hasta, motivo=e.motivo)
    if "smtp" not in c.problemas:
        yield FalloObservado(clave="smtp", texto=f"no consigo enviar correo: {e.motivo}")


def decidir_rechazado(c: Cartera, e: EnvioRechazado, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """El servidor dijo que no: la dirección del deudor deja de usarse si la culpa es suya, y se avisa al titular."""
    carta = c.cartas[e.carta]
    encargo = carta.encargo
    yield CartaFallida(carta=e.carta, motivo=e.motivo, codigo=e.codigo)
    if encargo.dirigida == "titular":
        yield FalloObservado(clave="titular", texto=f"no puedo escribirte a {', '.join(encargo.para)}: {e.motivo}")
        return
    facturas = tuple(renglon.factura for renglon in encargo.renglones)
    para = list(encargo.para)
    if encargo.deudor and e.por_direccion:
        for correo in encargo.para:
            yield DireccionAnulada(deudor=encargo.deudor, correo=correo, motivo=e.motivo)
    elif encargo.deudor and encargo.etapa:
        # No fue por la dirección: sin preguntar, la misma carta se encargaría de nuevo en cada vuelta.
        pregunta = f"q-fallo-{e.carta.replace('/', '-')}"
        yield PreguntaHecha(
            pregunta=pregunta,
            asunto="carta",
            objeto=e.carta,
            texto=f"no pude enviar la carta ({e.motivo}): ¿lo intento otra vez?",
            opciones=("reanudar", "pausar"),
            deudor=encargo.deudor,
            facturas=facturas,
        )
        yield al_titular(
            reglas,
            f"pregunta/{pregunta}",
            "carta_fallida",
            plantilla="pregunta",
            deudor=encargo.deudor,
            facturas=facturas,
            motivo=e.motivo,
            para=para,
        )
        return
    yield al_titular(
        reglas,
        f"aviso/fallo/{e.carta}",
        "carta_fallida",
        deudor=encargo.deudor,
        facturas=facturas,
        motivo=e.motivo,
        para=para,
    )


def decidir_imposible(c: Cartera, e: CartaImposible, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """La plantilla falla: nunca sale una carta a medias."""
    yield from decidir_rechazado(c, EnvioRechazado(carta=e.carta, motivo=e.motivo), ahora, reglas)


def decidir_arranque(c: Cartera, _e: Arranque, _ahora: datetime, _reglas: Reglas) -> Iterator[CualquierHecho]:
    """Lo que se quedó en el punto cuando Buzón murió: nadie sabe si llegó."""
    for id_carta in c.vivas:
        if c.cartas[id_carta].estado == "en_el_punto":
            yield CartaDudosa(carta=id_carta, motivo="Buzón se paró justo al enviarla")


def decidir_dudoso(c: Cartera, e: EnvioDudoso, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Con prueba de que llegó, está enviada. Sin prueba no se repite: se retiene y decide el titular."""
    carta = c.cartas[e.carta]
    if carta.estado == "en_el_punto":
        yield CartaDudosa(carta=e.carta, motivo=e.motivo)
    if e.hallada:
        yield CartaEnviada(carta=e.carta, acuse="hallada en la carpeta de enviados")
        return
    yield CartaRetenida(carta=e.carta, motivo=e.motivo)
    if carta.encargo.dirigida == "titular":
        return
    yield al_titular(
        reglas,
        f"duda/{e.carta}",
        "carta_dudosa",
        plantilla="pregunta",
        deudor=carta.encargo.deudor,
        facturas=tuple(renglon.factura for renglon in carta.encargo.renglones),
        motivo=e.motivo,
        dudosa=e.carta,
        asunto_carta=carta.asunto,
        para=list(carta.encargo.para),
    )
