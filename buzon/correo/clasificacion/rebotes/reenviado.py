"""Una devolución que alguien reenvía sin añadir nada: vale lo mismo que si hubiera llegado derecha."""

import msgspec

from buzon.correo.clasificacion.rebotes import frases
from buzon.correo.clasificacion.texto import aplanar, contiene, lineas_de
from buzon.correo.mensaje import Correo, Direccion

_PREFIJOS = ("fwd:", "fw:", "rv:", "tr:", "wg:", "enc:", "reenv:", "i:")
_MARCAS = ("begin forwarded message", "forwarded message", "mensaje reenviado", "inicio del mensaje reenviado")
_ORIGEN = ("from:", "de:", "von:")
# Lo que cabe delante del reenvío sin que sea una carta propia («Adjunto la devolución»).
_PALABRAS_PROPIAS = 12


def desenvolver(correo: Correo) -> Correo | None:
    """El correo devuelto que hay dentro de un reenvío, como si lo firmara el servidor; `None` si no es eso."""
    asunto = aplanar(correo.asunto)
    if not asunto.startswith(_PREFIJOS):
        return None
    resto = asunto.partition(":")[2].strip()
    if not contiene(resto, frases.ASUNTO):
        return None
    lineas = lineas_de(correo.texto)
    marca = next((i for i, linea in enumerate(lineas) if contiene(aplanar(linea), _MARCAS)), None)
    if marca is None or len(" ".join(lineas[:marca]).split()) > _PALABRAS_PROPIAS:
        return None
    dentro = [linea.lstrip().removeprefix(">").removeprefix(" ") for linea in lineas[marca + 1 :]]
    cabeza = next((i for i, linea in enumerate(dentro) if aplanar(linea).startswith(_ORIGEN)), None)
    if cabeza is None or not _firma_servidor(dentro[cabeza]):
        return None
    fin = next((i for i in range(cabeza, len(dentro)) if not dentro[i].strip()), len(dentro))
    servidor = Direccion("mailer-daemon@localhost.invalid")
    remitente = correo.de.correo if correo.de else ""
    return msgspec.structs.replace(
        correo,
        de=servidor,
        asunto=resto,
        texto="\n".join(dentro[fin:]),
        para=(*correo.para, Direccion(remitente)) if remitente else correo.para,
        referencias=(),
        en_respuesta_a=(),
    )


def _firma_servidor(linea: str) -> bool:
    plana = aplanar(linea)
    return contiene(plana, frases.NOMBRES_DE_SERVIDOR) or contiene(plana, ("mailer-daemon", "postmaster"))
