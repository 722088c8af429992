"""Averías del envío: lo que pasa entre escribir una carta y saber que llegó."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from averias.mundo_de_red import ANA, EscenarioDeRed
from recorridos.escenario import AGENCIA, COBROS, TITULAR, Escenario, reglas_de_prueba
from servidores.smtp_guionizado import Corte

from buzon.adaptadores.memoria.salida import CartaEntregada
from buzon.dominio.asientos import Causa
from buzon.dominio.cartera.valores import Carta as CartaDelLibro
from buzon.dominio.decidir.puerta import es_norma
from buzon.dominio.hechos import DeudorRegistrado, Documento, FacturaRegistrada
from buzon.dominio.reglas import Reglas
from buzon.puertos import Acuse, CredencialRechazada, FalloDefinitivo, FalloEnDuda, FalloPasajero

LUIS, EVA = "luis@bodega.example", "eva@cafe.example"


def con_copia(reglas: Reglas | None = None) -> Reglas:
    reglas = reglas or reglas_de_prueba()
    return replace(reglas, correo=replace(reglas.correo, copia_a_si_mismo=True))


def el_recordatorio(e: Escenario) -> CartaDelLibro:
    (carta,) = [c for c in e.casa.cartera.cartas.values() if c.encargo.etapa]
    return carta


def a_punto(e: Escenario) -> None:
    """La factura vence hoy a las diez, y la vuelta de las diez aún no se ha dado."""
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")


def _vivir_muriendo(paso: int | None) -> Escenario:
    """Una factura vence y su carta sale; con `paso`, el proceso muere en ese paso y vuelve."""
    e = Escenario(con_jinja=False)
    a_punto(e)
    empieza = len(e.mundo.fallos.pasos)
    if paso is not None:
        e.mundo.fallos.morir_en = empieza + paso
    for hora in ("10:00", "10:05", "11:30", "12:30"):
        e.el_dia("2026-12-15", hora)
        try:
            e.pasar()
        except SystemExit:
            e.renacer()
            e.pasar()
    e.mundo.fallos.pasos[:empieza] = []
    return e


def test_f03_muerto_en_cada_paso_de_enviar_llega_una_o_queda_retenida() -> None:
    pasos = len(_vivir_muriendo(None).mundo.fallos.pasos)
    assert pasos > 20
    for paso in range(1, pasos + 1):
        e = _vivir_muriendo(paso)
        llegadas = e.etapas(ANA)
        retenida = el_recordatorio(e).estado == "retenida"
        assert len(llegadas) <= 1, paso
        assert llegadas or retenida, paso
        assert not retenida or e.avisos("duda"), paso


@pytest.mark.parametrize("donde", ["enviados", "copia", "nada"])
def test_f03_y_por_parejas_de_averias_con_cada_clase_de_prueba(donde: str) -> None:
    """Se corta en el punto y, además, se muere en otro paso: nunca dos entregas, y sin entrega siempre se pregunta."""
    for entregada, muerte in product((True, False), (None, 1, 3, 5, 8)):
        e = Escenario(reglas=con_copia() if donde == "copia" else reglas_de_prueba())
        a_punto(e)
        _cortar(e, entregada=entregada, donde=donde)
        e.pasar()
        e.mundo.salida.al_entregar = None
        e.mundo.fallos.morir_en = muerte and len(e.mundo.fallos.pasos) + muerte
        for hora in ("10:10", "10:30", "11:15", "12:30"):
            e.el_dia("2026-12-15", hora)
            try:
                e.pasar()
            except SystemExit:
                e.renacer()
        caso = (donde, entregada, muerte)
        assert len(e.etapas(ANA)) == int(entregada), caso
        estado = el_recordatorio(e).estado
        hay_prueba = entregada and donde != "nada"
        assert estado in (("enviada", "archivada") if hay_prueba else ("retenida",)), caso
        assert (f"duda/{el_recordatorio(e).encargo.carta}" in e.casa.cartera.cartas) is not hay_prueba, caso


def _cortar(e: Escenario, *, entregada: bool, donde: str) -> None:
    if not entregada:
        e.mundo.fallos._guion["salida.punto"].clear()
        e.mundo.fallos.programar("salida.punto", FalloEnDuda("silencio"))
        return

    def cortar(carta: CartaEntregada) -> None:
        if ANA in carta.destinatarios:
            if donde == "enviados":
                e.mundo.casillero.entregar(carta.crudo, e.reloj.ahora(), "Enviados")
            if donde == "copia":
                assert COBROS in carta.destinatarios
                e.mundo.casillero.entregar(carta.crudo, e.reloj.ahora())
            raise FalloEnDuda("silencio tras el punto")

    e.mundo.salida.al_entregar = cortar


@pytest.mark.parametrize("corte", ["a_mitad", "tras_data", "adelantado"])
def test_f04_el_enlace_se_pierde_a_mitad_del_cuerpo(red: EscenarioDeRed, corte: Corte) -> None:
    red.hasta_el_punto()
    red.smtp.guion.cortes = [corte]
    red.pasar()
    assert red.etapas(ANA) in ([], ["vencimiento"])
    red.el_dia("2026-12-15", "10:20")
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]


@pytest.mark.parametrize("corte", ["tras_el_punto", "callado_tras_el_punto"])
def test_f05_silencio_tras_el_punto_no_se_repite_jamas(red: EscenarioDeRed, corte: Corte) -> None:
    _sin_resumen(red)
    red.hasta_el_punto()
    red.smtp.guion.cortes = [corte]
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]
    assert el_recordatorio(red).estado == "retenida"
    red.renacer()
    red.pasar()
    assert red.avisos("duda")
    red.hasta("2026-12-18")
    assert red.etapas(ANA) == ["vencimiento"]


def _sin_resumen(e: Escenario) -> None:
    """El resumen de hoy ya salió: la próxima conexión es la de la carta al cliente."""
    e.casa.reglas = e.reglas = replace(e.reglas, resumen=replace(e.reglas.resumen, hora=e.inicio.time().max))


def test_f05_con_copia_a_si_mismo_se_espera_y_la_copia_la_da_por_enviada() -> None:
    e = Escenario(reglas=con_copia())
    a_punto(e)
    _cortar(e, entregada=True, donde="nada")
    e.pasar()
    e.mundo.salida.al_entregar = None
    assert el_recordatorio(e).estado == "dudosa"
    assert not e.avisos("duda")
    e.el_dia("2026-12-15", "10:40")
    (entregada,) = [c for c in e.mundo.salida.entregadas if ANA in c.destinatarios]
    e.mundo.casillero.entregar(entregada.crudo, e.reloj.ahora())
    e.pasar()
    carta = el_recordatorio(e)
    assert carta.estado in ("enviada", "archivada")
    assert "copia" in carta.motivo
    assert carta.salida == carta.punto  # los plazos corren desde que salió, no desde que se supo
    assert not e.avisos("duda")
    e.hasta("2026-12-19")
    assert e.etapas(ANA) == ["vencimiento"]


def test_f05_pasada_una_hora_sin_prueba_se_retiene_y_se_pregunta_y_una_respuesta_tardia_lo_aclara() -> None:
    e = Escenario(reglas=con_copia())
    a_punto(e)
    _cortar(e, entregada=True, donde="nada")
    e.pasar()
    e.mundo.salida.al_entregar = None
    e.el_dia("2026-12-15", "10:50")
    e.pasar()
    assert el_recordatorio(e).estado == "dudosa"
    e.el_dia("2026-12-15", "11:01")
    e.pasar()
    assert el_recordatorio(e).estado == "retenida"
    assert len(e.avisos("duda")) == 1
    e.llega(ANA, "Re: Factura", "Recibido, gracias.", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    assert el_recordatorio(e).estado == "enviada"
    assert e.la("123").etapa == "vencimiento"


def test_f05_una_carta_ajena_que_imita_nuestra_marca_no_prueba_nada() -> None:
    e = Escenario(reglas=con_copia())
    a_punto(e)
    _cortar(e, entregada=True, donde="nada")
    e.pasar()
    e.mundo.salida.al_entregar = None
    e.llega(COBROS, "Factura", "Hola", autentico=False, cabeceras={"X-Buzon-Id": "acme-ltda/vencimiento/1"})
    e.pasar()
    assert el_recordatorio(e).estado == "dudosa"


def test_f06_un_250_vale_aunque_luego_se_corte(red: EscenarioDeRed) -> None:
    red.hasta_el_punto()
    red.smtp.guion.cortes = ["tras_250", "tras_250", "tras_250"]
    red.pasar()
    red.renacer()
    red.el_dia("2026-12-15", "12:00")
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]
    assert el_recordatorio(red).estado in ("enviada", "archivada")


PASAJEROS = {
    "saludo": "421 4.3.2 vuelva luego",
    "mail": "451 4.3.0 ahora no",
    "rcpt_demas": "450 4.2.0 lista gris",
    "data": "451 4.3.0 ahora no",
    "punto": "451 4.7.1 lista gris",
}


@pytest.mark.parametrize("fase", PASAJEROS)
def test_f07_un_4xx_en_cada_fase_se_repite_con_los_mismos_bytes(red: EscenarioDeRed, fase: str) -> None:
    red.hasta_el_punto()
    bueno = getattr(red.smtp.guion, fase)
    setattr(red.smtp.guion, fase, PASAJEROS[fase])
    red.pasar()
    carta = el_recordatorio(red)
    assert carta.estado == "aplazada"
    assert red.la("123").etapa is None  # la etapa no corre hasta que la carta sale
    setattr(red.smtp.guion, fase, bueno)
    red.el_dia("2026-12-15", "10:01")
    red.pasar()
    assert not red.etapas(ANA)
    red.el_dia("2026-12-15", "11:30")
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]
    crudo = next(c.crudo for c in red.smtp.entregados if ANA in c.destinatarios)
    assert red.casa.archivo.leer(carta.huella or "") == crudo


def test_f07_los_reintentos_se_espacian_no_salen_de_hora_y_a_los_cinco_dias_se_deja_y_se_avisa() -> None:
    e = Escenario()
    a_punto(e)
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421 no")] * 9000)
    intentos: list[timedelta] = []
    antes, cuentas = e.reloj.ahora(), 0
    for _ in range(7 * 24 * 6):
        e.reloj.avanzar(timedelta(minutes=10))
        e.pasar()
        carta = el_recordatorio(e)
        if carta.intentos > cuentas:
            cuentas = carta.intentos
            intentos.append(e.reloj.ahora() - antes)
            antes = e.reloj.ahora()
            local = antes.astimezone(e.reglas.zona)
            assert e.reglas.ventana().esta_abierta(local), local
        if carta.estado == "fallida":
            break
    assert carta.estado == "fallida"
    assert timedelta(days=5) < e.reloj.ahora() - carta.encargada < timedelta(days=6)
    assert len(intentos) < 60
    assert max(intentos[1:4]) <= timedelta(minutes=70)
    assert [p for p in e.casa.cartera.preguntas.values() if p.asunto == "carta"]
    assert e.como_esta("123").proxima is None


def test_f08_un_5xx_para_el_deudor_anula_la_direccion_y_avisa(red: EscenarioDeRed) -> None:
    red.hasta_el_punto()
    red.smtp.guion.rcpt[ANA] = "550 5.1.1 no existe"
    red.pasar()
    red.el_dia("2026-12-15", "12:00")
    red.pasar()
    assert not red.etapas(ANA)
    assert red.casa.cartera.deudores["acme-ltda"].anuladas == (ANA,)
    assert any(ANA in c.texto for c in red.avisos("aviso"))
    assert sum(ANA in orden for orden in red.smtp.ordenes) == 1
    assert red.como_esta("123").proxima is None


def test_f08_que_se_acepte_la_copia_no_es_haber_escrito_al_deudor(tmp_path_factory: pytest.TempPathFactory) -> None:
    red = EscenarioDeRed(carpeta=tmp_path_factory.mktemp("red"), reglas=con_copia())
    try:
        red.hasta_el_punto()
        red.smtp.guion.rcpt[ANA] = "550 5.1.1 no existe"
        red.pasar()
        assert not [c for c in red.smtp.entregados if COBROS in c.destinatarios]
        assert red.casa.cartera.deudores["acme-ltda"].anuladas == (ANA,)
    finally:
        red.cerrar()


@pytest.mark.parametrize("dicho", ["550 5.1.1 no existe", "451 4.2.0 ahora no"])
def test_f09_la_agencia_en_copia_no_y_el_deudor_si(dicho: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    red = EscenarioDeRed(carpeta=tmp_path_factory.mktemp("red"))
    try:
        red.factura()
        red.pasar()
        red.smtp.guion.rcpt[AGENCIA] = dicho
        red.hasta("2027-01-30")
        finales = [c for c in red.a(ANA) if "/agencia/" in c.id]
        assert len(finales) == 1
        assert AGENCIA not in finales[0].para
        assert not red.la("123").en_agencia
        avisos = " ".join(c.texto for c in red.avisos("aviso"))
        assert AGENCIA in avisos
    finally:
        red.cerrar()


def test_f10_varias_negativas_por_norma_paran_todo_y_se_avisa() -> None:
    e = Escenario()
    for numero in range(8):
        e.factura(f"80{numero}", f"Cliente {'ABCDEFGH'[numero]}", f"c{numero}@cliente{numero}.example", "$10.000")
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    _negar_a_los_clientes(e, "550 5.7.1")
    e.pasar()
    negadas = [c for c in e.casa.cartera.cartas.values() if c.estado == "fallida"]
    assert len(negadas) == 3
    assert ("todo", None) in e.casa.cartera.pausas
    e.hasta("2026-12-17")
    assert len([c for c in e.casa.cartera.cartas.values() if c.estado == "fallida"]) == 3
    (aviso,) = [c for c in e.avisos("aviso") if "corriente" in c.id]
    assert "reanudar todo" in aviso.texto
    quedan = [e.como_esta(f"80{n}").motivo for n in range(8)]
    assert any("he parado yo todos los envíos" in motivo for motivo in quedan)  # nadie la mandó: no dice «en pausa»
    assert not any("en pausa" in motivo for motivo in quedan)
    assert all("reanudar todo" in motivo for motivo in quedan if "he parado yo" in motivo)
    assert not any(d.anuladas for d in e.casa.cartera.deudores.values())  # las direcciones no tienen la culpa
    e.ordena("reanudar todo")
    e.hasta("2026-12-18")
    assert len([c for c in e.cartas if "/vencimiento/" in c.id or "/recordatorio/" in c.id]) >= 5


def _negar_a_los_clientes(e: Escenario, codigo: str) -> None:
    """El servidor deja escribir al titular y niega a los demás, hasta que la prueba diga otra cosa."""
    veces = iter(range(3))
    enviar = e.mundo.salida.enviar

    def negar(mensaje: bytes, remitente: str, destinatarios: Iterable[str], *resto: Any, **mas: Any) -> Acuse:
        if TITULAR not in tuple(destinatarios) and next(veces, None) is not None:
            raise FalloDefinitivo("rechazado por spam", codigo)
        return enviar(mensaje, remitente, destinatarios, *resto, **mas)

    e.mundo.salida.enviar = negar  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("codigo", "esperado"),
    [
        ("550 5.7.1", True),
        ("554 5.7.26", True),
        ("550 5.4.5", True),
        ("554", True),
        ("550", True),
        ("552 5.3.4", False),
        ("550 5.1.1", False),
        ("553 5.1.7", False),
        (None, False),
    ],
)
def test_f10_que_codigos_son_norma_o_ritmo(codigo: str | None, *, esperado: bool) -> None:
    assert es_norma(codigo) is esperado


def test_f11_lo_que_no_cabe_se_sabe_antes_de_empezar(red: EscenarioDeRed) -> None:
    red.hasta_el_punto()
    red.smtp.guion.extensiones = ("SIZE 900",)
    red.pasar()
    assert not any(orden.startswith("MAIL") and ANA in orden for orden in red.smtp.ordenes)
    assert not any(orden.startswith("RCPT") for orden in red.smtp.ordenes if ANA in orden)
    carta = el_recordatorio(red)
    assert carta.estado == "fallida"
    assert "no admite más de 900" in carta.motivo
    assert red.como_esta("123").proxima is None


def _con_original(red: EscenarioDeRed) -> None:
    """Una factura que vence, con su original de 72 kB, y la vuelta de ese día sin dar."""
    red.pasar()
    huella = red.casa.archivo.guardar(b"%PDF-1.4 " + b"factura " * 9000)
    hechos = (
        DeudorRegistrado(deudor="acme", nombre="ACME Ltda", correos=(ANA,)),
        FacturaRegistrada(
            factura="f1",
            deudor="acme",
            numero="123",
            vencimiento=date(2026, 12, 15),
            importe=Decimal(450_000),
            moneda="CLP",
            documentos=(Documento(huella=huella, nombre="factura.pdf", tipo="application/pdf"),),
        ),
    )
    red.casa.asentar(Causa("casa", "prueba"), hechos)
    red.el_dia("2026-12-15")
    red.casa.salida.cerrar()


@pytest.mark.parametrize("como", ["al saludar", "tras el punto"])
def test_f11_si_lo_que_no_cabe_es_la_copia_sale_sin_ella_y_dice_que_se_puede_pedir(
    red: EscenarioDeRed, como: str
) -> None:
    _con_original(red)
    red.smtp.guion.extensiones = ("SIZE 60000",) if como == "al saludar" else ()
    red.smtp.guion.tope = 60_000
    red.pasar()
    (carta,) = red.a(ANA)
    assert carta.adjuntos == []
    assert "La copia de 123 no cabe en este correo" in carta.texto
    assert "no cabe en este correo" in carta.html
    assert "Adjuntamos" not in carta.texto
    assert el_recordatorio(red).estado in ("enviada", "archivada")
    assert not red.casa.cartera.preguntas
    red.hasta("2026-12-18")
    assert red.etapas(ANA) == ["vencimiento"]


def test_f11_y_si_aun_sin_la_copia_no_cabe_se_retiene_y_se_pregunta(red: EscenarioDeRed) -> None:
    _con_original(red)
    red.smtp.guion.extensiones = ("SIZE 900",)
    red.pasar()
    assert not red.a(ANA)
    assert el_recordatorio(red).estado == "fallida"
    assert [p.asunto for p in red.casa.cartera.preguntas.values()] == ["carta"]
    assert red.casa.cartera.deudores["acme"].direcciones  # la dirección no tiene la culpa


def test_f45_ni_un_libro_que_encarga_sin_parar_hace_salir_mas_que_los_topes() -> None:
    from averias.encargos import encargar_sin_parar

    e = Escenario()
    a_punto(e)
    encargar_sin_parar(e, 40)
    e.pasar()
    e.renacer()
    e.el_dia("2026-12-15", "15:00")
    e.pasar()
    assert len(e.etapas(ANA)) == 1  # una al día por deudor
    e.hasta("2026-12-18")
    assert e.etapas(ANA).count("vencimiento") == 1  # y una por etapa y factura, para siempre


def test_f45_topes_del_dia_y_de_la_hora_que_sobreviven_al_reinicio() -> None:
    reglas = reglas_de_prueba()
    e = Escenario(reglas=replace(reglas, cobranza=replace(reglas.cobranza, max_por_dia=5, max_por_hora=2)))
    for numero in range(9):
        e.factura(f"80{numero}", f"Cliente {'ABCDEFGHI'[numero]}", f"c{numero}@cliente{numero}.example", "$10.000")
    e.pasar()
    e.hasta("2026-12-14")

    def salidas() -> int:
        return len([c for c in e.cartas if "/vencimiento/" in c.id])

    cuentas = []
    for hora in ("10:00", "10:30", "11:01", "12:02", "13:03", "14:04"):
        e.el_dia("2026-12-15", hora)
        e.renacer()
        e.pasar()
        cuentas.append(salidas())
    assert cuentas == [2, 2, 4, 5, 5, 5]


def test_f45_el_tope_del_dia_es_del_dia_del_negocio_y_no_del_de_greenwich() -> None:
    """En California la medianoche de Greenwich cae a las cuatro de la tarde, con la ventana abierta."""
    reglas = reglas_de_prueba()
    negocio = replace(reglas.negocio, zona_horaria="America/Los_Angeles")
    e = Escenario(reglas=replace(reglas, negocio=negocio, cobranza=replace(reglas.cobranza, max_por_dia=1)))
    for numero in range(3):
        e.factura(f"80{numero}", f"Cliente {'ABC'[numero]}", f"c{numero}@cliente{numero}.example", "$10.000")
    e.pasar()
    cuentas = []
    for instante in ("15T15:00", "15T16:30", "15T17:30", "16T09:30", "16T16:30", "17T09:30"):
        e.reloj.poner(datetime.fromisoformat(f"2026-12-{instante}-08:00"))
        e.renacer()
        e.pasar()
        cuentas.append(len([c for c in e.cartas if "/vencimiento/" in c.id]))
    assert cuentas == [1, 1, 1, 2, 2, 3]


@pytest.mark.parametrize("falta", ["carpeta", "permiso"])
def test_f46_sin_carpeta_de_enviados_la_carta_sigue_enviada(red: EscenarioDeRed, falta: str) -> None:
    if falta == "carpeta":
        del red.mundo.casillero.carpetas["Enviados"]
        red.mundo.casillero.enviados = None
    else:
        red.imap.guion.niega = {"APPEND"}
    red.hasta_el_punto()
    red.pasar()
    assert el_recordatorio(red).estado == "enviada"
    red.hasta("2026-12-18")
    assert red.etapas(ANA) == ["vencimiento"]


@pytest.mark.parametrize("como", ["original", "marca"])
def test_f49_el_proveedor_cambia_el_message_id(como: str) -> None:
    e = Escenario(reglas=con_copia())
    a_punto(e)
    _cortar(e, entregada=True, donde="nada")
    e.pasar()
    e.mundo.salida.al_entregar = None
    carta = el_recordatorio(e)
    cabeceras = {"X-Microsoft-Original-Message-ID": f"<{carta.message_id}>"} if como == "original" else {}
    e.llega(COBROS, carta.asunto, "copia", cabeceras={"X-Buzon-Id": carta.encargo.carta, **cabeceras})
    e.pasar()
    assert el_recordatorio(e).estado == "enviada"


def _tardar(e: Escenario, entretanto: Callable[[], object]) -> Callable[..., Any]:
    """El servidor tarda tres minutos en aceptar el sobre de Ana, y mientras pasa algo. Devuelve el envío de antes."""
    tiempo = [0.0]
    e.casa.cronometro = lambda: tiempo[0]
    enviar = e.mundo.salida.enviar

    def lento(mensaje: bytes, remitente: str, destinatarios: Iterable[str], *resto: Any, **mas: Any) -> Acuse:
        if ANA in tuple(destinatarios):
            tiempo[0] += 180
            entretanto()
        return enviar(mensaje, remitente, destinatarios, *resto, **mas)

    e.mundo.salida.enviar = lento  # type: ignore[method-assign]
    return enviar


def test_f50_un_pago_que_llega_con_el_sobre_ya_presentado_para_la_carta() -> None:
    """El servidor tarda tres minutos en aceptar el sobre; el pago llega entretanto: el punto final no sale."""
    e = Escenario()
    a_punto(e)
    _tardar(e, lambda: e.transferencia("ACME Ltda", "$450.000"))
    e.pasar()
    assert not e.etapas(ANA)
    assert el_recordatorio(e).estado == "anulada"
    assert e.la("123").saldo == 0


def test_f50_y_con_muchas_cartas_se_relee_el_buzon_cada_dos_minutos() -> None:
    e = Escenario()
    e.factura()
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    tiempo = [0.0]
    e.casa.cronometro = lambda: tiempo[0]

    def al_entregar(carta: CartaEntregada) -> None:
        if ANA in carta.destinatarios:
            tiempo[0] += 130
            e.transferencia("Bodega Sur SpA", "$80.000")

    e.mundo.salida.al_entregar = al_entregar
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]
    assert not e.etapas(LUIS)
    assert e.la("702").saldo == 0


def test_f50_si_no_se_puede_releer_no_sale_y_no_se_pierde() -> None:
    e = Escenario()
    a_punto(e)
    e.mundo.fallos.programar("salida.cuerpo", None, None)
    enviar = _tardar(e, lambda: e.mundo.fallos.programar("entrada.novedades", FalloPasajero("corte")))
    e.pasar()
    assert not e.etapas(ANA)
    e.mundo.salida.enviar = enviar  # type: ignore[method-assign]
    e.el_dia("2026-12-15", "10:06")
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]


def test_f50_si_al_releer_la_clave_no_vale_la_culpa_no_es_del_servidor_de_salida() -> None:
    e = Escenario()
    a_punto(e)
    rechazo = CredencialRechazada("el servidor no acepta la clave")
    enviar = _tardar(e, lambda: e.mundo.fallos.programar("entrada.novedades", rechazo))
    e.pasar()
    assert not e.etapas(ANA)
    assert list(e.casa.cartera.problemas) == ["credencial"]
    e.mundo.salida.enviar = enviar  # type: ignore[method-assign]
    e.el_dia("2026-12-15", "10:06")
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]
    assert not e.casa.cartera.problemas


@pytest.mark.parametrize("muere", [True, False], ids=["muere en el punto", "se corta el enlace"])
def test_f05_una_pregunta_que_no_llego_no_se_repite_y_vuelve_en_el_resumen(*, muere: bool) -> None:
    e = Escenario()
    a_punto(e)
    e.pasar()
    (carta,) = [c for c in e.a(ANA) if "/vencimiento/" in c.id]
    e.llega(f"Ana <{ANA}>", f"Re: {carta.asunto}", "Necesito que me llame alguien de administración.", responde=carta)
    averia = SystemExit("muerte") if muere else FalloEnDuda("corte")
    e.mundo.fallos.programar("salida.punto", averia)
    with suppress(SystemExit):
        e.pasar()
    e.renacer()
    e.el_dia("2026-12-15", "11:00")
    e.pasar()
    (pregunta,) = e.casa.cartera.preguntas.values()
    assert not e.avisos("pregunta")  # no llegó, y no se manda otra vez: pudo llegar
    e.hasta("2026-12-17")
    assert not e.avisos("pregunta")
    resumen = e.avisos("resumen")[-1]
    assert pregunta.texto[:40] in resumen.texto
    assert any("no sé si llegó" in texto for texto in e.estado["salud"]["problemas"])
    e.pulsa(TITULAR, resumen, "reanudar")
    e.pasar()
    assert not e.casa.cartera.preguntas


def test_f05_si_tampoco_llega_la_pregunta_por_una_carta_dudosa_el_resumen_trae_sus_botones() -> None:
    e = Escenario()
    a_punto(e)
    e.mundo.fallos.programar("salida.punto", FalloEnDuda("corte"), FalloEnDuda("corte"), FalloEnDuda("corte"))
    for _ in range(3):
        e.pasar()
    assert el_recordatorio(e).estado == "retenida"
    assert not e.avisos("duda")
    e.hasta("2026-12-16")
    resumen = e.avisos("resumen")[-1]
    assert "no sé si le llegó" in resumen.texto
    e.pulsa(TITULAR, resumen, "no")
    e.pasar()
    assert e.casa.cartera.cartas["acme-ltda/vencimiento/1"].estado == "anulada"
    e.hasta("2026-12-17")
    assert e.etapas(ANA) == ["vencimiento"]
