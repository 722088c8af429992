"""Un pago sobre la mesa: el aviso, quién parece pagarlo y qué facturas nombra. Solo reúne; juzgan las pruebas."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.conciliacion.referencia import Nombradas
from buzon.dominio.conciliacion.valores import MAX_CANDIDATAS, MAX_DETENIDOS, Casamiento, Fuerza, Identidad
from buzon.dominio.lecturas import AvisoLeido

COMISION_POSIBLE = Decimal("0.03")  # lo que un banco corresponsal o una pasarela puede haberse quedado


def sin_ahorro(_factura: Factura) -> Decimal:
    """Ninguna factura tiene rebaja."""
    return Decimal(0)


class Caso(msgspec.Struct, frozen=True, kw_only=True):
    """Lo que se sabe de un pago. `tolerancia`: cuánto de menos da el dueño por bueno (comisiones), en `moneda`.

    `ahorro`: lo que cada factura se rebaja por pronto pago el día en que se pagó; cero si no hay o caducó.
    """

    c: Cartera
    aviso: AvisoLeido
    moneda: str
    quien: Identidad
    nombradas: Nombradas
    tolerancia: Decimal = Decimal(0)
    ahorro: Callable[[Factura], Decimal] = sin_ahorro

    @property
    def importe(self) -> Decimal:
        """Lo que entró."""
        return self.aviso.importe

    @property
    def es_inequivoco(self) -> bool:
        """El pagador es, con certeza, un deudor."""
        return self.quien.deudor is not None and self.quien.fuerza is Fuerza.CIERTA

    def abiertas(self, deudor: str) -> tuple[Factura, ...]:
        """Lo que ese deudor debe en la moneda del pago, de lo más viejo a lo más nuevo."""
        return tuple(factura for factura in self.c.abiertas_de(deudor) if factura.moneda == self.moneda)

    def dinero(self, importe: Decimal) -> str:
        """Un importe para una razón."""
        return f"{importe:f} {self.moneda}"

    def segura(
        self, partes: Iterable[tuple[Factura, Decimal]], *razones: str, comision: Decimal = Decimal(0)
    ) -> Casamiento:
        """Se aplica solo. Lo que el pago trae de más queda a favor del cliente."""
        pares = tuple(partes)
        aplicado = sum((importe for _, importe in pares), Decimal(0)) - comision
        return Casamiento(
            certeza="segura",
            aplicaciones=tuple((factura.id, importe) for factura, importe in pares),
            deudores=tuple(dict.fromkeys(factura.deudor for factura, _ in pares)),
            razones=razones,
            comision=comision,
            sobra=self.importe - aplicado,
        )

    def dudosa(self, facturas: Iterable[Factura], *razones: str, deudores: Iterable[str] = ()) -> Casamiento:
        """Se retiene y se pregunta. Se detiene a los dueños de todas las candidatas y a los `deudores` que se digan."""
        todas = tuple({factura.id: factura for factura in facturas}.values())
        detenidos = tuple(dict.fromkeys((*(factura.deudor for factura in todas), *deudores)))
        return Casamiento(
            certeza="dudosa",
            candidatas=tuple(factura.id for factura in todas[:MAX_CANDIDATAS]),
            deudores=detenidos if len(detenidos) <= MAX_DETENIDOS else (),
            razones=razones,
        )

    def ajena(self, *razones: str, deudores: Iterable[str] = ()) -> Casamiento:
        """No es de nadie de la cartera, o es de `deudores` y no deben nada."""
        return Casamiento(certeza="ajena", razones=razones, deudores=tuple(deudores))


def numeros(facturas: Iterable[Factura]) -> str:
    """Los números, como se dicen: "101, 102 y 103"."""
    lista = [factura.numero for factura in facturas]
    return " y ".join(filter(None, (", ".join(lista[:-1]), lista[-1] if lista else "")))


def cerradas(facturas: Sequence[Factura]) -> str:
    """Las que ya no se deben, y por qué: "101, que ya está pagada"."""
    if any(factura.anulada is not None for factura in facturas):
        return f"{numeros(facturas)}, que ya no se debe"
    return f"{numeros(facturas)}, que ya {'está pagada' if len(facturas) == 1 else 'están pagadas'}"


def suma(facturas: Iterable[Factura]) -> Decimal:
    """Lo que falta por pagar de todas ellas."""
    return sum((factura.saldo for factura in facturas), Decimal(0))


def repartir(facturas: tuple[Factura, ...], importe: Decimal) -> list[tuple[Factura, Decimal]]:
    """El dinero, de la que venció antes a la que venció después, hasta que se acaba."""
    partes = []
    for factura in facturas:
        parte = min(importe, factura.saldo)
        if parte > 0:
            partes.append((factura, parte))
            importe -= parte
    return partes
