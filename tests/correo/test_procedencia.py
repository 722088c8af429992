"""Quién certifica a quién: la tabla de las cabeceras Authentication-Results falsas y buenas (RFC 8601)."""

import pytest

from buzon.adaptadores.imap.retrato import certificador
from buzon.correo import lectura
from buzon.correo.procedencia import comprobar

NUESTRO = "mx.andes.example"
DE = "From: Banco <avisos@banco.example>\r\n"
CASOS = {
    "dmarc correcto": (f"{NUESTRO}; dmarc=pass header.from=banco.example", True),
    "dkim alineado sin dmarc": (f"{NUESTRO}; dkim=pass header.d=banco.example", True),
    "dkim de un sufijo público, que no es de nadie": (f"{NUESTRO}; dkim=pass header.d=example", False),
    "dkim de otro": (f"{NUESTRO}; dkim=pass header.d=mala.example", False),
    "dmarc falla aunque dkim pase": (
        f"{NUESTRO}; dkim=pass header.d=banco.example; dmarc=fail header.from=banco.example",
        False,
    ),
    "solo spf": (f"{NUESTRO}; spf=pass smtp.mailfrom=avisos@banco.example", False),
    "dmarc de otro dominio": (f"{NUESTRO}; dmarc=pass header.from=mala.example", False),
    "otro autenticador": ("mx.mala.example; dmarc=pass header.from=banco.example", False),
    "nuestro nombre dentro de un comentario": (
        f"mx.mala.example ({NUESTRO}); dmarc=pass header.from=banco.example",
        False,
    ),
    "nuestro nombre entre comillas": (f'"{NUESTRO}"; dmarc=pass header.from=banco.example', True),
    "con versión": (f"{NUESTRO} 1; dmarc=pass header.from=banco.example", True),
    "ninguno": (f"{NUESTRO}; none", False),
    "nuestro nombre como prefijo": (f"{NUESTRO}.mala.example; dmarc=pass header.from=banco.example", False),
    "pass dentro de un comentario": (f"{NUESTRO}; dmarc=fail (dmarc=pass) header.from=banco.example", False),
    "basura": (f"{NUESTRO};;;=== dmarc=pass", False),
}


def _procede(*cabeceras: str, de: str = DE, authserv_id: str | None = NUESTRO) -> bool:
    resultados = "".join(f"Authentication-Results: {valor}\r\n" for valor in cabeceras)
    crudo = f"{resultados}{de}To: cobros@andes.example\r\nSubject: Aviso\r\n\r\nHola\r\n"
    return comprobar(lectura.abrir(crudo.encode()), authserv_id).es_autentico


@pytest.mark.parametrize(("cabecera", "bien"), CASOS.values(), ids=CASOS.keys())
def test_la_tabla_de_cabeceras(cabecera: str, *, bien: bool) -> None:
    assert _procede(cabecera) is bien


def test_sin_cabecera_o_sin_authserv_id_no_se_cree_nada() -> None:
    buena = f"{NUESTRO}; dmarc=pass header.from=banco.example"
    assert not _procede()
    assert not _procede(buena, authserv_id=None)


def test_de_dos_cabeceras_nuestras_manda_la_de_arriba() -> None:
    buena, mala = (f"{NUESTRO}; dmarc={que} header.from=banco.example" for que in ("pass", "fail"))
    assert _procede(buena, mala)
    assert not _procede(mala, buena)


def test_la_ajena_de_arriba_no_tapa_a_la_nuestra() -> None:
    assert _procede("otro.example; dmarc=fail", f"{NUESTRO}; dmarc=pass header.from=banco.example")


def test_si_la_nuestra_no_se_entiende_no_se_cree_a_la_de_debajo() -> None:
    assert not _procede(f"{NUESTRO};;;=== dmarc=", f"{NUESTRO}; dmarc=pass header.from=banco.example")


@pytest.mark.parametrize(
    "de",
    [
        f"{DE}From: Otro <otro@mala.example>\r\n",
        "From: a@banco.example, b@mala.example\r\n",
        "From: \r\n",
    ],
    ids=["dos From", "dos direcciones", "vacío"],
)
def test_mas_de_un_remitente_o_ninguno_no_se_cree(de: str) -> None:
    assert not _procede(f"{NUESTRO}; dmarc=pass header.from=banco.example", de=de)


@pytest.mark.parametrize(
    ("cabecera", "nombre"),
    [
        (f"{NUESTRO}; dmarc=pass header.from=x.example", NUESTRO),
        ("spf=pass (sender IP is 203.0.113.9)\r\n smtp.mailfrom=x.example; dmarc=pass", "protection.outlook.com"),
        ("; dmarc=pass", ""),
    ],
)
def test_a_microsoft_que_no_pone_nombre_se_le_conoce_por_el_suyo(cabecera: str, nombre: str) -> None:
    assert certificador(f"Authentication-Results: {cabecera}\r\nFrom: a@x.example\r\n\r\n".encode()) == nombre


def test_las_cabeceras_como_las_deja_gmail() -> None:
    crudo = (
        "Delivered-To: cobros@andes.example\r\n"
        "Received: by 2002:a05:7208:b111:b0:9d with SMTP id a17; Tue, 15 Dec 2026 10:00:02 -0800 (PST)\r\n"
        "ARC-Authentication-Results: i=1; mx.google.com; dmarc=fail header.from=banco.example\r\n"
        "Received: from mta.banco.example (mta.banco.example. [203.0.113.5])\r\n"
        " by mx.google.com with ESMTPS id d2 for <cobros@andes.example>; Tue, 15 Dec 2026 10:00:01 -0800 (PST)\r\n"
        "Authentication-Results: mx.google.com;\r\n dkim=pass header.i=@banco.example header.s=s1 header.b=Ab1;\r\n"
        " spf=pass (google.com: domain of avisos@banco.example designates 203.0.113.5 as permitted sender)"
        " smtp.mailfrom=avisos@banco.example;\r\n"
        " dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=banco.example\r\n"
        "Received: from interno (10.0.0.4) by mta.banco.example\r\n"
        f"{DE}To: cobros@andes.example\r\nSubject: Aviso\r\n\r\nHola\r\n"
    )
    assert comprobar(lectura.abrir(crudo.encode()), "mx.google.com").es_autentico
    movida = crudo.replace("Authentication-Results: mx.google.com;\r\n", "X-Nada: x\r\n", 1)
    movida = movida.replace(DE, f"Authentication-Results: mx.google.com; dmarc=pass header.from=banco.example\r\n{DE}")
    assert not comprobar(lectura.abrir(movida.encode()), "mx.google.com").es_autentico
