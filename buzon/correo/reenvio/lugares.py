"""Dónde empieza, dentro del cuerpo, el mensaje reenviado, y qué dicen sus cabeceras. No mira adjuntos."""

import re

from buzon.correo.citas.atribuciones import acaba_atribucion
from buzon.correo.citas.encabezados import Encabezado, es_encabezado, leer_cabecera, leer_encabezado
from buzon.correo.citas.listas import plegar
from buzon.correo.citas.renglones import descitar, esta_citado, partir
from buzon.correo.citas.separadores import anuncia, cola_del_anuncio
from buzon.correo.citas.vocabulario import CAMPOS, Campo
from buzon.correo.lectura.direcciones import direcciones
from buzon.dominio.lecturas import Reenvio

_ENTRE_COMILLAS = re.compile(r"[\"“«']([^\"”»'\n]{1,80})[\"”»']")
_TRAS_LA_FECHA = re.compile(
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\.?)?(?: ?(?:[a-z]{2,5}|[+-]\d{4}))?|\d{4}),? (?:a las? )?",
    re.IGNORECASE,
)
# Yahoo deja todas las cabeceras en un renglón: «De: Ana <ana@x.example>Para: …Enviado: …». Las de una letra y «Re»
# no cuentan: aparecen dentro de los asuntos.
_NOMBRES = sorted((n.capitalize() for n in CAMPOS if n.isalpha() and len(n) > 1 and n != "re"), key=len, reverse=True)
_PEGADAS = re.compile(r"(?<=[\s>\]\"'.;\w])(?=(?:" + "|".join(map(re.escape, _NOMBRES)) + r")[ ]?:[ ])")


def hallar(texto: str, clase: str, *, es_respuesta: bool) -> Reenvio | None:
    """El mensaje reenviado dentro de un cuerpo.

    Args:
        texto: el cuerpo, con las citas marcadas.
        clase: lo que dice el asunto: "reenvio", "respuesta" o "".
        es_respuesta: si las cabeceras lo encadenan a otro correo; sin prefijo y sin cadena, un bloque de cabeceras
            es un reenvío con el asunto cambiado.
    """
    renglones = partir(texto)
    vale_todo = clase == "reenvio" or (not clase and not es_respuesta)
    for lugar, renglon in enumerate(renglones):
        anuncio = anuncia(renglon)
        if anuncio == "reenviado" or (anuncio == "original" and vale_todo):
            leido = _tras_anuncio(renglones, lugar)
            if leido is not None:
                return leido
        if leer_cabecera(descitar(renglon)) is not None:
            encabezado = leer_encabezado(renglones, lugar)
            if es_encabezado(encabezado):
                return _reenvio(renglones, encabezado) if vale_todo else None
        inicio = acaba_atribucion(renglones, lugar) if not esta_citado(renglon) else None
        if inicio is not None:
            # Una atribución presenta una respuesta; solo si el asunto dice que se reenvía presenta un reenvío.
            return _de_atribucion(renglones, inicio, lugar) if clase == "reenvio" else None
    return None


def _tras_anuncio(renglones: list[str], lugar: int) -> Reenvio | None:
    pegadas = cola_del_anuncio(renglones[lugar])
    if pegadas:
        return _de_pegadas(renglones, pegadas, lugar)
    siguiente = _primera_cabecera(renglones, lugar + 1)
    if siguiente is not None and len(_PEGADAS.findall(renglones[siguiente])) > 1:
        return _de_pegadas(renglones, renglones[siguiente], siguiente)
    if siguiente is None:
        return _sin_dos_puntos(renglones, lugar + 1)
    encabezado = leer_encabezado(renglones, siguiente)
    return _reenvio(renglones, encabezado) if es_encabezado(encabezado, anunciado=True) else None


def _de_pegadas(renglones: list[str], pegadas: str, lugar: int) -> Reenvio | None:
    separadas = [trozo.strip() for trozo in _PEGADAS.sub("\n", pegadas).split("\n") if trozo.strip()]
    encabezado = leer_encabezado(separadas, 0)
    campos = Encabezado(encabezado.campos, lugar + 1)
    return _reenvio(renglones, campos) if es_encabezado(encabezado, anunciado=True) else None


def _sin_dos_puntos(renglones: list[str], desde: int) -> Reenvio | None:
    """Tras un anuncio, «De "Ana" <ana@x.example>» sin los dos puntos, como lo escribe eM Client."""
    campos: dict[Campo, str] = {}
    lugar = next((n for n in range(desde, min(desde + 4, len(renglones))) if renglones[n].strip()), len(renglones))
    for renglon in renglones[lugar : lugar + 8]:
        nombre, _, valor = descitar(renglon).strip().partition(" ")
        campo = CAMPOS.get(plegar(nombre))
        if campo is None or not valor:
            break
        campos.setdefault(campo, valor)
        lugar += 1
    es_de_alguien = "@" in campos.get("de", "") and "asunto" in campos
    return _reenvio(renglones, Encabezado(campos, lugar)) if es_de_alguien else None


def _primera_cabecera(renglones: list[str], desde: int) -> int | None:
    for lugar in range(desde, min(desde + 6, len(renglones))):
        renglon = descitar(renglones[lugar]).strip()
        if renglon:
            return lugar if leer_cabecera(renglon) is not None else None
    return None


def _reenvio(renglones: list[str], encabezado: Encabezado) -> Reenvio:
    campos = encabezado.campos
    autor = next(iter(direcciones(campos.get("de", ""))), None)
    suelto = campos.get("de", "").strip(" <>\"'") or None
    return Reenvio(
        de=autor.correo if autor else None,
        nombre=(autor.nombre or None) if autor else suelto,
        asunto=campos.get("asunto") or None,
        para=tuple(persona.correo for persona in direcciones(campos.get("para", ""))),
        texto=_cuerpo(renglones[encabezado.fin :]),
    )


def _de_atribucion(renglones: list[str], inicio: int, fin: int) -> Reenvio | None:
    entera = " ".join(renglon.strip() for renglon in renglones[inicio : fin + 1])
    # Gmail en español pone el buzón entre paréntesis, que en una dirección serían un comentario.
    autor = next(iter(direcciones(entera.replace("(", " ").replace(")", " "))), None)
    nombre = _nombre_en(entera)
    if autor is None and nombre is None:
        return None
    return Reenvio(de=autor.correo if autor else None, nombre=nombre, texto=_cuerpo(renglones[fin + 1 :]))


def _nombre_en(entera: str) -> str | None:
    """El nombre que una atribución da: entre comillas, o lo que hay entre la fecha y el buzón."""
    comillas = _ENTRE_COMILLAS.search(entera)
    if comillas:
        return comillas.group(1).strip()
    antes = re.split(r"[<(]", entera, maxsplit=1)[0]
    trozo = _TRAS_LA_FECHA.split(antes)[-1].strip(" ,:")
    if antes == entera:
        trozo = " ".join(trozo.split()[:-1]).removesuffix(" ha").removesuffix(" a")
    return trozo or None


def _cuerpo(renglones: list[str]) -> str:
    """El texto del original; si venía citado entero (Apple Mail, Missive), sin esa marca."""
    con_texto = [renglon for renglon in renglones if renglon.strip()]
    if con_texto and all(esta_citado(renglon) for renglon in con_texto[: max(1, len(con_texto) * 9 // 10)]):
        renglones = [_descitar_uno(renglon) for renglon in renglones]
    return "\n".join(renglones).strip()


def _descitar_uno(renglon: str) -> str:
    """Quita un solo nivel de cita: lo que el original citaba sigue siendo cita."""
    return re.sub(r"^[ \t]{0,4}>[ ]?", "", renglon, count=1)
