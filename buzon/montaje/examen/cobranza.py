"""[cobranza], [resumen] y [vigilancia]: que quede algún momento para escribir, y cifras con sentido."""

from collections.abc import Iterator
from datetime import time

from buzon.dominio.reglas import Reglas
from buzon.montaje.examen.paises import fallo_de_region

# Clave, mínimo y máximo. Los máximos paran un cero de más, no una decisión del dueño.
_CIFRAS = (
    ("min_dias_entre", 1, 365),
    ("max_por_semana", 1, 7),
    ("max_por_dia", 1, 10_000),
    ("max_por_hora", 1, 10_000),
    ("horas_de_veto", 0, 720),
    ("dias_alegato", 1, 60),
    ("plazo_dias", 0, 365),
    ("dias_sin_banco", 0, 365),
    ("comision_tolerada", 0, 1_000_000),
    ("preguntar_desde", 0, 10_000),
    ("dias_tras_veto", 1, 365),
    ("prescripcion_anos", 0, 50),
)
# La escucha no puede durar más de 29 minutos (RFC 2177); una vuelta por hora es lo mínimo para cobrar en el día.
_RITMOS = (("segundos_entre_pasadas", 10, 3_600), ("segundos_idle", 10, 1_740))


def examinar_cobranza(reglas: Reglas) -> Iterator[str]:
    """Días, horas, festivos de la región y topes; y la hora del resumen."""
    cobranza = reglas.cobranza
    if not cobranza.dias:
        yield '[cobranza] dias: pon al menos un día: "lun", "mar", "mie", "jue", "vie", "sab" o "dom"'
    horas = (
        ("[cobranza] desde", cobranza.desde),
        ("[cobranza] hasta", cobranza.hasta),
        ("[resumen] hora", reglas.resumen.hora),
    )
    con_zona = [(clave, hora) for clave, hora in horas if hora.tzinfo is not None]
    for clave, hora in con_zona:
        yield f'{clave}: solo la hora, sin zona: "{hora:%H:%M}"'
    if not con_zona and cobranza.desde >= cobranza.hasta:
        yield (
            f"[cobranza] desde: {_corta(cobranza.desde)} ha de ser antes que hasta ({_corta(cobranza.hasta)}): "
            "no quedaría ningún momento para escribir"
        )
    for clave, minimo, maximo in _CIFRAS:
        valor = getattr(cobranza, clave)
        if valor is not None and not minimo <= valor <= maximo:
            yield f"[cobranza] {clave}: de {minimo} a {maximo}, no {valor}"
    if fallo := fallo_de_region(reglas.negocio.pais, cobranza.region):
        yield f"[cobranza] region: {fallo}"


def _corta(hora: time) -> str:
    return f"{hora:%H:%M}"


def examinar_vigilancia(reglas: Reglas) -> Iterator[str]:
    """El ritmo del demonio."""
    for clave, minimo, maximo in _RITMOS:
        valor = getattr(reglas.vigilancia, clave)
        if not minimo <= valor <= maximo:
            yield f"[vigilancia] {clave}: de {minimo} a {maximo} segundos, no {valor}"
