"""Cada programa de correo presenta a su manera lo que cita; de todas se conserva solo lo escrito."""

from time import process_time

import pytest

from buzon.correo.citas import separar

NUEVO = "Buenos días:\n\nEl viernes hacemos la transferencia por el total.\n\nSaludos,\nMarta"
CITADO = "> Estimada Marta:\n>\n> La factura 1020 venció ayer.\n"
SIN_MARCAS = "Estimada Marta:\n\nLa factura 1020 venció ayer. Pagaré yo mañana.\n"

ATRIBUCIONES = [
    "El lun, 4 may 2026 a las 9:02, Carla Fuentes (<carla@andes.example>) escribió:",
    "El lun, 4 may 2026 a las 9:02, Carla Fuentes\n(<carla@andes.example>) escribió:",
    "El lun, 4 may 2026 a la(s) 9:02 a.m., Gráfica Andes, Cobros y Facturación (\n<cobros@andes.example>) escribió:",
    "El lun., 4 de mayo de 2026 9:02 a. m., Carla <carla@andes.example>\nescribió:",
    "El 4 may. 2026, a las 9:02, Carla Fuentes <carla@andes.example> escribió:",
    "El 04-05-2026, a las 09:02, Carla Fuentes escribió:",
    "El 4/5/26 a las 9:02, Carla Fuentes escribió:",
    "El 04/05/2026 a las 9:02 a. m., Carla Fuentes escribió:",
    "El lunes, 4 de mayo de 2026, 09:02:11 a. m. GMT-4, Carla Fuentes <carla@andes.example> escribió:",
    "El lunes, 4 de mayo de 2026 a las 9:02, Carla <carla@andes.example> escribió:",
    "El lun, 04-05-2026 a las 09:02 -0400, Carla Fuentes escribió:",
    "El 2026-05-04 09:02, Carla Fuentes escribió:",
    "El Lun, 4 de Mayo de 2026, 9:02, Carla Fuentes escribió:",
    "En lun, may 04, 2026 at 09:02:11 -0400, Carla Fuentes escribió:",
    "Carla Fuentes <carla@andes.example> escribió el lun., 4 may. 2026 a las 9:02:",
    "Carla Fuentes <carla@andes.example> escribió:",
    "---- El lun, 04 may 2026 09:02:11 -0400 Carla <carla@andes.example> escribió ----",
    "Citando a Carla Fuentes <carla@andes.example>:",
    "Mensaje citado por Carla Fuentes <carla@andes.example>:",
    "El dl., 4 de maig 2026 a les 9:02, Carla (<carla@andes.example>) va escriure:",
    "O lun, 4 maio 2026 ás 9:02, Carla (<carla@andes.example>) escribiu:",
    "Em seg., 4 de mai. de 2026 às 09:02, Carla <carla@andes.example> escreveu:",
    "Em 04/05/2026 09:02, Carla Fuentes escreveu:",
    "On Mon, May 4, 2026 at 9:02 AM Carla Fuentes <carla@andes.example> wrote:",
    "On Mon, May 4, 2026 at 9:02 AM Carla Fuentes\n<carla@andes.example> wrote:",
    "On 4 May 2026, at 09:02, Carla Fuentes <carla@andes.example> wrote:",
    "On 2026-05-04 09:02, Carla Fuentes wrote:",
    "Le lun. 4 mai 2026 à 09:02, Carla Fuentes <carla@andes.example> a\nécrit :",
    "Il giorno lun 4 mag 2026 alle ore 09:02 Carla <carla@andes.example> ha scritto:",
    "Am 04.05.26 um 09:02 schrieb Carla Fuentes:",
    "Am Mo., 4. Mai 2026 um 09:02 Uhr schrieb Carla Fuentes <carla@andes.example>:",
    "Op ma 4 mei 2026 om 09:02 schreef Carla <carla@andes.example>:",
    "Den mån 4 maj 2026 kl 09:02 skrev Carla <carla@andes.example>:",
]


@pytest.mark.parametrize("atribucion", ATRIBUCIONES)
def test_la_atribucion_y_lo_citado_con_marcas_se_quitan(atribucion: str) -> None:
    assert separar(f"{NUEVO}\n\n{atribucion}\n\n{CITADO}") == NUEVO
    assert separar(f"{NUEVO}\n{atribucion}\n{CITADO}") == NUEVO


@pytest.mark.parametrize("atribucion", [a for a in ATRIBUCIONES if not a.startswith(("Citando", "Mensaje"))])
def test_lo_que_sigue_a_una_atribucion_sin_marcas_tambien_es_ajeno(atribucion: str) -> None:
    assert separar(f"{NUEVO}\n\n{atribucion}\n\n{SIN_MARCAS}") == NUEVO


@pytest.mark.parametrize("atribucion", ATRIBUCIONES)
def test_una_respuesta_debajo_de_la_cita_se_conserva(atribucion: str) -> None:
    assert separar(f"{atribucion}\n\n{CITADO}\n{NUEVO}") == NUEVO


ENCABEZADOS = """
De: Carla Fuentes <carla@andes.example>
Enviado el: lunes, 4 de mayo de 2026 9:02
Para: pagos@cliente.example
Asunto: Factura 1020
%
De: Carla Fuentes [mailto:carla@andes.example]
Enviado el: lunes, 4 de mayo de 2026 9:02
Para: Marta
CC: Luis
Asunto: Factura 1020
%
*De:* Carla Fuentes <carla@andes.example>
*Enviado:* lunes, 4 de mayo de 2026 9:02
*Para:* Marta
*Asunto:* Factura
%
________________________________
De: Carla <carla@andes.example>
Enviado: Monday, May 4, 2026 9:02:11 AM
Para: Marta
Asunto: Factura
%
________________________________
From: Carla <carla@andes.example>
Sent: Monday, May 4, 2026 9:02 AM
To: Marta
Subject: Factura
%
-----Mensaje original-----
De: Carla
Enviado el: lunes
Para: Marta
Asunto: Factura 1020
%
-------- Mensaje original --------
De: Carla <carla@andes.example>
Fecha: 4/5/26 9:02 a. m. (GMT-04:00)
A: Marta
Asunto: Factura
%
----- Mensaje original -----
De: "Carla" <carla@andes.example>
Para: "Marta" <marta@cliente.example>
Enviados: Lunes, 4 de Mayo 2026
%
----- Original Message -----
From: Carla
To: Marta
Sent: Monday
Subject: Factura
%
De: Carla Fuentes <carla@andes.example>
Fecha: lunes, 4 de mayo de 2026, 9:02
Para: Marta <marta@cliente.example>
Asunto: Factura
%
De : Carla <carla@andes.example>
Envoyé : lundi 4 mai 2026 09:02
À : Marta
Objet : Factura
%
Von: Carla <carla@andes.example>
Gesendet: Montag, 4. Mai 2026 09:02
An: Marta
Betreff: Factura
%
Da: Carla <carla@andes.example>
Inviato: lunedì 4 maggio 2026 09:02
A: Marta
Oggetto: Factura
%
De: Carla Fuentes
Enviado: lunes, 4 de mayo de 2026 9:02
Para: Marta Ruiz
%
---------- Forwarded message ---------
De: Carla <carla@andes.example>
Date: lun, 4 may 2026 a las 9:02
Subject: Factura
To: Marta
%
De:\tCarla Fuentes <carla@andes.example>
Para:\tMarta <marta@cliente.example>
Fecha:\t04/05/2026 9:02
Asunto:\tFactura
%
De: Carla Fuentes <carla@andes.example>
Para: Marta <marta@cliente.example>,
 Luis <luis@cliente.example>,
 Pagos <pagos@cliente.example>
Asunto: Factura 1020 del mes de abril que
 sigue pendiente
"""


@pytest.mark.parametrize("encabezado", [bloque.strip() for bloque in ENCABEZADOS.split("%")])
def test_el_bloque_de_cabeceras_empieza_lo_ajeno(encabezado: str) -> None:
    assert separar(f"{NUEVO}\n\n{encabezado}\n\n{SIN_MARCAS}") == NUEVO
    assert separar(f"{NUEVO}\n{encabezado}\n{SIN_MARCAS}") == NUEVO


@pytest.mark.parametrize(
    "frase",
    [
        "El cliente nos escribió el 3 de mayo lo siguiente:\n\nque la factura no procede.",
        "El 3 de mayo su colega me dijo:\n\npaguen cuando puedan.",
        "Les detallo la transferencia:\nDe: Ferretería Sur\nPara: Gráfica Andes\nFecha: 12/05/2026\nMonto: $ 120.000",
        "Asunto: factura 1020\nEl viernes pagamos.",
        "De: la bodega llegó solo la mitad.\nPara: mí es un problema.",
        "Queda así:\n\n- mitad el viernes\n- mitad a fin de mes\n\n¿Les sirve?",
        "| Factura | Monto |\n| 1020 | 120.000 |",
        "Son 3 facturas > 30 días.\nPagamos el lunes.",
        "Pagaremos así:\n-----\n50 % el viernes 8 de mayo y lo demás cuando nos pague el municipio\n-----\n50 % el 30",
    ],
)
def test_lo_que_solo_se_parece_a_una_cita_se_conserva(frase: str) -> None:
    assert separar(frase) == frase


def test_las_respuestas_entre_lineas_se_conservan_en_orden() -> None:
    texto = (
        "El lun, 4 may 2026 a las 9:02, Carla (<carla@andes.example>) escribió:\n\n"
        "> ¿Recibió la factura?\n\nSí, llegó.\n\n"
        "> ¿Cuándo la paga?\n\nEl jueves.\n\n> Saludos, Carla\n"
    )
    assert separar(texto) == "Sí, llegó.\n\nEl jueves."


def test_un_correo_que_solo_cita_no_dice_nada() -> None:
    assert separar("> La factura vence mañana.\n> Pagaré yo.") == ""
    assert separar(f"El 4/5/26 a las 9:02, Carla escribió:\n\n{SIN_MARCAS}") == ""


def test_lo_citado_con_barras_se_quita() -> None:
    assert (
        separar("El lunes pago.\n\n2026/5/4 Carla <carla@andes.example>\n\n| Venció ayer.\n|\n| Saludos")
        == "El lunes pago."
    )


def test_lo_citado_a_la_antigua_con_siglas_se_quita() -> None:
    assert separar("CF> La factura venció.\nCF> ¿Cuándo paga?\n\nEl lunes.") == "El lunes."


def test_cinco_mil_cabeceras_repetidas_no_cuestan_nada() -> None:
    assert separar("De: x\n" * 5_000).count("De: x") == 5_000
    assert separar("Hola.\n" + "De: x@y.example\nPara: z\nAsunto: w\n" * 5_000) == "Hola."


TEXTOS_HOSTILES = {
    "atribuciones": "El 3 de mayo de 2026 x <a@b.example> escribió escribió escribió:\n" * 20_000,
    "rayas": "-----\n" * 60_000,
    "guiones": "--\n" * 100_000,
    "citas": "> " * 200_000,
    "ángulos": "<" * 400_000,
    "siglas": "A> \n" * 60_000,
    "cabeceras": "De: x\n" * 100_000,
    "blancos": " " * 400_000,
}


@pytest.mark.parametrize("nombre", TEXTOS_HOSTILES)
def test_un_texto_hostil_se_separa_en_menos_de_un_segundo(nombre: str) -> None:
    antes = process_time()
    separar(TEXTOS_HOSTILES[nombre])
    assert process_time() - antes < 1.5
