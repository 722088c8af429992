"""Lo que la consola promete: códigos de salida, formas de JSON y que mirar no toca nada."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from proceso.correos import aviso_del_banco, cfdi, factura_reenviada, instante
from proceso.esquema import ESTADO, faltas
from proceso.mundo import CLIENTE, Mundo

AHORA = ("--ahora", "2026-12-22T10:00-06:00")


def _con_facturas(mundo: Mundo) -> Mundo:
    dia = instante("2026-12-01T09:00")
    for folio, importe in (("1234", "11600.00"), ("1235", "580.00"), ("1236", "99.90")):
        mundo.entregar(factura_reenviada(cfdi(folio, importe, "2026-11-10", 30), folio, dia), dia)
    mundo.pasada("2026-12-01T10:00-06:00")
    return mundo


@pytest.mark.parametrize(
    "argumentos",
    [
        [],
        ["cobrar"],
        ["pasada", "--ahora", "mañana"],
        ["pasada", "--ahora", "2026-12-01T10:00"],
        ["simular", "--dias", "cero"],
        ["leer"],
        ["estado", "--yaml"],
        ["explicar"],
    ],
)
def test_lo_mal_pedido_sale_con_2_y_en_castellano(argumentos: list[str]) -> None:
    hecho = subprocess.run([sys.executable, "-m", "buzon", *argumentos], capture_output=True, text=True, check=False)
    assert hecho.returncode == 2
    assert hecho.stderr.startswith("uso: buzon")
    assert not {"usage", "error:", "invalid", "required", "unrecognized"} & set(hecho.stderr.split())


def test_la_ayuda_nombra_todas_las_ordenes_de_contrato() -> None:
    hecho = subprocess.run([sys.executable, "-m", "buzon", "--help"], capture_output=True, text=True, check=True)
    ordenes = "demo iniciar diagnostico vigilar pasada simular estado explicar leer orden expediente panel verificar"
    for orden in ordenes.split():
        assert f"    {orden} " in hecho.stdout
    assert "usage" not in hecho.stdout


def test_el_estado_en_json_tiene_exactamente_la_forma_de_contrato(negocio: Mundo) -> None:
    assert faltas(negocio.estado(), ESTADO) == []
    _con_facturas(negocio)
    duda = instante("2026-12-02T09:00")
    negocio.entregar(aviso_del_banco("580.00", "JUAN PEREZ", duda), duda)
    negocio.pasada("2026-12-02T10:00-06:00")
    estado = negocio.estado(*AHORA)
    assert faltas(estado, ESTADO) == []
    assert estado["ahora"] == "2026-12-22T10:00:00-06:00"
    assert [factura["numero"] for factura in estado["facturas"]] == ["A-1234", "A-1235", "A-1236"]
    assert all(factura["proxima"] or factura["motivo"] for factura in estado["facturas"])
    assert estado["preguntas"], "un pago de quien no se conoce se pregunta"
    (deudor,) = estado["deudores"]
    assert [deudor["nombre"], deudor["correo"], deudor["facturas"]] == [
        "FERRETERÍA EL INDIO",
        CLIENTE,
        ["A-1234", "A-1235", "A-1236"],
    ]
    assert datetime.fromisoformat(estado["salud"]["ultimo_aviso_bancario"]) == instante("2026-12-02T10:00")


def test_una_orden_por_consola_se_cumple_y_se_explica(negocio: Mundo) -> None:
    _con_facturas(negocio)
    assert "A-1235" in negocio.buzon("orden", "pagada A-1235", *AHORA).stdout
    assert negocio.buzon("orden", "pausar A-1236 hasta el 15 de enero", *AHORA).stdout
    estados = {f["numero"]: f["estado"] for f in negocio.estado(*AHORA)["facturas"]}
    assert estados == {"A-1234": "vencida", "A-1235": "pagada", "A-1236": "pausada"}
    for que in ("A-1235", "1235", "Ferretería El Indio"):
        assert "pagada" in negocio.buzon("explicar", que, *AHORA).stdout
    assert "no conozco" in negocio.buzon("explicar", "Z-9", *AHORA, codigo=1).stderr
    assert "no entiendo" in negocio.buzon("orden", "haz magia", *AHORA, codigo=2).stderr
    negocio.buzon("orden", "pagada 99999", *AHORA, codigo=1)
    negocio.buzon("orden", "pagada 1234", *AHORA)
    assert negocio.estado(*AHORA)["facturas"][0]["estado"] == "pagada"
    negocio.buzon("verificar")


def test_mirar_no_cambia_nada(negocio: Mundo) -> None:
    _con_facturas(negocio)

    def huella() -> dict[str, bytes]:
        datos = negocio.casa / "datos"
        return {str(ruta): ruta.read_bytes() for ruta in datos.rglob("*") if ruta.is_file() and ruta.name != "cerrojo"}

    antes, cartas = huella(), len(negocio.cartas())
    for orden in (["estado"], ["estado", "--json"], ["simular", "--dias", "30"], ["explicar", "A-1234"], ["verificar"]):
        negocio.buzon(*orden)
    assert huella() == antes
    assert len(negocio.cartas()) == cartas


@pytest.mark.parametrize("orden", [["pasada"], ["vigilar"], ["estado"], ["simular"], ["orden", "estado"]])
def test_unas_reglas_malas_salen_con_78_y_lo_dicen_todo(negocio: Mundo, orden: list[str]) -> None:
    negocio.cambiar("negocio", "moneda", '"pesos"')
    negocio.cambiar("correo.imap", "puerto", "70000")
    queja = negocio.buzon(*orden, codigo=78).stderr
    assert "moneda" in queja
    assert "puerto" in queja
    assert "Traceback" not in queja
    assert not negocio.cartas()


def test_sin_casa_se_dice_como_hacerla(tmp_path: Path) -> None:
    mandato = [sys.executable, "-m", "buzon", "estado", "--casa", str(tmp_path / "no-esta")]
    hecho = subprocess.run(mandato, capture_output=True, text=True, check=False)
    assert hecho.returncode == 1
    assert "buzon iniciar" in hecho.stderr
    vacia = [*mandato[:-1], str(tmp_path)]
    hecho = subprocess.run(vacia, capture_output=True, text=True, check=False)
    assert hecho.returncode == 78
    assert "buzon iniciar" in hecho.stderr


def test_el_expediente_la_carta_y_el_panel_se_dejan_donde_se_pide(negocio: Mundo, tmp_path: Path) -> None:
    _con_facturas(negocio)
    for orden, nombre, principio in (
        (["expediente", "A-1234"], "caso.zip", b"PK"),
        (["carta", "A-1234"], "carta.pdf", b"%PDF"),
        (["panel"], "panel.html", b"<!doctype html>"),
    ):
        destino = tmp_path / nombre
        negocio.buzon(*orden, "-o", str(destino), *AHORA)
        assert destino.read_bytes().startswith(principio)


def test_que_quien_lee_se_vaya_no_es_un_fallo(negocio: Mundo, tmp_path: Path) -> None:
    for i in range(300):
        (tmp_path / f"{i:03}.txt").write_text("hola\n" * 50, encoding="utf-8")
    mandato = f'"{sys.executable}" -m buzon leer "{tmp_path}" --json | head -n 1; exit ${{PIPESTATUS[0]}}'
    hecho = subprocess.run(["bash", "-c", mandato], capture_output=True, text=True, check=False)
    assert (hecho.returncode, hecho.stderr) == (0, "")
    assert hecho.stdout.count("\n") == 1
    cerrada = f'"{sys.executable}" -m buzon pasada >&-'
    hecho = subprocess.run(["bash", "-c", cerrada], capture_output=True, env=negocio._entorno(), check=False)
    assert hecho.returncode == 0, hecho.stderr
    con_otra_lengua = {**negocio._entorno(), "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    hecho = subprocess.run([sys.executable, "-m", "buzon", "estado", "--json"], env=con_otra_lengua, check=False)
    assert hecho.returncode == 0
