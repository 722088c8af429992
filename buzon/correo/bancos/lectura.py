"""Lee un aviso: primero con lo que se sabe de ese remitente; si no, por las frases y etiquetas de cualquier banco.

Nunca lanza y nunca tarda más que lo que mide el texto (acotado). Si no es un aviso de dinero, `None`.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from buzon.correo.bancos.datos import elegir_cuenta, elegir_fecha, elegir_operacion, elegir_referencia
from buzon.correo.bancos.dinero import Contexto
from buzon.correo.bancos.emisor import es_de_banco, pais_del_dominio
from buzon.correo.bancos.importes import elegir_importe
from buzon.correo.bancos.partes import elegir_id, elegir_pagador
from buzon.correo.bancos.patrones import Hallazgo, Patron, buscar
from buzon.correo.bancos.pliego import Pliego, desplegar
from buzon.correo.bancos.saber import Banco, SaberBancos
from buzon.correo.bancos.sentido import Juicio, juzgar
from buzon.correo.bancos.varios import leer_varios
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
        remitente lo reconoció. Si cuenta varios pagos, es el primero y los demás van en `otros`.
    """
    cuerpo = correo.texto if texto is None else texto

    def leer(trozo: str, *, es_trozo: bool = True) -> AvisoLeido | None:
        return _leer_uno(correo, saber, trozo, pais, moneda, es_trozo=es_trozo)

    aviso = leer(cuerpo, es_trozo=False)
    return leer_varios(aviso, correo.asunto, cuerpo, leer) if aviso else None


def _leer_uno(
    correo: Correo, saber: SaberBancos, texto: str, pais: str | None, moneda: str | None, *, es_trozo: bool
) -> AvisoLeido | None:
    """Lo que dice un texto, como si solo contara un movimiento. De un trozo ya se sabe que es de un banco."""
    direccion = correo.de.correo if correo.de else ""
    pliego = desplegar(correo.asunto, texto)
    bancos = saber.bancos_de(direccion)
    for banco in bancos:
        contexto = _contexto(banco.pais or pais_del_dominio(direccion), banco.moneda, pais, moneda)
        if (aviso := _leer_conocido(banco, pliego, contexto)) is not None:
            return aviso
    if not (bancos or es_trozo or es_de_banco(correo, pliego)):
        return None
    suyo = bancos[0] if bancos else Banco("", pais_del_dominio(direccion))
    juicio = juzgar(pliego)
    if juicio is None:
        return None
    aviso = _rellenar(
        juicio,
        pliego,
        _contexto(suyo.pais or pais_del_dominio(direccion), suyo.moneda, pais, moneda),
        es_conocido=False,
    )
    return replace(aviso, banco=suyo.nombre or None, generico=True) if aviso else None


def _leer_conocido(banco: Banco, pliego: Pliego, contexto: Contexto) -> AvisoLeido | None:
    """El aviso según los patrones de su banco; `None` si ninguno lo reconoce."""
    hallazgos = _reconocer(banco.patrones, pliego)
    if not hallazgos:
        return None
    juicio = Juicio(hallar_veto(pliego) or hallazgos[0].sentido, hallazgos)
    aviso = _rellenar(juicio, pliego, contexto, es_conocido=True)
    return replace(aviso, banco=banco.nombre) if aviso else None


def _contexto(del_banco: str | None, su_moneda: str | None, pais: str | None, moneda: str | None) -> Contexto:
    """El país del banco manda sobre el del negocio: «$» en un aviso chileno son pesos chilenos."""
    if del_banco is None:
        return Contexto(pais, su_moneda or moneda)
    return Contexto(del_banco, su_moneda or (moneda if del_banco == pais else None))


def _reconocer(patrones: Sequence[Patron], pliego: Pliego) -> tuple[Hallazgo, ...]:
    """Lo que captura el primer patrón que reconoce el aviso, y tras él los demás del mismo sentido."""
    hallazgos: list[Hallazgo] = []
    for patron in patrones:
        for texto in _textos_para(patron, pliego):
            hallazgo = next(buscar(patron, texto), None)
            if hallazgo is not None and (not hallazgos or hallazgo.sentido == hallazgos[0].sentido):
                hallazgos.append(hallazgo)
                break
    return tuple(hallazgos[:_HALLAZGOS])


def _textos_para(patron: Patron, pliego: Pliego) -> tuple[str, ...]:
    if patron.es_literal:
        return pliego.escrito.texto, pliego.escrito.corrido
    return (pliego.por_lineas if patron.es_de_linea else pliego.llano,)


def _rellenar(juicio: Juicio, pliego: Pliego, contexto: Contexto, *, es_conocido: bool) -> AvisoLeido | None:
    cantidad = elegir_importe(pliego, juicio.hallazgos, contexto)
    if cantidad is None:
        return None
    es_entrada = juicio.sentido == "entrada"
    # De una frase genérica solo se toma el importe: para el pagador hay frases mejores.
    pagador = elegir_pagador(pliego, juicio.hallazgos if es_conocido else ()) if es_entrada else None
    return AvisoLeido(
        sentido=juicio.sentido,
        importe=cantidad.importe,
        moneda=cantidad.moneda,
        pagador=pagador,
        id_fiscal=elegir_id(pliego, juicio.hallazgos, pagador) if es_entrada else None,
        fecha=elegir_fecha(pliego, juicio.hallazgos),
        referencia=elegir_referencia(pliego, juicio.hallazgos),
        cuenta_destino=elegir_cuenta(pliego, juicio.hallazgos),
        operacion=elegir_operacion(pliego),
    )
