"""La única decisión de Buzón: `decidir(cartera, entrada, ahora, reglas) -> hechos`.

Pura: lo mismo dentro, lo mismo fuera. Lee el día y las reglas; los hechos que devuelve ya no dependen de ninguno.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeAlias

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir import (
    carteras,
    correo,
    dia,
    ensayo,
    envios,
    facturas,
    juntar,
    ordenes,
    pagos,
    rebotes,
    respuestas,
    sin_prueba,
)
from buzon.dominio.decidir.escalada import consecuencias
from buzon.dominio.decidir.escalada.escucha import decidir_agencia
from buzon.dominio.decidir.sellos import anotar_sello
from buzon.dominio.entradas import (
    Arranque,
    AusenciaRecibida,
    AvisoDePago,
    CartaImposible,
    CarteraDeConsola,
    CarteraRecibida,
    CorreoDeAgencia,
    CorreoIlegible,
    CorreoRepetido,
    CorreoSinInteres,
    CorreoSospechoso,
    DiaNuevo,
    EntradaDeCorreo,
    EnvioAceptado,
    EnvioAplazado,
    EnvioDudoso,
    EnvioRechazado,
    ExtractoRecibido,
    FacturaRecibida,
    FacturasSinPrueba,
    ModoDeEnsayo,
    OrdenAnteOtros,
    OrdenDeConsola,
    OrdenDelTitular,
    Origen,
    PorDespachar,
    ReboteRecibido,
    RespuestaAmbigua,
    RespuestaDeudor,
)
from buzon.dominio.hechos import CorreoApartado, CorreoVisto, CualquierHecho
from buzon.dominio.reglas import Reglas

Entrada: TypeAlias = (
    EntradaDeCorreo
    | CarteraDeConsola
    | OrdenDeConsola
    | DiaNuevo
    | ModoDeEnsayo
    | PorDespachar
    | Arranque
    | EnvioAceptado
    | EnvioAplazado
    | EnvioRechazado
    | EnvioDudoso
    | CartaImposible
)
# Cada una recibe solo la suya; `Any`, porque una tabla no puede decirle a mypy cuál le toca a cada cual.
Decision = Callable[[Cartera, Any, datetime, Reglas], Iterator[CualquierHecho]]

DECISIONES: dict[type, Decision] = {
    FacturaRecibida: facturas.decidir_facturas,
    CarteraRecibida: carteras.decidir_cartera,
    CarteraDeConsola: carteras.decidir_cartera_de_consola,
    FacturasSinPrueba: sin_prueba.decidir_sin_prueba,
    OrdenAnteOtros: sin_prueba.decidir_ante_otros,
    AvisoDePago: pagos.decidir_aviso,
    ExtractoRecibido: pagos.decidir_extracto,
    RespuestaDeudor: respuestas.decidir_respuesta,
    RespuestaAmbigua: respuestas.decidir_ambigua,
    ReboteRecibido: rebotes.decidir_rebote,
    AusenciaRecibida: rebotes.decidir_ausencia,
    OrdenDelTitular: ordenes.decidir_orden,
    OrdenDeConsola: ordenes.decidir_consola,
    CorreoDeAgencia: decidir_agencia,
    CorreoSinInteres: correo.decidir_nada,
    CorreoRepetido: correo.decidir_nada,
    CorreoSospechoso: correo.decidir_sospechoso,
    CorreoIlegible: correo.decidir_ilegible,
    DiaNuevo: dia.decidir_dia,
    ModoDeEnsayo: ensayo.decidir_ensayo,
    PorDespachar: juntar.decidir_juntar,
    Arranque: envios.decidir_arranque,
    EnvioAceptado: envios.decidir_aceptado,
    EnvioAplazado: envios.decidir_aplazado,
    EnvioRechazado: envios.decidir_rechazado,
    EnvioDudoso: envios.decidir_dudoso,
    CartaImposible: envios.decidir_imposible,
}


def decidir(cartera: Cartera, entrada: Entrada, ahora: datetime, reglas: Reglas) -> tuple[CualquierHecho, ...]:
    """Los hechos que se siguen de una entrada en el instante `ahora` (con zona). No cambia la cartera."""
    propios = tuple(DECISIONES[type(entrada)](cartera, entrada, ahora, reglas))
    hechos = (*propios, *consecuencias(cartera, propios, ahora, reglas))
    if isinstance(entrada, EntradaDeCorreo):
        sello = anotar_sello(cartera, entrada, hechos, ahora, reglas)
        return (_visto(entrada.origen, entrada), *sello, *hechos)
    return hechos


def _visto(origen: Origen, entrada: EntradaDeCorreo) -> CualquierHecho:
    if isinstance(entrada, CorreoIlegible):
        return CorreoApartado(
            huella=origen.huella,
            carpeta=origen.carpeta,
            uidvalidity=origen.uidvalidity,
            uid=origen.uid,
            motivo=entrada.motivo,
        )
    return CorreoVisto(
        huella=origen.huella,
        clase=origen.clase,
        carpeta=origen.carpeta,
        uidvalidity=origen.uidvalidity,
        uid=origen.uid,
        message_id=origen.message_id,
        de=origen.de,
        asunto=origen.asunto,
        esencia=origen.esencia,
        es_ajeno=isinstance(entrada, CorreoSinInteres) and entrada.es_ajeno,
    )
