"""SPF, DKIM y DMARC del dominio del dueño, preguntados a un DNS de verdad en la propia máquina."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from amenazas.dns_guionizado import DnsGuionizado
from recorridos.escenario import reglas_de_prueba

from buzon.adaptadores.dns import ResolutorDns
from buzon.adaptadores.imap.retrato import _firmado
from buzon.dominio.reglas import Reglas
from buzon.montaje.diagnostico.dominio import mirar_dominio, mirar_firmas
from buzon.montaje.hallazgo import Hallazgo

DOMINIO = "graficaandes.example"


@pytest.fixture
def servidor_dns() -> Iterator[DnsGuionizado]:
    with DnsGuionizado() as servidor:
        yield servidor


def con_smtp(host: str, direccion: str = f"cobros@{DOMINIO}") -> Reglas:
    reglas = reglas_de_prueba()
    correo = replace(reglas.correo, direccion=direccion, smtp=replace(reglas.correo.smtp, host=host, seguridad="tls"))
    return replace(reglas, correo=correo)


def mirar(dns: DnsGuionizado, reglas: Reglas) -> list[Hallazgo]:
    return list(mirar_dominio(reglas, ResolutorDns((dns.ip,), puerto=dns.puerto, plazo=1.0)))


def el_de(hallazgos: list[Hallazgo], sobre: str) -> Hallazgo:
    (uno,) = [hallazgo for hallazgo in hallazgos if hallazgo.que.startswith(f"{sobre}:")]
    return uno


@pytest.mark.parametrize(
    ("spf", "gravedad", "dice"),
    [
        ("", "aviso", "no dice qué servidores"),
        ("v=spf1 include:_spf.google.com ~all", "bien", "autoriza a _spf.google.com"),
        ("v=spf1 +include:_spf.google.com -all", "bien", "autoriza a _spf.google.com"),
        ("v=spf1 redirect=_spf.google.com", "bien", "autoriza a _spf.google.com"),
        ("v=spf1 include:todo.example ~all", "bien", "autoriza a _spf.google.com"),
        ("v=spf1 include:spf.otra.example ~all", "aviso", "no autoriza a _spf.google.com"),
        ("v=spf1 a mx +all", "aviso", "cualquiera"),
        ("v=spf10 a mx", "aviso", "no dice qué servidores"),
    ],
)
def test_el_spf_ha_de_autorizar_a_quien_envia(servidor_dns: DnsGuionizado, spf: str, gravedad: str, dice: str) -> None:
    servidor_dns.textos["todo.example"] = [b"v=spf1 include:_spf.google.com ~all"]
    if spf:
        servidor_dns.textos[DOMINIO] = [spf.encode()]
    hallazgo = el_de(mirar(servidor_dns, con_smtp("smtp.gmail.com")), "SPF")
    assert (hallazgo.gravedad, dice in hallazgo.que) == (gravedad, True), hallazgo
    if gravedad == "aviso":
        assert "panel" in hallazgo.remedio


def test_de_un_proveedor_que_no_se_conoce_se_dice_que_se_pregunte(servidor_dns: DnsGuionizado) -> None:
    servidor_dns.textos[DOMINIO] = [b"v=spf1 a mx ~all"]
    hallazgo = el_de(mirar(servidor_dns, con_smtp("mail.hosting.example")), "SPF")
    assert hallazgo.gravedad == "bien"
    assert "pregunta a tu proveedor si incluye a mail.hosting.example" in hallazgo.que


def test_un_spf_que_se_incluye_a_si_mismo_no_da_vueltas(servidor_dns: DnsGuionizado) -> None:
    servidor_dns.textos[DOMINIO] = [b"v=spf1 include:a.example ~all"]
    servidor_dns.textos["a.example"] = [b"v=spf1 include:graficaandes.example include:a.example ~all"]
    assert el_de(mirar(servidor_dns, con_smtp("smtp.gmail.com")), "SPF").gravedad == "aviso"
    assert servidor_dns.preguntas < 10


@pytest.mark.parametrize(
    ("dmarc", "gravedad", "dice"),
    [
        (None, "aviso", "no dice qué hacer"),
        ("v=DMARC1; p=none; rua=mailto:x@y.example", "aviso", "solo vigila"),
        ("v=DMARC1; p=quarantine", "bien", "spam"),
        ("v=DMARC1; p=reject", "bien", "se rechaza"),
    ],
)
def test_el_dmarc_se_cuenta_en_castellano(
    servidor_dns: DnsGuionizado, dmarc: str | None, gravedad: str, dice: str
) -> None:
    if dmarc:
        servidor_dns.textos[f"_dmarc.{DOMINIO}"] = [dmarc.encode()]
    hallazgo = el_de(mirar(servidor_dns, con_smtp("smtp.gmail.com")), "DMARC")
    assert (hallazgo.gravedad, dice in hallazgo.que) == (gravedad, True), hallazgo


def test_el_dmarc_del_dominio_principal_vale_para_sus_subdominios(servidor_dns: DnsGuionizado) -> None:
    servidor_dns.textos["_dmarc.graficaandes.example"] = [b"v=DMARC1; p=reject"]
    reglas = con_smtp("smtp.gmail.com", "cobros@correo.graficaandes.example")
    assert "graficaandes.example tiene p=reject" in el_de(mirar(servidor_dns, reglas), "DMARC").que


def test_un_dominio_del_proveedor_no_se_mira(servidor_dns: DnsGuionizado) -> None:
    hallazgos = mirar(servidor_dns, con_smtp("smtp.gmail.com", "taller.sur@gmail.com"))
    assert [hallazgo.gravedad for hallazgo in hallazgos] == ["bien"]
    assert servidor_dns.preguntas == 0


@pytest.mark.parametrize("averia", ["servfail", "callar"])
def test_un_dns_que_no_contesta_es_un_aviso_y_uno_solo(servidor_dns: DnsGuionizado, averia: str) -> None:
    servidor_dns.averia = averia  # type: ignore[assignment]
    hallazgos = mirar(servidor_dns, con_smtp("smtp.gmail.com"))
    assert [hallazgo.gravedad for hallazgo in hallazgos] == ["aviso"]


def test_la_clave_de_dkim_se_busca_donde_dice_la_firma(servidor_dns: DnsGuionizado) -> None:
    resolutor = ResolutorDns((servidor_dns.ip,), puerto=servidor_dns.puerto, plazo=1.0)
    cabeceras = (
        b"From: Cobros <cobros@graficaandes.example>\r\n"
        b"DKIM-Signature: v=1; a=rsa-sha256; d=graficaandes.example;\r\n\ts=correo2026; h=from; b=QUJD\r\n\r\n"
    )
    ((de, firma),) = _firmado(cabeceras)
    assert (de, firma) == (DOMINIO, f"correo2026._domainkey.{DOMINIO}")
    assert [h.gravedad for h in mirar_firmas((firma,), DOMINIO, resolutor)] == ["aviso"]
    servidor_dns.textos[f"retirada._domainkey.{DOMINIO}"] = [b"v=DKIM1; p="]
    retirada = list(mirar_firmas((f"retirada._domainkey.{DOMINIO}",), DOMINIO, resolutor))
    assert "está retirada" in retirada[0].que
    otro = ResolutorDns((servidor_dns.ip,), puerto=servidor_dns.puerto, plazo=1.0)
    servidor_dns.textos[firma] = [b"v=DKIM1; k=rsa; p=MIGf"]
    assert [h.gravedad for h in mirar_firmas((firma,), DOMINIO, otro)] == ["bien"]


def test_si_firma_otro_dominio_se_dice(servidor_dns: DnsGuionizado) -> None:
    resolutor = ResolutorDns((servidor_dns.ip,), puerto=servidor_dns.puerto, plazo=1.0)
    (hallazgo,) = mirar_firmas(("s1._domainkey.hosting.example",), DOMINIO, resolutor)
    assert hallazgo.gravedad == "aviso"
    assert "hosting.example" in hallazgo.que
    assert list(mirar_firmas((), DOMINIO, resolutor)) == []
