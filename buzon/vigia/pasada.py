"""Una vuelta entera: primero todo lo que llegó, después lo que toca, y al final lo que sale."""

from datetime import datetime, timedelta

import msgspec

from buzon.dominio.asientos import Causa
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import DiaNuevo, ModoDeEnsayo
from buzon.dominio.hechos import VigilanciaActivada
from buzon.puertos import BuzonAjeno, CredencialRechazada, FalloPasajero
from buzon.vigia.alarmas import puede_escribir
from buzon.vigia.casa import Casa
from buzon.vigia.despacho import despachar, retomar
from buzon.vigia.guardia import vigilar
from buzon.vigia.lectura import leer
from buzon.vigia.ocupacion import ocupar, renovar

# Una factura reenviada un rato antes de encender Buzón por primera vez también cuenta.
_MARGEN_DE_ACTIVACION = timedelta(days=1)
_VUELTAS_DEL_DIA = 5


class Balance(msgspec.Struct, frozen=True):
    """Lo que dio de sí una vuelta. `al_dia`: el buzón se leyó hasta el final."""

    leidos: int
    enviados: int
    al_dia: bool


def activar(casa: Casa) -> None:
    """La primera vez, fija desde cuándo se atiende el correo.

    Cuenta desde que se creó la casa (o desde la hora que se diga con `--ahora`, si es anterior): lo que ya estaba en
    el buzón no se toca. Se le dice al titular: si no esperaba un libro nuevo, es que el viejo no está donde debía.
    """
    if casa.cartera.activada is None:
        nacida = casa.cartera.abierta or casa.ahora()
        desde = min(nacida, casa.ahora()) - _MARGEN_DE_ACTIVACION
        bienvenida = al_titular(casa.reglas, "aviso/bienvenida", "bienvenida")
        casa.asentar(Causa("casa", "activacion"), (VigilanciaActivada(desde=desde), bienvenida))


def pasada(casa: Casa, *, es_completa: bool = True) -> Balance:
    """Da una vuelta. Si no es completa, solo atiende el correo y lo que de él se sigue: no mira el calendario.

    Raises:
        CredencialRechazada: el servidor de entrada no acepta la clave.
        BuzonAjeno: el buzón lo atiende otro Buzón.
    """
    anterior, salto = _ultima_vez(casa)
    activar(casa)
    casa.decidir(ModoDeEnsayo(), Causa("casa", "ensayo"))
    if not _esta_libre(casa):
        return Balance(0, despachar(casa, con_recordatorios=False), al_dia=False)
    retomar(casa)
    leidos, al_dia = leer(casa)
    if not al_dia:
        # Sin haberlo leído todo puede haber un pago que no se ha visto: no sale ningún recordatorio.
        return Balance(leidos, despachar(casa, con_recordatorios=False), al_dia=False)
    if not puede_escribir(casa, anterior, salto):
        # Tampoco se mira el calendario: con otra fecha se darían por rotas promesas que no lo están.
        return Balance(leidos, despachar(casa, con_recordatorios=False), al_dia=True)
    if es_completa:
        vigilar(casa)
        avanzar_el_dia(casa)
    enviados = despachar(casa, con_recordatorios=es_completa)
    if enviados:
        renovar(casa)
    return Balance(leidos, enviados, al_dia=True)


def _ultima_vez(casa: Casa) -> tuple[datetime | None, timedelta | None]:
    """El último instante del libro (sin el de su creación) y cuánto ha saltado la hora desde la vuelta anterior."""
    c = casa.cartera
    anterior = c.ultimo_instante if c.ultimo_numero > 1 else None
    if casa.leido_en is None or casa.leido_a is None:
        return anterior, None
    vivido = timedelta(seconds=casa.cronometro() - casa.leido_en)
    return anterior, casa.ahora() - casa.leido_a - vivido


def _esta_libre(casa: Casa) -> bool:
    """Si nadie más atiende el buzón; falso si el servidor no contesta. Raises BuzonAjeno."""
    try:
        ocupar(casa)
    except CredencialRechazada as fallo:
        if not isinstance(fallo, BuzonAjeno):
            casa.observar("credencial", f"no puedo entrar en el buzón: {fallo}")
        raise
    except FalloPasajero as fallo:
        casa.observar("imap", f"no consigo leer el buzón: {fallo}")
        return False
    return True


def avanzar_el_dia(casa: Casa) -> None:
    """Decide lo que toca hasta que no toque nada más."""
    dia = casa.ahora().astimezone(casa.reglas.zona).date().isoformat()
    for _ in range(_VUELTAS_DEL_DIA):
        if not casa.decidir(DiaNuevo(), Causa("dia", dia)):
            return
