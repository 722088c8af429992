"""Olvidar a un cliente: primero sus originales y después el libro, para que un corte a medias se pueda acabar.

Qué hechos son suyos y cómo quedan lo decide `buzon.dominio.olvido`; aquí solo se toca el disco.
"""

from datetime import datetime

from buzon.correo import lectura
from buzon.dominio.cartera import plegar
from buzon.dominio.olvido import NoSePuedeOlvidar, Olvido, preparar, vencidos
from buzon.dominio.reglas import Reglas
from buzon.puertos import Archivo, Libro
from buzon.vigia.casa import Casa

_MIN_PALABRA = 4


def olvidar(
    libro: Libro,
    archivo: Archivo,
    deudor: str,
    ahora: datetime,
    reglas: Reglas,
    *,
    motivo: str,
    aunque_deba: bool = False,
) -> tuple[Olvido, int]:
    """Lo hecho, y cuántos originales se han borrado. El libro vuelve encadenado de principio a fin.

    Raises:
        NoSePuedeOlvidar: debe algo o tiene una carta saliendo; no se ha tocado nada.
        FalloPasajero: el disco no dejó; repetirlo lo acaba.
    """
    olvido = preparar(
        tuple(libro.asientos()),
        deudor,
        ahora,
        motivo=motivo,
        propias=direcciones_propias(reglas),
        aunque_deba=aunque_deba,
    )
    borrados = tuple(
        huella
        for huella in archivo.huellas()
        if huella in olvido.huellas or _nombra(archivo.leer(huella), olvido.palabras)
    )
    for huella in borrados:
        archivo.borrar(huella)
    libro.reescribir(olvido.con_originales(borrados))
    return olvido, len(borrados)


def direcciones_propias(reglas: Reglas) -> frozenset[str]:
    """Las de la casa y la agencia: no son datos del cliente aunque estén en sus cartas."""
    propias = {reglas.correo.direccion, reglas.correo.facturas, *reglas.negocio.titulares}
    if reglas.agencia:
        propias.add(reglas.agencia.correo)
    return frozenset(correo.lower() for correo in propias)


def purgar(casa: Casa) -> int:
    """Olvida a quien no debe nada y lleva `conservar_anos` sin movimiento. Devuelve a cuántos."""
    anos = casa.reglas.datos.conservar_anos
    if anos is None:
        return 0
    cuantos = 0
    for deudor in tuple(vencidos(casa.cartera, casa.ahora(), anos)):
        motivo = f"pasaron {anos} años sin movimiento"
        try:
            olvidar(casa.libro, casa.archivo, deudor, casa.ahora(), casa.reglas, motivo=motivo)
        except NoSePuedeOlvidar:
            continue
        casa.cartera = plegar(casa.libro.asientos())
        cuantos += 1
    return cuantos


def _nombra(contenido: bytes | None, palabras: frozenset[str]) -> bool:
    """Si un original le nombra, también dentro de un correo codificado. Un PDF o un zip se conocen por su huella."""
    buscadas = [palabra.casefold() for palabra in palabras if len(palabra) >= _MIN_PALABRA]
    if contenido is None or not buscadas:
        return False
    correo = lectura.abrir(contenido)
    textos = (
        contenido.decode("utf-8", "replace"),
        correo.asunto,
        correo.texto,
        correo.html,
        *(adjunto.contenido.decode("utf-8", "replace") for adjunto in correo.adjuntos),
        *(
            f"{persona.correo} {persona.nombre}"
            for persona in (*correo.para, *correo.cc) + ((correo.de,) if correo.de else ())
        ),
    )
    return any(palabra in texto.casefold() for texto in textos for palabra in buscadas)
