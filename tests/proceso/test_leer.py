"""`buzon leer` contesta siempre, con la forma de contrato, y ningún archivo le cuesta más de lo prometido."""

import json
import os
import resource
import subprocess
import sys
import zlib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from proceso.correos import aviso_del_banco, cfdi, factura_reenviada, instante
from proceso.esquema import LEER, faltas

from buzon.adaptadores.taller import Taller, es_corriente
from buzon.correo.entender import entender_archivo
from buzon.montaje.saber import leer_saber
from buzon.puertos import FalloPasajero

HOY = instante("2026-12-14T10:00")
MEGA = 1024 * 1024


def leer(*rutas: Path, opciones: tuple[str, ...] = ("--json",)) -> list[dict[str, Any]]:
    mandato = [sys.executable, "-m", "buzon", "leer", *opciones, *map(os.fsencode, rutas)]
    hecho = subprocess.run(mandato, capture_output=True, check=False, timeout=60)
    assert (hecho.returncode, hecho.stderr) == (0, b"")
    return [json.loads(linea) for linea in hecho.stdout.decode("utf-8").splitlines()]


def correo(asunto: str, texto: str, de: str = "ana@acme.example", **cabeceras: str) -> bytes:
    mensaje = EmailMessage()
    mensaje["From"], mensaje["To"], mensaje["Subject"] = de, "cobros@imprentasol.example", asunto
    mensaje["Date"], mensaje["Message-ID"] = HOY, f"<{abs(hash(asunto))}@acme.example>"
    for nombre, valor in cabeceras.items():
        mensaje[nombre.replace("_", "-")] = valor
    mensaje.set_content(texto)
    return mensaje.as_bytes(policy=SMTP)


REBOTE = (
    b"From: MAILER-DAEMON@mx.acme.example\r\nTo: cobros@imprentasol.example\r\nSubject: Undelivered Mail\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain\r\n\r\nNo existe <ana@acme.example>\r\n"
    b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.acme.example\r\n\r\n"
    b"Final-Recipient: rfc822; ana@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <c1@imprentasol.example>\r\n\r\n--b--\r\n"
)
_EXTRACTO = b"\n".join(
    [
        b":20:EXTRACTO1",
        b":25:12345678",
        b":28C:1/1",
        b":60F:C261201MXN1000,00",
        b":61:2612101210C580,00NTRFA-1235//B1",
        b":86:FERRETERIA EL INDIO A-1235",
        b":62F:C261210MXN1580,00",
        b"-",
    ]
)
CASOS: dict[str, tuple[str, bytes]] = {
    "rebote": ("rebote.eml", REBOTE),
    "respuesta_automatica": (
        "fuera.eml",
        correo("Respuesta automática: Factura", "Estoy fuera hasta el 4 de enero.\n", Auto_Submitted="auto-replied"),
    ),
    "aviso_de_pago": ("banco.eml", aviso_del_banco("580.00", "FERRETERIA EL INDIO", HOY)),
    "factura": ("factura.eml", factura_reenviada(cfdi("1", "100.00", "2026-12-01", 30), "1", HOY)),
    "extracto": ("extracto.sta", _EXTRACTO),
    "orden": ("orden.eml", correo("pagada 123", "pagada 123\n", de="rosa@imprentasol.example")),
    "respuesta": (
        "respuesta.eml",
        correo("Re: Factura A-1", "Buenas tardes, le pagamos el viernes.\n", In_Reply_To="<c@x.example>"),
    ),
    "otro": (
        "otro.eml",
        correo("Oferta de tóner", "Tóner barato, solo hoy.\n", List_Unsubscribe="<mailto:b@x.example>"),
    ),
    "ilegible": ("roto.bin", b"\x00\x01\x02" * 2000),
}


def test_cada_clase_tiene_exactamente_la_forma_de_contrato(tmp_path: Path) -> None:
    for nombre, contenido in CASOS.values():
        (tmp_path / nombre).write_bytes(contenido)
    rutas = [tmp_path / nombre for nombre, _ in CASOS.values()]
    leidos = leer(*rutas)
    assert [leido["archivo"] for leido in leidos] == [str(ruta) for ruta in rutas]
    for leido in leidos:
        assert faltas(leido, LEER) == [], leido["archivo"]
    por_archivo = {Path(leido["archivo"]).name: leido for leido in leidos}
    for clase in ("rebote", "respuesta_automatica", "factura", "extracto", "respuesta", "ilegible"):
        assert por_archivo[CASOS[clase][0]]["clase"] == clase
    assert por_archivo["respuesta.eml"]["intencion"]["fecha"] == "2026-12-18", (
        "contra la fecha del correo, no la de hoy"
    )
    assert por_archivo["rebote.eml"]["rebote"]["definitivos"] == ["ana@acme.example"]
    assert por_archivo["extracto.sta"]["movimientos"][0]["importe"] == "580"
    assert por_archivo["roto.bin"]["avisos"]


def test_una_carpeta_se_recorre_y_lo_que_no_esta_se_dice(tmp_path: Path) -> None:
    honda = tmp_path / "a" / "b"
    honda.mkdir(parents=True)
    (honda / "1.eml").write_bytes(CASOS["respuesta"][1])
    (tmp_path / "2.eml").write_bytes(CASOS["rebote"][1])
    os.mkfifo(tmp_path / "tubo")
    raro = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.eml"))
    raro.write_bytes(CASOS["respuesta"][1])
    leidos = leer(tmp_path, tmp_path / "no-esta.eml", tmp_path / "tubo", raro, Path("/dev/null"))
    assert [leido["clase"] for leido in leidos[:3]] == ["rebote", "respuesta", "respuesta"]
    assert [leido["clase"] for leido in leidos[3:]] == ["ilegible", "ilegible", "respuesta", "ilegible"]
    assert all(faltas(leido, LEER) == [] for leido in leidos)


def test_sin_json_se_lee_a_ojo(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(CASOS["respuesta"][1])
    mandato = [sys.executable, "-m", "buzon", "leer", str(tmp_path / "1.eml")]
    hecho = subprocess.run(mandato, capture_output=True, text=True, check=True)
    assert "tipo: promesa" in hecho.stdout
    assert "fecha: 2026-12-18" in hecho.stdout


# El taller: lo caro, en otro proceso con topes ----------------------------------------------------------------


def pdf(contenido: bytes, *, filtros: int = 1) -> bytes:
    """Un PDF de una página con ese contenido, comprimido tantas veces como se pida."""
    for _ in range(filtros):
        contenido = zlib.compress(contenido, 9)
    objetos = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(contenido), b"/FlateDecode" * filtros, contenido),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    salida = bytearray(b"%PDF-1.4\n")
    lugares = []
    for numero, objeto in enumerate(objetos, start=1):
        lugares.append(len(salida))
        salida += b"%d 0 obj%s endobj\n" % (numero, objeto)
    tabla = b"".join(b"%010d 00000 n \n" % lugar for lugar in lugares)
    salida += b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        tabla,
        len(salida),
    )
    return bytes(salida)


_BOMBAS = {
    "texto.pdf": lambda: pdf(b"BT /F 1 Tf " + b"(aaaaaaaa) Tj " * 2_000_000 + b"ET"),
    "trazos.pdf": lambda: pdf(b"0 0 m " + b"1 1 l " * 6_000_000 + b"S"),
    "doble.pdf": lambda: pdf(b"\x00" * (300 * MEGA), filtros=2),
}


@pytest.mark.parametrize("bomba", _BOMBAS)
def test_una_bomba_pdf_no_cuesta_mas_de_lo_prometido(tmp_path: Path, bomba: str) -> None:
    (tmp_path / bomba).write_bytes(_BOMBAS[bomba]())
    antes = resource.getrusage(resource.RUSAGE_CHILDREN)
    (leido,) = leer(tmp_path / bomba)
    despues = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert faltas(leido, LEER) == []
    # Cinco de lectura, y lo que Python tarda en cargarse dos veces en una máquina lenta.
    assert despues.ru_utime + despues.ru_stime - antes.ru_utime - antes.ru_stime < 10


def test_un_archivo_de_25_mb_se_lee_y_uno_mayor_se_rechaza(tmp_path: Path) -> None:
    mensaje = EmailMessage()
    mensaje["From"], mensaje["Date"], mensaje["Subject"] = "ana@acme.example", HOY, "Fotos"
    mensaje.set_content("Le pagamos el viernes.\n")
    mensaje.add_attachment(os.urandom(MEGA) * 18, maintype="image", subtype="png", filename="foto.png")
    crudo = mensaje.as_bytes(policy=SMTP)
    assert 24 * MEGA < len(crudo) <= 25 * MEGA
    (tmp_path / "grande.eml").write_bytes(crudo)
    (tmp_path / "enorme.eml").write_bytes(crudo + b"A" * MEGA)
    grande, enorme = leer(tmp_path / "grande.eml", tmp_path / "enorme.eml")
    assert grande["clase"] != "ilegible"
    assert grande["intencion"]["fecha"] == "2026-12-18"
    assert (enorme["clase"], enorme["avisos"]) == ("ilegible", ["pesa más de 25 MB"])


def _con_adjunto(contenido: bytes) -> bytes:
    mensaje = EmailMessage()
    mensaje["From"], mensaje["Date"], mensaje["Subject"] = "ana@acme.example", HOY, "Factura"
    mensaje.set_content("Adjunto.\n")
    mensaje.add_attachment(contenido, maintype="application", subtype="pdf", filename="f.pdf")
    return mensaje.as_bytes(policy=SMTP)


def _taller_que(hace: str) -> Taller:
    """Un taller cuyo proceso hace otra cosa: así muere siempre de lo mismo."""
    taller = Taller()
    taller._orden = [sys.executable, "-c", f"import resource, sys; {hace}"]
    return taller


@pytest.mark.parametrize(
    ("hace", "dice"),
    [
        ("resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass", "el correo tarda demasiado en leerse"),
        ("import os; os.kill(os.getpid(), 9)", "el correo tarda demasiado en leerse"),
        ("sys.exit(70)", "el correo pide demasiada memoria"),
        ("import os; os.abort()", "el correo no se deja leer"),
    ],
)
def test_si_el_taller_muere_el_correo_es_ilegible_y_dice_por_que(hace: str, dice: str) -> None:
    leido = _taller_que(hace).abrir(_con_adjunto(b"%PDF-1.4"))
    assert (leido.clase, leido.avisos) == ("ilegible", (dice,))


def test_si_el_taller_no_llega_a_empezar_la_culpa_no_es_del_correo() -> None:
    with pytest.raises(FalloPasajero, match="sin sitio"):
        _taller_que("print('sin sitio', file=sys.stderr); sys.exit(71)").abrir(b"hola")


def test_el_taller_se_queda_sin_memoria_antes_que_la_maquina() -> None:
    sin_aire = "from buzon.cli import taller; taller._MEMORIA = 200 << 20; sys.exit(taller.principal())"
    leido = _taller_que(sin_aire).abrir(correo("Fotos", "A" * (60 * MEGA)))
    assert leido.avisos == ("el correo pide demasiada memoria",)


@pytest.mark.parametrize(
    ("contenido", "corriente"),
    [
        (CASOS["respuesta"][1], True),
        (CASOS["factura"][1], True),
        (_con_adjunto(b"%PDF-1.4 una factura"), False),
        (pdf(b"BT ET"), False),
        (b"PK\x03\x04 un zip", False),
        (correo("Fotos", "a" * 300_000), False),
    ],
)
def test_solo_lo_que_puede_costar_caro_va_al_taller(contenido: bytes, corriente: bool) -> None:  # noqa: FBT001 - el caso
    assert es_corriente(contenido) is corriente


def test_el_taller_lee_lo_mismo_que_se_leeria_aqui() -> None:
    crudo = CASOS["factura"][1]
    assert Taller().abrir(crudo) == entender_archivo(crudo, "", leer_saber())
