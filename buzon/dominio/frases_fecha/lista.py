"""Todas las frases, de la más concreta a la más suelta.

A igual comienzo gana la más larga; a igual largo, la primera.
"""

from buzon.dominio.frases_fecha import del_calendario, dias_sueltos, mes, plazos, semana
from buzon.dominio.frases_fecha.piezas import reunir

FRASES = reunir(
    [
        del_calendario.FRASES,
        dias_sueltos.FRASES,
        plazos.FRASES,
        mes.FRASES,
        semana.FRASES,
    ]
)
