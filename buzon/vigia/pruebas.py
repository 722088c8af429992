"""Pruebas de que una carta salió: en la carpeta de enviados, en la copia a la dirección propia y en lo que contestan.

Un Message-ID nuestro no se puede adivinar (lleva un HMAC): quien lo cita es porque tuvo la carta delante. Por eso una
devolución o una respuesta que lo nombra prueban que salió tanto como la propia copia.
"""

from collections.abc import Iterator
from datetime import timedelta

from buzon.correo.entender import Entendido
from buzon.correo.identidades import identidades
from buzon.correo.mensaje import Correo
from buzon.correo.procedencia import comprobar
from buzon.dominio.asientos import Causa
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.entradas import EnvioDudoso
from buzon.dominio.nombres import dominio_de
from buzon.dominio.sellos import identidad_de_carta
from buzon.puertos import FalloPasajero
from buzon.vigia.casa import Casa

_RONDAS_PERDIDAS = 4
_RECIENTE = timedelta(days=60)
_SIN_SABER = ("en_el_punto", "dudosa", "retenida")


def buscar_en_enviados(casa: Casa, carta: Carta, motivo: str) -> None:
    """Busca una carta dudosa en enviados. Si el buzón no contesta, la duda queda para la próxima vuelta."""
    try:
        hallada = casa.entrada.buscar_enviada(carta.message_id or "")
    except FalloPasajero:
        return
    entrada = EnvioDudoso(carta=carta.encargo.carta, motivo=motivo, hallada=hallada)
    casa.decidir(entrada, Causa("envio", carta.encargo.carta))


def aprovechar(casa: Casa, entendido: Entendido) -> None:
    """Si un correo recién llegado prueba que salió una carta de la que se dudaba, lo asienta."""
    if entendido.correo is None or not any(c.estado in _SIN_SABER for c in _en_duda(casa)):
        return
    for id_carta, prueba in _probadas(casa, entendido, entendido.correo):
        carta = casa.cartera.cartas.get(id_carta)
        if carta is not None and carta.estado in _SIN_SABER:
            entrada = EnvioDudoso(carta=id_carta, motivo=carta.motivo, hallada=True, prueba=prueba)
            casa.decidir(entrada, Causa("envio", id_carta))


def _en_duda(casa: Casa) -> Iterator[Carta]:
    c = casa.cartera
    yield from (c.cartas[i] for i in c.vivas)
    yield from (c.cartas[i] for ids in c.cartas_detenidas.values() for i in ids)


def _probadas(casa: Casa, entendido: Entendido, correo: Correo) -> Iterator[tuple[str, str]]:
    conocidas = casa.cartera.por_message_id
    for message_id in identidades(correo):
        if message_id in conocidas:
            yield conocidas[message_id], "llegó la copia a nuestra dirección"
    if entendido.rebote and (original := entendido.rebote.original) in conocidas:
        yield conocidas[original or ""], "la devolvieron: había salido"
    for message_id in (*correo.en_respuesta_a, *correo.referencias):
        if message_id in conocidas:
            yield conocidas[message_id], "contestaron a ella"
    # Sin Message-ID que case, nuestra marca solo vale si el servidor propio certifica que la copia es nuestra.
    marca = correo.cabecera("x-buzon-id")
    es_nuestro = correo.de is not None and correo.de.correo == casa.reglas.correo.direccion.lower()
    if marca and es_nuestro and comprobar(correo, casa.reglas.correo.authserv_id).es_autentico:
        yield marca.strip(), "llegó la copia a nuestra dirección, con otro Message-ID"


def ya_salio(casa: Casa, carta: Carta, message_id: str) -> str | None:
    """Prueba de que una carta que el libro no ha enviado ya salió (el libro vino de una copia vieja); `None` si no hay.

    Raises:
        FalloPasajero: el buzón no contesta.
    """
    for identidad in (message_id, *_de_otras_rondas(casa, carta)):
        if identidad in casa.cartera.ids_vistos:
            return "ya había salido: está la copia en el buzón"
        if casa.entrada.buscar_enviada(identidad):
            return "ya había salido: está en enviados"
    return None


def _de_otras_rondas(casa: Casa, carta: Carta) -> Iterator[str]:
    """En lo que una copia perdió, esa misma etapa pudo salir con otra ronda: alguna se anularía entre medias."""
    c, encargo = casa.cartera, carta.encargo
    if c.restaurada is None or casa.ahora() - c.restaurada > _RECIENTE or not encargo.etapa:
        return
    dominio = dominio_de(casa.reglas.correo.direccion)
    for ronda in range(1, encargo.ronda + _RONDAS_PERDIDAS):
        otra = f"{encargo.deudor}/{encargo.etapa}/{ronda}"
        conocida = c.cartas.get(otra)
        if otra != encargo.carta and (
            conocida is None or (conocida.salida is None and conocida.encargada <= c.restaurada)
        ):
            yield identidad_de_carta(casa.llave, c.casa, otra, dominio)
