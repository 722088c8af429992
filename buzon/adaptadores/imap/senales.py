"""La señal de que un Buzón atiende este buzón: un mensaje en una carpeta propia, a la vista del dueño.

Las palabras clave no sirven: muchos servidores no las guardan. METADATA (RFC 5464) no lo tiene casi ninguno.
"""

import imaplib
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP, default

from imapclient import SEEN

from buzon.adaptadores.imap.sesion import Sesion
from buzon.puertos import Senal

# La segunda, donde todo cuelga de INBOX (Courier, cPanel).
CARPETAS = ("Buzon", "INBOX.Buzon")
_CABECERAS = (
    "BODY.PEEK[HEADER.FIELDS (X-BUZON-INSTANCIA X-BUZON-MAQUINA X-BUZON-DESDE X-BUZON-CUANDO X-BUZON-CASA "
    "X-BUZON-ASIENTO X-BUZON-EPOCA)]"
)
_MAX_CIFRAS = 12
_MAXIMO = 50


def leer_senales(sesion: Sesion) -> Iterator[tuple[int, Senal]]:
    """Las que hay, con su UID. Lo que no sea una señal se salta."""
    carpeta = _la_que_hay(sesion)
    if carpeta is None:
        return
    sesion.releer(carpeta)
    uids = sorted(sesion.cliente.search(["ALL"]))[-_MAXIMO:]
    fichas = sesion.cliente.fetch(uids, [_CABECERAS]) if uids else {}
    for uid in uids:
        crudo = next((valor for clave, valor in fichas.get(uid, {}).items() if clave.startswith(b"BODY[HEADER")), b"")
        senal = _senal_de(bytes(crudo or b""))
        if senal is not None:
            yield uid, senal


def _senal_de(cabeceras: bytes) -> Senal | None:
    dichas = BytesHeaderParser(policy=default).parsebytes(cabeceras)
    asiento, epoca = (str(dichas[nombre] or "").strip() for nombre in ("X-Buzon-Asiento", "X-Buzon-Epoca"))
    try:
        senal = Senal(
            instancia=str(dichas["X-Buzon-Instancia"] or "").strip(),
            maquina=str(dichas["X-Buzon-Maquina"] or "").strip()[:100],
            desde=datetime.fromisoformat(str(dichas["X-Buzon-Desde"]).strip()),
            cuando=datetime.fromisoformat(str(dichas["X-Buzon-Cuando"]).strip()),
            casa=str(dichas["X-Buzon-Casa"] or "").strip(),
            asiento=int(asiento) if asiento.isascii() and asiento.isdigit() and len(asiento) <= _MAX_CIFRAS else 0,
            epoca=datetime.fromisoformat(epoca) if epoca else None,
        )
    except ValueError:
        return None
    # En la carpeta puede haber cualquier cosa, y una hora sin zona no se puede comparar.
    horas = (senal.desde, senal.cuando, *((senal.epoca,) if senal.epoca else ()))
    return senal if all(hora.tzinfo for hora in horas) else None


def dejar_senal(sesion: Sesion, senal: Senal) -> None:
    """Pone la señal y retira las anteriores de la misma instancia. Crea la carpeta si falta."""
    viejas = [uid for uid, otra in leer_senales(sesion) if otra.instancia == senal.instancia]
    carpeta = _la_que_hay(sesion) or _crear(sesion)
    sesion.cliente.append(carpeta, _mensaje(senal), (SEEN,), senal.cuando)
    if viejas:
        sesion.releer(carpeta)
        sesion.cliente.delete_messages(viejas, silent=True)
        sesion.cliente.expunge()


def _la_que_hay(sesion: Sesion) -> str | None:
    return next((nombre for nombre in CARPETAS if sesion.cliente.folder_exists(nombre)), None)


def _crear(sesion: Sesion) -> str:
    """La primera que el servidor quiera. Raises imaplib.IMAP4.error si no quiere ninguna."""
    try:
        sesion.cliente.create_folder(CARPETAS[0])
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        sesion.cliente.create_folder(CARPETAS[1])
        return CARPETAS[1]
    return CARPETAS[0]


def _mensaje(senal: Senal) -> bytes:
    mensaje = EmailMessage(policy=SMTP)
    mensaje["Subject"] = "Este buzón lo atiende Buzón"
    mensaje["Date"] = senal.cuando
    mensaje["X-Buzon-Instancia"] = senal.instancia
    mensaje["X-Buzon-Maquina"] = senal.maquina
    mensaje["X-Buzon-Desde"] = senal.desde.isoformat()
    mensaje["X-Buzon-Cuando"] = senal.cuando.isoformat()
    mensaje["X-Buzon-Casa"] = senal.casa
    mensaje["X-Buzon-Asiento"] = str(senal.asiento)
    if senal.epoca:
        mensaje["X-Buzon-Epoca"] = senal.epoca.isoformat()
    mensaje.set_content(
        f"Desde la máquina {senal.maquina}. Buzón renueva este mensaje para que otro Buzón no atienda a la vez este\n"
        "correo y escriba dos veces a tus clientes. Si ese Buzón ya no existe, borra esta carpeta.\n"
    )
    return mensaje.as_bytes()
