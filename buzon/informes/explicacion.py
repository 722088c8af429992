"""La historia de una factura o de un cliente, y por qué el próximo paso es el que es."""

from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir.ordenes.contexto import buscar_deudor, buscar_facturas
from buzon.dominio.dinero import escribir
from buzon.dominio.frenos import frenos
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion
from buzon.informes.historial import frase, toca_a
from buzon.informes.palabras import enumerar, fecha_corta, nombre_de_estado, nombre_de_etapa


def explicar(c: Cartera, reglas: Reglas, que: str, ahora: datetime) -> list[str] | None:
    """Las líneas de la explicación, o `None` si no hay ninguna factura ni cliente que se llame así."""
    hallados = buscar(c, que)
    if hallados is None:
        return None
    return [linea for deudor, suyas in hallados for linea in _de_deudor(c, reglas, deudor, suyas, ahora)]


def buscar(c: Cartera, que: str) -> list[tuple[Deudor, tuple[Factura, ...]]] | None:
    """Cada cliente que se llama así con todas sus facturas, o el de cada factura que se llama así con ella sola."""
    facturas = buscar_facturas(c, que)
    if facturas:
        return [(c.deudores[factura.deudor], (factura,)) for factura in facturas]
    deudores = buscar_deudor(c, que)
    return [(d, tuple(f for f in c.facturas.values() if f.deudor == d.id)) for d in deudores] if deudores else None


def _de_deudor(c: Cartera, reglas: Reglas, deudor: Deudor, facturas: tuple[Factura, ...], ahora: datetime) -> list[str]:
    lineas = [f"{deudor.nombre} ({', '.join(deudor.correos) or 'sin correo'})", *_palabra_dada(deudor), ""]
    ids = {factura.id for factura in facturas}
    for suceso in c.cronica.get(deudor.id, []):
        texto = frase(c, suceso, reglas) if toca_a(c, suceso, ids) else None
        if texto:
            lineas.append(f"  {suceso.cuando.astimezone(reglas.zona):%d/%m/%Y %H:%M}  {texto}")
    lineas.append("")
    for factura in facturas:
        lineas += _de_factura(c, reglas, deudor, factura, ahora)
    return [*lineas, ""]


def _palabra_dada(deudor: Deudor) -> list[str]:
    """Cuántas promesas cumplió de las que vencieron."""
    total = deudor.promesas_cumplidas + deudor.promesas_incumplidas
    return [f"  Cumplió {deudor.promesas_cumplidas} de {total} promesas."] if total else []


def _de_factura(c: Cartera, reglas: Reglas, deudor: Deudor, factura: Factura, ahora: datetime) -> list[str]:
    como = situacion(c, factura, reglas, ahora)
    saldo = escribir(factura.saldo, factura.moneda, reglas.negocio.pais)
    vence = fecha_corta(factura.vencimiento)
    lineas = [f"  Factura {factura.numero}: {nombre_de_estado(como.estado)}, saldo {saldo}, vencimiento {vence}."]
    lineas += _ultima_carta(c, reglas, factura)
    if como.proxima:
        cuando = como.proxima.fecha.astimezone(reglas.zona)
        paso = nombre_de_etapa(como.proxima.etapa)
        lineas.append(f"  Próximo paso: {paso}, el {cuando:%d/%m/%Y a las %H:%M}, porque {como.motivo}.")
        lineas += _regla(reglas, como.proxima.etapa)
    else:
        lineas.append(f"  No hay próximo paso: {como.motivo}.")
    if factura.esta_abierta:
        hoy = ahora.astimezone(reglas.zona).date()
        otros = [freno.motivo for freno in frenos(c, deudor, factura, reglas, hoy) if freno.motivo != como.motivo]
        lineas += [f"  También lo para: {motivo}." for motivo in otros]
    return lineas


def _ultima_carta(c: Cartera, reglas: Reglas, factura: Factura) -> list[str]:
    """La última etapa que salió, con la prueba: qué carta fue y qué contestó el servidor."""
    paso = next((suyo for suyo in reversed(factura.etapas) if suyo.enviada), None)
    carta = c.cartas.get(paso.carta) if paso else None
    if paso is None or carta is None:
        return ["  Todavía no se le ha escrito por ella."] if factura.esta_abierta else []
    dia = f"{paso.cuando.astimezone(reglas.zona):%d/%m/%Y a las %H:%M}"
    prueba = f"; el servidor contestó «{carta.motivo}»" if carta.motivo else ""
    return [f"  Última etapa: {nombre_de_etapa(paso.etapa)}, el {dia} (carta {paso.carta}{prueba})."]


def _regla(reglas: Reglas, etapa: str) -> list[str]:
    """De qué parte de reglas.toml sale el próximo paso, si es una etapa."""
    lugar = reglas.indice_etapa(etapa)
    if lugar is None:
        return []
    suya = reglas.etapas[lugar]
    solo = f", solo para {enumerar(suya.segmentos)}" if suya.segmentos else ""
    minimo = f", desde {suya.importe_minimo}" if suya.importe_minimo else ""
    plazo = f", con {suya.plazo} días de plazo" if suya.plazo else ""
    que = "una llamada tuya" if suya.tarea == "llamada" else f"la carta «{suya.plantilla or suya.nombre}»"
    return [f"  Regla: [[etapas]] «{suya.nombre}», dias = {suya.dias}: {que}{plazo}{solo}{minimo}."]
