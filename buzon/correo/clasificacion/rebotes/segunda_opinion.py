"""Los detectores de flufl.bounce (los de Mailman), para los dialectos que los nuestros no reconocen.

Solo se le pregunta cuando nadie más encontró nada: da por fallidas algunas demoras, así que sus temporales y nuestras
señales de demora mandan sobre sus definitivas.
"""

from email import message_from_bytes
from email.message import Message

from buzon.correo.clasificacion.rebotes import direcciones, parrafos
from buzon.correo.clasificacion.rebotes.hallazgo import Hallazgo
from buzon.correo.clasificacion.rebotes.informe import Informe

_TOPE = 48_000
_NADIE = "mailer-daemon@localhost"


def detectar(informe: Informe) -> tuple[Hallazgo, ...]:
    """Las direcciones que flufl.bounce da por fallidas, si no son nuestras."""
    from flufl.bounce import _scan, all_failures  # noqa: PLC0415 - import pesado

    # Esta sala no habla: su registro cuenta cada paso, y un fallo suyo sacaría direcciones a la luz.
    _scan.log.disabled = True
    try:
        temporales, definitivas = all_failures(_mensaje(informe))
    except Exception:  # noqa: BLE001 - una biblioteca ajena ante un correo hostil no puede parar la lectura
        return ()
    halladas = []
    for crudo in sorted(temporales | definitivas):
        texto = crudo.decode("utf-8", "replace") if isinstance(crudo, bytes) else str(crudo)
        direccion = direcciones.primera(texto)
        if direccion and direccion not in informe.propias:
            juicio = parrafos.juzgar(informe, direccion, parrafos.tramo_de(informe, direccion))
            es_pasajero = juicio.es_pasajero or crudo not in definitivas
            halladas.append(Hallazgo(direccion, es_pasajero, juicio.estado, juicio.motivo))
    return tuple(halladas)


def _mensaje(informe: Informe) -> Message:
    """El aviso, vuelto a montar como correo de una sola parte con su asunto y su remitente."""
    correo = informe.correo
    cabeceras = [
        f"{nombre}: {' '.join(valor.split())[:400]}"
        # Sin un From legible, alguno de sus detectores falla y lo escribe en el registro.
        for nombre, valor in (("Subject", correo.asunto), ("From", correo.de.correo if correo.de else _NADIE))
    ]
    cuerpo = "\n".join(informe.lineas)[:_TOPE]
    return message_from_bytes(
        "\n".join([*cabeceras, "Content-Type: text/plain", "", cuerpo]).encode("utf-8", "replace")
    )
