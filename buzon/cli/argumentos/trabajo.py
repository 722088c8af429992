"""Poner en marcha y trabajar: demo, iniciar, autorizar, diagnostico, vigilar, pasada, orden e importar."""

from pathlib import Path

from buzon.cli.argumentos.ordenes import Ordenes


def declarar(ordenes: Ordenes) -> None:
    """Las añade."""
    demo = ordenes.orden("demo", "enseña el trabajo entero en servidores de mentira, en menos de un minuto", casa=False)
    demo.add_argument("--salida", type=Path, metavar="DIR", default=Path("demo"), help="dónde dejar lo que se vio")
    iniciar = ordenes.orden("iniciar", "crea una casa nueva", casa=False)
    iniciar.add_argument("carpeta", nargs="?", type=Path, default=Path(), metavar="DIR", help="dónde (si no, aquí)")
    iniciar.add_argument("--no-interactivo", action="store_true", help="no pregunta: escribe el ejemplo comentado")
    ordenes.orden("autorizar", "pide a Google o Microsoft el permiso para entrar sin contraseña ([correo.oauth2])")
    diagnostico = ordenes.orden(
        "diagnostico", "comprueba todo lo que el demonio necesita y dice cómo arreglar cada cosa"
    )
    diagnostico.add_argument("--sin-red", action="store_true", help="no prueba los servidores de correo")
    diagnostico.add_argument("--json", action="store_true", help="en JSON")
    ordenes.orden("vigilar", "el demonio: vigila el buzón y cobra hasta que se le manda parar")
    ordenes.orden("pasada", "una vuelta: lee, decide, envía y termina", ahora=True)
    mandar = ordenes.orden(
        "orden", "da una orden, como por correo: «pagada 123», «pausar ACME hasta el viernes»", ahora=True
    )
    mandar.add_argument("texto", metavar="TEXTO", help="la orden, entre comillas")
    importar = ordenes.orden(
        "importar", "lee la cartera abierta de una hoja (CSV o XLSX) y enseña qué entiende", ahora=True
    )
    importar.add_argument("archivo", type=Path, metavar="ARCHIVO", help="la hoja")
    importar.add_argument("--aplicar", action="store_true", help="la registra, si no tiene errores: todo o nada")
