"""Cómo acabó un envío y qué se sigue de ello."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.decidir.ensayo import SOLO_A_TI
from buzon.dominio.decidir.puerta import cuando_repetir, es_norma, es_por_tamano
from buzon.dominio.decidir.restauracion import preguntar_por_la_copia
from buzon.dominio.entradas import (
    Arranque,
    CartaImposible,
    EnvioAceptado,
    EnvioAplazado,
    EnvioDudoso,
    EnvioRechazado,
)
from buzon.dominio.hechos import (
    CartaAligerada,
    CartaAplazada,
    CartaDudosa,
    CartaEnviada,
    CartaFallida,
    CartaRetenida,
    CualquierHecho,
    DireccionAnulada,
    FalloObservado,
    FalloSuperado,
    PausaPuesta,
    PreguntaHecha,
)
from buzon.dominio.reglas import Reglas

_VIDA = timedelta(days=5)
_BUSQUEDA = timedelta(hours=1)  # lo que se busca prueba de que una carta dudosa salió, antes de preguntar
_NEGATIVAS = 3  # tantas negativas por norma en una hora, y no sale nada más
_HORA = timedelta(hours=1)


def decidir_aceptado(c: Cartera, e: EnvioAceptado, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Salió. Los destinatarios que el servidor no quiso se cuentan al titular; al deudor no se le repite."""
    carta = c.cartas[e.carta]
    yield CartaEnviada(carta=e.carta, acuse=e.acuse, rechazados=e.rechazados)
    superados = {"smtp": True, "titular": carta.encargo.dirigida == "titular"}
    a_la_agencia = carta.encargo.dirigida == "agencia" or bool(set(carta.encargo.cc) - set(e.rechazados))
    superados["agencia"] = a_la_agencia and not carta.ensayo
    for clave, ya_va in superados.items():
        if ya_va and clave in c.problemas:
            yield FalloSuperado(clave=clave)
    if e.rechazados:
        yield al_titular(
            reglas,
            f"aviso/rechazo/{e.carta}",
            "rechazo_parcial",
            deudor=carta.encargo.deudor,
            rechazados=dict(e.rechazados),
        )


def decidir_aplazado(c: Cartera, e: EnvioAplazado, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """No llegó a nadie: se repite más tarde, cada vez más espaciado, y a los cinco días se deja y se avisa."""
    carta = c.cartas[e.carta]
    if ahora - carta.encargada > _VIDA:
        yield from decidir_rechazado(
            c, EnvioRechazado(carta=e.carta, motivo=f"cinco días sin lograrlo: {e.motivo}"), ahora, reglas
        )
        return
    hasta = cuando_repetir(c, carta, ahora, reglas, minimo=e.minutos)
    yield CartaAplazada(carta=e.carta, hasta=hasta, motivo=e.motivo)
    if "smtp" not in c.problemas:
        yield FalloObservado(clave="smtp", texto=f"no consigo enviar correo: {e.motivo}")


def decidir_rechazado(c: Cartera, e: EnvioRechazado, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """El servidor dijo que no: la dirección del deudor deja de usarse si la culpa es suya, y se avisa al titular.

    Si lo que pasa es que no cabe, antes se prueba sin los originales adjuntos: la copia se puede pedir.
    """
    carta = c.cartas[e.carta]
    encargo = carta.encargo
    por_tamano = es_por_tamano(e.codigo)
    if por_tamano and encargo.adjuntos and encargo.etapa and encargo.dirigida == "deudor" and not carta.aligerada:
        yield CartaAligerada(carta=e.carta, motivo=e.motivo)
        return
    # En un ensayo la dirección que no quiso el servidor es la del titular.
    por_direccion = e.por_direccion and not por_tamano and not carta.ensayo
    por_norma = not por_direccion and es_norma(e.codigo)
    yield CartaFallida(carta=e.carta, motivo=e.motivo, codigo=e.codigo, es_norma=por_norma)
    if por_norma:
        yield from _cortar_la_corriente(c, e, ahora, reglas)
    if encargo.dirigida == "titular":
        yield FalloObservado(clave="titular", texto=f"no puedo escribirte a {', '.join(encargo.para)}: {e.motivo}")
    elif encargo.dirigida in ("agencia", "abogado") and not carta.ensayo:
        que = "la agencia" if encargo.dirigida == "agencia" else "el abogado"
        yield FalloObservado(clave=encargo.dirigida, texto=f"no puedo escribir a {que}: {e.motivo}")
        yield _avisar_del_fallo(carta, e, reglas)
    elif encargo.deudor and por_direccion:
        for correo in encargo.para:
            yield DireccionAnulada(deudor=encargo.deudor, correo=correo, motivo=e.motivo)
        yield _avisar_del_fallo(carta, e, reglas)
    elif encargo.deudor and encargo.etapa:
        # No fue por la dirección: sin preguntar, la misma carta se encargaría de nuevo en cada vuelta.
        yield from _preguntar_por_el_fallo(carta, e, reglas)
    else:
        yield _avisar_del_fallo(carta, e, reglas)


def _avisar_del_fallo(carta: Carta, e: EnvioRechazado, reglas: Reglas) -> CualquierHecho:
    return al_titular(
        reglas,
        f"aviso/fallo/{e.carta}",
        "carta_fallida",
        deudor=carta.encargo.deudor,
        facturas=_facturas_de(carta),
        motivo=e.motivo,
        para=list(carta.encargo.para),
    )


def _preguntar_por_el_fallo(carta: Carta, e: EnvioRechazado, reglas: Reglas) -> Iterator[CualquierHecho]:
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-fallo-{e.carta.replace('/', '-')}",
            asunto="carta",
            objeto=e.carta,
            texto=f"no pude enviar la carta ({e.motivo}): ¿lo intento otra vez?",
            opciones=("reanudar", "pausar"),
            deudor=carta.encargo.deudor,
            facturas=_facturas_de(carta),
        ),
        "carta_fallida",
        motivo=e.motivo,
        para=list(carta.encargo.para),
    )


def _facturas_de(carta: Carta) -> tuple[str, ...]:
    return tuple(renglon.factura for renglon in carta.encargo.renglones)


def _cortar_la_corriente(c: Cartera, e: EnvioRechazado, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Seguir enviando cuando el servidor dice «spam» o «demasiados» hunde el dominio: se para todo y se avisa."""
    recientes = sum(1 for cuando in c.negativas if cuando > ahora - _HORA) + 1
    if recientes < _NEGATIVAS or ("todo", None) in c.pausas:
        return
    motivo = f"he parado yo todos los envíos: el servidor rechazó {recientes} cartas por sus normas o su ritmo"
    yield PausaPuesta(alcance="todo", motivo=f"{motivo} ({e.motivo[:200]})", por_norma=True)
    yield al_titular(
        reglas,
        f"aviso/corriente/{c.ultimo_numero + 1}",
        "corriente_cortada",
        cuantas=recientes,
        motivo=e.motivo,
    )


def decidir_imposible(c: Cartera, e: CartaImposible, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """La plantilla falla: nunca sale una carta a medias."""
    yield from decidir_rechazado(c, EnvioRechazado(carta=e.carta, motivo=e.motivo), ahora, reglas)


def decidir_arranque(c: Cartera, _e: Arranque, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Lo que se quedó en el punto cuando Buzón murió: nadie sabe si llegó. Y si el libro es una copia, se pregunta."""
    yield from preguntar_por_la_copia(c, reglas)
    for id_carta in c.vivas:
        if c.cartas[id_carta].estado == "en_el_punto":
            yield CartaDudosa(carta=id_carta, motivo="Buzón se paró justo al enviarla")
            if c.cartas[id_carta].ensayo:
                yield CartaEnviada(carta=id_carta, acuse=SOLO_A_TI)


def decidir_dudoso(c: Cartera, e: EnvioDudoso, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Con prueba de que llegó, está enviada. Sin prueba no se repite: se retiene y decide el titular.

    Donde una prueba puede tardar (la copia a la dirección propia, la que deja el proveedor) se espera hasta una hora
    antes de preguntar; mientras, al deudor no se le escribe.
    """
    carta = c.cartas[e.carta]
    if carta.estado not in ("en_el_punto", "dudosa", "retenida"):
        return
    if carta.estado == "en_el_punto":
        yield CartaDudosa(carta=e.carta, motivo=e.motivo)
    if e.hallada or carta.ensayo:
        yield CartaEnviada(carta=e.carta, acuse=e.prueba if e.hallada else SOLO_A_TI)
        return
    puede_tardar = reglas.correo.espera_prueba and carta.encargo.dirigida == "deudor"
    if carta.estado == "retenida" or (puede_tardar and ahora - (carta.punto or ahora) < _BUSQUEDA):
        return
    yield CartaRetenida(carta=e.carta, motivo=e.motivo)
    if carta.encargo.dirigida == "titular":
        return
    yield al_titular(
        reglas,
        f"duda/{e.carta}",
        "carta_dudosa",
        plantilla="pregunta",
        deudor=carta.encargo.deudor,
        facturas=_facturas_de(carta),
        motivo=e.motivo,
        dudosa=e.carta,
        asunto_carta=carta.asunto,
        para=list(carta.encargo.para),
    )
