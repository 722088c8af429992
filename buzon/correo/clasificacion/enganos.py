"""Correo que no está en ningún hilo y quiere otra cosa: cobrarnos, que abramos un enlace, que devolvamos dinero.

Se parece a «ya pagué» o a una promesa y no lo es. Nunca mira un hilo nuestro: ahí quien habla es un cliente.
"""

import re

from buzon.correo.clasificacion.otras_voces import otra_voz
from buzon.correo.clasificacion.texto import aplanar
from buzon.correo.mensaje import Correo

_TOPE = 12_000
_PELIGROSOS = (".exe", ".scr", ".js", ".vbs", ".iso", ".img", ".lnk", ".bat", ".cmd", ".hta", ".html", ".htm", ".one",
               ".jar", ".wsf", ".ace", ".uue", ".r00", ".xll", ".msi", ".ps1", ".svg")  # fmt: skip
# Un documento compartido detrás de una puerta: ningún cliente manda así su comprobante.
_PUERTA = re.compile(
    r"\b(?:compartio|ha compartido|shared|le comparte|te comparte|documento (?:seguro|cifrado|protegido|compartido))\b"
)
_LLAVE = re.compile(
    r"\b(?:(?:su|tu) (?:correo|usuario|cuenta)[^.]{0,20} y (?:su |tu )?(?:contrasena|clave)|inici(?:e|a|ar) sesion|"
    r"identificarse|verifi(?:que|car) su (?:identidad|cuenta|correo)|"
    r"(?:enlace|vinculo|link|acceso) (?:caduca|expira|vence)|"
    r"(?:abrir|ver|descargar|visualizar) (?:el )?(?:documento|archivo|comprobante|factura|pdf)(?: (?:aqui|seguro))?|"
    r"haga clic|haz clic|de clic|click aqui|pulse aqui)\b"
)
_DEVUELVA = re.compile(
    r"\b(?:equivo[a-z]+|(?:por|un) error|de mas|en exceso|doble)\b.{0,200}"
    r"\b(?:devuelv|devolv|devol|regres|reintegr|reembols|retorn)[a-z]*\b"
)
# La voz de quien nos cobra a nosotros.
_NOS_COBRA = re.compile(
    r"\b(?:(?:se )?(?:le|te|les|os) (?:recuerda|recordamos|informamos|comunicamos|avisamos) que (?:su|tu|la|el|sus)\b"
    r".{0,60}\b(?:vence|vencera|vencio|venci|por vencer|pendiente|disponible|impag|se cargara|se debitara|renueva)|"
    r"(?:su|tu) (?:factura|recibo|cuota|poliza|suscripcion|plan|estado de cuenta|boleta) (?:\w+ ){0,4}"
    r"(?:esta disponible|ya esta|vence|esta por vencer|fue generad|se ha emitido|ha sido emitid)|"
    r"estimad[oa]s? (?:inquilin|arrendatari|copropietari|asegurad|suscriptor|afiliad|usuari|contribuyente|vecin|soci)|"
    r"(?:depositar|abonar|consignar|transferir|pagar) (?:a|en) la (?:cta|cuenta)|"
    r"evite (?:cortes|recargos|la suspension)|"
    r"fecha limite de pago|pague (?:aqui|en linea|facil|antes)|paga (?:aqui|en linea|facil)|total a pagar|"
    r"adjuntamos (?:la |nuestra |su )?factura\b|nuestra factura\b|"
    r"factura (?:adjunta|que adjuntamos) por (?:los|nuestros)|"
    r"caso omiso|omit[ae] este (?:aviso|mensaje|correo)|si (?:usted )?ya (?:efectuo|realizo|pago|cancelo|hizo)\b|"
    r"(?:su|tu) (?:cuenta|poliza|contrato|credito|servicio)\b.{0,40} (?:presenta|registra|mantiene|tiene) "
    r"un (?:saldo|balance)|"
    r"nos (?:debes?|deben|debeis|adeudas?|adeudan)(?: todavia| aun)? (?:(?:la|las|el) (?:factura|fra|saldo)|\$|\d)|"
    r"no vemos (?:vuestro|su|tu) pago)"
)
# Nos la debe quien escribe: su oficina avisa a sus proveedores de cuándo les paga.
_NOS_PAGA = re.compile(
    r"\bestimad[oa]s? (?:proveedor|acreedor)|\b(?:su|tu|vuestra) (?:factura|documento)\b.{0,60}"
    r"\b(?:programad|sera pagad|sera cancelad|fue pagad|fue cancelad|ha sido pagad|esta pagad|pagarem|abonarem|pago el)"
)
# Dinero que no es nuestro: la nómina de otro, un pedido que hicimos, un crédito que nos venden.
_DE_OTRA_COSA = re.compile(
    r"\b(?:se (?:realizo|efectuo|deposito|proceso|hizo)|fue (?:realizad|depositad|procesad)[oa]|esta disponible)\b"
    r".{0,30}\b(?:nomina|planilla|sueldos?|salarios?)\b|"
    r"\b(?:tu|su) (?:pedido|paquete|compra|envio) "
    r"(?:llegara|llega|va en camino|esta en camino|sera entregad|fue enviad|ha sido enviad)|"
    r"\b(?:tiene|tienes|tu|su|usted tiene) (?:un |una )?(?:credito|prestamo|linea de credito|cupo|avance) "
    r"(?:de \S{1,20} )?(?:pre-?)?aprobad|"
    r"\b(?:te|le|les) (?:adelantamos|financiamos|compramos)\b.{0,40}\b(?:facturas|ventas|dinero|efectivo)\b|"
    r"\b(?:te|le|les) pagamos (?:el (?:doble|triple)|intereses|hasta)\b|\bcuotas? (?:gremial|social|sindical)(?:es)?\b|"
    r"\b(?:su|tu) (?:beca|pension|subsidio|bono|devolucion) (?:fue|ha sido|sera|esta)\b"
)
# Un comprobante detrás de un enlace: quien paga lo adjunta.
_CLIC = re.compile(
    r"\b(?:visualizar|descargar|ver|abrir|consultar)(?:l[oa]s?)?\b.{0,80}"
    r"\b(?:clic|click|enlace|link|aqui|acceda|ingrese)\b.{0,60}https?:|\b(?:descargu?e|descarga|abra|abre|vea)\b.{0,60}\b(?:comprobante|documento|archivo|soporte)\b"
    r".{0,80}https?:"
)
# Quien menciona un precio hablando de lo que debe no pide presupuesto: discute o paga.
_DEBE = re.compile(
    r"\b(?:la|esa|esta|su|tu|mi|una|vuestra|dicha) (?:factura|boleta|deuda)\b|"
    r"\bfactur(?:aron|ado|ada|aste|asteis|as? \w{0,3}\d)|\b(?:me|nos) cobr(?:a|an|as|aron|aste|ais)\b(?! por)|"
    r"\b(?:le|les|te|os) deb(?:o|emos|ia|iamos)\b|\b(?:deuda|saldo)\b|"
    r"\bno (?:voy a pagar|vamos a pagar|pago|pagamos|pagare)\b|"
    r"\b(?:llego|llegaron|vino|vinieron) (?:mal|incomplet|rot|otr)"
)
_NOS_COMPRA = re.compile(
    r"\b(?:presupuest[a-z]*|cotiz[a-z]+|lista de precios|cuanto (?:cuesta|cuestan|vale|valen|saldria|saldrian|costaria|"
    r"costarian|nos costari[a-z]+|me costari[a-z]+|cobran por|seria por)|hacen envios|tienen stock|quisiera encargar|"
    r"quiero (?:encargar|pedir|comprar))\b"
)


def es_engano(correo: Correo, texto: str) -> str | None:
    """Por qué este correo suelto no es la respuesta de un cliente, en español, o `None`. Coste lineal."""
    dicho = f"{aplanar(correo.asunto)} . {aplanar(texto[:_TOPE])}"
    if any(adjunto.nombre.lower().endswith(_PELIGROSOS) for adjunto in correo.adjuntos):
        return "trae adjunto un programa o una página, no un comprobante: no lo abras"
    if _PUERTA.search(dicho) and _LLAVE.search(dicho):
        return "invita a abrir un documento con tu clave: parece un engaño"
    if _DEVUELVA.search(dicho):
        return "dice que pagó de más y pide que le devuelvas: compruébalo en tu banco antes de nada"
    if _CLIC.search(dicho) and not correo.adjuntos:
        return "pone un comprobante detrás de un enlace: parece un engaño, no lo abras"
    if _DE_OTRA_COSA.search(dicho):
        return "habla de un dinero que no es de un cliente"
    if _NOS_COBRA.search(dicho) and not _NOS_PAGA.search(dicho):
        return "te cobra o te avisa de un pago tuyo: no es la respuesta de un cliente"
    if _NOS_COMPRA.search(dicho) and not _DEBE.search(dicho):
        return "pide precio: no es la respuesta de un cliente que debe"
    return otra_voz(correo.asunto, texto)
