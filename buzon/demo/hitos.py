"""Los momentos de la función: lo que cambia para un cliente, leído del libro y no del guion."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from buzon.dominio import hechos as h
from buzon.dominio.cartera.valores import Suceso
from buzon.informes.historial import frase
from buzon.vigia import Casa

_TITULOS: dict[type, str] = {
    h.PromesaCumplida: "Promesa cumplida",
    h.PromesaIncumplida: "Promesa incumplida",
    h.DisputaAbierta: "Cliente disconforme",
    h.DireccionAnulada: "Dirección que no existe",
    h.PlanAceptado: "Cuotas aceptadas",
    h.PlanCumplido: "Plan cumplido",
    h.PlanRoto: "Plan roto",
    h.CasoRetirado: "Retirada de la agencia",
}
_ENTREGA = "Entrega a la agencia"


@dataclass(frozen=True)
class Hito:
    """Un momento: qué pasó, a quién y con qué correo (su número en el cuaderno)."""

    dia: date
    titulo: str
    cliente: str
    que: str
    correo: int


class Cronista:
    """Recuerda hasta dónde leyó la crónica de cada cliente."""

    def __init__(self) -> None:
        self._leidos: dict[str, int] = {}

    def nuevos(self, casa: Casa, dia: date, con_quien: Sequence[str]) -> list[Hito]:
        """Los momentos desde la última vez. `con_quien`: de quién o para quién fue cada correo hasta ahora."""
        hitos = []
        for deudor, cronica in casa.cartera.cronica.items():
            for suceso in cronica[self._leidos.get(deudor, 0) :]:
                if titulo := _titulo(casa, suceso):
                    que = (frase(casa.cartera, suceso, casa.reglas) or "").partition(" — ")[0]
                    correo = _ultimo(con_quien, _de_quien(casa, suceso, deudor))
                    hitos.append(Hito(dia, titulo, casa.cartera.deudores[deudor].nombre, que, correo))
            self._leidos[deudor] = len(cronica)
        return hitos


def _titulo(casa: Casa, suceso: Suceso) -> str | None:
    hecho = suceso.hecho
    if isinstance(hecho, h.CartaEnviada):
        return _ENTREGA if casa.cartera.cartas[hecho.carta].encargo.etapa == "agencia" else None
    return _TITULOS.get(type(hecho))


def _de_quien(casa: Casa, suceso: Suceso, deudor: str) -> Collection[str]:
    """Las direcciones del correo en que se ve: la agencia si se le retira, y si no, el cliente."""
    agencia = casa.reglas.agencia
    if isinstance(suceso.hecho, h.CasoRetirado) and agencia:
        return (agencia.correo,)
    if isinstance(suceso.hecho, h.DireccionAnulada):
        return (suceso.hecho.correo,)
    return casa.cartera.deudores[deudor].correos


def _ultimo(con_quien: Sequence[str], direcciones: Collection[str]) -> int:
    """El número del último correo con alguna de esas direcciones; el último de todos si no hay ninguno."""
    suyos = (numero for numero in range(len(con_quien), 0, -1) if con_quien[numero - 1] in direcciones)
    return next(suyos, len(con_quien))
