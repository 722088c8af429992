"""Libros de mentira para probar el dominio: se escriben los hechos y se pliega la cartera."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, aplicar
from buzon.dominio.hechos import (
    CartaEncargada,
    CartaEnElPunto,
    CartaEnviada,
    CartaIntentada,
    CualquierHecho,
    DeudorRegistrado,
    FacturaRegistrada,
    Renglon,
)
from buzon.dominio.reglas import Agencia, Cobranza, CorreoReglas, Etapa, Negocio, Reglas, Servidor, ServidorImap

ALTA = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def reglas(**cambios: object) -> Reglas:
    base: dict[str, object] = {
        "negocio": Negocio(
            nombre="Gráfica Andes SpA",
            id_fiscal="76.123.456-0",
            pais="CL",
            zona_horaria="America/Santiago",
            moneda="CLP",
            titulares=("carla@graficaandes.example",),
        ),
        "correo": CorreoReglas(
            direccion="cobros@graficaandes.example",
            facturas="facturas@graficaandes.example",
            imap=ServidorImap(host="127.0.0.1", puerto=1, usuario="x", clave="entorno:X", seguridad="ninguna"),
            smtp=Servidor(host="127.0.0.1", puerto=1, usuario="x", clave="entorno:X", seguridad="ninguna"),
        ),
        "agencia": Agencia(nombre="Cobranzas del Sur", correo="ingresos@agencia.example"),
        "cobranza": Cobranza(festivos=False),
        "etapas": (
            Etapa(nombre="aviso_previo", dias=-3, solo="pagadores_tardios"),
            Etapa(nombre="vencimiento", dias=0),
            Etapa(nombre="recordatorio", dias=5),
            Etapa(nombre="ultimo_aviso", dias=28, plazo=7),
            Etapa(nombre="agencia", dias=35, cc=("agencia",)),
        ),
    }
    return Reglas(**(base | cambios))  # type: ignore[arg-type] # las claves son las de Reglas


def asentar(c: Cartera, *hechos: CualquierHecho, cuando: datetime = ALTA) -> Cartera:
    aplicar(c, Asiento(c.ultimo_numero + 1, cuando, Causa("correo"), hechos))
    return c


def cartera(*deudas: tuple[str, str, date, int]) -> Cartera:
    """Una cartera con esas deudas: (deudor, número, vencimiento, importe en CLP)."""
    c = Cartera()
    for nombre, numero, vence, importe in deudas:
        clave = nombre.lower().replace(" ", "-")
        if clave not in c.deudores:
            asentar(c, DeudorRegistrado(deudor=clave, nombre=nombre, correos=(f"pagos@{clave}.example",)))
        asentar(
            c,
            FacturaRegistrada(
                factura=numero,
                deudor=clave,
                numero=numero,
                vencimiento=vence,
                importe=Decimal(importe),
                moneda="CLP",
            ),
        )
    return c


def enviar(c: Cartera, deudor: str, etapa: str, facturas: Iterable[str], cuando: datetime, **mas: object) -> None:
    """Una carta de esa etapa, encargada y enviada en ese instante."""
    carta = f"{deudor}/{etapa}/1"
    encargo = CartaEncargada(
        carta=carta,
        plantilla=etapa,
        dirigida="deudor",
        para=c.deudores[deudor].direcciones[:1],
        deudor=deudor,
        etapa=etapa,
        renglones=tuple(Renglon(factura, etapa) for factura in facturas),
        **mas,  # type: ignore[arg-type] # las claves son las de CartaEncargada
    )
    pasos = (
        encargo,
        CartaIntentada(carta=carta, message_id=f"{carta}@x", huella="h"),
        CartaEnElPunto(carta=carta),
        CartaEnviada(carta=carta),
    )
    asentar(c, *pasos, cuando=cuando)
