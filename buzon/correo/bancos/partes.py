"""Elige quién pagó y su identificación fiscal."""

import re
from collections.abc import Iterable, Sequence

from buzon.correo.bancos.identidades import hallar_id
from buzon.correo.bancos.nombres import limpiar_nombre
from buzon.correo.bancos.pagadores import hallar_pagador, hasta_etiqueta
from buzon.correo.bancos.patrones import Hallazgo
from buzon.correo.bancos.pliego import Pliego
from buzon.correo.bancos.rotulos import Rotulo, valores
from buzon.dominio.llano import allanar

_TRANSFERENCIA_DE = re.compile(
    r"(?:transferencia|transf\.?|trf\.?|abono|ingreso|bizum|pago (?:a |de )?proveedor(?:es)?)(?: recibida|"
    r" recibido)? (?:de|del) "
)


def elegir_pagador(pliego: Pliego, hallazgos: Sequence[Hallazgo]) -> str | None:
    """Quién pagó, con las mayúsculas del aviso.

    Por este orden: lo que capturó el patrón del banco, su etiqueta («Ordenante»), una frase y la sección de origen.
    """
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("pagador")) is not None:
            nombre = limpiar_nombre(hasta_etiqueta(pliego.citar(tramo), tramo[0], pliego.rotulos))
            if nombre is not None:
                return nombre
    if (nombre := _de_etiquetas(valores(pliego.rotulos, "pagador"))) is not None:
        return nombre
    if (nombre := hallar_pagador(pliego)) is not None:
        return nombre
    nombres = tuple(valores(pliego.rotulos, "nombre"))
    de_origen = (r for r in nombres if r.seccion == "origen")
    sueltos = (r for r in nombres if not r.seccion)
    origenes = (r for r in valores(pliego.rotulos, "seccion_origen", "cuenta_origen") if any(map(str.isalpha, r.valor)))
    return _de_etiquetas((*de_origen, *sueltos, *origenes)) or _del_concepto(pliego)


def _del_concepto(pliego: Pliego) -> str | None:
    """«Concepto: TRANSFERENCIA DE TALLERES ORIA»: en España el banco escribe ahí al ordenante."""
    for rotulo in valores(pliego.rotulos, "concepto"):
        hallado = _TRANSFERENCIA_DE.match(allanar(rotulo.valor))
        if hallado is not None and (nombre := limpiar_nombre(rotulo.valor[hallado.end() :])) is not None:
            return nombre
    return None


def _de_etiquetas(rotulos: Iterable[Rotulo]) -> str | None:
    for rotulo in rotulos:
        for candidato in (rotulo.valor, *rotulo.otros[:1]):
            if (nombre := _sin_id(candidato)) is not None:
                return nombre
    return None


def _sin_id(candidato: str) -> str | None:
    """El nombre que hay en el valor de una etiqueta, sin el documento que lo siga («LUIS SOTO 00100000001»)."""
    nombre = limpiar_nombre(candidato)
    tramo = hallar_id(allanar(nombre)) if nombre else None
    return limpiar_nombre(nombre[: tramo[0]]) if nombre and tramo else nombre


def elegir_id(pliego: Pliego, hallazgos: Sequence[Hallazgo], pagador: str | None) -> str | None:
    """La identificación fiscal de quien pagó. Una que no esté junto a él puede ser la nuestra, y no se toma."""
    for hallazgo in hallazgos:
        if (tramo := hallazgo.tramos.get("id_fiscal")) is not None:
            return pliego.citar(tramo).strip()
    for rotulo in (*valores(pliego.rotulos, "id_pagador"), *_junto_al_pagador(pliego.rotulos, pagador)):
        if (tramo := hallar_id(allanar(rotulo.valor))) is not None:
            return rotulo.valor[slice(*tramo)]
    return _tras_el_nombre(pliego.rotulos, pagador)


def _tras_el_nombre(rotulos: tuple[Rotulo, ...], pagador: str | None) -> str | None:
    """El documento escrito a continuación del nombre, en la misma celda del ordenante."""
    for rotulo in valores(rotulos, "pagador"):
        tramo = hallar_id(allanar(rotulo.valor))
        if pagador and tramo is not None and rotulo.valor.startswith(pagador):
            return rotulo.valor[slice(*tramo)]
    return None


def _junto_al_pagador(rotulos: tuple[Rotulo, ...], pagador: str | None) -> Iterable[Rotulo]:
    """Los «RUT», «NIT»… de la sección de origen, y los que siguen inmediatamente al nombre de quien pagó."""
    previo: Rotulo | None = None
    for rotulo in rotulos:
        if rotulo.clave == "id" and rotulo.seccion != "destino":
            es_suya = previo is not None and previo.clave in {"pagador", "nombre"}
            if rotulo.seccion == "origen" or (es_suya and previo and limpiar_nombre(previo.valor) == pagador):
                yield rotulo
        previo = rotulo
