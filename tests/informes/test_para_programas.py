"""`simular --json` y `explicar --json` dicen lo mismo que en pantalla, en datos."""

import msgspec
from recorridos.escenario import Escenario

from buzon.informes.para_programas import datos_de_la_explicacion, datos_de_la_simulacion
from buzon.informes.simulacion import simular

ANA = "ana@acme.example"


def _una_con_promesa() -> Escenario:
    e = Escenario()
    e.factura()
    e.factura("124", "Bodega Sur SpA", "luis@bodega.example", "$80.000")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Les pago el 22 de diciembre.", responde=e.a(ANA)[-1])
    e.pasar()
    return e


def test_la_simulacion_trae_las_cartas_en_orden_y_lo_que_para_a_cada_factura() -> None:
    e = _una_con_promesa()
    c, ahora = e.casa.cartera, e.reloj.ahora()
    datos = datos_de_la_simulacion(c, e.reglas, ahora, simular(c, e.reglas, ahora, 20), ["un aviso"])
    datos = msgspec.json.decode(msgspec.json.encode(datos))
    assert datos["avisos"] == ["un aviso"]
    cartas = datos["cartas"]
    assert [carta["cuando"] for carta in cartas] == sorted(carta["cuando"] for carta in cartas)
    assert {"deudor": "Bodega Sur SpA", "etapa": "recordatorio", "facturas": ["124"]}.items() <= cartas[0].items()
    assert cartas[0]["razon"]
    de_ana = next(factura for factura in datos["facturas"] if factura["numero"] == "123")
    assert de_ana["estado"] == "promesa"
    assert [(freno["estado"], freno["hasta"]) for freno in de_ana["frenos"]] == [("promesa", "2026-12-23")]


def test_la_explicacion_trae_la_historia_y_el_proximo_paso() -> None:
    e = _una_con_promesa()
    casos = datos_de_la_explicacion(e.casa.cartera, e.reglas, "123", e.reloj.ahora())
    assert casos is not None
    (caso,) = msgspec.json.decode(msgspec.json.encode(casos))
    assert caso["deudor"] == "ACME Ltda"
    assert any("prometió pagar el" in paso["texto"] for paso in caso["historia"])
    assert [factura["numero"] for factura in caso["facturas"]] == ["123"]
    assert caso["facturas"][0]["motivo"]


def test_lo_que_no_existe_no_se_explica() -> None:
    e = Escenario()
    assert datos_de_la_explicacion(e.casa.cartera, e.reglas, "999", e.reloj.ahora()) is None
