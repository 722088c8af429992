"""Las cuentas que dicen cómo se cobra: antigüedad, días de cobro, lo recuperado y cómo paga cada cliente.

Cada una es una función pura con su definición y su fuente. Los importes de monedas distintas no se suman nunca: las
medidas en dinero son de la moneda del negocio, y las demás solo se cuentan.
"""
