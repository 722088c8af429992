"""`buzon orden`: las mismas órdenes que el titular da por correo."""

import argparse
import sys

from buzon.cli.comun import casa_de, reloj_de
from buzon.correo.ordenes import leer_ordenes
from buzon.dominio.asientos import Causa
from buzon.dominio.decidir.ordenes import contestacion_de_consola
from buzon.dominio.entradas import OrdenDeConsola
from buzon.dominio.ordenes import Orden
from buzon.montaje.casa import montar


def ejecutar(opciones: argparse.Namespace) -> int:
    """Obedece y dice qué ha hecho. Sale con 2 si no entiende la orden."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    reloj = reloj_de(opciones, reglas)
    negocio = reglas.negocio
    hoy = reloj.ahora().astimezone(reglas.zona).date()
    casa = montar(disco, reloj)
    nombres = tuple(deudor.nombre for deudor in casa.cartera.deudores.values())
    ordenes = leer_ordenes(opciones.texto, hoy=hoy, pais=negocio.pais, moneda=negocio.moneda, nombres=nombres)
    if not ordenes:
        casa.libro.cerrar()
        print(
            "buzon: no entiendo esa orden; prueba «pagada 123», «parcial 300 de la 123», «pausar 123 hasta el "
            "viernes», «reanudar 123», «anular 123» o «estado»",
            file=sys.stderr,
        )
        return 2
    try:
        frases = contestacion_de_consola(casa.cartera, ordenes, casa.ahora(), reglas)
        hechos = casa.decidir(OrdenDeConsola(ordenes=ordenes, texto=opciones.texto), Causa("orden", "consola"))
    finally:
        casa.libro.cerrar()
    print("\n".join(frases))
    return 0 if hechos or _no_pedia_cambios(ordenes, frases) else 1


def _no_pedia_cambios(ordenes: tuple[Orden, ...], frases: tuple[str, ...]) -> bool:
    """Preguntar cómo va no cambia nada; quitar una pausa que no hay, tampoco, y no es un fallo."""
    son_inocuas = all(orden.accion in ("estado", "reanudar") for orden in ordenes)
    return son_inocuas and not any(frase.startswith("No he ") for frase in frases)
