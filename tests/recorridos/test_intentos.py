"""Mirado como quien quiere que Buzón persiga a quien pagó, escriba dos veces o se calle."""

import msgspec
from recorridos.escenario import COBROS, TITULAR, Escenario

from buzon.vigia.despacho import despachar
from buzon.vigia.pasada import avanzar_el_dia

ANA, LUIS = "ana@acme.example", "luis@bodega.example"


def _dos_de_acme(e: Escenario) -> None:
    e.factura("701", importe="$100.000")
    e.factura("702", importe="$200.000")
    e.pasar()
    e.hasta("2026-12-15")


def test_pagada_en_una_pregunta_deja_atendida_la_respuesta_y_lo_demas_sigue(e: Escenario) -> None:
    _dos_de_acme(e)
    e.llega(ANA, "Consulta", "¿Podemos hablar de la 701?")
    e.pasar()
    assert e.como_esta("702").estado == "en_revision"
    e.ordena("la 701 está pagada", responde=e.avisos("pregunta")[-1])
    assert e.como_esta("701").estado == "pagada"
    assert not e.casa.cartera.respuestas
    assert e.como_esta("702").proxima is not None


def test_pagada_cuando_pudo_escribir_cualquiera_de_dos_clientes(e: Escenario) -> None:
    # El mismo contable lleva a los dos clientes.
    e.factura("701", "ACME Ltda", "contable@estudio.example")
    e.factura("702", "Bodega Sur SpA", "contable@estudio.example", "$80.000")
    e.pasar()
    e.el_dia("2026-12-02")
    e.llega("contable@estudio.example", "Consulta", "Hola, ¿me llaman por la factura?")
    e.hasta("2026-12-16")
    assert not e.etapas("contable@estudio.example")
    preguntas = {c.id: c for c in e.avisos("pregunta")}
    de_bodega = next(c for i, c in preguntas.items() if "bodega" in i)
    e.pulsa(TITULAR, de_bodega, "pagada")
    e.pasar()
    assert (e.como_esta("702").estado, e.como_esta("701").estado) == ("pagada", "en_revision")


def test_reanudar_una_no_da_por_atendido_lo_que_se_dijo_de_otra(e: Escenario) -> None:
    _dos_de_acme(e)
    e.llega(ANA, "Consulta", "La factura 701 ya la pagué la semana pasada.")
    e.pasar()
    e.ordena("reanudar 702")
    assert e.casa.cartera.alegatos
    e.hasta("2026-12-20")
    assert e.etapas(ANA) == ["vencimiento"]


def test_un_deudor_no_puede_cerrar_su_deuda_con_un_falso_aviso_de_banco(e: Escenario) -> None:
    _dos_de_acme(e)
    texto = (
        "Le informamos que ACME Ltda le ha realizado una transferencia por $100.000 a su Cuenta Corriente "
        "N° 1122334455. Mensaje: Factura 701"
    )
    e.llega(f"Banco de Chile <{ANA}>", "Aviso de transferencia de fondos", texto)
    e.llega("serviciodetransferencias@bancochile.cl", "Aviso de transferencia de fondos", texto, autentico=False)
    e.llega("avisos@banco-chile.example", "Aviso de transferencia de fondos", texto)
    e.pasar()
    assert e.la("701").saldo == 100_000
    assert e.la("701").esta_abierta


def test_un_extrano_no_puede_anadir_destinatarios_ni_cambiar_correos(e: Escenario) -> None:
    _dos_de_acme(e)
    e.llega("malo@fuera.example", "Re: Factura", "el correo es malo@fuera.example", responde=e.a(ANA)[-1])
    e.llega("malo@fuera.example", "Orden", "anular 701\npagada 702")
    e.hasta("2026-12-28")
    assert not e.a("malo@fuera.example")
    assert e.casa.cartera.deudores["acme-ltda"].correos == (ANA,)
    assert e.la("702").saldo == 200_000


def test_la_copia_de_una_carta_propia_en_el_buzon_no_es_nada(e: Escenario) -> None:
    _dos_de_acme(e)
    crudo = next(c.crudo for c in e.mundo.salida.entregadas if ANA in c.destinatarios)
    e.mundo.casillero.entregar(crudo, e.reloj.ahora())
    e.pasar()
    assert e.como_esta("701").proxima is not None
    assert not e.casa.cartera.respuestas


def test_el_propio_buzon_no_se_cobra_a_si_mismo(e: Escenario) -> None:
    # El XML trae de correo del cliente el nuestro, porque la emitió un programa mal configurado.
    e.factura("701", correo=COBROS)
    e.pasar()
    e.hasta("2026-12-20")
    assert not [c for c in e.cartas if COBROS in c.para]


def test_una_respuesta_en_la_misma_vuelta_para_la_carta_de_hoy(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    e.llega(ANA, "Factura 123", "Hola, ¿me pueden confirmar el detalle?")
    e.pasar()
    assert not e.etapas(ANA)


def test_pagar_una_de_dos_no_atiende_lo_que_pregunto_de_la_otra(e: Escenario) -> None:
    _dos_de_acme(e)
    e.llega(ANA, "Consulta", "La factura 702 tiene un error en el monto.")
    e.transferencia("ACME Ltda", "$100.000", glosa="Factura 701")
    e.hasta("2027-01-05")
    assert e.como_esta("701").estado == "pagada"
    assert e.como_esta("702").estado in ("disputa", "en_revision")
    assert e.etapas(ANA) == ["vencimiento"]


def test_el_correo_que_hace_fallar_a_buzon_se_aparta_y_los_demas_se_atienden(e: Escenario) -> None:
    e.mundo.casillero.entregar(b"\xff\xfe\x00" * 50, e.reloj.ahora())
    e.mundo.casillero.entregar(
        b"From: =?x?b?!!!?=\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--", e.reloj.ahora()
    )
    e.factura()
    balance = e.pasar()
    assert balance.al_dia
    assert e.la("123").saldo == 450_000


def test_un_deudor_que_hace_fallar_a_buzon_no_calla_a_los_demas(e: Escenario) -> None:
    e.factura("123", "ACME Ltda", ANA)
    e.factura("124", "Panadería Sol", "pan@sol.example")
    e.pasar()
    acme = e.casa.cartera.deudores["acme-ltda"]
    e.casa.cartera.deudores["acme-ltda"] = msgspec.structs.replace(acme, recordatorios=("roto",))  # type: ignore[arg-type]
    e.el_dia("2026-12-15")
    avanzar_el_dia(e.casa)
    despachar(e.casa, con_recordatorios=True)
    assert e.etapas("pan@sol.example") == ["vencimiento"]
    assert e.etapas(ANA) == []
    assert "ACME Ltda" in e.casa.cartera.problemas["deudor/acme-ltda"].texto
    e.casa.cartera.deudores["acme-ltda"] = acme
    avanzar_el_dia(e.casa)
    despachar(e.casa, con_recordatorios=True)
    assert e.etapas(ANA) == ["vencimiento"]
    assert "deudor/acme-ltda" not in e.casa.cartera.problemas
