"""[[deudores]]: a quién se refiere cada ficha, y que no haya dos para el mismo."""

from collections.abc import Iterator

from buzon.dominio.direcciones import es_direccion
from buzon.dominio.nombres import apodo, clave_fiscal
from buzon.dominio.reglas import DeudorReglas, Reglas
from buzon.montaje.examen.zonas import fallo_de_zona

_TOPE_PLAZO = 365


def examinar_deudores(reglas: Reglas) -> Iterator[str]:
    """Cada ficha, y las repetidas."""
    vistas: dict[str, int] = {}
    for lugar, ficha in enumerate(reglas.deudores, 1):
        donde = f"[[deudores]] n.º {lugar}"
        claves = _claves(ficha)
        if not claves:
            yield f"{donde}: di quién es: nombre, correo o id_fiscal"
        if ficha.correo and not es_direccion(ficha.correo):
            yield f"{donde} correo: «{ficha.correo}» no es una dirección de correo (nombre@dominio, sin nada más)"
        if ficha.zona_horaria and (fallo := fallo_de_zona(ficha.zona_horaria)):
            yield f"{donde} zona_horaria: {fallo}"
        if ficha.plazo_dias is not None and not 0 <= ficha.plazo_dias <= _TOPE_PLAZO:
            yield f"{donde} plazo_dias: de 0 a {_TOPE_PLAZO}, no {ficha.plazo_dias}"
        repetidas = [vistas[clave] for clave in claves if clave in vistas]
        if repetidas:
            yield f"{donde}: es el mismo cliente que el n.º {repetidas[0]}; júntalos en uno"
        for clave in claves:
            vistas.setdefault(clave, lugar)


def _claves(ficha: DeudorReglas) -> list[str]:
    claves = [f"correo {ficha.correo.lower()}"] if ficha.correo else []
    if ficha.id_fiscal:
        claves.append(f"fiscal {clave_fiscal(ficha.id_fiscal)}")
    if ficha.nombre and not (ficha.correo or ficha.id_fiscal):
        claves.append(f"nombre {apodo(ficha.nombre)}")
    return claves
