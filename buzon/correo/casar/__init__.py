"""De quién es este correo y qué pide: de lo entendido, más la cartera, a la entrada sobre la que se decide.

Los casos van en una sola lista, del más seguro al menos: el primero que reconoce el correo se lo queda.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime

import msgspec

from buzon.correo.adjuntos import papeles_de
from buzon.correo.casar.agencia import de_agencia
from buzon.correo.casar.cartas import carta_contestada
from buzon.correo.casar.deudores import de_deudor
from buzon.correo.casar.escena import Escena
from buzon.correo.casar.sellos import sello_de
from buzon.correo.casar.titular import de_titular
from buzon.correo.clasificacion.ajenos import es_ajeno
from buzon.correo.clasificacion.automaticas.juicio import tiene_asunto_automatico
from buzon.correo.clasificacion.enganos import es_engano
from buzon.correo.clasificacion.maquinas import es_maquinal
from buzon.correo.entender import Entendido, Saber
from buzon.correo.mensaje import Adjunto, Correo
from buzon.correo.procedencia import Procedencia, comprobar
from buzon.correo.reenvio.asuntos import clase_de_asunto
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.entradas import (
    AusenciaRecibida,
    AvisoDePago,
    CorreoSinInteres,
    CorreoSospechoso,
    EntradaDeCorreo,
    ExtractoRecibido,
    Origen,
    ReboteRecibido,
)
from buzon.dominio.hechos import Documento
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sello, sin_sello

Caso = Callable[[Escena], EntradaDeCorreo | None]


class Lugar(msgspec.Struct, frozen=True):
    """Dónde está el correo en el servidor."""

    carpeta: str
    uidvalidity: int
    uid: int


def esencia(correo: Correo) -> str:
    """Un resumen (sha256) de lo que dice un correo, igual en todas sus copias: remitente, asunto, texto y adjuntos."""
    suma = hashlib.sha256()
    de = correo.de.correo if correo.de else ""
    for parte in (de, correo.asunto, " ".join(correo.texto.split())):
        suma.update(parte.encode("utf-8", "surrogatepass") + b"\0")
    for adjunto in correo.adjuntos:
        suma.update(hashlib.sha256(adjunto.contenido).digest())
    return suma.hexdigest()


def documento_de(adjunto: Adjunto) -> Documento:
    """La ficha de un adjunto. El nombre original es solo texto: nunca una ruta."""
    return Documento(
        huella=hashlib.sha256(adjunto.contenido).hexdigest(),
        nombre=adjunto.nombre.replace("\\", "/").rpartition("/")[2][:120],
        tipo=adjunto.tipo,
    )


def origen_de(correo: Correo, clase: Entendido, lugar: Lugar, sello: Sello | None = None) -> Origen:
    """La procedencia de una entrada."""
    return Origen(
        huella=correo.huella,
        carpeta=lugar.carpeta,
        uidvalidity=lugar.uidvalidity,
        uid=lugar.uid,
        clase=clase.clase,
        message_id=correo.message_id,
        de=correo.de.correo if correo.de else None,
        nombre=correo.de.nombre if correo.de else "",
        asunto=sin_sello(correo.asunto)[:200],
        esencia=esencia(correo),
        referencias=correo.referencias[-20:],
        sello=sello,
    )


def casar(
    c: Cartera,
    entendido: Entendido,
    lugar: Lugar,
    reglas: Reglas,
    saber: Saber,
    llave: bytes,
    *,
    cuando: datetime,
    procedencia: Procedencia | None = None,
) -> EntradaDeCorreo:
    """La entrada que ese correo es para esta casa. `entendido.correo` no puede faltar.

    `cuando` llegó (con zona), para saber si un botón ha caducado y, si el correo no dice de qué día es, leer «mañana».
    `procedencia`, si ya se sabe; si no, lo que digan sus cabeceras.
    """
    correo = entendido.correo
    if correo is None:
        raise ValueError("casar pide un correo, no un archivo suelto")
    procedencia = procedencia or comprobar(correo, reglas.correo.authserv_id)
    escena = _preparar(c, entendido, correo, lugar, reglas, saber, llave, cuando=cuando, procedencia=procedencia)
    for caso in CASOS:
        entrada = caso(escena)
        if entrada is not None:
            return entrada
    es_de_alguien = _lo_escribio_alguien(entendido, correo)
    return CorreoSinInteres(origen=escena.origen, motivo="no es de nadie de la cartera", es_ajeno=es_de_alguien)


def _preparar(
    c: Cartera,
    entendido: Entendido,
    correo: Correo,
    lugar: Lugar,
    reglas: Reglas,
    saber: Saber,
    llave: bytes,
    *,
    cuando: datetime,
    procedencia: Procedencia,
) -> Escena:
    """Lo que los casos miran, y una sola vez lo que varios preguntarían: el sello, y a qué carta contesta."""
    titulares = {titular.lower() for titular in reglas.negocio.titulares}
    es_de_titular = correo.de is not None and correo.de.correo in titulares
    sello = sello_de(
        c,
        llave,
        correo,
        "titular" if es_de_titular else "deudor",
        cuando.astimezone(reglas.zona),
        es_autentico=procedencia.es_autentico,
    )
    es_toque = sello is not None and not clase_de_asunto(correo.asunto)
    return Escena(
        cartera=c,
        entendido=entendido,
        correo=correo,
        origen=origen_de(correo, entendido, lugar, sello if es_toque else None),
        reglas=reglas,
        saber=saber,
        llave=llave,
        carta=_que_le_llego(c, carta_contestada(c, correo), es_de_titular=es_de_titular),
        procedencia=procedencia,
        sello=sello,
        es_toque=es_toque,
        documentos=tuple(documento_de(adjunto) for adjunto in papeles_de(correo) if _es_papel(adjunto)),
        cuando=cuando,
    )


def _lo_escribio_alguien(entendido: Entendido, correo: Correo) -> bool:
    """Los boletines y lo que mandan las máquinas no se le cuentan al titular; lo que escribe una persona, sí."""
    texto = entendido.texto_nuevo or ""
    motivo = es_ajeno(correo, texto) if entendido.clase == "otro" else None
    return es_maquinal(correo) is None and (motivo is None or motivo == es_engano(correo, texto))


def _que_le_llego(c: Cartera, carta: str | None, *, es_de_titular: bool) -> str | None:
    """Las cartas de un ensayo solo le llegaron al titular: que otro conteste a una no dice de qué cliente es."""
    es_de_ensayo = carta is not None and c.cartas[carta].ensayo
    return None if es_de_ensayo and not es_de_titular else carta


def _es_papel(adjunto: Adjunto) -> bool:
    """Lo que vale la pena guardar como original: no las imágenes de las firmas ni las partes técnicas."""
    if adjunto.tipo.startswith(("image/", "message/", "text/calendar", "multipart/")):
        return False
    return bool(adjunto.contenido)


def _propio(e: Escena) -> EntradaDeCorreo | None:
    """Una copia de lo que escribió Buzón."""
    de = e.origen.de or ""
    es_nuestro = de == e.reglas.correo.direccion.lower() and e.correo.cabecera("x-buzon-id") is not None
    return CorreoSinInteres(origen=e.origen, motivo="es una carta de Buzón") if es_nuestro else None


def _rebote(e: Escena) -> EntradaDeCorreo | None:
    if e.entendido.rebote is None:
        return None
    original = e.cartera.carta_de(e.entendido.rebote.original or "")
    carta = original.encargo.carta if original else e.carta
    return ReboteRecibido(origen=e.origen, rebote=e.entendido.rebote, carta=carta)


def _ausencia(e: Escena) -> EntradaDeCorreo | None:
    if e.entendido.ausencia is None:
        return None
    carta = e.cartera.cartas.get(e.carta or "")
    deudor = carta.encargo.deudor if carta else None
    if deudor is None:
        suyos = e.cartera.deudores_correo(e.origen.de or "")
        deudor = suyos[0].id if len(suyos) == 1 else None
    return AusenciaRecibida(
        origen=e.origen,
        ausencia=e.entendido.ausencia,
        deudor=deudor,
        carta=e.carta if carta else None,
        texto=e.entendido.texto_nuevo or "",
    )


def _dinero(e: Escena) -> EntradaDeCorreo | None:
    """Un aviso o un extracto del banco. Un deudor conocido no es un banco, por mucho que su texto lo parezca."""
    es_banco = e.saber.bancos.banco_de(e.origen.de or "") is not None
    es_conocido = e.carta is not None or bool(e.cartera.deudores_correo(e.origen.de or ""))
    if es_conocido and not es_banco:
        return None
    if e.entendido.pago:
        # Que el correo sea de quien lo firma no hace banco a quien lo firma: lo que reenvía un tercero es un indicio.
        aviso = e.entendido.pago if es_banco else msgspec.structs.replace(e.entendido.pago, generico=True)
        return AvisoDePago(origen=e.origen, aviso=aviso, es_autentico=es_banco and e.procedencia.es_autentico)
    if e.entendido.movimientos and not es_banco:
        motivo = "manda un extracto y no es titular ni un banco que conozca: si es tuyo, reenvíamelo"
        return CorreoSospechoso(origen=e.origen, motivo=motivo)
    if e.entendido.movimientos:
        return ExtractoRecibido(
            origen=e.origen, movimientos=e.entendido.movimientos, es_autentico=e.procedencia.es_autentico
        )
    return None


def _intruso(e: Escena) -> EntradaDeCorreo | None:
    """Facturas u órdenes de quien no es titular."""
    if e.para_facturas and not es_maquinal(e.correo):
        motivo = "escribió a la dirección de facturas y no está en titulares: no he registrado nada"
        return CorreoSospechoso(origen=e.origen, motivo=motivo)
    titulares = {sin_tildes(t.partition("@")[0]) for t in e.reglas.negocio.titulares}
    nombre = sin_tildes(e.origen.nombre)
    se_hace_pasar = any(t in nombre for t in e.reglas.negocio.titulares) or nombre in titulares
    if e.origen.nombre and se_hace_pasar:
        return CorreoSospechoso(origen=e.origen, motivo="se presenta como titular desde otra dirección")
    return None


def _contestador_del_titular(e: Escena) -> EntradaDeCorreo | None:
    """El titular está de vacaciones y contesta su máquina: ni es una orden ni se le contesta, o no acabaría nunca."""
    if e.es_de_titular and e.entendido.ausencia is not None and not _es_correo_nuevo(e):
        return CorreoSinInteres(origen=e.origen, motivo="contestó la máquina del titular")
    return None


def _es_correo_nuevo(e: Escena) -> bool:
    """Ninguna máquina empieza una conversación: «cerramos del 20 al 31», en un correo nuevo, lo escribe una persona."""
    contesta = e.carta or e.correo.cabecera("in-reply-to") or e.correo.cabecera("references")
    return not (
        contesta or clase_de_asunto(e.correo.asunto) or es_maquinal(e.correo) or tiene_asunto_automatico(e.correo)
    )


CASOS: tuple[Caso, ...] = (
    _propio,
    _rebote,
    _contestador_del_titular,
    de_titular,
    de_agencia,
    _ausencia,
    _dinero,
    de_deudor,
    _intruso,
)
