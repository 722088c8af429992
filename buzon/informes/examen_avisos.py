"""Los datos con que se prueban las cartas al titular y el resumen, y lo que comparten con las de los clientes."""

from typing import Any, Literal

Caso = Literal["completo", "una_factura", "escueto"]
CASOS: tuple[Caso, ...] = ("completo", "una_factura", "escueto")


def negocio(caso: Caso) -> dict[str, str]:
    """Quién firma."""
    lleno = caso != "escueto"
    return {
        "nombre": "Imprenta Quillay SpA",
        "id_fiscal": "76.543.210-3",
        "etiqueta_fiscal": "RUT",
        "contacto": "Carla Fuentes" if lleno else "",
        "telefono": "+56 2 2555 0134" if lleno else "",
        "direccion": "Av. Los Aromos 1234, Santiago" if lleno else "",
        "correo": "cobros@quillay.example",
    }


def enlaces(*textos: str) -> list[dict[str, str]]:
    """Los botones, con un correo ya escrito detrás."""
    asunto = "mailto:cobros@quillay.example?subject=Respuesta%20a%20la%20factura%2010428&body="
    return [{"texto": texto, "enlace": asunto + texto.replace(" ", "%20")} for texto in textos]


_TITULARES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "recibo": (
        "Registré la factura 10428 de Comercial Pudú",
        "La empezaré a recordar el 30 de octubre si no me dice otra cosa.",
        ("El correo no es ese", "La fecha no es esa", "Anular"),
    ),
    "pregunta": (
        "¿Es de Comercial Pudú este pago de $ 300.000?",
        "Llegó un pago y no sé a qué factura corresponde. Mientras tanto no escribo a este cliente.",
        ("Sí, factura 10428", "No, es de otro", "No es un pago de clientes"),
    ),
    "aviso": (
        "Comercial Pudú dice que la factura 10428 está mal",
        "He detenido los avisos de esa factura hasta que usted decida.",
        ("Seguir reclamando", "Anular la factura"),
    ),
}


def al_titular(nombre: str, caso: Caso) -> dict[str, Any]:
    """Los datos de un recibo, una pregunta o un aviso."""
    titulo, parrafo, opciones = _TITULARES[nombre]
    lleno = caso != "escueto"
    campos = [("Cliente", "Comercial Pudú & Hijos Ltda."), ("Importe", "$ 450.000"), ("Vencimiento", "31/10/2026")]
    return {
        "negocio": negocio(caso),
        "hoy": "22 de noviembre de 2026",
        "titulo": titulo,
        "parrafos": [parrafo],
        "campos": campos if lleno else [],
        "cita": "El pedido llegó incompleto, faltan dos cajas." if nombre != "recibo" and lleno else "",
        "enlaces": enlaces(*opciones) if lleno else [],
        "nota": "Si no contesta, mañana se lo vuelvo a preguntar." if lleno else "",
    }


def resumen(caso: Caso) -> dict[str, Any]:
    """Los datos de `resumen_diario`."""
    completo = caso == "completo"
    tramos = [
        ("Sin vencer", "$ 1.240.000", 9, 52),
        ("1 a 30 días", "$ 730.000", 5, 31),
        ("31 a 60 días", "$ 310.000", 2, 13),
        ("61 a 90 días", "$ 95.000", 1, 4),
        ("Más de 90 días", "$ 0", 0, 0),
    ]
    secciones = [
        ("Enviado hoy", ["Recordatorio a Comercial Pudú por la factura 10428", "Segundo aviso a Taller Ñirre"]),
        ("Recibido hoy", ["Pago de $ 150.000 de Comercial Pudú, aplicado a la factura 10428"]),
        ("Prometido para hoy", []),
        ("Mañana saldrá, salvo que diga otra cosa", ["Último aviso a Ferretería Alerce (3 facturas, $ 310.000)"]),
    ]
    return {
        "negocio": negocio(caso),
        "hoy": "22 de noviembre de 2026",
        "titular": "Hoy entraron $ 150.000 y quedan $ 2.375.000 por cobrar"
        if caso != "escueto"
        else "Hoy no hubo nada",
        "desde": "",
        "secciones": [
            {"titulo": titulo, "lineas": [], "asuntos": _asuntos(lineas)} for titulo, lineas in secciones if lineas
        ]
        if caso != "escueto"
        else [],
        "antiguedad": [
            {"tramo": tramo, "importe": importe, "facturas": facturas, "parte": parte}
            for tramo, importe, facturas, parte in (tramos if caso != "escueto" else [])
        ],
        "enlaces": enlaces("No enviar nada mañana", "Ver el estado") if completo else [],
        "problemas": ["Hace tres días que no llega ningún aviso del banco."] if completo else [],
    }


def _asuntos(lineas: list[str]) -> list[dict[str, Any]]:
    """Cada línea, con un botón debajo."""
    return [{"quien": "", "texto": linea, "detalle": "", "enlaces": enlaces("Que no salga")} for linea in lineas]
