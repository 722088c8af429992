"""Las reglas de la casa: lo que el dueño escribe en reglas.toml, ya comprobado.

Valores llanos e inmutables. Quien los lee y valida es `montaje.reglas`; cada clave está explicada, con su ejemplo, en
el reglas.toml que viene con Buzón. El esquema vive aquí para que exista una sola vez: los nombres de los campos son
las claves del archivo.
"""

from buzon.dominio.reglas.base import Dia, Trato
from buzon.dominio.reglas.cargos import Cargos, Descuento, InteresReglas, TasaReglas
from buzon.dominio.reglas.cobranza import Acuerdos, Cobranza, Etapa, Resumen
from buzon.dominio.reglas.confianza import Confianza, Datos
from buzon.dominio.reglas.correo import CorreoReglas, Oauth2, Servidor, ServidorImap, Vigilancia
from buzon.dominio.reglas.deudores import DeudorReglas
from buzon.dominio.reglas.escalada import Abogado, Agencia, Contacto, Segmento
from buzon.dominio.reglas.negocio import Banco, Extracto, MedioDePago, Negocio
from buzon.dominio.reglas.pais import Pais
from buzon.dominio.reglas.papeles import CartaFormal
from buzon.dominio.reglas.reglas import Reglas

__all__ = [
    "Abogado",
    "Acuerdos",
    "Agencia",
    "Banco",
    "Cargos",
    "CartaFormal",
    "Cobranza",
    "Confianza",
    "Contacto",
    "CorreoReglas",
    "Datos",
    "Descuento",
    "DeudorReglas",
    "Dia",
    "Etapa",
    "Extracto",
    "InteresReglas",
    "MedioDePago",
    "Negocio",
    "Oauth2",
    "Pais",
    "Reglas",
    "Resumen",
    "Segmento",
    "Servidor",
    "ServidorImap",
    "TasaReglas",
    "Trato",
    "Vigilancia",
]
