"""T10 a T14: quién es de verdad quien escribe. Por el camino entero: un aviso del banco que paga, o no paga."""

from dataclasses import replace

import pytest
from amenazas.dns_guionizado import DnsGuionizado
from amenazas.firmante import CUBIERTAS, correo, firmar, par, par_corto
from recorridos.escenario import AUTENTICADOR, BANCO, COBROS, TITULAR, Escenario, reglas_de_prueba
from servidores.certificados import hay_openssl

from buzon.adaptadores.dns import ResolutorDns
from buzon.puertos import FalloPasajero

DOMINIO = "bancochile.cl"
AVISO = (
    "Le informamos que ACME Ltda le ha realizado una transferencia por $450.000 a su Cuenta Corriente N° 1122334455."
)
CLAVE = f"s1._domainkey.{DOMINIO}"
VEREDICTO = f"; dmarc=pass header.from={DOMINIO}"
BIEN = f"{AUTENTICADOR}{VEREDICTO}"
SIN_POLITICA = f"Authentication-Results: {AUTENTICADOR}; dmarc=none header.from={DOMINIO}"
MIO = f"from mx.fuera.example (mx.fuera.example [203.0.113.9]) by {AUTENTICADOR} with ESMTPS"


def _con_deuda(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")


def _llega(e: Escenario, crudo: bytes) -> None:
    e.mundo.casillero.entregar(crudo, e.reloj.ahora())
    e.pasar()


def _aviso(texto: str = AVISO, de: str = BANCO) -> bytes:
    return correo(de, COBROS, "Aviso de transferencia de fondos", texto)


def _paga(e: Escenario, crudo: bytes) -> bool:
    _con_deuda(e)
    _llega(e, crudo)
    return not e.la("123").esta_abierta


def _con(*cabeceras: str) -> bytes:
    return "".join(f"{cabecera}\r\n" for cabecera in cabeceras).encode() + _aviso()


RESULTADOS = {
    "el nuestro dice que sí": ((f"Authentication-Results: {BIEN}",), True),
    "el nuestro entre comillas": (
        (f'Authentication-Results: "{AUTENTICADOR}"; dmarc=pass header.from={DOMINIO}',),
        True,
    ),
    "con su versión": ((f"Authentication-Results: {BIEN.replace(';', ' 1;')}",), True),
    "partido en renglones": (
        (f"Authentication-Results: {AUTENTICADOR};\r\n dmarc=pass\r\n\theader.from={DOMINIO}",),
        True,
    ),
    "encima del Received de fuera": ((f"Authentication-Results: {BIEN}", f"Received: {MIO}"), True),
    "debajo del Received en que entró": ((f"Received: {MIO}", f"Authentication-Results: {BIEN}"), True),
    "sin ninguna": ((), False),
    "la firma otro": ((f"Authentication-Results: mx.fuera.example; dmarc=pass header.from={DOMINIO}",), False),
    "nuestro nombre en un comentario": (
        (f"Authentication-Results: ({AUTENTICADOR}) mx.fuera.example; dmarc=pass header.from={DOMINIO}",),
        False,
    ),
    "el veredicto en un comentario": (
        (f"Authentication-Results: {AUTENTICADOR}; dmarc=fail (dmarc=pass header.from={DOMINIO})",),
        False,
    ),
    "un paréntesis sin cerrar deja dos veredictos": (
        (f"Authentication-Results: {BIEN}; dmarc=fail header.from={DOMINIO}",),
        False,
    ),
    "nuestro nombre es solo el principio": (
        (f"Authentication-Results: {AUTENTICADOR}.fuera.example; dmarc=pass header.from={DOMINIO}",),
        False,
    ),
    "no dice de qué dominio": ((f"Authentication-Results: {AUTENTICADOR}; dmarc=pass",), False),
    "sin política DMARC, y con su DKIM": (
        (f"{SIN_POLITICA}; dkim=pass header.d={DOMINIO}",),
        True,
    ),
    "sin política DMARC, y con el DKIM de otro": (
        (f"{SIN_POLITICA}; dkim=pass header.d=fuera.example",),
        False,
    ),
    "DMARC no se pudo mirar, aunque haya DKIM": (
        (f"{SIN_POLITICA.replace('none', 'temperror')}; dkim=pass header.d={DOMINIO}",),
        False,
    ),
    "es de otro dominio": ((f"Authentication-Results: {AUTENTICADOR}; dmarc=pass header.from=fuera.example",), False),
    "la buena la puso quien escribe, debajo de la nuestra": (
        (
            f"Authentication-Results: {AUTENTICADOR}; dmarc=fail header.from={DOMINIO}",
            f"Received: {MIO}",
            f"Authentication-Results: {BIEN}",
        ),
        False,
    ),
    "falsa, debajo de un Received de fuera": (
        (f"Received: {MIO}", "Received: from a.example by mx.fuera.example", f"Authentication-Results: {BIEN}"),
        False,
    ),
    "falsa, debajo de un Received nuestro también falso": (
        (f"Received: {MIO}", f"Received: from a.example by {AUTENTICADOR}", f"Authentication-Results: {BIEN}"),
        False,
    ),
    "falsa, y se presentó con nuestro nombre": (
        (
            f"Received: from {AUTENTICADOR} (unknown [203.0.113.9]) by {AUTENTICADOR} with ESMTP",
            f"Received: from a.example by {AUTENTICADOR}",
            f"Authentication-Results: {BIEN}",
        ),
        False,
    ),
    "solo cabecera parecida": (
        (f"X-Authentication-Results: {BIEN}", f"ARC-Authentication-Results: i=1; {BIEN}"),
        False,
    ),
}


@pytest.mark.parametrize(("cabeceras", "paga"), RESULTADOS.values(), ids=RESULTADOS.keys())
def test_t10_solo_se_cree_a_nuestro_servidor(e: Escenario, cabeceras: tuple[str, ...], *, paga: bool) -> None:
    assert _paga(e, _con(*cabeceras)) is paga


def test_t10_por_dentro_de_la_casa_del_proveedor_puede_dar_vueltas(e: Escenario) -> None:
    dentro = (
        "Received: by 2002:a05:6402:1 with SMTP id x1",
        f"Received: from cola.graficaandes.example (cola.graficaandes.example [10.0.0.3]) by {AUTENTICADOR} with LMTP",
        f"Received: {MIO}",
        f"Authentication-Results: {BIEN}",
    )
    assert _paga(e, _con(*dentro))


def test_t10_a_un_servidor_que_reenvia_solo_se_le_cree_si_esta_en_las_reglas(e: Escenario) -> None:
    cabeceras = (
        f"Received: from mx.reenvio.example (mx.reenvio.example [198.51.100.7]) by {AUTENTICADOR} with ESMTPS",
        f"Authentication-Results: mx.reenvio.example; dmarc=pass header.from={DOMINIO}",
    )
    assert not _paga(e, _con(*cabeceras))
    confianza = replace(e.reglas.confianza, reenviadores=("mx.reenvio.example",))
    otro = Escenario(reglas=replace(e.reglas, confianza=confianza))
    assert _paga(otro, _con(*cabeceras))


DE_MICROSOFT = (
    "Received: from DB9P1.eurprd01.prod.outlook.com (2603:10a6:10:1::11) by AM0P1.eurprd01.prod.outlook.com with HTTPS",
    "Received: from AM6F1.eop-eur05.prod.protection.outlook.com (2603:10a6:20b:2e::6a) by DB9P1.outlook.office365.com",
    (
        "Authentication-Results: spf=pass (sender IP is 203.0.113.9)\r\n smtp.mailfrom=bancochile.cl; "
        "dkim=pass (signature was verified)\r\n header.d=bancochile.cl;"
        "dmarc={dmarc} action=none\r\n header.from=bancochile.cl;"
        "compauth=pass reason=100"
    ),
    "Received: from mx.banco.example (203.0.113.9) by AM6F1.mail.protection.outlook.com with Microsoft SMTP Server",
)


@pytest.mark.parametrize(("dmarc", "paga"), [("pass", True), ("fail", False), ("bestguesspass", False)])
def test_t10_la_forma_de_microsoft_que_no_lleva_nombre(dmarc: str, *, paga: bool) -> None:
    reglas = reglas_de_prueba()
    de_casa = replace(reglas, correo=replace(reglas.correo, authserv_id="protection.outlook.com"))
    e = Escenario(reglas=de_casa)
    cabeceras = tuple(cabecera.replace("{dmarc}", dmarc) for cabecera in DE_MICROSOFT)
    # La factura la manda el titular, certificado igual.
    suya = (
        "\r\n".join(cabeceras).replace("bancochile.cl", "graficaandes.example").replace(f"dmarc={dmarc}", "dmarc=pass")
    )
    factura = correo(TITULAR, "facturas@graficaandes.example", "Factura 123", "", identidad="<f0@x.example>").decode()
    texto = "Factura 123, ACME Ltda, ana@acme.example, $450.000, vence 15/12/2026"
    _llega(e, f"{suya}\r\n{factura}{texto}\r\n".encode())
    e.hasta("2026-12-15")
    _llega(e, _con(*cabeceras))
    assert (not e.la("123").esta_abierta) is paga


def test_t10_la_forma_de_microsoft_no_la_puede_escribir_cualquiera(e: Escenario) -> None:
    sin_nombre = f"Authentication-Results: dmarc=pass header.from={DOMINIO}"
    assert not _paga(e, _con(sin_nombre))


@pytest.mark.parametrize("cabecera", ["From", "Subject", "Date", "Reply-To", "To", "Message-ID"])
def test_t10_una_cabecera_repetida_quita_toda_autoridad(e: Escenario, cabecera: str) -> None:
    repetida = f"{cabecera}: x@fuera.example\r\n{cabecera}: y@fuera.example\r\n".encode()
    _con_deuda(e)
    _llega(e, f"Authentication-Results: {BIEN}\r\n".encode() + repetida + _aviso())
    assert e.la("123").esta_abierta


# La firma propia -----------------------------------------------------------------------------------------------------


def _publicar(e: Escenario, registro: bytes = b"", nombre: str = CLAVE) -> None:
    e.mundo.resolutor.registros[nombre] = (registro or par().registro(),)


def test_t11_si_nadie_certifica_vale_la_firma_del_banco(e: Escenario) -> None:
    _publicar(e)
    assert _paga(e, firmar(_aviso(), DOMINIO))


def test_t11_una_firma_que_no_cubre_el_final_no_vale(e: Escenario) -> None:
    _publicar(e)
    assert not _paga(e, firmar(_aviso(), DOMINIO, largo=True) + b"Texto de quien lo reenvia\r\n")


@pytest.mark.parametrize("falta", CUBIERTAS[1:])
def test_t11_una_firma_que_deja_una_cabecera_sin_cubrir_no_vale(e: Escenario, falta: str) -> None:
    _publicar(e)
    assert not _paga(e, firmar(_aviso(), DOMINIO, cubre=[nombre for nombre in CUBIERTAS if nombre != falta]))


@pytest.mark.parametrize(
    ("viejo", "nuevo"), [(b"$450.000", b"$450.001"), (b"ACME", b"OTRA"), (b"Aviso de", b"Aviso por")]
)
def test_t11_una_letra_cambiada_y_la_firma_no_cuadra(e: Escenario, viejo: bytes, nuevo: bytes) -> None:
    _publicar(e)
    cabecera, _, resto = firmar(_aviso(), DOMINIO).partition(b"\r\nFrom:")
    assert not _paga(e, cabecera + b"\r\nFrom:" + resto.replace(viejo, nuevo))


def test_t11_la_firma_de_otro_dominio_no_habla_por_el_banco(e: Escenario) -> None:
    for dominio in ("fuera.example", "bancochile.cl.fuera.example", "cl"):
        _publicar(e, nombre=f"s1._domainkey.{dominio}")
    _con_deuda(e)
    for lugar, dominio in enumerate(("fuera.example", "bancochile.cl.fuera.example")):
        crudo = correo(BANCO, COBROS, "Aviso de transferencia de fondos", AVISO, identidad=f"<f{lugar}@x.example>")
        _llega(e, firmar(crudo, dominio))
    assert e.la("123").esta_abierta


def test_t11_una_firma_mala_delante_no_tapa_a_la_buena(e: Escenario) -> None:
    _publicar(e)
    buena = firmar(_aviso(), DOMINIO)
    mala = firmar(_aviso("otro texto"), DOMINIO, selector="viejo").partition(b"\r\nFrom:")[0]
    assert _paga(e, mala + b"\r\n" + buena)


@pytest.mark.skipif(not hay_openssl(), reason="no hay openssl para hacer una clave corta")
def test_t12_una_clave_corta_no_vale(e: Escenario) -> None:
    _publicar(e, par(1024).registro())
    assert _paga(e, firmar(_aviso(), DOMINIO, clave=par(1024)))
    otro = Escenario()
    _publicar(otro, par_corto().registro())
    assert not _paga(otro, firmar(_aviso(), DOMINIO, clave=par_corto()))


@pytest.mark.parametrize("extras", ["t=y; ", "t=s:y; ", "n=prueba; t=y:s; "])
def test_t12_una_clave_de_prueba_no_vale(e: Escenario, extras: str) -> None:
    _publicar(e, par().registro(extras))
    assert not _paga(e, firmar(_aviso(), DOMINIO))


@pytest.mark.parametrize(
    "registro", [b"v=DKIM1; k=rsa; p=", b"v=DKIM2; p=AAAA", b"v=spf1 -all", b"p=no-es-base64", b";;;="]
)
def test_t12_una_clave_retirada_o_rota_no_vale(e: Escenario, registro: bytes) -> None:
    _publicar(e, registro)
    assert not _paga(e, firmar(_aviso(), DOMINIO))


def test_t12_sin_clave_publicada_no_vale(e: Escenario) -> None:
    assert not _paga(e, firmar(_aviso(), DOMINIO))


@pytest.mark.parametrize(("viejo", "nuevo"), [(b"a=rsa-sha256", b"a=rsa-sha1"), (b"; s=", b"; x=1700000000; s=")])
def test_t12_sha1_o_caducada_ni_se_pregunta(e: Escenario, viejo: bytes, nuevo: bytes) -> None:
    _publicar(e)
    firmado = firmar(_aviso(), DOMINIO)
    assert viejo in firmado
    assert not _paga(e, firmado.replace(viejo, nuevo))
    assert e.mundo.resolutor.preguntas == []


def test_t12_un_dns_caido_no_es_ni_si_ni_no_y_se_vuelve_a_intentar(e: Escenario) -> None:
    _publicar(e)
    _con_deuda(e)
    e.mundo.resolutor.esta_mudo = True
    e.mundo.casillero.entregar(firmar(_aviso(), DOMINIO), e.reloj.ahora())
    assert not e.pasar().al_dia
    assert e.la("123").esta_abierta
    e.mundo.resolutor.esta_mudo = False
    assert e.pasar().al_dia
    assert not e.la("123").esta_abierta


def test_t12_un_dns_caido_mucho_rato_no_para_a_los_demas(e: Escenario) -> None:
    _con_deuda(e)
    e.mundo.resolutor.esta_mudo = True
    e.mundo.casillero.entregar(firmar(_aviso(), DOMINIO), e.reloj.ahora())
    e.pasar()
    e.el_dia("2026-12-15", "10:30")
    assert e.pasar().al_dia
    assert e.la("123").esta_abierta
    assert e.avisos("pregunta")


def test_t12_el_adaptador_distingue_lo_que_no_existe_de_lo_que_no_contesta(servidor_dns: DnsGuionizado) -> None:
    resolutor = ResolutorDns((servidor_dns.ip,), puerto=servidor_dns.puerto, plazo=1.0)
    servidor_dns.textos["s1._domainkey.banco.example"] = [b"v=DKIM1; ", b"p=AAAA"]
    assert resolutor.textos("S1._domainkey.banco.example.") == (b"v=DKIM1; p=AAAA",)
    assert resolutor.textos("nada.banco.example") == ()
    servidor_dns.averia = "servfail"
    with pytest.raises(FalloPasajero, match="no contesta"):
        resolutor.textos("otra.banco.example")
    servidor_dns.averia = "callar"
    with pytest.raises(FalloPasajero, match="no contesta"):
        resolutor.textos("otra.banco.example")
    antes = servidor_dns.preguntas
    assert resolutor.textos("s1._domainkey.banco.example")  # de memoria
    assert servidor_dns.preguntas == antes


def test_t11_una_orden_del_titular_firmada_por_su_dominio_se_obedece(e: Escenario) -> None:
    e.factura()
    e.pasar()
    _publicar(e, nombre="s1._domainkey.graficaandes.example")
    crudo = correo(TITULAR, COBROS, "Orden", "pagada 123", identidad="<o1@graficaandes.example>")
    _llega(e, firmar(crudo, "graficaandes.example"))
    assert not e.la("123").esta_abierta


# Los que se parecen --------------------------------------------------------------------------------------------------

PARECIDOS = {
    "cirílico": "Banco <avisos@bаncochile.cl>",
    "punycode": "Banco <avisos@xn--bncochile-2fg.cl>",
    "letra girada": "Banco <avisos@bancochi1e.cl>",
    "de derecha a izquierda": "Banco <avisos@\u202elc.elihcocnab>",
    "ancho cero": "Banco <avisos@banco\u200bchile.cl>",
    "subdominio": f"Banco <avisos@{DOMINIO}.fuera.example>",
}


@pytest.mark.parametrize("de", PARECIDOS.values(), ids=PARECIDOS.keys())
def test_t13_un_dominio_que_se_parece_no_es_el_del_banco(e: Escenario, de: str) -> None:
    _con_deuda(e)
    dominio = de.rpartition("@")[2].rstrip(">")
    crudo = correo(de, COBROS, "Aviso de transferencia de fondos", AVISO)
    _llega(e, f"Authentication-Results: {AUTENTICADOR}; dmarc=pass header.from={dominio}\r\n".encode() + crudo)
    assert e.la("123").esta_abierta


@pytest.mark.parametrize(
    "de",
    [
        f'"{BANCO}" <x@fuera.example>',
        f"=?utf-8?q?{BANCO.replace('@', '=40')}?= <x@fuera.example>",
        f'"Banco de Chile <{BANCO}>" <x@fuera.example>',
        f"{BANCO} via Lista <x@fuera.example>",
    ],
)
def test_t14_el_nombre_que_se_pone_no_cuenta(e: Escenario, de: str) -> None:
    _con_deuda(e)
    crudo = correo(de, COBROS, "Aviso de transferencia de fondos", AVISO)
    _llega(e, f"Authentication-Results: {AUTENTICADOR}; dmarc=pass header.from=fuera.example\r\n".encode() + crudo)
    assert e.la("123").esta_abierta
