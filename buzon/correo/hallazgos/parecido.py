"""A qué se parece una respuesta, por las letras y palabras que usa: una segunda lectura, aprendida de ejemplos propios.

No decide nada: solo hace dudar de lo que dicen las reglas, o le pone nombre a una duda para preguntarla mejor (véase
`templanza`). El modelo es una tabla de pesos por rasgo, `datos/parecido/pesos.txt`, que hace `make parecido`.
"""

import math
from collections.abc import Iterator, Mapping
from typing import cast, get_args

import msgspec
import re2

from buzon.dominio.lecturas import TipoIntencion
from buzon.dominio.llano import allanar

# Lo que dice una respuesta lo dice en sus primeras mil palabras.
_TOPE = 6_000
_TAPAR = (
    (re2.compile(r"\S+@\S+"), " arrobacorreo "),
    (re2.compile(r"https?://\S+"), " enlaceweb "),
    (
        re2.compile(
            r"(?:us\$|u\$s|s/\.?|rd\$|\$|€)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|lucas|luquitas|pesos|soles|euros|dolares|mil\b|usd)"
        ),
        " dinero0 ",
    ),
    (re2.compile(r"\d+"), "0"),
)
_PALABRA = re2.compile(r"[a-zñ_0]+|[?!]")
_ABREVIADAS = {
    "q": "que", "k": "que", "ke": "que", "x": "por", "xq": "porque", "pq": "porque", "porq": "porque", "tb": "tambien",
    "tmb": "tambien", "xfa": "porfa", "pa": "para", "pal": "para", "d": "de", "t": "te", "m": "me", "ta": "esta",
    "toy": "estoy", "mnn": "manana", "bn": "bien", "fact": "factura", "fac": "factura", "fc": "factura",
    "fra": "factura", "transf": "transferencia", "transfe": "transferencia", "trans": "transferencia",
    "trf": "transferencia", "depo": "deposito",
}  # fmt: skip
_RAIZ = 5
_TRAMOS = (3, 4, 5)
# Cada peso es un carácter: su lugar desde este, de -46 a 46.
CERO = ord("P")
TOPE_PESO = 46


class Parecido(msgspec.Struct, frozen=True):
    """El modelo: por cada rasgo, un carácter de peso por tipo, en el orden de `tipos`; y el paso de cada peso."""

    tipos: tuple[TipoIntencion, ...]
    paso: float
    sesgos: tuple[float, ...]
    pesos: Mapping[str, str]


def leer_parecido(crudo: str) -> Parecido:
    """El modelo, del texto de su archivo: una línea con los tipos, otra con el paso y los sesgos, y una por rasgo.

    Raises ValueError si el archivo no es un modelo.
    """
    primera, segunda, *resto = crudo.splitlines()
    tipos = tuple(primera.split())
    paso, *sesgos = (float(cifra) for cifra in segunda.split())
    if not set(tipos) <= set(get_args(TipoIntencion)) or len(sesgos) != len(tipos):
        raise ValueError("el modelo de parecido no dice sus tipos o sus sesgos; rehazlo con make parecido")
    pesos = dict(linea.rsplit("\t", 1) for linea in resto)
    if any(len(peso) != len(tipos) for peso in pesos.values()):
        raise ValueError("el modelo de parecido tiene pesos de menos; rehazlo con make parecido")
    return Parecido(cast("tuple[TipoIntencion, ...]", tipos), paso, tuple(sesgos), pesos)


def rasgos(texto: str) -> dict[str, float]:
    """Las palabras, raíces y trozos de palabra de un texto, con norma uno. Las cifras no cuentan cuáles son."""
    llano = allanar(texto[:_TOPE])
    for patron, por in _TAPAR:
        llano = patron.sub(por, llano)
    palabras = [_ABREVIADAS.get(palabra, palabra) for palabra in _PALABRA.findall(llano)]
    cuenta: dict[str, int] = {}
    for rasgo in _contar(palabras):
        cuenta[rasgo] = cuenta.get(rasgo, 0) + 1
    norma = math.sqrt(sum(veces * veces for veces in cuenta.values())) or 1.0
    return {rasgo: veces / norma for rasgo, veces in cuenta.items()}


def _contar(palabras: list[str]) -> Iterator[str]:
    for palabra in palabras:
        yield f"={palabra}"
        if len(palabra) > _RAIZ:
            yield f"^{palabra[:_RAIZ]}"
    seguido = f" {' '.join(palabras)} "
    for largo in _TRAMOS:
        for lugar in range(len(seguido) - largo + 1):
            yield seguido[lugar : lugar + largo]


def parecer(texto: str, parecido: Parecido) -> dict[TipoIntencion, float]:
    """La probabilidad (0 a 1) de cada tipo. Suman uno. Lineal en el largo; mira los primeros 6.000 caracteres."""
    puntos = list(parecido.sesgos)
    for rasgo, valor in rasgos(texto).items():
        peso = parecido.pesos.get(rasgo)
        if peso is not None:
            for lugar, letra in enumerate(peso):
                puntos[lugar] += (ord(letra) - CERO) * parecido.paso * valor
    mayor = max(puntos)
    exponentes = [math.exp(punto - mayor) for punto in puntos]
    total = sum(exponentes)
    return {tipo: exponente / total for tipo, exponente in zip(parecido.tipos, exponentes, strict=True)}
