"""Lo que se le escribe al titular: un tema, un escritor. Siempre de tú, corto y con lo que puede hacer."""

from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.reglas import Reglas
from buzon.dominio.sellos import Sellador
from buzon.informes.titular import (
    acuerdos,
    averias,
    carteras,
    clientes,
    confianza,
    dinero,
    ensayo,
    escalada,
    facturas,
    sistema,
)
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto

_MAX_JUNTOS = 60

TEMAS: dict[str, Escritor] = {
    **facturas.TEMAS,
    **carteras.TEMAS,
    **dinero.TEMAS,
    **clientes.TEMAS,
    **sistema.TEMAS,
    **averias.TEMAS,
    **ensayo.TEMAS,
    **confianza.TEMAS,
    **escalada.TEMAS,
    **acuerdos.TEMAS,
}


def datos_al_titular(c: Cartera, carta: CartaEncargada, reglas: Reglas, ahora: datetime, llave: Sellador) -> Texto:
    """Título, párrafos, tabla, cita y botones de una carta al titular."""
    mesa = Mesa(c=c, carta=carta, datos=dict(carta.datos), reglas=reglas, ahora=ahora, llave=llave)
    return _juntos(mesa) if carta.datos["tema"] == "correo_juntos" else TEMAS[str(carta.datos["tema"])](mesa)


def _juntos(m: Mesa) -> Texto:
    """Varios avisos de la misma clase: de cada uno, su título y lo primero que dice."""
    escritor = TEMAS[m.dato("de_que")]
    avisos = m.datos.get("avisos") or []
    campos = []
    for datos in avisos[:_MAX_JUNTOS]:
        dicho = escritor(replace(m, carta=replace(m.carta, datos=datos), datos=dict(datos)))
        cita = [f"«{dicho['cita']}»"] if dicho["cita"] else []
        campos.append((dicho["titulo"], " ".join([*dicho["parrafos"][:1], *cita])))
    resto = [("…", f"y {len(avisos) - _MAX_JUNTOS} más")] if len(avisos) > _MAX_JUNTOS else []
    return texto(
        f"{len(avisos)} avisos iguales en un minuto",
        "Te los mando juntos para no llenarte el correo. De cada uno digo lo que te habría dicho suelto; los correos "
        "siguen en tu buzón.",
        campos=[*campos, *resto],
    )
