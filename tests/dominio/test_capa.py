"""La capa: se porta como la copia que sustituye, y lo de debajo no se entera."""

from collections import defaultdict
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from buzon.dominio.cartera.capa import Capa, CapaDeConjunto, capa_de

_CLAVES = st.sampled_from("abcd")
_PASOS = st.lists(
    st.tuples(
        st.sampled_from(("poner", "quitar", "sacar", "omitir", "mirar", "meter_dentro", "sacar_de_dentro")),
        _CLAVES,
        st.integers(0, 3),
    ),
    max_size=25,
)
_DENTRO = st.dictionaries(st.integers(0, 3), st.none(), max_size=3)


def _dar(paso: str, d: Any, clave: str, n: int) -> object:
    match paso:
        case "poner":
            d[clave] = {n: None}
        case "quitar" if clave in d:
            del d[clave]
        case "sacar":
            return d.pop(clave, None)
        case "omitir":
            return d.setdefault(clave, {n: None})
        case "mirar":
            return d.get(clave)
        case "meter_dentro":
            d[clave][n] = None
        case "sacar_de_dentro":
            return d[clave].pop(n, "no estaba")
    return None


@given(st.dictionaries(_CLAVES, _DENTRO, max_size=4), _PASOS)
def test_hace_lo_mismo_que_una_copia_entera_y_lo_de_debajo_sigue_igual(
    contenido: dict[str, dict[int, None]], pasos: list[tuple[str, str, int]]
) -> None:
    debajo: defaultdict[str, dict[int, None]] = defaultdict(dict, contenido)
    intacto, copia, capa = deepcopy(debajo), deepcopy(debajo), capa_de(debajo)
    for paso in pasos:
        assert _dar(paso[0], capa, *paso[1:]) == _dar(paso[0], copia, *paso[1:])
        assert (len(capa), list(capa)) == (len(copia), list(copia))
        assert capa == copia
        assert copia == capa
    assert debajo == intacto


@given(st.sets(_CLAVES), st.lists(st.tuples(st.booleans(), _CLAVES)))
def test_el_conjunto_tambien(debajo: set[str], pasos: list[tuple[bool, str]]) -> None:
    intacto, copia, capa = set(debajo), set(debajo), capa_de(debajo)
    for se_pone, algo in pasos:
        for conjunto in (copia, capa):
            (conjunto.add if se_pone else conjunto.discard)(algo)
        assert (capa, len(capa)) == (copia, len(copia))
    capa.update(("x", "y"))
    assert {"x", "y"} <= capa
    assert debajo == intacto


def test_una_capa_sobre_otra() -> None:
    primera = capa_de(defaultdict(dict, {"a": {1: None}}))
    segunda = capa_de(primera)
    segunda["a"][2] = None
    segunda["b"][3] = None
    assert isinstance(segunda, Capa)
    assert primera == {"a": {1: None}}
    assert segunda == {"a": {1: None, 2: None}, "b": {3: None}}
    assert isinstance(capa_de(capa_de({1})), CapaDeConjunto)
