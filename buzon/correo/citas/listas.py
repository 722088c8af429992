"""Cómo se escriben aquí las listas de palabras: seguidas, separadas por «|», en cuantos renglones hagan falta."""

import re
import unicodedata


def plegar(texto: str) -> str:
    """Minúsculas sin tildes, para comparar palabras escritas con y sin ellas."""
    descompuesto = unicodedata.normalize("NFKD", texto.lower())
    return "".join(letra for letra in descompuesto if not unicodedata.combining(letra))


def frases(lista: str) -> frozenset[str]:
    """Las frases de una lista, plegadas."""
    return frozenset(plegar(frase.strip()) for frase in lista.replace("\n", "|").split("|") if frase.strip())


def alguna(lista: str) -> str:
    """Un trozo de expresión regular que casa con cualquiera de las alternativas de la lista (que pueden serlo)."""
    alternativas = (frase.strip("\n") for frase in re.sub(r"\n[ ]*", "|", lista).split("|"))
    return "(?:" + "|".join(alternativa for alternativa in alternativas if alternativa.strip()) + ")"
