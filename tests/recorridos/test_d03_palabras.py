"""D3 y D4: lo que toda reclamación lleva, el tono que sube sin perder la cortesía, y las palabras de cada sitio."""

import re
from dataclasses import replace

import pytest
from recorridos.escenario import Carta, Escenario, reglas_de_prueba

from buzon.dominio.reglas import DeudorReglas

ANA = "ana@acme.example"
# Lo que ninguna carta dice, por muy tarde que se pague.
NUNCA = re.compile(
    r"moros[oa]|demanda|embargo|juzgado|tribunal|ultim[aá]tum|última oportunidad|denuncia|consecuencias|lista negra|"
    r"irresponsable|vergüenza|inmediatamente",
    re.IGNORECASE,
)


def toda_la_secuencia(e: Escenario) -> dict[str, Carta]:
    e.factura()
    e.pasar()
    e.hasta("2027-01-29")
    return {carta.id.split("/")[1]: carta for carta in e.a(ANA) if carta.id.count("/") == 2}


def junto(carta: Carta) -> str:
    return " ".join(carta.texto.split())


@pytest.mark.parametrize("trato", ["usted", "tu"])
def test_d3_toda_reclamacion_lleva_los_siete_bloques_en_las_dos_partes(trato: str) -> None:
    reglas = reglas_de_prueba()
    cobranza = replace(reglas.cobranza, trato=trato)  # type: ignore[arg-type] # uno de los dos
    cartas = toda_la_secuencia(Escenario(reglas=replace(reglas, cobranza=cobranza)))
    assert len(cartas) == 6
    for carta in cartas.values():
        for parte in (junto(carta), carta.html):
            assert "Gráfica Andes SpA" in parte  # las dos firmas
            assert "ACME Ltda" in parte
            assert "Carla Fuentes" in parte  # con quién hablar
            assert "+56 2 2345 6789" in parte
            assert "123" in parte  # la factura, su fecha y cuánto
            assert "15/12/2026" in parte
            assert "$450.000" in parte
            assert "cuenta corriente 1122334455" in parte  # cómo pagar, con qué referencia
            assert "Factura 123" in parte
        # En qué se quedó, y qué pasa después.
        assert re.search(r"acord|condicion|plazo|último aviso|Como (?:le|te) anunciamos", junto(carta))
        assert ("Un saludo," in carta.texto) == (trato == "tu")
        assert ("Atentamente," in carta.html) == (trato == "usted")


def test_d4_el_tono_sube_de_carta_en_carta_y_ninguna_amenaza() -> None:
    cartas = toda_la_secuencia(Escenario())
    orden = ["vencimiento", "recordatorio", "segundo_aviso", "aviso_firme", "ultimo_aviso", "agencia"]
    assert list(cartas) == orden
    dichos = [junto(cartas[etapa]) for etapa in orden]
    senas = ["muchas gracias", "Es fácil que se pase", "Necesitamos saber cuándo", "a más tardar", "último aviso"]
    for lugar, sena in enumerate(senas):
        assert sena in dichos[lugar]
    assert all("agencia" not in dicho.lower() for dicho in dichos[:3])
    for carta in cartas.values():
        assert not NUNCA.search(carta.texto)
        assert not NUNCA.search(carta.asunto)


def test_d4_las_palabras_son_las_del_pais_del_cliente() -> None:
    """El mismo negocio escribe «comprobante» y «en cuotas» a Chile, y «justificante» y «a plazos» a España."""
    en_espana = DeudorReglas(correo=ANA, pais="ES")
    for fichas, si, no in (
        ((), ("comprobante", "en cuotas"), ("justificante", "a plazos")),
        ((en_espana,), ("justificante", "a plazos"), ("comprobante", "en cuotas")),
    ):
        cartas = toda_la_secuencia(Escenario(reglas=replace(reglas_de_prueba(), deudores=fichas)))
        segundo = cartas["segundo_aviso"]
        for palabra in si:
            assert palabra in junto(segundo)
            assert palabra in segundo.html
        for palabra in no:
            assert palabra not in junto(segundo)
        assert segundo.boton("cuotas").startswith(f"Quiero pagar {si[1]} ")
