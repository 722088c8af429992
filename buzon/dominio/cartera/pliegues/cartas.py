"""Pliegues de las cartas: la tabla de estados y lo que cada paso deja en facturas y deudores.

encargada ─ intentada ─ en_el_punto ─ enviada ─ archivada
│           │  └ aplazada ┘   └ dudosa ─┬ enviada
└ anulada ──┘                           └ retenida
"""

from bisect import bisect_left, insort
from datetime import datetime, timedelta

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import VIVAS, Cartera
from buzon.dominio.cartera.pliegues.acuses import identidades_de_acuse
from buzon.dominio.cartera.pliegues.correo import LARGO_HILO
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import CARTAS_DE_LO_ROTO, Carta, Deudor, EstadoCarta, EtapaAlcanzada, Factura
from buzon.dominio.hechos import (
    CartaAligerada,
    CartaAnulada,
    CartaAplazada,
    CartaArchivada,
    CartaDudosa,
    CartaEncargada,
    CartaEnElPunto,
    CartaEnviada,
    CartaFallida,
    CartaIntentada,
    CartaRetenida,
)

JUNTADA = "va con otras iguales, en un solo correo"
RESUMEN, SEMANAL = "resumen_diario", "resumen_semanal"
_RECORDADOS = 20
_MEMORIA = timedelta(days=3)
_DE_LO_ROTO = frozenset(CARTAS_DE_LO_ROTO.values())
_SALIDAS = 1000  # las últimas salidas y negativas que se guardan: de sobra para los topes de una hora
# Sin saber si llegó la última carta no se escribe otra.
_DETENIDAS = frozenset({"en_el_punto", "dudosa", "retenida"})

# De qué estado se puede venir. Lo que no está aquí es una historia imposible.
PASOS: dict[type, tuple[frozenset[str], EstadoCarta]] = {
    CartaIntentada: (frozenset({"encargada", "aplazada", "intentada"}), "intentada"),
    CartaEnElPunto: (frozenset({"intentada"}), "en_el_punto"),
    CartaEnviada: (frozenset({"en_el_punto", "dudosa", "intentada", "retenida"}), "enviada"),
    CartaArchivada: (frozenset({"enviada"}), "archivada"),
    CartaAplazada: (frozenset({"intentada", "en_el_punto", "encargada"}), "aplazada"),
    CartaDudosa: (frozenset({"en_el_punto"}), "dudosa"),
    CartaRetenida: (frozenset({"dudosa", "en_el_punto"}), "retenida"),
    CartaAnulada: (frozenset({"encargada", "intentada", "aplazada", "retenida"}), "anulada"),
    CartaAligerada: (frozenset({"intentada", "en_el_punto"}), "encargada"),
    CartaFallida: (frozenset({"encargada", "intentada", "en_el_punto", "aplazada"}), "fallida"),
}


def _pasar(c: Cartera, carta_id: str, hecho: type, **cambios: object) -> Carta:
    carta = c.cartas[carta_id]
    desde, estado = PASOS[hecho]
    if carta.estado not in desde:
        raise ValueError(f"historia imposible: la carta {carta_id} está {carta.estado} y llega {hecho.__name__}")
    nueva = replace(carta, estado=estado, **cambios)
    if estado not in VIVAS:
        c.vivas.pop(carta_id, None)
        if estado != "retenida":
            nueva = replace(nueva, encargo=replace(nueva.encargo, datos={}))
    c.cartas[carta_id] = nueva
    if nueva.encargo.deudor and nueva.encargo.dirigida == "deudor":
        _detener(c, nueva.encargo.deudor, carta_id, esta_detenida=estado in _DETENIDAS)
    return nueva


def _detener(c: Cartera, deudor: str, carta_id: str, *, esta_detenida: bool) -> None:
    if esta_detenida:
        c.cartas_detenidas[deudor][carta_id] = None
    else:
        c.cartas_detenidas[deudor].pop(carta_id, None)


def toca_al_cliente(encargo: CartaEncargada) -> bool:
    """Lo que en un ensayo no ha de contar: lo que va a otro, y pedir al titular que llame o mande la carta formal."""
    return encargo.dirigida != "titular" or bool(encargo.papel) or any(r.etapa for r in encargo.renglones)


def _encargar(c: Cartera, h: CartaEncargada, cuando: datetime) -> None:
    if h.carta in c.cartas:
        raise ValueError(f"historia imposible: la carta {h.carta} se encarga dos veces")
    es_de_ensayo = c.ensayo is not None and toca_al_cliente(h)
    c.cartas[h.carta] = Carta(encargo=h, estado="encargada", encargada=cuando, ensayo=es_de_ensayo)
    c.vivas[h.carta] = None
    if h.plantilla == RESUMEN:
        c.resumen = h.carta
    elif h.plantilla == SEMANAL:
        c.semanal = h.carta
    for renglon in h.renglones:
        if renglon.etapa:
            factura = c.facturas[renglon.factura]
            es_salto = factura.salto == renglon.etapa
            paso = EtapaAlcanzada(etapa=renglon.etapa, carta=h.carta, cuando=cuando, por_salto=es_salto)
            poner_factura(c, replace(factura, etapas=(*factura.etapas, paso), salto=None))
        if h.plantilla in _DE_LO_ROTO:
            poner_factura(c, replace(c.facturas[renglon.factura], promesa_rota=None))


def _intentar(c: Cartera, h: CartaIntentada, _cuando: datetime) -> None:
    previa = c.cartas[h.carta]
    # Los bytes se fijan justo antes de este asiento; los de un reintento son los mismos y no saben nada más.
    escrita = previa.escrita if previa.huella == h.huella else c.ultimo_numero - 1
    intento = {"message_id": h.message_id, "huella": h.huella, "asunto": h.asunto, "intentos": previa.intentos + 1}
    _pasar(c, h.carta, CartaIntentada, **intento, escrita=escrita)
    c.por_message_id[h.message_id] = h.carta


def _llegar_al_punto(c: Cartera, h: CartaEnElPunto, cuando: datetime) -> None:
    _pasar(c, h.carta, CartaEnElPunto, punto=cuando)


def _salir(factura: Factura, carta: str, cuando: datetime, *, en_agencia: bool) -> Factura:
    etapas = tuple(replace(e, enviada=True, cuando=cuando) if e.carta == carta else e for e in factura.etapas)
    return replace(factura, etapas=etapas, en_agencia=factura.en_agencia or en_agencia)


_POR_OTROS = (
    *("respuesta_", "correo_", "rebote", "pago_dudoso", "orden_no_entendida"),
    *("orden_sin_prueba", "factura_sin_prueba", "boton_", "sellos_"),
)


def es_por_otros(encargo: CartaEncargada) -> bool:
    """Una carta al titular porque escribió alguien de fuera, o una máquina en su nombre: pueden ser las que quiera."""
    tema = str(encargo.datos.get("tema", ""))
    return encargo.dirigida == "titular" and tema.startswith(_POR_OTROS)


def _apuntar(instantes: list[datetime], cuando: datetime) -> None:
    """Añade un instante a una lista en orden, y olvida los de hace días: no cuentan para ningún día de hoy."""
    insort(instantes, cuando)
    del instantes[: bisect_left(instantes, instantes[-1] - _MEMORIA)]


def _contar(c: Cartera, resumen: Carta) -> None:
    """Salió un resumen: lo que contaba ya no se cuenta en el siguiente."""
    if resumen.escrita > c.contado:
        c.contado, c.contado_el = resumen.escrita, resumen.encargada
        c.calladas = [numero for numero in c.calladas if numero > c.contado]
        c.ajenos = [ajeno for ajeno in c.ajenos if ajeno.numero > c.contado]


def _enviar(c: Cartera, h: CartaEnviada, cuando: datetime) -> None:
    previa = c.cartas[h.carta]
    if previa.estado in _DETENIDAS and previa.punto:
        # La prueba puede llegar días después: los plazos corren desde que salió, no desde que se supo.
        cuando = previa.punto
    carta = _pasar(c, h.carta, CartaEnviada, salida=cuando, motivo=h.acuse)
    encargo = carta.encargo
    for otra_identidad in identidades_de_acuse(h.acuse):
        c.por_message_id.setdefault(otra_identidad, h.carta)
    # En copia, la agencia es quien va en copia; en una carta aparte, a quien se dirige.
    agencia = encargo.para if encargo.dirigida == "agencia" else encargo.cc
    en_agencia = encargo.entrega_agencia and not set(agencia) <= set(h.rechazados)
    for renglon in encargo.renglones:
        if renglon.etapa or en_agencia:
            poner_factura(c, _salir(c.facturas[renglon.factura], h.carta, cuando, en_agencia=en_agencia))
    if encargo.plantilla == RESUMEN:
        _contar(c, carta)
    if es_por_otros(previa.encargo):  # la que ya salió no guarda sus datos
        _apuntar(c.por_otros, cuando)
    if encargo.dirigida == "deudor" and encargo.deudor:
        _contar_al_deudor(c, c.deudores[encargo.deudor], carta, cuando)


def _contar_al_deudor(c: Cartera, deudor: Deudor, carta: Carta, cuando: datetime) -> None:
    """Una carta más al cliente: el hilo por el que se sigue, y lo que cuenta para el ritmo y los topes.

    Una de ensayo cuenta para el ritmo, que también se ensaya, y no deja hilo: el cliente no la tiene.
    """
    cambios: dict[str, object] = {}
    if not carta.ensayo:
        cambios["hilo"] = (*deudor.hilo, carta.message_id or "")[-LARGO_HILO:]
        cambios["asunto"] = deudor.asunto or carta.asunto
    if carta.encargo.etapa:
        cambios["recordatorios"] = (*deudor.recordatorios, cuando)[-_RECORDADOS:]
        c.salidas.append(cuando)
        if len(c.salidas) > 2 * _SALIDAS:
            del c.salidas[:-_SALIDAS]
    c.deudores[deudor.id] = replace(deudor, **cambios)
    _apuntar(c.a_clientes, cuando)


def _archivar(c: Cartera, h: CartaArchivada, _cuando: datetime) -> None:
    _pasar(c, h.carta, CartaArchivada)


def _aplazar(c: Cartera, h: CartaAplazada, _cuando: datetime) -> None:
    _pasar(c, h.carta, CartaAplazada, no_antes=h.hasta, motivo=h.motivo)


def _aligerar(c: Cartera, h: CartaAligerada, _cuando: datetime) -> None:
    _pasar(c, h.carta, CartaAligerada, aligerada=True, huella=None, motivo=h.motivo)


def _dudar(c: Cartera, h: CartaDudosa, _cuando: datetime) -> None:
    _pasar(c, h.carta, CartaDudosa, motivo=h.motivo)


def _retener(c: Cartera, h: CartaRetenida, _cuando: datetime) -> None:
    _pasar(c, h.carta, CartaRetenida, motivo=h.motivo)


def _deshacer_etapas(c: Cartera, carta: Carta) -> None:
    for renglon in carta.encargo.renglones:
        if renglon.etapa:
            factura = c.facturas[renglon.factura]
            etapas = tuple(paso for paso in factura.etapas if paso.carta != carta.encargo.carta)
            # Lo que mandó el titular sigue mandado aunque su carta no llegara a salir.
            mandado = next((p.etapa for p in factura.etapas if p.carta == carta.encargo.carta and p.por_salto), None)
            poner_factura(c, replace(factura, etapas=etapas, salto=factura.salto or mandado))


def _anular(c: Cartera, h: CartaAnulada, _cuando: datetime) -> None:
    encargo = c.cartas[h.carta].encargo
    _deshacer_etapas(c, _pasar(c, h.carta, CartaAnulada, motivo=h.motivo))
    if es_por_otros(encargo) and h.motivo != JUNTADA:
        c.calladas = [*c.calladas[-_SALIDAS:], c.ultimo_numero]


def _fallar(c: Cartera, h: CartaFallida, cuando: datetime) -> None:
    _deshacer_etapas(c, _pasar(c, h.carta, CartaFallida, motivo=h.motivo))
    if h.es_norma:
        c.negativas = [*c.negativas[-_SALIDAS:], cuando]


PLIEGUES: dict[type, Pliegue] = {
    CartaEncargada: _encargar,
    CartaIntentada: _intentar,
    CartaEnElPunto: _llegar_al_punto,
    CartaEnviada: _enviar,
    CartaArchivada: _archivar,
    CartaAplazada: _aplazar,
    CartaDudosa: _dudar,
    CartaRetenida: _retener,
    CartaAligerada: _aligerar,
    CartaAnulada: _anular,
    CartaFallida: _fallar,
}
