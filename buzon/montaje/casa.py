"""Monta una casa: carpeta, libro, llave, bandejas y reglas, listas para trabajar."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.dns import ResolutorDns
from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar
from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.adaptadores.sistema import MarcaDeLectura, RelojFijo, RelojReal, instancia_de, vigia_del_disco
from buzon.adaptadores.smtp import SalidaSmtp
from buzon.adaptadores.taller import Taller, es_corriente
from buzon.correo.entender import Entendido, Saber, entender
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, plegar
from buzon.dominio.hechos import CasaAbierta
from buzon.dominio.reglas import Reglas, Servidor
from buzon.dominio.servidores import ServidorCorreo
from buzon.montaje.claves import Claves
from buzon.montaje.examen import examinar_plantillas, faltan_plantillas
from buzon.montaje.recursos import compartido
from buzon.montaje.reglas import leer_reglas
from buzon.montaje.saber import leer_saber
from buzon.puertos import LibroDanado, ReglasInvalidas, Reloj
from buzon.vigia.alarmas import empezar_epoca
from buzon.vigia.casa import Casa

_LARGO_LLAVE = 32


class CasaEnDisco:
    """Las rutas de una casa y lo que hay en ellas."""

    def __init__(self, carpeta: Path) -> None:
        # Absoluta: el taller y las credenciales se buscan desde ella, se esté donde se esté.
        self.carpeta = carpeta.resolve()
        self.reglas = carpeta / "reglas.toml"
        self.plantillas = carpeta / "plantillas_correo"
        self.datos = Path(os.environ.get("BUZON_DATOS") or carpeta / "datos")
        self.llave = self.datos / "llave"
        self.archivo = self.datos / "archivo"
        self.latido = self.datos / "latido"

    def leer_reglas(self) -> Reglas:
        """Las reglas, comprobadas también contra las plantillas que hay. Raises ReglasInvalidas."""
        reglas = leer_reglas(self.reglas)
        faltan = tuple(faltan_plantillas(reglas, self.plantillas))
        if faltan:
            raise ReglasInvalidas(self.reglas, faltan)
        return reglas

    def tiene_libro(self) -> bool:
        """Si en la carpeta de datos hay algo: entonces el libro tiene que estar, y entero."""
        return self.datos.is_dir() and any(ruta.name != "cerrojo" for ruta in self.datos.iterdir())

    def crear_libro(self) -> LibroTinyDB:
        """Estrena el libro de una casa nueva, con su llave."""
        self.datos.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.datos.chmod(0o700)
        primero = Asiento(
            numero=1,
            cuando=RelojReal(UTC).ahora(),
            causa=Causa("casa", "nueva"),
            hechos=(CasaAbierta(casa=secrets.token_hex(8)),),
        )
        libro = LibroTinyDB.crear(self.datos, primero)
        self._estrenar_llave()
        return libro

    def _estrenar_llave(self) -> None:
        """Con su nombre definitivo nunca hay una llave a medias, y no se vuelve hasta que está en el disco."""
        provisional = self.llave.with_suffix(".tmp")
        descriptor = os.open(provisional, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as archivo:
            archivo.write(secrets.token_bytes(_LARGO_LLAVE))
            archivo.flush()
            os.fsync(archivo.fileno())
        provisional.rename(self.llave)
        carpeta = os.open(self.datos, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(carpeta)
        finally:
            os.close(carpeta)

    def abrir_libro(self) -> LibroTinyDB:
        """El libro, para escribir. Una casa sin datos lo estrena; una con datos y sin libro, se niega."""
        if not self.tiene_libro():
            return self.crear_libro()
        libro = LibroTinyDB.abrir(self.datos)
        if libro.numero == 1 and not self.llave.exists():
            # Se cortó entre estrenar el libro y su llave: aún no se ha firmado nada con ella.
            self._estrenar_llave()
        return libro

    def leer_llave(self) -> bytes:
        """La llave de la casa. Raises LibroDanado si falta o no está entera."""
        try:
            llave = self.llave.read_bytes()
        except FileNotFoundError:
            llave = b""
        if len(llave) != _LARGO_LLAVE:
            raise LibroDanado(f"Falta {self.llave} o está incompleta: recupérala de tu copia de seguridad.")
        return llave

    def leer_cartera(self) -> Cartera:
        """La cartera, solo para mirar, aunque el demonio esté trabajando."""
        if not self.tiene_libro():
            return Cartera()
        libro = LibroTinyDB.leer(self.datos)
        try:
            return plegar(libro.asientos())
        finally:
            libro.cerrar()

    def leer_historia(self) -> tuple[Cartera, tuple[Asiento, ...]]:
        """La cartera y los asientos de los que sale, los dos del mismo instante."""
        if not self.tiene_libro():
            return Cartera(), ()
        libro = LibroTinyDB.leer(self.datos)
        try:
            asientos = tuple(libro.asientos())
        finally:
            libro.cerrar()
        return plegar(asientos), asientos

    def carpetas_de_plantillas(self) -> tuple[Path, ...]:
        """Primero las del dueño."""
        return tuple(ruta for ruta in (self.plantillas, compartido("plantillas_correo")) if ruta.is_dir())

    def latir(self, instante: datetime) -> None:
        """Deja dicho que una vuelta acabó: quien vigile a Buzón mira la fecha de este archivo.

        Si el disco no deja, la fecha se queda vieja, que es lo que hay que ver.
        """
        with suppress(OSError):
            self.latido.write_text(instante.isoformat(), encoding="utf-8")

    def leer_latido(self) -> datetime | None:
        """Cuándo acabó la última vuelta, si acabó alguna."""
        try:
            return datetime.fromisoformat(self.latido.read_text(encoding="utf-8").strip())
        except (OSError, ValueError):
            return None

    def respaldar(self, dia: date) -> None:
        """La copia de seguridad del día."""
        respaldar(self.datos, dia)


def servidor_de(reglas: Servidor) -> ServidorCorreo:
    """Lo que los adaptadores necesitan saber de un servidor."""
    return ServidorCorreo(
        host=reglas.host,
        puerto=reglas.puerto,
        seguridad=reglas.seguridad,
        usuario=reglas.usuario,
        autenticacion=reglas.autenticacion,
        autoridad=reglas.autoridad,
    )


def claves_de(disco: CasaEnDisco, reglas: Reglas) -> Claves:
    """Con qué se entra en los servidores de esas reglas."""
    return Claves(disco.carpeta, disco.datos, reglas)


def bandeja_de(reglas: Reglas, claves: Claves) -> BandejaImap:
    """La bandeja de entrada de unas reglas."""
    imap = reglas.correo.imap
    return BandejaImap(
        servidor_de(imap), claves.de(imap), imap.carpetas, plazos=PlazosImap(), otra_credencial=claves.otra(imap)
    )


def salida_de(reglas: Reglas, claves: Claves) -> SalidaSmtp:
    """La bandeja de salida de unas reglas."""
    smtp = reglas.correo.smtp
    return SalidaSmtp(servidor_de(smtp), claves.de(smtp), otra_credencial=claves.otra(smtp))


def lector_de(reglas: Reglas, saber: Saber) -> Callable[[bytes], Entendido]:
    """Cómo se lee un correo: lo corriente aquí mismo, lo demás en el taller."""
    taller = Taller(reglas)
    return lambda crudo: entender(crudo, saber) if es_corriente(crudo) else taller.abrir(crudo)


def montar(disco: CasaEnDisco, reloj: Reloj | None = None) -> Casa:
    """La casa lista para trabajar, con el libro abierto para escribir.

    Raises:
        ReglasInvalidas, LibroOcupado, LibroDanado, FalloDefinitivo.
    """
    reglas = disco.leer_reglas()
    saber = leer_saber(reglas)
    es_simulada = isinstance(reloj, RelojFijo)  # con `--ahora` la hora no es la del mundo: ni se comprueba ni se dice
    libro = disco.abrir_libro()
    try:
        claves = claves_de(disco, reglas)
        casa = Casa(
            libro=libro,
            archivo=ArchivoEnDisco(disco.archivo),
            entrada=bandeja_de(reglas, claves),
            salida=salida_de(reglas, claves),
            plantillas=PlantillasJinja(disco.carpetas_de_plantillas()),
            reloj=reloj or RelojReal(reglas.zona),
            reglas=reglas,
            saber=saber,
            llave=disco.leer_llave(),
            abrir_aparte=lector_de(reglas, saber),
            falta_sitio=vigia_del_disco(disco.datos),
            comprueba_reloj=not es_simulada,
            testigo=MarcaDeLectura(disco.datos / "leyendo"),
            avisos_de_fuera=claves.avisos,
            resolutor=ResolutorDns(),
        )
        casa.instancia = None if es_simulada else instancia_de(disco.datos, casa.cartera.casa, casa.ahora())
        if libro.viene_de_respaldo:
            empezar_epoca(casa, f"se puso a mano un respaldo que llega al asiento {libro.numero}")
    except BaseException:
        libro.cerrar()
        raise
    return casa


def recargar(casa: Casa, disco: CasaEnDisco) -> None:
    """Cambia las reglas de una casa en marcha, enteras o nada: primero se comprueban, después se ponen.

    Raises:
        ReglasInvalidas: las nuevas, o alguna plantilla probada con datos de ejemplo, están mal; la casa sigue con las
            de antes.
    """
    reglas = disco.leer_reglas()
    plantillas = PlantillasJinja(disco.carpetas_de_plantillas())
    if faltas := examinar_plantillas(plantillas, reglas):
        raise ReglasInvalidas(disco.plantillas, faltas)
    saber = leer_saber(reglas)
    claves = claves_de(disco, reglas)
    entrada, salida = bandeja_de(reglas, claves), salida_de(reglas, claves)
    casa.entrada.cerrar()
    casa.salida.cerrar()
    casa.entrada, casa.salida = entrada, salida
    casa.avisos_de_fuera = claves.avisos
    # El buzón puede ser otro: hay que volver a mirar si lo atiende alguien y a leerlo antes de escribir a nadie.
    casa.senalada_en = casa.leido_en = casa.leido_a = None
    casa.plantillas = plantillas
    casa.reglas, casa.saber = reglas, saber
    casa.abrir_aparte = lector_de(reglas, saber)
