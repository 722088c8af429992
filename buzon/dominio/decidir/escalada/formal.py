"""La carta formal para certificar: va a un titular, en PDF, con la carta de la etapa que la pide y no antes."""

from typing import Literal

import msgspec

from buzon.dominio.cartera.cartera import VIVAS, Cartera
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.reglas import Reglas

_PREFIJO = "formal/"


def formal_para_el_titular(carta: CartaEncargada, reglas: Reglas) -> CartaEncargada | None:
    """La carta al titular que acompaña a esa del cliente; `None` si su etapa no la pide."""
    lugar = reglas.indice_etapa(carta.etapa or "")
    if lugar is None or reglas.etapas[lugar].formal != "titular" or carta.dirigida != "deudor":
        return None
    papel: Literal["carta_formal"] = "carta_formal"
    aviso = al_titular(
        reglas,
        f"{_PREFIJO}{carta.carta}",
        "carta_formal",
        deudor=carta.deudor,
        facturas=tuple(renglon.factura for renglon in carta.renglones),
        etapa=carta.etapa,
    )
    return msgspec.structs.replace(aviso, papel=papel, razon=carta.razon)


def es_formal_para_el_titular(encargo: CartaEncargada) -> bool:
    """Si es una de estas."""
    return encargo.dirigida == "titular" and encargo.papel == "carta_formal"


def carta_que_acompana(c: Cartera, carta: Carta) -> Carta | None:
    """La del cliente con la que se encargó."""
    return c.cartas.get(carta.encargo.carta.removeprefix(_PREFIJO))


def no_se_certifica(c: Cartera, carta: Carta) -> str | None:
    """Por qué ya no hay nada que certificar: la carta al cliente no salió, o ya no se debe."""
    suya = carta_que_acompana(c, carta)
    if suya is None or (suya.estado not in VIVAS and suya.estado not in ("enviada", "archivada")):
        return "la carta al cliente no salió"
    if not any(c.facturas[renglon.factura].esta_abierta for renglon in carta.encargo.renglones):
        return "ya no se debe"
    return None
