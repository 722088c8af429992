"""Extractos que no siguen del todo la norma: millares donde no toca, etiquetas en minúsculas, referencias rotas."""

from decimal import Decimal

import pytest

from buzon.documentos.extractos import leer_extracto


def _ofx(importe: str) -> bytes:
    return (
        f"OFXHEADER:100\n<OFX><CURDEF>USD<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260508\n"
        f"<TRNAMT>{importe}\n<FITID>1<NAME>Oria</STMTTRN></BANKTRANLIST></OFX>"
    ).encode()


@pytest.mark.parametrize(
    ("escrito", "importe"),
    [
        ("1,025.53", "1025.53"),
        ("-1.025,53", "-1025.53"),
        ("1025,5", "1025.5"),
        ("-.50", "-0.50"),
        ("1,000,000.00", "1000000"),
        ("1.500", "1.5"),
    ],
)
def test_ofx_con_millares_se_lee_si_no_admite_otra_lectura(escrito: str, importe: str) -> None:
    leidos = leer_extracto(_ofx(escrito))
    assert leidos is not None
    assert [m.importe for m in leidos] == [Decimal(importe)]


def test_ofx_sin_cifra_no_da_un_movimiento() -> None:
    assert leer_extracto(_ofx("mil")) == ()


def test_ofx_en_minusculas_y_con_el_valor_en_otra_linea() -> None:
    escrito = (
        b"<ofx><curdef>EUR</curdef><banktranlist><stmttrn><trntype>CREDIT</trntype><dtposted>20260508</dtposted>"
        b"<trnamt>\n  5.00\n</trnamt><name>Oria</name></stmttrn></banktranlist></ofx>"
    )
    leidos = leer_extracto(escrito)
    assert leidos is not None
    assert [(m.importe, m.moneda, m.contraparte) for m in leidos] == [(Decimal("5.00"), "EUR", "Oria")]


@pytest.mark.parametrize(
    ("escrito", "importe"),
    [("1.234,00", "1234.00"), ("5.25", "5.25"), ("1.234", "1234"), ("1.234.567,8", "1234567.8"), ("1234,5", "1234.5")],
)
def test_mt940_con_puntos_no_pierde_cifras(escrito: str, importe: str) -> None:
    mensaje = f":20:X\n:25:1\n:28C:1\n:60F:C260101EUR1,00\n:61:2601050105C{escrito}NTRFFACT-33\n:62F:C260106EUR1,00\n"
    leidos = leer_extracto(mensaje.encode())
    assert leidos is not None
    assert [(m.importe, m.referencia) for m in leidos] == [(Decimal(importe), "FACT-33")]


@pytest.mark.parametrize("sin_referencia", ["N03NONREF", "NTRFEREF"])
def test_mt940_lo_que_solo_dice_que_no_hay_referencia_no_es_una(sin_referencia: str) -> None:
    mensaje = f":20:X\n:25:1\n:28C:1\n:60F:C260101EUR1,00\n:61:260105C5,00{sin_referencia}\n:62F:C260106EUR1,00\n"
    leidos = leer_extracto(mensaje.encode())
    assert leidos is not None
    assert [m.referencia for m in leidos] == [None]
