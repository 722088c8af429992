"""Lo que se le dice al titular de la cartera que manda en una hoja."""

from decimal import Decimal

from buzon.informes.palabras import enumerar
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto


def _columnas(m: Mesa) -> list[tuple[str, str]]:
    """Cada dato y de qué columna sale, con un ejemplo."""
    return [
        (str(campo), f"columna «{titulo}»" + (f", por ejemplo «{ejemplo}»" if ejemplo else ""))
        for campo, titulo, ejemplo in m.datos.get("columnas", [])
    ]


def _por_importar(m: Mesa) -> Texto:
    cuantas, clientes = int(m.datos["cuantas"]), int(m.datos["clientes"])
    suman = enumerar(m.dinero(Decimal(suma), moneda) for moneda, suma in m.datos["totales"])
    facturas = f"{cuantas} facturas" if cuantas > 1 else "1 factura"
    de = f"{clientes} clientes" if clientes > 1 else "1 cliente"
    muestra = [(str(nombre), str(dicho)) for nombre, dicho in m.datos["muestra"]]
    resto = [("…", f"y {cuantas - len(muestra)} más")] if cuantas > len(muestra) else []
    return texto(
        f"¿Importo estas {facturas}?" if cuantas > 1 else "¿Importo esta factura?",
        f"He leído tu hoja entera: {facturas} de {de}, que deben {suman}. Todavía no he registrado nada.",
        "Así la he entendido, columna a columna, y las primeras filas. Si algo no es eso, contesta «no», corrígela y "
        "mándamela otra vez.",
        *m.datos.get("notas", []),
        campos=[*_columnas(m), *muestra, *resto],
        botones=m.botones(),
        nota="Sí: las registro todas. No: ninguna. A los clientes nuevos no les escribo hasta que pase el veto.",
    )


def _con_errores(m: Mesa) -> Texto:
    errores = [str(error) for error in m.datos.get("errores", [])]
    return texto(
        "No he importado tu hoja: hay que corregirla",
        "Es todo o nada, y esto no lo puedo leer o no cuadra. Corrígelo en la hoja y mándamela otra vez:",
        *errores,
        *m.datos.get("notas", []),
        campos=_columnas(m),
        nota="No he registrado ninguna factura. El número de línea es el de la hoja, contando la cabecera.",
    )


def _sin_nada(m: Mesa) -> Texto:
    return texto(
        "En tu hoja no hay ninguna factura nueva",
        "La he leído entera y no tengo nada que registrar.",
        *m.datos.get("notas", []),
        campos=_columnas(m),
    )


TEMAS: dict[str, Escritor] = {
    "cartera_por_importar": _por_importar,
    "cartera_con_errores": _con_errores,
    "cartera_sin_nada": _sin_nada,
}
