"""Las facturas que el titular cuenta con sus palabras."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.documentos.campos import leer_texto
from buzon.dominio.lecturas import FacturaLeida

HOY = date(2026, 11, 22)


def leer(texto: str, pais: str = "CL", moneda: str = "CLP") -> tuple[FacturaLeida, ...]:
    return leer_texto(texto, pais=pais, moneda=moneda, hoy=HOY)


def test_una_linea_con_comas_dice_una_factura_entera() -> None:
    (factura,) = leer("Factura 123, ACME Ltda, ana@acme.example, $450.000, vence 15/12/2026")
    assert (factura.formato, factura.tipo, factura.numero) == ("texto", "factura", "123")
    assert (factura.total, factura.moneda) == (Decimal(450000), "CLP")
    assert factura.vencimiento == date(2026, 12, 15)
    assert factura.receptor.nombre == "ACME Ltda"
    assert factura.receptor.correo == "ana@acme.example"
    assert {i.campo for i in factura.indicios} >= {"numero", "total", "vencimiento", "receptor.nombre"}


def test_una_frase_corriente_tambien() -> None:
    (factura,) = leer(
        "Hola Buzón:\nTe paso la factura F-2026/118 de Talleres Ribera SL por 1.250,50 € que vence el 15 de diciembre "
        "de 2026. El correo es pagos@ribera.example\nGracias,\nCarla",
        "ES",
        "EUR",
    )
    assert factura.numero == "F-2026/118"
    assert factura.total == Decimal("1250.50")
    assert factura.receptor.nombre == "Talleres Ribera SL"
    assert factura.receptor.correo == "pagos@ribera.example"


def test_las_etiquetas_en_varias_lineas_son_una_sola_factura() -> None:
    (factura,) = leer(
        "Cliente: Panadería El Sol\nCorreo: sol@pan.example\nFactura: 77\nTotal: $ 12,500.00 MXN\n"
        "Fecha: 01/12/2026\nVencimiento: 31/12/2026",
        "MX",
        "MXN",
    )
    assert (factura.numero, factura.total, factura.moneda) == ("77", Decimal("12500.00"), "MXN")
    assert (factura.fecha, factura.vencimiento) == (date(2026, 12, 1), date(2026, 12, 31))
    assert factura.receptor.nombre == "Panadería El Sol"


def test_varias_lineas_son_varias_facturas_y_un_cliente_de_cabecera_vale_para_todas() -> None:
    una, otra = leer(
        "Cliente: ACME Ltda, ana@acme.example\nFactura 123 $450.000 vence 15/12/2026\n"
        "Factura 124 $200.000 vence 30/12/2026"
    )
    assert (una.numero, otra.numero) == ("123", "124")
    assert (una.total, otra.total) == (Decimal(450000), Decimal(200000))
    assert una.receptor == otra.receptor
    assert otra.receptor.correo == "ana@acme.example"


@pytest.mark.parametrize("separador", ["\t", ";", " | "])
def test_una_tabla_pegada_da_una_factura_por_fila(separador: str) -> None:
    filas = [
        ["N° factura", "Cliente", "RUT", "Correo", "Total", "Vence", "Notas"],
        ["10", "Acme Limitada", "76.086.428-5", "a@acme.example", "$ 100.000", "15/12/2026", "llamar"],
        ["11", "Panadería Sol", "", "sol@pan.example", "250.000", "20/12/2026", ""],
    ]
    una, otra = leer("Te paso las pendientes:\n" + "\n".join(separador.join(f) for f in filas) + "\n\nGracias")
    assert (una.numero, una.total, una.vencimiento) == ("10", Decimal(100000), date(2026, 12, 15))
    assert una.receptor.id_fiscal == "76.086.428-5"
    assert (otra.numero, otra.total) == ("11", Decimal(250000))
    assert otra.receptor.nombre == "Panadería Sol"


def test_el_cliente_de_una_factura_no_pasa_a_la_siguiente() -> None:
    _, otra = leer("Factura 1, ACME Ltda, $1.000, vence 1/12/2026\nFactura 2, Beta SpA, $2.000, vence 2/12/2026")
    assert otra.receptor.nombre == "Beta SpA"


def test_los_dias_de_credito_se_leen_si_no_hay_vencimiento() -> None:
    (factura,) = leer("Factura E001-174 a Andes Foods S.A.C. por S/ 1,180.00, 30 días fecha factura", "PE", "PEN")
    assert (factura.numero, factura.condiciones_dias, factura.vencimiento) == ("E001-174", 30, None)
    assert factura.total == Decimal("1180.00")


def test_un_dia_de_la_semana_se_resuelve_contra_hoy_con_menos_certeza() -> None:
    (factura,) = leer("registra la boleta 889 para Juan Pérez, 35 lucas, vence el viernes")
    assert factura.vencimiento == date(2026, 11, 27)
    assert factura.total == Decimal(35000)
    assert next(i.certeza for i in factura.indicios if i.campo == "vencimiento") < 0.8


@pytest.mark.parametrize(
    ("texto", "numero", "total", "cliente"),
    [
        ("Fact. 001-002-000000123 - COMERCIAL SIERRA CIA. LTDA. - USD 115.00 - 30 días", "001-002-000000123", "115.00",
         "COMERCIAL SIERRA CIA. LTDA."),
        ("Registrar: FE-1032 / Supermercado La 14 SAS / $2.330.000 / vence 03-12-2026", "FE-1032", "2330000",
         "Supermercado La 14 SAS"),
        ("factura 45 acme ltda 300 mil vence el 5 de enero", "45", "300000", "acme ltda"),
        ("Nro 1234 Cliente Maderas del Sur monto 1.250.000 vence 05/01/2027", "1234", "1250000", "Maderas del Sur"),
        ("Factura A-2026-15, cliente: Bodegas Arroyo, S.A., importe 1.815.000", "A-2026-15", "1815000",
         "Bodegas Arroyo, S.A."),
        ("Factura 12: $1.000 + IVA = $1.190, cliente Obras Norte SpA", "12", "1190", "Obras Norte SpA"),
        ("123 - Panadería Sol - $ 450.000", "123", "450000", "Panadería Sol"),
    ],
)  # fmt: skip
def test_cada_uno_escribe_a_su_manera(texto: str, numero: str, total: str, cliente: str) -> None:
    (factura,) = leer(texto)
    assert (factura.numero, factura.total, factura.receptor.nombre) == (numero, Decimal(total), cliente)


def test_dos_facturas_en_una_frase_son_dos() -> None:
    una, otra = leer("Agrega la factura 900 de Acme SpA por $10.000 y la factura 901 por $5.000, vence 15/12/2026")
    assert (una.numero, una.total) == ("900", Decimal(10000))
    assert (otra.numero, otra.total, otra.vencimiento) == ("901", Decimal(5000), date(2026, 12, 15))


def test_sin_hoy_no_se_inventa_el_anio() -> None:
    (factura,) = leer_texto("Factura 5, ACME Ltda, $1.000, vence 15/12", pais="CL", moneda="CLP")
    assert factura.vencimiento is None


def test_una_fecha_sin_anunciar_no_es_ni_emision_ni_vencimiento() -> None:
    (factura,) = leer("Factura 5, ACME Ltda, $1.000, 15/12/2026")
    assert (factura.fecha, factura.vencimiento) == (None, None)


def test_dos_importes_sin_anunciar_no_son_ninguno() -> None:
    (factura,) = leer("Factura 5, ACME Ltda, $1.000 y $2.000, vence 15/12/2026")
    assert factura.total is None


@pytest.mark.parametrize(
    "texto",
    [
        "Buen día, ¿puedes revisar esto? Gracias",
        "Nos vemos el 15/12 a las 10, son $450.000 de anticipo",
        "ACME Ltda pagó la factura 123 por $450.000",
        "anula la factura 123 de ACME Ltda por $450.000",
        "El teléfono de ACME Ltda es 22 345 6789",
        "Devuélvame 25.000 a este número 0412-5550091",
        "Por la factura 40021 debe escribirle a Daniela Riffo, driffo@perales.example",
        "La factura 5521 sigue sin pagarse: un cliente nuestro nos cambió el plazo",
        "",
    ],
)
def test_lo_que_no_cuenta_una_factura_no_da_ninguna(texto: str) -> None:
    assert leer(texto) == ()


def test_lo_citado_debajo_no_es_de_quien_escribe() -> None:
    assert (
        len(leer("Factura 1, ACME Ltda, $1.000, vence 1/12/2026\n> Factura 2, Beta SpA, $9.000, vence 2/12/2026")) == 1
    )


def test_un_documento_pegado_entero_se_lee_por_sus_etiquetas() -> None:
    lineas = [
        "ESTUDIO NORTE SL", "CIF: B28015865", "FACTURA", "Nº factura: 2026/0118", "Fecha: 02/11/2026",
        "Cliente: Talleres Ribera SL", "NIF: B98602642", "Catálogo de otoño    1.000,00 €",
        "Base imponible    1.000,00 €", "IVA 21%    210,00 €", "TOTAL    1.210,00 €", "Forma de pago: transferencia",
    ]  # fmt: skip
    (factura,) = leer("\n".join(lineas), "ES", "EUR")
    assert (factura.numero, factura.total) == ("2026/0118", Decimal("1210.00"))
    assert factura.receptor.id_fiscal == "B98602642"


PALABRAS = (
    "FACTURA~Nº~Total~12/11/2026~1.000,00 €~Cliente:~RUT 76.086.428-5~Vencimiento~a@b.example~\n~\n~  ~Subtotal~"
    "Serie A~Acme SL~\x00~IVA 21%~-~Saldo anterior~30 días"
).split("~")


@given(st.lists(st.sampled_from(PALABRAS), min_size=20, max_size=120))
def test_ningun_papel_lo_hace_caer(trozos: list[str]) -> None:
    for factura in leer_texto("FACTURA\n" * 12 + " ".join(trozos), pais="ES", moneda="EUR", hoy=HOY):
        assert all(0.5 <= i.certeza <= 1 for i in factura.indicios)


@given(st.text(max_size=300))
def test_ningun_texto_lo_hace_caer(texto: str) -> None:
    for factura in leer(texto):
        assert factura.numero or factura.total
        assert all(0 <= i.certeza <= 1 for i in factura.indicios)
