"""Lo que pasó desde el último resumen que salió. Se cuenta por el lugar en el libro, no por la hora.

Un resumen llega hasta el asiento anterior al que fija sus bytes; el siguiente sigue desde ahí. Así, lo que sale un
minuto después de escribirlo no se pierde, y si un resumen no llega a salir lo cuenta el que sigue.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from buzon.dominio import hechos as h
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Suceso
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.informes.historial import frase
from buzon.informes.palabras import contar, enumerar, fecha_corta, nombre_de_etapa
from buzon.informes.piezas import DatosAsunto, DatosSeccion
from buzon.informes.resumen.dinero import sin_factura
from buzon.informes.servidor import explicar

_RECIBIDO = (
    h.RespuestaRecibida,
    h.PagoAplicado,
    h.NotaDeCreditoAplicada,
    h.PromesaCumplida,
    h.PlanCumplido,
    h.AcuerdoCumplido,
    h.AgenciaEscuchada,
    h.DireccionAnulada,
    h.AusenciaAnotada,
)
_ROTO = (h.PromesaIncumplida, h.PlanRoto, h.AcuerdoRoto)
_MAX_RENGLONES = 15
_MAX_AJENOS = 8
_LARGO_ASUNTO = 80

Reciente = tuple[str, Suceso]


def recientes(c: Cartera) -> list[Reciente]:
    """Los sucesos de después del último resumen, en el orden del libro, con su deudor."""
    hallados: list[Reciente] = []
    for deudor, sucesos in c.cronica.items():
        for suceso in reversed(sucesos):
            if suceso.numero <= c.contado:
                break
            hallados.append((deudor, suceso))
    hallados.reverse()  # dentro de un deudor venían del revés, y en un mismo asiento se respeta su orden
    hallados.sort(key=lambda hallado: hallado[1].numero)
    return hallados


def secciones_de_lo_nuevo(c: Cartera, reglas: Reglas) -> list[DatosSeccion]:
    """Lo recibido, lo incumplido, las facturas nuevas, lo enviado, y el dinero y los correos que no son de nadie."""
    nuevos = recientes(c)
    recibido = [*_de(c, reglas, nuevos, _RECIBIDO), *_callado(c)]
    return [
        _seccion("Recibido", recibido),
        _seccion("No cumplieron", _de(c, reglas, nuevos, _ROTO)),
        _seccion("Facturas nuevas", list(_registradas(c, reglas, nuevos))),
        _seccion(
            "Enviado", [_enviado(c, deudor, s.hecho) for deudor, s in nuevos if isinstance(s.hecho, h.CartaEnviada)]
        ),
        *sin_factura(c, reglas),
        *_de_desconocidos(c),
    ]


def _seccion(titulo: str, asuntos: list[DatosAsunto]) -> DatosSeccion:
    cuantos = f" · {len(asuntos)}" if len(asuntos) > 1 else ""
    return recortada({"titulo": f"{titulo}{cuantos}", "lineas": [], "asuntos": asuntos})


def recortada(seccion: DatosSeccion, tope: int = _MAX_RENGLONES, donde: str = "buzon panel") -> DatosSeccion:
    """La sección con un tope de renglones: Gmail corta un correo a los 102 kB, y más no los lee nadie."""
    sobran = len(seccion["asuntos"]) - tope
    if sobran > 0:
        resto = f"Y {contar(sobran, 'más', 'más')}: «{donde}» los enseña todos"
        mas = f". {seccion['resto']}" if "resto" in seccion else ""
        return {**seccion, "asuntos": seccion["asuntos"][:tope], "resto": resto + mas}
    return seccion


def _de(c: Cartera, reglas: Reglas, nuevos: Iterable[Reciente], tipos: tuple[type, ...]) -> list[DatosAsunto]:
    return [
        asunto
        for deudor, suceso in nuevos
        if isinstance(suceso.hecho, tipos) and (asunto := _asunto(c, reglas, deudor, suceso))
    ]


def _asunto(c: Cartera, reglas: Reglas, deudor: str, suceso: Suceso) -> DatosAsunto | None:
    nombre, hecho = c.deudores[deudor].nombre, suceso.hecho
    if isinstance(hecho, h.PagoAplicado):
        return _pago(c, reglas, nombre, hecho)
    if isinstance(hecho, h.DireccionAnulada):
        llano, original = explicar(hecho.motivo)
        return {"quien": nombre, "texto": f"{hecho.correo} no recibe correo: {llano}", "detalle": original}
    if isinstance(hecho, h.PromesaIncumplida):
        return _promesa(c, deudor, hecho.promesa)
    texto = frase(c, suceso, reglas)
    return {"quien": nombre, "texto": texto} if texto else None


def _pago(c: Cartera, reglas: Reglas, nombre: str, hecho: h.PagoAplicado) -> DatosAsunto:
    factura = c.facturas[hecho.factura]
    pais = reglas.negocio.pais
    queda = f"quedan {escribir(factura.saldo, factura.moneda, pais)}" if factura.esta_abierta else "saldada"
    return {
        "quien": nombre,
        "texto": f"{escribir(hecho.importe, factura.moneda, pais)} de la {factura.numero} ({queda})",
        "detalle": "; ".join(hecho.razones),
    }


def _promesa(c: Cartera, deudor: str, promesa: str) -> DatosAsunto:
    """Lo que prometió y no cumplió, con sus palabras."""
    dicha = next(
        s.hecho
        for s in reversed(c.cronica[deudor])
        if isinstance(s.hecho, h.PromesaHecha) and s.hecho.promesa == promesa
    )
    numeros = enumerar(c.facturas[factura].numero for factura in dicha.facturas)
    que = f"prometió pagar la {numeros} el {fecha_corta(dicha.fecha)} y no ha llegado"
    return {"quien": c.deudores[deudor].nombre, "texto": que, "detalle": f"«{dicha.cita}»"}


def _enviado(c: Cartera, deudor: str, hecho: Any) -> DatosAsunto:
    encargo = c.cartas[hecho.carta].encargo
    numeros = [c.facturas[renglon.factura].numero for renglon in encargo.renglones]
    por = f" por {'las' if len(numeros) > 1 else 'la'} {enumerar(numeros)}" if numeros else ""
    copia = f", con copia a {enumerar(encargo.cc)}" if encargo.cc else ""
    return {
        "quien": c.deudores[deudor].nombre,
        "texto": f"{nombre_de_etapa(encargo.etapa or encargo.plantilla)}{por}{copia}",
        "detalle": encargo.razon,
    }


def _registradas(c: Cartera, reglas: Reglas, nuevos: Iterable[Reciente]) -> Iterator[DatosAsunto]:
    for deudor, suceso in nuevos:
        hecho = suceso.hecho
        if isinstance(hecho, h.FacturaRegistrada):
            importe = escribir(hecho.importe, hecho.moneda, reglas.negocio.pais)
            vence = f"vence el {fecha_corta(hecho.vencimiento)}"
            yield {"quien": c.deudores[deudor].nombre, "texto": f"la {hecho.numero}, por {importe}, {vence}"}


def _callado(c: Cartera) -> Iterator[DatosAsunto]:
    if c.calladas:
        avisos = contar(len(c.calladas), "aviso más", "avisos más")
        por = "por ser tantos: los correos siguen en tu buzón"
        yield {"quien": "", "texto": f"{avisos} que no te mandé de uno en uno, {por}"}


def _de_desconocidos(c: Cartera) -> Iterator[DatosSeccion]:
    """Correos de personas que no son de la cartera: no se hace nada con ellos, pero no se callan."""
    ajenos = [ajeno for ajeno in c.ajenos if ajeno.numero > c.contado]
    if ajenos:
        titulo = "Un correo de alguien que no conozco" if len(ajenos) == 1 else f"{len(ajenos)} correos de desconocidos"
        asuntos: list[DatosAsunto] = [
            {"quien": ajeno.de or "sin remitente", "texto": f"«{ajeno.asunto[:_LARGO_ASUNTO] or 'sin asunto'}»"}
            for ajeno in ajenos[:_MAX_AJENOS]
        ]
        resto = "No he hecho nada con ellos: siguen en tu buzón" if len(ajenos) > 1 else "Sigue en tu buzón"
        if len(ajenos) > _MAX_AJENOS:
            resto = f"Y {len(ajenos) - _MAX_AJENOS} más. {resto}"
        yield {"titulo": titulo, "lineas": [], "asuntos": asuntos, "resto": resto}
