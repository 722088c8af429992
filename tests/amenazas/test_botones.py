"""T07 y T09: un botón vale una vez, para lo suyo, hasta su fecha, y no se adivina."""

import hmac
import re
from base64 import b32encode
from hashlib import sha256
from urllib.parse import unquote

import pytest
from recorridos.escenario import LLAVE, TITULAR, Carta, Escenario

ANA, LUIS = "ana@acme.example", "luis@bodega.example"


def _recibo(e: Escenario) -> Carta:
    e.factura()
    e.pasar()
    return e.avisos("recibo")[-1]


def _primera(e: Escenario) -> Carta:
    _recibo(e)
    e.hasta("2026-12-15")
    return e.a(ANA)[-1]


def _antiguo(objeto: str, accion: str) -> str:
    firma = b32encode(hmac.new(LLAVE, f"titular\0{objeto}\0{accion}".encode(), sha256).digest()).decode()[:26]
    return f"[bz:{objeto}.{accion}.{firma}]"


def test_t07_un_boton_del_titular_vale_una_sola_vez(e: Escenario) -> None:
    recibo = _recibo(e)
    e.pulsa(TITULAR, recibo, "pagada")
    e.pasar()
    assert not e.la("123").esta_abierta
    e.ordena("deshacer", responde=e.avisos("orden")[-1])
    assert e.la("123").esta_abierta
    e.pulsa(TITULAR, recibo, "pagada", "otra vez")
    e.pasar()
    assert e.la("123").esta_abierta
    assert "una sola vez" in e.avisos("orden")[-1].texto


def test_t07_gastarlo_y_su_efecto_van_en_el_mismo_asiento(e: Escenario) -> None:
    e.pulsa(TITULAR, _recibo(e), "pagada")
    e.pasar()
    (asiento,) = [a for a in e.mundo.libro.asientos() if any(type(h).__name__ == "SelloGastado" for h in a.hechos)]
    nombres = [type(hecho).__name__ for hecho in asiento.hechos]
    assert nombres.index("SelloGastado") < nombres.index("PagoAplicado")


def test_t07_un_boton_del_titular_caduca_y_se_le_explica(e: Escenario) -> None:
    recibo = _recibo(e)
    e.hasta("2027-01-03")
    e.pulsa(TITULAR, recibo, "pagada")
    e.pasar()
    assert e.la("123").esta_abierta
    assert "ha caducado" in e.avisos("orden")[-1].texto


def test_t07_un_boton_de_la_version_anterior_se_explica_y_no_hace_nada(e: Escenario) -> None:
    _recibo(e)
    e.llega(TITULAR, f"Está pagada {_antiguo(e.la('123').id, 'pagada')}", "")
    e.pasar()
    assert e.la("123").esta_abierta
    assert "versión anterior" in e.avisos("orden")[-1].texto


def test_t07_un_boton_de_una_pregunta_ya_contestada_lo_dice(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.transferencia("Desconocido SA", "$450.000")
    e.pasar()
    pregunta = e.avisos("pregunta")[-1]
    e.pulsa(TITULAR, pregunta, "ninguna")
    e.pasar()
    e.llega(TITULAR, pregunta.boton(f"aplicar_{e.la('123').id}"), "")
    e.pasar()
    assert e.la("123").esta_abierta
    assert "ya está decidido" in e.avisos("orden")[-1].texto


@pytest.mark.parametrize(("viejo", "nuevo"), [(".pagada.", ".anular."), ("123.", "124."), ("[bz:", "[bz:x")])
def test_t07_un_boton_con_una_letra_cambiada_no_hace_nada(e: Escenario, viejo: str, nuevo: str) -> None:
    recibo = _recibo(e)
    e.factura("124", "Bodega Sur SpA", LUIS)
    e.pasar()
    e.llega(TITULAR, recibo.boton("pagada").replace(viejo, nuevo), "")
    e.pasar()
    assert e.la("123").esta_abierta
    assert e.la("124").esta_abierta
    assert "no puedo saber qué decía" in e.avisos("orden")[-1].texto


def test_t07_el_boton_del_deudor_repetido_es_solo_texto(e: Escenario) -> None:
    carta = _primera(e)
    e.pulsa(ANA, carta, "ya_pago")
    e.el_dia("2026-12-16")
    e.pasar()
    gastados = set(e.casa.cartera.sellos_gastados)
    e.pulsa("intruso@fuera.example", carta, "ya_pago", "otra cosa")
    e.pasar()
    assert gastados
    assert e.casa.cartera.sellos_gastados == gastados
    assert len(e.casa.cartera.alegatos) == 1


def test_t07_el_boton_del_deudor_caducado_es_solo_texto_y_se_le_entiende_lo_que_escribe(e: Escenario) -> None:
    carta = _primera(e)
    e.ordena("pausar todo hasta el 20/02/2027")
    e.el_dia("2027-02-17")
    e.pulsa(ANA, carta, "promesa", "Pagaremos el 19 de febrero")
    e.pasar()
    assert not e.casa.cartera.sellos_gastados
    assert [promesa.fecha.isoformat() for promesa in e.casa.cartera.promesas.values()] == ["2027-02-19"]


def test_t07_el_sello_no_se_ve_en_lo_que_buzon_contesta_ni_queda_en_el_libro(e: Escenario) -> None:
    carta = _primera(e)
    e.pulsa(TITULAR, e.avisos("recibo")[-1], "pausar")
    e.pulsa(ANA, carta, "promesa", "Pagaré el 22 de diciembre")
    e.el_dia("2026-12-16")
    e.pasar()
    assert len(e.casa.cartera.sellos_gastados) == 2
    assert not [c.asunto for c in e.cartas if "[bz:" in c.asunto]
    assert "[bz:" not in str([hecho for asiento in e.mundo.libro.asientos() for hecho in asiento.hechos])


def test_t07_dos_vueltas_y_un_reinicio_no_le_devuelven_el_valor(e: Escenario) -> None:
    recibo = _recibo(e)
    e.pulsa(TITULAR, recibo, "pausar")
    e.pasar()
    e.ordena("reanudar 123")
    e.renacer()
    e.pulsa(TITULAR, recibo, "pausar", "de nuevo")
    e.pasar()
    assert not e.casa.cartera.pausas


def test_t09_cinco_botones_inventados_cierran_la_puerta_y_el_titular_lo_sabe_una_vez(e: Escenario) -> None:
    carta = _primera(e)
    bueno = carta.boton("ya_pago")
    for lugar in range(8):
        falso = re.sub(r"\.[A-Z2-7]{26}\]", f".{'ABCDEFGH'[lugar] * 26}]", bueno)
        e.llega("intruso@fuera.example", falso, f"intento {lugar}", autentico=False)
    e.pasar()
    avisos = [aviso for aviso in e.avisos("aviso") if "botones falsos" in aviso.texto]
    assert len(avisos) == 1
    assert "intruso@fuera.example" in avisos[0].texto
    e.llega("intruso@fuera.example", bueno, "ahora el bueno", autentico=False)
    e.pasar()
    assert not e.casa.cartera.sellos_gastados
    assert not e.casa.cartera.alegatos


def test_t09_quien_escribe_falsos_en_nombre_del_titular_no_le_quita_sus_botones(e: Escenario) -> None:
    recibo = _recibo(e)
    falso = re.sub(r"\.[A-Z2-7]{26}\]", f".{'A' * 26}]", recibo.boton("pagada"))
    for lugar in range(9):
        e.llega(TITULAR, falso, f"intento {lugar}", autentico=False)
    e.pasar()
    assert e.la("123").esta_abierta
    e.pulsa(TITULAR, recibo, "pagada")
    e.pasar()
    assert not e.la("123").esta_abierta


@pytest.mark.parametrize(
    "cliente", ["ACME Ltda", "Ñandú Peñalolén Construcción e Ingeniería Hermanos Núñez y Cía. SpA"]
)
def test_t07_los_enlaces_caben_y_llegan_enteros_a_cualquier_programa(e: Escenario, cliente: str) -> None:
    e.factura(cliente=cliente)
    e.pasar()
    e.hasta("2026-12-15")
    enlaces = re.findall(r'href="(mailto:[^"]+)"', "".join(carta.html for carta in e.cartas))
    sellados = [enlace.replace("&amp;", "&") for enlace in enlaces if "%5Bbz%3A" in enlace]
    assert len(sellados) > 5
    for enlace in sellados:
        assert len(enlace) <= 1_900
        # RFC 6068: fuera de %XX solo caracteres sin reserva; ni «+» por espacio, que Outlook y Apple Mail no deshacen.
        assert re.fullmatch(r"mailto:[\w.@%~-]+\?subject=[\w.%~-]+(?:&body=[\w.%~-]+)?", enlace, re.ASCII)
        assert re.search(r"\[bz:[\w/.-]+\]$", unquote(enlace.partition("subject=")[2].partition("&body=")[0]))


def test_quien_lee_solo_el_texto_tambien_contesta_con_un_toque(e: Escenario) -> None:
    carta = _primera(e)
    del_html = [enlace.replace("&amp;", "&") for enlace in re.findall(r'href="(mailto:[^"]+)"', carta.html)]
    lineas = carta.texto.splitlines()
    enlaces = [linea.strip("<> ") for linea in lineas if "mailto:" in linea]
    assert enlaces == del_html
    assert len(enlaces) == 5
    assert max(map(len, enlaces)) <= 250
    assert [lineas[n - 1] for n, linea in enumerate(lineas) if "mailto:" in linea] == [
        "- Ya pagué",
        "- Pagaré el…",
        "- Quiero pagar en cuotas",
        "- Hay un error",
        "- No soy la persona",
    ]
    (pagado,) = (unquote(enlace.partition("subject=")[2]) for enlace in enlaces if "ya_pago" in enlace)
    e.llega(ANA, pagado, "")
    e.pasar()
    assert e.casa.cartera.alegatos
