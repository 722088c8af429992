"""Lo que se le dice al titular de sus órdenes y de cómo va el correo."""

from buzon.informes import dudas
from buzon.informes.palabras import enumerar
from buzon.informes.servidor import en_llano, explicar
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto

_EJEMPLOS = (
    "«pagada 123», «parcial 300 de la 123», «pausar 123 hasta el viernes», «reanudar 123», «anular 123», «estado»"
)


def _hecha(m: Mesa) -> Texto:
    notas = m.datos.get("notas") or ["No había nada que hacer."]
    return texto(_titulo(m, notas), *notas)


def _titulo(m: Mesa, notas: list[str]) -> str:
    """Lo que de verdad pasó: ni «Hecho» a quien solo preguntaba, ni a quien no se le pudo hacer caso."""
    if m.datos.get("es_consulta"):
        return f"Así está lo de {m.cliente}" if m.deudor else "Así está" if len(notas) == 1 else "Así está lo abierto"
    if m.datos.get("sin_cambios"):
        return "No he cambiado nada"
    return "Hecho" if len(notas) == 1 else f"Hechas {len(notas)} cosas"


def _no_entendida(m: Mesa) -> Texto:
    if m.pregunta:
        # Contestaba a algo: lo que necesita son sus opciones, y no ejemplos de otras órdenes.
        return texto(
            "No te he entendido",
            "He leído tu respuesta y no sé qué decides, así que no he cambiado nada y sigo esperando.",
            f"Te preguntaba: {m.pregunta.texto}",
            cita=m.dato("texto"),
            botones=m.botones(),
        )
    return texto(
        "No te he entendido",
        "He leído tu correo y no sé qué quieres que haga. No he cambiado nada.",
        f"Escríbelo como en estos ejemplos: {_EJEMPLOS}.",
        cita=m.dato("texto"),
    )


def _sin_prueba(m: Mesa) -> Texto:
    return texto(
        "¿Eres tú?",
        "Ha llegado esta orden a tu nombre y no puedo comprobar que sea tuya, así que no la he obedecido.",
        "Si es tuya, contesta a este correo repitiéndola.",
        cita=m.dato("texto"),
        nota="Para no tener que confirmar, pon authserv_id en reglas.toml: «buzon diagnostico» te dice cuál es.",
    )


def _sospechoso(m: Mesa) -> Texto:
    return texto(
        "He apartado un correo",
        f"De {m.dato('de') or 'remitente desconocido'}, «{m.dato('asunto_correo')}»: {m.dato('motivo')}.",
        "No he hecho nada con él. Sigue en tu buzón: míralo tú.",
    )


def _ilegible(m: Mesa) -> Texto:
    return texto(
        "Un correo que no he podido abrir",
        f"De {m.dato('de') or 'remitente desconocido'}: {m.dato('motivo')}.",
        "Sigue en tu buzón, marcado BuzonApartado: míralo tú.",
    )


def _duda(m: Mesa) -> Texto:
    return texto(
        f"No sé si le llegó una carta a {m.cliente}",
        f"Al enviar «{m.dato('asunto_carta')}» a {enumerar(m.datos.get('para') or [])} se cortó la conexión justo al "
        f"final ({m.dato('motivo')}). Pudo llegar o no, y no la repito para no mandarla dos veces.",
        "Mira en tu carpeta de enviados, o pregúntale.",
        campos=m.tabla(),
        botones=dudas.de_una(m.dato("dudosa"), m.reglas.correo.direccion, m.llave),
        nota="Hasta que contestes no le escribo.",
    )


def _original(m: Mesa) -> str:
    """Las palabras del servidor, para la letra pequeña, si se explicaron con otras."""
    dicho = explicar(m.dato("motivo"))[1]
    return f"Lo que dijo el servidor: «{dicho}». " if dicho else ""


def _fallida(m: Mesa) -> Texto:
    return texto(
        f"No he podido escribir a {m.cliente}",
        f"La carta a {enumerar(m.datos.get('para') or [])} no salió: {explicar(m.dato('motivo'))[0]}.",
        campos=m.tabla(),
        botones=m.botones(),
        nota=f"{_original(m)}Hasta que esto se arregle no le escribo.",
    )


def _rechazo_parcial(m: Mesa) -> Texto:
    rechazados = m.datos.get("rechazados") or {}
    lineas = [(correo, en_llano(str(motivo))) for correo, motivo in dict(rechazados).items()]
    return texto(
        f"La carta a {m.cliente} salió, pero no a todos",
        "Estas direcciones la rechazaron; a las demás les llegó y no se la repito.",
        campos=lineas,
    )


def _bienvenida(m: Mesa) -> Texto:
    return texto(
        "Buzón está en marcha",
        f"Desde hoy leo el correo de {m.reglas.correo.direccion} y reclamo por ti las facturas vencidas.",
        "Empiezo en ensayo: lo que escribiría a tus clientes te llega solo a ti." if m.reglas.negocio.ensayo else "",
        f"Reenvíame cada factura que quieras que cobre a {m.reglas.correo.facturas}. Te contestaré qué he entendido y "
        "cuándo escribiré al cliente; si no dices nada, lo haré ese día.",
        f"Para mandarme algo, contesta a cualquiera de mis correos: {_EJEMPLOS}.",
        nota="Si ya usabas Buzón y te llega esto, para el servicio: mi libro está vacío y el tuyo no está donde debía.",
    )


TEMAS: dict[str, Escritor] = {
    "bienvenida": _bienvenida,
    "orden_hecha": _hecha,
    "orden_no_entendida": _no_entendida,
    "orden_sin_prueba": _sin_prueba,
    "correo_sospechoso": _sospechoso,
    "correo_ilegible": _ilegible,
    "carta_dudosa": _duda,
    "carta_fallida": _fallida,
    "rechazo_parcial": _rechazo_parcial,
}
