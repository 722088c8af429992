"""Un documento desmesurado se lee en su tiempo y su memoria, o se dice que no se puede: nunca para la casa."""

import resource
from pathlib import Path

import pytest
from recorridos.escenario import FACTURAS, TITULAR, Escenario
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from buzon.adaptadores.taller import Taller, es_corriente

TOPE_KIB = 512 * 1024
TOPE_SEGUNDOS = 9  # de procesador: los cinco de la lectura, más lo que gasta Python en cargar las bibliotecas
CABEZA = (
    '<?xml version="1.0"?><DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="D"><Encabezado>'
    "<IdDoc><TipoDTE>33</TipoDTE><Folio>900</Folio><FchEmis>2026-12-01</FchEmis><FchVenc>2026-12-15</FchVenc></IdDoc>"
    "<Emisor><RUTEmisor>76123456-0</RUTEmisor><RznSoc>Grafica Andes SpA</RznSoc></Emisor><Receptor>"
    "<RUTRecep>77888999-5</RUTRecep><RznSocRecep>ACME Ltda</RznSocRecep></Receptor><Totales><MntTotal>1160</MntTotal>"
    "</Totales></Encabezado>"
)
LINEA = "<Detalle><NroLinDet>1</NroLinDet><NmbItem>Folleto a dos tintas</NmbItem><MontoItem>1</MontoItem></Detalle>"


@pytest.fixture
def taller() -> Taller:
    return Taller(Escenario(con_jinja=False).reglas)


def xml_de(megas: int) -> bytes:
    return (CABEZA + LINEA * (megas * 1_000_000 // len(LINEA)) + "</Documento></DTE>").encode()


def pdf_de(paginas: int, ruta: Path) -> bytes:
    lienzo = Canvas(str(ruta), pagesize=A4)
    for pagina in range(paginas):
        lienzo.setFont("Helvetica", 8)
        for renglon in range(60):
            lienzo.drawString(40, 800 - renglon * 12, f"FACTURA {pagina} renglón {renglon} Total: 1.000,00 € " * 2)
        lienzo.showPage()
    lienzo.save()
    return ruta.read_bytes()


def en_su_tiempo(taller: Taller, contenido: bytes, nombre: str) -> str:
    assert not es_corriente(contenido)
    antes = resource.getrusage(resource.RUSAGE_CHILDREN)
    leido = taller.abrir(contenido, nombre)
    ahora = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ahora.ru_utime + ahora.ru_stime - antes.ru_utime - antes.ru_stime < TOPE_SEGUNDOS
    # Otros hijos pudieron gastar más antes, y un hijo nace con la cuenta de quien lo trae al mundo.
    de_nacimiento = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert ahora.ru_maxrss <= max(antes.ru_maxrss, de_nacimiento, TOPE_KIB)
    return leido.clase


def test_un_xml_de_cinco_megas_se_lee_o_se_dice(taller: Taller) -> None:
    assert en_su_tiempo(taller, xml_de(5), "grande.xml") in ("factura", "ilegible")


def test_un_xml_de_veinte_megas_no_pasa_del_tiempo(taller: Taller) -> None:
    assert en_su_tiempo(taller, xml_de(20), "enorme.xml") in ("factura", "ilegible")


def test_un_pdf_de_doscientas_paginas_se_lee_o_se_dice(taller: Taller, tmp_path: Path) -> None:
    assert en_su_tiempo(taller, pdf_de(200, tmp_path / "x.pdf"), "largo.pdf") in ("factura", "ilegible")


def test_lo_que_no_se_pudo_leer_se_le_dice_al_titular_y_lo_siguiente_sigue(taller: Taller) -> None:
    e = Escenario()
    e.casa.abrir_aparte = taller.abrir
    hondo = b"<a>" * 4_000_000
    e.llega(TITULAR, "Fwd: factura", "va", para=FACTURAS, adjuntos=(("x.xml", "application/xml", hondo),))
    e.factura("7")
    e.pasar()
    assert [factura.numero for factura in e.casa.cartera.facturas.values()] == ["7"]
    dicho = " ".join(" ".join(carta.texto.split()) for carta in e.a(TITULAR))
    assert "No encuentro ninguna factura en tu correo" in dicho or "no he podido abrir" in dicho
