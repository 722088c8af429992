"""La promesa: el cliente dice qué día pagará, todo o una parte."""

from buzon.dominio.acuerdos.maquina import NADA, Efecto, Maquina, Paso

PROMESA = Maquina(
    clase="promesa",
    nombre="Promesa",
    que="El cliente dice qué día pagará. Se le confirma por escrito y se calla hasta ese día, incluido. Dos rotas por "
    "la misma factura, y la carta siguiente sube una etapa.",
    pasos=(
        Paso(NADA, "PromesaHecha", "aceptado", "la dice claro y cabe en `max_dias_promesa`, o la acepta el titular"),
        Paso("aceptado", "PromesaCumplida", "cumplido", "entró lo prometido"),
        Paso("aceptado", "PromesaIncumplida", "roto", "pasó el día y no entró: al siguiente sale «promesa vencida»"),
        Paso("aceptado", "PromesaRetirada", "retirado", "prometió otra fecha, ya no se debe, o lo mandó el titular"),
    ),
    efectos={"aceptado": Efecto("promesa", "hasta el día prometido, incluido")},
)  # fmt: skip
