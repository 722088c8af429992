"""El expediente de un caso: lleva lo suyo, nada de otros, y se comprueba con las herramientas de cualquiera."""

import json
import subprocess
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from recorridos.escenario import Escenario

from buzon.informes.expediente import empaquetar, reunir


@pytest.fixture(scope="module")
def historia() -> Escenario:
    e = Escenario()
    e.factura("123", "ACME Ltda", "ana@acme.example", vence="15/12/2026")
    e.factura("900", "Panadería Lolol", "pan@lolol.example", vence="15/12/2026")
    e.hasta("2026-12-21")
    carta = e.a("ana@acme.example")[-1]
    e.llega("ana@acme.example", f"Re: {carta.asunto}", "Pago el 23 de diciembre sin falta.", responde=carta)
    e.hasta("2026-12-28")
    e.transferencia("ACME LTDA", "$100.000", glosa="abono fact 123")
    e.pasar()
    e.hasta("2027-01-05")
    return e


def _paquete(e: Escenario, numero: str = "123") -> zipfile.ZipFile:
    factura = e.la(numero)
    asientos = tuple(e.mundo.libro.asientos())
    caso = reunir(e.casa.cartera, asientos, e.casa.cartera.deudores[factura.deudor], (factura,), e.reglas)
    return zipfile.ZipFile(BytesIO(empaquetar(caso, e.reglas, e.reloj.ahora(), e.mundo.archivo.leer)))


def test_f5_el_expediente_cuenta_lo_que_paso_con_sus_pruebas(historia: Escenario) -> None:
    indice = _paquete(historia).read("indice.txt").decode()
    for dicho in (
        "registrada la factura 123",
        "enviado «aviso de vencimiento» a ana@acme.example",
        "«Pago el 23 de diciembre sin falta.»",
        "no cumplió su promesa",
        "pago de $100.000 aplicado a la factura 123",
    ):
        assert dicho in indice, dicho
    promesa = next(linea for linea in indice.splitlines() if "respondió" in linea)
    assert promesa.endswith("]"), "la respuesta nombra el correo que la prueba"
    assert "correo en que se registró la factura" in indice


def test_f5_lleva_los_originales_tal_como_llegaron_y_salieron(historia: Escenario) -> None:
    paquete = _paquete(historia)
    correos = [nombre for nombre in paquete.namelist() if nombre.endswith(".eml")]
    recibidos = {correo.crudo for correo in historia.mundo.casillero.carpetas["INBOX"].correos.values()}
    enviados = {carta.crudo for carta in historia.mundo.salida.entregadas}
    assert len(correos) >= 6
    assert all(paquete.read(nombre) in recibidos | enviados for nombre in correos)


def test_f5_no_lleva_nada_de_otro_cliente(historia: Escenario) -> None:
    paquete = _paquete(historia)
    for nombre in paquete.namelist():
        contenido = paquete.read(nombre).lower()
        assert b"lolol" not in contenido, nombre
        assert b"panader" not in contenido, nombre


def test_f5_cualquiera_lo_comprueba_con_sha256sum(historia: Escenario, tmp_path: Path) -> None:
    _paquete(historia).extractall(tmp_path)
    for carpeta, lista in ((tmp_path, "manifiesto.sha256"), (tmp_path / "libro", "cadena.sha256")):
        salida = subprocess.run(["sha256sum", "-c", lista], cwd=carpeta, capture_output=True, text=True, check=True)
        assert salida.stdout.count(": OK") == len((carpeta / lista).read_text().splitlines()) > 0
    una = next((tmp_path / "pruebas").iterdir())
    una.write_bytes(una.read_bytes() + b" ")
    fallo = subprocess.run(["sha256sum", "-c", "manifiesto.sha256"], cwd=tmp_path, capture_output=True, check=False)
    assert fallo.returncode == 1


def test_f5_cada_anotacion_dice_la_huella_de_la_anterior(historia: Escenario) -> None:
    paquete = _paquete(historia)
    lineas = [linea.split("\t") for linea in paquete.read("libro/cadena.txt").decode().splitlines()[1:]]
    huellas = {int(numero): huella for numero, huella, _ in lineas}
    suyos = [nombre for nombre in paquete.namelist() if nombre.startswith("libro/") and nombre.endswith(".json")]
    assert len(suyos) > 10
    for nombre in suyos:
        asiento = json.loads(paquete.read(nombre))
        if asiento["numero"] - 1 in huellas:
            assert asiento["anterior"] == huellas[asiento["numero"] - 1]


def test_f5_dos_veces_el_mismo_expediente_son_los_mismos_octetos(historia: Escenario) -> None:
    uno, otro = (_paquete(historia) for _ in range(2))
    assert [uno.read(nombre) for nombre in uno.namelist()] == [otro.read(nombre) for nombre in otro.namelist()]


def test_f5_si_un_original_ya_no_esta_se_dice_y_se_hace_igual(historia: Escenario) -> None:
    e = historia
    factura = e.la("123")
    asientos = tuple(e.mundo.libro.asientos())
    caso = reunir(e.casa.cartera, asientos, e.casa.cartera.deudores[factura.deudor], (factura,), e.reglas)
    octetos = empaquetar(caso, e.reglas, e.reloj.ahora() + timedelta(days=400), lambda _: None)
    indice = zipfile.ZipFile(BytesIO(octetos)).read("indice.txt").decode()
    assert "ya no se conserva el original" in indice


def test_f5_la_cronologia_es_un_pdf_con_las_partes_la_deuda_y_las_paginas_contadas(historia: Escenario) -> None:
    import pypdfium2

    documento = pypdfium2.PdfDocument(_paquete(historia).read("cronologia.pdf"))
    texto = "\n".join(pagina.get_textpage().get_text_range() for pagina in documento)
    for dicho in ("Gráfica Andes SpA", "ACME Ltda", "$450.000", "$350.000", "no cumplió su promesa", "página 1 de"):
        assert dicho in texto, dicho
