"""Qué es un correo, o un archivo suelto, y qué dice: la lectura completa, sin saber todavía de quién es en la cartera.

El orden de las preguntas es el de la prudencia: primero lo que escribe una máquina (devoluciones, contestadores,
bancos), después los papeles, y solo al final las palabras de una persona.
"""

import re
from collections.abc import Callable
from datetime import date

import msgspec

from buzon.correo import bancos, citas, hallazgos, lectura
from buzon.correo.adjuntos import papeles_de
from buzon.correo.bancos import SaberBancos
from buzon.correo.clasificacion.ajenos import es_ajeno, paga_otro
from buzon.correo.clasificacion.automaticas import leer_automatica
from buzon.correo.clasificacion.rebotes import leer_rebote
from buzon.correo.comprobantes import hallar_comprobante
from buzon.correo.hallazgos import SaberIntenciones
from buzon.correo.mensaje import Correo
from buzon.correo.reenvio import abrir_reenvio
from buzon.documentos.campos import leer_texto
from buzon.documentos.carteras import leer_cartera
from buzon.documentos.extractos import Disenos, leer_extracto
from buzon.documentos.facturas import leer_documento
from buzon.documentos.facturas.copias import sin_copias_impresas
from buzon.dominio.lecturas import (
    Ausencia,
    AvisoLeido,
    CarteraLeida,
    Clase,
    FacturaLeida,
    Intencion,
    MovimientoLeido,
    Rebote,
    Reenvio,
)

_SIN_PAPELES = ("message/", "text/calendar")
_CABECERA_DE_CORREO = re.compile(
    rb"(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[\w-]+|"
    rb"reply-to|sender|authentication-results|dkim-signature|arc-[\w-]+|cc|envelope-to|in-reply-to)\s*:",
    re.IGNORECASE,
)
_RENGLON_DE_CABECERA = re.compile(rb"[!-9;-~]+\s*:|[ \t]|From |>From ")


class Saber(msgspec.Struct, frozen=True, kw_only=True):
    """Lo que hace falta saber para leer: bancos, maneras de decir las cosas, y el país de la casa."""

    bancos: SaberBancos
    intenciones: SaberIntenciones
    pais: str | None = None
    moneda: str | None = None
    extractos: Disenos = ()
    es_festivo: Callable[[date], bool] | None = None


class Entendido(msgspec.Struct, frozen=True, kw_only=True):
    """Todo lo que se entendió. `correo` es `None` si era un archivo suelto.

    `comprobante`: el nombre del adjunto que parece el comprobante de un pago.
    """

    clase: Clase
    correo: Correo | None = None
    texto_nuevo: str | None = None
    reenvio: Reenvio | None = None
    rebote: Rebote | None = None
    ausencia: Ausencia | None = None
    intenciones: tuple[Intencion, ...] = ()
    pago: AvisoLeido | None = None
    facturas: tuple[FacturaLeida, ...] = ()
    movimientos: tuple[MovimientoLeido, ...] = ()
    cartera: CarteraLeida | None = None
    comprobante: str | None = None
    avisos: tuple[str, ...] = ()


def es_correo(contenido: bytes) -> bool:
    """Si los bytes son un mensaje RFC 5322 y no un documento: alguna cabecera de correo antes de la línea en blanco."""
    hallada = False
    for renglon in contenido[:65_536].lstrip(b"\r\n\xef\xbb\xbf").splitlines()[:200]:
        if not renglon.strip():
            break
        if _CABECERA_DE_CORREO.match(renglon):
            hallada = True
        elif not _RENGLON_DE_CABECERA.match(renglon):
            return hallada
    return hallada


def entender_archivo(contenido: bytes, nombre: str, saber: Saber) -> Entendido:
    """Entiende un archivo suelto: un correo, una factura o un extracto."""
    if es_correo(contenido):
        return entender(contenido, saber)
    cartera = leer_cartera(contenido, nombre=nombre, pais=saber.pais, moneda=saber.moneda)
    if cartera is not None:
        aviso = f"es una cartera con {len(cartera.filas)} facturas: «buzon importar» te dice qué entiendo y la registra"
        return Entendido(clase="factura", cartera=cartera, avisos=(aviso, *cartera.avisos))
    movimientos = leer_extracto(contenido, nombre=nombre, disenos=saber.extractos)
    if movimientos is not None:
        return Entendido(clase="extracto", movimientos=movimientos)
    documento = leer_documento(contenido, nombre=nombre)
    if documento.facturas:
        return Entendido(clase="factura", facturas=documento.facturas, avisos=documento.avisos)
    if not contenido.strip():
        return Entendido(clase="ilegible", avisos=("el archivo está vacío",))
    avisos = documento.avisos or ("no es un correo, ni una factura, ni un extracto que yo conozca",)
    return Entendido(clase="ilegible", avisos=avisos)


def entender(crudo: bytes, saber: Saber) -> Entendido:
    """Entiende un correo. Nunca lanza por lo que traiga dentro."""
    correo = lectura.abrir(crudo)
    rebote = leer_rebote(correo)
    if rebote:
        return Entendido(clase="rebote", correo=correo, rebote=rebote, avisos=correo.defectos)
    reenvio = abrir_reenvio(correo)
    texto = citas.texto_nuevo(correo)
    # Los bancos marcan sus avisos como automáticos: a los conocidos se les pregunta antes por el dinero.
    es_banco = saber.bancos.banco_de(correo.de.correo) is not None if correo.de else False
    pago = leer_pago(correo, reenvio, saber) if es_banco else None
    ausencia = leer_automatica(correo, texto) if pago is None else None
    if ausencia:
        return Entendido(
            clase="respuesta_automatica", correo=correo, texto_nuevo=texto, ausencia=ausencia, avisos=correo.defectos
        )
    papeles = _papeles(correo, saber)
    entendido = Entendido(
        clase="respuesta",
        correo=correo,
        texto_nuevo=texto,
        reenvio=reenvio,
        facturas=papeles.facturas,
        movimientos=papeles.movimientos,
        cartera=papeles.cartera,
        comprobante=hallar_comprobante(correo.adjuntos),
        avisos=(*correo.defectos, *papeles.avisos),
    )
    if papeles.cartera:
        return msgspec.structs.replace(entendido, clase="factura")
    if papeles.movimientos:
        return msgspec.structs.replace(entendido, clase="extracto")
    if papeles.facturas:
        return msgspec.structs.replace(entendido, clase="factura")
    pago = pago or leer_pago(correo, reenvio, saber)
    if pago:
        return msgspec.structs.replace(entendido, clase="aviso_de_pago", pago=pago)
    return _palabras(entendido, correo, texto, saber)


def leer_pago(correo: Correo, reenvio: Reenvio | None, saber: Saber) -> AvisoLeido | None:
    """El aviso de un banco, venga directo o dentro de un reenvío."""
    if reenvio and reenvio.de:
        dentro = msgspec.structs.replace(
            correo,
            de=msgspec.structs.replace(correo.de, correo=reenvio.de, nombre=reenvio.nombre or "")
            if correo.de
            else None,
            asunto=reenvio.asunto or correo.asunto,
        )
        return bancos.leer_aviso(dentro, saber.bancos, texto=reenvio.texto, pais=saber.pais, moneda=saber.moneda)
    return bancos.leer_aviso(correo, saber.bancos, pais=saber.pais, moneda=saber.moneda)


def _papeles(correo: Correo, saber: Saber) -> Entendido:
    """Lo que dicen los adjuntos, también los de un correo adjunto. La misma factura en XML y en PDF es el XML."""
    facturas: list[FacturaLeida] = []
    movimientos: list[MovimientoLeido] = []
    carteras: list[CarteraLeida] = []
    avisos: list[str] = []
    for adjunto in papeles_de(correo):
        if adjunto.tipo.startswith(_SIN_PAPELES) or not adjunto.contenido:
            continue
        cartera = leer_cartera(
            adjunto.contenido, nombre=adjunto.nombre, tipo_mime=adjunto.tipo, pais=saber.pais, moneda=saber.moneda
        )
        if cartera is not None:
            carteras.append(cartera)
            continue
        leidos = leer_extracto(
            adjunto.contenido, nombre=adjunto.nombre, tipo_mime=adjunto.tipo, disenos=saber.extractos
        )
        if leidos is not None:
            movimientos += leidos
            continue
        documento = leer_documento(adjunto.contenido, nombre=adjunto.nombre, tipo_mime=adjunto.tipo)
        facturas += documento.facturas
        avisos += [f"{adjunto.nombre or 'un adjunto'}: {aviso}" for aviso in documento.avisos]
    facturas = list(sin_copias_impresas(facturas))
    if facturas:
        # El logotipo de una firma no le falta a nadie.
        avisos = [aviso for aviso in avisos if "es una imagen" not in aviso]
    # Cada cosa a lo suyo: una hoja con la cartera se confirma entera, y no puede ir mezclada con otros papeles.
    aparte = carteras if facturas else carteras[1:]
    avisos += [f"{hoja.nombre or 'la hoja'}: parece una cartera; mándamela sola en otro correo" for hoja in aparte]
    if carteras and not facturas and movimientos:
        avisos.append("también viene un extracto del banco: mándamelo solo en otro correo")
    return Entendido(
        clase="factura",
        facturas=tuple(facturas),
        movimientos=tuple(movimientos),
        cartera=carteras[0] if carteras and not facturas else None,
        avisos=tuple(avisos),
    )


def _palabras(entendido: Entendido, correo: Correo, texto: str, saber: Saber) -> Entendido:
    dia = correo.fecha.date() if correo.fecha else date(1970, 1, 1)
    intenciones = hallazgos.leer_intenciones(
        texto,
        asunto=correo.asunto,
        fecha_correo=dia,
        saber=saber.intenciones,
        pais=saber.pais,
        moneda=saber.moneda,
        festivos=saber.es_festivo or (),
    )
    if correo.fecha is None:
        # Sin fecha en el correo, «el viernes» no es ningún día: se entiende lo que dice y el cuándo se pregunta.
        intenciones = tuple(msgspec.structs.replace(i, fecha=None, certeza=min(i.certeza, 0.6)) for i in intenciones)
    contadas = leer_relato(entendido, saber) if intenciones[0].tipo == "otra" else ()
    if contadas:
        return msgspec.structs.replace(entendido, clase="factura", facturas=contadas)
    if es_ajeno(correo, texto) or (intenciones[0].tipo in ("promesa", "ya_pago") and paga_otro(correo, texto)):
        return msgspec.structs.replace(entendido, clase="otro")
    return msgspec.structs.replace(entendido, intenciones=intenciones)


def leer_relato(entendido: Entendido, saber: Saber) -> tuple[FacturaLeida, ...]:
    """Las facturas contadas con palabras, solo si están bastante completas para no confundirlas con una charla."""
    return tuple(
        factura
        for factura in leer_facturas_del_texto(entendido, saber)
        if factura.numero
        and (factura.total is not None or factura.a_pagar is not None)
        and (factura.receptor.nombre or factura.receptor.correo)
    )


def leer_facturas_del_texto(entendido: Entendido, saber: Saber) -> tuple[FacturaLeida, ...]:
    """Las facturas que cuenta el titular, completas o no, en lo que escribió o en lo que reenvía."""
    correo = entendido.correo
    if correo is None:
        return ()
    hoy = correo.fecha.date() if correo.fecha else None
    propio = entendido.texto_nuevo or ""
    for texto in (propio, entendido.reenvio.texto if entendido.reenvio else "", correo.asunto):
        leidas = leer_texto(texto, pais=saber.pais, moneda=saber.moneda, hoy=hoy) if texto.strip() else ()
        if leidas:
            return leidas
    return ()
