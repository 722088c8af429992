"""Qué manda un botón del titular: lo dice el sello, y lo que escribió debajo solo añade la fecha o el porqué."""

from datetime import date

from buzon.correo.casar.escena import Escena
from buzon.correo.orden_responder import lo_que_responde
from buzon.correo.ordenes import leer_ordenes
from buzon.dominio.fechas import buscar_fecha
from buzon.dominio.ordenes import Orden
from buzon.dominio.sellos import Sello

_CON_PALABRAS = frozenset({"promete", "nocontesta", "numeromalo", "disputa"})
_LARGO = 300


def _datos(e: Escena, texto: str, hoy: date | None) -> dict[str, str]:
    """Lo que rellenó tras tocar «Darte lo que falta»; lo que dejó en blanco se sigue preguntando."""
    negocio = e.reglas.negocio
    rellenas = "\n".join(linea for linea in texto[:_LARGO].splitlines() if not linea.rstrip().endswith(":"))
    leidas = leer_ordenes(rellenas, hoy=hoy, pais=negocio.pais, moneda=negocio.moneda) if hoy else ()
    return {clave: dato for orden in leidas for clave, dato in orden.campos.items()}


def orden_de_toque(e: Escena, sello: Sello, hoy: date | None, texto: str) -> Orden:
    """La orden de un botón sellado: sobre una pregunta, una duda, una factura o la carta anunciada de un cliente."""
    accion, _, objeto = sello.accion.partition("_")
    pregunta = sello.objeto if sello.objeto in e.cartera.preguntas else None
    if sello.objeto.startswith("duda/"):
        return Orden(accion=accion)  # type: ignore[arg-type] # lo firmamos nosotros
    if sello.objeto.startswith("veto/"):
        _, dia, cliente = sello.objeto.split("/", 2)
        return Orden(accion="veto", objeto=cliente, fecha=date.fromisoformat(dia))
    factura = objeto or None if pregunta else sello.objeto
    if accion == "corregir":
        return Orden(accion="corregir", pregunta=pregunta, campos=_datos(e, texto, hoy))
    if accion == "responder":
        dicho = lo_que_responde(texto)
        return Orden(accion="responder", pregunta=pregunta, campos={"dicho": texto.strip() if dicho is None else dicho})
    if accion not in _CON_PALABRAS:
        return Orden(accion=accion, factura=factura, pregunta=pregunta)  # type: ignore[arg-type] # lo firmamos nosotros
    escrito = texto.strip()[:_LARGO]
    hallada = buscar_fecha(escrito, hoy, e.saber.es_festivo or ()) if hoy else None
    return Orden(
        accion=accion,  # type: ignore[arg-type] # lo firmamos nosotros
        factura=factura,
        pregunta=pregunta,
        fecha=hallada.fecha if hallada else None,
        campos={"dicho": escrito} if escrito else {},
    )
