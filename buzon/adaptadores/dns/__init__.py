"""El DNS de verdad: el adaptador del puerto `Resolutor`, con dnspython.

Pregunta al resolutor de la máquina, con plazo, y recuerda lo que le contestan. No interpreta nada.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from buzon.puertos import FalloPasajero

_PLAZO = 5.0
_RECUERDA = 600.0
_MAX_RECUERDOS = 500


class ResolutorDns:
    """Consultas con plazo y memoria. `servidores`: las IP de los resolutores; vacío = los de la máquina.

    Solo se recuerdan las respuestas, también el «no existe»; un fallo no, para volver a preguntar.
    """

    def __init__(
        self,
        servidores: tuple[str, ...] = (),
        *,
        puerto: int = 53,
        plazo: float = _PLAZO,
        cronometro: Callable[[], float] = time.monotonic,
    ) -> None:
        self._servidores = servidores
        self._puerto = puerto
        self._plazo = plazo
        self._cronometro = cronometro
        self._resolutor: Any = None
        self._recuerdos: OrderedDict[str, tuple[float, tuple[bytes, ...]]] = OrderedDict()

    def textos(self, nombre: str) -> tuple[bytes, ...]:
        """Los registros TXT de un nombre, cada uno con sus trozos unidos; vacío si no existe o no tiene.

        Raises:
            FalloPasajero: el DNS no contestó, o contestó que no puede.
        """
        clave = nombre.lower().rstrip(".")
        ahora = self._cronometro()
        if clave in self._recuerdos and self._recuerdos[clave][0] > ahora:
            return self._recuerdos[clave][1]
        hallados = tuple(b"".join(registro.strings) for registro in self._preguntar(clave, "TXT"))
        self._recuerdos[clave] = (ahora + _RECUERDA, hallados)
        self._recuerdos.move_to_end(clave)
        while len(self._recuerdos) > _MAX_RECUERDOS:
            self._recuerdos.popitem(last=False)
        return hallados

    def buzones(self, dominio: str) -> tuple[str, ...]:
        """Los MX de un dominio, en minúsculas y del preferido al último; vacío si no tiene, o si dice que no recibe.

        Raises:
            FalloPasajero: el DNS no contestó, o contestó que no puede.
        """
        registros = self._preguntar(dominio.lower().rstrip("."), "MX")
        hallados = sorted((int(uno.preference), str(uno.exchange).lower().rstrip(".")) for uno in registros)
        return tuple(servidor for _, servidor in hallados if servidor)  # el vacío es «no recibo correo» (RFC 7505)

    def _preguntar(self, nombre: str, tipo: str) -> tuple[Any, ...]:
        import dns.exception  # noqa: PLC0415 - import pesado
        import dns.resolver  # noqa: PLC0415 - import pesado

        try:
            respuesta = self._preparar().resolve(nombre, tipo, lifetime=self._plazo, search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return ()
        except (dns.exception.DNSException, OSError, ValueError, UnicodeError) as fallo:
            raise FalloPasajero(f"el DNS no contesta por {nombre}: {type(fallo).__name__}") from fallo
        return tuple(respuesta)

    def _preparar(self) -> Any:
        import dns.resolver  # noqa: PLC0415 - import pesado

        if self._resolutor is None:
            self._resolutor = dns.resolver.Resolver(configure=not self._servidores)
            if self._servidores:
                self._resolutor.nameservers = list(self._servidores)
                self._resolutor.port = self._puerto
        return self._resolutor
