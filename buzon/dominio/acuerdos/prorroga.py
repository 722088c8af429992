"""La prórroga: la misma factura, con un vencimiento posterior."""

from buzon.dominio.acuerdos.maquina import NADA, Efecto, Maquina, Paso

PRORROGA = Maquina(
    clase="prorroga",
    nombre="Prórroga",
    que="La misma factura vence más tarde. Mientras dura, su vencimiento es el nuevo; si se rompe, vuelve a ser el que "
    "era.",
    pasos=(
        Paso(NADA, "AcuerdoPropuesto", "propuesto", "la pide el cliente, con cita y huella, o la da el titular"),
        Paso("propuesto", "AcuerdoAceptado", "aceptado", "cabe en `max_dias_prorroga`, o la acepta el titular"),
        Paso("propuesto", "AcuerdoRetirado", "retirado", "el titular no la acepta, o ya no se debe"),
        Paso("aceptado", "AcuerdoCumplido", "cumplido", "la factura quedó pagada"),
        Paso("aceptado", "AcuerdoRoto", "roto", "pasó el día nuevo y algo se debe: al siguiente sale «acuerdo roto»"),
        Paso("aceptado", "AcuerdoRetirado", "retirado", "el titular la dejó sin efecto, u otra la sustituye"),
    ),
    efectos={
        "propuesto": Efecto("en_revision", "hasta que el titular conteste"),
        "aceptado": Efecto("plan", "hasta el nuevo vencimiento, incluido"),
    },
)
