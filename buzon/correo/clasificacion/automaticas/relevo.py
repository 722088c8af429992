"""Quién atiende mientras: la dirección que un aviso de ausencia ofrece."""

from buzon.correo.clasificacion import maquinas
from buzon.correo.clasificacion.automaticas import frases
from buzon.correo.clasificacion.desafios import es_desafio
from buzon.correo.clasificacion.rebotes import direcciones
from buzon.correo.clasificacion.texto import aplanar, contiene, lineas_de
from buzon.correo.mensaje import Correo

_ANTES = 160


def buscar(correo: Correo, texto: str, *, en_adelante: bool = False) -> str | None:
    """La primera dirección que no es de quien escribe ni nuestra; gana la que sigue a «escriba a», «contacte con»…

    `en_adelante`: la máquina dice que su dirección ya no se usa; la que dé, aunque no la anuncie, es la nueva.
    """
    if es_desafio(texto):
        return None
    propias = {direccion.correo for direccion in (*correo.para, *correo.cc)}
    if correo.de:
        propias.add(correo.de.correo)
    corrido = " ".join(lineas_de(texto))
    halladas = [
        (principio, direccion)
        for principio, _, direccion in direcciones.buscar(corrido)
        if direccion not in propias and not maquinas.es_buzon_de_maquina(direccion)
    ]
    for principio, direccion in halladas:
        if contiene(aplanar(corrido[max(0, principio - _ANTES) : principio]), frases.RELEVO):
            return direccion
    se_ofrece = en_adelante or contiene(aplanar(corrido), frases.RELEVO)
    return halladas[0][1] if halladas and se_ofrece else None
