"""Quién emite y quién debe en una hoja: cada número fiscal, nombre y correo va con el rótulo que tiene más cerca."""

import re
from collections.abc import Iterator
from typing import Literal

from buzon.documentos.campos.candidatos import Marca, Sitio
from buzon.documentos.campos.eleccion import Elegido, elegir
from buzon.documentos.campos.empresas import termina_en_forma
from buzon.documentos.campos.hoja import Celda, Hoja
from buzon.documentos.campos.identidades import IdentidadHallada, buscar_identidades
from buzon.dominio.lecturas import Indicio, Lectura, Parte
from buzon.dominio.llano import allanar

Papel = Literal["emisor", "receptor"]
CORREO = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w-])")
_AJENAS = re.compile(r"(?:pac|proveedor de certificacion|imprenta|banco|transportista|sii|certificador)\W*$")
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
_LEJOS = 400.0
_MEMBRETE = 8
_TOPE_NOMBRE = 120


class ConPapel(Lectura, frozen=True):
    """Algo hallado en una celda y de quién parece ser; `papel` es `None` si ningún rótulo lo dice."""

    texto: str
    papel: Papel | None
    certeza: float
    cita: str


def buscar_partes(
    hojas: tuple[Hoja, ...], marcas: tuple[Marca, ...], sitios: list[Sitio]
) -> tuple[Parte, Parte, tuple[Indicio, ...]]:
    """Emisor, receptor y los indicios de lo que se leyó de ellos."""
    rotulos = [m for m in marcas if m.etiqueta.campo in {"emisor", "receptor"} and m.etiqueta.inicio <= 1]
    celdas = [(n, c) for n, c in _celdas(hojas)]
    ids = _repartir(list(_identidades(celdas, rotulos)))
    correos = [ConPapel(texto=c, papel=p, certeza=f, cita=t) for c, p, f, t in _correos(celdas, rotulos)]
    nombre = elegir(_nombres(sitios))
    indicios: list[Indicio] = []

    def de(hallados: list[ConPapel], papel: Papel, campo: str) -> str | None:
        elegido = elegir(Elegido(h.texto, h.certeza, h.cita) for h in hallados if h.papel == papel)
        if elegido is None:
            return None
        indicios.append(elegido.indicio(f"{papel}.{campo}"))
        return elegido.valor

    if nombre:
        indicios.append(nombre.indicio("receptor.nombre"))
    vendedor = elegir(_emisores(hojas, sitios, nombre.valor if nombre else ""))
    if vendedor:
        indicios.append(vendedor.indicio("emisor.nombre"))
    emisor = Parte(nombre=vendedor.valor if vendedor else None, id_fiscal=de(ids, "emisor", "id_fiscal"))
    receptor = Parte(
        nombre=nombre.valor if nombre else None,
        id_fiscal=de(ids, "receptor", "id_fiscal"),
        correo=de(correos, "receptor", "correo"),
    )
    return emisor, receptor, tuple(indicios)


def identidades_de(hojas: tuple[Hoja, ...]) -> list[IdentidadHallada]:
    """Todas las de un documento, para saber de qué país es."""
    return [i for _, celda, antes in _con_anterior(hojas) for i in buscar_identidades(celda.texto, antes)]


def _celdas(hojas: tuple[Hoja, ...]) -> Iterator[tuple[int, Celda]]:
    numero = 0
    for hoja in hojas:
        for renglon in hoja.renglones:
            yield from ((numero, celda) for celda in renglon)
            numero += 1


def _con_anterior(hojas: tuple[Hoja, ...]) -> Iterator[tuple[int, Celda, str]]:
    previa: tuple[int, Celda] | None = None
    for numero, celda in _celdas(hojas):
        yield numero, celda, previa[1].texto if previa and previa[0] == numero else ""
        previa = (numero, celda)


def _identidades(celdas: list[tuple[int, Celda]], rotulos: list[Marca]) -> Iterator[ConPapel]:
    vistas: set[str] = set()
    anterior: tuple[int, Celda] | None = None
    for numero, celda in celdas:
        antes = anterior[1].texto if anterior and anterior[0] == numero else ""
        anterior = (numero, celda)
        for hallada in buscar_identidades(celda.texto, antes):
            previo = allanar(f"{antes} {celda.texto[: hallada.inicio]}").rstrip(" :.")
            if hallada.texto in vistas or _AJENAS.search(previo):
                continue
            vistas.add(hallada.texto)
            papel, certeza = _papel_dicho(previo) or _papel(numero, celda, hallada.inicio, rotulos)
            yield ConPapel(texto=hallada.texto, papel=papel, certeza=certeza, cita=f"{antes} {celda.texto}".strip())


def _papel_dicho(previo: str) -> tuple[Papel | None, float] | None:
    """«RUT emisor», «NIF cliente»: la propia etiqueta dice de quién es."""
    ultimas = previo[-30:]
    if re.search(r"(?<![a-z])(?:emisor|vendedor|proveedor|seller|supplier)(?![a-z])", ultimas):
        return "emisor", 0.9
    if re.search(r"(?<![a-z])(?:cliente|receptor|adquir[i]?ente|comprador|customer|buyer)(?![a-z])", ultimas):
        return "receptor", 0.9
    return None


def _papel(numero: int, celda: Celda, inicio: int, rotulos: list[Marca]) -> tuple[Papel | None, float]:
    """El rótulo de encima o de la izquierda que está más cerca; lo que hay debajo de un dato no lo nombra."""
    mejor: tuple[float, Papel] | None = None
    segundo = _LEJOS
    for rotulo in rotulos:
        bajada = rotulo.celda.arriba - celda.arriba
        if rotulo.renglon > numero or (rotulo.celda is celda and rotulo.etiqueta.inicio > inicio):
            continue
        if rotulo.celda.izquierda - celda.derecha > celda.alto:
            # Un rótulo de la columna de la derecha no nombra lo de la izquierda.
            continue
        ladeo = max(rotulo.celda.izquierda - celda.derecha, celda.izquierda - rotulo.celda.derecha, 0.0)
        renglones = float(numero - rotulo.renglon)
        distancia = renglones * 2 + ladeo / max(celda.alto, 1.0) + (0 if bajada >= -celda.alto else _LEJOS)
        papel: Papel = "receptor" if rotulo.etiqueta.campo == "receptor" else "emisor"
        if mejor is None or distancia < mejor[0]:
            segundo = mejor[0] if mejor and mejor[1] != papel else segundo
            mejor = (distancia, papel)
        elif papel != mejor[1]:
            segundo = min(segundo, distancia)
    if mejor is None or mejor[0] > 60:  # noqa: PLR2004 - treinta renglones: ya no es su rótulo
        return None, 0.0
    return mejor[1], 0.9 if segundo - mejor[0] > 2 else 0.6  # noqa: PLR2004 - un renglón de ventaja


def _repartir(ids: list[ConPapel]) -> list[ConPapel]:
    """Sin rótulo, el primer número de una factura es de quien la emite y el segundo de quien la debe."""
    repartidos: list[ConPapel] = []
    ocupados = {i.papel for i in ids}
    libres: list[Papel] = [p for p in ("emisor", "receptor") if p not in ocupados]
    for identidad in ids:
        if identidad.papel is None and libres:
            papel = libres.pop(0)
            repartidos.append(ConPapel(texto=identidad.texto, papel=papel, certeza=0.65, cita=identidad.cita))
        else:
            repartidos.append(identidad)
    return repartidos


def _correos(celdas: list[tuple[int, Celda]], rotulos: list[Marca]) -> Iterator[tuple[str, Papel | None, float, str]]:
    for numero, celda in celdas:
        for casa in CORREO.finditer(celda.texto) if "@" in celda.texto else ():
            papel, certeza = _papel(numero, celda, casa.start(), rotulos)
            yield casa[0].lower(), papel, min(certeza, 0.8), celda.texto


def _nombres(sitios: list[Sitio]) -> Iterator[Elegido[str]]:
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


def _emisores(hojas: tuple[Hoja, ...], sitios: list[Sitio], cliente: str) -> Iterator[Elegido[str]]:
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
            if nombre and termina_en_forma(nombre) and nombre != cliente and len(nombre.split()) <= 10:  # noqa: PLR2004
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
