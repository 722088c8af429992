"""El contrato de BandejaDeEntrada: lo mismo en memoria, en pymap y en Dovecot."""

import os
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from servidores.buzones import BuzonDePrueba, BuzonEnMemoria, en_dovecot, en_pymap

from buzon.puertos import BandejaDeEntrada, FalloPasajero, Marca, Sobre

HOY = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
DESDE = HOY - timedelta(days=5)


def carta(numero: int, cuerpo: str = "Buenas tardes, adjunto el comprobante.") -> bytes:
    return (
        f"From: Ana Paredes <ana{numero}@ferreteria.example>\r\nTo: cobros@andes.example\r\n"
        f"Subject: Pago de la factura {numero}\r\nMessage-ID: <carta-{numero}@ferreteria.example>\r\n\r\n{cuerpo}\r\n"
    ).encode()


@pytest.fixture(params=["memoria", "pymap", pytest.param("dovecot", marks=pytest.mark.dovecot)])
def buzon(request: pytest.FixtureRequest) -> Iterator[BuzonDePrueba]:
    if request.param == "memoria":
        yield BuzonEnMemoria()
        return
    servidor = request.getfixturevalue(request.param)
    nuevo = en_pymap(servidor) if request.param == "pymap" else en_dovecot(servidor)
    yield nuevo
    nuevo.cerrar()


def leer(bandeja: BandejaDeEntrada, marcas: dict[str, Marca] | None = None, desde: datetime = DESDE) -> list[Sobre]:
    return list(bandeja.novedades(marcas or {}, desde))


def marca_de(sobre: Sobre) -> dict[str, Marca]:
    return {sobre.carpeta: Marca(sobre.uidvalidity, sobre.uid)}


def test_un_buzon_vacio_no_trae_nada(buzon: BuzonDePrueba) -> None:
    assert leer(buzon.abrir()) == []


def test_los_correos_llegan_enteros_en_orden_y_con_su_fecha(buzon: BuzonDePrueba) -> None:
    crudos = [carta(1), carta(2, "Línea\r\n\r\n.punto al principio\r\nFin"), carta(3)]
    for hora, crudo in enumerate(crudos):
        buzon.entregar(crudo, HOY + timedelta(hours=hora))
    sobres = leer(buzon.abrir())
    assert [sobre.crudo for sobre in sobres] == crudos
    assert [sobre.llegada for sobre in sobres] == [HOY + timedelta(hours=hora) for hora in range(3)]
    assert all(sobre.tamano == len(sobre.crudo) and not sobre.recortado for sobre in sobres)
    assert [sobre.uid for sobre in sobres] == sorted({sobre.uid for sobre in sobres})


def test_con_marca_solo_llega_lo_posterior_aunque_su_fecha_sea_antigua(buzon: BuzonDePrueba) -> None:
    buzon.entregar(carta(1), HOY)
    bandeja = buzon.abrir()
    (primero,) = leer(bandeja)
    assert leer(bandeja, marca_de(primero)) == []
    buzon.entregar(carta(2), HOY - timedelta(days=400))
    (segundo,) = leer(bandeja, marca_de(primero))
    assert segundo.crudo == carta(2)


def test_sin_marca_lo_anterior_a_desde_no_cuenta_ni_por_minutos(buzon: BuzonDePrueba) -> None:
    buzon.entregar(carta(1), DESDE - timedelta(days=30))
    buzon.entregar(carta(2), DESDE - timedelta(minutes=1))
    buzon.entregar(carta(3), DESDE)
    assert [sobre.crudo for sobre in leer(buzon.abrir())] == [carta(3)]


def test_leer_no_marca_como_leido(buzon: BuzonDePrueba) -> None:
    buzon.entregar(carta(1), HOY)
    (sobre,) = leer(buzon.abrir())
    assert buzon.banderas(sobre.uid) == set()


def test_acusar_pone_la_etiqueta_y_nada_mas(buzon: BuzonDePrueba) -> None:
    buzon.entregar(carta(1), HOY)
    bandeja = buzon.abrir()
    (sobre,) = leer(bandeja)
    bandeja.acusar(sobre, "BuzonVisto")
    assert buzon.banderas(sobre.uid) == {"BuzonVisto"}


def test_acusar_un_correo_que_ya_no_esta_no_es_un_fallo(buzon: BuzonDePrueba) -> None:
    buzon.entregar(carta(1), HOY)
    bandeja = buzon.abrir()
    (sobre,) = leer(bandeja)
    buzon.borrar(sobre.uid)
    bandeja.acusar(sobre, "BuzonVisto")
    assert leer(bandeja) == []


def test_entre_correo_y_correo_se_puede_acusar_y_mirar_enviados(buzon: BuzonDePrueba) -> None:
    for numero in range(3):
        buzon.entregar(carta(numero), HOY)
    bandeja, vistos = buzon.abrir(), []
    for sobre in bandeja.novedades({}, DESDE):
        bandeja.acusar(sobre, "BuzonVisto")
        assert bandeja.buscar_enviada("no-esta@andes.example") is False
        vistos.append(sobre)
    assert [sobre.crudo for sobre in vistos] == [carta(0), carta(1), carta(2)]
    assert all(buzon.banderas(sobre.uid) == {"BuzonVisto"} for sobre in vistos)


def test_un_correo_que_desaparece_a_medias_se_salta(buzon: BuzonDePrueba) -> None:
    for numero in range(3):
        buzon.entregar(carta(numero), HOY)
    todos = leer(buzon.abrir())
    novedades = iter(buzon.abrir().novedades({}, DESDE))
    primero = next(novedades)
    buzon.borrar(todos[1].uid)
    llegados = [primero.crudo, *(sobre.crudo for sobre in novedades)]
    # IMAP deja que una sesión siga viendo lo borrado (pymap lo hace): lo que no vale es atascarse o saltarse otro.
    assert [crudo for crudo in llegados if crudo != carta(1)] == [carta(0), carta(2)]


def test_si_la_carpeta_se_renumera_se_recorre_lo_llegado_desde(buzon: BuzonDePrueba) -> None:
    buzon.crear_carpeta("Facturas")
    buzon.entregar(carta(1), HOY, "Facturas")
    bandeja = buzon.abrir(("Facturas",))
    (antes,) = leer(bandeja)
    buzon.renovar("Facturas")
    buzon.entregar(carta(2), DESDE - timedelta(days=9), "Facturas")
    buzon.entregar(carta(3), HOY, "Facturas")
    bandeja = buzon.abrir(("Facturas",))
    (despues,) = leer(bandeja, marca_de(antes))
    assert despues.crudo == carta(3)
    assert despues.uidvalidity != antes.uidvalidity


def test_una_carpeta_con_acentos_y_espacios_se_lee_igual(buzon: BuzonDePrueba) -> None:
    buzon.crear_carpeta("Año 2026 & más")
    buzon.entregar(carta(1), HOY, "Año 2026 & más")
    (sobre,) = leer(buzon.abrir(("INBOX", "Año 2026 & más")))
    assert (sobre.carpeta, sobre.crudo) == ("Año 2026 & más", carta(1))


def test_una_carpeta_que_no_existe_es_un_fallo_pasajero(buzon: BuzonDePrueba) -> None:
    with pytest.raises(FalloPasajero, match="Inexistente"):
        leer(buzon.abrir(("Inexistente",)))


def test_un_correo_enorme_llega_recortado_con_sus_cabeceras_enteras(buzon: BuzonDePrueba) -> None:
    enorme = carta(1, "a" * 70 + ("\r\n" + "b" * 70) * 5000)
    buzon.entregar(enorme, HOY)
    (sobre,) = leer(buzon.abrir(tope=100_000))
    assert sobre.recortado
    assert sobre.tamano == len(enorme)
    assert enorme.startswith(sobre.crudo)
    assert 65_536 <= len(sobre.crudo) < 70_000


def test_esperar_sin_nada_nuevo_agota_el_plazo_y_dice_que_no(buzon: BuzonDePrueba) -> None:
    buzon.entregar(carta(1), HOY)
    bandeja = buzon.abrir()
    leer(bandeja)
    principio = time.monotonic()
    assert bandeja.esperar(0.4) is False
    assert time.monotonic() - principio >= 0.35


def test_esperar_despierta_en_cuanto_llega_un_correo(buzon: BuzonDePrueba) -> None:
    bandeja = buzon.abrir()
    leer(bandeja)
    timbre = threading.Timer(0.3, buzon.entregar, (carta(1), HOY))
    timbre.start()
    principio = time.monotonic()
    assert bandeja.esperar(60) is True
    assert time.monotonic() - principio < 30
    timbre.join()
    assert [sobre.crudo for sobre in leer(bandeja)] == [carta(1)]


def test_lo_llegado_entre_leer_y_esperar_no_se_pierde(buzon: BuzonDePrueba) -> None:
    bandeja = buzon.abrir()
    leer(bandeja)
    buzon.entregar(carta(1), HOY)
    assert bandeja.buscar_enviada("otra@andes.example") is False
    principio = time.monotonic()
    assert bandeja.esperar(60) is True
    assert time.monotonic() - principio < 30
    assert bandeja.esperar(0) is False, "cada correo avisa una sola vez"


def test_el_despertador_corta_la_espera(buzon: BuzonDePrueba) -> None:
    bandeja = buzon.abrir()
    leer(bandeja)
    lector, escritor = os.pipe()
    timbre = threading.Timer(0.2, os.write, (escritor, b"\0"))
    timbre.start()
    principio = time.monotonic()
    assert bandeja.esperar(60, lector) is False
    assert time.monotonic() - principio < 30
    timbre.join()
    os.close(lector)
    os.close(escritor)


def test_se_espera_tambien_en_las_carpetas_que_no_son_la_primera(buzon: BuzonDePrueba) -> None:
    buzon.crear_carpeta("Banco")
    bandeja = buzon.abrir(("INBOX", "Banco"))
    leer(bandeja)
    timbre = threading.Timer(0.3, buzon.entregar, (carta(1), HOY, "Banco"))
    timbre.start()
    assert bandeja.esperar(5) is True
    timbre.join()
    assert [sobre.carpeta for sobre in leer(bandeja)] == ["Banco"]


def test_archivar_deja_una_copia_leida_y_solo_una(buzon: BuzonDePrueba) -> None:
    bandeja = buzon.abrir()
    assert bandeja.buscar_enviada("carta-7@ferreteria.example") is False
    assert bandeja.archivar_enviada(carta(7), HOY) is True
    assert bandeja.archivar_enviada(carta(7), HOY) is True
    assert bandeja.buscar_enviada("<carta-7@ferreteria.example>") is True
    (copia,) = leer(buzon.abrir((buzon.carpeta_de_enviados,)))
    assert (copia.crudo, copia.llegada) == (carta(7), HOY)
    assert buzon.banderas(copia.uid, buzon.carpeta_de_enviados) == {"\\Seen"}


def test_una_carta_con_un_identificador_parecido_no_es_la_misma(buzon: BuzonDePrueba) -> None:
    bandeja = buzon.abrir()
    bandeja.archivar_enviada(carta(17), HOY)
    assert bandeja.buscar_enviada("carta-1@ferreteria.example") is False
    assert bandeja.buscar_enviada("arta-17@ferreteria.example") is False
    assert bandeja.buscar_enviada("carta-17@ferreteria.example") is True
