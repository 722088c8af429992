"""Lo que enseña el propio buzón: si avisa, dónde quedan los enviados, la hora, y quién certifica los remitentes."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from buzon.adaptadores.imap.retrato import Retrato
from buzon.dominio.reglas import CorreoReglas
from buzon.montaje.hallazgo import Hallazgo, aviso, bien, mal

_HOLGURA = timedelta(minutes=15)
_SUFICIENTES = 3
_COMO_SE_BUSCA = (
    "abre un correo que hayas recibido, mira su código fuente («Mostrar original») y copia la primera palabra de la "
    'cabecera Authentication-Results, hasta el «;», en [correo]: authserv_id = "esa.palabra"'
)


def examinar_retrato(retrato: Retrato, correo: CorreoReglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Todo lo que se sabe con solo mirar el buzón."""
    if retrato.tiene_idle:
        yield bien("Aviso inmediato: el servidor lo ofrece (IDLE)")
    else:
        yield aviso("Aviso inmediato: el servidor no lo ofrece (IDLE)", "nada que hacer: se le preguntará cada minuto")
    if retrato.enviados:
        yield bien(f"Enviados: las copias quedan en «{retrato.enviados}»")
    else:
        yield aviso(
            "Enviados: no reconozco la carpeta de enviados",
            "crea una carpeta «Enviados» si quieres ver allí lo que sale; Buzón guarda su copia igualmente",
        )
    if retrato.ultima_llegada and retrato.ultima_llegada > ahora + _HOLGURA:
        yield mal(
            f"Reloj: al servidor le llegó un correo el {retrato.ultima_llegada:%d/%m/%Y %H:%M %z} y aquí son las "
            f"{ahora:%d/%m/%Y %H:%M} UTC",
            "pon la máquina en hora: «timedatectl set-ntp true»",
        )
    yield from _autenticidad(retrato.certificadores, correo.authserv_id)


def _autenticidad(certificadores: tuple[str, ...], puesto: str | None) -> Iterator[Hallazgo]:
    """Quién certifica. Lo visto solo se propone: un correo puede traer esa cabecera ya puesta."""
    propuesto = proponer(certificadores)
    if puesto is None:
        visto = (
            f'; en tus últimos correos firma siempre «{propuesto}»: authserv_id = "{propuesto}"' if propuesto else ""
        )
        yield aviso(
            "Autenticidad: no hay authserv_id, y tus órdenes y los avisos del banco pedirán siempre confirmación",
            _COMO_SE_BUSCA + visto,
        )
    elif puesto.lower() in certificadores:
        yield bien(f"Autenticidad: {puesto} certifica los remitentes")
    elif len(certificadores) >= _SUFICIENTES:
        visto = f"; veo «{propuesto}»" if propuesto else ""
        yield aviso(
            f"Autenticidad: ninguno de tus últimos {len(certificadores)} correos lo certifica {puesto}{visto}",
            _COMO_SE_BUSCA,
        )
    else:
        yield bien(f"Autenticidad: se creerá a {puesto}; aún no hay correos con que comprobarlo")


def proponer(certificadores: tuple[str, ...]) -> str | None:
    """Quien firma todos los últimos correos, si son al menos tres; `None` si alguno no lo firma él."""
    if len(certificadores) < _SUFICIENTES:
        return None
    firma, veces = Counter(certificadores).most_common(1)[0]
    return firma if firma and veces == len(certificadores) else None
