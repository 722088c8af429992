"""La casa en marcha: los puertos, las reglas y la cartera, y la única puerta por la que se escribe en el libro."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from buzon.correo.entender import Entendido, Saber, entender
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, aplicar, plegar
from buzon.dominio.decidir import Entrada, decidir
from buzon.dominio.hechos import CualquierHecho, FalloObservado, FalloSuperado
from buzon.dominio.reglas import Reglas
from buzon.puertos import (
    Archivo,
    BandejaDeEntrada,
    BandejaDeSalida,
    Libro,
    Plantillas,
    Reloj,
    Resolutor,
    Senal,
    Testigo,
)
from buzon.vigia.acopio import Acopio


def segundos_vividos() -> float:
    """Segundos que no saltan cuando cambia la hora, y que cuentan también lo que la máquina estuvo suspendida."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


@dataclass
class Casa:
    """Lo que hace falta para trabajar. `llave` firma sellos y Message-ID.

    Attributes:
        abrir_aparte: lee en el taller lo que no es corriente; `None` = se lee todo aquí mismo.
        debe_parar: se acaba lo que se tiene entre manos y no se empieza nada más.
        cronometro: segundos que no saltan aunque cambien la hora.
        leido_en, leido_a: cuándo empezó, en el cronómetro y en el Reloj, la última lectura que llegó al final.
        ultima_llegada: el INTERNALDATE más nuevo de la última lectura.
        falta_sitio: por qué no hay disco para enviar; `None` si lo hay.
        comprueba_reloj: la hora es la de la máquina y puede estar mal (con `--ahora`, no).
        testigo: recuerda qué correo se estaba leyendo si el proceso muere.
        instancia: quién es este Buzón entre los que podrían atender el mismo buzón; `None` = no se mira.
        senalada_en: cuándo, en el cronómetro, se dejó dicho en el buzón.
        avisos_de_fuera: lo que va a fallar pronto y no está en el libro (un permiso que caduca), por su clave.
        resolutor: a quién preguntar las claves de las firmas; `None` = no se comprueban.
        acopio: cuánto se ha archivado hoy de cada remitente.
        vigilado: el último día que se comprobó lo que siempre ha de ser cierto.
    """

    libro: Libro
    archivo: Archivo
    entrada: BandejaDeEntrada
    salida: BandejaDeSalida
    plantillas: Plantillas
    reloj: Reloj
    reglas: Reglas
    saber: Saber
    llave: bytes
    abrir_aparte: Callable[[bytes], Entendido] | None = None
    cartera: Cartera = field(default_factory=Cartera)
    debe_parar: bool = False
    cronometro: Callable[[], float] = segundos_vividos
    leido_en: float | None = None
    leido_a: datetime | None = None
    ultima_llegada: datetime | None = None
    falta_sitio: Callable[[], str | None] | None = None
    comprueba_reloj: bool = False
    testigo: Testigo | None = None
    instancia: Senal | None = None
    senalada_en: float | None = None
    vigilado: date | None = None
    avisos_de_fuera: Callable[[], dict[str, str]] = dict
    resolutor: Resolutor | None = None
    acopio: Acopio = field(default_factory=Acopio)

    def __post_init__(self) -> None:
        self.cartera = plegar(self.libro.asientos())

    def ahora(self) -> datetime:
        """El instante del Reloj, en UTC."""
        return self.reloj.ahora().astimezone(UTC)

    def leer(self, crudo: bytes) -> Entendido:
        """Lo que se entiende de un correo; lo que no es corriente, en el taller."""
        return self.abrir_aparte(crudo) if self.abrir_aparte else entender(crudo, self.saber)

    def asentar(self, causa: Causa, hechos: Sequence[CualquierHecho]) -> None:
        """Escribe los hechos en el libro y los aplica a la cartera, o no hace ninguna de las dos cosas.

        Se aplican antes de escribirlos: si la historia es imposible, el libro no llega a saberlo. Si no caben en el
        disco, la cartera se vuelve a plegar desde lo que sí está escrito.
        """
        if not hechos:
            return
        asiento = Asiento(numero=self.cartera.ultimo_numero + 1, cuando=self.ahora(), causa=causa, hechos=tuple(hechos))
        try:
            aplicar(self.cartera, asiento)
            self.libro.asentar(asiento)
        except BaseException:
            self.cartera = plegar(self.libro.asientos())
            raise

    def decidir(self, entrada: Entrada, causa: Causa) -> tuple[CualquierHecho, ...]:
        """Decide sobre una entrada y asienta lo que resulte."""
        hechos = decidir(self.cartera, entrada, self.ahora(), self.reglas)
        self.asentar(causa, hechos)
        return hechos

    def observar(self, clave: str, texto: str) -> None:
        """Apunta que algo del mundo va mal, una sola vez."""
        if clave not in self.cartera.problemas:
            self.asentar(Causa("casa", clave), (FalloObservado(clave=clave, texto=texto),))

    def superar(self, clave: str) -> None:
        """Apunta que ya va bien."""
        if clave in self.cartera.problemas:
            self.asentar(Causa("casa", clave), (FalloSuperado(clave=clave),))
