"""Los números fiscales de un texto, con su dígito de control. Nunca da por bueno uno que no cuadra."""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from buzon.dominio.lecturas import Lectura
from buzon.dominio.llano import allanar

# (país, módulo de python-stdnum, forma escrita, si basta la forma sin que una etiqueta lo anuncie)
_CLASES: tuple[tuple[str, str, str, bool], ...] = (
    ("MX", "stdnum.mx.rfc", r"[a-zñ&]{3,4}-?\d{6}-?[a-z0-9]{3}", True),
    ("AR", "stdnum.ar.cuit", r"(?:20|23|24|27|30|33|34)-\d{8}-\d", True),
    ("CL", "stdnum.cl.rut", r"\d{1,2}(?:\.?\d{3}){2}-[\dk]", True),
    ("ES", "stdnum.es.nif", r"(?:es)?-?(?:[a-hj-np-suvwxyz]-?\d{7}-?[a-z0-9]|\d{8}-?[a-z])", True),
    ("PE", "stdnum.pe.ruc", r"(?:10|15|16|17|20)\d{9}", False),
    ("EC", "stdnum.ec.ruc", r"\d{10}001", False),
    ("CO", "stdnum.co.nit", r"\d{1,3}(?:[. ]?\d{3}){2}(?: ?- ?\d)", False),
    ("AR", "stdnum.ar.cuit", r"(?:20|23|24|27|30|33|34)\d{9}", False),
    ("UY", "stdnum.uy.rut", r"\d{12}", False),
    ("PY", "stdnum.py.ruc", r"\d{5,8}-\d", False),
    ("DO", "stdnum.do.rnc", r"\d-?\d{2}-?\d{5}-?\d", False),
    ("CR", "stdnum.cr.cpj", r"\d-?\d{3}-?\d{6}", False),
    ("CR", "stdnum.cr.cpf", r"\d-?\d{4}-?\d{4}", False),
    ("GT", "stdnum.gt.nit", r"\d{2,8}-[\dk]", False),
)
_ANUNCIOS = {
    "rut": {"CL", "UY", "CO"}, "run": {"CL"}, "rfc": {"MX"}, "nit": {"CO", "GT"}, "ruc": {"PE", "EC", "PY", "UY"},
    "cuit": {"AR"}, "cuil": {"AR"}, "nif": {"ES"}, "cif": {"ES"}, "dni": {"ES"}, "nie": {"ES"}, "vat": {"ES"},
    "rnc": {"DO"}, "cedula": {"CR"}, "identificacion": {"CR", "EC"},
}  # fmt: skip
_ANUNCIO = re.compile(
    r"(?<![a-z])(?:(?P<a>r\.? ?u\.? ?t|r\.? ?u\.? ?n|r\.? ?f\.? ?c|n\.? ?i\.? ?t|r\.? ?u\.? ?c|"
    r"c\.? ?u\.? ?i\.? ?[tl]|n\.? ?i\.? ?f|"
    r"c\.? ?i\.? ?f|dni|nie|vat|rnc|cedula|identificacion)(?![a-z]))[^a-z0-9]{0,4}(?:(?:nif|cif|dni|no|nro|num|"
    r"numero|number|id|es|c\.?c|c\.?i|fisica|juridica|jur|emisor|receptor|cliente|comprador|adquir[i]?ente|del?|la)"
    r"[^a-z0-9]{1,3}){0,3}$"
)
_VENTANA = 40
TOPE_HALLADAS = 20
# Los que validan pero no son de nadie: público en general (MX) y los de relleno.
_DE_NADIE = re.compile(r"^0+$|^(\d)\1+$")


class IdentidadHallada(Lectura, frozen=True):
    """Un número fiscal válido: el texto tal como está, el país que lo valida y dónde está."""

    texto: str
    pais: str
    inicio: int
    fin: int
    es_anunciada: bool


def buscar_identidades(texto: str, antes: str = "") -> tuple[IdentidadHallada, ...]:
    """Los números fiscales de un texto, en orden. `antes` es lo que lo precede (la etiqueta de otra celda)."""
    previo = allanar(antes)[-_VENTANA:]
    previo = f"{previo} " if previo else ""
    llano = allanar(texto)
    halladas = sorted(_todas(texto, llano, previo), key=lambda i: (i.inicio, not i.es_anunciada, -i.fin))
    elegidas: list[IdentidadHallada] = []
    for hallada in halladas:
        if len(elegidas) < TOPE_HALLADAS and (not elegidas or hallada.inicio >= elegidas[-1].fin):
            elegidas.append(hallada)
    return tuple(elegidas)


def _todas(texto: str, llano: str, previo: str) -> Iterator[IdentidadHallada]:
    for pais, modulo, forma, basta in _CLASES:
        for casa in re.finditer(rf"(?<![a-z0-9.-])(?:{forma})(?![a-z0-9]|-\d)", llano):
            anuncio = _ANUNCIO.search((previo + llano[: casa.start()])[-_VENTANA:])
            paises = _ANUNCIOS.get(re.sub(r"[. ]", "", anuncio["a"]), set()) if anuncio else set()
            if (pais in paises or (basta and not paises)) and _es_valido(modulo, casa[0]):
                cita = texto[casa.start() : casa.end()]
                yield IdentidadHallada(
                    texto=cita, pais=pais, inicio=casa.start(), fin=casa.end(), es_anunciada=bool(paises)
                )


def _es_valido(modulo: str, escrito: str) -> bool:
    """El RFC de prueba y los genéricos no llevan dígito de control: en México basta la forma y la fecha."""
    limpio = re.sub(r"[ .-]", "", escrito).upper()
    if _DE_NADIE.match(limpio):
        return False
    validar: Callable[..., Any] = import_module(modulo).is_valid
    return bool(validar(limpio))
