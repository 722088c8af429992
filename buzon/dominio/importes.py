"""Los importes que nombra un texto, leídos según la moneda y el país de quien escribe.

Nunca adivina: una cifra que admite dos lecturas no es ningún importe. Todo es lineal en el largo del texto: cada cifra
se mira con una ventana fija a cada lado.

Convenciones por país en `cifras` (CLDR) y nombres de las monedas en `monedas`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from buzon.dominio import cifras, monedas, numerales
from buzon.dominio.llano import allanar

_VENTANA = 14
_TOPE = 20_000
_MILLAR, _MILLON = 1_000, 1_000_000
_MEDIO = Decimal("0.5")


def _una_de(palabras: list[str]) -> str:
    return "|".join(sorted((re.escape(p) for p in palabras), key=len, reverse=True))


_CON_LETRA = _una_de([s for s in monedas.SIGNOS if s[0].isalpha()])
_SIN_LETRA = _una_de([s for s in monedas.SIGNOS if not s[0].isalpha()])
_PALABRA = _una_de(list(monedas.PALABRAS))
_JERGA = _una_de(list({palabra for jerga in monedas.JERGA.values() for palabra in jerga}))
_NUMERAL = _una_de([*numerales.VALORES, "mil", "millon", "millones", "medio", "media"])

_CIFRA = re.compile(r"\d{1,3}(?: \d{3}){1,4}(?:[.,]\d{1,2})?(?![\d.,]?\d)|\d{1,15}(?:[.,']\d{1,9}){0,8}")
_ANTES = re.compile(rf"(?:(?<![a-z0-9])(?:(?P<mm>mm?)(?=\$)|(?P<letra>{_CON_LETRA}))|(?P<signo>{_SIN_LETRA})) ?$")
_ANTES_MM = re.compile(r"(?<![a-z0-9])(?P<mm>mm?)\$ ?$")
_DESPUES = re.compile(
    rf" ?(?:de )?(?P<signo>(?:{_CON_LETRA})(?![a-z0-9])|(?:{_SIN_LETRA})(?![a-z0-9])|(?:{_PALABRA})(?![a-z]))"
)
_MULTIPLO = re.compile(rf" ?(?P<m>millones|millon|mill\.?|mil|mm|m|k|{_JERGA})(?![a-z0-9$])")
_COLA = re.compile(
    r" (?P<n>\d{1,3})(?: ?(?P<mil>mil|k|lucas|lukas)(?![a-z]))(?![\d.,%/])| (?P<tres>\d{3})(?![\d.,%/]?\d)"
)
_Y_MEDIO = re.compile(r" y medi[oa](?![a-z])")
_LETRAS = re.compile(rf"(?<![a-z0-9.,])(?:{_NUMERAL}|{_JERGA})(?: (?:y )?(?:{_NUMERAL}|{_JERGA})){{0,12}}(?![a-z0-9])")
# Números que no son dinero aunque lo parezcan: los anuncia la palabra de antes…
_OTRA_COSA = re.compile(
    r"(?:\bn[or]?|#|num|numero|nro|facturas?|fact?|fras?|folios?|boletas?|op|operacion|comprobante|rut|nit|ruc|dni|"
    r"cuit|cuil|nif|cif|\bcc|\bci|c\.c|c\.i|cedula|cta|cuenta|clabe|\btel|telefono|\bcel|celular|movil|fono|\bley|\bart|"
    r"articulo|rol|\bexp|rad|radicado|guia|orden|\boc|o\.c|pedido|ref|referencia|contrato|poliza|cliente|anexo|"
    r"interno|\bext|serie|caso|decreto|codigo|cod|\bid)[ :.°]{0,3}$"
)
# … o la de después.
_DE_OTRA_COSA = re.compile(
    r"[-/:]\d|[a-z_@]| ?%| ?(?:°|kg|kilos|unidades|uds|piezas|cajas|metros|mts|hs|hrs|hr|horas|dias|meses|anos|"
    r"personas|copias|volantes|veces|gracias|disculpas|perdones|cosas|ejemplares|problemas|toneladas|litros|km|puntos)"
    r"(?![a-z])"
)
_MENOS_INTERIOR = re.compile(r"(\D{1,6}?) ?-(?=[ \d])")
_ENTRE_PARENTESIS = re.compile(r"\((.+)\)")


class ImporteHallado(msgspec.Struct, frozen=True):
    """Un importe en un texto.

    `cita` es el tramo literal `texto[inicio:fin]`. `importe`, en unidades de `moneda` (ISO 4217; `None` si ni el texto
    ni quien llama la dicen). `es_explicito`: el texto dice que es dinero (signo, palabra o "lucas"); si no, es solo
    una cifra con forma de importe ("45.000", "12 mil").
    """

    cita: str
    importe: Decimal
    moneda: str | None
    inicio: int
    fin: int
    es_explicito: bool = True


def leer_importe(texto: str, moneda: str | None, pais: str | None = None) -> Decimal | None:
    """El importe que es todo el texto ("$ 1.250,50", "1,200.00-", "(45.000)", "12 mil"), o `None`.

    `None` si no es un importe o si se puede leer de dos maneras ("45.000" en México). El signo menos, los paréntesis
    y el menos final de los extractos dan negativo. `moneda` (ISO) y `pais` (ISO 3166) son los de quien escribe.
    """
    limpio = texto.strip().replace("\u2212", "-")
    contable = _ENTRE_PARENTESIS.fullmatch(limpio)
    limpio = contable[1].strip() if contable else limpio
    limpio = limpio[:-2] if limpio.endswith((".-", ",-")) else limpio
    if len(limpio) > 80:  # noqa: PLR2004 - ningún importe es más largo
        return None
    interior = _MENOS_INTERIOR.match(limpio)
    if interior:
        limpio = f"{interior[1]} {limpio[interior.end() :].lstrip()}"
    es_negativo = contable is not None or interior is not None or "-" in {limpio[:1], limpio[-1:]}
    limpio = limpio.strip("+- ")
    hallado = next(_recorrer(limpio, moneda, pais, suelto=True), None)
    if hallado is None or (hallado.inicio, hallado.fin) != (0, len(limpio)):
        return None
    return -hallado.importe if es_negativo else hallado.importe


def buscar_importes(texto: str, moneda: str | None, pais: str | None = None) -> tuple[ImporteHallado, ...]:
    """Los importes que nombra un texto, en orden y sin solaparse.

    Deja fuera teléfonos, números de factura, fechas, porcentajes e identificadores. Una cifra sin signo ni palabra de
    dinero solo cuenta si está escrita como importe ("45.000", "46,13") y no admite dos lecturas. Sin `moneda` ni
    `pais`, tres cifras tras un solo signo son millares. Mira los primeros 20.000 caracteres.
    """
    return tuple(_recorrer(texto[:_TOPE], moneda, pais, suelto=False))


def _recorrer(texto: str, moneda: str | None, pais: str | None, *, suelto: bool) -> Iterator[ImporteHallado]:
    """Los importes de izquierda a derecha. `suelto`: basta un número pelado, porque quien llama sabe que es dinero."""
    llano = allanar(texto).replace("\n", " ")
    lector = _Lector(texto, llano, moneda, pais, suelto=suelto)
    hallados = [h for c in _CIFRA.finditer(llano) if (h := lector.con_cifra(c))]
    hallados += [h for c in _LETRAS.finditer(llano) if (h := lector.con_letras(c))]
    fin = 0
    for hallado in sorted(hallados, key=lambda h: (h.inicio, -h.fin)):
        if hallado.inicio >= fin:
            fin = hallado.fin
            yield hallado


def _sin_ceros(importe: Decimal, multiplo: int) -> Decimal:
    """Como "1,5 millones" es 1500000 y no 1500000.0; "1.250,50" se queda como está escrito."""
    return importe if multiplo == 1 or importe % 1 else importe.quantize(Decimal(1))


class _Lector:
    """Lo que hace falta para leer una cifra en su sitio: el texto, y cómo escribe el dinero quien lo escribió."""

    def __init__(self, texto: str, llano: str, moneda: str | None, pais: str | None, *, suelto: bool) -> None:
        self.texto, self.llano, self.moneda, self.suelto = texto, llano, moneda, suelto
        self.pais = pais or monedas.PAIS_DE_LA_MONEDA.get(moneda or "")
        if self.pais == "US" and moneda == "USD" and pais is None:
            self.pais = None
        # Sin país ni moneda, "luca" es mil casi siempre, y nadie escribe dinero con tres decimales: son millares.
        self.se_ignora = pais is None and moneda is None and not suelto
        self.jerga = monedas.JERGA.get("CL" if self.se_ignora else self.pais or "", {})

    def con_cifra(self, casa: re.Match[str]) -> ImporteHallado | None:
        """Una cifra en dígitos con lo que la rodea, o `None` si no es dinero o es ambigua."""
        inicio, fin = casa.span()
        antes, codigo, factor = self._moneda_antes(inicio)
        if codigo is None and inicio and (self.llano[inicio - 1].isalnum() or self.llano[inicio - 1] in "/-_@#.,:'"):
            return None
        multiplo, fin = self._multiplo(fin, factor)
        cola, fin = self._cola(fin, multiplo)
        despues = None
        if codigo is None or self.llano[fin : fin + 1] == " ":
            despues, fin = self._moneda_despues(fin)
        codigo = codigo if despues is None else despues
        numero = self._leer(casa[0], codigo)
        if numero is None or _DE_OTRA_COSA.match(self.llano, fin) or (" " in casa[0] and codigo is None):
            return None
        es_jerga = (
            multiplo not in {1, _MILLAR, _MILLON} or self.llano[casa.end() : fin].strip(" 0123456789") in self.jerga
        )
        es_explicito = codigo is not None or es_jerga
        if not es_explicito and not self.suelto and not self._tiene_forma(casa, multiplo, numero):
            return None
        return self._hallado(
            antes, fin, _sin_ceros(numero * multiplo + cola, multiplo), codigo, es_explicito=es_explicito
        )

    def con_letras(self, casa: re.Match[str]) -> ImporteHallado | None:
        """Un importe en letras: exige moneda detrás, jerga, o millares de algo que no se cuente por piezas."""
        palabras = casa[0].split()
        codigo, fin = self._moneda_despues(casa.end())
        es_jerga = any(p in self.jerga for p in palabras)
        con_miles = len(palabras) > 1 and any(p in numerales.MILES for p in palabras)
        if not (codigo is not None or es_jerga or con_miles) or _DE_OTRA_COSA.match(self.llano, fin):
            return None
        if palabras[-1] in {"y", "un", "una"} or (es_jerga and len(palabras) == 1):
            return None
        numero = numerales.leer_numeral(palabras, {**numerales.MILES, **self.jerga})
        if numero is None:
            return None
        return self._hallado(
            casa.start(), fin, _sin_ceros(numero, _MILLAR), codigo, es_explicito=codigo is not None or es_jerga
        )

    def _hallado(
        self, inicio: int, fin: int, importe: Decimal, codigo: str | None, *, es_explicito: bool
    ) -> ImporteHallado:
        cita = self.texto[inicio:fin]
        return ImporteHallado(cita, importe, codigo or self._local(), inicio, fin, es_explicito)

    def _local(self) -> str | None:
        return self.moneda or monedas.MONEDA_DEL_PAIS.get(self.pais or "")

    def _moneda_antes(self, inicio: int) -> tuple[int, str | None, int]:
        """Dónde empieza el signo pegado por la izquierda, qué moneda es y cuánto multiplica ("MM$" en Chile)."""
        desde = max(0, inicio - _VENTANA)
        ventana = self.llano[desde:inicio]
        grande = _ANTES_MM.search(ventana) if self.pais == "CL" else None
        if grande:
            return desde + grande.start(), "CLP", _MILLON if grande["mm"] == "mm" else _MILLAR
        casa = _ANTES.search(ventana)
        signo = (casa["letra"] or casa["signo"]) if casa else None
        if signo in {"q", "l"} and ventana.endswith(" "):
            signo = None
        codigo = monedas.resolver_moneda(signo, self.moneda, self.pais) if signo else None
        if casa is None or (codigo is None and signo != "$"):
            return inicio, None, 1
        return desde + casa.start(), codigo or "", 1

    def _moneda_despues(self, fin: int) -> tuple[str | None, int]:
        casa = _DESPUES.match(self.llano, fin)
        codigo = monedas.resolver_moneda(casa["signo"], self.moneda, self.pais) if casa else None
        if casa is None or (codigo is None and casa["signo"] not in {"$", "pesos"}):
            return None, fin
        return codigo or "", casa.end()

    def _multiplo(self, fin: int, factor: int) -> tuple[int, int]:
        casa = _MULTIPLO.match(self.llano, fin)
        if casa is None or (casa["m"] == "m" and self.texto[casa.end() - 1] != "M"):
            return factor, fin
        valor = {"mil": _MILLAR, "k": _MILLAR}.get(casa["m"]) or self.jerga.get(casa["m"])
        if valor is None and casa["m"].startswith("m") and not casa["m"].startswith("mel"):
            valor = _MILLON
        return (valor * factor, casa.end()) if valor else (factor, fin)

    def _cola(self, fin: int, multiplo: int) -> tuple[Decimal, int]:
        """Lo que sigue a "2 millones": "y medio", "300 mil"; y a "4 mil": "300"."""
        medio = _Y_MEDIO.match(self.llano, fin) if multiplo >= _MILLON else None
        if medio:
            return multiplo * _MEDIO, medio.end()
        casa = _COLA.match(self.llano, fin)
        if casa and multiplo == _MILLON and casa["mil"]:
            return Decimal(casa["n"]) * _MILLAR, casa.end()
        if casa and multiplo == _MILLAR and casa["tres"]:
            return Decimal(casa["tres"]), casa.end()
        return Decimal(0), fin

    def _leer(self, cifra: str, codigo: str | None) -> Decimal | None:
        moneda = codigo or self._local()
        pais = self.pais or monedas.PAIS_DE_LA_MONEDA.get(moneda or "")
        # Nadie escribe dólares con tres decimales: sea coma o punto, son millares.
        estilo = (
            "mixto"
            if moneda == "USD" or (self.se_ignora and not pais)
            else cifras.ESTILO_DEL_PAIS.get(pais or "", "ninguno")
        )
        tiene_centimos = moneda not in monedas.SIN_CENTIMOS
        return cifras.leer_cifra(cifra, estilo, tiene_centimos=tiene_centimos, cuatro=moneda == "CLF")

    def _tiene_forma(self, casa: re.Match[str], multiplo: int, numero: Decimal) -> bool:
        """¿Está escrita como dinero una cifra que nadie dice que lo sea?"""
        cifra, inicio = casa[0], casa.start()
        if _OTRA_COSA.search(self.llano[max(0, inicio - _VENTANA) : inicio]):
            return False
        if multiplo > 1:
            return True
        decimales = len(cifra) - max(cifra.rfind("."), cifra.rfind(",")) - 1
        if decimales == len(cifra) or decimales not in {2, 3}:
            return False
        # "15.12" es una fecha y "10.30" una hora antes que un importe.
        return decimales == 3 or "," in cifra or numero >= 100  # noqa: PLR2004 - millares; y no hay días ni horas de tres cifras
