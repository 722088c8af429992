"""La lista ordenada de detectores, del más preciso al más general; el primero que encuentra algo, manda."""

from collections.abc import Callable

from buzon.correo.clasificacion.desafios import es_desafio
from buzon.correo.clasificacion.rebotes import (
    anidado,
    aviso_json,
    cabecera,
    estado_entrega,
    indicios,
    parrafos,
    segunda_opinion,
    unico,
)
from buzon.correo.clasificacion.rebotes.hallazgo import Hallazgo, resumir
from buzon.correo.clasificacion.rebotes.informe import Informe, preparar
from buzon.correo.clasificacion.rebotes.reenviado import desenvolver
from buzon.correo.mensaje import Correo
from buzon.dominio.lecturas import Rebote

_LINEAS_DE_MOTIVO = 8

Detector = Callable[[Informe], tuple[Hallazgo, ...]]

DETECTORES: tuple[Detector, ...] = (
    estado_entrega.detectar,
    aviso_json.detectar,
    cabecera.detectar,
    parrafos.detectar,
    segunda_opinion.detectar,
    unico.detectar,
)


def leer_rebote(correo: Correo) -> Rebote | None:
    """La devolución que trae un correo, o `None` si no lo es. No lanza nunca; coste lineal en el texto.

    `definitivos` son las direcciones a las que la carta no llegará (RFC 3464 `Action: failed` o su equivalente en
    texto); `pasajeros`, las que tardan. Una devolución de la que no se sabe quién falló trae las dos vacías.
    """
    reenviado = desenvolver(correo)
    if reenviado is None:
        return _leer(correo)
    rebote = _leer(reenviado)
    # Quien nos reenvía que somos nosotros los que fallamos nos está escribiendo: se lee como carta suya.
    nuestras = {direccion.correo for direccion in (*correo.para, *correo.cc)}
    es_ajena = rebote is not None and set(rebote.definitivos + rebote.pasajeros) - nuestras
    return rebote if es_ajena else None


def _leer(candidato: Correo) -> Rebote | None:
    if not indicios.es_sospechoso(candidato) and not aviso_json.leer_aviso(candidato.texto).get("bounce"):
        return None
    informe = preparar(candidato)
    if estado_entrega.es_solo_entrega(informe) or es_desafio("\n".join((*informe.lineas, *informe.estados))):
        return None
    dentro = anidado.abrir(candidato)
    for papel in (informe, preparar(dentro)) if dentro and not informe.estados else (informe,):
        hallazgos = _buscar(papel, DETECTORES[:2] if dentro and papel is informe else DETECTORES)
        if hallazgos:
            return _reunir(papel, hallazgos)
    return _sin_nombres(informe)


def _buscar(informe: Informe, detectores: tuple[Detector, ...]) -> tuple[Hallazgo, ...]:
    return next((hallazgos for detector in detectores if (hallazgos := detector(informe))), ())


def _reunir(informe: Informe, hallazgos: tuple[Hallazgo, ...]) -> Rebote:
    definitivos = tuple(dict.fromkeys(h.correo for h in hallazgos if not h.es_pasajero))
    pasajeros = tuple(dict.fromkeys(h.correo for h in hallazgos if h.es_pasajero and h.correo not in definitivos))
    principal = next((h for h in hallazgos if not h.es_pasajero), hallazgos[0])
    return Rebote(
        definitivos=definitivos,
        pasajeros=pasajeros,
        original=_original(informe),
        motivo=principal.motivo,
        estado=principal.estado,
    )


def _original(informe: Informe) -> str | None:
    return aviso_json.identificador(informe.correo.texto) or informe.carta.message_id


def _sin_nombres(informe: Informe) -> Rebote | None:
    """La devolución que no dice quién falló: vale como aviso si lo dice con las palabras de un servidor."""
    if not parrafos.indicio_de_fallo(informe):
        return None
    motivo = "" if informe.es_demora else resumir(" ".join(informe.lineas[:_LINEAS_DE_MOTIVO]))
    return Rebote(original=_original(informe), motivo=motivo)
