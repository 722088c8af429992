"""Las señas que se ponen en una firma: cargo, empresa, tratamiento, teléfono, buzón, calle. Solo las reconoce.

Las listas van plegadas: sin mayúsculas ni tildes.
"""

import re

from buzon.correo.citas.listas import alguna, plegar

_TELEFONO = re.compile(r"\(?\+?\d[\d() ./\-]{5,20}\d")
# Una fecha o un importe con puntos tienen la forma de un teléfono.
_FECHA_O_IMPORTE = re.compile(r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?)\b")
_BUZON = re.compile(
    r"[^\s<>]{1,64}@[^\s<>]{3,255}|(?:https?://|www\.)\S{3,200}|\b[\w-]{2,60}\.(?:com|cl|mx|es|pe|ec|co|ar|uy|net|org)\b"
)
_TITULO = re.compile(
    r"(?:ing|lic|licda|sr|sra|srta|dr|dra|arq|abog|cpn|c\.? ?p|l\.? ?c\.? ?p?|esc|prof|econ|mg|mtro|mtra|don|dona|tec"
    r"|psic|qf|mvz|cra|mba)\.?\s"
)
_CARGO = re.compile(
    r"\b"
    + alguna(
        """
        (?:sub|vice)?(?:gerent|gerenc|direct|presiden)|administra|contad|contab|tesorer|finan|jef[ea]\\b|jefatura
        encargad|responsable|asistent|auxiliar|analista|ejecutiv|coordinad|supervis|secretari|soci[oa]\\b|cofundador
        fundador|duen[oa]\\b|propietari|apoderad|representante|delegad|abogad|liquidador|asesor|consultor|comercial
        ventas|compras|logistica|produccion|operaciones|departamento|dpto|depto|area de|oficina|servicio de|centro de
        recepcion de|cuentas por|cobranza|pago a|proveedores|gestor|tecnic|ingenier|licenciad|arquitect|estudio
        maestr|profesor|veterinari|medic|notari|procurador|perit|comunidad|manager|officer|c[eft]o\\b|coo\\b
        accountant|accounts|payable|finance|sales|owner|afiliad|cliente n|socio n
        """
    )
)
_EMPRESA = re.compile(
    r"\b"
    + alguna(
        """
        s\\.? ?a\\.? ?s|s\\.? ?a|s\\.? ?l\\.? ?u|s\\.? ?l|s\\.? ?r\\.? ?l|spa|ltda|limitada|e\\.? ?i\\.? ?r\\.? ?l
        s\\.? ?de r\\.? ?l|c\\.? ?a|s\\.? ?c|s\\.? ?coop
        cia|asoc|asociados|hnos|hermanos|e hijos|gmbh|inc|llc|ltd|corp
        """
    )
    + r"\.?(?:\s|,|$)"
)
_LUGAR = re.compile(
    r"\b"
    + alguna(
        """
        calle|c/|avda?\\b|avenida|pasaje|paseo|plaza|carrera|cra\\b|kra?\\b|cl\\.? ?\\d|km\\.? ?\\d|of\\.? ?\\d|oficina
        piso|local ?\\d|int\\.? ?\\d|dpto|col\\.|colonia|c\\.?p\\.? ?\\d|zona ?\\d|barrio|bodega|edificio|torre|poligono
        urb\\b|mz\\b|lote|jr\\b|jiron|cd\\.|ciudad|s/n
        telf?\\b|telefono|cel\\b|celular|movil|fono|fax|ext\\.? ?\\d|anexo
        whatsapp|rut\\b|nit\\b|cif\\b|nif\\b|ruc\\b|rfc\\b|cuit\\b
        """
    )
)
_BANCARIO = re.compile(
    r"\b"
    + alguna(
        """
        banco|bco|cbu|cvu|clabe|iban|cci|swift|alias|titular|cuenta corriente|cuenta de ahorros?|cuenta vista
        cta\\.? ?(?:cte|corriente|ahorro|vista|n[.°º]|\\d)
        """
    )
    + r"\b"
)
# Secciones de una empresa que, palabra por palabra, parecerían parte de una frase.
_SECCION = re.compile(
    r"\b(?:(?:cuentas|ctas?\.?) (?:por|x) (?:pagar|cobrar)|pagos? (?:a |de )?(?:proveedores|facturas)|depto\.? de pagos"
    r"|recepcion (?:de )?facturas|factura(?:s|cion) y (?:pagos|cobranzas?)|creditos? y cobranzas?"
    r"|atencion al? (?:clientes?|proveedores))\b"
)


def sin_secciones(plegado: str) -> str:
    """El renglón, ya plegado, con «cuentas por pagar» y las demás secciones cambiadas por una palabra neutra."""
    return _SECCION.sub("tesoreria", plegado)


def presenta(renglon: str) -> bool:
    """Si lleva cargo, empresa o tratamiento, con que puede empezar una firma; un buzón o un teléfono no la empiezan."""
    plegado = _BUZON.sub(" ", plegar(renglon)).strip()
    return bool(
        _CARGO.search(plegado) or _EMPRESA.search(plegado) or _TITULO.match(plegado) or _SECCION.search(plegado)
    )


def es_de_sena(palabra: str) -> bool:
    """Si una palabra, plegada, nombra por sí sola un cargo, una empresa o un lugar."""
    return bool(_CARGO.match(palabra) or _LUGAR.match(palabra) or _EMPRESA.match(palabra))


def tiene_sena_firme(renglon: str) -> bool:
    """Si lleva un teléfono, un buzón, un sitio o una dirección con número."""
    plegado = plegar(renglon)
    llano = _FECHA_O_IMPORTE.sub(" ", renglon)
    con_numero = _LUGAR.search(plegado) and re.search(r"\d|:", plegado)
    return bool(_TELEFONO.search(llano) or _BUZON.search(plegado) or con_numero)


def tiene_sena(renglon: str) -> bool:
    """Si lleva algo que se pone en una firma y no en una frase: cargo, empresa, teléfono, buzón o dirección."""
    return presenta(renglon) or tiene_sena_firme(renglon) or _LUGAR.search(plegar(renglon)) is not None


def es_dato_bancario(renglon: str) -> bool:
    """Si nombra una cuenta donde pagar: eso no es firma aunque tenga su forma."""
    return _BANCARIO.search(plegar(renglon)) is not None
