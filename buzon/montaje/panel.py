"""El panel de una casa, listo para guardar o servir."""

from datetime import datetime
from hashlib import sha256

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.plantillas_jinja.pagina import rellenar_pagina
from buzon.correo import lectura
from buzon.dominio.reglas import Reglas
from buzon.informes.panel import datos_del_panel
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.recursos import datos
from buzon.puertos import FalloPasajero


def hacer_panel(disco: CasaEnDisco, reglas: Reglas, ahora: datetime, version: str = "") -> bytes:
    """La página en HTML, para ese instante. Solo lee: vale con el demonio en marcha."""
    archivo = ArchivoEnDisco(disco.archivo)

    def leer(huella: str) -> str | None:
        try:
            crudo = archivo.leer(huella)
        except FalloPasajero:
            return None
        return lectura.abrir(crudo).texto if crudo is not None else None

    contenido = datos_del_panel(disco.leer_cartera(), reglas, ahora, leer)
    return rellenar_pagina(datos("panel"), contenido, version).encode()


def version_de(disco: CasaEnDisco, dia: str) -> str:
    """Cambia cuando cambia el libro, o el día: con el mismo valor, la página sería la misma."""
    rutas = sorted(disco.datos.glob("libro-*")) if disco.datos.is_dir() else []
    marcas = "|".join(f"{ruta.name}:{ruta.stat().st_size}" for ruta in rutas)
    return sha256(f"{dia}|{marcas}".encode()).hexdigest()[:16]
