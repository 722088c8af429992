"""El banco devuelve un dinero que ya saldó una factura: se dice al titular, que lo deshace con una palabra."""

from recorridos.escenario import BANCO, TITULAR, Escenario

CABECERA = "Fecha;Concepto;Ordenante;Importe;Saldo\n"
ASUNTO = "Puede que el banco haya devuelto $450.000 de ACME Ltda"


def _extracto(e: Escenario, *renglones: str) -> None:
    contenido = (CABECERA + "\n".join(renglones)).encode()
    e.llega(TITULAR, "Extracto", "Va el extracto", adjuntos=(("movimientos.csv", "text/csv", contenido),))
    e.pasar()


def _devolucion(e: Escenario, importe: str = "$450.000", *, autentico: bool = True) -> None:
    texto = f"Le informamos que la transferencia recibida de ACME LTDA por {importe} fue reversada."
    e.llega(BANCO, "Transferencia devuelta", texto, autentico=autentico)
    e.pasar()


def _pagada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.el_dia("2026-12-02")
    e.transferencia("ACME LTDA", "$450.000")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"
    e.el_dia("2026-12-04")


def _avisos(e: Escenario) -> list[str]:
    return [carta.asunto for carta in e.avisos("aviso") if "devuelto" in carta.id]


def test_la_devolucion_de_un_pago_aplicado_se_dice_y_no_cambia_nada(e: Escenario) -> None:
    _pagada(e)
    _devolucion(e)
    assert _avisos(e) == [ASUNTO]
    assert e.como_esta("123").estado == "pagada"


def test_contestando_deshacer_la_factura_vuelve_a_deberse(e: Escenario) -> None:
    _pagada(e)
    _devolucion(e)
    e.ordena("deshacer", responde=e.avisos("aviso")[-1])
    assert e.la("123").saldo == 450_000


def test_el_extracto_que_lista_el_abono_y_su_reverso_lo_dice_una_vez(e: Escenario) -> None:
    _pagada(e)
    _extracto(
        e,
        "02/12/2026;TEF ACME;ACME LTDA;450.000;1.450.000",
        "04/12/2026;REVERSO TEF ACME;ACME LTDA;-450.000;1.000.000",
    )
    _devolucion(e)
    assert _avisos(e) == [ASUNTO]


def test_un_cargo_corriente_del_mismo_importe_no_es_una_devolucion(e: Escenario) -> None:
    _pagada(e)
    _extracto(
        e,
        "03/12/2026;PAGO PROVEEDOR PAPELES;PAPELES DEL SUR;-450.000;1.000.000",
        "04/12/2026;COMISION;;-1.000;999.000",
    )
    assert not _avisos(e)


def test_el_reverso_de_lo_de_otro_no_es_de_este_pago(e: Escenario) -> None:
    _pagada(e)
    _extracto(
        e,
        "04/12/2026;REVERSO TEF;VIDRIERIA DEL PUERTO;-450.000;1.000.000",
        "04/12/2026;COMISION;;-1.000;999.000",
    )
    assert not _avisos(e)


def test_una_devolucion_de_otra_cantidad_o_que_nadie_certifica_no_dice_nada(e: Escenario) -> None:
    _pagada(e)
    _devolucion(e, "$18.990")
    _devolucion(e, autentico=False)
    assert not _avisos(e)


def test_el_extracto_que_repite_lo_que_ya_aviso_el_banco_no_es_un_pago_doble(e: Escenario) -> None:
    _pagada(e)
    _extracto(
        e,
        "02/12/2026;TEF ACME;ACME LTDA;450.000;1.450.000",
        "04/12/2026;COMISION;;-1.000;1.449.000",
    )
    assert not [carta for carta in e.avisos("aviso") if "doble" in carta.id]
    e.el_dia("2026-12-05")
    e.pasar()
    assert "no es de ninguna factura" not in e.avisos("resumen")[-1].texto


def test_pero_un_segundo_renglon_igual_si_puede_ser_otro_dinero(e: Escenario) -> None:
    _pagada(e)
    _extracto(
        e,
        "02/12/2026;TEF ACME;ACME LTDA;450.000;1.450.000",
        "03/12/2026;TEF ACME;ACME LTDA;450.000;1.900.000",
    )
    assert len([carta for carta in e.avisos("aviso") if "doble" in carta.id]) == 1
