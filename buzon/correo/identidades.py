"""El Message-ID que un correo traía antes de que por el camino le pusieran otro."""

from collections.abc import Iterator

from buzon.correo.mensaje import Correo

# Exchange y Microsoft 365 ponen el suyo y apartan el que traía; Google y quien reenvía por listas o pasarelas, también.
APARTADOS = ("x-microsoft-original-message-id", "x-google-original-message-id", "x-original-message-id")
# El de Exchange que nombra al mensaje del que este nació: una respuesta, una devolución.
DE_SU_PADRE = "x-ms-exchange-parent-message-id"


def apartadas(correo: Correo, *otras: str) -> Iterator[str]:
    """Los Message-ID apartados, sin ángulos; y los de las cabeceras `otras`."""
    for nombre in (*APARTADOS, *otras):
        for valor in correo.todas(nombre):
            limpio = valor.strip(" <>\t\r\n")
            if limpio:
                yield limpio


def identidades(correo: Correo) -> Iterator[str]:
    """El Message-ID de un correo, y el que traía antes de que su proveedor le pusiera otro."""
    if correo.message_id:
        yield correo.message_id
    yield from apartadas(correo)
