"""La norma que rige en cada país con clientes, y las tasas que faltan para sumar los intereses pedidos."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.paises.vigor import norma_de
from buzon.dominio.reglas import Reglas
from buzon.informes.paises import AVISO, frases_de_paises
from buzon.montaje.hallazgo import Hallazgo, aviso, bien


def mirar_paises(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Qué rige y de dónde sale."""
    del ahora
    for frase in frases_de_paises(reglas):
        yield bien(f"Ley: {frase}")
    yield aviso(f"Ley: {AVISO}", "lo que manda se cumple solo; lo que es prudencia se aparta en [pais] ignorar")
    if reglas.negocio.clientes is None:
        yield aviso(
            "Clientes: no dices si vendes a empresas o a consumidores, y miro cada uno",
            'escribe en [negocio]: clientes = "empresas" (o "consumidores")',
        )


def mirar_tasas(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Si se piden intereses de ley y la tabla no llega a hoy."""
    interes = reglas.cargos.interes
    if not interes.base_legal.strip():
        return
    norma = norma_de(reglas, reglas.negocio.pais)
    legal = norma.interes if norma else None
    tabla = reglas.tabla(legal.tabla) if legal and legal.tabla else None
    if norma is None or tabla is None or (interes.tasa is not None and legal and legal.factor_tope is None):
        return
    hoy = ahora.astimezone(reglas.zona).date()
    if tabla.en(hoy) is None:
        yield aviso(
            f"Intereses: en «{tabla.titulo}» falta la tasa de hoy, y a quien se la necesite no se le suma ninguno",
            f"mírala en {tabla.donde} y añádela en una sección [[tasas]]",
        )
    else:
        yield bien(f"Intereses: se suman con «{tabla.titulo}», fundados en «{interes.base_legal}»")
