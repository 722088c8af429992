"""Las cabeceras de un correo abierto, decodificadas y en orden. Solo las lee; no cree ni descree a nadie."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from buzon.correo.lectura.arbol import Parte
from buzon.correo.lectura.codificacion import decodificar_cabecera, sin_octetos_crudos
from buzon.correo.lectura.direcciones import contar, direcciones
from buzon.correo.lectura.topes import BLOQUE_DE_CABECERAS, CABECERA
from buzon.correo.mensaje import Direccion

_IDENTIFICADOR = re.compile(r"<([^<>\s]{1,998})>")
_TOPE_DE_IDENTIFICADORES = 200
# RFC 5322 §3.6: de estas, una como mucho; dos son un error o un engaño.
_UNICAS = ("from", "to", "cc", "subject", "date", "reply-to", "message-id")


class Cabeceras:
    """Las cabeceras de un mensaje. `todas`: pares (nombre en minúsculas, valor decodificado), de arriba abajo."""

    def __init__(self, mensaje: Parte) -> None:
        self._crudas: dict[str, list[str]] = {}
        pares: list[tuple[str, str]] = []
        gastado = 0
        for nombre, valor in mensaje.raw_items():
            crudo = str(valor)[:CABECERA]
            gastado += len(nombre) + len(crudo)
            if gastado > BLOQUE_DE_CABECERAS:
                break
            clave = sin_octetos_crudos(nombre).lower()
            self._crudas.setdefault(clave, []).append(crudo)
            pares.append((clave, decodificar_cabecera(crudo)))
        self.todas = tuple(pares)

    def primera(self, nombre: str) -> str:
        """El primer valor decodificado, o vacío."""
        return next((valor for clave, valor in self.todas if clave == nombre), "")

    def personas(self, nombre: str) -> tuple[Direccion, ...]:
        """Las direcciones de todas las cabeceras de ese nombre, sin repetir.

        Se leen del valor crudo: una coma codificada (RFC 2047) pertenece a un nombre, no separa direcciones.
        """
        valores = self._crudas.get(nombre, ())
        return tuple(dict.fromkeys(persona for valor in valores for persona in direcciones(sin_octetos_crudos(valor))))

    def firmantes(self) -> tuple[int, Direccion | None]:
        """Cuántas direcciones firman (dos cabeceras From cuentan por dos aunque digan lo mismo) y la primera."""
        valores = [sin_octetos_crudos(valor) for valor in self._crudas.get("from", ())]
        cuenta = max(len(valores), sum(contar(valor) for valor in valores)) if valores else 0
        return cuenta, next(iter(self.personas("from")), None)

    def identificadores(self, nombre: str) -> tuple[str, ...]:
        """Los Message-ID de una cabecera, sin ángulos. Uno escrito sin ángulos vale si va solo."""
        valores = [valor for clave, valor in self.todas if clave == nombre]
        hallados = [identificador for valor in valores for identificador in _IDENTIFICADOR.findall(valor)]
        if not hallados and len(valores) == 1 and "@" in valores[0] and " " not in valores[0]:
            hallados = [valores[0].strip("<>")]
        return tuple(dict.fromkeys(hallados))[-_TOPE_DE_IDENTIFICADORES:]

    def fecha(self) -> datetime | None:
        """La primera Date que se entienda, con la zona de quien escribe; sin zona («-0000») se toma por UTC."""
        for valor in (valor for clave, valor in self.todas if clave == "date"):
            try:
                leida = parsedate_to_datetime(valor[:200])
                # Una zona imposible no falla al leerla, sino al usarla.
                (leida if leida.tzinfo else leida.replace(tzinfo=UTC)).astimezone(UTC)
            except (ValueError, TypeError, OverflowError, IndexError):
                continue
            return leida if leida.tzinfo else leida.replace(tzinfo=UTC)
        return None

    def defectos(self) -> tuple[str, ...]:
        """Lo que las cabeceras tienen mal."""
        if not self.todas:
            return ("no trae cabeceras de correo",)
        faltas = [f"trae {len(self._crudas[n])} cabeceras {n}" for n in _UNICAS if len(self._crudas.get(n, ())) > 1]
        if "from" not in self._crudas:
            faltas.append("no dice quién lo envía")
        elif not self.personas("from"):
            faltas.append("el remitente no se entiende")
        if "date" in self._crudas and self.fecha() is None:
            faltas.append("la fecha no se entiende")
        return tuple(faltas)
