"""Devoluciones y contestadores: ni una ni otros son respuestas."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Carta, Deudor
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.decidir.desuso import decidir_desuso
from buzon.dominio.decidir.puerta import POR_TAMANO
from buzon.dominio.decidir.registro import de_otros
from buzon.dominio.entradas import AusenciaRecibida, ReboteRecibido
from buzon.dominio.hechos import (
    AusenciaAnotada,
    CualquierHecho,
    DeudorCorregido,
    DireccionAnulada,
    EntregaDemorada,
    FalloObservado,
    PreguntaHecha,
)
from buzon.dominio.reglas import Reglas


def decidir_rebote(c: Cartera, e: ReboteRecibido, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Una devolución definitiva anula la dirección en quien la tenga, salvo si fue por el peso; una demora se anota.

    Solo se cree si contesta a una carta nuestra: cualquiera puede fingir una devolución para callarnos, así que sin
    carta se avisa al titular y no se anula nada.
    """
    carta = c.cartas.get(e.carta or "")
    if carta is not None and carta.ensayo:
        carta = None  # solo iba al titular: lo devuelto no dice nada de la dirección del cliente
    definitivos = _de_alguien(c, e, carta, reglas)
    yield from _sin_nombre(c, e, carta, reglas)
    motivo = e.rebote.motivo or e.rebote.estado or "el servidor la devolvió"
    for correo in e.rebote.pasajeros:
        for deudor in c.deudores_correo(correo):
            yield EntregaDemorada(deudor=deudor.id, correo=correo, motivo=motivo)
    for lugar, correo in enumerate(dict.fromkeys(definitivos), start=1):
        if reglas.agencia and correo == reglas.agencia.correo.lower():
            yield FalloObservado(clave="agencia", texto=f"la agencia no recibe correo en {correo}: {motivo}")
            yield al_titular(
                reglas, f"aviso/{e.origen.huella[:12]}/agencia", "rebote_agencia", correo=correo, motivo=motivo
            )
            continue
        for deudor in c.deudores_correo(correo) or _de_su_carta(c, carta, correo):
            if correo in deudor.anuladas:
                continue
            es_nuestra = carta is not None and carta.encargo.deudor == deudor.id
            if carta is not None and es_nuestra and e.rebote.estado in POR_TAMANO:
                yield from _por_tamano(c, e, carta, deudor, correo, reglas)
                continue
            if es_nuestra:
                yield DireccionAnulada(deudor=deudor.id, correo=correo, motivo=motivo)
            yield al_titular(
                reglas,
                f"aviso/{e.origen.huella[:12]}/{deudor.id}" + (f"/{lugar}" if lugar > 1 else ""),
                "rebote" if es_nuestra else "rebote_sin_carta",
                deudor=deudor.id,
                correo=correo,
                motivo=motivo,
                quedan=[d for d in deudor.direcciones if d != correo],
            )


def _sin_nombre(c: Cartera, e: ReboteRecibido, carta: Carta | None, reglas: Reglas) -> Iterator[CualquierHecho]:
    """El servidor devolvió la carta y no dice a quién no llegó: no se anula nada, y se le cuenta al titular."""
    if carta is None or not e.rebote.motivo or e.rebote.definitivos or e.rebote.pasajeros:
        return
    encargo = carta.encargo
    deudor = c.deudores.get(encargo.deudor or "")
    if deudor is None or encargo.dirigida != "deudor":
        return
    yield al_titular(
        reglas,
        f"aviso/{e.origen.huella[:12]}/{deudor.id}",
        "rebote_sin_nombre",
        deudor=deudor.id,
        correo=", ".join(encargo.para),
        motivo=e.rebote.motivo,
    )


def _por_tamano(
    c: Cartera, e: ReboteRecibido, carta: Carta, deudor: Deudor, correo: str, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """La dirección es buena y la carta pesaba de más: las próximas van sin originales, y el titular dice si se sigue.

    No se repite sola: la devolución llega horas después, y en medio pudo pasar de todo.
    """
    encargo = carta.encargo
    yield EntregaDemorada(deudor=deudor.id, correo=correo, motivo=e.rebote.motivo or "la carta no cabe en su buzón")
    if encargo.adjuntos and not carta.aligerada and not deudor.sin_copias:
        yield DeudorCorregido(deudor=deudor.id, sin_copias=True)
    pregunta = f"q-tamano-{encargo.carta.replace('/', '-')}"
    facturas = tuple(r.factura for r in encargo.renglones if c.facturas[r.factura].esta_abierta)
    if not facturas or pregunta in c.preguntas:
        return
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=pregunta,
            asunto="carta",
            objeto=encargo.carta,
            texto=f"la carta a {correo} volvió porque pesa más de lo que admite su servidor: ¿sigo escribiéndole?",
            opciones=("reanudar", "pausar"),
            deudor=deudor.id,
            facturas=facturas,
        ),
        "rebote_tamano",
        correo=correo,
        motivo=e.rebote.motivo or e.rebote.estado or "",
        sin_copias=bool(encargo.adjuntos),
    )


def _de_su_carta(c: Cartera, carta: Carta | None, correo: str) -> tuple[Deudor, ...]:
    """El cliente de una carta que también iba a esa dirección: un contacto de su ficha en las reglas."""
    if carta is None or carta.encargo.dirigida != "deudor" or correo not in carta.encargo.para:
        return ()
    return (c.deudores[carta.encargo.deudor or ""],)


def _de_alguien(c: Cartera, e: ReboteRecibido, carta: Carta | None, reglas: Reglas) -> tuple[str, ...]:
    """Las direcciones devueltas, en las que conocemos.

    Un servidor que reenvía por dentro devuelve con su dirección interior: si ninguna es conocida y la carta solo iba a
    una persona, fue a ella a quien no le llegó.
    """
    agencia = reglas.agencia.correo.lower() if reglas.agencia else None
    dichas = e.rebote.definitivos
    if not dichas or any(correo == agencia or c.deudores_correo(correo) for correo in dichas):
        return dichas
    if carta and carta.encargo.dirigida == "deudor" and not carta.encargo.cc and len(carta.encargo.para) == 1:
        return carta.encargo.para
    return dichas


def decidir_ausencia(c: Cartera, e: AusenciaRecibida, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Contestó una máquina: se anota, y al titular se le propone el suplente que da, una vez por cada uno."""
    if not e.deudor:
        return
    deudor, contacto, de = c.deudores[e.deudor], (e.ausencia.contacto or "").lower(), (e.origen.de or "").lower()
    if e.ausencia.en_desuso:
        yield from decidir_desuso(c, e, deudor, reglas)
        return
    yield AusenciaAnotada(deudor=e.deudor, de=e.origen.de or "", hasta=e.ausencia.hasta, contacto=contacto or None)
    es_nuevo = contacto not in ("", de, deudor.suplente, *deudor.correos)
    if es_nuevo and de_otros((contacto,), reglas) and c.abiertas_de(deudor.id):
        hasta = f" hasta el {e.ausencia.hasta:%d/%m/%Y}" if e.ausencia.hasta else ""
        yield al_titular(
            reglas,
            f"aviso/suplente-{e.origen.huella[:12]}",
            "ausencia_suplente",
            deudor=deudor.id,
            de=e.origen.de or "",
            nueva=contacto,
            motivo=hasta,
        )
