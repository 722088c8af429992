"""Cuando el aviso no nombra a nadie pero devuelve la carta, y la carta iba a una sola dirección."""

from buzon.correo.clasificacion.rebotes import direcciones, parrafos
from buzon.correo.clasificacion.rebotes.hallazgo import Hallazgo
from buzon.correo.clasificacion.rebotes.informe import Informe


def detectar(informe: Informe) -> tuple[Hallazgo, ...]:
    """El único destinatario posible: el de la carta devuelta, o el que el aviso dice «dirigido a»."""
    if not parrafos.indicio_de_fallo(informe):
        return ()
    candidatas = list(informe.carta.destinatarios)
    if not candidatas:
        candidatas = [
            direccion
            for linea, plana in zip(informe.lineas, informe.planas, strict=True)
            if "addressed to" in plana or "dirigido a" in plana
            for _, _, direccion in direcciones.buscar(linea)
        ]
    unicas = list(dict.fromkeys(candidatas))
    if len(unicas) != 1:
        return ()
    return (parrafos.juzgar(informe, unicas[0], "\n".join(informe.lineas[:14])),)
