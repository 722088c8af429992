"""Lee un aviso: primero con lo que se sabe de ese remitente; si no, por las frases y etiquetas de cualquier banco.

Nunca lanza y nunca tarda más que lo que mide el texto (acotado). Si no es un aviso de dinero, `None`.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from buzon.correo.bancos import campos
from buzon.correo.bancos.dinero import Contexto
from buzon.correo.bancos.emisor import es_de_banco, pais_del_dominio
from buzon.correo.bancos.escrito import Escrito, preparar, restituir_lineas
from buzon.correo.bancos.patrones import Hallazgo, Patron, buscar
from buzon.correo.bancos.rotulos import Rotulo, leer_rotulos, tapar
from buzon.correo.bancos.saber import Banco, SaberBancos
from buzon.correo.bancos.sentido import Juicio, juzgar
from buzon.correo.bancos.vetos import hallar_veto
from buzon.correo.mensaje import Correo
from buzon.dominio.lecturas import AvisoLeido

_HALLAZGOS = 4


def leer_aviso(
    correo: Correo, saber: SaberBancos, *, texto: str | None = None, pais: str | None = None, moneda: str | None = None
) -> AvisoLeido | None:
    """El aviso de dinero que trae un correo, o `None` si no es uno.

    Args:
        correo: el correo abierto; se mira su remitente, su asunto y su texto.
        saber: los bancos compilados con `compilar`.
        texto: el texto que hay que leer en vez de `correo.texto` (el original dentro de un reenvío).
        pais: ISO 3166 del negocio, para leer «$» si el banco no dice el suyo.
        moneda: ISO 4217 del negocio, con el mismo fin.

    Returns:
        El aviso. Solo `sentido="entrada"` es dinero que llegó a nuestra cuenta; `generico` si ningún patrón de ese
        remitente lo reconoció.
    """
    direccion = correo.de.correo if correo.de else ""
    escrito = preparar(correo.asunto, correo.texto if texto is None else texto)
    bancos = saber.bancos_de(direccion)
    rotulos = leer_rotulos(escrito)
    llano = tapar(escrito.llano, rotulos, "concepto")
    for banco in bancos:
        contexto = _contexto(banco.pais, banco.moneda, pais, moneda)
        if hallazgos := _reconocer(banco.patrones, escrito, llano):
            juicio = Juicio(hallar_veto(llano, rotulos) or hallazgos[0].sentido, hallazgos)
            if (aviso := _rellenar(juicio, escrito, llano, rotulos, contexto)) is not None:
                return _firmar(aviso, banco.nombre, es_generico=False)
    banco = bancos[0] if bancos else None
    if banco is None and not es_de_banco(correo, escrito, rotulos):
        return None
    juzgado = juzgar(llano, restituir_lineas(llano, escrito), rotulos)
    if juzgado is None:
        return None
    contexto = _contexto(
        banco.pais if banco else pais_del_dominio(direccion), banco.moneda if banco else None, pais, moneda
    )
    aviso = _rellenar(juzgado, escrito, llano, rotulos, contexto)
    return _firmar(aviso, banco.nombre if banco else None, es_generico=True) if aviso else None


def _contexto(del_banco: str | None, su_moneda: str | None, pais: str | None, moneda: str | None) -> Contexto:
    """El país del banco manda sobre el del negocio: «$» en un aviso chileno son pesos chilenos."""
    if del_banco is None:
        return Contexto(pais, su_moneda or moneda)
    return Contexto(del_banco, su_moneda or (moneda if del_banco == pais else None))


def _reconocer(patrones: Sequence[Patron], escrito: Escrito, llano: str) -> tuple[Hallazgo, ...]:
    """Lo que captura el primer patrón que reconoce el aviso, y tras él los demás del mismo sentido."""
    hallazgos: list[Hallazgo] = []
    for patron in patrones:
        textos = (escrito.texto, escrito.corrido) if patron.es_literal else (_texto_para(patron, llano, escrito),)
        for texto in textos:
            hallazgo = next(buscar(patron, texto), None)
            if hallazgo is not None and (not hallazgos or hallazgo.sentido == hallazgos[0].sentido):
                hallazgos.append(hallazgo)
                break
    return tuple(hallazgos[:_HALLAZGOS])


def _texto_para(patron: Patron, llano: str, escrito: Escrito) -> str:
    return restituir_lineas(llano, escrito) if patron.es_de_linea else llano


def _rellenar(
    juicio: Juicio, escrito: Escrito, llano: str, rotulos: tuple[Rotulo, ...], contexto: Contexto
) -> AvisoLeido | None:
    cantidad = campos.elegir_importe(escrito, llano, rotulos, juicio.hallazgos, contexto)
    if cantidad is None:
        return None
    es_entrada = juicio.sentido == "entrada"
    pagador = campos.elegir_pagador(escrito, rotulos, juicio.hallazgos) if es_entrada else None
    return AvisoLeido(
        sentido=juicio.sentido,
        importe=cantidad.importe,
        moneda=cantidad.moneda,
        pagador=pagador,
        id_fiscal=campos.elegir_id(escrito, rotulos, juicio.hallazgos, pagador) if es_entrada else None,
        fecha=campos.elegir_fecha(escrito, llano, rotulos, juicio.hallazgos),
        referencia=campos.elegir_referencia(escrito, rotulos, juicio.hallazgos),
        cuenta_destino=campos.elegir_cuenta(escrito, llano, rotulos, juicio.hallazgos),
    )


def _firmar(aviso: AvisoLeido, banco: str | None, *, es_generico: bool) -> AvisoLeido:
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(aviso, banco=banco, generico=es_generico)
