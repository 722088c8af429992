"""Los bancos que el titular añade en `reglas.toml`: cómo se leen y qué se le dice cuando el patrón no sirve."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.correo.bancos import PatronPropio, SaberBancos, compilar
from tests.correo.apoyo_bancos import aviso, tablas

PATRON = (
    r"Abono de (?P<pagador>[^\n]+)\nDoc: (?P<id_fiscal>\S+)\nSuma: (?P<importe>[$0-9.,]+)\nDía: (?P<fecha>\S+)\n"
    r"Glosa: (?P<referencia>[^\n]+)\nA la cuenta: (?P<cuenta>\d+)"
)
TEXTO = (
    "Abono de Molinos Ñuble SpA\nDoc: 76.000.111-2\nSuma: $1.250.000\nDía: 05/06/2026\nGlosa: F-33\nA la cuenta: 998877"
)


def con(remitente: str, patron: str = PATRON) -> SaberBancos:
    return compilar(tablas(), [PatronPropio(nombre="Banco Ñandú", remitente=remitente, patron=patron)])


@pytest.mark.parametrize("remitente", ["avisos@nandu.example", "@nandu.example", "@NANDU.example"])
def test_el_patron_del_titular_captura_todos_los_campos(remitente: str) -> None:
    leido = aviso("avisos@nandu.example", "Aviso", TEXTO, con(remitente), "CL")
    assert leido is not None
    assert (leido.sentido, leido.importe, leido.moneda) == ("entrada", Decimal(1250000), "CLP")
    assert (leido.pagador, leido.id_fiscal, leido.fecha) == ("Molinos Ñuble SpA", "76.000.111-2", date(2026, 6, 5))
    assert (leido.referencia, leido.cuenta_destino) == ("F-33", "998877")
    assert (leido.banco, leido.generico) == ("Banco Ñandú", False)


def test_el_patron_del_titular_va_por_delante_del_de_buzon() -> None:
    saber = con("@bancoestado.cl", r"Suma: (?P<importe>\S+)")
    assert saber.banco_de("noreply@correo.bancoestado.cl") == "Banco Ñandú"
    leido = aviso("noreply@bancoestado.cl", "Aviso", "Suma: 9.000", saber)
    assert leido is not None
    assert (leido.importe, leido.banco) == (Decimal(9000), "Banco Ñandú")


def test_si_el_patron_del_titular_no_casa_se_lee_por_etiquetas_y_se_dice() -> None:
    leido = aviso(
        "avisos@nandu.example", "Aviso", "Recibiste una transferencia de Ana Ruiz por $500", con("@nandu.example")
    )
    assert leido is not None
    assert (leido.banco, leido.generico, leido.pagador) == ("Banco Ñandú", True, "Ana Ruiz")


def test_un_reenvio_se_lee_por_el_texto_que_se_da_aparte() -> None:
    from buzon.correo.bancos import leer_aviso
    from buzon.correo.mensaje import Correo, Direccion

    correo = Correo(huella="0", de=Direccion("avisos@nandu.example"), asunto="RV", texto="mira esto")
    assert leer_aviso(correo, con("@nandu.example")) is None
    leido = leer_aviso(correo, con("@nandu.example"), texto=TEXTO, moneda="CLP")
    assert leido is not None
    assert leido.importe == Decimal(1250000)


@pytest.mark.parametrize(
    ("remitente", "patron", "dice"),
    [
        ("@nandu.example", r"Suma: (?P<importe>", "no es una expresión RE2 válida"),
        ("@nandu.example", r"(?=x)(?P<importe>\d+)", "RE2 no admite"),
        ("@nandu.example", r"Suma: \d+", "le falta el grupo con el importe"),
        ("@nandu.example", r"(?P<importe>\d+) (?P<monto>\d+)", "no conoce el grupo «monto»"),
        ("nandu.example", r"(?P<importe>\d+)", "no es una dirección ni un dominio"),
    ],
)
def test_un_patron_que_no_sirve_se_explica_con_el_nombre_del_banco(remitente: str, patron: str, dice: str) -> None:
    with pytest.raises(ValueError, match="Banco Ñandú") as error:
        con(remitente, patron)
    assert dice in str(error.value)


def test_una_tabla_con_un_sentido_que_no_existe_se_rechaza() -> None:
    ficha = {"nombre": "Banco Z", "remitentes": ["@z.example"], "patrones": [{"sentido": "llega", "patron": "x"}]}
    with pytest.raises(ValueError, match=r"Banco Z.*llega"):
        compilar([{"pais": "CL", "bancos": [ficha]}])
