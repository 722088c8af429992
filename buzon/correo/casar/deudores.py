"""Lo que escribe un deudor: por el hilo, por el sello, por su dirección o por la casa desde la que escribe."""

from datetime import date

from msgspec.structs import replace

from buzon.correo.casar.escena import Escena
from buzon.correo.casar.pistas import Pista, buscar, es_de_la_casa
from buzon.correo.clasificacion.automaticas.juicio import se_compromete
from buzon.correo.clasificacion.maquinas import es_maquinal
from buzon.correo.hallazgos import leer_intenciones
from buzon.correo.hallazgos.partes import leer_partes
from buzon.correo.lectura.sellados import ILEGIBLES
from buzon.dominio.entradas import CorreoSinInteres, EntradaDeCorreo, RespuestaAmbigua, RespuestaDeudor
from buzon.dominio.fechas import buscar_fecha
from buzon.dominio.lecturas import Intencion, ParteDePago
from buzon.dominio.sellos import sin_sello

_TOPE_FECHA = 2000
_NO_DICEN = ("otra", "gracias", "ya_pago")
_DICEN = frozenset({"ya_pago", "promesa", "disputa", "plan"})
_PAGARON = frozenset({"entrada", "salida"})
_DICEN_BASTA = frozenset({"legal", "baja"})
_LARGO_DE_UN_SALUDO = 200
_CERTEZA_DEL_COMPROBANTE = 0.8
# Los botones cuyo significado está completo en el propio botón.
_SELLADAS = {"ya_pago": "ya_pago", "error": "disputa", "cuotas": "plan", "persona": "contacto", "promesa": "promesa"}


def de_deudor(e: Escena) -> EntradaDeCorreo | None:
    """El caso, si quien escribe es de la cartera."""
    sello = e.sello_que_vale
    sellado = sello.objeto if sello and sello.objeto in e.cartera.deudores else None
    es_suyo = sellado is not None and es_de_la_casa(e, sellado)
    pista = Pista((sellado,), e.carta) if sellado and es_suyo else buscar(e)
    if sellado and (pista is None or pista.es_debil):
        # El sello solo lo tiene quien recibió la carta, pero escribe desde fuera: dice de quién es, no qué hacer.
        pista = Pista((sellado,), e.carta)
    if pista is None:
        return None
    # El botón abre un correo nuevo: en un «Re:» el sello es del mensaje al que se contesta, y hablan las palabras.
    es_boton = es_suyo and e.es_toque
    motivo = None if es_boton else es_maquinal(e.correo)
    texto = e.entendido.texto_nuevo or ""
    if motivo and not _lo_dice_una_persona(e, texto):
        return CorreoSinInteres(origen=e.origen, motivo=f"lo escribió una máquina: {motivo}")
    if len(pista.deudores) > 1:
        return RespuestaAmbigua(origen=e.origen, deudores=pista.deudores, texto=texto)
    intenciones = _con_comprobante(e, texto, _intenciones(e, texto))
    accion = _SELLADAS.get(sello.accion) if sello and es_boton else None
    if accion:
        intenciones = _con_boton(accion, intenciones, sin_sello(e.correo.asunto), texto)
    return RespuestaDeudor(
        origen=e.origen,
        deudor=pista.deudores[0],
        intenciones=intenciones,
        texto=texto or _sin_palabras(e),
        fecha=_fecha(e, texto),
        partes=_partes(e, texto),
        carta=pista.carta,
        es_segura=accion is not None,
        es_indirecta=pista.es_debil or motivo is not None,
        por_maquina=motivo is not None,
    )


def _sin_palabras(e: Escena) -> str:
    """Lo que se enseña al titular de una respuesta sin texto: su asunto, y por qué no se pudo leer lo demás."""
    porque = next((defecto for defecto in e.correo.defectos if defecto in ILEGIBLES), "")
    asunto = sin_sello(e.correo.asunto)
    return f"{asunto} ({porque})" if porque else asunto


def _lo_dice_una_persona(e: Escena, texto: str) -> bool:
    """Cierto si las marcas son de máquina pero las palabras no.

    Quien contesta desde un programa de tiques o un grupo de correo lleva sus marcas; callarse lo que dice sería
    reclamarle a quien ya pagó. Como no se le contesta (se pregunta al titular), aquí no puede nacer un bucle.
    """
    if e.entendido.clase != "respuesta":
        return False
    principal = next(iter(_intenciones(e, texto)), None)
    dice = principal.tipo if principal and principal.certeza >= _CERTEZA_DEL_COMPROBANTE else None
    en_el_hilo = e.carta is not None and (dice in _DICEN_BASTA or e.entendido.comprobante is not None)
    return dice in _DICEN or en_el_hilo or se_compromete(texto)


def _partes(e: Escena, texto: str) -> tuple[ParteDePago, ...]:
    negocio = e.reglas.negocio
    return leer_partes(texto, e.escrito, e.saber.es_festivo, negocio.pais, negocio.moneda)


def _fecha(e: Escena, texto: str) -> date | None:
    """El día que nombra, aunque no lo prometa: «¿me dan hasta el 15?»."""
    hallada = buscar_fecha(texto[:_TOPE_FECHA], e.escrito, e.saber.es_festivo or ())
    return hallada.fecha if hallada else None


def _intenciones(e: Escena, texto: str) -> tuple[Intencion, ...]:
    if e.entendido.intenciones and e.fecha_es_suya:
        return e.entendido.intenciones
    return leer_intenciones(
        texto,
        asunto=sin_sello(e.correo.asunto),
        fecha_correo=e.escrito,
        saber=e.saber.intenciones,
        pais=e.saber.pais,
        moneda=e.saber.moneda,
        festivos=e.saber.es_festivo or (),
    )


def _con_comprobante(e: Escena, texto: str, leidas: tuple[Intencion, ...]) -> tuple[Intencion, ...]:
    """Quien manda el comprobante y poco más dice que ya pagó. Si además escribe otra cosa, habla lo que escribe."""
    dice_algo = any(intencion.tipo not in _NO_DICEN for intencion in leidas) or len(texto) > _LARGO_DE_UN_SALUDO
    prueba = _prueba(e)
    if prueba is None or dice_algo:
        return leidas
    dicho = next((intencion for intencion in leidas if intencion.tipo == "ya_pago"), None)
    if dicho is not None:
        return (replace(dicho, certeza=max(dicho.certeza, _CERTEZA_DEL_COMPROBANTE)),)
    numeros = next((intencion.facturas for intencion in leidas if intencion.facturas), ())
    return (replace(prueba, facturas=numeros),)


def _prueba(e: Escena) -> Intencion | None:
    """Lo que alega con un papel: el comprobante adjunto, o el aviso que le mandó su banco, reenviado.

    El aviso reenviado por quien debe nunca es dinero que entró: cualquiera escribe uno.
    """
    if e.entendido.comprobante is not None:
        cita = f"adjunta {e.entendido.comprobante[:80]}"
        return Intencion(tipo="ya_pago", cita=cita, certeza=_CERTEZA_DEL_COMPROBANTE)
    pago, reenvio = e.entendido.pago, e.entendido.reenvio
    if pago is None or reenvio is None or pago.sentido not in _PAGARON:
        return None
    cita = f"reenvía el aviso de su banco: {(reenvio.asunto or e.correo.asunto)[:80]}"
    return Intencion(tipo="ya_pago", cita=cita, certeza=_CERTEZA_DEL_COMPROBANTE, importe=pago.importe)


def _con_boton(accion: str, leidas: tuple[Intencion, ...], asunto: str, texto: str) -> tuple[Intencion, ...]:
    """El botón dice de qué se trata; los detalles (la fecha de la promesa) los pone lo que escribió."""
    misma = next((intencion for intencion in leidas if intencion.tipo == accion), None)
    detalle = misma or next((i for i in leidas if i.fecha), None)
    return (
        Intencion(
            tipo=accion,  # type: ignore[arg-type] # sale de _SELLADAS
            cita=(texto.strip() or asunto)[:300],
            fecha=detalle.fecha if detalle else None,
            importe=misma.importe if misma else None,
            cuotas=misma.cuotas if misma else None,
            motivo=misma.motivo if misma else None,
            correo=misma.correo if misma else None,
            facturas=misma.facturas if misma else (),
        ),
    )
