"""Lo que no se puede aplicar dos veces, ni confundir con otro: identificadores, índices y noticias repetidas."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from dominio.apoyo_cartera import ALTA, asentar, cartera, enviar, reglas
from msgspec.structs import replace

from buzon.dominio.cartera import Cartera
from buzon.dominio.decidir import decidir
from buzon.dominio.decidir.pagos import reclamar_descartados
from buzon.dominio.decidir.registro import deudor_de, proponer
from buzon.dominio.entradas import DiaNuevo, ExtractoRecibido, OrdenDeConsola, Origen, ReboteRecibido
from buzon.dominio.hechos import (
    CartaEncargada,
    CorreoVisto,
    DeudorCorregido,
    DireccionAnulada,
    FacturaCorregida,
    PagoDescartado,
    PausaPuesta,
    PromesaHecha,
    VigilanciaActivada,
)
from buzon.dominio.hechos.deuda import Documento
from buzon.dominio.lecturas import FacturaLeida, MovimientoLeido, Parte, Plazo, Rebote
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Cobranza
from buzon.dominio.secuencia import situacion

VENCE = date(2026, 11, 20)
PARCIAL = Orden(accion="parcial", objeto="77", importe=Decimal(300))


def _aplicar(c: Cartera, entrada: object, ahora: datetime = ALTA, **cambios: object) -> tuple[object, ...]:
    hechos = decidir(c, entrada, ahora, reglas(**cambios))
    asentar(c, *hechos, cuando=ahora)
    return hechos


def _origen(huella: str, clase: str = "rebote") -> Origen:
    return Origen(huella=huella * 16, carpeta="INBOX", uidvalidity=1, uid=1, clase=clase)  # type: ignore[arg-type] # fija


def test_dos_parciales_de_la_misma_factura_en_un_correo_son_dos_pagos() -> None:
    c = cartera(("ACME", "77", VENCE, 1000))
    otro = Orden(accion="parcial", objeto="77", importe=Decimal(200))
    _aplicar(c, OrdenDeConsola(ordenes=(PARCIAL, otro), texto=""))
    assert c.facturas["77"].saldo == 500
    assert sorted(pago.importe for pago in c.pagos.values()) == [200, 300]


def test_una_orden_dicha_dos_veces_no_cobra_dos_veces() -> None:
    c = cartera(("ACME", "77", VENCE, 1000))
    _aplicar(c, OrdenDeConsola(ordenes=(PARCIAL, PARCIAL), texto=""))
    assert c.facturas["77"].saldo == 700


def test_una_devolucion_de_dos_direcciones_del_mismo_cliente_anula_las_dos() -> None:
    c = cartera(("ACME", "77", VENCE, 1000))
    dos = ("pagos@acme.example", "ana@acme.example")
    asentar(c, DeudorCorregido(deudor="acme", correos=dos))
    enviar(c, "acme", "vencimiento", ["77"], ALTA)
    rebote = Rebote(definitivos=(*dos, dos[0]), motivo="no existe")
    hechos = _aplicar(c, ReboteRecibido(origen=_origen("a1b2"), rebote=rebote, carta="acme/vencimiento/1"))
    assert [hecho.correo for hecho in hechos if isinstance(hecho, DireccionAnulada)] == list(dos)
    assert c.deudores["acme"].direcciones == ()


def test_un_identificador_corregido_deja_de_llevar_al_cliente_que_no_era() -> None:
    c = cartera(("ACME", "77", VENCE, 1000))
    asentar(c, DeudorCorregido(deudor="acme", id_fiscal="76.111.111-6"))
    asentar(c, DeudorCorregido(deudor="acme", id_fiscal="76.222.222-1"))
    ajena = FacturaLeida(formato="dte", tipo="factura", receptor=Parte(nombre="Otra SpA", id_fiscal="76.111.111-6"))
    suya = FacturaLeida(formato="dte", tipo="factura", receptor=Parte(nombre="Acme", id_fiscal="76222222-1"))
    assert deudor_de(c, ajena, ()) is None
    assert deudor_de(c, suya, ()) == c.deudores["acme"]


def test_una_factura_que_cambia_de_cliente_se_lleva_su_historia_de_pagador_tardio() -> None:
    c = cartera(("ACME", "77", VENCE, 1000), ("Beta", "88", VENCE, 500))
    _aplicar(c, OrdenDeConsola(ordenes=(Orden(accion="pagada", objeto="77"),), texto=""), ALTA + timedelta(days=60))
    assert c.tardios["acme"]
    asentar(c, FacturaCorregida(factura="77", deudor="beta"))
    assert not c.tardios["acme"]
    assert c.tardios["beta"]


def test_el_banco_puede_callarse_dos_veces_el_mismo_dia_si_cambian_las_reglas() -> None:
    c = cartera(("ACME", "77", VENCE, 1000))
    visto = CorreoVisto(huella="b", clase="aviso_de_pago", carpeta="INBOX", uidvalidity=1, uid=1)
    asentar(c, VigilanciaActivada(desde=ALTA), visto)
    despues = ALTA + timedelta(days=10)
    for dias in (3, 90, 3):
        _aplicar(c, DiaNuevo(), despues, cobranza=Cobranza(festivos=False, dias_sin_banco=dias))
    avisos = [carta for carta in c.cartas if carta.startswith("aviso/banco/")]
    assert len(avisos) == 2
    assert "banco_callado" in c.problemas


def test_la_carta_de_una_promesa_rota_lleva_la_factura_solo_si_el_titular_quiere() -> None:
    for adjuntar in (True, False):
        c = cartera(("ACME", "77", VENCE, 1000))
        original = Documento(huella="f" * 64, nombre="77.pdf")
        c.facturas["77"] = _con_original(c, original)
        promesa = PromesaHecha(promesa="pr", deudor="acme", facturas=("77",), fecha=date(2026, 11, 25), cita="el 25")
        asentar(c, promesa)
        ahora = datetime(2026, 11, 26, 15, tzinfo=ALTA.tzinfo)
        cobranza = Cobranza(festivos=False, adjuntar_factura=adjuntar)
        hechos = (
            *_aplicar(c, DiaNuevo(), ahora, cobranza=cobranza),
            *_aplicar(c, DiaNuevo(), ahora, cobranza=cobranza),
        )
        (carta,) = [h for h in hechos if isinstance(h, CartaEncargada) and h.etapa == "promesa_vencida"]
        assert carta.adjuntos == ((original,) if adjuntar else ())


def _con_original(c: Cartera, original: Documento) -> object:
    return replace(c.facturas["77"], documentos=(original,))


def test_la_copia_de_un_movimiento_ya_contado_no_se_ofrece_como_dinero_de_nadie() -> None:
    c = cartera(("ACME", "77", VENCE, 1000))
    renglon = MovimientoLeido(fecha=VENCE, importe=Decimal(1000), moneda="CLP", concepto="abono varios")
    for huella in ("c1c1", "d2d2"):
        extracto = ExtractoRecibido(origen=_origen(huella, "extracto"), movimientos=(renglon,), es_autentico=True)
        hechos = _aplicar(c, extracto, ALTA + timedelta(days=19))
    (copia,) = [hecho for hecho in hechos if isinstance(hecho, PagoDescartado)]
    assert c.pagos[copia.pago].es_ajeno
    reclamados = reclamar_descartados(c, c.deudores["acme"], ("77",), None, VENCE, reglas())
    assert copia.pago not in {getattr(hecho, "pago", None) for hecho in reclamados}


@pytest.mark.parametrize("vence", [date(9999, 12, 31), date(1, 1, 1)])
def test_una_fecha_imposible_no_para_a_los_demas(vence: date) -> None:
    c = cartera(("ACME", "77", vence, 1000), ("Beta", "88", date(2026, 11, 4), 500))
    asentar(c, PausaPuesta(alcance="factura", objeto="77", hasta=date.max))
    hechos = decidir(c, DiaNuevo(), ALTA + timedelta(days=3), reglas())
    assert "beta" in {getattr(hecho, "deudor", None) for hecho in hechos}
    como = situacion(c, c.facturas["77"], reglas(), ALTA + timedelta(days=3))
    assert como.proxima or como.motivo


@pytest.mark.parametrize("vence", [date(9999, 12, 31), date(26, 1, 5)])
def test_un_vencimiento_increible_es_como_si_no_lo_dijera(vence: date) -> None:
    leida = FacturaLeida(
        formato="ubl",
        tipo="factura",
        numero="77",
        fecha=VENCE,
        vencimiento=vence,
        vencimientos=(Plazo(fecha=vence, importe=Decimal(1000)),),
        total=Decimal(1000),
        receptor=Parte(nombre="ACME", correo="pagos@acme.example"),
    )
    sin_plazo = proponer(Cartera(), leida, (), reglas())
    assert sin_plazo.faltan == ("vencimiento",)
    con_plazo = proponer(Cartera(), leida, (), reglas(cobranza=Cobranza(festivos=False, plazo_dias=30)))
    assert con_plazo.vencimiento == VENCE + timedelta(days=30)
    sin_fecha = proponer(Cartera(), replace(leida, fecha=vence), (), reglas(cobranza=Cobranza(plazo_dias=30)))
    assert sin_fecha.faltan == ("vencimiento",)
