"""Una devolución que alguien reenvía sin añadir nada: vale lo mismo que si hubiera llegado derecha."""

import msgspec

from buzon.correo.clasificacion.rebotes import frases
from buzon.correo.clasificacion.texto import aplanar, contiene, lineas_de
from buzon.correo.mensaje import Correo, Direccion

_PREFIJOS = ("fwd:", "fw:", "rv:", "tr:", "wg:", "enc:", "reenv:", "i:")
_MARCAS = ("begin forwarded message", "forwarded message", "mensaje reenviado", "inicio del mensaje reenviado")
_MARCAS_DE_RAYAS = ("-----original message-----", "-----mensaje original-----", "-----mensagem original-----")
_ORIGEN = ("from:", "de:", "von:")
# Outlook no pone más marca que las cabeceras: quién, y en alguna de las líneas que siguen, cuándo.
_CUANDO = ("sent:", "enviado:", "enviado el:", "enviada em:", "date:", "fecha:", "gesendet:")
_LINEAS_DE_CABECERA = 4
# Lo que cabe delante del reenvío sin que sea una carta propia («Adjunto la devolución»).
_PALABRAS_PROPIAS = 12
# Y lo que no cabe, aunque sea corto: quien habla de esto nos está contestando.
_CONTESTA = ("pag", "transf", "deposit", "comprobante", "abon", "consign", "cheque", "factura", "recib", "?")


def desenvolver(correo: Correo) -> Correo | None:
    """El correo devuelto que hay dentro de un reenvío, como si lo firmara el servidor; `None` si no es eso."""
    asunto = aplanar(correo.asunto)
    if not asunto.startswith(_PREFIJOS) or _trae_papeles(correo):
        return None
    resto = asunto.partition(":")[2].strip()
    if not contiene(resto, frases.ASUNTO):
        return None
    lineas = lineas_de(correo.texto)
    planas = [aplanar(linea) for linea in lineas]
    marca = next((i for i in range(len(planas)) if _empieza(planas, i)), None)
    if marca is None or _es_carta_propia(planas[:marca]):
        return None
    dentro = [linea.lstrip().removeprefix(">").removeprefix(" ") for linea in lineas[marca:]]
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


def _empieza(planas: list[str], i: int) -> bool:
    """Cierto si en esa línea empieza lo reenviado: una marca, o las cabeceras de Outlook."""
    if contiene(planas[i], _MARCAS) or planas[i].replace(" ", "").startswith(
        tuple(marca.replace(" ", "") for marca in _MARCAS_DE_RAYAS)
    ):
        return True
    return planas[i].startswith(_ORIGEN) and any(
        plana.startswith(_CUANDO) for plana in planas[i + 1 : i + 1 + _LINEAS_DE_CABECERA]
    )


def _es_carta_propia(planas: list[str]) -> bool:
    propio = " ".join(planas).strip(" _-")
    return len(propio.split()) > _PALABRAS_PROPIAS or contiene(propio, _CONTESTA)


def _trae_papeles(correo: Correo) -> bool:
    """Un documento junto al reenvío (un comprobante, una factura) es lo que de verdad se manda."""
    return any(not adjunto.tipo.startswith(("message/", "image/", "text/")) for adjunto in correo.adjuntos)


def _firma_servidor(linea: str) -> bool:
    plana = aplanar(linea)
    return contiene(plana, frases.NOMBRES_DE_SERVIDOR) or contiene(plana, ("mailer-daemon", "postmaster"))
