"""La forma corta de bench/conciliacion.py: mil pagos al azar, con la verdad sabida, pasados por `decidir`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from conciliacion import medir


def test_de_mil_pagos_al_azar_ninguno_se_aplica_mal_y_los_ciertos_se_aplican_solos() -> None:
    marcador = medir(1000, semilla=20)
    assert not marcador.fallos
    assert marcador.parte >= 0.85
    assert marcador.automaticos > 400
