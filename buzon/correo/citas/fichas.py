"""¿Es este renglón parte de una firma o una frase? Reglas de forma y de vocabulario, sin listas de nombres propios.

Ante la duda dice frase: una firma de más en lo leído no hace daño; una frase de menos puede ser una promesa perdida.
"""

import re

from buzon.correo.citas.habla import (
    DE_FRASE,
    ENLACES,
    VERBALES,
    encarga,
    es_despedida,
    es_respuesta,
    habla_del_caso,
    parece_verbo,
)
from buzon.correo.citas.listas import alguna, plegar
from buzon.correo.citas.senas import es_de_sena, presenta, sin_secciones, tiene_sena, tiene_sena_firme

_LARGO = 110
_PALABRAS_DE_NOMBRE = 6
_MINUSCULAS_DE_FICHA = 3
_PALABRAS_CON_PUNTO = 10
_ABREVIATURA = 4

# Los dibujos con que se adorna un nombre no lo cambian.
_CORTE = re.compile(r"\s*[|·•,]\s+|\s+[–—-]\s+")
_DIBUJOS = re.compile("[\u2190-\u2bff\u3030-\u303f\ufe0f\u200d\U0001f000-\U0001faff]+")
_PALABRA = re.compile(r"[^\W\d_][^\W\d_'’\-]{0,30}\.?")
_CANTIDAD = re.compile(r"[$€%]|\d[.,]\d")
_ROTULO = re.compile(r"([^:\d@]{1,40}?)[ ]?:[ ]")
_SENAS = re.compile(
    alguna(
        """
        pbx|conmutador|tf(?:no)?|fono
        [tmcfdwpe]|tel[^ ]*|cel[^ ]*|(?:correo|direccion|sitio|pagina)(?: .{1,20})?|e-?mail|mail|web|skype|linkedin|ig
        instagram|facebook|fb|twitter|horario.{0,20}|cargo|area|contacto|phone|mobile|direct[oa]?|office|id|matricula
        """
    )
)


def es_ficha(renglon: str) -> bool:
    """Un renglón corto que no es frase: nombre, cargo, empresa, señas, o un lema entre comillas."""
    llano = renglon.strip(" *_|·•-–—\t")
    if not llano or len(llano) > _LARGO:
        return False
    if llano[0] in "\"“«'" and llano[-1] in "\"”»'":
        return True
    plegado = sin_secciones(plegar(llano))
    if llano.endswith(("?", "!", ":", ";")) or llano[0] in "¿¡" or _da_un_dato(plegado) or encarga(plegado):
        return False
    palabras = [palabra.strip('.,;:()|·"') for palabra in plegado.split()]
    de_frase = sum(palabra in DE_FRASE for palabra in palabras)
    if tiene_sena_firme(llano):
        habla = de_frase > len(palabras) // 4 or bool(VERBALES.intersection(palabras))
        return not habla and not (llano.endswith(".") and len(palabras) > _PALABRAS_CON_PUNTO)
    if de_frase or any(parece_verbo(palabra) for palabra in llano.split()):
        return False
    if presenta(llano):
        return _es_rotulo(llano)
    if llano[0].islower() or _CANTIDAD.search(llano) or es_respuesta(plegar(llano)):
        return False
    return not _es_oracion(llano, palabras)


def _da_un_dato(plegado: str) -> bool:
    """«Fecha de creación: …» es un dato de lo que se cuenta; «Correo: …», una seña."""
    rotulo = _ROTULO.match(plegado)
    return rotulo is not None and not _SENAS.fullmatch(rotulo.group(1)) and not es_de_sena(rotulo.group(1))


def _es_rotulo(llano: str) -> bool:
    """«Jefa de compras», «Ferretería Sur SpA»: en un cargo o una empresa casi todo va con mayúscula o es del oficio."""
    palabras = [palabra.strip('.,;:()|·"/&-') for palabra in llano.split()]
    menores = [plegar(p) for p in palabras if p[:1].islower() and len(p) > 2]  # noqa: PLR2004 - «s. l.», «c/»
    sueltas = [p for p in menores if p not in ENLACES and not es_de_sena(p)]
    con_punto = llano.endswith(".") and len(palabras[-1]) > _ABREVIATURA and len(palabras) > _PALABRAS_CON_PUNTO // 2
    return not con_punto and len(sueltas) <= 1 + len(palabras) // _PALABRAS_CON_PUNTO


def _es_oracion(llano: str, palabras: list[str]) -> bool:
    """Sin señas, varias palabras en minúscula o un punto final tras unas cuantas hacen una frase."""
    minusculas = sum(p[:1].islower() for p in llano.split()) - sum(p in ENLACES for p in palabras)
    return minusculas > _MINUSCULAS_DE_FICHA or (llano.endswith(".") and len(palabras) > _MINUSCULAS_DE_FICHA)


def es_nombre(renglon: str, conocido: str = "") -> bool:
    """Si el renglón es el nombre de una persona o de un negocio, solo, como se firma.

    `conocido` es el nombre de quien escribe: si el renglón empieza por una de sus palabras, no hace falta más.
    """
    llano = _DIBUJOS.sub("", renglon).strip(" *_|·•-–—~\t")
    cabeza, _, cola = _CORTE.sub("\n", llano, count=1).partition("\n")
    if cola:
        return es_nombre(cabeza, conocido) and _acompana(cabeza, cola)
    palabras = [palabra for palabra in re.split(r"[\s,|&·–—()\-\"“”«»]+", llano) if palabra]
    if not 0 < len(palabras) <= _PALABRAS_DE_NOMBRE or llano.endswith(("?", "!", ":", ";")):
        return False
    plegadas = [plegar(palabra).strip(".") for palabra in palabras]
    if es_de(llano, conocido):
        # «Marta ya pagó», «Ríos SpA no debe nada»: hay quien habla de sí por su nombre.
        return not (VERBALES.intersection(plegadas) or any(parece_verbo(palabra) for palabra in palabras))
    plegado = plegar(llano)
    if es_despedida(llano) or es_respuesta(plegado) or encarga(plegado) or DE_FRASE.intersection(plegadas):
        return False
    if llano.endswith(".") and len(palabras[-1].strip(".")) > _ABREVIATURA:
        return False
    propias = [palabra for palabra in palabras if plegar(palabra) not in ENLACES]
    return bool(propias) and all(palabra[0].isupper() and _PALABRA.fullmatch(palabra) for palabra in propias)


def es_de(renglon: str, conocido: str) -> bool:
    """Si el renglón empieza por una palabra del nombre de quien escribe."""
    primera = next(iter(plegar(_DIBUJOS.sub("", renglon)).strip(" *_|·•-–—~\t").split()), "").strip(".,")
    return primera in {palabra for palabra in plegar(conocido).split() if len(palabra) > 2}  # noqa: PLR2004 - «de», «la»


def es_de_persona(renglon: str) -> bool:
    """Un nombre escrito como tal, con alguna minúscula y sin palabras de negocio («Factura Duplicada» no lo es)."""
    return es_nombre(renglon) and not renglon.isupper() and not habla_del_caso(plegar(renglon))


def _acompana(cabeza: str, cola: str) -> bool:
    """Lo que sigue a un nombre tras una coma o una barra: su cargo, su casa, su número; no una frase."""
    palabras = plegar(cola).replace("|", " ").split()
    if DE_FRASE.intersection(palabra.strip(".,") for palabra in palabras) or len(palabras) > _PALABRAS_DE_NOMBRE:
        return False
    sueltas = [p for p in cola.split() if p[:1].islower() and plegar(p) not in ENLACES]
    return tiene_sena(cola) or not sueltas or len(cabeza.split()) > 1


def empieza_con_dibujo(renglon: str) -> bool:
    """Si el renglón lleva delante un dibujo, como el teléfono o el sobre con que se marcan las señas."""
    return _DIBUJOS.match(renglon.strip()) is not None


def es_apodo(renglon: str) -> bool:
    """Si el renglón, tras una despedida, es un nombre sin mayúscula: una o dos palabras que no hacen frase."""
    plegado = plegar(_DIBUJOS.sub("", renglon)).strip(" .,*_~-")
    palabras = plegado.split()
    if not 0 < len(palabras) <= 2 or es_despedida(plegado) or es_respuesta(plegado):  # noqa: PLR2004 - nombre y apellido
        return False
    return all(_PALABRA.fullmatch(palabra) for palabra in palabras) and not DE_FRASE.intersection(palabras)
