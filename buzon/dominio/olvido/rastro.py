"""El rastro de un cliente en el libro: qué hechos son suyos, con qué palabras se le nombra y qué originales trajo."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from buzon.dominio.asientos import Asiento
from buzon.dominio.hechos import (
    BorradorAbierto,
    BorradorCerrado,
    CartaEncargada,
    CartaIntentada,
    CorreoVisto,
    CualquierHecho,
    DeudorCorregido,
    DeudorRegistrado,
    FacturaRegistrada,
    PagoAplicado,
    PagoRecibido,
    RespuestaRecibida,
)

# Los campos con que un hecho nombra a otra cosa del libro.
_REFERENCIAS = (
    *("factura", "carta", "pago", "borrador", "respuesta", "promesa", "alegato", "disputa", "plan", "pregunta"),
    *("nota", "acuerdo", "objeto", "huella"),
)
# Los que identifican algo que es de un solo cliente cuando el hecho dice de qué cliente es.
_SUYAS = tuple(nombre for nombre in _REFERENCIAS if nombre not in ("pago", "objeto", "huella"))


class Rastro(msgspec.Struct):
    """Lo hallado. `senas`: identificadores de lo suyo; `huellas`: sus originales; `palabras`: lo que le nombra."""

    deudor: str
    senas: set[str]
    huellas: set[str]
    correos: set[str]
    palabras: set[str]


def rastrear(asientos: Iterable[Asiento], deudor: str, propias: frozenset[str] = frozenset()) -> Rastro:
    """El rastro de un cliente. `propias`: las direcciones de la casa, que no son de él aunque estén en sus cartas."""
    rastro = Rastro(deudor=deudor, senas={deudor}, huellas=set(), correos=set(), palabras=set())
    for asiento in asientos:
        for hecho in asiento.hechos:
            _apuntar(rastro, hecho)
    rastro.correos = {correo for correo in rastro.correos if correo and correo not in propias}
    rastro.palabras |= rastro.correos
    rastro.senas |= rastro.huellas
    return rastro


def _apuntar(r: Rastro, hecho: CualquierHecho) -> None:
    es_suyo = getattr(hecho, "deudor", None) == r.deudor
    if es_suyo:
        r.senas.update(str(valor) for nombre in _SUYAS if (valor := getattr(hecho, nombre, None)))
    if isinstance(hecho, PagoAplicado) and hecho.factura in r.senas:
        r.senas.add(hecho.pago)
    if isinstance(hecho, BorradorCerrado) and hecho.factura in r.senas:
        r.senas.add(hecho.borrador)
    if isinstance(hecho, CartaIntentada) and hecho.carta in r.senas:
        r.huellas.add(hecho.huella)
    if es_suyo and isinstance(hecho, DeudorRegistrado | DeudorCorregido):
        r.correos.update(correo.lower() for correo in hecho.correos or ())
        r.palabras.update(filter(None, (hecho.nombre, hecho.id_fiscal)))
    if es_suyo and isinstance(hecho, RespuestaRecibida):
        r.correos.add(hecho.de.lower())
        r.huellas.update(filter(None, (hecho.documento,)))
    if es_suyo and isinstance(hecho, CartaEncargada) and hecho.dirigida == "deudor":
        r.correos.update(correo.lower() for correo in hecho.para)
    if es_suyo and isinstance(hecho, FacturaRegistrada):
        r.huellas.update(filter(None, (hecho.origen, *(documento.huella for documento in hecho.documentos))))


def toca(r: Rastro, hecho: CualquierHecho) -> bool:
    """Si el hecho es suyo, lo nombra o viene de un correo suyo."""
    if r.deudor in (getattr(hecho, "deudor", None), *getattr(hecho, "deudores", ())):
        return True
    if isinstance(hecho, CorreoVisto) and (hecho.de or "").lower() in r.correos:
        return True
    if isinstance(hecho, PagoRecibido | BorradorAbierto) and (hecho.origen or "") in r.huellas:
        return True
    return any(getattr(hecho, nombre, None) in r.senas for nombre in _REFERENCIAS)


def huellas_de(r: Rastro, hechos: Iterable[CualquierHecho]) -> Iterator[str]:
    """Todos los originales que nombran sus hechos."""
    for hecho in hechos:
        yield from _huellas(msgspec.to_builtins(hecho))
    yield from r.huellas


def _huellas(valor: Any) -> Iterator[str]:
    largo = 64
    if isinstance(valor, str) and len(valor) == largo and set(valor) <= set("0123456789abcdef"):
        yield valor
    elif isinstance(valor, dict):
        for dentro in valor.values():
            yield from _huellas(dentro)
    elif isinstance(valor, list | tuple):
        for dentro in valor:
            yield from _huellas(dentro)
