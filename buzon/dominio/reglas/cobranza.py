"""Qué se escribe, cuándo y con qué límites."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import ClassVar, Literal

from buzon.dominio.reglas.base import SIN_EXTRAS, Dia, Trato


@dataclass(frozen=True, kw_only=True)
class Etapa:
    """[[etapas]]: un paso de la secuencia. `dias` cuenta desde el vencimiento; negativo = antes.

    `plazo` son los días que la carta concede: la etapa siguiente no sale antes de que pasen desde el envío real.
    Con `segmentos`, solo para los clientes de esos; con `importe_minimo` (en la moneda de la factura), solo si debe al
    menos eso. `tarea` «llamada»: en vez de escribir al cliente, se pide al titular que lo llame.
    `gasto` (en la moneda del negocio): lo que esa etapa suma a cada factura, si hay [cargos] base_gastos.
    `formal`: además, el requerimiento en PDF, con la carta del cliente o en una al titular, para que lo certifique.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    dias: int
    plantilla: str = ""
    solo: Literal["everyone", "todos", "pagadores_tardios"] = "todos"
    cc: tuple[Literal["agencia"], ...] = ()
    plazo: int = 0
    segmentos: tuple[str, ...] = ()
    importe_minimo: Decimal = Decimal(0)
    tarea: Literal["carta", "llamada"] = "carta"
    gasto: Decimal = Decimal(0)
    formal: Literal["", "titular", "cliente"] = ""


@dataclass(frozen=True, kw_only=True)
class Cobranza:
    """[cobranza]: cómo y cuándo se escribe, y qué se da por cobrado.

    `comision_tolerada` (en la moneda de cada pago): si un pago llega con hasta esa cantidad de menos, la factura se da
    por saldada y la diferencia queda anotada como comisión; cero, y por omisión lo es: se pregunta siempre.
    `dias_sin_banco`: si en tantos días no llega ningún aviso ni extracto del banco, no sale ningún recordatorio (puede
    haber pagos que no se ven) y se avisa al titular. Sin la clave lo dice la costumbre: más de quince días y el doble
    del mayor silencio de hasta ahora; con 0 no se vigila. Solo cuenta si alguna vez llegó uno o hay [[bancos]]. Si en
    un día tocan más de `preguntar_desde` recordatorios, y más del doble de lo corriente, no sale ninguno hasta que el
    titular conteste; con 0 no se pregunta. `dias_tras_veto`: cuánto se calla a un cliente cuya carta de mañana el
    titular no quiso. `prescripcion_anos`: en cuántos años prescribe una factura, para avisar a los seis meses y al mes;
    sin la clave, lo que se sabe de su país, y con 0 no se avisa.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    trato: Trato = "usted"
    dias: tuple[Dia, ...] = ("lun", "mar", "mie", "jue", "vie")
    desde: time = time(9, 0)
    hasta: time = time(18, 0)
    festivos: bool = True
    region: str | None = None
    min_dias_entre: int = 3
    max_por_semana: int = 2
    max_por_dia: int = 200
    max_por_hora: int = 100
    horas_de_veto: int = 24
    dias_alegato: int = 5
    plazo_dias: int | None = None
    adjuntar_factura: bool = True
    comision_tolerada: Decimal = Decimal(0)
    dias_sin_banco: int | None = None
    preguntar_desde: int = 20
    dias_tras_veto: int = 7
    prescripcion_anos: int | None = None


@dataclass(frozen=True, kw_only=True)
class Acuerdos:
    """[acuerdos]: lo que Buzón puede acordar solo. Lo que pase de aquí se pregunta.

    Los planes, siempre de cuotas iguales; con `max_cuotas` a 0, ninguno. `importe_minimo_cuota` va en la moneda de cada
    factura. `max_dias_promesa`: cuánto se espera, desde hoy, a quien promete una fecha. `max_dias_prorroga`: cuánto,
    desde el vencimiento; 0, ninguna. `quita_maxima`, en tanto por ciento: una orden que rebaje más se confirma antes.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    max_cuotas: int = 0
    primera_en_dias: int = 7
    cada_dias: int = 30
    importe_minimo_cuota: Decimal = Decimal(0)
    max_dias_promesa: int = 45
    max_dias_prorroga: int = 0
    quita_maxima: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Resumen:
    """[resumen]: el correo diario al titular, a la hora local del negocio, y el de la semana, el día `semanal`."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    hora: time = time(8, 30)
    semanal: Dia | Literal["no"] = "lun"
