"""La cronología en PDF: las partes, lo que se debe, lo acordado y todo lo que pasó, con su prueba."""

from datetime import datetime
from typing import Literal

import msgspec

from buzon.dominio import hechos as h
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.informes.a_quien_se_cuenta import A_LA_VISTA_DEL_CLIENTE, DE_PUERTAS_ADENTRO
from buzon.informes.expediente.caso import Caso, Hito
from buzon.informes.expediente.intereses import intereses
from buzon.informes.fiscal import con_etiqueta
from buzon.informes.historial import sin_deshechos
from buzon.informes.palabras import enumerar, fecha_corta, fecha_media, totales
from buzon.informes.papel.hoja import Espacio, Hoja, Parrafo, Pieza, Tabla, imprimir, sin_columnas_vacias
from buzon.informes.papel.tamanos import tamano_de

Publico = Literal["negocio", "tercero", "cliente"]

# Lo que el cliente y el negocio se dijeron y obliga a algo: se repite aparte, para quien solo lea esa hoja.
_ACUERDOS = (
    h.PromesaHecha,
    h.PromesaCumplida,
    h.PromesaIncumplida,
    h.PromesaRetirada,
    h.PlanPropuesto,
    h.PlanAceptado,
    h.PlanCumplido,
    h.PlanRoto,
    h.PlanRetirado,
    h.AcuerdoPropuesto,
    h.AcuerdoAceptado,
    h.AcuerdoCumplido,
    h.AcuerdoRoto,
    h.AcuerdoRetirado,
    h.DisputaAbierta,
    h.DisputaResuelta,
)


def cronologia(caso: Caso, reglas: Reglas, ahora: datetime, *, para: Publico = "negocio", marca: str = "") -> bytes:
    """El PDF. `ahora` es el día que lleva escrito; los saldos son los de la cartera con que se reunió el caso.

    `para`: con "tercero" va a la agencia o al abogado, y cuenta lo que pasó con el cliente, no lo que el titular
    decidió o dudó; con "cliente" lo lee además él, y no lleva ni una palabra que el titular escribiera para sí. En las
    dos las pruebas se nombran con su huella, pero no van. `marca`: lo que cruza las hojas, si es de un ensayo.
    """
    if para != "negocio":
        caso = _hacia_fuera(caso, para)
    hoy = ahora.astimezone(reglas.zona).date()
    titulo = f"Expediente de cobro de {caso.deudor.nombre}"
    piezas: list[Pieza] = [
        Parrafo("Expediente de cobro", "titulo"),
        Parrafo(f"Hecho el {fecha_media(hoy)}. Todas las horas son de {reglas.negocio.zona_horaria}.", "nota"),
        *_olvido(caso, reglas),
        *_partes(caso, reglas),
        *_facturas(caso, reglas),
        *_acuerdos(caso, reglas),
        *_hechos(caso, reglas),
        *intereses(caso, reglas, hoy),
        *_pruebas(caso, se_adjuntan=para == "negocio"),
    ]
    hoja = Hoja(
        titulo=titulo,
        autor=reglas.negocio.nombre,
        piezas=tuple(piezas),
        pie=f"{titulo} · {fecha_corta(hoy)}",
        tamano=tamano_de(reglas.negocio.pais),
        marca=marca,
    )
    return imprimir(hoja)


def _hacia_fuera(caso: Caso, para: Publico) -> Caso:
    hitos = tuple(
        msgspec.structs.replace(hito, texto=_dicho_fuera(hito, para))
        for hito in sin_deshechos(caso.hitos)
        if not isinstance(hito.hecho, DE_PUERTAS_ADENTRO)
        and (para == "tercero" or isinstance(hito.hecho, A_LA_VISTA_DEL_CLIENTE))
    )
    citadas = {numero for hito in hitos for numero in hito.pruebas}
    pruebas = tuple(prueba for prueba in caso.pruebas if prueba.numero in citadas)
    return msgspec.structs.replace(caso, hitos=hitos, pruebas=pruebas)


def _dicho_fuera(hito: Hito, para: Publico) -> str:
    """Sin las razones de un pago; y para el cliente, sin unas palabras que pueden ser de una orden del titular."""
    if isinstance(hito.hecho, h.PagoAplicado):
        return hito.texto.partition(" (")[0]
    if para == "cliente" and isinstance(hito.hecho, h.AcuerdoPropuesto | h.AcuerdoAceptado | h.DisputaAbierta):
        return hito.texto.partition(": «")[0]
    return hito.texto


def _olvido(caso: Caso, reglas: Reglas) -> list[Pieza]:
    """Si se borraron sus datos, se dice lo primero: quien lo lea ha de saber por qué faltan nombres y palabras."""
    lapidas = [hito for hito in caso.hitos if isinstance(hito.hecho, h.ClienteOlvidado)]
    if not lapidas:
        return []
    dia = fecha_media(lapidas[-1].cuando.astimezone(reglas.zona).date())
    return [
        Parrafo(
            f"Los datos personales de este cliente se borraron el {dia}. Quedan las facturas, los importes, las fechas "
            "y las huellas; su nombre, sus palabras y los originales ya no están en ninguna parte.",
            "nota",
        )
    ]


def _partes(caso: Caso, reglas: Reglas) -> list[Pieza]:
    negocio, deudor = reglas.negocio, caso.deudor
    suyo = [
        negocio.nombre,
        con_etiqueta(negocio.id_fiscal, negocio.pais),
        negocio.direccion,
        negocio.telefono,
        reglas.correo.direccion,
    ]
    de_el = [deudor.nombre, con_etiqueta(deudor.id_fiscal, deudor.pais or negocio.pais), ", ".join(deudor.correos)]
    return [
        Parrafo("Las partes", "seccion"),
        Parrafo(" · ".join(filter(None, suyo)), negrita="Acreedor:"),
        Parrafo(" · ".join(filter(None, de_el)), negrita="Deudor:"),
    ]


def _facturas(caso: Caso, reglas: Reglas) -> list[Pieza]:
    pais = reglas.negocio.pais
    filas = [_fila(factura, pais) for factura in caso.facturas]
    abiertas = [factura for factura in caso.facturas if factura.esta_abierta]
    total = totales(((factura.saldo, factura.moneda) for factura in abiertas), pais) if abiertas else "nada"
    cabecera = ("Factura", "Fecha", "Vencimiento", "Importe", "Pagado", "Descontado", "Pendiente")
    return [
        Parrafo("Lo que se debe" if caso.es_entero else "La factura", "seccion"),
        sin_columnas_vacias(
            Tabla(
                cabecera,
                (*filas, ("Total pendiente", "", "", "", "", "", total)),
                (2.2, 1.4, 1.5, 1.8, 1.7, 1.7, 1.8),
                a_la_derecha=(3, 4, 5, 6),
                total=True,
            )
        ),
    ]


def _fila(factura: Factura, pais: str) -> tuple[str, ...]:
    menos = factura.descontado + factura.perdonado
    pendiente = "anulada" if factura.anulada is not None else escribir(factura.saldo, factura.moneda, pais)
    return (
        factura.numero,
        fecha_corta(factura.fecha),
        fecha_corta(factura.vencimiento),
        escribir(factura.importe, factura.moneda, pais),
        escribir(factura.pagado, factura.moneda, pais) if factura.pagado else "",
        escribir(menos, factura.moneda, pais) if menos else "",
        pendiente,
    )


def _acuerdos(caso: Caso, reglas: Reglas) -> list[Pieza]:
    suyos = tuple(
        (f"{hito.cuando.astimezone(reglas.zona):%d/%m/%Y}", hito.texto, enumerar(map(str, hito.pruebas)))
        for hito in caso.hitos
        if isinstance(hito.hecho, _ACUERDOS)
    )
    if not suyos:
        return []
    return [
        Parrafo("Promesas, acuerdos y disconformidades", "seccion"),
        Tabla(("Fecha", "Qué", "Prueba"), suyos, (1.3, 7, 0.9)),
    ]


def _hechos(caso: Caso, reglas: Reglas) -> list[Pieza]:
    filas = tuple(
        (f"{hito.cuando.astimezone(reglas.zona):%d/%m/%Y %H:%M}", hito.texto, enumerar(map(str, hito.pruebas)))
        for hito in caso.hitos
    )
    return [
        Parrafo("Lo que pasó, en orden", "seccion"),
        Tabla(("Cuándo", "Qué", "Prueba"), filas or (("", "nada todavía", ""),), (1.8, 6.6, 0.9)),
    ]


def _pruebas(caso: Caso, *, se_adjuntan: bool) -> list[Pieza]:
    filas = tuple(
        (str(prueba.numero), prueba.que, prueba.archivo.partition("/")[2], prueba.huella) for prueba in caso.pruebas
    )
    if not filas:
        return []
    return [
        Espacio(2),
        Parrafo("Las pruebas", "seccion"),
        Parrafo(
            "Cada prueba es el original, tal como llegó o salió"
            + (", en la carpeta «pruebas»" if se_adjuntan else ": las guarda el acreedor, y las da si hacen falta")
            + ". Su huella (sha256) permite comprobar que no se ha tocado.",
            "nota",
        ),
        Tabla(("Nº", "Qué es", "Archivo", "sha256"), filas, (0.45, 2.2, 3.35, 3.5)),
    ]
