"""Todo lo que se guarda de un cliente, para entregárselo si lo pide (RGPD, art. 15 y 20)."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from buzon.dominio.asientos import Asiento
from buzon.dominio.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.olvido import Rastro, toca
from buzon.dominio.olvido.rastro import huellas_de
from buzon.dominio.reglas import Reglas
from buzon.informes.historial import historial_de

_FECHA_DEL_ZIP = (1980, 1, 1, 0, 0, 0)
_LEEME = """Lo que {negocio} guarda de {nombre}, a {hoy}.

datos.json       todo, para un programa: la ficha, las facturas y cada hecho anotado, con su fecha
historia.txt     lo mismo en palabras
originales/      los correos recibidos y enviados y los documentos, tal como son ({cuantos})

Para qué se usa: reclamar el pago de las facturas y poder probarlo. De dónde sale: de las facturas que {negocio} emitió
y de los correos que se cruzaron. A quién se da: a nadie, salvo a la agencia de cobro que figure en los hechos.
Para corregirlo o pedir que se borre: {correo}.
"""


def datos_de_persona(
    c: Cartera, deudor: Deudor, asientos: Iterable[Asiento], rastro: Rastro, ahora: datetime
) -> dict[str, Any]:
    """La ficha, las facturas y los hechos, como valores de JSON."""
    hechos = [
        {"cuando": asiento.cuando, "asiento": asiento.numero, **msgspec.to_builtins(hecho, str_keys=True)}
        for asiento in asientos
        for hecho in asiento.hechos
        if toca(rastro, hecho)
    ]
    datos: dict[str, Any] = msgspec.to_builtins(
        {
            "a_fecha": ahora,
            "ficha": {
                "nombre": deudor.nombre,
                "correos": deudor.correos,
                "correos_que_no_se_usan": deudor.anuladas,
                "id_fiscal": deudor.id_fiscal,
                "desde": deudor.registrado,
            },
            "direcciones_vistas": sorted(rastro.correos),
            "facturas": [
                {
                    "numero": f.numero,
                    "fecha": f.fecha,
                    "vence": f.vencimiento,
                    "importe": f.importe,
                    "saldo": f.saldo,
                    "moneda": f.moneda,
                }
                for f in c.facturas.values()
                if f.deudor == deudor.id
            ],
            "hechos": hechos,
        },
        str_keys=True,
    )
    return datos


def empaquetar_persona(
    c: Cartera,
    deudor: Deudor,
    datos: dict[str, Any],
    rastro: Rastro,
    asientos: Iterable[Asiento],
    reglas: Reglas,
    leer: Callable[[str], bytes | None],
) -> bytes:
    """El zip entero. `leer` da un original por su huella; el que ya no esté, falta y se dice en `datos.json`."""
    suyos = [hecho for asiento in asientos for hecho in asiento.hechos if toca(rastro, hecho)]
    originales = {huella: leer(huella) for huella in sorted(set(huellas_de(rastro, suyos)))}
    hallados = {huella: contenido for huella, contenido in originales.items() if contenido is not None}
    facturas = {f.id for f in c.facturas.values() if f.deudor == deudor.id}
    historia = "".join(f"{hito['fecha']}  {hito['texto']}\n" for hito in historial_de(c, deudor.id, facturas, reglas))
    leeme = _LEEME.format(
        negocio=reglas.negocio.nombre,
        nombre=deudor.nombre,
        hoy=datos["a_fecha"][:10],
        cuantos=len(hallados),
        correo=reglas.correo.direccion,
    )
    salida = BytesIO()
    with ZipFile(salida, "w", ZIP_DEFLATED) as caja:
        for nombre, contenido in (
            ("LEEME.txt", leeme.encode()),
            ("datos.json", json.dumps(datos, ensure_ascii=False, indent=2).encode()),
            ("historia.txt", historia.encode()),
            *((f"originales/{huella[:16]}{_sufijo(crudo)}", crudo) for huella, crudo in hallados.items()),
        ):
            caja.writestr(ZipInfo(nombre, _FECHA_DEL_ZIP), contenido, ZIP_DEFLATED)
    return salida.getvalue()


def _sufijo(contenido: bytes) -> str:
    """Por el principio del contenido, no por el nombre que trajera: ese lo eligió otro."""
    for principio, sufijo in ((b"%PDF", ".pdf"), (b"PK\x03\x04", ".zip"), (b"<", ".xml")):
        if contenido.lstrip()[:4].startswith(principio):
            return sufijo
    return ".eml"
