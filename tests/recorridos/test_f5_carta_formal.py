"""F5: la carta formal dentro de la secuencia, con el cliente o con el titular, y la cronología con la agencia."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
from recorridos.escenario import AGENCIA, TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.dominio.hechos import CartaFormalCertificada
from buzon.dominio.reglas import Abogado, Cargos, CartaFormal, DeudorReglas, InteresReglas, Reglas
from buzon.informes.expediente.caso import reunir
from buzon.informes.expediente.cronologia import cronologia
from buzon.informes.historial import frase
from buzon.puertos import RespuestaServidor

ANA = "ana@acme.example"


def con_formal(quien: str, **claves: object) -> Reglas:
    """Las de siempre, con carta formal en el aviso firme."""
    reglas = reglas_de_prueba()
    etapas = tuple(replace(e, formal=quien) if e.nombre == "aviso_firme" else e for e in reglas.etapas)  # type: ignore[arg-type] # una de las tres
    return replace(reglas, etapas=etapas, **claves)  # type: ignore[arg-type] # claves sueltas


def hasta(e: Escenario, dia: str) -> None:
    e.factura(vence="15/12/2026")
    e.pasar()
    e.hasta(dia)


def pdf_de(carta: Carta) -> str:
    (adjunto,) = [p for p in carta.mensaje.iter_attachments() if p.get_content_type() == "application/pdf"]
    return texto_de(adjunto.get_payload(decode=True))


def texto_de(octetos: bytes) -> str:
    documento = pypdfium2.PdfDocument(octetos)
    return " ".join("\n".join(hoja.get_textpage().get_text_range() for hoja in documento).split())


def formales(e: Escenario) -> list[Carta]:
    return [carta for carta in e.a(TITULAR) if carta.id.startswith("formal/")]


def test_f5_la_carta_formal_llega_al_cliente_con_la_de_la_etapa_y_no_antes() -> None:
    e = Escenario(reglas=con_formal("cliente"))
    hasta(e, "2027-01-08")
    cartas = {carta.id.split("/")[1]: carta for carta in e.a(ANA) if carta.id.count("/") == 2}
    firme = cartas["aviso_firme"]
    assert firme.adjuntos == ["Carta_formal_ACME_Ltda.pdf"]
    assert "como carta formal, en PDF" in firme.texto
    assert "como carta formal, en PDF" in firme.html
    assert "$450.000" in pdf_de(firme)
    assert all(not carta.adjuntos for nombre, carta in cartas.items() if nombre != "aviso_firme")
    assert not formales(e)


def test_f5_la_carta_formal_llega_al_titular_con_el_domicilio_y_por_donde_mandarla() -> None:
    ficha = DeudorReglas(correo=ANA, domicilio="Av. Los Aromos 1234\nSantiago")
    e = Escenario(reglas=con_formal("titular", deudores=(ficha,), carta_formal=CartaFormal(plazo=15)))
    hasta(e, "2027-01-04")
    (carta,) = formales(e)
    orden = [una.id for una in e.cartas]
    assert orden.index(carta.id.removeprefix("formal/")) < orden.index(carta.id)
    assert "mándala por carta certificada" in " ".join(carta.texto.split())
    assert "Av. Los Aromos 1234 Santiago" in carta.texto
    papel = pdf_de(carta)
    assert "Av. Los Aromos 1234 Santiago" in papel
    assert "19 de enero de 2027" in papel
    assert not [suya for suya in e.a(ANA) if suya.adjuntos]


def test_f5_sin_domicilio_se_le_dice_al_titular_donde_ponerlo() -> None:
    e = Escenario(reglas=con_formal("titular"))
    hasta(e, "2027-01-04")
    assert "No tengo su domicilio" in formales(e)[0].texto


def test_f5_si_la_carta_al_cliente_no_sale_tampoco_la_formal() -> None:
    e = Escenario(reglas=con_formal("titular"))
    hasta(e, "2027-01-03")
    e.mundo.salida.rechazos[ANA] = RespuestaServidor(550, "5.1.1", "no existe")
    e.hasta("2027-01-08")
    assert not formales(e)


def test_f5_si_paga_antes_de_que_salga_no_se_certifica_nada() -> None:
    e = Escenario(reglas=con_formal("titular"))
    hasta(e, "2027-01-03")
    e.transferencia("ACME LTDA", "$450.000", glosa="fact 123")
    e.hasta("2027-01-08")
    assert not formales(e)


def test_f5_los_cargos_y_la_ley_van_en_la_carta_solo_si_el_dueno_los_puso() -> None:
    sin = Escenario(reglas=con_formal("cliente"))
    hasta(sin, "2027-01-04")
    papel = pdf_de(sin.a(ANA)[-1])
    assert "Intereses" not in papel
    assert "Ley aplicable" not in papel
    interes = Cargos(interes=InteresReglas(base_legal="pactado en el pedido", tasa=Decimal(12)))
    negocio = replace(reglas_de_prueba().negocio, pais="ES", moneda="EUR")
    con = Escenario(
        reglas=con_formal("cliente", negocio=negocio, cargos=interes, carta_formal=CartaFormal(base_legal=True))
    )
    con.factura(importe="450,00 EUR", vence="15/12/2026")
    con.pasar()
    con.hasta("2027-01-09")
    carta = next(una for una in con.a(ANA) if una.adjuntos)
    papel = pdf_de(carta)
    assert "Ley aplicable: la demora en el pago se rige por Ley 3/2004 arts. 5 y 7 (España)." in papel
    assert "pactado en el pedido" in papel
    total = next(linea for linea in carta.texto.splitlines() if linea.startswith("Total por pagar: "))
    assert total.removeprefix("Total por pagar: ").replace("\xa0", " ") in papel.replace("\xa0", " ")


def test_f5_a_la_agencia_y_al_abogado_les_llega_la_cronologia_sin_lo_que_es_de_puertas_adentro() -> None:
    reglas = reglas_de_prueba()
    assert reglas.agencia is not None
    agencia = replace(reglas.agencia, modo="aparte", contrato_fecha=date(2026, 1, 15))
    e = Escenario(reglas=replace(reglas, agencia=agencia, abogado=Abogado(nombre="Robles", correo="r@robles.example")))
    e.factura(vence="15/12/2026")
    e.pasar()
    e.hasta("2026-12-21")
    e.llega(ANA, "Re: factura", "Pago el 23 de diciembre sin falta.", responde=e.a(ANA)[-1])
    e.pasar()
    e.ordena("no vender a ACME Ltda")
    e.hasta("2027-01-29")
    encargo = e.a(AGENCIA)[0]
    assert encargo.adjuntos[0] == "Cronologia_ACME_Ltda.pdf"
    papel = pdf_de(encargo)
    assert "no cumplió su promesa" in papel
    assert "«Pago el 23 de diciembre sin falta.»" in papel
    assert "las guarda el acreedor" in papel
    assert "no vender" not in papel
    assert "pregunta al titular" not in papel
    e.ordena("al abogado la 123")
    assert "Expediente de cobro" in pdf_de(e.a("r@robles.example")[0])


def test_f5_el_titular_cuenta_que_la_mando_y_queda_en_el_expediente_con_su_numero() -> None:
    e = Escenario(reglas=con_formal("titular"))
    hasta(e, "2027-01-04")
    (formal,) = formales(e)
    assert "seguimiento" in formal.texto
    e.el_dia("2027-01-07")
    vuelta = e.ordena("carta enviada el 5/1, seguimiento RR987654321CL", responde=formal)
    assert "05/01/2027" in vuelta.texto
    assert "RR987654321CL" in vuelta.texto
    contado = "carta formal certificada, enviada el 05/01/2027, con número de seguimiento RR987654321CL"
    cartera, factura = e.casa.cartera, e.la("123")
    assert contado in [frase(cartera, suceso, e.reglas) for suceso in cartera.cronica[factura.deudor]]
    caso = reunir(cartera, e.casa.libro.asientos(), cartera.deudores[factura.deudor], (factura,), e.reglas)
    assert contado in texto_de(cronologia(caso, e.reglas, e.reloj.ahora()))


def test_f5_sin_numero_se_anota_igual_y_se_pide_y_un_dia_por_venir_no_se_anota() -> None:
    e = Escenario(reglas=con_formal("titular"))
    hasta(e, "2027-01-08")
    assert "dímelo" in e.ordena("burofax a ACME enviado ayer").texto
    assert "aún no ha llegado" in e.ordena("carta de la 123 enviada el 25/01/2027").texto
    assert "aún no se debía" in e.ordena("carta de la 123 enviada el 5/1/2026").texto
    assert "una carta cualquiera" in e.ordena("enviada la factura 123 por carta ayer").texto
    hechos = [s.hecho for s in e.casa.cartera.cronica[e.la("123").deudor]]
    (anotada,) = [hecho for hecho in hechos if isinstance(hecho, CartaFormalCertificada)]
    assert (anotada.fecha, anotada.seguimiento) == (date(2027, 1, 7), "")


def test_f5_en_ensayo_los_pdf_van_marcados_y_despues_no() -> None:
    reglas = con_formal("titular")
    assert reglas.agencia is not None
    en_ensayo = replace(
        reglas,
        negocio=replace(reglas.negocio, ensayo=True),
        agencia=replace(reglas.agencia, modo="aparte"),
    )
    e = Escenario(reglas=en_ensayo)
    hasta(e, "2027-01-29")
    con_pdf = [c for c in e.a(TITULAR) if any(nombre.endswith(".pdf") for nombre in c.adjuntos)]
    assert len(con_pdf) == 2  # la formal y el encargo a la agencia
    assert all("ENSAYO · NO ENVIAR" in pdf_de(carta) for carta in con_pdf)
    de_verdad = Escenario(reglas=reglas)
    hasta(de_verdad, "2027-01-04")
    assert "ENSAYO" not in pdf_de(formales(de_verdad)[0])
