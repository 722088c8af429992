"""Si un cliente es empresa o consumidor: lo que dice el dueño, y si no, lo que se ve en su ficha.

Ante la duda, consumidor: es a quien la ley protege más.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from buzon.dominio.denominaciones import denominar
from buzon.dominio.nombres import clave_fiscal
from buzon.dominio.paises.norma import Tipo

_RUT_DE_SOCIEDADES = 50_000_000  # en Chile, los de personas naturales van por debajo
_LARGO_RFC_MORAL = 12  # el de persona física tiene trece
_LARGO_RUC = 13
# De cada país, cómo se ve que un número fiscal es de una sociedad. Perú: RUC 20. Colombia: NIT de nueve cifras que
# empieza por 8 o 9. Argentina: CUIT 30, 33 y 34. España: NIF con letra de entidad (Orden EHA/451/2008). Ecuador: RUC
# con 6 o 9 en la tercera cifra. Brasil: CNPJ de catorce cifras.
_DE_SOCIEDAD: dict[str, Callable[[str], bool]] = {
    "CL": lambda n: n[:-1].isdigit() and int(n[:-1]) >= _RUT_DE_SOCIEDADES,
    "MX": lambda n: len(n) == _LARGO_RFC_MORAL and n[:3].isalpha(),
    "PE": lambda n: bool(re.fullmatch(r"20\d{9}", n)),
    "CO": lambda n: bool(re.fullmatch(r"[89]\d{8,9}", n)),
    "AR": lambda n: bool(re.fullmatch(r"3[034]\d{9}", n)),
    "ES": lambda n: bool(re.fullmatch(r"(es)?[abcdefghjnpqrsuvw]\d{7}[0-9a-j]", n)),
    "EC": lambda n: len(n) == _LARGO_RUC and n.isdigit() and n[2] in "69",
    "BR": lambda n: bool(re.fullmatch(r"\d{14}", n)),
}


@lru_cache(maxsize=8192)
def parece_empresa(nombre: str, id_fiscal: str | None, pais: str) -> bool:
    """Si el nombre lleva forma legal (S.A., Ltda, SpA…) o el número fiscal es de los que solo tienen las sociedades."""
    if denominar(nombre).formas:
        return True
    numero = clave_fiscal(id_fiscal or "")
    mirar = _DE_SOCIEDAD.get(pais)
    return bool(numero and mirar and mirar(numero))


def tipo_de(declarado: Tipo | None, general: str | None, nombre: str, id_fiscal: str | None, pais: str) -> Tipo:
    """De qué clase es: lo de su ficha, lo que el dueño dice de todos sus clientes, o lo que parece."""
    if declarado:
        return declarado
    if general:
        return "empresa" if general == "empresas" else "consumidor"
    return "empresa" if parece_empresa(nombre, id_fiscal, pais) else "consumidor"
