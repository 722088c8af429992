"""El plan: pagar lo mismo en varias cuotas."""

from buzon.dominio.acuerdos.maquina import NADA, Efecto, Maquina, Paso

PLAN = Maquina(
    clase="plan",
    nombre="Plan de cuotas",
    que="Pagar lo mismo en partes iguales, dentro de los límites del titular o con su permiso. Lo que entra cuenta "
    "para la cuota más antigua.",
    pasos=(
        Paso(NADA, "PlanPropuesto", "propuesto", "lo pidió y cabe en los límites, o lo mandó el titular"),
        Paso("propuesto", "PlanAceptado", "aceptado", "lo acepta con sus palabras: cita y huella de su correo"),
        Paso("propuesto", "PlanRetirado", "retirado", "no contestó a tiempo, pidió otro, o lo mandó el titular"),
        Paso("aceptado", "PlanCumplido", "cumplido", "no queda ninguna cuota por pagar"),
        Paso("aceptado", "PlanRoto", "roto", "una cuota no llegó en tres días tras recordarla: «plan roto»"),
        Paso("aceptado", "PlanRetirado", "retirado", "el titular lo dejó sin efecto"),
    ),
    efectos={
        "propuesto": Efecto("plan", "hasta el último día para aceptarlo"),
        "aceptado": Efecto("plan", "salvo el recordatorio de cada cuota, el día que vence"),
    },
)  # fmt: skip
