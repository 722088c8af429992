"""`buzon diagnostico`: cada falta se nota, se dice en castellano y trae el paso siguiente."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from imapclient import IMAPClient
from servidores.dovecot import CLAVE, Dovecot
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.cli import principal
from buzon.demo.servidores import ServidoresDemo
from tests.cli.apoyo_casas import apuntar, cambiar, crear, guardar_clave


@pytest.fixture
def casa(tmp_path: Path, dovecot: Dovecot, smtp_de_prueba: SmtpGuionizado) -> Path:
    """Una casa apuntada a un IMAP y un SMTP de verdad, con un usuario recién nacido."""
    casa = crear(tmp_path / "casa")
    smtp_de_prueba.guion.extensiones = ("AUTH PLAIN LOGIN", "8BITMIME")
    apuntar(casa, dovecot.puerto, smtp_de_prueba.puerto, f"u{uuid4().hex[:12]}", CLAVE)
    return casa


def diagnosticar(casa: Path, capsys: pytest.CaptureFixture[str], *otros: str) -> tuple[int, str]:
    capsys.readouterr()
    codigo = principal(["diagnostico", "--casa", str(casa), *otros])
    return codigo, capsys.readouterr().out


def malos(dicho: str) -> list[str]:
    return [linea.removeprefix("mal").strip() for linea in dicho.splitlines() if linea.startswith("mal")]


def dejar_correos(casa: Path, puerto: int, *crudos: bytes) -> None:
    from buzon.montaje.reglas import leer_reglas

    with IMAPClient("127.0.0.1", puerto, ssl=False, timeout=10) as otra:
        otra.login(leer_reglas(casa / "reglas.toml").correo.imap.usuario, CLAVE)
        for crudo in crudos:
            otra.append("INBOX", crudo)


def certificado_por(quien: str, numero: int) -> bytes:
    return (
        f"Authentication-Results: {quien}; dkim=pass header.d=banco{numero}.example\r\n"
        f"From: avisos@banco{numero}.example\r\nSubject: Aviso\r\n\r\nHola\r\n"
    ).encode()


def test_con_todo_en_su_sitio_sale_con_cero(
    casa: Path, smtp_de_prueba: SmtpGuionizado, capsys: pytest.CaptureFixture[str]
) -> None:
    codigo, dicho = diagnosticar(casa, capsys)
    assert (codigo, malos(dicho)) == (0, [])
    assert "Lectura: se entra" in dicho
    assert "(IDLE)" in dicho
    assert "Enviados: las copias quedan en «Sent»" in dicho
    assert "Envío: 127.0.0.1 deja escribir como cobros@graficaandes.cl" in dicho
    assert "Todo listo" in dicho
    assert not smtp_de_prueba.entregados, "el ensayo no manda nada"
    assert any(orden.startswith("RCPT TO:<carla@") for orden in smtp_de_prueba.ordenes)
    assert not any(orden.startswith("DATA") for orden in smtp_de_prueba.ordenes)


def test_avisa_de_que_las_reglas_siguen_siendo_las_del_ejemplo(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, dicho = diagnosticar(casa, capsys, "--sin-red")
    assert "Ejemplo: siguen siendo" in dicho
    assert "[[medios_de_pago]] texto" in dicho


def test_unas_reglas_malas_salen_con_78_y_se_mira_lo_demas(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cambiar(casa, ("negocio", "moneda", "PESO"), ("cobranza", "trato", "vos"))
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 78
    assert "[negocio] moneda" in dicho
    assert "[cobranza] trato" in dicho
    assert "bien    Disco" in dicho


def test_la_clave_equivocada_se_distingue_de_un_servidor_que_no_esta(
    casa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guardar_clave(casa, "imap", "otra")
    cambiar(casa, ("correo.smtp", "puerto", 9))
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 1
    lectura, envio = malos(dicho)
    assert "no acepta el usuario o la clave" in lectura
    assert "contraseña guardada en credencial:imap" in dicho
    assert envio.startswith("Envío")
    assert "ningún cortafuegos cierre el puerto 9" in dicho
    assert "otra" not in lectura.split()


def test_sin_claves_dice_donde_ponerlas_y_no_llama_a_nadie(
    casa: Path, smtp_de_prueba: SmtpGuionizado, capsys: pytest.CaptureFixture[str]
) -> None:
    (casa / "credenciales" / "imap").unlink()
    (casa / "credenciales" / "smtp").chmod(0o644)
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 1
    assert f"chmod 600 {casa}/credenciales/imap" in dicho
    assert "lo puede leer cualquiera" in dicho
    assert smtp_de_prueba.conexiones == 0


def test_una_carpeta_que_no_existe_se_dice_con_las_que_hay(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cambiar(casa, ("correo.imap", "carpetas", ["inbox", "Facturas"]))
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 1
    assert malos(dicho) == ["Carpetas: en el servidor no hay ninguna «Facturas»"]
    assert '"INBOX"' in dicho


def test_si_el_servidor_no_deja_escribir_como_la_casa_se_sabe_antes_de_cobrar(
    casa: Path, smtp_de_prueba: SmtpGuionizado, capsys: pytest.CaptureFixture[str]
) -> None:
    smtp_de_prueba.guion.mail = "553 5.7.1 Sender address rejected: not owned by user"
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 1
    assert "not owned by user" in malos(dicho)[0]
    assert "ha de ser la del usuario" in dicho


def test_un_servidor_que_no_existe_se_dice_por_su_nombre(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cambiar(casa, ("correo.imap", "host", "no.existe.invalid"), ("correo.imap", "seguridad", "tls"))
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 1
    assert malos(dicho) == ["Nombre: no encuentro la dirección de no.existe.invalid"]


def test_sin_authserv_id_se_propone_el_que_firma_todos_los_correos(
    casa: Path, dovecot: Dovecot, capsys: pytest.CaptureFixture[str]
) -> None:
    dejar_correos(casa, dovecot.puerto, *(certificado_por("mx.correo.example", n) for n in range(4)))
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 0
    assert 'authserv_id = "mx.correo.example"' in dicho
    cambiar(casa, ("correo", "authserv_id", "mx.correo.example"))
    assert "Autenticidad: mx.correo.example certifica" in diagnosticar(casa, capsys)[1]


def test_un_authserv_id_que_nadie_usa_se_nota(casa: Path, dovecot: Dovecot, capsys: pytest.CaptureFixture[str]) -> None:
    dejar_correos(casa, dovecot.puerto, *(certificado_por("mx.correo.example", n) for n in range(3)))
    cambiar(casa, ("correo", "authserv_id", "mx.corre.example"))
    _, dicho = diagnosticar(casa, capsys)
    assert "ninguno de tus últimos 3 correos" in dicho
    assert "veo «mx.correo.example»" in dicho


def test_no_se_propone_una_firma_que_solo_trae_algun_correo(
    casa: Path, dovecot: Dovecot, capsys: pytest.CaptureFixture[str]
) -> None:
    sin_firma = b"From: ana@acme.example\r\nSubject: Hola\r\n\r\nHola\r\n"
    falso = certificado_por("mx.impostor.example", 1)
    dejar_correos(casa, dovecot.puerto, falso, falso, falso, sin_firma)
    assert "impostor" not in diagnosticar(casa, capsys)[1]


def test_un_reloj_atrasado_se_nota_por_la_hora_del_servidor(
    tmp_path: Path, pymap: ServidoresDemo, capsys: pytest.CaptureFixture[str]
) -> None:
    pymap.crear_usuario("cobros@andes.example", "secreta")
    futuro = datetime.now(UTC) + timedelta(hours=3)  # noqa: TID251 - se compara con el reloj de verdad
    pymap.entregar("cobros@andes.example", certificado_por("mx", 1), futuro)
    casa = crear(tmp_path / "casa")
    apuntar(casa, pymap.imap_puerto, pymap.smtp_puerto, "cobros@andes.example", "secreta")
    codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 1
    assert malos(dicho)[0].startswith("Reloj: al servidor le llegó")


def test_un_servidor_sin_idle_vale_y_se_avisa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ServidoresDemo(con_idle=False) as servidores:
        servidores.crear_usuario("cobros@andes.example", "secreta")
        casa = crear(tmp_path / "casa")
        apuntar(casa, servidores.imap_puerto, servidores.smtp_puerto, "cobros@andes.example", "secreta")
        codigo, dicho = diagnosticar(casa, capsys)
    assert codigo == 0, dicho
    assert "el servidor no lo ofrece (IDLE)" in dicho
    assert "«Enviados»" in dicho


def test_lo_privado_abierto_a_otros_se_dice_con_su_chmod(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (casa / "datos").chmod(0o755)
    (casa / "reglas.toml").chmod(0o666)
    codigo, dicho = diagnosticar(casa, capsys, "--sin-red")
    assert codigo == 1
    assert f"chmod -R go-rwx {casa}/datos" in dicho
    assert f"chmod 644 {casa}/reglas.toml" in dicho


def test_una_plantilla_tuya_que_no_se_puede_enviar_se_dice(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (casa / "plantillas_correo" / "recordatorio.txt.j2").write_text("Asunto: Paga\n{{ inventado }}\n", encoding="utf-8")
    (casa / "plantillas_correo" / "recordatrio.html.j2").write_text("<p>Hola</p>", encoding="utf-8")
    codigo, dicho = diagnosticar(casa, capsys, "--sin-red")
    assert codigo == 1
    assert any("recordatorio" in uno for uno in malos(dicho))
    assert "¿querías llamarlo «recordatorio.html.j2»?" in dicho


def test_un_libro_danado_o_sin_llave_remite_a_verificar(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (casa / "datos" / "llave").unlink()
    codigo, dicho = diagnosticar(casa, capsys, "--sin-red")
    assert codigo == 1
    assert "buzon verificar" in dicho


def test_un_puerto_que_no_va_con_su_seguridad_y_microsoft_con_clave_se_avisan(
    casa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cambiar(
        casa,
        *(("correo.imap", clave, valor) for clave, valor in (("puerto", 993), ("seguridad", "starttls"))),
        *(
            ("correo.smtp", clave, valor)
            for clave, valor in (("host", "smtp.office365.com"), ("seguridad", "starttls"))
        ),
    )
    _, dicho = diagnosticar(casa, capsys, "--sin-red")
    assert 'prueba con seguridad = "tls"' in dicho
    assert "Microsoft va dejando" in dicho


def test_lo_que_vale_como_reglas_y_parece_un_descuido_se_avisa(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cambiar(
        casa,
        ("negocio", "pais", "ES"),
        ("negocio", "id_fiscal", "B12345678"),
        ("correo", "facturas", "facturas@otro.example"),
        ("correo", "aceptar_sin_autenticar", True),
    )
    codigo, dicho = diagnosticar(casa, capsys, "--sin-red")
    assert codigo == 0
    assert "cobras en CLP y la de ES es EUR" in dicho
    assert "dígito de control" in dicho
    assert "es de otro dominio" in dicho
    assert "daría por pagada" in dicho
