"""Un negocio de mentira en un mundo en memoria: el titular, sus clientes y su banco, con un reloj movido a mano."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from functools import cache
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from buzon.adaptadores.memoria import MundoEnMemoria
from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.adaptadores.sistema import RelojFijo
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.hechos import CasaAbierta, VigilanciaActivada
from buzon.dominio.reglas import (
    Agencia,
    Cobranza,
    CorreoReglas,
    Etapa,
    MedioDePago,
    Negocio,
    Reglas,
    Servidor,
    ServidorImap,
)
from buzon.dominio.secuencia import Situacion, situacion
from buzon.informes.estado import datos_del_estado
from buzon.montaje.paises import con_normas
from buzon.montaje.recursos import compartido
from buzon.montaje.saber import leer_saber
from buzon.vigia import Balance, Casa, pasada

ZONA = ZoneInfo("America/Santiago")
TITULAR = "carla@graficaandes.example"
COBROS = "cobros@graficaandes.example"
FACTURAS = "facturas@graficaandes.example"
AGENCIA = "ingresos@cobranzasdelsur.example"
AUTENTICADOR = "mx.graficaandes.example"
LLAVE = b"k" * 32
BANCO = "serviciodetransferencias@bancochile.cl"


def reglas_de_prueba() -> Reglas:
    reglas = Reglas(
        negocio=Negocio(
            nombre="Gráfica Andes SpA",
            id_fiscal="76.123.456-0",
            pais="CL",
            zona_horaria="America/Santiago",
            moneda="CLP",
            contacto="Carla Fuentes",
            telefono="+56 2 2345 6789",
            direccion="Av. Siempre Viva 1, Santiago",
            titulares=(TITULAR,),
            clientes="empresas",
        ),
        correo=CorreoReglas(
            direccion=COBROS,
            facturas=FACTURAS,
            authserv_id=AUTENTICADOR,
            imap=ServidorImap(host="127.0.0.1", puerto=1, usuario="x", clave="entorno:X", seguridad="ninguna"),
            smtp=Servidor(host="127.0.0.1", puerto=1, usuario="x", clave="entorno:X", seguridad="ninguna"),
        ),
        agencia=Agencia(nombre="Cobranzas del Sur", correo=AGENCIA),
        medios_de_pago=(MedioDePago(tipo="transferencia", texto="Banco de Chile, cuenta corriente 1122334455"),),
        cobranza=Cobranza(plazo_dias=30),
        etapas=(
            Etapa(nombre="aviso_previo", dias=-3, solo="pagadores_tardios"),
            Etapa(nombre="vencimiento", dias=0),
            Etapa(nombre="recordatorio", dias=5),
            Etapa(nombre="segundo_aviso", dias=12),
            Etapa(nombre="aviso_firme", dias=20, plazo=7),
            Etapa(nombre="ultimo_aviso", dias=28, plazo=7),
            Etapa(nombre="agencia", dias=35, cc=("agencia",)),
        ),
    )
    return con_normas(reglas)


@cache
def _saber() -> Any:
    return leer_saber(reglas_de_prueba())


@cache
def _plantillas() -> PlantillasJinja:
    # Una para todas las pruebas: compilar las plantillas cuesta más que el recorrido.
    return PlantillasJinja([compartido("plantillas_correo")])


@dataclass
class Carta:
    """Una carta que salió, abierta."""

    para: tuple[str, ...]
    mensaje: EmailMessage

    @property
    def asunto(self) -> str:
        return str(self.mensaje["Subject"])

    @property
    def texto(self) -> str:
        parte = self.mensaje.get_body(("plain",))
        assert parte is not None
        return str(parte.get_content())

    @property
    def id(self) -> str:
        return str(self.mensaje["X-Buzon-Id"])

    @property
    def message_id(self) -> str:
        return str(self.mensaje["Message-ID"])

    @property
    def adjuntos(self) -> list[str]:
        return [str(parte.get_filename()) for parte in self.mensaje.iter_attachments()]

    @property
    def html(self) -> str:
        parte = self.mensaje.get_body(("html",))
        assert parte is not None
        return str(parte.get_content())

    def boton(self, accion: str) -> str:
        """El asunto que manda el botón de esa acción."""
        for asunto in re.findall(r"mailto:[^?\"]+\?subject=([^&\"]+)", self.html):
            if f".{accion}." in unquote(asunto):
                return unquote(asunto)
        raise AssertionError(f"la carta no tiene el botón {accion}")


@dataclass
class Escenario:
    """El mundo y lo que se le puede pedir."""

    reglas: Reglas = field(default_factory=reglas_de_prueba)
    inicio: datetime = datetime(2026, 12, 1, 10, 0, tzinfo=ZONA)
    con_jinja: bool = True  # sin ella las cartas enseñan sus datos: más rápido, y basta si no se mira lo que dicen

    def __post_init__(self) -> None:
        self.reloj = RelojFijo(self.inicio)
        self.mundo = MundoEnMemoria(self.reloj, plantillas=("recibo",))
        self._n = 0
        en_marcha = (CasaAbierta(casa="casa-de-prueba"), VigilanciaActivada(desde=self.inicio - timedelta(days=1)))
        self.mundo.libro.asentar(Asiento(1, self.inicio.astimezone(UTC), Causa("casa"), en_marcha))
        self.casa = self._montar()

    def _montar(self) -> Casa:
        return Casa(
            libro=self.mundo.libro,
            archivo=self.mundo.archivo,
            entrada=self.mundo.entrada,
            salida=self.mundo.salida,
            plantillas=_plantillas() if self.con_jinja else self.mundo.plantillas,
            reloj=self.reloj,
            reglas=self.reglas,
            saber=_saber(),
            llave=LLAVE,
            resolutor=self.mundo.resolutor,
        )

    def renacer(self) -> None:
        """El proceso muere y vuelve a arrancar."""
        self.mundo.renacer()
        self.casa = self._montar()

    # El tiempo ------------------------------------------------------------------------------------------------

    def el_dia(self, dia: str, hora: str = "10:00") -> None:
        self.reloj.poner(datetime.fromisoformat(f"{dia}T{hora}").replace(tzinfo=ZONA))

    def pasar(self) -> Balance:
        return pasada(self.casa)

    def hasta(self, dia: str) -> None:
        """Vive día a día, con una vuelta a las diez, hasta ese día incluido."""
        fin = datetime.fromisoformat(f"{dia}T10:00").replace(tzinfo=ZONA)
        while self.reloj.ahora() < fin:
            siguiente = (self.reloj.ahora().astimezone(ZONA) + timedelta(days=1)).date()
            self.el_dia(siguiente.isoformat())
            self.pasar()

    # El correo que llega --------------------------------------------------------------------------------------

    def llega(
        self,
        de: str,
        asunto: str,
        texto: str,
        *,
        para: str = COBROS,
        responde: Carta | None = None,
        autentico: bool = True,
        adjuntos: tuple[tuple[str, str, bytes], ...] = (),
        cabeceras: dict[str, str] | None = None,
    ) -> str:
        self._n += 1
        m = EmailMessage()
        dominio = de.rpartition("@")[2].rstrip(">")
        if autentico:
            m["Authentication-Results"] = f"{AUTENTICADOR}; dmarc=pass header.from={dominio}"
        m["From"], m["To"], m["Subject"] = de, para, asunto
        m["Date"] = self.reloj.ahora()
        m["Message-ID"] = f"<llega-{self._n}@{dominio}>"
        if responde:
            m["In-Reply-To"] = responde.message_id
            m["References"] = responde.message_id
        for clave, valor in (cabeceras or {}).items():
            m[clave] = valor
        m.set_content(texto)
        for nombre, tipo, contenido in adjuntos:
            principal, _, sub = tipo.partition("/")
            m.add_attachment(contenido, maintype=principal, subtype=sub, filename=nombre)
        self.mundo.casillero.entregar(m.as_bytes(), self.reloj.ahora())
        return str(m["Message-ID"])

    def factura(
        self,
        numero: str = "123",
        cliente: str = "ACME Ltda",
        correo: str = "ana@acme.example",
        importe: str = "$450.000",
        vence: str = "15/12/2026",
    ) -> None:
        """El titular la cuenta con palabras."""
        texto = f"Factura {numero}, {cliente}, {correo}, {importe}, vence {vence}"
        self.llega(TITULAR, f"Factura {numero}", texto, para=FACTURAS)

    def transferencia(self, pagador: str, importe: str, *, autentico: bool = True, glosa: str = "") -> None:
        texto = (
            f"Le informamos que {pagador} le ha realizado una transferencia por {importe} a su Cuenta Corriente "
            f"N° 1122334455.{' Mensaje: ' + glosa if glosa else ''}"
        )
        self.llega(BANCO, "Aviso de transferencia de fondos", texto, autentico=autentico)

    # Lo que salió ---------------------------------------------------------------------------------------------

    @property
    def cartas(self) -> list[Carta]:
        return [
            Carta(c.destinatarios, email.message_from_bytes(c.crudo, policy=default))  # type: ignore[arg-type]
            for c in self.mundo.salida.entregadas
        ]

    def a(self, direccion: str) -> list[Carta]:
        return [carta for carta in self.cartas if direccion in carta.para]

    def etapas(self, direccion: str) -> list[str]:
        """Las etapas de los recordatorios enviados a esa dirección, en orden."""
        return [
            carta.id.split("/")[1]
            for carta in self.a(direccion)
            if carta.id.count("/") == 2 and not carta.id.startswith("gracias/")
        ]

    def avisos(self, tema: str) -> list[Carta]:
        """Las cartas al titular cuyo identificador empieza así (recibo, pregunta, aviso, orden, resumen, duda)."""
        return [carta for carta in self.a(TITULAR) if carta.id.startswith(f"{tema}/")]

    def ordena(self, texto: str, *, responde: Carta | None = None, asunto: str = "") -> Carta:
        """El titular manda algo y Buzón da una vuelta. Devuelve la contestación."""
        titulo = asunto or (f"Re: {responde.asunto}" if responde else "Orden")
        self.llega(f"Carla <{TITULAR}>", titulo, texto, responde=responde)
        self.pasar()
        vueltas = [carta for carta in self.a(TITULAR) if re.match(r"orden/|pregunta/[^/]+/", carta.id)]
        return vueltas[-1]

    def pulsa(self, de: str, carta: Carta, accion: str, texto: str = "") -> None:
        """Alguien toca un botón: un correo nuevo, sin hilo, con el asunto sellado. No da la vuelta."""
        self.llega(de, carta.boton(accion), texto)

    def la(self, numero: str) -> Factura:
        (factura,) = self.casa.cartera.facturas_numero(numero)
        return factura

    def como_esta(self, numero: str) -> Situacion:
        return situacion(self.casa.cartera, self.la(numero), self.reglas, self.reloj.ahora())

    @property
    def estado(self) -> dict[str, Any]:
        return datos_del_estado(self.casa.cartera, self.reglas, self.reloj.ahora())
