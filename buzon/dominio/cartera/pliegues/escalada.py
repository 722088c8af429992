"""Pliegues de tandas, llamadas, agencia, abogado y cierre."""

from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Tanda
from buzon.dominio.hechos import (
    AgenciaEscuchada,
    CartaFormalCertificada,
    CasoJudicializado,
    CasoReabierto,
    CasoRetirado,
    EtapaAdelantada,
    FacturaIncobrable,
    LlamadaHecha,
    PrescripcionAvisada,
    TandaDetenida,
    TandaResuelta,
    VentaPermitida,
    VentaVetada,
)


def _detener(c: Cartera, h: TandaDetenida, cuando: datetime) -> None:
    c.tanda = Tanda(id=h.tanda, deudores=frozenset(h.deudores), cuando=cuando)


def _resolver(c: Cartera, h: TandaResuelta, cuando: datetime) -> None:
    if c.tanda and c.tanda.id == h.tanda:
        c.tanda = replace(c.tanda, como=h.como, cuando=cuando)


def _adelantar(c: Cartera, h: EtapaAdelantada, _cuando: datetime) -> None:
    poner_factura(c, replace(c.facturas[h.factura], salto=h.etapa))


def _retirar(c: Cartera, h: CasoRetirado, cuando: datetime) -> None:
    for factura in h.facturas:
        poner_factura(c, replace(c.facturas[factura], en_agencia=False, retirada=cuando))


def _al_juzgado(c: Cartera, h: CasoJudicializado, _cuando: datetime) -> None:
    for factura in h.facturas:
        poner_factura(c, replace(c.facturas[factura], judicial=h.motivo or "en manos del abogado"))


def _dar_por_perdida(c: Cartera, h: FacturaIncobrable, _cuando: datetime) -> None:
    poner_factura(c, replace(c.facturas[h.factura], incobrable=h.motivo or "incobrable"))


def _reabrir(c: Cartera, h: CasoReabierto, _cuando: datetime) -> None:
    poner_factura(c, replace(c.facturas[h.factura], judicial=None, incobrable=None))


def _avisar_prescripcion(c: Cartera, h: PrescripcionAvisada, _cuando: datetime) -> None:
    poner_factura(c, replace(c.facturas[h.factura], aviso_prescripcion=h.dias))


def _vetar(c: Cartera, h: VentaVetada, _cuando: datetime) -> None:
    c.deudores[h.deudor] = replace(c.deudores[h.deudor], no_vender=h.motivo or "no vender")


def _permitir(c: Cartera, h: VentaPermitida, _cuando: datetime) -> None:
    c.deudores[h.deudor] = replace(c.deudores[h.deudor], no_vender=None)


def _solo_historia(_c: Cartera, _h: object, _cuando: datetime) -> None:
    """No cambia la cartera: queda en la crónica."""


PLIEGUES: dict[type, Pliegue] = {
    TandaDetenida: _detener,
    TandaResuelta: _resolver,
    EtapaAdelantada: _adelantar,
    LlamadaHecha: _solo_historia,
    CasoRetirado: _retirar,
    AgenciaEscuchada: _solo_historia,
    CartaFormalCertificada: _solo_historia,
    CasoJudicializado: _al_juzgado,
    FacturaIncobrable: _dar_por_perdida,
    CasoReabierto: _reabrir,
    PrescripcionAvisada: _avisar_prescripcion,
    VentaVetada: _vetar,
    VentaPermitida: _permitir,
}
