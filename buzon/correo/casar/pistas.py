"""De qué deudor puede ser un correo, del indicio más fuerte al más débil: hilo, dirección, casa y contenido."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from buzon.correo.casar.cartas import carta_marcada
from buzon.correo.casar.escena import Escena
from buzon.dominio.nombres import DOMINIOS_DE_TODOS, palabras_nombre, sin_tildes

_TOPE_TEXTO = 20_000
_MAX_NUMEROS = 60
_NUMERO = re.compile(r"(?<![\w/.,-])(?:[A-Za-z]{1,6}-?)?\d[\w/-]{0,30}")


class Pista(msgspec.Struct, frozen=True):
    """Los deudores posibles (más de uno = no se sabe cuál) y la carta, si se sabe.

    `es_debil`: nada liga a quien escribe con ellos salvo lo que dice.
    """

    deudores: tuple[str, ...]
    carta: str | None = None
    es_debil: bool = False


def es_de_la_casa(e: Escena, deudor: str) -> bool:
    """Si escribe desde una dirección suya, o de su empresa, o en el hilo de una carta suya."""
    carta = e.cartera.cartas.get(e.carta or "")
    if carta and carta.encargo.deudor == deudor:
        return True
    return deudor in _por_direccion(e) or deudor in _por_dominio(e)


def buscar(e: Escena) -> Pista | None:
    """La primera que dé algo; `None` si el correo no tiene que ver con nadie de la cartera."""
    carta = e.cartera.cartas.get(e.carta or "")
    if carta and carta.encargo.dirigida == "deudor" and carta.encargo.deudor:
        return Pista((carta.encargo.deudor,), e.carta)
    marcada = carta_marcada(e.cartera, e.correo)
    dueno = e.cartera.cartas[marcada].encargo.deudor if marcada else None
    for suyos in (_por_direccion(e), _por_dominio(e)):
        if dueno and dueno in suyos:
            return Pista((dueno,), marcada)
        vivos = [deudor for deudor in suyos if e.cartera.abiertas_de(deudor)]
        posibles = _estrechar(e, vivos or suyos)
        if posibles:
            return Pista(posibles)
    if e.para_facturas or e.entendido.clase == "otro":
        return None
    if dueno:
        return Pista((dueno,), marcada, es_debil=True)
    dichos = _por_contenido(e)
    return Pista(dichos, es_debil=True) if dichos else None


def _por_direccion(e: Escena) -> tuple[str, ...]:
    return tuple(deudor.id for deudor in e.cartera.deudores_correo(e.origen.de or ""))


def _por_dominio(e: Escena) -> tuple[str, ...]:
    """Otra persona de la misma empresa: mismo dominio, si no es de los que usa todo el mundo.

    Quien no debe nada solo cuenta si nombra una factura suya: del mismo dominio escribe mucha gente.
    """
    dominio = (e.origen.de or "").rpartition("@")[2]
    if not dominio or dominio in DOMINIOS_DE_TODOS:
        return ()
    suyos = tuple(e.cartera.por_dominio.get(dominio, {}))
    nombrados = _nombrados(e)
    return tuple(deudor for deudor in suyos if e.cartera.abiertas_de(deudor) or deudor in nombrados)


def _estrechar(e: Escena, posibles: Iterable[str]) -> tuple[str, ...]:
    """De varios, el que nombra: por el número de una factura suya o por su nombre. Si no, todos."""
    todos = tuple(posibles)
    if len(todos) < 2:  # noqa: PLR2004 - con uno no hay nada que estrechar
        return todos
    nombrados = _nombrados(e)
    palabras = _palabras(e)
    for criba in (
        [deudor for deudor in todos if deudor in nombrados],
        [deudor for deudor in todos if _se_nombra(e, deudor, palabras)],
    ):
        if len(criba) == 1:
            return tuple(criba)
    return todos


def _por_contenido(e: Escena) -> tuple[str, ...]:
    """Nombra una factura y al cliente, o contesta a nuestro asunto («Factura 123 · Negocio») sin el hilo."""
    palabras = _palabras(e)
    negocio = set(palabras_nombre(e.reglas.negocio.nombre))
    asunto = set(re.findall(r"[a-z0-9]+", sin_tildes(e.correo.asunto)))
    es_nuestro_asunto = "factura" in sin_tildes(e.correo.asunto) and bool(negocio) and negocio <= asunto
    en_asunto = set(_facturas_en(e, e.correo.asunto)) if es_nuestro_asunto else set()
    return tuple(
        deudor
        for deudor in dict.fromkeys(_facturas_en(e, _texto(e)))
        if deudor in en_asunto or _se_nombra(e, deudor, palabras)
    )


def _nombrados(e: Escena) -> set[str]:
    """Los deudores de las facturas que nombra en el asunto o en lo que escribe ahora."""
    return set(_facturas_en(e, f"{e.correo.asunto}\n{e.entendido.texto_nuevo or ''}"))


def _facturas_en(e: Escena, texto: str) -> Iterator[str]:
    for numero in dict.fromkeys(_NUMERO.findall(texto[:_TOPE_TEXTO])[:_MAX_NUMEROS]):
        for factura in e.cartera.facturas_numero(numero):
            yield factura.deudor


def _se_nombra(e: Escena, deudor: str, palabras: frozenset[str]) -> bool:
    propias = palabras_nombre(e.cartera.deudores[deudor].nombre)
    return bool(propias) and set(propias) <= palabras


def _palabras(e: Escena) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", sin_tildes(_texto(e))))


def _texto(e: Escena) -> str:
    """Todo lo que se lee, también la firma y lo citado: ahí suelen estar el número y el nombre."""
    return f"{e.correo.asunto}\n{e.origen.nombre}\n{e.correo.texto[:_TOPE_TEXTO]}"
