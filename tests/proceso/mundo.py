"""Un negocio de prueba sobre servidores de verdad, y la orden `buzon` como proceso aparte, tal como la usa su dueño."""

from __future__ import annotations

import email
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from uuid import uuid4

from imapclient import IMAPClient
from servidores.dovecot import CLAVE, Dovecot

from buzon.demo.servidores import ServidoresDemo
from buzon.dominio.discrecion import enmascarar

PACIENCIA = 90.0
TITULAR = "rosa@imprentasol.example"
FACTURAS = "facturas@imprentasol.example"
AGENCIA = "ingresos@cobranzasbajio.example"
CLIENTE = "pagos@ferreteriaindio.example"
AUTENTICADOR = "mx.imprentasol.example"


def esperar_a(que: Callable[[], object], por_que: str, paciencia: float = PACIENCIA) -> float:
    """Espera a que pase algo; devuelve los segundos que tardó."""
    empezado = time.monotonic()
    while not que():
        if time.monotonic() - empezado > paciencia:
            raise AssertionError(f"no llegó a pasar: {por_que}")
        time.sleep(0.01)
    return time.monotonic() - empezado


@dataclass
class Carta:
    """Una carta que salió, con su sobre."""

    destinatarios: tuple[str, ...]
    crudo: bytes

    @property
    def mensaje(self) -> EmailMessage:
        mensaje = email.message_from_bytes(self.crudo, policy=default)
        assert isinstance(mensaje, EmailMessage)
        return mensaje

    @property
    def etapa(self) -> str:
        """La etapa de un recordatorio; de las demás, su clase."""
        partes = str(self.mensaje["X-Buzon-Id"]).split("/")
        es_etapa = len(partes) == 3 and len(partes[-1]) < 3 and partes[-1].isdigit()
        return partes[1] if es_etapa else partes[0]

    @property
    def texto(self) -> str:
        parte = self.mensaje.get_body(("plain",))
        assert parte is not None
        return str(parte.get_content())


@dataclass
class Mundo:
    """El buzón del negocio (en Dovecot o en pymap), el SMTP (aiosmtpd) y la carpeta de la casa."""

    imap_puerto: int
    usuario: str
    clave: str
    smtp: ServidoresDemo
    casa: Path
    entorno: dict[str, str] = field(default_factory=dict)

    # La orden ------------------------------------------------------------------------------------------------

    def buzon(
        self, *argumentos: str, codigo: int | None = 0, entrada: bytes | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Ejecuta `buzon …` en otro proceso. `codigo`: con cuál ha de salir; `None`, con cualquiera."""
        hecho = subprocess.run(
            [sys.executable, "-m", "buzon", *argumentos],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=self._entorno(),
            input=entrada and entrada.decode(),
        )
        if codigo is not None:
            assert hecho.returncode == codigo, f"{argumentos}: {hecho.returncode}\n{hecho.stdout}\n{hecho.stderr}"
        return hecho

    def pasada(self, ahora: str, codigo: int | None = 0) -> list[Carta]:
        """Una pasada en ese instante. Devuelve lo que salió en ella."""
        antes = len(self.smtp.enviados())
        self.buzon("pasada", "--ahora", ahora, codigo=codigo)
        return self.cartas()[antes:]

    def estado(self, *argumentos: str) -> dict[str, Any]:
        return dict(json.loads(self.buzon("estado", "--json", *argumentos, codigo=None).stdout))

    @contextmanager
    def vigilando(self, entorno: Mapping[str, str] | None = None) -> Iterator[Demonio]:
        """El demonio en marcha; al salir se le mata si sigue vivo."""
        with subprocess.Popen(
            [sys.executable, "-m", "buzon", "vigilar"],
            env=self._entorno() | dict(entorno or {}),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        ) as proceso:
            demonio = Demonio(proceso)
            try:
                yield demonio
            finally:
                proceso.kill()
                proceso.wait()
                demonio.cerrar()
                demonio.comprobar_que_es_discreto()

    def _entorno(self) -> dict[str, str]:
        return {**os.environ, "BUZON_CASA": str(self.casa), **self.entorno}

    # El correo -----------------------------------------------------------------------------------------------

    def entregar(self, crudo: bytes, llegada: datetime) -> None:
        """Deja un correo en la bandeja de entrada, por otra conexión."""
        with self.conexion() as otra:
            otra.append("INBOX", crudo, (), llegada)

    @contextmanager
    def conexion(self) -> Iterator[IMAPClient]:
        otra = IMAPClient("127.0.0.1", self.imap_puerto, ssl=False, timeout=10)
        otra.login(self.usuario, self.clave)
        try:
            yield otra
        finally:
            otra.logout()

    def cartas(self) -> list[Carta]:
        return [Carta(enviado.destinatarios, enviado.crudo) for enviado in self.smtp.enviados()]

    def cartas_a(self, quien: str) -> list[Carta]:
        return [carta for carta in self.cartas() if carta.destinatarios[0] == quien]

    # Las reglas ----------------------------------------------------------------------------------------------

    def cambiar(self, seccion: str, clave: str, valor: str) -> None:
        """Cambia una clave de reglas.toml (o la añade al principio de su sección). `valor`, tal como va en TOML."""
        archivo = self.casa / "reglas.toml"
        lineas = archivo.read_text(encoding="utf-8").splitlines()
        inicio = lineas.index(f"[{seccion}]")
        fin = next((i for i in range(inicio + 1, len(lineas)) if lineas[i].startswith("[")), len(lineas))
        donde = [i for i in range(inicio, fin) if lineas[i].partition("=")[0].strip() == clave]
        if donde:
            lineas[donde[0]] = f"{clave} = {valor}"
        else:
            lineas.insert(inicio + 1, f"{clave} = {valor}")
        archivo.write_text("\n".join(lineas) + "\n", encoding="utf-8")


class Demonio:
    """`buzon vigilar` en marcha, con lo que va contando."""

    def __init__(self, proceso: subprocess.Popen[str]) -> None:
        self.proceso = proceso
        self.lineas: list[str] = []
        self._oidor = threading.Thread(target=self._oir, daemon=True)
        self._oidor.start()

    def _oir(self) -> None:
        assert self.proceso.stderr is not None
        self.lineas.extend(linea.rstrip() for linea in iter(self.proceso.stderr.readline, ""))

    def dice(self, frase: str, paciencia: float = PACIENCIA) -> None:
        """Espera a que lo cuente."""
        esperar_a(lambda: any(frase in linea for linea in list(self.lineas)), f"{frase!r} en {self.lineas}", paciencia)

    def senal(self, cual: signal.Signals) -> None:
        self.proceso.send_signal(cual)

    def parar(self, paciencia: float = PACIENCIA) -> int:
        """SIGTERM; devuelve el código de salida."""
        self.senal(signal.SIGTERM)
        return self.proceso.wait(paciencia)

    def cerrar(self) -> None:
        self._oidor.join(5)

    def comprobar_que_es_discreto(self) -> None:
        """T36: en el registro no queda ninguna dirección, ningún asunto y ningún importe."""
        indiscretas = [dicha for dicha in self.lineas if enmascarar(dicha, con_citas="reglas" in dicha) != dicha]
        assert not indiscretas, indiscretas


_BANCO = """
[[bancos]]
nombre = "Banco del Valle"
remitente = "avisos@bancodelvalle.example"
patron = 'Recibiste (?P<importe>[$0-9.,]+) de (?P<pagador>[^.\\n]+)\\.(?: Concepto: (?P<referencia>[^\\n]+))?'
"""


def fundar(mundo: Mundo, modelo: Path) -> None:
    """La casa que hizo `buzon iniciar` (en `modelo`), apuntada a los servidores de aquí."""
    shutil.copytree(modelo, mundo.casa)
    cambios = {
        "negocio": {
            "nombre": '"Imprenta Sol SA de CV"',
            "id_fiscal": '"ISO120101AB1"',
            "pais": '"MX"',
            "zona_horaria": '"America/Mexico_City"',
            "moneda": '"MXN"',
            "titulares": f'["{TITULAR}"]',
        },
        "correo": {
            "direccion": '"cobros@imprentasol.example"',
            "facturas": f'"{FACTURAS}"',
            "authserv_id": f'"{AUTENTICADOR}"',
        },
        "agencia": {"correo": f'"{AGENCIA}"'},
        "correo.imap": {"host": '"127.0.0.1"', "puerto": str(mundo.imap_puerto), "usuario": f'"{mundo.usuario}"'},
        "correo.smtp": {
            "host": '"127.0.0.1"',
            "puerto": str(mundo.smtp.smtp_puerto),
            "usuario": '"cobros@imprentasol.example"',
        },
    }
    for servidor in ("correo.imap", "correo.smtp"):
        cambios[servidor] |= {"seguridad": '"ninguna"', "clave": '"entorno:BUZON_PRUEBA"'}
    for seccion, claves in cambios.items():
        for clave, valor in claves.items():
            mundo.cambiar(seccion, clave, valor)
    with (mundo.casa / "reglas.toml").open("a", encoding="utf-8") as archivo:
        archivo.write(_BANCO)


def mundo_en_pymap(servidores: ServidoresDemo, casa: Path) -> Mundo:
    usuario = f"u{uuid4().hex[:10]}@imprentasol.example"
    servidores.crear_usuario(usuario, CLAVE)
    return _mundo(servidores.imap_puerto, usuario, servidores, casa)


def mundo_en_dovecot(dovecot: Dovecot, servidores: ServidoresDemo, casa: Path) -> Mundo:
    return _mundo(dovecot.puerto, f"u{uuid4().hex[:10]}", servidores, casa)


def _mundo(puerto: int, usuario: str, servidores: ServidoresDemo, casa: Path) -> Mundo:
    servidores.crear_usuario("cobros@imprentasol.example", CLAVE)
    return Mundo(puerto, usuario, CLAVE, servidores, casa, {"BUZON_PRUEBA": CLAVE})
