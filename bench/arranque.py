"""Cuánto cuesta arrancar y dar una vuelta a cada tamaño de cartera, y cuánto un solo correo.

Uso: `python bench/arranque.py [facturas…]` (por omisión 100, 5000, 10000 y 100000). Los libros se hacen con hechos, en
una carpeta temporal; el buzón es el embebido, vacío.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from buzon.adaptadores.sistema import RelojFijo
from buzon.demo.casa import preparar_casa
from buzon.demo.negocio import AUTENTICADOR, BANCO, CLAVE, COBROS
from buzon.demo.servidores import ServidoresDemo
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import DeudorRegistrado, FacturaRegistrada, VigilanciaActivada
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.casa import montar
from buzon.puertos import Sobre
from buzon.vigia import Casa
from buzon.vigia.lectura import atender

AHORA = datetime(2026, 12, 1, 13, tzinfo=UTC)
_POR_CLIENTE = 5


def fundar(carpeta: Path, facturas: int, servidores: ServidoresDemo) -> CasaEnDisco:
    """Una casa con tantas facturas abiertas, a cinco por cliente; ninguna toca hoy."""
    disco = preparar_casa(carpeta, servidores)
    libro = disco.crear_libro()
    numero = 1
    for hechos in ((VigilanciaActivada(desde=AHORA),), *(_cliente(i) for i in range(facturas // _POR_CLIENTE))):
        numero += 1
        libro.asentar(Asiento(numero, AHORA, Causa("correo", f"{numero}"), hechos))
    libro.cerrar()
    return disco


def _cliente(i: int) -> tuple[DeudorRegistrado | FacturaRegistrada, ...]:
    deudor = f"cliente-{i:06}"
    alta = DeudorRegistrado(
        deudor=deudor,
        nombre=f"Comercial {_palabra(i)} {_palabra(i * 7 + 3)} Ltda",
        correos=(f"pagos{i}@cliente{i % 997}.example",),
        id_fiscal=f"{10_000_000 + i}-{i % 10}",
    )
    vence = (AHORA + timedelta(days=20)).date()
    facturas = (
        FacturaRegistrada(
            factura=f"f-{i}-{j}",
            deudor=deudor,
            numero=str(1000 + i * _POR_CLIENTE + j),
            fecha=AHORA.date(),
            vencimiento=vence,
            importe=Decimal(1000 + (i * 31 + j * 977) % 900_000),
            moneda="CLP",
        )
        for j in range(_POR_CLIENTE)
    )
    return (alta, *facturas)


def _palabra(i: int) -> str:
    silabas = ("ba", "lo", "mi", "ra", "ten", "sur", "vel", "do", "pu", "gra")
    return "".join(silabas[int(cifra)] for cifra in str(i % 9973 + 100)).capitalize()


# ru_maxrss hereda lo que ocupaba quien lanzó el proceso; VmHWM, no.
_TESTIGO = """
import sys
from buzon.cli import principal
try:
    codigo = principal(sys.argv[1:])
except SystemExit as fin:
    codigo = fin.code
pico = next(linea for linea in open("/proc/self/status") if linea.startswith("VmHWM"))
print(pico.split()[1], file=sys.stderr)
sys.exit(codigo)
"""


def orden(casa: Path, *argumentos: str) -> tuple[float, int]:
    """Segundos y megas de `buzon …` en otro proceso."""
    empezado = perf_counter()
    hecho = subprocess.run(
        [sys.executable, "-c", _TESTIGO, *argumentos],
        env={**os.environ, "BUZON_CASA": str(casa)},
        capture_output=True,
        text=True,
        check=True,
    )
    return perf_counter() - empezado, int(hecho.stderr.split()[-1]) // 1024


def correos() -> dict[str, Callable[[int], bytes]]:
    """Un correo de cada clase, distinto cada vez."""

    def banco(texto: str) -> Callable[[int], bytes]:
        return lambda i: _correo(BANCO, "Aviso de transferencia de fondos", texto.format(i=i), i)

    recibo = (
        "Le informamos que {quien} le ha realizado una transferencia por ${cuanto} a su Cuenta Corriente "
        "N° 1122334455. Ref {i}"
    )
    return {
        "aviso, pagador conocido": banco(recibo.format(quien="COMERCIAL LOLOBA LODORA LTDA", cuanto="1.977", i="{i}")),
        "aviso, pagador ajeno": banco(recibo.format(quien="PEDRO SOTO ROJAS", cuanto="777.777", i="{i}")),
        "respuesta de un cliente": lambda i: _correo(
            "pagos7@cliente7.example", "Re: factura", f"¿Me la reenvía? {i}", i
        ),
        "publicidad": lambda i: _correo("ofertas@tienda.example", "Ofertas", f"Tóner barato. {i}", i),
    }


def _correo(de: str, asunto: str, texto: str, i: int) -> bytes:
    mensaje = EmailMessage()
    mensaje["Authentication-Results"] = f"{AUTENTICADOR}; dmarc=pass header.from={de.rpartition('@')[2]}"
    mensaje["From"], mensaje["To"], mensaje["Subject"], mensaje["Date"] = de, COBROS, asunto, AHORA
    mensaje["Message-ID"] = f"<{sha256(f'{de}{i}'.encode()).hexdigest()[:20]}@ejemplo.example>"
    mensaje.set_content(texto + "\n")
    return mensaje.as_bytes(policy=SMTP)


def medir_correos(casa: Casa) -> dict[str, float]:
    """Milisegundos (mediana) de atender un correo de cada clase: leer, entender, casar, decidir y asentar."""
    uid, tiempos = 0, {}
    for nombre, hacer in correos().items():
        medidas = []
        for i in range(15):
            uid += 1
            crudo = hacer(i)
            sobre = Sobre(carpeta="INBOX", uidvalidity=1, uid=uid, llegada=AHORA, tamano=len(crudo), crudo=crudo)
            empezado = perf_counter()
            atender(casa, sobre)
            medidas.append(perf_counter() - empezado)
        tiempos[nombre] = median(medidas) * 1000
    return tiempos


def principal() -> None:
    """Mide y cuenta."""
    tamanos = [int(uno) for uno in sys.argv[1:]] or [100, 5_000, 10_000, 100_000]
    with tempfile.TemporaryDirectory() as temporal, ServidoresDemo(RelojFijo(AHORA)) as servidores:
        servidores.crear_usuario(COBROS, CLAVE)
        ayuda = orden(Path(temporal), "--help")
        print(f"buzon --help: {ayuda[0]:.2f} s, {ayuda[1]} MB")
        for facturas in tamanos:
            disco = fundar(Path(temporal) / str(facturas), facturas, servidores)
            ahora = ("--ahora", AHORA.isoformat())
            print(f"\n{facturas} facturas abiertas")
            for nombre in ("estado", "pasada"):
                segundos, megas = orden(disco.carpeta, nombre, *ahora)
                print(f"  buzon {nombre}: {segundos:.2f} s, {megas} MB")
            empezado = perf_counter()
            casa = montar(disco, RelojFijo(AHORA))
            print(f"  montar la casa: {perf_counter() - empezado:.2f} s")
            for nombre, milesimas in medir_correos(casa).items():
                print(f"  {nombre}: {milesimas:.1f} ms")
            for puerto in (casa.entrada, casa.salida, casa.libro):
                puerto.cerrar()
        print(f"\nmemoria de este proceso: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    principal()
