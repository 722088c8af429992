"""La parte de máquina de RFC 3464: un grupo de campos por destinatario.

Se lee con manga ancha (grupos sin línea en blanco, campos sin tipo de dirección, campos copiados dentro del texto),
porque muchos servidores no siguen la letra de la norma.
"""

import re

from buzon.correo.clasificacion.rebotes import direcciones
from buzon.correo.clasificacion.rebotes.hallazgo import Hallazgo, buscar_estado, buscar_respuesta, resumir
from buzon.correo.clasificacion.rebotes.informe import Informe
from buzon.correo.clasificacion.texto import lineas_de

_CAMPO = re.compile(r"^[>|\s]{0,4}([A-Za-z][A-Za-z-]{2,40})[ \t]?:[ \t]*(.*)$")
_DE_GRUPO = frozenset({
    "final-recipient", "original-recipient", "action", "status", "diagnostic-code", "remote-mta",
    "last-attempt-date", "will-retry-until", "x-actual-recipient", "final-log-id",
})  # fmt: skip
_TIPOS_DE_CORREO = ("rfc822", "utf-8", "smtp", "822")
_LLEGO = frozenset({"delivered", "relayed", "expanded", "deliverable"})
_TARDA = frozenset({"delayed", "deferred", "expired", "delay", "transient", "retrying"})
_TOPE_CAMPO = 4_000

Grupo = dict[str, str]


def detectar(informe: Informe) -> tuple[Hallazgo, ...]:
    """Los destinatarios del informe de entrega; los entregados o reenviados no se nombran."""
    textos = informe.estados or ("\n".join(informe.lineas),)
    hallazgos = [
        hallazgo
        for texto in textos
        for grupo in _grupos(texto)
        if (hallazgo := _juzgar(grupo, es_demora=informe.es_demora))
    ]
    return tuple(hallazgos)


def _grupos(texto: str) -> list[Grupo]:
    """Los grupos con destinatario. Un segundo destinatario dentro del mismo bloque abre otro grupo."""
    grupos: list[Grupo] = []
    actual: Grupo = {}
    ultimo = ""
    for linea in lineas_de(texto):
        campo = _CAMPO.match(linea)
        nombre = campo.group(1).lower() if campo else ""
        if campo and nombre in _DE_GRUPO and not (ultimo and linea[:1].isspace() and nombre == "status"):
            if nombre in actual and nombre in {"final-recipient", "original-recipient"}:
                grupos.append(actual)
                actual = {}
            actual.setdefault(nombre, campo.group(2).strip())
            ultimo = nombre
        elif not linea.strip():
            # La línea en blanco separa grupos, pero algunos servidores parten uno: solo cierra si ya está completo.
            if "action" in actual and _destinatario(actual):
                grupos.append(actual)
                actual = {}
            ultimo = ""
        elif ultimo and linea[:1] in " \t" and len(actual[ultimo]) < _TOPE_CAMPO:
            actual[ultimo] += f" {linea.strip()}"
        else:
            ultimo = ""
    return [grupo for grupo in (*grupos, actual) if _destinatario(grupo)]


def _destinatario(grupo: Grupo) -> str | None:
    """La dirección a la que escribimos: la original si el informe la conserva, y si no la final."""
    for campo in ("final-recipient", "original-recipient", "x-actual-recipient"):
        tipo, separador, valor = grupo.get(campo, "").partition(";")
        if not separador:
            tipo, valor = "rfc822", tipo
        if not tipo.strip().lower().startswith(_TIPOS_DE_CORREO) and campo == "x-actual-recipient":
            continue
        direccion = direcciones.limpiar(valor)
        if direccion:
            return direccion
    return None


def _juzgar(grupo: Grupo, *, es_demora: bool) -> Hallazgo | None:
    direccion = _destinatario(grupo)
    if direccion is None:
        return None
    accion = grupo.get("action", "").lower().split(" ")[0].strip("(;,.")
    diagnostico = grupo.get("diagnostic-code", "")
    estado = buscar_estado(grupo.get("status", ""))
    if estado is None or estado.endswith(".0.0"):
        estado = buscar_estado(diagnostico) or estado
    if accion in _LLEGO or grupo.get("status", "").startswith("2"):
        return None
    return Hallazgo(
        correo=direccion,
        es_pasajero=accion in _TARDA or (accion != "failed" and es_demora),
        estado=estado,
        motivo=resumir(diagnostico.partition(";")[2] or diagnostico) or (buscar_respuesta(diagnostico) or ""),
    )
