"""El estado de la cartera como tabla, para una terminal."""

from datetime import datetime

from buzon.cli.pantalla import consola
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion
from buzon.informes.ensayo import dicho_del_ensayo
from buzon.informes.palabras import fecha_corta, nombre_de_estado, nombre_de_etapa

_COLORES = {
    "vencida": "red",
    "agencia": "bold red",
    "judicial": "bold red",
    "promesa": "green",
    "plan": "green",
    "disputa": "yellow",
    "en_revision": "yellow",
    "pausada": "yellow",
}


def ensenar(c: Cartera, reglas: Reglas, ahora: datetime) -> None:
    """Una fila por factura abierta, por cliente; debajo, lo que espera al titular y lo que va mal."""
    from rich.table import Table  # noqa: PLC0415 - import pesado
    from rich.text import Text  # noqa: PLC0415 - import pesado

    if ensayo := dicho_del_ensayo(c, reglas):
        consola().print(Text(f"{ensayo}.\n", style="bold yellow"))
    tabla = Table(box=None, pad_edge=False, header_style="bold")
    for nombre, derecha in (("Factura", 0), ("Cliente", 0), ("Debe", 1), ("Vence", 0), ("Está", 0), ("Qué viene", 0)):
        tabla.add_column(nombre, justify="right" if derecha else "left", overflow="fold", no_wrap=nombre == "Debe")
    for deudor in c.con_abiertas():
        for factura in c.abiertas_de(deudor.id):
            como = situacion(c, factura, reglas, ahora)
            viene = como.motivo
            if como.proxima:
                cuando = como.proxima.fecha.astimezone(reglas.zona)
                viene = f"{nombre_de_etapa(como.proxima.etapa)} el {cuando:%d/%m/%Y a las %H:%M}: {como.motivo}"
            tabla.add_row(
                Text(factura.numero),
                Text(deudor.nombre),
                Text(escribir(factura.saldo, factura.moneda, reglas.negocio.pais)),
                Text(fecha_corta(factura.vencimiento)),
                Text(nombre_de_estado(como.estado), style=_COLORES.get(como.estado, "")),
                Text(viene),
            )
    salida = consola()
    if tabla.row_count:
        salida.print(tabla)
    else:
        salida.print("No hay ninguna factura abierta.")
    for titulo, lineas, estilo in (
        ("Esperan tu respuesta:", [pregunta.texto for pregunta in c.preguntas.values()], "bold yellow"),
        ("Va mal:", [problema.texto for problema in c.problemas.values()], "bold red"),
    ):
        if lineas:
            salida.print(Text(f"\n{titulo}", style=estilo))
            for linea in lineas:
                salida.print(f"  - {linea}")
