"""El nombre de quien debe y de quien emite en una hoja, por el rótulo que lo anuncia o por estar junto a su número."""

import re
from collections.abc import Iterator

from buzon.documentos.campos.candidatos import Marca, Sitio
from buzon.documentos.campos.eleccion import Elegido
from buzon.documentos.campos.empresas import termina_en_forma
from buzon.documentos.campos.hoja import Hoja
from buzon.documentos.campos.identidades import buscar_identidades
from buzon.documentos.campos.rotulos import ConPapel, papel_cercano
from buzon.dominio.llano import allanar

CORREO = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w-])")
# Lo que suele seguir a «cliente» o «receptor» sin ser su nombre.
_NO_ES_NOMBRE = re.compile(
    r"(?:domicilio|direccion|datos|vat|nif|cif|rfc|rut|nit|ruc|cuit|gln|numero|num|n[o°.]|no\.|nro|porcentaje|"
    r"codigo|cod|e-?mail|correo|"
    r"telefono|tel|id|identificacion|nombre|razon|fecha|tipo|condicion|cantidad|total|contado|credito|el|la|los|"
    r"de|del|que|para|se|su|por|en|"
    r"exterior|extranjero|final|name|number|address|please|the)(?![a-z])"
)
_FORMA_SOLA = re.compile(
    r"(?:(?:de|s\.? ?a\.?|c\.? ?v\.?|s\.? ?l\.?|r\.? ?l\.?|s\.? ?a\.? ?p\.? ?i\.?|s\.? ?a\.? ?s\.?|ltda\.?|spa|"
    r"limitada|e\.?i\.?r\.?l\.?|y cia\.?)[ .]{0,2}){1,6}"
)
_TRAS_EL_NOMBRE = re.compile(
    r"(?i)\s{0,3}[(,;:/|-]?\s{0,3}\b(?:R\.?U\.?T|RFC|NIT|RUC|CUIT|NIF|CIF|DNI|tel[eé]fono|direcci[oó]n)\b"
)
# El punto final de estas es suyo y no de la frase.
_ABREVIADA = re.compile(r"(?i)\b(?:S\.A|S\.L|S\.L\.U|Ltda|C\.V|S\.A\.S|S\.A\.C|S\.R\.L|E\.I\.R\.L|Cía|Inc)$")
_BORDES = " .,:;-–—/|()*#"
_TRES_LETRAS = 3
_MEMBRETE = 8
_TOPE_NOMBRE = 120
# Un nombre va con el número fiscal que tiene a dos renglones, y no con el del otro.
_AL_LADO = 2


def nombres_de(sitios: list[Sitio], rotulos: list[Marca], ids: list[ConPapel]) -> Iterator[Elegido[str]]:
    """Los que pueden ser el nombre de quien debe: bajo un rótulo suyo, o anunciados junto a su número fiscal."""
    yield from _rotulados(sitios)
    suyos = [i.renglon for i in ids if i.papel == "receptor"]
    ajenos = [i.renglon for i in ids if i.papel == "emisor"]
    vistos: set[int] = set()
    for sitio in sitios:
        if sitio.campo != "nombre" or not sitio.es_rotulo or sitio.renglon in vistos:
            continue
        nombre = limpiar_nombre(sitio.texto)
        if not nombre or sitio.texto.endswith(":") or _NO_ES_NOMBRE.match(allanar(nombre)):
            continue
        vistos.add(sitio.renglon)
        cita = f"{sitio.etiqueta} {sitio.texto}"
        de_quien, seguro = papel_cercano(sitio.renglon, sitio.celda, 0, rotulos)
        if _esta_junto(sitio.renglon, suyos, ajenos) and de_quien != "emisor":
            yield Elegido(nombre, 0.85, cita)
        elif de_quien == "receptor" and not _esta_junto(sitio.renglon, ajenos, suyos):
            yield Elegido(nombre, seguro * 0.9, cita)


def _esta_junto(renglon: int, suyos: list[int], ajenos: list[int]) -> bool:
    """Si el número fiscal de uno está al lado y el del otro, más lejos. Sin los dos números no se sabe.

    El nombre va delante de su número: uno que está por encima está el doble de lejos.
    """
    if not suyos or not ajenos:
        return False
    cerca, lejos = (min(r - renglon if r >= renglon else 2 * (renglon - r) for r in de) for de in (suyos, ajenos))
    return cerca <= _AL_LADO and cerca < lejos


def _rotulados(sitios: list[Sitio]) -> Iterator[Elegido[str]]:
    """El primer nombre bajo cada rótulo de quien debe; si la línea siguiente es solo su forma jurídica, va con él."""
    anterior: Sitio | None = None
    for sitio in sitios:
        if sitio.campo != "receptor" or not sitio.es_rotulo:
            continue
        es_segunda = anterior is not None and sitio.modo == "debajo" and anterior.renglon == sitio.renglon
        if es_segunda and anterior is not None and anterior.modo == "debajo":
            if _FORMA_SOLA.fullmatch(sitio.celda.llano) and (
                nombre := limpiar_nombre(f"{anterior.texto} {sitio.texto}")
            ):
                yield Elegido(nombre, anterior.certeza * 0.9 + 0.1, f"{sitio.etiqueta} {nombre}")
            continue
        anterior = sitio
        if (
            not sitio.texto.endswith(":")
            and (nombre := limpiar_nombre(sitio.texto))
            and not _NO_ES_NOMBRE.match(allanar(nombre))
        ):
            yield Elegido(nombre, sitio.certeza * 0.9, f"{sitio.etiqueta} {sitio.texto}")


def emisores_de(hojas: tuple[Hoja, ...], sitios: list[Sitio], cliente: str) -> Iterator[Elegido[str]]:
    """El nombre bajo el rótulo de quien emite; si no hay, la primera razón social del membrete."""
    for sitio in sitios:
        if sitio.campo == "emisor" and sitio.es_rotulo and not sitio.texto.endswith(":"):
            nombre = limpiar_nombre(sitio.texto)
            if nombre and nombre != cliente and not _NO_ES_NOMBRE.match(allanar(nombre)):
                yield Elegido(nombre, sitio.certeza * 0.85, f"{sitio.etiqueta} {sitio.texto}")
                return
    for renglon in hojas[0].renglones[:_MEMBRETE] if hojas else ():
        for celda in renglon:
            nombre = limpiar_nombre(celda.texto)
            if nombre and termina_en_forma(nombre) and nombre != cliente and len(nombre.split()) <= 10:  # noqa: PLR2004 - más palabras son una frase
                yield Elegido(nombre, 0.6, celda.texto)
                return


def limpiar_nombre(texto: str) -> str | None:
    """Un nombre de persona o empresa sin el número fiscal ni el correo que lo siguen; `None` si no parece un nombre."""
    for identidad in buscar_identidades(texto):
        texto = texto[: identidad.inicio]
    cortado = _TRAS_EL_NOMBRE.split(CORREO.split(texto)[0])[0].strip()
    nombre = cortado.strip(_BORDES)
    if _ABREVIADA.search(nombre) and f"{nombre}." in cortado:
        nombre += "."
    letras, cifras = sum(c.isalpha() for c in nombre), sum(c.isdigit() for c in nombre)
    if letras < _TRES_LETRAS or cifras > letras or len(nombre) > _TOPE_NOMBRE:
        return None
    # «Régimen fiscal: 601» es otra etiqueta con su valor; «(no usar para pagos)», una nota.
    return None if cortado.startswith("(") or re.search(r"\w: |[@?]", nombre) else nombre
