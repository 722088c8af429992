"""La cartera: todo lo que es cierto ahora, plegado desde los hechos, con sus índices.

Es el único objeto mutable del dominio y solo lo muta `aplicar` (en `pliegues`). Quien decide la mira y devuelve hechos.
Los índices existen para que atender un correo cueste lo mismo con diez facturas que con cien mil.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from buzon.dominio.cartera.valores import (
    Acuerdo,
    Ajeno,
    Alegato,
    Borrador,
    Carta,
    Deudor,
    Disputa,
    Factura,
    NotaDeCredito,
    Pago,
    Pausa,
    Plan,
    Problema,
    Promesa,
    Suceso,
    Tanda,
)
from buzon.dominio.hechos import Alcance, CarteraPropuesta, PreguntaHecha, RespuestaRecibida
from buzon.dominio.nombres import clave_numero

_Vivo = TypeVar("_Vivo")
VIVAS = frozenset({"encargada", "intentada", "en_el_punto", "aplazada", "dudosa"})


@dataclass
class Cartera:
    """El estado. Las claves son identificadores; los valores, inmutables."""

    casa: str = ""
    abierta: datetime | None = None
    activada: datetime | None = None
    ultimo_numero: int = 0
    ultimo_instante: datetime | None = None
    restaurada: datetime | None = None  # cuándo volvió el libro a una copia por última vez: la época
    restauracion_por_contar: str = ""
    ensayo: datetime | None = None  # desde cuándo se ensaya; `None` = las cartas salen de verdad
    ensayo_terminado: datetime | None = None

    deudores: dict[str, Deudor] = field(default_factory=dict)
    facturas: dict[str, Factura] = field(default_factory=dict)
    pagos: dict[str, Pago] = field(default_factory=dict)
    promesas: dict[str, Promesa] = field(default_factory=dict)
    alegatos: dict[str, Alegato] = field(default_factory=dict)
    disputas: dict[str, Disputa] = field(default_factory=dict)
    planes: dict[str, Plan] = field(default_factory=dict)
    acuerdos: dict[str, Acuerdo] = field(default_factory=dict)
    pausas: dict[tuple[Alcance, str | None], Pausa] = field(default_factory=dict)
    preguntas: dict[str, PreguntaHecha] = field(default_factory=dict)
    respuestas: dict[str, RespuestaRecibida] = field(default_factory=dict)
    borradores: dict[str, Borrador] = field(default_factory=dict)
    notas: dict[str, NotaDeCredito] = field(default_factory=dict)
    importaciones: dict[str, CarteraPropuesta] = field(default_factory=dict)
    cartas: dict[str, Carta] = field(default_factory=dict)
    problemas: dict[str, Problema] = field(default_factory=dict)
    tanda: Tanda | None = None

    # Índices
    preguntas_de_casa: dict[str, None] = field(default_factory=dict)
    vistos: set[str] = field(default_factory=set)
    ids_vistos: dict[str, str] = field(default_factory=dict)
    marcas: dict[str, tuple[int, int]] = field(default_factory=dict)
    vivas: dict[str, None] = field(default_factory=dict)
    cartas_detenidas: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    abiertas: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    tardios: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_message_id: dict[str, str] = field(default_factory=dict)
    por_correo: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_dominio: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_id_fiscal: dict[str, str] = field(default_factory=dict)
    por_numero: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    notas_de: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    notas_numero: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_uuid: dict[str, str] = field(default_factory=dict)
    por_documento: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_cifras: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_saldo: dict[tuple[str, Decimal], dict[str, None]] = field(default_factory=dict)
    por_fiscal: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_arranque: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    por_pareja: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    pagos_de_importe: dict[tuple[str, Decimal], list[str]] = field(default_factory=lambda: defaultdict(list))
    pagos_de_lote: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    pagos_de_mas: dict[str, None] = field(default_factory=dict)  # los que aún tienen algo a favor del cliente
    cerrado_por: dict[str, list[Promesa | Alegato | Plan | PreguntaHecha | RespuestaRecibida]] = field(
        default_factory=lambda: defaultdict(list)
    )
    apodos: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    alegadas: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    acuerdos_de: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    cronica: dict[str, list[Suceso]] = field(default_factory=lambda: defaultdict(list))
    ultimo_aviso_bancario: datetime | None = None
    dias_con_banco: list[date] = field(default_factory=list)  # los últimos en que llegó un aviso o un extracto
    # Los instantes, en orden, de los últimos días: a qué día local tocan lo dice quien pregunta, que sabe la zona.
    a_clientes: list[datetime] = field(default_factory=list)
    por_otros: list[datetime] = field(default_factory=list)
    salidas: list[datetime] = field(default_factory=list)
    negativas: list[datetime] = field(default_factory=list)
    # Lo que cuentan los resúmenes, por su lugar en el libro: así nada se cuenta dos veces ni se queda sin contar.
    contado: int = 0  # hasta qué asiento contó el último resumen que salió
    contado_el: datetime | None = None
    resumen: str = ""  # el último resumen diario encargado
    semanal: str = ""  # y el último informe semanal
    calladas: list[int] = field(default_factory=list)
    ajenos: list[Ajeno] = field(default_factory=list)
    sellos_gastados: set[str] = field(default_factory=set)
    olvidados: dict[str, None] = field(default_factory=dict)
    originales_borrados: set[str] = field(default_factory=set)
    sellos_malos: dict[str, list[datetime]] = field(default_factory=dict)

    def abiertas_de(self, deudor: str) -> tuple[Factura, ...]:
        """Las facturas abiertas de un deudor, de la que venció antes a la que vence después."""
        ids = self.abiertas.get(deudor, {})
        return tuple(sorted((self.facturas[i] for i in ids), key=lambda f: (f.vencimiento, f.numero)))

    def con_abiertas(self) -> Iterator[Deudor]:
        """Los deudores que deben algo, en orden de registro."""
        return (self.deudores[i] for i, facturas in tuple(self.abiertas.items()) if facturas)

    def a_clientes_desde(self, desde: datetime) -> int:
        """Cuántas cartas han salido hacia clientes desde ese instante, que ha de ser de hoy o de ayer."""
        return len(self.a_clientes) - bisect_left(self.a_clientes, desde)

    def por_otros_desde(self, desde: datetime) -> int:
        """Cuántas han salido al titular por correos de otros desde ese instante, que ha de ser de hoy o de ayer."""
        return len(self.por_otros) - bisect_left(self.por_otros, desde)

    def facturas_numero(self, numero: str) -> tuple[Factura, ...]:
        """Las facturas con ese número, se escriba como se escriba."""
        return tuple(self.facturas[i] for i in self.por_numero.get(clave_numero(numero), {}))

    def deudores_correo(self, correo: str) -> tuple[Deudor, ...]:
        """Los deudores que usan esa dirección."""
        return tuple(self.deudores[i] for i in self.por_correo.get(correo.lower(), {}))

    def carta_de(self, message_id: str) -> Carta | None:
        """La carta nuestra con ese Message-ID (sin ángulos)."""
        carta = self.por_message_id.get(message_id)
        return self.cartas.get(carta) if carta else None

    def sellos_falsos(self, de: str, cuando: datetime) -> int:
        """Cuántos sellos falsos han llegado de esa dirección en el último día."""
        return sum(1 for antes in self.sellos_malos.get(de, ()) if cuando - antes < timedelta(days=1))

    def promesas_de(self, deudor: str) -> tuple[Promesa, ...]:
        """Sus promesas vivas."""
        return self._suyos(deudor, self.promesas)

    def alegatos_de(self, deudor: str) -> tuple[Alegato, ...]:
        """Sus "ya pagué" sin cerrar."""
        return self._suyos(deudor, self.alegatos)

    def disputas_de(self, deudor: str) -> tuple[Disputa, ...]:
        """Sus disputas sin resolver."""
        return self._suyos(deudor, self.disputas)

    def planes_de(self, deudor: str) -> tuple[Plan, ...]:
        """Sus planes de cuotas vivos, propuestos o aceptados."""
        return self._suyos(deudor, self.planes)

    def acuerdos_vivos(self, deudor: str) -> tuple[Acuerdo, ...]:
        """Sus prórrogas, quitas, daciones y mediaciones vivas, propuestas o aceptadas."""
        return self._suyos(deudor, self.acuerdos)

    def respuestas_de(self, deudor: str) -> tuple[RespuestaRecibida, ...]:
        """Sus respuestas sin atender."""
        return self._suyos(deudor, self.respuestas)

    def preguntas_de(self, deudor: str) -> tuple[PreguntaHecha, ...]:
        """Lo que el titular tiene que decidir sobre él."""
        return self._suyos(deudor, self.preguntas)

    def _suyos(self, deudor: str, vivos: Mapping[str, _Vivo]) -> tuple[_Vivo, ...]:
        """Los de esa clase que siguen vivos. Casi nadie tiene nada: entonces no se recorre."""
        ids = self.acuerdos_de.get(deudor)
        return tuple(vivos[i] for i in ids if i in vivos) if ids else ()
