"""T35 y T37: lo que se guarda de una persona se puede entregar y se puede borrar, sin dejar ni un octeto."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from recorridos.escenario import TITULAR, ZONA, Escenario, reglas_de_prueba

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar, verificar_carpeta
from buzon.dominio.cartera import plegar
from buzon.dominio.olvido import NoSePuedeOlvidar, rastrear, toca
from buzon.dominio.reglas import Datos
from buzon.informes.personales import datos_de_persona, empaquetar_persona
from buzon.vigia.olvido import olvidar

ANA, LUIS = "ana.rojas@alerce-sur.example", "luis@bodega.example"
NOMBRE, RUT = "Maderas Alerce Sur Ltda", "77.888.999-6"
CANARIOS = ("alerce", "ana.rojas", "77.888.999", "77888999", "andamio torcido", "Rojas Pérez")


def _vida(e: Escenario) -> None:
    """Un cliente con de todo: dos facturas, respuestas, una promesa, una disputa, un pago… y otro que no es él."""
    texto = f"Factura 123, {NOMBRE}, RUT {RUT}, {ANA}, $450.000, vence 15/12/2026"
    e.llega(TITULAR, "Factura 123", texto, para="facturas@graficaandes.example")
    e.factura("702", "Bodega Norte SpA", LUIS, "$80.000", "20/12/2026")
    e.pasar()
    e.hasta("2026-12-16")
    e.llega(f"Ana Rojas Pérez <{ANA}>", "Re: Factura 123", "El andamio torcido llegó tarde", responde=e.a(ANA)[-1])
    e.pasar()
    e.llega(
        LUIS, "Re: Factura", "Pagaré el 23 de diciembre", responde=(e.a(LUIS) or e.a(ANA))[-1] if e.a(LUIS) else None
    )
    e.hasta("2026-12-18")
    e.ordena("reanudar 123")
    e.transferencia(NOMBRE, "$450.000", glosa="factura 123 de Alerce Sur")
    e.hasta("2026-12-22")


def _olvidar(e: Escenario, **opciones: bool) -> str:
    deudor = e.la("123").deudor
    olvido, _ = olvidar(
        e.mundo.libro, e.mundo.archivo, deudor, e.reloj.ahora(), e.reglas, motivo="lo pidió", **opciones
    )
    e.renacer()
    return olvido.deudor


def _todo(e: Escenario) -> str:
    libro = b"\n".join(e.mundo.libro._crudos).decode()
    archivo = "\n".join((e.mundo.archivo.leer(h) or b"").decode("utf-8", "replace") for h in e.mundo.archivo.huellas())
    return libro + archivo


def test_t37_olvidar_no_deja_ni_un_octeto_y_las_cuentas_siguen(e: Escenario) -> None:
    _vida(e)
    assert all(canario.casefold() in _todo(e).casefold() for canario in ("alerce", "ana.rojas", "andamio torcido"))
    antes = {f.numero: (f.saldo, f.esta_abierta) for f in e.casa.cartera.facturas.values()}
    nuevo = _olvidar(e)
    quedan = [canario for canario in CANARIOS if canario.casefold() in _todo(e).casefold()]
    assert not quedan
    assert {f.numero: (f.saldo, f.esta_abierta) for f in e.casa.cartera.facturas.values()} == antes
    assert e.casa.cartera.deudores[nuevo].nombre == "Cliente olvidado"
    assert "Bodega Norte SpA" in _todo(e)


def test_t37_la_lapida_impide_que_la_secuencia_empiece_otra_vez(e: Escenario) -> None:
    _vida(e)
    _olvidar(e)
    texto = f"Factura 123, {NOMBRE}, RUT {RUT}, {ANA}, $450.000, vence 15/12/2026"
    e.llega(TITULAR, "Factura 123 otra vez", texto, para="facturas@graficaandes.example")
    antes = len(e.a(ANA))
    e.hasta("2027-01-20")
    assert len(e.a(ANA)) == antes
    assert not e.la("123").esta_abierta


def test_t37_a_quien_debe_no_se_le_olvida_sin_decirlo_dos_veces(e: Escenario) -> None:
    _vida(e)
    e.factura("900", NOMBRE, ANA, "$10.000", "20/01/2027")
    e.pasar()
    octetos = list(e.mundo.libro._crudos)
    with pytest.raises(NoSePuedeOlvidar, match="todavía debe 900"):
        _olvidar(e)
    assert e.mundo.libro._crudos == octetos
    _olvidar(e, aunque_deba=True)
    assert not e.la("900").esta_abierta
    e.hasta("2027-02-10")
    assert "alerce" not in _todo(e).casefold()


def test_t37_la_vida_sigue_despues_de_olvidar(e: Escenario) -> None:
    _vida(e)
    _olvidar(e)
    antes = len(e.a(LUIS))
    e.hasta("2027-01-10")
    assert len(e.a(LUIS)) > antes
    assert e.avisos("resumen")[-1].texto


def test_t37_dos_olvidos_seguidos(e: Escenario) -> None:
    _vida(e)
    _olvidar(e)
    deudor = e.la("702").deudor
    olvidar(e.mundo.libro, e.mundo.archivo, deudor, e.reloj.ahora(), e.reglas, motivo="x", aunque_deba=True)
    assert "bodega" not in _todo(e).casefold()
    assert len(plegar(e.mundo.libro.asientos()).olvidados) == 2


def test_t37_lo_que_se_exporta_lo_tiene_todo_y_nada_de_otro(e: Escenario) -> None:
    _vida(e)
    asientos = tuple(e.mundo.libro.asientos())
    deudor = e.casa.cartera.deudores[e.la("123").deudor]
    rastro = rastrear(asientos, deudor.id, frozenset({TITULAR}))
    datos = datos_de_persona(e.casa.cartera, deudor, asientos, rastro, e.reloj.ahora())
    octetos = empaquetar_persona(e.casa.cartera, deudor, datos, rastro, asientos, e.reglas, e.mundo.archivo.leer)
    with ZipFile(BytesIO(octetos)) as caja:
        nombres = caja.namelist()
        leido = json.loads(caja.read("datos.json"))
        historia = caja.read("historia.txt").decode()
        originales = b"".join(caja.read(nombre) for nombre in nombres if nombre.startswith("originales/"))
    assert leido["ficha"]["correos"] == [ANA]
    assert [factura["numero"] for factura in leido["facturas"]] == ["123"]
    tipos = {hecho["hecho"] for hecho in leido["hechos"]}
    assert {"DeudorRegistrado", "RespuestaRecibida", "CartaEnviada", "PagoRecibido", "CorreoVisto"} <= tipos
    assert "andamio torcido" in json.dumps(leido, ensure_ascii=False)
    assert historia
    assert b"andamio torcido" in originales
    assert "bodega" not in json.dumps(leido["hechos"]).casefold().replace("resumen", "")


def test_t35_pasados_los_anos_se_olvida_solo_a_quien_no_debe() -> None:
    e = Escenario(reglas=replace(reglas_de_prueba(), datos=Datos(conservar_anos=1)))
    _vida(e)
    e.ordena("pausar 702")
    e.hasta("2027-01-05")
    assert "alerce" in _todo(e).casefold()
    e.el_dia("2028-01-10")
    e.pasar()
    assert "alerce" not in _todo(e).casefold()
    assert "Bodega Norte SpA" in _todo(e)
    assert toca(
        rastrear(e.mundo.libro.asientos(), e.la("702").deudor),
        next(iter(e.casa.cartera.cronica[e.la("702").deudor])).hecho,
    )  # type: ignore[arg-type]


def test_t37_en_el_disco_la_cadena_cuadra_y_no_queda_ni_en_los_respaldos(e: Escenario, tmp_path: Path) -> None:
    _vida(e)
    datos = tmp_path / "datos"
    datos.mkdir(mode=0o700)
    asientos = tuple(e.mundo.libro.asientos())
    archivo = ArchivoEnDisco(datos / "archivo")
    for huella in e.mundo.archivo.huellas():
        archivo.guardar(e.mundo.archivo.leer(huella) or b"")
    with LibroTinyDB.crear(datos, asientos[0]) as libro:
        for asiento in asientos[1:]:
            libro.asentar(asiento)
        respaldar(datos, e.reloj.ahora().astimezone(ZONA).date())
        olvidar(libro, archivo, e.la("123").deudor, e.reloj.ahora(), e.reglas, motivo="lo pidió")
        libro.asentar(replace_numero(asientos[-1], libro.numero + 1))
    assert verificar_carpeta(datos) == ()
    assert archivo.verificar() == ()
    octetos = b"".join(ruta.read_bytes() for ruta in datos.rglob("*") if ruta.is_file())
    assert [canario for canario in CANARIOS if canario.casefold().encode() in octetos.lower()] == []
    with LibroTinyDB.abrir(datos) as libro:
        assert len(plegar(libro.asientos()).olvidados) == 1


def replace_numero(asiento: object, numero: int) -> object:
    import msgspec

    from buzon.dominio.asientos import Asiento, Causa
    from buzon.dominio.hechos import FalloSuperado

    assert isinstance(asiento, Asiento)
    return msgspec.structs.replace(
        asiento, numero=numero, causa=Causa("casa"), hechos=(FalloSuperado(clave="x"),), anterior="", huella=""
    )
