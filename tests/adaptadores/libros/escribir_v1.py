"""Escribe el libro de muestra de la versión 1, con un hecho de cada clase. Uso: `escribir_v1.py CARPETA`.

Solo se usa mientras la versión 1 no esté publicada. Después `v1/` no se toca: es lo que hay en las casas de la gente.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from buzon.adaptadores.libro_tinydb import LibroTinyDB
from buzon.dominio.asientos import Asiento, Causa, TipoCausa
from buzon.dominio.hechos import (
    AlegatoCerrado,
    AusenciaAnotada,
    BorradorAbierto,
    BorradorCerrado,
    BorradorCompletado,
    CartaAnulada,
    CartaAplazada,
    CartaArchivada,
    CartaDudosa,
    CartaEncargada,
    CartaEnElPunto,
    CartaEnviada,
    CartaFallida,
    CartaIntentada,
    CartaRetenida,
    CasaAbierta,
    CorreoApartado,
    CorreoVisto,
    CualquierHecho,
    DeudorCorregido,
    DeudorRegistrado,
    DireccionAnulada,
    DisputaAbierta,
    DisputaResuelta,
    Documento,
    EntregaDemorada,
    FacturaAnulada,
    FacturaCorregida,
    FacturaRegistrada,
    FalloObservado,
    FalloSuperado,
    PagoAlegado,
    PagoAplicado,
    PagoDescartado,
    PagoDeshecho,
    PagoRecibido,
    PagoRetenido,
    PausaPuesta,
    PausaQuitada,
    PreguntaHecha,
    PreguntaRespondida,
    PreguntaRetirada,
    PromesaCumplida,
    PromesaHecha,
    PromesaIncumplida,
    PromesaRetirada,
    Renglon,
    RespuestaAtendida,
    RespuestaRecibida,
    VigilanciaActivada,
)
from buzon.dominio.lecturas import FacturaLeida, Indicio, Parte, Plazo

PRINCIPIO = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
CAUSAS: tuple[TipoCausa, ...] = ("casa", "correo", "dia", "orden", "envio")
COMPACTAR_TRAS = 24

LEIDA = FacturaLeida(
    formato="texto",
    tipo="factura",
    numero="F-1042",
    total=Decimal("1250.50"),
    moneda="EUR",
    emisor=Parte(nombre="Taller Ñandú"),
    vencimientos=(Plazo(fecha=date(2026, 3, 31), importe=Decimal("1250.50")),),
    indicios=(Indicio(campo="total", cita="Total: 1.250,50 €", certeza=0.9),),
)
HECHOS: tuple[CualquierHecho, ...] = (
    CasaAbierta(casa="taller-7f3a"),
    VigilanciaActivada(desde=datetime(2026, 3, 1, 8, 0, tzinfo=UTC)),
    PausaPuesta(alcance="deudor", objeto="d-1", hasta=date(2026, 4, 2), motivo="de viaje"),
    PausaQuitada(alcance="deudor", objeto="d-1"),
    PreguntaHecha(
        pregunta="q-1",
        asunto="pago",
        objeto="p-1",
        texto="¿De quién es este pago?",
        opciones=("f-1", "ninguna"),
        deudor="d-1",
        facturas=("f-1",),
    ),
    PreguntaRespondida(pregunta="q-1", respuesta="f-1", por="carla@taller.example"),
    PreguntaRetirada(pregunta="q-2", motivo="se pagó"),
    FalloObservado(clave="smtp", texto="El servidor no contesta"),
    FalloSuperado(clave="smtp"),
    CorreoVisto(
        huella="ab" * 32,
        clase="respuesta",
        carpeta="INBOX",
        uidvalidity=7,
        uid=12,
        message_id="<a@cliente.example>",
        de="ana@cliente.example",
        asunto="Re: Factura F-1042",
    ),
    CorreoApartado(huella="cd" * 32, carpeta="INBOX", uidvalidity=7, uid=13, motivo="no se pudo abrir"),
    RespuestaRecibida(
        respuesta="r-1",
        deudor="d-1",
        de="ana@cliente.example",
        tipo="promesa",
        cita="le pago el día 10",
        certeza=0.85,
        texto="Hola, le pago el día 10. Un saludo",
        facturas=("f-1",),
        asunto="Re: Factura",
        message_id="<a@cliente.example>",
        referencias=("<c-1@taller.example>",),
    ),
    RespuestaAtendida(respuesta="r-1", como="se anotó la promesa"),
    DireccionAnulada(deudor="d-1", correo="vieja@cliente.example", motivo="550 5.1.1"),
    EntregaDemorada(deudor="d-1", correo="ana@cliente.example", motivo="4.4.7"),
    AusenciaAnotada(deudor="d-1", de="ana@cliente.example", hasta=date(2026, 3, 20), contacto="luis@cliente.example"),
    DeudorRegistrado(
        deudor="d-1", nombre="Cliente, S.L.", correos=("ana@cliente.example",), id_fiscal="B12345674", pais="ES"
    ),
    DeudorCorregido(deudor="d-1", correos=()),
    FacturaRegistrada(
        factura="f-1",
        deudor="d-1",
        numero="F-1042",
        vencimiento=date(2026, 3, 31),
        importe=Decimal("1250.50"),
        moneda="EUR",
    ),
    FacturaCorregida(factura="f-1", importe=Decimal("1250.50")),
    FacturaAnulada(factura="f-2", motivo="era de otro año"),
    BorradorAbierto(
        borrador="b-1", leida=LEIDA, faltan=("correo",), documentos=(Documento(huella="ef" * 32),), origen="ab" * 32
    ),
    BorradorCompletado(borrador="b-1", leida=LEIDA, correos=("ana@cliente.example",)),
    BorradorCerrado(borrador="b-1", factura="f-1"),
    PagoRecibido(
        pago="p-1",
        importe=Decimal("1250.50"),
        moneda="EUR",
        fecha=date(2026, 4, 9),
        pagador="CLIENTE SL",
        referencia="F-1042",
        banco="Banco Ejemplo",
    ),
    PagoAplicado(pago="p-1", factura="f-1", importe=Decimal("1250.50"), razones=("mismo importe", "nombra la factura")),
    PagoRetenido(pago="p-2", candidatas=("f-1", "f-3"), deudores=("d-1",), razones=("dos facturas iguales",)),
    PagoDescartado(pago="p-3", motivo="es la nómina"),
    PagoDeshecho(pago="p-1", motivo="era de otro"),
    PromesaHecha(promesa="pr-1", deudor="d-1", facturas=("f-1",), fecha=date(2026, 4, 10), cita="le pago el día 10"),
    PromesaCumplida(promesa="pr-1"),
    PromesaIncumplida(promesa="pr-2"),
    PromesaRetirada(promesa="pr-3", motivo="disputa"),
    PagoAlegado(
        alegato="a-1",
        deudor="d-1",
        facturas=("f-1",),
        hasta=date(2026, 4, 14),
        cita="ya está pagada",
        importe=Decimal("1250.50"),
    ),
    AlegatoCerrado(alegato="a-1", motivo="apareció"),
    DisputaAbierta(disputa="x-1", deudor="d-1", facturas=("f-1",), motivo="precio", cita="el precio no era ese"),
    DisputaResuelta(disputa="x-1", como="nota de crédito"),
    CartaEncargada(
        carta="c-1",
        plantilla="amable",
        dirigida="deudor",
        para=("ana@cliente.example",),
        renglones=(Renglon("f-1", "amable"),),
        datos={"dias": 5, "citas": ["le pago el día 10"], "resto": None},
        razon="venció hace 5 días",
    ),
    CartaIntentada(carta="c-1", message_id="<c-1@taller.example>", huella="12" * 32, asunto="Factura F-1042"),
    CartaEnElPunto(carta="c-1"),
    CartaEnviada(carta="c-1", acuse="2.0.0 OK", rechazados={"otra@cliente.example": "550"}),
    CartaArchivada(carta="c-1"),
    CartaAplazada(carta="c-2", hasta=datetime(2026, 4, 6, 9, 0, tzinfo=UTC), motivo="451"),
    CartaDudosa(carta="c-3", motivo="se cortó"),
    CartaRetenida(carta="c-3", motivo="sin prueba"),
    CartaAnulada(carta="c-4", motivo="pagó"),
    CartaFallida(carta="c-5", motivo="no existe", codigo="5.1.1"),
)


def asiento(numero: int) -> Asiento:
    """El que toca: un hecho cada siete horas."""
    cuando = PRINCIPIO + timedelta(hours=7 * numero)
    return Asiento(numero, cuando, Causa(CAUSAS[numero % len(CAUSAS)], f"causa {numero}"), (HECHOS[numero - 1],))


def main(carpeta: Path) -> None:
    """Una parte en la foto y otra en el diario."""
    with LibroTinyDB.crear(carpeta, asiento(1)) as libro:
        for numero in range(2, len(HECHOS) + 1):
            libro.asentar(asiento(numero))
            if numero == COMPACTAR_TRAS:
                libro.compactar()
    (carpeta / "cerrojo").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
