"""La quita: saldar la deuda con menos, si llega a tiempo."""

from buzon.dominio.acuerdos.maquina import NADA, Efecto, Maquina, Paso

QUITA = Maquina(
    clase="quita",
    nombre="Quita",
    que="Un pago menor que la deuda la salda, si llega a tiempo. Siempre la decide el titular. El resto se perdona al "
    "entrar el pago, no antes; si ese pago se deshace, se debe todo otra vez.",
    pasos=(
        Paso(NADA, "AcuerdoPropuesto", "propuesto", "la pide el cliente, con cita y huella, o la da el titular"),
        Paso("propuesto", "AcuerdoAceptado", "aceptado", "el titular acepta la del cliente, o él la del titular"),
        Paso("propuesto", "AcuerdoCumplido", "cumplido", "pagó lo ofrecido sin decir nada: pagar es aceptar"),
        Paso("propuesto", "AcuerdoRetirado", "retirado", "nadie la aceptó a tiempo, o el titular no quiso"),
        Paso("aceptado", "AcuerdoCumplido", "cumplido", "entró lo acordado: el resto queda perdonado"),
        Paso("aceptado", "AcuerdoRoto", "roto", "pasó el día sin lo acordado: saldo entero, y «acuerdo roto»"),
        Paso("aceptado", "AcuerdoRetirado", "retirado", "el titular la dejó sin efecto, u otra la sustituye"),
    ),
    efectos={
        "propuesto": Efecto("plan", "hasta que acabe el plazo de la oferta, o conteste el titular"),
        "aceptado": Efecto("plan", "hasta el último día para pagarlo, incluido"),
    },
)  # fmt: skip
