"""Lo que no se registra sin más: lo que no es una deuda de un cliente, y lo que no cuadra con la casa.

Los datos de una factura electrónica los escribe quien la hace: que el emisor diga ser el negocio no prueba nada, pero
que diga ser otro basta para no reclamarla.
"""

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.conciliacion.nombre import comparar
from buzon.dominio.conciliacion.valores import Fuerza
from buzon.dominio.decidir.registro import CERTEZA_MINIMA, Propuesta
from buzon.dominio.denominaciones import denominar
from buzon.dominio.lecturas import FacturaLeida, Indicio
from buzon.dominio.nombres import clave_fiscal
from buzon.dominio.reglas import Reglas

# El indicio de que no se sabe quién emite y quién debe.
_PAPELES = "papeles"
_SE_TRATAN = ("factura", "nota_debito", "nota_credito", "recibo_de_pago")
_QUE_ES = {
    "proforma": "una proforma: mándame la factura cuando la emitas",
    "nomina": "una nómina, no una factura a un cliente",
}


def no_se_reclama(leida: FacturaLeida, reglas: Reglas) -> str | None:
    """Por qué ese documento no se registra, en una frase para el titular; `None` si es cosa de un cliente."""
    que = f"El documento {leida.numero or 'sin número'}"
    if leida.tipo not in _SE_TRATAN:
        return f"{que} es {_QUE_ES.get(leida.tipo, 'un documento que no es factura')}. No lo he registrado."
    nuestro = clave_fiscal(reglas.negocio.id_fiscal)
    receptor = clave_fiscal(leida.receptor.id_fiscal or "")
    if nuestro and receptor and receptor.endswith(nuestro):
        clase = "una factura que te hacen" if leida.tipo == "factura" else "un documento que te hacen"
        return f"{que} es {clase} a ti ({leida.emisor.nombre or 'un proveedor'}). No la he registrado."
    return None


def con_los_papeles_en_su_sitio(leida: FacturaLeida, reglas: Reglas) -> FacturaLeida:
    """Una factura impresa que no rotula a nadie: si el número del negocio quedó de cliente, se le da la vuelta.

    La manda el titular a donde manda las suyas, así que lo corriente es que la emita él; pero no lo prueba, y por eso
    lleva su duda y se pregunta.
    """
    nuestro, receptor = clave_fiscal(reglas.negocio.id_fiscal), leida.receptor
    es_dudoso = any(i.campo == "receptor.id_fiscal" and i.certeza < CERTEZA_MINIMA for i in leida.indicios)
    if not es_dudoso or not nuestro or not clave_fiscal(receptor.id_fiscal or "").endswith(nuestro):
        return leida
    return replace(
        leida,
        emisor=replace(leida.emisor, nombre=None, id_fiscal=receptor.id_fiscal),
        receptor=replace(receptor, id_fiscal=leida.emisor.id_fiscal),
        indicios=(*leida.indicios, Indicio(campo=_PAPELES, cita="", certeza=0.0)),
    )


def ajena(leida: FacturaLeida, reglas: Reglas) -> str | None:
    """Quién la emite, si no es el negocio; `None` si es él o no se sabe."""
    if con_otro_identificador(leida, reglas) and not _se_llama_igual(leida, reglas):
        return leida.emisor.nombre or leida.emisor.id_fiscal
    return None


def con_otro_identificador(leida: FacturaLeida, reglas: Reglas) -> bool:
    """Si el identificador del emisor no es el del negocio: otra empresa suya, la sucursal de otro país o una errata.

    La manda el titular, así que se registra y se le dice: a un cliente nuevo no se le escribe hasta pasado su veto.
    """
    nuestro, emisor = clave_fiscal(reglas.negocio.id_fiscal), clave_fiscal(leida.emisor.id_fiscal or "")
    return bool(nuestro and emisor and not emisor.endswith(nuestro))


def _se_llama_igual(leida: FacturaLeida, reglas: Reglas) -> bool:
    if not leida.emisor.nombre:
        return False
    return comparar(denominar(leida.emisor.nombre), denominar(reglas.negocio.nombre)) is not Fuerza.NADA


def por_confirmar(c: Cartera, propuesta: Propuesta, reglas: Reglas) -> str | None:
    """Lo que hace dudar de una factura completa, en medio de una frase («la 12 …»); `None` si nada."""
    leida = propuesta.leida
    if any(indicio.campo == _PAPELES for indicio in leida.indicios):
        return "no me queda claro si la haces tú o te la hacen a ti"
    moneda, propia = leida.moneda, reglas.negocio.moneda
    desconocida = next((i.cita for i in leida.indicios if i.campo == "moneda" and not i.certeza and i.cita), None)
    if desconocida:
        return f"dice estar en «{desconocida}», y no sé qué moneda es ni si su importe está en {propia}"
    suyas = {f.moneda for f in c.abiertas_de(propuesta.deudor.id)} if propuesta.deudor else set()
    if suyas and moneda not in suyas:
        return f"está en {moneda} y lo demás que debe ese cliente, en {', '.join(sorted(suyas))}"
    # En un PDF la moneda se adivina de un signo; la que escribe el titular, o un XML, es la que es.
    if leida.formato == "pdf" and moneda != propia and not suyas:
        return f"está en {moneda}, y tú facturas en {propia}"
    return None
