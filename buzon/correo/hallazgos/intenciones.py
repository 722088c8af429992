"""De las frases de una respuesta a lo que quiere quien la escribe: puntúa las reglas y deja la principal delante.

Ante la duda no hay promesa ni pago: una promesa que nadie hizo calla un cobro, y un pago que nadie hizo lo cierra.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from buzon.correo.hallazgos import detalles
from buzon.correo.hallazgos.frases import Trozo, partir, preparar
from buzon.correo.hallazgos.parecido import Parecido, parecer
from buzon.correo.hallazgos.saber import ORDEN, Regla, SaberIntenciones
from buzon.correo.hallazgos.templanza import nombrar, templar
from buzon.dominio.fechas import FechaHallada, buscar_fechas
from buzon.dominio.importes import ImporteHallado, buscar_importes
from buzon.dominio.lecturas import Intencion, TipoIntencion
from buzon.dominio.llano import allanar

_QUE_COMPROMETEN = frozenset({"promesa", "ya_pago"})
_RESTA = 0.35
_VENTANA = 60
# Donde acaba lo que un "no" alcanza a negar.
_CORTES = (",", ":", "(", " pero ", " aunque ", " y ", " sino ")
# "El 28 de julio" dicho en agosto no es una promesa a once meses: es el mes pasado.
_LEJOS = timedelta(days=270)


class _Hallazgo(msgspec.Struct, frozen=True):
    """Una regla que casó: cuánto pesa aquí y dónde."""

    regla: Regla
    peso: float
    inicio: int
    fin: int
    frase: tuple[int, int]


class _Vista(msgspec.Struct, frozen=True):
    """El correo entero, ya mirado: lo que los hallazgos consultan."""

    texto: str
    llano: str
    trozos: tuple[Trozo, ...]
    futuras: tuple[FechaHallada, ...]
    pasadas: tuple[FechaHallada, ...]
    importes: tuple[ImporteHallado, ...]
    hoy: date


def leer_intenciones(
    texto_nuevo: str,
    *,
    asunto: str,
    fecha_correo: date,
    saber: SaberIntenciones,
    pais: str | None = None,
    moneda: str | None = None,
    festivos: Callable[[date], bool] | Collection[date] = (),
) -> tuple[Intencion, ...]:
    """Lo que dice una respuesta, lo principal primero; siempre hay al menos una, y si nada encaja es "otra".

    Args:
        texto_nuevo: lo que la persona escribió, ya sin citas ni firma.
        asunto: el del correo; solo cuenta si el texto no dice nada.
        fecha_correo: el día local en que se escribió; contra él se resuelven "el viernes" y "en 10 días".
        saber: las reglas compiladas.
        pais: el de quien escribe (ISO 3166), para leer los importes.
        moneda: la de la deuda (ISO 4217), para lo mismo.
        festivos: para los días hábiles.

    Cada `cita` es un tramo literal del texto. Lineal en su largo; mira los primeros 12.000 caracteres.
    """
    escrito, leido = preparar(texto_nuevo)
    vista = _mirar(escrito, leido, fecha_correo, saber, pais, moneda, festivos)
    mejores: dict[TipoIntencion, _Hallazgo] = {}
    for hallazgo in _hallar(vista, asunto, saber):
        tipo = hallazgo.regla.tipo
        if tipo not in mejores or hallazgo.peso > mejores[tipo].peso:
            mejores[tipo] = hallazgo
    fuerzas = _pesar(mejores, vista, saber)
    if not fuerzas:
        return (_sin_regla(vista, saber.parecido, mejores),)
    orden = sorted(fuerzas, key=lambda tipo: (-fuerzas[tipo], ORDEN.index(tipo)))
    rival = fuerzas[orden[1]] if len(orden) > 1 else 0.0
    leidas = tuple(
        _intencion(mejores[tipo], fuerzas[tipo], rival if n == 0 else 1.0, vista) for n, tipo in enumerate(orden)
    )
    return templar(leidas, parecer(vista.texto, saber.parecido)) if saber.parecido else leidas


def _sin_regla(vista: _Vista, parecido: Parecido | None, mejores: Mapping[TipoIntencion, _Hallazgo]) -> Intencion:
    """Lo que ninguna regla entiende es "otra"; si se parece mucho a algo, se pregunta por ello con su nombre.

    El parecido no ve negaciones ni condiciones: lo que una regla vio y la frase desmiente («si me pagan te pago») no
    se vuelve a nombrar por parecerse.
    """
    nombrada = nombrar(parecer(vista.texto, parecido)) if parecido and vista.texto.strip() else None
    desmentidas = {tipo for tipo, hallazgo in mejores.items() if hallazgo.peso < hallazgo.regla.peso}
    if nombrada is None or nombrada[0] in desmentidas:
        return Intencion(tipo="otra", cita=_primera_linea(vista), certeza=0.5)
    tipo, certeza = nombrada
    entero = (0, len(vista.texto))
    return _intencion(
        _Hallazgo(Regla(tipo=tipo, patron=None, peso=certeza), certeza, *entero, entero), certeza, 0.0, vista
    )


def _pesar(
    mejores: dict[TipoIntencion, _Hallazgo], vista: _Vista, saber: SaberIntenciones
) -> dict[TipoIntencion, float]:
    """La fuerza de cada intención: lo que pesa su mejor regla, sin las demasiado débiles y resueltas las pugnas."""
    fuerzas = {
        tipo: hallazgo.peso
        for tipo, hallazgo in mejores.items()
        if hallazgo.peso >= (saber.minimo_firme if tipo in _QUE_COMPROMETEN else saber.minimo)
    }
    for pugna in saber.pugnas:
        fuerza, rival = fuerzas.get(pugna.gana, 0.0), fuerzas.get(pugna.pierde, 0.0)
        if rival == 0 or fuerza < pugna.minimo or not fuerza <= rival <= pugna.maximo:
            continue
        if pugna.pide is None or pugna.pide.search(vista.llano):
            fuerzas[pugna.gana] = rival + 0.01
    return fuerzas


def _mirar(
    escrito: str,
    texto: str,
    hoy: date,
    saber: SaberIntenciones,
    pais: str | None,
    moneda: str | None,
    festivos: Callable[[date], bool] | Collection[date],
) -> _Vista:
    return _Vista(
        escrito,
        allanar(texto),
        partir(texto, saber.mascaras, saber.coletilla),
        tuple(h for h in buscar_fechas(texto, hoy, festivos, "futuro") if hoy <= h.fecha <= hoy + _LEJOS),
        tuple(h for h in buscar_fechas(texto, hoy, festivos, "pasado") if h.fecha <= hoy),
        buscar_importes(texto, moneda, pais),
        hoy,
    )


def _hallar(vista: _Vista, asunto: str, saber: SaberIntenciones) -> Iterator[_Hallazgo]:
    """Cada regla que casa, con el peso que le deja su frase. El asunto solo habla si el texto calla."""
    entero = " ".join(vista.llano.split()).strip(" .!,:;")
    for regla in saber.reglas:
        if regla.donde == "todo":
            if regla.patron.fullmatch(entero) and not (regla.salvo and regla.salvo.search(entero)):
                yield _entero(regla, vista)
        elif not entero and regla.patron.search(allanar(asunto)):
            yield _entero(regla, vista)
    futuras, pasadas = _lugares(vista.futuras), _lugares(vista.pasadas)
    for trozo in vista.trozos:
        reglas = [*(saber.en_frase[lugar] for lugar in saber.criba.mirar(trozo.llano)), *saber.con_tildes]
        fechas = {"futuro": _hay(futuras, trozo), "pasado": _hay(pasadas, trozo), "": True}
        for regla in reglas:
            if fechas[regla.fecha]:
                yield from _en_frase(regla, trozo, vista, saber)


def _lugares(halladas: Sequence[FechaHallada]) -> list[int]:
    return [hallada.inicio for hallada in halladas]


def _hay(lugares: list[int], trozo: Trozo) -> bool:
    return bisect_left(lugares, trozo.inicio) < bisect_left(lugares, trozo.fin)


def _entero(regla: Regla, vista: _Vista) -> _Hallazgo:
    inicio = len(vista.texto) - len(vista.texto.lstrip())
    fin = len(vista.texto.rstrip())
    return _Hallazgo(regla, regla.peso, inicio, max(inicio, fin), (0, len(vista.texto)))


def _en_frase(regla: Regla, trozo: Trozo, vista: _Vista, saber: SaberIntenciones) -> Iterator[_Hallazgo]:
    llano = trozo.con_tildes if regla.con_tildes else trozo.llano
    if regla.pide is not None and not regla.pide.search(trozo.llano):
        return
    if regla.salvo is not None and regla.salvo.search(trozo.llano):
        return
    for casa in regla.patron.finditer(llano):
        inicio, fin = casa.span()
        peso = regla.peso * (1.0 if regla.es_firme else _templanza(regla, trozo, vista, (inicio, fin), saber))
        yield _Hallazgo(regla, peso, trozo.inicio + inicio, trozo.inicio + fin, (trozo.inicio, trozo.fin))


def _templanza(regla: Regla, trozo: Trozo, vista: _Vista, tramo: tuple[int, int], saber: SaberIntenciones) -> float:
    """Cuánto queda de una promesa o un pago que se niega, se condiciona o se pregunta."""
    if regla.tipo not in _QUE_COMPROMETEN:
        return 1.0
    inicio, fin = tramo
    antes = trozo.llano[max(0, inicio - _VENTANA) : inicio]
    clausula = antes[max(antes.rfind(corte) for corte in _CORTES) + 1 :]
    if saber.negacion.search(clausula + trozo.llano[inicio:fin]):
        return 0.0
    if inicio >= trozo.pregunta_desde:
        return _RESTA
    if regla.tipo == "ya_pago" and saber.porvenir.search(trozo.llano) and _puede_ser_presente(vista, trozo, tramo):
        return _RESTA
    # «Si nos paga el ayuntamiento, os pagamos el lunes»: el verbo sirve para los dos tiempos, y la condición decide.
    if regla.tipo == "ya_pago" and regla.fecha == "pasado" and saber.condicion.search(trozo.llano):
        return _RESTA
    if regla.tipo == "promesa":
        return _templanza_de_promesa(trozo, vista, tramo, saber)
    return 1.0


def _templanza_de_promesa(trozo: Trozo, vista: _Vista, tramo: tuple[int, int], saber: SaberIntenciones) -> float:
    """Cuánto queda de una promesa que ya pasó, que hará otro o que espera a algo."""
    inicio, fin = tramo
    if _dice_que_paso(trozo.con_tildes[inicio:fin]):
        return 0.0
    if saber.hecho.search(trozo.llano) or _suena_a_pasado(vista, trozo.inicio + inicio, trozo.inicio + fin):
        return _RESTA
    espera = saber.condicion.search(trozo.llano) and not saber.condicion_leve.search(trozo.llano)
    return _RESTA if espera or saber.de_otro.search(trozo.llano) else 1.0


def _puede_ser_presente(vista: _Vista, trozo: Trozo, tramo: tuple[int, int]) -> bool:
    """Como "depositamos" o "está hecho": no dicen por sí solos que el dinero ya salió, si hay una fecha por venir."""
    dicho = trozo.llano[tramo[0] : tramo[1]].rstrip()
    return dicho.endswith(("amos", "imos", "ho", "cha", "do", "da")) and any(
        trozo.inicio <= hallada.inicio < trozo.fin for hallada in vista.futuras
    )


def _suena_a_pasado(vista: _Vista, inicio: int, fin: int) -> bool:
    """El verbo que no dice el tiempo: "el 12 le abonamos", dicho el 19, es el 12 que ya pasó, porque está más cerca."""
    if not vista.llano[inicio:fin].rstrip().endswith(("amos", "imos")):
        return False
    antes = {h.inicio: h.fecha for h in vista.pasadas}
    cerca = [h for h in vista.futuras if h.inicio in antes and abs(h.inicio - inicio) < _VENTANA]
    return any(2 * (vista.hoy - antes[h.inicio]) < h.fecha - vista.hoy for h in cerca)


def _dice_que_paso(tramo: str) -> bool:
    """La tilde que delata: "pagó" no promete aunque "pago" sí: con tilde final, o es futuro ("pagaré") o ya pasó."""
    return any(
        (palabra.endswith("ó") and palabra != "quedó")
        or (palabra.endswith("é") and not palabra.endswith(("aré", "eré", "iré")))
        for palabra in tramo.split()
    )


def _intencion(hallazgo: _Hallazgo, fuerza: float, rival: float, vista: _Vista) -> Intencion:
    regla, tramo = hallazgo.regla, (hallazgo.inicio, hallazgo.fin)
    fechas: Sequence[FechaHallada] = vista.pasadas if regla.tipo == "ya_pago" else vista.futuras
    if regla.tipo == "promesa":
        fechas = detalles.quitar_lo_inmediato(fechas, vista.llano[slice(*hallazgo.frase)], vista.hoy)
    fecha = (
        detalles.elegir_fecha(fechas, hallazgo.frase, tramo, vista.texto)
        if regla.tipo in {"promesa", "ya_pago", "plan"}
        else None
    )
    importe: Decimal | None = None
    if regla.tipo in {"promesa", "ya_pago", "plan", "disputa"}:
        importe = detalles.elegir_importe(vista.importes, hallazgo.frase, tramo)
    certeza = min(0.99, fuerza) - (0.2 if fuerza - rival < 0.1 else 0.0)  # noqa: PLR2004 - un rival cercano es duda
    return Intencion(
        tipo=regla.tipo,
        cita=_cita(hallazgo, vista.texto),
        certeza=round(max(0.1, certeza), 2),
        fecha=fecha.fecha if fecha else None,
        importe=importe,
        cuotas=detalles.contar_cuotas(vista.llano) if regla.tipo == "plan" else None,
        motivo=(regla.motivo or "otra") if regla.tipo == "disputa" else None,
        correo=detalles.buscar_correo(vista.llano) if regla.tipo == "contacto" else None,
        facturas=detalles.buscar_facturas(vista.texto),
    )


def _cita(hallazgo: _Hallazgo, texto: str) -> str:
    """La frase entera que lo prueba, tal como está escrita, sin los blancos de las puntas."""
    return texto[hallazgo.frase[0] : hallazgo.frase[1]].strip() or texto.strip()


def _primera_linea(vista: _Vista) -> str:
    trozo: Any = vista.trozos[0] if vista.trozos else None
    return vista.texto[trozo.inicio : trozo.fin].strip() if trozo else vista.texto.strip()
