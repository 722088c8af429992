"""Lo que comparten las pruebas de los cargos: un negocio en cada país, su deudor y su factura."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from recorridos.escenario import reglas_de_prueba

from buzon.dominio.cartera.valores import Abono, Deudor, EtapaAlcanzada, Factura
from buzon.dominio.reglas import Cargos, InteresReglas, Reglas

CUANDO = datetime(2026, 1, 1, tzinfo=UTC)
LEGAL = Cargos(interes=InteresReglas(base_legal="la ley"))


def un_deudor(nombre: str = "Alerce SpA") -> Deudor:
    return Deudor(id="d", nombre=nombre, registrado=CUANDO)


def una_factura(
    importe: str,
    vence: date,
    moneda: str = "EUR",
    abonos: tuple[tuple[date, str], ...] = (),
    etapas: tuple[str, ...] = (),
) -> Factura:
    return Factura(
        id="f1",
        deudor="d",
        numero="F-1",
        vencimiento=vence,
        importe=Decimal(importe),
        moneda=moneda,
        registrada=CUANDO,
        abonos=tuple(Abono(pago=f"p{n}", importe=Decimal(x), fecha=dia) for n, (dia, x) in enumerate(abonos)),
        etapas=tuple(EtapaAlcanzada(etapa=una, carta=una, cuando=CUANDO, enviada=True) for una in etapas),
    )


def unas_reglas(donde: str, cargos: Cargos = LEGAL, clientes: str = "empresas", **cambios: object) -> Reglas:
    base = reglas_de_prueba()
    moneda = {"ES": "EUR", "MX": "MXN", "CO": "COP", "CR": "CRC", "BR": "BRL", "PE": "PEN"}.get(donde, "CLP")
    negocio = replace(base.negocio, pais=donde, clientes=clientes, moneda=moneda)
    return replace(base, negocio=negocio, cargos=cargos, **cambios)
