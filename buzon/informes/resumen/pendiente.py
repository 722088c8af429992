"""Lo que espera: las preguntas con sus botones, lo prometido para hoy y lo que va a salir con su veto."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.ordenes.borradores import NOMBRES_FALTAS
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import PreguntaHecha
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sellador
from buzon.informes import dudas, enlaces
from buzon.informes.palabras import enumerar
from buzon.informes.piezas import DatosAsunto, DatosEnlace, DatosSeccion
from buzon.informes.previstas import Anuncio, cuando, que, veto
from buzon.informes.resumen.novedades import recortada
from buzon.informes.servidor import explicar

# Un botón pesa un kilobyte y Gmail corta el correo a los 102: lo que no lo lleva se contesta con palabras.
_BOTONES = 36
_DE_PREGUNTAS = 24
_MAX_PREGUNTAS = 20
_MAX_ANUNCIOS = 30


def preguntas(c: Cartera, reglas: Reglas, llave: Sellador) -> DatosSeccion:
    """Cada pregunta con sus respuestas de un toque debajo."""
    asuntos: list[DatosAsunto] = [*dudas.asuntos(c, reglas.correo.direccion, llave)]
    puestos = 2 * len(asuntos)  # un sí y un no por carta en duda
    for pregunta in c.preguntas.values():
        asunto = _asunto(c, pregunta, reglas)
        suyos = _respuestas(c, pregunta, reglas, llave) if puestos < _DE_PREGUNTAS else []
        if suyos and puestos + len(suyos) <= _DE_PREGUNTAS:
            asunto["enlaces"] = suyos
        puestos += len(suyos)
        asuntos.append(asunto)
    cuantas = f" · {len(asuntos)}" if len(asuntos) > 1 else ""
    titulo = f"Espero tu respuesta{cuantas}"
    return recortada({"titulo": titulo, "lineas": [], "asuntos": asuntos}, _MAX_PREGUNTAS, "buzon estado")


def _asunto(c: Cartera, pregunta: PreguntaHecha, reglas: Reglas) -> DatosAsunto:
    """La pregunta como se lee en un correo: con mayúscula, diciendo qué falta y sin la jerga de los servidores."""
    quien = _de_quien(c, pregunta, reglas)
    carta = c.cartas.get(pregunta.objeto) if pregunta.asunto == "carta" else None
    if carta:
        llano, original = explicar(carta.motivo)
        return {
            "quien": quien,
            "texto": f"no pude enviarle la carta: {llano}. ¿Lo intento otra vez?",
            "detalle": original,
        }
    borrador = c.borradores.get(pregunta.objeto) if pregunta.asunto == "borrador" else None
    faltas = [NOMBRES_FALTAS[falta] for falta in borrador.faltan if falta in NOMBRES_FALTAS] if borrador else []
    texto = pregunta.texto
    if borrador and faltas and not pregunta.opciones:
        texto = f"A la factura {borrador.leida.numero or 'que mandaste'} le falta {enumerar(faltas)}"
    return {"quien": quien, "texto": texto if quien else texto[:1].upper() + texto[1:]}


def _de_quien(c: Cartera, pregunta: PreguntaHecha, reglas: Reglas) -> str:
    """El cliente, o el pago, si la pregunta no lo dice ya."""
    if pregunta.deudor:
        nombre = c.deudores[pregunta.deudor].nombre
        return "" if nombre in pregunta.texto else nombre
    pago = c.pagos.get(pregunta.objeto)
    return f"Pago de {escribir(pago.importe, pago.moneda, reglas.negocio.pais)}" if pago else ""


def _respuestas(c: Cartera, pregunta: PreguntaHecha, reglas: Reglas, llave: Sellador) -> list[DatosEnlace]:
    numeros = {factura: c.facturas[factura].numero for factura in pregunta.facturas}
    borrador = c.borradores.get(pregunta.objeto) if pregunta.asunto == "borrador" else None
    faltan = borrador.faltan if borrador else ()
    return enlaces.de_pregunta(llave, reglas.correo.direccion, pregunta, numeros, faltan)


def prometido(c: Cartera, hoy: date, reglas: Reglas) -> DatosSeccion:
    """Quién dijo que pagaba hoy, cuánto debe y con qué palabras."""
    return recortada({"titulo": "Prometido para hoy", "lineas": [], "asuntos": list(_promesas(c, hoy, reglas))})


def _promesas(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[DatosAsunto]:
    for promesa in c.promesas.values():
        if promesa.fecha == hoy:
            facturas = [c.facturas[factura] for factura in promesa.facturas]
            cuanto = promesa.importe or sum((f.saldo for f in facturas), start=Decimal(0))
            importe = escribir(cuanto, facturas[0].moneda, reglas.negocio.pais) if facturas else ""
            yield {
                "quien": c.deudores[promesa.deudor].nombre,
                "texto": f"{importe} de la {enumerar(f.numero for f in facturas)}",
                "detalle": f"«{promesa.cita}»",
            }


def va_a_salir(anuncios: list[Anuncio], hoy: date, reglas: Reglas, llave: Sellador) -> DatosSeccion:
    """Cada carta anunciada con su veto al lado."""
    asuntos: list[DatosAsunto] = []
    for lugar, anuncio in enumerate(anuncios):
        asunto: DatosAsunto = {"quien": f"{cuando(anuncio.dia, hoy)}, {anuncio.deudor.nombre}", "texto": que(anuncio)}
        boton = veto(anuncio, reglas, llave) if lugar < _BOTONES - _DE_PREGUNTAS else None
        if boton:
            asunto["enlaces"] = [boton]
        asuntos.append(asunto)
    cuantas = f" · {len(asuntos)}" if len(asuntos) > 1 else ""
    titulo = f"Va a salir, si no dices otra cosa{cuantas}"
    seccion: DatosSeccion = {"titulo": titulo, "lineas": [], "asuntos": asuntos}
    if len(asuntos) > _BOTONES - _DE_PREGUNTAS:
        seccion["resto"] = "Para que no salga la de otro, contesta a este correo «no escribas a» y su nombre"
    return recortada(seccion, _MAX_ANUNCIOS, "buzon simular")
