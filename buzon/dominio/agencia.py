"""Cuándo puede pasar una factura a la agencia, y qué cuenta de su historia si ya estuvo en ella y se retiró.

No escribe a nadie: dice si se puede y por qué no.
"""

from datetime import date, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, EtapaAlcanzada, Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas


def lugar_del_aviso(reglas: Reglas) -> int | None:
    """El lugar de la última etapa con plazo anterior a la agencia: la carta que la anuncia; `None` si no la hay."""
    agencia = next((i for i, etapa in enumerate(reglas.etapas) if etapa.cc), None)
    if agencia is None:
        return None
    return next((i for i in range(agencia - 1, -1, -1) if reglas.etapas[i].plazo), None)


def pasos_vigentes(factura: Factura, reglas: Reglas) -> tuple[EtapaAlcanzada, ...]:
    """Las etapas que cuentan hoy.

    Si la agencia se retiró, el aviso que la anunció y la entrega ya no cuentan: para volver a ella hace falta otro
    aviso, con su plazo entero.
    """
    retirada = factura.retirada
    desde = lugar_del_aviso(reglas)
    if retirada is None or desde is None:
        return factura.etapas
    return tuple(p for p in factura.etapas if p.cuando > retirada or (reglas.indice_etapa(p.etapa) or 0) < desde)


def freno_agencia(c: Cartera, deudor: Deudor, factura: Factura, reglas: Reglas, hoy: date) -> str | None:
    """Por qué esa factura no puede pasar hoy a la agencia, además de los frenos de siempre; `None` si puede.

    Nada del deudor puede estar por resolver, aunque sea de otra factura, y el aviso ha de haber salido antes.
    """
    return _algo_vivo(c, deudor) or _sin_avisar(factura, reglas, hoy) or _no_compensa(factura, reglas)


def _algo_vivo(c: Cartera, deudor: Deudor) -> str | None:
    if c.disputas_de(deudor.id):
        return "no pasa a la agencia mientras haya una disputa viva del cliente"
    if c.promesas_de(deudor.id):
        return "no pasa a la agencia mientras haya una promesa viva del cliente"
    if c.planes_de(deudor.id):
        return "no pasa a la agencia mientras haya un plan de cuotas vivo del cliente"
    if c.acuerdos_vivos(deudor.id):
        return "no pasa a la agencia mientras haya un acuerdo vivo con el cliente"
    if c.alegatos_de(deudor.id):
        return "no pasa a la agencia mientras espero un pago que el cliente dice haber hecho"
    if c.respuestas_de(deudor.id):
        return "no pasa a la agencia mientras el cliente espere respuesta a lo que escribió"
    return None


def _sin_avisar(factura: Factura, reglas: Reglas, hoy: date) -> str | None:
    cartas = [paso for paso in pasos_vigentes(factura, reglas) if paso.enviada and not _es_llamada(paso, reglas)]
    if not cartas:
        return "no pasa a la agencia sin haberle escrito antes por ella: decide tú cómo seguir"
    lugar = lugar_del_aviso(reglas)
    if lugar is None:
        return None
    aviso = next((paso for paso in cartas if paso.etapa == reglas.etapas[lugar].nombre), None)
    if aviso is None:
        return (
            f"no pasa a la agencia sin la carta que lo anuncia ({reglas.etapas[lugar].nombre}): decide tú cómo seguir"
        )
    espera = reglas.agencia.dias_desde_aviso if reglas.agencia else 0
    desde = aviso.cuando.astimezone(reglas.zona).date() + timedelta(days=espera)
    if hoy < desde:
        return f"no pasa a la agencia hasta el {desde:%d/%m/%Y}, a los {espera} días del aviso"
    return None


def _es_llamada(paso: EtapaAlcanzada, reglas: Reglas) -> bool:
    lugar = reglas.indice_etapa(paso.etapa)
    return lugar is not None and reglas.etapas[lugar].tarea == "llamada"


def _no_compensa(factura: Factura, reglas: Reglas) -> str | None:
    """Lo que debe no llega al mínimo, o la agencia cobra más que eso. En otra moneda no se compara."""
    agencia = reglas.agencia
    if agencia is None or factura.moneda != reglas.negocio.moneda:
        return None
    pais = reglas.negocio.pais
    if factura.saldo < agencia.importe_minimo:
        minimo = escribir(agencia.importe_minimo, factura.moneda, pais)
        return f"no pasa a la agencia por menos de {minimo}: decide tú cómo seguir"
    if agencia.coste and factura.saldo <= agencia.coste:
        coste = escribir(agencia.coste, factura.moneda, pais)
        return f"no compensa pasarla a la agencia, que cobra {coste}: decide tú cómo seguir"
    return None
