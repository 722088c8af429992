"""Los errores de tipo de las reglas, en castellano: la clave entera y qué escribir en su lugar.

Nunca repite lo que hay en una `clave`: ahí puede haber una contraseña puesta por descuido, y esto acaba en registros.
"""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from buzon.montaje.esquema import Camino, claves_de, ejemplo_de, es_lista_de_secciones, es_seccion

_HORA = 'ha de ser una hora entre comillas, con dos puntos y de 00:00 a 23:59: "09:00"'
_CIFRA = "ha de ser un número, sin comillas y con punto para los decimales: 1500 o 1.50"
_FRASES = {
    "string_type": "ha de ser un texto entre comillas",
    "int_type": "ha de ser un número entero, sin comillas ni decimales",
    "int_parsing": "ha de ser un número entero, sin comillas ni decimales",
    "int_from_float": "ha de ser un número entero, sin comillas ni decimales",
    "bool_type": "ha de ser true (sí) o false (no), sin comillas",
    "bool_parsing": "ha de ser true (sí) o false (no), sin comillas",
    "decimal_type": _CIFRA,
    "decimal_parsing": _CIFRA,
    "finite_number": _CIFRA,
    "time_type": _HORA,
    "time_parsing": _HORA,
}
_SOBRA = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
_LARGO = 60
_MIRA = "; mira cómo se escribe en el ejemplo que viene con Buzón"


def explicar(error: Mapping[str, Any]) -> str:
    """Una frase para un error de pydantic (`loc`, `type`, `input`, `ctx`)."""
    camino: Camino = tuple(error["loc"])
    return f"{nombrar_clave(camino)}: {_remedio(error, camino)}"


def _remedio(error: Mapping[str, Any], camino: Camino) -> str:
    tipo = error["type"]
    if tipo == "missing":
        return _falta(camino)
    if tipo in _SOBRA:
        return _sobra(camino)
    if tipo == "literal_error":
        return f"vale {_opciones(str(error['ctx']['expected']))}, no {_citar(error['input'])}"
    if tipo in ("tuple_type", "dataclass_type"):
        return _de_forma(camino, error["input"])
    return _FRASES.get(tipo, f"no vale{_MIRA}")


def _falta(camino: Camino) -> str:
    if es_seccion(camino) or es_lista_de_secciones(camino):
        return "falta esta sección entera; cópiala del ejemplo («buzon iniciar --no-interactivo OTRA_CARPETA»)"
    muestra = ejemplo_de(camino)
    return f"falta; escribe por ejemplo: {camino[-1]} = {_en_toml(muestra)}" if muestra is not None else f"falta{_MIRA}"


def _sobra(camino: Camino) -> str:
    *seccion, clave = camino
    conocidas = claves_de(tuple(seccion))
    if parecidas := get_close_matches(str(clave), conocidas, n=1):
        return f"no existe; ¿querías decir «{parecidas[0]}»?"
    return f"no existe: bórrala. Aquí puede ir: {', '.join(conocidas)}"


def _de_forma(camino: Camino, valor: Any) -> str:
    nombre = str(camino[-1])
    if es_lista_de_secciones(camino):
        return f"cada una empieza por [[{nombre}]], con dos corchetes, y sus claves debajo"
    if isinstance(camino[-1], int):
        return f"ha de ser una sección [[{camino[0]}]] con sus claves debajo"
    if es_seccion(camino):
        seccion = ".".join(map(str, camino))
        return f"ha de ser una sola sección [{seccion}], con un corchete, y sus claves debajo"
    muestra = [valor] if isinstance(valor, str) else ejemplo_de(camino)
    return f"ha de ser una lista entre corchetes: {nombre} = {_en_toml(muestra or ['…'])}"


def _opciones(esperado: str) -> str:
    """De pydantic: "'tls', 'starttls' or 'ninguna'"."""
    valores = [parte.strip().strip("'") for parte in esperado.replace(" or ", ",").split(",")]
    return " o ".join(filter(None, [", ".join(f'"{v}"' for v in valores[:-1]), f'"{valores[-1]}"']))


def _citar(valor: Any) -> str:
    texto = "".join(signo for signo in str(valor) if signo.isprintable())
    return f"«{texto if len(texto) <= _LARGO else texto[: _LARGO - 1] + '…'}»"


def _en_toml(valor: Any) -> str:
    return json.dumps(valor, ensure_ascii=False)


def nombrar_clave(camino: Camino) -> str:
    """("etapas", 2, "dias") → "[[etapas]] n.º 3 dias"; ("correo", "imap", "host") → "[correo.imap] host"."""
    if not camino:
        return "reglas.toml"
    if len(camino) > 1 and isinstance(camino[1], int):
        resto = [_paso(paso) for paso in camino[2:]]
        return " ".join([f"[[{camino[0]}]] n.º {camino[1] + 1}", *resto])
    if es_lista_de_secciones(camino):
        return f"[[{camino[0]}]]"
    secciones = [str(paso) for paso in camino if es_seccion(camino[: camino.index(paso) + 1])]
    if len(camino) == 1 and not secciones:
        return f"[{camino[0]}]"
    resto = [_paso(paso) for paso in camino[len(secciones) :]]
    return " ".join([f"[{'.'.join(secciones)}]", *resto])


def _paso(paso: str | int) -> str:
    return f"(el {paso + 1}.º de la lista)" if isinstance(paso, int) else paso
