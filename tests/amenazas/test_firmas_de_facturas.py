"""T26: la firma de una factura electrónica no da autoridad ni la quita; solo registra el titular."""

import pytest
from recorridos.escenario import COBROS, FACTURAS, TITULAR, Escenario

ANA = "ana@acme.example"


def _documento(tipo: int, folio: int, total: int, cliente: str, referencia: str = "") -> str:
    return (
        f'<Documento ID="D{folio}"><Encabezado><IdDoc><TipoDTE>{tipo}</TipoDTE><Folio>{folio}</Folio>'
        "<FchEmis>2026-11-30</FchEmis><FchVenc>2026-12-30</FchVenc></IdDoc>"
        "<Emisor><RUTEmisor>76123456-0</RUTEmisor><RznSoc>Gráfica Andes SpA</RznSoc></Emisor>"
        f"<Receptor><RUTRecep>77111222-3</RUTRecep><RznSocRecep>{cliente}</RznSocRecep>"
        "<CorreoRecep>ana@acme.example</CorreoRecep></Receptor>"
        f"<Totales><MntTotal>{total}</MntTotal></Totales></Encabezado>{referencia}</Documento>"
    )


def _dte(documento: str, firma: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><DTE xmlns="http://www.sii.cl/SiiDte" version="1.0">'
        f"{documento}{firma}</DTE>"
    ).encode()


def _firma(valor: str = "QUJD", objeto: str = "") -> str:
    return (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><Reference URI="#D555"/></SignedInfo>'
        f"<SignatureValue>{valor}</SignatureValue>{objeto}</Signature>"
    )


def _numeros(e: Escenario) -> list[str]:
    return sorted(factura.numero for factura in e.casa.cartera.facturas.values())


@pytest.mark.parametrize("para", [COBROS, FACTURAS])
def test_t26_una_nota_de_credito_firmada_que_manda_el_cliente_no_descuenta_nada(e: Escenario, para: str) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    anula = (
        "<Referencia><NroLinRef>1</NroLinRef><TpoDocRef>33</TpoDocRef><FolioRef>123</FolioRef><FchRef>2026-11-30</FchRef>"
        "<CodRef>1</CodRef></Referencia>"
    )
    nota = _dte(_documento(61, 900, 450_000, "ACME Ltda", anula), _firma())
    e.llega(ANA, "Nota de crédito", "Adjunto la nota que la anula", para=para, adjuntos=(("nc.xml", "text/xml", nota),))
    e.pasar()
    assert e.la("123").saldo == 450_000
    assert e.la("123").esta_abierta


def test_t26_un_documento_escondido_dentro_de_la_firma_no_es_otra_factura(e: Escenario) -> None:
    """El truco de envolver: lo firmado va en un rincón, y lo que se lee es otra cosa."""
    escondido = f"<Object>{_documento(33, 666, 9_000_000, 'Víctima SA')}</Object>"
    xml = _dte(_documento(33, 555, 100_000, "ACME Ltda"), _firma(objeto=escondido))
    e.llega(TITULAR, "Factura 555", "", para=FACTURAS, adjuntos=(("f.xml", "text/xml", xml),))
    e.pasar()
    assert _numeros(e) == ["555"]


@pytest.mark.parametrize("firma", [_firma(), _firma("RkFMU0E="), ""], ids=["la suya", "otra", "ninguna"])
def test_t26_con_firma_sin_ella_o_con_otra_el_titular_registra_lo_mismo(e: Escenario, firma: str) -> None:
    xml = _dte(_documento(33, 555, 100_000, "ACME Ltda"), firma)
    e.llega(TITULAR, "Factura 555", "", para=FACTURAS, adjuntos=(("f.xml", "text/xml", xml),))
    e.pasar()
    assert (_numeros(e), e.la("555").saldo) == (["555"], 100_000)
