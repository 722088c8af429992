"""Si la cuenta de destino que imprime un aviso es una de las nuestras."""

import re
from collections.abc import Iterable

_VISIBLES = 3
_ENTERA = 6


def es_cuenta_nuestra(cuenta: str | None, textos: Iterable[str]) -> bool:
    """Si la cuenta puede ser alguna de las que nombran los textos de [[medios_de_pago]].

    Sin cuenta impresa, sin cifras en ella o sin cuentas en los textos no hay nada que la contradiga: es cierto. Tapada
    ("****4455") se compara lo que enseña; un IBAN vale por la cuenta que lleva dentro.
    """
    vistas = [tanda for tanda in re.findall(r"\d+", _pegar(cuenta or "")) if len(tanda) >= _VISIBLES]
    nuestras = [tanda for texto in textos for tanda in re.findall(r"\d+", _pegar(texto)) if len(tanda) >= _ENTERA]
    if not vistas or not nuestras:
        return True
    vista = max(vistas, key=len).lstrip("0") or "0"
    if len(vista) < _ENTERA:
        return any(nuestra.endswith(vista) for nuestra in nuestras)
    return any(vista in nuestra or nuestra.lstrip("0") in vista for nuestra in nuestras)


def _pegar(texto: str) -> str:
    """Las cifras que solo separan espacios, puntos o guiones son la misma cuenta."""
    return re.sub(r"(?<=\d)[ .\-](?=\d)", "", texto)
