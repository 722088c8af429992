"""Escribió la agencia: se guarda en la historia del caso y se le pasa al titular. Ni se le contesta ni se obedece."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.entradas import CorreoDeAgencia
from buzon.dominio.hechos import AgenciaEscuchada, CualquierHecho, PreguntaHecha
from buzon.dominio.reglas import Reglas

_LARGO_CITA = 300


def decidir_agencia(c: Cartera, e: CorreoDeAgencia, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Si dice que el cliente pagó, es lo que dice ella: el dinero lo confirma el banco o el titular."""
    corta = e.origen.huella[:12]
    abiertas = c.abiertas_de(e.deudor) if e.deudor else ()
    suyas = tuple(f.id for f in abiertas if f.en_agencia) or tuple(f.id for f in abiertas)
    cita = " ".join(e.texto.split())[:_LARGO_CITA]
    yield AgenciaEscuchada(de=e.origen.de or "", cita=cita, huella=e.origen.huella, deudor=e.deudor, facturas=suyas)
    if e.deudor and suyas and e.dice_cobro and e.es_autentico:
        nombre = c.deudores[e.deudor].nombre
        yield from preguntar_al_titular(
            reglas,
            PreguntaHecha(
                pregunta=f"q-{corta}",
                asunto="agencia",
                objeto=e.origen.huella,
                texto=f"la agencia dice de {nombre}: «{cita}». ¿Recibiste el pago?",
                opciones=("pagada", "no"),
                deudor=e.deudor,
                facturas=suyas,
            ),
            "respuesta_agencia_cobro",
            de=e.origen.de or "",
            cita=e.texto,
        )
        return
    yield al_titular(
        reglas,
        f"aviso/agencia/{corta}",
        "respuesta_agencia",
        deudor=e.deudor,
        facturas=suyas,
        de=e.origen.de or "",
        cita=e.texto,
        es_autentico=e.es_autentico,
    )
