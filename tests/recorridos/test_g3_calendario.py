"""El calendario de cada cliente: qué saldría, por qué, y qué para lo que no sale."""

from dataclasses import replace

from recorridos.escenario import AGENCIA, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Etapa
from buzon.informes.calendario import lineas_del_calendario
from buzon.informes.explicacion import explicar
from buzon.informes.simulacion import simular


def _calendario(e: Escenario, dias: int = 60) -> str:
    ahora = e.reloj.ahora()
    c = e.casa.cartera
    return "\n".join(lineas_del_calendario(c, e.reglas, ahora, simular(c, e.reglas, ahora, dias)))


def test_cada_cliente_tiene_sus_cartas_con_su_razon_hasta_la_agencia(e: Escenario) -> None:
    e.factura()
    e.factura("200", "Taller Ñirre", "luis@nirre.example", "$80.000", "20/12/2026")
    e.pasar()
    dicho = _calendario(e)
    acme, taller = dicho.split("Taller Ñirre")
    assert acme.startswith("ACME Ltda\n")
    assert "  15/12/2026 09:00  aviso de vencimiento" in acme
    assert f"paso a la agencia (copia a {AGENCIA})" in acme
    assert "toca recordatorio (a los 5 días del vencimiento)" in acme
    assert "200: vence" in taller or "factura 200" in taller
    assert "123" not in taller


def test_lo_que_para_a_una_factura_se_dice_aunque_no_salga_nada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("pausar la 123")
    dicho = _calendario(e)
    assert "✋ en pausa la factura hasta que mandes reanudar" in dicho
    assert "Nada en estos días" in dicho


def test_una_llamada_sale_en_el_calendario_y_la_secuencia_sigue_despues() -> None:
    reglas = reglas_de_prueba()
    llamada = Etapa(nombre="llamada", dias=8, tarea="llamada")
    e = Escenario(reglas=replace(reglas, etapas=(*reglas.etapas[:3], llamada, *reglas.etapas[3:])))
    e.factura()
    e.pasar()
    dicho = _calendario(e)
    assert "se te pide que lo llames" in dicho
    assert dicho.index("se te pide") < dicho.index("segundo aviso")


def test_simular_muchas_a_la_vez_dice_que_antes_se_pregunta() -> None:
    e = Escenario()
    for lugar in range(24):
        e.factura(f"70{lugar:02}", f"Cliente {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[lugar]}", f"c{lugar}@cliente{lugar}.example")
    e.pasar()
    previstas = list(simular(e.casa.cartera, e.reglas, e.reloj.ahora(), 15))
    assert len(previstas) == 24
    assert all("antes se te pregunta" in prevista.nota for prevista in previstas)
    assert e.casa.cartera.tanda is None


def test_simular_la_entrega_aparte_ensena_las_dos_cartas() -> None:
    reglas = reglas_de_prueba()
    assert reglas.agencia is not None
    e = Escenario(reglas=replace(reglas, agencia=replace(reglas.agencia, modo="aparte")))
    e.factura()
    e.pasar()
    ultimas = [p for p in simular(e.casa.cartera, e.reglas, e.reloj.ahora(), 80) if p.etapa == "agencia"]
    assert [p.para for p in ultimas] == [("ana@acme.example",), (AGENCIA,)]


def test_explicar_cuenta_la_escalada_en_palabras(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("salta la 123 al aviso firme")
    e.ordena("no vender a ACME")
    e.ordena("incobrable la 123 por quiebra")
    dicho = "\n".join(explicar(e.casa.cartera, e.reglas, "123", e.reloj.ahora()) or [])
    for parte in ("mandó pasar a «aviso firme»", "no vender", "dada por incobrable: quiebra", "No hay próximo paso"):
        assert parte in dicho


def test_explicar_dice_la_regla_la_ultima_carta_con_su_prueba_y_el_proximo_paso(e: Escenario) -> None:
    e.factura()
    e.pasar()
    antes = "\n".join(explicar(e.casa.cartera, e.reglas, "123", e.reloj.ahora()) or [])
    assert "Todavía no se le ha escrito por ella" in antes
    e.hasta("2026-12-22")
    dicho = "\n".join(explicar(e.casa.cartera, e.reglas, "123", e.reloj.ahora()) or [])
    assert "Última etapa: recordatorio, el 21/12/2026" in dicho
    assert "(carta acme-ltda/recordatorio/1; el servidor contestó" in dicho
    assert "Próximo paso: segundo aviso" in dicho
    assert "Regla: [[etapas]] «segundo_aviso», dias = 12: la carta «segundo_aviso»." in dicho
