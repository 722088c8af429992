"""El reglas.toml que viene con Buzón: vale, y explica cada clave que existe."""

import re
import tomllib
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from buzon.dominio.reglas import Reglas
from buzon.montaje.esquema import claves_de, es_lista_de_secciones, es_seccion
from buzon.montaje.recursos import compartido
from buzon.montaje.reglas import leer_reglas

RUTA = compartido("reglas.toml")
TEXTO = RUTA.read_text(encoding="utf-8")


def clases(tipo: Any = Reglas) -> dict[str, Any]:
    """Cada sección del esquema, con sus puntos, y su clase."""
    halladas: dict[str, Any] = {}
    for nombre, suyo in get_type_hints(tipo).items():
        for parte in (suyo, *get_args(suyo)):
            if is_dataclass(parte):
                halladas[nombre] = parte
                halladas |= {f"{nombre}.{hija}": clase for hija, clase in clases(parte).items()}
    return halladas


def secciones() -> dict[str, str]:
    """El texto de cada sección, también de las que van de ejemplo en un comentario, con lo que la precede."""
    partes = re.split(r"(?m)^(?:# )?\[{1,2}([\w.]+)\]{1,2}", TEXTO)
    textos: dict[str, str] = {}
    for nombre, cuerpo, antes in zip(partes[1::2], partes[2::2], partes[::2], strict=False):
        textos[nombre] = textos.get(nombre, antes) + cuerpo
    return textos


def test_vale_tal_como_viene() -> None:
    reglas = leer_reglas(RUTA)
    assert reglas.negocio.nombre == "Gráfica Andes SpA"
    assert reglas.cobranza.plazo_dias == 30


def test_trae_la_secuencia_entera() -> None:
    etapas = leer_reglas(RUTA).etapas
    assert [(etapa.nombre, etapa.dias, etapa.plazo) for etapa in etapas] == [
        ("aviso_previo", -3, 0),
        ("vencimiento", 0, 0),
        ("recordatorio", 5, 0),
        ("segundo_aviso", 12, 0),
        ("aviso_firme", 20, 7),
        ("ultimo_aviso", 28, 7),
        ("agencia", 35, 0),
    ]
    assert etapas[0].solo == "pagadores_tardios"
    assert [etapa.cc for etapa in etapas] == [()] * 6 + [("agencia",)]


@pytest.mark.parametrize("seccion", sorted(clases()))
def test_cada_clave_del_esquema_esta_escrita_y_explicada_en_su_seccion(seccion: str) -> None:
    texto = secciones()[seccion]
    for campo in fields(clases()[seccion]):
        if f"{seccion}.{campo.name}" in clases():
            continue
        es_clave = re.search(rf"(?m)^(# )?{campo.name} = ", texto)
        assert es_clave or re.search(rf"(?m)^#   {campo.name}  +\S", texto), f"falta explicar {seccion}.{campo.name}"


def test_no_nombra_ninguna_clave_que_no_exista() -> None:
    conocidas = {campo.name for clase in (Reglas, *clases().values()) for campo in fields(clase)}
    escritas = set(re.findall(r"(?m)^(?:# )?([a-z_]+) = ", TEXTO)) - {"clave"}
    assert escritas <= conocidas


def test_los_ejemplos_comentados_valen_si_se_les_quita_la_almohadilla(tmp_path: Any) -> None:
    activo = re.sub(r"(?m)^# ((?:\[{1,2}[a-z0-9_.]+\]{1,2}|[a-z_]+ = ).*)$", r"\1", TEXTO)
    (tmp_path / "reglas.toml").write_text(activo, encoding="utf-8")
    reglas = leer_reglas(tmp_path / "reglas.toml")
    assert reglas.deudores[0].excluido
    assert reglas.bancos[0].nombre == "Banco del Valle"
    assert reglas.correo.authserv_id == "mx.graficaandes.cl"
    assert reglas.correo.smtp.autoridad == "/etc/ssl/mi-servidor.pem"


def test_las_claves_que_no_estan_valen_lo_que_el_ejemplo_dice_que_valen() -> None:
    """El ejemplo escribe los valores por omisión: borrar una línea no cambia nada."""
    tabla = tomllib.loads(TEXTO)
    de_fabrica = leer_reglas(RUTA)
    for seccion in ("cobranza", "resumen", "vigilancia"):
        for campo in fields(clases()[seccion]):
            if campo.name in tabla[seccion] and campo.name != "plazo_dias":
                assert getattr(getattr(de_fabrica, seccion), campo.name) == campo.default


def test_el_esquema_sabe_que_es_seccion_y_que_es_lista() -> None:
    assert "trato" in claves_de(("cobranza",))
    assert "host" in claves_de(("correo", "imap"))
    assert claves_de(("correo", "direccion")) == ()
    assert es_seccion(("agencia",))
    assert not es_seccion(("etapas",))
    assert es_lista_de_secciones(("etapas",))
    assert not es_lista_de_secciones(("negocio", "titulares"))
