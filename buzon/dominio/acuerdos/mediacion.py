"""La mediación: un tercero ayuda a ponerse de acuerdo."""

from buzon.dominio.acuerdos.maquina import NADA, Efecto, Maquina, Paso

MEDIACION = Maquina(
    clase="mediacion",
    nombre="Mediación",
    que="Las dos partes hablan con un mediador. No es un acuerdo de pago: es el tiempo para llegar a uno. El día "
    "previsto se pregunta al titular en qué quedó.",
    pasos=(
        Paso(NADA, "AcuerdoPropuesto", "propuesto", "la pide el cliente, con cita y huella, o la manda el titular"),
        Paso("propuesto", "AcuerdoAceptado", "aceptado", "la acepta el titular"),
        Paso("propuesto", "AcuerdoRetirado", "retirado", "el titular no la acepta, o ya no se debe"),
        Paso(
            "aceptado",
            "AcuerdoCumplido",
            "cumplido",
            "hubo acuerdo: el titular lo manda aparte (plan, quita, prórroga)",
        ),
        Paso("aceptado", "AcuerdoRoto", "roto", "no hubo acuerdo: la secuencia sigue donde estaba"),
        Paso("aceptado", "AcuerdoRetirado", "retirado", "el titular la dejó sin efecto"),
    ),
    efectos={
        "propuesto": Efecto("en_revision", "hasta que el titular conteste"),
        "aceptado": Efecto("disputa", "hasta que el titular diga en qué quedó"),
    },
)
