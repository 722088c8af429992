"""Cómo se llama una empresa o una persona, desmontado para comparar: palabras propias, forma legal y letras seguidas.

Los bancos escriben los nombres en mayúsculas, sin tildes, con la forma legal de mil maneras, en otro orden y cortados a
las letras que caben en su pantalla. Aquí no se decide si dos son el mismo.
"""

import re
from functools import lru_cache
from itertools import combinations

import msgspec

from buzon.dominio.nombres import sin_tildes

# Cada forma legal y la que le equivale. Vacía: acompaña a otra y sola no distingue nada.
_FORMAS = {
    **dict.fromkeys(("sa", "sau", "anonima", "saa"), "sa"),
    **dict.fromkeys(("sl", "slu", "slp", "slne", "sll"), "sl"),
    **dict.fromkeys(("srl", "rl"), "srl"),
    **dict.fromkeys(("ltda", "limitada", "ltd"), "ltda"),
    **{forma: forma for forma in ("sac", "spa", "eirl", "sas", "sapi", "cb", "scp", "gmbh", "bv", "coop", "ei")},
    **dict.fromkeys(("inc", "corp"), "inc"),
    **dict.fromkeys(
        ("cv", "sc", "ac", "llc", "cia", "compania", "company", "sociedad", "responsabilidad", "bic", "sab", "ca"), ""
    ),
}
_VACIAS = frozenset("de del la las los el y e en the and da do dos s".split())
# Lo que un banco pone delante del nombre y no es el nombre.
_ANTES = frozenset(
    "transferencia transf tef abono deposito pago ingreso orden ordenante cliente sr sra srta sres don dona dn".split()
)
_LARGO_CLAVE = 4
_MAX_LETRAS = 200


class Denominacion(msgspec.Struct, frozen=True):
    """Un nombre desmontado.

    `palabras`: las propias, en orden, sin partículas ni forma legal. `formas`: las legales, en su forma canónica.
    `seguido`: todas las letras y cifras tal como se escriben, sin huecos, para reconocer un nombre cortado.
    """

    palabras: tuple[str, ...]
    formas: frozenset[str]
    seguido: str

    @property
    def clave(self) -> str:
        """La misma para el mismo nombre en cualquier orden; vacía si no queda ninguna palabra propia."""
        return " ".join(sorted(self.palabras))


def _juntar_siglas(palabras: list[str]) -> list[str]:
    """Junta "s p a" en "spa"; las iniciales que no forman una sigla conocida se quedan sueltas."""
    juntas: list[str] = []
    tanda: list[str] = []
    for palabra in [*palabras, ""]:
        if len(palabra) == 1 and palabra.isalpha():
            tanda.append(palabra)
            continue
        sigla = "".join(tanda)
        juntas.extend([sigla] if sigla in _FORMAS else tanda)
        tanda = []
        juntas.append(palabra)
    return juntas[:-1]


@lru_cache(maxsize=8192)
def denominar(nombre: str) -> Denominacion:
    """Desmonta un nombre. Lo que pase de 200 letras no se mira."""
    limpio = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", sin_tildes(nombre[:_MAX_LETRAS])).replace(".", "")
    todas = _juntar_siglas(re.findall(r"[a-z0-9]+", limpio))
    while todas and (todas[0] in _ANTES or (todas[0] in _VACIAS and len(todas) > 1 and todas[1] in _ANTES)):
        del todas[0]
    while len(todas) > 1 and todas[0] in _VACIAS:
        del todas[0]
    formas = frozenset(forma for palabra in todas[1:] if (forma := _FORMAS.get(palabra)))
    if "sociedad" in todas and "ltda" in formas:
        formas = (formas - {"ltda"}) | {"sl", "ltda"}  # "Sociedad Limitada" en España, "Sociedad … Limitada" en Chile
    propias = [p for lugar, p in enumerate(todas) if p not in _VACIAS and (lugar == 0 or p not in _FORMAS)]
    # El número de documento que algunos bancos pegan detrás del nombre no es parte de él.
    sin_cifras = [p for p in propias if not (p.isdigit() and len(p) > _LARGO_CLAVE)]
    return Denominacion(tuple(sin_cifras or propias), formas, "".join(todas))


def claves_de_busca(denominacion: Denominacion, palabras: int = 6) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Por dónde se encuentra un nombre: el arranque de cada una de sus primeras `palabras`, y el de cada pareja.

    El arranque (cuatro letras) sobrevive a un nombre cortado; la pareja, a las palabras que todo el mundo lleva.
    """
    arranques = sorted({palabra[:_LARGO_CLAVE] for palabra in denominacion.palabras[:palabras]})
    return tuple(arranques), tuple(f"{a} {b}" for a, b in combinations(arranques, 2))
