"""Qué le falta a una factura leída, de quién es, y si ya estaba."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from dominio.apoyo_cartera import asentar, cartera, reglas

from buzon.dominio.cartera import Cartera
from buzon.dominio.cartera.pliegues import aplicar_hecho
from buzon.dominio.decidir.registro import deudor_de, es_la_misma, proponer, registrar, ya_registrada
from buzon.dominio.hechos import DeudorCorregido, DeudorRegistrado, FacturaRegistrada
from buzon.dominio.lecturas import FacturaLeida, Indicio, Parte
from buzon.dominio.reglas import Cobranza

VENCE = date(2026, 12, 15)
ANA = "ana@acme.example"


def _leida(**cambios: object) -> FacturaLeida:
    base: dict[str, object] = {
        "formato": "texto",
        "tipo": "factura",
        "numero": "A-100",
        "fecha": date(2026, 11, 30),
        "vencimiento": VENCE,
        "total": Decimal(1000),
        "moneda": "CLP",
        "emisor": Parte(),
        "receptor": Parte(nombre="ACME", correo=ANA),
    }
    return FacturaLeida(**(base | cambios))  # type: ignore[arg-type] # las claves son las de FacturaLeida


SIN_NADIE = Cartera()


@pytest.mark.parametrize(
    ("cambios", "faltan"),
    [
        ({}, ()),
        ({"numero": None}, ("numero",)),
        ({"receptor": Parte(correo=ANA)}, ("cliente",)),
        ({"receptor": Parte(nombre="ACME")}, ("correo",)),
        ({"total": None}, ("importe",)),
        ({"total": Decimal(0)}, ("importe",)),
        ({"vencimiento": None}, ("vencimiento",)),
        ({"vencimiento": None, "condiciones_dias": 30}, ()),
        ({"indicios": (Indicio(campo="total", cita="1000", certeza=0.4),)}, ("importe",)),
    ],
)
def test_lo_que_falta_se_dice_y_no_se_adivina(cambios: dict[str, object], faltan: tuple[str, ...]) -> None:
    assert proponer(SIN_NADIE, _leida(**cambios), (), reglas()).faltan == faltan


def test_sin_vencimiento_valen_las_condiciones_de_la_casa() -> None:
    propuesta = proponer(SIN_NADIE, _leida(vencimiento=None), (), reglas(cobranza=Cobranza(plazo_dias=15)))
    assert (propuesta.vencimiento, propuesta.por_condiciones) == (date(2026, 12, 15), 15)


def test_se_debe_lo_que_hay_que_pagar_y_no_el_total() -> None:
    assert proponer(SIN_NADIE, _leida(a_pagar=Decimal(850)), (), reglas()).importe == 850


def test_el_cliente_se_conoce_por_identificador_nombre_o_direccion() -> None:
    c = asentar(cartera(("ACME", "1", VENCE, 10)), DeudorCorregido(deudor="acme", id_fiscal="77.888.999-5"))
    por_rut = deudor_de(c, _leida(receptor=Parte(nombre="Otra razón", id_fiscal="77888999-5")), ())
    por_nombre = deudor_de(c, _leida(receptor=Parte(nombre="Acme")), ())
    por_correo = deudor_de(c, _leida(receptor=Parte()), ("pagos@acme.example",))
    assert {d.id for d in (por_rut, por_nombre, por_correo) if d} == {"acme"}


def test_el_mismo_nombre_con_otro_identificador_es_otro_cliente() -> None:
    c = asentar(cartera(("ACME", "1", VENCE, 10)), DeudorCorregido(deudor="acme", id_fiscal="77.888.999-5"))
    assert deudor_de(c, _leida(receptor=Parte(nombre="ACME", id_fiscal="96.543.210-8")), ()) is None


@pytest.mark.parametrize(
    ("cambios", "misma"),
    [
        ({}, True),
        ({"total": Decimal(999)}, False),
        ({"vencimiento": date(2026, 12, 16)}, False),
        ({"vencimiento": None}, True),
        ({"moneda": "USD"}, False),
        ({"receptor": Parte(nombre="Bodega", correo="x@bodega.example")}, False),
    ],
)
def test_mismo_numero_misma_factura_solo_si_nada_la_contradice(cambios: dict[str, object], *, misma: bool) -> None:
    c = cartera(("ACME", "A-100", VENCE, 1000), ("Bodega", "B-1", VENCE, 1))
    leida = _leida(**cambios)
    previa = ya_registrada(c, leida)
    assert previa is not None
    assert es_la_misma(previa, proponer(c, leida, (), reglas())) is misma


def test_registrar_da_de_alta_al_cliente_una_sola_vez() -> None:
    tomados: set[str] = set()
    nueva = tuple(registrar(SIN_NADIE, proponer(SIN_NADIE, _leida(), (), reglas()), (), None, tomados))
    assert [type(hecho) for hecho in nueva] == [DeudorRegistrado, FacturaRegistrada]
    c = cartera(("ACME", "1", VENCE, 10))
    otra = tuple(registrar(c, proponer(c, _leida(), (), reglas()), (), None, set()))
    assert [type(hecho) for hecho in otra] == [FacturaRegistrada]


def test_el_documento_no_cambia_la_direccion_que_ya_habia() -> None:
    c = cartera(("ACME", "1", VENCE, 10))
    hechos = registrar(c, proponer(c, _leida(), (), reglas()), (), None, set())
    assert not [hecho for hecho in hechos if isinstance(hecho, DeudorCorregido)]


def test_el_mismo_numero_en_dos_series_son_dos_facturas() -> None:
    c = cartera(("ACME", "A-100", VENCE, 1000))
    primera = proponer(c, _leida(numero="77", serie="F26"), (), reglas())
    for hecho in registrar(c, primera, (), None, set()):
        aplicar_hecho(c, hecho, datetime(2026, 12, 1, tzinfo=UTC))
    assert ya_registrada(c, _leida(numero="77", serie="F26")) is not None
    otra = _leida(numero="77", serie="R26")
    assert ya_registrada(c, otra) is None
    (registrada,) = [
        h for h in registrar(c, proponer(c, otra, (), reglas()), (), None, set()) if isinstance(h, FacturaRegistrada)
    ]
    assert registrada.numero == "R26-77"
