"""Pagos sobre una cartera inventada: cómo los imprime un banco, qué trampas llevan y cuál es la verdad."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from carteras_al_azar import (
    APELLIDOS,
    CUENTA,
    HOY,
    NOMBRES,
    Debe,
    Firma,
    Mundo,
    Pago,
    de_cuantas_maneras,
    inventar_firma,
    puede_ser,
    sin_tildes,
)

from buzon.dominio.lecturas import AvisoLeido

Verdad = frozenset[tuple[str, Decimal]]
NADA: Verdad = frozenset()
_CORTE_LEGIBLE = 18


def imprimir(azar: Random, firma: Firma) -> tuple[str, int | None, bool]:
    """El nombre como lo imprime un banco; dónde lo cortó, si lo cortó; y si sigue siendo el nombre sin erratas."""
    partes = list(firma.partes)
    if firma.es_persona and azar.random() < 0.5:
        partes = [*partes[-2:], *partes[:-2]]
    formas = {firma.forma, firma.forma.replace(".", ""), " ".join(firma.forma.replace(".", "").replace(" ", "")), ""}
    forma = azar.choice(sorted(formas)) if firma.forma else ""
    impreso = " ".join((*partes, forma)).strip()
    if azar.random() < 0.8:
        impreso = sin_tildes(impreso).upper()
    if azar.random() < 0.05:
        lugar = azar.randrange(2, len(impreso) - 2)
        return impreso[:lugar] + azar.choice("AEIOSTRN") + impreso[lugar + 1 :], None, False
    corte = azar.choice((20, 22, 25, 30)) if azar.random() < 0.3 else None
    if corte and len(impreso) > corte:
        return impreso[:corte].strip(), corte, True
    if azar.random() < 0.05:
        impreso = f"TRANSFERENCIA DE {impreso}"
    return impreso, None, True


def referencia(azar: Random, deudas: list[Debe]) -> tuple[str | None, str]:
    """Lo que escribe quien paga, y qué es: nada, entera, errata u otra cosa."""
    numeros = [deuda.numero for deuda in deudas]
    tirada = azar.random()
    if tirada < 0.45:
        return None, "nada"
    if tirada < 0.75:
        junta = azar.choice((" ", ", ", " y ", " / "))
        return azar.choice(("{}", "factura {}", "PAGO FACT {}", "Fra. {}", "pago fac nro {} gracias")).format(
            junta.join(numeros)
        ), "entera"
    if tirada < 0.85:
        cifras = [numero.lstrip("FAC-0").split("-")[-1].lstrip("0") for numero in numeros]
        return f"facturas {' '.join(cifras)}" if len(cifras) > 1 else f"factura {cifras[0]}", "entera"
    if tirada < 0.9:
        # Una errata que cae en otra factura suya no es errata: la ley deja elegir a quien paga (imputación del pago,
        # art. 1172 del Código Civil de España, 1596 del de Chile), y esa sería la verdad.
        numero = numeros[0]
        suyas = {deuda.numero for deuda in deudas[0].firma.deudas}
        finales = [c for c in "0123456789" if f"{numero[:-1]}{c}" not in suyas]
        return f"factura {numero[:-1]}{azar.choice(finales)}", "errata"
    return azar.choice(
        ("pago mensual", f"OP {azar.randint(10**6, 10**9)}", "abono noviembre 2026", "transferencia", "20/11/2026")
    ), "otra"


def _aviso(azar: Random, mundo: Mundo, importe: Decimal, **campos: Any) -> AvisoLeido:
    return AvisoLeido(
        sentido="entrada",
        importe=importe,
        moneda=mundo.moneda,
        fecha=campos.pop("fecha", HOY - timedelta(days=azar.randint(0, 2))),
        banco=campos.pop("banco", "Banco Uno"),
        cuenta_destino=campos.pop("cuenta_destino", azar.choice((None, CUENTA, "****4455"))),
        **campos,
    )


def _identidad(azar: Random, mundo: Mundo, firma: Firma) -> tuple[dict[str, Any], bool]:
    """Qué dice el aviso de quién paga, y si basta para saberlo."""
    impreso, corte, es_fiel = imprimir(azar, firma)
    campos: dict[str, Any] = {"pagador": impreso if azar.random() > 0.04 else None}
    tirada = azar.random()
    if tirada < 0.25:
        campos["id_fiscal"] = azar.choice((firma.fiscal, "0" + firma.fiscal.replace(".", "").replace("-", "")))
        return campos, True
    if tirada < 0.32:
        campos["id_fiscal"] = f"{firma.fiscal[:3]}XXX.XXX-{firma.fiscal[-1]}"
    posibles = [otra for otra in mundo.firmas if puede_ser(otra, impreso, corte)]
    es_legible = corte is None or len(impreso.replace(" ", "")) >= _CORTE_LEGIBLE
    return campos, bool(campos["pagador"]) and es_fiel and es_legible and posibles == [firma]


def _pagar(azar: Random, mundo: Mundo, elegidas: list[Debe], clase: str, importe: Decimal | None = None) -> Pago:
    """Un pago de verdad: de su dueño y por esas facturas."""
    firma = elegidas[0].firma
    total = sum((d.importe for d in elegidas), Decimal(0))
    cuanto = total if importe is None else importe
    campos, se_sabe_quien = _identidad(azar, mundo, firma)
    texto, como = referencia(azar, elegidas)
    abiertas = mundo.abiertas(firma)
    if clase == "parcial":
        verdad = frozenset({(elegidas[0].id, cuanto)})
        se_sabe_que = como == "entera" or (len(abiertas) == 1 and como in ("nada", "otra"))
    else:
        verdad = frozenset((d.id, d.importe) for d in elegidas)
        unica = de_cuantas_maneras(abiertas, cuanto) == 1
        se_sabe_que = cuanto == total and (como == "entera" or (unica and como in ("nada", "otra")))
    es_cierto = se_sabe_quien and se_sabe_que
    return Pago(clase, _aviso(azar, mundo, cuanto, referencia=texto, **campos), verdad, es_cierto)


def _deudor(azar: Random, mundo: Mundo, minimo: int = 1) -> list[Debe] | None:
    con = [f for f in mundo.firmas if len(mundo.abiertas(f)) >= minimo]
    return mundo.abiertas(azar.choice(con)) if con else None


def una(azar: Random, mundo: Mundo) -> Pago | None:
    abiertas = _deudor(azar, mundo)
    return _pagar(azar, mundo, [azar.choice(abiertas)], "una") if abiertas else None


def varias(azar: Random, mundo: Mundo) -> Pago | None:
    abiertas = _deudor(azar, mundo, 2)
    if not abiertas:
        return None
    elegidas = azar.sample(abiertas, azar.randint(2, len(abiertas)))
    return _pagar(azar, mundo, sorted(elegidas, key=lambda d: d.id), "varias")


def parcial(azar: Random, mundo: Mundo) -> Pago | None:
    abiertas = _deudor(azar, mundo)
    if not abiertas:
        return None
    deuda = azar.choice(abiertas)
    parte = azar.choice(("0.5", "0.3", "0.8", "0.25"))
    importe = (deuda.importe * Decimal(parte)).quantize(Decimal(1))
    redondo = importe // 5000 * 5000
    cuanto = redondo if redondo and azar.random() < 0.7 else importe
    if de_cuantas_maneras(abiertas, cuanto):
        return None  # no se distinguiría de pagar entera otra factura suya
    return _pagar(azar, mundo, [deuda], "parcial", cuanto) if cuanto > 0 else None


def de_mas(azar: Random, mundo: Mundo) -> Pago | None:
    abiertas = _deudor(azar, mundo)
    if not abiertas:
        return None
    total = sum((d.importe for d in abiertas), Decimal(0))
    pago = _pagar(azar, mundo, abiertas, "de_mas", total + azar.choice((1, 500, 5000, int(total) // 4 + 1)))
    pago.es_cierto = False
    return pago


def con_comision(azar: Random, mundo: Mundo) -> Pago | None:
    abiertas = _deudor(azar, mundo)
    if not abiertas:
        return None
    deuda = azar.choice(abiertas)
    pago = _pagar(azar, mundo, [deuda], "comision", deuda.importe - (deuda.importe / 100).quantize(Decimal(1)) - 1)
    pago.es_cierto = False
    return pago


def tercero(azar: Random, mundo: Mundo) -> Pago | None:
    """Paga otro y nombra la factura: cierto solo si el número está entero y el importe es el suyo."""
    abiertas = _deudor(azar, mundo)
    if not abiertas:
        return None
    deuda = azar.choice(abiertas)
    otro = f"{azar.choice(NOMBRES)} {azar.choice(APELLIDOS)} {azar.choice(APELLIDOS)}".upper()
    texto, como = referencia(azar, [deuda])
    es_otro = not any(puede_ser(f, otro, None) or {*f.partes} & {*otro.title().split()} for f in mundo.firmas)
    tiene_palabra = bool(texto) and any(p in (texto or "").lower() for p in ("fac", "fra", "f-", "f001", "a-"))
    cierto = como == "entera" and es_otro and tiene_palabra
    aviso = _aviso(azar, mundo, deuda.importe, pagador=otro, referencia=texto)
    return Pago("tercero", aviso, frozenset({(deuda.id, deuda.importe)}), cierto)


def extrano(azar: Random, mundo: Mundo) -> Pago | None:
    """Dinero que no es de ninguna factura; a veces con un importe que alguien debe, o un nombre parecido."""
    abiertas = _deudor(azar, mundo)
    if not abiertas:
        return None
    firma = inventar_firma(azar, 999)
    if azar.random() < 0.3:
        conocida = abiertas[0].firma
        firma = Firma(
            "x", (conocida.partes[0], azar.choice(APELLIDOS)), conocida.forma, "1.234.567-8", es_persona=False
        )
    if {*firma.partes} == {*abiertas[0].firma.partes}:
        return None
    impreso, corte, _ = imprimir(azar, firma)
    if any(puede_ser(otra, impreso, corte) for otra in mundo.firmas):
        return None
    importe = azar.choice((abiertas[0].importe, Decimal(azar.randint(1, 400) * 1000)))
    texto = azar.choice((None, "pago", f"OP {azar.randint(100, 99999)}", "arriendo noviembre 2026"))
    return Pago("extrano", _aviso(azar, mundo, importe, pagador=impreso, referencia=texto), NADA, es_cierto=False)


def trampa(azar: Random, mundo: Mundo) -> Pago | None:
    """Un aviso bueno con algo que no puede ser: viejo, de otra cuenta, en otra moneda, de una factura ya pagada."""
    pago = una(azar, mundo)
    if not pago:
        return None
    a = pago.aviso
    fecha, cuenta, moneda, texto = a.fecha, a.cuenta_destino, a.moneda, a.referencia
    cual = azar.randrange(5)
    cerradas = [d for d in mundo.deudas if not d.esta_abierta]
    if cual == 0:
        fecha = HOY - timedelta(days=130)
    elif cual == 1:
        cuenta = "9988776600"
    elif cual == 2:
        moneda = "USD"
    elif cual == 3 and cerradas:
        texto = f"factura {azar.choice(cerradas).numero}"
    else:
        texto = f"factura {azar.randint(700_000, 799_999)}"
    aviso = _aviso(
        azar, mundo, a.importe, pagador=a.pagador, id_fiscal=a.id_fiscal, referencia=texto, fecha=fecha,
        cuenta_destino=cuenta,
    )  # fmt: skip
    if moneda != a.moneda:
        aviso = AvisoLeido(sentido="entrada", importe=a.importe, moneda=moneda, pagador=a.pagador, fecha=a.fecha)
    return Pago("trampa", aviso, NADA, es_cierto=False)


def repetido(azar: Random, mundo: Mundo) -> Pago | None:
    """El mismo dinero contado dos veces, la segunda por otro banco y a veces sin decir quién."""
    primero = una(azar, mundo)
    if not primero:
        return None
    a = primero.aviso
    quien = azar.choice((a.pagador, None))
    aviso = _aviso(
        azar, mundo, a.importe, pagador=quien, banco="Banco Dos", referencia=azar.choice((a.referencia, None))
    )
    return Pago("repetido", aviso, NADA, es_cierto=False, previo=a)


def coincidencia(azar: Random, mundo: Mundo) -> Pago | None:
    """Dos clientes distintos pagan lo mismo el mismo día: son dos dineros."""
    pago = una(azar, mundo)
    if not pago or not pago.aviso.pagador:
        return None
    otro = _aviso(azar, mundo, pago.aviso.importe, pagador="AQUILINO ZUBIZARRETA OYARZUN", referencia="otra cosa")
    pago.clase, pago.previo = "coincidencia", otro
    return pago


CLASES: dict[Callable[[Random, Mundo], Pago | None], int] = {
    una: 40, varias: 15, parcial: 8, de_mas: 4, con_comision: 4, tercero: 7, extrano: 9, trampa: 6, repetido: 4,
    coincidencia: 3,
}  # fmt: skip


def inventar_pago(azar: Random, mundo: Mundo) -> Pago:
    """Uno cualquiera, con el peso de su clase."""
    while True:
        (clase,) = azar.choices(list(CLASES), list(CLASES.values()))
        pago = clase(azar, mundo)
        if pago:
            return pago
