"""[pais], y lo que en [negocio] y [[deudores]] dice de qué país y de qué clase es cada cliente."""

from collections.abc import Iterator

from buzon.dominio.paises.norma import OTROS, Norma
from buzon.dominio.reglas import Reglas
from buzon.montaje.paises import leer_normas

_LARGO_PAIS = 2


def examinar_paises(reglas: Reglas) -> Iterator[str]:
    """Que lo que se aparta no lo mande la ley y lleve su motivo, y que los países y regiones existan."""
    # Con clientes en varios países, vale si en alguno es prudencia: en los que obliga se sigue aplicando.
    suyos = (ficha.pais for ficha in reglas.deudores if ficha.pais and not fallo_de_pais(ficha.pais))
    paises = dict.fromkeys((reglas.negocio.pais, *suyos))
    normas = [_norma_de(pais) for pais in paises]
    for clave in dict.fromkeys(reglas.pais.ignorar):
        if not all(norma.obliga(clave) for norma in normas):
            continue
        suya = normas[0].procedencia(clave)
        fuente = f" ({suya.fuente})" if suya else ""
        yield f"[pais] ignorar: «{clave}» no se puede apartar en {normas[0].nombre}: lo manda la ley{fuente}"
    if reglas.pais.ignorar and not reglas.pais.motivo.strip():
        yield '[pais] motivo: di por qué te apartas: "lo revisó mi abogada el 3 de marzo"'
    for lugar, ficha in enumerate(reglas.deudores, 1):
        donde = f"[[deudores]] n.º {lugar}"
        if ficha.pais is not None and fallo_de_pais(ficha.pais):
            yield f"{donde} pais: {fallo_de_pais(ficha.pais)}"
        elif fallo := fallo_de_region(ficha.pais or reglas.negocio.pais, ficha.region):
            yield f"{donde} region: {fallo}"


def _norma_de(pais: str) -> Norma:
    normas = {norma.pais: norma for norma in leer_normas()}
    return normas.get(pais) or normas[OTROS]


def fallo_de_pais(pais: str) -> str | None:
    """Por qué no vale un código de país, o `None` si tiene buena pinta."""
    if len(pais) != _LARGO_PAIS or not (pais.isascii() and pais.isalpha()):
        return f'ha de ser el código de dos letras ("CL", "MX", "ES"…), no «{pais}»'
    return None if pais.isupper() else f'en mayúsculas: "{pais.upper()}"'


def fallo_de_region(pais: str, region: str | None) -> str | None:
    """Por qué no vale una región para los festivos de un país, o `None` si vale."""
    if region is None:
        return None
    from holidays import list_supported_countries  # noqa: PLC0415 - import pesado

    conocidas = list_supported_countries(include_aliases=True).get(pais.upper())
    if conocidas is None or region in conocidas:
        return None
    if not conocidas:
        return f"{pais} no tiene festivos por regiones: borra la línea"
    return f"no conozco «{region}» en {pais}; puede ser: {', '.join(conocidas)}"
