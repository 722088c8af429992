"""El adaptador: busca el par de archivos, lo rellena, comprueba lo que sale y lo entrega como `Pieza`."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, TemplateError
from jinja2.meta import find_referenced_templates

from buzon.adaptadores.plantillas_jinja.averias import explicar
from buzon.adaptadores.plantillas_jinja.datos import allanar, textos_de
from buzon.adaptadores.plantillas_jinja.entorno import Entorno
from buzon.adaptadores.plantillas_jinja.gasto import TOPE_DE_TEXTO
from buzon.adaptadores.plantillas_jinja.texto import ajustar
from buzon.puertos import FalloDefinitivo, Pieza

_TXT, _HTML = ".txt.j2", ".html.j2"
_NOMBRE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_ASUNTO = re.compile(r"\s{0,20}Asunto:([^\n]{1,2000})(?:\n|\Z)")
_TOPE_DEL_ASUNTO = 150
_VACIO = re.compile(r"\bNone\b")

# Además de los suyos, Jinja deja pasar los errores de las cuentas y del código de Python que genera.
_AVERIAS = (
    *(TemplateError, ArithmeticError, AssertionError, AttributeError, LookupError, NameError),
    *(OSError, RecursionError, SyntaxError, TypeError, ValueError),
)


class PlantillasJinja:
    """Las plantillas de unas carpetas; por cada archivo manda la primera carpeta que lo tiene.

    Cumple `buzon.puertos.Plantillas`. No la comparten dos hilos: cuenta el gasto de una carta cada vez.
    """

    def __init__(self, carpetas: Sequence[Path]) -> None:
        self._cargador = ChoiceLoader([FileSystemLoader(carpeta, encoding="utf-8") for carpeta in carpetas])
        self._entorno = Entorno(self._cargador)

    def nombres(self) -> tuple[str, ...]:
        """Las plantillas que tienen sus dos partes, sin sufijo y en orden alfabético."""
        archivos = set(self._cargador.list_templates())
        bases = {archivo.removesuffix(_TXT) for archivo in archivos if archivo.endswith(_TXT)}
        return tuple(sorted(base for base in bases if _NOMBRE.fullmatch(base) and base + _HTML in archivos))

    def fuentes(self, nombre: str) -> tuple[str, str]:
        """El texto de `<nombre>.txt.j2` y de `<nombre>.html.j2` tal como están escritos; vacío el que falte."""
        self._comprobar_nombre(nombre)
        archivos = set(self._cargador.list_templates())
        txt, html = (
            self._cargador.get_source(self._entorno, archivo)[0] if archivo in archivos else ""
            for archivo in (nombre + _TXT, nombre + _HTML)
        )
        return txt, html

    def archivos_de(self, nombre: str) -> dict[str, str]:
        """Las fuentes de todos los archivos de los que sale una carta, los suyos y los que usan, por su nombre.

        Los que no se pueden leer no están: quien la rellene lo dirá.
        """
        self._comprobar_nombre(nombre)
        pendientes, fuentes = [nombre + _TXT, nombre + _HTML], dict[str, str]()
        while pendientes:
            archivo = pendientes.pop(0)
            if archivo in fuentes:
                continue
            try:
                fuente = self._cargador.get_source(self._entorno, archivo)[0]
                usados = find_referenced_templates(self._entorno.parse(fuente))
                pendientes.extend(usado for usado in usados if usado)
            except _AVERIAS:
                continue
            fuentes[archivo] = fuente
        return fuentes

    def escribir(self, nombre: str, datos: Mapping[str, Any]) -> Pieza:
        """Rellena las dos partes de una carta.

        La primera línea del `.txt.j2` es el asunto (`Asunto: …`); el texto se ajusta a 78 columnas y al HTML se le
        pasan los estilos a cada etiqueta, porque muchos programas de correo tiran los de la cabecera.

        Raises:
            FalloDefinitivo: falta la plantilla o un dato, está mal escrita, o lo que sale no se puede enviar.
        """
        self._comprobar_nombre(nombre)
        llanos = allanar(datos)
        asunto, texto = self._partir(nombre, self._rellenar(nombre + _TXT, llanos))
        html = self._con_estilos(nombre, self._rellenar(nombre + _HTML, llanos))
        pieza = Pieza(asunto, ajustar(texto), html)
        self._revisar(nombre, pieza, llanos)
        return pieza

    def _comprobar_nombre(self, nombre: str) -> None:
        if not _NOMBRE.fullmatch(nombre):
            raise FalloDefinitivo(f"«{nombre[:80]}» no es nombre de plantilla: use letras minúsculas, cifras y «_».")

    def _rellenar(self, archivo: str, datos: Mapping[str, Any]) -> str:
        self._entorno.gasto.empezar()
        trozos: list[str] = []
        tamano = 0
        try:
            for trozo in self._entorno.get_template(archivo).generate(datos):
                trozos.append(trozo)
                tamano += len(trozo.encode())
                if tamano > TOPE_DE_TEXTO:
                    break
        except _AVERIAS as error:
            raise explicar(archivo, error) from error
        if tamano > TOPE_DE_TEXTO:
            tope = f"{TOPE_DE_TEXTO // 1024} kB"
            raise FalloDefinitivo(f"La plantilla «{archivo}» produce más de {tope}: acorte lo que repite.")
        return "".join(trozos)

    def _partir(self, nombre: str, relleno: str) -> tuple[str, str]:
        """Separa el asunto del texto."""
        hallado = _ASUNTO.match(relleno)
        asunto = " ".join(hallado.group(1).split()) if hallado else ""
        if hallado is None or not asunto:
            raise FalloDefinitivo(f"La plantilla «{nombre}{_TXT}» debe empezar por una línea «Asunto: …».")
        if len(asunto) > _TOPE_DEL_ASUNTO:
            asunto = asunto[: _TOPE_DEL_ASUNTO - 1].rstrip() + "…"
        return asunto, relleno[hallado.end() :]

    def _con_estilos(self, nombre: str, html: str) -> str:
        import css_inline  # noqa: PLC0415 - import pesado

        try:
            return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True).inline(html)
        except (css_inline.InlineError, ValueError) as error:
            raise explicar(nombre + _HTML, error) from error

    def _revisar(self, nombre: str, pieza: Pieza, datos: Mapping[str, Any]) -> None:
        """Lo último antes de salir: que no esté vacía ni enseñe las costuras."""
        if not pieza.texto.strip() or not pieza.html.strip():
            raise FalloDefinitivo(f"La plantilla «{nombre}» deja vacía una de las dos partes de la carta.")
        if len(pieza.html.encode()) > TOPE_DE_TEXTO or len(pieza.texto.encode()) > TOPE_DE_TEXTO:
            raise FalloDefinitivo(f"La carta de «{nombre}» ocupa más de {TOPE_DE_TEXTO // 1024} kB: acórtela.")
        todo = f"{pieza.asunto}\n{pieza.texto}\n{pieza.html}"
        if "{{" in todo or "{%" in todo:
            raise FalloDefinitivo(f"La plantilla «{nombre}» deja llaves de plantilla sin rellenar en la carta.")
        if _VACIO.search(todo) and not any(_VACIO.search(texto) for texto in textos_de(datos)):
            raise FalloDefinitivo(f"La plantilla «{nombre}» imprime «None»: proteja el dato vacío con {{% if … %}}.")
