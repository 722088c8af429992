"""El demonio: espera novedades, da vueltas, y dice a systemd que vive solo cuando una vuelta acaba.

`schedule` solo marca el compás (cuándo despertarse); qué toca se calcula siempre del libro, así que un reinicio, un
cambio de hora o un reloj que salta no pierden ni repiten nada.
"""

import select
from collections.abc import Callable
from datetime import date, datetime

import schedule

from buzon.puertos import CredencialRechazada, FalloPasajero, Supervisor
from buzon.vigia.casa import Casa
from buzon.vigia.pasada import Balance, pasada

_ESPERA_MINIMA = 5.0
_ESPERA_MAXIMA = 300.0
_ESPERA_CREDENCIAL = 900.0


class Bucle:
    """Un solo hilo. `lector` es el descriptor que corta las esperas (lo escriben las señales)."""

    def __init__(
        self,
        casa: Casa,
        *,
        lector: int,
        vaciar: Callable[[], None],
        supervisor: Supervisor,
        respaldar: Callable[[date], None],
        latir: Callable[[datetime], None],
        contar: Callable[[str], None],
    ) -> None:
        self.casa = casa
        self.parar = False
        self.recargar: Callable[[], None] | None = None
        self._lector = lector
        self._vaciar = vaciar
        self._supervisor = supervisor
        self._respaldar = respaldar
        self._latir = latir
        self._contar = contar
        self._espera = _ESPERA_MINIMA
        self._toca_completa = True
        self._respaldado: date | None = None
        self._compas = schedule.Scheduler()
        self._compas.every(casa.reglas.vigilancia.segundos_entre_pasadas).seconds.do(self._marcar_completa)

    def _marcar_completa(self) -> None:
        self._toca_completa = True

    def correr(self) -> None:
        """Trabaja hasta que `parar` sea cierto. Un fallo que no sea del mundo sale de aquí y mata el proceso."""
        es_primera = True
        while not self.parar:
            if self.recargar:
                recargar, self.recargar = self.recargar, None
                self._supervisor.decir("recargando")
                recargar()
                self._supervisor.decir("listo")
            balance = self._vuelta()
            if es_primera:
                self._supervisor.decir("listo")
                es_primera = False
            if balance:
                self._supervisor.decir("vivo", self._frase(balance))
                self._latir(self.casa.ahora())
                self._diario()
            if not self.parar:
                self._esperar(bien=balance is not None and balance.al_dia)
        self._supervisor.decir("parando")

    def _vuelta(self) -> Balance | None:
        self._compas.run_pending()
        es_completa, self._toca_completa = self._toca_completa, False
        try:
            balance = pasada(self.casa, es_completa=es_completa)
        except CredencialRechazada as fallo:
            self._contar(f"el servidor no acepta la clave: {fallo}; lo intentaré en 15 minutos")
            self._espera = _ESPERA_CREDENCIAL
            self._toca_completa = True
            return None
        except FalloPasajero as fallo:
            self._contar(f"fallo pasajero: {fallo}")
            self._toca_completa = True
            return None
        if balance.leidos or balance.enviados:
            self._contar(f"{balance.leidos} correos leídos, {balance.enviados} enviados")
        if not balance.al_dia:
            self._toca_completa = True
        return balance

    def _frase(self, balance: Balance) -> str:
        problemas = len(self.casa.cartera.problemas)
        como = f"{problemas} problemas" if problemas else "todo en orden"
        return f"{como}; última vuelta: {balance.leidos} leídos, {balance.enviados} enviados"

    def _diario(self) -> None:
        hoy = self.casa.ahora().date()
        if self._respaldado != hoy:
            try:
                self._respaldar(hoy)
            except FalloPasajero as fallo:
                self.casa.observar("respaldo", f"no pude hacer la copia de seguridad: {fallo}")
                return
            self.casa.superar("respaldo")
            self._respaldado = hoy

    def _esperar(self, *, bien: bool) -> None:
        if bien:
            self._espera = _ESPERA_MINIMA
            segundos = min(self._compas.idle_seconds or _ESPERA_MAXIMA, self.casa.reglas.vigilancia.segundos_idle)
            try:
                self.casa.entrada.esperar(max(segundos, 0.0), self._lector)
            except FalloPasajero:
                self._dormir(_ESPERA_MINIMA)
        else:
            self._dormir(self._espera)
            self._espera = min(self._espera * 2, _ESPERA_MAXIMA)
        self._vaciar()

    def _dormir(self, segundos: float) -> None:
        select.select([self._lector], [], [], segundos)
