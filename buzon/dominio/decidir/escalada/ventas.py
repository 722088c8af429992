"""A quién no conviene venderle más: el titular lo dijo, o la factura nueva pasa de su límite."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import CualquierHecho, DeudorRegistrado, FacturaRegistrada
from buzon.dominio.reglas import Reglas


def avisar_de_ventas(c: Cartera, hechos: Sequence[CualquierHecho], reglas: Reglas) -> Iterator[CualquierHecho]:
    """Un aviso por cliente con facturas nuevas al que no se quería vender, o que pasa de su límite de crédito."""
    nuevas: dict[str, list[FacturaRegistrada]] = {}
    for hecho in hechos:
        if isinstance(hecho, FacturaRegistrada):
            nuevas.setdefault(hecho.deudor, []).append(hecho)
    for clave, suyas in nuevas.items():
        conocido = c.deudores.get(clave)
        registro = next((h for h in hechos if isinstance(h, DeudorRegistrado) and h.deudor == clave), None)
        quien = conocido or registro
        if quien is None:
            continue
        facturas = tuple(factura.factura for factura in suyas)
        if conocido and conocido.no_vender:
            yield al_titular(
                reglas,
                f"aviso/venta/{facturas[0]}",
                "no_vender",
                deudor=clave,
                facturas=facturas,
                motivo=conocido.no_vender,
            )
        limite = reglas.particular(quien.nombre, quien.id_fiscal, quien.correos).limite_credito
        moneda = reglas.negocio.moneda
        debe = sum((f.importe for f in suyas if f.moneda == moneda), Decimal(0))
        debe += sum((f.saldo for f in c.abiertas_de(clave) if f.moneda == moneda), Decimal(0))
        if limite is not None and debe > limite:
            pais = reglas.negocio.pais
            yield al_titular(
                reglas,
                f"aviso/limite/{facturas[0]}",
                "limite_credito",
                deudor=clave,
                facturas=facturas,
                debe=escribir(debe, moneda, pais),
                limite=escribir(limite, moneda, pais),
            )
