"""Qué se ataca: cada lector con sus semillas, y lo que ha de cumplir con cualquier cosa que le llegue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from buzon.correo import citas, lectura
from buzon.correo.bancos import leer_aviso
from buzon.correo.clasificacion.rebotes.lista import leer_rebote
from buzon.correo.entender import Entendido, Saber, entender, entender_archivo
from buzon.correo.mensaje import Correo
from buzon.correo.ordenes import leer_ordenes
from buzon.correo.procedencia import Procedencia, comprobar, firmas_que_mirar
from buzon.documentos.extractos import leer_extracto
from buzon.documentos.facturas import leer_documento
from buzon.dominio.fechas import buscar_fechas
from buzon.dominio.lecturas import AvisoLeido, Rebote
from buzon.montaje.saber import leer_saber

AQUI = Path(__file__).parent
HOY = date(2026, 12, 15)
_MARTES = datetime(2026, 12, 15, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Blanco:
    """`atacar` lanza si algo no se cumple. `semillas`: la carpeta de las suyas; `trozos`, si van separadas por %%."""

    atacar: Callable[[bytes], object]
    semillas: str
    trozos: tuple[str, ...] = ()

    def sembrar(self) -> list[bytes]:
        """Sus semillas, siempre en el mismo orden."""
        carpeta = AQUI / "semillas" / self.semillas
        if self.trozos:
            textos = [(carpeta / f"{trozo}.txt").read_bytes() for trozo in self.trozos]
            return [semilla.strip(b"\n") for texto in textos for semilla in texto.split(b"\n%%\n")]
        return [ruta.read_bytes() for ruta in sorted(carpeta.iterdir())]


@cache
def saber() -> Saber:
    """El de una casa sin reglas: los bancos y las maneras de hablar que vienen con Buzón."""
    return leer_saber(None)


def _igual(uno: Any, otro: Any) -> None:
    if uno != otro:
        raise AssertionError("leerlo dos veces no da lo mismo")


def _vuelve(valor: Any, tipo: Any) -> None:
    """Lo leído se puede escribir y volver a leer: los tipos son los que dicen ser."""
    _igual(msgspec.json.decode(msgspec.json.encode(valor), type=tipo), valor)


def _lectura(dato: bytes) -> None:
    correo = lectura.abrir(dato)
    _igual(lectura.abrir(dato), correo)
    _vuelve(correo, Correo)
    for adjunto in correo.adjuntos:
        if {"/", "\\", "\x00"} & set(adjunto.nombre):
            raise AssertionError(f"el nombre de un adjunto lleva ruta: {adjunto.nombre!r}")


def _citas(dato: bytes) -> None:
    texto = dato.decode("utf-8", "replace")
    nuevo = citas.separar(texto)
    _igual(citas.separar(texto), nuevo)
    # Quitar es su oficio; poner o cambiar de orden, no: lo que queda está en el original, en ese orden.
    quedan = iter(filter(str.isalnum, texto))
    if not all(letra in quedan for letra in filter(str.isalnum, nuevo)):
        raise AssertionError("queda algo que nadie escribió")


def _rebotes(dato: bytes) -> None:
    correo = lectura.abrir(dato)
    rebote = leer_rebote(correo)
    _igual(leer_rebote(correo), rebote)
    _vuelve(rebote, Rebote | None)


def _facturas(dato: bytes) -> None:
    documento = leer_documento(dato, nombre="f.xml")
    _igual(leer_documento(dato, nombre="f.xml"), documento)
    _vuelve(documento, type(documento))
    for factura in documento.facturas:
        for importe in (factura.total, factura.a_pagar):
            if importe is not None and not importe.is_finite():
                raise AssertionError(f"un importe que no es un número: {importe}")


def _extractos(dato: bytes) -> None:
    movimientos = leer_extracto(dato, nombre="extracto")
    _igual(leer_extracto(dato, nombre="extracto"), movimientos)
    for movimiento in movimientos or ():
        _vuelve(movimiento, type(movimiento))
        if not movimiento.importe.is_finite():
            raise AssertionError(f"un importe que no es un número: {movimiento.importe}")


def _procedencia(dato: bytes) -> None:
    correo = lectura.abrir(dato)
    visto = comprobar(correo, "mx.andes.example", ("mx.lejos.example",))
    _igual(comprobar(correo, "mx.andes.example", ("mx.lejos.example",)), visto)
    _vuelve(visto, Procedencia)
    firmas, motivo = firmas_que_mirar(correo, _MARTES)
    if not firmas and not motivo:
        raise AssertionError("ni firmas ni por qué no")


def _ordenes(dato: bytes) -> None:
    texto = dato.decode("utf-8", "replace")
    for pais, moneda in (("CL", "CLP"), ("ES", "EUR")):
        ordenes = leer_ordenes(texto, hoy=HOY, pais=pais, moneda=moneda)
        _igual(leer_ordenes(texto, hoy=HOY, pais=pais, moneda=moneda), ordenes)
        for orden in ordenes:
            _vuelve(orden, type(orden))


def _fechas(dato: bytes) -> None:
    texto = dato.decode("utf-8", "replace")
    halladas = buscar_fechas(texto, HOY)
    _igual(buscar_fechas(texto, HOY), halladas)
    fin = 0
    for hallada in halladas:
        if not fin <= hallada.inicio < hallada.fin <= len(texto):
            raise AssertionError(f"fechas que se pisan o se salen: {hallada}")
        fin = hallada.fin


def _bancos(dato: bytes) -> None:
    correo = lectura.abrir(dato)
    for pais, moneda in (("CL", "CLP"), ("MX", "MXN")):
        aviso = leer_aviso(correo, saber().bancos, pais=pais, moneda=moneda)
        _igual(leer_aviso(correo, saber().bancos, pais=pais, moneda=moneda), aviso)
        _vuelve(aviso, AvisoLeido | None)
        if aviso and aviso.importe is not None and not aviso.importe.is_finite():
            raise AssertionError(f"un importe que no es un número: {aviso.importe}")


def _entender(dato: bytes) -> None:
    entendido = entender(dato, saber())
    _vuelve(entendido, Entendido)
    entender_archivo(dato, "papel", saber())


BLANCOS: dict[str, Blanco] = {
    "lectura": Blanco(_lectura, "correos"),
    "citas": Blanco(_citas, "textos", ("citas", "intenciones")),
    "rebotes": Blanco(_rebotes, "correos"),
    "facturas": Blanco(_facturas, "facturas"),
    "procedencia": Blanco(_procedencia, "correos"),
    "extractos": Blanco(_extractos, "extractos"),
    "ordenes": Blanco(_ordenes, "textos", ("ordenes", "fechas")),
    "fechas": Blanco(_fechas, "textos", ("fechas", "intenciones")),
    "bancos": Blanco(_bancos, "correos"),
    "entender": Blanco(_entender, "correos"),
}
