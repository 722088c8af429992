"""La lista ordenada de lectores, del formato más específico al más general."""

from typing import TYPE_CHECKING, NamedTuple

from buzon.documentos.facturas import cfdi, cii, dte, facturae, sri, ubl
from buzon.documentos.facturas.nacionales import PAISES

if TYPE_CHECKING:
    from collections.abc import Callable

    from buzon.documentos.xml import Elemento
    from buzon.dominio.lecturas import FacturaLeida


class Lector(NamedTuple):
    """Un formato: cómo se reconoce su raíz y cómo se lee."""

    nombre: str
    reconoce: "Callable[[Elemento], bool]"
    leer: "Callable[[Elemento], tuple[FacturaLeida, ...]]"


LECTORES: tuple[Lector, ...] = (
    Lector("cfdi", cfdi.reconoce, cfdi.leer),
    Lector("dte", dte.reconoce, dte.leer),
    Lector("facturae", facturae.reconoce, facturae.leer),
    Lector("cii", cii.reconoce, cii.leer),
    Lector("sri", sri.reconoce, sri.leer),
    Lector("ubl", ubl.reconoce, ubl.leer),
    *(Lector("texto", pais.reconoce, pais.leer) for pais in PAISES),
)
