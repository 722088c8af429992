"""Una máquina que dice que su dirección ya no se usa no está de vacaciones."""

import pytest

from buzon.correo.clasificacion.automaticas import desuso

SIN_USO = (
    "Desde ahora escríbanos a pagos@luz.example, este correo ya no se usa.",
    "Ya no trabajo en la empresa; por favor contacte a Luis Mena.",
    "La persona a la que escribe ya no labora en esta compañía.",
    "Esta casilla ha sido deshabilitada.",
    "Hemos cambiado de correo: nuestro nuevo correo es cuentas@luz.example",
    "María ya no forma parte del equipo de Luz del Norte.",
    "A partir de la fecha, enviar las facturas a recepcion@luz.example",
    "This mailbox is no longer in use.",
    "Juan has left the company.",
    "Este buzón ya no está activo. Use facturas@luz.example",
    "He dejado de trabajar en Luz del Norte.",
    "Mi nueva dirección de correo es ana@nueva.example",
    "Ya no soy la persona encargada de pagos.",
    "Ya no me desempeño en esta empresa.",
    "Informamos que esta dirección dejará de existir el 31/12.",
    "Este correo electrónico ya no está vigente, favor remitir a contabilidad@luz.example",
)
CON_USO = (
    "Estoy fuera hasta el 24 de diciembre. Para urgencias escriba a luis@luz.example",
    "Hemos recibido su mensaje, tique 123. No responda a este correo.",
    "Este correo no es monitoreado, por favor no responda.",
    "Estaré de vacaciones y ya no podré contestar hasta el 3.",
    "Por licencia médica no tengo acceso. Diríjase a Luis.",
    "Gracias por escribirnos; contestamos en 48 horas. Ya no es necesario reenviar su consulta.",
    "Nuestro horario ha cambiado: de 9 a 18.",
)


@pytest.mark.parametrize("texto", SIN_USO)
def test_dice_que_ya_no_se_usa(texto: str) -> None:
    assert desuso.buscar(texto)


@pytest.mark.parametrize("texto", CON_USO)
def test_esta_fuera_o_es_un_robot_pero_la_direccion_vale(texto: str) -> None:
    assert not desuso.buscar(texto)


def test_quien_vuelve_un_dia_y_desvia_mientras_no_cambia_de_direccion() -> None:
    texto = "A partir de hoy y hasta el 20 de enero, escriban a luis@luz.example"
    assert desuso.buscar(texto)
    assert not desuso.buscar(texto, vuelve=True)


def test_un_texto_enorme_no_cuesta_mas() -> None:
    assert not desuso.buscar("ya no " * 200_000)
