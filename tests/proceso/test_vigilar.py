"""El demonio de verdad: reacciona, para, relee, avisa a systemd y no insiste."""

from datetime import timedelta

import pytest
from proceso.correos import aviso_del_banco, cfdi, factura_reenviada
from proceso.mundo import CLIENTE, Mundo, esperar_a

from buzon.adaptadores.sistema import RelojReal


def _factura(mundo: Mundo, folio: str = "1234", emitida_hace: int = 10) -> None:
    """Deja en el buzón una factura que aún no vence."""
    ahora = RelojReal().ahora()
    dia = (ahora - timedelta(days=emitida_hace)).date().isoformat()
    mundo.entregar(factura_reenviada(cfdi(folio, "11600.00", dia, 60), folio, ahora), ahora)


def test_un_pago_que_llega_mientras_escucha_se_aplica_y_se_agradece(
    mundo: Mundo, record_property: pytest.TestReport
) -> None:
    _factura(mundo)
    with mundo.vigilando() as demonio:
        demonio.dice("1 correos leídos")
        ahora = RelojReal().ahora()
        mundo.entregar(aviso_del_banco("11,600.00", "FERRETERIA EL INDIO", ahora, "A-1234"), ahora)
        tardo = esperar_a(lambda: mundo.cartas_a(CLIENTE), "las gracias por el pago")
        print(f"del aviso del banco a las gracias: {tardo:.2f} s")
        assert [carta.etapa for carta in mundo.cartas_a(CLIENTE)] == ["gracias"]
        assert demonio.parar() == 0
    (factura,) = mundo.estado()["facturas"]
    assert (factura["estado"], factura["saldo"]) == ("pagada", "0")
