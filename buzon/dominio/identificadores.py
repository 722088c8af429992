"""Identificadores fiscales tal como los imprimen los bancos: con ceros delante, sin dígito verificador, tapados.

Solo los hace comparables: no valida que existan.
"""

import re

from buzon.dominio.nombres import clave_fiscal

_LARGO_NIT = 9
_MINIMO = 6
_PAISES = re.compile(r"^(?:es|mx|cl|co|pe|ec|ar|cr)(?=[a-z]?\d{7})")


def es_parcial(id_fiscal: str) -> bool:
    """Viene tapado ("76.XXX.456-0", "***1234**") o es demasiado corto: no prueba nada."""
    return bool(re.search(r"\*|•|[xX]{2}", id_fiscal)) or len(clave_fiscal(id_fiscal)) < _MINIMO


def claves_fiscales(id_fiscal: str) -> tuple[str, ...]:
    """Las claves por las que se reconoce: sin prefijo de país ni ceros delante, y el NIT sin su dígito verificador.

    El dígito del NIT (Colombia, módulo 11 de la DIAN) solo se quita si es el que toca: así dos números de diez cifras
    no se confunden.
    """
    clave = _PAISES.sub("", clave_fiscal(id_fiscal)).lstrip("0")
    if not clave:
        return ()
    if clave.isdigit() and len(clave) == _LARGO_NIT + 1 and _digito_nit(clave[:-1]) == clave[-1]:
        return (clave, clave[:-1])
    return (clave,)


def _digito_nit(numero: str) -> str:
    pesos = (3, 7, 13, 17, 19, 23, 29, 37, 41)
    resto = sum(peso * int(cifra) for peso, cifra in zip(pesos, reversed(numero), strict=True)) % 11
    return str(resto if resto < 2 else 11 - resto)  # noqa: PLR2004 - así lo define la DIAN
