"""Lo que se le dice al titular del dinero."""

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
        "Lo que me hace dudar: " + "; ".join(pago.razones) + ".",
        campos=campos,
        botones=m.botones(),
        nota="Hasta que contestes no mando recordatorios a los clientes de la lista.",
    )


def _alegato(m: Mesa) -> Texto:
    return texto(
        f"{m.cliente} dijo que pagó y no veo el dinero",
        "He esperado el aviso del banco y no ha llegado. ¿Lo recibiste?",
        campos=m.tabla(),
        cita=m.dato("cita"),
        botones=m.botones(),
        nota="Hasta que contestes no le escribo.",
    )


TEMAS: dict[str, Escritor] = {"pago_dudoso": _dudoso, "alegato_vencido": _alegato}
