"""Un dinero que llega, repartido entre sus facturas."""

from datetime import date
from decimal import Decimal

from dominio.apoyo_cartera import cartera

from buzon.dominio.decidir.aplicacion import aplicar_pago
from buzon.dominio.hechos import CartaEncargada, PagoAplicado, PagoRecibido

VENCE = date(2026, 12, 15)


def test_la_comision_de_un_pago_de_dos_clientes_se_le_descuenta_a_uno_solo() -> None:
    c = cartera(("Comercial Acme", "A-1", VENCE, 100_000), ("Bodega Sur", "A-2", VENCE, 80_000))
    pago = PagoRecibido(pago="p-1", importe=Decimal(179_500), moneda="CLP", fecha=VENCE, pagador="GRUPO ACME")
    partes = (("A-1", Decimal(100_000)), ("A-2", Decimal(80_000)))
    hechos = tuple(aplicar_pago(c, pago, partes, ("nombra las dos",), comision=Decimal(500)))
    comisiones = {hecho.factura: hecho.comision for hecho in hechos if isinstance(hecho, PagoAplicado)}
    gracias = {hecho.deudor: hecho.datos["importe"] for hecho in hechos if isinstance(hecho, CartaEncargada)}
    assert comisiones == {"A-1": Decimal(0), "A-2": Decimal(500)}
    assert gracias == {"comercial-acme": "100000", "bodega-sur": "79500"}
