"""La dación en pago: saldar la deuda con otra cosa que dinero."""

from buzon.dominio.acuerdos.maquina import NADA, Efecto, Maquina, Paso

DACION = Maquina(
    clase="dacion",
    nombre="Dación en pago",
    que="El cliente entrega mercancía o un servicio en vez de dinero. Siempre la decide el titular, y solo él sabe si "
    "llegó: el día acordado se le pregunta.",
    pasos=(
        Paso(NADA, "AcuerdoPropuesto", "propuesto", "la ofrece el cliente, con cita y huella, o la manda el titular"),
        Paso("propuesto", "AcuerdoAceptado", "aceptado", "la acepta el titular"),
        Paso("propuesto", "AcuerdoRetirado", "retirado", "el titular no la acepta, o ya no se debe"),
        Paso("aceptado", "AcuerdoCumplido", "cumplido", "el titular dice que lo recibió: cuenta como pago del saldo"),
        Paso("aceptado", "AcuerdoRoto", "roto", "el titular dice que no llegó: saldo entero, y «acuerdo roto»"),
        Paso("aceptado", "AcuerdoRetirado", "retirado", "el titular la dejó sin efecto, u otra la sustituye"),
    ),
    efectos={
        "propuesto": Efecto("en_revision", "hasta que el titular conteste"),
        "aceptado": Efecto("plan", "hasta que el titular diga si llegó"),
    },
)
