"""El ensayo visto desde el cable: con el adaptador de verdad, ningún cliente, agencia ni abogado aparece en RCPT TO."""

from __future__ import annotations

from dataclasses import replace

from recorridos.escenario import TITULAR, Escenario, reglas_de_prueba
from servidores.buzones import servidor_local
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.adaptadores.smtp import PlazosSmtp, SalidaSmtp
from buzon.dominio.reglas import Abogado


def test_en_ensayo_el_servidor_de_salida_solo_oye_hablar_del_titular(smtp_de_prueba: SmtpGuionizado) -> None:
    reglas = reglas_de_prueba()
    reglas = replace(
        reglas,
        negocio=replace(reglas.negocio, ensayo=True),
        correo=replace(reglas.correo, copia_a_si_mismo=True),
        abogado=Abogado(nombre="Estudio Vial", correo="causas@estudiovial.example"),
    )
    e = Escenario(reglas=reglas)
    e.casa.salida = SalidaSmtp(servidor_local(smtp_de_prueba.puerto, ""), lambda: "", PlazosSmtp(orden=5, punto=5))
    e.factura(vence="02/12/2026")
    e.factura("200", "Luz del Sur", "pagos@luzdelsur.example", vence="02/12/2026")
    e.pasar()
    e.hasta("2026-12-09")
    e.llega("Ana <ana@acme.example>", "Factura 123", "La pagamos el 28 de diciembre sin falta.")
    e.llega(f"Carla <{TITULAR}>", "Orden", "al abogado la 200")
    e.transferencia("Luz del Sur", "$100.000", glosa="factura 200")
    e.hasta("2027-02-10")
    e.casa.salida.cerrar()
    destinatarios = {orden.upper() for orden in smtp_de_prueba.ordenes if orden.upper().startswith("RCPT")}
    assert {destino.split("<")[1].split(">")[0].lower() for destino in destinatarios} == {TITULAR}
    ensayadas = {
        carta.encargo.dirigida for carta in e.casa.cartera.cartas.values() if carta.ensayo and carta.salida is not None
    }
    assert ensayadas == {"deudor", "abogado"}
    assert any(carta.encargo.cc for carta in e.casa.cartera.cartas.values() if carta.salida is not None)
    assert len(smtp_de_prueba.entregados) > 8
