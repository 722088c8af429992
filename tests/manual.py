"""No es una prueba: escribe `docs/buzon.1` a partir del mismo analizador que usa la consola (`make manual`)."""

from pathlib import Path

from argparse_manpage.manpage import Manpage

from buzon import __version__
from buzon.cli.argumentos import analizador

DESTINO = Path(__file__).parent.parent / "docs" / "buzon.1"
_TITULOS = {
    ".SH NAME": ".SH NOMBRE",
    ".SH SYNOPSIS": ".SH SINOPSIS",
    ".SH DESCRIPTION": ".SH DESCRIPCIÓN",
    ".SH OPTIONS": ".SH OPCIONES",
    ".SH COMMENTS": ".SH NOTAS",
}
_SALIDA = """
.SH CÓDIGOS DE SALIDA
0, hecho; 1, algo falló y dice qué; 2, mal escrito; 75, otro Buzón tiene la casa; 78, las reglas están mal.
.SH ENTORNO
.TP
.B BUZON_CASA
la carpeta de la casa, si no se da
.BR \\-\\-casa .
.TP
.B NO_COLOR
si existe, no se colorea nada.
.SH ARCHIVOS
.TP
.I reglas.toml
lo que decide el dueño, con cada clave explicada.
.TP
.I plantillas_correo/
las cartas que el dueño quiera cambiar; las demás son las que trae Buzón.
.TP
.I datos/
el libro, sus copias y los originales. Nadie más que Buzón ha de escribir ahí.
"""


def manual() -> str:
    """La página, en roff."""
    pagina = Manpage(analizador(), {"date": "", "project_name": "buzon", "version": __version__})
    pagina.date = ""
    pagina.manual = "Órdenes de Buzón"
    pagina.description = "cobra por correo las facturas vencidas de un pequeño negocio"
    lineas = [_TITULOS.get(linea, linea) for linea in str(pagina).splitlines()]
    return "\n".join(lineas).rstrip() + _SALIDA


if __name__ == "__main__":
    DESTINO.write_text(manual(), encoding="utf-8")
