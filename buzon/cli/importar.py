"""`buzon importar`: la cartera abierta que viene en una hoja. Sin `--aplicar` no cambia nada."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from buzon.adaptadores.taller import Taller
from buzon.cli.comun import casa_de, reloj_de
from buzon.cli.leer import leer_archivo
from buzon.dominio.asientos import Causa
from buzon.dominio.decidir.carteras import escribir_errores
from buzon.dominio.decidir.ingreso import Examen, examinar
from buzon.dominio.dinero import escribir
from buzon.dominio.entradas import CarteraDeConsola
from buzon.dominio.hechos import Documento
from buzon.dominio.lecturas import CarteraLeida
from buzon.dominio.reglas import Reglas
from buzon.montaje.casa import montar
from buzon.montaje.saber import leer_saber
from buzon.puertos import FalloDefinitivo


def ejecutar(opciones: argparse.Namespace) -> int:
    """Enseña las columnas, las filas y los errores. Sale con 1 si hay errores o no es una cartera."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    leido = leer_archivo(opciones.archivo, leer_saber(reglas), Taller(reglas))
    if leido.cartera is None:
        porque = "; ".join(leido.avisos) if leido.clase == "ilegible" else f"parece {leido.clase}"
        raise FalloDefinitivo(
            f"{opciones.archivo} no es una hoja con facturas por cobrar ({porque}): hace falta una fila de títulos con "
            "el número, el cliente y el total o el saldo"
        )
    casa = montar(disco, reloj_de(opciones, reglas))
    try:
        examen = examinar(casa.cartera, leido.cartera, reglas)
        _ensenar(leido.cartera, examen, reglas)
        if examen.errores:
            print("buzon: no se importa nada; corrige la hoja y repite", file=sys.stderr)
            return 1
        if opciones.aplicar and examen.nuevas:
            documento = _guardar(casa.archivo.guardar, opciones.archivo)
            casa.decidir(CarteraDeConsola(cartera=leido.cartera, documentos=(documento,)), Causa("orden", "consola"))
            print(f"Importadas {len(examen.nuevas)} facturas.")
        elif examen.nuevas:
            print("No he cambiado nada. Si está bien, repite con --aplicar.")
    finally:
        casa.libro.cerrar()
    return 0


def _guardar(guardar: Callable[[bytes], str], archivo: Path) -> Documento:
    return Documento(huella=guardar(archivo.read_bytes()), nombre=archivo.name[:120])


def _ensenar(cartera: CarteraLeida, examen: Examen, reglas: Reglas) -> None:
    from rich.console import Console  # noqa: PLC0415 - import pesado
    from rich.table import Table  # noqa: PLC0415 - import pesado
    from rich.text import Text  # noqa: PLC0415 - import pesado

    consola = Console(highlight=False, markup=False)
    columnas = Table(title="Lo que entiendo de cada columna", title_justify="left")
    for titulo in ("Dato", "Columna", "Por ejemplo"):
        columnas.add_column(titulo)
    for columna in cartera.columnas:
        columnas.add_row(columna.campo, Text(columna.titulo), Text(columna.ejemplo))
    consola.print(columnas)
    if examen.nuevas:
        consola.print(_facturas(examen, reglas))
    for frase in [*escribir_errores(examen), *examen.avisos]:
        consola.print(Text(frase), soft_wrap=True)
    for moneda, suma in examen.saldos.items():
        debe = escribir(suma, moneda, reglas.negocio.pais)
        consola.print(
            f"{len(examen.nuevas)} facturas nuevas de {examen.clientes} clientes; por cobrar en {moneda}: {debe}"
        )


def _facturas(examen: Examen, reglas: Reglas) -> Any:
    from rich.table import Table  # noqa: PLC0415 - import pesado
    from rich.text import Text  # noqa: PLC0415 - import pesado

    tabla = Table(title="Facturas nuevas", title_justify="left")
    for titulo in ("Línea", "Factura", "Cliente", "Correo", "Vence", "Total", "Debe"):
        tabla.add_column(titulo, justify="right" if titulo in ("Línea", "Total", "Debe") else "left")
    pais = reglas.negocio.pais
    for fila, propuesta in examen.nuevas:
        moneda = propuesta.leida.moneda or ""
        direcciones = propuesta.correos or (propuesta.deudor.direcciones if propuesta.deudor else ())
        tabla.add_row(
            str(fila.linea),
            Text(fila.numero),
            Text(fila.cliente),
            Text(", ".join(direcciones) or "—"),
            f"{propuesta.vencimiento:%d/%m/%Y}" if propuesta.vencimiento else "—",
            escribir(fila.importe, moneda, pais),
            escribir(fila.importe - fila.pagado, moneda, pais),
        )
    return tabla
