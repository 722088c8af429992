"""Lo que va a salir hasta el próximo día de trabajo, por cliente: lo que el titular puede vetar en el resumen.

Es un aviso, no un permiso: si el titular calla, sale; y si este resumen no llegara a salir, las cartas salen igual,
porque las ordenan las reglas. Callarse por un correo al titular que no sale sería faltar a lo prometido.
"""

from datetime import date, datetime, timedelta

import msgspec

from buzon.dominio.calendario import sumar_dias
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion
from buzon.dominio.sellos import Sellador
from buzon.informes import enlaces
from buzon.informes.palabras import enumerar, fecha_larga, nombre_de_etapa
from buzon.informes.piezas import DatosEnlace

_LARGO_SELLO = 80


class Anuncio(msgspec.Struct, frozen=True):
    """La próxima carta de un cliente. `dia`, en la fecha local del negocio."""

    deudor: Deudor
    dia: date
    etapa: str
    facturas: tuple[str, ...]


def previstas(c: Cartera, reglas: Reglas, ahora: datetime) -> list[Anuncio]:
    """Las cartas de hoy y las del próximo día en que se escribe, en orden de salida."""
    limite = _limite(reglas, ahora)
    anuncios = []
    for deudor in c.con_abiertas():
        suyas = []
        for factura in c.abiertas_de(deudor.id):
            proxima = situacion(c, factura, reglas, ahora).proxima
            if proxima and proxima.fecha.astimezone(reglas.zona).date() <= limite:
                suyas.append((proxima.fecha.astimezone(reglas.zona), proxima.etapa, factura.numero))
        if suyas:
            primera = min(suyas, key=lambda suya: suya[0])[0].date()
            del_dia = [suya for suya in suyas if suya[0].date() == primera]
            grave = max(del_dia, key=lambda suya: reglas.indice_etapa(suya[1]) or 0)
            anuncios.append(Anuncio(deudor, primera, grave[1], tuple(numero for _, _, numero in del_dia)))
    return sorted(anuncios, key=lambda anuncio: anuncio.dia)


def _limite(reglas: Reglas, ahora: datetime) -> date:
    """El próximo día de trabajo del negocio: el viernes se anuncia también lo del lunes."""
    manana = ahora.astimezone(reglas.zona).date() + timedelta(days=1)
    ventana = reglas.ventana()
    abre = ventana.proxima(ventana.al_empezar(manana))
    return abre.astimezone(reglas.zona).date() if abre else manana


def que(anuncio: Anuncio) -> str:
    """Por ejemplo, "recordatorio por la 123 y 124"."""
    la = "las" if len(anuncio.facturas) > 1 else "la"
    return f"{nombre_de_etapa(anuncio.etapa)} por {la} {enumerar(anuncio.facturas)}"


def cuando(dia: date, hoy: date) -> str:
    """Por ejemplo, "Hoy", "Mañana" o "El lunes 21 de diciembre"."""
    if dia <= hoy:
        return "Hoy"
    return "Mañana" if dia == sumar_dias(hoy, 1) else f"El {fecha_larga(dia).rpartition(' de ')[0]}"


def veto(anuncio: Anuncio, reglas: Reglas, llave: Sellador) -> DatosEnlace | None:
    """El botón para que esa carta no salga; `None` si el identificador del cliente no cabe en un sello."""
    objeto = f"veto/{anuncio.dia.isoformat()}/{anuncio.deudor.id}"
    if len(objeto) > _LARGO_SELLO:
        return None
    texto = f"No escribir a {anuncio.deudor.nombre}"
    sellado = enlaces.boton(llave, "titular", reglas.correo.direccion, texto, objeto=objeto, accion="veto")
    return {"texto": "Que no salga", "enlace": sellado["enlace"]}
