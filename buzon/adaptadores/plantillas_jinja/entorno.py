"""El entorno de Jinja en que se rellenan las plantillas: cerrado, sin sorpresas y con el gasto contado.

Parte de `ImmutableSandboxedEnvironment` (jinja2 ≥ 3.1.6, por CVE-2024-56326 y CVE-2025-27516) y le quita lo que una
carta no necesita. Los filtros y los métodos que quedan son una lista cerrada: lo que no está, no se puede usar.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from buzon.adaptadores.plantillas_jinja.gasto import Gasto
from buzon.adaptadores.plantillas_jinja.tabla import alinear
from buzon.adaptadores.plantillas_jinja.texto import en_parrafos, quitar_enlaces

_FILTROS = frozenset(
    {
        *(
            "abs",
            "capitalize",
            "count",
            "d",
            "default",
            "e",
            "escape",
            "first",
            "int",
            "items",
            "join",
            "last",
            "length",
        ),
        *("list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort"),
        *("string", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount"),
    }
)
_METODOS: Mapping[type, frozenset[str]] = {
    str: frozenset({"upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "startswith", "endswith"}),
    dict: frozenset({"items", "keys", "values", "get"}),
}
_DATOS = (str, bytes, int, float, list, tuple, dict, set, frozenset)
_TOPE_DE_NUMERO = 10**18


class _Contador(NodeTransformer):
    """Pone un contador en lo único que el entorno no puede vigilar desde fuera: bucles, uniones y filtros."""

    def visit_For(self, nodo: nodes.For) -> nodes.Node:  # noqa: N802 - así la busca jinja2
        """El bucle recorre contando. Los recursivos se rechazan: su hondura no se puede contar así."""
        if nodo.recursive:
            raise TemplateSyntaxError("los bucles recursivos no están permitidos", nodo.lineno)
        self.generic_visit(nodo)
        nodo.iter = _con_filtro(nodo.iter, "recorrido")
        return nodo

    def visit_Concat(self, nodo: nodes.Concat) -> nodes.Node:  # noqa: N802 - así la busca jinja2
        """Lo unido con `~` se mide, y ningún trozo puede venir vacío."""
        self.generic_visit(nodo)
        nodo.nodes = [_con_filtro(trozo, "presente") for trozo in nodo.nodes]
        return _con_filtro(nodo, "medido")

    def visit_Filter(self, nodo: nodes.Filter) -> nodes.Node:  # noqa: N802 - así la busca jinja2
        """Lo que sale de un filtro se mide."""
        self.generic_visit(nodo)
        return nodo if nodo.node is None else _con_filtro(nodo, "medido")


def _con_filtro(nodo: Any, nombre: str) -> nodes.Filter:
    return nodes.Filter(nodo, nombre, [], [], None, None, lineno=nodo.lineno)


class Entorno(ImmutableSandboxedEnvironment):
    """El entorno de las cartas. `gasto` se pone a cero antes de cada una."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, cargador: BaseLoader) -> None:
        super().__init__(
            loader=cargador,
            undefined=StrictUndefined,
            autoescape=lambda nombre: bool(nombre and nombre.endswith(".html.j2")),
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._presentar,
        )
        self.gasto = Gasto()
        self.filters = {nombre: filtro for nombre, filtro in self.filters.items() if nombre in _FILTROS} | {
            "recorrido": self.gasto.recorrer,
            "medido": self.gasto.medir,
            "presente": self._presentar,
            "sin_enlaces": quitar_enlaces,
            "parrafos": en_parrafos,
        }
        self.globals = {n: v for n, v in self.globals.items() if n in {"range", "dict", "namespace"}} | {
            "alinear": alinear
        }

    def _presentar(self, valor: Any) -> Any:
        """Lo que se va a imprimir: palabras o cifras, nunca un vacío ni una lista con el nombre que les da Python."""
        if isinstance(valor, str | Undefined) or (isinstance(valor, int | float) and not isinstance(valor, bool)):
            return self.gasto.medir(valor)
        if valor is None:
            raise SecurityError("se imprime un dato que viene vacío; póngalo dentro de {% if … %}")
        raise SecurityError("se imprime algo que no es texto ni número; recórralo con {% for … %} o elija un dato suyo")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        arbol: nodes.Template = _Contador().visit(super()._parse(source, name, filename))
        return arbol

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063 - como en jinja2
        """Llama a una macro o función contando el paso y midiendo lo que devuelve."""
        __self.gasto.dar_paso()
        return __self.gasto.medir(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Las cuentas valen entre números de tamaño humano; unir textos se hace con `~`, que se mide."""
        del context
        if operator == "**" or not all(isinstance(x, int | float) and abs(x) < _TOPE_DE_NUMERO for x in (left, right)):
            raise SecurityError(f"la operación «{operator}» solo vale entre números; para unir textos use «~»")
        return self.binop_table[operator](left, right)

    def wrap_str_format(self, value: Any) -> None:
        """Sin `format`: el de jinja2 es seguro, pero deja pedir un relleno de mil millones de espacios."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """De un dato llano solo se alcanzan los métodos de la lista."""
        for tipo in _DATOS:
            if isinstance(obj, tipo):
                return attr in _METODOS.get(tipo, ())
        return super().is_safe_attribute(obj, attr, value)
