"""Las reglas de las intenciones, de los datos (TOML ya leído) a patrones compilados.

No lee archivos. Un patrón puede nombrar trozos comunes (`<pagar>`) que están en `voces`; todo es RE2.
"""

from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec
import re2

from buzon.correo.hallazgos.criba import Criba, juntar
from buzon.correo.hallazgos.parecido import Parecido, leer_parecido
from buzon.dominio.lecturas import MotivoDisputa, TipoIntencion

ORDEN: tuple[TipoIntencion, ...] = get_args(TipoIntencion)


class Regla(msgspec.Struct, frozen=True, kw_only=True):
    """Una manera de decir una intención.

    `patron` se busca en cada frase; `pide` y `salvo`, en la misma frase, deben y no deben estar. `fecha` exige una
    fecha en la frase, hacia delante o hacia atrás. `donde` es "frase", "todo" (el correo entero, de punta a punta) o
    "asunto".
    `es_firme`: ni la negación ni la condición ni la pregunta la debilitan, porque ya van en el patrón.
    """

    tipo: TipoIntencion
    patron: Any
    peso: float
    pide: Any = None
    salvo: Any = None
    fecha: Literal["futuro", "pasado", ""] = ""
    donde: Literal["frase", "todo", "asunto"] = "frase"
    es_firme: bool = False
    con_tildes: bool = False
    motivo: MotivoDisputa | None = None


class Pugna(msgspec.Struct, frozen=True, kw_only=True):
    """Quién manda cuando un correo dice dos cosas: si están las dos con esos pesos, `gana` se pone por delante."""

    gana: TipoIntencion
    pierde: TipoIntencion
    minimo: float
    maximo: float = 1.0
    pide: Any = None


class SaberIntenciones(msgspec.Struct, frozen=True, kw_only=True):
    """Todo lo que se sabe de cómo se responde a un cobro, compilado y listo.

    Las reglas van repartidas: `en_frase`, que se criban juntas; `con_tildes`; y `reglas`, las que miran el correo
    entero o el asunto. Sin `parecido`, las reglas hablan solas.
    """

    reglas: tuple[Regla, ...]
    en_frase: tuple[Regla, ...]
    criba: Criba
    con_tildes: tuple[Regla, ...]
    pugnas: tuple[Pugna, ...]
    mascaras: tuple[Any, ...]
    negacion: Any
    condicion: Any
    condicion_leve: Any
    hecho: Any
    de_otro: Any
    porvenir: Any
    coletilla: Any
    minimo: float
    minimo_firme: float
    parecido: Parecido | None = None


def compilar(tablas: Mapping[str, Any], pesos: str = "") -> SaberIntenciones:
    """Compila las tablas de `datos/intenciones`, una por archivo y con su nombre por clave.

    `tablas["voces"]` son los trozos comunes, `tablas["comun"]` lo que vale para todos, y cada otra tabla lleva `tipo` y
    sus `regla`. Una clave desconocida, un tipo que no existe o un patrón que RE2 no entiende lanzan `ValueError` con el
    nombre de la tabla. `pesos` es el archivo del parecido, o nada para que las reglas hablen solas.
    """
    voces = _resolver_voces(tablas["voces"])
    comun = tablas["comun"]
    reglas = [
        _regla(nombre, tabla["tipo"], cruda, voces)
        for nombre, tabla in tablas.items()
        if nombre not in {"voces", "comun"}
        for cruda in tabla["regla"]
    ]
    en_frase = tuple(regla for regla in reglas if regla.donde == "frase" and not regla.con_tildes)
    return SaberIntenciones(
        reglas=tuple(regla for regla in reglas if regla.donde != "frase"),
        en_frase=en_frase,
        criba=juntar([regla.patron for regla in en_frase]),
        con_tildes=tuple(regla for regla in reglas if regla.donde == "frase" and regla.con_tildes),
        pugnas=tuple(_pugna(cruda, voces) for cruda in comun["pugna"]),
        mascaras=tuple(_patron("comun", mascara, voces) for mascara in comun["mascaras"]),
        negacion=_patron("comun", comun["negacion"], voces),
        condicion=_patron("comun", comun["condicion"], voces),
        condicion_leve=_patron("comun", comun["condicion_leve"], voces),
        hecho=_patron("comun", comun["hecho"], voces),
        de_otro=_patron("comun", comun["de_otro"], voces),
        porvenir=_patron("comun", comun["porvenir"], voces),
        coletilla=_patron("comun", comun["coletilla"], voces),
        minimo=float(comun["minimo"]),
        minimo_firme=float(comun["minimo_firme"]),
        parecido=leer_parecido(pesos) if pesos else None,
    )


def _resolver_voces(crudas: Mapping[str, str]) -> dict[str, str]:
    """Cada voz puede nombrar a las anteriores."""
    voces: dict[str, str] = {}
    for nombre, patron in crudas.items():
        voces[nombre] = f"(?:{_sustituir(patron, voces)})"
    return voces


def _sustituir(patron: str, voces: Mapping[str, str]) -> str:
    trozos = patron.split("<")
    salida = [trozos[0]]
    for trozo in trozos[1:]:
        nombre, cierre, resto = trozo.partition(">")
        if cierre and nombre in voces:
            salida += [voces[nombre], resto]
        elif cierre and nombre.isidentifier() and not salida[-1].endswith("(?P"):
            raise ValueError(f"la voz <{nombre}> no está en voces.toml")
        else:
            salida += ["<", trozo]
    return "".join(salida)


def _patron(tabla: str, crudo: str, voces: Mapping[str, str]) -> Any:
    opciones = re2.Options()
    opciones.log_errors = False
    try:
        return re2.compile(_sustituir(crudo, voces), opciones)
    except (re2.error, ValueError) as fallo:
        raise ValueError(f"{tabla}.toml: el patrón {crudo!r} no vale: {fallo}") from fallo


def _regla(tabla: str, tipo: TipoIntencion, cruda: Mapping[str, Any], voces: Mapping[str, str]) -> Regla:
    if tipo not in ORDEN:
        raise ValueError(f"{tabla}.toml: no existe el tipo {tipo!r}; valen {', '.join(ORDEN)}")
    sobran = set(cruda) - set(Regla.__struct_fields__)
    if sobran:
        raise ValueError(f"{tabla}.toml: claves desconocidas en una regla: {', '.join(sorted(sobran))}")
    motivo = cruda.get("motivo")
    if motivo is not None and motivo not in get_args(MotivoDisputa):
        raise ValueError(f"{tabla}.toml: no existe el motivo {motivo!r}")
    otros = {clave: cruda[clave] for clave in ("fecha", "donde", "es_firme", "con_tildes", "motivo") if clave in cruda}
    for clave in ("pide", "salvo"):
        if clave in cruda:
            otros[clave] = _patron(tabla, cruda[clave], voces)
    return Regla(
        tipo=tipo,
        patron=_patron(tabla, cruda["patron"], voces),
        peso=float(cruda["peso"]),
        **otros,
    )


def _pugna(cruda: Mapping[str, Any], voces: Mapping[str, str]) -> Pugna:
    pide = _patron("comun", cruda["pide"], voces) if "pide" in cruda else None
    return Pugna(**{**cruda, "pide": pide})
