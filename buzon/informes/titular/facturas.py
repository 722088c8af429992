"""Lo que se le dice al titular de las facturas que manda."""

from buzon.dominio.cartera.valores import Borrador
from buzon.dominio.decidir.ordenes.borradores import NOMBRES_FALTAS
from buzon.dominio.secuencia import situacion
from buzon.informes.palabras import enumerar, fecha_corta, nombre_de_etapa
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto


def _registrada(m: Mesa) -> Texto:
    varias = len(m.facturas) > 1
    numeros = enumerar(f.numero for f in m.facturas)
    campos: list[tuple[str, str]] = []
    for factura in m.facturas:
        deudor = m.c.deudores[factura.deudor]
        como = situacion(m.c, factura, m.reglas, m.ahora)
        primera = (
            f"{fecha_corta(como.proxima.fecha.date())} ({nombre_de_etapa(como.proxima.etapa)})" if como.proxima else ""
        )
        campos += [
            (f"Factura {factura.numero}" if varias else "Factura", m.dinero(factura.importe, factura.moneda)),
            ("Cliente", f"{deudor.nombre}{' · ' + deudor.id_fiscal if deudor.id_fiscal else ''}"),
            ("Correo", ", ".join(deudor.direcciones)),
            ("Fecha", fecha_corta(factura.fecha) or "no la dice"),
            ("Vence", fecha_corta(factura.vencimiento)),
            ("Primer correo", primera or f"ninguno: {como.motivo}"),
        ]
    return texto(
        f"Registrada{'s' if varias else ''}: {'facturas' if varias else 'factura'} {numeros}",
        "Esto es lo que he entendido. Si está bien, no tienes que hacer nada.",
        *m.datos.get("notas", []),
        campos=campos,
        botones=m.botones_de_factura("anular", "pagada", "pausar"),
        nota="Para corregir, contesta con el dato bueno: «el correo es ana@ejemplo.com», «vence el 15/12», «anular».",
    )


def _sin_registrar(m: Mesa) -> Texto:
    return texto("No he registrado nada nuevo", *m.datos.get("notas", []))


def _ilegible(m: Mesa) -> Texto:
    return texto(
        "No encuentro ninguna factura en tu correo",
        "Lo he mirado entero, adjuntos incluidos, y no veo ninguna factura que pueda registrar.",
        *m.datos.get("avisos", []),
        "Reenvíamela con su XML o su PDF, o escríbemela así: «Factura 123, ACME Ltda, ana@acme.com, $450.000, vence "
        "15/12/2026».",
    )


def campos_de_borrador(m: Mesa, borrador: Borrador) -> list[tuple[str, str]]:
    """Lo que se leyó de una factura que aún no se registra; una raya donde no dice nada."""
    leida = borrador.leida
    total = leida.a_pagar if leida.a_pagar is not None else leida.total
    return [
        ("Factura", leida.numero or "—"),
        ("Cliente", leida.receptor.nombre or "—"),
        ("Correo", ", ".join(borrador.correos) or "—"),
        ("Importe", m.dinero(total, leida.moneda or m.reglas.negocio.moneda) if total is not None else "—"),
        ("Vence", fecha_corta(leida.vencimiento) or "—"),
    ]


def _incompleta(m: Mesa) -> Texto:
    borrador = m.c.borradores.get(m.dato("borrador"))
    if borrador is None:
        return texto("Esa factura ya está resuelta", "No tienes que hacer nada.")
    leida = borrador.leida
    faltan = [NOMBRES_FALTAS[falta] for falta in borrador.faltan if falta in NOMBRES_FALTAS]
    return texto(
        f"Me falta {enumerar(faltan)}",
        f"He leído la factura {leida.numero or 'que mandaste'}, pero para registrarla me falta {enumerar(faltan)}.",
        "Contesta a este correo con el dato; por ejemplo: «el correo es ana@acme.com» o «vence el 15/12/2026».",
        campos=campos_de_borrador(m, borrador),
        botones=m.botones(),
        nota="Hasta que contestes no la reclamo.",
    )


def _repetida(m: Mesa) -> Texto:
    borrador = m.c.borradores.get(m.dato("borrador"))
    if borrador is None or not m.facturas:
        return texto("Esa factura ya está resuelta", "No tienes que hacer nada.")
    previa, leida = m.facturas[0], borrador.leida
    total = leida.a_pagar if leida.a_pagar is not None else leida.total
    nuevo = m.dinero(total, leida.moneda or previa.moneda) if total is not None else "sin importe"
    return texto(
        f"La factura {previa.numero} ya está, con otros datos",
        "Acaba de llegar otra vez con datos distintos. ¿Vale lo nuevo?",
        campos=[
            ("La que tengo", f"{m.dinero(previa.importe, previa.moneda)}, vence {fecha_corta(previa.vencimiento)}"),
            ("La que llega", f"{nuevo}, vence {fecha_corta(leida.vencimiento) or 'sin decir cuándo'}"),
        ],
        botones=m.botones(),
        nota="Sí: cambio la que tengo. No: la dejo como está. Hasta que contestes no escribo a ese cliente.",
    )


def _por_confirmar(m: Mesa) -> Texto:
    borrador = m.c.borradores.get(m.dato("borrador"))
    if borrador is None:
        return texto("Esa factura ya está resuelta", "No tienes que hacer nada.")
    leida = borrador.leida
    total = leida.a_pagar if leida.a_pagar is not None else leida.total
    return texto(
        f"¿Reclamo la factura {leida.numero or 'que mandaste'}?",
        f"No la he registrado, porque {m.dato('reparo')}.",
        campos=[
            ("Emisor", leida.emisor.nombre or leida.emisor.id_fiscal or "no lo dice"),
            ("Cliente", leida.receptor.nombre or "—"),
            ("Importe", m.dinero(total, leida.moneda or m.reglas.negocio.moneda) if total is not None else "—"),
            ("Vence", fecha_corta(leida.vencimiento) or "—"),
        ],
        botones=m.botones(),
        nota="Sí: la registro y la reclamo. No: la descarto. Hasta que contestes no la reclamo.",
    )


def _nota_por_aplicar(m: Mesa) -> Texto:
    borrador = m.c.borradores.get(m.dato("borrador"))
    if borrador is None:
        return texto("Esa nota de crédito ya está resuelta", "No tienes que hacer nada.")
    leida = borrador.leida
    total = leida.total if leida.total is not None else leida.a_pagar
    importe = m.dinero(abs(total), leida.moneda or m.reglas.negocio.moneda) if total is not None else "—"
    espera = f"Hasta que contestes no escribo a {m.deudor.nombre}. " if m.deudor else ""
    return texto(
        f"¿De qué factura descuenta la nota de crédito {leida.numero or 'que mandaste'}?",
        f"No la he aplicado, porque {m.dato('reparo')}.",
        campos=[("Nota de crédito", importe), ("Cliente", leida.receptor.nombre or "no lo dice"), *m.tabla()],
        botones=m.botones(),
        nota=f"{espera}Si es de otra, contesta «aplicar» y su número. Lo que sobre queda a favor del cliente.",
    )


TEMAS: dict[str, Escritor] = {
    "factura_por_confirmar": _por_confirmar,
    "nota_por_aplicar": _nota_por_aplicar,
    "factura_registrada": _registrada,
    "factura_sin_registrar": _sin_registrar,
    "factura_ilegible": _ilegible,
    "factura_incompleta": _incompleta,
    "factura_repetida": _repetida,
}
