"""Las rayas que separan lo escrito de lo que viene después: el mensaje original, el reenviado o la firma."""

import re

from buzon.correo.citas.listas import plegar
from buzon.correo.citas.renglones import descitar
from buzon.correo.citas.vocabulario import ORIGINALES, REENVIADOS

_ANUNCIO = re.compile(
    r"[ \t>*]{0,12}([-_=*~—–#]{2,60})[ \t]{0,4}([^-_=*~—–#\n][^\n]{1,78}?)[ \t:]{0,6}[-_=*~—–#]{0,60}[*: \t]{0,6}$"
)
_ANUNCIO_SEGUIDO = re.compile(r"[ \t>*]{0,12}-{3,60}[ \t]{0,4}([^-\n]{4,60}?)[ \t]{0,4}-{3,60}[ \t]{0,4}([^-\s].*)$")
# GroupWise: «>>> Ana Soto <ana@x.example> 4/05/2026 9:02 >>>».
_ENTRE_ANGULOS = re.compile(r">>> [^\n]{3,200} \d{1,2}[:.]\d{2}[^\n>]{0,12}>>>$")
_DESNUDO = re.compile(r"[ \t>*]{0,12}([^\n]{6,60}?)[ \t]{0,3}[:：][ \t*]{0,4}$")
_FIRMA = re.compile(r"[ \t]{0,3}(?:--|—|––)[ \t]{0,3}$")
_RAYA = re.compile(r"[ \t]{0,3}(?:[-_=*~#+—–][ \t]?){3,200}$")


def anuncia(renglon: str) -> str | None:
    """Dice "original" o "reenviado" si el renglón anuncia un mensaje ajeno; `None` si no."""
    llano = renglon.strip()
    if not 5 < len(llano) < 400:  # noqa: PLR2004 - más corto o más largo que cualquier anuncio
        return None
    seguido = _ANUNCIO_SEGUIDO.match(llano)
    if seguido:
        return _clase(seguido.group(1))
    entre_rayas = _ANUNCIO.match(llano)
    if entre_rayas:
        return _clase(entre_rayas.group(2))
    desnudo = _DESNUDO.match(descitar(llano))
    # Apple Mail y Roundcube anuncian sin rayas: la frase sola y dos puntos.
    return _clase(desnudo.group(1)) if desnudo else None


def anuncia_entre_angulos(renglon: str) -> bool:
    """Si es la presentación de GroupWise: parece una cita de tercer nivel, y lo citado va debajo sin marcar."""
    return renglon.startswith(">>> ") and _ENTRE_ANGULOS.match(renglon.strip()) is not None


def cola_del_anuncio(renglon: str) -> str:
    """Lo que sigue a la raya en su mismo renglón (Yahoo pega ahí las cabeceras)."""
    seguido = _ANUNCIO_SEGUIDO.match(renglon.strip())
    return seguido.group(2) if seguido and _clase(seguido.group(1)) else ""


def _clase(frase: str) -> str | None:
    plegada = plegar(frase).strip(" *:\"'.")
    if plegada in REENVIADOS or plegada.startswith(("forwarded by ", "reenviado por ", "messaggio inoltrato da ")):
        return "reenviado"
    return "original" if plegada in ORIGINALES else None


def separa_firma(renglon: str) -> bool:
    """«-- » (RFC 3676 §4.3), con o sin el blanco final, que muchos programas se comen."""
    return _FIRMA.match(renglon) is not None


def es_raya(renglon: str) -> bool:
    """Un renglón que solo tiene rayas."""
    return _RAYA.match(renglon) is not None
