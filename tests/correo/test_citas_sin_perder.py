"""Quitar de más es peor que quitar de menos: lo que el deudor cuenta al final no se toma por firma, pie ni nota."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.correo.citas import separar

ANTES = "Buenas tardes, le respondo a su correo."
# Un último párrafo de un solo renglón: donde más se parece lo dicho a una firma.
DICHOS = [
    "Reenvié su correo al gerente de finanzas.",
    "Debe hablar con el contador.",
    "Consulte al departamento de compras.",
    "Lo ve mi socio.",
    "Hablen con administración.",
    "El encargado está de vacaciones.",
    "Contactar a cuentas por pagar.",
    "Mi abogado les escribirá.",
    "Falta la firma del gerente.",
    "La oficina está cerrada hasta el lunes.",
    "Contabilidad pagará.",
    "Lo tiene Contabilidad",
    "Escribir a pagos@cliente.example",
    "Hablalo con Nico, 11 5555 0101",
    "Para administración es pagos@cliente.example",
    "Su técnico nunca regresó",
    "deje ver con mi socio y le aviso",
    "Yo no trabajo más ahí, hablen con la nueva administradora",
    "Procederemos a presentar queja por sus prácticas de cobranza",
    "Mercadería Defectuosa",
    "Concurso Preventivo",
    "Pedro Falleció",
    "BAJA",
    "Reclamo",
    "Efectivo",
    "Primera Quincena",
    "Taladro Roto\nSierra Cambiada",
    "Don Luis, el viernes no voy a alcanzar.",
    "Disculpe, ¿cuál es su horario de atención?",
    "Desde el celular ya pagué",
    "Avast me bloqueó su factura",
    "Visite nuestra oficina para cobrar",
    "Horario de atención: de 9 a 12 le pago el cheque",
    "Advertencia: si siguen llamando los denuncio",
    "Aviso importante: cambiamos de banco",
    "Hasta Diciembre",
    "Mil Disculpas",
    "Desde mi teléfono no abre",
    "Antes de imprimir el cheque necesito saber a nombre de quién va.",
    "Corresponde a Aceros Sur SpA",
    "Enviado por correo el comprobante ayer",
    "Enviada por WhatsApp la foto de la transferencia",
    "Enviado desde BancoEstado",
    "Desde mi celular no puedo pagar",
    "Disculpe los errores en la factura",
    "El correo ha sido revisado y aprobado por gerencia",
    "No imprima la factura, mándela por correo.",
    "Conforme a la ley, solicito que eliminen mis datos personales y no me escriban más.",
    "Esta cuenta no es mía, soy el nuevo destinatario de este número y no debo nada.",
    "Ejerzo mi derecho de supresión según el RGPD: borren mi correo.",
    "Este correo es para informarles que la información del saldo es confidencial y no la deben mandar a mi trabajo.",
    "Recibí este correo por error, no conozco a esa empresa.",
    "De acuerdo con lo establecido en el contrato, el pago es a 60 días.",
    "En cumplimiento de lo acordado, el viernes transferimos la primera cuota.",
    "Mis datos personales fueron usados por otra persona para comprar, ya hice la denuncia.",
    "Nos entró un virus en el servidor y el mensaje de ustedes llegó tarde.",
    "Según nuestra política de pagos a proveedores, los pagos se hacen los días 15 y 30.",
    "Advertencia: si siguen llamando haremos una denuncia.",
    "No autorizo el tratamiento de mis datos personales para fines de cobranza.",
    "Quiero ejercer mi derecho de cancelación de datos personales.",
    "Según la Ley 1581 deben eliminar mis datos.",
    "La información que mandaron es la de otro cliente, eso es confidencial y lo voy a denunciar.",
    "Este documento no es una factura válida, falta el CAE.",
    "Imprimí la factura y la llevé a administración, la pagan el 15.",
]


@pytest.mark.parametrize("dicho", DICHOS)
def test_lo_que_se_dice_al_final_se_conserva(dicho: str) -> None:
    assert separar(f"{ANTES}\n\n{dicho}") == f"{ANTES}\n\n{dicho}"
    assert separar(f"Hola\n\n{dicho}") == f"Hola\n\n{dicho}"


@pytest.mark.parametrize("dicho", ["Marta ya pagó", "Ríos SpA no debe nada", "Marta Ríos pagará el lunes"])
def test_quien_habla_de_si_por_su_nombre_no_esta_firmando(dicho: str) -> None:
    assert separar(f"{ANTES}\n\n{dicho}", nombre="Marta Ríos") == f"{ANTES}\n\n{dicho}"


@pytest.mark.parametrize(
    "firma",
    [
        "Jerónimo Valverde Plata",
        "Gerardo Solano U.",
        "Cristian\nMuebles del Sol",
        "Nora Vidal\nAsesoría Vidal & Hnos., p/ cta. de Kiosco Luz",
        "Marta Rivas\nCuentas por Pagar",
        "Marta Rivas | Tesorería | Aceros Sur",
    ],
)
def test_una_firma_sin_despedida_se_quita_si_es_de_persona(firma: str) -> None:
    assert separar(f"{ANTES}\n\n{firma}") == ANTES


@pytest.mark.parametrize(
    "nota",
    [
        "De acuerdo con lo dispuesto en el RGPD, sus datos están en un fichero. Puede ejercer su derecho de acceso.",
        "Aceros Sur, S.L. es responsable del tratamiento de sus datos personales para la relación comercial.",
        "Responsable: Aceros Sur. Derechos: acceso, rectificación y supresión en rgpd@aceros.example.",
        "Derechos digitales: este correo se envía según el horario del remitente. No es necesario que conteste.",
        "Usted tiene derecho a saber si en Aceros Sur estamos tratando sus datos y a pedir su supresión.",
        "Los datos proporcionados se conservarán mientras dure la relación comercial.",
        "Mensaje confidencial. Uso exclusivo de los destinatarios.",
        "Denuncie cualquier acto de corrupción al correo etica@aceros.example",
        "Las opiniones expresadas en este mensaje son responsabilidad exclusiva de su autor.",
        "¿Necesita imprimir este correo? Cuidemos el medio ambiente.",
        "Conozca nuestra política de tratamiento de datos personales en www.aceros.example/datos",
        "Si recibió este correo por error, por favor infórmelo a quien lo envió y elimínelo.",
        "Queda prohibida su divulgación, copia o distribución sin autorización del remitente.",
        "El titular de los datos tiene la facultad de ejercer el derecho de acceso a los mismos en forma gratuita.",
        "Aquest missatge i els seus fitxers poden contenir informació confidencial.",
        "Este mensaje ha sido analizado por MailScanner\nen busca de virus y otros contenidos peligrosos.",
        "__________ Información de ESET NOD32 Antivirus, versión 12345 __________",
        "<https://www.antivirus.example/x> Libre de virus.www.antivirus.example <https://www.antivirus.example/x>",
        "Enviado con Aqua Mail para Android\nhttps://www.aqua.example/mail",
        "Remitente notificado con Mailtrack",
        "Enviado con Tutanota, disfruta de un correo seguro y sin anuncios:",
        "Desde mi celular",
    ],
)
def test_las_notas_y_los_pies_de_cada_pais_se_quitan(nota: str) -> None:
    assert separar(f"{ANTES}\n\nSaludos\n\n{nota}") == f"{ANTES}\n\nSaludos"


@pytest.mark.parametrize(
    "dicho",
    [
        "La factura 2245 no la reconozco.",
        "Se nos rompió la máquina tres veces.",
        "Avísame si te llegó porfa",
        "¿Se puede fraccionar?",
        "Te copio a Felipe que lleva las cuentas.",
    ],
)
def test_quien_separa_sus_asuntos_con_dos_guiones_no_pierde_el_segundo(dicho: str) -> None:
    nuevo = separar(f"{ANTES}\n--\n{dicho}")
    assert nuevo.startswith(ANTES)
    assert nuevo.endswith(dicho)


@pytest.mark.parametrize(
    "pie",
    [
        "Marta Rivas\nAceros Sur\nPagamos los viernes",
        "Recibiste este mensaje porque estás suscrito al grupo Pagos.",
        "Este mensaje es confidencial y va dirigido solo a su destinatario.",
        "Enviado desde mi Galaxy",
    ],
)
def test_bajo_los_dos_guiones_la_firma_y_los_pies_se_quitan(pie: str) -> None:
    assert separar(f"{ANTES}\n-- \n{pie}") == ANTES


def test_quien_dice_que_escribe_desde_fuera_no_es_el_cartel_del_servidor() -> None:
    texto = "Este correo lo envío desde una cuenta externa, no respondan aquí sino a pagos@cliente.example\n\nPago hoy."
    assert separar(texto) == texto


def test_una_raya_no_convierte_en_firma_una_queja_con_mayusculas() -> None:
    texto = f"{ANTES}\n\n-----\nFactura Duplicada\nMercadería Defectuosa"
    assert separar(texto) == texto


def test_una_fecha_o_un_importe_no_son_un_telefono() -> None:
    for dato in ("Radicada 11/06/2026", "Total 1.250.000"):
        assert separar(f"{ANTES}\n\nRevisado Todo\n{dato}") == f"{ANTES}\n\nRevisado Todo\n{dato}"


@given(st.lists(st.sampled_from(DICHOS), min_size=1, max_size=4), st.sampled_from(["\n\n", "\n"]))
def test_ninguna_frase_de_las_conocidas_se_pierde_vaya_con_cual_vaya(dichos: list[str], junta: str) -> None:
    nuevo = separar(ANTES + "\n\n" + junta.join(dichos))
    assert all(dicho in nuevo for dicho in dichos)
