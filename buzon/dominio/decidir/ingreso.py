"""Las filas de una hoja frente a lo que la casa ya sabe: cuáles son nuevas, cuáles ya estaban y cuáles no cuadran."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.registro import Propuesta, es_la_misma, libre, proponer, ya_registrada
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import CualquierHecho, DeudorCorregido, DeudorRegistrado, FacturaRegistrada
from buzon.dominio.lecturas import CarteraLeida, ErrorDeFila, FacturaLeida, FilaDeCartera, Parte
from buzon.dominio.nombres import apodo, clave_fiscal, clave_numero
from buzon.dominio.paises.de_quien import pais_del_receptor
from buzon.dominio.reglas import Reglas

_MUESTRA = 5


class Examen(msgspec.Struct, frozen=True, kw_only=True):
    """Lo que saldría de importar la hoja. Con `errores` no sale nada."""

    nuevas: tuple[tuple[FilaDeCartera, Propuesta], ...]
    errores: tuple[ErrorDeFila, ...]
    avisos: tuple[str, ...]
    clientes: int
    saldos: dict[str, Decimal]
    muestra: tuple[tuple[str, str], ...]


def examinar(c: Cartera, cartera: CarteraLeida, reglas: Reglas) -> Examen:
    """Mira cada fila con la cartera de ahora. No cambia nada."""
    mesa = _Mesa(c, reglas, list(cartera.errores), list(cartera.avisos))
    for fila in cartera.filas:
        mesa.mirar(fila)
    mesa.mirar_correos()
    saldos: dict[str, Decimal] = defaultdict(Decimal)
    for fila, propuesta in mesa.nuevas:
        saldos[propuesta.leida.moneda or ""] += fila.importe - fila.pagado
    return Examen(
        nuevas=tuple(mesa.nuevas),
        errores=tuple(sorted(mesa.errores, key=lambda error: error.linea)),
        avisos=tuple(mesa.avisos),
        clientes=len(set(_quienes(mesa.nuevas))),
        saldos=dict(saldos),
        muestra=tuple(_muestra(fila, propuesta, reglas) for fila, propuesta in mesa.nuevas[:_MUESTRA]),
    )


def _muestra(fila: FilaDeCartera, propuesta: Propuesta, reglas: Reglas) -> tuple[str, str]:
    moneda, pais = propuesta.leida.moneda or "", reglas.negocio.pais
    debe = escribir(fila.importe - fila.pagado, moneda, pais)
    de = f" de {escribir(fila.importe, moneda, pais)}" if fila.pagado else ""
    vence = f", vence {propuesta.vencimiento:%d/%m/%Y}" if propuesta.vencimiento else ""
    return f"Factura {fila.numero}", f"{fila.cliente}: debe {debe}{de}{vence}"


def _quienes(nuevas: Sequence[tuple[FilaDeCartera, Propuesta]]) -> list[str]:
    """Una clave por fila, la misma si es el mismo cliente: el conocido, su identificador fiscal o su nombre.

    Una fila sin identificador es del cliente que se llama igual en otra que sí lo trae, si solo hay uno.
    """
    fiscales: dict[str, set[str]] = defaultdict(set)
    for fila, _ in nuevas:
        if clave := clave_fiscal(fila.id_fiscal or ""):
            fiscales[apodo(fila.cliente)].add(clave)
    quienes = []
    for fila, propuesta in nuevas:
        suyos = fiscales[apodo(fila.cliente)]
        solo = next(iter(suyos)) if len(suyos) == 1 else apodo(fila.cliente)
        conocido = f"id {propuesta.deudor.id}" if propuesta.deudor else ""
        quienes.append(conocido or clave_fiscal(fila.id_fiscal or "") or solo)
    return quienes


def _leida(fila: FilaDeCartera) -> FacturaLeida:
    return FacturaLeida(
        formato="texto",
        tipo="factura",
        numero=fila.numero,
        uuid=fila.uuid,
        codigo=fila.codigo,
        fecha=fila.fecha,
        vencimiento=fila.vencimiento,
        condiciones_dias=fila.condiciones_dias,
        total=fila.importe,
        moneda=fila.moneda,
        receptor=Parte(nombre=fila.cliente, id_fiscal=fila.id_fiscal),
    )


class _Mesa:
    """Lo que se va sabiendo de la hoja fila a fila."""

    def __init__(self, c: Cartera, reglas: Reglas, errores: list[ErrorDeFila], avisos: list[str]) -> None:
        self.c, self.reglas, self.errores, self.avisos = c, reglas, errores, avisos
        self.nuevas: list[tuple[FilaDeCartera, Propuesta]] = []
        self.vistas: dict[str, FilaDeCartera] = {}
        self.nuestro = clave_fiscal(reglas.negocio.id_fiscal)

    def mirar(self, fila: FilaDeCartera) -> None:
        """Apunta la fila donde le toca."""
        clave = clave_numero(fila.numero) + (fila.codigo or "")
        antes = self.vistas.get(clave)
        if antes is not None:
            self._repetida(fila, antes)
            return
        self.vistas[clave] = fila
        propuesta = proponer(self.c, _leida(fila), fila.correos, self.reglas)
        previa = ya_registrada(self.c, propuesta.leida)
        if previa is not None:
            self._conocida(fila, propuesta)
        elif self.nuestro and clave_fiscal(fila.id_fiscal or "") == self.nuestro:
            self._error(
                fila, "el identificador fiscal es el tuyo, no el del cliente: pon el del cliente o vacía la celda"
            )
        elif propuesta.vencimiento is None:
            self._error(fila, _sin_vencimiento(fila))
        else:
            self.nuevas.append((fila, propuesta))

    def _error(self, fila: FilaDeCartera, texto: str) -> None:
        self.errores.append(ErrorDeFila(linea=fila.linea, texto=texto))

    def _repetida(self, fila: FilaDeCartera, antes: FilaDeCartera) -> None:
        if replace(fila, linea=antes.linea) == antes:
            self.avisos.append(
                f"Línea {fila.linea}: la {fila.numero} ya está en la línea {antes.linea}; cuenta una vez."
            )
        else:
            texto = f"la {fila.numero} ya está en la línea {antes.linea} con otros datos: deja solo la buena"
            self._error(fila, texto)

    def _conocida(self, fila: FilaDeCartera, propuesta: Propuesta) -> None:
        """Ya registrada: la misma no cuenta dos veces; con otros datos, lo decide el titular."""
        previa = ya_registrada(self.c, propuesta.leida)
        if previa is None:
            raise ValueError("la fila no estaba registrada")
        pais = self.reglas.negocio.pais
        if not es_la_misma(previa, propuesta, self.c.deudores[previa.deudor]):
            tengo = f"{escribir(previa.importe, previa.moneda, pais)}, vence {previa.vencimiento:%d/%m/%Y}"
            de = self.c.deudores[previa.deudor].nombre
            self._error(
                fila,
                f"la {fila.numero} ya la tengo con otros datos ({de}, {tengo}): corrige o quita esta línea, o mándame "
                f"antes «la {previa.numero}: total …» o «la {previa.numero}: vence el …»",
            )
            return
        debe = fila.importe - fila.pagado
        if previa.anulada is not None:
            self.avisos.append(f"Línea {fila.linea}: la {fila.numero} está anulada y así se queda.")
        elif debe != previa.saldo:
            dicho, suyo = escribir(debe, previa.moneda, pais), escribir(previa.saldo, previa.moneda, pais)
            self.avisos.append(
                f"Línea {fila.linea}: la {fila.numero} ya la tengo; según la hoja deben {dicho} y a mí me salen "
                f"{suyo}. No la he tocado: si cobraste algo que no sé, dímelo con «parcial … de la …»."
            )
        else:
            self.avisos.append(f"Línea {fila.linea}: la {fila.numero} ya la tengo, igual; no la duplico.")

    def mirar_correos(self) -> None:
        """Los clientes que se quedarían sin dirección se registran, y se dice: no se les puede escribir."""
        con: set[str] = set()
        sin: dict[str, str] = {}
        for quien, (_, propuesta) in zip(_quienes(self.nuevas), self.nuevas, strict=True):
            if propuesta.correos or (propuesta.deudor and propuesta.deudor.direcciones):
                con.add(quien)
            else:
                sin.setdefault(quien, propuesta.leida.receptor.nombre or "")
        mudos = [nombre for quien, nombre in sin.items() if quien not in con]
        if mudos:
            otros = f" y {len(mudos) - 8} más" if len(mudos) > 8 else ""  # noqa: PLR2004 - los que caben en una línea
            self.avisos.append(
                f"Sin correo: {', '.join(mudos[:8])}{otros}. Registro sus facturas, pero no les escribo hasta que me "
                f"digas «{mudos[0]}: el correo es ana@acme.com»."
            )


def _sin_vencimiento(fila: FilaDeCartera) -> str:
    if fila.fecha is None:
        return "falta el vencimiento: escríbelo así, 2026-12-15"
    return "falta el vencimiento: escríbelo así, 2026-12-15, o pon plazo_dias en reglas.toml"


def ingresar(c: Cartera, examen: Examen, origen: str | None) -> Iterator[CualquierHecho]:
    """Los hechos que registran todas las filas nuevas. Los clientes, una vez cada uno y con todas sus direcciones.

    La hoja no va como documento de cada factura: las cartas y el expediente de un cliente llevarían las de los demás.
    """
    tomados: set[str] = set()
    deudores: dict[str, str] = {}
    correos: dict[str, dict[str, None]] = defaultdict(dict)
    quienes = _quienes(examen.nuevas)
    for quien, (_, propuesta) in zip(quienes, examen.nuevas, strict=True):
        correos[quien].update(dict.fromkeys(correo.lower() for correo in propuesta.correos))
    for quien, (fila, propuesta) in zip(quienes, examen.nuevas, strict=True):
        if quien not in deudores:
            deudores[quien] = (
                propuesta.deudor.id if propuesta.deudor else libre(apodo(fila.cliente), c.deudores, tomados)
            )
            tomados.add(deudores[quien])
            yield from _ficha(deudores[quien], propuesta, tuple(correos[quien]))
        factura = libre(clave_numero(fila.numero), c.facturas, tomados)
        tomados.add(factura)
        if propuesta.vencimiento is None:
            raise ValueError("se quiere registrar una fila sin vencimiento")
        yield FacturaRegistrada(
            factura=factura,
            deudor=deudores[quien],
            numero=fila.numero,
            vencimiento=propuesta.vencimiento,
            importe=fila.importe,
            moneda=propuesta.leida.moneda or "",
            fecha=fila.fecha,
            uuid=fila.uuid,
            codigo=fila.codigo,
            origen=origen,
            pagado_antes=fila.pagado,
        )


def _ficha(deudor: str, propuesta: Propuesta, correos: tuple[str, ...]) -> Iterator[CualquierHecho]:
    """El cliente nuevo, o lo que le faltaba al conocido: nunca se cambia lo que ya tenía."""
    receptor, conocido = propuesta.leida.receptor, propuesta.deudor
    if conocido is None:
        yield DeudorRegistrado(
            deudor=deudor,
            nombre=receptor.nombre or "",
            correos=correos,
            id_fiscal=receptor.id_fiscal,
            pais=pais_del_receptor(receptor),
        )
        return
    id_fiscal = receptor.id_fiscal if not conocido.id_fiscal else None
    suyos = correos if not conocido.direcciones and correos and correos != conocido.correos else None
    if id_fiscal or suyos:
        yield DeudorCorregido(deudor=deudor, id_fiscal=id_fiscal, correos=suyos)
