"""El calendario de cada cliente: qué saldría y cuándo, y qué para lo que no sale. Es lo que enseña `buzon simular`."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.dinero import escribir
from buzon.dominio.frenos import frenos
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion
from buzon.dominio.segmentos import segmento_de
from buzon.informes.palabras import enumerar, fecha_corta, nombre_de_estado, nombre_de_etapa
from buzon.informes.simulacion import Prevista


def lineas_del_calendario(c: Cartera, reglas: Reglas, ahora: datetime, cartas: Iterable[Prevista]) -> Iterator[str]:
    """Por cliente: sus facturas, con lo que hoy las para, y sus cartas en orden, con la razón de cada una.

    `cartas` son las de `simular`, sobre esa misma cartera. Las horas, en la zona del negocio.
    """
    por_deudor: dict[str, list[Prevista]] = {}
    for carta in cartas:
        por_deudor.setdefault(carta.clave, []).append(carta)
    hoy = ahora.astimezone(reglas.zona).date()
    for deudor in c.con_abiertas():
        segmento = segmento_de(c, deudor, reglas)
        yield deudor.nombre + (f" · segmento {segmento}" if segmento else "")
        for factura in c.abiertas_de(deudor.id):
            como = situacion(c, factura, reglas, ahora)
            saldo = escribir(factura.saldo, factura.moneda, reglas.negocio.pais)
            yield (
                f"  Factura {factura.numero}: {saldo}, vence {fecha_corta(factura.vencimiento)}, "
                f"{nombre_de_estado(como.estado)}"
            )
            parones = [freno.motivo for freno in frenos(c, deudor, factura, reglas, hoy)]
            for motivo in dict.fromkeys(parones if parones or como.proxima else [como.motivo]):
                yield f"    ✋ {motivo}"
        suyas = por_deudor.get(deudor.id, [])
        for carta in suyas:
            yield from _de_carta(carta, reglas)
        if not suyas:
            yield "    Nada en estos días."
        yield ""


def _de_carta(carta: Prevista, reglas: Reglas) -> Iterator[str]:
    cuando = carta.cuando.astimezone(reglas.zona)
    copia = f" (copia a {enumerar(carta.cc)})" if carta.cc else ""
    yield f"  {cuando:%d/%m/%Y %H:%M}  {nombre_de_etapa(carta.etapa)}{copia}"
    yield f"      {'factura' if len(carta.facturas) == 1 else 'facturas'} {enumerar(carta.facturas)}: {carta.razon}"
    if carta.nota:
        yield f"      {carta.nota}"
