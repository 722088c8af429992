"""Qué es una máquina de estados de un acuerdo: sus pasos, y lo que cada estado le hace a la secuencia.

Es la tabla de la que sale todo: el pliegue no deja pasar otra cosa, y `docs/acuerdos.md` la dibuja.
"""

from typing import Literal

import msgspec

Clase = Literal["prorroga", "quita", "dacion", "mediacion"]
EstadoAcuerdo = Literal["propuesto", "aceptado", "cumplido", "roto", "retirado"]
NADA = "—"  # de donde sale lo que aún no existe
FINALES = frozenset({"cumplido", "roto", "retirado"})


class Paso(msgspec.Struct, frozen=True):
    """De un estado a otro, con el hecho (su nombre) que lo dice y, en una frase, cuándo ocurre."""

    de: str
    hecho: str
    a: EstadoAcuerdo
    cuando: str


class Efecto(msgspec.Struct, frozen=True):
    """Qué le hace un estado a la secuencia: el que enseña `estado` (de los del contrato) y cuánto dura."""

    estado: Literal["promesa", "plan", "disputa", "en_revision"]
    dura: str


class Maquina(msgspec.Struct, frozen=True, kw_only=True):
    """Una clase de acuerdo. `efectos`: los de cada estado que frena; los demás no frenan nada."""

    clase: str
    nombre: str
    que: str
    pasos: tuple[Paso, ...]
    efectos: dict[str, Efecto]

    def destino(self, estado: str, hecho: str) -> EstadoAcuerdo | None:
        """A qué estado lleva ese hecho desde ese; `None` si sería una historia imposible."""
        return next((paso.a for paso in self.pasos if (paso.de, paso.hecho) == (estado, hecho)), None)


def dibujar(maquina: Maquina) -> str:
    """El bloque de Mermaid (stateDiagram-v2) y la tabla de esa máquina, en Markdown."""
    lineas = [f"## {maquina.nombre}", "", maquina.que, "", "```mermaid", "stateDiagram-v2"]
    for paso in maquina.pasos:
        de = "[*]" if paso.de == NADA else paso.de
        lineas.append(f"    {de} --> {paso.a} : {paso.hecho}")
    lineas += [f"    {estado} --> [*]" for estado in _finales(maquina)]
    lineas += ["```", "", "| de | hecho | a | cuándo |", "|---|---|---|---|"]
    lineas += [f"| {paso.de} | `{paso.hecho}` | {paso.a} | {paso.cuando} |" for paso in maquina.pasos]
    lineas += ["", "| mientras está | la factura se ve | y no se le escribe |", "|---|---|---|"]
    lineas += [f"| {estado} | `{efecto.estado}` | {efecto.dura} |" for estado, efecto in maquina.efectos.items()]
    return "\n".join(lineas) + "\n"


def _finales(maquina: Maquina) -> list[str]:
    return [estado for estado in dict.fromkeys(paso.a for paso in maquina.pasos) if estado in FINALES]
