"""Los avisos de los bancos que Buzón conoce, con la redacción de cada uno y datos inventados."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.correo.apoyo_bancos import aviso, casos, en_llano, leer, saber, tablas

CONOCIDOS = casos("conocidos")
ENTRADAS = {i: c for i, c in CONOCIDOS.items() if c["sentido"] == "entrada"}
SALIDAS = {i: c for i, c in CONOCIDOS.items() if c["sentido"] == "salida"}


@pytest.mark.parametrize("caso", ENTRADAS.values(), ids=ENTRADAS)
@pytest.mark.parametrize("en_un_parrafo", [False, True], ids=["en_lineas", "en_un_parrafo"])
def test_un_abono_se_lee_con_su_importe_su_moneda_y_su_pagador(caso: dict[str, Any], *, en_un_parrafo: bool) -> None:
    leido = leer(caso, en_un_parrafo=en_un_parrafo)
    assert leido is not None
    assert (leido.sentido, leido.importe, leido.moneda) == ("entrada", Decimal(caso["importe"]), caso["moneda"])
    assert en_llano(leido.pagador) == en_llano(caso.get("pagador"))
    assert not leido.generico
    assert leido.banco == saber().banco_de(caso["remitente"])


@pytest.mark.parametrize("caso", SALIDAS.values(), ids=SALIDAS)
@pytest.mark.parametrize("en_un_parrafo", [False, True], ids=["en_lineas", "en_un_parrafo"])
def test_el_dinero_que_sale_no_es_una_entrada(caso: dict[str, Any], *, en_un_parrafo: bool) -> None:
    leido = leer(caso, en_un_parrafo=en_un_parrafo)
    assert leido is not None
    assert leido.sentido == "salida"


def test_el_rut_del_ordenante_se_toma_y_el_nuestro_no() -> None:
    bci, estado = leer(CONOCIDOS["bci_con_coma_de_miles"]), leer(CONOCIDOS["bancoestado"])
    assert bci is not None
    assert estado is not None
    assert bci.id_fiscal == "77742000-3"
    assert estado.id_fiscal is None


def test_la_referencia_es_lo_que_escribio_el_pagador_y_a_falta_de_eso_la_operacion() -> None:
    con_mensaje, sin_mensaje = leer(CONOCIDOS["bci_con_coma_de_miles"]), leer(CONOCIDOS["nequi_negocios"])
    assert con_mensaje is not None
    assert sin_mensaje is not None
    assert con_mensaje.referencia == "COT524"
    assert (con_mensaje.fecha, con_mensaje.cuenta_destino) == (date(2026, 8, 17), "8001200000")
    assert sin_mensaje.referencia == "M00000001"


def test_una_venta_rechazada_no_es_dinero() -> None:
    caso = CONOCIDOS["nequi_negocios"]
    leido = leer(caso | {"cuerpo": caso["cuerpo"].replace("Aprobada", "Rechazada")})
    assert leido is not None
    assert leido.sentido == "rechazado"


def test_lo_que_escribe_el_pagador_no_cambia_el_sentido() -> None:
    leido = aviso(
        "contacto@bci.cl",
        "Aviso",
        "Has recibido una transferencia de fondos de SURCHILOE SPA hacia tu cuenta\nMonto transferido:\n$ 9.000\n"
        "Mensaje:\ntransferencia rechazada, devolucion de pago con tarjeta",
    )
    assert leido is not None
    assert leido.sentido == "entrada"


def test_la_cuenta_enmascarada_se_da_por_sus_ultimas_cifras() -> None:
    leido = leer(CONOCIDOS["banorte_recibida_con_asunto_de_envio"])
    assert leido is not None
    assert (leido.cuenta_destino, leido.fecha, leido.referencia) == ("1977", date(2026, 8, 15), "260815")


def test_banco_de_conoce_las_direcciones_los_dominios_y_sus_subdominios() -> None:
    assert saber().banco_de("Avisos@Correo.BancoEstado.cl") == "BancoEstado"
    assert saber().banco_de("alguien@bancoestado.cl.estafa.example") is None
    assert saber().banco_de("sin arroba") is None


def test_cada_banco_dice_su_fuente_y_su_fecha_y_hay_mas_de_cuarenta() -> None:
    bancos = [banco for tabla in tablas() for banco in tabla["bancos"]]
    assert len(bancos) >= 40
    assert all(banco["fuente"] and isinstance(banco["visto_el"], date) and banco["remitentes"] for banco in bancos)
