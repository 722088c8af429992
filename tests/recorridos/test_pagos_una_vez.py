"""El mismo dinero cuenta una vez lo diga quien lo diga, y dos dineros iguales cuentan los dos si hay prueba."""

from recorridos.escenario import BANCO, TITULAR, Escenario

ANA = "ana@acme.example"
CABECERA = "Fecha;Concepto;Ordenante;Importe;Saldo\n"


def _extracto(e: Escenario, *renglones: str, nombre: str = "movimientos.csv") -> None:
    contenido = (CABECERA + "\n".join(renglones)).encode()
    e.llega(TITULAR, "Extracto", "Va el extracto", adjuntos=((nombre, "text/csv", contenido),))
    e.pasar()


def _reenvia(e: Escenario, texto: str) -> None:
    e.llega(
        TITULAR,
        "Fwd: Aviso de transferencia de fondos",
        "---------- Forwarded message ---------\n"
        f"De: Banco de Chile <{BANCO}>\nDate: mar, 1 dic 2026 a las 10:00\nSubject: Aviso de transferencia de fondos\n"
        f"To: <{TITULAR}>\n\n{texto}\n",
    )
    e.pasar()


def test_dos_pagos_de_una_factura_en_el_mismo_extracto_se_aplican_los_dos(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.pasar()
    _extracto(
        e,
        "01/12/2026;Factura 201;ACME LTDA;60.000;1.060.000",
        "01/12/2026;Factura 201;ACME LTDA;40.000;1.100.000",
    )
    assert e.como_esta("201").estado == "pagada"
    assert not e.avisos("pregunta")


def test_la_segunda_linea_ve_que_la_factura_ya_esta_pagada_y_se_avisa_del_doble(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.pasar()
    _extracto(
        e,
        "01/12/2026;TRANSF 1;ACME LTDA;100.000;1.100.000",
        "01/12/2026;TRANSF 2;ACME LTDA;100.000;1.200.000",
    )
    assert (e.la("201").saldo, len(e.la("201").abonos)) == (0, 1)
    (aviso,) = [carta for carta in e.avisos("aviso") if "dos veces" in carta.asunto]
    assert "201" in aviso.texto


def test_el_aviso_y_el_extracto_con_el_mismo_numero_de_operacion_son_un_dinero(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.factura("202", importe="$100.000", vence="20/12/2026")
    e.pasar()
    e.transferencia("ACME Ltda", "$100.000", glosa="Factura 201\nNúmero de operación: 7781200123")
    e.pasar()
    _extracto(e, "02/12/2026;TRANSF ACME 7781200123;;100.000;1.100.000")
    assert (e.la("201").saldo, e.la("202").saldo) == (0, 100_000)
    assert not e.avisos("pregunta")


def test_dos_transferencias_iguales_con_distinto_numero_cuentan_las_dos(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.factura("202", importe="$100.000", vence="20/12/2026")
    e.pasar()
    e.transferencia("ACME Ltda", "$100.000", glosa="Factura 201\nNúmero de operación: 7781200123")
    e.pasar()
    e.el_dia("2026-12-02")
    e.transferencia("ACME Ltda", "$100.000", glosa="Factura 202\nNúmero de operación: 7781200987")
    e.pasar()
    assert (e.la("201").saldo, e.la("202").saldo) == (0, 0)


def test_un_aviso_que_reenvia_el_titular_se_aplica_y_se_le_dice_como_volver_atras(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.pasar()
    _reenvia(e, "Le informamos que ACME Ltda le ha realizado una transferencia por $100.000 a su Cuenta Corriente.")
    assert e.como_esta("201").estado == "pagada"
    (aviso,) = e.avisos("aviso/reenviado")
    assert "no puedo comprobar quién escribió el original" in " ".join(aviso.texto.split())
    e.ordena("deshacer", responde=aviso)
    assert e.la("201").saldo == 100_000


def test_el_mismo_aviso_reenviado_dos_veces_se_aplica_una(e: Escenario) -> None:
    e.factura("201", importe="$300.000")
    e.pasar()
    texto = (
        "Le informamos que ACME Ltda le ha realizado una transferencia por $100.000 a su Cuenta Corriente.\n"
        "Mensaje: abono factura 201\nNúmero de operación: 7781200123"
    )
    _reenvia(e, texto)
    _reenvia(e, texto + "\nSaludos")
    assert e.la("201").saldo == 200_000
    assert len(e.avisos("aviso/reenviado")) == 1


def test_un_aviso_con_dos_pagos_salda_las_dos_facturas_y_reenviado_otra_vez_no_suma(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.factura("202", "Bodega Sur SpA", "luis@bodega.example", "$80.000")
    e.pasar()
    de = "Le informamos que {} le ha realizado una transferencia por {} a su Cuenta Corriente N° 1122334455."
    texto = de.format("ACME Ltda", "$100.000") + "\n" + de.format("Bodega Sur SpA", "$80.000") + "\n"
    e.llega(BANCO, "Aviso de transferencia de fondos", texto)
    e.pasar()
    assert [e.como_esta(numero).estado for numero in ("201", "202")] == ["pagada", "pagada"]
    _reenvia(e, texto)
    estados = [pago.estado for pago in e.casa.cartera.pagos.values()]
    assert (estados.count("aplicado"), estados.count("descartado")) == (2, 2)
