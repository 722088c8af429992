"""Lo que acompaña a una intención: la fecha, el importe, las cuotas, a quién escribir y de qué facturas se habla.

No decide la intención: recibe dónde está el hallazgo y busca a su alrededor, primero en su frase.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import re2

from buzon.dominio.fechas import FechaHallada
from buzon.dominio.importes import ImporteHallado
from buzon.dominio.numerales import leer_numeral

_TOPE_CUOTAS = 60
_NUMERAL = r"\d{1,2}|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|dieciocho|veinticuatro"
_CUOTAS = re2.compile(
    rf"\b(?P<n>{_NUMERAL}) (?:(?:comodas?|pequen[oa]s|iguales|ultim[oa]s) )?(?:cuotas?|cuot(?:it|ic)as|pagos|"
    rf"pagitos|plazos|partes|"
    r"abonos|veces|mensualidades|exhibiciones|letras|parcialidades|armadas|entregas|tractos|tantos|"
    r"transferencias|cheques)\b"
)
_A_MESES = re2.compile(
    rf"\b(?:diferir|diferirlo|diferido|difiriendo|financiar|fraccionar|acuerdo|arreglo|plan|convenio|repartir|cuotas|"
    rf"refinanciar)[^.?!]{{0,30}} (?:a|en) (?P<n>{_NUMERAL}) meses\b"
)
_CADA_MES = re2.compile(
    rf"\b(?:mensual(?:es|mente)?|al mes|por mes|cada mes)[^.?!;]{{0,30}}\b(?:durante|por|en) (?P<n>{_NUMERAL}) meses\b"
)
_MITADES = re2.compile(r"\bmitad\b.{1,60}\b(?:mitad|resto|lo demas|la otra|saldo)\b")
_ENTRADA = re2.compile(
    r"\b(?:anticipo|adelanto|enganche|pie|inicial|entrada|sena)\b.{1,90}\b(?:resto|lo demas|saldo|diferencia)\b"
)
_AL_COBRAR = re2.compile(
    r"\b(?:cuando|apenas|en cuanto|ni bien|tan pronto(?: como)?|una vez que|despues de que) (?:me |nos |se me |ya )*"
    r"(?:pag(?:ue|uen)|cobr(?:e|emos)|caig(?:a|an)|deposit(?:e|en)|vend(?:a|amos)|transfier(?:a|an)|gir(?:e|en)|"
    r"abon(?:e|en)|liquid(?:e|en)|desembols(?:e|en)|acredit(?:e|en))\b"
)
_CORTE = re2.compile(r"(?i)[,;:]|\bpero\b|\baunque\b|\by\b")
_CORREO = re2.compile(r"[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){1,5}")
_FACTURA = re2.compile(
    r"(?i)\b(?:facturas?|fact\.?|fras?\.?|fc|fac\.?|boletas?|folios?|comprobantes?|documentos?|remision|"
    r"recibos?)(?: electr[oó]nicas?)?"
    r"(?: (?:n[°ºro]{0,2}\.?|nro\.?|num\.?|n[uú]mero|no\.))?:? "
    r"?(?P<n>[A-Za-z]{0,4}\d{0,4}[-/]?\d{1,12}(?:[-/]\d{1,8}){0,3})"
)
_OTRA = re2.compile(r"^(?:,? (?:y|e|,) ?| y la | y | ?, )(?P<n>[A-Za-z]{0,4}\d{0,4}[-/]?\d{2,12}(?:[-/]\d{1,8}){0,3})")


def elegir_fecha(
    halladas: Sequence[FechaHallada], frase: tuple[int, int], hallazgo: tuple[int, int], texto: str
) -> FechaHallada | None:
    """La fecha de un hallazgo: en su frase, la más firme y cercana; fuera de ella, solo si el correo nombra una."""
    dentro = [h for h in halladas if frase[0] <= h.inicio < frase[1] and _le_toca(h, hallazgo, texto)]
    if dentro:
        mejor = min(dentro, key=lambda h: (h.es_debil, h.es_vaga, *_lejania(h, hallazgo, texto)))
        return _mas_concreta(mejor, halladas)
    fuertes = [h for h in halladas if not h.es_debil]
    return fuertes[0] if len({h.fecha for h in fuertes}) == 1 else None


def quitar_lo_inmediato(halladas: Sequence[FechaHallada], frase: str, hoy: date) -> Sequence[FechaHallada]:
    """Las fechas de una promesa, sin el «al toque» que espera a un cobro: ese no es hoy, es el día que cobre.

    `frase` va en llano. "Hoy cobro y te pago" conserva su hoy, que es firme.
    """
    if not _AL_COBRAR.search(frase):
        return halladas
    return tuple(h for h in halladas if not (h.es_debil and h.fecha == hoy))


def _mas_concreta(mejor: FechaHallada, halladas: Sequence[FechaHallada]) -> FechaHallada:
    """Como "Pagos los días 25. Va en la remesa de este mes": lo flojo cede ante el único día dicho de ese mismo mes."""
    if not mejor.es_debil:
        return mejor
    mes = (mejor.fecha.year, mejor.fecha.month)
    firmes = [h for h in halladas if not (h.es_debil or h.es_vaga) and (h.fecha.year, h.fecha.month) == mes]
    return firmes[0] if len({h.fecha for h in firmes}) == 1 else mejor


def _le_toca(hallada: FechaHallada, hallazgo: tuple[int, int], texto: str) -> bool:
    """Una fecha débil ("ahora", "este mes") solo vale en la misma cláusula: "este mes se complicó, pero te pago"."""
    return not hallada.es_debil or not _CORTE.search(_entre(hallada, hallazgo, texto))


def _lejania(hallada: FechaHallada, hallazgo: tuple[int, int], texto: str) -> tuple[bool, int]:
    return "," in _entre(hallada, hallazgo, texto), _distancia((hallada.inicio, hallada.fin), hallazgo)


def _entre(hallada: FechaHallada, hallazgo: tuple[int, int], texto: str) -> str:
    return texto[min(hallada.fin, hallazgo[1]) : max(hallada.inicio, hallazgo[0])]


def elegir_importe(
    hallados: Sequence[ImporteHallado], frase: tuple[int, int], hallazgo: tuple[int, int]
) -> Decimal | None:
    """El importe de un hallazgo: el explícito más cercano de su frase; fuera de ella, solo si el correo nombra uno."""
    dentro = [h for h in hallados if frase[0] <= h.inicio < frase[1]]
    if dentro:
        return min(dentro, key=lambda h: (not h.es_explicito, _distancia((h.inicio, h.fin), hallazgo))).importe
    return hallados[0].importe if len({h.importe for h in hallados}) == 1 else None


def contar_cuotas(llano: str) -> int | None:
    """En cuántas veces se propone pagar, o `None` si no se dice."""
    for patron in (_CUOTAS, _A_MESES, _CADA_MES):
        casa = patron.search(llano)
        if casa:
            crudo = casa["n"]
            numero = int(crudo) if crudo.isdigit() else int(leer_numeral([crudo]) or 0)
            if 1 < numero <= _TOPE_CUOTAS:
                # "Un 30 % de anticipo y el resto en dos cheques" son tres pagos.
                return numero + (1 if _ENTRADA.search(llano[: casa.start()].replace("\n", " ")) else 0)
    return 2 if _MITADES.search(llano) else None


def buscar_correo(llano: str) -> str | None:
    """La primera dirección de correo escrita en el texto, en minúsculas."""
    casa = _CORREO.search(llano)
    return casa[0].rstrip(".-") if casa else None


def buscar_facturas(texto: str) -> tuple[str, ...]:
    """Los números de factura que el texto nombra, tal como los escribe y sin repetir."""
    numeros: list[str] = []
    for casa in _FACTURA.finditer(texto):
        numeros.append(casa["n"])
        fin = casa.end()
        while otra := _OTRA.match(texto[fin : fin + 40]):
            numeros.append(otra["n"])
            fin += otra.end()
    return tuple(dict.fromkeys(numeros))[:50]


def _distancia(uno: tuple[int, int], otro: tuple[int, int]) -> int:
    return max(uno[0] - otro[1], otro[0] - uno[1], 0)
