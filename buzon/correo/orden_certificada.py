"""El titular cuenta que mandó certificada una carta: «carta de la 123 enviada el 5/1, seguimiento RR123456785CL».

Solo se lee lo que se cuenta como hecho y nombra la carta, el burofax o el número de seguimiento: «ya la mandé» puede
ser de cualquier cosa, y «manda la carta» todavía no ha pasado.
"""

import re
from collections.abc import Callable
from datetime import date

from buzon.correo.ordenes_verbos import SE_AFIRMAN, llana, verbo_de
from buzon.dominio.fechas import buscar_fecha
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.ordenes import Accion, Orden

_QUE = re.compile(r"\b(?:burofax|carta|telegrama|seguimiento)\b")
# Lo que distingue la certificada de una carta cualquiera.
_PRUEBA = re.compile(r"\b(?:burofax|telegrama|seguimiento|certifi\w+|carta formal|documento|notarial|resguardo|guia)\b")
_SALIO = re.compile(
    r"\b(?:ya (?:la |lo |se )?(?:mande|envie|despache|certifique|fue)|(?:he|hemos) (?:mandado|enviado|certificado)|"
    r"enviad[oa]|mandad[oa]|despachad[oa]|salio|mandamos|enviamos|certificamos|puest[oa] en correos)\b"
)
# Con su tilde: «mandé el burofax» lo cuenta; «mande el burofax» lo pide.
_YO = re.compile(r"\b(?:mandé|envié|despaché|certifiqué)\b", re.IGNORECASE)
# Sobre lo escrito, y no sobre lo llano: sin su volada, «nº» sería un «no».
_NO = re.compile(
    r"\b(?:no|a[uú]n|todav[ií]a|falta|devol\w+|devuelt\w+|cu[aá]ndo|hasta que|en cuanto|si(?!\s*,))\b|[¿?]",
    re.IGNORECASE,
)
# S10, el formato de la Unión Postal Universal: dos letras, nueve cifras y el país.
_S10 = re.compile(r"\b[A-Z]{2}[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?[A-Z]{2}\b", re.IGNORECASE)
_NUMERO = re.compile(
    r"(?i)\b(?:(?:n[°ºo.]{0,2}|n[uú]m(?:ero)?\.?|c[oó]digo)\s*)?(?:de\s+)?(?:seguimiento|env[ií]o|resguardo|gu[ií]a)"
    r"\s*(?:n[°ºo.]{1,2}|es\b|:|#)?\s*(?P<numero>(?=[A-Z-]{0,12}\d)[A-Z0-9-]{5,34})\b"
)


def leer_certificada(
    linea: str,
    hoy: date,
    festivos: Callable[[date], bool] | None,
    objetos: Callable[[str, Accion], tuple[str | None, ...]],
) -> tuple[Orden, ...]:
    """La orden de esa línea, o vacío si no es de esta clase. `objetos`: a qué se refiere lo que queda."""
    plana = sin_tildes(linea)
    que = _QUE.search(plana)
    if que is None or not (_SALIO.search(plana) or _YO.search(linea)) or _NO.search(linea):
        return ()
    verbo = verbo_de(linea, llana(linea))
    if verbo and verbo[0] in SE_AFIRMAN:
        return ()  # «carta enviada. Pagada 123»: lo que importa es que pagó
    resto, campos = linea, {}
    hallado = _S10.search(linea) or _NUMERO.search(linea)
    if hallado:
        numero = hallado.groupdict().get("numero") or hallado.group()
        campos["seguimiento"] = re.sub(r"\s", "", numero).upper()
        resto = resto.replace(hallado.group(), " ")
    # Un día por venir también se lee: quien obedece dirá que aún no ha llegado.
    fecha = buscar_fecha(resto, hoy, festivos or (), "pasado") or buscar_fecha(resto, hoy, festivos or ())
    if fecha:
        resto = resto.replace(fecha.cita, " ")
    return tuple(
        Orden(
            accion="certificada",
            objeto=objeto,
            fecha=fecha.fecha if fecha else None,
            campos=campos,
            es_vaga=not (hallado or _PRUEBA.search(plana)),
        )
        for objeto in objetos(_lo_que_nombra(resto), "certificada")
    )


def _lo_que_nombra(resto: str) -> str:
    """«burofax a ACME enviado, …» → «a ACME»: sin la carta, sin el verbo y sin lo que cuelga detrás."""
    sin_mayusculas = re.sub(
        r"(?i)\b(?:ya|la carta|el burofax|el telegrama|burofax|carta|telegrama|formal|certificad[oa]|documento|"
        r"notarial|colacionado|enviad[oa]|mandad[oa]|despachad[oa]|mandé|envié|despaché|certifiqué|mandamos|enviamos|salió|"
        r"he|hemos|por correo|por|correos?|con|y|el|día|n[°º]|n[uú]mero|seguimiento|de seguimiento)(?!\w)",
        " ",
        resto,
    )
    limpio = re.sub(r"[.,;:()]+", " ", sin_mayusculas)
    return re.sub(r"\s+(?:a|de|del|al)?\s*$", "", " ".join(limpio.split()))
