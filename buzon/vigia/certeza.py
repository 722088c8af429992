"""De quién es un correo, preguntando al DNS si hace falta: lo único de la procedencia que toca el mundo."""

from datetime import timedelta

from buzon.correo.mensaje import Correo
from buzon.correo.procedencia import Procedencia, comprobar, con_firmas, firmas_que_mirar
from buzon.puertos import FalloPasajero, Sobre
from buzon.vigia.casa import Casa

# Un DNS caído no es prueba de nada: se espera un rato, y después se sigue sin saberlo.
_ESPERA = timedelta(minutes=10)


def procedencia_de(casa: Casa, correo: Correo, sobre: Sobre) -> Procedencia:
    """La procedencia por sus cabeceras y, si nadie certifica un correo del titular o de un banco, por su firma.

    Raises:
        FalloPasajero: el DNS no contesta y el correo acaba de llegar: se volverá a leer en la vuelta siguiente.
    """
    reglas = casa.reglas
    previa = comprobar(correo, reglas.correo.authserv_id, reglas.confianza.reenviadores)
    # De un correo recortado falta texto, y la firma no cuadraría.
    se_puede = casa.resolutor is not None and reglas.confianza.comprobar_firmas and not sobre.recortado
    if previa.es_autentico or previa.esta_desmentido or not se_puede or not _importa(casa, correo):
        return previa
    firmas, motivo = firmas_que_mirar(correo, sobre.llegada)
    if not firmas:
        return Procedencia(es_autentico=False, motivo=f"{previa.motivo}, y {motivo}")
    claves: dict[str, tuple[bytes, ...]] = {}
    for firma in firmas:
        try:
            claves[firma.consulta] = casa.resolutor.textos(firma.consulta) if casa.resolutor else ()
        except FalloPasajero as fallo:
            if casa.ahora() - sobre.llegada < _ESPERA:
                raise
            return Procedencia(es_autentico=False, motivo=f"no he podido comprobar su firma: {fallo}")
    return con_firmas(sobre.crudo, firmas, claves, previa)


def _importa(casa: Casa, correo: Correo) -> bool:
    """Si de ese correo depende dinero u obediencia: de los demás da igual quién los firme."""
    de = correo.de.correo if correo.de else ""
    es_titular = de in {titular.lower() for titular in casa.reglas.negocio.titulares}
    return es_titular or casa.saber.bancos.banco_de(de) is not None
