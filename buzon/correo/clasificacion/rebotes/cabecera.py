"""`X-Failed-Recipients`: Exim, Gmail y quienes los imitan nombran aquí a los que fallaron."""

from buzon.correo.clasificacion.rebotes import direcciones, parrafos
from buzon.correo.clasificacion.rebotes.hallazgo import Hallazgo
from buzon.correo.clasificacion.rebotes.informe import Informe


def detectar(informe: Informe) -> tuple[Hallazgo, ...]:
    """Las direcciones de la cabecera, con el motivo y la suerte que cuente de ellas el texto."""
    valores = " ".join(informe.correo.todas("x-failed-recipients"))
    halladas = list(dict.fromkeys(direccion for _, _, direccion in direcciones.buscar(valores[:20_000])))
    return tuple(
        parrafos.juzgar(informe, direccion, parrafos.tramo_de(informe, direccion))
        for direccion in halladas[: parrafos.TOPE_DIRECCIONES]
    )
