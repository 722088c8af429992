"""Notas de crédito, notas de débito y recibos de pago: cada uno a su factura, una vez, y con su porqué."""

import pytest
from recorridos.escenario import FACTURAS, TITULAR, Carta, Escenario

ANA = "ana@acme.example"
DTE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="D{folio}"><Encabezado>
<IdDoc><TipoDTE>{tipo}</TipoDTE><Folio>{folio}</Folio><FchEmis>2026-12-01</FchEmis>
<FchVenc>2026-12-15</FchVenc></IdDoc>
<Emisor><RUTEmisor>{emisor}</RUTEmisor><RznSoc>{nombre}</RznSoc></Emisor>
<Receptor><RUTRecep>77888999-5</RUTRecep><RznSocRecep>ACME Ltda</RznSocRecep></Receptor>
<Totales><MntNeto>{total}</MntNeto><MntTotal>{total}</MntTotal></Totales></Encabezado>{referencia}</Documento></DTE>"""
REFERENCIA = (
    "<Referencia><NroLinRef>1</NroLinRef><TpoDocRef>33</TpoDocRef><FolioRef>{}</FolioRef>"
    "<CodRef>3</CodRef></Referencia>"
)
UUID = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
CFDI = """<?xml version="1.0" encoding="UTF-8"?>
<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" Serie="A" Folio="{folio}"
 Fecha="2026-12-01T10:00:00" SubTotal="{total}" Moneda="{moneda}" Total="{total}" TipoDeComprobante="{tipo}"
 CondicionesDePago="15 días">{relacion}
 <cfdi:Emisor Rfc="GAN101010AB1" Nombre="GRAFICA ANDES"/><cfdi:Receptor Rfc="ACM010101ABC" Nombre="ACME Ltda"/>
 <cfdi:Complemento>{pagos}<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1"
  UUID="{uuid}" FechaTimbrado="2026-12-01T10:01:00"/></cfdi:Complemento></cfdi:Comprobante>"""
PAGO = """<pago20:Pagos xmlns:pago20="http://www.sat.gob.mx/Pagos20" Version="2.0"><pago20:Pago
 FechaPago="2026-12-02T12:00:00" FormaDePagoP="03" MonedaP="CLP" Monto="{importe}"><pago20:DoctoRelacionado
 IdDocumento="{uuid}" MonedaDR="CLP" NumParcialidad="1" ImpSaldoAnt="1160" ImpPagado="{importe}"
 ImpSaldoInsoluto="{queda}" ObjetoImpDR="01"/></pago20:Pago></pago20:Pagos>"""


def dte(folio: str, total: int, tipo: str = "33", corrige: str = "", emisor: str = "76123456-0") -> str:
    nombre = "Grafica Andes SpA" if emisor == "76123456-0" else "Otra Imprenta SA"
    referencia = REFERENCIA.format(corrige) if corrige else ""
    return DTE.format(folio=folio, total=total, tipo=tipo, referencia=referencia, emisor=emisor, nombre=nombre)


def cfdi(folio: str, total: str, tipo: str = "I", uuid: str = UUID, relacion: str = "", pagos: str = "") -> str:
    moneda = "XXX" if tipo == "P" else "CLP"
    return CFDI.format(folio=folio, total=total, tipo=tipo, uuid=uuid, relacion=relacion, pagos=pagos, moneda=moneda)


def recibo(importe: int, queda: int, uuid: str = "00000000-0000-4000-8000-000000000001") -> str:
    return cfdi("9", "0", "P", uuid=uuid, pagos=PAGO.format(importe=importe, queda=queda, uuid=UUID))


def reenvia(e: Escenario, *xml: str) -> None:
    cuerpo = (
        "---------- Forwarded message ---------\nDe: Carla <carla@graficaandes.example>\n"
        f"Date: mar, 1 dic 2026 a las 9:00\nSubject: Documento\nTo: Ana <{ANA}>\n\nAdjunto."
    )
    adjuntos = tuple((f"doc{n}.xml", "application/xml", uno.encode("latin-1")) for n, uno in enumerate(xml))
    e.llega(TITULAR, "Fwd: Documento", cuerpo, para=FACTURAS, adjuntos=adjuntos)
    e.pasar()


def dicho(carta: Carta) -> str:
    return " ".join(carta.texto.replace("\xa0", " ").split())


@pytest.fixture
def e() -> Escenario:
    e = Escenario()
    reenvia(e, dte("900", 1160))
    return e


def test_la_nota_que_nombra_su_factura_la_reduce_y_la_carta_lo_ensena(e: Escenario) -> None:
    reenvia(e, dte("31", 160, "61", "900"))
    assert e.la("900").saldo == 1000
    assert "La nota de crédito 31 descuenta $160 de la 900: quedan $1.000" in dicho(e.avisos("recibo")[-1])
    e.hasta("2026-12-16")
    carta = e.a(ANA)[-1]
    assert "$1.160" in carta.texto
    assert "$1.000" in carta.texto
    assert "nota de crédito" in dicho(carta)


def test_la_nota_que_la_cubre_entera_termina_la_secuencia(e: Escenario) -> None:
    reenvia(e, dte("31", 1160, "61", "900"))
    assert not e.la("900").esta_abierta
    e.hasta("2026-12-30")
    assert e.etapas(ANA) == []


def test_la_misma_nota_dos_veces_descuenta_una(e: Escenario) -> None:
    reenvia(e, dte("31", 160, "61", "900"))
    reenvia(e, dte("31", 160, "61", "900") + " ")
    assert e.la("900").saldo == 1000
    assert "ya estaba: no la he descontado dos veces" in dicho(e.avisos("recibo")[-1])


def test_la_factura_y_su_nota_en_un_mismo_correo_y_en_cualquier_orden() -> None:
    e = Escenario()
    reenvia(e, dte("31", 160, "61", "900"), dte("900", 1160))
    assert e.la("900").saldo == 1000


def test_una_nota_mayor_que_lo_que_se_debe_se_pregunta_y_lo_que_sobra_queda_a_favor(e: Escenario) -> None:
    e.ordena("parcial $1.000 de la 900")
    reenvia(e, dte("31", 500, "61", "900"))
    pregunta = e.avisos("pregunta")[-1]
    assert e.la("900").saldo == 160
    assert "es de $500 y solo se deben $160" in dicho(pregunta)
    e.hasta("2026-12-16")
    assert e.etapas(ANA) == []
    e.pulsa(TITULAR, pregunta, "aplicar_900")
    e.pasar()
    assert e.la("900").saldo == 0
    assert "Sobran $340" in dicho(e.avisos("orden")[-1])
    reenvia(e, dte("901", 1000))
    favor = e.avisos("pregunta")[-1]
    assert "tiene $340 a favor" in dicho(favor)
    e.pulsa(TITULAR, favor, "si")
    e.pasar()
    assert e.la("901").saldo == 660
    assert "Descontados $340 de la 901: quedan $660" in dicho(e.avisos("orden")[-1])


def test_la_nota_de_una_factura_que_no_esta_se_pregunta_con_las_que_hay(e: Escenario) -> None:
    reenvia(e, dte("31", 160, "61", "555"))
    pregunta = e.avisos("pregunta")[-1]
    assert "corrige la 555, que no tengo" in dicho(pregunta)
    assert e.la("900").saldo == 1160
    e.ordena("ninguna", responde=pregunta)
    assert not e.casa.cartera.preguntas
    assert not e.casa.cartera.borradores


def test_la_nota_que_llega_antes_que_su_factura_espera_y_se_aplica_sola() -> None:
    e = Escenario()
    reenvia(e, dte("31", 160, "61", "900"))
    assert "La guardo por si llega la factura" in dicho(e.avisos("recibo")[-1])
    reenvia(e, dte("900", 1160))
    assert e.la("900").saldo == 1000
    assert not e.casa.cartera.borradores


def test_corregir_un_dato_de_una_nota_no_la_convierte_en_deuda(e: Escenario) -> None:
    reenvia(e, dte("31", 160, "61", "555"))
    e.ordena("el correo es otro@acme.example", responde=e.avisos("pregunta")[-1])
    assert [f.numero for f in e.casa.cartera.facturas.values()] == ["900"]


def test_una_nota_se_deshace_por_su_numero_o_por_el_de_la_factura(e: Escenario) -> None:
    reenvia(e, dte("31", 160, "61", "900"))
    assert "Deshecha la nota de crédito 31" in dicho(e.ordena("deshacer 31"))
    assert e.la("900").saldo == 1160
    reenvia(e, dte("31", 160, "61", "900") + "\n")
    assert e.la("900").saldo == 1000
    e.ordena("deshacer 900")
    assert e.la("900").saldo == 1160
    reenvia(e, dte("901", 1000))
    assert not [p for p in e.casa.cartera.preguntas.values() if p.asunto == "a_favor"]


def test_la_nota_del_cfdi_encuentra_su_factura_por_el_uuid() -> None:
    e = Escenario()
    reenvia(e, cfdi("1501", "1160"))
    hija = f'<cfdi:CfdiRelacionado UUID="{UUID.upper()}"/>'
    relacion = f'<cfdi:CfdiRelacionados TipoRelacion="01">{hija}</cfdi:CfdiRelacionados>'
    reenvia(e, cfdi("12", "160", "E", uuid="00000000-0000-4000-8000-00000000000a", relacion=relacion))
    assert e.la("A1501").saldo == 1000


def test_una_nota_de_debito_es_otra_deuda_que_nombra_la_suya(e: Escenario) -> None:
    reenvia(e, dte("77", 50, "56", "900"))
    assert e.la("77").corrige == e.la("900").id
    assert e.la("900").saldo == 1160
    assert "La nota de débito 77 se suma a la 900" in dicho(e.avisos("recibo")[-1])


def test_el_recibo_de_pago_es_dinero_y_no_se_cuenta_dos_veces() -> None:
    e = Escenario()
    reenvia(e, cfdi("1501", "1160"))
    reenvia(e, recibo(500, 660))
    assert e.la("A1501").saldo == 660
    assert "paga $500 de la A-1501: lo he aplicado" in dicho(e.avisos("recibo")[-1])
    reenvia(e, recibo(500, 660) + " ")
    assert e.la("A1501").saldo == 660
    assert "ya estaba contado" in dicho(e.avisos("recibo")[-1])


def test_el_recibo_de_un_dinero_que_ya_conto_el_titular_no_lo_suma() -> None:
    e = Escenario()
    reenvia(e, cfdi("1501", "1160"))
    e.ordena("parcial $500 de la A-1501")
    reenvia(e, recibo(500, 660))
    assert e.la("A1501").saldo == 660
    reenvia(e, recibo(100, 60, uuid="00000000-0000-4000-8000-000000000002"))
    assert e.la("A1501").saldo == 660
    assert "no cuadra" in dicho(e.avisos("recibo")[-1])


def test_la_factura_con_otro_emisor_se_registra_porque_la_manda_el_titular_y_se_le_dice() -> None:
    e = Escenario()
    reenvia(e, dte("44", 1000, emisor="99555444-1"))
    assert e.la("44").importe == 1000
    recibo = e.avisos("recibo")[-1]
    assert "Ojo: la 44 la emite Otra Imprenta SA" in dicho(recibo)
    e.ordena("anular 44", responde=recibo)
    assert not e.la("44").esta_abierta


def test_la_nota_de_credito_de_otro_emisor_no_descuenta(e: Escenario) -> None:
    reenvia(e, dte("31", 160, "61", "900", emisor="99555444-1"))
    assert e.la("900").saldo == 1160
    assert "no lo anoto" in dicho(e.avisos("recibo")[-1])


def test_otra_moneda_que_la_de_siempre_se_pregunta(e: Escenario) -> None:
    texto = f"Factura 950, ACME Ltda, {ANA}, USD 300, vence 15/12/2026"
    e.llega(TITULAR, "Factura 950", texto, para=FACTURAS)
    e.pasar()
    pregunta = e.avisos("pregunta")[-1]
    assert "está en USD y lo demás que debe ese cliente, en CLP" in dicho(pregunta)
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert e.la("950").moneda == "USD"


def test_el_mismo_numero_para_otro_cliente_no_se_da_por_visto(e: Escenario) -> None:
    texto = "Factura 900, Bodega Norte SA, b@bodega.example, $1.160, vence 15/12/2026"
    e.llega(TITULAR, "Factura 900", texto, para=FACTURAS)
    e.pasar()
    assert "ya está, con otros datos" in dicho(e.avisos("pregunta")[-1])


def test_el_mismo_folio_en_dos_tipos_de_documento_son_dos_deudas(e: Escenario) -> None:
    reenvia(e, dte("900", 500, "39"))
    assert sorted(f.importe for f in e.casa.cartera.facturas.values()) == [500, 1160]


def test_lo_pagado_de_mas_se_propone_para_la_siguiente(e: Escenario) -> None:
    e.transferencia("ACME Ltda", "$1.500", glosa="factura 900")
    e.pasar()
    if e.casa.cartera.preguntas:
        e.ordena("aplicar 900", responde=e.avisos("pregunta")[-1])
    assert e.la("900").saldo == 0
    reenvia(e, dte("902", 1000))
    favor = e.avisos("pregunta")[-1]
    assert "tiene $340 a favor" in dicho(favor)
    e.pulsa(TITULAR, favor, "no")
    e.pasar()
    assert e.la("902").saldo == 1000
    (acme,) = e.estado["deudores"]
    assert acme["a_favor"] == [{"importe": "340", "moneda": "CLP"}]
    e.hasta("2026-12-02")
    assert "ACME Ltda: $340" in dicho(e.avisos("resumen")[-1])


def test_dos_ordenes_en_un_correo_se_ven_la_una_a_la_otra(e: Escenario) -> None:
    e.ordena("parcial $1.000 de la 900\npagada la 900")
    assert e.la("900").saldo == 0
    assert sum(abono.importe for abono in e.la("900").abonos) == 1160


def test_dos_parciales_que_juntos_pasan_de_la_deuda_no_cuentan_de_mas(e: Escenario) -> None:
    e.ordena("parcial $1.000 de la 900\nparcial $900 de la 900")
    assert sum(abono.importe for abono in e.la("900").abonos) == 1160


def test_una_nota_que_llego_sin_prueba_no_se_vuelve_deuda_al_confirmarla(e: Escenario) -> None:
    adjunto = ("nc.xml", "application/xml", dte("31", 160, "61", "900").encode())
    e.llega(TITULAR, "Nota", "va", para=FACTURAS, autentico=False, adjuntos=(adjunto,))
    e.pasar()
    assert e.la("900").saldo == 1160
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "si")
    e.pasar()
    assert [f.numero for f in e.casa.cartera.facturas.values()] == ["900"]
    vuelta = e.avisos("pregunta")[-1]
    assert "¿De qué factura descuenta?" in dicho(vuelta)
    e.ordena("aplicar 900", responde=vuelta)
    assert e.la("900").saldo == 1000
    assert not e.casa.cartera.borradores
