"""Desafíos: el antispam de la otra parte pide que demostremos ser personas. Ni la carta llegó ni la dirección falló."""

from buzon.correo.clasificacion.texto import aplanar, contiene

_FRASES = (
    "filtro de remitentes", "verifique que usted es una persona", "verificar que es una persona", "confirme su correo",
    "confirmar su direccion", "confirme que es", "demuestre que no es un robot", "mensaje esta retenid",
    "mensaje ha sido retenid", "mensaje quedo retenid", "sera entregado unicamente si", "lista de remitentes autoriz",
    "requires confirmation", "confirm this mail server", "confirm your email", "verify your email address to",
    "challenge-response", "challenge response", "your message is being held", "prove you are human",
    "to be added to my list", "spamarrest", "boxbe", "please click the link below to",
    "debe confirmar que es", "debes confirmar que eres", "confirme que usted es", "confirma que eres una persona",
    "confirmar que no es un robot", "confirmar que eres humano", "validar su direccion para entregar",
    "confirmacao de remetente", "antispam uol", "este mensaje quedara en cuarentena",
)  # fmt: skip


def es_desafio(texto: str) -> bool:
    """Cierto si el texto pide confirmar que quien escribe existe, antes de entregar la carta."""
    return contiene(aplanar(texto), _FRASES)
