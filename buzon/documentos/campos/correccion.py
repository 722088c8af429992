"""Lo que el titular corrige al contestar el acuse: «el correo es ana@acme.example», «vence el 15/12», «total 450.000».

Nunca entiende una corrección a medias: la línea que no nombra un campo, o no le da un valor, no corrige nada.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from buzon.documentos.campos.dinero import Plaza, importes_de, moneda_escrita
from buzon.documentos.campos.fechas import buscar_fechas
from buzon.documentos.campos.hoja import allanar_rotulo
from buzon.documentos.campos.identidades import buscar_identidades
from buzon.documentos.campos.nombres import CORREO, limpiar_nombre
from buzon.documentos.campos.numeros import leer_numero
from buzon.dominio.fechas import buscar_fecha

Valor = str | Decimal | date
TOPE_LINEAS = 60
TOPE_LARGO = 400
_ES = (
    r"(?: (?:correct[oa]|buen[oa]|de verdad|real))?(?: ?(?:(?:es|son|se llama|seria|debe ser|deberia ser|tiene que ser|"
    r"va a|queda en|cambia a|por)(?![a-z])|[:=→]|->))*(?: (?:el|la|del?)(?![a-z]))?[ :=]*"
)
_MANERAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("correo", (r"(?:el )?(?:e-?mail|correo(?: electronico)?|mail|direccion de correo)(?: del? (?:cliente|deudor))?",)),
    ("vencimiento", (r"(?:la |el )?(?:fecha de )?(?:vencimiento|vto\.?|vcto\.?|vence(?: el)?|venc\.?)",)),
    ("fecha", (r"(?:la )?(?:fecha(?: de (?:emision|(?:la )?factura|expedicion))?|emision|emitida(?: el)?)",)),
    ("id_fiscal", (r"(?:el )?(?:id(?:entificacion)? fiscal|rut|rfc|nit|ruc|cuit|nif|cif|r\.u\.t\.|n\.i\.f\.|rnc)",)),
    ("moneda", (r"(?:la )?(?:moneda|divisa)",)),
    ("total", (r"(?:el )?(?:importe(?: total)?|total(?: a pagar)?|monto(?: total)?|valor)",)),
    (
        "numero",
        (
            r"(?:el )?(?:numero|nro\.?|num\.?|n°\.?|folio)(?: (?:de|del)(?: la)? (?:factura|documento))?",
            r"(?:la )?factura(?: n[o°]\.?| numero| nro\.?| ?#|(?= es (?:la|el|n|#|\d)))",
        ),
    ),
    ("cliente", (r"(?:el |la )?(?:cliente|deudor|razon social|nombre(?: del cliente)?|empresa)",)),
)
_CAMPOS = tuple(
    (campo, re.compile(rf"(?<![a-z@.])(?:{'|'.join(maneras)})(?![a-z0-9@]){_ES}")) for campo, maneras in _MANERAS
)


def leer_correccion(
    texto: str, *, pais: str | None = None, moneda: str | None = None, hoy: date | None = None
) -> Mapping[str, Valor]:
    """Los campos corregidos y su valor; vacío si no corrige nada.

    `numero`, `cliente`, `correo`, `id_fiscal` y `moneda` (ISO 4217) son texto; `total`, `Decimal` positivo;
    `vencimiento` y `fecha`, `date`. Sin `hoy` no se leen fechas sin año. Si el texto da dos valores distintos para un
    campo, ese campo no se corrige.
    """
    plaza = Plaza(pais=pais, moneda=moneda)
    leidos: dict[str, set[Valor]] = {}
    for linea in texto.splitlines()[:TOPE_LINEAS]:
        if linea.lstrip().startswith(">"):
            continue
        for campo, valor in _de_la_linea(linea[:TOPE_LARGO], plaza, hoy):
            leidos.setdefault(campo, set()).add(valor)
    return {campo: valores.pop() for campo, valores in leidos.items() if len(valores) == 1}


def _de_la_linea(linea: str, plaza: Plaza, hoy: date | None) -> list[tuple[str, Valor]]:
    """Cada campo nombrado, con lo que va desde su nombre hasta el del siguiente."""
    llano = allanar_rotulo(linea)
    halladas = sorted(
        ((m.start(), m.end(), c) for c, f in _CAMPOS for m in f.finditer(llano)), key=lambda h: (h[0], -h[1])
    )
    marcas: list[tuple[int, int, str]] = []
    for hallada in halladas:
        if not marcas or hallada[0] >= marcas[-1][1]:
            marcas.append(hallada)
    leidos: list[tuple[str, Valor]] = []
    for indice, (_, fin, campo) in enumerate(marcas):
        hasta = marcas[indice + 1][0] if indice + 1 < len(marcas) else len(linea)
        valor = _valor(campo, linea[fin:hasta], linea[:fin], plaza, hoy)
        if valor is not None:
            leidos.append((campo, valor))
    solo = CORREO.findall(linea)
    if not any(c == "correo" for c, _ in leidos) and len(solo) == 1 and not leidos:
        # Un correo a secas en la respuesta al acuse solo puede ser el del cliente.
        leidos.append(("correo", solo[0].lower()))
    return leidos


def _valor(campo: str, crudo: str, antes: str, plaza: Plaza, hoy: date | None) -> Valor | None:
    texto = re.sub(r"(?i)[\s,;.]+(?:y|e|no|en vez de|en lugar de|and)?\s*$", "", crudo).strip()
    # «no 450» y «en vez de 450» dicen el valor viejo, que ya no importa.
    texto = re.split(r"(?i),? (?:y )?no (?:el |la )?(?=[\w$€])|\ben (?:vez|lugar) de\b", texto)[0].strip(" ,;")
    if not texto or re.match(r"(?i)no\b(?! ?[.º°])", texto):
        # «El total no es 450.000» dice lo que no es.
        return None
    if campo == "correo":
        return next((c.lower() for c in CORREO.findall(texto)), None)
    if campo in {"vencimiento", "fecha"}:
        return _fecha(texto, hoy, es_futura=campo == "vencimiento")
    if campo == "id_fiscal":
        return next((i.texto for i in buscar_identidades(texto, antes)), None)
    if campo == "moneda":
        return moneda_escrita(texto)
    if campo == "total":
        hallados = importes_de(texto, plaza)
        return hallados[0].importe if len(hallados) == 1 and hallados[0].importe > 0 else None
    if campo == "numero":
        leido = leer_numero(texto)
        return leido[0] if leido else None
    # El punto final de «S.A.» es del nombre.
    return limpiar_nombre(re.sub(r"(?i)\s+[ye]\s*$", "", crudo))


def _fecha(texto: str, hoy: date | None, *, es_futura: bool) -> date | None:
    if fechas := buscar_fechas(texto, hoy):
        return fechas[0].fecha
    if hoy is None:
        return None
    dicha = buscar_fecha(texto, hoy, sentido="futuro" if es_futura else "pasado")
    return dicha.fecha if dicha and not dicha.es_vaga else None
