"""El dinero que entra y no es de ninguna factura: el resumen lo dice una vez, y con una orden se anota."""

from tests.recorridos.escenario import TITULAR, Escenario

SECCION = "Entró dinero que no es de ninguna factura"


def _resumen(e: Escenario, dia: str) -> str:
    return next(carta.texto for carta in e.avisos("resumen") if carta.id == f"resumen/{dia}")


def _con_un_dinero_ajeno(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.el_dia("2026-12-02", "07:00")
    e.transferencia("Peluquería Rizos SpA", "$81.300", glosa="arriendo bodega")
    e.pasar()
    e.el_dia("2026-12-02", "10:00")
    e.pasar()


def test_un_dinero_que_no_es_de_nadie_se_dice_en_el_resumen_con_lo_que_se_puede_hacer(e: Escenario) -> None:
    _con_un_dinero_ajeno(e)
    texto = _resumen(e, "2026-12-02")
    assert SECCION in texto
    assert "Peluquería Rizos SpA: $81.300 el 02/12/2026, con «arriendo bodega»" in texto
    assert "contesta «pagada» y el número de la factura" in " ".join(texto.split())


def test_se_dice_una_vez(e: Escenario) -> None:
    _con_un_dinero_ajeno(e)
    e.el_dia("2026-12-03")
    e.pasar()
    assert SECCION not in _resumen(e, "2026-12-03")


def test_lo_que_dos_avisos_cuentan_del_mismo_dinero_no_se_dice_dos_veces(e: Escenario) -> None:
    _con_un_dinero_ajeno(e)
    e.el_dia("2026-12-03", "07:00")
    e.transferencia("PELUQUERIA RIZOS", "$81.300")
    e.pasar()
    e.el_dia("2026-12-03", "10:00")
    e.pasar()
    assert SECCION not in _resumen(e, "2026-12-03")


def test_otro_pagador_con_el_mismo_importe_si_se_dice(e: Escenario) -> None:
    _con_un_dinero_ajeno(e)
    e.el_dia("2026-12-03", "07:00")
    e.transferencia("Vidriería del Puerto", "$81.300")
    e.pasar()
    e.el_dia("2026-12-03", "10:00")
    e.pasar()
    assert "Vidriería del Puerto: $81.300" in _resumen(e, "2026-12-03")


def test_contestando_al_resumen_se_anota_como_parte_de_una_factura(e: Escenario) -> None:
    _con_un_dinero_ajeno(e)
    saldo = e.la("123").saldo
    resumen = e.avisos("resumen")[-1]
    e.llega(TITULAR, f"Re: {resumen.asunto}", "parcial 81300 de la 123", responde=resumen)
    e.pasar()
    assert e.la("123").saldo == saldo - 81_300


def test_un_pago_que_el_titular_dijo_que_no_es_de_nadie_no_se_le_vuelve_a_contar(e: Escenario) -> None:
    e.factura()
    e.factura(numero="124")
    e.pasar()
    e.el_dia("2026-12-02", "07:00")
    e.transferencia("Ferretería Sur", "$450.000")
    e.pasar()
    (pregunta,) = e.avisos("pregunta")
    e.ordena("ninguna", responde=pregunta)
    e.el_dia("2026-12-02", "10:00")
    e.pasar()
    assert SECCION not in _resumen(e, "2026-12-02")


def test_de_un_aviso_que_el_servidor_no_certifica_se_dice_eso(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.el_dia("2026-12-02", "07:00")
    e.transferencia("Peluquería Rizos SpA", "$81.300", autentico=False)
    e.pasar()
    e.el_dia("2026-12-02", "10:00")
    e.pasar()
    assert "no certifica que el aviso sea del banco" in " ".join(_resumen(e, "2026-12-02").split())
