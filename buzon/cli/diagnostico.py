"""`buzon diagnostico`: comprueba todo lo que el demonio necesita y dice cómo arreglar cada cosa."""

import argparse
from collections.abc import Iterator
from datetime import UTC

from buzon.adaptadores.sistema import RelojReal
from buzon.cli.comun import casa_de
from buzon.cli.hallazgos import contar, en_json
from buzon.dominio.reglas import Reglas
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.diagnostico import diagnosticar
from buzon.montaje.hallazgo import Hallazgo, bien, mal
from buzon.puertos import ReglasInvalidas

_REGLAS_MALAS = 78


def ejecutar(opciones: argparse.Namespace) -> int:
    """Devuelve 0 si nada está mal, 1 si algo lo está, 78 si son las reglas."""
    disco = casa_de(opciones)
    reglas, hallazgos = _leer(disco)
    if opciones.json:
        texto, esta_mal = en_json((*hallazgos, *_mirar(disco, reglas, con_red=not opciones.sin_red)))
        print(texto)
        return _REGLAS_MALAS if reglas is None else int(esta_mal)
    cuenta = contar(hallazgos)
    cuenta += contar(_mirar(disco, reglas, con_red=not opciones.sin_red))
    print()
    avisos = f"{cuenta['aviso']} aviso{'' if cuenta['aviso'] == 1 else 's'}"
    cosas = "una cosa" if cuenta["mal"] == 1 else f"{cuenta['mal']} cosas"
    if cuenta["mal"]:
        print(f"Hay {cosas} por arreglar (y {avisos}). Después, repite «buzon diagnostico».")
    else:
        print(f"Todo listo ({avisos}). Siguiente paso: buzon vigilar --casa {disco.carpeta}")
    if reglas is None:
        return _REGLAS_MALAS
    return 1 if cuenta["mal"] else 0


def _leer(disco: CasaEnDisco) -> tuple[Reglas | None, list[Hallazgo]]:
    try:
        reglas = disco.leer_reglas()
    except ReglasInvalidas as fallo:
        return None, [mal(f"Reglas: {error}", "") for error in fallo.errores]
    nombres = ", ".join(etapa.nombre for etapa in reglas.etapas)
    return reglas, [bien(f"Reglas: {len(reglas.etapas)} etapas ({nombres})")]


def _mirar(disco: CasaEnDisco, reglas: Reglas | None, *, con_red: bool) -> Iterator[Hallazgo]:
    return diagnosticar(disco, reglas, RelojReal(UTC).ahora(), con_red=con_red)
