"""La carta formal: el requerimiento de pago que se manda por correo certificado, burofax o carta documento.

Firme y sin amenazas: dice qué se debe, cuándo se pidió, hasta cuándo se espera y cómo se paga. Nunca imita un papel de
juzgado ni da por hecho lo que todavía no ha pasado.
"""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from buzon.dominio import hechos as h
from buzon.dominio.calendario import sumar_dias
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.informes.ensayo import marca_al_agua
from buzon.informes.fiscal import con_etiqueta
from buzon.informes.palabras import enumerar, fecha_corta, fecha_media, totales
from buzon.informes.papel.hoja import Espacio, Hoja, Parrafo, Pieza, Tabla, imprimir, sin_columnas_vacias
from buzon.informes.papel.tamanos import tamano_de

_MAX_FECHAS = 6
_MAX_NUMEROS = 5
PLAZO = 10  # días desde la fecha de la carta


class Extras(msgspec.Struct, frozen=True):
    """Lo que no sale de la cartera: los cargos (concepto, importe y en qué se fundan) y la base legal, si se piden."""

    cargos: tuple[tuple[str, str, str], ...] = ()
    total_con_cargos: str = ""
    base_legal: str = ""
    domicilio: str = ""


def carta_formal(
    c: Cartera,
    deudor: Deudor,
    facturas: tuple[Factura, ...],
    reglas: Reglas,
    ahora: datetime,
    plazo: int = PLAZO,
    extras: Extras | None = None,
) -> bytes:
    """El PDF que reclama `facturas` (abiertas, de ese deudor) con `plazo` días desde hoy.

    Raises:
        ValueError: no hay nada que reclamar.
    """
    abiertas = tuple(factura for factura in facturas if factura.esta_abierta)
    if not abiertas:
        raise ValueError("no hay ninguna factura pendiente que reclamar")
    hoy = ahora.astimezone(reglas.zona).date()
    extras = extras or Extras()
    piezas = (
        *_membrete(reglas, hoy),
        *_destinatario(deudor, reglas, extras),
        *_reclamacion(abiertas, reglas, hoy, extras),
        *_antecedentes(c, deudor, abiertas, reglas),
        *_requerimiento(abiertas, reglas, sumar_dias(hoy, plazo), extras),
        *_firma(reglas),
    )
    hoja = Hoja(
        titulo=f"Requerimiento de pago a {deudor.nombre}",
        autor=reglas.negocio.nombre,
        piezas=piezas,
        pie=f"{reglas.negocio.nombre} · {reglas.correo.direccion}",
        tamano=tamano_de(reglas.negocio.pais),
        letra="romana",
        marca=marca_al_agua(c, reglas),
    )
    return imprimir(hoja)


def _membrete(reglas: Reglas, hoy: date) -> Iterator[Pieza]:
    negocio = reglas.negocio
    yield Parrafo(negocio.nombre, "titulo")
    suyo = con_etiqueta(negocio.id_fiscal, negocio.pais)
    datos = (suyo, negocio.direccion, negocio.telefono, reglas.correo.direccion)
    yield Parrafo(" · ".join(filter(None, datos)), "nota")
    yield Espacio(6)
    yield Parrafo(fecha_media(hoy), "derecha")
    yield Espacio(3)


def _destinatario(deudor: Deudor, reglas: Reglas, extras: Extras) -> Iterator[Pieza]:
    suyo = con_etiqueta(deudor.id_fiscal, deudor.pais or reglas.negocio.pais)
    lineas = (deudor.nombre, suyo, extras.domicilio)
    yield Parrafo("\n".join(filter(None, lineas)))
    yield Espacio(4)


def _reclamacion(abiertas: tuple[Factura, ...], reglas: Reglas, hoy: date, extras: Extras) -> Iterator[Pieza]:
    pais = reglas.negocio.pais
    varias = len(abiertas) > 1
    yield Parrafo(f"pago de {_las_facturas(abiertas)}", negrita="Asunto:")
    yield Espacio(2)
    yield Parrafo("Muy señores míos:" if pais == "ES" else "De nuestra consideración:")
    vencidas = [factura for factura in abiertas if factura.vencimiento < hoy]
    estado = "vencidas y pendientes de pago" if len(vencidas) == len(abiertas) else "pendientes de pago"
    que = f"las siguientes facturas están {estado}" if varias else "la siguiente factura está " + _singular(estado)
    yield Parrafo(f"A la fecha de esta carta, {que}:")
    total = extras.total_con_cargos or totales(((f.saldo, f.moneda) for f in abiertas), pais)
    filas = [_fila(factura, pais) for factura in abiertas]
    tabla = Tabla(
        ("Factura", "Fecha", "Vencimiento", "Importe", "Pendiente"),
        (*filas, ("Total", "", "", "", totales(((f.saldo, f.moneda) for f in abiertas), pais))),
        (2.4, 1.7, 1.7, 1.9, 1.9),
        a_la_derecha=(3, 4),
        total=True,
    )
    yield sin_columnas_vacias(tabla)
    yield Espacio(4)
    if extras.cargos:
        yield Parrafo("A ese importe se suman hoy estos cargos:")
        yield Tabla(
            ("Concepto", "En qué se funda", "Importe"),
            (
                *((concepto, base, importe) for concepto, importe, base in extras.cargos),
                ("Total con cargos", "", total),
            ),
            (4, 3.4, 2.2),
            a_la_derecha=(2,),
            total=True,
        )
        yield Espacio(4)


def _las_facturas(abiertas: tuple[Factura, ...]) -> str:
    """Con sus números si son pocas: una carta no empieza con diez renglones de números, que además van en la tabla."""
    if len(abiertas) > _MAX_NUMEROS:
        return f"las {len(abiertas)} facturas que se detallan"
    numeros = enumerar(factura.numero for factura in abiertas)
    return f"{'las facturas' if len(abiertas) > 1 else 'la factura'} {numeros}"


def _singular(estado: str) -> str:
    return estado.replace("vencidas", "vencida").replace("pendientes", "pendiente")


def _fila(factura: Factura, pais: str) -> tuple[str, ...]:
    importe, saldo = (escribir(cuanto, factura.moneda, pais) for cuanto in (factura.importe, factura.saldo))
    return factura.numero, fecha_corta(factura.fecha), fecha_corta(factura.vencimiento), importe, saldo


def _antecedentes(c: Cartera, deudor: Deudor, abiertas: tuple[Factura, ...], reglas: Reglas) -> Iterator[Pieza]:
    """Lo que ya se les pidió y lo que prometieron: los hechos, sin adjetivos."""
    zona = reglas.zona
    dias = sorted({paso.cuando.astimezone(zona).date() for f in abiertas for paso in f.etapas if paso.enviada})
    if dias:
        ultimos = enumerar(fecha_corta(dia) for dia in dias[-_MAX_FECHAS:])
        cuando = f"el {ultimos}" if len(dias) == 1 else f"los días {ultimos}"
        yield Parrafo(f"Se lo hemos recordado por correo electrónico {cuando}, sin que conste el pago.")
    for frase in _promesas_rotas(c, deudor, abiertas):
        yield Parrafo(frase)


def _promesas_rotas(c: Cartera, deudor: Deudor, abiertas: tuple[Factura, ...]) -> Iterator[str]:
    ids = {factura.id for factura in abiertas}
    hechas: dict[str, h.PromesaHecha] = {}
    for suceso in c.cronica.get(deudor.id, ()):
        hecho = suceso.hecho
        if isinstance(hecho, h.PromesaHecha) and ids & set(hecho.facturas):
            hechas[hecho.promesa] = hecho
        elif isinstance(hecho, h.PromesaIncumplida) and hecho.promesa in hechas:
            promesa = hechas[hecho.promesa]
            dia = fecha_media(promesa.fecha)
            yield f"Nos comunicaron que pagarían el {dia} («{promesa.cita}»), y ese pago no consta."


def _requerimiento(abiertas: tuple[Factura, ...], reglas: Reglas, limite: date, extras: Extras) -> Iterator[Pieza]:
    que = extras.total_con_cargos or "ese importe"
    yield Parrafo(f"Les requerimos el pago de {que} a más tardar el {fecha_media(limite)}.")
    medios = [medio.texto for medio in reglas.medios_de_pago]
    if medios:
        son_muchas = len(abiertas) > _MAX_NUMEROS
        concepto = "los números de las facturas" if son_muchas else enumerar(factura.numero for factura in abiertas)
        yield Parrafo(f"{'; '.join(medios)}. Concepto: {concepto}.", negrita="Cómo pagar:")
    if extras.base_legal:
        yield Parrafo(f"la demora en el pago se rige por {extras.base_legal}.", negrita="Ley aplicable:")
    yield Parrafo(
        "Si para entonces no se ha recibido, quedaremos en libertad de ejercer los derechos que nos corresponden para "
        "cobrarlo."
    )
    yield Parrafo(
        "Si ya han pagado, envíennos el comprobante y den esta carta por no recibida. Si no están conformes con algo, "
        f"dígannoslo antes de esa fecha a {reglas.correo.direccion}{_o_al_telefono(reglas)}."
    )


def _o_al_telefono(reglas: Reglas) -> str:
    return f" o al {reglas.negocio.telefono}" if reglas.negocio.telefono else ""


def _firma(reglas: Reglas) -> Iterator[Pieza]:
    yield Espacio(3)
    yield Parrafo("Atentamente,")
    yield Espacio(16)
    negocio = reglas.negocio
    quien = (negocio.contacto, negocio.nombre, con_etiqueta(negocio.id_fiscal, negocio.pais))
    yield Parrafo("\n".join(filter(None, quien)))
