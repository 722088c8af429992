"""La firma con que acaba lo escrito: nombre, cargo, empresa, teléfonos, y la nota legal debajo.

No borra despedidas («Saludos,»), ni un nombre pegado a ellas («Saludos,⏎Ana»): eso lo escribió la persona. Decide por
la forma de los renglones: fichas cortas que no son frases.
"""

import re

from buzon.correo.citas.fichas import empieza_con_dibujo, es_apodo, es_de, es_de_persona, es_ficha, es_nombre
from buzon.correo.citas.habla import es_despedida, es_saludo, habla_del_caso
from buzon.correo.citas.listas import frases, plegar
from buzon.correo.citas.notas import es_aviso_legal
from buzon.correo.citas.pies import es_de_la_casa, es_pie
from buzon.correo.citas.senas import es_dato_bancario, presenta, tiene_sena
from buzon.correo.citas.separadores import es_raya

_PARRAFOS = 12
_RENGLONES = 12
_NOMBRE_Y_CASA = 2
_BARRAS = re.compile(r"\s*[|·•]\s*")
_PREPOSICIONES = frases("a|al|con|de|del|es|son|para|por|llama|senor|senora|sr|sra|sr.|sra.")


def quitar_cola(renglones: list[str], nombre: str = "") -> list[str]:
    """Los renglones sin la firma, los pies ni las notas legales del final."""
    resto = list(renglones)
    firmada = False
    for _ in range(_PARRAFOS):
        _recortar_adornos(resto)
        inicio = _inicio_del_ultimo(resto)
        parrafo, antes = resto[inicio:], resto[:inicio]
        if not parrafo or not any(antes):
            break
        if not (es_aviso_legal(" ".join(parrafo)) or all(es_de_la_casa(renglon) for renglon in parrafo)):
            if _deja_pendiente(antes) or not _queda_algo(antes):
                break
            suelta = _inicio_de_firma_suelta(resto, nombre)
            if suelta is not None:
                inicio = suelta
            elif not _es_firma(parrafo, antes, nombre, suelta=not firmada) and (
                firmada or not _es_apodo(parrafo, antes)
            ):
                break
            firmada = True
        del resto[inicio:]
    return _sin_firma_pegada(resto)


def _es_apodo(parrafo: list[str], antes: list[str]) -> bool:
    return len(parrafo) == 1 and es_apodo(parrafo[0]) and es_despedida(_ultimo(antes))


def _inicio_de_firma_suelta(renglones: list[str], nombre: str) -> int | None:
    """Dónde empieza una firma escrita con blancos entre medias: un nombre y, debajo, solo señas."""
    fin = inicio = len(renglones)
    for _ in range(_PARRAFOS):
        inicio = _inicio_del_ultimo(renglones[:fin])
        parrafo = renglones[inicio:fin]
        if not parrafo or any(es_dato_bancario(renglon) for renglon in parrafo) or not any(renglones[:inicio]):
            return None
        antes = renglones[:inicio]
        if fin < len(renglones) and len(parrafo) == 1 and _puede_firmar(parrafo[0], antes, nombre):
            return inicio if not _deja_pendiente(antes) and _queda_algo(antes) else None
        if not all(es_ficha(renglon) and tiene_sena(renglon) for renglon in parrafo):
            return None
        fin = inicio
        while fin and not renglones[fin - 1].strip():
            fin -= 1
    return None


def _puede_firmar(renglon: str, antes: list[str], nombre: str) -> bool:
    """Un nombre solo en su párrafo: sin despedida delante ni ser el de quien escribe, ha de parecer de persona."""
    esperada = _se_despide(antes) or es_de(renglon, nombre)
    return es_nombre(renglon, nombre) and not presenta(renglon) and (esperada or es_de_persona(renglon))


def _ultimo(renglones: list[str]) -> str:
    return next((renglon for renglon in reversed(renglones) if renglon.strip()), "").strip()


def _deja_pendiente(renglones: list[str]) -> bool:
    """Tras dos puntos o una preposición no hay firma: hay un dato («escríbale a:», «contacte con»)."""
    ultimo = _ultimo(renglones)
    return ultimo.endswith(":") or plegar(ultimo).rsplit(" ", 1)[-1] in _PREPOSICIONES


def _recortar_adornos(renglones: list[str]) -> None:
    """Quita por el final los blancos, las rayas y los pies sueltos."""
    while renglones and (not renglones[-1].strip() or es_raya(renglones[-1]) or es_pie(renglones[-1])):
        renglones.pop()


def _inicio_del_ultimo(renglones: list[str]) -> int:
    inicio = len(renglones)
    while inicio and renglones[inicio - 1].strip():
        inicio -= 1
    return inicio


def _queda_algo(renglones: list[str]) -> bool:
    """Que lo que queda sea más que un «Hola»: si no, lo que parece firma es la respuesta."""
    return sum(len(renglon.split()) for renglon in renglones) > 1


def _es_firma(parrafo: list[str], antes: list[str], nombre: str, *, suelta: bool) -> bool:
    if len(parrafo) > _RENGLONES or any(es_dato_bancario(renglon) for renglon in parrafo):
        return False
    primero = parrafo[0].strip()
    esperada = _se_despide(antes) or es_de(primero, nombre)
    if len(parrafo) == 1:
        return suelta and _es_firma_de_un_renglon(primero, antes, nombre, esperada=esperada)
    if all(empieza_con_dibujo(renglon) and tiene_sena(renglon) for renglon in parrafo):
        return True
    if es_despedida(primero) or not all(cabe_en_firma(renglon) for renglon in parrafo):
        return False
    if esperada:
        return es_nombre(primero, nombre) or presenta(primero)
    # Sin despedida, una lista de cosas con mayúscula parece una firma: hace falta un nombre y algo con que llamarle.
    return es_nombre(primero) and (
        any(tiene_sena(renglon) for renglon in parrafo[1:])
        or (len(parrafo) == _NOMBRE_Y_CASA and es_de_persona(parrafo[1]) and _acaba_frase(antes))
    )


def _se_despide(antes: list[str]) -> bool:
    """Si lo último es una despedida; «Buen día» al principio es un saludo."""
    ultimo = _ultimo(antes)
    return es_despedida(ultimo) and not (es_saludo(ultimo) and sum(bool(renglon.strip()) for renglon in antes) == 1)


def _es_firma_de_un_renglon(renglon: str, antes: list[str], nombre: str, *, esperada: bool) -> bool:
    """Un nombre o un cargo solos, donde se espera la firma; en otro sitio, «Factura Duplicada» parecería un nombre."""
    if _es_firma_entre_barras(renglon, nombre):
        return True
    # Un renglón solo con cifras o dos puntos es un dato, aunque nombre un cargo.
    es_rotulo = es_ficha(renglon) and presenta(renglon) and not re.search(r"[\d:]", renglon)
    if esperada:
        return es_nombre(renglon, nombre) or es_rotulo
    return es_de_persona(renglon) and len(renglon.split()) > 1 and _acaba_frase(antes)


def _acaba_frase(antes: list[str]) -> bool:
    """Si lo último es una frase terminada, de más de tres palabras: lo que sigue ya no la continúa."""
    ultimo = _ultimo(antes)
    return ultimo.endswith((".", "?", "!", "…")) and len(ultimo.split()) > _NOMBRE_Y_CASA + 1


def _es_firma_entre_barras(renglon: str, nombre: str) -> bool:
    """«Ana Soto | Tesorería | Acero SpA | +56 2 2345»: un nombre y sus señas, en un renglón."""
    trozos = [trozo.strip() for trozo in _BARRAS.split(renglon)]
    return (
        len(trozos) > 2  # noqa: PLR2004 - con dos trozos ya lo ve `es_nombre`
        and es_nombre(trozos[0], nombre)
        and all(trozo and es_ficha(trozo) for trozo in trozos[1:])
        and any(tiene_sena(trozo) for trozo in trozos[1:])
        and not es_dato_bancario(renglon)
    )


def cabe_en_firma(renglon: str) -> bool:
    """Si un renglón puede ir en una firma: una ficha, una nota legal o una línea de la casa."""
    return es_ficha(renglon) or es_aviso_legal(renglon) or es_de_la_casa(renglon)


def empieza_firma(renglon: str) -> bool:
    """Si un renglón puede abrir una firma: un nombre, un cargo, una empresa o una nota legal."""
    if es_nombre(renglon):
        return not habla_del_caso(plegar(renglon)) or presenta(renglon)
    return (presenta(renglon) and es_ficha(renglon)) or es_aviso_legal(renglon)


def _sin_firma_pegada(renglones: list[str]) -> list[str]:
    """Si tras la despedida, en su mismo párrafo, van nombre y señas, quita desde el nombre."""
    inicio = _inicio_del_ultimo(renglones)
    for lugar in range(inicio, len(renglones)):
        if es_despedida(renglones[lugar]):
            debajo = renglones[lugar + 1 :]
            if len(debajo) > 1 and all(es_ficha(r) for r in debajo) and any(tiene_sena(r) for r in debajo[1:]):
                return renglones[: lugar + 1]
    return renglones
