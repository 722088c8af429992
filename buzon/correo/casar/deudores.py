"""Lo que escribe un deudor: por el hilo, por el sello, por su dirección o por la casa desde la que escribe."""

from collections.abc import Iterable

from buzon.correo.casar.escena import Escena
from buzon.correo.clasificacion.maquinas import es_maquinal
from buzon.correo.hallazgos import leer_intenciones
from buzon.dominio.entradas import CorreoSinInteres, EntradaDeCorreo, RespuestaAmbigua, RespuestaDeudor
from buzon.dominio.lecturas import Intencion
from buzon.dominio.nombres import DOMINIOS_DE_TODOS
from buzon.dominio.sellos import leer_sello

# Los botones cuyo significado está completo en el propio botón.
_SELLADAS = {"ya_pago": "ya_pago", "error": "disputa", "cuotas": "plan", "persona": "contacto", "promesa": "promesa"}


def de_deudor(e: Escena) -> EntradaDeCorreo | None:
    """El caso, si quien escribe es de la cartera."""
    sello = leer_sello(e.llave, "deudor", e.correo.asunto)
    sellado = sello.objeto if sello and sello.objeto in e.cartera.deudores else None
    deudores = (sellado,) if sellado else tuple(_deudores(e))
    if not deudores:
        return None
    motivo = es_maquinal(e.correo)
    if motivo and not sellado:
        return CorreoSinInteres(origen=e.origen, motivo=f"lo escribió una máquina: {motivo}")
    texto = e.entendido.texto_nuevo or ""
    if len(deudores) > 1:
        return RespuestaAmbigua(origen=e.origen, deudores=deudores, texto=texto)
    intenciones = _intenciones(e, texto)
    accion = _SELLADAS.get(sello.accion) if sello and sellado else None
    if accion:
        intenciones = _con_boton(accion, intenciones, e.correo.asunto, texto)
    return RespuestaDeudor(
        origen=e.origen,
        deudor=deudores[0],
        intenciones=intenciones,
        texto=texto or e.correo.asunto,
        carta=e.carta,
        es_segura=accion is not None,
    )


def _deudores(e: Escena) -> Iterable[str]:
    """Quién puede ser, del indicio más fuerte al más débil; solo los del primero que dé alguno."""
    carta = e.cartera.cartas.get(e.carta or "")
    if carta and carta.encargo.dirigida == "deudor" and carta.encargo.deudor:
        return (carta.encargo.deudor,)
    de = e.origen.de or ""
    suyos = [deudor.id for deudor in e.cartera.deudores_correo(de)]
    if suyos:
        con_deuda = [deudor for deudor in suyos if e.cartera.abiertas_de(deudor)]
        return con_deuda or suyos[:1]
    return _de_la_misma_casa(e, de.partition("@")[2])


def _de_la_misma_casa(e: Escena, dominio: str) -> list[str]:
    """Otra persona de la misma empresa: mismo dominio, si no es de los que usa todo el mundo."""
    if not dominio or dominio in DOMINIOS_DE_TODOS:
        return []
    suyos = e.cartera.por_dominio.get(dominio, {})
    return [deudor for deudor in suyos if e.cartera.abiertas_de(deudor)]


def _intenciones(e: Escena, texto: str) -> tuple[Intencion, ...]:
    if e.entendido.intenciones:
        return e.entendido.intenciones
    fecha = e.correo.fecha
    if fecha is None:
        return ()
    return leer_intenciones(
        texto,
        asunto=e.correo.asunto,
        fecha_correo=fecha.date(),
        saber=e.saber.intenciones,
        pais=e.saber.pais,
        moneda=e.saber.moneda,
        festivos=e.saber.es_festivo or (),
    )


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
