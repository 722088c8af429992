"""El resumen del día para el titular: lo que salió, lo que entró, lo que decide él y lo que sale mañana."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from buzon.dominio import hechos as h
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura, Suceso
from buzon.dominio.decidir.a_favor import todo_a_favor
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sellador
from buzon.informes import dudas, enlaces
from buzon.informes.historial import frase
from buzon.informes.medidas.antiguedad import antiguedad
from buzon.informes.palabras import fecha_larga, totales
from buzon.informes.piezas import DatosEnlace, DatosSeccion
from buzon.informes.previstas import lineas, previstas, vetos

_RECIBIDO = (
    h.RespuestaRecibida,
    h.PagoAplicado,
    h.NotaDeCreditoAplicada,
    h.DireccionAnulada,
    h.PromesaIncumplida,
    h.AusenciaAnotada,
)
_MAX_BOTONES = 12
_MAX_PREGUNTAS = 60


def datos_del_resumen(c: Cartera, reglas: Reglas, ahora: datetime, llave: Sellador) -> dict[str, Any]:
    """La parte propia de `DatosResumen`. Cuenta las últimas 24 horas, y lo que sale hasta el próximo día de trabajo."""
    hoy = ahora.astimezone(reglas.zona).date()
    desde = ahora - timedelta(days=1)
    anuncios = previstas(c, reglas, ahora)
    secciones: list[DatosSeccion] = [
        {"titulo": "Enviado desde ayer", "lineas": list(_sucesos(c, reglas, desde, (h.CartaEnviada,)))},
        {"titulo": "Recibido desde ayer", "lineas": [*_sucesos(c, reglas, desde, _RECIBIDO), *_callado(c, desde)]},
        {"titulo": "Prometido para hoy", "lineas": list(_prometido(c, hoy))},
        {"titulo": "Espero tu respuesta", "lineas": [*_preguntas(c), *dudas.lineas(c)]},
        {"titulo": "Va a salir, si no dices otra cosa", "lineas": lineas(anuncios, hoy)},
        *_sin_venta(c),
    ]
    abiertas = [f for deudor in c.con_abiertas() for f in c.abiertas_de(deudor.id) if f.incobrable is None]
    return {
        "hoy": fecha_larga(hoy),
        "titular": _titular(c, abiertas, hoy, reglas, secciones),
        "secciones": [*secciones, *_a_favor(c, reglas)],
        "antiguedad": antiguedad(abiertas, hoy, reglas),
        "enlaces": [*_botones(c, reglas, llave), *vetos(anuncios, reglas, llave)],
        "problemas": [*_parado(c, reglas), *(problema.texto for problema in c.problemas.values())],
    }


def _parado(c: Cartera, reglas: Reglas) -> Iterator[str]:
    """Lo que más cuesta si se olvida: una tanda entera esperando."""
    if c.tanda and c.tanda.como is None:
        desde = c.tanda.cuando.astimezone(reglas.zona)
        yield f"{len(c.tanda.deudores)} cartas esperan desde el {desde:%d/%m/%Y} a que digas si salen"


def _sin_venta(c: Cartera) -> Iterator[DatosSeccion]:
    """A quién no se le vende, si hay alguno y aún debe."""
    vetados = [f"{d.nombre}: {d.no_vender}" for d in c.con_abiertas() if d.no_vender]
    if vetados:
        yield {"titulo": "No vender", "lineas": vetados}


def _a_favor(c: Cartera, reglas: Reglas) -> Iterator[DatosSeccion]:
    """Lo que se debe a los clientes, que es fácil de olvidar."""
    pais = reglas.negocio.pais
    lineas = [
        f"{c.deudores[deudor].nombre}: {totales(((suyo.importe, suyo.moneda) for suyo in suyos), pais)}"
        for deudor, suyos in todo_a_favor(c).items()
    ]
    if lineas:
        yield {"titulo": "Tus clientes tienen a favor", "lineas": lineas}


def _callado(c: Cartera, desde: datetime) -> Iterator[str]:
    cuantas = sum(1 for cuando in c.calladas if cuando >= desde)
    if cuantas:
        yield f"{cuantas} avisos más que no te mandé de uno en uno, por ser tantos: los correos siguen en tu buzón"


def _preguntas(c: Cartera) -> Iterator[str]:
    yield from (pregunta.texto for pregunta in islice(c.preguntas.values(), _MAX_PREGUNTAS))
    if len(c.preguntas) > _MAX_PREGUNTAS:
        yield f"Y {len(c.preguntas) - _MAX_PREGUNTAS} más: «buzon estado» las enseña todas"


def _titular(c: Cartera, abiertas: list[Factura], hoy: date, reglas: Reglas, secciones: list[DatosSeccion]) -> str:
    vencidas = [factura for factura in abiertas if factura.vencimiento < hoy]
    pais = reglas.negocio.pais
    if not abiertas:
        return "Nadie te debe nada"
    debe = totales(((f.saldo, f.moneda) for f in abiertas), pais)
    cuanto = f"{len(abiertas)} facturas abiertas ({debe})" if len(abiertas) > 1 else f"1 factura abierta ({debe})"
    atraso = f"{len(vencidas)} vencidas" if len(vencidas) != 1 else "1 vencida"
    preguntas = ""
    if c.preguntas:
        preguntas = "; 1 pregunta espera tu respuesta"
    if len(c.preguntas) > 1:
        preguntas = f"; {len(c.preguntas)} preguntas esperan tu respuesta"
    movimiento = "" if any(seccion["lineas"] for seccion in secciones) else ". Hoy no hay novedades"
    return f"{cuanto}, {atraso}{preguntas}{movimiento}"


def _recientes(c: Cartera, desde: datetime) -> Iterator[tuple[str, Suceso]]:
    for deudor, sucesos in c.cronica.items():
        for suceso in reversed(sucesos):
            if suceso.cuando < desde:
                break
            yield deudor, suceso


def _sucesos(c: Cartera, reglas: Reglas, desde: datetime, tipos: tuple[type, ...]) -> Iterator[str]:
    recientes = [(s.cuando, d, s) for d, s in _recientes(c, desde) if isinstance(s.hecho, tipos)]
    for _, deudor, suceso in sorted(recientes, key=lambda reciente: reciente[0]):
        texto = frase(c, suceso, reglas)
        if texto:
            yield f"{c.deudores[deudor].nombre}: {texto}"


def _prometido(c: Cartera, hoy: date) -> Iterator[str]:
    for promesa in c.promesas.values():
        if promesa.fecha == hoy:
            numeros = ", ".join(c.facturas[factura].numero for factura in promesa.facturas)
            yield f"{c.deudores[promesa.deudor].nombre}: {numeros} («{promesa.cita}»)"


def _de_que_pago(c: Cartera, pregunta: h.PreguntaHecha, reglas: Reglas) -> str:
    pago = c.pagos.get(pregunta.objeto)
    return f"Pago de {escribir(pago.importe, pago.moneda, reglas.negocio.pais)}" if pago else ""


def _botones(c: Cartera, reglas: Reglas, llave: Sellador) -> list[DatosEnlace]:
    """Los botones de las preguntas abiertas, con el nombre de a quién tocan."""
    botones: list[DatosEnlace] = [*dudas.botones(c, reglas.correo.direccion, llave)]
    for pregunta in c.preguntas.values():
        numeros = {factura: c.facturas[factura].numero for factura in pregunta.facturas}
        quien = c.deudores[pregunta.deudor].nombre if pregunta.deudor else _de_que_pago(c, pregunta, reglas)
        for enlace in enlaces.de_pregunta(llave, reglas.correo.direccion, pregunta, numeros):
            texto = f"{quien}: {enlace['texto']}" if quien else enlace["texto"]
            botones.append({"texto": texto, "enlace": enlace["enlace"]})
    return botones[:_MAX_BOTONES]
