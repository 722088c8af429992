"""Quién habla de verdad: si el servidor propio certificó que el correo viene del dominio de su From.

Solo se cree la primera cabecera Authentication-Results (RFC 8601) que lleve el `authserv_id` de las reglas: las de más
abajo las pudo escribir cualquiera. Sin `authserv_id` no se cree ninguna.
"""

import re
from typing import Any

import msgspec

from buzon.correo.mensaje import Correo
from buzon.dominio.nombres import dominio_de

# RFC 5322 §3.6: de estas no puede haber más que una; dos son una trampa para que cada programa lea otra.
_UNICAS = ("from", "subject", "date", "to", "message-id", "reply-to")
_TOPE = 8_000
_MUDOS = frozenset({"none", "temperror"})


class Procedencia(msgspec.Struct, frozen=True):
    """Si es auténtico y por qué (o por qué no), en una frase.

    `esta_desmentido`: no es que falte quien lo certifique, es que hay prueba en contra. Entonces nada lo arregla, ni
    un sello ni un hilo: los pudo copiar quien recibió un reenvío del titular.
    """

    es_autentico: bool
    motivo: str
    esta_desmentido: bool = False


def comprobar(correo: Correo, authserv_id: str | None) -> Procedencia:
    """Si el From del correo está certificado por el servidor propio. Nunca lanza."""
    if correo.de is None or correo.firmantes != 1:
        return _desmentida("no tiene un único remitente")
    repetidas = [nombre for nombre in _UNICAS if len(correo.todas(nombre)) > 1]
    if repetidas:
        return _desmentida(f"trae repetida la cabecera {repetidas[0]}")
    if not authserv_id:
        return Procedencia(es_autentico=False, motivo="no hay authserv_id en las reglas: nadie certifica el remitente")
    for valor in correo.todas("authentication-results"):
        resultados = _leer(valor, authserv_id)
        if resultados is not None:
            return _juzgar(resultados, dominio_de(correo.de.correo))
    return Procedencia(es_autentico=False, motivo=f"no trae Authentication-Results de {authserv_id}")


def _desmentida(motivo: str) -> Procedencia:
    return Procedencia(es_autentico=False, motivo=motivo, esta_desmentido=True)


def _leer(valor: str, authserv_id: str) -> tuple[Any, ...] | None:
    """Los resultados de la cabecera si la firma nuestro servidor; `None` si es de otro."""
    import authres  # noqa: PLC0415 - solo cuando hay algo que leer

    # RFC 8601 §2.2: el identificador puede ir entre comillas, y la biblioteca no lo admite.
    plano = re.sub(r'^"([^"\\]*)"', r"\1", re.sub(r"\s+", " ", valor[:_TOPE]).strip())
    try:
        leida = authres.AuthenticationResultsHeader.parse_value(plano)
    except (authres.AuthResError, ValueError, IndexError, AttributeError, RecursionError):
        # La biblioteca baja un piso por cada paréntesis: mil anidados desbordan la pila.
        # Si es la nuestra y no se entiende, no certifica nada: mirar la siguiente sería creer a quien la puso debajo.
        es_nuestra = re.split(r"[\s;(]", plano, maxsplit=1)[0].lower() == authserv_id.lower()
        return () if es_nuestra else None
    if (leida.authserv_id or "").lower() != authserv_id.lower():
        return None
    return tuple(leida.results)


def _juzgar(resultados: tuple[Any, ...], dominio: str) -> Procedencia:
    """DMARC manda. Sin DMARC vale un DKIM correcto alineado, que es lo que DMARC comprobaría (RFC 7489 §3.1.1)."""
    dmarc = [r for r in resultados if r.method == "dmarc"]
    if dmarc:
        pasa = len(dmarc) == 1 and dmarc[0].result == "pass" and _propiedad(dmarc[0], "from") in ("", dominio)
        if pasa:
            return Procedencia(es_autentico=True, motivo="DMARC correcto")
        # Sin política («none») o con un fallo del DNS no se sabe nada; lo demás dice que no es él.
        es_mudo = len(dmarc) == 1 and dmarc[0].result in _MUDOS
        motivo = f"DMARC de {dominio} no es correcto"
        return Procedencia(es_autentico=False, motivo=motivo, esta_desmentido=not es_mudo)
    for resultado in resultados:
        firmante = _propiedad(resultado, "d")
        alineado = bool(firmante) and (dominio == firmante or dominio.endswith("." + firmante))
        if resultado.method == "dkim" and resultado.result == "pass" and alineado:
            return Procedencia(es_autentico=True, motivo=f"firma DKIM de {firmante} correcta")
    return Procedencia(es_autentico=False, motivo=f"ni DMARC ni DKIM certifican a {dominio}")


def _propiedad(resultado: Any, nombre: str) -> str:
    """El valor de `header.<nombre>`, en minúsculas; vacío si no viene. De una dirección, su dominio."""
    propias = (p.value for p in resultado.properties if p.type == "header" and p.name == nombre)
    return str(next(propias, None) or "").lower().rpartition("@")[2]
