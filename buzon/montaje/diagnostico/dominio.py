"""El dominio desde el que se escribe, visto por quien recibe: SPF, DMARC y la clave de DKIM. Solo pregunta al DNS."""

from collections.abc import Iterator, Mapping
from typing import Any

from buzon.correo.procedencia.dominios import organizacion
from buzon.dominio.nombres import dominio_de
from buzon.dominio.reglas import Reglas
from buzon.montaje.hallazgo import Hallazgo, aviso, bien
from buzon.montaje.saber import leer_tablas
from buzon.puertos import FalloPasajero, Resolutor

_MAX_CONSULTAS = 10  # RFC 7208 §4.6.4: más, y quien lo lee deja de leer
_PANEL = "en el panel donde gestionas el DNS de tu dominio"
_POLITICAS = {
    "none": "solo vigila: quien se haga pasar por ti llega igual",
    "quarantine": "lo que no pruebe ser tuyo va a spam",
    "reject": "lo que no pruebe ser tuyo se rechaza",
}


def mirar_dominio(reglas: Reglas, resolutor: Resolutor) -> Iterator[Hallazgo]:
    """Si quien recibe tus cartas puede saber que son tuyas. Si no, muchas acaban en spam.

    Nada de esto impide trabajar a Buzón: son avisos.
    """
    dominio = dominio_de(reglas.correo.direccion)
    proveedores = leer_tablas("inicio")["proveedores"]
    if any(dominio in ficha["dominios"] for ficha in proveedores.values()):
        yield bien(f"Dominio: {dominio} es de tu proveedor, y SPF, DKIM y DMARC son cosa suya")
        return
    if reglas.correo.smtp.seguridad == "ninguna":
        yield bien("Dominio: envías por un servidor de esta misma máquina; SPF y DKIM son cosa de quien lo lleva")
        return
    try:
        yield from _spf(dominio, reglas, proveedores, resolutor)
        yield from _dmarc(dominio, resolutor)
    except FalloPasajero as fallo:
        yield aviso(
            f"Dominio: no he podido mirar SPF ni DMARC de {dominio} ({fallo})", "repítelo cuando haya red y DNS"
        )


def mirar_firmas(firmas: tuple[str, ...], dominio: str, resolutor: Resolutor) -> Iterator[Hallazgo]:
    """Si está publicada la clave con que se firmaron tus últimas cartas. `firmas`: «selector._domainkey.dominio»."""
    suyas = [firma for firma in firmas if firma.endswith(f"._domainkey.{dominio}")]
    if not suyas:
        if firmas:
            yield aviso(
                f"DKIM: tus cartas las firma {firmas[-1].partition('._domainkey.')[2]}, y no {dominio}",
                f"activa DKIM para {dominio} en el panel de tu proveedor de correo",
            )
        return
    nombre = suyas[-1]
    try:
        claves = [texto for texto in resolutor.textos(nombre) if b"p=" in texto]
    except FalloPasajero as fallo:
        yield aviso(f"DKIM: no he podido mirar {nombre} ({fallo})", "repítelo cuando haya red y DNS")
        return
    if claves and not all(_etiquetas(texto).get("p") == "" for texto in claves):
        yield bien(f"DKIM: tus cartas van firmadas, y la clave está en {nombre}")
    else:
        que = "está retirada" if claves else "no está publicada"
        yield aviso(
            f"DKIM: tus cartas van firmadas y la clave {que} ({nombre}): quien las recibe las da por falsas",
            f"publica {_PANEL} el registro TXT que te da tu proveedor de correo para {nombre}",
        )


def _spf(
    dominio: str, reglas: Reglas, proveedores: Mapping[str, Mapping[str, Any]], resolutor: Resolutor
) -> Iterator[Hallazgo]:
    registros = _registros(resolutor, dominio)
    smtp = reglas.correo.smtp.host.lower().rstrip(".")
    esperado = next((f["spf"] for f in proveedores.values() if f["smtp"] == smtp and "spf" in f), "")
    pon = f"v=spf1 include:{esperado} ~all" if esperado else "el que te diga tu proveedor de correo"
    if not registros:
        yield aviso(
            f"SPF: {dominio} no dice qué servidores pueden escribir en su nombre, y tus cartas pueden acabar en spam",
            f"añade {_PANEL} un registro TXT para {dominio}: {pon}",
        )
    elif len(registros) > 1:
        yield aviso(
            f"SPF: {dominio} tiene {len(registros)} registros, y con más de uno no vale ninguno (RFC 7208 §4.5)",
            f"júntalos {_PANEL} en uno solo",
        )
    elif "+all" in registros[0].split() or "all" in registros[0].split():
        yield aviso(
            f"SPF: el de {dominio} deja que cualquiera escriba en su nombre («{registros[0]}»)",
            f"cambia {_PANEL} «+all» por «~all»",
        )
    elif not esperado:
        yield bien(f"SPF: {dominio} lo publica («{registros[0]}»); pregunta a tu proveedor si incluye a {smtp}")
    elif esperado in _incluidos(registros[0], resolutor):
        yield bien(f"SPF: {dominio} autoriza a {esperado}, que es por donde envías")
    else:
        yield aviso(
            f"SPF: el de {dominio} no autoriza a {esperado}, que es por donde envías («{registros[0]}»)",
            f"añade {_PANEL} «include:{esperado}» delante del «all»",
        )


def _incluidos(registro: str, resolutor: Resolutor) -> set[str]:
    """Todo lo que un SPF incluye, directamente o por otro; con el mismo tope de consultas que quien lo comprueba."""
    vistos: set[str] = set()
    pendientes = [registro]
    while pendientes:
        for termino in pendientes.pop().lower().split():
            nombre = termino.lstrip("+").removeprefix("include:").removeprefix("redirect=")
            if nombre == termino.lstrip("+") or nombre in vistos:
                continue
            vistos.add(nombre)
            if len(vistos) <= _MAX_CONSULTAS:
                pendientes += _registros(resolutor, nombre)[:1]
    return vistos


def _registros(resolutor: Resolutor, nombre: str) -> list[str]:
    textos = (texto.decode("ascii", "replace") for texto in resolutor.textos(nombre))
    return [texto for texto in textos if texto.lower().split(" ")[0] == "v=spf1"]


def _dmarc(dominio: str, resolutor: Resolutor) -> Iterator[Hallazgo]:
    """La del dominio; si no tiene, la de su dominio principal (RFC 7489 §6.6.3)."""
    for donde in dict.fromkeys((dominio, _principal(dominio))):
        for texto in resolutor.textos(f"_dmarc.{donde}"):
            etiquetas = _etiquetas(texto)
            if etiquetas.get("v") == "DMARC1":
                politica = etiquetas.get("p", "none").lower()
                que = _POLITICAS.get(politica, "no la entiendo: ha de ser none, quarantine o reject")
                dicho = f"DMARC: {donde} tiene p={politica}: {que}"
                remedio = f"cuando SPF y DKIM vayan bien, cambia a p=quarantine {_PANEL}"
                yield bien(dicho) if politica in ("quarantine", "reject") else aviso(dicho, remedio)
                return
    yield aviso(
        f"DMARC: {dominio} no dice qué hacer con quien se haga pasar por ti",
        f'añade {_PANEL} un registro TXT para _dmarc.{dominio}: "v=DMARC1; p=none"; más adelante, p=quarantine',
    )


def _principal(dominio: str) -> str:
    return organizacion(dominio) or dominio


def _etiquetas(texto: bytes) -> dict[str, str]:
    pares = (trozo.partition("=") for trozo in texto.decode("ascii", "replace")[:4000].split(";"))
    return {clave.strip().lower(): valor.strip() for clave, igual, valor in pares if igual}
