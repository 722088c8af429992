"""Las direcciones tal como viajan en el sobre SMTP."""


def en_la_linea(direccion: str) -> str:
    """La dirección del sobre: un dominio con eñes o acentos pasa a IDNA (RFC 5890).

    Si la parte local no es ASCII se deja como está: entonces hace falta SMTPUTF8 (RFC 6531).
    """
    local, _, dominio = direccion.rpartition("@")
    if not local.isascii() or dominio.isascii():
        return direccion
    try:
        return f"{local}@{dominio.encode('idna').decode('ascii')}"
    except UnicodeError:
        return direccion
