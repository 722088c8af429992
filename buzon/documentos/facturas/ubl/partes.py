"""Quién emite y quién debe, en un documento UBL. Cada país guarda el nombre y el número fiscal en otro sitio."""

from typing import TYPE_CHECKING

from buzon.documentos.valores import leer_pais
from buzon.documentos.xml import atributo, hijo, hijos, texto
from buzon.dominio.lecturas import Parte

if TYPE_CHECKING:
    from collections.abc import Iterator

    from buzon.documentos.xml import Elemento

# Un número fiscal lleva cifras; donde va hay quien escribe frases («Godkänd för F-skatt», «no obligado»).
_IMPUESTOS = {"VAT", "VA", "GST", "IVA", "IGV", "01", "1000", "ZZ", "ZY"}
_TOPE_CORREO = 254


def leer_parte(raiz: "Elemento", papel: str) -> Parte:
    """La parte con ese papel (`AccountingCustomerParty`…). Lo que falta queda en `None`."""
    contable = hijo(raiz, papel)
    if contable is None:
        return Parte()
    parte = hijo(contable, "Party")
    id_fiscal, correo = _id_fiscal(contable, parte), _correo(contable, parte)
    return Parte(nombre=_nombre(parte), id_fiscal=id_fiscal, correo=correo, pais=_pais(parte))


def _pais(parte: "Elemento | None") -> str | None:
    """El del domicilio: postal en el estándar, el del registro (SUNAT) o el físico (DIAN)."""
    caminos = (
        ("PostalAddress",),
        ("PartyLegalEntity", "RegistrationAddress"),
        ("PhysicalLocation", "Address"),
        ("PartyTaxScheme", "RegistrationAddress"),
    )
    dichos = (leer_pais(texto(parte, *camino, "Country", "IdentificationCode")) for camino in caminos)
    return next((pais for pais in dichos if pais), None)


def _nombre(parte: "Elemento | None") -> str | None:
    persona = hijo(parte, "Person")
    partes = (texto(persona, n) for n in ("FirstName", "MiddleName", "FamilyName"))
    caminos = (("PartyLegalEntity", "RegistrationName"), ("PartyTaxScheme", "RegistrationName"), ("PartyName", "Name"))
    escrito = next((t for c in caminos if (t := texto(parte, *c))), None)
    nombre = escrito or " ".join(p for p in partes if p) or None
    return None if nombre in {"-", "."} else nombre


def _id_fiscal(contable: "Elemento", parte: "Elemento | None") -> str | None:
    """El de IVA, el del registro, el de identificación, el de SUNAT 2.0 o el buzón electrónico, por ese orden."""
    return next((i for i in _candidatos(contable, parte) if any(c.isdigit() for c in i)), None)


def _candidatos(contable: "Elemento", parte: "Elemento | None") -> "Iterator[str]":
    if parte is not None:
        esquemas = list(hijos(parte, "PartyTaxScheme"))
        esquemas.sort(key=lambda e: (texto(e, "TaxScheme", "ID") or "").upper() not in _IMPUESTOS)
        for origen, camino in (
            *((e, ("CompanyID",)) for e in esquemas),
            (parte, ("PartyLegalEntity", "CompanyID")),
            (parte, ("PartyIdentification", "ID")),
        ):
            if escrito := texto(origen, *camino):
                yield escrito
    if asignado := texto(contable, "CustomerAssignedAccountID"):
        yield asignado
    # El buzón de Peppol sirve de número fiscal solo si no es una dirección de correo ni un código comercial (GLN).
    buzon = hijo(parte, "EndpointID")
    if (escrito := texto(buzon)) and "@" not in escrito and atributo(buzon, "schemeID") not in {"0088", "EM"}:
        yield escrito


def _correo(contable: "Elemento", parte: "Elemento | None") -> str | None:
    buzon = hijo(parte, "EndpointID")
    candidatos = (
        texto(parte, "Contact", "ElectronicMail"),
        texto(contable, "AccountingContact", "ElectronicMail"),
        texto(contable, "BuyerContact", "ElectronicMail"),
        texto(buzon),
    )
    for escrito in candidatos:
        if escrito and escrito.count("@") == 1 and " " not in escrito and len(escrito) <= _TOPE_CORREO:
            return escrito.lower()
    return None
