"""El envío, paso a paso y con cada paso en el libro antes que en el mundo.

encargada → bytes guardados e intención asentada → SMTP → «en el punto» asentado → punto final → resultado asentado.
Lo que se corta en el punto no se repite nunca a ciegas.
"""

from collections.abc import Iterator

from buzon.dominio.asientos import Causa
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.puerta import no_antes_de, no_sigue_en_pie
from buzon.dominio.entradas import (
    Arranque,
    CartaImposible,
    EnvioAceptado,
    EnvioAplazado,
    EnvioRechazado,
    PorDespachar,
)
from buzon.dominio.hechos import CartaAnulada, CartaArchivada, CartaEnElPunto, CartaEnviada, CartaIntentada
from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloDelDisco, FalloEnDuda, FalloPasajero
from buzon.vigia.casa import Casa
from buzon.vigia.frescura import poner_al_dia
from buzon.vigia.pruebas import buscar_en_enviados, ya_salio
from buzon.vigia.redactor import destinos, redactar

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
            buscar_en_enviados(casa, carta, carta.motivo)


class _YaNo(Exception):
    """La carta dejó de tener sentido con el sobre ya presentado: el punto final no sale."""


class _NoAlDia(FalloPasajero):
    """No se pudo releer el buzón: los recordatorios esperan a la próxima vuelta, sin culpa del servidor de salida."""


def despachar(casa: Casa, *, con_recordatorios: bool) -> int:
    """Envía lo que está por enviar. Sin `con_recordatorios` solo salen las de servicio y las del titular."""
    enviadas = tropiezos = 0
    casa.decidir(PorDespachar(), Causa("envio", "juntar"))
    for carta in _por_enviar(casa, con_recordatorios=con_recordatorios):
        if casa.debe_parar or tropiezos >= _TROPIEZOS:
            break
        causa = Causa("envio", carta.encargo.carta)
        if carta.encargo.etapa and not poner_al_dia(casa):
            return enviadas + despachar(casa, con_recordatorios=False)
        carta = casa.cartera.cartas[carta.encargo.carta]  # noqa: PLW2901 - la lectura pudo cambiarla
        motivo = no_sigue_en_pie(casa.cartera, carta, casa.ahora(), casa.reglas)
        if motivo:
            casa.asentar(causa, (CartaAnulada(carta=carta.encargo.carta, motivo=motivo),))
            continue
        if no_antes_de(casa.cartera, carta, casa.ahora(), casa.reglas):
            continue
        try:
            enviadas += _enviar(casa, carta, causa)
        except (CredencialRechazada, FalloDelDisco, _NoAlDia) as fallo:
            _dejarlo(casa, fallo)
            break
        except FalloPasajero as fallo:
            casa.decidir(EnvioAplazado(carta=carta.encargo.carta, motivo=str(fallo)), causa)
            tropiezos += 1
        else:
            tropiezos = 0
    return enviadas


def _dejarlo(casa: Casa, fallo: FalloPasajero) -> None:
    """Lo que impide enviar cualquier carta: las demás ni se intentan. Que el buzón no se pueda releer ya está dicho."""
    if isinstance(fallo, CredencialRechazada):
        _no_insistir(casa, str(fallo))
    elif isinstance(fallo, FalloDelDisco):
        casa.observar("disco", f"no puedo escribir en el disco, y sin apuntarlo no envío nada: {fallo}")


def _no_insistir(casa: Casa, motivo: str) -> None:
    """Probar otra vez con la clave mala solo consigue que el proveedor bloquee la cuenta: esperan todas las cartas."""
    for carta in _por_enviar(casa, con_recordatorios=True):
        aplazado = EnvioAplazado(carta=carta.encargo.carta, motivo=motivo, minutos=_MINUTOS_SIN_INSISTIR)
        casa.decidir(aplazado, Causa("envio", carta.encargo.carta))


def _por_enviar(casa: Casa, *, con_recordatorios: bool) -> Iterator[Carta]:
    for id_carta in tuple(casa.cartera.vivas):
        carta = casa.cartera.cartas[id_carta]
        es_recordatorio = carta.encargo.etapa is not None
        # La que se encargó en el otro modo (ensayo o de verdad) no sale: la próxima vuelta la anula.
        es_de_otro_modo = carta.encargo.dirigida != "titular" and carta.ensayo != casa.reglas.negocio.ensayo
        espera = carta.no_antes is not None and carta.no_antes > casa.ahora()
        if carta.estado not in _POR_ENVIAR or espera or es_de_otro_modo:
            continue
        if con_recordatorios or not es_recordatorio:
            yield carta


def _escribir(casa: Casa, carta: Carta, causa: Causa) -> tuple[str, str, bytes] | None:
    """El Message-ID, el asunto y los bytes; `None` si no se deja escribir, que queda dicho y no para a las demás."""
    try:
        return _bytes_de(casa, carta)
    except FalloDefinitivo as fallo:
        motivo = str(fallo)
    except (FalloPasajero, OSError, MemoryError):
        raise
    except Exception as fallo:  # noqa: BLE001 - una carta que no se deja escribir no puede parar a las demás
        motivo = f"{type(fallo).__name__}: {fallo}"
    casa.decidir(CartaImposible(carta=carta.encargo.carta, motivo=motivo), causa)
    return None


def _bytes_de(casa: Casa, carta: Carta) -> tuple[str, str, bytes]:
    """Los bytes de un intento anterior si los hay (se repite lo mismo), o los de ahora."""
    if carta.huella and carta.message_id:
        guardados = casa.archivo.leer(carta.huella)
        if guardados is not None:
            return carta.message_id, carta.asunto, guardados
    return redactar(casa, carta)


def _va_copia(casa: Casa, carta: Carta) -> bool:
    ya_va = (*carta.encargo.para, *carta.encargo.cc)
    es_de_cliente = carta.encargo.dirigida != "titular" and not carta.ensayo
    return es_de_cliente and casa.reglas.correo.manda_copia and casa.reglas.correo.direccion not in ya_va


def _prueba_de(casa: Casa, carta: Carta, message_id: str) -> str | None:
    """Si salió y el libro no lo sabe: se mira en cada recordatorio, y en todas las cartas si el libro es una copia."""
    desde = casa.cartera.restaurada
    es_de_antes = desde is not None and carta.encargada <= desde
    if carta.ensayo or (carta.intentos and not es_de_antes) or (desde is None and not carta.encargo.etapa):
        return None
    try:
        return ya_salio(casa, carta, message_id)
    except FalloPasajero as fallo:
        if carta.encargo.dirigida == "titular":
            return None  # repetirle algo al dueño es mejor que no decírselo
        raise _NoAlDia(f"no pude mirar en enviados: {fallo}") from fallo


def _cruzar_el_punto(casa: Casa, id_carta: str, causa: Causa) -> None:
    """Con el cuerpo entregado y antes del punto final: si el servidor tardó, se vuelve a leer y a preguntar."""
    carta = casa.cartera.cartas[id_carta]
    if carta.encargo.etapa:
        try:
            al_dia = poner_al_dia(casa)
        except CredencialRechazada as fallo:
            # La clave es la de leer, y ya está apuntada: al servidor de salida no le pasa nada.
            raise _NoAlDia(f"no pude releer el buzón antes del punto final: {fallo}") from fallo
        if not al_dia:
            raise _NoAlDia("no pude releer el buzón antes del punto final")
        motivo = no_sigue_en_pie(casa.cartera, casa.cartera.cartas[id_carta], casa.ahora(), casa.reglas)
        if motivo:
            raise _YaNo(motivo)
    casa.asentar(causa, (CartaEnElPunto(carta=id_carta),))


def _enviar(casa: Casa, carta: Carta, causa: Causa) -> int:
    id_carta = carta.encargo.carta
    escrita = _escribir(casa, carta, causa)
    if escrita is None:
        return 0
    message_id, asunto, crudo = escrita
    huella = casa.archivo.guardar(crudo)
    intentada = CartaIntentada(carta=id_carta, message_id=message_id, huella=huella, asunto=asunto)
    if prueba := _prueba_de(casa, carta, message_id):
        casa.asentar(causa, (intentada, CartaEnviada(carta=id_carta, acuse=prueba)))
        return 0
    casa.asentar(causa, (intentada,))
    para, cc = destinos(casa, carta)
    propia = (casa.reglas.correo.direccion,) if _va_copia(casa, carta) else ()
    try:
        acuse = casa.salida.enviar(
            crudo,
            casa.reglas.correo.direccion,
            para,
            lambda: _cruzar_el_punto(casa, id_carta, causa),
            copias=(*cc, *propia),
        )
    except _YaNo as motivo:
        casa.asentar(causa, (CartaAnulada(carta=id_carta, motivo=str(motivo)),))
        return 0
    except FalloDefinitivo as fallo:
        return _tras_la_negativa(casa, id_carta, fallo, causa)
    except FalloEnDuda as fallo:
        buscar_en_enviados(casa, casa.cartera.cartas[id_carta], str(fallo))
        return 0
    rechazados = {correo: dicho.texto for correo, dicho in acuse.rechazados.items() if correo not in propia}
    casa.decidir(EnvioAceptado(carta=id_carta, acuse=acuse.texto[:300], rechazados=rechazados), causa)
    if not carta.ensayo and casa.entrada.archivar_enviada(crudo, casa.ahora()):
        casa.asentar(causa, (CartaArchivada(carta=id_carta),))
    return 1


def _tras_la_negativa(casa: Casa, id_carta: str, fallo: FalloDefinitivo, causa: Causa) -> int:
    """El servidor dijo que no. Si es que no cabía, se prueba enseguida y una sola vez sin los originales adjuntos."""
    # Un 5.7.x es una norma del servidor (RFC 3463 §3.8), no una dirección que no exista.
    por_direccion = bool(fallo.rechazados) and "5.7." not in (fallo.codigo or "")
    entrada = EnvioRechazado(carta=id_carta, motivo=str(fallo), codigo=fallo.codigo, por_direccion=por_direccion)
    casa.decidir(entrada, causa)
    sin_peso = casa.cartera.cartas[id_carta]
    return _enviar(casa, sin_peso, causa) if sin_peso.aligerada and sin_peso.estado == "encargada" else 0
