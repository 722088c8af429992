"""[[bancos]]: remitentes que lo son y patrones que compilan, para que un aviso propio no falle el día que llega."""

from collections.abc import Iterator

from buzon.correo.bancos import PatronPropio, compilar
from buzon.dominio.direcciones import es_direccion
from buzon.dominio.reglas import Reglas


def examinar_bancos(reglas: Reglas) -> Iterator[str]:
    """Cada banco del dueño, por separado: así se dicen todos los fallos."""
    for lugar, banco in enumerate(reglas.bancos, 1):
        donde = f"[[bancos]] n.º {lugar} («{banco.nombre}»)"
        remitente = banco.remitente
        if not es_direccion(f"avisos{remitente}" if remitente.startswith("@") else remitente):
            yield (
                f'{donde} remitente: «{remitente}» no es ni una dirección ("avisos@banco.cl") ni un dominio '
                'con su arroba ("@banco.cl")'
            )
            continue
        try:
            compilar((), [PatronPropio(banco.nombre, remitente, banco.patron)])
        except ValueError as fallo:
            yield f"[[bancos]] n.º {lugar}: {fallo}"


def examinar_extractos(reglas: Reglas) -> Iterator[str]:
    """Cada extracto del dueño ha de decir dónde está el dinero."""
    for lugar, extracto in enumerate(reglas.extractos, 1):
        if extracto.importe is None and (extracto.abono is None or extracto.cargo is None):
            yield (
                f"[[extractos]] n.º {lugar} («{extracto.nombre}»): no dice dónde está el dinero; escribe el título de "
                "la columna en «importe», o los de las dos en «abono» y «cargo»"
            )
