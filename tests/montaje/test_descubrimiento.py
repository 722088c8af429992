"""De una dirección a sus servidores: lo que se sabe, lo que dice el DNS y lo que contesta."""

from collections.abc import Callable, Iterator

import pytest
from amenazas.dns_guionizado import DnsGuionizado

from buzon.adaptadores.dns import ResolutorDns
from buzon.adaptadores.memoria.resolutor import ResolutorEnMemoria
from buzon.dominio.servidores import ServidorCorreo
from buzon.montaje.descubrimiento import contesta_con_tls, del_proveedor, descubrir, leer_servidor
from buzon.montaje.saber import leer_tablas

PROVEEDORES = leer_tablas("inicio")["proveedores"]


@pytest.fixture
def servidor_dns() -> Iterator[DnsGuionizado]:
    with DnsGuionizado() as servidor:
        yield servidor


def nada(_host: str, _puerto: int) -> bool:
    return False


def solo(*donde: tuple[str, int]) -> Callable[[str, int], bool]:
    return lambda host, puerto: (host, puerto) in donde


@pytest.mark.parametrize("clave", sorted(PROVEEDORES))
def test_cada_proveedor_dice_de_donde_sale_y_tiene_servidores_que_valen(clave: str) -> None:
    ficha = PROVEEDORES[clave]
    assert len(ficha["fuente"]) > 10
    hallado = del_proveedor(ficha)
    for uno in (hallado.imap, hallado.smtp):
        assert uno.seguridad in ("tls", "starttls")
        ServidorCorreo(host=uno.host, puerto=uno.puerto, seguridad=uno.seguridad, usuario="x")  # type: ignore[arg-type]
    if ficha.get("autenticacion") == "oauth2":
        assert ficha["permiso"] in ("google", "microsoft")


def test_ningun_dominio_ni_mx_es_de_dos_proveedores() -> None:
    for clave in ("dominios", "mx"):
        todos = [uno for ficha in PROVEEDORES.values() for uno in ficha.get(clave, ())]
        assert len(todos) == len(set(todos))


@pytest.mark.parametrize(
    ("mx", "esperado"),
    [
        ("10 aspmx.l.google.com.", "imap.gmail.com"),
        ("0 lapanaderia-cl.mail.protection.outlook.com.", "outlook.office365.com"),
        ("10 mx00.ionos.es.", "imap.ionos.es"),
        ("5 smtpin.rzone.de.", "imap.strato.de"),
        ("10 in1-smtp.messagingengine.com.", "imap.fastmail.com"),
    ],
)
def test_el_dominio_propio_se_reconoce_por_quien_recibe_su_correo(
    servidor_dns: DnsGuionizado, mx: str, esperado: str
) -> None:
    servidor_dns.buzones["lapanaderia.example"] = [mx]
    resolutor = ResolutorDns((servidor_dns.ip,), puerto=servidor_dns.puerto, plazo=1.0)
    hallado = descubrir("lapanaderia.example", PROVEEDORES, resolutor, nada)
    assert hallado is not None
    assert hallado.imap.host == esperado
    assert mx.split()[1].rstrip(".") in hallado.como


def test_el_mx_preferido_manda_y_el_vacio_es_que_no_recibe(servidor_dns: DnsGuionizado) -> None:
    servidor_dns.buzones["dos.example"] = ["20 mx.zoho.com.", "5 aspmx.l.google.com."]
    servidor_dns.buzones["nulo.example"] = ["0 ."]
    resolutor = ResolutorDns((servidor_dns.ip,), puerto=servidor_dns.puerto, plazo=1.0)
    assert resolutor.buzones("dos.example") == ("aspmx.l.google.com", "mx.zoho.com")
    assert resolutor.buzones("nulo.example") == ()
    assert resolutor.buzones("nadie.example") == ()


def test_un_nombre_que_solo_se_parece_no_es_de_ese_proveedor() -> None:
    resolutor = ResolutorEnMemoria()
    resolutor.servidores["x.example"] = ["mx.nogoogle.com.example"]
    assert descubrir("x.example", PROVEEDORES, resolutor, nada) is None


def test_en_un_hosting_corriente_se_prueban_los_nombres_de_siempre() -> None:
    resolutor = ResolutorEnMemoria()
    resolutor.servidores["taller.example"] = ["taller.example"]
    contesta = solo(("mail.taller.example", 993), ("mail.taller.example", 465))
    hallado = descubrir("taller.example", PROVEEDORES, resolutor, contesta)
    assert hallado is not None
    assert (hallado.imap.host, hallado.smtp.host) == ("mail.taller.example",) * 2
    assert (hallado.smtp.puerto, hallado.smtp.seguridad) == (465, "tls")
    sin_465 = descubrir("taller.example", PROVEEDORES, resolutor, solo(("imap.taller.example", 993)))
    assert sin_465 is not None
    assert (sin_465.smtp.puerto, sin_465.smtp.seguridad) == (587, "starttls")


def test_sin_dns_no_se_prueba_nada_y_se_pregunta() -> None:
    resolutor = ResolutorEnMemoria()
    resolutor.esta_mudo = True
    intentos: list[str] = []

    def contesta(host: str, _puerto: int) -> bool:
        intentos.append(host)
        return True

    assert descubrir("taller.example", PROVEEDORES, resolutor, contesta) is None
    assert intentos == []


def test_un_puerto_sin_tls_o_con_un_certificado_ajeno_no_contesta(servidor_dns: DnsGuionizado) -> None:
    assert not contesta_con_tls("127.0.0.1", servidor_dns.puerto)


@pytest.mark.parametrize(
    ("dicho", "puerto", "seguridad"),
    [
        ("mail.taller.example", 993, "tls"),
        ("mail.taller.example:143", 143, "starttls"),
        ("mail.taller.example:4993", 4993, "tls"),
        ("127.0.0.1:1143", 1143, "ninguna"),
        ("127.0.0.1", 993, "tls"),
    ],
)
def test_el_servidor_se_puede_escribir_con_su_puerto(dicho: str, puerto: int, seguridad: str) -> None:
    elegido = leer_servidor(dicho, 993)
    assert (elegido.puerto, elegido.seguridad) == (puerto, seguridad)
