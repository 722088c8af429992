"""Las reglas con que se examina una plantilla, como datos: qué debe verse, qué no se dice y qué escribir en su lugar.

Los siete bloques son los de toda reclamación de pago bien hecha: las dos partes, la fecha, a quién dirigirse, las
facturas con su copia, el importe con sus gastos, las condiciones y sus consecuencias, y el vencimiento con la
referencia. Lo que no se dice sale de las normas de cobranza: CL ley 19.496 art. 37, MX LTOSF art. 17 bis, PE ley 29571
arts. 61 y 62, CO ley 2300 de 2023, AR ley 24.240 art. 8 bis (nada que parezca judicial, ni amenazas, ni humillación).
"""

import re
from typing import NamedTuple


class Bloque(NamedTuple):
    """Algo que debe verse en las dos partes. `rutas` son los datos ("facturas.saldo" = el de cada una)."""

    que: str
    rutas: tuple[str, ...]


class Frase(NamedTuple):
    """Algo que no se escribe: el patrón, por qué no, y qué escribir en su lugar."""

    patron: re.Pattern[str]
    razon: str
    mejor: str


def _frase(patron: str, razon: str, mejor: str) -> Frase:
    return Frase(re.compile(rf"\b(?:{patron})\b", re.IGNORECASE), razon, mejor)


BLOQUES_DE_RECLAMO = (
    Bloque(
        "los datos de las dos empresas", ("negocio.nombre", "negocio.id_fiscal", "deudor.nombre", "deudor.id_fiscal")
    ),
    Bloque("la fecha de la carta", ("hoy",)),
    Bloque("a quién dirigirse", ("negocio.contacto", "negocio.correo", "negocio.telefono")),
    Bloque("los datos de las facturas", ("facturas.numero", "facturas.fecha")),
    Bloque("el importe y sus gastos", ("facturas.saldo", "total", "cargos.importe", "cargos.base")),
    Bloque("el vencimiento y la fecha para pagar", ("facturas.vencimiento", "plazo.fecha")),
    Bloque("cómo pagar y con qué referencia", ("medios_de_pago", "referencia")),
    Bloque("el descuento y hasta cuándo vale", ("descuento.importe", "descuento.hasta")),
)
BLOQUES_DE_GRACIAS = (
    Bloque("los datos de las dos empresas", ("negocio.nombre", "deudor.nombre")),
    Bloque("a quién dirigirse", ("negocio.contacto", "negocio.correo")),
    Bloque("el pago recibido", ("importe", "fecha_pago")),
    Bloque("lo que queda por pagar", ("total", "facturas.numero")),
)
BLOQUES_DEL_TITULAR = (
    Bloque("lo que pasó", ("titulo", "parrafos", "campos")),
    Bloque("las palabras de quien escribió", ("cita",)),
    Bloque("las respuestas posibles y qué pasa si no contesta", ("enlaces.texto", "nota")),
)
BLOQUES_DE_TERCEROS = (
    Bloque("quién encarga y de qué cliente", ("negocio.nombre", "negocio.correo", "deudor.nombre", "deudor.id_fiscal")),
    Bloque("la fecha y la referencia del caso", ("hoy", "caso")),
    Bloque("las facturas y lo que se debe", ("facturas.numero", "facturas.vencimiento", "facturas.saldo")),
    Bloque("por qué", ("motivo", "contrato")),
    Bloque("lo que ha pasado", ("historial.fecha", "historial.texto")),
)
BLOQUES_DEL_RESUMEN = (
    Bloque("la línea que lo dice todo, y lo que va mal", ("titular", "problemas")),
    Bloque("cada sección", ("secciones.titulo", "secciones.lineas", "secciones.asuntos.texto")),
    Bloque("la antigüedad de la deuda", ("antiguedad.tramo", "antiguedad.importe")),
)
BLOQUES_DE_LA_SEMANA = (
    Bloque("la línea que lo dice todo, y de qué semana es", ("titular", "semana")),
    Bloque("cada cifra con su cuenta", ("cifras.nombre", "cifras.valor", "cifras.nota")),
    Bloque("la antigüedad de la deuda", ("antiguedad.tramo", "antiguedad.importe")),
    Bloque("cómo paga cada cliente", ("peores.nombre", "peores.detalle", "mejores.nombre", "mejores.detalle")),
    Bloque("las promesas y lo que llevan otros", ("promesas.rotulo", "secciones.titulo", "secciones.asuntos.texto")),
)
BLOQUES_PROPIOS = {
    "ultimo_aviso": (Bloque("la agencia y su correo", ("agencia.nombre", "agencia.correo")),),
    "agencia": (
        Bloque("la agencia y su correo", ("agencia.nombre", "agencia.correo")),
        Bloque("el historial del caso", ("historial.fecha", "historial.texto")),
    ),
    "plan_propuesto": (
        Bloque("las cuotas que se proponen", ("cuotas.fecha", "cuotas.importe")),
        Bloque("hasta cuándo vale la propuesta", ("hasta",)),
    ),
    "plan_confirmado": (
        Bloque("las cuotas acordadas", ("cuotas.fecha", "cuotas.importe")),
        Bloque("las palabras con que las aceptó", ("cita",)),
    ),
    "acuerdo_propuesto": (Bloque("lo que se ofrece y hasta cuándo", ("importe_acuerdo", "fecha_acuerdo")),),
    "acuerdo_confirmado": (Bloque("lo acordado y hasta cuándo", ("fecha_acuerdo", "cita")),),
    "acuerdo_roto": (Bloque("el día que no se cumplió", ("fecha_promesa",)),),
    "disputa_resuelta": (Bloque("lo que discutía", ("cita",)),),
    "disputa_datos": (Bloque("lo que discutía", ("cita",)),),
    "respuesta_titular": (Bloque("lo que contesta el titular y a qué", ("dicho", "cita")),),
    "plan_roto": (Bloque("la cuota que no llegó", ("fecha_promesa",)),),
    "cuota": (Bloque("la cuota que vence", ("fecha_cuota", "importe_cuota")),),
    "promesa_confirmada": (Bloque("lo prometido", ("fecha_promesa", "cita")),),
    "promesa_vencida": (Bloque("lo prometido", ("fecha_promesa", "cita")),),
}

COPIA = re.compile(r"\bcopia|\badjunt", re.IGNORECASE)
CONDICIONES = re.compile(r"\bplazo|\bcondiciones|\bacorda|\bacuerdo", re.IGNORECASE)
CONSECUENCIAS = re.compile(
    r"\bsi (?:no|para|pasad[oa]|en esa fecha|surgi|ya pag|lo hemos)|\bpasad[oa] es[ae]|\bmientras|\bvolveremos"
    r"|\bretomaremos|\bsin una fecha|\bno (?:te|le) enviaremos|\bpodr(?:á|emos|íamos)\b",
    re.IGNORECASE,
)

PROHIBIDAS = (
    _frase("moros[oa]s?|morosidad", "señala a la persona", "«cliente», o hable de la factura: «sigue pendiente»"),
    _frase("deudora?|deudores", "señala a la persona", "«cliente», o su nombre"),
    _frase("embarg(?:o|os|ar|aremos|ará)", "amenaza con lo que solo decide un juez", "«podremos encargar el cobro a…»"),
    _frase(
        "judicial(?:es|mente)?|juicio|juzgados?|tribunal(?:es)?|demanda(?:remos|rle|rlo|rte)|querella|citaci[oó]n"
        "|requerimiento|acciones legales|v[ií]a legal|medidas legales",
        "parece un papel de un tribunal, y varias leyes lo prohíben",
        "«podremos encargar el cobro a una agencia», con su nombre y la fecha",
    ),
    _frase(
        "denuncia(?:r|remos)?|delito|estafa|fraude|c[aá]rcel|polic[ií]a", "acusa de un delito", "cuente solo el hecho"
    ),
    _frase(
        "asnef|dicom|equifax|infocorp|veraz|datacr[eé]dito|bur[oó] de cr[eé]dito|(?:registro|fichero|lista) de morosos",
        "amenaza con un registro que exige condiciones y aviso propio",
        "quítelo: si procede, va en una carta aparte que las cumpla",
    ),
    _frase(
        "procederemos|iniciaremos|emprenderemos|tomaremos medidas|nos veremos obligados|no tendremos m[aá]s remedio"
        "|sin m[aá]s avisos?|sin previo aviso|bajo apercibimiento|at(?:enerse|[eé]ngase|ente) a las consecuencias",
        "da por segura una amenaza",
        "diga qué puede pasar y cómo evitarlo: «si para esa fecha no sabemos nada, podremos…»",
    ),
    _frase(
        "(?:informaremos|avisaremos|contaremos|publicaremos)(?: \\w{1,20}){0,6} (?:proveedores|clientes|empleador|jefe"
        "|vecinos|familia|redes)",
        "amenaza con contárselo a terceros",
        "quítelo: solo puede intervenir la agencia ya anunciada",
    ),
    _frase("verg[uü]enza|irresponsab\\w{1,6}|mala fe|caradura|sinverg[uü]enza", "ofende", "cuente solo el hecho"),
    _frase(
        "por qu[eé] no (?:ha|has|han) pagado|motivos? de(?:l| la| su| tu) (?:impago|atraso|retraso|mora)",
        "pregunta el motivo del impago, y en Colombia no se puede (ley 2300 de 2023)",
        "«¿en qué fecha podrá pagar?»",
    ),
    _frase(
        "no respond(?:a|as|er) a este (?:correo|mensaje)|no-?reply|correo no monitoreado",
        "cierra la puerta a quien quiere contestar, y Buzón vive de las respuestas",
        "«responda a este correo»",
    ),
)
# Un cargo solo se nombra si la carta lo trae con su base: se busca en los casos que no lo traen.
SIN_BASE = _frase(
    "intereses|inter[eé]s (?:de|del|por|legal|moratorio)\\w{0,10}|recargos?|penalizaci[oó]n|penalidad|multas?"
    "|indemnizaci[oó]n|gastos de (?:cobro|cobranza|gesti[oó]n)",
    "reclama un cargo sin base",
    "nómbrelo dentro de {% if cargos is defined %} y muestre su {{ cargo.base }}",
)
EN_ASUNTO = _frase(
    "deudas?|impagos?|impagad[oa]s?|vencid[oa]s?|moros[oa]s?|cobranzas?|urgente",
    "cuenta la deuda a quien solo ve el asunto",
    "el número de la factura y el nombre del negocio",
)
MAYUSCULAS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{4,}(?:[ ,]{1,2}[A-ZÁÉÍÓÚÑ]{2,}){1,}\b")
GRITOS = re.compile(r"[!¡]{2,}|\bURGENTE\b")
TRATO_AJENO = {
    "usted": re.compile(r"\b(?:te|tú|tu|tus|ti|contigo|tienes|puedes|debes|vosotros|vos)\b", re.IGNORECASE),
    "tu": re.compile(r"\b(?:ustedes|usted|sírvase|le rogamos)\b", re.IGNORECASE),
}
HTML_AJENO = (
    (
        re.compile(r"<(?:img|script|iframe|link|form|object|embed|video|audio|svg)\b", re.IGNORECASE),
        "carga o ejecuta cosas",
    ),
    (
        re.compile(r"(?:src|background)\s{0,5}=|url\(|@import", re.IGNORECASE),
        "pide cosas de fuera, y delata a quien lee",
    ),
    (
        re.compile(r"href\s{0,5}=\s{0,5}[\"'](?!mailto:|tel:|https:|#)", re.IGNORECASE),
        "lleva enlaces que no son seguros",
    ),
)
HTML_NECESARIO = (
    (re.compile(r"<html[^>]{0,200}\blang=\"es", re.IGNORECASE), '<html lang="es"> para los lectores de pantalla'),
    (re.compile(r"<meta[^>]{0,200}\bcolor-scheme\b", re.IGNORECASE), '<meta name="color-scheme"> para el modo oscuro'),
)
