"""Carteras y pagos al azar, con la verdad sabida: de qué facturas es cada dinero y si un contable cuidadoso lo sabría.

La certeza (`es_cierto`) se decide aquí por fuerza bruta sobre lo impreso, sin usar nada de `conciliacion`. Ha de estar
escrito quién paga: identificador entero, o un nombre que en esa cartera solo puede ser de uno. Y qué paga: número
entero e importe que cuadra, una única combinación que suma eso, o un pago parcial de quien solo debe una. Lo demás
(erratas, comisiones, sobras, varios iguales, un concepto con otro número) lo preguntaría.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import combinations
from random import Random

from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, aplicar
from buzon.dominio.hechos import CualquierHecho, DeudorRegistrado, FacturaRegistrada, PagoAplicado, PagoRecibido
from buzon.dominio.lecturas import AvisoLeido

HOY = date(2026, 11, 20)
AHORA = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
CUENTA = "1122334455"
NOMBRES = (
    "María José Juan Carlos Ana Luis Pedro Lucía Rosa Andrés Sofía Diego Íñigo Beatriz Óscar Inés Raúl Nuria".split()
)
APELLIDOS = (
    "Pérez Soto González Muñoz Rojas Díaz Contreras Silva Martínez Sepúlveda Morales Ibáñez Fuentes Araya Núñez "
    "Quiroga Bermúdez Zárate Etcheverry Arriagada Urrutia Peñaloza Cárdenas Villanueva"
).split()
RUBROS = (
    "Comercial Constructora Distribuidora Transportes Inmobiliaria Ferretería Panadería Imprenta Textiles Agrícola "
    "Servicios Consultora Clínica Talleres Maderas Frigorífico Importadora Viña Editorial Metalúrgica"
).split()
PROPIOS = (
    "Andes Cordillera|Los Robles|El Sauce|Río Claro|Tres Hermanas|Alameda|San Cristóbal|Puerto Viejo|Mar de Plata|"
    "La Espiga|Monte Alto|Costa Brava|Sol y Luna|Nueva Esperanza|Quilantún|Peñafiel|Altamira|Cóndor|Los Aromos"
).split("|")
COLAS = ("", "", "", " del Norte", " del Sur", " Internacional", " e Hijos", " Hermanos")
FORMAS = ("SpA", "Ltda.", "S.A.", "S.L.", "S.A. de C.V.", "S.A.S.", "S.R.L.", "E.I.R.L.")


@dataclass
class Firma:
    """Un deudor inventado. `partes` son las palabras de su nombre sin la forma legal."""

    id: str
    partes: tuple[str, ...]
    forma: str
    fiscal: str
    es_persona: bool
    deudas: "list[Debe]" = field(default_factory=list)

    @property
    def nombre(self) -> str:
        """Como está en la cartera."""
        return " ".join((*self.partes, self.forma)).strip()


@dataclass
class Debe:
    """Una factura inventada."""

    id: str
    numero: str
    firma: Firma
    importe: Decimal
    fecha: date
    esta_abierta: bool = True


@dataclass
class Mundo:
    """Una cartera inventada."""

    firmas: list[Firma]
    deudas: list[Debe]
    moneda: str
    paso: int
    cartera: Cartera = field(default_factory=Cartera)

    def abiertas(self, firma: Firma) -> list[Debe]:
        """Lo que debe."""
        return [deuda for deuda in firma.deudas if deuda.esta_abierta]


def sin_tildes(texto: str) -> str:
    return texto.translate(str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN"))


def inventar_firma(azar: Random, lugar: int) -> Firma:
    fiscal = f"{azar.randint(50, 99)}.{azar.randint(100, 999)}.{azar.randint(100, 999)}-{azar.randint(0, 9)}"
    if azar.random() < 0.35:
        nombres = azar.sample(NOMBRES, azar.choice((1, 1, 2)))
        return Firma(f"d{lugar}", (*nombres, *azar.sample(APELLIDOS, 2)), "", fiscal, es_persona=True)
    nombre = f"{azar.choice(RUBROS)} {azar.choice((*PROPIOS, *APELLIDOS))}{azar.choice(COLAS)}"
    return Firma(f"d{lugar}", tuple(nombre.split()), azar.choice(FORMAS), fiscal, es_persona=False)


def gemela(azar: Random, de: Firma, lugar: int) -> Firma:
    """Otra que se le parece: mismo nombre con otra forma, otra cola u otro segundo apellido."""
    otra = inventar_firma(azar, lugar)
    if de.es_persona:
        partes = (*de.partes[:-1], azar.choice([a for a in APELLIDOS if a != de.partes[-1]]))
        return Firma(otra.id, partes, "", otra.fiscal, es_persona=True)
    if azar.random() < 0.4:
        forma = azar.choice([f for f in FORMAS if f != de.forma])
        return Firma(otra.id, de.partes, forma, otra.fiscal, es_persona=False)
    cola = azar.choice(("Norte", "Sur", "Internacional", "Oriente"))
    return Firma(otra.id, (*de.partes, cola), de.forma, otra.fiscal, es_persona=False)


def inventar_mundo(azar: Random, firmas: int, por_firma: int = 4) -> Mundo:
    moneda, paso = azar.choice((("CLP", 1), ("CLP", 1000), ("EUR", 0), ("MXN", 0), ("COP", 100), ("CLP", 10_000)))
    cuotas = [Decimal(azar.randint(2, 30) * 5000) for _ in range(3)] if azar.random() < 0.3 else None
    lista: list[Firma] = []
    for lugar in range(firmas):
        es_gemela = lista and azar.random() < 0.12
        lista.append(gemela(azar, azar.choice(lista), lugar) if es_gemela else inventar_firma(azar, lugar))
    serie = azar.choice(("", "", "F-", "F001-", "A-", "FAC", "2026-"))
    numero = azar.choice((101, 850, 1001, 20341))
    deudas = []
    for firma in lista:
        for _ in range(azar.randint(1, por_firma)):
            numero += 1
            cifras = str(numero).zfill(6) if serie == "F001-" else str(numero)
            importe = azar.choice(cuotas) if cuotas else _importe(azar, paso)
            fecha = HOY - timedelta(days=azar.randint(15, 120))
            firma.deudas.append(
                Debe(f"f{numero}", f"{serie}{cifras}", firma, importe, fecha, esta_abierta=azar.random() > 0.08)
            )
        deudas.extend(firma.deudas)
    mundo = Mundo(lista, deudas, moneda, paso)
    asentar(mundo, hechos_de(mundo))
    return mundo


def _importe(azar: Random, paso: int) -> Decimal:
    entero = int(10 ** azar.uniform(4, 6.3))
    return Decimal(entero) / 100 * 10 if not paso else Decimal(max(entero // paso, 1) * paso)


def hechos_de(mundo: Mundo) -> list[CualquierHecho]:
    hechos: list[CualquierHecho] = [
        DeudorRegistrado(deudor=f.id, nombre=f.nombre, correos=(f"{f.id}@cliente.example",), id_fiscal=f.fiscal)
        for f in mundo.firmas
    ]
    for d in mundo.deudas:
        vence = d.fecha + timedelta(days=30)
        hechos.append(
            FacturaRegistrada(
                factura=d.id, deudor=d.firma.id, numero=d.numero, vencimiento=vence, importe=d.importe,
                moneda=mundo.moneda, fecha=d.fecha,
            )
        )  # fmt: skip
        if not d.esta_abierta:
            pago = f"viejo-{d.id}"
            hechos.append(PagoRecibido(pago=pago, importe=d.importe, moneda=mundo.moneda, fecha=vence, banco="otro"))
            hechos.append(PagoAplicado(pago=pago, factura=d.id, importe=d.importe, razones=("antes",)))
    return hechos


def asentar(mundo: Mundo, hechos: list[CualquierHecho]) -> None:
    numero = mundo.cartera.ultimo_numero + 1
    aplicar(mundo.cartera, Asiento(numero, AHORA - timedelta(days=200), Causa("casa"), tuple(hechos)))


# Lo que un contable sabe -----------------------------------------------------------------------------------------


def palabras(nombre: str) -> list[str]:
    return sin_tildes(nombre).lower().replace(".", "").split()


def puede_ser(firma: Firma, impreso: str, corte: int | None) -> bool:
    """Si lo impreso puede ser el nombre de esa firma: todas sus palabras están en él, salvo la que se cortó."""
    suyas = [*palabras(firma.nombre), "transferencia", "de"]
    escritas = palabras(impreso)
    *enteras, ultima = escritas or [""]
    cabe = any(palabra.startswith(ultima) for palabra in suyas) if corte else ultima in suyas
    formas = {p for f in FORMAS for p in palabras(f)} | {"s", "a", "l", "r", "e", "i", "p"}
    return cabe and all(palabra in suyas or palabra in formas for palabra in enteras)


def de_cuantas_maneras(deudas: list[Debe], importe: Decimal) -> int:
    tamanos = range(1, len(deudas) + 1)
    return sum(sum(d.importe for d in g) == importe for n in tamanos for g in combinations(deudas, n))


@dataclass
class Pago:
    """Un dinero que entra, con su verdad: `verdad` son los pares (factura, importe) que pondría quien lo supiera.

    `previo` es un aviso que llegó antes (el mismo dinero por otro lado, u otro igual de otra gente).
    """

    clase: str
    aviso: AvisoLeido
    verdad: frozenset[tuple[str, Decimal]]
    es_cierto: bool
    previo: AvisoLeido | None = None
