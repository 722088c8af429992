"""El país de un cliente según su factura, solo cuando no hay duda: de él cuelgan la ley, los festivos y la hora.

Manda el del domicilio que dice el documento. Si no lo dice, el número fiscal, en los pocos casos en que por sí solo es
de un país y de ningún otro. Un número de ocho u once cifras puede ser de varios: entonces no se dice nada, y rige el
país del negocio.
"""

import re
from datetime import date

from buzon.dominio.lecturas import Parte

# RFC (SAT): iniciales, fecha de nacimiento o constitución y homoclave. El genérico de extranjeros no es de México.
_RFC = re.compile(r"[a-zñ&]{3,4}(\d{2})(\d{2})(\d{2})[a-z0-9]{3}")
_RFC_EXTRANJERO = "xexx010101000"
# CUIT (AFIP), escrito con sus guiones: sin ellos se confunde con un RUC de Perú.
_CUIT = re.compile(r"(?:20|2[3-7]|3[034])-\d{8}-\d")
_PESOS_CUIT = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
# NIF-IVA español (art. 24 del RD 1065/2007): el NIF con el prefijo ES.
_NIF_IVA = re.compile(r"es-?[a-z0-9]\d{7}[a-z0-9]")


def pais_del_receptor(receptor: Parte) -> str | None:
    """Dos letras (ISO 3166-1), o `None` si no es seguro."""
    return receptor.pais or pais_del_numero(receptor.id_fiscal or "")


def pais_del_numero(id_fiscal: str) -> str | None:
    """El país del que ese número fiscal es sin ninguna duda; `None` si puede ser de varios."""
    escrito = id_fiscal.strip().lower()
    if _es_rfc(re.sub(r"[\s-]", "", escrito)):
        return "MX"
    if _CUIT.fullmatch(escrito) and _es_cuit(escrito.replace("-", "")):
        return "AR"
    return "ES" if _NIF_IVA.fullmatch(re.sub(r"[\s.]", "", escrito)) else None


def _es_rfc(numero: str) -> bool:
    casa = _RFC.fullmatch(numero)
    if casa is None or numero == _RFC_EXTRANJERO:
        return False
    ano, mes, dia = (int(trozo) for trozo in casa.groups())
    try:
        date(2000 + ano, mes, dia)
    except ValueError:
        return False
    return True


def _es_cuit(cifras: str) -> bool:
    resto = sum(peso * int(cifra) for peso, cifra in zip(_PESOS_CUIT, cifras, strict=False)) % 11
    return (11 - resto) % 11 == int(cifras[-1])
