"""El expediente lo cuenta todo: acuerdos, disputas, agencia, abogado, notas, intereses, y también a quien se olvidó."""

import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdfium2
from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.cartera import plegar
from buzon.dominio.reglas import Acuerdos, Cargos, InteresReglas, TasaReglas
from buzon.informes.expediente import empaquetar, reunir
from buzon.vigia.olvido import olvidar

ANA = "ana@acme.example"


def paquete(e: Escenario, numero: str = "123") -> zipfile.ZipFile:
    cartera = plegar(e.mundo.libro.asientos())
    (factura,) = cartera.facturas_numero(numero)
    caso = reunir(cartera, e.mundo.libro.asientos(), cartera.deudores[factura.deudor], (factura,), e.reglas)
    return zipfile.ZipFile(BytesIO(empaquetar(caso, e.reglas, e.reloj.ahora(), e.mundo.archivo.leer)))


def cronologia(zip_: zipfile.ZipFile) -> str:
    documento = pypdfium2.PdfDocument(zip_.read("cronologia.pdf"))
    return " ".join("\n".join(hoja.get_textpage().get_text_range() for hoja in documento).split())


def test_f5_una_prorroga_rota_esta_entre_los_acuerdos_con_sus_palabras() -> None:
    e = Escenario(reglas=replace(reglas_de_prueba(), acuerdos=Acuerdos(max_dias_prorroga=30)))
    e.factura(vence="15/12/2026")
    e.pasar()
    e.hasta("2026-12-16")
    e.ordena("prórroga a ACME Ltda hasta el 28/12/2026")
    e.hasta("2027-01-05")
    texto = cronologia(paquete(e))
    acuerdos = texto.partition("Promesas, acuerdos y disconformidades")[2].partition("Lo que pasó")[0]
    assert "el titular propuso una prórroga hasta el 28/12/2026" in acuerdos
    assert "no cumplió lo acordado: se debe todo, como antes" in acuerdos


def test_f5_los_intereses_van_linea_a_linea_en_el_pdf_y_suman_lo_mismo_que_el_texto() -> None:
    negocio = replace(reglas_de_prueba().negocio, pais="ES", moneda="EUR")
    tasas = (
        TasaReglas(
            tabla="es_demora",
            desde=date(2026, 7, 1),
            hasta=date(2026, 12, 31),
            tasa=Decimal("10.15"),
            fuente="BOE 2S26",
        ),
        TasaReglas(
            tabla="es_demora", desde=date(2027, 1, 1), hasta=date(2027, 6, 30), tasa=Decimal("10.40"), fuente="BOE 1S27"
        ),
    )
    cargos = Cargos(interes=InteresReglas(base_legal="Ley 3/2004"))
    e = Escenario(reglas=replace(reglas_de_prueba(), negocio=negocio, cargos=cargos, tasas=tasas))
    e.factura(importe="1.000,00 EUR", vence="15/12/2026")
    e.pasar()
    e.hasta("2027-01-14")
    zip_ = paquete(e)
    texto = cronologia(zip_).replace("\xa0", " ")
    # 1000 · 10,15 % · 16/365 + 1000 · 10,40 % · 14/365 = 4,449… + 3,989… = 8,44
    seccion = texto.partition("Intereses de demora")[2]
    for dicho in ("16/12/2026 a 31/12/2026", "10,15 %", "BOE 2S26", "01/01/2027 a 14/01/2027", "10,4 %", "8,44 €"):
        assert dicho in seccion, dicho
    assert "8,44 €" in zip_.read("intereses.txt").decode().replace("\xa0", " ")


def test_f5_sin_intereses_puestos_no_hay_seccion_de_intereses() -> None:
    e = Escenario()
    e.factura(vence="15/12/2026")
    e.pasar()
    e.hasta("2026-12-21")
    assert "Intereses" not in cronologia(paquete(e))


def test_f5_de_un_cliente_olvidado_quedan_las_cuentas_y_se_dice_por_que_falta_lo_demas() -> None:
    e = Escenario()
    e.factura(vence="15/12/2026")
    e.pasar()
    e.hasta("2026-12-21")
    e.llega(ANA, "Re: factura", "Pago el 23 de diciembre sin falta.", responde=e.a(ANA)[-1])
    e.pasar()
    e.transferencia("ACME LTDA", "$450.000", glosa="fact 123")
    e.hasta("2026-12-23")
    olvidar(e.mundo.libro, e.mundo.archivo, e.la("123").deudor, e.reloj.ahora(), e.reglas, motivo="lo pidió")
    zip_ = paquete(e)
    texto = cronologia(zip_)
    assert "Cliente olvidado" in texto
    assert "Los datos personales de este cliente se borraron el 23 de diciembre de 2026" in texto
    assert "$450.000" in texto
    assert "«»" not in texto
    for nombre in zip_.namelist():
        contenido = zip_.read(nombre).lower()
        assert b"acme" not in contenido, nombre
        assert b"sin falta" not in contenido, nombre
