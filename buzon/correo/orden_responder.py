"""Lo que el titular dice para su cliente: solo lo que va tras «Responder:», que es lo único que sale con su nombre.

Sin esa palabra delante, o el botón «Responderle», nada de lo que escribe a Buzón se le enseña a nadie.
"""

import re

_RESPONDER = re.compile(
    r"\s{0,40}(?:responder|responderle|resp[oó]nde(?:le|les)|contestar|contestarle|cont[eé]sta(?:le|les))"
    r"[ \t]{0,8}:[ \t]{0,40}",
    re.IGNORECASE,
)


def lo_que_responde(texto: str) -> str | None:
    """Las palabras para el cliente; vacío si no escribió ninguna, y `None` si el correo no empieza por «Responder:».

    `texto` ya viene sin citas ni firma.
    """
    casa = _RESPONDER.match(texto)
    return texto[casa.end() :].strip() if casa else None
