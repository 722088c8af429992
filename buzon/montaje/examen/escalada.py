"""[[segmentos]], [agencia], [abogado] y lo que de ellos nombran las etapas y las fichas."""

from collections.abc import Iterator

from buzon.dominio.direcciones import es_direccion
from buzon.dominio.reglas import Reglas

_NO_ES = "no es una dirección de correo (nombre@dominio, sin nada más)"


def examinar_segmentos(reglas: Reglas) -> Iterator[str]:
    """Que no se repitan, que sus importes vayan en orden, y que existan los que se nombran."""
    nombres: set[str] = set()
    for lugar, segmento in enumerate(reglas.segmentos, 1):
        donde = f"[[segmentos]] «{segmento.nombre}»" if segmento.nombre else f"[[segmentos]] n.º {lugar}"
        if not segmento.nombre.strip():
            yield f"{donde} nombre: ponle uno"
        if segmento.nombre in nombres:
            yield f"{donde} nombre: está repetido; cada segmento lleva el suyo"
        nombres.add(segmento.nombre)
        desde, hasta = segmento.importe_desde, segmento.importe_hasta
        if desde is not None and hasta is not None and desde >= hasta:
            yield f"{donde} importe_desde: {desde} ha de ser menor que importe_hasta ({hasta})"
    fichas = {ficha.segmento for ficha in reglas.deudores if ficha.segmento}
    for etapa in reglas.etapas:
        for nombre in etapa.segmentos:
            if nombre not in nombres | fichas:
                yield f"[[etapas]] «{etapa.nombre}» segmentos: no hay ninguno «{nombre}»; añádelo en [[segmentos]]"
        if etapa.importe_minimo < 0:
            yield f"[[etapas]] «{etapa.nombre}» importe_minimo: no puede ser negativo"
        if etapa.tarea == "llamada" and etapa.cc:
            yield f'[[etapas]] «{etapa.nombre}» tarea: una llamada no lleva copia; quita cc o deja tarea = "carta"'


def examinar_terceros(reglas: Reglas) -> Iterator[str]:
    """La agencia, el abogado y los contactos de cada ficha."""
    if reglas.agencia:
        for clave in ("importe_minimo", "coste", "dias_desde_aviso"):
            if getattr(reglas.agencia, clave) < 0:
                yield f"[agencia] {clave}: no puede ser negativo"
    if reglas.abogado and not es_direccion(reglas.abogado.correo):
        yield f"[abogado] correo: «{reglas.abogado.correo}» {_NO_ES}"
    for lugar, ficha in enumerate(reglas.deudores, 1):
        donde = f"[[deudores]] n.º {lugar}"
        for contacto in ficha.contactos:
            if not es_direccion(contacto.correo):
                yield f"{donde} contactos: «{contacto.correo}» {_NO_ES}"
            if contacto.desde and reglas.indice_etapa(contacto.desde) is None:
                yield f"{donde} contactos: no hay ninguna etapa «{contacto.desde}»; mira los nombres de [[etapas]]"
        if ficha.limite_credito is not None and ficha.limite_credito < 0:
            yield f"{donde} limite_credito: no puede ser negativo"
