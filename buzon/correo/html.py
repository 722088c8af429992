"""De HTML de correo a texto: párrafos, listas, filas de tabla en un renglón, y las citas marcadas con «> ».

No sanea para mostrar ni sigue enlaces. Marca las citas como lo haría un correo llano para que quien separa lo nuevo
de lo citado trabaje igual con los dos. Recorre el árbol con una pila propia: el HTML hostil anida miles de niveles.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from buzon.correo.pliego import Pliego

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TOPE = 2_000_000
NODOS = 200_000
HONDURA = 512
RAYA = "_" * 32
_CELDA_LARGA = 400

_MUDOS = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe", "select", "meta"}
    | {"textarea", "link", "map", "audio", "video", "canvas", "button", "input"}
)
_PARRAFOS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote", "form"})
_RENGLONES = frozenset(
    {"div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "main", "nav", "aside", "address"}
    | {"center", "fieldset", "figure", "figcaption", "caption", "tbody", "thead", "tfoot", "body", "html"}
)
_ANIDAN = re.compile(
    r"<(/?)(?:div|span|table|ul|ol|dl|blockquote|font|center|section|article|main|a|b|i|u|em|strong|small|big|pre|form"
    r"|fieldset|figure|header|footer|nav|aside|address|sub|sup|code|tt|q|s|ins|del|label|o:p|details)\b[^>]{0,4000}>?",
    re.IGNORECASE,
)
_OCULTO = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all", re.IGNORECASE
)
# El botón de sangría de Gmail y Outlook también pone <blockquote>, pero sin raya a la izquierda.
_SANGRIA = re.compile(r"margin\s?:\s?0(?:px)? 0(?:px)? 0(?:px)? 40px|border\s?:\s?none", re.IGNORECASE)
_RAYA_DE_OUTLOOK = re.compile(
    r"border-top\s{0,4}:\s{0,4}(?:solid|1(?:\.0)?p[tx] solid|#\w{3,6}\s[\w.]{3,6} solid)", re.IGNORECASE
)
_FIRMA = re.compile(
    r"(?:^|[\s_-])(?:gmail_signature|moz-signature|signature|firma|protonmail_signature_block)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CITADO = re.compile(
    r"(?:^|\s)(?:x_)?(?:yahoo_quoted|ydp\w{0,20}yahoo_quoted|bloop_quote|OutlookMessageQuote)(?:$|\s)", re.IGNORECASE
)
_WORD = re.compile(r"mso(?:normal|nospacing|plaintext)", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"divrplyfwdmsg|appendonsend|ms-outlook-mobile-reference-message|mail-editor-reference-message|zwchr"
    r"|olk_src_body_section|reply-intro|replysplit",
    re.IGNORECASE,
)


def a_texto(html: str) -> str:
    """El texto legible de un HTML. Tiempo lineal; pasa por alto lo que exceda de TOPE caracteres o NODOS nodos."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - import pesado

    raiz = LexborHTMLParser(_aplanar(html[:TOPE].replace("\x00", ""))).root
    pliego = Pliego()
    if raiz is None:
        return ""
    escritor = _Escritor(pliego)
    for nodo, entra in _recorrer(raiz):
        if nodo.tag == "-text":
            pliego.escribir(nodo.text_content or "")
        elif entra:
            escritor.abrir(nodo)
        else:
            escritor.cerrar(nodo)
    return pliego.texto()


def _aplanar(html: str) -> str:
    """Quita las etiquetas que anidan por debajo de HONDURA: el analizador es cuadrático en la hondura.

    Solo cuentan las etiquetas que de verdad anidan; las de cierre optativo (`p`, `li`, `td`…) se cierran solas.
    """
    if html.count("<") < HONDURA:
        return html
    hondura = 0

    def pesar(etiqueta: re.Match[str]) -> str:
        nonlocal hondura
        if etiqueta.group(1):
            hondura = max(0, hondura - 1)
            return etiqueta.group() if hondura < HONDURA else ""
        hondura += 1
        return etiqueta.group() if hondura <= HONDURA else ""

    return _ANIDAN.sub(pesar, html)


def _recorrer(raiz: "LexborNode") -> Iterator[tuple["LexborNode", bool]]:
    """Cada nodo visible al entrar y, si es un elemento, al salir."""
    pila: list[tuple[LexborNode, bool]] = [(raiz, True)]
    vistos = 0
    while pila and vistos < NODOS:
        nodo, entra = pila.pop()
        vistos += 1
        yield nodo, entra
        if not entra or nodo.tag == "-text":
            continue
        pila.append((nodo, False))
        hijos = []
        hijo = nodo.child
        while hijo is not None:
            if _se_lee(hijo):
                hijos.append((hijo, True))
            hijo = hijo.next
        pila.extend(reversed(hijos))


def _se_lee(nodo: "LexborNode") -> bool:
    etiqueta = nodo.tag or ""
    if etiqueta == "-text":
        return True
    return etiqueta[:1] not in "-!" and etiqueta not in _MUDOS and not _OCULTO.search(_atributo(nodo, "style"))


def _atributo(nodo: "LexborNode", *nombres: str) -> str:
    atributos = nodo.attributes
    return " ".join((atributos.get(nombre) or "")[:500] for nombre in nombres) if atributos else ""


class _Escritor:
    """Traduce cada etiqueta que se abre o se cierra en saltos, marcas y celdas del pliego."""

    def __init__(self, pliego: Pliego) -> None:
        self._pliego = pliego
        self._filas: set[int] = set()
        self._citas: set[int] = set()

    def abrir(self, nodo: "LexborNode") -> None:
        """Lo que se escribe antes del contenido de un elemento."""
        etiqueta, pliego = nodo.tag or "", self._pliego
        if etiqueta == "br":
            pliego.saltar()
        elif etiqueta == "hr":
            pliego.linea(RAYA)
        elif etiqueta in {"td", "th"}:
            padre = nodo.parent
            pliego.abrir_celda(en_fila=padre is not None and padre.mem_id in self._filas)
        elif etiqueta in _PARRAFOS or etiqueta in _RENGLONES:
            pliego.parrafo() if etiqueta in _PARRAFOS and not _es_renglon_de_word(nodo) else pliego.renglon()
            self._marcar(nodo, etiqueta)

    def _marcar(self, nodo: "LexborNode", etiqueta: str) -> None:
        pliego = self._pliego
        senas = _atributo(nodo, "id", "class")
        if etiqueta == "li":
            pliego.escribir("- ")
        elif etiqueta == "tr":
            if _es_fila_de_datos(nodo):
                self._filas.add(nodo.mem_id)
                pliego.abrir_fila()
        elif etiqueta == "pre":
            pliego.literal(1)
        if (etiqueta == "blockquote" and not _es_sangria(nodo)) or _CITADO.search(senas):
            self._citas.add(nodo.mem_id)
            pliego.citar(1)
        elif _ORIGINAL.search(senas) or _RAYA_DE_OUTLOOK.search(_atributo(nodo, "style")):
            pliego.linea(RAYA)
        elif _FIRMA.search(senas):
            pliego.linea("-- ")

    def cerrar(self, nodo: "LexborNode") -> None:
        """Lo que se escribe después del contenido de un elemento."""
        etiqueta, pliego = nodo.tag or "", self._pliego
        if etiqueta in {"td", "th"}:
            pliego.cerrar_celda()
        elif nodo.mem_id in self._filas:
            self._filas.discard(nodo.mem_id)
            pliego.cerrar_fila()
        elif _es_renglon_de_word(nodo):
            pliego.saltar()
        elif etiqueta in _PARRAFOS:
            pliego.parrafo()
        elif etiqueta in _RENGLONES:
            pliego.renglon()
        if etiqueta == "pre":
            pliego.literal(-1)
        if nodo.mem_id in self._citas:
            self._citas.discard(nodo.mem_id)
            pliego.citar(-1)


def _es_renglon_de_word(nodo: "LexborNode") -> bool:
    """Outlook escribe cada renglón como un <p class=MsoNormal> sin margen, y uno vacío donde hay un blanco."""
    return nodo.tag == "p" and _WORD.search(_atributo(nodo, "class")) is not None


def _es_sangria(nodo: "LexborNode") -> bool:
    return _atributo(nodo, "type", "class").strip() == "" and bool(_SANGRIA.search(_atributo(nodo, "style")))


def _es_fila_de_datos(fila: "LexborNode") -> bool:
    """Una fila con dos celdas o más, sin tablas dentro: su etiqueta y su importe van en el mismo renglón."""
    celdas = 0
    hijo = fila.child
    while hijo is not None and celdas < 2:  # noqa: PLR2004 - dos celdas ya son una fila
        celdas += hijo.tag in {"td", "th"}
        hijo = hijo.next
    return celdas > 1 and fila.css_first("table") is None
