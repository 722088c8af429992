"""El diagnóstico: todo lo que el demonio necesita, comprobado de una en una y con su remedio.

Cada comprobación es una función corta que da hallazgos; las listas las ordenan. Ninguna arregla nada.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from buzon.adaptadores.dns import ResolutorDns
from buzon.dominio.reglas import Reglas
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.diagnostico.carpeta import mirar_disco, mirar_libro, mirar_permisos, mirar_reloj
from buzon.montaje.diagnostico.correo import mirar_credenciales, mirar_direcciones, mirar_servidores
from buzon.montaje.diagnostico.dominio import mirar_dominio
from buzon.montaje.diagnostico.marcha import mirar_ensayo, mirar_permiso, mirar_respaldo, mirar_resumen
from buzon.montaje.diagnostico.negocio import (
    mirar_agencia,
    mirar_ejemplo,
    mirar_identidad,
    mirar_pagos,
    mirar_zona,
)
from buzon.montaje.diagnostico.paises import mirar_paises, mirar_tasas
from buzon.montaje.diagnostico.plantillas import mirar_plantillas
from buzon.montaje.diagnostico.red import mirar_imap, mirar_smtp
from buzon.montaje.hallazgo import Hallazgo
from buzon.puertos import Resolutor

__all__ = ["Hallazgo", "diagnosticar"]

_DE_LA_CARPETA: tuple[Callable[[CasaEnDisco, datetime], Iterator[Hallazgo]], ...] = (
    mirar_permisos,
    mirar_disco,
    mirar_reloj,
    mirar_libro,
)
_DEL_NEGOCIO: tuple[Callable[[Reglas, datetime], Iterator[Hallazgo]], ...] = (
    mirar_ejemplo,
    mirar_ensayo,
    mirar_zona,
    mirar_resumen,
    mirar_identidad,
    mirar_pagos,
    mirar_agencia,
    mirar_paises,
    mirar_tasas,
)
_DE_LA_CASA: tuple[Callable[[CasaEnDisco, Reglas, datetime], Iterator[Hallazgo]], ...] = (
    mirar_respaldo,
    mirar_plantillas,
    mirar_credenciales,
    mirar_permiso,
    mirar_servidores,
    mirar_direcciones,
)


def diagnosticar(
    disco: CasaEnDisco,
    reglas: Reglas | None,
    ahora: datetime,
    *,
    con_red: bool,
    resolutor: Resolutor | None = None,
) -> Iterator[Hallazgo]:
    """Las comprobaciones, en orden y según se hacen (las de la red pueden tardar).

    Args:
        disco: la casa.
        reglas: las suyas; `None` si están mal, y entonces solo se mira la carpeta.
        ahora: el instante, con zona.
        con_red: si se prueban los servidores de correo y se mira el DNS del dominio.
        resolutor: a quién preguntar al DNS; `None` = al de la máquina.
    """
    for mirar in _DE_LA_CARPETA:
        yield from mirar(disco, ahora)
    if reglas is None:
        return
    for mirar_negocio in _DEL_NEGOCIO:
        yield from mirar_negocio(reglas, ahora)
    for mirar_casa in _DE_LA_CASA:
        yield from mirar_casa(disco, reglas, ahora)
    if con_red:
        dns = resolutor or ResolutorDns()
        yield from mirar_imap(disco, reglas, ahora, dns)
        yield from mirar_smtp(disco, reglas, ahora)
        yield from mirar_dominio(reglas, dns)
