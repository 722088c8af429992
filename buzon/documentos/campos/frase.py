"""Los datos de factura que dice una línea escrita por el titular, cada uno con su cita.

Va de lo inconfundible (correo, número fiscal, fecha) a lo que se le parece todo (el nombre): lo ya leído se tapa, para
que una cifra no sirva dos veces.
"""

import re
from datetime import date
from typing import Any

import msgspec

from buzon.documentos.campos.dinero import Plaza, importes_de
from buzon.documentos.campos.empresas import buscar_empresa, es_forma
from buzon.documentos.campos.fechas import buscar_fechas
from buzon.documentos.campos.hoja import allanar_rotulo
from buzon.documentos.campos.identidades import buscar_identidades
from buzon.documentos.campos.nombres import CORREO, limpiar_nombre
from buzon.documentos.campos.numeros import leer_numero
from buzon.documentos.campos.plazos import leer_condiciones
from buzon.dominio.fechas import buscar_fecha
from buzon.dominio.importes import buscar_importes
from buzon.dominio.llano import allanar

CAMPOS = (
    "tipo", "numero", "cliente", "correo", "id_fiscal", "total", "moneda", "fecha", "vencimiento", "condiciones",
)  # fmt: skip
_VENCE = re.compile(
    r"(?<![a-z])(?:fecha (?:de )?(?:vencimiento|vcto\.?|vto\.?)|vencimiento|vencid[ao]|venc(?:e|io|era|ida)?\.?|"
    r"vcto\.?|vto\.?|fecha limite(?: de pago)?|"
    r"(?:a )?pagar (?:antes d|hasta )?el|pagader[ao]|plazo(?: de pago)?(?: hasta)?|due(?: date)?)(?: (?:es|para|"
    r"el|dia|del?|:))*[ :]*"
)
_EMITIDA = re.compile(
    r"(?<![a-z])(?:fecha(?: de (?:la )?(?:emision|factura|expedicion))?|emitida|emision|emitido|con fecha|"
    r"de fecha|expedida)(?: (?:es|el|de|dia|:))*[ :]*"
)
_NUMERO = re.compile(
    r"(?<![a-z])(?:(?:el )?(?:numero|nro\.?|num\.?|n°|folio|no\.)(?: de (?:la )?(?:factura|boleta|documento|"
    r"folio))?|facturas?|boleta|fact?\.?|fra\.?|invoice|"
    r"nota de (?:credito|debito)|documento)(?![a-z])(?: (?:electronica|de venta|exenta|"
    r"comercial))?(?: ?(?:n[o°]\.?|nro\.?|num\.?|numero|#|folio|no\.?))?(?: es)? ?[:#]?[ ]?"
)
_TOTAL = re.compile(
    r"(?<![a-z])(?<!sub)(?:importe total|monto total|total(?: a pagar| factura)?|importe|monto|valor|"
    r"por(?: un total de| valor de)?|son|=)(?: es)?(?: de)?[ :=]*"
)
_CLIENTE = re.compile(
    r"(?:^|[,;|\t]) ?(?:cliente|deudor|razon social|nombre|empresa|senor(?:es)?|receptor|para|a nombre de)(?: es)? ?:? "
)
# «A este número», «mi número»: es un teléfono o una cuenta.
_NO_ES_EL_SUYO = re.compile(r"(?<![a-z])(?:este|ese|mi|tu|su|al|telefono|celular|cuenta|whatsapp)(?: el)? $")
_NOTA = re.compile(r"(?<![a-z])nota de (credito|debito)")
_TRAS_EL_ANUNCIO = 12  # caracteres hasta la fecha anunciada: «vence el próximo día 15»
_TROZOS = re.compile(r"\s*(?:[,;|\t]\s|\t|\|| [-–—/] )\s*")


class Dicho(msgspec.Struct, frozen=True):
    """Un dato dicho: su valor, la certeza (0 a 1) y las palabras exactas."""

    valor: Any
    certeza: float
    cita: str


class _Linea:
    """Una línea que se va tapando a medida que se entiende. Tapar conserva el largo, para citar el original."""

    def __init__(self, texto: str) -> None:
        self.texto = texto
        self.libre = texto
        self.dichos: dict[str, Dicho] = {}

    def anotar(self, campo: str, valor: Any, certeza: float, inicio: int, fin: int) -> None:
        self.dichos.setdefault(campo, Dicho(valor, certeza, self.texto[inicio:fin].strip()))
        self.libre = self.libre[:inicio] + "\x00" * (fin - inicio) + self.libre[fin:]

    @property
    def llano(self) -> str:
        return allanar_rotulo(self.libre)


def leer_frase(texto: str, plaza: Plaza, hoy: date | None) -> dict[str, Dicho]:
    """Los datos de una línea, por campo. Vacío si no dice ninguno."""
    linea = _Linea(texto)
    _leer_correo(linea)
    _leer_identidad(linea)
    if nota := _NOTA.search(linea.llano):
        linea.dichos["tipo"] = Dicho(f"nota_{nota[1]}", 0.9, texto[nota.start() : nota.end()])
    _leer_fechas(linea, hoy)
    _leer_numero(linea)
    _leer_total(linea, plaza)
    _leer_condiciones(linea)
    _leer_cliente(linea)
    if "total" in linea.dichos and "moneda" not in linea.dichos and plaza.moneda:
        linea.dichos["moneda"] = Dicho(plaza.moneda, 0.7, linea.dichos["total"].cita)
    return linea.dichos if set(linea.dichos) - {"tipo", "moneda"} else {}


def _leer_correo(linea: _Linea) -> None:
    for casa in CORREO.finditer(linea.texto) if "@" in linea.texto else ():
        linea.anotar("correo", casa[0].lower(), 0.95, casa.start(), casa.end())


def _leer_identidad(linea: _Linea) -> None:
    for hallada in buscar_identidades(linea.libre):
        linea.anotar("id_fiscal", hallada.texto, 0.95 if hallada.es_anunciada else 0.85, hallada.inicio, hallada.fin)


def _leer_fechas(linea: _Linea, hoy: date | None) -> None:
    """Una fecha sin palabra que la anuncie no se sabe si es de emisión o de vencimiento: no se lee."""
    for campo, anuncio in (("vencimiento", _VENCE), ("fecha", _EMITIDA)):
        for casa in anuncio.finditer(linea.llano):
            fechas = buscar_fechas(linea.libre[casa.end() : casa.end() + 60], hoy)
            if fechas and fechas[0].inicio <= _TRAS_EL_ANUNCIO:
                fin = casa.end() + fechas[0].fin
                certeza = 0.95 if fechas[0].es_completa else 0.85
                linea.anotar(campo, fechas[0].fecha, certeza, casa.start(), fin)
                break
            if (
                campo == "vencimiento"
                and hoy
                and (dicha := buscar_fecha(linea.libre[casa.end() : casa.end() + 60], hoy))
            ):
                es_cercana = dicha.inicio <= _TRAS_EL_ANUNCIO and not dicha.es_vaga
                if es_cercana and not re.match(r"(?:en |a )?\d+ dias", allanar(dicha.cita)):
                    linea.anotar(campo, dicha.fecha, 0.75, casa.start(), casa.end() + dicha.fin)
                    break


def _leer_numero(linea: _Linea) -> None:
    llano = linea.llano
    for casa in _NUMERO.finditer(llano):
        if _NO_ES_EL_SUYO.search(llano[max(0, casa.start() - 20) : casa.start()]):
            continue
        resto = linea.libre[casa.end() :].split("\x00")[0]
        leido = leer_numero(resto)
        if leido:
            es_clara = bool(re.search(r"fact|fra|boleta|nota|invoice|n[o°u]|#|folio", allanar(casa[0])))
            linea.anotar("numero", leido[0], 0.9 if es_clara else 0.6, casa.start(), casa.end() + leido[1])
            return
    suelto = re.match(
        r"\s*(?:[-*•]\s*)?(?:[A-Za-z]{4,12}:\s)?"
        r"([A-Za-z]{1,4}-?\d[\w-]{1,20}|#\d{1,12}|\d{1,4}[/-]\d{3,12}|\d{4}[/-]\d{1,6}"
        r"|\d{1,12}(?=\s?[,;|\t]| [/-] ))(?=[\s,;:|])",
        linea.libre,
    )
    if suelto and (leido := leer_numero(suelto[1].lstrip("#"))):
        linea.anotar("numero", leido[0], 0.7, suelto.start(1), suelto.end(1))


def _leer_total(linea: _Linea, plaza: Plaza) -> None:
    """El importe que anuncia «total», «por»…; si no lo hay, el único con signo de dinero. Dos sin anunciar: ninguno."""
    for casa in _TOTAL.finditer(linea.llano):
        resto = linea.libre[casa.end() : casa.end() + 40].split("\x00")[0]
        cortado = re.split(r"[,;] |\s(?:y|con|que|vence|el)\s", resto)[0].strip(" .")
        hallados = importes_de(cortado, plaza)
        if len(hallados) == 1 and hallados[0].inicio <= 2:  # noqa: PLR2004 - justo detrás, con «: » en medio
            salto = len(resto) - len(resto.lstrip())
            fin = casa.end() + salto + hallados[0].fin
            _anotar_importe(linea, hallados[0].importe, hallados[0].moneda, 0.93, casa.start(), fin)
            return
    sueltos = [h for h in buscar_importes(linea.libre, plaza.moneda, plaza.pais) if h.importe > 0]
    explicitos = [h for h in sueltos if h.es_explicito] or sueltos
    if len(explicitos) == 1 and "\x00" not in explicitos[0].cita:
        unico = explicitos[0]
        _anotar_importe(
            linea, unico.importe, unico.moneda, 0.9 if unico.es_explicito else 0.65, unico.inicio, unico.fin
        )


def _anotar_importe(linea: _Linea, importe: Any, moneda: str | None, certeza: float, inicio: int, fin: int) -> None:
    linea.anotar("total", importe, certeza, inicio, fin)
    if moneda:
        linea.dichos.setdefault("moneda", Dicho(moneda, certeza, linea.texto[inicio:fin].strip()))


def _leer_condiciones(linea: _Linea) -> None:
    libre = linea.libre.replace("\x00", " ")
    dias = leer_condiciones(libre)
    if dias is not None:
        linea.dichos.setdefault("condiciones", Dicho(dias, 0.85, libre.strip()[:80]))


def _leer_cliente(linea: _Linea) -> None:
    for casa in _CLIENTE.finditer(linea.llano):
        resto = _hasta_el_nombre(linea.libre[casa.end() :].split("\x00")[0])
        if nombre := limpiar_nombre(resto):
            linea.anotar("cliente", nombre, 0.9, casa.end(), casa.end() + len(resto))
            return
    hallada = buscar_empresa(linea.libre.replace("\x00", " | "))
    if hallada and (linea.dichos or hallada[1] > 0.8):  # noqa: PLR2004 - con forma jurídica vale por sí sola
        linea.dichos["cliente"] = Dicho(hallada[0], hallada[1], hallada[0])
        return
    _leer_trozo_suelto(linea)


def _hasta_el_nombre(resto: str) -> str:
    """Lo que va hasta la primera separación; una coma antes de la forma jurídica no separa."""
    trozos = _TROZOS.split(resto)
    forma = trozos[1].split("(")[0] if len(trozos) > 1 else ""
    if forma and es_forma(forma):
        return resto[: resto.index(forma, len(trozos[0])) + len(forma)].strip()
    return trozos[0]


def _parece_nombre(trozo: str) -> bool:
    tiene_largo = len(trozo) > 3 and len(trozo.split()) <= 7  # noqa: PLR2004 - ni una moneda («CLP») ni una frase
    return tiene_largo and trozo[0].isupper() and limpiar_nombre(trozo) == trozo


def _leer_trozo_suelto(linea: _Linea) -> None:
    """En una lista («123, Panadería Sol, $ 5.000»), el único trozo que es un nombre."""
    if not {"numero", "total"} <= set(linea.dichos):
        return
    trozos = [t.strip(" .") for t in re.split(r"[,;|\t]\s*|\s[-–—/]\s", linea.libre) if "\x00" not in t]
    nombres = [t for t in trozos if _parece_nombre(t)]
    if len(nombres) == 1:
        linea.dichos["cliente"] = Dicho(nombres[0], 0.6, nombres[0])
