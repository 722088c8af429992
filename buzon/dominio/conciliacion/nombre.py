"""Si dos nombres son el mismo, escritos como los escriben los bancos. Solo compara: no busca ni decide."""

from buzon.dominio.conciliacion.valores import Fuerza
from buzon.dominio.denominaciones import Denominacion

_PARECIDO = 84.0  # por debajo, dos firmas del mismo ramo ya coinciden por casualidad ("Comercial X", "Comercial Y")
_CORTE_MINIMO = 18  # el banco que menos letras deja; más corto, no es un nombre cortado sino otro nombre
_LETRAS_DE_UNA_PALABRA = 4
_LETRAS_PROPIAS = 3
_COMUNES = 2


def comparar(pagador: Denominacion, deudor: Denominacion) -> Fuerza:
    """Cuánto prueba el nombre impreso que ese deudor es quien paga, sin mirar a los demás deudores."""
    if not pagador.palabras or not deudor.palabras:
        return Fuerza.NADA
    choca = bool(pagador.formas and deudor.formas and not pagador.formas & deudor.formas)
    fuerza = _sin_formas(pagador, deudor)
    if fuerza is Fuerza.FUERTE and pagador.formas and deudor.formas:
        # Los dos nombres están enteros: la palabra de más o de menos es otra empresa.
        return Fuerza.PARECIDA
    return min(fuerza, Fuerza.PARECIDA) if choca else fuerza


def _sin_formas(pagador: Denominacion, deudor: Denominacion) -> Fuerza:
    if pagador.clave == deudor.clave:
        es_corto = len(pagador.palabras) == 1 and len(pagador.palabras[0]) < _LETRAS_DE_UNA_PALABRA
        return Fuerza.FUERTE if es_corto else Fuerza.CIERTA
    if len(pagador.seguido) >= _CORTE_MINIMO and deudor.seguido.startswith(pagador.seguido):
        return Fuerza.CIERTA
    sobran, faltan, comunes = _emparejar(pagador.palabras, deudor.palabras)
    if comunes >= _COMUNES and not sobran and not faltan:
        return Fuerza.CIERTA
    if comunes >= _COMUNES and not (sobran and faltan):
        return Fuerza.FUERTE
    return Fuerza.PARECIDA if _se_parecen(pagador, deudor, comunes) else Fuerza.NADA


def _emparejar(unas: tuple[str, ...], otras: tuple[str, ...]) -> tuple[int, int, int]:
    """Cuántas palabras sobran, cuántas faltan y cuántas de las comunes son palabras y no iniciales.

    La última del pagador puede venir cortada; una inicial vale por la palabra que empieza así.
    """
    libres = list(otras)
    sueltas: list[tuple[int, str]] = []
    comunes = 0
    for lugar, palabra in enumerate(unas):
        if palabra in libres:
            libres.remove(palabra)
            comunes += len(palabra) >= _LETRAS_PROPIAS
        else:
            sueltas.append((lugar, palabra))
    sobran = 0
    for lugar, palabra in sueltas:
        es_corta = len(palabra) == 1 or (lugar == len(unas) - 1 and lugar > 0)
        entera = next((otra for otra in libres if es_corta and otra.startswith(palabra)), None)
        if entera is None:
            sobran += 1
        else:
            libres.remove(entera)
            comunes += len(palabra) >= _LETRAS_PROPIAS
    return sobran, len(libres), comunes


def _se_parecen(pagador: Denominacion, deudor: Denominacion, comunes: int) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - import pesado

    if min(len(pagador.palabras), len(deudor.palabras)) == 1:
        # Una sola palabra en común no prueba nada: ha de parecerse el nombre entero, o ser esa palabra todo el nombre.
        corta, larga = sorted((pagador.palabras, deudor.palabras), key=len)
        if len(corta[0]) > _LETRAS_DE_UNA_PALABRA and larga[0] == corta[0]:
            return True
        return float(fuzz.ratio(pagador.clave, deudor.clave)) >= _PARECIDO
    mitad = max(len(pagador.palabras), len(deudor.palabras)) / 2
    if comunes >= _COMUNES and comunes > mitad:
        return True
    return float(fuzz.token_sort_ratio(pagador.clave, deudor.clave)) >= _PARECIDO
