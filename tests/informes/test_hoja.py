"""La hoja de intereses que va en el expediente."""

import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.reglas import Cargos, InteresReglas, Reglas, TasaReglas
from buzon.informes.expediente import empaquetar, reunir
from buzon.informes.hoja import hoja_en_texto


def _con_tope(*tasas: TasaReglas) -> Reglas:
    interes = InteresReglas(base_legal="pactado en el pedido", tasa=Decimal(12))
    return replace(reglas_de_prueba(), cargos=Cargos(interes=interes), tasas=tasas)


TOPE = TasaReglas(
    tabla="cl_corriente", desde=date(2026, 1, 1), hasta=date(2027, 12, 31), tasa=Decimal(20), fuente="CMF"
)


def _caso(reglas: Reglas) -> Escenario:
    e = Escenario(reglas=reglas)
    e.factura(vence="10/12/2026")
    e.pasar()
    e.el_dia("2026-12-20")
    return e


def _archivos(e: Escenario) -> dict[str, str]:
    deudor = e.casa.cartera.deudores["acme-ltda"]
    caso = reunir(e.casa.cartera, e.mundo.libro.asientos(), deudor, (e.la("123"),), e.reglas)
    octetos = empaquetar(caso, e.reglas, e.reloj.ahora(), e.mundo.archivo.leer)
    with zipfile.ZipFile(BytesIO(octetos)) as zip_:
        return {nombre: zip_.read(nombre).decode("utf-8", "replace") for nombre in zip_.namelist()}


def test_el_expediente_lleva_la_hoja_y_su_huella() -> None:
    archivos = _archivos(_caso(_con_tope(TOPE)))
    hoja = archivos["intereses.txt"]
    assert "11/12/2026 a 20/12/2026    10 días" in hoja
    assert "al 12 %" in hoja
    assert "Total: $1.500" in hoja.replace("\xa0", "")  # 450.000 · 12 % · 10 / 360
    assert "intereses.txt" in archivos["manifiesto.sha256"]
    assert "intereses.txt" in archivos["LEEME.txt"]


def test_sin_reclamarlos_no_hay_hoja() -> None:
    archivos = _archivos(_caso(reglas_de_prueba()))
    assert "intereses.txt" not in archivos
    assert "intereses.txt" not in archivos["LEEME.txt"]


def test_si_falta_una_tasa_la_hoja_lo_dice_en_vez_de_inventarla() -> None:
    e = _caso(_con_tope())
    deudor = e.casa.cartera.deudores["acme-ltda"]
    hoja = hoja_en_texto(deudor, (e.la("123"),), e.reglas, date(2026, 12, 20))
    assert "No se puede calcular: falta la tasa del 11/12/2026" in hoja
    assert "Total" not in hoja
