"""Cuánto se lee de una factura impresa que no se vio antes, y que nada falso se dé por seguro."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.nombres import clave_numero
from tests.documentos.imprenta import Papel, suelto
from tests.documentos.papeles import HECHURAS

PAPELES = [hacer() for hacer in HECHURAS]
SEGURO = 0.75
MINIMO = 0.9


def leida_de(papel: Papel) -> FacturaLeida:
    (factura,) = leer_documento(papel.pdf, nombre="factura.pdf").facturas
    return factura


def dicho(factura: FacturaLeida) -> dict[str, object]:
    debe = factura.a_pagar if factura.a_pagar is not None else factura.total
    return {
        "numero": clave_numero(factura.numero) if factura.numero else None,
        "total": abs(debe) if debe is not None else None,
        "fecha": factura.fecha,
        "vencimiento": factura.vencimiento,
    }


def verdad(papel: Papel) -> dict[str, object]:
    return {
        "numero": clave_numero(papel.numero),
        "total": abs(Decimal(papel.total)),
        "fecha": date.fromisoformat(papel.fecha) if papel.fecha else None,
        "vencimiento": date.fromisoformat(papel.vence) if papel.vence else None,
    }


@pytest.mark.parametrize("papel", PAPELES, ids=lambda papel: papel.nombre)
def test_nada_falso_se_da_por_seguro(papel: Papel) -> None:
    factura = leida_de(papel)
    certezas = {indicio.campo: indicio.certeza for indicio in factura.indicios}
    certezas["total"] = max(certezas.get("total", 0), certezas.get("a_pagar", 0))
    leido, cierto = dicho(factura), verdad(papel)
    falsos = [c for c, v in leido.items() if v is not None and v != cierto[c] and certezas.get(c, 1) >= SEGURO]
    assert falsos == []
    assert factura.tipo == papel.tipo


@pytest.mark.parametrize("campo", ["numero", "total", "fecha", "vencimiento"])
def test_se_lee_casi_todo(campo: str) -> None:
    aciertos = sum(dicho(leida_de(papel))[campo] == verdad(papel)[campo] for papel in PAPELES)
    assert aciertos / len(PAPELES) >= MINIMO


def test_la_moneda_del_papel_se_lee() -> None:
    assert [p.nombre for p in PAPELES if p.moneda and leida_de(p).moneda != p.moneda] == []


def test_un_cfdi_impreso_sin_titulo_es_lo_que_dice_su_letra() -> None:
    def papel(letra: str) -> bytes:
        return suelto([
            (20, 20, "GRÁFICA ANDES SA DE CV RFC: GAN120101AB1"), (20, 30, "Serie y folio: A-12"),
            (20, 40, "Fecha: 12/11/2026"), (20, 50, f"Tipo de comprobante: {letra}"), (20, 60, "Total: $ 1,160.00"),
            (20, 70, "Folio fiscal: CEE4BE01-ADFA-4DEB-8421-ADD60F0BEDAC"),
        ])  # fmt: skip

    tipos = {
        letra: leer_documento(papel(letra)).facturas[0].tipo for letra in ("I - Ingreso", "P - Pago", "E - Egreso")
    }
    assert tipos == {"I - Ingreso": "factura", "P - Pago": "recibo_de_pago", "E - Egreso": "nota_credito"}
