"""De octetos a texto, con la codificación que de verdad tienen: los bancos rara vez la declaran bien."""

_MARCAS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def a_texto(contenido: bytes) -> str:
    """El texto de un archivo. Nunca lanza: si nada encaja, cada octeto es un carácter (Latin-1)."""
    for marca, codificacion in _MARCAS:
        if contenido.startswith(marca):
            return contenido[len(marca) :].decode(codificacion, errors="replace")
    if contenido[1:2] == b"\x00":
        return contenido.decode("utf-16-le", errors="replace")
    for codificacion in ("utf-8", "cp1252"):
        try:
            return contenido.decode(codificacion)
        except UnicodeDecodeError:
            continue
    return contenido.decode("latin-1")
