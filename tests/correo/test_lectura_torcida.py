"""Correos que llegan torcidos o sellados: se lee lo que escribió la persona, y lo que no se puede leer se dice."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.correo.lectura import abrir
from buzon.correo.lectura.sellados import contenido_firmado
from buzon.correo.mensaje import Direccion

CABECERAS = "From: marta@cliente.example\nSubject: Re: Factura\nMIME-Version: 1.0\n"
DICHO = "Buenas tardes, la pagamos mañana por la mañana.\n"
EN_BASE64 = base64.encodebytes(DICHO.encode()).decode()


def _con(cuerpo: str, **cabeceras: str) -> bytes:
    mas = "".join(f"{nombre.replace('_', '-')}: {valor}\n" for nombre, valor in cabeceras.items())
    return f"{CABECERAS}{mas}\n{cuerpo}".encode()


@pytest.mark.parametrize("codificacion", ["BASE64 ", "base64;", " base64"])
def test_una_codificacion_con_adornos_se_entiende(codificacion: str) -> None:
    crudo = _con(EN_BASE64, Content_Type="text/plain; charset=utf-8", Content_Transfer_Encoding=codificacion)
    assert abrir(crudo).texto == DICHO.strip()


def test_un_base64_con_un_pie_en_claro_pegado_se_lee_con_su_pie() -> None:
    for texto in (DICHO, DICHO * 9):
        codificado = base64.encodebytes(texto.encode()).decode()
        crudo = _con(
            codificado + "_______\nLista de avisos\n",
            Content_Type="text/plain; charset=utf-8",
            Content_Transfer_Encoding="base64",
        )
        assert abrir(crudo).texto.split("\n") == [*texto.strip().split("\n"), "", "_______", "Lista de avisos"]


def test_un_base64_que_nadie_declara_se_lee_y_una_clave_larga_se_deja() -> None:
    assert abrir(_con(EN_BASE64)).texto == DICHO.strip()
    clave = "QWxhZGRpbjpvcGVuIHNlc2FtZQ" + "A" * 38
    assert abrir(_con(clave)).texto == clave


@pytest.mark.parametrize("juego", ["iso-8859-1:1987", "macintosh", "cp850", "windows-1250"])
def test_utf8_que_se_declara_de_un_octeto_por_letra_se_lee(juego: str) -> None:
    assert abrir(_con(DICHO, Content_Type=f"text/plain; charset={juego}")).texto == DICHO.strip()


def test_un_texto_codificado_dos_veces_vuelve_a_su_ser_y_lo_demas_no_se_toca() -> None:
    doble = DICHO.encode().decode("cp1252")
    assert abrir(_con(doble + "Atención: São Paulo, AÇÃO.\n", Content_Type="text/plain; charset=utf-8")).texto == (
        DICHO + "Atención: São Paulo, AÇÃO."
    )


def test_los_saltos_dobles_no_se_comen_las_cabeceras() -> None:
    correo = abrir(_con(DICHO, Content_Type="text/plain; charset=utf-8").replace(b"\n", b"\r\r\n"))
    assert (correo.asunto, correo.texto) == ("Re: Factura", DICHO.strip())


def test_una_cabecera_partida_sin_sangria_no_corta_las_que_siguen() -> None:
    crudo = f"From: marta@cliente.example\nX-Ruta: uno\ndos tres\nSubject: Re: Factura\n\n{DICHO}".encode()
    correo = abrir(crudo)
    assert (correo.asunto, correo.texto) == ("Re: Factura", DICHO.strip())


def test_un_cuerpo_que_empieza_sin_blanco_sigue_siendo_cuerpo() -> None:
    correo = abrir("From: marta@cliente.example\nSubject: Re: Factura\nPago mañana.\n\nMarta\n".encode())
    assert "Pago mañana." in correo.texto


def test_una_sola_parte_sin_frontera_declarada_se_encuentra_con_cualquier_salto() -> None:
    crudo = _con(f"--zz\nContent-Type: text/plain\n\n{DICHO}--zz--\n", Content_Type="multipart/mixed")
    assert abrir(crudo.replace(b"\n", b"\r\n")).texto == DICHO.strip()


def _dos_versiones(llana: str, rica: str) -> bytes:
    partes = f"--z\nContent-Type: text/plain\n\n{llana}\n--z\nContent-Type: text/html\n\n{rica}\n--z--\n"
    return _con(partes, Content_Type='multipart/alternative; boundary="z"')


@pytest.mark.parametrize(
    "excusa",
    [
        "",
        " \n",
        "Su programa de correo no soporta HTML.",
        "This is a multi-part message in MIME format.",
        "Este mensaje está en formato HTML.",
        "Your mail client does not support HTML.",
    ],
)
def test_si_la_version_llana_no_dice_nada_se_lee_la_otra(excusa: str) -> None:
    assert abrir(_dos_versiones(excusa, "<p>Pago el viernes.</p>")).texto == "Pago el viernes."


def test_una_respuesta_corta_en_llano_no_es_una_excusa() -> None:
    assert abrir(_dos_versiones("Pago el viernes.", "<p>Pago el viernes.</p>")).texto == "Pago el viernes."


def test_un_texto_de_clase_desconocida_hace_de_cuerpo_si_no_hay_otro() -> None:
    assert abrir(_con(DICHO, Content_Type="text/x-raro; charset=utf-8")).texto == DICHO.strip()
    assert abrir(_con("BEGIN:VCALENDAR\nEND:VCALENDAR\n", Content_Type="text/calendar")).texto == ""


def test_el_texto_enriquecido_se_lee_sin_sus_marcas() -> None:
    crudo = _con("<bold>Pago</bold> el viernes, <<seguro>.\n", Content_Type="text/enriched")
    assert abrir(crudo).texto == "Pago el viernes, <seguro>."


def test_lo_firmado_con_openpgp_en_el_cuerpo_se_lee_sin_armadura() -> None:
    crudo = _con(
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nPago el viernes.\n\n- - seguro\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEB\n=abcd\n-----END PGP SIGNATURE-----\n"
    )
    assert abrir(crudo).texto == "Pago el viernes.\n\n- seguro"


@pytest.mark.parametrize(
    ("tipo", "cuerpo"),
    [
        ("text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"),
        ('multipart/encrypted; boundary="z"', "--z\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--z--\n"),
        ("application/pkcs7-mime; smime-type=enveloped-data", "MIIB\n"),
    ],
)
def test_de_lo_cifrado_se_dice_que_lo_esta_y_no_se_inventa_texto(tipo: str, cuerpo: str) -> None:
    correo = abrir(_con(cuerpo, Content_Type=tipo))
    assert correo.texto == ""
    assert sum("cifrado" in defecto for defecto in correo.defectos) == 1


def _der(marca: int, dentro: bytes) -> bytes:
    largo = len(dentro).to_bytes(2, "big")
    return bytes([marca, 0x82]) + largo + dentro


def _ber(marca: int, dentro: bytes) -> bytes:
    return bytes([marca, 0x80]) + dentro + b"\x00\x00"


@pytest.mark.parametrize("en_trozos", [False, True])
def test_lo_que_envuelve_una_firma_smime_se_lee(en_trozos: bool) -> None:  # noqa: FBT001 - caso de prueba
    dentro = f"Content-Type: text/plain; charset=utf-8\n\n{DICHO}".encode()
    objeto = bytes.fromhex("06092a864886f70d010701")
    if en_trozos:
        cadena = _ber(0x24, _der(0x04, dentro[:30]) + _der(0x04, dentro[30:]))
        encapsulado = _ber(0x30, objeto + _ber(0xA0, cadena))
        firmados = _ber(0x30, b"\x02\x01\x01" + _der(0x31, b"") + encapsulado)
        sobre = _ber(0x30, bytes.fromhex("06092a864886f70d010702") + _ber(0xA0, firmados))
    else:
        encapsulado = _der(0x30, objeto + _der(0xA0, _der(0x04, dentro)))
        firmados = _der(0x30, b"\x02\x01\x01" + _der(0x31, b"") + encapsulado)
        sobre = _der(0x30, bytes.fromhex("06092a864886f70d010702") + _der(0xA0, firmados))
    for octetos, esperado in ((sobre, DICHO.strip()), (sobre[:60], "")):
        crudo = _con(
            base64.encodebytes(octetos).decode(),
            Content_Type='application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
            Content_Transfer_Encoding="base64",
        )
        assert abrir(crudo).texto == esperado


@pytest.mark.parametrize(
    ("tipo", "cuerpo"),
    [
        ("text/plain; charset=utf-8", "<div dir=ltr>Pago mañana.<br>Gracias</div>"),
        ("text/plain; charset=utf-8", "<!DOCTYPE html><html><body>Pago mañana.<br>Gracias</body></html>"),
        ('"text/html"; charset=utf-8', "<p>Pago mañana.<br>Gracias</p>"),
        ("text/html, charset=utf-8", "<p>Pago mañana.<br>Gracias</p>"),
        ("text / plain; charset=utf-8", "Pago mañana.\nGracias"),
        ("text/plain; charset=utf-8", "Pago ma&ntilde;ana.\nGracias"),
        ("text/plain; charset=utf-8", "Pago ma=C3=B1ana.=\n\nGracias"),
    ],
)
def test_lo_que_un_programa_declara_mal_se_lee_por_lo_que_es(tipo: str, cuerpo: str) -> None:
    assert abrir(_con(cuerpo, Content_Type=tipo)).texto == "Pago mañana.\nGracias"


def test_un_renglon_con_angulos_o_una_formula_no_es_html_ni_codificacion() -> None:
    for dicho in ("<marta@cliente.example> es mi correo, <b no>", "a=C3 y b=C4; R&D; p&ntilde"):
        assert abrir(_con(dicho, Content_Type="text/plain; charset=utf-8")).texto == dicho


def test_las_cabeceras_de_una_parte_tras_un_blanco_de_mas_se_leen() -> None:
    partes = (
        f"--z\n\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{EN_BASE64}\n--z--\n"
    )
    assert abrir(_con(partes, Content_Type='multipart/mixed; boundary="z"')).texto == DICHO.strip()


def test_un_blanco_antes_de_los_dos_puntos_no_estorba() -> None:
    crudo = f"From : marta@cliente.example\nSubject : Re: Factura\nContent-Type : text/plain; charset=utf-8\n\n{DICHO}"
    correo = abrir(crudo.encode())
    assert correo.de == Direccion("marta@cliente.example", "")
    assert (correo.asunto, correo.texto) == ("Re: Factura", DICHO.strip())


def test_lo_mismo_en_llano_y_en_html_como_dos_partes_se_lee_una_vez() -> None:
    partes = f"--z\nContent-Type: text/plain; charset=utf-8\n\n{DICHO}\n--z\nContent-Type: text/html; charset=utf-8\n\n"
    crudo = _con(f"{partes}<p>{DICHO}</p>\n--z--\n", Content_Type='multipart/mixed; boundary="z"')
    assert abrir(crudo).texto == DICHO.strip()


@given(st.binary(max_size=200), st.integers(0, 60))
def test_un_sobre_de_firma_estropeado_nunca_falla(basura: bytes, corte: int) -> None:
    principio = bytes.fromhex("308006092a864886f70d010702a0803080020101310030800609")
    for octetos in (basura, principio[:corte] + basura, principio + basura):
        dentro = contenido_firmado(octetos)
        assert dentro is None or len(dentro) <= len(octetos)
