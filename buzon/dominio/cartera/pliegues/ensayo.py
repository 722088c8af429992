"""Pliegues del ensayo: empieza, y al terminar nada de lo que salió durante él ha pasado para ningún cliente."""

from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.hechos import EnsayoEmpezado, EnsayoTerminado


def _empezar(c: Cartera, _h: EnsayoEmpezado, cuando: datetime) -> None:
    c.ensayo = cuando


def _terminar(c: Cartera, _h: EnsayoTerminado, cuando: datetime) -> None:
    """Las cartas del ensayo siguen en la historia; lo que quitan es su efecto: etapas, ritmo, topes y agencia."""
    desde = c.ensayo
    if desde is None:
        raise ValueError("historia imposible: termina un ensayo que no había empezado")
    for carta in c.cartas.values():
        if carta.ensayo and carta.encargada >= desde:
            _deshacer(c, carta)
    for deudor in tuple(c.deudores.values()):
        if deudor.recordatorios and deudor.recordatorios[-1] >= desde:
            de_verdad = tuple(salida for salida in deudor.recordatorios if salida < desde)
            c.deudores[deudor.id] = replace(deudor, recordatorios=de_verdad)
    c.a_clientes = [salida for salida in c.a_clientes if salida < desde]
    c.salidas = [salida for salida in c.salidas if salida < desde]
    c.ensayo, c.ensayo_terminado = None, cuando


def _deshacer(c: Cartera, carta: Carta) -> None:
    encargo = carta.encargo
    for renglon in encargo.renglones:
        factura = c.facturas[renglon.factura]
        etapas = tuple(paso for paso in factura.etapas if paso.carta != encargo.carta)
        en_agencia = factura.en_agencia and not encargo.entrega_agencia
        if len(etapas) != len(factura.etapas) or en_agencia != factura.en_agencia:
            poner_factura(c, replace(factura, etapas=etapas, en_agencia=en_agencia))


PLIEGUES: dict[type, Pliegue] = {
    EnsayoEmpezado: _empezar,
    EnsayoTerminado: _terminar,
}
