"""El negocio de los recorridos, pero con el libro en el disco y el correo por sockets de verdad."""

from __future__ import annotations

import email
from dataclasses import dataclass, field
from datetime import datetime
from email.policy import default
from pathlib import Path
from typing import Any

from recorridos.escenario import ZONA, Carta, Escenario, _saber
from servidores.buzones import servidor_local
from servidores.imap_hostil import GuionImap, ImapHostil
from servidores.smtp_guionizado import Guion, SmtpGuionizado

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.adaptadores.libro_tinydb import LibroTinyDB
from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.adaptadores.smtp import PlazosSmtp, SalidaSmtp
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CasaAbierta
from buzon.montaje.recursos import compartido
from buzon.vigia import Casa

ANA = "ana@acme.example"


@dataclass
class EscenarioDeRed(Escenario):
    """`imap` y `smtp` son los servidores de guion; se les cambia el guion dentro de cada prueba."""

    carpeta: Path = Path()
    imap: ImapHostil = field(init=False)
    smtp: SmtpGuionizado = field(init=False)
    clave: str = "secreta"

    def __post_init__(self) -> None:
        self._primero = True
        self.smtp = SmtpGuionizado(Guion()).__enter__()
        super().__post_init__()

    def _montar(self) -> Casa:
        if self._primero:
            self._primero = False
            self.imap = ImapHostil(self.mundo.casillero, GuionImap()).__enter__()
            primero = Asiento(1, self.inicio, Causa("casa"), (CasaAbierta(casa="casa-de-prueba"),))
            self.libro = LibroTinyDB.crear(self.carpeta / "datos", primero)
        else:
            self.libro = LibroTinyDB.abrir(self.carpeta / "datos")
        return Casa(
            libro=self.libro,
            archivo=ArchivoEnDisco(self.carpeta / "datos" / "archivo"),
            entrada=self.bandeja(),
            salida=self.salida(),
            plantillas=PlantillasJinja([compartido("plantillas_correo")]),
            reloj=self.reloj,
            reglas=self.reglas,
            saber=_saber(),
            llave=b"k" * 32,
        )

    def bandeja(self, **plazos: Any) -> BandejaImap:
        medidas = {"lectura": 0.6, "ciclo_idle": 0.5, "sondeo": 0.3} | plazos
        servidor = servidor_local(self.imap.puerto, "cobros")
        return BandejaImap(servidor, lambda: self.clave, plazos=PlazosImap(**medidas))

    def salida(self) -> SalidaSmtp:
        servidor = servidor_local(self.smtp.puerto, "")
        return SalidaSmtp(servidor, lambda: self.clave, PlazosSmtp(orden=2, cuerpo=2, punto=0.5, despedida=0.5))

    def renacer(self) -> None:
        """El proceso muere: se suelta el cerrojo y se vuelve a abrir lo que haya en el disco."""
        self.cerrar_casa()
        self.casa = self._montar()

    def cerrar_casa(self) -> None:
        self.casa.entrada.cerrar()
        self.casa.salida.cerrar()
        self.libro.cerrar()

    def cerrar(self) -> None:
        self.cerrar_casa()
        self.imap.__exit__()
        self.smtp.__exit__()

    @property
    def cartas(self) -> list[Carta]:
        return [
            Carta(c.destinatarios, email.message_from_bytes(c.crudo, policy=default))  # type: ignore[arg-type]
            for c in self.smtp.entregados
        ]

    def hasta_el_punto(self, dia: str = "2026-12-15") -> None:
        """Una factura registrada que ese día a las diez vence; la vuelta de las diez aún no se ha dado."""
        self.factura()
        self.pasar()
        self.reloj.poner(datetime.fromisoformat(f"{dia}T10:00").replace(tzinfo=ZONA))
        self.casa.salida.cerrar()  # la del recibo: la avería que se pida será en una conexión nueva
