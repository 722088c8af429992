"""Facturas impresas como las hacen los autónomos y los programas pequeños de cada país, con la verdad al lado.

Tablas, columnas, rótulos encima de su valor, dos fechas, retenciones, varios totales.
"""

from collections.abc import Callable

from tests.documentos.imprenta import Papel, a_la_derecha, maquetado, suelto


def _autonomo_espanol() -> Papel:
    pdf = a_la_derecha(
        [
            (20, 20, "Lucía Marín Soto · Diseño gráfico"), (20, 25, "NIF 12345678Z"),
            (20, 30, "lucia@disenomarin.example"),
            (20, 45, "FACTURA"), (20, 52, "Número"), (60, 52, "2026-014"), (20, 57, "Fecha"),
            (60, 57, "3 de noviembre de 2026"),
            (20, 62, "Forma de pago"), (60, 62, "Transferencia a 30 días"), (120, 45, "Cliente"),
            (120, 50, "Bodegas Arlanza, S.L."), (120, 55, "B98602642"), (20, 80, "Descripción"),
            (20, 88, "Etiquetas para la campaña de otoño"), (140, 110, "Base"), (140, 116, "IVA (21 %)"),
            (140, 122, "IRPF (15 %)"), (140, 130, "Total a percibir"),
        ],
        [(195, 80, "Importe"), (195, 88, "2.400,00"), (195, 110, "2.400,00"), (195, 116, "504,00"),
        (195, 122, "-360,00"),
         (195, 130, "2.544,00 €")],
    )  # fmt: skip
    return Papel("autónomo español con IRPF", pdf, "2026-014", "2544.00", "2026-11-03", None, "EUR", "ES")


def _erp_espanol() -> Papel:
    pdf = maquetado(
        "<b>Suministros Ebro S.A.</b><br/>CIF A58818501<br/>Pol. Ind. Malpica, Zaragoza",
        [
            ["Nº Factura", "Fecha factura", "Fecha vencimiento", "Cód. cliente"],
            ["F26/00873", "12/11/2026", "11/01/2027", "4300127"],
        ],
        "Cliente: Talleres Jiloca, S.L. NIF B98602642",
        [
            ["Artículo", "Cant.", "Precio", "Importe"],
            ["Tornillo 8x40", "1.000", "0,12", "120,00"],
            ["Arandela", "500", "0,08", "40,00"],
        ],
        [["Base imponible", "% IVA", "Cuota IVA", "Total factura"], ["160,00", "21,00", "33,60", "193,60"]],
        "Forma de pago: recibo domiciliado",
    )
    return Papel("ERP español con tablas", pdf, "F26/00873", "193.60", "2026-11-12", "2027-01-11", None, "ES")


def _espanola_con_anticipo() -> Papel:
    pdf = a_la_derecha(
        [
            (20, 20, "Carpintería Duero S.L.U."), (20, 25, "CIF: B28015865"), (120, 20, "Factura nº: 118/26"),
            (120, 25, "Fecha de expedición: 20/11/2026"), (120, 30, "Fecha de la operación: 15/11/2026"),
            (20, 45, "Datos del cliente: Hotel Mirador, S.A."), (20, 50, "CIF: A28023430"),
            (130, 120, "Base imponible"),
            (130, 126, "IVA 21%"), (130, 132, "Total factura"), (130, 138, "Anticipo entregado"),
            (130, 146, "Pendiente de pago"),
            (20, 170, "Vencimiento: 20/12/2026"),
        ],
        [(195, 120, "10.000,00 €"), (195, 126, "2.100,00 €"), (195, 132, "12.100,00 €"), (195, 138, "-3.000,00 €"),
         (195, 146, "9.100,00 €")],
    )  # fmt: skip
    return Papel("española con anticipo", pdf, "118/26", "9100.00", "2026-11-20", "2026-12-20", "EUR", "ES")


def _mexicana_de_programa() -> Papel:
    pdf = maquetado(
        "<b>IMPRESOS DEL BAJIO SA DE CV</b><br/>RFC: IBA950101AB1",
        [["Serie", "Folio", "Fecha de emisión", "Vence"], ["B", "2087", "2026-11-05", "2026-12-05"]],
        "Receptor: HOTELES DEL GOLFO SA DE CV RFC: HGO020202AB2",
        [
            ["Clave", "Descripción", "Cantidad", "P. unitario", "Importe"],
            ["82121500", "Folletos", "500", "20.00", "10,000.00"],
        ],
        [["Subtotal", "$10,000.00"], ["IVA 16%", "$1,600.00"], ["Ret. ISR", "$1,000.00"], ["Total", "$10,600.00"]],
        "Diez mil seiscientos pesos 00/100 M.N.",
        "Folio fiscal: CEE4BE01-ADFA-4DEB-8421-ADD60F0BEDAC",
    )
    return Papel(
        "mexicana con serie y folio en tabla", pdf, "B-2087", "10600.00", "2026-11-05", "2026-12-05", "MXN", "MX"
    )


def _mexicana_en_dolares() -> Papel:
    pdf = suelto(
        [
            (20, 20, "SOLUCIONES INDUSTRIALES DEL NORTE SA DE CV"), (20, 25, "RFC SIN120101AB1"),
            (140, 20, "FACTURA A-771"),
            (140, 25, "Fecha: 18/11/2026"), (140, 30, "Moneda: USD"), (140, 35, "Tipo de cambio: 18.4500"),
            (20, 45, "Cliente: MAQUINADOS DEL VALLE SA DE CV"), (20, 50, "RFC: MVA010203XY1"),
            (20, 60, "Condiciones: 60 días"),
            (130, 120, "SUBTOTAL"), (170, 120, "5,000.00"), (130, 126, "IVA"), (170, 126, "800.00"),
            (130, 132, "TOTAL USD"),
            (170, 132, "5,800.00"), (20, 140, "(CINCO MIL OCHOCIENTOS DOLARES 00/100 USD)"),
        ]
    )  # fmt: skip
    return Papel("mexicana en dólares", pdf, "A-771", "5800.00", "2026-11-18", None, "USD", "MX")


def _colombiana() -> Papel:
    pdf = a_la_derecha(
        [
            (20, 20, "ESTUDIO CREATIVO ANDINO SAS"), (20, 25, "NIT 900.373.115-3"),
            (120, 20, "FACTURA ELECTRÓNICA DE VENTA"),
            (120, 25, "No. FEV-1042"), (20, 40, "Señores: INVERSIONES LA SABANA SAS"), (20, 45, "NIT: 860.002.964-4"),
            (120, 40, "Fecha de generación: 10/11/2026 08:30"), (120, 45, "Fecha de vencimiento: 10/12/2026"),
            (120, 50, "Forma de pago: Crédito"), (120, 110, "Subtotal"), (120, 116, "IVA 19%"),
            (120, 122, "ReteFuente 11%"),
            (120, 128, "ReteICA"), (120, 136, "Total a pagar"),
            (20, 150, "Son: Un millón setenta y un mil pesos M/Cte"),
            (20, 160, "CUFE: 9c1e0b5a8d"),
        ],
        [(195, 110, "$ 1.000.000,00"), (195, 116, "$ 190.000,00"), (195, 122, "$ -110.000,00"),
        (195, 128, "$ -9.000,00"),
         (195, 136, "$ 1.071.000,00")],
    )  # fmt: skip
    return Papel("colombiana con retenciones", pdf, "FEV-1042", "1071000.00", "2026-11-10", "2026-12-10", "COP", "CO")


def _cuenta_de_cobro() -> Papel:
    pdf = suelto(
        [
            (80, 20, "CUENTA DE COBRO No. 037"), (20, 35, "Bogotá, 4 de noviembre de 2026"),
            (20, 50, "INVERSIONES LA SABANA SAS"),
            (20, 55, "NIT 860.002.964-4"), (90, 70, "DEBE A"), (75, 80, "MARIANA RÍOS PARDO"),
            (75, 85, "C.C. 52.123.456"),
            (20, 100, "La suma de: TRES MILLONES DOSCIENTOS MIL PESOS M/CTE ($3.200.000)"),
            (20, 110, "Por concepto de: fotografía de producto, octubre de 2026"),
        ]
    )  # fmt: skip
    return Papel("cuenta de cobro colombiana", pdf, "037", "3200000", "2026-11-04", None, "COP", "CO")


def _argentina() -> Papel:
    pdf = suelto(
        [
            (20, 20, "PAPELERA DEL PLATA S.R.L."), (100, 20, "A"), (98, 25, "COD. 01"), (120, 20, "FACTURA"),
            (120, 28, "Punto de Venta: 00003"), (160, 28, "Comp. Nro: 00001542"),
            (120, 34, "Fecha de Emisión: 06/11/2026"),
            (120, 40, "CUIT: 30-70308853-4"), (20, 50, "Período Facturado Desde: 01/10/2026"),
            (80, 50, "Hasta: 31/10/2026"),
            (120, 50, "Fecha de Vto. para el pago: 06/12/2026"), (20, 60, "CUIT: 30-50001091-2"),
            (80, 60, "Apellido y Nombre / Razón Social: EDITORIAL CUYO S.A."), (120, 200, "Importe Neto Gravado: $"),
            (175, 200, "100000,00"), (120, 206, "IVA 21%: $"), (175, 206, "21000,00"),
            (120, 212, "Importe Otros Tributos: $"),
            (175, 212, "0,00"), (120, 220, "Importe Total: $"), (175, 220, "121000,00"),
            (20, 260, "CAE N°: 76451234567890"),
            (20, 266, "Fecha de Vto. de CAE: 16/11/2026"),
        ]
    )  # fmt: skip
    return Papel("argentina de ARCA", pdf, "00003-00001542", "121000.00", "2026-11-06", "2026-12-06", "ARS", "AR")


def _chilena_boleta_de_honorarios() -> Papel:
    pdf = suelto(
        [
            (20, 20, "ANDREA PAZ ROJAS VERA"), (20, 25, "RUT: 12.345.678-5"),
            (120, 20, "BOLETA DE HONORARIOS ELECTRONICA"),
            (120, 26, "N ° 183"), (20, 40, "Fecha: 09 de Noviembre de 2026"),
            (20, 50, "Señor(es): CLINICA LOS PINOS SPA"),
            (120, 50, "Rut: 96.790.240-3"), (20, 70, "Por atención profesional:"), (20, 78, "Traducción de informes"),
            (165, 78, "800.000"), (120, 100, "Total Honorarios $:"), (165, 100, "800.000"),
            (120, 106, "15.25 % Impto. Retenido:"),
            (165, 106, "122.000"), (120, 114, "Total:"), (165, 114, "678.000"),
        ]
    )  # fmt: skip
    return Papel("boleta de honorarios chilena", pdf, "183", "678000", "2026-11-09", None, "CLP", "CL")


def _chilena_de_programa() -> Papel:
    pdf = maquetado(
        "<b>FERRETERÍA BIOBÍO LIMITADA</b>",
        [["R.U.T.: 76.086.428-5"], ["FACTURA ELECTRÓNICA"], ["Nº 90211"]],
        [["Señor(es)", "CONSTRUCTORA DEL VALLE LTDA", "Fecha emisión", "16/11/2026"],
         ["R.U.T.", "96.790.240-3", "Fecha venc.", "16/12/2026"], ["Giro", "Construcción", "Cond. venta", "Crédito"]],
        [["Código", "Descripción", "Cant.", "P. Unit.", "Total"], ["C-1", "Cemento 25 kg", "40", "4.990", "199.600"]],
        [["Monto neto", "$ 199.600"], ["I.V.A. 19%", "$ 37.924"], ["Monto total", "$ 237.524"]],
    )  # fmt: skip
    return Papel(
        "chilena con columna Total en el detalle", pdf, "90211", "237524", "2026-11-16", "2026-12-16", "CLP", "CL"
    )


def _peruana_con_detraccion() -> Papel:
    pdf = suelto(
        [
            (20, 20, "SERVICIOS GENERALES LIMA S.A.C."), (130, 20, "RUC 20100066603"),
            (130, 25, "FACTURA ELECTRÓNICA"),
            (130, 30, "F001-00002381"), (20, 45, "Fecha de Emisión :"), (60, 45, "13/11/2026"),
            (20, 50, "Fecha de Vencimiento :"),
            (60, 50, "13/12/2026"), (20, 55, "Señor(es) :"), (60, 55, "MINERA CHACHANI S.A."), (20, 60, "RUC :"),
            (60, 60, "20131312955"), (20, 65, "Tipo de Moneda :"), (60, 65, "SOLES"), (120, 150, "Op. Gravada :"),
            (165, 150, "S/ 5,000.00"), (120, 156, "IGV :"), (165, 156, "S/ 900.00"), (120, 162, "Importe Total :"),
            (165, 162, "S/ 5,900.00"), (20, 180, "Operación sujeta a detracción 12%: S/ 708.00"),
            (20, 188, "Monto neto pendiente de pago: S/ 5,192.00"),
        ]
    )  # fmt: skip
    return Papel("peruana con detracción", pdf, "F001-00002381", "5192.00", "2026-11-13", "2026-12-13", "PEN", "PE")


def _peruana_recibo_por_honorarios() -> Papel:
    pdf = suelto(
        [
            (20, 20, "QUISPE MAMANI ROSA ELENA"), (130, 20, "R.U.C. 10417844398"),
            (130, 25, "RECIBO POR HONORARIOS ELECTRONICO"),
            (130, 30, "Nro: E001 - 52"), (20, 45, "Recibí de: MINERA CHACHANI S.A."),
            (20, 50, "Identificado con RUC número 20131312955"),
            (20, 60, "La suma de: TRES MIL Y 00/100 SOLES"), (20, 65, "Por concepto de: asesoría contable"),
            (20, 75, "Fecha de emisión: 20 de Noviembre del 2026"), (120, 90, "Total por honorarios:"),
            (165, 90, "3,000.00"),
            (120, 96, "Retención (8 %) IR:"), (165, 96, "(240.00)"), (120, 102, "Total Neto Recibido:"),
            (165, 102, "2,760.00 SOLES"),
        ]
    )  # fmt: skip
    return Papel("recibo por honorarios peruano", pdf, "E001-52", "2760.00", "2026-11-20", None, "PEN", "PE")


def _rotulos_encima() -> Papel:
    pdf = a_la_derecha(
        [
            (20, 20, "Taller Sol y Luna"), (20, 40, "FACTURA N.º"), (70, 40, "FECHA"), (110, 40, "VENCE"),
            (150, 40, "IMPORTE TOTAL"),
            (20, 46, "0457"), (70, 46, "11.11.2026"), (110, 46, "26.11.2026"), (150, 46, "1.815,00 €"),
            (20, 60, "PARA"),
            (20, 66, "Restaurante La Plaza SL"), (20, 72, "B98602642"), (20, 90, "Concepto"),
            (20, 96, "Vajilla de gres, 60 piezas"), (140, 120, "Subtotal"), (140, 126, "IVA 21%"),
            (140, 132, "Total"),
        ],
        [(195, 90, "Importe"), (195, 96, "1.500,00 €"), (195, 120, "1.500,00 €"), (195, 126, "315,00 €"),
        (195, 132, "1.815,00 €")],
    )  # fmt: skip
    return Papel("rótulos encima de su valor", pdf, "0457", "1815.00", "2026-11-11", "2026-11-26", "EUR", "ES")


def _plantilla_inglesa() -> Papel:
    pdf = a_la_derecha(
        [
            (20, 20, "Nómada Studio"), (20, 30, "INVOICE"), (130, 20, "Invoice # INV-0098"),
            (130, 26, "Issue date Nov 14, 2026"),
            (130, 32, "Due date Dec 14, 2026"), (20, 50, "Bill to"), (20, 56, "Acme Widgets LLC"),
            (20, 80, "Description"),
            (20, 86, "Web development, October"), (140, 110, "Subtotal"), (140, 116, "Total"),
            (140, 124, "Amount due (USD)"),
        ],
        [(195, 80, "Amount"), (195, 86, "$3,250.00"), (195, 110, "$3,250.00"), (195, 116, "$3,250.00"),
        (195, 124, "$3,250.00")],
    )  # fmt: skip
    return Papel("plantilla inglesa de un nómada", pdf, "INV-0098", "3250.00", "2026-11-14", "2026-12-14", "USD", "MX")


def _con_saldo_anterior() -> Papel:
    pdf = a_la_derecha(
        [
            (20, 20, "AGUAS PURAS DEL SUR LTDA"), (120, 20, "Factura N° 5561"), (120, 26, "Emitida el 02-11-2026"),
            (120, 32, "Pagar antes del 22-11-2026"), (20, 40, "Cliente: Gimnasio Austral SpA"),
            (20, 46, "RUT 96.790.240-3"),
            (120, 90, "Total del mes"), (120, 96, "Saldo anterior"), (120, 104, "Total a pagar"),
        ],
        [(195, 90, "$ 45.000"), (195, 96, "$ 30.000"), (195, 104, "$ 75.000")],
    )  # fmt: skip
    return Papel(
        "chilena que arrastra un saldo anterior", pdf, "5561", "45000", "2026-11-02", "2026-11-22", "CLP", "CL"
    )


def _ecuatoriana() -> Papel:
    pdf = maquetado(
        "<b>COMERCIAL PICHINCHA CIA. LTDA.</b>",
        [["R.U.C.:", "1790011674001"], ["FACTURA", ""], ["No.", "001-002-000004567"],
         ["NÚMERO DE AUTORIZACIÓN", "1211202601179001167400120010020000045671234567811"],
         ["FECHA Y HORA DE AUTORIZACIÓN", "12/11/2026 10:21:00"]],
        "Razón Social / Nombres y Apellidos: FLORES DEL VALLE S.A. Identificación: 1792060346001",
        "Fecha Emisión: 12/11/2026",
        [["Cod.", "Cant", "Descripción", "Precio Unitario", "Precio Total"],
        ["A1", "10", "Cajas", "12.00", "120.00"]],
        [["SUBTOTAL 15%", "120.00"], ["IVA 15%", "18.00"], ["VALOR TOTAL", "138.00"]],
        [["Forma de pago", "Valor", "Plazo", "Tiempo"],
        ["OTROS CON UTILIZACION DEL SISTEMA FINANCIERO", "138.00", "30", "días"]],
    )  # fmt: skip
    return Papel("ecuatoriana RIDE", pdf, "001-002-000004567", "138.00", "2026-11-12", None, "USD", "EC")


def _proforma() -> Papel:
    pdf = suelto([
        (20, 20, "FACTURA PROFORMA"), (20, 28, "Nº P-55"), (20, 34, "Fecha: 10/11/2026"),
        (20, 40, "Cliente: Hotel Mirador, S.A."),
        (20, 60, "Total: 1.000,00 €"),
    ])  # fmt: skip
    return Papel("proforma", pdf, "P-55", "1000.00", "2026-11-10", None, "EUR", "ES", tipo="proforma")


def _rectificativa() -> Papel:
    pdf = suelto([
        (20, 20, "FACTURA RECTIFICATIVA"), (20, 28, "Nº R26-04"), (20, 34, "Fecha: 10/11/2026"),
        (20, 40, "Rectifica a la factura F26/00873 de 12/10/2026"), (20, 46, "Cliente: Hotel Mirador, S.A."),
        (20, 60, "Total: -193,60 €"),
    ])  # fmt: skip
    return Papel("rectificativa", pdf, "R26-04", "-193.60", "2026-11-10", None, "EUR", "ES", tipo="nota_credito")


HECHURAS: tuple[Callable[[], Papel], ...] = (
    _autonomo_espanol, _erp_espanol, _espanola_con_anticipo, _mexicana_de_programa, _mexicana_en_dolares, _colombiana,
    _cuenta_de_cobro, _argentina, _chilena_boleta_de_honorarios, _chilena_de_programa, _peruana_con_detraccion,
    _peruana_recibo_por_honorarios, _rotulos_encima, _plantilla_inglesa, _con_saldo_anterior, _ecuatoriana, _proforma,
    _rectificativa,
)  # fmt: skip
