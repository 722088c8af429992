"""El juicio: si las cabeceras del correo prueban de quién es, lo desmienten o callan."""

from typing import Any

import msgspec

from buzon.correo.mensaje import Correo
from buzon.correo.procedencia.dominios import en_red, estan_alineados
from buzon.correo.procedencia.etiquetas import reparo_de_cabecera
from buzon.correo.procedencia.recorrido import cabeceras_propias
from buzon.correo.procedencia.resultados import Resultados, del_sobre, leer_resultados, propiedad
from buzon.dominio.nombres import dominio_de

# RFC 5322 §3.6: de estas no puede haber más que una; dos son una trampa para que cada programa lea otra.
_UNICAS = ("from", "subject", "date", "to", "message-id", "reply-to")
_MUDOS = frozenset({"none", "temperror", "bestguesspass"})


class Procedencia(msgspec.Struct, frozen=True):
    """Si es auténtico y por qué (o por qué no), en una frase.

    `esta_desmentido`: no es que falte quien lo certifique, es que hay prueba en contra. Entonces nada lo arregla, ni
    un sello ni un hilo: los pudo copiar quien recibió un reenvío del titular.
    """

    es_autentico: bool
    motivo: str
    esta_desmentido: bool = False


def comprobar(correo: Correo, authserv_id: str | None, reenviadores: tuple[str, ...] = ()) -> Procedencia:
    """Si el From del correo está certificado por el servidor propio. Nunca lanza.

    `authserv_id` y `reenviadores` son los nombres con que firman los servidores a los que se cree; sin el primero, a
    ninguno.
    """
    if correo.de is None or correo.firmantes != 1:
        return _desmentida("no tiene un único remitente")
    repetidas = [nombre for nombre in _UNICAS if len(correo.todas(nombre)) > 1]
    if repetidas:
        return _desmentida(f"trae repetida la cabecera {repetidas[0]}")
    dominio = en_red(dominio_de(correo.de.correo))
    if not dominio:
        return _desmentida("la dirección del remitente no tiene un dominio de verdad")
    if not authserv_id:
        return Procedencia(es_autentico=False, motivo="no hay authserv_id en las reglas: nadie certifica el remitente")
    certificadores = frozenset(nombre.strip().lower() for nombre in (authserv_id, *reenviadores))
    for valor in cabeceras_propias(correo.cabeceras, certificadores):
        resultados = leer_resultados(valor, certificadores)
        if resultados is not None:
            return _juzgar(correo, resultados, dominio)
    return Procedencia(es_autentico=False, motivo=f"no trae Authentication-Results de {authserv_id}")


def _desmentida(motivo: str) -> Procedencia:
    return Procedencia(es_autentico=False, motivo=motivo, esta_desmentido=True)


def _juzgar(correo: Correo, resultados: Resultados, dominio: str) -> Procedencia:
    """DMARC manda. Sin DMARC vale un DKIM correcto alineado, que es lo que DMARC comprobaría (RFC 7489 §3.1.1)."""
    dmarc = [r for r in resultados if r.method == "dmarc"]
    if dmarc:
        # Dos veredictos en una cabecera: uno de los dos lo metió quien escribió el correo.
        if len(dmarc) == 1 and dmarc[0].result == "pass" and propiedad(dmarc[0], "from") == dominio:
            return Procedencia(es_autentico=True, motivo="DMARC correcto")
        # Sin política («none») o con un fallo del DNS no se sabe nada; lo demás dice que no es él.
        if len(dmarc) != 1 or dmarc[0].result not in _MUDOS:
            return _desmentida(f"DMARC de {dominio} no es correcto")
        if dmarc[0].result != "none":
            return Procedencia(es_autentico=False, motivo=f"DMARC de {dominio} no se ha podido comprobar")
    for resultado in resultados:
        firmante = propiedad(resultado, "d")
        if resultado.method == "dkim" and resultado.result == "pass" and estan_alineados(firmante, dominio):
            return _por_dkim(correo, firmante)
    if any(r.method == "spf" and r.result == "fail" and estan_alineados(del_sobre(r), dominio) for r in resultados):
        # Lo dice el propio dominio, con «-all»: desde ahí no escribe él. Un «softfail» no llega a tanto.
        return _desmentida(f"SPF de {dominio} dice que no sale de ahí")
    return Procedencia(es_autentico=False, motivo=f"ni DMARC ni DKIM certifican a {dominio}")


def _por_dkim(correo: Correo, firmante: str) -> Procedencia:
    """El servidor dice que la firma es buena; que además lo cubra todo se ve en la propia firma."""
    reparos = [reparo_de_cabecera(valor, firmante) for valor in correo.todas("dkim-signature")]
    suyos: list[Any] = [reparo for reparo in reparos if reparo is not None]
    if suyos and all(suyos):
        return Procedencia(es_autentico=False, motivo=f"la firma DKIM de {firmante} {suyos[0]}")
    return Procedencia(es_autentico=True, motivo=f"firma DKIM de {firmante} correcta")
