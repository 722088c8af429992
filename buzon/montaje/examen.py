"""Lo que los tipos no dicen: zonas que existen, direcciones que lo son, etapas en orden, agencia si hace falta."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from buzon.dominio.direcciones import es_direccion
from buzon.dominio.reglas import Etapa, Reglas, Servidor
from buzon.dominio.servidores import ServidorCorreo, motivo_de_rechazo
from buzon.montaje.recursos import compartido

_ORIGENES = ("credencial:", "entorno:", "archivo:", "llavero:")
_LARGO_PAIS = 2
_LARGO_MONEDA = 3


def examinar(reglas: Reglas) -> Iterator[str]:
    """Cada cosa que está mal, en una frase con su clave y su remedio."""
    yield from _negocio(reglas)
    yield from _direcciones(reglas)
    yield from _servidor(reglas.correo.imap, "[correo.imap]")
    yield from _servidor(reglas.correo.smtp, "[correo.smtp]")
    yield from _etapas(reglas)
    yield from _cobranza(reglas)


def _negocio(reglas: Reglas) -> Iterator[str]:
    negocio = reglas.negocio
    if not negocio.nombre.strip():
        yield "[negocio] nombre: escribe el nombre de tu empresa"
    if len(negocio.pais) != _LARGO_PAIS or not negocio.pais.isalpha() or not negocio.pais.isupper():
        yield f'[negocio] pais: ha de ser el código de dos letras ("CL", "MX", "ES"…), no «{negocio.pais}»'
    if len(negocio.moneda) != _LARGO_MONEDA or not negocio.moneda.isupper():
        yield f'[negocio] moneda: ha de ser el código de tres letras ("CLP", "MXN", "EUR"…), no «{negocio.moneda}»'
    zonas = [("[negocio] zona_horaria", negocio.zona_horaria)]
    zonas += [
        (f"[[deudores]] n.º {lugar} zona_horaria", ficha.zona_horaria)
        for lugar, ficha in enumerate(reglas.deudores, 1)
        if ficha.zona_horaria
    ]
    for clave, zona in zonas:
        try:
            ZoneInfo(zona)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            yield f'{clave}: no existe «{zona}»; ejemplo: "America/Santiago", "Europe/Madrid"'


def _direcciones(reglas: Reglas) -> Iterator[str]:
    todas = [
        ("[correo] direccion", reglas.correo.direccion),
        ("[correo] facturas", reglas.correo.facturas),
        *(("[negocio] titulares", titular) for titular in reglas.negocio.titulares),
    ]
    if reglas.agencia:
        todas.append(("[agencia] correo", reglas.agencia.correo))
    for clave, direccion in todas:
        if not es_direccion(direccion):
            yield f"{clave}: «{direccion}» no es una dirección de correo"
    if not reglas.negocio.titulares:
        yield "[negocio] titulares: pon al menos tu dirección de correo: sin ella nadie puede dar órdenes"
    if reglas.correo.direccion.lower() in {titular.lower() for titular in reglas.negocio.titulares}:
        yield "[correo] direccion: no puede ser también de un titular: Buzón se contestaría a sí mismo"


def _servidor(servidor: Servidor, seccion: str) -> Iterator[str]:
    if not servidor.clave.startswith(_ORIGENES) or servidor.clave.endswith(":"):
        yield (
            f'{seccion} clave: no escribas la clave aquí; di dónde está: "credencial:NOMBRE", "entorno:NOMBRE", '
            '"archivo:RUTA" o "llavero:NOMBRE"'
        )
    motivo = motivo_de_rechazo(ServidorCorreo(host=servidor.host, puerto=servidor.puerto, seguridad=servidor.seguridad))
    if motivo:
        yield f"{seccion} seguridad: {motivo}"
    if not 0 < servidor.puerto < 65_536:  # noqa: PLR2004 - los puertos que existen
        yield f"{seccion} puerto: ha de estar entre 1 y 65535, no {servidor.puerto}"


def _etapas(reglas: Reglas) -> Iterator[str]:
    if not reglas.etapas:
        yield "[[etapas]]: hace falta al menos una"
    nombres: set[str] = set()
    anterior: Etapa | None = None
    for etapa in reglas.etapas:
        if etapa.nombre in nombres:
            yield f"[[etapas]] {etapa.nombre}: el nombre está repetido"
        nombres.add(etapa.nombre)
        if anterior and etapa.dias <= anterior.dias:
            previos = f"{anterior.nombre} ({anterior.dias})"
            yield f"[[etapas]] {etapa.nombre}: dias ({etapa.dias}) ha de ser mayor que en {previos}"
        if etapa.cc and not reglas.agencia:
            yield f"[[etapas]] {etapa.nombre}: pide cc a la agencia y no hay sección [agencia] con nombre y correo"
        if etapa.plazo < 0:
            yield f"[[etapas]] {etapa.nombre}: plazo no puede ser negativo"
        if not etapa.nombre.replace("_", "").isalnum():
            yield f"[[etapas]] {etapa.nombre}: el nombre solo puede llevar letras, cifras y guion bajo"
        anterior = etapa


def _cobranza(reglas: Reglas) -> Iterator[str]:
    cobranza = reglas.cobranza
    if not cobranza.dias:
        yield "[cobranza] dias: pon al menos un día de la semana"
    if cobranza.desde >= cobranza.hasta:
        yield f"[cobranza] desde ({cobranza.desde:%H:%M}) ha de ser antes que hasta ({cobranza.hasta:%H:%M})"
    for clave in ("min_dias_entre", "max_por_semana", "max_por_dia"):
        if getattr(cobranza, clave) < 1:
            yield f"[cobranza] {clave}: ha de ser al menos 1"
    if cobranza.plazo_dias is not None and cobranza.plazo_dias < 0:
        yield "[cobranza] plazo_dias: no puede ser negativo"


def faltan_plantillas(reglas: Reglas, casa: Path) -> Iterator[str]:
    """Las etapas cuya plantilla no está ni en la casa ni entre las de Buzón."""
    for etapa in reglas.etapas:
        nombre = etapa.plantilla or etapa.nombre
        for sufijo in (".txt.j2", ".html.j2"):
            if not any((carpeta / f"{nombre}{sufijo}").exists() for carpeta in (casa, compartido("plantillas_correo"))):
                yield f"[[etapas]] {etapa.nombre}: no existe la plantilla {nombre}{sufijo}"
