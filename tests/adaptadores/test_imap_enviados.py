"""Cuál es la carpeta de enviados, y cuándo dos cartas son la misma."""

import pytest

from buzon.adaptadores.imap.enviados import con_angulos, elegir_enviados, identidades

Lista = list[tuple[tuple[bytes, ...], bytes | None, str]]


@pytest.mark.parametrize(
    ("carpetas", "elegida"),
    [
        ([((), b"/", "INBOX"), ((b"\\HasNoChildren", b"\\Sent"), b"/", "Salida rara")], "Salida rara"),
        ([((), b"/", "Sent"), ((b"\\SENT",), b"/", "[Gmail]/Enviados")], "[Gmail]/Enviados"),
        ([((), b".", "INBOX"), ((), b".", "INBOX.Sent")], "INBOX.Sent"),
        ([((), b"/", "INBOX"), ((), b"/", "Elementos enviados")], "Elementos enviados"),
        ([((), b"/", "ENVIADOS"), ((), b"/", "Borradores")], "ENVIADOS"),
        ([((), b"/", "Sent Items"), ((), b"/", "Sent")], "Sent"),
        ([((b"\\Noselect",), b"/", "Sent"), ((), b"/", "Sent/2026"), ((), b"/", "Enviados")], "Enviados"),
        ([((b"\\NonExistent", b"\\Sent"), b"/", "Vieja"), ((), b"/", "Sent Mail")], "Sent Mail"),
        ([((), None, "Enviados")], "Enviados"),
        ([((), b"/", "INBOX"), ((), b"/", "Clientes/No enviados aún")], None),
        ([], None),
    ],
)
def test_la_carpeta_de_enviados_se_elige_por_su_marca_y_si_no_por_su_nombre(
    carpetas: Lista, elegida: str | None
) -> None:
    assert elegir_enviados(carpetas) == elegida


def test_el_identificador_que_microsoft_aparta_tambien_cuenta() -> None:
    crudo = (
        b"Message-ID: <otro@prod.outlook.example>\r\nSubject: x\r\n"
        b"X-Microsoft-Original-Message-ID: <carta-1@andes.example>\r\n\r\nMessage-ID: <falso@x.example>\r\n"
    )
    assert identidades(crudo) == {"<otro@prod.outlook.example>", "<carta-1@andes.example>"}


@pytest.mark.parametrize("escrito", ["a@b.example", "<a@b.example>", " <a@b.example> "])
def test_el_identificador_se_compara_siempre_con_sus_angulos(escrito: str) -> None:
    assert con_angulos(escrito) == "<a@b.example>"
