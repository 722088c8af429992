"""Un reenvío se abre y dice quién escribió el original; una respuesta con cita no es un reenvío."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.correo.lectura import abrir
from buzon.correo.mensaje import Correo
from buzon.correo.reenvio import abrir_reenvio
from buzon.correo.reenvio.asuntos import clase_de_asunto, sin_prefijos
from buzon.dominio.lecturas import Reenvio

CUERPO = "Recibió una transferencia por $ 120.000."

REENVIOS = """
---------- Forwarded message ---------
De: Banco del Sur <avisos@banco.example>
Date: lun, 4 may 2026 a las 9:02
Subject: Aviso de abono
To: <carla@andes.example>
%
---------- Mensaje reenviado ----------
De: "Banco del Sur" <avisos@banco.example>
Fecha: lun, 4 may 2026 a las 9:02
Asunto: Aviso de abono
Para: Carla <carla@andes.example>
%
Inicio del mensaje reenviado:

> De: Banco del Sur <avisos@banco.example>
> Asunto: Aviso de abono
> Fecha: 4 de mayo de 2026, 9:02:11 CLT
> Para: carla@andes.example
%
> Begin forwarded message:
>
> From: Banco del Sur <avisos@banco.example>
> Subject: Aviso de abono
> Date: 4 May 2026 at 09:02
> To: carla@andes.example
%
De: Banco del Sur <avisos@banco.example>
Enviado el: lunes, 4 de mayo de 2026 9:02
Para: carla@andes.example
Asunto: Aviso de abono
%
De: Banco del Sur [mailto:avisos@banco.example]
Enviado el: lunes, 4 de mayo de 2026 9:02
Para: carla@andes.example
Asunto: Aviso de abono
Importancia: Alta
%
________________________________
De: Banco del Sur <avisos@banco.example>
Enviado: lunes, 4 de mayo de 2026 9:02
Para: carla@andes.example <carla@andes.example>
Asunto: Aviso de abono
%
-------- Mensaje reenviado --------
Asunto: \tAviso de abono
Fecha: \tMon, 4 May 2026 09:02:11 -0400
De: \tBanco del Sur <avisos@banco.example>
Para: \tcarla@andes.example
%
----- Mensaje reenviado -----
De: Banco del Sur <avisos@banco.example>
Para: "carla@andes.example" <carla@andes.example>
Enviado: lunes, 4 de mayo de 2026, 09:02:11 a. m. GMT-4
Asunto: Aviso de abono
%
-----Mensaje original-----
De: Banco del Sur <avisos@banco.example>
Enviado el: lunes, 4 de mayo de 2026 9:02
Para: carla@andes.example
Asunto: Aviso de abono
%
---------- Mensagem encaminhada ----------
De: Banco del Sur <avisos@banco.example>
Data: 4 de maio de 2026 09:02
Assunto: Aviso de abono
Para: carla@andes.example
%
-------- Message transféré --------
Sujet : \tAviso de abono
Date : \tMon, 4 May 2026 09:02:11 -0400
De : \tBanco del Sur <avisos@banco.example>
Pour : \tcarla@andes.example
%
Inizio messaggio inoltrato:

Da: Banco del Sur <avisos@banco.example>
Oggetto: Aviso de abono
Data: 4 maggio 2026 09:02
A: carla@andes.example
%
-------- Weitergeleitete Nachricht --------
Betreff: Aviso de abono
Datum: Mon, 4 May 2026 09:02:11 -0400
Von: Banco del Sur <avisos@banco.example>
An: carla@andes.example
"""


def _correo(texto: str, asunto: str = "RV: Aviso de abono", en_respuesta_a: tuple[str, ...] = ()) -> Correo:
    return Correo(huella="0", asunto=asunto, texto=texto, en_respuesta_a=en_respuesta_a)


@pytest.mark.parametrize("bloque", [bloque.strip("\n") for bloque in REENVIOS.split("%")])
@pytest.mark.parametrize("portada", ["", "Carla, mira esto.\n\n"])
def test_cada_programa_reenvia_a_su_manera(bloque: str, portada: str) -> None:
    marca = "> " if bloque.splitlines()[-1].startswith(">") else ""
    assert abrir_reenvio(_correo(f"{portada}{bloque}\n{marca}\n{marca}{CUERPO}\n")) == Reenvio(
        de="avisos@banco.example",
        nombre="Banco del Sur",
        asunto="Aviso de abono",
        para=("carla@andes.example",),
        texto=CUERPO,
    )


def test_el_reenvio_en_un_solo_renglon_tambien_se_lee() -> None:
    texto = (
        "----- Mensaje reenviado ----- De: Banco del Sur <avisos@banco.example>"
        'Para: "Carla" <carla@andes.example>Enviado: lunes, 4 de mayo de 2026, 09:02Asunto: Re: abono\n' + CUERPO
    )
    reenvio = abrir_reenvio(_correo(texto))
    assert reenvio is not None
    assert (reenvio.de, reenvio.nombre, reenvio.para) == (
        "avisos@banco.example",
        "Banco del Sur",
        ("carla@andes.example",),
    )
    assert (reenvio.asunto, reenvio.texto) == ("Re: abono", CUERPO)


def test_la_direccion_que_outlook_escribe_dos_veces_se_lee_una() -> None:
    texto = (
        "De: Ana Soto<mailto:ana@x.example> <ana@x.example<mailto:ana@x.example>> en nombre de Pagos\n"
        "Enviado: lunes, 4 de mayo de 2026 9:02\n"
        "Para: c@andes.example<mailto:c@andes.example>; Luis <l@andes.example>\n"
        "Asunto: Factura 7\n\nHola"
    )
    assert abrir_reenvio(_correo(texto)) == Reenvio(
        de="ana@x.example",
        nombre="Ana Soto",
        asunto="Factura 7",
        para=("c@andes.example", "l@andes.example"),
        texto="Hola",
    )


@pytest.mark.parametrize(
    "asunto", ["Fwd: Factura 7", "FW: Factura 7", "TR: Factura 7", "I: Factura 7", "WG: Factura 7"]
)
def test_con_prefijo_de_reenvio_vale_hasta_una_atribucion(asunto: str) -> None:
    texto = 'El 4/5/26, 9:02, "Ana Soto" <ana@x.example> escribió:\n\n    Pagamos el viernes.\n'
    reenvio = abrir_reenvio(_correo(texto, asunto))
    assert reenvio is not None
    assert (reenvio.de, reenvio.nombre, reenvio.asunto) == ("ana@x.example", "Ana Soto", "Factura 7")


@pytest.mark.parametrize(
    "texto",
    [
        "Pago hoy.\n\nEl 4/5/26 a las 9:02, Carla <c@andes.example> escribió:\n> Venció ayer.",
        "Pago hoy.\n\nDe: Carla <c@andes.example>\nEnviado el: lunes\nPara: Marta\nAsunto: Factura\n\nVenció ayer.",
        "Pago hoy.\n\n-----Mensaje original-----\nDe: Carla <c@andes.example>\nAsunto: Factura\n\nVenció ayer.",
        "Pago hoy.\n\nEl 4/5/26, Carla escribió:\n> ---------- Forwarded message ---------\n> De: x@y.example",
        "Pago hoy.",
        "",
    ],
)
def test_una_respuesta_con_el_original_citado_no_es_un_reenvio(texto: str) -> None:
    assert abrir_reenvio(_correo(texto, "RE: Factura 7", ("carta@andes.example",))) is None


def test_un_bloque_sin_prefijo_ni_cadena_es_un_reenvio_con_el_asunto_cambiado() -> None:
    texto = "De: Ana <ana@x.example>\nEnviado el: lunes\nPara: c@andes.example\nAsunto: Factura 7\n\nHola"
    assert abrir_reenvio(_correo(texto, "para que lo registres")) is not None
    assert abrir_reenvio(_correo(texto, "para que lo registres", ("carta@andes.example",))) is None


def test_de_un_hilo_reenviado_se_toma_el_mensaje_de_fuera() -> None:
    dentro = "De: Uno <uno@x.example>\nEnviado el: lunes\nPara: b@x.example\nAsunto: Factura 7\n\nCuerpo uno\n\n"
    fuera = dentro + "De: Dos <dos@x.example>\nEnviado el: domingo\nPara: c@x.example\nAsunto: Factura 6\n\nCuerpo dos"
    reenvio = abrir_reenvio(_correo(fuera))
    assert reenvio is not None
    assert reenvio.de == "uno@x.example"


ADJUNTO = (
    "From: carla@andes.example\nSubject: {asunto}\nMIME-Version: 1.0\n"
    'Content-Type: multipart/{tipo}; boundary="zz"\n\n--zz\nContent-Type: text/plain\n\nAhí va.\n--zz\n'
    "Content-Type: message/rfc822\n\nFrom: Banco del Sur <avisos@banco.example>\nTo: carla@andes.example\n"
    "Subject: Aviso de abono\n\n{cuerpo}\n--zz--\n"
)


def test_un_correo_reenviado_como_adjunto_se_abre() -> None:
    correo = abrir(ADJUNTO.format(asunto="Fwd: aviso", tipo="mixed", cuerpo=CUERPO).encode())
    assert abrir_reenvio(correo) == Reenvio(
        de="avisos@banco.example",
        nombre="Banco del Sur",
        asunto="Aviso de abono",
        para=("carla@andes.example",),
        texto=CUERPO,
    )


def test_la_carta_que_devuelve_un_rebote_no_es_un_reenvio() -> None:
    tipo = "report; report-type=delivery-status"
    assert abrir_reenvio(abrir(ADJUNTO.format(asunto="Undelivered", tipo=tipo, cuerpo=CUERPO).encode())) is None


@pytest.mark.parametrize(
    ("asunto", "clase", "limpio"),
    [
        ("RV: Factura 7", "reenvio", "Factura 7"),
        ("Fwd: Re: Factura 7", "reenvio", "Factura 7"),
        ("RE: RV: Factura 7", "respuesta", "Factura 7"),
        ("[Externo] Rv: Factura 7", "reenvio", "Factura 7"),
        ("Re[2]: Factura 7", "respuesta", "Factura 7"),
        ("Factura 7 (fwd)", "reenvio", "Factura 7"),
        ("URGENTE: Factura 7", "", "URGENTE: Factura 7"),
        ("Factura 7", "", "Factura 7"),
    ],
)
def test_el_prefijo_del_asunto_dice_que_es_el_correo(asunto: str, clase: str, limpio: str) -> None:
    assert clase_de_asunto(asunto) == clase
    assert sin_prefijos(asunto) == limpio


TROZOS = [
    "De: a@b.example",
    "Asunto: x",
    "---------- Forwarded message ---------",
    "El 4/5/26, Ana escribió:",
    "> y",
    "",
]


@given(st.lists(st.sampled_from(TROZOS), max_size=30), st.sampled_from(["Fwd: x", "Re: x", "x"]))
def test_abrir_un_reenvio_nunca_falla(renglones: list[str], asunto: str) -> None:
    reenvio = abrir_reenvio(_correo("\n".join(renglones), asunto))
    assert reenvio is None or isinstance(reenvio.texto, str)
