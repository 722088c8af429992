"""La carpeta de una casa: sus rutas, y cómo se leen y se estrenan el libro, la llave y las reglas que hay en ella."""

import os
import secrets
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar
from buzon.adaptadores.sistema import RelojReal
from buzon.disco import escribir_de_una_vez, sincronizar_carpeta
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cartera import Cartera, plegar
from buzon.dominio.hechos import CasaAbierta
from buzon.dominio.reglas import Reglas
from buzon.montaje.examen import faltan_plantillas
from buzon.montaje.recursos import compartido
from buzon.montaje.reglas import leer_reglas
from buzon.puertos import LibroDanado, ReglasInvalidas

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
        escribir_de_una_vez(self.llave, secrets.token_bytes(_LARGO_LLAVE))
        sincronizar_carpeta(self.datos)

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
