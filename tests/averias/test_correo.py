"""Averías del correo que llega: repetido, enorme, hostil, o que tumba a quien lo lee."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from averias.mundo_de_red import ANA, EscenarioDeRed
from correo import test_rebotes_dialectos, test_rebotes_espanol
from recorridos import test_rebotes_y_ausencias as rebotes
from recorridos.escenario import Escenario, _saber

from buzon.adaptadores.sistema import MarcaDeLectura
from buzon.adaptadores.taller import Taller, es_corriente
from buzon.correo.entender import entender
from buzon.puertos import FalloPasajero, Marca


def _vivir(paso: int | None) -> Escenario:
    e = Escenario(con_jinja=False)
    e.factura()
    e.transferencia("ACME Ltda", "$150.000")
    e.llega(ANA, "Factura", "Hola, ¿me mandan una copia de la factura?")
    e.mundo.fallos.morir_en = paso
    for _ in range(3):
        try:
            e.pasar()
        except SystemExit:
            e.renacer()
            e.pasar()
    return e


def _efecto(e: Escenario) -> dict[str, object]:
    c = e.casa.cartera
    vistos = [h for a in e.casa.libro.asientos() for h in a.hechos if type(h).__name__ == "CorreoVisto"]
    return {
        "saldo": e.la("123").saldo,
        "pagos": len(c.pagos),
        "respuestas": sorted(r.cita for r in c.respuestas.values()),
        "vistos": len(vistos),
        "huellas": len({h.huella for h in vistos}),
        "recibos": [carta.id for carta in e.cartas if carta.id.startswith("recibo/")],
    }


def test_f02_muerto_en_cada_paso_de_atender_un_correo_el_efecto_es_uno() -> None:
    entero = _vivir(None)
    esperado = _efecto(entero)
    assert esperado["vistos"] == esperado["huellas"] == 3
    for paso in range(1, len(entero.mundo.fallos.pasos) + 1):
        e = _vivir(paso)
        hallado = _efecto(e)
        # Una carta al titular cortada en el punto no se repite: lo demás ha de ser idéntico.
        hallado["recibos"] = esperado["recibos"]
        assert hallado == esperado, (paso, entero.mundo.fallos.pasos[paso - 1])
        numero = e.casa.cartera.ultimo_numero
        e.pasar()
        assert e.casa.cartera.ultimo_numero == numero, paso


def test_f12_una_devolucion_definitiva_para_la_secuencia_y_no_es_una_respuesta() -> None:
    e = Escenario()
    rebotes.test_una_devolucion_definitiva_anula_la_direccion_y_avisa(e)
    assert not e.casa.cartera.respuestas


def test_f12_una_demora_solo_se_anota_y_las_devoluciones_en_espanol_se_entienden() -> None:
    rebotes.test_una_demora_no_cambia_nada(Escenario())
    assert any(nombre.startswith("test_") for nombre in (*dir(test_rebotes_espanol), *dir(test_rebotes_dialectos)))


def test_f25_dos_copias_del_mismo_correo_por_caminos_distintos_son_una() -> None:
    e = Escenario()
    e.factura()
    e.transferencia("ACME Ltda", "$150.000")
    correos = [c.crudo for c in e.mundo.casillero.carpetas["INBOX"].correos.values()]
    for crudo in correos:
        e.mundo.casillero.entregar(b"Received: from lista.example by mx.example\r\n" + crudo, e.reloj.ahora())
        e.mundo.casillero.entregar(crudo, e.reloj.ahora())
    e.pasar()
    assert len(e.casa.cartera.facturas) == 1
    assert len(e.casa.cartera.pagos) == 1


def test_f25_otro_correo_con_la_identidad_de_uno_ya_visto_se_aparta_y_se_ensena() -> None:
    e = Escenario()
    e.factura()
    identidad = e.llega(ANA, "Hola", "Buenos días")
    e.pasar()
    crudo = (
        f"From: otro@malo.example\r\nTo: cobros@graficaandes.example\r\nSubject: pago\r\n"
        f"Message-ID: {identidad}\r\n\r\npagada 123\r\n"
    )
    e.mundo.casillero.entregar(crudo.encode(), e.reloj.ahora())
    e.pasar()
    assert e.la("123").saldo == e.la("123").importe
    assert any("identidad" in c.texto for c in e.avisos("aviso"))


def test_f28_la_primera_vez_en_un_buzon_viejo_lo_anterior_no_cuenta(red: EscenarioDeRed) -> None:
    casillero = red.mundo.casillero
    red.factura("111")
    red.transferencia("ACME Ltda", "$150.000")
    for correo in casillero.carpetas["INBOX"].correos.values():
        correo.llegada -= timedelta(days=400)
    red.factura("222")
    assert red.pasar().al_dia
    assert [f.numero for f in red.casa.cartera.facturas.values()] == ["222"]
    assert not red.casa.cartera.pagos
    assert len(red.casa.cartera.vistos) == 1


def test_f29_de_un_correo_enorme_se_trae_solo_el_principio(red: EscenarioDeRed) -> None:
    red.factura()
    red.pasar()
    cabeza = f"From: {ANA}\r\nTo: cobros@x.example\r\nSubject: pago\r\nMessage-ID: <g@acme.example>\r\n\r\n".encode()
    red.mundo.casillero.entregar(cabeza + b"ya pagamos la factura\r\n" + b"x" * 2_000_000, red.reloj.ahora())
    validez, uid = red.casa.cartera.marcas["INBOX"]
    bandeja = red.bandeja(tope=1_000_000, texto=65536)
    (sobre,) = bandeja.novedades({"INBOX": Marca(validez, uid)}, red.inicio)
    bandeja.cerrar()
    assert sobre.recortado
    assert len(sobre.crudo) < 70_000
    assert sobre.tamano > 2_000_000
    assert sobre.crudo.startswith(cabeza)


HOSTILES = {
    "partes anidadas": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)
    ),
    "paréntesis en From": b"From: " + b"(" * 8000 + b"\r\n\r\nhola\r\n",
    "comillas en From": b"From: " + b'"' * 40_000 + b"\r\n\r\nhola\r\n",
    "palabras codificadas": b"Subject: " + b"=?utf-8?b?YQ==?= " * 15_000 + b"\r\n\r\nhola\r\n",
    "cien mil partes": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000,
    "codificación inventada": b"Subject: =?x-no?b?YQ==?=\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xff",
    "base64 roto": b"Subject: =?utf-8?b?YQ=?= =?utf-8?q?=ZZ?=\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!\r\n",
    "vacío": b"",
    "NUL": b'From: a\0b@c.example\r\nContent-Type: text/plain; charset="\0"\r\n\r\n\0\0\0\r\n',
}


@pytest.mark.parametrize("cual", HOSTILES)
def test_f30_un_correo_hostil_no_para_a_los_demas_ni_cuesta_de_mas(cual: str) -> None:
    import resource

    e = Escenario()
    e.casa.abrir_aparte = lambda crudo: entender(crudo, _saber()) if es_corriente(crudo) else Taller().abrir(crudo)
    e.mundo.casillero.entregar(HOSTILES[cual], e.reloj.ahora())
    e.factura()
    antes = resource.getrusage(resource.RUSAGE_SELF).ru_utime + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert e.pasar().al_dia
    usado = resource.getrusage(resource.RUSAGE_SELF).ru_utime + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert len(e.casa.cartera.facturas) == 1
    assert usado - antes < 12
    (etiquetas,) = [
        c.etiquetas for c in e.mundo.casillero.carpetas["INBOX"].correos.values() if c.crudo == HOSTILES[cual]
    ]
    assert "\\Seen" not in etiquetas


def test_f31_un_correo_que_tumba_el_proceso_tres_veces_se_aparta_y_se_avisa(tmp_path: Path) -> None:
    e = Escenario()
    testigo = MarcaDeLectura(tmp_path / "leyendo")
    veneno = e.llega(ANA, "veneno", "me como el proceso")
    e.factura()
    caidas = 0

    def leer_o_morir(crudo: bytes) -> object:
        if veneno.encode() in crudo:
            raise SystemExit("como un os.abort() a mitad de leer")
        return entender(crudo, _saber())

    for _ in range(6):
        e.casa.testigo, e.casa.abrir_aparte = testigo, leer_o_morir  # type: ignore[assignment] # muere a propósito
        try:
            e.pasar()
            break
        except SystemExit:
            caidas += 1
            e.renacer()
    assert caidas == 3
    assert len(e.casa.cartera.facturas) == 1
    assert any("se cayó 3 veces" in c.texto for c in e.avisos("aviso"))


def test_un_correo_que_la_maquina_no_deja_abrir_espera_y_no_se_toma_por_veneno(tmp_path: Path) -> None:
    e = Escenario()
    e.casa.testigo = MarcaDeLectura(tmp_path / "leyendo")
    e.factura()
    veces = 0

    def sin_taller(crudo: bytes) -> object:
        nonlocal veces
        veces += 1
        if veces <= 5:
            raise FalloPasajero("no puedo arrancar el taller de lectura: memoria")
        return entender(crudo, _saber())

    e.casa.abrir_aparte = sin_taller  # type: ignore[assignment] # falla a propósito
    for _ in range(5):
        assert not e.pasar().al_dia
    assert e.pasar().al_dia
    assert len(e.casa.cartera.facturas) == 1
    assert not any("se cayó" in c.texto for c in e.avisos("aviso"))


def test_de_un_correo_recortado_se_avisa_al_titular_de_que_puede_faltar_algo() -> None:
    e = Escenario()
    e.pasar()
    e.factura()
    originales = e.casa.entrada.novedades
    e.casa.entrada.novedades = lambda *a: (  # type: ignore[method-assign] # como si pasara del tope
        msgspec.structs.replace(sobre, recortado=True) for sobre in originales(*a)
    )
    e.pasar()
    assert "solo he leído el principio" in e.avisos("recibo")[-1].texto


def test_f31_el_testigo_sobrevive_a_que_el_proceso_muera_de_golpe(tmp_path: Path) -> None:
    codigo = (
        "import os, sys; from pathlib import Path; from buzon.adaptadores.sistema import MarcaDeLectura\n"
        "print(MarcaDeLectura(Path(sys.argv[1])).empezar('abc'), flush=True); os.abort()"
    )
    for vez in range(3):
        hecho = subprocess.run(
            [sys.executable, "-c", codigo, str(tmp_path / "leyendo")], capture_output=True, text=True, check=False
        )
        assert (hecho.returncode, hecho.stdout) == (-signal.SIGABRT, f"{vez}\n")
    testigo = MarcaDeLectura(tmp_path / "leyendo")
    assert testigo.empezar("otro") == 0
    testigo.acabar()
    assert testigo.empezar("abc") == 0


@pytest.mark.parametrize(
    "mal", [OSError(24, "Too many open files"), MemoryError(), OSError(12, "Cannot allocate memory")]
)
def test_f32_sin_recursos_no_es_un_correo_malo_y_se_vuelve_a_leer(mal: BaseException) -> None:
    e = Escenario()
    e.factura()
    buena = e.casa.leer
    averias = [mal]

    def leer(crudo: bytes) -> object:
        if averias:
            raise averias.pop()
        return buena(crudo)

    e.casa.leer = leer  # type: ignore[method-assign, assignment] # el mundo se queda sin recursos una vez
    assert not e.pasar().al_dia
    assert not e.casa.cartera.vistos
    assert "recursos" in e.casa.cartera.problemas
    assert e.pasar().al_dia
    assert len(e.casa.cartera.facturas) == 1
    assert "recursos" not in e.casa.cartera.problemas


def test_f32_de_verdad_sin_descriptores_de_archivo(tmp_path: Path) -> None:
    """En otro proceso, con RLIMIT_NOFILE agotado: el taller no arranca y eso es pasajero, no «ilegible»."""
    codigo = """
import os, resource
from buzon.adaptadores.taller import Taller
from buzon.puertos import FalloPasajero
taller = Taller()
resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
while True:
    try: os.open("/dev/null", os.O_RDONLY)
    except OSError: break
try: taller.abrir(b"From: a@b.example\\r\\n\\r\\nhola")
except FalloPasajero: os.write(1, b"pasajero")
"""
    hecho = subprocess.run(
        [sys.executable, "-c", codigo], capture_output=True, check=False, cwd=tmp_path, env=os.environ
    )
    assert hecho.stdout == b"pasajero", hecho.stderr.decode()
