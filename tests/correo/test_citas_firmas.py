"""La firma, los pies del programa y las notas legales no son lo que alguien escribió."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.correo.citas import separar, texto_nuevo
from buzon.correo.mensaje import Correo, Direccion

CUERPO = "Buenas tardes:\n\nLa factura 1020 se paga el viernes 8 de mayo por transferencia.\n\nSaludos cordiales,"

FIRMAS = [
    "Marta Ruiz Cano",
    "Marta",
    "Marta R.",
    "MARTA RUIZ",
    "Marta Ruiz\nTesorería",
    "Marta Ruiz\nJefa de Administración\nFerretería Sur S.A.\nTel. +56 2 2345 6789 | Cel. +56 9 8765 4321",
    "Ing. Marta Ruiz Cano, MBA\nGerente General",
    "Marta Ruiz · Contabilidad · Ferretería Sur, S.L.",
    "*Marta Ruiz*\n*Ferretería Sur*\nAv. Siempreviva 742, of. 3, Temuco\nwww.ferreteriasur.example",
    "Depto. de Pagos a Proveedores\nHospital del Valle",
    "Lic. Marta Ruiz\nAuxiliar Contable\nT. (502) 7900-0000\n«La calidad es nuestro orgullo»",
    "-- \nMarta Ruiz\nFerretería Sur\nPagamos los viernes",
    "--\nMarta",
    "_____________________\nMarta Ruiz\nFerretería Sur Ltda.",
    "Marta Ruiz\n\nAVISO LEGAL: Este mensaje y sus adjuntos son confidenciales y van dirigidos solo a su destinatario.",
    "Marta Ruiz\nContadora\n\nAntes de imprimir este correo piense en el medio ambiente.",
    "Marta Ruiz\n\nThis e-mail and any attachments are confidential and intended only for the addressee.",
    "Marta Ruiz\nFerretería Sur\n\nDe conformidad con el RGPD, le informamos de que sus datos personales se tratarán…",
    "Marta\n\nEnviado desde mi iPhone",
    "[cid:image001.png@01DA1234.ABCD]\n\nMarta Ruiz",
    "Marta 🌸",
    "Marta Ruiz, depto 1204",
    "Marta Ruiz | Pinturas Sol, color y más",
    "Marta - Ferretería Sur",
    "Marta Ruiz\nCorreo: marta@cliente.example\nTel.: 2345 6789\nDirección: Av. Sur 12",
    'Marta "la Negra" Ruiz',
    "marta",
    "Marta Ruiz\n\nGerente General\n\nTel. +56 2 2345 6789",
    "M. R.",
]


@pytest.mark.parametrize("firma", FIRMAS)
def test_la_firma_se_quita_y_la_despedida_se_queda(firma: str) -> None:
    assert separar(f"{CUERPO}\n\n{firma}") == CUERPO


@pytest.mark.parametrize("firma", FIRMAS)
def test_la_firma_se_quita_tambien_delante_de_la_cita(firma: str) -> None:
    cita = "El lun, 4 may 2026 a las 9:02, Carla (<carla@andes.example>) escribió:\n\n> Venció ayer.\n"
    assert separar(f"{CUERPO}\n\n{firma}\n\n{cita}") == CUERPO


@pytest.mark.parametrize(
    "pie",
    [
        "Enviado desde mi iPhone",
        "Enviado desde mi Samsung Mobile de Telcel",
        "Enviado desde mi Galaxy",
        "Enviado desde mi smartphone HUAWEI",
        "Enviado desde Outlook para Android",
        "Enviado desde Correo para Windows",
        "Enviado desde Yahoo Mail para iPhone",
        "Enviado desde Yahoo Mail con Android",
        "Enviado desde la aplicación móvil de Gmail",
        "Enviado con Proton Mail",
        "Enviado desde mi dispositivo móvil, disculpe las faltas",
        "Enviado desde TypeApp",
        "Obtener Outlook para iOS",
        "Obtener Outlook para Android<https://aka.ms/xyz>",
        "Obtén BlueMail para Android",
        "Sent from my iPhone",
        "Sent via the Samsung Galaxy S20",
        "Get Outlook for Android",
        "Enviado do meu iPhone",
        "Envoyé de mon iPhone",
        "Inviato da iPhone",
        "Von meinem iPhone gesendet",
        "[IMG-20260504.jpg]",
        "Libre de virus.www.avast.com",
    ],
)
def test_el_pie_del_telefono_se_quita_este_donde_este(pie: str) -> None:
    assert separar(f"El viernes pago.\n\n{pie}") == "El viernes pago."
    assert separar(f"El viernes pago.\n\n{pie}\n\nEl 4/5/26 a las 9:02, Carla escribió:\n> hola") == "El viernes pago."


@pytest.mark.parametrize(
    "cuerpo",
    [
        "Hola Carla.\n\nPago el viernes.\n\nGracias",
        "Pago el viernes.\n\nSaludos,\nMarta",
        "Hola\n\nListo",
        "Estimados:\n\nPagado",
        "La cuenta es:\n\nFerretería Sur\nBanco Estado\nCuenta corriente 112233",
        "Escríbale a la encargada:\n\nLuisa Ramos\nTesorería\nluisa@cliente.example",
        "Favor comunicarse con\n\nLuisa Ramos\nluisa@cliente.example",
        "Quedan dos:\n\n- la 1020\n- la 1021",
        "Pagaremos en dos partes.\n\nMitad el 8 de mayo y mitad el 30.",
        "Ya se pagó.\n\nRevise su banco por favor",
        "Ya está.\n\nEnviado desde la sucursal el lunes con el mensajero.",
        "No corresponde.\n\nFactura 1020: $ 120.000\nNota de crédito: $ 20.000\nSaldo: $ 100.000",
        "Hola, te cuento.\n\nMañana",
        "Hola, te cuento.\n\nEste correo ya no lo usa Pedro, él se fue en marzo.",
        "Marta Ruiz",
        "Viernes sin falta.",
        "No llegó.\n\nDetalle de Administración\nFecha de envío: 16/10/2026\nNúmero de guía: 7003",
        "Ya le contesté.\n\nQuizá, tal vez",
        "Ya le contesté.\n\nMarta, mañana te llamo",
        "Le confirmo las dos.\n\nFactura 1020, factura 1021",
        "Hola, ¿qué tal?\n\nsaludos",
        "Gracias por avisar.\n\nmañana pago",
        "Ya pagué todo.\n\nBanco Estado\n\nTel. del ejecutivo: 2345 6789",
    ],
)
def test_lo_que_alguien_escribio_no_se_toma_por_firma(cuerpo: str) -> None:
    assert separar(cuerpo) == cuerpo


def test_las_senas_pegadas_a_la_despedida_se_quitan() -> None:
    cuerpo = "Pagamos el viernes.\nSaludos,\nMarta Ruiz\nTesorera, Ferretería Sur S.A.\n+56 9 8765 4321"
    assert separar(cuerpo) == "Pagamos el viernes.\nSaludos,"


def test_el_nombre_de_quien_envia_ayuda_a_ver_la_firma() -> None:
    texto = "ya lo vemos con la jefa\n\nmarta de ferretería sur"
    correo = Correo(huella="0", de=Direccion("marta@cliente.example", "Marta Ruiz"), texto=texto)
    assert separar(texto) == texto
    assert texto_nuevo(correo) == "ya lo vemos con la jefa"


@given(st.text(max_size=400))
def test_separar_nunca_falla_ni_inventa(texto: str) -> None:
    nuevo = separar(texto)
    assert len(nuevo) <= len(texto)
    assert separar(nuevo) == nuevo or len(separar(nuevo)) <= len(nuevo)


@given(
    st.lists(
        st.sampled_from(
            ["> hola", "", "De: a@b.example", "El 4/5/26, Ana escribió:", "Pago mañana", "-- ", "Ana", "___"]
        ),
        max_size=30,
    )
)
def test_ninguna_linea_citada_sobrevive(renglones: list[str]) -> None:
    assert "> hola" not in separar("\n".join(renglones))
