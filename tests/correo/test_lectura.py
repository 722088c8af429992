"""Abrir un correo: cualquier sarta de octetos da un `Correo`, y lo torcido queda dicho en `defectos`."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.correo.lectura import abrir
from buzon.correo.mensaje import Direccion

SENCILLO = """From: Marta Ruiz <Marta@Cliente.example>
To: cobros@andes.example, "Fuentes, Carla" <carla@andes.example>
Cc: luis@cliente.example
Reply-To: pagos@cliente.example
Subject: =?UTF-8?Q?Re:_Factura_N=C2=BA_123?=
 456 de =?ISO-8859-1?Q?a=F1o?= nuevo
Date: Mon, 4 May 2026 09:02:11 -0400
Message-ID: <uno@cliente.example>
In-Reply-To: <carta-7@andes.example>
References: <carta-6@andes.example> <carta-7@andes.example>

Pagamos el viernes.
"""


def _partes(*partes: str, tipo: str = "mixed") -> bytes:
    cuerpo = "".join(f"--zz\n{parte}\n" for parte in partes)
    return f'From: a@b.example\nContent-Type: multipart/{tipo}; boundary="zz"\n\n{cuerpo}--zz--\n'.encode()


def test_un_correo_sencillo_se_abre_entero() -> None:
    crudo = SENCILLO.encode()
    correo = abrir(crudo)
    assert correo.huella == hashlib.sha256(crudo).hexdigest()
    assert correo.de == Direccion("marta@cliente.example", "Marta Ruiz")
    assert correo.firmantes == 1
    assert correo.para == (
        Direccion("cobros@andes.example"),
        Direccion("carla@andes.example", "Fuentes, Carla"),
    )
    assert correo.cc == (Direccion("luis@cliente.example"),)
    assert correo.responder_a == (Direccion("pagos@cliente.example"),)
    assert correo.message_id == "uno@cliente.example"
    assert correo.en_respuesta_a == ("carta-7@andes.example",)
    assert correo.referencias == ("carta-6@andes.example", "carta-7@andes.example")
    assert correo.fecha == datetime(2026, 5, 4, 9, 2, 11, tzinfo=timezone(timedelta(hours=-4)))
    assert correo.texto == "Pagamos el viernes."
    assert correo.defectos == ()


def test_el_asunto_no_pega_lo_que_el_pliegue_separa() -> None:
    assert abrir(SENCILLO.encode()).asunto == "Re: Factura Nº 123 456 de año nuevo"


@pytest.mark.parametrize(
    ("cabecera", "leido"),
    [
        (b"Subject: Pagu\xe9 la cuota", "Pagué la cuota"),
        ("Subject: Pagué la cuota".encode(), "Pagué la cuota"),
        (b"Subject: =?utf-8?B?UGFndcOpDQpCY2M6IHhAeS5leGFtcGxl?=", "Pagué Bcc: x@y.example"),
        (b"Subject: =?utf-8?Q?Pagu=C3?= =?utf-8?Q?=A9_ya?=", "Pagué ya"),
        (b"Subject: =?inexistente-9?Q?Pagu=E9?=", "Pagué"),
        (b"Subject: =?utf-8?Q?roto", "=?utf-8?Q?roto"),
        (b"Subject:", ""),
    ],
)
def test_el_asunto_se_lee_aunque_venga_torcido(cabecera: bytes, leido: str) -> None:
    assert abrir(b"From: a@b.example\n" + cabecera + b"\n\nx").asunto == leido


@pytest.mark.parametrize(
    ("valor", "esperadas"),
    [
        ("Insumos, S.A. <x@y.example>", [("x@y.example", "Insumos, S.A.")]),
        ('"Banco <avisos@banco.example>" <x@malo.example>', [("x@malo.example", "Banco <avisos@banco.example>")]),
        ("a@b.example; c@d.example", [("a@b.example", ""), ("c@d.example", "")]),
        ("Jhon Useche; Ana <ana@x.example>", [("ana@x.example", "Ana")]),
        ("Equipo: a@b.example, c@d.example;", [("a@b.example", ""), ("c@d.example", "")]),
        ("undisclosed-recipients:;", []),
        ("ana@x.example (Ana Soto)", [("ana@x.example", "Ana Soto")]),
        ("'ana@x.example' <ana@x.example>", [("ana@x.example", "")]),
        ("=?utf-8?Q?P=C3=A9rez=2C_SA?= <p@x.example>", [("p@x.example", "Pérez, SA")]),
        ('"=?utf-8?Q?Jos=C3=A9?=" <j@x.example>', [("j@x.example", "José")]),
        ("Ana <ana@x.example", [("ana@x.example", "Ana")]),
        ("Ana [mailto:ana@x.example]", [("ana@x.example", "Ana")]),
        ('Juan "el Chino" Paz <j@x.example>', [("j@x.example", "Juan el Chino Paz")]),
        ("MAILER-DAEMON", []),
    ],
)
def test_las_direcciones_se_leen_como_las_escriben_los_programas(valor: str, esperadas: list[tuple[str, str]]) -> None:
    correo = abrir(f"From: z@z.example\nTo: {valor}\n\nx".encode())
    assert [(persona.correo, persona.nombre) for persona in correo.para] == esperadas


@pytest.mark.parametrize(
    ("cabeceras", "firmantes"),
    [
        ("From: a@b.example", 1),
        ("From: a@b.example, c@d.example", 2),
        ("From: a@b.example <c@d.example>", 2),
        ("From: a@b.example\nFrom: a@b.example", 2),
        ('From: "a@b.example" <c@d.example>', 1),
        ("To: a@b.example", 0),
    ],
)
def test_se_cuenta_quien_firma(cabeceras: str, firmantes: int) -> None:
    assert abrir(f"{cabeceras}\n\nx".encode()).firmantes == firmantes


def test_una_cabecera_unica_repetida_se_dice() -> None:
    correo = abrir(b"From: a@b.example\nSubject: uno\nSubject: dos\n\nx")
    assert correo.asunto == "uno"
    assert correo.todas("subject") == ("uno", "dos")
    assert "trae 2 cabeceras subject" in correo.defectos


@pytest.mark.parametrize("fecha", ["ayer", "Mon, 99 May 2026 09:02:11 -0400", "Mon, 4 May 2026 09:02:11 +9999"])
def test_una_fecha_imposible_no_se_inventa(fecha: str) -> None:
    correo = abrir(f"From: a@b.example\nDate: {fecha}\n\nx".encode())
    assert correo.fecha is None
    assert "la fecha no se entiende" in correo.defectos


def test_una_fecha_sin_zona_se_toma_por_utc() -> None:
    correo = abrir(b"From: a@b.example\nDate: Mon, 4 May 2026 09:02:11 -0000\n\nx")
    assert correo.fecha == datetime(2026, 5, 4, 9, 2, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("declara", "octetos"),
    [
        ("utf-8", "Pagaré mañana".encode()),
        ("iso-8859-1", "Pagaré mañana".encode("latin-1")),
        ("iso-8859-1", "Pagaré mañana".encode()),
        ("us-ascii", "Pagaré mañana".encode("cp1252")),
        ("x-inventado", "Pagaré mañana".encode()),
        ("punycode", "Pagaré mañana".encode()),
        ("utf-8", "Pagaré mañana".encode("cp1252")),
    ],
)
def test_el_texto_se_lee_aunque_mienta_su_juego_de_caracteres(declara: str, octetos: bytes) -> None:
    crudo = f"From: a@b.example\nContent-Type: text/plain; charset={declara}\n\n".encode() + octetos
    assert abrir(crudo).texto == "Pagaré mañana"


def test_el_nombre_de_un_adjunto_con_octetos_crudos_se_lee() -> None:
    parte = 'Content-Type: application/pdf; name="Facturación Nº 7.pdf"\n\nx'
    for juego in ("utf-8", "cp1252"):
        crudo = _partes("Content-Type: text/plain\n\nVa.", parte).decode().encode(juego)
        assert [adjunto.nombre for adjunto in abrir(crudo).adjuntos] == ["Facturación Nº 7.pdf"]


def test_un_cuerpo_al_que_el_programa_puso_nombre_sigue_siendo_el_cuerpo() -> None:
    correo = abrir(_partes('Content-Type: text/plain; name="nota.txt"\n\nPago hoy.'))
    assert correo.texto == "Pago hoy."
    assert [adjunto.nombre for adjunto in correo.adjuntos] == ["nota.txt"]


def test_de_las_dos_versiones_se_toma_la_llana_y_se_guarda_la_otra() -> None:
    correo = abrir(
        _partes(
            "Content-Type: text/plain\n\nPago el viernes.",
            "Content-Type: text/html\n\n<p>Pago el <b>viernes</b>.</p>",
            tipo="alternative",
        )
    )
    assert correo.texto == "Pago el viernes."
    assert "<b>viernes</b>" in correo.html


def test_si_la_version_llana_es_una_excusa_se_lee_el_html() -> None:
    filas = "".join(f"<tr><td>Dato {n}</td><td>Valor {n}</td></tr>" for n in range(60))
    correo = abrir(
        _partes(
            "Content-Type: text/plain\n\nSu programa no lee HTML.",
            f"Content-Type: text/html\n\n<table>{filas}</table>",
            tipo="alternative",
        )
    )
    assert "Dato 7\tValor 7" in correo.texto


def test_los_adjuntos_llegan_con_su_nombre_y_sus_octetos() -> None:
    correo = abrir(
        _partes(
            "Content-Type: text/plain\n\nVa el comprobante.",
            "Content-Type: application/pdf; name*=utf-8''N%C2%BA7.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=",
            'Content-Type: application/xml\nContent-Disposition: attachment; filename="../../a/f.xml"\n\n<a/>',
            'Content-Type: text/plain\nContent-Disposition: attachment; filename="n.txt"\n\nno es cuerpo',
        )
    )
    assert correo.texto == "Va el comprobante."
    assert [(a.nombre, a.tipo, a.contenido.strip()) for a in correo.adjuntos] == [
        ("Nº7.pdf", "application/pdf", b"%PDF-"),
        ("f.xml", "application/xml", b"<a/>"),
        ("n.txt", "text/plain", b"no es cuerpo"),
    ]


def test_un_correo_adjunto_queda_aparte_y_su_texto_no_se_mezcla() -> None:
    dentro = "From: banco@banco.example\nSubject: Aviso largo que no debe volver a plegarse de otra manera " + "x" * 60
    correo = abrir(
        _partes("Content-Type: text/plain\n\nMira esto.", f"Content-Type: message/rfc822\n\n{dentro}\n\nTe pagaron.")
    )
    assert correo.texto == "Mira esto."
    (adjunto,) = correo.adjuntos
    assert adjunto.tipo == "message/rfc822"
    assert adjunto.contenido.startswith(dentro.encode())
    assert abrir(adjunto.contenido).texto == "Te pagaron."


def test_las_partes_sin_frontera_declarada_se_encuentran() -> None:
    correo = abrir(
        b"From: a@b.example\nContent-Type: multipart/mixed\n\n--zz\nContent-Type: text/plain\n\nPago hoy.\n--zz--\n"
    )
    assert correo.texto == "Pago hoy."
    assert "dice tener varias partes y no dice cómo se separan" in correo.defectos


def test_un_texto_que_no_es_correo_se_abre_igual() -> None:
    correo = abrir(b"Licencia MIT\n\nPermiso para usar.")
    assert correo.de is None
    assert correo.defectos


def _nido(niveles: int) -> bytes:
    capas = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(niveles))
    return b"From: a@b.example\n" + "".join(capas).encode() + b"\nhola"


BOMBAS = {
    "nido": _nido(3_000),
    "parentesis": b"From: " + b"(" * 40_000 + b" <a@b.example>\n\nx",
    "comillas": b"From: " + b'"' * 40_000 + b" <a@b.example>\n\nx",
    "blancos": b"".join(c + b": x" + b" " * 60_000 + b"x\n" for c in (b"To", b"Cc", b"From", b"Subject")) + b"\nx",
    "palabras": b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nx",
    "partes": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n\n" * 100_000,
    "cabeceras": b"".join(b"X-%d: y\n" % n for n in range(100_000)) + b"\nx",
    "correos": b"Content-Type: message/rfc822\n\n" * 3_000 + b"x",
    "html": b"Content-Type: text/html\n\n" + b"<div>" * 50_000 + b"x",
    "comentarios": b"Content-Type: text/html\n\n" + b"<!--" * 50_000,
    "recibidos": (b"Received: " + b"(" * 8_000 + b"\n") * 8 + b"\nx",
    "nombre": b'Content-Type: application/pdf; name="' + b"=?utf-8?q?a?= " * 20_000 + b'"\n\nx',
    "saltos": b"From: a@b.example\n\n" + b"\n" * 5_000_000,
    "punycode": b"Content-Type: text/plain; charset=punycode\n\n" + b"abc-" * 100_000,
}


@pytest.mark.parametrize("nombre", sorted(BOMBAS))
def test_una_bomba_cuesta_menos_de_un_segundo(nombre: str) -> None:
    antes = process_time()
    abrir(BOMBAS[nombre])
    assert process_time() - antes < 1.5


@pytest.mark.parametrize("nombre", ["nido", "partes", "cabeceras", "parentesis", "correos", "saltos"])
def test_lo_que_se_recorta_se_dice(nombre: str) -> None:
    assert any("más de" in defecto or "desmedid" in defecto for defecto in abrir(BOMBAS[nombre]).defectos)


def test_la_huella_es_la_de_los_octetos_enteros_aunque_se_recorte() -> None:
    crudo = BOMBAS["cabeceras"]
    assert abrir(crudo).huella == hashlib.sha256(crudo).hexdigest()


@given(st.binary(max_size=600))
def test_abrir_nunca_falla_con_octetos_cualesquiera(octetos: bytes) -> None:
    assert abrir(octetos).huella == hashlib.sha256(octetos).hexdigest()


TROZOS = [
    b"From: a@b.example\n",
    b"Content-Type: multipart/mixed; boundary=zz\n",
    b"Content-Type: text/html; charset=utf-7\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Disposition: attachment; filename*0*=x''%ff; filename=\n",
    b"Subject: =?utf-8?b?####?=\n",
    b"Date: 31 Feb 0000 25:61 +99999\n",
    b"\n",
    b"--zz\n",
    b"--zz--\n",
    b"Content-Type: message/rfc822\n",
    b"\xff\xfe\x00",
    b"<table><tr><td>a<td>b<blockquote>",
    b'Content-Type: text/plain; charset="\x00"\n',
]


@given(st.lists(st.sampled_from(TROZOS), max_size=25))
def test_abrir_nunca_falla_con_trozos_de_correo_barajados(trozos: list[bytes]) -> None:
    correo = abrir(b"".join(trozos))
    correo.texto.encode()
    correo.asunto.encode()
