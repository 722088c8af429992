"""Si un correo de un remitente desconocido parece de un banco o una billetera, y de qué país es su dominio.

No dice si el remitente es auténtico: eso lo dice `procedencia`. Solo aparta lo que escribe una persona o una tienda.
"""

import re

from buzon.correo.bancos.pliego import Pliego
from buzon.correo.mensaje import Correo

_DE_BANCO = re.compile(
    r"banc|bank|(?:^|\.)ban[a-z]|(?:^|\.)brou\.|bbva|santander|caixa|sabadell|scotia|itau|hsbc|cajamar|"
    r"cajarural|kutxa|ibercaja|"
    r"abanca|openbank|revolut|wise|paypal|"
    r"pago|pay|pasarela|yape|yappy|plin|nequi|daviplata|bizum|tenpo|mach|prepago|coop|credit|fintech|wallet|"
    r"billetera|ualá|uala|naranjax|brubank|"
    r"lemon|stripe|klar|nubank|(?:^|\.)nu\.|stori|deuna|sinpe|transfer|caja|mutual|financ|tpaga|movii|"
    r"khipu|imagin|inbursa|n26|bnext|qonto|bunq|sumup|zettle|redsys|ficohsa|(?:^|\.)ing\.|(?:^|\.)flow\.|getnet|"
    r"transbank|webpay|wompi|bold\.|conekta|(?:^|\.)clip\.|mobbex|dlocal|bre-b|"
    r"prex|(?:^|\.)modo\.|cuentadni|skrill|payoneer|zelle|mercadolibre|ligo\.|(?:^|\.)agora|tunki|bim\.|fintual|"
    r"dale|rappi|lulo|stp|spei|kushki|izipay|culqi|niubiz"
)
_BANCA = re.compile(r"banco|banca|bank")
_BUZONES = re.compile(
    r"^reply|^info@?|^alert|no-?_?\.?re(?:ply|sponder|sponda)|noresp|notific|aviso|alerta|mensajeria|informacion|"
    r"informa|procesos|transferenc|servicio|"
    r"comprobante|banca|donotreply|avisa|movimient|operacion|contacto|correo|mensajes|enlinea|online|"
    r"intermail"
)
_FRASES = re.compile(
    r"nuestr[oa](?: ?\([oa]\))? client|estimad[oa](?:/a|\(a\))?:? (?:cliente|usuari|senor)|"
    r"no (?:responda|respondas|responder|contestar|conteste)|"
    r"generad[oa] (?:de forma |en forma )?automatica|(?:te|le) informamos|(?:te|le) comunica|"
    r"por (?:tu|su) seguridad|nunca (?:te|le) (?:pedir|solicitar)|"
    r"este (?:es un )?(?:correo|mensaje|email) (?:es |fue |ha sido )?(?:automatic|enviado|generado)|"
    r"banca (?:en linea|movil|digital|por internet|online)|"
    r"clave de rastreo|comprobante de (?:la )?(?:transferencia|operacion|pago|deposito)|"
    r"aviso de (?:transferencia|abono|deposito|pago)|[*x•]{2,}[- ]?\d{2,}|terminad[ao] (?:en )?\W{0,3}\d|"
    r"terminacion \W{0,3}\d"
)
_RECEPCION = re.compile(
    r"\b(?:recibiste|has recibido|acabas de recibir|ha recibido|te han hecho|te transfirieron|"
    r"you(?:'ve| have)? received) (?:un |una |a )?(?:nuev[oa] )?"
    r"(?:transferencia|pago|bizum|deposito|abono|yape|yappy|plin|yapeo|spei|sinpe|cobro|dinero|plata|giro|"
    r"payment|transfer|money|"
    r"[a-z/$€]{0,4} ?\d)|transferencia recibida|cobro recibido|venta exitosa|"
    r"\bincoming (?:transfer|payment|wire)|(?:has been|was) credited|"
    r"\b(?:deposito|abono|consignacion|acreditacion|traspaso|credito)(?:[^.!?]|\.\d){0,50} (?:a|en) (?:tu|"
    r"su) (?:cuenta|cta)|"
    r"\bse (?:le |ha )?(?:acredit|abon|deposit)[a-z]+(?:[^.!?]|\.\d){0,40} (?:a|en) (?:tu|su) (?:cuenta|cta)|"
    r"\btienes un (?:nuevo pago|bizum|abono)|\bvendiste|\bcobraste|"
    r"\bte (?:ha )?(?:transfirio|envio|paso|deposito|transferido|enviado|hizo|hecho) (?:un |"
    r"una )?(?:[a-z/$€]{0,4} ?\d|bizum|transferencia|pago)"
)
_PERSONALES = re.compile(r"@(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|me|msn|proton|protonmail|gmx)\.")
_DE_DINERO = frozenset({"importe", "importe_recibido", "importe_total"})
_DE_PARTES = frozenset(
    {"pagador", "nombre", "seccion_origen", "cuenta_destino", "seccion_destino", "operacion", "cuenta", "destinatario"}
)
_PARTES = 2
_PAISES = frozenset(
    {
        "ar",
        "bo",
        "br",
        "cl",
        "co",
        "cr",
        "cu",
        "do",
        "ec",
        "es",
        "gt",
        "hn",
        "mx",
        "ni",
        "pa",
        "pe",
        "pr",
        "py",
        "sv",
        "uy",
        "ve",
    }
)
_INDICIOS = 2


def es_de_banco(correo: Correo, pliego: Pliego) -> bool:
    """Si quien escribe y cómo escribe son los de una entidad de pago. Dos indicios bastan; una persona necesita más."""
    direccion = correo.de.correo if correo.de else ""
    nombre = (correo.de.nombre if correo.de else "").lower()
    local, _, dominio = direccion.partition("@")
    claves = {rotulo.clave for rotulo in pliego.rotulos if rotulo.valor}
    tiene_tabla = bool(claves & _DE_DINERO) and len(claves & _DE_PARTES) >= _PARTES
    indicios = (
        any(_DE_BANCO.search(visto) is not None for visto in (dominio, nombre)) or _BANCA.search(local) is not None,
        _BUZONES.search(local) is not None,
        _FRASES.search(pliego.escrito.llano) is not None,
        _RECEPCION.search(pliego.escrito.llano) is not None,
        tiene_tabla,
    )
    necesarios = _INDICIOS if not _PERSONALES.search(direccion) else _INDICIOS + 1
    return sum(indicios) >= necesarios - (1 if indicios[0] and not _PERSONALES.search(direccion) else 0)


def pais_del_dominio(direccion: str) -> str | None:
    """El país (ISO 3166) de un dominio nacional, o `None`."""
    cola = direccion.rpartition(".")[2].lower()
    return cola.upper() if cola in _PAISES else None
