"""Averías del libro y de la casa: muertes, discos llenos, daños, dos Buzones, copias viejas."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from adaptadores import (
    test_libro_danos,
    test_libro_llamadas,
    test_libro_procesos,
    test_libro_versiones,
)
from adaptadores.test_libro_llamadas import MATAR, ROTO, SIN_SITIO
from averias.mundo_de_red import ANA, EscenarioDeRed
from proceso import test_restaurar
from proceso.mundo import Mundo
from recorridos.escenario import TITULAR, Escenario

from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar, restaurar
from buzon.adaptadores.memoria.libro import LibroEnMemoria
from buzon.adaptadores.sistema import instancia_de, vigia_del_disco
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.entradas import DiaNuevo, OrdenDeConsola
from buzon.dominio.hechos import CartaAnulada, LibroRestaurado
from buzon.dominio.ordenes import Orden
from buzon.puertos import FalloDelDisco, FalloPasajero, LibroDanado, LibroOcupado

MIL = 1000


@pytest.mark.parametrize("averia", [MATAR, SIN_SITIO], ids=["kill", "enospc"])
def test_f01_en_cada_llamada_al_sistema_el_libro_queda_como_antes_o_como_despues(
    tmp_path: Path,
    recuento: dict[str, list[int]],
    averia: str,
) -> None:
    test_libro_llamadas.test_en_cada_llamada_que_escribe_el_libro_queda_como_antes_o_como_despues(
        tmp_path, recuento, averia
    )


def _mil_averias(recuento: dict[str, list[int]]) -> list[tuple[str, ...]]:
    """Cada llamada con cada avería, y después parejas: el disco falla en una y el proceso muere en otra."""
    llamadas = [(nombre, n) for nombre, cuales in recuento.items() for n in cuales]
    males = (MATAR, SIN_SITIO, ROTO, "error=EDQUOT", "error=EROFS")
    una = [(f"{nombre}:{mal}:when={n}",) for mal in males for nombre, n in llamadas]
    dos = [(f"{a}:{SIN_SITIO}:when={n}", f"{b}:{MATAR}:when={m}") for a, n in llamadas for b, m in llamadas if a != b]
    faltan = max(1, MIL - len(una))
    return [*una, *dos[:: max(1, len(dos) // faltan)]]


@pytest.mark.largo
def test_f01_mil_inyecciones_y_en_todas_el_libro_esta_entero(tmp_path: Path, recuento: dict[str, list[int]]) -> None:
    averias = list(enumerate(_mil_averias(recuento)))
    assert len(averias) >= MIL
    with ThreadPoolExecutor(os.cpu_count()) as hilos:
        heridos = list(hilos.map(partial(_herir, tmp_path), averias))
    # Se comprueban después, sin otros hilos: un proceso que otro hilo esté lanzando hereda por un momento el cerrojo.
    ocurrieron = 0
    for carpeta, resultado in heridos:
        test_libro_llamadas.comprobar(carpeta, resultado)
        registro = Path(f"{carpeta}.log").read_text(encoding="utf-8", errors="replace")
        ocurrieron += resultado.returncode == test_libro_llamadas.MUERTO or "(INJECTED)" in registro
    assert ocurrieron > MIL * 0.8


def _herir(raiz: Path, averia: tuple[int, tuple[str, ...]]) -> tuple[Path, subprocess.CompletedProcess[bytes]]:
    numero, inyecciones = averia
    carpeta = raiz / f"{numero:04}"
    return carpeta, test_libro_llamadas.correr(carpeta, *inyecciones)


def test_f33_sin_sitio_no_se_empieza_ningun_envio_se_avisa_y_al_haberlo_se_sigue_solo() -> None:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    libre = [False]
    e.casa.falta_sitio = lambda: None if libre[0] else "queda poco sitio en el disco"
    e.transferencia("ACME Ltda", "$150.000")
    assert e.pasar().al_dia
    assert not e.etapas(ANA)
    assert "disco" in e.casa.cartera.problemas
    assert e.la("123").saldo == 300_000  # leer y apuntar pagos, sí
    libre[0] = True
    e.el_dia("2026-12-15", "10:10")
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]
    assert "disco" not in e.casa.cartera.problemas


def test_f33_si_el_libro_no_admite_mas_no_sale_nada_ni_se_acusa_el_correo() -> None:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    e.transferencia("ACME Ltda", "$450.000")
    e.mundo.fallos.programar("libro.asentar", *[FalloPasajero("no cabe")] * 50)
    salidas = len(e.cartas)
    with pytest.raises(FalloPasajero):
        e.pasar()
    assert len(e.cartas) == salidas
    ultimo = list(e.mundo.casillero.carpetas["INBOX"].correos.values())[-1]
    assert "BuzonVisto" not in ultimo.etiquetas
    e.mundo.fallos._guion["libro.asentar"].clear()
    e.pasar()
    assert e.la("123").saldo == 0
    assert not e.etapas(ANA)


@pytest.mark.parametrize("que", ["libro.asentar", "archivo.guardar"])
def test_f33_un_fallo_del_disco_no_se_cuenta_como_un_fallo_del_correo(que: str) -> None:
    """Ni al leer ni al enviar: el titular buscaría el mal donde no está."""
    e = Escenario()
    e.factura()
    e.mundo.fallos.programar(que, FalloDelDisco("No se pudo escribir: no queda sitio."))
    assert not e.pasar().al_dia
    assert list(e.casa.cartera.problemas) == ["disco"]
    e.pasar()
    assert not e.casa.cartera.problemas
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    e.casa.decidir(DiaNuevo(), Causa("dia", "2026-12-15"))
    e.mundo.fallos.programar(que, FalloDelDisco("No se pudo escribir: no queda sitio."))
    e.pasar()
    assert list(e.casa.cartera.problemas) == ["disco"]
    assert not e.etapas(ANA)
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]
    assert not e.casa.cartera.problemas


def test_f33_cuanto_sitio_hace_falta(tmp_path: Path) -> None:
    (tmp_path / "libro-000001.foto").write_bytes(b"x" * 1000)
    libre = shutil.disk_usage(tmp_path).free
    assert vigia_del_disco(tmp_path, minimo=libre // 2)() is None
    falta = vigia_del_disco(tmp_path, minimo=libre * 2)()
    assert falta is not None
    assert "MB libres" in falta


def test_f33_un_disco_lleno_de_verdad(tmp_path: Path) -> None:
    test_libro_procesos.test_un_disco_lleno_de_verdad_se_nota_y_al_vaciarse_se_sigue_solo(tmp_path)


@pytest.mark.parametrize("contenido", [b"", b"{", b"\0" * 4096, b"00000000 []\n"])
@pytest.mark.parametrize("cual", [test_libro_danos.foto, test_libro_danos.diario])
def test_f34_un_libro_vacio_cortado_o_con_basura_no_se_usa_ni_se_toca(
    carpeta: Path,
    cual: object,
    contenido: bytes,
) -> None:
    ruta = cual(carpeta)  # type: ignore[operator] # una de las dos funciones
    ruta.write_bytes(contenido)
    with pytest.raises(LibroDanado, match="respaldo"):
        LibroTinyDB.abrir(carpeta)
    assert ruta.read_bytes() == contenido


def test_f34_donde_hubo_libro_no_se_estrena_otro_vacio(tmp_path: Path) -> None:
    test_libro_danos.test_donde_no_hay_libro_no_se_inventa_uno_vacio(tmp_path)


def test_f35_un_segundo_buzon_en_la_misma_casa_se_niega(red: EscenarioDeRed) -> None:
    with pytest.raises(LibroOcupado):
        LibroTinyDB.abrir(red.carpeta / "datos")


def test_f35_y_kill_9_suelta_el_cerrojo(tmp_path: Path) -> None:
    test_libro_procesos.test_otro_proceso_no_puede_abrirlo_y_kill_9_suelta_el_cerrojo(tmp_path)


def _epoca(numero: int) -> Asiento:
    cuando = datetime(2026, 12, 15, 13, 30, tzinfo=UTC)
    return Asiento(numero, cuando, Causa("casa", "restaurado"), (LibroRestaurado(como="la copia de la prueba"),))


def _con_copia_vieja(red: EscenarioDeRed) -> None:
    """Se respalda, sale una carta, y el libro vuelve a la copia de antes de que saliera."""
    red.hasta_el_punto()
    copia = respaldar(red.carpeta / "datos")
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]
    red.cerrar_casa()
    restaurar(red.carpeta / "datos", copia, _epoca)
    red.casa = red._montar()


def test_f37_un_libro_vuelto_de_una_copia_espera_a_que_lo_revises_y_no_repite_lo_que_ya_salio(
    red: EscenarioDeRed,
) -> None:
    _con_copia_vieja(red)
    red.el_dia("2026-12-15", "11:00")
    red.pasar()
    assert "restaurado" in red.casa.cartera.problemas
    (pregunta,) = [c for c in red.avisos("pregunta") if "q-copia" in c.id]
    assert "copia de la prueba" in pregunta.texto
    assert "mi libro es una copia" in red.como_esta("123").motivo
    red.hasta("2026-12-18")  # nadie contesta: no sale nada, y el resumen lo recuerda cada día
    assert red.etapas(ANA) == ["vencimiento"]
    assert "Mi libro es una copia" in red.avisos("resumen")[-1].texto
    assert len([c for c in red.avisos("pregunta") if "q-copia" in c.id]) == 1
    red.pulsa(TITULAR, pregunta, "reanudar")
    red.pasar()
    assert "restaurado" not in red.casa.cartera.problemas
    assert red.etapas(ANA) == ["vencimiento"]
    assert red.la("123").etapa == "vencimiento"  # lo halló en enviados y lo da por enviado
    red.hasta("2026-12-24")
    assert red.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_f37_un_reanudar_todo_de_antes_que_se_vuelve_a_leer_no_vale_como_revisado(red: EscenarioDeRed) -> None:
    red.hasta_el_punto()
    copia = respaldar(red.carpeta / "datos")
    red.ordena("reanudar todo")
    red.cerrar_casa()
    restaurar(red.carpeta / "datos", copia, _epoca)
    red.casa = red._montar()
    red.pasar()
    assert red.casa.cartera.preguntas_de_casa
    antes = len(red.etapas(ANA))
    red.el_dia("2026-12-16")
    red.pasar()
    assert len(red.etapas(ANA)) == antes
    red.casa.decidir(
        OrdenDeConsola(ordenes=(Orden(accion="reanudar", objeto="todo"),), texto="reanudar todo"),
        Causa("orden", "consola"),
    )
    assert not red.casa.cartera.preguntas_de_casa


def test_f37_ni_las_cartas_de_servicio_de_lo_perdido_se_repiten(red: EscenarioDeRed) -> None:
    red.hasta_el_punto()
    red.pasar()
    copia = respaldar(red.carpeta / "datos")
    carta = next(c for c in red.cartas if ANA in c.para)
    red.llega(f"Ana <{ANA}>", f"Re: {carta.asunto}", "La pagamos el lunes 21 de diciembre sin falta.", responde=carta)
    red.pasar()
    assert len(red.a(ANA)) == 2  # el recordatorio y la promesa confirmada
    red.cerrar_casa()
    restaurar(red.carpeta / "datos", copia, _epoca)
    red.casa = red._montar()
    red.el_dia("2026-12-15", "11:00")
    red.pasar()
    assert len(red.a(ANA)) == 2
    assert red.casa.cartera.promesas  # lo que dijo el cliente se volvió a leer del buzón
    (pregunta,) = [c for c in red.avisos("pregunta") if "q-copia" in c.id]
    red.pulsa(TITULAR, pregunta, "reanudar")
    red.pasar()
    assert len(red.a(ANA)) == 2
    assert not red.casa.cartera.vivas


def test_f37_una_etapa_que_salio_con_otra_ronda_tampoco_se_repite(red: EscenarioDeRed) -> None:
    """Lo perdido anuló una carta y mandó otra de la misma etapa: la identidad no es la que el libro viejo espera."""
    red.hasta_el_punto()
    copia = respaldar(red.carpeta / "datos")
    red.casa.decidir(DiaNuevo(), Causa("dia", "2026-12-15"))
    (viva,) = [i for i in red.casa.cartera.vivas if "/vencimiento/" in i]
    red.casa.asentar(Causa("envio", viva), (CartaAnulada(carta=viva, motivo="la prueba"),))
    red.pasar()
    assert [c.id for c in red.a(ANA)] == [viva.replace("/1", "/2")]
    red.cerrar_casa()
    restaurar(red.carpeta / "datos", copia, _epoca)
    red.casa = red._montar()
    red.el_dia("2026-12-15", "12:00")
    red.pasar()
    (pregunta,) = [c for c in red.avisos("pregunta") if "q-copia" in c.id]
    red.pulsa(TITULAR, pregunta, "reanudar")
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]
    assert red.la("123").etapa == "vencimiento"


def test_f37_tampoco_si_nadie_dice_que_es_una_copia(red: EscenarioDeRed) -> None:
    """Una imagen de la máquina vuelta atrás, sin señal: la prueba se busca siempre antes de cada recordatorio."""
    red.hasta_el_punto()
    red.cerrar_casa()
    shutil.copytree(red.carpeta / "datos", red.carpeta / "imagen")
    red.casa = red._montar()
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]
    red.cerrar_casa()
    shutil.rmtree(red.carpeta / "datos")
    (red.carpeta / "imagen").rename(red.carpeta / "datos")
    red.casa = red._montar()
    red.el_dia("2026-12-15", "12:00")
    red.pasar()
    assert red.etapas(ANA) == ["vencimiento"]
    assert red.la("123").etapa == "vencimiento"


def test_f37_y_la_senal_del_buzon_delata_una_imagen_vuelta_atras() -> None:
    e = Escenario()
    e.casa.instancia = instancia_de(Path("/casa"), e.casa.cartera.casa, e.casa.ahora())
    e.factura()
    e.hasta("2026-12-14")
    imagen = list(e.mundo.libro.asientos())
    e.hasta("2026-12-15")
    assert e.etapas(ANA) == ["vencimiento"]
    e.mundo.libro = LibroEnMemoria(asientos=imagen)
    e.casa = e._montar()
    e.casa.instancia = instancia_de(Path("/casa"), e.casa.cartera.casa, e.casa.ahora())
    e.el_dia("2026-12-15", "12:00")
    e.pasar()
    (pregunta,) = [c for c in e.avisos("pregunta") if "q-copia" in c.id]
    assert "llegaba al" in pregunta.texto
    e.hasta("2026-12-18")
    assert e.etapas(ANA) == ["vencimiento"]
    e.renacer()
    e.casa.instancia = instancia_de(Path("/casa"), e.casa.cartera.casa, e.casa.ahora())
    e.hasta("2026-12-19")
    assert len([c for c in e.avisos("pregunta") if "q-copia" in c.id]) == 1  # en la época nueva ya no se queda corto


@pytest.mark.largo
def test_f37_buzon_restaurar_con_el_demonio_de_verdad(negocio: Mundo) -> None:
    test_restaurar.test_un_libro_roto_se_restaura_y_no_se_repite_nada(negocio)


@pytest.mark.parametrize("version", test_libro_versiones.VERSIONES)
def test_f56_un_libro_de_cada_version_se_abre_se_verifica_y_se_sigue(tmp_path: Path, version: str) -> None:
    destino = Path(shutil.copytree(test_libro_versiones.LIBROS / version, tmp_path / "datos"))
    test_libro_versiones.test_se_abre_se_verifica_se_sigue_y_se_compacta(destino)


def test_f56_el_de_una_version_posterior_no_se_abre_y_se_dice(carpeta: Path) -> None:
    test_libro_danos.test_una_version_posterior_no_se_abre_y_se_dice(carpeta)


def test_f56_ni_uno_con_hechos_que_esta_version_no_conoce(carpeta: Path) -> None:
    test_libro_danos.test_un_hecho_de_una_version_posterior_no_se_salta(carpeta)
