"""Lo que comparten las pruebas de bancos: las tablas que trae Buzón, compiladas, y los avisos de `avisos/`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import buzon
from buzon.correo.bancos import SaberBancos, compilar, leer_aviso
from buzon.correo.mensaje import Correo, Direccion
from buzon.dominio.lecturas import AvisoLeido
from buzon.dominio.llano import allanar

DATOS = Path(buzon.__file__).parent / "datos" / "bancos"
AVISOS = Path(__file__).parent / "avisos"
NADIE = compilar(())


@cache
def tablas() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(ruta.read_text(encoding="utf-8")) for ruta in sorted(DATOS.glob("*.toml")))


@cache
def saber() -> SaberBancos:
    return compilar(tablas())


def casos(archivo: str) -> dict[str, dict[str, Any]]:
    """Los casos de un archivo de `avisos/`, por su id."""
    leidos = tomllib.loads((AVISOS / f"{archivo}.toml").read_text(encoding="utf-8"))["casos"]
    return {caso["id"]: caso for caso in leidos}


def leer(caso: dict[str, Any], con: SaberBancos | None = None, *, en_un_parrafo: bool = False) -> AvisoLeido | None:
    """Lee un caso; `en_un_parrafo`, como si el programa de correo se hubiera comido los saltos de línea."""
    cuerpo = " ".join(caso["cuerpo"].split()) if en_un_parrafo else caso["cuerpo"]
    return aviso(caso["remitente"], caso["asunto"], cuerpo, con)


def aviso(
    remitente: str, asunto: str, cuerpo: str, con: SaberBancos | None = None, pais: str | None = None
) -> AvisoLeido | None:
    correo = Correo(huella="0" * 64, de=Direccion(remitente), asunto=asunto, texto=cuerpo)
    return leer_aviso(correo, saber() if con is None else con, pais=pais)


def en_llano(nombre: str | None) -> str:
    return "".join(c for c in allanar(nombre or "") if c.isalnum())
