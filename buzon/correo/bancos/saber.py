"""Lo que se sabe de los bancos: sus remitentes, su país y las frases de sus avisos, compilado una sola vez."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from buzon.correo.bancos.patrones import Patron, PatronInvalido, componer, componer_propio

_SENTIDOS = frozenset({"entrada", "salida", "devolucion", "rechazado", "otro"})


class PatronPropio(msgspec.Struct, frozen=True):
    """Un `[[bancos]]` de `reglas.toml`. `remitente`: dirección, o dominio con arroba delante («@bancox.cl»)."""

    nombre: str
    remitente: str
    patron: str


class Banco(msgspec.Struct, frozen=True):
    """Un banco o billetera. `pais` y `moneda` deciden qué es «$» cuando el aviso no lo dice; pueden faltar."""

    nombre: str
    pais: str | None = None
    moneda: str | None = None
    patrones: tuple[Patron, ...] = ()


class SaberBancos(msgspec.Struct, frozen=True):
    """Todos los bancos, por dirección y por dominio. Los del titular van por delante de los de Buzón."""

    direcciones: Mapping[str, tuple[Banco, ...]] = {}
    dominios: Mapping[str, tuple[Banco, ...]] = {}

    def bancos_de(self, direccion: str) -> tuple[Banco, ...]:
        """Los bancos que escriben desde esa dirección o su dominio (o uno superior), del más preciso al menos."""
        limpia = direccion.strip().lower()
        hallados = list(self.direcciones.get(limpia, ()))
        dominio = limpia.rpartition("@")[2]
        while "." in dominio:
            hallados += [b for b in self.dominios.get(dominio, ()) if b not in hallados]
            dominio = dominio.partition(".")[2]
        return tuple(hallados)

    def banco_de(self, direccion: str) -> str | None:
        """El nombre del banco que escribe desde esa dirección, o `None` si no es un banco conocido."""
        return next((banco.nombre for banco in self.bancos_de(direccion)), None)


def compilar(tablas: Sequence[Mapping[str, Any]], propios: Sequence[PatronPropio] = ()) -> SaberBancos:
    """Compila las tablas de `datos/bancos/*.toml` y los bancos del titular.

    Raises:
        ValueError: un patrón no se puede usar; el mensaje nombra el banco y dice qué escribir en su lugar.
    """
    direcciones: dict[str, list[Banco]] = {}
    dominios: dict[str, list[Banco]] = {}
    for remitente, banco in (*_de_propios(propios), *_de_tablas(tablas)):
        limpio = remitente.strip().lower()
        if limpio.startswith("@"):
            dominios.setdefault(limpio[1:], []).append(banco)
        else:
            direcciones.setdefault(limpio, []).append(banco)
    return SaberBancos({c: tuple(b) for c, b in direcciones.items()}, {c: tuple(b) for c, b in dominios.items()})


def _de_propios(propios: Sequence[PatronPropio]) -> Iterator[tuple[str, Banco]]:
    for propio in propios:
        if "@" not in propio.remitente or "." not in propio.remitente.rpartition("@")[2]:
            raise ValueError(
                f"banco «{propio.nombre}»: el remitente «{propio.remitente}» no es una dirección ni un dominio; "
                "escriba por ejemplo avisos@bancox.cl o @bancox.cl"
            )
        try:
            patron = componer_propio(propio.patron)
        except PatronInvalido as error:
            raise ValueError(f"banco «{propio.nombre}»: el patrón {error}") from error
        yield propio.remitente, Banco(propio.nombre, patrones=(patron,))


def _de_tablas(tablas: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Banco]]:
    for tabla in tablas:
        for ficha in tabla.get("bancos", ()):
            banco = _leer_ficha(ficha, tabla)
            for remitente in ficha["remitentes"]:
                yield str(remitente), banco


def _leer_ficha(ficha: Mapping[str, Any], tabla: Mapping[str, Any]) -> Banco:
    nombre = str(ficha.get("nombre", "sin nombre"))
    patrones = []
    for entrada in ficha.get("patrones", ()):
        sentido = entrada.get("sentido", "entrada")
        if sentido not in _SENTIDOS:
            raise ValueError(f"banco «{nombre}»: el sentido «{sentido}» no existe; use {', '.join(sorted(_SENTIDOS))}")
        try:
            patrones.append(componer(sentido, str(entrada["patron"])))
        except PatronInvalido as error:
            raise ValueError(f"banco «{nombre}»: el patrón {error}") from error
    return Banco(
        nombre, ficha.get("pais", tabla.get("pais")), ficha.get("moneda", tabla.get("moneda")), tuple(patrones)
    )
