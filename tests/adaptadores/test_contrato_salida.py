"""El contrato de BandejaDeSalida: lo mismo en memoria, contra aiosmtpd y contra el servidor de guion."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from servidores.buzones import servidor_local
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.adaptadores.memoria import SalidaEnMemoria
from buzon.adaptadores.smtp import PlazosSmtp, SalidaSmtp
from buzon.demo.servidores import ServidoresDemo
from buzon.puertos import BandejaDeSalida, FalloDefinitivo, FalloPasajero, RespuestaServidor

DE = "cobros@andes.example"
ANA = "ana@ferreteria.example"
AGENCIA = "ingresos@agencia.example"
CARTA = (
    b"From: cobros@andes.example\r\nTo: ana@ferreteria.example\r\nSubject: =?utf-8?q?Factura_4521?=\r\n"
    b"Message-ID: <carta-4521@andes.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Estimada Ana:\r\n\r\n.Un punto al principio.\r\n..Dos.\r\nSaludos, Carla Mu\xc3\xb1oz\r\n"
)


@dataclass
class Mundo:
    """Una salida, lo que llegó al otro lado, y cómo hacer que rechace a alguien."""

    salida: BandejaDeSalida
    entregados: Callable[[], list[tuple[str, tuple[str, ...], bytes]]]
    rechazar: Callable[[str, str], None]
    cerrar: Callable[[], None]
    puntos: list[int] = field(default_factory=list)

    def al_punto(self) -> None:
        self.puntos.append(len(self.entregados()))

    def enviar(self, *para: str, carta: bytes = CARTA) -> dict[str, RespuestaServidor]:
        return dict(self.salida.enviar(carta, DE, para, self.al_punto).rechazados)


def _en_memoria() -> Mundo:
    salida = SalidaEnMemoria()

    def rechazar(quien: str, linea: str) -> None:
        codigo, ampliado, texto = linea.split(" ", 2)
        salida.rechazos[quien] = RespuestaServidor(int(codigo), ampliado, texto)

    return Mundo(salida, lambda: [tuple(una) for una in salida.entregadas], rechazar, salida.cerrar)


def _con_aiosmtpd(servidores: ServidoresDemo) -> Mundo:
    salida = SalidaSmtp(servidor_local(servidores.smtp_puerto, ""), lambda: "", PlazosSmtp(orden=5, punto=5))
    return Mundo(
        salida, lambda: [tuple(uno) for uno in servidores.enviados()], servidores.rechazos.__setitem__, salida.cerrar
    )


def _con_guion(servidor: SmtpGuionizado) -> Mundo:
    salida = SalidaSmtp(servidor_local(servidor.puerto, ""), lambda: "", PlazosSmtp(orden=5, punto=5))
    return Mundo(
        salida, lambda: [tuple(uno) for uno in servidor.entregados], servidor.guion.rcpt.__setitem__, salida.cerrar
    )


@pytest.fixture(params=["memoria", "aiosmtpd", "guion"])
def mundo(request: pytest.FixtureRequest) -> Iterator[Mundo]:
    if request.param == "memoria":
        nuevo = _en_memoria()
    elif request.param == "aiosmtpd":
        nuevo = _con_aiosmtpd(request.getfixturevalue("pymap"))
    else:
        nuevo = _con_guion(request.getfixturevalue("smtp_de_prueba"))
    yield nuevo
    nuevo.cerrar()


def test_la_carta_llega_byte_a_byte_y_el_punto_se_cruza_antes(mundo: Mundo) -> None:
    assert mundo.enviar(ANA) == {}
    assert mundo.entregados() == [(DE, (ANA,), CARTA)]
    assert mundo.puntos == [0], "al_punto se llama una vez, cuando aún no se ha entregado"


def test_varias_cartas_seguidas_llegan_todas_en_orden(mundo: Mundo) -> None:
    cartas = [CARTA.replace(b"4521", str(numero).encode()) for numero in range(5)]
    for carta in cartas:
        mundo.enviar(ANA, carta=carta)
    assert [crudo for _, _, crudo in mundo.entregados()] == cartas
    assert mundo.puntos == [0, 1, 2, 3, 4]


def test_un_rechazado_entre_varios_no_impide_a_los_demas_y_consta(mundo: Mundo) -> None:
    mundo.rechazar(AGENCIA, "550 5.1.1 No existe")
    rechazados = mundo.enviar(ANA, AGENCIA)
    assert mundo.entregados() == [(DE, (ANA,), CARTA)]
    assert rechazados == {AGENCIA: RespuestaServidor(550, "5.1.1", rechazados[AGENCIA].texto)}
    assert "No existe" in rechazados[AGENCIA].texto


def test_si_no_se_acepta_a_nadie_para_siempre_es_definitivo_y_dice_a_quien(mundo: Mundo) -> None:
    mundo.rechazar(ANA, "550 5.1.1 No existe")
    mundo.rechazar(AGENCIA, "554 5.7.1 No se admite")
    with pytest.raises(FalloDefinitivo) as caso:
        mundo.enviar(ANA, AGENCIA)
    assert set(caso.value.rechazados) == {ANA, AGENCIA}
    assert caso.value.codigo == "550 5.1.1"
    assert (mundo.entregados(), mundo.puntos) == ([], [])


def test_si_alguno_puede_aceptarse_mas_tarde_es_pasajero(mundo: Mundo) -> None:
    mundo.rechazar(ANA, "451 4.7.1 Vuelva en cinco minutos")
    mundo.rechazar(AGENCIA, "550 5.1.1 No existe")
    with pytest.raises(FalloPasajero, match="Vuelva"):
        mundo.enviar(ANA, AGENCIA)
    assert (mundo.entregados(), mundo.puntos) == ([], [])


def test_tras_un_fallo_la_siguiente_carta_sale(mundo: Mundo) -> None:
    mundo.rechazar(ANA, "451 4.7.1 Vuelva luego")
    with pytest.raises(FalloPasajero):
        mundo.enviar(ANA)
    assert mundo.enviar(AGENCIA) == {}
    assert mundo.entregados() == [(DE, (AGENCIA,), CARTA)]


@pytest.mark.parametrize(
    "torcida",
    [
        "ana@ferreteria.example\r\nRCPT TO:<intruso@malo.example>",
        "ana@ferreteria.example, intruso@malo.example",
        "ana@ferreteria.example intruso@malo.example",
        "Ana <ana@ferreteria.example>",
        "ana@ferreteria.example>",
        "ana@",
        "@ferreteria.example",
        "ana",
        "",
        "a@b@c.example",
        "ana\x00@ferreteria.example",
        "a" * 300 + "@ferreteria.example",
    ],
)
def test_lo_que_no_es_una_sola_direccion_no_se_presenta(mundo: Mundo, torcida: str) -> None:
    rechazados = mundo.enviar(AGENCIA, torcida)
    assert mundo.entregados() == [(DE, (AGENCIA,), CARTA)]
    assert rechazados[torcida].ampliado == "5.1.3"
    with pytest.raises(FalloDefinitivo):
        mundo.enviar(torcida)
    assert len(mundo.entregados()) == 1


def test_un_destinatario_repetido_cuenta_una_vez(mundo: Mundo) -> None:
    mundo.enviar(ANA, ANA)
    assert mundo.entregados() == [(DE, (ANA,), CARTA)]


def test_si_guardar_el_punto_falla_no_se_entrega_y_el_error_pasa_tal_cual(mundo: Mundo) -> None:
    def disco_lleno() -> None:
        raise OSError(28, "No queda espacio")

    with pytest.raises(OSError, match="No queda espacio"):
        mundo.salida.enviar(CARTA, DE, [ANA], disco_lleno)
    assert mundo.entregados() == []
    assert mundo.enviar(ANA) == {}
    assert len(mundo.entregados()) == 1


def test_se_puede_enviar_desde_otro_hilo_que_el_que_la_creo(mundo: Mundo) -> None:
    mundo.enviar(ANA)
    hilo = threading.Thread(target=mundo.enviar, args=(ANA,))
    hilo.start()
    hilo.join(10)
    mundo.enviar(ANA)
    assert len(mundo.entregados()) == 3


def test_cerrar_dos_veces_o_sin_usar_no_falla(mundo: Mundo) -> None:
    mundo.salida.cerrar()
    mundo.enviar(ANA)
    mundo.salida.cerrar()
    mundo.salida.cerrar()
    assert len(mundo.entregados()) == 1
