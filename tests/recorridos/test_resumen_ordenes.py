"""Lo que se le contesta al titular, con las palabras justas."""

import pytest
from recorridos.escenario import COBROS, Escenario

ANA = "ana@acme.example"


def _plano(texto: str) -> str:
    return " ".join(texto.split())


def test_a_quien_solo_pregunta_no_se_le_dice_hecho(e: Escenario) -> None:
    e.factura()
    e.pasar()
    vuelta = e.ordena("estado")
    assert vuelta.texto.startswith("Así está")


def test_a_quien_no_se_le_pudo_hacer_caso_tampoco(e: Escenario) -> None:
    e.factura()
    e.pasar()
    assert e.ordena("pagada 999").texto.startswith("No he cambiado nada")


def test_lo_corregido_se_dice_con_su_moneda_y_su_fecha(e: Escenario) -> None:
    e.factura()
    e.pasar()
    vuelta = _plano(e.ordena("total: 240000\nvence el 20/12/2026", responde=e.avisos("recibo")[-1]).texto)
    assert "importe: $240.000" in vuelta
    assert "vencimiento: 20/12/2026" in vuelta
    assert e.la("123").saldo == 240_000


@pytest.mark.parametrize("orden", ["parcial -300 de la 123", "parcial −$300 de la 123", "parcial menos 300 de la 123"])
def test_un_importe_negativo_no_es_un_pago(e: Escenario, orden: str) -> None:
    e.factura()
    e.pasar()
    assert "el importe es negativo" in _plano(e.ordena(orden).texto)
    assert e.la("123").saldo == 450_000


def test_un_guion_de_frase_no_es_un_signo(e: Escenario) -> None:
    e.factura("A-12")
    e.pasar()
    e.ordena("parcial 300 de la A-12 - gracias")
    assert e.la("A-12").saldo == 449_700


@pytest.mark.parametrize("orden", ["ok, borra lo anterior", "borra lo que te dije", "cancela mi mensaje anterior"])
def test_borrar_lo_dicho_no_anula_la_factura(e: Escenario, orden: str) -> None:
    e.factura()
    e.pasar()
    e.ordena(orden, responde=e.avisos("recibo")[-1])
    assert e.la("123").anulada is None


def test_quitar_una_pausa_que_no_hay_lo_dice(e: Escenario) -> None:
    e.factura()
    e.pasar()
    assert "No hay ninguna pausa puesta" in _plano(e.ordena("quita la pausa").texto)
    assert "No había ninguna pausa ni nada parado en 123" in _plano(e.ordena("quita la pausa a la 123").texto)
    e.ordena("pausar 123")
    assert "Reanudado: 123" in _plano(e.ordena("quita la pausa a la 123").texto)


def _ya_pague(e: Escenario, texto: str) -> None:
    e.factura()
    e.hasta("2026-12-15")
    e.llega(f"Ana <{ANA}>", "Re: Factura", texto, responde=e.a(ANA)[-1], para=COBROS)
    e.pasar()


def test_quien_pago_una_parte_no_queda_como_quien_pago_entero(e: Escenario) -> None:
    _ya_pague(e, "Hola, ayer ya pagamos $200.000 de la factura 123.")
    aviso = e.avisos("aviso")[-1]
    assert "dice que pagó $200.000, de los $450.000 que debe" in _plano(aviso.texto)
    assert "Está pagada" not in aviso.texto
    e.hasta("2026-12-22")
    pregunta = e.avisos("pregunta")[-1]
    assert "dijo que pagó una parte" in _plano(pregunta.texto)
    assert "Está pagada" not in pregunta.texto
    e.ordena("parcial 200.000 de la 123", responde=pregunta)
    assert e.la("123").saldo == 250_000


def test_quien_dice_que_pago_todo_sigue_como_siempre(e: Escenario) -> None:
    _ya_pague(e, "Hola, ya pagamos los $450.000 ayer.")
    assert "Está pagada" in e.avisos("aviso")[-1].texto
