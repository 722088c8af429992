"""Hacia dónde fue el dinero de un aviso que ningún patrón conoce. Ante la duda, no es una entrada."""

import re
from itertools import islice

import msgspec

from buzon.correo.bancos.frases import ENTRADAS, ENTRADAS_DEBILES, SALIDAS, SALIDAS_DEBILES
from buzon.correo.bancos.nombres import limpiar_nombre
from buzon.correo.bancos.patrones import Hallazgo, Patron, buscar, componer
from buzon.correo.bancos.pliego import Pliego
from buzon.correo.bancos.rotulos import valores
from buzon.correo.bancos.vetos import es_de_otra_cosa, hallar_veto
from buzon.dominio.lecturas import Sentido

_POR_FRASE = 2
# Con cualquiera de estas palabras, una frase débil no prueba nada: son resúmenes, ofertas, promesas y devoluciones.
_ESTORBO = componer(
    "otro",
    r"\b(?:cartola|estado de cuenta|resumen|extracto|del mes|invitacion|invitar|gana|premio|participa|"
    r"sorteo|promocion|cupon|"
    r"puedes recibir|podras|recibiras|recibira|quedara|estara|sera|cuando|codigo (?:para|de verificacion)|"
    r"clave (?:para|dinamica)|"
    r"link de cobro|solicit[a-z]+|pendiente|devolucion|reembolso|contribuyente|poliza|en proceso|"
    r"retenid[oa]|prestamo|"
    r"credito de consumo|intereses|rendimientos|puntos|descuento|cashback|hasta (?:\$|s/|por)|se vence|"
    r"vencimiento)\b",
)
# Una pasarela no llama «origen» a quien paga: con estas secciones no hay duda de que se cobra.
_DEL_QUE_PAGA = (
    "datos del pagador", "datos de quien envia", "datos del comprador", "informacion del comprador",
    "informacion del pagador",
)  # fmt: skip
# La publicidad también habla de transferencias recibidas; lo que no dice nunca es cuánto llegó ni de quién.
_RECLAMO = componer(
    "otro",
    r"\b(?:abre tu cuenta|de regalo|te regala(?:mos)?|participa|sorteo|bases y condiciones|invita a|referid[oa]s|"
    r"promocion|aprovecha|gana (?:hasta|un|una|\$)|solicita (?:tu|ya)|descubre|bono de bienvenida|cupon)\b",
)

# «Recibe una transferencia de $50.000 cuando traigas tu sueldo»: lo que llegará si haces algo no ha llegado.
_OFERTA = componer(
    "otro",
    r"\b(?:recibe|recibi|reciba|obten|llevate|gana) (?:[^.!?]|\.\d){0,90}\b(?:cuando|al|si|por) (?:nos )?"
    r"(?:tra|abr|activ|contrat|domicili|invit|solicit|registr|refer|cambi|port|us)[a-z]{0,8}\b",
)


# Quien puede ir delante de «recibió» y es a quien se escribe.
_QUIEN_RECIBE = frozenset({
    "usted", "ud", "cuenta", "que", "cliente", "informa", "hoy", "ya", "se", "empresa", "negocio", "comercio", "tienda",
    "local", "bolsillo", "billetera", "le", "te", "cta", "ahorros", "corriente", "vista", "dia",
})  # fmt: skip
_ANTES_DE_RECIBIO = 24
_DETRAS_DE_RECIBIDA = 40
_POR_OTRO = re.compile(
    r"(?<=.)\b(?:recibid|acreditad|abonad)[oa]s? (?:por|a) (?:tu|su|el|la) (?:destinatari|beneficiari|contacto)"
)


class Juicio(msgspec.Struct, frozen=True):
    """El sentido decidido y las frases que lo prueban, de más a menos precisa."""

    sentido: Sentido
    hallazgos: tuple[Hallazgo, ...] = ()


def juzgar(pliego: Pliego) -> Juicio | None:
    """El sentido por las frases; `None` si ninguna habla de un movimiento.

    Si hay frases de las dos clases manda la que está antes: los pies hablan de otras operaciones.
    """
    entradas = _hallar(ENTRADAS, pliego)
    salidas = _hallar(SALIDAS, pliego)
    if not entradas and not salidas:
        entradas = _hallar(ENTRADAS_DEBILES, pliego)
        if not entradas or _hallar(SALIDAS_DEBILES, pliego) or next(buscar(_ESTORBO, pliego.llano), None):
            return _por_etiquetas(pliego)
    primera_entrada = min((h.inicio for h in entradas), default=len(pliego.llano))
    primera_salida = min((h.inicio for h in salidas), default=len(pliego.llano))
    es_entrada = primera_entrada <= primera_salida
    if es_entrada and not salidas and _es_publicidad(entradas, pliego):
        return None
    if (veto := hallar_veto(pliego)) is not None:
        return Juicio(veto, entradas if es_entrada else salidas)
    if not es_entrada:
        return Juicio("salida", salidas)
    return Juicio("otro" if es_de_otra_cosa(pliego) else "entrada", entradas)


def _hallar(frases: tuple[Patron, ...], pliego: Pliego) -> tuple[Hallazgo, ...]:
    hallados: list[Hallazgo] = []
    for frase in frases:
        texto = pliego.por_lineas if frase.es_de_linea else pliego.llano
        suyas = (h for h in islice(buscar(frase, texto), _POR_FRASE) if not _recibio_otro(h, pliego))
        hallados += [h for h in suyas if _nombra_a_alguien(h, pliego)]
    return tuple(hallados)


def _nombra_a_alguien(hallazgo: Hallazgo, pliego: Pliego) -> bool:
    """Una frase con hueco para el pagador no vale si ahí no hay un nombre («informamos que has realizado…»)."""
    tramo = hallazgo.tramos.get("pagador")
    return tramo is None or limpiar_nombre(pliego.citar(tramo)) is not None


def _recibio_otro(hallazgo: Hallazgo, pliego: Pliego) -> bool:
    """«María López recibió $200», «recibida por tu beneficiario»: habla de a quién le mandamos nosotros."""
    if _POR_OTRO.search(pliego.llano[hallazgo.inicio : hallazgo.fin + _DETRAS_DE_RECIBIDA]):
        return True
    if not pliego.llano.startswith("recibio ", hallazgo.inicio):
        return False
    antes = pliego.por_lineas[max(0, hallazgo.inicio - _ANTES_DE_RECIBIO) : hallazgo.inicio]
    palabra = re.search(r"([a-zñ]+)\.? $", antes)
    return palabra is not None and palabra[1] not in _QUIEN_RECIBE


def _es_publicidad(entradas: tuple[Hallazgo, ...], pliego: Pliego) -> bool:
    if next(buscar(_OFERTA, pliego.llano), None) is not None:
        return True
    if any(hallazgo.tramos for hallazgo in entradas) or any(True for _ in valores(pliego.rotulos, "pagador")):
        return False
    return next(buscar(_RECLAMO, pliego.llano), None) is not None


def _por_etiquetas(pliego: Pliego) -> Juicio | None:
    """Sin ninguna frase: un ordenante impreso dice que entró; un beneficiario solo, que salió."""
    tiene_pagador = any(True for _ in valores(pliego.rotulos, "pagador", "importe_recibido"))
    tiene_pagador = tiene_pagador or any(pliego.llano[r.inicio :].startswith(_DEL_QUE_PAGA) for r in pliego.rotulos)
    tiene_destino = any(True for _ in valores(pliego.rotulos, "destinatario"))
    debiles = _hallar(SALIDAS_DEBILES, pliego)
    veto = hallar_veto(pliego)
    # El recibo de quien paga también nombra al ordenante: se le nota en que da fe de la operación o dice a dónde fue.
    es_recibo = tiene_destino and bool(debiles)
    if tiene_pagador and not es_recibo:
        return Juicio(veto or "entrada")
    if debiles or tiene_destino:
        return Juicio(veto or "salida", debiles)
    return Juicio(veto) if veto else None
