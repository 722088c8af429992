"""`buzon iniciar`: una casa completa, privada, y que nunca pisa otra."""

import os
import tomllib
from pathlib import Path

import pytest

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.cli import principal
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.recursos import compartido
from buzon.montaje.reglas import leer_reglas
from tests.cli.apoyo_casas import crear
from tests.cli.apoyo_terminal import contestar

RESPUESTAS = {
    "nombre": 'Panadería "La Espiga"',
    "país": "mx",
    "fiscal": "PEE010203AB1",
    "zona": "America/Tijuana",
    "contacto": "Rosa Díaz",
    "titular": "rosa@laespiga.example",
    "cobros": "cobros@laespiga.example",
    "facturas": "",
    "proveedor": "otro",
    "imap": "correo.laespiga.example",
    "smtp": "",
    "usuario": "",
    "contraseña": "clave de ñandú",
    "no se pudo entrar": "seguir",
    "pago": "BBVA, CLABE 012345678901234567",
    "agencia": "Cobranzas Norte",
    "correo de la agencia": "norte@cobranzas.example",
    "ensayo": "",
}


def permisos(ruta: Path) -> int:
    return ruta.stat().st_mode & 0o777


def foto(carpeta: Path) -> dict[str, bytes]:
    return {str(ruta.relative_to(carpeta)): ruta.read_bytes() for ruta in carpeta.rglob("*") if ruta.is_file()}


def test_sin_preguntas_escribe_el_ejemplo_y_una_casa_que_ya_vale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    casa = crear(tmp_path / "nueva" / "casa")
    dicho = capsys.readouterr().out
    assert (casa / "reglas.toml").read_bytes() == compartido("reglas.toml").read_bytes()
    assert f"buzon diagnostico --casa {casa}" in dicho
    assert f"{casa}/credenciales/imap" in dicho
    disco = CasaEnDisco(casa)
    leeme = (casa / "plantillas_correo" / "LEEME.txt").read_text(encoding="utf-8")
    assert all(nombre in leeme for nombre in PlantillasJinja(disco.carpetas_de_plantillas()).nombres())
    assert len(disco.leer_llave()) == 32
    assert disco.leer_cartera().casa
    assert principal(["verificar", "--casa", str(casa)]) == 0


def test_lo_privado_nace_privado_y_las_reglas_las_puede_leer_el_servicio(tmp_path: Path) -> None:
    antes = os.umask(0o077)
    try:
        casa = crear(tmp_path / "casa")
    finally:
        os.umask(antes)
    assert permisos(casa / "datos") == permisos(casa / "credenciales") == 0o700
    assert all(permisos(ruta) == 0o600 for ruta in (casa / "datos").iterdir())
    assert permisos(casa / "reglas.toml") == 0o644


def test_nunca_pisa_una_casa_que_ya_esta(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    casa = crear(tmp_path)
    (casa / "reglas.toml").write_text("mis reglas", encoding="utf-8")
    antes = foto(casa)
    assert principal(["iniciar", "--no-interactivo", str(casa)]) == 1
    assert "ya hay una casa" in capsys.readouterr().err
    assert foto(casa) == antes


def test_un_libro_sin_reglas_tampoco_se_pisa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    casa = crear(tmp_path)
    (casa / "reglas.toml").unlink()
    antes = foto(casa)
    assert principal(["iniciar", "--no-interactivo", str(casa)]) == 1
    assert "ya hay datos de una casa" in capsys.readouterr().err
    assert foto(casa) == antes


def test_una_carpeta_con_otras_cosas_sirve_y_no_se_tocan(tmp_path: Path) -> None:
    (tmp_path / "plantillas_correo").mkdir()
    suya = tmp_path / "plantillas_correo" / "recordatorio.txt.j2"
    suya.write_text("Asunto: Hola\n", encoding="utf-8")
    crear(tmp_path)
    assert suya.read_text(encoding="utf-8") == "Asunto: Hola\n"


def test_un_archivo_en_el_sitio_de_la_carpeta_se_dice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "casa").write_text("no soy una carpeta", encoding="utf-8")
    assert principal(["iniciar", "--no-interactivo", str(tmp_path / "casa")]) == 1
    assert "ya existía" in capsys.readouterr().err


def test_bajo_systemd_el_libro_va_donde_dice_buzon_datos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUZON_DATOS", str(tmp_path / "estado"))
    casa = crear(tmp_path / "casa")
    assert not (casa / "datos").exists()
    assert (tmp_path / "estado" / "llave").exists()


def test_en_una_terminal_pregunta_y_escribe_las_respuestas_con_los_comentarios(tmp_path: Path) -> None:
    casa = tmp_path / "casa"
    codigo, visto = contestar(["iniciar", str(casa)], list(RESPUESTAS.values()))
    assert codigo == 0, visto
    reglas = leer_reglas(casa / "reglas.toml")
    assert reglas.negocio.nombre == RESPUESTAS["nombre"]
    assert (reglas.negocio.pais, reglas.negocio.moneda) == ("MX", "MXN")
    assert reglas.negocio.zona_horaria == "America/Tijuana"
    assert reglas.negocio.titulares == ("rosa@laespiga.example",)
    assert reglas.correo.facturas == "cobros+facturas@laespiga.example"
    assert reglas.correo.imap.host == reglas.correo.smtp.host == "correo.laespiga.example"
    assert reglas.correo.imap.usuario == "cobros@laespiga.example"
    assert reglas.medios_de_pago[0].texto == RESPUESTAS["pago"]
    assert reglas.negocio.ensayo
    assert "No va. Para leer (correo.laespiga.example)" in visto
    assert reglas.agencia is not None
    assert reglas.agencia.correo == "norte@cobranzas.example"
    assert "RFC" in visto
    texto = (casa / "reglas.toml").read_text(encoding="utf-8")
    assert texto.count("#") > 100
    assert "Gráfica Andes" not in texto
    for nombre in ("imap", "smtp"):
        assert (casa / "credenciales" / nombre).read_text(encoding="utf-8") == "clave de ñandú\n"
        assert permisos(casa / "credenciales" / nombre) == 0o600
    assert "ñandú" not in visto
    assert "ñandú" not in texto


def test_sin_agencia_ni_cuenta_no_queda_ninguna_ajena_y_gmail_se_reconoce(tmp_path: Path) -> None:
    casa = tmp_path / "casa"
    respuestas = ["Taller Sur", "CL", "", "", "", "ana@taller.example", "ana@taller.example", "taller.sur@gmail.com"]
    codigo, visto = contestar(["iniciar", str(casa)], [*respuestas, *[""] * 7])
    assert codigo == 0, visto
    assert "otra dirección" in visto
    assert "contraseña de aplicación" in visto
    reglas = leer_reglas(casa / "reglas.toml")
    assert reglas.agencia is None
    assert reglas.medios_de_pago == ()
    assert reglas.etapas[-1].nombre == "ultimo_aviso"
    assert (reglas.correo.imap.host, reglas.correo.smtp.host) == ("imap.gmail.com", "smtp.gmail.com")
    assert reglas.correo.authserv_id == "mx.google.com"
    activo = tomllib.loads((casa / "reglas.toml").read_text(encoding="utf-8"))
    assert "graficaandes" not in str(activo)
    assert "1122334455" not in str(activo)
    assert not list((casa / "credenciales").iterdir())
    assert f"{casa}/credenciales/imap" in visto


def test_dejar_la_entrevista_a_medias_no_crea_nada(tmp_path: Path) -> None:
    codigo, visto = contestar(["iniciar", str(tmp_path / "casa")], ["Taller Sur", "\x04"])
    assert codigo == 1
    assert "no se ha creado nada" in visto
    assert not (tmp_path / "casa").exists()
