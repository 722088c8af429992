"""Los botones: enlaces mailto con un asunto en palabras y un sello que prueba cuál se tocó."""

from urllib.parse import quote

from buzon.dominio.hechos import PreguntaHecha
from buzon.dominio.sellos import Papel, Sellador
from buzon.informes.piezas import DatosEnlace

_DEL_DEUDOR = (
    ("ya_pago", "Ya pagué", ""),
    ("promesa", "Pagaré el…", "Pagaré el día: "),
    ("cuotas", "Quiero pagar {en}", "Propongo pagar {en} así: "),
    ("error", "Hay un error", "El error es: "),
    ("persona", "No soy la persona", "La persona que lleva los pagos es: "),
)
NOMBRES = {
    "reanudar": "Seguir con los recordatorios",
    "pagada": "Está pagada",
    "pausar": "Pausar",
    "anular": "Anular la factura",
    "ninguna": "No es de ninguna",
    "razon": "Tiene razón: anularla",
    "mantener": "Mantener la factura",
    "datos": "Pedirle más datos",
    "si": "Sí",
    "no": "No",
    "enviar": "Enviarlas todas",
    "poco": "De a poco",
    "detener": "No enviarlas",
    "promete": "Contestó y promete pagar",
    "nocontesta": "No contesta",
    "numeromalo": "El número está mal",
    "disputa": "No está conforme",
    "corregir": "Darte lo que falta",
    "responder": "Responderle",
}


def mailto(direccion: str, asunto: str, cuerpo: str = "") -> str:
    """Un enlace mailto (RFC 6068): todo lo que no es letra o cifra va en %XX, que es lo que Outlook entiende."""
    enlace = f"mailto:{quote(direccion, safe='@')}?subject={quote(asunto, safe='')}"
    return f"{enlace}&body={quote(cuerpo, safe='')}" if cuerpo else enlace


def boton(
    llave: Sellador, papel: Papel, direccion: str, texto: str, *, objeto: str, accion: str, cuerpo: str = ""
) -> DatosEnlace:
    """Un botón sellado."""
    asunto = f"{texto.rstrip('…')} {llave.sellar(papel, objeto, accion)}"
    return {"texto": texto, "enlace": mailto(direccion, asunto, cuerpo)}


def del_deudor(llave: Sellador, direccion: str, deudor: str, pais: str = "") -> list[DatosEnlace]:
    """Los cinco botones de cada recordatorio, con las palabras del país del cliente."""
    en = "a plazos" if pais == "ES" else "en cuotas"
    return [
        boton(
            llave, "deudor", direccion, texto.format(en=en), objeto=deudor, accion=accion, cuerpo=cuerpo.format(en=en)
        )
        for accion, texto, cuerpo in _DEL_DEUDOR
    ]


# Lo que hay que escribir tras tocar «Darte lo que falta», según qué falta.
_POR_ESCRIBIR = {
    "numero": "Número: ",
    "cliente": "Cliente: ",
    "correo": "Correo: ",
    "importe": "Total: ",
    "vencimiento": "Vence el: ",
}


def de_pregunta(
    llave: Sellador, direccion: str, pregunta: PreguntaHecha, numeros: dict[str, str], faltan: tuple[str, ...] = ()
) -> list[DatosEnlace]:
    """Un botón por opción. `numeros`: cómo llamar a cada factura candidata; `faltan`: los datos de un borrador."""
    enlaces = []
    opciones = pregunta.opciones
    if not opciones and pregunta.asunto == "borrador":
        opciones = ("corregir", "anular")
    for opcion in opciones:
        accion, _, objeto = opcion.partition(" ")
        texto = f"Es de la {numeros.get(objeto, objeto)}" if accion == "aplicar" else NOMBRES.get(accion, opcion)
        if pregunta.asunto == "plan":
            texto = f"Proponerle {pregunta.cuotas} cuotas" if accion == "si" else "No aceptar cuotas"
        if pregunta.asunto == "a_favor":
            texto = "Descontarlo" if accion == "si" else "No descontarlo"
        if pregunta.asunto == "importacion":
            texto = "Importarlas" if accion == "si" else "No importar"
        if pregunta.asunto == "direccion":
            texto = _sobre_direccion(pregunta, accion)
        if pregunta.asunto == "acuerdo":
            texto = _sobre_acuerdo(pregunta, accion)
        sellada = f"{accion}_{objeto}" if objeto else accion
        cuerpo = "Pagará el día: " if accion == "promete" else ""
        if accion == "corregir":
            cuerpo = "\r\n".join(_POR_ESCRIBIR[falta] for falta in faltan if falta in _POR_ESCRIBIR)
        if accion == "anular" and pregunta.asunto == "borrador":
            texto = "No reclamarla"
        enlaces.append(
            boton(llave, "titular", direccion, texto, objeto=pregunta.pregunta, accion=sellada, cuerpo=cuerpo)
        )
    return enlaces


# Qué dice el sí y qué dice el no, según lo que se pregunta: si trae fecha, si se acuerda; si no, en qué quedó.
_SI_O_NO = {
    ("prorroga", True): ("Darle plazo hasta el {hasta}", "No darle más plazo"),
    ("quita", True): ("Aceptar la rebaja", "No rebajar nada"),
    ("dacion", True): ("Aceptar el pago en especie", "No aceptarlo"),
    ("mediacion", True): ("Ir a mediación", "No ir a mediación"),
    ("promesa", True): ("Esperarle hasta el {hasta}", "No esperarle"),
    ("dacion", False): ("Sí, lo recibí", "No llegó"),
    ("mediacion", False): ("Hubo acuerdo", "No hubo acuerdo"),
}


def _sobre_acuerdo(pregunta: PreguntaHecha, accion: str) -> str:
    textos = _SI_O_NO.get((pregunta.clase or "", pregunta.fecha is not None), ("Sí", "No"))
    hasta = f"{pregunta.fecha:%d/%m/%Y}" if pregunta.fecha else ""
    return textos[0 if accion == "si" else 1].format(hasta=hasta)


def _sobre_direccion(pregunta: PreguntaHecha, accion: str) -> str:
    if accion == "si":
        return f"Escribir a {pregunta.correo}" if pregunta.correo else "No escribirle más ahí"
    return "Seguir con la de siempre"


def de_factura(llave: Sellador, direccion: str, factura: str, acciones: tuple[str, ...]) -> list[DatosEnlace]:
    """Botones del titular sobre una factura."""
    return [boton(llave, "titular", direccion, NOMBRES[accion], objeto=factura, accion=accion) for accion in acciones]
