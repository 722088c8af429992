"""Quién paga: por identificador fiscal, por apodo confirmado o por nombre. Nunca mira importes.

No recorre la cartera: busca por índices, y si una búsqueda da demasiados nombres no se fía de que haya uno solo.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.conciliacion.nombre import comparar
from buzon.dominio.conciliacion.valores import Fuerza, Identidad
from buzon.dominio.denominaciones import Denominacion, claves_de_busca, denominar
from buzon.dominio.identificadores import claves_fiscales, es_parcial
from buzon.dominio.lecturas import AvisoLeido

_MAX_POR_CLAVE = 80
_MAX_PARECIDOS = 6
_PALABRAS_DE_CONCEPTO = 10


def identificar(c: Cartera, aviso: AvisoLeido) -> Identidad:
    """El deudor que parece haber pagado y cuánto lo prueba cada cosa que dice el aviso."""
    por_nombre = _por_nombre(c, aviso.pagador) if aviso.pagador else _por_concepto(c, aviso.referencia)
    fiscales = _por_fiscal(c, aviso.id_fiscal)
    if fiscales:
        return _con_fiscal(c, fiscales, por_nombre)
    apodado = _por_apodo(c, aviso)
    if apodado and por_nombre.fuerza < Fuerza.FUERTE:
        return apodado
    if aviso.id_fiscal and por_nombre.deudor and _tiene_otro_fiscal(c, por_nombre.deudor, aviso.id_fiscal):
        nombre = c.deudores[por_nombre.deudor].nombre
        razon = f"se llama como {nombre}, pero su identificador ({aviso.id_fiscal}) no es el suyo"
        return Identidad(parecidos=(por_nombre.deudor,), razones=(razon,), es_contradictoria=True)
    return por_nombre


def _por_fiscal(c: Cartera, id_fiscal: str | None) -> tuple[str, ...]:
    if not id_fiscal or es_parcial(id_fiscal):
        return ()
    return tuple(dict.fromkeys(d for clave in claves_fiscales(id_fiscal) for d in c.por_fiscal.get(clave, ())))


def _tiene_otro_fiscal(c: Cartera, deudor: str, id_fiscal: str) -> bool:
    suyo = c.deudores[deudor].id_fiscal
    if not suyo or es_parcial(id_fiscal) or es_parcial(suyo):
        return False
    return not set(claves_fiscales(suyo)) & set(claves_fiscales(id_fiscal))


def _con_fiscal(c: Cartera, fiscales: tuple[str, ...], por_nombre: Identidad) -> Identidad:
    nombres = " y ".join(c.deudores[d].nombre for d in fiscales)
    if len(fiscales) > 1:
        if por_nombre.deudor in fiscales and por_nombre.fuerza is Fuerza.CIERTA:
            return por_nombre
        razon = f"el identificador fiscal del pagador es el de {nombres}"
        return Identidad(parecidos=fiscales[:_MAX_PARECIDOS], razones=(razon,))
    (deudor,) = fiscales
    razon = f"el identificador fiscal del pagador es el de {nombres}"
    if por_nombre.deudor and por_nombre.deudor != deudor and por_nombre.fuerza is Fuerza.CIERTA:
        otro = c.deudores[por_nombre.deudor].nombre
        return Identidad(
            parecidos=(deudor, por_nombre.deudor), razones=(razon, f"pero se llama {otro}"), es_contradictoria=True
        )
    return Identidad(deudor=deudor, fuerza=Fuerza.CIERTA, razones=(razon,))


def _por_apodo(c: Cartera, aviso: AvisoLeido) -> Identidad | None:
    """Alguien que ya pagó por un cliente, y lo confirmó el titular."""
    clave = denominar(aviso.pagador).clave if aviso.pagador else ""
    duenos = c.apodos.get(clave) if clave else None
    if not duenos or len(duenos) != 1:
        return None
    (deudor,) = duenos
    razon = f"ya confirmaste que «{aviso.pagador}» paga por {c.deudores[deudor].nombre}"
    return Identidad(deudor=deudor, fuerza=Fuerza.FUERTE, razones=(razon,))


def _candidatos(c: Cartera, arranques: Iterable[str], parejas: Iterable[str]) -> tuple[dict[str, None], bool]:
    """Los deudores que comparten palabras, y si entre ellos están todos los que llevan el nombre entero.

    Quien lleve el nombre entero está en todas las claves: basta con que una sea rara para haberlo visto.
    """
    hallados: dict[str, None] = {}
    hay_comunes = False
    for indice, claves in ((c.por_pareja, parejas), (c.por_arranque, arranques)):
        for clave in claves:
            grupo = indice.get(clave, {})
            if len(grupo) > _MAX_POR_CLAVE:
                hay_comunes = True
            else:
                hallados.update(grupo)
    return hallados, bool(hallados) or not hay_comunes


def _por_nombre(c: Cartera, pagador: str, palabras: int = 6) -> Identidad:
    impreso = denominar(pagador)
    arranques, parejas = claves_de_busca(impreso, palabras)
    candidatos, es_completa = _candidatos(c, arranques, parejas)
    puntos = [(comparar(impreso, denominar(c.deudores[d].nombre)), d) for d in candidatos]
    posibles = sorted((p for p in puntos if p[0] > Fuerza.NADA), key=lambda p: -p[0])
    if not posibles:
        return Identidad(es_desconocida=bool(impreso.palabras) and es_completa)
    mejor = posibles[0][0]
    iguales = [d for fuerza, d in posibles if fuerza == mejor]
    rivales = [d for fuerza, d in posibles if fuerza < mejor]
    parecidos = tuple(d for _, d in posibles[:_MAX_PARECIDOS])
    if len(iguales) > 1 or not es_completa:
        nombres = ", ".join(c.deudores[d].nombre for d in parecidos)
        return Identidad(parecidos=parecidos, razones=(f"el pagador «{pagador}» puede ser {nombres}",))
    nombre = c.deudores[iguales[0]].nombre
    if mejor is Fuerza.CIERTA and _es_el_nombre_entero(impreso, denominar(nombre)):
        rivales = []
    if rivales and mejor > Fuerza.PARECIDA:
        otros = ", ".join(c.deudores[d].nombre for d in rivales[:_MAX_PARECIDOS])
        razon = f"el pagador «{pagador}» parece {nombre}, aunque también se parece a {otros}"
        return Identidad(deudor=iguales[0], fuerza=Fuerza.PARECIDA, parecidos=parecidos, razones=(razon,))
    como = {
        Fuerza.CIERTA: f"el pagador es {nombre}",
        Fuerza.FUERTE: f"el pagador «{pagador}» es casi con seguridad {nombre}",
        Fuerza.PARECIDA: f"el pagador «{pagador}» se parece a {nombre}",
    }
    return Identidad(deudor=iguales[0], fuerza=mejor, parecidos=parecidos, razones=(como[mejor],))


def _por_concepto(c: Cartera, concepto: str | None) -> Identidad:
    """Sin pagador, hay extractos que lo llevan dentro del concepto: solo vale si ahí está el nombre entero."""
    hallado = _por_nombre(c, concepto, _PALABRAS_DE_CONCEPTO) if concepto else Identidad()
    if hallado.deudor is None or hallado.fuerza < Fuerza.FUERTE:
        return Identidad()
    razon = f"el concepto «{concepto}» lleva el nombre de {c.deudores[hallado.deudor].nombre}"
    return replace(hallado, fuerza=Fuerza.FUERTE, razones=(razon,))


def _es_el_nombre_entero(impreso: Denominacion, registrado: Denominacion) -> bool:
    """Una sola palabra no basta frente a otro parecido, salvo que también coincida la forma legal."""
    return impreso.clave == registrado.clave and (len(impreso.palabras) > 1 or bool(impreso.formas & registrado.formas))
