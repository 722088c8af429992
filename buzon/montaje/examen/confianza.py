"""Los plazos de los botones, los topes y cuánto se conserva."""

from collections.abc import Iterator

from buzon.dominio.reglas import Reglas

_MAX_DIAS = 365
_MIN_ANOS, _MAX_ANOS = 1, 30


def examinar_confianza(reglas: Reglas) -> Iterator[str]:
    """Números con sentido, y nombres de servidor que lo parezcan."""
    confianza, datos = reglas.confianza, reglas.datos
    for clave in ("dias_boton_titular", "dias_boton_deudor"):
        if not 1 <= getattr(confianza, clave) <= _MAX_DIAS:
            yield f"[confianza] {clave}: entre 1 y {_MAX_DIAS} días"
    if confianza.megas_por_remitente < 1:
        yield "[confianza] megas_por_remitente: 1 o más; lo normal es 50"
    for nombre in confianza.reenviadores:
        if not nombre.strip() or " " in nombre.strip():
            yield '[confianza] reenviadores: cada uno, una sola palabra, como "mx.reenvio.example"'
    if datos.conservar_anos is not None and not _MIN_ANOS <= datos.conservar_anos <= _MAX_ANOS:
        yield f"[datos] conservar_anos: entre {_MIN_ANOS} y {_MAX_ANOS}; para guardarlo siempre, borra la línea"
