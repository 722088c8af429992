"""Quién certifica a quién: la tabla de las cabeceras Authentication-Results falsas y buenas (RFC 8601)."""

import pytest

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
