"""Por dónde pasó el correo: qué cabeceras puso nuestro proveedor y cuáles venían ya puestas.

Cada servidor escribe encima de lo que recibió, así que lo de arriba es nuestro hasta la frontera: el `Received` con que
nuestro proveedor lo recibió de fuera. Lo que hay por debajo del siguiente `Received` lo pudo escribir cualquiera.
"""

import re
from collections.abc import Iterator

from buzon.correo.procedencia.dominios import DE_MICROSOFT, organizacion

_TOPE = 2_000
_MAX_CABECERAS = 200
_COMENTARIO = re.compile(r"\([^()]*\)")
_DE = re.compile(r"^\s*from\s+([^\s;]+)", re.IGNORECASE)
_POR = re.compile(r"(?:^|\s)by\s+([^\s;]+)", re.IGNORECASE)
_NOMBRE = re.compile(r"(?<![\w.-])((?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]+)\.?(?![\w.-])", re.IGNORECASE)
_IP_ENTRE_CORCHETES = re.compile(r"\[(?:ipv6:)?([0-9a-f.:]+)\]", re.IGNORECASE)
_INTERNOS = (".internal", ".local", ".lan", ".localdomain", ".intranet", ".home.arpa")
_IP_INTERNA = re.compile(
    r"10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|"
    r"::1$|f[cd][0-9a-f]{2}:|fe80:",
    re.IGNORECASE,
)


def cabeceras_propias(cabeceras: tuple[tuple[str, str], ...], certificadores: frozenset[str]) -> Iterator[str]:
    """Los Authentication-Results que pudo poner nuestro proveedor, de arriba abajo.

    `certificadores`: los nombres fijados en las reglas. Los servidores de su organización son de casa, y los del primer
    `Received` también: ese lo escribió quien entregó el correo, y nadie de fuera puede ponerse encima.
    """
    propias = {org for nombre in certificadores for org in _familia(organizacion(nombre))}
    es_primero, ha_entrado = True, False
    for nombre, valor in cabeceras[:_MAX_CABECERAS]:
        if nombre == "authentication-results":
            yield valor
        if nombre != "received":
            continue
        if ha_entrado:
            return
        desde, comentario, por = _leer(valor[:_TOPE])
        suya = organizacion(por)
        if suya and es_primero:
            propias |= _familia(suya)
            es_primero = False
        if suya and suya not in propias:
            return
        ha_entrado = not _es_de_casa(desde, comentario, propias)


def _familia(org: str) -> frozenset[str]:
    return DE_MICROSOFT if org in DE_MICROSOFT else frozenset({org} if org else ())


def _leer(valor: str) -> tuple[str, str, str]:
    """De quién lo recibió, qué averiguó de él (lo que va entre paréntesis) y quién lo recibió."""
    desde = _DE.match(valor)
    comentario = ""
    if desde:
        detras = valor[desde.end() :].lstrip()
        comentario = detras[1 : detras.find(")")] if detras.startswith("(") and ")" in detras else ""
    llano = _COMENTARIO.sub(" ", _COMENTARIO.sub(" ", valor))
    por = _POR.search(llano)
    return (desde.group(1) if desde else ""), comentario, (por.group(1).strip("[]") if por else "")


def _es_de_casa(desde: str, comentario: str, propias: set[str]) -> bool:
    """Si lo recibió de otro servidor de la misma casa. Quien viene de fuera se presenta como quiere.

    Por eso manda lo que el servidor averiguó (el nombre inverso y la dirección, entre paréntesis) sobre cómo se
    presentó (lo que sigue a «from»).
    """
    if not desde:
        return True  # lo dejó un programa de la misma máquina
    averiguados = _NOMBRE.findall(comentario)
    if averiguados:
        return all(_es_nuestro(nombre, propias) for nombre in averiguados[:3])
    con_ip = _IP_ENTRE_CORCHETES.search(comentario) or _IP_ENTRE_CORCHETES.fullmatch(desde)
    if con_ip:
        return _IP_INTERNA.match(con_ip.group(1)) is not None
    return _es_nuestro(desde, propias)


def _es_nuestro(nombre: str, propias: set[str]) -> bool:
    plano = nombre.lower().rstrip(".")
    return "." not in plano or plano.endswith(_INTERNOS) or organizacion(plano) in propias
