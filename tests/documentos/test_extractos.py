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


@pytest.mark.parametrize(
    "version",
    [
        "052.001.01", "052.001.02", "052.001.06", "052.001.08", "053.001.02", "053.001.03", "053.001.04", "053.001.06",
        "053.001.08", "053.001.10", "054.001.02", "054.001.04", "054.001.06", "054.001.08",
    ],
)  # fmt: skip
def test_camt_se_lee_en_todas_sus_versiones_con_sus_diferencias(version: str) -> None:
    """Hasta la .06 el estado va suelto y la parte sin `Pty`; desde la .08, dentro de `Cd` y de `Pty`."""
    mensaje, informe = {
        "052": ("BkToCstmrAcctRpt", "Rpt"),
        "053": ("BkToCstmrStmt", "Stmt"),
        "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
    }[version[:3]]
    entrada = ABONO
    if int(version[-2:]) < 8:
        entrada = entrada.replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>").replace("<Pty>", "")
        entrada = entrada.replace("</Pty>", "")
    if version.endswith(".01"):
        mensaje += "V01"
    leidos = leer_extracto(camt(entrada, mensaje, informe, version))
    assert leidos is not None
    assert [(str(m.importe), m.contraparte, m.concepto, m.esta_pendiente) for m in leidos] == [
        ("1210.00", "Talleres Oria SL", "FRA 26/118", False)
    ]


def test_camt_con_hora_en_vez_de_dia_reversion_y_lo_que_aun_no_se_asento() -> None:
    con_hora = ABONO.replace("<Dt>2026-05-08</Dt>", "<DtTm>2026-05-08T23:59:00+02:00</DtTm>")
    deshecho = CARGO.replace("<Sts>PDNG</Sts>", "<RvslInd>true</RvslInd><Sts>BOOK</Sts>")
    futuro = ABONO.replace("<Cd>BOOK</Cd>", "<Cd>FUTR</Cd>")
    leidos = leer_extracto(camt(con_hora + deshecho + futuro))
    assert leidos is not None
    assert leidos[0].fecha == date(2026, 5, 8)
    assert [(m.es_reversion, m.esta_pendiente) for m in leidos] == [(False, False), (True, False), (False, True)]


def lote(*pagos: tuple[str, str, str], total: str, moneda: str = "EUR", numero: str = "APUNTE-2026-0508-1") -> str:
    detalles = "".join(
        f"<TxDtls><Refs><AcctSvcrRef>PAGO-2026-{lugar:07}</AcctSvcrRef></Refs>"
        f'<AmtDtls><TxAmt><Amt Ccy="EUR">{importe}</Amt></TxAmt></AmtDtls>'
        f"<RltdPties><Dbtr><Nm>{quien}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{concepto}</Ustrd></RmtInf></TxDtls>"
        for lugar, (importe, quien, concepto) in enumerate(pagos, start=1)
    )
    return (
        f'<Ntry><Amt Ccy="{moneda}">{total}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>'
        f"<BookgDt><Dt>2026-05-08</Dt></BookgDt><AcctSvcrRef>{numero}</AcctSvcrRef>"
        f"<NtryDtls>{detalles}</NtryDtls></Ntry>"
    )


DOS = (("1000.00", "Talleres Oria SL", "FRA 26/118"), ("210.00", "Bodegas Luna SA", "Factura 33"))


def test_un_lote_de_camt_trae_cada_pago_con_su_ordenante_y_el_numero_del_apunte() -> None:
    leidos = leer_extracto(camt(lote(*DOS, total="1210.00")))
    assert leidos is not None
    (entero,) = leidos
    assert (str(entero.importe), entero.contraparte) == ("1210.00", None)
    assert [(str(p.importe), p.contraparte, p.concepto, p.operacion, p.lote) for p in entero.partes] == [
        ("1000.00", "Talleres Oria SL", "FRA 26/118", "PAGO-2026-0000001", "APUNTE-2026-0508-1"),
        ("210.00", "Bodegas Luna SA", "Factura 33", "PAGO-2026-0000002", "APUNTE-2026-0508-1"),
    ]


@pytest.mark.parametrize(
    "entrada",
    [
        lote(*DOS, total="1200.00"),
        lote(*DOS, total="1210.00", moneda="USD"),
        lote(DOS[0], total="1000.00"),
        lote(*DOS, total="1210.00").replace("<Refs>", "<CdtDbtInd>DBIT</CdtDbtInd><Refs>", 1),
    ],
    ids=["no suma", "otra moneda", "uno solo", "uno al reves"],
)
def test_un_lote_que_no_cuadra_con_su_apunte_no_se_parte(entrada: str) -> None:
    leidos = leer_extracto(camt(entrada))
    assert leidos is not None
    assert leidos[0].partes == ()


def test_un_camt_sin_movimientos_es_un_extracto_vacio_y_una_factura_no_es_extracto() -> None:
    assert leer_extracto(camt("")) == ()
    assert leer_extracto(b"<?xml version='1.0'?><Invoice><ID>1</ID></Invoice>") is None


def test_norma_43_sin_saltos_con_divisas_y_con_varios_conceptos_se_lee_igual() -> None:
    registros = [registro.ljust(80)[:80] for registro in NORMA43.split("\r\n")]
    registros[3:3] = ["2302" + "SEGUNDO CONCEPTO".ljust(76), "2401840" + f"{131000:014d}" + " " * 59]
    for texto in ("".join(registros), "\r\n".join(registros), "\n".join(registro.rstrip() for registro in registros)):
        leidos = leer_extracto(texto.encode("cp1252"))
        assert importes(leidos) == ["1210", "-3.5"]
        assert leidos is not None
        assert leidos[0].concepto == "TRANSFERENCIA DE TALLERES ORIA SL FRA 26/118 SEGUNDO CONCEPTO"


def test_norma_43_con_dos_cuentas_da_los_movimientos_de_las_dos_cada_uno_en_su_moneda() -> None:
    registros = NORMA43.split("\r\n")
    otra = [registros[0].replace("9783NEGOCIO", "8403NEGOCIO"), *registros[1:]]
    leidos = leer_extracto("\r\n".join([*registros[:-1], *otra, "\x1a"]).encode("cp1252"))
    assert leidos is not None
    assert [m.moneda for m in leidos] == ["EUR", "EUR", "USD", "USD"]


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


def de_mt940(renglon61: str, *renglones86: str, moneda: str = "EUR") -> MovimientoLeido:
    """El único movimiento de un MT940 con esas líneas."""
    texto = "\r\n".join(
        [
            "{1:F01BANCESMMAXXX0000000000}{4:",
            ":20:EXTRACTO1",
            ":25:ES9121000418450200051332",
            ":28C:5/1",
            f":60F:C260501{moneda}100,00",
            f":61:{renglon61}",
            *renglones86,
            f":62F:C260502{moneda}100,00",
            "-}",
        ]
    )
    leidos = leer_extracto(texto.encode("cp1252"))
    assert leidos is not None
    (leido,) = leidos
    return leido


def test_mt940_con_subcampos_aleman_y_suizo_da_el_nombre_sin_el_iban_y_la_referencia_del_ordenante() -> None:
    leido = de_mt940(
        "2604020402CR1210,00N062NONREF",
        ":86:166?00GUTSCHRIFT?109310?20EREF+FRA-26118?21SVWZ+PAGO FACTURA 26/11?228",
        "?30DEUTDEFF?31DE89370400440532013000?32TALLERES ORIA?33 SL",
    )
    assert (str(leido.importe), leido.contraparte, leido.referencia) == ("1210.00", "TALLERES ORIA SL", "FRA-26118")
    assert "26/118" in leido.concepto


def test_mt940_con_rotulos_entre_barras_da_el_nombre() -> None:
    leido = de_mt940(
        "2605240524C210,00N192NONREF",
        ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL61INGB0000000000/BIC/INGBNL2A/NAME/BODEGAS LUNA SA/REMI/FACTURA 33/EREF/33",
    )
    assert (leido.contraparte, leido.referencia) == ("BODEGAS LUNA SA", None)
    assert "FACTURA 33" in leido.concepto


def test_mt940_en_prosa_con_letras_nuestras_y_con_la_referencia_del_banco() -> None:
    leido = de_mt940(
        "2603010301C11600,50NTRF//0000123", ":86:SPEI DE CAÑAS DEL NORTE SA DE CV FACT A-1201", moneda="MXN"
    )
    assert (str(leido.importe), leido.moneda, leido.referencia) == ("11600.50", "MXN", "0000123")
    assert leido.concepto == "SPEI DE CAÑAS DEL NORTE SA DE CV FACT A-1201"


def test_mt940_sin_centimos_y_sin_fecha_de_apunte() -> None:
    leido = de_mt940("260502C119000,NTRF33", ":86:TRANSF DE VIDRIOS SUR LTDA", moneda="CLP")
    assert (str(leido.importe), leido.moneda, leido.fecha) == ("119000", "CLP", date(2026, 5, 2))


@pytest.mark.parametrize(("marca", "importe"), [("RC", "-250.50"), ("RD", "250.50")])
def test_mt940_lo_que_se_deshace_no_es_dinero_que_entra(marca: str, importe: str) -> None:
    """RC es «Reversal of Credit», y sale dinero; RD, «Reversal of Debit» (SWIFT, campo 61, subcampo 3)."""
    leido = de_mt940(f"2601050105{marca}250,50NTRFFACT-33//B12", ":86:ANULACION FACTURA 33")
    assert (str(leido.importe), leido.es_reversion) == (importe, True)


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
