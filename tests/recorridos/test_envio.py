"""Lo que pasa entre encargar una carta y saber que llegó."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from recorridos.escenario import TITULAR, Escenario, reglas_de_prueba

from buzon.adaptadores.memoria.salida import CartaEntregada
from buzon.puertos import FalloDefinitivo, FalloEnDuda, FalloPasajero, Pieza, RespuestaServidor

ANA, LUIS = "ana@acme.example", "luis@bodega.example"


def _a_punto_de_vencer(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")


def test_si_el_servidor_cae_y_vuelve_salen_los_mismos_bytes_una_sola_vez(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421 vuelva luego")] * 2)
    e.pasar()
    (carta,) = [c for c in e.casa.cartera.cartas.values() if c.encargo.etapa]
    assert carta.estado == "aplazada"
    assert any("no consigo enviar" in texto for texto in e.estado["salud"]["problemas"])
    e.el_dia("2026-12-15", "12:00")
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]
    crudo = next(c.crudo for c in e.mundo.salida.entregadas if ANA in c.destinatarios)
    assert e.mundo.archivo.leer(carta.huella or "") == crudo
    assert not e.estado["salud"]["problemas"]


def test_antes_de_que_pase_la_espera_no_se_insiste(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421")] * 4)
    e.pasar()
    conexiones = e.mundo.fallos.pasos.count("salida.conectar")
    e.el_dia("2026-12-15", "10:01")
    e.pasar()
    assert e.mundo.fallos.pasos.count("salida.conectar") == conexiones


def test_una_carta_aplazada_con_el_saldo_viejo_no_sale(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421")] * 4)
    e.pasar()
    e.transferencia("ACME Ltda", "$150.000")
    e.el_dia("2026-12-15", "12:00")
    e.pasar()
    e.hasta("2026-12-16")
    recordatorios = [c for c in e.a(ANA) if c.id.startswith("acme-ltda/")]
    assert recordatorios
    assert all("Total por pagar: $300.000" in c.texto for c in recordatorios)
    assert e.etapas(ANA) == ["vencimiento"]


def test_una_carta_aplazada_no_sale_si_entretanto_contesto(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421")] * 4)
    e.pasar()
    e.llega(ANA, "Factura", "Hola, ya pagamos la factura 123.")
    e.el_dia("2026-12-15", "12:00")
    e.pasar()
    assert not e.etapas(ANA)


def test_cortada_en_el_punto_y_sin_copia_se_retiene_y_se_pregunta(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    _cortar_la_de(e, ANA)
    assert e.como_esta("123").estado == "en_revision"
    e.hasta("2027-01-15")
    assert len([c for c in e.mundo.salida.entregadas if ANA in c.destinatarios]) == 1
    assert e.avisos("duda")


def _cortar_la_de(e: Escenario, direccion: str, *, con_copia: bool = False) -> None:
    """Da una vuelta en la que la carta a esa dirección llega, pero la respuesta del servidor no."""

    def cortar(carta: CartaEntregada) -> None:
        if direccion in carta.destinatarios:
            e.mundo.salida.al_entregar = None
            if con_copia:
                e.mundo.casillero.entregar(carta.crudo, e.reloj.ahora(), "Enviados")
            raise FalloEnDuda("silencio tras el punto")

    e.mundo.salida.al_entregar = cortar
    e.pasar()
    e.pasar()


def test_cortada_en_el_punto_con_copia_en_enviados_se_da_por_enviada(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    _cortar_la_de(e, ANA, con_copia=True)
    assert e.la("123").etapa == "vencimiento"
    assert not e.avisos("duda")
    e.hasta("2026-12-21")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


@pytest.mark.parametrize(
    ("accion", "etapas"),
    [("si", ["vencimiento", "recordatorio"]), ("no", ["vencimiento", "vencimiento", "recordatorio"])],
)
def test_el_titular_aclara_la_duda_con_un_toque(e: Escenario, accion: str, etapas: list[str]) -> None:
    _a_punto_de_vencer(e)
    _cortar_la_de(e, ANA)
    e.pulsa(TITULAR, e.avisos("duda")[-1], accion)
    e.el_dia("2026-12-16")
    e.pasar()
    assert not e.casa.cartera.cartas_detenidas["acme-ltda"]
    e.hasta("2026-12-21")
    assert e.etapas(ANA) == etapas
    assert e.la("123").etapa == "recordatorio"


def test_la_copia_en_enviados_que_falla_no_repite_la_carta(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    e.mundo.fallos.programar("entrada.archivar", *[FalloPasajero("APPEND NO")] * 10)
    e.pasar()
    e.el_dia("2026-12-15", "11:00")
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]


def test_un_deudor_que_el_servidor_no_admite_no_para_a_los_demas(e: Escenario) -> None:
    e.factura("701")
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    e.mundo.salida.rechazos[ANA] = RespuestaServidor(550, "5.1.1", "no existe")
    e.pasar()
    e.hasta("2026-12-21")
    assert e.etapas(LUIS) == ["vencimiento", "recordatorio"]
    assert not e.etapas(ANA)
    assert ANA in " ".join(c.texto for c in e.avisos("aviso") + e.avisos("pregunta"))
    assert e.como_esta("701").proxima is None


def test_una_plantilla_que_falla_retiene_solo_a_ese_deudor(e: Escenario) -> None:
    e.factura("701")
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    e.pasar()
    buenas = e.casa.plantillas

    class ConUnaMala:
        def escribir(self, nombre: str, datos: object) -> Pieza:
            if nombre == "vencimiento" and "ACME" in str(datos):
                raise FalloDefinitivo("vencimiento.txt.j2:3: la variable «x» no existe")
            return buenas.escribir(nombre, datos)  # type: ignore[arg-type]

        def nombres(self) -> tuple[str, ...]:
            return tuple(buenas.nombres())

    e.casa.plantillas = ConUnaMala()
    e.hasta("2026-12-18")
    assert not e.etapas(ANA)
    assert e.etapas(LUIS) == ["vencimiento"]
    (pregunta,) = e.avisos("pregunta")
    assert "701" in pregunta.texto or "ACME" in pregunta.texto
    e.casa.plantillas = buenas
    e.ordena("Sí", responde=pregunta)
    assert e.etapas(ANA) == ["vencimiento"]


def test_un_fallo_propio_al_escribir_una_carta_no_para_a_las_demas(e: Escenario) -> None:
    e.factura("701")
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    e.pasar()
    buenas = e.casa.plantillas

    class ConUnFallo:
        def escribir(self, nombre: str, datos: object) -> Pieza:
            if nombre == "vencimiento" and "ACME" in str(datos):
                raise KeyError("nombre")
            return buenas.escribir(nombre, datos)  # type: ignore[arg-type]

        def nombres(self) -> tuple[str, ...]:
            return tuple(buenas.nombres())

    e.casa.plantillas = ConUnFallo()
    e.hasta("2026-12-16")
    assert e.etapas(LUIS) == ["vencimiento"]
    assert e.como_esta("701").estado == "en_revision"


def test_d6_tras_tres_semanas_apagado_sale_una_carta_por_deudor_y_solo_la_etapa_siguiente(e: Escenario) -> None:
    for numero in range(6):
        e.factura(f"9{numero}0", "ACME Ltda", ANA, f"${numero + 1}0.000", vence="15/12/2026")
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000", vence="15/12/2026")
    e.pasar()
    e.hasta("2026-12-15")
    antes = len(e.mundo.salida.entregadas)
    e.renacer()
    e.el_dia("2027-01-05")
    e.pasar()
    e.pasar()
    nuevas = [c.para[0] for c in e.cartas[antes:] if TITULAR not in c.para]
    assert sorted(nuevas) == [ANA, LUIS]
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    e.hasta("2027-01-08")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio", "segundo_aviso"]
    assert len(e.avisos("resumen")) <= 20


def test_apagado_primero_se_lee_el_correo_y_quien_pago_no_recibe_nada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.el_dia("2026-12-20")
    e.transferencia("ACME Ltda", "$450.000")
    e.el_dia("2027-01-05")
    e.renacer()
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]


def test_si_no_se_lee_el_buzon_hasta_el_final_no_sale_ningun_recordatorio(e: Escenario) -> None:
    _a_punto_de_vencer(e)
    e.mundo.fallos.programar("entrada.novedades", FalloPasajero("conexión perdida"))
    balance = e.pasar()
    assert not balance.al_dia
    assert not e.etapas(ANA)
    assert any("leer el buzón" in texto for texto in e.estado["salud"]["problemas"])
    e.el_dia("2026-12-15", "10:05")
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]


def test_el_tope_diario_reparte_las_cartas_en_varios_dias() -> None:
    reglas = reglas_de_prueba()
    e = Escenario(reglas=replace(reglas, cobranza=replace(reglas.cobranza, max_por_dia=2)))
    for numero in range(5):
        e.factura(f"80{numero}", f"Cliente {'ABCDE'[numero]}", f"c{numero}@cliente{numero}.example", "$10.000")
    e.pasar()
    e.hasta("2026-12-15")
    por_dia = [len([c for c in e.cartas if c.para[0].startswith("c") and c.id.endswith("vencimiento/1")])]
    for _ in range(2):
        e.reloj.avanzar(timedelta(days=1))
        e.pasar()
        por_dia.append(len([c for c in e.cartas if re.search(r"/vencimiento/1$", c.id)]))
    assert por_dia == [2, 4, 5]
