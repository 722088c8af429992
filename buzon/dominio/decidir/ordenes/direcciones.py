"""El titular dice si se usa la dirección que propone un cliente, o si se deja la que no era."""

from collections.abc import Iterator

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada
from buzon.dominio.hechos import CualquierHecho, DeudorCorregido, DireccionAnulada, PreguntaHecha


def contestar(
    c: Cartera, pregunta: PreguntaHecha, contexto: Contexto, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """Con un sí, la nueva va primero y a la vieja no se le escribe más; sus correos se siguen reconociendo."""
    deudor = c.deudores.get(pregunta.deudor or "")
    if deudor is None:
        yield Hecha("Ya no tengo ese cliente: no he cambiado nada.")
        return
    nueva, vieja = pregunta.correo, pregunta.correo_viejo
    if not es_si:
        yield Hecha(f"De acuerdo: sigo escribiendo a {deudor.nombre} a {', '.join(deudor.direcciones) or 'nadie'}.")
    else:
        if nueva:
            yield DeudorCorregido(deudor=deudor.id, correos=tuple(dict.fromkeys((nueva, *deudor.correos))))
        # Corregir la ficha rehabilita las que nombra: las que ya no servían se vuelven a anular, y con ellas la vieja.
        for correo in dict.fromkeys((*deudor.anuladas, *((vieja,) if vieja else ()))):
            if correo != nueva and (correo == vieja or nueva):
                yield DireccionAnulada(deudor=deudor.id, correo=correo, motivo=f"lo dijo {contexto.por}")
        quedan = [correo for correo in deudor.direcciones if correo not in (vieja, nueva)]
        if nueva:
            yield Hecha(f"Desde ahora escribo a {deudor.nombre} a {nueva}.")
        elif quedan:
            yield Hecha(f"No escribo más a {vieja}: sigo con {', '.join(quedan)}.")
        else:
            yield Hecha(f"No escribo más a {vieja}. Dime a quién: «{deudor.nombre}: el correo es ana@acme.com».")
    yield from dar_por_contestada(contexto, "si" if es_si else "no")
