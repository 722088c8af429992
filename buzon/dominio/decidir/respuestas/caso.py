"""Lo que mira cada manera de tratar una respuesta, y lo que todas hacen: atenderla, avisar o preguntar."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.contestaciones import por_que_no_contestar
from buzon.dominio.decidir.cartas import al_deudor, al_titular, preguntar_al_titular
from buzon.dominio.entradas import RespuestaDeudor
from buzon.dominio.hechos import CartaEncargada, CualquierHecho, PreguntaHecha, RespuestaAtendida, RespuestaRecibida
from buzon.dominio.lecturas import Intencion, TipoIntencion
from buzon.dominio.reglas import Reglas

CERTEZA_PARA_ACTUAR = 0.75
LARGO_CITA = 300
OPCIONES = ("reanudar", "pagada", "pausar", "anular")
# A estas el titular puede contestar por medio de Buzón: se sabe quién escribió y que es una persona.
_CONTESTABLES = frozenset({"respuesta_pregunta", "respuesta_dudosa"})


class Caso(msgspec.Struct, frozen=True, kw_only=True):
    """Una respuesta, de quién es y qué dice. `recibida` es el hecho que ya la dejó en el libro."""

    c: Cartera
    e: RespuestaDeudor
    deudor: Deudor
    recibida: RespuestaRecibida
    principal: Intencion
    ahora: datetime
    reglas: Reglas

    @property
    def hoy(self) -> date:
        """El día local del negocio."""
        return self.ahora.astimezone(self.reglas.zona).date()

    @property
    def corta(self) -> str:
        """De dónde salen los identificadores de lo que se haga."""
        return self.e.origen.huella[:12]

    @property
    def es_clara(self) -> bool:
        """Dicho con seguridad y por quien se sabe quién es; o un botón sellado."""
        return self.e.es_segura or (self.principal.certeza >= CERTEZA_PARA_ACTUAR and not self.e.es_indirecta)

    def la(self, tipo: TipoIntencion) -> Intencion | None:
        """Su intención de ese tipo, si la dice con seguridad."""
        hallada = next((i for i in self.e.intenciones if i.tipo == tipo), None)
        es_cierta = hallada is not None and (self.e.es_segura or hallada.certeza >= CERTEZA_PARA_ACTUAR)
        return hallada if es_cierta else None

    @property
    def puede_confirmarse(self) -> bool:
        """Si se le puede escribir lo que acaba de acordar: no cuenta el tope de cada día, que ya pasó la propuesta."""
        pausa = self.c.pausas.get(("deudor", self.deudor.id))
        return bool(self.deudor.direcciones) and not (pausa and pausa.hasta is None)

    @property
    def no_contestar(self) -> str | None:
        """Por qué no se le contesta solo, o `None` si se puede."""
        if not self.deudor.direcciones:
            return "no tengo ninguna dirección suya que funcione"
        return por_que_no_contestar(self.c, self.deudor, self.recibida.texto, self.ahora, self.reglas)


def atendida(caso: Caso, como: str) -> RespuestaAtendida:
    """La respuesta deja de frenar: se hizo lo que pedía."""
    return RespuestaAtendida(respuesta=caso.recibida.respuesta, como=como, deudor=caso.deudor.id)


def aviso(caso: Caso, tema: str, **datos: Any) -> CualquierHecho:
    """Se le cuenta al titular, con el texto, sin pedirle nada."""
    return al_titular(
        caso.reglas,
        f"aviso/{caso.recibida.respuesta}",
        tema,
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        de=caso.recibida.de,
        cita=caso.recibida.cita,
        texto=caso.recibida.texto,
        **datos,
    )


def preguntar(
    caso: Caso,
    tema: str = "",
    texto: str = "¿Qué hago?",
    *,
    pregunta: PreguntaHecha | None = None,
    **datos: Any,
) -> Iterator[CualquierHecho]:
    """Decide el titular, con un toque. Hasta entonces el deudor no recibe nada."""
    recibida = caso.recibida
    tema = tema or _de_que_se_duda(caso)
    se_contesta = tema in _CONTESTABLES and recibida.de in caso.deudor.direcciones
    hecha = pregunta or PreguntaHecha(
        pregunta=f"q-{recibida.respuesta}",
        asunto="respuesta",
        objeto=recibida.respuesta,
        texto=f"{caso.deudor.nombre} escribió: «{recibida.cita}». {texto}",
        opciones=("responder", *OPCIONES) if se_contesta else OPCIONES,
        deudor=caso.deudor.id,
        facturas=recibida.facturas,
    )
    yield from preguntar_al_titular(
        caso.reglas,
        hecha,
        tema,
        de=recibida.de,
        cita=recibida.cita,
        texto=recibida.texto,
        tipo=recibida.tipo,
        **datos,
    )


def _de_que_se_duda(caso: Caso) -> str:
    if caso.e.por_maquina:
        return "respuesta_por_maquina"
    if caso.e.es_indirecta:
        return "respuesta_indirecta"
    return "respuesta_pregunta" if caso.principal.tipo == "pregunta" else "respuesta_dudosa"


def contestacion(caso: Caso, carta: str, plantilla: str, razon: str, **datos: Any) -> CartaEncargada:
    """Una carta de servicio en su hilo, como respuesta a lo que acaba de escribir.

    Va siempre a una dirección suya de la ficha: a la que escribió si es una de ellas, y si no a la primera.
    """
    deudor, recibida = caso.deudor, caso.recibida
    # La cartera aún no conoce su correo: se le contesta a él, no a la carta anterior.
    hilo = (*deudor.hilo, recibida.message_id) if recibida.message_id else deudor.hilo
    escrita = al_deudor(replace(deudor, hilo=hilo), carta, plantilla, facturas=recibida.facturas, razon=razon, **datos)
    return replace(escrita, para=(recibida.de,)) if recibida.de in deudor.direcciones else escrita
