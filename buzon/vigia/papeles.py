"""Los PDF que se hacen al escribir una carta: la carta formal y la cronología del caso."""

from buzon.correo.redaccion import AdjuntoSaliente
from buzon.dominio.cartera.valores import Carta
from buzon.informes.expediente.caso import reunir
from buzon.informes.expediente.cronologia import cronologia
from buzon.informes.expediente.nombres import nombre_de_archivo
from buzon.informes.papel.carta_formal import carta_formal
from buzon.informes.papel.extras import extras_de
from buzon.puertos import FalloDefinitivo
from buzon.vigia.casa import Casa


def papel_de(casa: Casa, carta: Carta) -> AdjuntoSaliente | None:
    """El PDF de esa carta, con la cartera de ahora; `None` si no lleva ninguno.

    Raises:
        FalloDefinitivo: ya no hay nada que reclamar.
    """
    encargo = carta.encargo
    if not encargo.papel or encargo.deudor is None:
        return None
    deudor = casa.cartera.deudores[encargo.deudor]
    facturas = tuple(casa.cartera.facturas[renglon.factura] for renglon in encargo.renglones)
    if encargo.papel == "cronologia":
        caso = reunir(casa.cartera, casa.libro.asientos(), deudor, facturas, casa.reglas)
        octetos, nombre = cronologia(caso, casa.reglas, casa.ahora(), para_un_tercero=True), "Cronologia"
    else:
        etapas = {renglon.factura: renglon.etapa or encargo.datos.get("etapa") for renglon in encargo.renglones}
        hoy = casa.ahora().astimezone(casa.reglas.zona).date()
        extras = extras_de(casa.reglas, deudor, facturas, hoy, etapas)
        plazo = casa.reglas.carta_formal.plazo
        try:
            octetos = carta_formal(casa.cartera, deudor, facturas, casa.reglas, casa.ahora(), plazo, extras)
        except ValueError as fallo:
            raise FalloDefinitivo(str(fallo)) from fallo
        nombre = "Carta formal"
    return AdjuntoSaliente(
        nombre=nombre_de_archivo(f"{nombre} {deudor.nombre.replace('.', ' ')}.pdf"),
        tipo="application/pdf",
        contenido=octetos,
    )
