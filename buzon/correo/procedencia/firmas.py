"""La comprobación propia: la firma DKIM del correo, para cuando nuestro servidor no certifica nada.

La clave del firmante está en el DNS. Aquí se dice qué nombres hay que preguntar (`firmas_que_mirar`) y, con las
respuestas, si alguna firma cuadra (`con_firmas`). La cuenta la hace dkimpy; las condiciones de más son de Buzón.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from buzon.correo.mensaje import Correo
from buzon.correo.procedencia.dominios import en_red, estan_alineados
from buzon.correo.procedencia.etiquetas import leer_etiquetas, reparo
from buzon.correo.procedencia.juicio import Procedencia
from buzon.dominio.nombres import dominio_de

_MAX_FIRMAS = 10
_MAX_CONSULTAS = 3
_CLAVE_MINIMA = 1024  # RFC 8301 §3.2
_SELECTOR = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,61}[a-z0-9_])?", re.IGNORECASE)


class Firma(msgspec.Struct, frozen=True):
    """Una firma que merece la pena comprobar: cuál es (por su orden en el correo) y dónde está su clave."""

    lugar: int
    dominio: str
    consulta: str


def firmas_que_mirar(correo: Correo, cuando: datetime) -> tuple[tuple[Firma, ...], str]:
    """Las firmas del dominio del From que, de cuadrar, bastarían; y si no hay ninguna, por qué.

    Se miran todas las que trae: una mala delante no tapa a la buena. `cuando`: el instante en que llegó, con zona.
    """
    dominio = en_red(dominio_de(correo.de.correo)) if correo.de else ""
    buenas: list[Firma] = []
    motivo = "no trae firma DKIM de su dominio"
    for lugar, valor in enumerate(correo.todas("dkim-signature")[:_MAX_FIRMAS]):
        etiquetas = leer_etiquetas(valor)
        if etiquetas is None or not estan_alineados(etiquetas.dominio, dominio):
            continue
        pega = reparo(etiquetas)
        if not pega and etiquetas.caduca is not None and etiquetas.caduca < cuando.timestamp():
            pega = "ha caducado"
        if not pega and not _SELECTOR.fullmatch(etiquetas.selector):
            pega = "tiene un selector imposible"
        if pega:
            motivo = f"la firma DKIM de {etiquetas.dominio} {pega}"
        elif len(buenas) < _MAX_CONSULTAS:
            buenas.append(Firma(lugar, etiquetas.dominio, f"{etiquetas.selector}._domainkey.{etiquetas.dominio}"))
    return tuple(buenas), motivo


def con_firmas(
    crudo: bytes, firmas: Sequence[Firma], claves: Mapping[str, Sequence[bytes]], previa: Procedencia
) -> Procedencia:
    """La procedencia con lo que prueben las firmas. `claves`: nombre consultado → los textos que dio el DNS.

    Una firma que no cuadra no desmiente a nadie: un reenvío o una lista la rompen sin mala intención.
    """
    motivo = previa.motivo
    for firma in firmas:
        pega = _por_que_no(crudo, firma, claves.get(firma.consulta, ()))
        if pega is None:
            return Procedencia(es_autentico=True, motivo=f"firma DKIM de {firma.dominio} comprobada")
        motivo = f"la firma DKIM de {firma.dominio} {pega}"
    return Procedencia(es_autentico=False, motivo=motivo)


def _por_que_no(crudo: bytes, firma: Firma, textos: Sequence[bytes]) -> str | None:
    """Por qué no vale; `None` si cuadra."""
    import dkim  # noqa: PLC0415 - import pesado

    clave = next((texto for texto in textos if _es_clave(texto)), None)
    if clave is None:
        return "no tiene clave publicada"
    if _es_de_prueba(clave):
        return "es de prueba (t=y)"
    try:
        lector = dkim.DKIM(_con_fines_de_red(crudo), minkey=_CLAVE_MINIMA)
        cuadra = lector.verify(idx=firma.lugar, dnsfunc=lambda *_a, **_k: clave)
    except (dkim.DKIMException, ValueError, IndexError, TypeError, KeyError, ArithmeticError):
        return "no se puede comprobar: está mal escrita, es débil o ha caducado"
    return None if cuadra else "no cuadra con el texto"


def _con_fines_de_red(crudo: bytes) -> bytes:
    """Con CRLF, que es como se firmó; un correo guardado en disco puede traer solo LF."""
    return crudo if b"\r\n" in crudo[:65_536] else crudo.replace(b"\n", b"\r\n")


def _etiquetas_de_clave(texto: bytes) -> dict[bytes, bytes]:
    pares = (trozo.partition(b"=") for trozo in texto[:8_000].split(b";"))
    return {nombre.strip(): dato.strip() for nombre, igual, dato in pares if igual}


def _es_clave(texto: bytes) -> bool:
    campos = _etiquetas_de_clave(texto)
    return campos.get(b"v", b"DKIM1") == b"DKIM1" and b"p" in campos


def _es_de_prueba(texto: bytes) -> bool:
    return b"y" in _etiquetas_de_clave(texto).get(b"t", b"").replace(b" ", b"").split(b":")
