"""Los PDF que se hacen al escribir una carta: la carta formal y la cronología del caso."""

from collections.abc import Iterator

from buzon.correo.redaccion import AdjuntoSaliente
from buzon.dominio.cartera.valores import Carta
from buzon.informes.ensayo import marca_al_agua
from buzon.informes.expediente.caso import reunir
from buzon.informes.expediente.cronologia import Publico, cronologia
from buzon.informes.expediente.nombres import nombre_de_archivo
from buzon.informes.papel.carta_formal import carta_formal
from buzon.informes.papel.extras import extras_de
from buzon.puertos import FalloDefinitivo
from buzon.vigia.casa import Casa


def papeles_de(casa: Casa, carta: Carta) -> Iterator[AdjuntoSaliente]:
    """Los PDF de esa carta, con la cartera de ahora.

    La que entrega el caso con la agencia en copia lleva la cronología, y como la lee también el cliente, solo con lo
    que pasó entre los dos.

    Raises:
        FalloDefinitivo: ya no hay nada que reclamar.
    """
    encargo = carta.encargo
    if encargo.deudor is None:
        return
    if encargo.papel == "carta_formal":
        yield _formal(casa, carta)
    if encargo.papel == "cronologia" or (encargo.entrega_agencia and encargo.dirigida == "deudor"):
        yield _cronologia(casa, carta)


def _formal(casa: Casa, carta: Carta) -> AdjuntoSaliente:
    encargo, reglas = carta.encargo, casa.reglas
    deudor = casa.cartera.deudores[encargo.deudor or ""]
    facturas = tuple(casa.cartera.facturas[renglon.factura] for renglon in encargo.renglones)
    etapas = {renglon.factura: renglon.etapa or encargo.datos.get("etapa") for renglon in encargo.renglones}
    hoy = casa.ahora().astimezone(reglas.zona).date()
    extras = extras_de(reglas, deudor, facturas, hoy, etapas)
    plazo = reglas.carta_formal.plazo
    try:
        octetos = carta_formal(casa.cartera, deudor, facturas, reglas, casa.ahora(), plazo, extras)
    except ValueError as fallo:
        raise FalloDefinitivo(str(fallo)) from fallo
    return _pdf("Carta formal", deudor.nombre, octetos)


def _cronologia(casa: Casa, carta: Carta) -> AdjuntoSaliente:
    encargo, reglas = carta.encargo, casa.reglas
    deudor = casa.cartera.deudores[encargo.deudor or ""]
    facturas = tuple(casa.cartera.facturas[renglon.factura] for renglon in encargo.renglones)
    caso = reunir(casa.cartera, casa.libro.asientos(), deudor, facturas, reglas)
    la_lee: Publico = "cliente" if encargo.dirigida == "deudor" else "tercero"
    octetos = cronologia(caso, reglas, casa.ahora(), para=la_lee, marca=marca_al_agua(casa.cartera, reglas))
    return _pdf("Cronologia", deudor.nombre, octetos)


def _pdf(que: str, de_quien: str, octetos: bytes) -> AdjuntoSaliente:
    nombre = nombre_de_archivo(f"{que} {de_quien.replace('.', ' ')}.pdf")
    return AdjuntoSaliente(nombre=nombre, tipo="application/pdf", contenido=octetos)
