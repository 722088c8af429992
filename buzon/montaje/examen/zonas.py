"""Zonas horarias: si existen, y la más parecida a la que no existe."""

from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


def fallo_de_zona(zona: str) -> str | None:
    """Por qué no vale una zona, o `None` si existe en la base de datos de la IANA."""
    try:
        ZoneInfo(zona)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    else:
        return None
    ciudades = {nombre.rsplit("/", 1)[-1].lower(): nombre for nombre in sorted(available_timezones()) if "/" in nombre}
    buscada = zona.rsplit("/", 1)[-1].strip().lower().replace(" ", "_")
    parecidas = get_close_matches(buscada, ciudades, n=1, cutoff=0.75)
    if parecidas:
        return f'no existe la zona «{zona}»; ¿querías decir "{ciudades[parecidas[0]]}"?'
    return f'no existe la zona «{zona}»; ejemplos: "America/Santiago", "America/Mexico_City", "Europe/Madrid"'
