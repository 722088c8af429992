"""Las órdenes que corrigen un dato: «el correo de ACME es…», «la 123 vence el 15/12», «ACME: el total es 450.000»."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from buzon.correo.ordenes_a_quien import NOMBRADA, nombrados
from buzon.correo.ordenes_verbos import llana
from buzon.documentos.campos import leer_correccion
from buzon.dominio.nombres import palabras_nombre, sin_tildes
from buzon.dominio.ordenes import Orden

# «la 1206: el correo es…», «ACME: vence el 15/12»: de quién se corrige. Un rótulo («Correo: …») no es nadie.
_SOBRE = re.compile(r"\s*(?:(?:la|el|factura|cliente|de|para)\s+){0,3}([^:@]{2,60}):\s+", re.IGNORECASE)
_ROTULO = re.compile(
    r"(?:e-?mail|correo|mail|vence|vto|fecha|total|importe|monto|cliente|numero|moneda|nombre|razon|r[ufn])"
)
# Una dirección suelta solo se corrige si se habla de ella: «manda copia a Ana, ana@…» no cambia la del cliente.
_ES_SU_CORREO = re.compile(
    r"\b(?:correos?|e-?mails?|mails?|direccion|escrib\w+|contacto|(?:manda\w*|envia\w*) (?:las|todo))\b"
)
_DE_ALGUIEN = re.compile(
    r"(?i)\b(?:correo|mail|e-?mail|direcci[oó]n|vencimiento|total)\s+(?:nuevo\s+)?(?:de|del|a|al)\s+(?:la\s|el\s|los\s)?"
    r"([\w&][\w& ]{1,40}?)(?=\s+(?:a|es|ahora|por|en|son)\b|\s*[,:]|\s*$)"
)
_COPIA = re.compile(r"\b(?:copia|reenvia\w*|con copia|cc)\b")


def leer_correcciones(
    lineas: list[str], hoy: date, pais: str, moneda: str, nombres: Sequence[str]
) -> tuple[Orden, ...]:
    """Las líneas sin verbo que dan datos: una sola orden por cada factura o cliente que nombren."""
    grupos: dict[str | None, list[str]] = {}
    for linea in lineas:
        hallado = _SOBRE.match(linea)
        sobre = hallado.group(1).strip() if hallado and not _ROTULO.match(sin_tildes(hallado.group(1))) else None
        resto = linea[hallado.end() :] if hallado and sobre else linea
        if sobre is None or not re.search(r"\d", sobre):
            sobre = _de_quien(linea, sobre, nombres)
        grupos.setdefault(sobre, []).append(resto)
    ordenes = []
    for sobre, suyas in grupos.items():
        campos = leer_correccion("\n".join(suyas), pais=pais, moneda=moneda, hoy=hoy)
        if campos:
            escritos = {campo: _escrito(valor) for campo, valor in campos.items()}
            # «El cliente es Estudio Lagos» no habla de una factura de Lagos: es a quien hay que cobrarla.
            es_suyo = "cliente" in campos and sobre in nombres
            ordenes.append(Orden(accion="corregir", objeto=None if es_suyo else sobre, campos=escritos))
    return tuple(ordenes)


def _de_quien(linea: str, sobre: str | None, nombres: Sequence[str]) -> str | None:
    """De quién se corrige algo sin «ACME:» delante: «el correo nuevo de ACME es…», «el total de la 123 es…»."""
    limpia = llana(linea)
    if "@" in linea and (_COPIA.search(limpia) or not _ES_SU_CORREO.search(limpia)):
        return sobre
    suyos = nombrados(linea, nombres) or _en_parte(linea, nombres)
    if len(suyos) == 1:
        return suyos[0]
    numero = NOMBRADA.search(linea)
    return numero.group(1) if numero and sobre is None else sobre


def _en_parte(linea: str, nombres: Sequence[str]) -> tuple[str, ...]:
    """«El correo de Lagos es…»: lo que va tras «de» o «a», si es parte del nombre de un solo cliente."""
    dicho = _DE_ALGUIEN.search(re.sub(r"\S+@\S+", " ", linea))
    palabras = set(palabras_nombre(dicho.group(1))) if dicho else set()
    return tuple(nombre for nombre in nombres if palabras and palabras <= set(palabras_nombre(nombre)))


def _escrito(valor: str | Decimal | date) -> str:
    return valor.isoformat() if isinstance(valor, date) else str(valor)
