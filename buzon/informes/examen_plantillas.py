"""El examen de las plantillas: rellena cada una con datos de ejemplo y dice, en palabras, qué le falta o le sobra.

No corrige nada ni lee archivos: recibe la fuente y quien sabe rellenarla, y devuelve frases para quien la escribió.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple, Protocol

from buzon.informes import examen_reglas as reglas
from buzon.informes.examen_avisos import CASOS
from buzon.informes.examen_ejemplos import A_TERCEROS, AL_TITULAR, RESUMEN, SEMANAL, datos_de_ejemplo
from buzon.informes.examen_lugares import de_donde_sale, lugar_de, solo_lo_que_se_lee
from buzon.informes.examen_palabras import PROHIBIDAS_POR_PAIS

_ANCHO = 78
_CERCA = 24  # letras que se miran tras un «te» o un «su» para saber en qué línea está


class Escrito(Protocol):
    """Una carta ya escrita (`buzon.puertos.Pieza` lo es)."""

    @property
    def asunto(self) -> str:
        """Una línea."""
        ...

    @property
    def texto(self) -> str:
        """La parte de texto."""
        ...

    @property
    def html(self) -> str:
        """La parte HTML."""
        ...


class _Muestra(NamedTuple):
    """Una carta rellena con un caso: sus datos, y lo que se lee en cada parte con los espacios igualados."""

    trato: str
    datos: Mapping[str, Any]
    asunto: str
    partes: Mapping[str, str]
    texto: str
    html: str
    archivos: Mapping[str, str]


class _Reparo(NamedTuple):
    """Algo que no debe decirse: las palabras con que se dijo, y qué escribir en su lugar."""

    dicho: str
    frase: str


def examinar(
    nombre: str,
    txt: str,
    html: str,
    escribir: Callable[[Mapping[str, Any]], Escrito],
    tratos: Sequence[str] = ("usted", "tu"),
    archivos: Mapping[str, str] | None = None,
    ley: str = "",
) -> tuple[str, ...]:
    """Lo que hay que corregir en una plantilla, en frases con su archivo y su línea; vacío si está bien.

    Args:
        nombre: sin sufijo; de él depende qué debe verse (una desconocida se examina como una etapa más).
        txt: la fuente de `<nombre>.txt.j2`, o vacío si no está.
        html: la de `<nombre>.html.j2`.
        escribir: rellena la plantilla con unos datos; lo que lance se cuenta como un fallo más.
        tratos: los que la casa usa.
        archivos: las fuentes de todos los archivos de los que sale la carta, por su nombre; sin ellos, sus dos partes.
        ley: la del país de la casa que manda no decir ciertas cosas, para citarla.
    """
    if faltan := [
        f"{nombre}{sufijo}" for sufijo, fuente in ((".txt.j2", txt), (".html.j2", html)) if not fuente.strip()
    ]:
        return tuple(f"Falta «{falta}»: toda carta lleva su parte de texto y su parte HTML." for falta in faltan)
    archivos = archivos or {f"{nombre}.txt.j2": txt, f"{nombre}.html.j2": html}
    fallos = [
        _con_su_lugar(nombre, reparo, {archivo: fuente}, ley)
        for archivo, fuente in archivos.items()
        for reparo in _de_palabras(solo_lo_que_se_lee(fuente))
    ]
    for trato in tratos:
        for caso in CASOS:
            datos = datos_de_ejemplo(nombre, trato, caso)
            try:
                pieza = escribir(datos)
            except Exception as error:  # noqa: BLE001 - el fallo de quien rellena es justo lo que se busca
                fallos.append(f"«{nombre}» no se puede rellenar ({caso}, {trato}): {error}")
                continue
            for fallo in _de_una_muestra(nombre, _leer(trato, datos, pieza, archivos)):
                if isinstance(fallo, _Reparo):
                    fallos.append(_con_su_lugar(nombre, fallo, archivos, ley))
                else:
                    fallos.append(f"«{nombre}»: {fallo}")
    return tuple(dict.fromkeys(fallos))


def _con_su_lugar(nombre: str, reparo: _Reparo, archivos: Mapping[str, str], ley: str) -> str:
    lugar = lugar_de(archivos, reparo.dicho) or f"«{nombre}»"
    return f"{lugar}: {reparo.frase}" + (f" (lo manda {ley})" if ley and reparo.frase.startswith("no escriba") else "")


def _leer(trato: str, datos: Mapping[str, Any], pieza: Escrito, archivos: Mapping[str, str]) -> _Muestra:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - import pesado

    arbol = LexborHTMLParser(pieza.html)
    visible = arbol.body.text(separator=" ") if arbol.body else ""
    partes = {"el texto": _llano(pieza.texto), "el HTML": _llano(visible)}
    return _Muestra(trato, datos, pieza.asunto, partes, pieza.texto, pieza.html, archivos)


def _llano(texto: str) -> str:
    """Los espacios igualados, y sin los que se cuelan antes de un signo al juntar etiquetas."""
    return re.sub(r" ([.,;:»)])", r"\1", " ".join(texto.split()))


def _de_una_muestra(nombre: str, muestra: _Muestra) -> Iterator[str | _Reparo]:
    yield from _de_bloques(_bloques(nombre), muestra)
    yield from _de_palabras(muestra.asunto + "\n" + muestra.partes["el texto"])
    yield from _de_palabras(muestra.partes["el HTML"])
    yield from _de_forma(muestra)
    if nombre not in AL_TITULAR | A_TERCEROS and nombre not in (RESUMEN, SEMANAL):
        yield from _de_carta(nombre, muestra)


def _bloques(nombre: str) -> tuple[reglas.Bloque, ...]:
    if nombre in AL_TITULAR:
        return reglas.BLOQUES_DEL_TITULAR
    if nombre == RESUMEN:
        return reglas.BLOQUES_DEL_RESUMEN
    if nombre == SEMANAL:
        return reglas.BLOQUES_DE_LA_SEMANA
    if nombre in A_TERCEROS:
        return reglas.BLOQUES_DE_TERCEROS
    comunes = reglas.BLOQUES_DE_GRACIAS if nombre == "gracias" else reglas.BLOQUES_DE_RECLAMO
    return (*comunes, *reglas.BLOQUES_PROPIOS.get(nombre, ()))


def _de_bloques(bloques: Sequence[reglas.Bloque], muestra: _Muestra) -> Iterator[str]:
    """Cada dato del ejemplo que debería leerse y no se lee."""
    for bloque in bloques:
        for ruta in bloque.rutas:
            for valor in _valores(muestra.datos, ruta.split(".")):
                for donde, leido in muestra.partes.items():
                    if _llano(valor) not in leido:
                        parte = "txt" if donde == "el texto" else "html"
                        en = de_donde_sale(muestra.archivos, parte)
                        yield f"en {donde} no se ve {bloque.que}: añada el dato «{ruta}» en {en}"


def _valores(dato: Any, ruta: Sequence[str]) -> Iterator[str]:
    """Los textos no vacíos que hay en una ruta; las listas se recorren."""
    if isinstance(dato, list | tuple):
        for parte in dato:
            yield from _valores(parte, ruta)
    elif ruta and isinstance(dato, Mapping):
        yield from _valores(dato.get(ruta[0]), ruta[1:])
    elif isinstance(dato, str) and dato and not ruta:
        yield dato


def _de_palabras(leido: str) -> Iterator[_Reparo]:
    for frase in (*reglas.PROHIBIDAS, *PROHIBIDAS_POR_PAIS):
        if hallado := frase.patron.search(leido):
            yield _Reparo(hallado.group(), _reparo(hallado.group(), frase))
    for patron in (reglas.MAYUSCULAS, reglas.GRITOS):
        if hallado := patron.search(leido):
            dicho = hallado.group()
            yield _Reparo(dicho, f"no grite («{dicho}»): escriba con minúsculas y un solo signo")


def _reparo(dicho: str, frase: reglas.Frase) -> str:
    return f"no escriba «{' '.join(dicho.split())}»: {frase.razon}. Mejor: {frase.mejor}"


def _de_forma(muestra: _Muestra) -> Iterator[str]:
    for patron, razon in reglas.HTML_AJENO:
        if patron.search(muestra.html):
            yield f"el HTML {razon}: déjelo solo con texto, tablas y enlaces «mailto:» o «https:»"
    for patron, que in reglas.HTML_NECESARIO:
        if not patron.search(muestra.html):
            yield f"al HTML le falta {que}"
    if any(len(linea) > _ANCHO and " " in linea.strip() for linea in muestra.texto.splitlines()):
        yield f"el texto tiene líneas de más de {_ANCHO} columnas: use «alinear» para las tablas"


def _de_carta(nombre: str, muestra: _Muestra) -> Iterator[str | _Reparo]:
    """Lo que solo se mira en lo que recibe un cliente."""
    datos = muestra.datos
    if hallado := reglas.EN_ASUNTO.patron.search(muestra.asunto):
        yield "en el asunto, " + _reparo(hallado.group(), reglas.EN_ASUNTO)
    if any(
        valor in muestra.asunto for ruta in ("total", "facturas.saldo") for valor in _valores(datos, ruta.split("."))
    ):
        yield "el asunto dice cuánto se debe: quítelo, lo lee cualquiera que mire la pantalla"
    for donde, leido in muestra.partes.items():
        if not datos.get("cargos") and (hallado := reglas.SIN_BASE.patron.search(leido)):
            yield _Reparo(hallado.group(), _reparo(hallado.group(), reglas.SIN_BASE))
        if hallado := reglas.TRATO_AJENO[muestra.trato].search(leido):
            alrededor = leido[hallado.start() : hallado.end() + _CERCA].rpartition(" ")[0] or hallado.group()
            frase = f"en {donde} se trata de «{muestra.trato}» y se lee «{hallado.group()}»: mire {{{{ trato }}}}"
            yield _Reparo(alrededor, frase)
        if nombre != "gracias":
            yield from _de_reclamo(donde, leido, muestra)
    if nombre != "gracias":
        yield from _de_botones(muestra)


def _de_reclamo(donde: str, leido: str, muestra: _Muestra) -> Iterator[str]:
    if any(factura["copia"] for factura in muestra.datos["facturas"]) and not reglas.COPIA.search(leido):
        yield f"{donde} no dice que va copia de la factura: añada «Adjuntamos copia de la factura»"
    if not reglas.CONDICIONES.search(leido):
        yield f"{donde} no recuerda las condiciones: diga qué plazo se acordó"
    if not reglas.CONSECUENCIAS.search(leido):
        yield f"{donde} no dice qué pasa después: diga qué hará si no hay pago ni respuesta, sin darlo por seguro"


def _de_botones(muestra: _Muestra) -> Iterator[str]:
    """Las respuestas de un toque van en las dos partes: quien lee solo el texto también contesta con una."""
    enlaces = [enlace["enlace"] for enlace in muestra.datos.get("enlaces") or () if muestra.datos.get("total")]
    for parte, leido in (("txt", muestra.texto), ("html", unescape(muestra.html))):
        if any(enlace not in leido for enlace in enlaces):
            en = de_donde_sale(muestra.archivos, parte)
            donde = "el texto" if parte == "txt" else "el HTML"
            yield f"en {donde} no van las respuestas de un toque: añada el dato «enlaces.enlace» en {en}"
