"""La cartera de usar y tirar: lo que se le hace no toca la de verdad."""

from datetime import UTC, date, datetime
from decimal import Decimal

from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, plegar
from buzon.dominio.cartera.copia import adelantar, copiar
from buzon.dominio.hechos import (
    CualquierHecho,
    DeudorRegistrado,
    FacturaRegistrada,
    NotaDeCreditoAplicada,
    NotaDeCreditoDeshecha,
    NotaDeCreditoRecibida,
    PagoAplicado,
    PagoRecibido,
)

AHORA = datetime(2026, 12, 1, 10, tzinfo=UTC)
UNO: tuple[CualquierHecho, ...] = (
    DeudorRegistrado(deudor="acme", nombre="ACME Ltda", correos=("ana@acme.example",)),
    FacturaRegistrada(
        factura="12", deudor="acme", numero="12", vencimiento=date(2026, 12, 15), importe=Decimal(100), moneda="CLP"
    ),
)
DOS: tuple[CualquierHecho, ...] = (
    DeudorRegistrado(deudor="otro", nombre="Otro SA", correos=("o@otro.example",), id_fiscal="76.111.222-3"),
    PagoRecibido(pago="p1", importe=Decimal(60), moneda="CLP", fecha=date(2026, 12, 1)),
    PagoAplicado(pago="p1", factura="12", importe=Decimal(60), razones=("porque sí",)),
    NotaDeCreditoRecibida(nota="nc-1", deudor="acme", numero="1", importe=Decimal(50), moneda="CLP"),
    NotaDeCreditoAplicada(nota="nc-1", factura="12", importe=Decimal(40), razones=("la nombra",)),
)


def _cartera(*hechos: CualquierHecho) -> Cartera:
    return plegar([Asiento(1, AHORA, Causa("casa", "prueba"), hechos)])


def test_adelantar_una_copia_no_toca_la_cartera() -> None:
    c, intacta = _cartera(*UNO), _cartera(*UNO)
    copia = copiar(c)
    adelantar(copia, DOS, AHORA)
    assert c == intacta
    assert copia.facturas["12"].saldo == 0
    assert copia.notas["nc-1"].sobra == 10


def test_adelantar_da_lo_mismo_que_asentar() -> None:
    copia = copiar(_cartera(*UNO))
    adelantar(copia, DOS, AHORA)
    assert copia == _cartera(*UNO, *DOS)


def test_deshacer_la_nota_deja_la_factura_como_estaba_y_no_deja_nada_a_favor() -> None:
    c = _cartera(*UNO, *DOS, NotaDeCreditoDeshecha(nota="nc-1", motivo="era de otra", deudor="acme"))
    assert c.facturas["12"].saldo == 40
    assert c.notas["nc-1"].sobra == 0
