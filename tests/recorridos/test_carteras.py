"""La cartera abierta que llega en una hoja: se enseña, se confirma con un toque, y es todo o nada."""

import io

import openpyxl
from recorridos.escenario import COBROS, FACTURAS, TITULAR, Carta, Escenario

CABECERA = "N° Factura;Razón Social;RUT;Correo electrónico;Fecha emisión;Vencimiento;Total;Saldo;Vendedor\n"
HOJA = (
    "Cartera al 30/11/2026;;;;;;;;\n"
    ";;;;;;;;\n"
    + CABECERA
    + "1201;Maderas del Sur Ltda;76.111.222-3;pagos@maderas.example;01/11/2026;01/12/2026;$ 450.000;$ 450.000;Luis\n"
    + "1202;Café Central SpA;77.222.333-4;;15/10/2026;14/11/2026;$ 1.200.000;$ 300.000;Luis\n"
    + "1203;Café Central SpA;77.222.333-4;ana@central.example;15/10/2026;14/11/2026;$ 80.000;$ 80.000;Eva\n"
    + "1204;Ya Pagado SA;;;15/10/2026;14/11/2026;$ 10.000;$ 0;Eva\n"
    + ";;;;;Totales;$ 1.740.000;$ 830.000;\n"
)


def manda(e: Escenario, contenido: bytes, nombre: str = "cartera.csv", tipo: str = "text/csv", **cosas: object) -> None:
    e.llega(TITULAR, "Mi cartera", "va la cartera", para=FACTURAS, adjuntos=((nombre, tipo, contenido),), **cosas)  # type: ignore[arg-type]
    e.pasar()


def dicho(carta: Carta) -> str:
    return " ".join(carta.texto.split())


def test_la_hoja_se_ensena_entera_y_con_un_toque_se_registra() -> None:
    e = Escenario()
    manda(e, HOJA.encode("latin-1"))
    (pregunta,) = e.avisos("pregunta")
    assert not e.casa.cartera.facturas
    assert "¿Importo estas 3 facturas?" in dicho(pregunta)
    assert "3 facturas de 2 clientes, que deben $830.000" in dicho(pregunta)
    assert "- Cliente: columna «Razón Social», por ejemplo «Maderas del Sur Ltda»" in dicho(pregunta)
    assert "Columnas que no uso: Vendedor." in dicho(pregunta)
    assert "la 1204 no debe nada" in dicho(pregunta)
    assert "es una suma, no una factura" in dicho(pregunta)
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert {f.numero for f in e.casa.cartera.facturas.values()} == {"1201", "1202", "1203"}
    assert "Importadas 3 facturas de 2 clientes" in dicho(e.avisos("orden")[-1])
    parcial = e.la("1202")
    assert (parcial.importe, parcial.saldo, parcial.pagado) == (1_200_000, 300_000, 900_000)
    assert parcial.deudor == e.la("1203").deudor
    assert e.casa.cartera.deudores[parcial.deudor].correos == ("ana@central.example",)


def test_con_un_no_no_se_registra_nada_y_la_pregunta_se_cierra() -> None:
    e = Escenario()
    manda(e, HOJA.encode())
    e.pulsa(TITULAR, e.avisos("pregunta")[0], "no")
    e.pasar()
    assert not e.casa.cartera.facturas
    assert not e.casa.cartera.preguntas
    assert not e.casa.cartera.importaciones


def test_una_fila_mala_lo_para_todo_y_dice_que_escribir() -> None:
    e = Escenario()
    mala = HOJA.replace("$ 80.000;$ 80.000", "ochenta mil;80.000").replace("14/11/2026;$ 1.2", "31/02/2026;$ 1.2")
    manda(e, mala.encode())
    (aviso,) = e.avisos("recibo")
    assert not e.casa.cartera.preguntas
    assert "Línea 5: no entiendo «31/02/2026» como vencimiento: escríbela así, 2026-12-15" in dicho(aviso)
    assert "Línea 6: no entiendo «ochenta mil» como total" in dicho(aviso)
    assert "No he registrado ninguna factura" in dicho(aviso)


def test_la_misma_hoja_otra_vez_no_duplica_y_la_que_cambia_se_dice() -> None:
    e = Escenario()
    manda(e, HOJA.encode())
    e.pulsa(TITULAR, e.avisos("pregunta")[0], "si")
    e.pasar()
    manda(e, (HOJA + " ").encode(), nombre="otra.csv")
    assert "En tu hoja no hay ninguna factura nueva" in dicho(e.avisos("recibo")[-1])
    manda(e, HOJA.replace("$ 450.000;$ 450.000", "$ 470.000;$ 470.000").encode())
    texto = dicho(e.avisos("recibo")[-1])
    assert "Línea 4: la 1201 ya la tengo con otros datos (Maderas del Sur Ltda, $450.000" in texto
    assert len(e.casa.cartera.facturas) == 3


def test_lo_que_ya_cobro_buzon_no_se_pierde_al_volver_a_importar() -> None:
    e = Escenario()
    manda(e, HOJA.encode())
    e.pulsa(TITULAR, e.avisos("pregunta")[0], "si")
    e.pasar()
    e.ordena("parcial $100.000 de la 1201")
    manda(e, (HOJA + "\n").encode())
    texto = dicho(e.avisos("recibo")[-1])
    assert "la 1201 ya la tengo; según la hoja deben $450.000 y a mí me salen $350.000" in texto
    assert e.la("1201").saldo == 350_000


def test_entre_la_hoja_y_el_si_llego_una_factura_y_se_vuelve_a_mirar() -> None:
    e = Escenario()
    manda(e, HOJA.encode())
    (pregunta,) = e.avisos("pregunta")
    e.factura("1201", "Maderas del Sur Ltda", "pagos@maderas.example", "$999.000", "01/12/2026")
    e.pasar()
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert [f.numero for f in e.casa.cartera.facturas.values()] == ["1201"]
    assert "ya no cuadra" in dicho(e.avisos("orden")[-1])


def test_un_excel_con_fechas_y_numeros_de_verdad_no_tiene_dudas() -> None:
    from datetime import date

    libro = openpyxl.Workbook()
    hoja = libro.active
    assert hoja is not None
    hoja.append(["Cliente", "E-mail", "Folio", "Emitida", "Vence", "Importe"])
    hoja.append(["Norte SA", "n@norte.example", 17, date(2026, 11, 3), date(2026, 12, 3), 1234.5])
    hoja.append(["Norte SA", "n@norte.example", 18, date(2026, 11, 4), date(2026, 12, 4), 2000])
    hoja.append(["TOTAL", None, None, None, None, 3234.5])
    crudo = io.BytesIO()
    libro.save(crudo)
    e = Escenario()
    tipo = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    manda(e, crudo.getvalue(), nombre="cartera.xlsx", tipo=tipo)
    e.pulsa(TITULAR, e.avisos("pregunta")[0], "si")
    e.pasar()
    assert str(e.la("17").importe) == "1234.5"
    assert e.la("18").vencimiento == date(2026, 12, 4)


def test_una_cartera_de_quien_no_es_titular_no_se_lee_como_tal() -> None:
    e = Escenario()
    e.llega("otro@ajeno.example", "cartera", "va", para=FACTURAS, adjuntos=(("c.csv", "text/csv", HOJA.encode()),))
    e.llega(TITULAR, "cartera", "va", para=FACTURAS, autentico=False, adjuntos=(("c.csv", "text/csv", HOJA.encode()),))
    e.pasar()
    assert not e.casa.cartera.preguntas
    assert not e.casa.cartera.importaciones


def test_la_cartera_copiada_a_un_cliente_no_es_para_buzon() -> None:
    e = Escenario()
    para = f"{COBROS}, ana@acme.example"
    e.llega(TITULAR, "cartera", "va", para=para, adjuntos=(("c.csv", "text/csv", HOJA.encode()),))
    e.pasar()
    assert not e.casa.cartera.importaciones


def test_la_hoja_no_viaja_en_las_cartas_a_los_clientes() -> None:
    e = Escenario()
    manda(e, HOJA.encode())
    e.pulsa(TITULAR, e.avisos("pregunta")[0], "si")
    e.hasta("2026-12-08")
    cartas = e.a("pagos@maderas.example") + e.a("ana@central.example")
    assert cartas
    assert not [adjunto for carta in cartas for adjunto in carta.adjuntos]
    assert any("900.000" in carta.texto for carta in e.a("ana@central.example"))
