"""Cómo se anuncia quién emite y quién debe."""

from buzon.documentos.campos.etiquetas.forma import Forma

FORMAS = (
    Forma(
        "receptor",
        1.0,
        (
            r"(?:datos (?:de la |del )?|informacion (?:del? )?)?(?:cliente|receptor|adquir[i]?ente|comprador|"
            r"destinatario|facturad[oa] a|facturar a|vendid[oa] a|senor\(es\)|sr\(es\)\.?|senor(?:es|/a)?|"
            r"sr/es\.?|sr\.?(?:es)?\.?|deudor|usuario|client|para(?= ?:)|recib(?:i|imos) de)"
        ),
        r"razon social (?:del? )?(?:cliente|receptor|adquir[i]?ente|comprador)",
        r"nombre (?:o razon social )?(?:del? )?(?:cliente|receptor|adquir[i]?ente|comprador)",
        r"cliente / razon social",
        # Así rotulan a quien compra los impresos de ARCA, del SRI y de la DGI de Uruguay.
        r"apellidos? y nombres? ?(?:/|o) ?(?:razon social|denominacion)",
        r"razon social ?/ ?nombres? y apellidos?",
        r"nombre o denominacion",
        r"bill(?:ed)? to(?: address)?",
        r"sold to",
        r"customer(?: name)?",
        r"invoice to",
        r"buyer",
    ),
    Forma(
        "emisor",
        1.0,
        (
            r"(?:datos (?:de la |del )?)?(?:emisor|vendedor|proveedor|prestador|expedidor|seller|supplier|vendor|"
            r"from|service provider)"
        ),
        r"razon social (?:del? )?emisor",
        r"nombre (?:del? )?emisor",
        r"debe a",
    ),
    Forma(
        "nombre",
        0.8,
        r"(?:nombre(?: o|/|,| y)? ?)?razon social",
        r"nombre(?: completo)?",
        r"empresa",
        r"apellidos? y nombres?",
    ),
    Forma(
        "correo",
        0.9,
        r"e-?mail",
        r"correo(?: electronico)?",
        r"mail",
    ),
)
