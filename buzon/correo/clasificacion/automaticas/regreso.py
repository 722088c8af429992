"""Hasta cuándo no está: la fecha de vuelta de un aviso de ausencia. No mira promesas ni vencimientos."""

import re
from datetime import date, timedelta

from buzon.correo.clasificacion.texto import aplanar

MESES = {
    "ene": 1, "jan": 1, "janv": 1, "feb": 2, "fev": 2, "mar": 3, "abr": 4, "apr": 4, "avr": 4, "may": 5, "mai": 5,
    "mag": 5, "jun": 6, "juin": 6, "giu": 6, "jul": 7, "juil": 7, "lug": 7, "ago": 8, "aug": 8, "aou": 8, "sep": 9,
    "set": 9, "xan": 1, "xun": 6, "xul": 7, "oct": 10, "out": 10, "ott": 10, "okt": 10,
    "nov": 11, "dic": 12, "dez": 12, "dec": 12,
}  # fmt: skip
_DIAS = {
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "segunda-feira": 0, "terca-feira": 1, "quarta-feira": 2, "quinta-feira": 3, "sexta-feira": 4,
}  # fmt: skip
# Lo que precede a la fecha que importa; la última ocurrencia de la lista que se encuentre en cada frase manda.
_PISTA = re.compile(
    r"\b(?:hasta|vuelv[oa]|volver[eé]|volviendo|regres[oaeé]\w{0,6}|retorn[oaeé]\w{0,6}|reincorpor\w{0,8}|de vuelta|"
    r"de regreso|volvemos|volveremos|reabr\w{2,6}|reanud\w{1,8}|retom[oaeé]\w{0,8}|"
    r"(?:disponible|respond\w{1,6}|atend\w{1,6}|oficina|retom\w{1,8}|correos?) a partir d\w{1,2}|"
    r"until|till|through|back|return\w{0,4}|ate o dia|ate|ata o|fins al|"
    r"a(?= \d{1,2} de )|to(?= \d)|jusqu'au|de retour|bis|zuruck|"
    r"fino al|rientr\w{0,4}|y el|al|and|desde el)\b"
)
_FUERTES = ("hasta", "ata o", "fins al", "until", "till", "through", "ate", "jusqu", "bis", "fino", "volv", "vuelv",
            "regres", "retorn", "reincorp", "de vuelta", "de regreso", "back", "return", "de retour",
            "rientr", "zuruck", "disponible",
            "respond", "atend", "oficina", "retom", "correo", "reabr", "reanud")  # fmt: skip
_MES = "|".join(sorted(MESES, key=len, reverse=True))
_ISO = re.compile(r"\b(20\d\d)-(\d\d?)-(\d\d?)\b")
_CIFRAS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\b")
_DIA_MES = re.compile(
    rf"\b(\d{{1,2}})(?:º|°|\.|ro|er|st|nd|rd|th)? ?(?:de |of |d')?(?!martes\b)({_MES})[a-z]{{0,7}}\.?"
    r"(?:,? (?:de |del )?(20\d\d))?\b"
)
# «Martes 17» no es el 17 de marzo.
_MES_DIA = re.compile(rf"\b(?!martes\b)({_MES})[a-z]{{0,7}}\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (20\d\d))?\b")
_SEMANA = re.compile(r"\b(" + "|".join(_DIAS) + r")\b(?: (?:proximo |dia )?(\d{1,2})\b(?![:/]|\.\d))?")
_SOLO_DIA = re.compile(
    r"^ (?:el |o |le |dia |proximo |pasado )*(?:dia )?(\d{1,2})\b(?! ?(?:hrs?|horas|h\b|:|am|pm|dias))"
)
_MANANA = re.compile(r"\b(pasado manana|manana|tomorrow|amanha)\b(?! por| a las| del)")
_TRAS = 70
# Un aviso olvidado puede llevar una fecha pasada; más atrás se entiende que es del año que viene.
_OLVIDO = 90
_SIGLO = 2000


def buscar(texto: str, dia: date | None) -> date | None:
    """El día de vuelta (o el último de ausencia) que nombra el texto, o `None`.

    `dia` es el del correo: sin él solo se entienden fechas con año. Un mes sin año es el más cercano por delante.
    """
    plano = aplanar(texto.replace("\n", " . "))[:6_000]
    mejores: list[date] = []
    flojas: list[date] = []
    for pista in _PISTA.finditer(plano):
        hallada = _fecha_en(plano[pista.end() : pista.end() + _TRAS], dia)
        if hallada:
            (mejores if pista.group().startswith(_FUERTES) else flojas).append(hallada)
    return next(iter(mejores), None) or (max(flojas) if flojas else None)


def _fecha_en(trozo: str, dia: date | None) -> date | None:
    """La primera fecha del trozo, sin pasar del punto."""
    trozo = re.split(r" \. |[!?;]|\. (?=[a-z])", trozo, maxsplit=1)[0]
    leidas = [
        leida for lector in (_iso, _cifras, _dia_mes, _mes_dia, _semana, _manana) if (leida := lector(trozo, dia))
    ]
    if leidas:
        # La primera que se escribe manda, aunque sea imposible (31 de febrero): no se adivina otra.
        return min(leidas, key=lambda leida: leida[0].start())[1]
    suelto = _SOLO_DIA.match(trozo)
    return _dia_suelto(int(suelto.group(1)), dia) if suelto and dia else None


_Leida = tuple[re.Match[str], date | None]


def _iso(trozo: str, _dia: date | None) -> _Leida | None:
    encontrada = _ISO.search(trozo)
    if not encontrada:
        return None
    ano, mes, numero = (int(cifra) for cifra in encontrada.groups())
    return encontrada, _fecha(ano, mes, numero)


def _cifras(trozo: str, dia: date | None) -> _Leida | None:
    encontrada = _CIFRAS.search(trozo)
    if not encontrada or _ISO.search(trozo):
        return None
    numero, mes, ano = encontrada.groups()
    if int(mes) > 12 >= int(numero):  # noqa: PLR2004 - meses del año: escrita a la inglesa
        numero, mes = mes, numero
    return encontrada, _con_ano(int(numero), int(mes), ano, dia)


def _dia_mes(trozo: str, dia: date | None) -> _Leida | None:
    encontrada = _DIA_MES.search(trozo)
    if not encontrada:
        return None
    return encontrada, _con_ano(int(encontrada.group(1)), MESES[encontrada.group(2)], encontrada.group(3), dia)


def _mes_dia(trozo: str, dia: date | None) -> _Leida | None:
    encontrada = _MES_DIA.search(trozo)
    if not encontrada:
        return None
    return encontrada, _con_ano(int(encontrada.group(2)), MESES[encontrada.group(1)], encontrada.group(3), dia)


def _semana(trozo: str, dia: date | None) -> _Leida | None:
    encontrada = _SEMANA.search(trozo)
    if not encontrada or dia is None or _DIA_MES.search(trozo) or _CIFRAS.search(trozo) or _MES_DIA.search(trozo):
        return None
    if encontrada.group(2):
        return encontrada, _dia_suelto(int(encontrada.group(2)), dia)
    faltan = (_DIAS[encontrada.group(1)] - dia.weekday() - 1) % 7 + 1
    return encontrada, dia + timedelta(days=faltan)


def _manana(trozo: str, dia: date | None) -> _Leida | None:
    encontrada = _MANANA.search(trozo)
    if not encontrada or dia is None:
        return None
    return encontrada, dia + timedelta(days=2 if encontrada.group(1).startswith("pasado") else 1)


def _con_ano(numero: int, mes: int, ano: str | None, dia: date | None) -> date | None:
    if ano:
        return _fecha(int(ano) if len(ano) > 2 else _SIGLO + int(ano), mes, numero)  # noqa: PLR2004 - «26» es 2026
    if dia is None:
        return None
    posibles = [fecha for salto in (-1, 0, 1) if (fecha := _fecha(dia.year + salto, mes, numero))]
    return next((fecha for fecha in posibles if fecha >= dia - timedelta(days=_OLVIDO)), None)


def _dia_suelto(numero: int, dia: date) -> date | None:
    """«Vuelvo el 15»: el próximo día 15, hoy incluido."""
    for salto in range(3):
        meses = dia.month - 1 + salto
        fecha = _fecha(dia.year + meses // 12, meses % 12 + 1, numero)
        if fecha and fecha >= dia:
            return fecha
    return None


def _fecha(ano: int, mes: int, numero: int) -> date | None:
    try:
        return date(ano, mes, numero)
    except ValueError:
        return None
