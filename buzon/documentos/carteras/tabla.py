"""Una tabla con cabecera de cartera, columna a columna: cuál es cada una, en qué formato viene y qué filas sobran."""

from collections.abc import Sequence
from decimal import Decimal

from buzon.documentos.carteras.cifras import Signo, hallar_signo, leer_importe
from buzon.documentos.carteras.fechas import Orden, hallar_orden
from buzon.documentos.carteras.fila import Formato, leer_fila
from buzon.documentos.carteras.hoja import TOPE_FILAS, Celda, Fila
from buzon.documentos.carteras.titulos import NOMBRES, Campo, candidatas, llano
from buzon.dominio.lecturas import CarteraLeida, ColumnaLeida, ErrorDeFila, FilaDeCartera
from buzon.dominio.llano import allanar

_CABECERA_ENTRE = 40
_TOPE_DE_ERRORES = 60
_DINERO: tuple[Campo, ...] = ("total", "saldo", "pagado")
_DIAS: tuple[Campo, ...] = ("fecha", "vencimiento")
_SUMAS = ("total", "suma", "subtotal", "sub total", "gran total", "sumas")


def leer_tabla(filas: Sequence[Fila], *, pais: str | None, moneda: str | None, nombre: str) -> CarteraLeida | None:
    """La cartera de esas filas, o `None` si ninguna de las primeras es su cabecera."""
    for lugar, fila in enumerate(filas[:_CABECERA_ENTRE]):
        titulos = [celda if isinstance(celda, str) else "" for celda in fila.celdas]
        posibles = candidatas(titulos)
        if _es_cabecera(posibles, titulos):
            return _Tabla(titulos, posibles, filas[lugar + 1 :], pais, moneda).leer(nombre)
    return None


def _es_cabecera(posibles: dict[Campo, list[int]], titulos: Sequence[str]) -> bool:
    """Número, cliente e importe, y algo que un extracto no tiene: vencimiento, o «factura» y «cliente» así llamados."""
    if not ({"numero", "cliente"} <= posibles.keys() and posibles.keys() & {"total", "saldo"}):
        return False
    propios = {palabra for titulo in titulos for palabra in llano(titulo).split()}
    es_suya = "vencimiento" in posibles or propios & {"factura", "facturas", "folio", "cliente", "clientes", "deudor"}
    return bool(es_suya or "razon" in propios or "id_fiscal" in posibles)


class _Tabla:
    """Lo que se va sabiendo de la tabla mientras se lee."""

    def __init__(
        self,
        titulos: Sequence[str],
        posibles: dict[Campo, list[int]],
        filas: Sequence[Fila],
        pais: str | None,
        moneda: str | None,
    ) -> None:
        self.titulos = titulos
        self.errores: list[ErrorDeFila] = []
        self.avisos: list[str] = []
        self.pais, self.moneda = pais, moneda
        self.sumas = [fila for fila in filas if _es_suma(fila)]
        self.filas = [fila for fila in filas if not _es_suma(fila) and not self._es_cabecera_otra_vez(fila)]
        self.columnas = {campo: self._elegir(campo, lugares) for campo, lugares in posibles.items()}

    def leer(self, nombre: str) -> CarteraLeida:
        """La cartera entera, con sus errores y sus avisos."""
        if len(self.filas) > TOPE_FILAS:
            texto = f"tiene más de {TOPE_FILAS} facturas: pártela en varias y mándalas de una en una"
            self.errores.append(ErrorDeFila(linea=0, texto=texto))
            self.filas = []
        formato = Formato(
            columnas=self.columnas,
            signos={campo: self._signo(campo) for campo in _DINERO if campo in self.columnas},
            orden=self._orden(),
            pais=self.pais,
            moneda=self.moneda,
        )
        leidas: list[FilaDeCartera] = []
        for fila in [] if self.errores else self.filas:
            leida = leer_fila(fila, formato)
            if isinstance(leida, FilaDeCartera):
                leidas.append(leida)
            elif isinstance(leida, ErrorDeFila):
                self.errores.append(leida)
            else:
                self.avisos.append(leida)
        self._comprobar_la_suma(leidas, formato)
        return CarteraLeida(
            columnas=tuple(self._como_se_leyo()),
            filas=tuple(leidas),
            errores=tuple(self.errores[:_TOPE_DE_ERRORES]),
            avisos=(*self._sin_usar(), *_resumidos(self.avisos)),
            nombre=nombre[:120],
        )

    def _celdas(self, lugar: int) -> list[Celda]:
        return [fila.celdas[lugar] for fila in self.filas if lugar < len(fila.celdas) and fila.celdas[lugar] != ""]

    def _es_cabecera_otra_vez(self, fila: Fila) -> bool:
        """Los informes impresos por páginas repiten la cabecera."""
        return [c for c in fila.celdas if c != ""] == [t for t in self.titulos if t]

    def _elegir(self, campo: Campo, lugares: list[int]) -> int:
        """La mejor columna que trae algo. Dos de importe que dicen cosas distintas no se eligen: se pregunta."""
        if campo == "numero":
            lugares = [x for x in lugares if self._tiene_cifras(x)] or lugares
        elif campo == "correo":
            lugares = [x for x in lugares if any("@" in str(c) for c in self._celdas(x))] or lugares
        llenas = [lugar for lugar in lugares if self._celdas(lugar)] or lugares
        mejor = llenas[0]
        if campo in _DINERO and "total" not in llano(self.titulos[mejor]):
            for otra in llenas[1:]:
                if self._celdas(otra) != self._celdas(mejor):
                    dos = f"«{self.titulos[mejor]}» y «{self.titulos[otra]}»"
                    texto = f"{dos} pueden ser {NOMBRES[campo].lower()} y no dicen lo mismo: deja solo una"
                    self.errores.append(ErrorDeFila(linea=0, texto=texto))
                    break
        return mejor

    def _tiene_cifras(self, lugar: int) -> bool:
        celdas = self._celdas(lugar)[:200]
        return sum(any(c.isdigit() for c in str(celda)) for celda in celdas) * 2 > len(celdas)

    def _signo(self, campo: Campo) -> Signo:
        celdas = self._celdas(self.columnas[campo])
        signo = hallar_signo(celdas, self.pais, self.moneda)
        if signo == "?":
            titulo = self.titulos[self.columnas[campo]]
            ejemplo = next((c for c in celdas if isinstance(c, str) and any(s in c for s in ".,")), "")
            texto = (
                f"en la columna «{titulo}» no sé si el punto y la coma son de miles o de decimales («{ejemplo}»): "
                "escribe los importes sin separador de miles y con sus dos decimales"
            )
            self.errores.append(ErrorDeFila(linea=0, texto=texto))
        return signo

    def _orden(self) -> Orden:
        """Uno para todas las columnas de fecha: las escribió el mismo programa."""
        celdas = [c for campo in _DIAS if campo in self.columnas for c in self._celdas(self.columnas[campo])]
        orden = hallar_orden(celdas)
        if orden == "contradictorio":
            texto = "unas fechas llevan antes el día y otras el mes: escríbelas todas igual, por ejemplo 2026-12-15"
            self.errores.append(ErrorDeFila(linea=0, texto=texto))
        elif orden == "supuesto":
            self.avisos.append("Ninguna fecha aclara si va antes el día o el mes: las he leído como día/mes/año.")
        elif orden == "mes":
            self.avisos.append("He leído las fechas como mes/día/año, porque alguna no puede ser otra cosa.")
        return orden

    def _comprobar_la_suma(self, leidas: Sequence[FilaDeCartera], formato: Formato) -> None:
        for fila in self.sumas:
            self.avisos.append(f"Línea {fila.linea}: es una suma, no una factura; no la cuento.")
        campo: Campo = "saldo" if "saldo" in self.columnas else "total"
        if len(self.sumas) != 1 or self.errores or not leidas:
            return
        lugar = self.columnas[campo]
        dicho = (
            leer_importe(self.sumas[0].celdas[lugar], formato.signos[campo])
            if lugar < len(self.sumas[0].celdas)
            else None
        )
        suyo = sum((f.importe - (f.pagado if campo == "saldo" else 0) for f in leidas), Decimal(0))
        if dicho is not None and dicho != suyo and not [a for a in self.avisos if "no la importo" in a]:
            self.avisos.append(
                f"Ojo: la hoja dice que suman {dicho} y las filas suman {suyo}. Comprueba que estén todas."
            )

    def _como_se_leyo(self) -> list[ColumnaLeida]:
        return [
            ColumnaLeida(
                campo=NOMBRES[campo], titulo=self.titulos[lugar], ejemplo=str((self._celdas(lugar) or [""])[0])[:60]
            )
            for campo, lugar in self.columnas.items()
        ]

    def _sin_usar(self) -> list[str]:
        usadas = set(self.columnas.values())
        sobran = [t for lugar, t in enumerate(self.titulos) if t and lugar not in usadas]
        return [f"Columnas que no uso: {', '.join(sobran[:20])}."] if sobran else []


def _es_suma(fila: Fila) -> bool:
    """La fila del total: lo dice su primera celda escrita, y no hay otra palabra que pueda ser un cliente."""
    textos = [allanar(celda).strip(" :.") for celda in fila.celdas if isinstance(celda, str) and celda]
    con_letras = [t for t in textos if any(c.isalpha() for c in t)]
    return bool(con_letras) and con_letras[0].startswith(_SUMAS) and len(con_letras) <= 2  # noqa: PLR2004 - «Total» y la moneda


def _resumidos(avisos: list[str]) -> list[str]:
    tope = 30
    return avisos if len(avisos) <= tope else [*avisos[:tope], f"Y {len(avisos) - tope} avisos más como estos."]
