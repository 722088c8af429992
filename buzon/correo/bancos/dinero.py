"""Las cantidades de dinero de un aviso: cifra, signo y moneda.

A diferencia de una carta, un banco no escribe nunca tres decimales: un solo separador con tres cifras detrás son
millares («$36,459» en Chile, «$56,000» en Colombia), y con dos, céntimos («$5.00»), en cualquier país.
"""

import re
from decimal import Decimal

import msgspec

from buzon.dominio.cifras import leer_cifra
from buzon.dominio.monedas import MONEDA_DEL_PAIS, PALABRAS, SIGNOS, resolver_moneda

_DUDOSOS = {"us", "q", "bs"}
_SUELTOS = "".join(s for s in SIGNOS if len(s) == 1 and not s.isalnum())
_CON_LETRAS = "|".join(
    sorted((re.escape(s) for s in SIGNOS if s not in _DUDOSOS | set(_SUELTOS)), key=len, reverse=True)
)
_ANTES = rf"(?:(?<![a-z0-9])(?:{_CON_LETRAS}|(?:q|bs)\.?(?= ?\d))|[{_SUELTOS}])"
_PALABRAS = "|".join(sorted(PALABRAS, key=len, reverse=True))
_CIFRA = r"\d{1,12}(?:[.,']\d{1,6}){0,6}"
# «…de agosto de 2026 / $ 15.000»: un peso con otra cifra detrás es el signo de ella.
_DETRAS = rf"(?!\$ ?\d)[{_SUELTOS}](?![a-z0-9])"
# Lo que no es dinero aunque lleve cifra: un porcentaje, una hora, una fecha, un RUT, un teléfono o un número de cuenta.
_FORMA = re.compile(
    rf"(?P<antes>{_ANTES}(?: ?\$)? ?:? ?)?(?:(?<![\d*])-)?(?P<cifra>(?<!\d[.,/-])(?<![\d*])(?<!\*-){_CIFRA})"
    rf"(?P<despues> ?(?:(?:{_CON_LETRAS})(?![a-z0-9])(?! \d)|{_DETRAS})|"
    rf" (?:de )?(?:{_PALABRAS})(?![a-z]))?(?![\d*]|[.,]\d|[-/:][\d*]| ?%)"
)
_TOPE = 200
_SIN_NADA = Decimal(0)


class Cantidad(msgspec.Struct, frozen=True):
    """Una cantidad hallada en `texto[inicio:fin]`. `moneda` ISO 4217 o `None`; `tiene_signo`, si el texto la nombra."""

    importe: Decimal
    moneda: str | None
    inicio: int
    fin: int
    tiene_signo: bool


class Contexto(msgspec.Struct, frozen=True):
    """Dónde se escribe el aviso: país (ISO 3166) y moneda por defecto (ISO 4217)."""

    pais: str | None = None
    moneda: str | None = None

    @property
    def local(self) -> str | None:
        """La moneda de la casa: la dada, o la del país."""
        return self.moneda or MONEDA_DEL_PAIS.get(self.pais or "")


def hallar_cantidades(llano: str, contexto: Contexto) -> tuple[Cantidad, ...]:
    """Todas las cifras con forma de dinero de un texto llano, en orden (como mucho doscientas)."""
    halladas: list[Cantidad] = []
    for hallada in _FORMA.finditer(llano):
        if (cantidad := _leer(hallada, contexto)) is not None:
            halladas.append(cantidad)
            if len(halladas) == _TOPE:
                break
    return tuple(halladas)


def leer_cantidad(llano: str, contexto: Contexto) -> Cantidad | None:
    """La cantidad con la que empieza el valor de una etiqueta («$ 30.000», «CRC 5,242.00», «500 colones»)."""
    hallada = _FORMA.match(llano.lstrip(" :"))
    return _leer(hallada, contexto) if hallada else None


def _leer(hallada: re.Match[str], contexto: Contexto) -> Cantidad | None:
    importe = leer_cifra(hallada["cifra"], "ninguno", tiene_centimos=False) or _con_dos_puntos(hallada["cifra"])
    if importe is None or importe <= _SIN_NADA:
        return None
    signos = [s for s in (_signo(hallada["antes"]), _signo(hallada["despues"])) if s]
    # «$3,50 USD»: el código manda sobre el signo suelto.
    signo = next((s for s in signos if s not in {"$", "pesos"}), signos[0] if signos else None)
    moneda = resolver_moneda(signo, contexto.local, contexto.pais) if signo else contexto.local
    return Cantidad(importe, moneda, hallada.start(), hallada.end(), signo is not None)


def _signo(escrito: str | None) -> str | None:
    if not escrito:
        return None
    limpio = escrito.strip(" :").removeprefix("de ")
    return limpio if limpio in SIGNOS or limpio in PALABRAS else limpio.rstrip("$ .") or limpio


def _con_dos_puntos(cifra: str) -> Decimal | None:
    """«15.500.00»: hay bancos que ponen el mismo signo a los millares y a los céntimos."""
    grupos = re.split(r"[.,']", cifra)
    if len(grupos) < 3 or len(grupos[-1]) != 2 or any(len(g) != 3 for g in grupos[1:-1]):  # noqa: PLR2004 - millares
        return None
    return Decimal(f"{''.join(grupos[:-1])}.{grupos[-1]}")
