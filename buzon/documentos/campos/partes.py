"""Quién emite y quién debe en una hoja: cada número fiscal, nombre y correo va con el rótulo que tiene más cerca."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from buzon.documentos.campos.candidatos import Marca, Sitio
from buzon.documentos.campos.eleccion import Elegido, elegir
from buzon.documentos.campos.hoja import Celda, Hoja
from buzon.documentos.campos.identidades import IdentidadHallada, buscar_identidades
from buzon.documentos.campos.nombres import CORREO, emisores_de, nombres_de
from buzon.documentos.campos.rotulos import ConPapel, Papel, papel_cercano
from buzon.dominio.lecturas import Indicio, Parte
from buzon.dominio.llano import allanar

_REGISTRO = re.compile(r"\b(?:registro mercantil|r\. ?m\.|inscrita en)\b")
_AJENAS = re.compile(r"(?:pac|proveedor de certificacion|imprenta|banco|transportista|sii|certificador)\W*$")


def buscar_partes(
    hojas: tuple[Hoja, ...], marcas: tuple[Marca, ...], sitios: list[Sitio]
) -> tuple[Parte, Parte, tuple[Indicio, ...]]:
    """Emisor, receptor y los indicios de lo que se leyó de ellos."""
    rotulos = [m for m in marcas if m.etiqueta.campo in {"emisor", "receptor"} and m.etiqueta.inicio <= 1]
    celdas = [(n, c) for n, c in _celdas(hojas)]
    ids = _repartir(list(_identidades(celdas, rotulos)))
    correos = [ConPapel(texto=c, papel=p, certeza=f, cita=t) for c, p, f, t in _correos(celdas, rotulos)]
    nombre = elegir(nombres_de(sitios, rotulos, ids))
    indicios: list[Indicio] = []

    def de(hallados: list[ConPapel], papel: Papel, campo: str) -> str | None:
        elegido = elegir(Elegido(h.texto, h.certeza, h.cita) for h in hallados if h.papel == papel)
        if elegido is None:
            return None
        indicios.append(elegido.indicio(f"{papel}.{campo}"))
        return elegido.valor

    if nombre:
        indicios.append(nombre.indicio("receptor.nombre"))
    vendedor = elegir(emisores_de(hojas, sitios, nombre.valor if nombre else ""))
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
            papel, certeza = (
                _papel_dicho(previo)
                or _del_registro(celda)
                or _quien_debe(numero, rotulos)
                or papel_cercano(numero, celda, hallada.inicio, rotulos)
            )
            yield ConPapel(
                texto=hallada.texto,
                papel=papel,
                certeza=certeza,
                cita=f"{antes} {celda.texto}".strip(),
                renglon=numero,
            )


def _papel_dicho(previo: str) -> tuple[Papel | None, float] | None:
    """«RUT emisor», «NIF cliente»: la propia etiqueta dice de quién es."""
    ultimas = previo[-30:]
    if re.search(r"(?<![a-z])(?:emisor|vendedor|proveedor|seller|supplier)(?![a-z])", ultimas):
        return "emisor", 0.9
    if re.search(r"(?<![a-z])(?:cliente|receptor|adquir[i]?ente|comprador|customer|buyer)(?![a-z])", ultimas):
        return "receptor", 0.9
    return None


def _del_registro(celda: Celda) -> tuple[Papel | None, float] | None:
    """El pie o el margen donde quien emite pone su inscripción en el Registro Mercantil."""
    return ("emisor", 0.9) if _REGISTRO.search(celda.llano) else None


def _quien_debe(numero: int, rotulos: list[Marca]) -> tuple[Papel | None, float] | None:
    """En una cuenta de cobro, lo que está por encima de «DEBE A» es de quien debe."""
    bisagra = next((r.renglon for r in rotulos if r.celda.llano.strip(" :") == "debe a"), None)
    return ("receptor", 0.85) if bisagra is not None and numero < bisagra else None


def _repartir(ids: list[ConPapel]) -> list[ConPapel]:
    """Sin rótulo, el primer número de una factura es de quien la emite y el segundo de quien la debe."""
    repartidos: list[ConPapel] = []
    ocupados = {i.papel for i in ids}
    libres: list[Papel] = [p for p in ("emisor", "receptor") if p not in ocupados]
    for identidad in ids:
        if identidad.papel is None and libres:
            papel = libres.pop(0)
            repartidos.append(replace(identidad, papel=papel, certeza=0.65))
        else:
            repartidos.append(identidad)
    return repartidos


def _correos(celdas: list[tuple[int, Celda]], rotulos: list[Marca]) -> Iterator[tuple[str, Papel | None, float, str]]:
    for numero, celda in celdas:
        for casa in CORREO.finditer(celda.texto) if "@" in celda.texto else ():
            papel, certeza = papel_cercano(numero, celda, casa.start(), rotulos)
            yield casa[0].lower(), papel, min(certeza, 0.8), celda.texto
