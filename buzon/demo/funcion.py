"""La función: monta la casa en disco, levanta los servidores y vive nueve semanas, vuelta a vuelta, por IMAP y SMTP."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from textwrap import shorten
from typing import Literal

from buzon.adaptadores.sistema import RelojFijo
from buzon.demo import mensajes, negocio
from buzon.demo.casa import preparar_casa
from buzon.demo.cuaderno import Anotada, encuadernar
from buzon.demo.guion import ACABA, EMPIEZA, REACCIONES, Llegada, del_dia
from buzon.demo.hitos import Cronista, Hito
from buzon.demo.servidores import ServidoresDemo
from buzon.dominio.dinero import escribir
from buzon.informes.estado import datos_del_estado
from buzon.informes.palabras import fecha_corta, fecha_larga, nombre_de_estado, nombre_de_etapa
from buzon.montaje.casa import montar
from buzon.vigia import Casa, pasada

_MANANA, _VUELTA = time(8, 45), time(10, 0)
_NOMBRES = {"plan": "propuesta de cuotas", "cuota": "recordatorio de cuota", "retirada": "aviso de que lo deje"}
Contar = Callable[[str], None]


class Funcion:
    """Una representación. `carpeta` se vacía y queda con todo lo que pasó."""

    def __init__(self, carpeta: Path, contar: Contar) -> None:
        self.carpeta = carpeta
        self._contar = contar
        self._reloj = RelojFijo(datetime.combine(EMPIEZA, _MANANA, mensajes.ZONA))
        self._agenda: dict[date, list[Llegada]] = {}
        self._vistas = 0
        self._anotadas: list[Anotada] = []
        self._cronista = Cronista()
        self._hitos: list[Hito] = []

    def representar(self) -> Path:
        """Vive todos los días del guion. Devuelve la portada del cuaderno."""
        shutil.rmtree(self.carpeta, ignore_errors=True)
        with ServidoresDemo(self._reloj) as servidores:
            servidores.crear_usuario(negocio.COBROS, negocio.CLAVE)
            casa = montar(preparar_casa(self.carpeta / "casa", servidores), self._reloj)
            try:
                dia = EMPIEZA
                while dia <= ACABA:
                    self._vivir(dia, casa, servidores)
                    dia += timedelta(days=1)
                return self._cerrar(casa)
            finally:
                casa.entrada.cerrar()
                casa.salida.cerrar()
                casa.libro.cerrar()

    def _vivir(self, dia: date, casa: Casa, servidores: ServidoresDemo) -> None:
        """Llega el correo de la mañana, se da la vuelta de las diez, y otra si alguien contesta en el día."""
        lineas: list[str] = []
        self._poner(dia, _MANANA)
        llegadas = [*del_dia(dia), *self._agenda.pop(dia, [])]
        hora = datetime.combine(dia, _VUELTA)
        while True:
            for llegada in llegadas:
                servidores.entregar(negocio.COBROS, llegada.crudo, self._reloj.ahora())
                lineas.append(f"  ← {llegada.relato}")
                self._anotar("entra", llegada.relato, mensajes.remitente(llegada.crudo), llegada.crudo)
            self._poner(dia, hora.time())
            pasada(casa)
            lineas += self._salidas(dia, servidores)
            hitos = self._cronista.nuevos(casa, dia, [anotada.con for anotada in self._anotadas])
            lineas += [f"  ★ {hito.cliente}: {hito.que}" for hito in hitos]
            self._hitos += hitos
            llegadas = self._agenda.pop(dia, [])
            if not llegadas:
                break
            hora += timedelta(minutes=30)
        if lineas:
            self._contar(f"\n{fecha_larga(dia).capitalize()}")
            for linea in lineas:
                self._contar(linea)

    def _poner(self, dia: date, hora: time) -> None:
        self._reloj.poner(datetime.combine(dia, hora, mensajes.ZONA))

    def _anotar(self, sentido: Literal["entra", "sale"], relato: str, con: str, crudo: bytes) -> None:
        self._anotadas.append(Anotada(self._reloj.ahora(), sentido, relato, con, crudo))

    def _salidas(self, dia: date, servidores: ServidoresDemo) -> list[str]:
        """Lo que Buzón acaba de mandar, y lo que cada cual contestará."""
        lineas = []
        enviados = servidores.enviados()
        for enviado in enviados[self._vistas :]:
            para = enviado.destinatarios[0]
            carta = mensajes.abrir(para, enviado.crudo)
            copia = f" (copia a {', '.join(enviado.destinatarios[1:])})" if enviado.destinatarios[1:] else ""
            relato = f"{_NOMBRES.get(carta.etapa) or nombre_de_etapa(carta.etapa)} a {para}{copia}"
            if para == negocio.TITULAR:
                relato += f": {carta.titulo}"
            self._anotar("sale", relato, para, enviado.crudo)
            if carta.etapa != "resumen":
                lineas.append(f"  → {relato}")
            reaccion = REACCIONES.get(para)
            for plazo, llegada in reaccion(carta, dia) if reaccion else ():
                self._agenda.setdefault(dia + timedelta(days=plazo), []).append(llegada)
        self._vistas = len(enviados)
        return lineas

    def _cerrar(self, casa: Casa) -> Path:
        self._contar("\nLo que acabas de ver")
        for hito in self._hitos:
            self._contar(f"  {fecha_corta(hito.dia)}  {hito.titulo:<24}{hito.cliente:<28}correo {hito.correo:03d}")
        estado = datos_del_estado(casa.cartera, casa.reglas, self._reloj.ahora())
        self._contar("\nCómo acaba")
        for factura in estado["facturas"]:
            factura["escrito"] = escribir(Decimal(factura["saldo"]), factura["moneda"], casa.reglas.negocio.pais)
            factura["estado"] = nombre_de_estado(factura["estado"])
            linea = f"  {factura['numero']:<6}{factura['deudor']:<28}{factura['escrito']:>12}  {factura['estado']:<13}"
            self._contar(f"{linea}{shorten(factura['motivo'], 70, placeholder='…')}")
        return encuadernar(self.carpeta, self._anotadas, self._hitos, estado)
