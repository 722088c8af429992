"""[acuerdos]: cifras con sentido para promesas, prórrogas, cuotas y quitas."""

from collections.abc import Iterator

from buzon.dominio.reglas import Reglas

# Clave, mínimo y máximo. Los máximos paran un cero de más, no una decisión del dueño.
_CIFRAS = (
    ("max_cuotas", 0, 36),
    ("primera_en_dias", 0, 365),
    ("cada_dias", 1, 365),
    ("importe_minimo_cuota", 0, 1_000_000_000),
    ("max_dias_promesa", 1, 365),
    ("max_dias_prorroga", 0, 365),
    ("quita_maxima", 0, 100),
)


def examinar_acuerdos(reglas: Reglas) -> Iterator[str]:
    """Cuántas cuotas, cada cuánto y de cuánto como poco."""
    for clave, minimo, maximo in _CIFRAS:
        valor = getattr(reglas.acuerdos, clave)
        if not minimo <= valor <= maximo:
            yield f"[acuerdos] {clave}: de {minimo} a {maximo}, no {valor}"
