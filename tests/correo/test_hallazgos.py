"""Qué quiere decir una respuesta, caso por caso. Salvo que se diga, se escribe el miércoles 10 de junio de 2026."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buzon.correo.hallazgos import SaberIntenciones, compilar, leer_intenciones
from buzon.dominio.lecturas import Intencion

HOY = date(2026, 6, 10)
DATOS = Path(__file__).parents[2] / "buzon" / "datos" / "intenciones"


def _tablas() -> dict[str, Any]:
    return {
        archivo.stem: tomllib.loads(archivo.read_text(encoding="utf-8")) for archivo in sorted(DATOS.glob("*.toml"))
    }


SABER: SaberIntenciones = compilar(_tablas())


def _leer(texto: str, asunto: str = "Re: Factura vencida", pais: str = "CL", moneda: str = "CLP") -> Intencion:
    return leer_intenciones(texto, asunto=asunto, fecha_correo=HOY, saber=SABER, pais=pais, moneda=moneda)[0]


@pytest.mark.parametrize(
    ("texto", "tipo"),
    [
        ("No puedo pagar el viernes.", "otra"),
        ("Si me entregan lo que falta, pago el viernes.", "disputa"),
        ("El viernes no le prometo nada.", "otra"),
        ("Te dije que pagaba el viernes y no pude.", "otra"),
        ("El lunes le confirmo la fecha de pago.", "otra"),
        ("Si te pago mañana, ¿me haces un descuento?", "pregunta"),
        ("¿El viernes abren? Para ir a pagar", "pregunta"),
        ("Sí, seguro, mañana te pago, y pasado me caso con la reina de Inglaterra jaja. En serio, no sé.", "otra"),
        ("Nuestro cliente nos iba a pagar el viernes y no lo hizo.", "otra"),
        ("Cuando venga a arreglar el portón le cancelo con gusto.", "disputa"),
    ],
)
def test_lo_que_parece_una_promesa_y_no_lo_es_no_lo_es(texto: str, tipo: str) -> None:
    assert _leer(texto).tipo == tipo


def test_pague_y_pago_no_son_lo_mismo() -> None:
    assert (_leer("pagué el viernes").tipo, _leer("pagué el viernes").fecha) == ("ya_pago", date(2026, 6, 5))
    assert (_leer("te pago el viernes").tipo, _leer("te pago el viernes").fecha) == ("promesa", date(2026, 6, 12))
    assert (_leer("la pagó mi socio el lunes").tipo, _leer("la pagó mi socio el lunes").fecha) == (
        "ya_pago",
        date(2026, 6, 8),
    )


@pytest.mark.parametrize(
    ("texto", "fecha"),
    [
        ("No se preocupe, el lunes le transfiero.", date(2026, 6, 15)),
        ("Sí, el viernes te pago sin falta", date(2026, 6, 12)),
        ("Su factura está programada para el jueves 18.", date(2026, 6, 18)),
        ("Pagamos a proveedores los días 25.", date(2026, 6, 25)),
        ("El lunes te paso lo tuyo, ¿vale?", date(2026, 6, 15)),
        ("mañana a primera hora sale la transferencia, hoy se nos cayó el banco", date(2026, 6, 11)),
        ("Nos depositan el 14 y al día siguiente, lunes 15 de junio, le transferimos.", date(2026, 6, 15)),
        ("En cuanto cobre te pago todo", None),
        ("Su factura está en proceso de pago.", None),
    ],
)
def test_una_promesa_trae_su_fecha_si_la_dice(texto: str, fecha: date | None) -> None:
    intencion = _leer(texto)
    assert (intencion.tipo, intencion.fecha) == ("promesa", fecha)


@pytest.mark.parametrize(
    ("texto", "fecha"),
    [
        ("Ya te transferí ayer", date(2026, 6, 9)),
        ("listo, recién te deposité", HOY),
        ("Esa factura fue cancelada el 29 de mayo.", date(2026, 5, 29)),
        ("Adjunto comprobante de pago.", None),
        ("La pago mi hermana", None),
    ],
)
def test_un_pago_hecho_trae_su_fecha_si_la_dice(texto: str, fecha: date | None) -> None:
    intencion = _leer(texto)
    assert (intencion.tipo, intencion.fecha) == ("ya_pago", fecha)


@pytest.mark.parametrize(
    ("texto", "motivo"),
    [
        ("El material llegó dañado, no vamos a aceptarlo.", "calidad"),
        ("Esa mercancía no llegó nunca a la bodega.", "entrega"),
        ("El precio no es el que acordamos.", "precio"),
        ("Esta factura está duplicada con la 1203.", "duplicada"),
        ("No reconozco esta deuda.", "no_reconoce"),
        ("A la factura le falta la orden de compra.", "falta_oc"),
        ("Estamos a la espera de la nota de crédito por la devolución.", "nota_de_credito"),
    ],
)
def test_una_disputa_dice_su_motivo(texto: str, motivo: str) -> None:
    intencion = _leer(texto)
    assert (intencion.tipo, intencion.motivo) == ("disputa", motivo)


def test_un_plan_dice_cuantas_cuotas_y_de_cuanto() -> None:
    intencion = _leer("¿Podría pagarle en 4 cuotas de US$ 350 desde fin de junio?", pais="UY", moneda="UYU")
    assert (intencion.tipo, intencion.cuotas, intencion.importe) == ("plan", 4, Decimal(350))
    assert intencion.fecha == date(2026, 6, 30)


def test_un_tanto_mensual_durante_unos_meses_dice_las_cuotas() -> None:
    intencion = _leer("Propongo un acuerdo: $ 200.000 mensuales durante ocho meses", pais="CO", moneda="COP")
    assert (intencion.tipo, intencion.cuotas, intencion.importe) == ("plan", 8, Decimal(200_000))


def test_el_al_toque_de_quien_espera_cobrar_no_es_hoy() -> None:
    assert _leer("apenas me deposite el cliente te pago al toque", pais="PE", moneda="PEN").fecha is None
    assert _leer("te pago al toque", pais="PE", moneda="PEN").fecha == HOY


def test_un_contacto_trae_el_correo_del_que_ahora_responde() -> None:
    intencion = _leer("Ya no trabajo en la empresa. Escríbale a Paula, PVera@maderas.example, por favor.")
    assert (intencion.tipo, intencion.correo) == ("contacto", "pvera@maderas.example")


def test_las_facturas_que_se_nombran_van_tal_como_se_escriben() -> None:
    assert _leer("La factura F001-220 la pagué ayer").facturas == ("F001-220",)


def test_varias_cosas_en_un_correo_salen_todas_y_una_delante() -> None:
    intenciones = leer_intenciones(
        "La factura 220 ya la pagué ayer. La 231 no la reconozco, nunca la pedimos.",
        asunto="",
        fecha_correo=HOY,
        saber=SABER,
    )
    assert {"ya_pago", "disputa"} <= {intencion.tipo for intencion in intenciones}


def test_lo_citado_de_nuestro_recordatorio_no_cuenta() -> None:
    assert _leer("> ¿Ya pagó la factura? El viernes le transfiero\nMuchas gracias por avisar").tipo == "gracias"


def test_un_correo_que_no_dice_nada_es_otra_con_poca_certeza() -> None:
    intencion = _leer("Ok")
    assert intencion.tipo == "otra"
    assert intencion.certeza <= 0.6


def test_sin_texto_tampoco_falla() -> None:
    assert _leer("").tipo == "otra"


def test_dos_lecturas_igual_de_fuertes_bajan_la_certeza() -> None:
    clara = _leer("Te transferí ayer los $94.010.")
    dudosa = _leer("Te transferí ayer. El viernes te pago.")
    assert dudosa.certeza < clara.certeza


@settings(max_examples=60)
@given(st.text(alphabet="pago el viernes no si?.,;\n>áéíóúñ15/$qtedcmr", max_size=300))
def test_toda_cita_es_un_tramo_literal_y_siempre_hay_una_intencion(texto: str) -> None:
    intenciones = leer_intenciones(texto, asunto="", fecha_correo=HOY, saber=SABER)
    assert intenciones
    assert all(intencion.cita in texto for intencion in intenciones)
    assert all(0 < intencion.certeza < 1 for intencion in intenciones)


@pytest.mark.parametrize(
    "trozo", ["te pago ", "no ", "si me ", "el viernes ", "¿", "a@b.", "factura 1, ", "hola\n\n", "1 "]
)
def test_una_respuesta_hostil_se_lee_en_tiempo_lineal(trozo: str) -> None:
    inicio = process_time()
    leer_intenciones(trozo * 20_000, asunto="", fecha_correo=HOY, saber=SABER)
    assert process_time() - inicio < 5


@pytest.mark.parametrize(
    ("cambio", "mensaje"),
    [
        ({"tipo": "promesa", "regla": [{"patron": "(", "peso": 1}]}, r"nueva\.toml.*no vale"),
        ({"tipo": "promesa", "regla": [{"patron": "a", "peso": 1, "pseo": 2}]}, r"nueva\.toml.*pseo"),
        ({"tipo": "promesa", "regla": [{"patron": "<nadie>", "peso": 1}]}, r"nueva\.toml.*<nadie>"),
        ({"tipo": "cortesia", "regla": [{"patron": "a", "peso": 1}]}, r"nueva\.toml.*cortesia"),
        ({"tipo": "disputa", "regla": [{"patron": "a", "peso": 1, "motivo": "feo"}]}, r"nueva\.toml.*feo"),
    ],
)
def test_una_regla_mal_escrita_dice_en_que_archivo_esta(cambio: dict[str, Any], mensaje: str) -> None:
    tablas = {**_tablas(), "nueva": cambio}
    with pytest.raises(ValueError, match=mensaje):
        compilar(tablas)


@pytest.mark.parametrize(
    ("texto", "fecha"),
    [
        ("Pagamos los días 25. Entra en la remesa de este mes.", date(2026, 6, 25)),
        ("Este mes se nos complicó, pero le pagamos el 2 de julio.", date(2026, 7, 2)),
    ],
)
def test_lo_flojo_cede_ante_el_dia_que_se_nombra(texto: str, fecha: date) -> None:
    leida = leer_intenciones(texto, asunto="", fecha_correo=date(2026, 6, 10), saber=SABER)[0]
    assert (leida.tipo, leida.fecha) == ("promesa", fecha)
