"""La conciliación contra la verdad: 10.000 carteras y pagos al azar, y lo que cuesta un aviso según crece el libro.

Uso: `python bench/conciliacion.py [pagos [semilla]]` (por omisión 10000 y 1). Pasa por `decidir`, como en la casa.
"""

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from carteras_al_azar import AHORA, CUENTA, Mundo, Pago, asentar, inventar_mundo
from pagos_al_azar import inventar_pago

from buzon.dominio.decidir import decidir
from buzon.dominio.entradas import AvisoDePago, Origen
from buzon.dominio.hechos import CualquierHecho, PagoAplicado, PagoRetenido
from buzon.dominio.lecturas import AvisoLeido
from buzon.dominio.reglas import CorreoReglas, Etapa, MedioDePago, Negocio, Reglas, Servidor, ServidorImap

_SERVIDOR = {"host": "127.0.0.1", "puerto": 1, "usuario": "x", "clave": "entorno:X"}
REGLAS = Reglas(
    negocio=Negocio(
        nombre="Imprenta de Prueba",
        pais="CL",
        zona_horaria="America/Santiago",
        moneda="CLP",
        titulares=("yo@x.example",),
    ),
    correo=CorreoReglas(
        direccion="a@x.example", facturas="f@x.example", imap=ServidorImap(**_SERVIDOR), smtp=Servidor(**_SERVIDOR)
    ),
    etapas=(Etapa(nombre="vencimiento", dias=0),),
    medios_de_pago=(MedioDePago(tipo="transferencia", texto=f"Cuenta corriente {CUENTA}"),),
)


@dataclass
class Marcador:
    """Lo medido, por clase de pago."""

    ciertos: Counter[str] = field(default_factory=Counter)
    aplicados: Counter[str] = field(default_factory=Counter)
    automaticos: int = 0
    detenidos: Counter[str] = field(default_factory=Counter)
    cuenta: Counter[str] = field(default_factory=Counter)
    fallos: list[tuple[Mundo, Pago, set[tuple[str, Decimal]]]] = field(default_factory=list)
    perdidos: list[tuple[Mundo, Pago, tuple[str, ...]]] = field(default_factory=list)

    @property
    def parte(self) -> float:
        """De los pagos que un contable asignaría con certeza, cuántos se aplican solos."""
        return sum(self.aplicados.values()) / max(sum(self.ciertos.values()), 1)


def entrar(mundo: Mundo, aviso: AvisoLeido, huella: str) -> tuple[CualquierHecho, ...]:
    """El aviso entra por `decidir` y queda asentado."""
    origen = Origen(huella=huella, carpeta="INBOX", uidvalidity=1, uid=1, clase="aviso_de_pago")
    hechos = decidir(mundo.cartera, AvisoDePago(origen=origen, aviso=aviso, es_autentico=True), AHORA, REGLAS)
    asentar(mundo, list(hechos))
    return hechos


def jugar(mundo: Mundo, pago: Pago, marcador: Marcador) -> None:
    if pago.previo:
        entrar(mundo, pago.previo, "a" * 64)
    hechos = entrar(mundo, pago.aviso, "b" * 64)
    hecho = {(h.factura, h.importe) for h in hechos if isinstance(h, PagoAplicado)}
    marcador.cuenta[pago.clase] += 1
    marcador.ciertos[pago.clase] += pago.es_cierto
    marcador.automaticos += bool(hecho)
    retenidos = [h for h in hechos if isinstance(h, PagoRetenido)]
    marcador.detenidos[pago.clase] += bool(retenidos)
    if hecho and hecho != pago.verdad:
        marcador.fallos.append((mundo, pago, hecho))
    elif hecho and pago.es_cierto:
        marcador.aplicados[pago.clase] += 1
    elif pago.es_cierto:
        marcador.perdidos.append((mundo, pago, retenidos[0].razones if retenidos else ("descartado",)))


def medir(cuantos: int, semilla: int) -> Marcador:
    """`cuantos` pagos, cada uno sobre su cartera recién inventada."""
    azar = Random(semilla)  # noqa: S311 - azar repetible, no secreto
    marcador = Marcador()
    for _ in range(cuantos):
        mundo = inventar_mundo(azar, azar.randint(2, 25))
        jugar(mundo, inventar_pago(azar, mundo), marcador)
    return marcador


def contar(marcador: Marcador) -> None:
    print(f"{'clase':<14}{'pagos':>7}{'ciertos':>9}{'solos':>7}{'retenidos':>11}")
    for clase, pagos in marcador.cuenta.most_common():
        ciertos, solos = marcador.ciertos[clase], marcador.aplicados[clase]
        print(f"{clase:<14}{pagos:>7}{ciertos:>9}{solos:>7}{marcador.detenidos[clase]:>11}")
    print(f"aplicados solos: {marcador.automaticos}; mal aplicados: {len(marcador.fallos)}")
    print(f"de los que un contable asignaría con certeza, se aplican solos: {marcador.parte:.3f}")
    for mundo, pago, hecho in marcador.fallos[:8]:
        nombres = {d.id: d.firma.nombre for d in mundo.deudas}
        print("MAL", pago.clase, pago.aviso, "puso", [(*h, nombres[h[0]]) for h in hecho], "era", sorted(pago.verdad))
    razones: dict[str, int] = defaultdict(int)
    for _, _, dudas in marcador.perdidos:
        razones[dudas[-1][:48]] += 1
    for razon, veces in sorted(razones.items(), key=lambda par: -par[1])[:10]:
        print(f"   {veces:>5} se preguntan: {razon}…")


def coste(abiertas: int) -> None:
    """Lo que cuesta un aviso con ese número de facturas abiertas."""
    azar = Random(7)  # noqa: S311 - azar repetible, no secreto
    mundo = inventar_mundo(azar, abiertas // 2, 3)
    tiempos = []
    for lugar in range(120):
        # El pago se inventa mirando solo a unos pocos: lo que se mide es casarlo, no imaginarlo.
        pocos = azar.sample(mundo.firmas, min(20, len(mundo.firmas)))
        cerca = Mundo(pocos, [d for f in pocos for d in f.deudas], mundo.moneda, mundo.paso, mundo.cartera)
        pago = inventar_pago(azar, cerca)
        principio = perf_counter()
        entrar(mundo, pago.aviso, f"{lugar:012x}" * 5)
        tiempos.append((perf_counter() - principio) * 1000)
    print(
        f"{sum(d.esta_abierta for d in mundo.deudas):>7} facturas abiertas: {median(tiempos):.2f} ms por aviso "
        f"(p95 {quantiles(tiempos, n=20)[18]:.2f}, máximo {max(tiempos):.2f})"
    )


def main() -> None:
    cuantos, semilla = (*map(int, sys.argv[1:3]), 10_000, 1)[:2] if len(sys.argv) != 2 else (int(sys.argv[1]), 1)
    contar(medir(cuantos, semilla))
    for abiertas in (100, 10_000, 100_000):
        coste(abiertas)


if __name__ == "__main__":
    main()
