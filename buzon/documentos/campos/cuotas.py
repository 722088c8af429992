"""El calendario de pagos impreso: varias fechas con su importe que juntas suman lo que se debe. Si no suman, no es."""

from collections.abc import Iterable
from decimal import Decimal

from buzon.documentos.campos.candidatos import Marca
from buzon.documentos.campos.dinero import Plaza
from buzon.documentos.campos.fechas import buscar_fechas
from buzon.documentos.campos.hoja import Hoja
from buzon.dominio.importes import buscar_importes
from buzon.dominio.lecturas import Plazo

TOPE_RENGLONES = 30
TOPE_ROTULOS = 8
TOPE_CUOTAS = 36


def leer_cuotas(
    hojas: tuple[Hoja, ...], marcas: Iterable[Marca], plaza: Plaza, debidos: Iterable[Decimal]
) -> tuple[Plazo, ...]:
    """Dos o más plazos desde una etiqueta de vencimiento, o nada. `debidos`: los importes que pueden sumar."""
    renglones = [" ".join(c.texto for c in r) for h in hojas for r in h.renglones]
    vale = set(debidos)
    rotulos = [m for m in marcas if m.etiqueta.campo == "vencimiento"]
    for marca in rotulos[:TOPE_ROTULOS]:
        plazos = _desde(renglones[marca.renglon : marca.renglon + TOPE_RENGLONES], plaza)
        if len(plazos) > 1 and sum((p.importe for p in plazos), Decimal(0)) in vale:
            return plazos
    return ()


def _desde(renglones: list[str], plaza: Plaza) -> tuple[Plazo, ...]:
    plazos: list[Plazo] = []
    for numero, renglon in enumerate(renglones):
        fechas = buscar_fechas(renglon)
        sin_fechas = renglon
        for fecha in fechas:
            sin_fechas = sin_fechas[: fecha.inicio] + " " * (fecha.fin - fecha.inicio) + sin_fechas[fecha.fin :]
        importes = buscar_importes(sin_fechas, plaza.moneda, plaza.pais)
        if fechas and len(fechas) == len(importes):
            pares = zip(fechas, importes, strict=True)
            plazos.extend(Plazo(fecha=f.fecha, importe=i.importe) for f, i in pares)
        elif numero > 0 and (plazos or numero > 1):
            break
    return tuple(plazos[:TOPE_CUOTAS])
