"""Pliegues del correo que entra."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import cerrados
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Ajeno
from buzon.dominio.hechos import (
    AusenciaAnotada,
    CorreoApartado,
    CorreoVisto,
    DireccionAnulada,
    EntregaDemorada,
    RespuestaAtendida,
    RespuestaRecibida,
)

LARGO_HILO = 20
_DIAS_CON_BANCO = 30  # con estos se sabe cada cuánto suele haber noticias
_AJENOS = 200  # de sobra para un resumen: dice los primeros y cuenta los demás
# Quien vuelve a faltar antes de estos días no ha vuelto: es la misma ausencia, que se alarga.
ENTRE_AUSENCIAS = timedelta(days=15)


def _marcar(c: Cartera, h: CorreoVisto | CorreoApartado) -> None:
    validez, uid = c.marcas.get(h.carpeta, (h.uidvalidity, 0))
    c.marcas[h.carpeta] = (h.uidvalidity, max(uid, h.uid) if validez == h.uidvalidity else h.uid)
    c.vistos.add(h.huella)


def _ver(c: Cartera, h: CorreoVisto, cuando: datetime) -> None:
    _marcar(c, h)
    if h.message_id:
        c.ids_vistos.setdefault(h.message_id, h.esencia)
    if h.clase in ("aviso_de_pago", "extracto"):
        c.ultimo_aviso_bancario = cuando
        if cuando.date() not in c.dias_con_banco[-1:]:
            c.dias_con_banco = [*c.dias_con_banco[-_DIAS_CON_BANCO:], cuando.date()]
    if h.es_ajeno:
        c.ajenos = [*c.ajenos[-_AJENOS:], Ajeno(numero=c.ultimo_numero, de=h.de or "", asunto=h.asunto)]


def _apartar(c: Cartera, h: CorreoApartado, _cuando: datetime) -> None:
    _marcar(c, h)


def _responder(c: Cartera, h: RespuestaRecibida, _cuando: datetime) -> None:
    c.respuestas[h.respuesta] = h
    c.acuerdos_de[h.deudor][h.respuesta] = None
    deudor = c.deudores[h.deudor]
    if h.message_id:
        c.deudores[h.deudor] = replace(deudor, hilo=(*deudor.hilo, h.message_id)[-LARGO_HILO:])


def _atender(c: Cartera, h: RespuestaAtendida, _cuando: datetime) -> None:
    respuesta = c.respuestas.pop(h.respuesta, None)
    if respuesta:
        c.acuerdos_de[respuesta.deudor].pop(h.respuesta, None)
        cerrados.recordar(c, h.pago, respuesta)


def _anular_direccion(c: Cartera, h: DireccionAnulada, _cuando: datetime) -> None:
    deudor = c.deudores[h.deudor]
    if h.correo not in deudor.anuladas:
        c.deudores[h.deudor] = replace(deudor, anuladas=(*deudor.anuladas, h.correo))


def _demorar(_c: Cartera, _h: EntregaDemorada, _cuando: datetime) -> None:
    """Solo queda en la crónica."""


def _ausentar(c: Cartera, h: AusenciaAnotada, cuando: datetime) -> None:
    """La ausencia que se alarga empezó cuando empezó: si no, quien siempre está fuera no recibiría nunca nada."""
    deudor, hoy = c.deudores[h.deudor], cuando.date()
    es_la_misma = deudor.ausente_hasta and deudor.ausente_desde and hoy <= deudor.ausente_hasta + ENTRE_AUSENCIAS
    c.deudores[h.deudor] = replace(
        deudor,
        ausente_hasta=h.hasta,
        ausente_desde=deudor.ausente_desde if es_la_misma else hoy,
        ausente=h.de.lower(),
        suplente=h.contacto or deudor.suplente,
    )


PLIEGUES: dict[type, Pliegue] = {
    CorreoVisto: _ver,
    CorreoApartado: _apartar,
    RespuestaRecibida: _responder,
    RespuestaAtendida: _atender,
    DireccionAnulada: _anular_direccion,
    EntregaDemorada: _demorar,
    AusenciaAnotada: _ausentar,
}
