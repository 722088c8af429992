"""El envío, paso a paso y con cada paso en el libro antes que en el mundo.

encargada → bytes guardados e intención asentada → SMTP → «en el punto» asentado → punto final → resultado asentado.
Lo que se corta en el punto no se repite nunca a ciegas.
"""

from collections.abc import Iterator

from buzon.dominio.asientos import Causa
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.envios import no_sigue_en_pie
from buzon.dominio.entradas import (
    Arranque,
    CartaImposible,
    EnvioAceptado,
    EnvioAplazado,
    EnvioDudoso,
    EnvioRechazado,
)
from buzon.dominio.hechos import CartaAnulada, CartaArchivada, CartaEnElPunto, CartaIntentada
from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloEnDuda, FalloPasajero
from buzon.vigia.casa import Casa
from buzon.vigia.redactor import redactar

_POR_ENVIAR = ("encargada", "aplazada", "intentada")
# Si tantas cartas seguidas no pueden salir, el mal es del servidor: las demás ni se intentan hasta la próxima vuelta.
_TROPIEZOS = 3
_MINUTOS_SIN_INSISTIR = 15


def retomar(casa: Casa) -> None:
    """Al despertar: lo que quedó en el punto se declara dudoso y se busca prueba de que llegó."""
    casa.decidir(Arranque(), Causa("envio", "arranque"))
    for id_carta in tuple(casa.cartera.vivas):
        carta = casa.cartera.cartas[id_carta]
        if carta.estado == "dudosa":
            resolver_duda(casa, carta, carta.motivo)


def resolver_duda(casa: Casa, carta: Carta, motivo: str) -> None:
    """Busca la carta en enviados. Si el buzón no contesta, la duda queda para la próxima vuelta."""
    try:
        hallada = casa.entrada.buscar_enviada(carta.message_id or "")
    except FalloPasajero:
        return
    entrada = EnvioDudoso(carta=carta.encargo.carta, motivo=motivo, hallada=hallada)
    casa.decidir(entrada, Causa("envio", carta.encargo.carta))


def despachar(casa: Casa, *, con_recordatorios: bool) -> int:
    """Envía lo que está por enviar. Sin `con_recordatorios` solo salen las de servicio y las del titular."""
    enviadas = tropiezos = 0
    for carta in _por_enviar(casa, con_recordatorios=con_recordatorios):
        if casa.debe_parar or tropiezos >= _TROPIEZOS:
            break
        motivo = no_sigue_en_pie(casa.cartera, carta, casa.ahora(), casa.reglas)
        causa = Causa("envio", carta.encargo.carta)
        if motivo:
            casa.asentar(causa, (CartaAnulada(carta=carta.encargo.carta, motivo=motivo),))
            continue
        try:
            enviadas += _enviar(casa, carta, causa)
        except CredencialRechazada as fallo:
            _no_insistir(casa, str(fallo))
            break
        except FalloPasajero as fallo:
            casa.decidir(EnvioAplazado(carta=carta.encargo.carta, motivo=str(fallo)), causa)
            tropiezos += 1
        else:
            tropiezos = 0
    return enviadas


def _no_insistir(casa: Casa, motivo: str) -> None:
    """Probar otra vez con la clave mala solo consigue que el proveedor bloquee la cuenta: esperan todas las cartas."""
    for carta in _por_enviar(casa, con_recordatorios=True):
        aplazado = EnvioAplazado(carta=carta.encargo.carta, motivo=motivo, minutos=_MINUTOS_SIN_INSISTIR)
        casa.decidir(aplazado, Causa("envio", carta.encargo.carta))


def _por_enviar(casa: Casa, *, con_recordatorios: bool) -> Iterator[Carta]:
    for id_carta in tuple(casa.cartera.vivas):
        carta = casa.cartera.cartas[id_carta]
        es_recordatorio = carta.encargo.etapa is not None
        espera = carta.no_antes is not None and carta.no_antes > casa.ahora()
        if carta.estado in _POR_ENVIAR and not espera and (con_recordatorios or not es_recordatorio):
            yield carta


def _bytes_de(casa: Casa, carta: Carta) -> tuple[str, str, bytes]:
    """Los bytes de un intento anterior si los hay (se repite lo mismo), o los de ahora."""
    if carta.huella and carta.message_id:
        guardados = casa.archivo.leer(carta.huella)
        if guardados is not None:
            return carta.message_id, carta.asunto, guardados
    return redactar(casa, carta)


def _enviar(casa: Casa, carta: Carta, causa: Causa) -> int:
    id_carta = carta.encargo.carta
    try:
        message_id, asunto, crudo = _bytes_de(casa, carta)
    except FalloDefinitivo as fallo:
        casa.decidir(CartaImposible(carta=id_carta, motivo=str(fallo)), causa)
        return 0
    except (FalloPasajero, OSError, MemoryError):
        raise
    except Exception as fallo:  # noqa: BLE001 - una carta que no se deja escribir no puede parar a las demás
        casa.decidir(CartaImposible(carta=id_carta, motivo=f"{type(fallo).__name__}: {fallo}"), causa)
        return 0
    huella = casa.archivo.guardar(crudo)
    casa.asentar(causa, (CartaIntentada(carta=id_carta, message_id=message_id, huella=huella, asunto=asunto),))
    destinatarios = (*carta.encargo.para, *carta.encargo.cc)
    try:
        acuse = casa.salida.enviar(
            crudo,
            casa.reglas.correo.direccion,
            destinatarios,
            lambda: casa.asentar(causa, (CartaEnElPunto(carta=id_carta),)),
        )
    except FalloDefinitivo as fallo:
        # Un 5.7.x es una norma del servidor (RFC 3463 §3.8), no una dirección que no exista.
        por_direccion = bool(fallo.rechazados) and "5.7." not in (fallo.codigo or "")
        entrada = EnvioRechazado(carta=id_carta, motivo=str(fallo), codigo=fallo.codigo, por_direccion=por_direccion)
        casa.decidir(entrada, causa)
        return 0
    except FalloEnDuda as fallo:
        resolver_duda(casa, casa.cartera.cartas[id_carta], str(fallo))
        return 0
    rechazados = {correo: respuesta.texto for correo, respuesta in acuse.rechazados.items()}
    casa.decidir(EnvioAceptado(carta=id_carta, acuse=acuse.texto[:300], rechazados=rechazados), causa)
    if casa.entrada.archivar_enviada(crudo, casa.ahora()):
        casa.asentar(causa, (CartaArchivada(carta=id_carta),))
    return 1
