"""La parte de máquina de RFC 3464: un grupo de campos por destinatario.

Se lee con manga ancha (grupos sin línea en blanco, campos sin tipo de dirección, campos copiados dentro del texto),
porque muchos servidores no siguen la letra de la norma.
"""

import re

from buzon.correo.clasificacion.rebotes import direcciones
from buzon.correo.clasificacion.rebotes.hallazgo import Hallazgo, buscar_estado, resumir
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
    return tuple(
        hallazgo
        for texto in textos
        for grupo in _grupos(texto)
        for hallazgo in _juzgar(grupo, es_demora=informe.es_demora)
    )


def es_solo_entrega(informe: Informe) -> bool:
    """Cierto si el informe de máquina confirma entregas y no habla de ningún fallo (RFC 3461, `NOTIFY=SUCCESS`)."""
    acciones = {_accion(grupo) for texto in informe.estados for grupo in _grupos(texto)}
    return bool(acciones) and acciones <= _LLEGO


def _accion(grupo: Grupo) -> str:
    return grupo.get("action", "").lower().split(" ")[0].strip("(;,.")


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
            if "action" in actual and _destinatarios(actual):
                grupos.append(actual)
                actual = {}
            ultimo = ""
        elif ultimo and linea[:1] in " \t" and len(actual[ultimo]) < _TOPE_CAMPO:
            actual[ultimo] += f" {linea.strip()}"
        else:
            ultimo = ""
    return [grupo for grupo in (*grupos, actual) if _destinatarios(grupo)]


def _destinatarios(grupo: Grupo) -> list[str]:
    """La dirección a la que escribimos y la que de verdad falló, cuando el informe conserva las dos.

    Nuestro libro conoce la primera; la segunda (alias, reenvío) es la que nombra el servidor. `X-Actual-Recipient`
    solo cuenta si no hay otra.
    """
    halladas: list[str] = []
    for campo in ("final-recipient", "original-recipient", "x-actual-recipient"):
        tipo, separador, valor = grupo.get(campo, "").partition(";")
        direccion = direcciones.limpiar(valor if separador else tipo)
        sirve = campo != "x-actual-recipient" or (not halladas and tipo.strip().lower().startswith(_TIPOS_DE_CORREO))
        if direccion and sirve and direccion not in halladas:
            halladas.append(direccion)
    return halladas


def _juzgar(grupo: Grupo, *, es_demora: bool) -> list[Hallazgo]:
    accion = _accion(grupo)
    diagnostico = grupo.get("diagnostic-code", "")
    estado = buscar_estado(grupo.get("status", ""))
    if estado is None or estado.endswith(".0.0"):
        estado = buscar_estado(diagnostico) or estado
    if accion in _LLEGO or grupo.get("status", "").startswith("2"):
        return []
    es_pasajero = accion in _TARDA or (accion != "failed" and es_demora)
    motivo = resumir(diagnostico.partition(";")[2] or diagnostico)
    return [
        Hallazgo(correo=direccion, es_pasajero=es_pasajero, estado=estado, motivo=motivo)
        for direccion in _destinatarios(grupo)
    ]
