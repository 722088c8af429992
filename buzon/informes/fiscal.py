"""Cómo se llama en cada país el número con que Hacienda conoce a cada uno.

Fuente: los módulos de `python-stdnum` de cada país, y el nombre que lleva en sus facturas electrónicas.
"""

_POR_PAIS = {
    "AR": "CUIT",
    "BO": "NIT",
    "BR": "CNPJ",
    "CL": "RUT",
    "CO": "NIT",
    "CR": "Cédula",
    "DO": "RNC",
    "EC": "RUC",
    "ES": "NIF",
    "GT": "NIT",
    "HN": "RTN",
    "MX": "RFC",
    "NI": "RUC",
    "PA": "RUC",
    "PE": "RUC",
    "PT": "NIF",
    "PY": "RUC",
    "SV": "NIT",
    "UY": "RUT",
    "VE": "RIF",
}
OTRO = "Id. fiscal"


def etiqueta_fiscal(pais: str | None) -> str:
    """Por ejemplo, "RUT"; «Id. fiscal» si no consta. `pais`: ISO 3166-1 alfa-2."""
    return _POR_PAIS.get((pais or "").upper(), OTRO)


def con_etiqueta(numero: str | None, pais: str | None) -> str:
    """Por ejemplo, "RUT 76.123.456-0"; vacío si no hay número."""
    return f"{etiqueta_fiscal(pais)} {numero}" if numero else ""
