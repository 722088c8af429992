"""Extractos en los formatos de los bancos: camt, OFX, MT940 y Norma 43."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.extractos import leer_extracto
from buzon.dominio.lecturas import MovimientoLeido


def importes(movimientos: tuple[MovimientoLeido, ...] | None) -> list[str]:
    assert movimientos is not None
    return [str(m.importe) for m in movimientos]


def camt(entradas: str, mensaje: str = "BkToCstmrStmt", informe: str = "Stmt", version: str = "053.001.08") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{version}"><{mensaje}>'
        f"<GrpHdr><CreDtTm>2026-05-10T08:00:00Z</CreDtTm></GrpHdr><{informe}><Id>1</Id>{entradas}</{informe}>"
        f"</{mensaje}></Document>"
    ).encode()


ABONO = (
    '<Ntry><Amt Ccy="EUR">1210.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
    "<BookgDt><Dt>2026-05-08</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
    "<RltdPties><Dbtr><Pty><Nm>Talleres Oria SL</Nm></Pty></Dbtr></RltdPties>"
    "<RmtInf><Ustrd>FRA 26/118</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
)
CARGO = (
    '<Ntry><Amt Ccy="EUR">3.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts>'
    "<AddtlNtryInf>Comisión</AddtlNtryInf></Ntry>"
)


@pytest.mark.parametrize(
    ("mensaje", "informe", "version"),
    [
        ("BkToCstmrAcctRpt", "Rpt", "052.001.02"),
        ("BkToCstmrStmt", "Stmt", "053.001.08"),
        ("BkToCstmrDbtCdtNtfctn", "Ntfctn", "054.001.04"),
    ],
)
def test_camt_se_lee_en_cualquiera_de_sus_mensajes(mensaje: str, informe: str, version: str) -> None:
    leidos = leer_extracto(camt(ABONO + CARGO, mensaje, informe, version))
    assert importes(leidos) == ["1210.00", "-3.50"]
    assert leidos is not None
    abono, cargo = leidos
    assert (abono.fecha, abono.moneda, abono.concepto) == (date(2026, 5, 8), "EUR", "FRA 26/118")
    assert (abono.contraparte, abono.referencia) == ("Talleres Oria SL", None)
    assert not abono.esta_pendiente
    assert (cargo.fecha, cargo.concepto, cargo.esta_pendiente) == (date(2026, 5, 10), "Comisión", True)


def test_un_camt_sin_movimientos_es_un_extracto_vacio_y_una_factura_no_es_extracto() -> None:
    assert leer_extracto(camt("")) == ()
    assert leer_extracto(b"<?xml version='1.0'?><Invoice><ID>1</ID></Invoice>") is None


def test_un_camt_con_doctype_no_se_abre() -> None:
    hostil = camt(ABONO).replace(b"<Document", b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document', 1)
    assert leer_extracto(hostil) is None


OFX1 = b"""OFXHEADER:100
DATA:OFXSGML

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CLP<BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260508120000[-4:CLT]<TRNAMT>119000<FITID>77<NAME>Vidrios &amp; Cia<MEMO>Factura 33
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260509<TRNAMT>2500,50<FITID>78<NAME>Comision
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"""


def test_ofx_sgml_sin_cierres_da_abonos_y_cargos_con_su_signo() -> None:
    leidos = leer_extracto(OFX1, nombre="mov.ofx")
    assert importes(leidos) == ["119000", "-2500.50"]
    assert leidos is not None
    assert (leidos[0].contraparte, leidos[0].concepto) == ("Vidrios & Cia", "Vidrios & Cia Factura 33")
    assert (leidos[0].moneda, leidos[0].fecha, leidos[0].referencia) == ("CLP", date(2026, 5, 8), "77")


def test_ofx_xml_se_lee_igual() -> None:
    xml = (
        b'<?xml version="1.0"?><?OFX '
        b'OFXHEADER="200"?><OFX><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20260508'
        b"</DTPOSTED><TRNAMT>+10.5</TRNAMT><NAME>Ana</NAME></STMTTRN></BANKTRANLIST></OFX>"
    )
    assert importes(leer_extracto(xml)) == ["10.5"]


MT940 = b""":20:MOV1
:25:12345678/0000
:28C:1/1
:60F:C260101EUR1000,00
:61:2601050105C250,50NTRFFACT-33//B12
:86:166?20PAGO FACTURA 33?32TALLERES ORIA SL
:61:2601060106D10,00NMSC
:86:COMISION
:62F:C260106EUR1240,50
-
"""


def test_mt940_da_importe_con_signo_referencia_y_contraparte() -> None:
    leidos = leer_extracto(MT940)
    assert importes(leidos) == ["250.50", "-10.00"]
    assert leidos is not None
    assert (leidos[0].concepto, leidos[0].contraparte) == ("PAGO FACTURA 33", "TALLERES ORIA SL")
    assert (leidos[0].referencia, leidos[0].moneda, leidos[0].fecha) == ("FACT-33", "EUR", date(2026, 1, 5))


def test_un_mensaje_mt940_roto_no_se_lleva_a_los_demas() -> None:
    roto = MT940.replace(b"C250,50", b"??") + MT940
    assert importes(leer_extracto(roto))[-2:] == ["250.50", "-10.00"]


def registro22(signo: int, centimos: int, fecha: str = "260508") -> str:
    return f"22    1234{fecha}{fecha}04007{signo}{centimos:014d}{0:010d}{0:012d}{'FRA26118':<16}"


NORMA43 = "\r\n".join([
    "11" + "0049" + "1234" + "0123456789" + "260501" + "260531" + "2" + f"{100000:014d}" + "978" + "3" + "NEGOCIO",
    registro22(2, 121000),
    "2301TRANSFERENCIA DE TALLERES ORIA SL     FRA 26/118",
    registro22(1, 350, "260509"),
    "33" + "0049" + "1234" + "0123456789" + "0" * 40,
    "88" + "9" * 18 + "000004",
])  # fmt: skip


def test_norma_43_lee_signo_centimos_concepto_y_moneda() -> None:
    leidos = leer_extracto(NORMA43.encode("cp1252"), nombre="extracto.txt")
    assert importes(leidos) == ["1210", "-3.5"]
    assert leidos is not None
    assert leidos[0].concepto == "TRANSFERENCIA DE TALLERES ORIA SL FRA 26/118"
    assert (leidos[0].fecha, leidos[0].moneda, leidos[0].referencia) == (date(2026, 5, 8), "EUR", "FRA26118")


@pytest.mark.parametrize(
    "contenido",
    [
        b"",
        b"\x00" * 100,
        b"Hola, adjunto la factura 33. Saludos",
        b"%PDF-1.7",
        b"PK\x03\x04roto",
        b":20:",
        b"<OFX",
        b"11",
    ],
)
def test_lo_que_no_es_un_extracto_no_lo_es(contenido: bytes) -> None:
    assert leer_extracto(contenido) in {None, ()}


def test_ningun_formato_lanza_con_octetos_cortados() -> None:
    for entero in (camt(ABONO + CARGO), OFX1, MT940, NORMA43.encode()):
        for corte in range(0, len(entero), 7):
            leidos = leer_extracto(entero[:corte])
            assert leidos is None or all(isinstance(m.importe, Decimal) for m in leidos)
