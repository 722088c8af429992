"""Por dónde se manda una carta para poder probar que se mandó, con el nombre que tiene en cada país.

Fuentes: ES, burofax con certificación de texto y acuse de recibo (Correos); AR, carta documento (Correo Argentino); UY,
telegrama colacionado (Correo Uruguayo); PE, carta notarial (decreto legislativo 1049, art. 100). Donde no consta un
nombre propio, el correo certificado con acuse de recibo, que existe en todos los de la Unión Postal Universal.
"""

_POR_PAIS = {
    "ES": "burofax con certificación de texto y acuse de recibo",
    "AR": "carta documento",
    "UY": "telegrama colacionado",
    "PE": "carta notarial",
    "CL": "carta certificada",
}
_CORRIENTE = "correo certificado con acuse de recibo"


def como_se_certifica(pais: str) -> str:
    """Por ejemplo, "carta documento". `pais`: ISO 3166-1 alfa-2."""
    return _POR_PAIS.get(pais.upper(), _CORRIENTE)
