"""El demonio: espera novedades, da vueltas, y dice a systemd que vive solo entre vuelta y vuelta, nunca dentro.

`schedule` solo marca el compás (cuándo despertarse); qué toca se calcula siempre del libro, así que un reinicio, un
cambio de hora o un reloj que salta no pierden ni repiten nada.
"""

import select
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta

import schedule

from buzon.puertos import CredencialRechazada, FalloPasajero, Supervisor
from buzon.vigia.casa import Casa
from buzon.vigia.pasada import Balance, pasada

_ESPERA_MINIMA = 5.0
_ESPERA_MAXIMA = 300.0
_ESPERA_CREDENCIAL = 900.0
# Una conexión que se cae antes de durar esto no cuenta como buena: si no, se entraría cada cinco segundos sin fin.
_CONEXION_FIRME = 120.0
_UN_DIA = timedelta(days=1)
# Cada cuánto se dice que se vive durante una espera larga; el WatchdogSec de systemd ha de ser mayor.
_LATIDO = 120.0


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
        self._problemas: dict[str, str] = {}
        self._compas = schedule.Scheduler()
        self._marcar_compas()

    def _marcar_compas(self) -> None:
        self._compas.clear()
        self._compas.every(self.casa.reglas.vigilancia.segundos_entre_pasadas).seconds.do(self._marcar_completa)

    def _marcar_completa(self) -> None:
        self._toca_completa = True

    def correr(self) -> None:
        """Trabaja hasta que la casa deba parar. Un fallo que no sea del mundo sale de aquí y mata el proceso."""
        es_primera = True
        while not self.casa.debe_parar:
            if self.recargar:
                self._recargar(self.recargar)
            balance = self._vuelta()
            self._contar_problemas()
            if es_primera:
                self._supervisor.decir("listo")
                es_primera = False
            self._supervisor.decir("vivo", self._frase(balance))
            if balance:
                self._diario()
            if balance and balance.al_dia and not self._esta_mudo():
                self._latir(self.casa.ahora())
            if not self.casa.debe_parar:
                self._esperar(bien=balance is not None and balance.al_dia)
        self._supervisor.decir("parando")

    def _recargar(self, recargar: Callable[[], None]) -> None:
        self.recargar = None
        self._supervisor.decir("recargando")
        recargar()
        self._marcar_compas()
        self._toca_completa = True
        self._supervisor.decir("listo")

    def _vuelta(self) -> Balance | None:
        self._compas.run_pending()
        es_completa, self._toca_completa = self._toca_completa, False
        try:
            balance = pasada(self.casa, es_completa=es_completa)
        except CredencialRechazada as fallo:
            self._contar(f"{fallo}; no insisto: lo intentaré en 15 minutos")
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

    def _contar_problemas(self) -> None:
        """Lo que empieza a ir mal y lo que deja de ir mal, una sola vez."""
        ahora = {clave: problema.texto for clave, problema in self.casa.cartera.problemas.items()}
        for clave in ahora.keys() - self._problemas.keys():
            self._contar(f"va mal: {ahora[clave]}")
        for clave in self._problemas.keys() - ahora.keys():
            self._contar(f"ya va bien: {self._problemas[clave]}")
        self._problemas = ahora

    def _esta_mudo(self) -> bool:
        """Lleva un día sin poder escribir, ni al titular: que lo note quien mira la fecha del latido."""
        ahora, problemas = self.casa.ahora(), self.casa.cartera.problemas
        return any(ahora - problemas[clave].desde > _UN_DIA for clave in ("smtp", "titular") if clave in problemas)

    def _frase(self, balance: Balance | None) -> str:
        problemas = len(self.casa.cartera.problemas)
        como = f"{problemas} problemas" if problemas else "todo en orden"
        return f"{como}; última vuelta: {balance.leidos} leídos, {balance.enviados} enviados" if balance else como

    def _diario(self) -> None:
        hoy = self.casa.ahora().astimezone(self.casa.reglas.zona).date()
        if self._respaldado != hoy:
            # Un disco lleno impide la copia y también apuntarlo: ni una cosa ni otra son para morir.
            with suppress(FalloPasajero):
                self._copiar(hoy)

    def _copiar(self, hoy: date) -> None:
        try:
            self._respaldar(hoy)
        except FalloPasajero as fallo:
            self.casa.observar("respaldo", f"no pude hacer la copia de seguridad: {fallo}")
        else:
            self._respaldado = hoy
            self.casa.superar("respaldo")

    def _esperar(self, *, bien: bool) -> None:
        """A las novedades si se está al día; si no, cada vez más antes de volver a intentarlo."""
        self._vaciar()  # lo que ya se atendió; una señal que llegue desde ahora corta la espera
        empezada = time.monotonic()
        try:
            if bien:
                segundos = min(self._compas.idle_seconds or 0.0, self.casa.reglas.vigilancia.segundos_idle)
                self._aguardar(segundos, lambda trozo: self.casa.entrada.esperar(trozo, self._lector))
                self._espera = _ESPERA_MINIMA
            else:
                self._reposar()
        except FalloPasajero:
            if time.monotonic() - empezada > _CONEXION_FIRME:
                self._espera = _ESPERA_MINIMA
            self._reposar()

    def _reposar(self) -> None:
        self._aguardar(self._espera, self._dormir)
        self._espera = min(self._espera * 2, _ESPERA_MAXIMA)

    def _aguardar(self, segundos: float, hay_novedad: Callable[[float], bool]) -> None:
        """Deja pasar el tiempo a trozos, diciendo en cada uno que se vive; una novedad o una señal lo cortan."""
        fin = time.monotonic() + segundos
        while not self._hay_senal():
            if hay_novedad(max(0.0, min(fin - time.monotonic(), _LATIDO))) or time.monotonic() >= fin:
                return
            if not self._hay_senal():
                self._supervisor.decir("vivo")

    def _hay_senal(self) -> bool:
        return self.casa.debe_parar or self.recargar is not None

    def _dormir(self, segundos: float) -> bool:
        select.select([self._lector], [], [], segundos)
        return False
