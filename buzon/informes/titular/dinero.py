"""Lo que se le dice al titular del dinero."""

from decimal import Decimal

from buzon.informes.palabras import fecha_corta
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto


def _dudoso(m: Mesa) -> Texto:
    pago = m.c.pagos[m.dato("pago")]
    importe = m.dinero(pago.importe, pago.moneda)
    campos = [
        ("Importe", importe),
        ("Fecha", fecha_corta(pago.fecha)),
        ("Quién paga", pago.pagador or "no lo dice"),
        ("Concepto", pago.referencia or "no lo dice"),
        ("Según", pago.banco or "un aviso del banco"),
        *(
            (f"¿{m.c.deudores[f.deudor].nombre}?", f"factura {f.numero}: {m.dinero(f.saldo, f.moneda)}")
            for f in m.facturas
        ),
    ]
    return texto(
        f"¿De qué factura es este pago de {importe}?",
        "Ha entrado dinero y no estoy seguro de a quién corresponde, así que no lo he aplicado.",
        "Lo que sé y lo que me falta: " + "; ".join(pago.razones) + ".",
        campos=campos,
        botones=m.botones(),
        nota="Hasta que contestes no mando recordatorios a los clientes de la lista.",
    )


def _alegato(m: Mesa) -> Texto:
    es_parte = bool(m.datos.get("es_parte"))
    parte = "Si lo recibiste, contesta «parcial», la cantidad y el número de la factura." if es_parte else ""
    return texto(
        f"{m.cliente} dijo que pagó {'una parte ' if es_parte else ''}y no veo el dinero",
        "He esperado el aviso del banco y no ha llegado. ¿Lo recibiste?",
        parte,
        campos=m.tabla(),
        cita=m.dato("cita"),
        botones=m.botones(),
        nota="Hasta que contestes no le escribo.",
    )


def _banco_callado(m: Mesa) -> Texto:
    return texto(
        "Tu banco lleva días sin avisarme de nada",
        f"{m.dato('motivo').capitalize()}.",
        "Para no reclamar a quien haya pagado, no mando ningún recordatorio hasta que llegue un aviso o un extracto.",
        nota="Reenvíame el extracto de estos días y sigo; o cambia [cobranza] dias_sin_banco en reglas.toml.",
    )


def _de_mas(m: Mesa) -> Texto:
    pago = m.c.pagos[m.dato("pago")]
    sobra = m.dinero(Decimal(m.dato("sobra")), pago.moneda)
    return texto(
        f"{m.cliente} ha pagado {sobra} de más",
        f"Entraron {m.dinero(pago.importe, pago.moneda)} y lo he aplicado. Sobran {sobra}, que quedan a su favor: "
        "devuélveselos o descuéntalos de la próxima factura.",
        "Por qué lo he aplicado: " + "; ".join(pago.razones) + ".",
        campos=[(f"Factura {f.numero}", m.dinero(f.importe, f.moneda)) for f in m.facturas],
    )


def _reenviado(m: Mesa) -> Texto:
    pago = m.c.pagos[m.dato("pago")]
    importe = m.dinero(pago.importe, pago.moneda)
    return texto(
        f"Apuntado el pago de {importe} de {m.cliente}",
        "Por el aviso del banco que me reenviaste. De un reenvío no puedo comprobar quién escribió el original: si ese "
        "dinero no está en tu cuenta, contesta «deshacer» y todo vuelve a estar como antes.",
        "Por qué lo he aplicado: " + "; ".join(pago.razones) + ".",
        campos=[(f"Factura {f.numero}", m.dinero(f.importe, f.moneda)) for f in m.facturas],
    )


def _doble(m: Mesa) -> Texto:
    pago, previo = m.c.pagos[m.dato("pago")], m.c.pagos[m.dato("previo")]
    importe = m.dinero(pago.importe, pago.moneda)
    return texto(
        f"Puede que {m.cliente} haya pagado {importe} dos veces",
        f"El {fecha_corta(pago.fecha)} entraron {importe} suyos y no debe nada. El {fecha_corta(previo.fecha)} ya "
        "había pagado lo mismo.",
        "No he aplicado el segundo a nada: mira tu cuenta y, si son dos, devuélveselo o descuéntalo de la "
        "próxima factura.",
        campos=[(f"Factura {f.numero}", m.dinero(f.importe, f.moneda)) for f in m.facturas],
    )


def _devuelto(m: Mesa) -> Texto:
    pago = m.c.pagos[m.dato("pago")]
    importe = m.dinero(pago.importe, pago.moneda)
    return texto(
        f"Puede que el banco haya devuelto {importe} de {m.cliente}",
        f"El {fecha_corta(pago.fecha)} entraron {importe} y los apliqué. Ahora el banco habla de una devolución de esa "
        "misma cantidad. No he cambiado nada: si es la de este pago, contesta «deshacer» y todo vuelve a estar como "
        "antes.",
        campos=[(f"Factura {f.numero}", m.dinero(f.importe, f.moneda)) for f in m.facturas],
    )


def _a_favor(m: Mesa) -> Texto:
    return texto(
        f"{m.cliente} tiene {m.dato('total')} a favor",
        f"Pagó de más, o le hiciste una nota de crédito que sobró. ¿Descuento {m.dato('cuanto')} de esta factura?",
        campos=m.tabla(),
        botones=m.botones(),
        nota="Sí: lo descuento y le reclamo lo que quede. No: sigue a su favor. Hasta que contestes no le escribo.",
    )


TEMAS: dict[str, Escritor] = {
    "saldo_a_favor": _a_favor,
    "pago_dudoso": _dudoso,
    "alegato_vencido": _alegato,
    "pago_de_mas": _de_mas,
    "pago_doble": _doble,
    "pago_devuelto": _devuelto,
    "pago_reenviado": _reenviado,
    "banco_callado": _banco_callado,
}
