"""Una fila de la cartera: la factura que dice, o qué hay que escribir para que lo diga."""

import re
from datetime import date
from decimal import Decimal

from buzon.documentos.campos.plazos import leer_condiciones
from buzon.documentos.carteras.cifras import Signo, leer_importe, moneda_de
from buzon.documentos.carteras.fechas import Orden, leer_fecha
from buzon.documentos.carteras.hoja import Celda, Fila
from buzon.documentos.carteras.titulos import NOMBRES, Campo
from buzon.dominio.dinero import canonico
from buzon.dominio.direcciones import es_direccion
from buzon.dominio.lecturas import ErrorDeFila, FilaDeCartera, Lectura
from buzon.dominio.llano import allanar

_TOPE_CORREOS = 4
_TOPE_NUMERO = 60
_TOPE_NOMBRE = 200
_ANULADAS = ("anulad", "cancelada por", "rechazad", "borrador", "nula", "void")
_NOTAS_DE_CREDITO = (
    "nota de credito", "nota credito", "nc", "n/c", "n.c", "abono", "rectificativa", "61", "egreso", "credit note",
)  # fmt: skip
_NO_SE_COBRAN = (
    "guia", "cotizacion", "presupuesto", "proforma", "recibo", "pedido", "orden", "remision", "albaran", "traslado",
)  # fmt: skip


class Formato(Lectura, frozen=True):
    """Dónde está cada campo y cómo se escriben sus cifras y sus fechas."""

    columnas: dict[Campo, int]
    signos: dict[Campo, Signo]
    orden: Orden
    pais: str | None
    moneda: str | None


class _NoVale(Exception):
    """La fila tiene un error: el mensaje dice cuál y qué escribir."""


def leer_fila(fila: Fila, formato: Formato) -> FilaDeCartera | ErrorDeFila | str:
    """La factura, el error, o el aviso (una frase) de por qué se deja fuera sin que sea un error."""
    lector = _Lector(fila, formato)
    try:
        aviso = lector.sobra()
        return f"Línea {fila.linea}: {aviso}." if aviso else lector.factura()
    except _NoVale as error:
        return ErrorDeFila(linea=fila.linea, texto=str(error))


class _Lector:
    def __init__(self, fila: Fila, formato: Formato) -> None:
        self.fila, self.formato = fila, formato

    def celda(self, campo: Campo) -> Celda:
        lugar = self.formato.columnas.get(campo, -1)
        return self.fila.celdas[lugar] if 0 <= lugar < len(self.fila.celdas) else ""

    def texto(self, campo: Campo) -> str:
        celda = self.celda(campo)
        return canonico(celda) if isinstance(celda, Decimal) else " ".join(str(celda).split())

    def sobra(self) -> str | None:
        """Por qué la fila no es una factura por cobrar; `None` si parece que lo es."""
        clase, estado = allanar(self.texto("tipo")), allanar(self.texto("estado"))
        if not (self.texto("numero") or self.texto("cliente") or self.celda("total") or self.celda("saldo")):
            return "no tiene ni número, ni cliente, ni importe; no la importo"
        if estado.startswith(_ANULADAS):
            return f"la {self.texto('numero')} está «{self.texto('estado')}»; no la importo"
        if clase.startswith(_NO_SE_COBRAN):
            return f"«{self.texto('tipo')}» no es una factura; no la importo"
        saldo = self.importe("saldo")
        if saldo == 0 or (saldo is None and self.importe("total") == 0):
            return f"la {self.texto('numero')} no debe nada; no la importo"
        return None

    def factura(self) -> FilaDeCartera:
        """La factura de la fila. Raises _NoVale."""
        if allanar(self.texto("tipo")).startswith(_NOTAS_DE_CREDITO):
            raise _NoVale("es una nota de crédito: réstala del saldo de su factura y quita esta línea")
        total, pagado = self.dinero()
        numero, cliente = self.numero(), self.texto("cliente")[:_TOPE_NOMBRE]
        if not cliente or not any(c.isalpha() for c in cliente):
            raise _NoVale("falta el nombre del cliente")
        fecha, vence = self.fecha("fecha"), self.fecha("vencimiento")
        if fecha and vence and vence < fecha:
            raise _NoVale(f"vence ({vence:%d/%m/%Y}) antes de emitirse ({fecha:%d/%m/%Y}): revisa las dos fechas")
        codigo = self.texto("tipo")
        return FilaDeCartera(
            linea=self.fila.linea,
            numero=numero,
            cliente=cliente,
            importe=total,
            pagado=pagado,
            fecha=fecha,
            vencimiento=vence,
            condiciones_dias=self.plazo(),
            id_fiscal=self.texto("id_fiscal")[:40] or None,
            correos=self.correos(),
            moneda=self.moneda(),
            uuid=self.texto("uuid").lower()[:120] or None,
            codigo=codigo if codigo.isdigit() else None,
        )

    def numero(self) -> str:
        numero, serie = self.texto("numero"), self.texto("serie")
        if not numero or not any(c.isalnum() for c in numero):
            raise _NoVale(f"falta el número de la factura (columna «{NOMBRES['numero']}»)")
        if "E+" in numero.upper() and numero.upper().replace("E+", "").replace(",", "").replace(".", "").isdigit():
            raise _NoVale(
                f"Excel estropeó el número («{numero}»): da a esa columna formato de texto y escríbelo entero"
            )
        unido = numero if not serie or numero.upper().startswith(serie.upper()) else f"{serie}-{numero}"
        return unido[:_TOPE_NUMERO]

    def importe(self, campo: Campo) -> Decimal | None:
        celda = self.celda(campo)
        leido = leer_importe(celda, self.formato.signos.get(campo, ""))
        if leido is None and celda not in ("", "-") and any(c.isalnum() for c in str(celda)):
            raise _NoVale(
                f"no entiendo «{celda}» como {NOMBRES[campo].lower()}: escribe solo la cifra, por ejemplo 1500.00"
            )
        return leido

    def dinero(self) -> tuple[Decimal, Decimal]:
        """Total y pagado, que han de cuadrar con el saldo si la hoja trae los tres."""
        total, saldo, pagado = self.importe("total"), self.importe("saldo"), self.importe("pagado")
        if total is None and saldo is None:
            raise _NoVale("falta el importe")
        if any(valor is not None and valor < 0 for valor in (total, saldo, pagado)):
            raise _NoVale("es negativo: si es una nota de crédito, réstala de su factura y quita esta línea")
        if total is None:
            total = (saldo or Decimal(0)) + (pagado or Decimal(0))
        cobrado = pagado or Decimal(0) if saldo is None else total - saldo
        if cobrado < 0:
            raise _NoVale(f"el saldo ({saldo}) es mayor que el total ({total})")
        if saldo is not None and pagado and total - pagado != saldo:
            raise _NoVale(f"no cuadra: {total} menos {pagado} no son {saldo}")
        if cobrado >= total:
            raise _NoVale(
                f"lo pagado ({cobrado}) es todo el total ({total}): si no debe nada, quita la línea o pon saldo 0"
            )
        return total, cobrado

    def fecha(self, campo: Campo) -> date | None:
        celda = self.celda(campo)
        if celda in ("", "-"):
            return None
        leida = leer_fecha(celda, self.formato.orden)
        if leida is None:
            raise _NoVale(f"no entiendo «{celda}» como {NOMBRES[campo].lower()}: escríbela así, 2026-12-15")
        return leida

    def plazo(self) -> int | None:
        celda = self.celda("plazo")
        texto = self.texto("plazo")
        dias = int(celda) if isinstance(celda, Decimal) else int(texto) if texto.isdigit() else leer_condiciones(texto)
        return dias if dias is not None and 0 <= dias <= 365 else None  # noqa: PLR2004 - un año

    def correos(self) -> tuple[str, ...]:
        trozos = [c.strip(" <>()\"'").lower() for c in re.split(r"[\s,;/|]+", self.texto("correo"))]
        llenos = [c for c in trozos if "@" in c] or [c for c in trozos if c.strip("-.")]
        malo = next((c for c in llenos if not es_direccion(c)), None)
        if malo is not None:
            raise _NoVale(
                f"«{malo}» no es una dirección de correo: escribe una como ana@acme.com, o deja la celda vacía"
            )
        return tuple(dict.fromkeys(llenos))[:_TOPE_CORREOS]

    def moneda(self) -> str | None:
        dicha = self.texto("moneda")
        if dicha:
            codigo = dicha.upper() if len(dicha) == 3 and dicha.isalpha() and dicha.isascii() else None  # noqa: PLR2004 - ISO 4217
            hallada = moneda_de(dicha, self.formato.moneda, self.formato.pais) or codigo
            if hallada is None:
                raise _NoVale(f"no conozco la moneda «{dicha}»: escribe su código, como USD o EUR")
            return hallada
        for campo in ("saldo", "total"):
            if hallada := moneda_de(self.celda(campo), self.formato.moneda, self.formato.pais):
                return hallada
        return None
