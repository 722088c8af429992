"""La decisión: primero las cabeceras, después el asunto, y solo al final las palabras."""

from buzon.correo.clasificacion.automaticas import desuso, juicio, regreso, relevo, senales
from buzon.correo.clasificacion.automaticas.senales import Prueba
from buzon.correo.clasificacion.texto import TOPE_TEXTO
from buzon.correo.mensaje import Correo
from buzon.dominio.lecturas import Ausencia


def leer_automatica(correo: Correo, texto_nuevo: str) -> Ausencia | None:
    """Lo que dice una respuesta automática, o `None` si la escribió una persona (o no es una respuesta).

    `texto_nuevo` es el texto sin citas ni firma. `hasta` es la fecha de vuelta (o el último día de ausencia) que
    nombra el texto, resuelta contra la fecha del correo; `contacto`, la dirección de quien atiende mientras (o en
    adelante, si `en_desuso`).
    No lanza nunca; coste lineal.
    """
    texto = texto_nuevo[:TOPE_TEXTO]
    if not _es_automatica(correo, texto):
        return None
    dia = correo.fecha.date() if correo.fecha else None
    hasta = regreso.buscar(texto, dia)
    en_desuso = desuso.buscar(texto, vuelve=hasta is not None)
    contacto = relevo.buscar(correo, texto, en_adelante=en_desuso)
    return Ausencia(hasta=hasta, contacto=contacto, en_desuso=en_desuso)


def _es_automatica(correo: Correo, texto: str) -> bool:
    prueba = senales.pesar(correo)
    if prueba is Prueba.NINGUNA_RESPUESTA:
        return False
    if prueba is Prueba.SEGURA:
        return True
    if prueba is Prueba.RESPONDE:
        # Los programas de tiques marcan igual su acuse y lo que escribe quien atiende: lo que promete o adjunta.
        return not juicio.se_compromete(texto) and not juicio.trae_papeles(correo)
    if juicio.tiene_asunto_automatico(correo):
        # Una persona que responde a un aviso de ausencia lo hace con «Re:» delante, y eso ya no es el asunto.
        return not juicio.habla_una_persona(texto) or prueba is Prueba.DEBIL
    if prueba is Prueba.DEBIL:
        return not juicio.trae_negocio(correo, texto)
    return juicio.suena_a_robot(correo, texto)
