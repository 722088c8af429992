"""Lo que manda el titular: facturas, avisos de su banco reenviados, extractos u órdenes."""

import re

from buzon.correo.casar.escena import Escena
from buzon.correo.casar.toques import orden_de_toque
from buzon.correo.clasificacion.maquinas import es_maquinal
from buzon.correo.entender import leer_facturas_del_texto
from buzon.correo.orden_responder import lo_que_responde
from buzon.correo.ordenes import leer_ordenes
from buzon.correo.reenvio.asuntos import clase_de_asunto
from buzon.dominio.entradas import (
    AvisoDePago,
    CarteraRecibida,
    CorreoSinInteres,
    CorreoSospechoso,
    EntradaDeCorreo,
    ExtractoRecibido,
    FacturaRecibida,
    FacturasSinPrueba,
    OrdenAnteOtros,
    OrdenDelTitular,
)
from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.nombres import DOMINIOS_DE_TODOS, sin_tildes
from buzon.dominio.ordenes import Orden
from buzon.dominio.sellos import leer_sello, sin_sello

_MAX_CANDIDATAS = 4
_CORTO = 200
_ENTERADO = re.compile(
    r"\W*(?:(?:ok|okey|oki|vale|dale|listo|perfecto|perfecta|genial|excelente|bien|todo bien|muy bien|buenisimo|"
    r"estupendo|entendido|enterad[ao]|de acuerdo|recibido|muchas gracias|mil gracias|gracias|muchisimas gracias|"
    r"saludos?|un abrazo|buzon)(?:\W+|$))+$"
)


def de_titular(e: Escena) -> EntradaDeCorreo | None:
    """El caso, si el From es de un titular."""
    if not e.es_de_titular:
        return None
    if not e.procedencia.esta_desmentido and (sin_valor := _boton_de_cliente(e) or _boton_sin_valor(e)):
        return sin_valor
    if e.procedencia.esta_desmentido:
        return _apartado(e)
    entrada = _de_papeles(e) or _de_palabras(e)
    return entrada if _se_le_cree(e) else _sin_prueba(e, entrada)


def _apartado(e: Escena) -> EntradaDeCorreo:
    return CorreoSospechoso(origen=e.origen, motivo=f"dice ser titular y no se puede creer: {e.procedencia.motivo}")


def _sin_prueba(e: Escena, entrada: EntradaDeCorreo) -> EntradaDeCorreo:
    """Ni lo certifica nadie ni lo desmiente: lo que pida esperará a que él lo confirme.

    Un aviso o un extracto no: con ellos, aunque no pagaran nada, un cliente se pararía los recordatorios.
    """
    if isinstance(entrada, FacturaRecibida) and entrada.facturas:
        return FacturasSinPrueba(
            origen=entrada.origen,
            facturas=entrada.facturas,
            correos=entrada.correos,
            documentos=entrada.documentos,
            avisos=entrada.avisos,
            motivo=e.procedencia.motivo,
        )
    espera = isinstance(entrada, OrdenDelTitular) and bool(entrada.ordenes)
    sin_certificador = e.reglas.correo.authserv_id is None
    return entrada if espera or sin_certificador or isinstance(entrada, CorreoSinInteres) else _apartado(e)


def _boton_de_cliente(e: Escena) -> EntradaDeCorreo | None:
    """Tocó él un botón de los que llevan las cartas a sus clientes (en un ensayo las ve): no lo ha dicho el cliente."""
    if e.sello is not None or clase_de_asunto(e.correo.asunto):
        return None
    suyo = leer_sello(e.llave, "deudor", e.correo.asunto)
    if suyo is None or suyo.estado == "alterado":
        return None
    return OrdenDelTitular(
        origen=e.origen, ordenes=(), texto=e.origen.asunto, carta=e.carta, boton_sin_valor="de_cliente"
    )


def _boton_sin_valor(e: Escena) -> EntradaDeCorreo | None:
    """Un botón tocado que ya no prueba nada: no se hace, y se le dice por qué. Nunca se lee su asunto como palabras."""
    if not e.es_toque or e.sello is None:
        return None
    estado: str = e.sello.estado
    if estado == "alterado" and not _se_le_cree(e):
        return None  # se aparta, como todo lo que dice ser suyo y no lo parece
    if estado == "vale":
        if not e.sello.objeto.startswith("q-") or e.sello.objeto in e.cartera.preguntas:
            return None
        estado = "contestada"
    return OrdenDelTitular(origen=e.origen, ordenes=(), texto=e.origen.asunto, carta=e.carta, boton_sin_valor=estado)


def _de_papeles(e: Escena) -> EntradaDeCorreo | None:
    """Lo que trae: extractos, avisos del banco reenviados o facturas, en documento o contadas."""
    if e.entendido.cartera and _me_habla(e):
        return CarteraRecibida(
            origen=e.origen, cartera=e.entendido.cartera, documentos=e.documentos, avisos=e.entendido.avisos
        )
    if e.entendido.movimientos:
        return ExtractoRecibido(origen=e.origen, movimientos=e.entendido.movimientos, es_autentico=_se_le_cree(e))
    if e.entendido.pago and e.entendido.reenvio and not e.para_facturas:
        return AvisoDePago(origen=e.origen, aviso=e.entendido.pago, es_autentico=_se_le_cree(e), es_reenvio=True)
    if e.entendido.facturas and _trae_papeles(e):
        return _facturas(e, e.entendido.facturas)
    contadas = () if e.carta or not (e.para_facturas or e.entendido.facturas) else _contadas(e)
    return _facturas(e, contadas) if contadas else None


def _de_palabras(e: Escena) -> EntradaDeCorreo:
    """Lo que manda, si me lo manda a mí."""
    motivo = es_maquinal(e.correo)
    if motivo:
        return CorreoSinInteres(origen=e.origen, motivo=f"lo escribió una máquina: {motivo}")
    me_habla = _me_habla(e)
    ordenes = _ordenes(e) if me_habla else ()
    if e.para_facturas and not ordenes:
        return _facturas(e, ())
    if me_habla and _solo_da_las_gracias(e, ordenes):
        return CorreoSinInteres(origen=e.origen, motivo="el titular da las gracias o se da por enterado")
    if not me_habla:
        return _ante_otros(e) or CorreoSinInteres(origen=e.origen, motivo="el titular no me habla a mí")
    return OrdenDelTitular(
        origen=e.origen,
        ordenes=ordenes,
        texto=e.entendido.texto_nuevo or "",
        carta=_duda_sellada(e) or e.carta,
        es_autentica=_se_le_cree(e),
    )


def _solo_da_las_gracias(e: Escena, ordenes: tuple[Orden, ...]) -> bool:
    """Un «gracias» o un «ok» a un resumen, o a lo que se le contestó, no pide nada: contestarle sería ruido."""
    carta = e.carta or ""
    # «¿Eres tú?» también es de estas: a un «ok» hay que decirle que así no basta.
    if not carta.startswith(("resumen/", "semanal/")) and not (carta.startswith("orden/") and not ordenes):
        return False
    texto = sin_tildes((e.entendido.texto_nuevo or "")[:_CORTO])
    return all(orden.es_vaga for orden in ordenes) and bool(_ENTERADO.match(texto))


def _me_habla(e: Escena) -> bool:
    """Si el correo es solo para Buzón. Con un cliente entre los destinatarios, «está pagada» se le dice a él."""
    reglas = e.reglas
    propias = {d.lower() for d in (reglas.correo.direccion, reglas.correo.facturas, *reglas.negocio.titulares)}
    visibles = {direccion.correo.lower() for direccion in (*e.correo.para, *e.correo.cc)}
    return bool(visibles) and visibles <= propias


def _ante_otros(e: Escena) -> EntradaDeCorreo | None:
    """Si iba también para Buzón y parece una orden, el titular creerá que se la ha dado."""
    visibles = {direccion.correo.lower() for direccion in (*e.correo.para, *e.correo.cc)}
    nuestras = {e.reglas.correo.direccion.lower(), e.reglas.correo.facturas.lower()}
    otros = visibles - nuestras - {titular.lower() for titular in e.reglas.negocio.titulares}
    if not visibles & nuestras or not otros or not _se_le_cree(e) or not _ordenes(e):
        return None
    texto = e.entendido.texto_nuevo or e.origen.asunto
    return OrdenAnteOtros(origen=e.origen, otros=tuple(sorted(otros)[:_MAX_CANDIDATAS]), texto=texto)


def _duda_sellada(e: Escena) -> str | None:
    """Un botón abre un correo nuevo, fuera del hilo: la duda que contesta la nombra el propio sello."""
    sello = e.sello_que_vale
    return sello.objeto if sello and sello.objeto.startswith("duda/") else None


def _contadas(e: Escena) -> tuple[FacturaLeida, ...]:
    """Las facturas que cuenta con palabras. Van antes que las órdenes, porque también dicen «vence» o «correo»."""
    return e.entendido.facturas or leer_facturas_del_texto(e.entendido, e.saber)


def _trae_papeles(e: Escena) -> bool:
    return any(factura.formato != "texto" for factura in e.entendido.facturas) or bool(e.documentos)


def _prueba_propia(e: Escena) -> bool:
    """Contesta a una carta que solo el titular recibió, o trae un sello suyo: no se pueden adivinar, pero sí reenviar.

    Por eso no valen si el servidor dice que quien escribe no es él.
    """
    if e.procedencia.esta_desmentido:
        return False
    carta = e.cartera.cartas.get(e.carta or "")
    if carta and (carta.encargo.dirigida == "titular" or carta.ensayo):
        return True
    return e.sello_que_vale is not None


def _se_le_cree(e: Escena) -> bool:
    return e.procedencia.es_autentico or _prueba_propia(e)


def _facturas(e: Escena, facturas: tuple[FacturaLeida, ...]) -> FacturaRecibida:
    return FacturaRecibida(
        origen=e.origen,
        facturas=facturas,
        correos=_candidatas(e),
        documentos=e.documentos,
        avisos=e.entendido.avisos,
    )


def _candidatas(e: Escena) -> tuple[str, ...]:
    """Las direcciones del correo original que pueden ser del cliente: a quién se le mandó la factura."""
    propias = {
        e.reglas.correo.direccion.lower(),
        e.reglas.correo.facturas.lower(),
        *(titular.lower() for titular in e.reglas.negocio.titulares),
    }
    if e.reglas.agencia:
        propias.add(e.reglas.agencia.correo.lower())
    dominios = {direccion.partition("@")[2] for direccion in propias} - DOMINIOS_DE_TODOS
    reenvio = e.entendido.reenvio
    # Sin reenvío puede ser el propio envío al cliente, con Buzón en copia oculta.
    posibles = reenvio.para if reenvio else tuple(d.correo.lower() for d in (*e.correo.para, *e.correo.cc))
    limpias = (correo.lower() for correo in posibles)
    return tuple(
        dict.fromkeys(
            correo for correo in limpias if correo not in propias and correo.partition("@")[2] not in dominios
        )
    )[:_MAX_CANDIDATAS]


def _ordenes(e: Escena) -> tuple[Orden, ...]:
    """Un sello manda sobre las palabras: quien tocó un botón dijo exactamente eso.

    Un botón abre un correo nuevo. En una respuesta o un reenvío el sello es de lo que se contesta («Re: Está pagada»):
    ahí mandan las palabras, o nadie podría deshacer lo que hizo con un botón.
    """
    sello = e.sello_que_vale if e.es_toque else None
    negocio = e.reglas.negocio
    # Los días del titular son los de su zona, esté donde esté.
    fecha = e.correo.fecha
    hoy = fecha.astimezone(e.reglas.zona).date() if fecha and e.fecha_es_suya else e.escrito
    texto = e.entendido.texto_nuevo or ""
    if sello:
        return (orden_de_toque(e, sello, hoy, texto),)
    # Un reenvío sin raya ni cabeceras: no hay manera de saber qué escribió el titular y qué el otro.
    es_reenvio_sin_raya = clase_de_asunto(e.correo.asunto) == "reenvio" and e.entendido.reenvio is None
    if es_reenvio_sin_raya:
        return ()
    dicho = lo_que_responde(texto)
    if dicho is not None:
        return (Orden(accion="responder", campos={"dicho": dicho}),)
    leidas = leer_ordenes(
        texto,
        hoy=hoy,
        pais=negocio.pais,
        moneda=negocio.moneda,
        festivos=e.saber.es_festivo,
        nombres=_clientes(e),
    )
    # El asunto de un reenvío o de una respuesta lo puso otro: «Fwd: la 123 ya está pagada» no lo dice el titular.
    if leidas or texto.strip() or e.entendido.reenvio or clase_de_asunto(e.correo.asunto):
        return leidas
    return leer_ordenes(
        sin_sello(e.correo.asunto),
        hoy=hoy,
        pais=negocio.pais,
        moneda=negocio.moneda,
        festivos=e.saber.es_festivo,
        nombres=_clientes(e),
    )


def _clientes(e: Escena) -> tuple[str, ...]:
    return tuple(deudor.nombre for deudor in e.cartera.deudores.values())
