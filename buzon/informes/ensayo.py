"""La banda de las cartas mientras se ensaya: qué es, a quién habría ido y por qué no le ha llegado."""

from html import escape

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import enumerar

_MARCA = "[ENSAYO]"
_BOTONES = (
    "Los botones que lleve son para quien la reciba: si los tocas tú no hacen nada. Si quieres cambiar algo, contesta "
    "a este correo con tus palabras, por ejemplo «pausar» o «anular»."
)
_A_TI = (
    "A tus clientes no les llega nada: lo que les escribiría te llega a ti. Cuando te convenza, pon ensayo = false en "
    "[negocio] de reglas.toml."
)
_ESTILO = (
    "margin:0;padding:12px 16px;background-color:#fff3cd;color:#4a3600;border:2px dashed #a85b00;"
    "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:21px"
)


def marca_al_agua(c: Cartera, reglas: Reglas) -> str:
    """Lo que cruza las hojas de un PDF hecho en un ensayo: dicen que se avisó, y al cliente no le ha llegado nada."""
    return "ENSAYO · NO ENVIAR" if c.ensayo or reglas.negocio.ensayo else ""


def asunto_con_marca(c: Cartera, carta: Carta, asunto: str) -> str:
    """El asunto, marcado: en la bandeja del dueño se han de distinguir de las cartas que son para él."""
    if carta.ensayo:
        return f"{_MARCA} {asunto}"
    es_resumen = carta.encargo.plantilla.startswith("resumen")
    return f"En ensayo · {asunto}" if c.ensayo and es_resumen else asunto


def banda_de(c: Cartera, carta: Carta, reglas: Reglas) -> tuple[str, ...]:
    """Los renglones de la banda de una carta; vacía si la carta es de verdad y no se está ensayando."""
    encargo = carta.encargo
    if encargo.dirigida == "titular":
        return _del_titular(c, carta, reglas)
    if not carta.ensayo:
        return ()
    copia = f", con copia a {enumerar(encargo.cc)}" if encargo.cc else ""
    quien = {"agencia": "la agencia", "abogado": "el abogado"}.get(encargo.dirigida, "")
    if not quien:
        quien = c.deudores[encargo.deudor].nombre if encargo.deudor in c.deudores else "el cliente"
    destino = f"{quien} ({enumerar(encargo.para)}{copia})"
    return (f"ENSAYO. Esta carta solo la ves tú. Sin el ensayo, ahora habría salido para {destino}.", _BOTONES)


def _del_titular(c: Cartera, carta: Carta, reglas: Reglas) -> tuple[str, ...]:
    if not reglas.negocio.ensayo:
        return ()
    desde = f" desde el {c.ensayo.astimezone(reglas.zona):%d/%m/%Y}" if c.ensayo else ""
    que = "Aún no tienes que hacer lo que pide esta carta: es parte del ensayo. " if carta.ensayo else ""
    return (f"EN ENSAYO{desde}. {que}{_A_TI}",)


def con_banda(texto: str, html: str, banda: tuple[str, ...]) -> tuple[str, str]:
    """Las dos partes de la carta con la banda delante. No depende de la plantilla, que puede ser del dueño."""
    if not banda:
        return texto, html
    raya = "=" * 72
    parrafos = "".join(f'<p style="margin:0 0 6px 0">{escape(linea)}</p>' for linea in banda)
    caja = f'<div role="note" style="{_ESTILO}">{parrafos}</div>'
    cuerpo = html.lower().find("<body")
    fin = html.find(">", cuerpo) + 1 if cuerpo >= 0 else 0
    marco = "\n".join((raya, *banda, raya))
    return f"{marco}\n\n{texto}", f"{html[:fin]}{caja}{html[fin:]}"


def dicho_del_ensayo(c: Cartera, reglas: Reglas) -> str:
    """La frase para el estado y el panel; vacía si no se ensaya."""
    if c.ensayo is None:
        return ""
    desde = f"{c.ensayo.astimezone(reglas.zona):%d/%m/%Y}"
    return f"En ensayo desde el {desde}: a tus clientes no les llega nada, todo te llega a ti"
