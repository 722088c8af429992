"""Un libro roto, de verdad: Buzón se niega, dice la orden, se teclea, y no se repite ni se calla nada."""

import re
from datetime import date, datetime

from proceso.correos import cfdi, factura_reenviada
from proceso.mundo import CLIENTE, TITULAR, Mundo

from buzon.adaptadores.libro_tinydb import respaldar


def _preguntas(mundo: Mundo) -> list[str]:
    return [c.texto for c in mundo.cartas_a(TITULAR) if "q-copia" in str(c.mensaje["X-Buzon-Id"])]


def test_un_libro_roto_se_restaura_y_no_se_repite_nada(mundo: Mundo) -> None:
    mundo.pasada("2026-11-30T10:00-06:00")
    respaldar(mundo.casa / "datos", date(2026, 11, 30))
    llegada = datetime.fromisoformat("2026-12-01T10:00-06:00")
    mundo.entregar(factura_reenviada(cfdi("1234", "11600.00", "2026-11-10", 30), "1234", llegada), llegada)
    mundo.pasada("2026-12-01T10:05-06:00")
    (recordatorio,) = mundo.pasada("2026-12-15T10:00-06:00")[:1]
    assert recordatorio.destinatarios[0] == CLIENTE
    del_titular = len(mundo.cartas_a(TITULAR))

    diario = next((mundo.casa / "datos").glob("libro-*.diario"))
    crudo = diario.read_bytes()
    diario.write_bytes(roto := crudo[: len(crudo) // 2] + b"#" + crudo[len(crudo) // 2 + 1 :])
    for orden in ("vigilar", "pasada", "estado"):
        negado = mundo.buzon(orden, codigo=1)
        assert "Traceback" not in negado.stderr
        (teclear,) = re.findall(r"«buzon (restaurar \S+)»", negado.stderr)
    assert "2026-11-30  entera" in mundo.buzon("restaurar").stdout
    assert "--si" in mundo.buzon(*teclear.split(), codigo=1).stderr  # sin nadie que lo confirme no se hace
    mundo.buzon(*teclear.split(), "--si", "--ahora", "2026-12-15T11:00-06:00")
    assert (mundo.casa / "datos" / "apartado-1" / diario.name).read_bytes() == roto
    mundo.buzon("verificar")

    mundo.pasada("2026-12-15T11:05-06:00", codigo=1)  # hay algo que va mal, y la orden lo dice
    (pregunta,) = _preguntas(mundo)
    assert "copia del 2026-11-30" in pregunta
    (factura,) = mundo.estado("--ahora", "2026-12-15T11:06-06:00")["facturas"]
    assert factura["numero"].endswith("1234")  # el correo se volvió a leer
    assert factura["proxima"] is None
    assert "copia" in factura["motivo"]
    mundo.pasada("2026-12-16T11:05-06:00", codigo=1)
    assert [c.crudo for c in mundo.cartas_a(CLIENTE)] == [recordatorio.crudo]
    mundo.buzon("orden", "reanudar todo", "--ahora", "2026-12-16T11:10-06:00")
    mundo.pasada("2026-12-16T12:00-06:00")
    mundo.pasada("2026-12-17T12:00-06:00")
    assert [c.crudo for c in mundo.cartas_a(CLIENTE)] == [recordatorio.crudo]
    (factura,) = mundo.estado("--ahora", "2026-12-17T12:01-06:00")["facturas"]
    assert factura["etapa"] == recordatorio.etapa  # lo halló en enviados y lo da por enviado
    recibos = [c for c in mundo.cartas_a(TITULAR)[del_titular:] if c.etapa == "recibo"]
    assert recibos == []
