"""Lee los datos que vienen con Buzón (bancos, maneras de decir) y los compila para las salas puras."""

import logging
import tomllib
from collections.abc import Sequence
from typing import Any

from buzon.correo import bancos, hallazgos
from buzon.correo.entender import Saber
from buzon.documentos.extractos.columnas import Columna
from buzon.dominio.calendario import calendario_de
from buzon.dominio.reglas import Banco, Extracto, Reglas
from buzon.montaje.recursos import datos

# Estas bibliotecas vuelcan en el registro la suciedad normal del correo y de los extractos, con direcciones y todo.
for _ruidosa in ("flufl.bounce", "mailparser", "mailparser.core", "mailparser.utils", "mt940", "dkimpy"):
    logging.getLogger(_ruidosa).setLevel(logging.CRITICAL + 1)


def leer_tablas(carpeta: str) -> dict[str, dict[str, Any]]:
    """Los TOML de una carpeta de datos, por nombre de archivo, en orden alfabético."""
    return {
        ruta.stem: tomllib.loads(ruta.read_text(encoding="utf-8")) for ruta in sorted(datos(carpeta).glob("*.toml"))
    }


def compilar_bancos(propios: Sequence[Banco]) -> bancos.SaberBancos:
    """Los bancos de Buzón y los del dueño. Raises ValueError si un patrón del dueño no vale."""
    suyos = [bancos.PatronPropio(banco.nombre, banco.remitente, banco.patron) for banco in propios]
    return bancos.compilar(tuple(leer_tablas("bancos").values()), suyos)


def compilar_intenciones() -> hallazgos.SaberIntenciones:
    """Las reglas de las respuestas, con lo aprendido de nuestros ejemplos."""
    pesos = (datos("parecido") / "pesos.txt").read_text(encoding="utf-8")
    return hallazgos.compilar(leer_tablas("intenciones"), pesos)


def _diseno(extracto: Extracto) -> dict[str, Columna]:
    """Qué columna es cada título que escribió el dueño."""
    columnas: tuple[Columna, ...] = (
        "fecha", "importe", "abono", "cargo", "concepto", "referencia", "contraparte", "moneda",
    )  # fmt: skip
    return {titulo: columna for columna in columnas if (titulo := getattr(extracto, columna))}


def leer_saber(reglas: Reglas | None = None) -> Saber:
    """Todo lo que hace falta para leer, con lo propio de la casa si la hay."""
    negocio = reglas.negocio if reglas else None
    return Saber(
        bancos=compilar_bancos(reglas.bancos if reglas else ()),
        intenciones=compilar_intenciones(),
        pais=negocio.pais if negocio else None,
        moneda=negocio.moneda if negocio else None,
        extractos=tuple(_diseno(extracto) for extracto in reglas.extractos) if reglas else (),
        es_festivo=calendario_de(negocio.pais, reglas.cobranza.region) if reglas and negocio else None,
    )
