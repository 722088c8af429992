"""D1 y D4: cada cliente con sus etapas según quién es y cuánto debe, y sus otros contactos desde la etapa que toca."""

from dataclasses import replace
from decimal import Decimal

from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.reglas import Contacto, DeudorReglas, Etapa, Segmento
from buzon.puertos import RespuestaServidor

ANA = "ana@acme.example"
CUENTAS = "contabilidad@acme.example"


def _con(*segmentos: Segmento, etapa: Etapa, deudores: tuple[DeudorReglas, ...] = ()) -> Escenario:
    """Una etapa más, a los dos días, y los segmentos."""
    reglas = reglas_de_prueba()
    lugar = next(i for i, suya in enumerate(reglas.etapas) if suya.dias > etapa.dias)
    etapas = (*reglas.etapas[:lugar], etapa, *reglas.etapas[lugar:])
    return Escenario(reglas=replace(reglas, etapas=etapas, segmentos=segmentos, deudores=deudores))


def _vivir(e: Escenario, importe: str = "$450.000") -> list[str]:
    e.factura(importe=importe)
    e.pasar()
    e.hasta("2026-12-24")
    return e.etapas(ANA)


PRONTO = Etapa(nombre="aviso_grandes", dias=2, plantilla="recordatorio", segmentos=("grandes",))


def test_d1_la_etapa_de_un_segmento_solo_la_reciben_los_suyos_por_importe() -> None:
    grandes = Segmento(nombre="grandes", importe_desde=Decimal(1_000_000))
    assert _vivir(_con(grandes, etapa=PRONTO)) == ["vencimiento", "recordatorio"]
    assert "aviso_grandes" in _vivir(_con(grandes, etapa=PRONTO), "$2.000.000")


def test_d1_por_nombre_de_cliente_deba_lo_que_deba() -> None:
    assert "aviso_grandes" in _vivir(_con(Segmento(nombre="grandes", clientes=("ACME Ltda",)), etapa=PRONTO))


def test_d1_lo_que_dice_la_ficha_manda_sobre_el_importe() -> None:
    grandes = Segmento(nombre="grandes", importe_desde=Decimal(1_000_000))
    ficha = DeudorReglas(correo=ANA, segmento="grandes")
    assert "aviso_grandes" in _vivir(_con(grandes, etapa=PRONTO, deudores=(ficha,)))


def test_d1_el_importe_de_arriba_no_entra_en_el_segmento() -> None:
    medianos = Segmento(nombre="grandes", importe_desde=Decimal(100_000), importe_hasta=Decimal(450_000))
    assert "aviso_grandes" not in _vivir(_con(medianos, etapa=PRONTO))


def test_d1_una_etapa_con_importe_minimo_se_salta_las_facturas_pequenas_y_la_secuencia_sigue() -> None:
    etapa = Etapa(nombre="extra", dias=2, plantilla="recordatorio", importe_minimo=Decimal(500_000))
    assert _vivir(_con(etapa=etapa)) == ["vencimiento", "recordatorio"]
    assert "extra" in _vivir(_con(etapa=etapa), "$500.000")


def _con_contactos() -> Escenario:
    ficha = DeudorReglas(correo=ANA, contactos=(Contacto(correo=CUENTAS, desde="segundo_aviso"),))
    e = Escenario(reglas=replace(reglas_de_prueba(), deudores=(ficha,)))
    e.factura()
    e.pasar()
    return e


def test_d4_los_otros_contactos_reciben_la_misma_carta_desde_su_etapa() -> None:
    e = _con_contactos()
    e.hasta("2027-01-13")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio", "segundo_aviso", "aviso_firme", "ultimo_aviso"]
    assert e.etapas(CUENTAS) == ["segundo_aviso", "aviso_firme", "ultimo_aviso"]
    assert {carta.para for carta in e.a(CUENTAS)} == {(ANA, CUENTAS)}


def test_d4_lo_que_conteste_el_contacto_es_del_cliente() -> None:
    e = _con_contactos()
    e.hasta("2026-12-29")
    e.llega(CUENTAS, "Re: Factura", "La pagamos el lunes 11 de enero sin falta.", responde=e.a(CUENTAS)[-1])
    e.pasar()
    assert e.como_esta("123").estado == "promesa"


def test_d4_un_contacto_que_no_recibe_correo_no_para_al_cliente_y_se_dice() -> None:
    e = _con_contactos()
    e.mundo.salida.rechazos[CUENTAS] = RespuestaServidor(550, "5.1.1", "no existe")
    e.hasta("2026-12-29")
    assert e.etapas(ANA)[-1] == "segundo_aviso"
    assert any(CUENTAS in carta.texto for carta in e.avisos("aviso"))
