"""Correos hechos para agotar la máquina: cada uno, con lo que de verdad pesa."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable

MEGA = 1024 * 1024
_DE = (
    b"From: Ana <ana@acme.example>\r\nTo: cobros@andes.example\r\nSubject: Re: Factura 123\r\n"
    b"Message-ID: <b@a.example>\r\n"
)
_CASI = 24 * MEGA  # el correo más grande que se lee mide 25


def _texto(cuerpo: bytes, tipo: bytes = b"text/plain; charset=utf-8") -> bytes:
    return _DE + b"MIME-Version: 1.0\r\nContent-Type: " + tipo + b"\r\n\r\n" + cuerpo


def _adjunto(contenido: bytes, tipo: str, nombre: str) -> bytes:
    return (
        _DE
        + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        + b"Content-Type: text/plain\r\n\r\nVa la factura.\r\n--x\r\n"
        + f'Content-Type: {tipo}\r\nContent-Disposition: attachment; filename="{nombre}"\r\n'.encode()
        + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(contenido)
        + b"\r\n--x--\r\n"
    )


def _zip(*archivos: tuple[str, bytes]) -> bytes:
    hecho = io.BytesIO()
    with zipfile.ZipFile(hecho, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as envase:
        for nombre, contenido in archivos:
            envase.writestr(nombre, contenido)
    return hecho.getvalue()


def _honda() -> bytes:
    capas = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5_000))
    return _DE + capas + b"\r\nhola"


def _matrioska() -> bytes:
    return _DE + b"Content-Type: message/rfc822\r\n\r\n" * 20_000 + b"x"


def _partes() -> bytes:
    return (
        _DE
        + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 30_000
    )


def _risas() -> bytes:
    entidades = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ja">{entidades}]><l>&l9;</l>'.encode()


def _cuadratica() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "' + b"a" * 60_000 + b'">]><l>' + b"&a;" * 60_000 + b"</l>"


def _dte_hondo() -> bytes:
    return b'<DTE xmlns="http://www.sii.cl/SiiDte">' + b"<a>" * 1_000_000 + b"</a>" * 1_000_000 + b"</DTE>"


def _muchos_atributos() -> bytes:
    return b"<DTE " + b" ".join(b'a%d="1"' % n for n in range(400_000)) + b"/>"


def _pdf(objetos: list[bytes]) -> bytes:
    salida, lugares = bytearray(b"%PDF-1.4\n"), []
    for numero, objeto in enumerate(objetos, 1):
        lugares.append(len(salida))
        salida += b"%d 0 obj%s endobj\n" % (numero, objeto)
    tabla = b"".join(b"%010d 00000 n \n" % lugar for lugar in lugares)
    fin = len(salida)
    salida += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objetos) + 1, tabla, len(objetos) + 1, fin,
    )  # fmt: skip
    return bytes(salida)


def _pdf_en_bucle() -> bytes:
    """El árbol de páginas se contiene a sí mismo."""
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 999999>>",
            b"<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 999999>>",
        ]
    )


def _pdf_que_se_llama() -> bytes:
    """Una imagen de formulario que se pinta a sí misma, dos veces por nivel."""
    flujo = b"/F Do /F Do"
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
            b"<</Length 5>>stream\n/F Do\nendstream",
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length %d>>"
            b"stream\n%s\nendstream" % (len(flujo), flujo),
        ]
    )


def _pdf_hinchado() -> bytes:
    gordo = zlib.compress(zlib.compress(b"(a) Tj " * 40 * MEGA, 9), 9)
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(gordo), gordo),
        ]
    )


def _continuaciones() -> bytes:
    trozos = b"".join(b";\r\n name*%d*=utf-8''%%C3%%B1" % n for n in range(30_000))
    return _DE + b"Content-Type: application/pdf" + trozos + b"\r\n\r\nx"


def _mentiras() -> bytes:
    juegos = (
        *(
            b"utf-16",
            b"utf-32",
            b"utf-7",
            b"punycode",
            b"idna",
            b"unicode_escape",
            b"raw_unicode_escape",
            b"hz",
            b"zip",
        ),
        *(b"rot13", b"bz2_codec", b"hex", b"undefined", b"mbcs", b"../../etc/passwd", b"\xff\xfe"),
    )
    partes = b"".join(
        b"--m\r\nContent-Type: text/plain; charset=%s\r\nContent-Transfer-Encoding: %s\r\n\r\n%s\r\n"
        % (juego, b"base64" if n % 2 else b"x-uuencode", b"+AGE-xn--\\ud800~{<:Ky2;S{#,~}" * 5_000)
        for n, juego in enumerate(juegos)
    )
    return _DE + b"Content-Type: multipart/mixed; boundary=m\r\n\r\n" + partes + b"--m--\r\n"


BOMBAS: dict[str, Callable[[], bytes]] = {
    "cinco mil niveles de MIME": _honda,
    "veinte mil correos uno dentro de otro": _matrioska,
    "cinco mil cabeceras": lambda: _DE + b"".join(b"X-%d: y\r\n" % n for n in range(5_000)) + b"\r\nx",
    "un millón de cabeceras": lambda: _DE + b"X: y\r\n" * 1_000_000 + b"\r\nx",
    "una cabecera de 20 MB": lambda: b"Subject: " + b"=?utf-8?q?=C3=B1?= " * MEGA + b"\r\n" + _DE + b"\r\nx",
    "un remitente de paréntesis": lambda: b"From: " + b"(" * MEGA + b"a@b.example\r\n\r\nx",
    "un remitente de comillas": lambda: b"From: " + b'"\\' * MEGA + b" <a@b.example>\r\n\r\nx",
    "doscientos mil destinatarios": lambda: b"To: " + b"a@b.example, " * 200_000 + b"\r\n" + _DE + b"\r\nx",
    "doscientas mil referencias": lambda: b"References: " + b"<a@b.example>\r\n " * 200_000 + b"\r\n" + _DE + b"\r\nx",
    "mil sellos de recibido": lambda: b"Received: from a (b [192.0.2.1]) by c; x\r\n" * 100_000 + _DE + b"\r\nx",
    "cien mil resultados de autenticación": lambda: (
        b"Authentication-Results: mx.andes.example; "
        + b"dkim=pass header.d=a.example; " * 100_000
        + b"\r\n"
        + _DE
        + b"\r\nx"
    ),
    "mil firmas DKIM": lambda: (
        b"DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=x; b=y\r\n" * 1_000 + _DE + b"\r\nx"
    ),
    "treinta mil partes": _partes,
    "base64 de 24 MB": lambda: _adjunto(b"\x00" * (_CASI * 3 // 4), "application/octet-stream", "nada.bin"),
    "quoted-printable de 24 MB": lambda: (
        _DE
        + b"Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain\r\n\r\n"
        + b"=C3=B1=\r\n" * (_CASI // 9)
    ),
    "uuencode sin fin": lambda: _DE + b"Content-Transfer-Encoding: uuencode\r\n\r\nbegin 644 x\r\n" + b"M" * _CASI,
    "continuaciones RFC 2231": _continuaciones,
    "juegos de caracteres mentirosos": _mentiras,
    "tres mil niveles de HTML": lambda: _texto(b"<div><p><b>" * 3_000 + b"pago", b"text/html"),
    "un millón de tablas sin cerrar": lambda: _texto(b"<table><tr><td>" * 1_000_000 + b"x", b"text/html"),
    "25 MB de comentarios sin cerrar": lambda: _texto(b"<!--" * (_CASI // 4), b"text/html"),
    "HTML de entidades": lambda: _texto(b"&nbsp;&#x1f600;&aacute" * 1_000_000, b"text/html"),
    "HTML de citas": lambda: _texto(b"<blockquote>x" * 300_000, b"text/html"),
    "HTML de estilos": lambda: _texto(b"<style>" + b"a{b:c}" * 2_000_000, b"text/html"),
    "un millón de renglones citados": lambda: _texto(b"> hola\r\n" * 1_000_000),
    "renglones con mil niveles de cita": lambda: _texto((b">" * 1_000 + b" x\r\n") * 20_000),
    "cien mil atribuciones": lambda: _texto(b"El lun, 14 dic 2026, Ana <a@b.example> escribi\xc3\xb3:\r\n" * 100_000),
    "cien mil encabezados de Outlook": lambda: _texto(
        b"De: Ana\r\nEnviado: hoy\r\nPara: b\r\nAsunto: c\r\n\r\n" * 100_000
    ),
    "una línea de 24 MB": lambda: _texto(b"pago el viernes " * (_CASI // 16)),
    "todo saltos": lambda: _texto(b"\r\n" * (_CASI // 2)),
    "fechas sin fin": lambda: _texto(b"el 5 de enero, en 10 dias habiles, el viernes " * 400_000),
    "importes sin fin": lambda: _texto(b"$1.234.567,89 " * 1_000_000),
    "dígitos sin fin": lambda: _texto(b"9" * (8 * MEGA)),
    "aviso de banco sin fin": lambda: (
        b"From: serviciodetransferencias@bancochile.cl\r\n"
        + _texto(b"le ha realizado una transferencia por $450.000 a su Cuenta N 1 " * 200_000)[29:]
    ),
    "XML de mil millones de risas": lambda: _adjunto(_risas(), "application/xml", "f.xml"),
    "XML cuadrático": lambda: _adjunto(_cuadratica(), "application/xml", "f.xml"),
    "XML de un millón de niveles": lambda: _adjunto(_dte_hondo(), "application/xml", "f.xml"),
    "XML de atributos": lambda: _adjunto(_muchos_atributos(), "application/xml", "f.xml"),
    "zip de 1 GB": lambda: _adjunto(_zip(("f.xml", b"<a>" + b" " * 300 * MEGA)), "application/zip", "f.zip"),
    "zip con 60.000 archivos": lambda: _adjunto(
        _zip(*((f"{n}.xml", b"<a/>") for n in range(60_000))), "application/zip", "f.zip"
    ),
    "zip dentro de zip": lambda: _adjunto(
        _zip(("a.zip", _zip(("b.zip", _zip(("c.xml", b"0" * 64 * MEGA)))))), "application/zip", "f.zip"
    ),
    "hoja de cálculo hinchada": lambda: _adjunto(
        _zip(
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", b"<workbook/>"),
            ("xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>" * 8_000_000),
        ),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "cartera.xlsx",
    ),
    "CSV de 18 MB": lambda: _adjunto(
        b"Fecha;Concepto;Importe\r\n" + b"05/12/2026;x;1,00\r\n" * MEGA, "text/csv", "e.csv"
    ),
    "CSV de una línea": lambda: _adjunto(b"Fecha;Concepto;Importe\r\n" + b"1;" * 8 * MEGA, "text/csv", "e.csv"),
    "PDF en bucle": lambda: _adjunto(_pdf_en_bucle(), "application/pdf", "f.pdf"),
    "PDF que se llama a sí mismo": lambda: _adjunto(_pdf_que_se_llama(), "application/pdf", "f.pdf"),
    "PDF hinchado dos veces": lambda: _adjunto(_pdf_hinchado(), "application/pdf", "f.pdf"),
}
