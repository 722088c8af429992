"""La historia de un caso en frases: para la agencia, para el titular y para `explicar`."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from buzon.dominio import hechos as h
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Suceso
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.informes.a_quien_se_cuenta import PARA_LA_AGENCIA
from buzon.informes.palabras import NOMBRES_DE_ACUERDO, NOMBRES_DE_MOTIVO, fecha_corta, nombre_de_etapa
from buzon.informes.piezas import DatosHito
from buzon.informes.servidor import en_llano


class Voz(msgspec.Struct, frozen=True):
    """Un hecho por contar, con la cartera y las reglas a mano."""

    e: Any
    c: Cartera
    r: Reglas


Frase = Callable[[Voz], str]


class ConHecho(Protocol):
    """Algo que pasó: un suceso de la crónica, o un hito del expediente."""

    @property
    def hecho(self) -> Any:
        """El hecho del libro."""
        ...


Registrado = TypeVar("Registrado", bound=ConHecho)


def _registrada(v: Voz) -> str:
    importe = escribir(v.e.importe, v.e.moneda, v.r.negocio.pais)
    antes = escribir(v.e.pagado_antes, v.e.moneda, v.r.negocio.pais)
    pagado = f", de los que ya se habían cobrado {antes}" if v.e.pagado_antes else ""
    return f"registrada la factura {v.e.numero} por {importe}{pagado}, con vencimiento {fecha_corta(v.e.vencimiento)}"


def _corregida(v: Voz) -> str:
    factura = v.c.facturas[v.e.factura]
    datos = [f"importe {escribir(v.e.importe, factura.moneda, v.r.negocio.pais)}"] if v.e.importe is not None else []
    if v.e.vencimiento is not None:
        datos.append(f"vencimiento {fecha_corta(v.e.vencimiento)}")
    return f"corregida la factura {factura.numero}{': ' + ', '.join(datos) if datos else ''}"


def _abono(v: Voz) -> str:
    factura = v.c.facturas[v.e.factura]
    importe = escribir(v.e.importe, factura.moneda, v.r.negocio.pais)
    return f"pago de {importe} aplicado a la factura {factura.numero} ({'; '.join(v.e.razones)})"


def _descuento(v: Voz) -> str:
    factura, nota = v.c.facturas[v.e.factura], v.c.notas[v.e.nota]
    importe = escribir(v.e.importe, factura.moneda, v.r.negocio.pais)
    return f"la nota de crédito {nota.numero} descuenta {importe} de la factura {factura.numero}"


def _salio(v: Voz) -> str:
    carta = v.c.cartas[v.e.carta]
    encargo = carta.encargo
    nombre = nombre_de_etapa(encargo.etapa or encargo.plantilla)
    if carta.ensayo:
        return f"ensayo de «{nombre}», solo para ti (habría ido a {', '.join((*encargo.para, *encargo.cc))})"
    copia = f", con copia a {', '.join(encargo.cc)}" if encargo.cc else ""
    porque = f" — {encargo.razon}" if encargo.razon else ""
    return f"enviado «{nombre}» a {', '.join(encargo.para)}{copia}{porque}"


_QUIEN = {"deudor": "el cliente", "titular": "el titular", "reglas": "según las reglas, se"}


def _por_que(motivo: str) -> str:
    return f", {NOMBRES_DE_MOTIVO[motivo]}" if motivo in NOMBRES_DE_MOTIVO else ""


def _acuerdo(v: Voz) -> str:
    """Por ejemplo, "una quita (saldar con $360.000) hasta el 30/12/2026"."""
    con = f" (saldar con {escribir(v.e.importe, v.e.moneda, v.r.negocio.pais)})" if v.e.importe is not None else ""
    return f"una {NOMBRES_DE_ACUERDO[v.e.clase]}{con} hasta el {fecha_corta(v.e.hasta)}"


# Lo que se entendió de una respuesta, si añade algo a sus propias palabras.
_QUE_DICE = {
    "promesa": ", y promete pagar",
    "ya_pago": ", y dice que ya pagó",
    "disputa": ", y no está conforme",
    "plan": ", y pide plazos",
    "copia": ", y pide una copia",
    "contacto": ", y da otro contacto",
    "legal": ", y habla de abogados o de insolvencia",
    "baja": ", y pide que no se le escriba",
    "pregunta": ", y pregunta",
}

_COMO_FUE = {
    "promete": "contestó y promete pagar",
    "nocontesta": "no contestó",
    "numeromalo": "el número no es suyo",
    "disputa": "contestó y no está conforme",
}


def _dicho(cita: str) -> str:
    return f" («{cita}»)" if cita else ""


def _ficha_corregida(v: Voz) -> str:
    if v.e.sin_copias:
        return "sus cartas van sin la copia de la factura: a su servidor no le cabe"
    return f"ficha corregida{': ' + ', '.join(v.e.correos) if v.e.correos else ''}"


# Cada hecho, con sus palabras. Lo que no está aquí no le dice nada a una persona.
FRASES: dict[type, Frase] = {
    h.DeudorRegistrado: lambda v: f"cliente nuevo: {v.e.nombre} ({', '.join(v.e.correos) or 'sin correo'})",
    h.DeudorCorregido: _ficha_corregida,
    h.FacturaRegistrada: _registrada,
    h.FacturaCorregida: _corregida,
    h.FacturaAnulada: lambda v: f"anulada la factura {v.c.facturas[v.e.factura].numero}: {v.e.motivo}",
    h.NotaDeCreditoRecibida: lambda v: (
        f"nota de crédito {v.e.numero} de {escribir(v.e.importe, v.e.moneda, v.r.negocio.pais)}"
    ),
    h.NotaDeCreditoAplicada: _descuento,
    h.NotaDeCreditoDeshecha: lambda v: f"nota de crédito {v.c.notas[v.e.nota].numero} deshecha: {v.e.motivo}",
    h.PagoAplicado: _abono,
    h.PagoRetenido: lambda v: f"un pago sin asignar puede ser suyo: {'; '.join(v.e.razones)}",
    h.PagoDeshecho: lambda v: f"pago deshecho: {v.e.motivo}",
    h.RespuestaRecibida: lambda v: f"respondió{_QUE_DICE.get(v.e.tipo, '')}: «{v.e.cita}»",
    h.RespuestaAtendida: lambda v: f"respuesta atendida: {v.e.como}",
    h.PromesaHecha: lambda v: f"prometió pagar el {fecha_corta(v.e.fecha)}: «{v.e.cita}»",
    h.PromesaCumplida: lambda _: "cumplió su promesa",
    h.PromesaIncumplida: lambda _: "no cumplió su promesa",
    h.PromesaRetirada: lambda v: f"promesa sin efecto: {v.e.motivo}",
    h.PagoAlegado: lambda v: f"dice que ya pagó: «{v.e.cita}»",
    h.AlegatoCerrado: lambda v: f"lo de que ya pagó: {v.e.motivo}",
    h.DisputaAbierta: lambda v: f"no está conforme{_por_que(v.e.motivo)}: «{v.e.cita}»",
    h.DisputaResuelta: lambda v: f"disputa cerrada: {v.e.como}",
    h.AcuerdoPropuesto: lambda v: f"{_QUIEN[v.e.por]} propuso {_acuerdo(v)}: «{v.e.cita}»",
    h.AcuerdoAceptado: lambda v: f"{_QUIEN[v.e.por]} aceptó lo propuesto: «{v.e.cita}»",
    h.AcuerdoCumplido: lambda _: "cumplió lo acordado",
    h.AcuerdoRoto: lambda _: "no cumplió lo acordado: se debe todo, como antes",
    h.AcuerdoRetirado: lambda v: f"acuerdo sin efecto: {v.e.motivo}",
    h.PlanPropuesto: lambda v: f"se le propuso pagar en {len(v.e.cuotas)} cuotas",
    h.PlanAceptado: lambda v: f"aceptó pagar en {len(v.e.cuotas)} cuotas: «{v.e.cita}»",
    h.PlanCumplido: lambda _: "pagó todas las cuotas",
    h.PlanRoto: lambda v: f"no pagó la cuota del {fecha_corta(v.e.cuota)}: el plan queda roto",
    h.PlanRetirado: lambda v: f"plan sin efecto: {v.e.motivo}",
    h.DireccionAnulada: lambda v: f"{v.e.correo} no recibe correo: {en_llano(v.e.motivo)}",
    h.EntregaDemorada: lambda v: f"entrega demorada a {v.e.correo}: {en_llano(v.e.motivo)}",
    h.AusenciaAnotada: lambda v: f"contestó su contestador{' hasta el ' + fecha_corta(v.e.hasta) if v.e.hasta else ''}",
    h.PausaPuesta: lambda v: f"en pausa{' hasta el ' + fecha_corta(v.e.hasta) if v.e.hasta else ''}: {v.e.motivo}",
    h.PausaQuitada: lambda _: "se quitó la pausa",
    h.PreguntaHecha: lambda v: f"pregunta al titular: {v.e.texto}",
    h.PreguntaRespondida: lambda v: f"el titular contestó: {v.e.respuesta}",
    h.CartaEnviada: _salio,
    h.EtapaAdelantada: lambda v: f"el titular mandó pasar a «{nombre_de_etapa(v.e.etapa)}»",
    h.LlamadaHecha: lambda v: f"llamada del titular: {_COMO_FUE[v.e.resultado]}{_dicho(v.e.cita)}",
    h.CartaFormalCertificada: lambda v: (
        f"carta formal certificada, enviada el {fecha_corta(v.e.fecha)}"
        f"{f', con número de seguimiento {v.e.seguimiento}' if v.e.seguimiento else ''}"
    ),
    h.CasoRetirado: lambda v: f"retirada de la agencia: {v.e.motivo}",
    h.AgenciaEscuchada: lambda v: f"escribió la agencia: «{v.e.cita}»",
    h.CasoJudicializado: lambda v: f"en manos del abogado: {v.e.motivo}",
    h.FacturaIncobrable: lambda v: f"factura {v.c.facturas[v.e.factura].numero} dada por incobrable: {v.e.motivo}",
    h.CasoReabierto: lambda v: f"factura {v.c.facturas[v.e.factura].numero} reabierta: {v.e.motivo}",
    h.VentaVetada: lambda v: f"no vender: {v.e.motivo}",
    h.VentaPermitida: lambda _: "se le puede volver a vender",
    h.ClienteOlvidado: lambda v: f"se borraron los datos de este cliente: {v.e.motivo}",
    h.CartaAnulada: lambda v: (
        f"no se envió «{nombre_de_etapa(v.c.cartas[v.e.carta].encargo.etapa or 'una carta')}»: {v.e.motivo}"
    ),
    h.CartaRetenida: lambda v: f"no se sabe si llegó la carta: {v.e.motivo}",
    h.CartaFallida: lambda v: f"no se pudo enviar: {en_llano(v.e.motivo)}",
}

# Lo que no se cuenta de un caso, y por qué: un hecho nuevo va arriba con sus palabras, o aquí con su razón.
_DEL_ENVIO = "es un paso del envío: lo que importa es que la carta salió o que no"
_ANTES_DEL_CASO = "pasa antes de saber de quién es"
_DE_LA_CASA = "es de la casa entera, no de un cliente"
CALLADOS: dict[type, str] = {
    h.BorradorAbierto: _ANTES_DEL_CASO,
    h.BorradorCompletado: _ANTES_DEL_CASO,
    h.BorradorCerrado: _ANTES_DEL_CASO,
    h.CartaAligerada: _DEL_ENVIO,
    h.CartaAplazada: _DEL_ENVIO,
    h.CartaArchivada: _DEL_ENVIO,
    h.CartaDudosa: _DEL_ENVIO,
    h.CartaEnElPunto: _DEL_ENVIO,
    h.CartaEncargada: _DEL_ENVIO,
    h.CartaIntentada: _DEL_ENVIO,
    h.EnsayoEmpezado: "es de la casa entera: lo dicen la banda de cada carta y el estado",
    h.EnsayoTerminado: "es de la casa entera: al titular se le escribe ese día",
    h.CarteraImportada: "cada factura de la hoja se cuenta por sí misma",
    h.CarteraPropuesta: "cada factura de la hoja se cuenta por sí misma",
    h.CasaAbierta: _DE_LA_CASA,
    h.CorreoApartado: _DE_LA_CASA,
    h.CorreoVisto: "se cuenta lo que el correo decía, no que llegó",
    h.FalloObservado: _DE_LA_CASA,
    h.FalloSuperado: _DE_LA_CASA,
    h.LibroRestaurado: _DE_LA_CASA,
    h.PagoDescartado: "ese dinero no es de ningún cliente",
    h.PagoRecibido: "se cuenta cuando se sabe de qué factura es",
    h.PreguntaRetirada: "la pregunta dejó de hacer falta por algo que ya se cuenta",
    h.PrescripcionAvisada: "es un aviso al titular, y en un expediente se volvería contra él",
    h.SelloGastado: "se cuenta lo que el botón hizo",
    h.SelloRechazado: "es de un remitente desconocido",
    h.TandaDetenida: "para a muchos a la vez: está en el estado de cada uno",
    h.TandaResuelta: "decide sobre muchos a la vez: se cuentan las cartas que salieron",
    h.VigilanciaActivada: _DE_LA_CASA,
}


def frase(c: Cartera, suceso: Suceso, reglas: Reglas) -> str | None:
    """El suceso en una frase, o `None` si no le dice nada a una persona."""
    escrita = FRASES.get(type(suceso.hecho))
    return _sin_vacios(escrita(Voz(suceso.hecho, c, reglas))) if escrita else None


def _sin_vacios(dicho: str) -> str:
    """Sin las comillas y los paréntesis que se quedan sin nada dentro: las palabras de un cliente olvidado no están."""
    return dicho.replace(": «»", "").replace(" («»)", "").replace(" ()", "").strip(": ")


def toca_a(c: Cartera, suceso: Suceso, facturas: set[str]) -> bool:
    """Si el suceso es de alguna de esas facturas, o del deudor entero."""
    hecho = suceso.hecho
    carta = c.cartas.get(getattr(hecho, "carta", ""))
    if carta:
        return any(renglon.factura in facturas for renglon in carta.encargo.renglones)
    if isinstance(hecho, h.PausaPuesta | h.PausaQuitada):
        return hecho.alcance != "factura" or hecho.objeto in facturas
    factura = getattr(hecho, "factura", None)
    suyas = getattr(hecho, "facturas", None) or ((factura,) if factura else ())
    return not suyas or bool(set(suyas) & facturas)


def es_de_un_ensayo(c: Cartera, hecho: object) -> bool:
    """Si es de una carta que solo vio el titular: ni prueba nada ni se le cuenta a un tercero."""
    carta = c.cartas.get(getattr(hecho, "carta", ""))
    return carta is not None and carta.ensayo


def sin_deshechos(cronica: Sequence[Registrado]) -> list[Registrado]:
    """La crónica sin lo que después se deshizo: a un tercero no se le cuenta un pago ni una nota que no hubo."""
    deshechos, quedan = set[str](), list[Registrado]()
    for suceso in reversed(cronica):
        hecho = suceso.hecho
        if isinstance(hecho, h.PagoDeshecho):
            deshechos.add(hecho.pago)
        elif isinstance(hecho, h.NotaDeCreditoDeshecha):
            deshechos.add(hecho.nota)
        suyo = getattr(hecho, "pago" if isinstance(hecho, h.PagoAplicado) else "nota", None)
        if not (isinstance(hecho, h.PagoAplicado | h.NotaDeCreditoAplicada) and suyo in deshechos):
            quedan.append(suceso)
    return quedan[::-1]


def historial_de(c: Cartera, deudor: str, facturas: set[str], reglas: Reglas) -> list[DatosHito]:
    """Los hitos del caso que se pueden enseñar a la agencia y al propio deudor: sin razones internas."""
    hitos: list[DatosHito] = []
    for suceso in sin_deshechos(c.cronica.get(deudor, [])):
        es_del_caso = isinstance(suceso.hecho, PARA_LA_AGENCIA) and toca_a(c, suceso, facturas)
        if es_del_caso and not es_de_un_ensayo(c, suceso.hecho):
            texto = (frase(c, suceso, reglas) or "").partition(" — ")[0].partition(" (")[0]
            hitos.append({"fecha": fecha_corta(suceso.cuando.astimezone(reglas.zona).date()), "texto": texto})
    return hitos
