"""Comprueba una casa de punta a punta: la cadena del libro, su historia, la llave y los documentos guardados.

Solo mira: no toma el cerrojo ni arregla nada, y vale con el demonio en marcha.
"""

from collections.abc import Iterator
from pathlib import Path

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.libro_tinydb import LibroTinyDB, revisar_carpeta
from buzon.adaptadores.libro_tinydb.respaldos import respaldos_en, ultimo_respaldo_bueno
from buzon.disco import motivo
from buzon.dominio.cartera import Cartera, plegar
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.hallazgo import Hallazgo, aviso, bien, mal
from buzon.puertos import FalloPasajero, LibroDanado

_MAXIMO = 20


def verificar(disco: CasaEnDisco) -> Iterator[Hallazgo]:
    """Lo encontrado, el libro primero. Con el libro roto no se mira lo que depende de él."""
    if not disco.tiene_libro():
        yield mal(
            f"Libro: en {disco.datos} no hay ninguno",
            "si la casa es nueva, «buzon pasada» lo crea; si no lo es, recupera esa carpeta de tu copia de seguridad",
        )
        return
    try:
        revision = revisar_carpeta(disco.datos)
    except OSError as fallo:
        yield mal(f"Libro: no se puede leer {disco.datos}: {motivo(fallo)}", "ejecútalo con el usuario de la casa")
        return
    if revision.problemas:
        for problema in revision.problemas:
            yield mal(f"Libro: {problema}", "")
        yield mal("Libro: está dañado y Buzón no lo va a usar así", como_recuperar(disco.datos))
        return
    yield bien(f"Libro: asientos hasta el {revision.asientos}, cadena y numeración correctas")
    for nota in revision.notas:
        yield aviso(f"Libro: {nota}", "nada que hacer: no es un daño")
    yield from _historia(disco)
    yield from _llave(disco)
    yield from _respaldos(disco)


def _historia(disco: CasaEnDisco) -> Iterator[Hallazgo]:
    """Repite toda la historia: un libro sano que no se puede repetir es un fallo de esta versión, no del disco."""
    try:
        libro = LibroTinyDB.leer(disco.datos)
        try:
            cartera = plegar(libro.asientos())
        finally:
            libro.cerrar()
    except (LibroDanado, FalloPasajero) as fallo:
        yield mal(f"Historia: {fallo}", "")
        return
    except Exception as fallo:  # noqa: BLE001 - una historia imposible puede fallar de cualquier manera
        yield mal(
            f"Historia: no se puede repetir ({type(fallo).__name__}: {fallo})",
            "no cambies nada; vuelve a la versión anterior de Buzón y avisa a quien te lo instaló",
        )
        return
    cuantos = f"clientes: {len(cartera.deudores)}; facturas: {len(cartera.facturas)}; cartas: {len(cartera.cartas)}"
    yield bien(f"Historia: se repite entera ({cuantos})")
    yield from _documentos(disco, cartera)


def _documentos(disco: CasaEnDisco, cartera: Cartera) -> Iterator[Hallazgo]:
    archivo = ArchivoEnDisco(disco.archivo)
    citados = huellas_citadas(cartera)
    remedio = f"recupera {disco.archivo} de tu copia de seguridad; el resto del libro no depende de ello"
    try:
        rotos = archivo.verificar()
        faltan = sorted(huella for huella in citados if archivo.leer(huella) is None)
    except FalloPasajero as fallo:
        yield mal(f"Documentos: {fallo}", "ejecútalo con el usuario de la casa")
        return
    for roto in rotos[:_MAXIMO]:
        yield mal(f"Documentos: {roto}", remedio)
    ausentes = [huella for huella in faltan if not any(huella in roto for roto in rotos)]
    for huella in ausentes[:_MAXIMO]:
        yield mal(f"Documentos: falta {citados[huella]} (huella {huella[:16]}…)", remedio)
    if not rotos and not ausentes:
        yield bien(f"Documentos: los {len(citados)} que cita el libro están y son los mismos")


def huellas_citadas(cartera: Cartera) -> dict[str, str]:
    """Las huellas que el libro dice que están en el archivo, y de qué son."""
    citadas: dict[str, str] = {}
    for factura in cartera.facturas.values():
        for documento in factura.documentos:
            citadas[documento.huella] = f"un original de la factura {factura.numero}"
    for carta in cartera.cartas.values():
        if carta.huella:
            citadas.setdefault(carta.huella, f"la carta «{carta.asunto}»")
    # Lo de un cliente al que se olvidó no falta: se borró.
    return {huella: que for huella, que in citadas.items() if huella not in cartera.originales_borrados}


def _llave(disco: CasaEnDisco) -> Iterator[Hallazgo]:
    try:
        disco.leer_llave()
    except (LibroDanado, OSError) as fallo:
        remedio = f"cópiala de tu copia de seguridad a {disco.llave} y haz «chmod 600 {disco.llave}»"
        yield mal(f"Llave: {fallo}", remedio)
    else:
        yield bien("Llave: está entera")


def _respaldos(disco: CasaEnDisco) -> Iterator[Hallazgo]:
    copias = respaldos_en(disco.datos)
    if copias:
        yield bien(f"Respaldos: {len(copias)}, el último del {copias[-1].stem}")
    else:
        yield aviso("Respaldos: todavía no hay", "nada que hacer: el demonio hace uno al día")


def como_recuperar(carpeta: Path) -> str:
    """Qué teclear para volver al último respaldo bueno de un libro dañado."""
    bueno = ultimo_respaldo_bueno(carpeta)
    if bueno is None:
        return (
            f"no hay ningún respaldo bueno en {carpeta}/respaldos: recupera {carpeta} de tu propia copia de seguridad"
        )
    ruta, _, asientos = bueno
    return (
        f"para volver al respaldo del {ruta.stem} ({asientos} asientos), con Buzón parado y el usuario de la casa: "
        f"«buzon restaurar {ruta.stem}»; lo asentado después deja de contar y lo de ahora queda aparte"
    )
