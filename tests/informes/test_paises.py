"""Lo que el dueño lee de la ley de cada país, y por qué una carta no sale cuando él querría."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.cargos.avisos import avisos_de_cargos
from buzon.dominio.reglas import Cargos, DeudorReglas, InteresReglas, Pais, Reglas
from buzon.informes.paises import frases_de_paises
from buzon.informes.simulacion import simular
from buzon.montaje.diagnostico.paises import mirar_paises, mirar_tasas

AHORA = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def _reglas(donde: str, **cambios: object) -> Reglas:
    base = reglas_de_prueba()
    negocio = replace(base.negocio, pais=donde, clientes="consumidores")
    return replace(base, negocio=negocio, **cambios)


def test_cada_pais_con_clientes_dice_que_rige_y_de_donde_sale() -> None:
    reglas = _reglas("CL", deudores=(DeudorReglas(nombre="X", pais="CO"), DeudorReglas(nombre="Y", pais="BO")))
    chile, colombia, bolivia = frases_de_paises(reglas)
    assert "Chile, consumidores: de lunes a sábado; 08:00–20:00; sin festivos; 2 a la semana" in chile
    assert "Ley 19.496" in chile
    assert "recogido el 22/11/2026; confianza media" in chile
    assert "07:00–19:00, sábado 08:00–15:00" in colombia
    assert "sin norma propia" in bolivia
    assert "sin verificar; confianza baja; por prudencia" in bolivia


def test_lo_que_el_dueno_aparta_se_ensena_con_su_motivo() -> None:
    frases = list(frases_de_paises(_reglas("PE", pais=Pais(ignorar=("dias",), motivo="lo dijo mi abogada"))))
    assert "de lunes a viernes" not in frases[0]
    assert frases[-1] == "Apartado por ti: dias, porque «lo dijo mi abogada»"


def test_el_diagnostico_avisa_de_que_no_es_consejo_legal() -> None:
    hallazgos = list(mirar_paises(_reglas("CL"), AHORA))
    assert any("No es consejo legal" in uno.que and uno.gravedad == "aviso" for uno in hallazgos)


def test_el_diagnostico_dice_que_tasa_falta_y_donde_mirarla() -> None:
    (hallazgo,) = mirar_tasas(_reglas("ES", cargos=Cargos(interes=InteresReglas(base_legal="Ley 3/2004"))), AHORA)
    assert hallazgo.gravedad == "aviso"
    assert "BOE" in hallazgo.remedio
    assert "[[tasas]]" in hallazgo.remedio
    assert not list(mirar_tasas(_reglas("ES"), AHORA))


def _sabado_en_peru() -> Escenario:
    """Un dueño que escribe también los sábados, a un consumidor peruano cuya factura vence uno."""
    base = reglas_de_prueba()
    dias = ("lun", "mar", "mie", "jue", "vie", "sab")
    ficha = DeudorReglas(correo="ana@acme.example", pais="PE", tipo="consumidor")
    e = Escenario(reglas=replace(base, cobranza=replace(base.cobranza, dias=dias), deudores=(ficha,)))
    e.factura(vence="12/12/2026")
    e.pasar()
    return e


def test_simular_dice_cuando_la_norma_movio_una_carta() -> None:
    e = _sabado_en_peru()
    primera = next(simular(e.casa.cartera, e.reglas, e.reloj.ahora(), 20))
    assert primera.cuando.astimezone(ZoneInfo("America/Lima")).date() == date(2026, 12, 14)
    assert "el sábado 12/12: en Perú no se escribe en sábado" in primera.razon


def test_el_estado_de_la_factura_tambien_lo_dice() -> None:
    e = _sabado_en_peru()
    e.el_dia("2026-12-12")
    como = e.como_esta("123")
    assert como.proxima is not None
    assert "en Perú no se escribe en sábado" in como.motivo


def test_los_cargos_que_no_se_pueden_sumar_se_dicen_una_vez() -> None:
    cargos = Cargos(interes=InteresReglas(base_legal="la ley", tasa=Decimal(10)))
    e = Escenario(reglas=replace(reglas_de_prueba(), cargos=cargos))
    e.factura(vence="01/11/2026")
    e.pasar()
    (aviso,) = avisos_de_cargos(e.casa.cartera, e.reglas, date(2026, 12, 2))
    assert "02/11/2026" in aviso
    assert "CMF" in aviso
