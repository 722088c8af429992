"""El tamaño de papel de cada país.

A4 (ISO 216) es norma en España y en casi toda Suramérica; la hoja corriente es la carta (ANSI A, 216 × 279 mm) en los
demás, aunque algunos hayan adoptado la ISO sobre el papel. Fuente: CLDR, `supplemental/measurementData.json`,
`paperSize`, que da US-Letter a BZ CA CL CO CR GT MX NI PA PH PR SV US VE.
"""

from typing import Literal

_CARTA = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def tamano_de(pais: str) -> Literal["A4", "carta"]:
    """El de ese país (ISO 3166-1 alfa-2)."""
    return "carta" if pais in _CARTA else "A4"
