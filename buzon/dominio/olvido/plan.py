"""El olvido entero, antes de tocar nada: el libro que quedaría y los originales que se irían."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, plegar
from buzon.dominio.hechos import ClienteOlvidado, CualquierHecho, FacturaAnulada
from buzon.dominio.olvido.rastro import Rastro, huellas_de, rastrear, toca
from buzon.dominio.olvido.tapado import Tachador, tapar

_UN_ANO = timedelta(days=365.25)


class NoSePuedeOlvidar(Exception):
    """Todavía no se puede, y qué hacer antes."""


class Olvido(msgspec.Struct, frozen=True):
    """`asientos` son todos los del libro nuevo, sin encadenar. `huellas`: los originales que hay que borrar.

    `palabras`: lo que no puede quedar en ningún sitio. `deudor`: cómo se llama ahora en el libro.
    """

    asientos: tuple[Asiento, ...]
    huellas: frozenset[str]
    palabras: frozenset[str]
    deudor: str

    def con_originales(self, borrados: tuple[str, ...]) -> tuple[Asiento, ...]:
        """Los asientos, con la lápida diciendo qué se borró del archivo: así no se echa en falta."""
        *anteriores, ultimo = self.asientos
        hechos = tuple(
            msgspec.structs.replace(hecho, originales=borrados)
            if isinstance(hecho, ClienteOlvidado) and hecho.deudor == self.deudor
            else hecho
            for hecho in ultimo.hechos
        )
        return (*anteriores, msgspec.structs.replace(ultimo, hechos=hechos))


def preparar(
    asientos: Sequence[Asiento],
    deudor: str,
    ahora: datetime,
    *,
    motivo: str,
    propias: frozenset[str] = frozenset(),
    aunque_deba: bool = False,
) -> Olvido:
    """El libro sin las palabras de un cliente, con una lápida al final que impide que todo empiece otra vez.

    Sus facturas siguen en el libro por su número, saldadas o anuladas: si vuelven a llegar, se reconocen y no se
    reclaman.

    Raises:
        NoSePuedeOlvidar: debe algo, o hay una carta suya a medio salir.
    """
    c = plegar(asientos)
    abiertas = c.abiertas_de(deudor)
    if abiertas and not aunque_deba:
        numeros = ", ".join(factura.numero for factura in abiertas[:5])
        raise NoSePuedeOlvidar(
            f"todavía debe {numeros}: mientras se le reclame, sus datos hacen falta (RGPD, art. 17.3.e). Anúlalas "
            "antes, o pídelo con --aunque-deba y dejaré de reclamarlas"
        )
    if any(c.cartas[carta].encargo.deudor == deudor for carta in c.vivas):
        raise NoSePuedeOlvidar("hay una carta suya a medio salir: espera a que salga y pídelo otra vez")
    rastro = rastrear(asientos, deudor, propias)
    nuevo = f"olvidado-{c.ultimo_numero + 1}"
    suyos = [hecho for asiento in asientos for hecho in asiento.hechos if toca(rastro, hecho)]
    lapida = Asiento(
        numero=c.ultimo_numero + 1,
        cuando=max(ahora, c.ultimo_instante or ahora),
        causa=Causa("orden", "olvidar"),
        hechos=(
            *(FacturaAnulada(factura=factura.id, motivo="se olvidó al cliente") for factura in abiertas),
            ClienteOlvidado(deudor=deudor, motivo=motivo, hechos=len(suyos), huella_anterior=asientos[-1].huella),
        ),
    )
    limpios = _limpiar((*asientos, lapida), rastro, Tachador(rastro, nuevo))
    _comprobar(plegar((*asientos, lapida)), plegar(limpios))
    return Olvido(limpios, frozenset(huellas_de(rastro, suyos)), frozenset(rastro.palabras), nuevo)


def vencidos(c: Cartera, ahora: datetime, anos: int) -> Iterator[str]:
    """Los clientes que no deben nada y de los que hace tantos años que no pasa nada."""
    for deudor in c.deudores:
        if deudor in c.olvidados or c.abiertas.get(deudor):
            continue
        historia = c.cronica.get(deudor, ())
        ultimo = historia[-1].cuando if historia else c.deudores[deudor].registrado
        if ahora - ultimo > anos * _UN_ANO:
            yield deudor


def _limpiar(asientos: Sequence[Asiento], rastro: Rastro, tachador: Tachador) -> tuple[Asiento, ...]:
    return tuple(_limpio(asiento, rastro, tachador) for asiento in asientos)


def _limpio(asiento: Asiento, rastro: Rastro, tachador: Tachador) -> Asiento:
    hechos: tuple[CualquierHecho, ...] = tuple(
        tapar(hecho, rastro)
        if toca(rastro, hecho) and not isinstance(hecho, ClienteOlvidado | FacturaAnulada)
        else hecho
        for hecho in asiento.hechos
    )
    tapado = msgspec.structs.replace(asiento, hechos=hechos, anterior="", huella="")
    return msgspec.convert(tachador.tachar(msgspec.to_builtins(tapado, str_keys=True)), Asiento)


def _comprobar(antes: Cartera, despues: Cartera) -> None:
    """Que no se haya perdido la cuenta de nadie. Si se perdió, es un error de Buzón y el libro no se toca."""
    if _saldos(antes) != _saldos(despues) or len(antes.cartas) != len(despues.cartas) or antes.vistos != despues.vistos:
        raise ValueError("al olvidar cambiarían las cuentas: no se ha tocado nada")


def _saldos(c: Cartera) -> list[tuple[str, Decimal, bool]]:
    return sorted((factura.numero, factura.saldo, factura.esta_abierta) for factura in c.facturas.values())
