"""El expediente en un zip: los mismos datos dan los mismos octetos.

Lo que lleva se comprueba sin Buzón: `sha256sum -c manifiesto.sha256` para todo, y `sha256sum -c cadena.sha256`, dentro
de «libro», para ver que cada asiento es el que entonces se escribió.
"""

import zipfile
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from buzon.dominio.cadena import canonico
from buzon.dominio.reglas import Reglas
from buzon.informes.expediente.caso import Caso
from buzon.informes.expediente.cronologia import cronologia
from buzon.informes.hoja import hoja_en_texto
from buzon.informes.palabras import enumerar

_MANIFIESTO = "manifiesto.sha256"
# La fecha más antigua que un zip admite: así no depende de cuándo se hizo.
_SIN_FECHA = (1980, 1, 1, 0, 0, 0)


def empaquetar(caso: Caso, reglas: Reglas, ahora: datetime, leer: Callable[[str], bytes | None]) -> bytes:
    """El zip. `leer` da los octetos del archivo con esa huella, o `None` si ya no están (se dice en el índice)."""
    archivos: dict[str, bytes] = {}
    faltan: list[str] = []
    for prueba in caso.pruebas:
        contenido = leer(prueba.huella)
        if contenido is None:
            faltan.append(prueba.archivo)
        else:
            archivos[prueba.archivo] = contenido
    archivos["cronologia.pdf"] = cronologia(caso, reglas, ahora)
    archivos |= _libro(caso)
    hoja = hoja_en_texto(caso.deudor, caso.facturas, reglas, ahora.astimezone(reglas.zona).date())
    if hoja:
        archivos["intereses.txt"] = hoja.encode()
    archivos["indice.txt"] = _indice(caso, reglas, faltan).encode()
    archivos["LEEME.txt"] = _leeme(caso, con_intereses=bool(hoja)).encode()
    lineas = (f"{sha256(contenido).hexdigest()}  {nombre}\n" for nombre, contenido in sorted(archivos.items()))
    archivos[_MANIFIESTO] = "".join(lineas).encode()
    return _comprimir(archivos)


def _comprimir(archivos: dict[str, bytes]) -> bytes:
    salida = BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nombre, contenido in sorted(archivos.items()):
            ficha = zipfile.ZipInfo(nombre, date_time=_SIN_FECHA)
            ficha.external_attr = 0o600 << 16
            ficha.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(ficha, contenido)
    return salida.getvalue()


def _libro(caso: Caso) -> dict[str, bytes]:
    """Los asientos del caso, con los octetos exactos de los que sale su huella, y la cadena que los une."""
    archivos: dict[str, bytes] = {}
    comprobables: list[str] = []
    for asiento in caso.asientos:
        octetos = canonico(asiento)
        nombre = f"{asiento.numero:08d}.json"
        archivos[f"libro/{nombre}"] = octetos
        if sha256(octetos).hexdigest() == asiento.huella:
            comprobables.append(f"{asiento.huella}  {nombre}\n")
    cadena = (f"{e.numero}\t{e.huella}\t{'va' if e.va else 'de otros casos'}\n" for e in caso.cadena)
    archivos["libro/cadena.sha256"] = "".join(comprobables).encode()
    archivos["libro/cadena.txt"] = ("asiento\thuella\testá aquí\n" + "".join(cadena)).encode()
    return archivos


def _indice(caso: Caso, reglas: Reglas, faltan: list[str]) -> str:
    lineas = [
        f"Expediente de cobro de {caso.deudor.nombre}",
        f"Facturas: {enumerar(factura.numero for factura in caso.facturas)}",
        "",
    ]
    for hito in caso.hitos:
        cuando = f"{hito.cuando.astimezone(reglas.zona):%Y-%m-%d %H:%M}"
        pruebas = f"  [{', '.join(map(str, hito.pruebas))}]" if hito.pruebas else ""
        lineas.append(f"{cuando}  {hito.texto}{pruebas}")
    lineas += ["", "Pruebas:"]
    for prueba in caso.pruebas:
        falta = "  (ya no se conserva el original; queda su huella)" if prueba.archivo in faltan else ""
        lineas.append(f"{prueba.numero:>4}  {prueba.archivo}  {prueba.que}{falta}")
    return "\n".join(lineas) + "\n"


def _leeme(caso: Caso, *, con_intereses: bool) -> str:
    ajenos = sum(1 for eslabon in caso.cadena if not eslabon.va)
    intereses = (
        "intereses.txt       los intereses de demora, por periodos, con su base y sus tasas\n" if con_intereses else ""
    )
    return f"""Expediente de cobro de {caso.deudor.nombre}

cronologia.pdf      lo que pasó, en orden, con el número de la prueba de cada cosa
indice.txt          lo mismo, en texto
pruebas/            los originales: facturas, correos recibidos y cartas enviadas, sin tocar (.eml los abre cualquier
                    programa de correo)
{intereses}libro/              las anotaciones de este caso, tal como se escribieron en su momento
manifiesto.sha256   la huella de cada archivo

Cómo comprobar que nada se ha tocado (Linux y macOS; en Windows, con «certutil -hashfile ARCHIVO SHA256»):

    sha256sum -c manifiesto.sha256
    cd libro && sha256sum -c cadena.sha256

Cada anotación de «libro» dice en «anterior» la huella de la que se escribió antes que ella, y cadena.txt las da todas
en orden desde la primera de este caso. Quien hubiera cambiado una, o quitado una de en medio, habría tenido que rehacer
todas las siguientes. {ajenos} anotaciones hablan de otros clientes y de ellas solo va la huella.
"""
