"""Qué hechos de un caso puede leer cada cual: la agencia, el abogado y el cliente, solo los que le tocan."""

from buzon.dominio import hechos as h

# Lo que el titular decide, pregunta o calla, y sus dudas: a un tercero le basta con lo que pasó.
DE_PUERTAS_ADENTRO = (
    h.DireccionAnulada,
    h.PreguntaHecha,
    h.PreguntaRespondida,
    h.RespuestaAtendida,
    h.PausaPuesta,
    h.PausaQuitada,
    h.EtapaAdelantada,
    h.CartaAnulada,
    h.CartaFallida,
    h.CartaRetenida,
    h.PagoRetenido,
    h.PagoDeshecho,
    h.NotaDeCreditoDeshecha,
    h.VentaVetada,
    h.VentaPermitida,
)

# Lo que puede leer el propio cliente: lo que pasó entre los dos. Lo que el titular apuntó para sí no está.
A_LA_VISTA_DEL_CLIENTE = (
    h.FacturaRegistrada,
    h.FacturaCorregida,
    h.PagoAplicado,
    h.NotaDeCreditoAplicada,
    h.CartaEnviada,
    h.RespuestaRecibida,
    h.PromesaHecha,
    h.PromesaIncumplida,
    h.PromesaCumplida,
    h.PlanPropuesto,
    h.PlanAceptado,
    h.PlanCumplido,
    h.PlanRoto,
    h.AcuerdoPropuesto,
    h.AcuerdoAceptado,
    h.AcuerdoCumplido,
    h.AcuerdoRoto,
    h.DisputaAbierta,
    h.CartaFormalCertificada,
)

# A la agencia se le cuenta lo que pasó con el cliente, no cómo trabaja Buzón.
PARA_LA_AGENCIA = (
    h.FacturaRegistrada,
    h.FacturaCorregida,
    h.PagoAplicado,
    h.NotaDeCreditoAplicada,
    h.CartaEnviada,
    h.PromesaHecha,
    h.PromesaIncumplida,
    h.PromesaCumplida,
)
