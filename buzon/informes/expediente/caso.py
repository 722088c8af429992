"""Reunir un caso: de todos los asientos del libro, los suyos, con las pruebas que nombran.

En el expediente no entra nada de otro cliente. Un asiento que también habla de otros (el de un día con varias cartas,
el de un extracto) no se copia: de él van sus hechos de este caso en la cronología, y solo su huella en la cadena.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from buzon.dominio import hechos as h
from buzon.dominio.asientos import Asiento
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.cronica import deudores_de
from buzon.dominio.cartera.valores import Deudor, Factura, Suceso
from buzon.dominio.reglas import Reglas
from buzon.informes.expediente.nombres import nombre_de_archivo
from buzon.informes.historial import es_de_un_ensayo, frase, toca_a

_CORREO = ("correo recibido", "correo_recibido.eml")


class Prueba(msgspec.Struct, frozen=True):
    """Un original del archivo. `huella` es su sha256; `archivo`, cómo se llama dentro del expediente."""

    numero: int
    huella: str
    archivo: str
    que: str
    cuando: datetime


class Hito(msgspec.Struct, frozen=True):
    """Algo que pasó, y los números de las pruebas que lo acreditan."""

    cuando: datetime
    texto: str
    pruebas: tuple[int, ...] = ()
    hecho: h.Hecho | None = None


class Eslabon(msgspec.Struct, frozen=True):
    """Un asiento del libro: su número y su huella. `va` dice si el asiento entero está en el expediente."""

    numero: int
    huella: str
    va: bool


class Caso(msgspec.Struct, frozen=True):
    """Todo lo del caso, en orden. `es_entero`: es de todas las facturas del cliente, y no de una sola."""

    deudor: Deudor
    facturas: tuple[Factura, ...]
    hitos: tuple[Hito, ...]
    pruebas: tuple[Prueba, ...]
    asientos: tuple[Asiento, ...]
    cadena: tuple[Eslabon, ...]
    es_entero: bool


def reunir(
    c: Cartera, asientos: Iterable[Asiento], deudor: Deudor, facturas: tuple[Factura, ...], reglas: Reglas
) -> Caso:
    """El caso de `facturas`, que son de `deudor`. Recorre el libro una vez.

    La cartera ha de ser la de esos mismos asientos.
    """
    ids = {factura.id for factura in facturas}
    acopio = _Acopio(c, reglas, deudor, ids)
    for asiento in asientos:
        acopio.mirar(asiento)
    total = sum(1 for factura in c.facturas.values() if factura.deudor == deudor.id)
    return Caso(
        deudor=deudor,
        facturas=facturas,
        hitos=tuple(acopio.hitos),
        pruebas=tuple(acopio.pruebas.values()),
        asientos=tuple(acopio.suyos),
        cadena=tuple(acopio.cadena),
        es_entero=len(facturas) == total,
    )


class _Acopio:
    """Lo que se va juntando al recorrer el libro."""

    def __init__(self, c: Cartera, reglas: Reglas, deudor: Deudor, facturas: set[str]) -> None:
        self.c, self.reglas, self.deudor, self.facturas = c, reglas, deudor, facturas
        self.hitos: list[Hito] = []
        self.pruebas: dict[str, Prueba] = {}
        self.suyos: list[Asiento] = []
        self.cadena: list[Eslabon] = []

    def mirar(self, asiento: Asiento) -> None:
        """Anota de este asiento lo que sea del caso."""
        suyos = [hecho for hecho in asiento.hechos if self._es_del_caso(hecho, asiento.cuando)]
        es_solo_suyo = bool(suyos) and all(hecho in suyos or self._acompana(hecho) for hecho in asiento.hechos)
        if es_solo_suyo:
            self.suyos.append(asiento)
        if self.cadena or suyos:
            self.cadena.append(Eslabon(asiento.numero, asiento.huella, es_solo_suyo))
        # Lo que se acordó en un correo se prueba con ese correo, aunque el hecho que lo dice no lo nombre.
        del_correo = [hecho.documento for hecho in suyos if isinstance(hecho, h.RespuestaRecibida) and hecho.documento]
        for hecho in suyos:
            self._contar(hecho, asiento.cuando, del_correo, es_solo_suyo=es_solo_suyo)

    def _es_del_caso(self, hecho: h.CualquierHecho, cuando: datetime) -> bool:
        if es_de_un_ensayo(self.c, hecho):
            return False
        # Un pago retenido nombra a varios candidatos: mientras no se sepa de quién es, no es de este caso.
        if tuple(deudores_de(self.c, hecho)) != (self.deudor.id,):
            return False
        return toca_a(self.c, Suceso(cuando=cuando, hecho=hecho), self.facturas)

    def _acompana(self, hecho: h.CualquierHecho) -> bool:
        """Si no es del caso y tampoco dice nada de otro cliente: el correo que lo causó, su dinero, su recibo."""
        if isinstance(hecho, h.PagoRecibido):
            pago = self.c.pagos.get(hecho.pago)
            return pago is not None and bool(pago.facturas) and set(pago.facturas) <= self.facturas
        if isinstance(hecho, h.CartaEncargada) and hecho.dirigida == "titular":
            facturas = {renglon.factura for renglon in hecho.renglones}
            es_resumen = hecho.plantilla in ("resumen_diario", "resumen_semanal")
            return es_resumen or (bool(facturas) and facturas <= self.facturas)
        return isinstance(hecho, h.CorreoVisto)

    def _contar(self, hecho: h.CualquierHecho, cuando: datetime, del_correo: list[str], *, es_solo_suyo: bool) -> None:
        texto = frase(self.c, Suceso(cuando=cuando, hecho=hecho), self.reglas)
        if texto is None:
            return
        # Por qué tocaba es cosa nuestra: al expediente va lo que pasó.
        texto = texto.partition(" — ")[0] if isinstance(hecho, h.CartaEnviada) else texto
        suyas = dict(self._pruebas_de(hecho, es_solo_suyo))
        if not isinstance(hecho, h.CartaEnviada):
            suyas |= dict.fromkeys(del_correo, _CORREO)
        numeros = tuple(self._probar(huella, que, cuando) for huella, que in suyas.items())
        self.hitos.append(Hito(cuando, texto, tuple(dict.fromkeys(numeros)), hecho))

    def _pruebas_de(self, hecho: h.CualquierHecho, es_solo_suyo: bool) -> Iterable[tuple[str, tuple[str, str]]]:  # noqa: FBT001 - privado
        for documento in getattr(hecho, "documentos", ()):
            yield documento.huella, ("factura original", documento.nombre)
        if isinstance(hecho, h.FacturaRegistrada) and hecho.origen and es_solo_suyo:
            yield hecho.origen, ("correo en que se registró la factura", "registro.eml")
        if isinstance(hecho, h.CartaEnviada):
            carta = self.c.cartas[hecho.carta]
            if carta.huella:
                yield carta.huella, (f"carta enviada: {carta.asunto}", "carta_enviada.eml")
        elif isinstance(hecho, h.PagoAplicado):
            pago = self.c.pagos[hecho.pago]
            # El aviso de un solo pago es prueba; un extracto lo es de los pagos de otros, y no sale de la casa.
            if pago.origen and es_solo_suyo:
                yield pago.origen, (f"aviso del pago de {pago.banco or 'su banco'}", "aviso_de_pago.eml")
        else:
            huella = getattr(hecho, "documento", None) or getattr(hecho, "huella", None)
            if isinstance(huella, str) and huella:
                yield huella, _CORREO

    def _probar(self, huella: str, que: tuple[str, str], cuando: datetime) -> int:
        if huella not in self.pruebas:
            numero = len(self.pruebas) + 1
            dia = cuando.astimezone(self.reglas.zona).date()
            archivo = f"pruebas/{numero:03d}_{dia:%Y-%m-%d}_{nombre_de_archivo(que[1])}"
            self.pruebas[huella] = Prueba(numero, huella, archivo, que[0], cuando)
        return self.pruebas[huella].numero
