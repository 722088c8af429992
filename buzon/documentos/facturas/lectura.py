"""De los octetos de un adjunto a las facturas que trae. Mira el contenido, no el nombre del archivo.

Nunca lanza: lo que no se puede leer se dice en `avisos`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from buzon.documentos.campos.pdf import leer_pdf_impreso
from buzon.documentos.envolturas import ZipRechazado, abrir_zip, desenvolver, es_zip, motivo_de_rechazo
from buzon.documentos.facturas.copias import sin_copias_impresas
from buzon.documentos.facturas.lector import LECTORES
from buzon.documentos.leido import DocumentoLeido
from buzon.documentos.pdf import abrir_pdf, es_pdf
from buzon.documentos.xml import XmlRechazado, abrir_xml, nombre_local, parece_xml
from buzon.dominio.lecturas import FacturaLeida, Indicio

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

TOPE_FACTURAS = 500
TOPE_HONDURA = 8
TOPE_IMPRESOS = 8
TOPE_CONTENIDO = 25_000_000
_IMAGENES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_COBRABLES = {"factura", "nota_debito", "nota_credito", "recibo_de_pago"}


def leer_documento(contenido: bytes, *, nombre: str = "", tipo_mime: str = "") -> DocumentoLeido:
    """Las facturas de un adjunto: XML de los formatos conocidos, PDF (con XML dentro o solo texto) o un zip con ellos.

    Args:
        contenido: los octetos del adjunto, ya sin la codificación de transporte del correo.
        nombre: el del archivo; no decide nada, solo ayuda a decir qué no se supo leer.
        tipo_mime: el que declara el correo; tampoco decide, porque miente a menudo.
    """
    if len(contenido) > TOPE_CONTENIDO:
        return DocumentoLeido(avisos=(f"pasa de {TOPE_CONTENIDO // 1_000_000} MB y no se abre",))
    leido = _leer_zip(contenido) if es_zip(contenido) else _leer_suelto(contenido, nombre or tipo_mime)
    return DocumentoLeido(
        facturas=_sin_repetir(leido.facturas)[:TOPE_FACTURAS],
        avisos=tuple(dict.fromkeys(leido.avisos)),
    )


def _leer_suelto(contenido: bytes, rotulo: str) -> DocumentoLeido:
    if es_pdf(contenido):
        return _leer_pdf(contenido)
    if parece_xml(contenido):
        return _leer_xml(contenido)
    if contenido.startswith(_IMAGENES):
        return DocumentoLeido(avisos=("es una imagen, y no leo fotos: mándame el XML o el PDF, o escríbeme sus datos",))
    dicho = f"; dice ser {rotulo[:80]}" if rotulo else ""
    return DocumentoLeido(avisos=(f"no es un XML, un PDF ni un zip que se sepa leer{dicho}",))


def _leer_zip(contenido: bytes) -> DocumentoLeido:
    """Si el zip trae XML con facturas, de sus PDF solo cuenta el que no es copia impresa de ninguna."""
    try:
        miembros = abrir_zip(contenido)
    except ZipRechazado as motivo:
        return DocumentoLeido(avisos=(str(motivo),))
    estructurados = _juntar(_leer_xml(c) for _, c in miembros if not es_pdf(c) and parece_xml(c))
    impresos = _juntar(_leer_pdf(c) for _, c in zip(range(TOPE_IMPRESOS), _pdf_de(miembros), strict=False))
    if estructurados.facturas:
        juntas = sin_copias_impresas((*estructurados.facturas, *impresos.facturas))
        return DocumentoLeido(facturas=juntas, avisos=estructurados.avisos)
    return _juntar((estructurados, impresos)) if miembros else DocumentoLeido(avisos=("el zip no trae XML ni PDF",))


def _pdf_de(miembros: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    return (contenido for _, contenido in miembros if es_pdf(contenido))


def _leer_pdf(contenido: bytes) -> DocumentoLeido:
    """El XML incrustado manda sobre el texto impreso."""
    abierto = abrir_pdf(contenido)
    dentro = _juntar(_leer_xml(c) for _, c in abierto.adjuntos if parece_xml(c))
    if dentro.facturas:
        return dentro
    avisos = (*abierto.avisos, *dentro.avisos)
    return DocumentoLeido(facturas=leer_pdf_impreso(abierto), avisos=avisos)


def _leer_xml(contenido: bytes) -> DocumentoLeido:
    try:
        return _leer_raiz(abrir_xml(contenido), 0)
    except XmlRechazado as motivo:
        return DocumentoLeido(avisos=(str(motivo),))


def _leer_raiz(raiz: "Elemento", hondura: int) -> DocumentoLeido:
    for lector in LECTORES:
        if lector.reconoce(raiz):
            return _completas(lector.leer(raiz))
    if motivo := motivo_de_rechazo(raiz):
        return DocumentoLeido(avisos=(motivo,))
    if hondura < TOPE_HONDURA:
        dentro = _juntar(_leer_dentro(parte, hondura) for parte in desenvolver(raiz))
        if dentro.facturas:
            # Lo demás que lleva el sobre (su cabecera, la respuesta del fisco) no le falta a nadie.
            return DocumentoLeido(facturas=dentro.facturas, avisos=tuple(a for a in dentro.avisos if "«" not in a))
        if dentro.avisos:
            return dentro
    return DocumentoLeido(avisos=(f"«{nombre_local(raiz)[:40]}» no es una factura de un formato conocido",))


def _leer_dentro(parte: "Elemento | bytes", hondura: int) -> DocumentoLeido:
    if not isinstance(parte, bytes):
        return _leer_raiz(parte, hondura + 1)
    try:
        # Cada texto incrustado es otro análisis completo: cuenta como varios pasos para que no se aniden sin fin.
        return _leer_raiz(abrir_xml(parte), hondura + TOPE_HONDURA // 2)
    except XmlRechazado as motivo:
        return DocumentoLeido(avisos=(str(motivo),))


def _completas(leidas: Iterable[FacturaLeida]) -> DocumentoLeido:
    """Un documento cobrable sin total no se puede registrar: se dice y no se devuelve."""
    facturas, avisos = [], []
    for factura in leidas:
        if factura.tipo in _COBRABLES - {"recibo_de_pago"} and factura.total is None and factura.a_pagar is None:
            avisos.append(f"el documento {factura.numero or 'sin número'} ({factura.formato}) no dice su total")
        else:
            facturas.append(_con_su_duda(factura))
    return DocumentoLeido(facturas=tuple(facturas), avisos=tuple(avisos))


def _con_su_duda(factura: FacturaLeida) -> FacturaLeida:
    """Una deuda en una moneda que no se conoce no es una deuda en la moneda de la casa: su duda va con ella."""
    if factura.moneda or not factura.moneda_declarada or factura.tipo == "recibo_de_pago":
        return factura
    duda = Indicio(campo="moneda", cita=factura.moneda_declarada, certeza=0.0)
    return replace(factura, indicios=(*factura.indicios, duda))


def _juntar(leidos: Iterable[DocumentoLeido]) -> DocumentoLeido:
    facturas: list[FacturaLeida] = []
    avisos: list[str] = []
    for leido in leidos:
        facturas.extend(leido.facturas)
        avisos.extend(leido.avisos)
        if len(facturas) >= TOPE_FACTURAS:
            break
    return DocumentoLeido(facturas=tuple(facturas), avisos=tuple(avisos))


def _sin_repetir(facturas: Iterable[FacturaLeida]) -> tuple[FacturaLeida, ...]:
    """La misma factura dos veces (el XML y su copia dentro de un sobre) es una."""

    def unicas() -> Iterator[FacturaLeida]:
        vistas = []
        for factura in facturas:
            clave = (
                factura.formato,
                factura.tipo,
                factura.uuid,
                factura.serie,
                factura.numero,
                factura.emisor,
                factura.total,
            )
            if clave not in vistas:
                vistas.append(clave)
                yield factura

    return tuple(unicas())
